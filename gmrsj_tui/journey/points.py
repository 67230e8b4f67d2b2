"""A point in the history as people name it: a snapshot, a change, a day, now; and the journey as it was then."""

from datetime import date
from typing import NamedTuple

from gmrsj_tui import clock
from gmrsj_tui.errors import GmrsjError
from gmrsj_tui.journey.journey import Journey, Snapshot
from gmrsj_tui.journey.past import journey_at, snapshot_named
from gmrsj_tui.journey.snapshots import NOW, latest
from gmrsj_tui.text import one_line


class Point(NamedTuple):
    """A point in the history: right after a change."""

    change: int | None
    """The number of the change; 0 for the journey as it was created, ``None`` for now, whatever comes."""
    snapshot: Snapshot | None = None
    """The snapshot by which it was named, if it was by one."""
    day: str = ""
    """The day at whose end it is, YYYY-MM-DD, if it was named by one."""


PRESENT = Point(None)


def of_snapshot(snapshot: Snapshot) -> Point:
    """The point at which a snapshot was taken."""
    return Point(snapshot.change, snapshot)


def at(journey: Journey, point: Point) -> Journey:
    """The journey as it was at a point of its history."""
    return journey if point.change is None else journey_at(journey, point.change)


def moment_of(journey: Journey, point: Point) -> str:
    """When a point was, RFC 3339 in UTC: the snapshot's own moment, else that of the change."""
    if point.snapshot is not None:
        return point.snapshot.when
    number = len(journey.changes) if point.change is None else point.change
    return journey.changes[number - 1].when if number else journey.created


def words(journey: Journey, point: Point) -> str:
    """A point in words: ``"June session", 2026-06-16 09:12``."""
    if point.change is None:
        return NOW
    moment = clock.minute(moment_of(journey, point))
    if point.snapshot is not None:
        return f'"{point.snapshot.name}", {moment}'
    if point.day:
        return f"the end of {point.day}, change {point.change}" if point.change else f"the end of {point.day}"
    return f"change {point.change}, {moment}" if point.change else f"the beginning, {moment}"


def default_from(journey: Journey) -> Point:
    """What a comparison begins with when nothing is said: the latest named snapshot, else the latest automatic one.

    Raises:
        GmrsjError: There is no snapshot.
    """
    found = latest(journey)
    if found is None:
        raise GmrsjError(
            "this journey has no snapshot to compare with",
            "'gmrsj snapshot' takes one; a change such as 12 or a date such as 2026-06-30 can be named too",
        )
    return of_snapshot(found)


def point_named(journey: Journey, reference: str) -> Point:
    """The point that a person means.

    Args:
        journey: The journey.
        reference: The name of a snapshot or a unique beginning of one, in any case of letters; the number of a change,
            ``#12`` or ``12``, for the moment right after it, 0 for the beginning; a day, YYYY-MM-DD, for its end; or
            ``now``.

    Raises:
        GmrsjError: Nothing of that kind is there, or several snapshots begin so.
    """
    typed = one_line(reference)
    exact = snapshot_named(journey, typed)
    if exact is not None:
        return of_snapshot(exact)
    if typed.casefold() == NOW:
        return PRESENT
    digits = typed.removeprefix("#")
    number = int(digits) if digits.isascii() and digits.isdecimal() and len(digits) < 10 else None
    if number is not None and number <= len(journey.changes):
        return Point(number)
    day = clock.parse_date(typed)
    if day is not None:
        return _end_of(journey, day)
    begin = [one for one in journey.snapshots if typed and one.name.casefold().startswith(typed.casefold())]
    if len(begin) == 1:
        return of_snapshot(begin[0])
    if begin:
        named = ", ".join(f'"{one.name}"' for one in begin[:6]) + (", …" if len(begin) > 6 else "")
        raise GmrsjError(f"{typed[:60]!r} fits {len(begin)} snapshots: {named}", "give more of the name")
    if number is not None:
        raise GmrsjError(f"there is no change {number}", f"the history has {_counted(len(journey.changes))}")
    raise GmrsjError(
        f"there is no snapshot {typed[:60]!r}",
        "'gmrsj snapshots' lists them; a change such as 12, a date such as 2026-06-30, or now can be named too",
    )


def _end_of(journey: Journey, day: date) -> Point:
    end = clock.end(day)
    if journey.created >= end:
        raise GmrsjError(
            f"the journey was not there yet on {day}", f"it begins on {clock.minute(journey.created)[:10]}"
        )
    change = max((entry.number for entry in journey.changes if entry.when < end), default=0)
    return Point(change, day=day.isoformat())


def _counted(changes: int) -> str:
    return "1 change" if changes == 1 else f"{changes} changes"
