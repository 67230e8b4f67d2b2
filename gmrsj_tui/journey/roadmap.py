"""The next criteria that lead to the next level, or to a chosen target (CONTRACTS 2.7)."""

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from gmrsj_tui.clock import parse_date
from gmrsj_tui.framework.model import Criterion, Level, Pack, Step
from gmrsj_tui.journey.answer import Answer
from gmrsj_tui.journey.coverage import covers
from gmrsj_tui.journey.journey import Journey
from gmrsj_tui.journey.standing import Standing, StepStanding, rank_of


class RoadmapItem(NamedTuple):
    """One thing to do next."""

    position: int
    """Its place in the roadmap of the whole journey, from 1; a filter leaves it as it is."""
    criterion: Criterion
    step: Step
    level: Level
    answer: Answer

    @property
    def next_action(self) -> str:
        """What to do: the group's own words where there are any, else the pack's."""
        return self.criterion.next_action if self.answer.next_action is None else self.answer.next_action

    def overdue(self, today: date) -> bool:
        """Whether its due date has passed."""
        due = parse_date(self.answer.due)
        return due is not None and due < today


def open_criteria(pack: Pack, journey: Journey, standing: StepStanding) -> tuple[Criterion, ...]:
    """The roadmap of one step: uncovered applicable criteria up to its target, in level order, then pack order.

    The first is the next steppingstone. A step that has reached its target gives nothing.
    """
    if standing.target is None:
        return ()
    if standing.target == standing.next_level:
        return standing.blocking  # the same criteria (CONTRACTS 2.6 and 2.7), not looked for twice at every key
    highest = pack.level_rank(standing.target)
    return tuple(
        criterion
        for criterion in standing.criteria
        if pack.level_rank(criterion.level) <= highest and not covers(criterion, journey.answer(criterion.id))
    )


def roadmap_of(pack: Pack, journey: Journey, standing: Standing) -> tuple[RoadmapItem, ...]:
    """The roadmap of the journey: that of its steps, lowest level held first, then step order."""
    items: list[RoadmapItem] = []
    for step in sorted(standing.steps, key=lambda step: rank_of(pack, step.held)):
        for criterion in open_criteria(pack, journey, step):
            items.append(
                RoadmapItem(
                    position=len(items) + 1,
                    criterion=criterion,
                    step=step.step,
                    level=pack.level(criterion.level),
                    answer=journey.answer(criterion.id),
                )
            )
    return tuple(items)


def filtered(
    items: Iterable[RoadmapItem],
    *,
    step: str | None = None,
    track: str | None = None,
    owner: str | None = None,
    due_before: date | None = None,
) -> tuple[RoadmapItem, ...]:
    """The items of one step, one track, one owner, or due before a day; ``None`` does not filter.

    Args:
        items: What to choose from.
        step: The id of a step.
        track: The id of a track.
        owner: A name, in any case of letters; empty for what nobody owns.
        due_before: The day by which a due date must have come; one on that day, or none, is left out.
    """
    return tuple(
        item
        for item in items
        if (step is None or item.step.id == step)
        and (track is None or not item.criterion.tracks or track in item.criterion.tracks)
        and (owner is None or item.answer.owner.casefold() == owner.casefold())
        and (due_before is None or ((due := parse_date(item.answer.due)) is not None and due < due_before))
    )


def overdue_first(items: Iterable[RoadmapItem], today: date) -> tuple[RoadmapItem, ...]:
    """Overdue items first, the longest overdue at the top; the others stay in order."""

    def place(item: RoadmapItem) -> tuple[bool, str]:
        late = item.overdue(today)
        return (not late, item.answer.due if late else "")

    return tuple(sorted(items, key=place))


def owners(items: Iterable[RoadmapItem]) -> tuple[str, ...]:
    """The owners that these items name, each once, in alphabetical order."""
    named = {item.answer.owner.casefold(): item.answer.owner for item in items if item.answer.owner}
    return tuple(named[key] for key in sorted(named))
