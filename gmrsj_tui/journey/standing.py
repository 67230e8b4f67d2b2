"""Where a journey stands: the level held in each step, what is in the way, what is banked (CONTRACTS 2.3 to 2.6)."""

from typing import NamedTuple

from gmrsj_tui.framework.model import Criterion, Level, Pack, Step
from gmrsj_tui.journey.answer import Answer, Status
from gmrsj_tui.journey.applicability import applicable
from gmrsj_tui.journey.coverage import covers
from gmrsj_tui.journey.journey import Journey


class LevelCount(NamedTuple):
    """How many criteria of one level in one step are applicable, covered, met and not applicable.

    Counts only: there is no percentage towards a level (CONTRACTS 2.9).
    """

    level: str
    applicable: int
    covered: int
    met: int
    not_applicable: int

    @property
    def clear(self) -> bool:
        """Whether nothing applicable is uncovered; a level without criteria is clear."""
        return self.covered == self.applicable

    @property
    def open(self) -> int:
        """How many applicable criteria are not covered."""
        return self.applicable - self.covered


class StepStanding(NamedTuple):
    """Where one step stands."""

    step: Step
    criteria: tuple[Criterion, ...]
    """The applicable ones, in level order, then priority order."""
    levels: tuple[LevelCount, ...]
    held: str | None
    """Id of the level held, or ``None``: not yet the first level (CONTRACTS 2.4)."""
    next_level: str | None
    """The first level that is not clear; ``None`` when nothing is open (CONTRACTS 2.6)."""
    chosen_target: str | None
    """The target that somebody chose for this step, or ``None``."""
    blocking: tuple[Criterion, ...]
    """Uncovered criteria up to the next level, in roadmap order."""
    banked: tuple[Criterion, ...]
    """Criteria that are met above the first level that is not clear."""
    weak_evidence: tuple[Criterion, ...]
    """Criteria that are met with evidence below their level's minimum (CONTRACTS 2.5)."""

    @property
    def target(self) -> str | None:
        """The level that the roadmap leads to: the chosen one, else the next one."""
        return self.chosen_target or self.next_level

    def counted(self, level: str) -> LevelCount:
        """The counts of one level.

        Raises:
            KeyError: The pack has no such level.
        """
        for count in self.levels:
            if count.level == level:
                return count
        raise KeyError(level)

    @property
    def covered(self) -> int:
        """How many applicable criteria are covered, over all levels."""
        return sum(count.covered for count in self.levels)


class Standing(NamedTuple):
    """Where the whole journey stands."""

    steps: tuple[StepStanding, ...]
    overall: str | None
    """The lowest level held among steps with something applicable: this app's own convention (CONTRACTS 2.4)."""
    held_by: tuple[str, ...]
    """Ids of the steps that stand at that lowest level and so hold the overall level where it is."""

    def of(self, step: str) -> StepStanding:
        """The standing of one step.

        Raises:
            KeyError: There is no such step.
        """
        for standing in self.steps:
            if standing.step.id == step:
                return standing
        raise KeyError(step)


def standing_of(pack: Pack, journey: Journey) -> Standing:
    """Work out where a journey stands."""
    steps = tuple(step_standing(pack, journey, step) for step in pack.steps)
    return assemble(pack, steps)


def assemble(pack: Pack, steps: tuple[StepStanding, ...]) -> Standing:
    """The standing of a journey from that of its steps, so that one changed step need not count the others again."""
    ranked = [(rank_of(pack, standing.held), standing) for standing in steps if standing.criteria]
    lowest = min((rank for rank, _ in ranked), default=-1)
    return Standing(
        steps=steps,
        overall=pack.levels[lowest].id if lowest >= 0 else None,
        held_by=tuple(standing.step.id for rank, standing in ranked if rank == lowest),
    )


def step_standing(pack: Pack, journey: Journey, step: Step) -> StepStanding:
    """Work out where one step stands, in one pass over its criteria: this runs at every keypress."""
    criteria = applicable(step, journey)
    tallies = {level.id: _Tally() for level in pack.levels}
    weak: list[Criterion] = []
    for criterion in criteria:
        tally = tallies[criterion.level]
        answer = journey.answer(criterion.id)
        if not covers(criterion, answer):
            tally.open.append(criterion)
        elif answer.status is Status.MET:
            tally.met.append(criterion)
            if is_weak(pack.level(criterion.level), answer):
                weak.append(criterion)
        else:
            tally.not_applicable += 1
    counts = tuple(tally.count(level) for level, tally in tallies.items())
    gate = first_not_clear(counts)
    held = highest_held(counts)
    by_level = tuple(tallies.values())
    reached = len(by_level) if gate is None else gate + 1
    target = journey.targets.get(step.id)
    return StepStanding(
        step=step,
        criteria=criteria,
        levels=counts,
        held=None if held is None else counts[held].level,
        next_level=None if gate is None else counts[gate].level,
        chosen_target=target if target in tallies else None,  # a newer pack may have dropped that level
        blocking=tuple(criterion for tally in by_level[:reached] for criterion in tally.open),
        banked=tuple(criterion for tally in by_level[reached:] for criterion in tally.met),
        weak_evidence=tuple(weak),
    )


class _Tally:
    """The criteria of one level, sorted by what stands about them."""

    def __init__(self) -> None:
        self.open: list[Criterion] = []
        self.met: list[Criterion] = []
        self.not_applicable = 0

    def count(self, level: str) -> LevelCount:
        covered = len(self.met) + self.not_applicable
        return LevelCount(level, covered + len(self.open), covered, len(self.met), self.not_applicable)


def first_not_clear(counts: tuple[LevelCount, ...]) -> int | None:
    """The place of the first level with an uncovered criterion; what is clear cannot be in the way."""
    return next((rank for rank, count in enumerate(counts) if not count.clear), None)


def highest_held(counts: tuple[LevelCount, ...]) -> int | None:
    """The place of the level held: the highest with at least one ``met`` below the first that is not clear.

    A level with nothing applicable, or with everything not applicable, is neither awarded nor in the way
    (CONTRACTS 2.4).
    """
    gate = first_not_clear(counts)
    below = counts if gate is None else counts[:gate]
    return next((rank for rank in reversed(range(len(below))) if below[rank].met), None)


def is_weak(level: Level, answer: Answer) -> bool:
    """Whether a ``met`` rests on evidence below its level's minimum: a warning, never a bar (CONTRACTS 2.5)."""
    return answer.status is Status.MET and answer.strength < level.minimum_evidence


def rank_of(pack: Pack, level: str | None) -> int:
    """The place of a level held, -1 for none."""
    return -1 if level is None else pack.level_rank(level)


def level_title(pack: Pack, level: str | None) -> str:
    """The name of the level held, or "Not yet launched" (CONTRACTS 2.4)."""
    return pack.not_yet if level is None else pack.level(level).title
