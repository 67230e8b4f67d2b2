"""Why a step holds the level it holds, as values that every front end can print (DESIGN 1, conviction 2)."""

from typing import NamedTuple

from gmrsj_tui.framework.model import Criterion, Pack
from gmrsj_tui.journey.answer import Answer, Status
from gmrsj_tui.journey.coverage import covers
from gmrsj_tui.journey.journey import Journey
from gmrsj_tui.journey.keystone import Keystone, keystone_of_step, level_if_met
from gmrsj_tui.journey.standing import LevelCount, StepStanding, level_title

RULE = (
    "A level is held when every criterion of that level and of all levels below it is covered, and at least one "
    "criterion of that level is met. Covered means met, or not applicable with a reason where that is allowed."
)
"""CONTRACTS 2.3 and 2.4 in a sentence that can be read aloud."""


class Named(NamedTuple):
    """A criterion with what stands about it."""

    criterion: Criterion
    answer: Answer


class LevelVerdict(NamedTuple):
    """One level in the explanation: its counts, and in words what they mean."""

    title: str
    counts: LevelCount
    words: str


class Explanation(NamedTuple):
    """The whole derivation of one step's level."""

    rule: str
    result: str
    """The level held, in one sentence."""
    verdicts: tuple[LevelVerdict, ...]
    in_the_way: tuple[Named, ...]
    banked: tuple[Named, ...]
    not_applicable: tuple[Named, ...]
    """With the reasons; they are covered, and never praised."""
    weak: tuple[Named, ...]
    """Met on evidence below the level's minimum."""
    next_step: str
    """What closing the next steppingstone would give."""
    keystone: Keystone | None


def explain(pack: Pack, journey: Journey, standing: StepStanding) -> Explanation:
    """Explain the level of one step.

    Args:
        pack: The pack of the journey.
        journey: The journey.
        standing: Where the step stands.
    """

    def named(criteria: tuple[Criterion, ...]) -> tuple[Named, ...]:
        return tuple(Named(criterion, journey.answer(criterion.id)) for criterion in criteria)

    def excused(criterion: Criterion) -> bool:
        answer = journey.answer(criterion.id)
        return answer.status is Status.NOT_APPLICABLE and covers(criterion, answer)

    return Explanation(
        rule=RULE,
        result=_result(pack, standing),
        verdicts=tuple(
            LevelVerdict(pack.level(count.level).title, count, _verdict(pack, standing, count))
            for count in standing.levels
        ),
        in_the_way=named(standing.blocking),
        banked=named(standing.banked),
        not_applicable=named(tuple(filter(excused, standing.criteria))),
        weak=named(standing.weak_evidence),
        next_step=_next_step(pack, standing),
        keystone=keystone_of_step(pack, standing),
    )


def _result(pack: Pack, standing: StepStanding) -> str:
    title = standing.step.title
    if not standing.criteria:
        return f"{title}: nothing here applies to this journey, so no level is given."
    if standing.held is not None:
        return f"{title} holds {level_title(pack, standing.held)}."
    if standing.next_level is None:
        return f"{title} holds no level: everything is not applicable, and a level needs at least one criterion met."
    return f"{title} holds no level yet."


def _verdict(pack: Pack, standing: StepStanding, count: LevelCount) -> str:
    if count.applicable == 0:
        return "nothing here applies: not awarded, not in the way"
    covered = f"{count.covered} of {count.applicable} covered"
    if count.not_applicable:
        covered += f" ({count.not_applicable} not applicable)"
    if not count.clear:
        first = standing.next_level == count.level
        left = f"{count.open} open"
        return f"{covered}, {left}" + (": this is the level in the way" if first else "")
    if not count.met:
        return f"{covered}: all not applicable, so not awarded and not in the way"
    if standing.next_level is not None and pack.level_rank(count.level) > pack.level_rank(standing.next_level):
        return f"{covered}: ready, and counts once the levels below are complete"
    return f"{covered}: complete"


def _next_step(pack: Pack, standing: StepStanding) -> str:
    if not standing.blocking:
        return "Nothing is open in this step." if standing.criteria else ""
    first = standing.blocking[0]
    gives = level_if_met(pack, standing, first)
    name = f"{first.id} {first.title}"
    if gives != standing.held:
        return f"Closing {name} would give {level_title(pack, gives)}."
    assert standing.next_level is not None  # something blocks, so a level is not clear
    count = standing.counted(standing.next_level)
    return (
        f"Closing {name} would make {count.covered + 1} of {count.applicable} covered in "
        f"{pack.level(count.level).title}; {len(standing.blocking) - 1} would still be open before it is held."
    )
