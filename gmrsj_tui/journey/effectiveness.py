"""How many criteria are covered per effectiveness criterion, so that a group sees which of them is thin."""

from typing import NamedTuple

from gmrsj_tui.framework.model import Effectiveness, Pack
from gmrsj_tui.journey.answer import Status
from gmrsj_tui.journey.coverage import covers
from gmrsj_tui.journey.journey import Journey
from gmrsj_tui.journey.standing import Standing


class EffectivenessCount(NamedTuple):
    """Counts for one effectiveness criterion, over all steps and levels."""

    effectiveness: Effectiveness
    applicable: int
    covered: int
    met: int


def effectiveness_counts(pack: Pack, journey: Journey, standing: Standing) -> tuple[EffectivenessCount, ...]:
    """Counts per effectiveness criterion, in pack order; a criterion that serves several is counted in each."""
    tallies = {entry.id: [0, 0, 0] for entry in pack.effectiveness}
    for step in standing.steps:
        for criterion in step.criteria:
            answer = journey.answer(criterion.id)
            for letter in dict.fromkeys(criterion.effectiveness):
                tally = tallies[letter]
                tally[0] += 1
                tally[1] += covers(criterion, answer)
                tally[2] += answer.status is Status.MET
    return tuple(EffectivenessCount(entry, *tallies[entry.id]) for entry in pack.effectiveness)
