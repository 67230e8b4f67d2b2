"""Taking into a journey what another copy of it holds, three-way from where both were the same (CONTRACTS 2.8 and 4).

A history is never rewritten, so the beginning that both histories share is the last state that both copies were in.
From there on, what only one of them changed is taken. What both changed to something different is a conflict, and
somebody has to say which is to stand. The other one stays readable: the one change that the merge makes walks through
every value of the other history that this one does not know yet, and ends at what is to stand. An undo takes all of it
back.

A value that the other copy already had before it moved on is no conflict: answers carry when and by whom they were
given, so each can be found in the other's history. So the same export can be taken in twice, and copies that exchange
exports both ways come to hold the same.
"""

from collections.abc import Sequence
from typing import Literal, NamedTuple

from gmrsj_tui.errors import GmrsjError
from gmrsj_tui.exchange.merged_snapshots import missing_snapshots, with_snapshots
from gmrsj_tui.exchange.sides import Given, Side, Thing, differences, same
from gmrsj_tui.journey.changes import apply_items, value_of
from gmrsj_tui.journey.journey import Change, ChangedItem, Journey, Subject, Value
from gmrsj_tui.journey.past import journey_at

Prefer = Literal["ours", "theirs", "newer"]
"""Which side of a conflict stands: what is here, what comes in, or what was said later."""


class NothingInCommon(GmrsjError):
    """Two journeys of one id that never were the same journey."""


class Conflict(NamedTuple):
    """One thing that both sides changed to something different."""

    subject: Subject
    key: str
    ours: Given
    theirs: Given
    kept: Literal["ours", "theirs"] | None = None
    """Which one stands; ``None`` as long as nobody has said so."""


class Merge(NamedTuple):
    """What a merge does."""

    kind: Literal["nothing", "continued", "merged"]
    """``continued``: only the other side went on, and its history is taken over as it is."""
    before: Journey
    after: Journey
    """As before, as long as a conflict is open."""
    items: tuple[ChangedItem, ...]
    """What stands differently afterwards."""
    conflicts: tuple[Conflict, ...] = ()
    entries: int = 0
    """Entries of the other history that go beyond what both share."""
    snapshots: tuple[str, ...] = ()
    """Names of the snapshots that come in."""
    besides: tuple[ChangedItem, ...] = ()
    """What would stand differently beside the conflicts, as long as one is open."""

    @property
    def open(self) -> tuple[Conflict, ...]:
        """The conflicts of which nobody has said what is to stand."""
        return tuple(conflict for conflict in self.conflicts if conflict.kept is None)


def merge(ours: Journey, theirs: Journey, when: str, who: str = "", prefer: Prefer | None = None) -> Merge:
    """Take into a journey what another copy of it holds.

    Args:
        ours: The journey as it is here.
        theirs: The other copy; it stays as it is.
        when: This moment, RFC 3339 in UTC.
        who: Who merges, where they say so.
        prefer: Which side of a conflict stands; ``None`` leaves conflicts open, and then nothing changes.

    Raises:
        NothingInCommon: The two never were the same journey.
        GmrsjError: Both went on, with different versions of their pack.
    """
    shared = _shared(ours.changes, theirs.changes)
    _refuse_strangers(ours, theirs, shared)
    entries = len(theirs.changes) - shared
    names = tuple(snapshot.name for snapshot in missing_snapshots(ours, theirs))
    if entries == 0 or len(ours.changes) == shared:
        after = _continued(ours, theirs, entries, names)
        kind: Literal["nothing", "continued"] = "nothing" if after is ours else "continued"
        return Merge(kind, ours, after, differences(ours, after), (), entries, names)
    if ours.pack_version != theirs.pack_version:
        raise GmrsjError(
            f"both copies of {ours.id} went on, here with {ours.pack} {ours.pack_version} and in the export with "
            f"{theirs.pack_version}",
            "bring both to one version with gmrsj migrate, and export again; or --as-copy keeps both",
        )
    return _merged(ours, theirs, shared, when, who, prefer)._replace(entries=entries, snapshots=names)


def _shared(ours: tuple[Change, ...], theirs: tuple[Change, ...]) -> int:
    """How many entries the two histories share from their beginning."""
    number = 0
    for one, other in zip(ours, theirs, strict=False):
        if one != other:
            break
        number += 1
    return number


