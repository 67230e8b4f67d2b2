"""The entries of the history for showing, latest first and filtered: what was done, and what took it back.

The words for them are in :mod:`gmrsj_tui.journey.history_words`, to be made only for the entries that somebody looks
at: a history can have 50,000.
"""

from collections.abc import Mapping
from typing import NamedTuple

from gmrsj_tui import clock
from gmrsj_tui.errors import GmrsjError
from gmrsj_tui.framework.model import Level, Pack
from gmrsj_tui.journey.answer import Answer
from gmrsj_tui.journey.givers import givers
from gmrsj_tui.journey.journey import Change, ChangedItem, Journey, Snapshot
from gmrsj_tui.text import one_line

KINDS: Mapping[str, str] = {
    "status": "a status or its reason",
    "evidence": "evidence",
    "details": "note, owner, dates, next action, what is parked or disputed",
    "targets": "targets of steps",
    "basics": "title, organisation, tracks, set-up answers, the pack",
    "undone": "undo, redo, and going back",
}
"""What an entry can be about, and what that is in words."""

_KIND_OF_FIELD = {
    "status": "status",
    "reason": "status",
    "review": "status",
    "evidence": "evidence",
    "note": "details",
    "owner": "details",
    "due": "details",
    "as_of": "details",
    "next_action": "details",
    "parked": "details",
    "disputed": "details",
}


class Entry(NamedTuple):
    """One entry of the history."""

    change: Change
    items: tuple[ChangedItem, ...]
    """What of it fits the criterion or step that was asked for; all of it where none was."""
    later: tuple[Change, ...] = ()
    """Undo and redo entries about this one, in their order."""
    snapshots: tuple[Snapshot, ...] = ()
    """Taken right after it."""

    @property
    def taken_back(self) -> bool:
        """Whether it was taken back, and was not done again since."""
        return bool(self.later) and self.later[-1].action == "undo"


def entries(
    journey: Journey,
    pack: Pack,
    *,
    criterion: str | None = None,
    step: str | None = None,
    who: str | None = None,
    since: str = "",
    until: str = "",
    kind: str | None = None,
) -> tuple[Entry, ...]:
    """The history, latest first.

    Args:
        journey: The journey.
        pack: Its pack, which says to which step a criterion belongs.
        criterion: Only what is about the criterion with this id.
        step: Only what is about the step with this id: its criteria and its target.
        who: Only what this person did, or gave where it came in with an import, in any case of letters; an empty text:
            where nobody is named.
        since: Only what was done on this local day, YYYY-MM-DD, or later.
        until: Only what was done on this local day or earlier.
        kind: Only what is about one of :data:`KINDS`.
    """
    later: dict[int, list[Change]] = {}
    for change in journey.changes:
        if change.of is not None and change.action != "back":
            later.setdefault(change.of, []).append(change)
    snapshots: dict[int, list[Snapshot]] = {}
    for snapshot in journey.snapshots:
        snapshots.setdefault(snapshot.change, []).append(snapshot)
    ids = None if step is None else _criteria_of(pack, step)
    first, last = clock.parse_date(since), clock.parse_date(until)
    begin = "" if first is None else clock.beginning(first)
    end = "~" if last is None else clock.end(last)
    by = None if who is None else one_line(who).casefold()
    found: list[Entry] = []
    for change in reversed(journey.changes):
        if by is not None and by not in _names(change):
            continue
        if not begin <= change.when < end:
            continue
        if kind is not None and kind not in kinds_of(change):
            continue
        items = change.items
        if criterion is not None:
            items = tuple(item for item in items if item.subject == "answer" and item.key == criterion)
        if ids is not None:
            items = tuple(item for item in items if _in_step(item, step, ids))
        if items or (criterion is None and ids is None):
            number = change.number
            found.append(Entry(change, items, tuple(later.get(number, ())), tuple(snapshots.get(number, ()))))
    return tuple(found)


def _names(change: Change) -> set[str]:
    return {change.who.casefold(), *(who.casefold() for who in givers(change))}


def _criteria_of(pack: Pack, step: str) -> frozenset[str]:
    found = pack.step(step)
    return frozenset() if found is None else frozenset(criterion.id for criterion in found.criteria)


def _in_step(item: ChangedItem, step: str | None, criteria: frozenset[str]) -> bool:
    return item.key in criteria if item.subject == "answer" else item.subject == "target" and item.key == step


def kinds_of(change: Change) -> frozenset[str]:
    """What a change is about, of :data:`KINDS`."""
    kinds = set() if change.action == "change" else {"undone"}
    for item in change.items:
        if item.subject == "target":
            kinds.add("targets")
        elif isinstance(item.before, Answer) and isinstance(item.after, Answer):
            before, after = item.before, item.after
            kinds.update(k for field, k in _KIND_OF_FIELD.items() if getattr(before, field) != getattr(after, field))
        else:
            kinds.add("basics")
    return frozenset(kinds)


def people(journey: Journey) -> tuple[str, ...]:
    """Who changed the journey or gave what came in with an import, in the order of their names.

    Each stands there once, in whatever case of letters; an empty text where somebody gave no name.
    """
    named = {
        who.casefold(): who for change in reversed(journey.changes) for who in (*reversed(givers(change)), change.who)
    }
    return tuple(named[who] for who in sorted(named))


def criterion_of(journey: Journey, pack: Pack, typed: str) -> str:
    """The id of a criterion that the pack has, or that the history tells of, in any case of letters.

    What a newer pack retired stays readable (CONTRACTS 2.8).

    Raises:
        GmrsjError: Neither knows it.
    """
    wanted = typed.strip().casefold()
    known = [criterion.id for criterion in pack.criteria()]
    for id in known:
        if id.casefold() == wanted:
            return id
    told = dict.fromkeys(i.key for change in journey.changes for i in change.items if i.subject == "answer")
    for id in told:
        if id.casefold() == wanted:
            return id
    from difflib import get_close_matches

    near = get_close_matches(wanted[:60], {id.casefold(): id for id in (*known, *told)}, n=1)
    hint = f"did you mean {next(id for id in (*known, *told) if id.casefold() == near[0])}?" if near else ""
    raise GmrsjError(f"there is no criterion {one_line(typed)[:40]!r} in {pack.name} or in this history", hint)


def pack_unknown(journey: Journey) -> Pack:
    """What stands in for a pack that cannot be read, so that a history can still be told, by ids (CONTRACTS 2.8)."""
    return Pack(
        id=journey.pack,
        version=journey.pack_version,
        title=journey.pack,
        licence="",
        levels=(Level("", "any level"),),
        steps=(),
    )
