"""What the app shows of one journey: frozen values of the same moment, assigned in one place and watched by all."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from gmrsj_tui.framework.model import Criterion, Pack, Step
from gmrsj_tui.journey.answer import Answer, Status
from gmrsj_tui.journey.applicability import applies
from gmrsj_tui.journey.journey import Journey
from gmrsj_tui.journey.roadmap import RoadmapItem, open_criteria, roadmap_of
from gmrsj_tui.journey.standing import Standing, StepStanding, is_weak


@dataclass(frozen=True, slots=True)
class Shown:
    """One journey at one moment."""

    pack: Pack
    journey: Journey
    standing: Standing
    _roadmaps: dict[str, tuple[Criterion, ...]] = field(default_factory=dict, init=False, repr=False, compare=False)
    """The roadmaps asked for so far: several widgets ask for the same one while they draw a frame."""

    def answer(self, criterion: str) -> Answer:
        """What stands about a criterion."""
        return self.journey.answer(criterion)

    def step(self, step: str) -> StepStanding:
        """Where a step stands."""
        return self.standing.of(step)

    def roadmap(self) -> tuple[RoadmapItem, ...]:
        """The next actions of the whole journey."""
        return roadmap_of(self.pack, self.journey, self.standing)

    def step_roadmap(self, step: str) -> tuple[Criterion, ...]:
        """The next criteria of one step."""
        found = self._roadmaps.get(step)
        if found is None:
            found = self._roadmaps[step] = open_criteria(self.pack, self.journey, self.step(step))
        return found

    def step_of(self, criterion: str) -> Step | None:
        """The step in which a criterion stands."""
        found = self.pack.criterion(criterion)
        return None if found is None else self.pack.step(found.step)

    def applies(self, criterion: str) -> bool:
        """Whether a criterion is part of this journey."""
        found = self.pack.criterion(criterion)
        return found is not None and applies(found, self.journey)

    def parked(self) -> tuple[Criterion, ...]:
        """What the group put off, in the order in which the steps show it, whatever its status and level."""
        return tuple(
            criterion
            for standing in self.standing.steps
            for criterion in standing.criteria
            if self.answer(criterion.id).parked
        )

    def disputed(self) -> tuple[Criterion, ...]:
        """What somebody sees otherwise, in the order in which the steps show it."""
        return tuple(
            criterion
            for standing in self.standing.steps
            for criterion in standing.criteria
            if self.answer(criterion.id).disputed
        )

    def counted(self, step: str, of: Callable[[Answer], bool]) -> int:
        """How many criteria of a step have an answer of some kind; only those that were answered are looked at."""
        found = [id for id, answer in self.journey.answers.items() if of(answer)]
        return sum(1 for id in found if (one := self.pack.criterion(id)) and one.step == step and self.applies(id))

    def banked(self, criterion: Criterion) -> bool:
        """Whether it is met above the first level of its step that is not clear (CONTRACTS 2.6)."""
        next_level = self.step(criterion.step).next_level
        if next_level is None or self.answer(criterion.id).status is not Status.MET:
            return False
        return self.pack.level_rank(criterion.level) > self.pack.level_rank(next_level)

    def weak(self, criterion: Criterion) -> bool:
        """Whether it is met on evidence below its level's minimum (CONTRACTS 2.5)."""
        return is_weak(self.pack.level(criterion.level), self.answer(criterion.id))

    @property
    def answers(self) -> Mapping[str, Answer]:
        """All answers given so far."""
        return self.journey.answers
