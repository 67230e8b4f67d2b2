"""The time, in one place, so that tests can hold it still."""

from __future__ import annotations

from datetime import UTC, date, datetime


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


def parse_date(text: str) -> date | None:
    """A date written as YYYY-MM-DD, or ``None``."""
    text = text.strip()
    if len(text) != 10 or text[4] != "-" or text[7] != "-":
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
