"""Snapshots of another copy of a journey, which point into a history that this one may not have."""

from __future__ import annotations

from gmrsj_tui.exchange.sides import differences
from gmrsj_tui.journey.changes import undo
from gmrsj_tui.journey.journey import Journey, Snapshot
from gmrsj_tui.journey.past import journey_at, take_over


def missing_snapshots(ours: Journey, theirs: Journey) -> tuple[Snapshot, ...]:
    """Those of the other copy that this one does not have, under names that are free here."""
    here = {snapshot.name.casefold(): snapshot for snapshot in ours.snapshots}
    taken = set(here)
    missing: list[Snapshot] = []
    for snapshot in theirs.snapshots:
        name, number = snapshot.name, 1
        while name.casefold() in taken and not _same(ours, here.get(name.casefold()), theirs, snapshot):
            number += 1
            name = f"{snapshot.name} ({number})"
        if name.casefold() not in taken:
            taken.add(name.casefold())
            missing.append(snapshot._replace(name=name))
    return tuple(missing)


def with_snapshots(ours: Journey, theirs: Journey, shared: int, when: str, who: str) -> Journey:
    """The journey with the snapshots of the other copy.

    A point of the other history that this one never was at is entered into this one, as changes that lead there and
    that are taken back at once: so what the snapshot names can be shown and compared for good.

    Args:
        ours: The journey as it is here.
        theirs: The other copy.
        shared: How many entries the two histories share.
        when: This moment, RFC 3339 in UTC.
        who: Who merges, where they say so.
    """
    missing = missing_snapshots(ours, theirs)
    placed, entered = ours, 0
    points: dict[int, int] = {}
    for point in sorted({snapshot.change for snapshot in missing if snapshot.change > shared}):
        there = take_over(placed, journey_at(theirs, point), when, who)
        entered += there is not placed
        placed = there
        points[point] = len(placed.changes)
    for _ in range(entered):
        placed = undo(placed, when, who)
    added = (snapshot._replace(change=points.get(snapshot.change, snapshot.change)) for snapshot in missing)
    return placed._replace(snapshots=(*ours.snapshots, *added)) if missing else ours


def _same(ours: Journey, here: Snapshot | None, theirs: Journey, there: Snapshot) -> bool:
    """Whether two snapshots are copies of one, wherever in the two histories they point to."""
    if here is None or here._replace(name="", change=0) != there._replace(name="", change=0):
        return False
    return not differences(journey_at(ours, here.change), journey_at(theirs, there.change))
