"""The time, in one place, so that tests can hold it still."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta


def now() -> str:
    """This moment as RFC 3339 in UTC, to the millisecond, for example ``2026-11-22T14:32:05.123Z`` (CONTRACTS 3)."""
    return datetime.now(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def today() -> date:
    """The local date, which is what people mean by due and overdue."""
    return datetime.now().astimezone().date()


def local(moment: str) -> datetime | None:
    """A stored moment in the local time zone, or ``None`` where it is not one."""
    try:
        return datetime.fromisoformat(moment.replace("Z", "+00:00")).astimezone()
    except ValueError:
        return None


def day_only(moment: str) -> bool:
    """Whether nothing but the day is known of a stored moment, as of those that came with a redacted export.

    Such a moment is midnight in UTC without a fraction of a second, which :func:`now` always gives.
    """
    return moment[10:] == "T00:00:00Z"


def local_day(moment: str) -> date | None:
    """The local day of a stored moment, or ``None`` where it is not one; a mere day is that day everywhere."""
    if day_only(moment):
        return parse_date(moment[:10])
    found = local(moment)
    return None if found is None else found.date()


def minute(moment: str) -> str:
    """A stored moment in local time, as ``2026-11-22 14:32``; a mere day as ``2026-11-22``; else the text itself."""
    if day_only(moment):
        return moment[:10]
    found = local(moment)
    return moment if found is None else f"{found:%Y-%m-%d %H:%M}"


def beginning(day: date) -> str:
    """When a local day begins, in UTC to the second, to be compared with stored moments as a text."""
    try:
        return datetime.combine(day, time()).astimezone(UTC).isoformat()[:19]
    except (OverflowError, ValueError, OSError):  # a day at the edge of the calendar, or of this system's
        return day.isoformat()


def end(day: date) -> str:
    """When a local day ends, as :func:`beginning` says it."""
    return beginning(day + timedelta(days=1)) if day < date.max else "~"


def parse_date(text: str) -> date | None:
    """A date written as YYYY-MM-DD, or ``None``."""
    text = text.strip()
    if len(text) != 10 or text[4] != "-" or text[7] != "-":
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
