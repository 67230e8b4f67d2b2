"""The keystone: the one open criterion whose closing raises a level, where there is one."""

from typing import NamedTuple

from gmrsj_tui.framework.model import Criterion, Pack
from gmrsj_tui.journey.standing import LevelCount, Standing, StepStanding, highest_held, rank_of


class Keystone(NamedTuple):
    """A criterion whose closing alone raises the level of its step."""

    criterion: Criterion
    level: str
    """Id of the level that the step would then hold; banked criteria can make it more than one level up."""
    raised: int
    """By how many levels."""


def level_if_met(pack: Pack, standing: StepStanding, criterion: Criterion) -> str | None:
    """The level that a step would hold if this uncovered criterion were met."""
    counts = tuple(
        LevelCount(count.level, count.applicable, count.covered + 1, count.met + 1, count.not_applicable)
        if count.level == criterion.level
        else count
        for count in standing.levels
    )
    held = highest_held(counts)
    return None if held is None else pack.levels[held].id


def keystone_of_step(pack: Pack, standing: StepStanding) -> Keystone | None:
    """The keystone of a step: only a single criterion in the way can raise the level alone (CONTRACTS 2.4)."""
    if len(standing.blocking) != 1:
        return None
    criterion = standing.blocking[0]
    level = level_if_met(pack, standing, criterion)
    raised = rank_of(pack, level) - rank_of(pack, standing.held)
    return Keystone(criterion, level, raised) if level is not None and raised > 0 else None


def keystone_of_journey(pack: Pack, standing: Standing) -> Keystone | None:
    """The keystone that raises its step the most; among equals the one that the roadmap names first."""
    found = [
        keystone
        for step in sorted(standing.steps, key=lambda step: rank_of(pack, step.held))
        if (keystone := keystone_of_step(pack, step)) is not None
    ]
    return max(found, key=lambda keystone: keystone.raised, default=None)
