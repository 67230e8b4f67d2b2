"""What the cells of a criterion say, in the words that a fingerprint is made of."""

from __future__ import annotations

import re
from datetime import date, timedelta

from gmrsj_tui.cli.answers_from.workbook_rows import ReadCell, text_of
from gmrsj_tui.cli.statuses import status_named
from gmrsj_tui.dates import whole_date
from gmrsj_tui.errors import GmrsjError
from gmrsj_tui.journey.answer import STRENGTHS
from gmrsj_tui.journey.checking import checked_line, checked_text
from gmrsj_tui.reports.workbook.cells import settled
from gmrsj_tui.text import one_line

_STRENGTH = re.compile(r"([0-3])(?!\d)")
_DAYS_BEGIN = date(1899, 12, 30)
_FIRST_DAY, _LAST_DAY = 36_526, 73_050
"""2000-01-01 and 2099-12-31 as spreadsheets count days."""

_TEXTS = {"reason": "the reason", "evidence": "the evidence", "next_action": "the next action", "note": "the note"}


def said(column: str, cell: ReadCell, criterion: str) -> str:
    """What a cell says; empty where it says nothing.

    Args:
        column: Its column, by key.
        cell: The cell.
        criterion: The id of the criterion, for messages.

    Raises:
        GmrsjError: It says nothing that can be recorded.
    """
    if column == "due":
        return _due(cell, criterion)
    text = text_of(cell)
    if not text.strip():
        return ""
    if column == "status":
        return status_named(text).value
    if column == "strength":
        return _strength(text)
    if column == "owner":
        return checked_line(text, "the owner")
    return settled(checked_text(text, _TEXTS[column], criterion))


def _due(cell: ReadCell, criterion: str) -> str:
    if isinstance(cell.value, date):
        return cell.value.isoformat()
    if isinstance(cell.value, int | float) and _FIRST_DAY <= cell.value <= _LAST_DAY:  # a date that lost its format
        return (_DAYS_BEGIN + timedelta(days=int(cell.value))).isoformat()
    return whole_date(text_of(cell), f"the due date of {criterion}")


def _strength(text: str) -> str:
    typed = one_line(text)
    found = _STRENGTH.match(typed)
    if found is not None:
        return found[1]
    if typed.lower() in STRENGTHS:
        return str(STRENGTHS.index(typed.lower()))
    raise GmrsjError(f"the strength is {typed[:40]!r}, and it goes from 0 to 3")
