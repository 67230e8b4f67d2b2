"""The levels held at each snapshot and now: what the screen "over time" draws and says."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import NamedTuple

from gmrsj_tui import clock
from gmrsj_tui.framework.model import Pack
from gmrsj_tui.text import one_line
from gmrsj_tui.tui.shown import Shown
from gmrsj_tui.tui.words import day

NOT_RECORDED = "not recorded"
"""Of a step that the pack did not have then."""


class Then(NamedTuple):
    """One moment."""

    name: str
    """Of the snapshot; "now" for the journey as it is."""
    day: str
    """Such as "3 May", or "3 May 2025" in another year."""
    levels: Mapping[str, str | None]
    """Step id to the level held."""


class Held(NamedTuple):
    """The level of one step at one moment."""

    words: str
    rank: int
    """From 1; 0 for no level, -1 where it was not recorded, or was a level that the pack has no more."""


def moments(shown: Shown, today: date) -> Sequence[Then]:
    """The snapshots that people named, or the automatic ones where nobody named any, then now; the earliest first."""
    ordered = sorted(shown.journey.snapshots, key=lambda one: (one.change, one.when))
    named = [one for one in ordered if not one.automatic] or ordered
    found = [Then(one_line(one.name), day(clock.minute(one.when)[:10], today), one.levels) for one in named]
    now = {step.step.id: step.held for step in shown.standing.steps}
    return (*found, Then("now", day(today.isoformat(), today), now))


def held_at(pack: Pack, then: Then, step: str) -> Held:
    """The level of a step at a moment."""
    if step not in then.levels:
        return Held(NOT_RECORDED, -1)
    level = then.levels[step]
    if level is None:
        return Held(pack.not_yet, 0)
    for rank, known in enumerate(pack.levels, start=1):
        if known.id == level:
            return Held(known.title, rank)
    return Held(one_line(level), -1)


def moved(before: Held | None, after: Held) -> str:
    """Whether a level is "up" or "down" from the one before; nothing where it is the same, or one is not known."""
    if before is None or before.rank < 0 or after.rank < 0 or before.rank == after.rank:
        return ""
    return "up" if after.rank > before.rank else "down"
