"""One company's saved path through a framework, as a frozen value with its whole history (CONTRACTS 2.8)."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Literal, NamedTuple

from gmrsj_tui.journey.answer import UNANSWERED, Answer

Subject = Literal["answer", "target", "setup", "title", "organisation", "tracks", "archived", "pack_version"]
"""What a change can be about."""

Value = Answer | str | tuple[str, ...] | bool | None
"""What a subject can hold: an answer, a text, track ids, yes or no, or nothing."""

Action = Literal["change", "undo", "redo", "back"]
"""What was done: something new, the last change taken back or done again, or the way back to an earlier point."""


class ChangedItem(NamedTuple):
    """One thing that a change moved, with what it was and what it is."""

    subject: Subject
    key: str
    """Criterion id, step id or set-up question id; empty for the journey's own fields."""
    before: Value
    after: Value


class Change(NamedTuple):
    """One entry of the history: never altered, never removed."""

    number: int
    """From 1, without gaps."""
    when: str
    """RFC 3339 in UTC."""
    who: str
    items: tuple[ChangedItem, ...]
    action: Action = "change"
    of: int | None = None
    """For undo and redo the number of the change that was taken back or done again; for the way back that of the last
    change that stood then, 0 for the beginning."""


class Snapshot(NamedTuple):
    """A named, dated copy of a journey: it points into the history, which is never rewritten, and so needs no copy.

    What the journey was then is worked out by :func:`gmrsj_tui.journey.past.journey_at`.
    """

    name: str
    """Unique among the snapshots of a journey, in any case of letters."""
    when: str
    """RFC 3339 in UTC."""
    who: str
    change: int
    """The number of the last change that it holds; 0 for a journey that had none."""
    levels: Mapping[str, str | None] = MappingProxyType({})
    """Step id to the level held at that moment, so that it can be told without the pack of that time."""
    automatic: bool = False
    """Made by the program at the end of a session, and listed apart from those that somebody named."""


class Journey(NamedTuple):
    """Everything that is known of one journey. A change makes a new one (see :mod:`gmrsj_tui.journey.changes`)."""

    id: str
    title: str
    pack: str
    """Id of the content pack it is answered with."""
    pack_version: str
    created: str
    updated: str
    organisation: str = ""
    tracks: tuple[str, ...] = ()
    """Ids of the tracks it covers; empty for a pack without tracks."""
    revision: int = 1
    """Grows by one with each change."""
    archived: bool = False
    sample: bool = False
    """A filled-in example, never to be taken for a company's own."""
    answers: Mapping[str, Answer] = MappingProxyType({})
    """Criterion id to answer; what was never answered has no entry."""
    targets: Mapping[str, str] = MappingProxyType({})
    """Step id to level id, where somebody chose a target."""
    setup: Mapping[str, str] = MappingProxyType({})
    """Set-up question id to answer."""
    changes: tuple[Change, ...] = ()
    snapshots: tuple[Snapshot, ...] = ()
    """In the order in which they were made."""

    def answer(self, criterion: str) -> Answer:
        """What stands about a criterion; "not assessed" when nobody has discussed it."""
        return self.answers.get(criterion, UNANSWERED)