def _refuse_strangers(ours: Journey, theirs: Journey, shared: int) -> None:
    if ours.pack != theirs.pack:
        why = f"one is answered with the pack {ours.pack}, the other with {theirs.pack}"
    elif ours.created != theirs.created:
        why = "they were made at different moments"
    elif differences(journey_at(ours, shared), journey_at(theirs, shared)):
        why = "they were not the same where their histories part"
    else:
        return
    raise NothingInCommon(
        f"the export and the journey {ours.id} that is here have nothing in common: {why}",
        "--as-copy imports it as a journey of its own",
    )


def _continued(ours: Journey, theirs: Journey, entries: int, names: tuple[str, ...]) -> Journey:
    """Our journey going on as theirs did; ours itself where theirs did not go on."""
    if not entries:
        return with_snapshots(ours, theirs, len(theirs.changes), "", "") if names else ours
    gone_on = theirs._replace(
        id=ours.id,
        sample=ours.sample,
        revision=max(theirs.revision, ours.revision + entries),
        snapshots=ours.snapshots,
    )
    return with_snapshots(gone_on, theirs, len(theirs.changes), "", "")


def _merged(ours: Journey, theirs: Journey, shared: int, when: str, who: str, prefer: Prefer | None) -> Merge:
    base = journey_at(ours, shared)
    here, there = Side(ours, shared), Side(theirs, shared)
    items: list[ChangedItem] = []
    conflicts: list[Conflict] = []
    for thing in there.passed:
        our, their = value_of(ours, *thing), value_of(theirs, *thing)
        unknown = here.unknown(thing, there.passed[thing])
        stands = _standing(thing, value_of(base, *thing), our, their, here, there)
        if stands is None:
            conflict = _decided(Conflict(*thing, here.given(thing), there.given(thing)), prefer)
            conflicts.append(conflict)
            stands = conflict.kept
            # What lost is entered even where its words are known: that it was decided upon must be found next time.
            unknown = (*unknown, their)
        items += _walk(thing, our, (*unknown, their if stands == "theirs" else our))
    if any(conflict.kept is None for conflict in conflicts):
        besides = differences(ours, apply_items(ours, items, when, who))
        return Merge("merged", ours, ours, (), tuple(conflicts), besides=besides)
    placed = with_snapshots(ours, theirs, shared, when, who)
    after = apply_items(placed, items, when, who)
    if after is placed and len(placed.changes) > len(ours.changes):
        # Without an entry of its own, a redo would bring back the states that were only passed for the snapshots.
        after = placed._replace(
            changes=(*placed.changes, Change(len(placed.changes) + 1, when, who, ())),
            revision=placed.revision + 1,
            updated=when,
        )
    return Merge("nothing" if after is ours else "merged", ours, after, differences(ours, after), tuple(conflicts))


def _standing(
    thing: Thing, base: Value, our: Value, their: Value, here: Side, there: Side
) -> Literal["ours", "theirs"] | None:
    """Which side stands, or ``None`` where both changed it to something different."""
    if same(our, their):
        return "ours"
    # Who decided against the other's value in a merge has gone on from it; so, as a rule, has who ever held it.
    for knows in (Side.decided_against, Side.said):
        we_went_on, they_went_on = knows(here, thing, their), knows(there, thing, our)
        if we_went_on != they_went_on:
            return "ours" if we_went_on else "theirs"
    if same(base, their):
        return "ours"
    return "theirs" if same(base, our) else None


def _decided(conflict: Conflict, prefer: Prefer | None) -> Conflict:
    if prefer != "newer":
        return conflict._replace(kept=prefer)
    return conflict._replace(kept="ours" if _lateness(conflict.ours) > _lateness(conflict.theirs) else "theirs")


def _lateness(given: Given) -> tuple[str, ...]:
    seconds, _, fraction = given.when.removesuffix("Z").partition(".")
    # Of two answers of one moment any may stand, but the same one wherever the two are merged.
    return seconds, fraction.ljust(9, "0"), given.who, repr(given.value)


def _walk(thing: Thing, start: Value, values: Sequence[Value]) -> list[ChangedItem]:
    """Items that lead from a value through others to the last one."""
    items: list[ChangedItem] = []
    for value in values:
        if value != start:
            items.append(ChangedItem(*thing, start, value))
            start = value
    return items
