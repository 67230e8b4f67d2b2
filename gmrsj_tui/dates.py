"""Dates as people write them, turned into YYYY-MM-DD: the one place that knows which ways there are.

An option of the command line takes YYYY-MM-DD and nothing else (CONTRACTS 3). A file takes a whole date, which means
the same on every day and to everybody, as spreadsheets write dates back in a form of their own. In the app, where the
date that was understood is shown at once, a day without a year and a number of days will do as well.
"""

from __future__ import annotations

import re
from contextlib import suppress
from datetime import date, timedelta
from typing import Literal

from gmrsj_tui import clock
from gmrsj_tui.errors import GmrsjError
from gmrsj_tui.text import one_line

_MONTHS = (
    *("january", "february", "march", "april", "may", "june", "july"),
    *("august", "september", "october", "november", "december"),
)
MONTHS = tuple(name[:3].capitalize() for name in _MONTHS)

FORMS = "2026-12-31, 31.12.2026, 31 Dec, +30 for days from today, or today"
"""The ways to type a date in the app."""
WRITE_IT = "write it as YYYY-MM-DD, such as 2026-11-30"

_YEAR_FIRST = re.compile(r"(\d{4})([-./])\s*(\d{1,2})\2\s*(\d{1,2})\.?")
_DOTTED = re.compile(r"(\d{1,2})\.\s*(\d{1,2})\.\s*(\d{4}|\d\d)?")
_DAY_DOT_MONTH = re.compile(r"(\d{1,2})\.\s*(\d{1,2})")
_EITHER_WAY = re.compile(r"(\d{1,2})([-/])(\d{1,2})\2(\d{4})")
_DAY_MONTH = re.compile(r"(\d{1,2})\.?[\s-]*([a-z]{3,9})\.?,?[\s-]*(\d{4}|\d\d)?")
_MONTH_DAY = re.compile(r"([a-z]{3,9})\.?\s*(\d{1,2}),?\s+(\d{4})")
_FOUR_DIGITS = re.compile(r"\d{4}")
_DAYS = re.compile(r"([+-])\s*(\d{1,4})")

Side = Literal["coming", "past"]


def option_date(text: str, name: str) -> str:
    """A date of the command line; an empty text stays empty.

    Args:
        text: What was given, YYYY-MM-DD (CONTRACTS 3).
        name: What it is, for the message, such as "the due date of S1-L1-01".

    Raises:
        GmrsjError: It is not a date, or written in another way; with how to write it.
    """
    given = text.strip()
    if not given or clock.parse_date(given) is not None:
        return given
    meant = whole_date(given, name)
    raise GmrsjError(f"{name} is not written as YYYY-MM-DD: {one_line(given)[:40]!r}", f"write {meant}")


def whole_date(text: str, name: str) -> str:
    """A whole date, as it stands in a file, as YYYY-MM-DD; an empty text stays empty.

    Taken are the dates that can mean one day only: the year first; day.month.year; a month by its English name; with
    strokes only where one of the two numbers can be no month, or both are the same. The year has four digits.

    Args:
        text: What was written, such as 2026-12-31, 31.12.2026, 2026/12/31 or 31 Dec 2026.
        name: What it is, for the message, such as "the due date of S1-L1-01".

    Raises:
        GmrsjError: It is not a date, or can be one of two; with how to write it.
    """
    typed = one_line(text).lower()
    if not typed:
        return ""
    parts = _parts(typed)
    either = parts is None and _EITHER_WAY.fullmatch(typed)
    if either:
        return _one_of_two(either, name, one_line(text)[:40])
    day, month, year = parts or (0, 0, None)
    if year is not None and _FOUR_DIGITS.search(typed):
        with suppress(ValueError):
            return date(year, month, day).isoformat()
    raise GmrsjError(f"{name} is not a date: {one_line(text)[:40]!r}", WRITE_IT)


def typed_date(text: str, today: date, side: Side) -> str:
    """A date as it is typed in the app, as YYYY-MM-DD; an empty text stays empty.

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
    said = one_line(text)[:40]
    either = _EITHER_WAY.fullmatch(typed)
    if either:
        return _one_of_two(either, "this", said)
    short = _DAY_DOT_MONTH.fullmatch(typed)
    parts = (int(short[1]), int(short[2]), None) if short else _parts(typed)
    if parts is None:
        raise GmrsjError(f"{said!r} is not a date", f"type {FORMS}")
    day, month, year = parts
    return _dated(day, month, year, today, side, said).isoformat()


def day_of_truth(day: str, today: date, criterion: str) -> str:
    """The day on which an answer was true, given back; an empty text stays empty.

    It is asked where a day is given. What is stored already may be of a computer whose calendar was wrong, and stays.

    Args:
        day: YYYY-MM-DD.
        today: The local date.
        criterion: The id of the criterion, for the message.

    Raises:
        GmrsjError: It is still to come, so that nobody can know yet what will be true.
    """
    found = clock.parse_date(day)
    if found is not None and found > today:
        raise GmrsjError(
            f"{criterion} cannot be true as of {day}: that day is still to come, and today is {today.isoformat()}",
            "say since when it is true, or leave that out for the day of the answer",
        )
    return day


def _relative(typed: str, today: date) -> date | None:
    by = {"yesterday": -1, "today": 0, "tomorrow": 1}.get(typed)
    match = _DAYS.fullmatch(typed)
    if match:
        by = int(match[2]) if match[1] == "+" else -int(match[2])
    return None if by is None else today + timedelta(days=by)


def _parts(typed: str) -> tuple[int, int, int | None] | None:
    """Day, month and year of a text that has the form of a date; the numbers may still be impossible."""
    if match := _YEAR_FIRST.fullmatch(typed):
        return int(match[4]), int(match[3]), int(match[1])
    if match := _DOTTED.fullmatch(typed):
        return int(match[1]), int(match[2]), _year(match[3])
    match = _DAY_MONTH.fullmatch(typed)
    if match and (month := _month(match[2])):
        return int(match[1]), month, _year(match[3])
    match = _MONTH_DAY.fullmatch(typed)
    if match and (month := _month(match[1])):
        return int(match[2]), month, int(match[3])
    return None


def _month(word: str) -> int:
    """The number of a month whose English name begins so, 0 for none."""
    return next((number for number, name in enumerate(_MONTHS, 1) if name.startswith(word)), 0)


def _one_of_two(match: re.Match[str], name: str, said: str) -> str:
    """A date of which people read either number as the month, where only one day can be meant."""
    first, second, year = int(match[1]), int(match[3]), int(match[4])
    found: dict[str, None] = {}
    for day, month in ((first, second), (second, first)):
        with suppress(ValueError):
            found[date(year, month, day).isoformat()] = None
    if len(found) == 1:
        return next(iter(found))
    if not found:
        raise GmrsjError(f"{name} is not a date: {said!r}", WRITE_IT)
    raise GmrsjError(f"{name} can be either of two days: {said!r}", f"write it as {' or '.join(found)}")


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
