"""Dates as people type them, turned into YYYY-MM-DD."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import Literal

from gmrsj_tui import clock
from gmrsj_tui.errors import GmrsjError
from gmrsj_tui.text import one_line
from gmrsj_tui.tui.words import MONTHS

FORMS = "2026-12-31, 31.12.2026, 31 Dec, +30 for days from today, or today"
"""The ways to type a date."""

_DOTTED = re.compile(r"(\d{1,2})\.\s*(\d{1,2})\.\s*(\d{4}|\d\d)?")
_NAMED = re.compile(r"(\d{1,2})\.?\s*([a-z]{3,9})\.?,?\s*(\d{4}|\d\d)?")
_DAYS = re.compile(r"([+-])\s*(\d{1,4})")

Side = Literal["coming", "past"]


def typed_date(text: str, today: date, side: Side) -> str:
    """A typed date as YYYY-MM-DD; an empty text stays empty.

    Args:
        text: What was typed, see :data:`FORMS`.
        today: The local date.
        side: Where a date without a year lies: the next such day, today included, or the last one.

    Raises:
        GmrsjError: It is not a date, with what is wrong with it.
    """
    typed = one_line(text).lower()
    if not typed:
        return ""
    found = clock.parse_date(typed) or _relative(typed, today)
    if found is not None:
        return found.isoformat()
    parts = _parts(typed)
    if parts is None:
        raise GmrsjError(f"{one_line(text)[:40]!r} is not a date", f"type {FORMS}")
    day, month, year = parts
    return _dated(day, month, year, today, side, one_line(text)[:40]).isoformat()


def _relative(typed: str, today: date) -> date | None:
    by = {"yesterday": -1, "today": 0, "tomorrow": 1}.get(typed)
    match = _DAYS.fullmatch(typed)
    if match:
        by = int(match[2]) if match[1] == "+" else -int(match[2])
    return None if by is None else today + timedelta(days=by)


def _parts(typed: str) -> tuple[int, int, int | None] | None:
    """Day, month and year of a text, where it has the form of a date; the numbers may still be impossible."""
    match = _DOTTED.fullmatch(typed)
    if match:
        return int(match[1]), int(match[2]), _year(match[3])
    match = _NAMED.fullmatch(typed)
    names = [name.lower() for name in MONTHS]
    if match and match[2][:3] in names:
        return int(match[1]), names.index(match[2][:3]) + 1, _year(match[3])
    written = typed.split("-")
    if len(written) == 3 and len(written[0]) == 4 and all(part.isascii() and part.isdigit() for part in written):
        return int(written[2]), int(written[1]), int(written[0])
    return None


def _year(typed: str | None) -> int | None:
    """A year as it was typed; two digits are one of this century."""
    if not typed:
        return None
    return int(typed) + (2000 if len(typed) == 2 else 0)


def _dated(day: int, month: int, year: int | None, today: date, side: Side, typed: str) -> date:
    # Without a year: the nearest on the right side. The 29th of February may be some years away.
    step = 1 if side == "coming" else -1
    years = [year] if year is not None else [today.year + step * away for away in range(9)]
    for candidate in years:
        try:
            found = date(candidate, month, day)
        except ValueError:
            continue
        if year is not None or (found >= today if side == "coming" else found <= today):
            return found
    raise GmrsjError(f"there is no day {typed}", f"type {FORMS}")
