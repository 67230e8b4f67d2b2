"""What both workbooks have in common: properties, the summary in front, the hidden sheet behind."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from gmrsj_tui.journey.answer import Status
from gmrsj_tui.reports.document_parts import Header
from gmrsj_tui.reports.page_parts import subject
from gmrsj_tui.reports.workbook.cell_text import put
from gmrsj_tui.reports.workbook.criteria_sheet import STRENGTH_WORDS
from gmrsj_tui.reports.workbook.identity import SHEET, identity_rows
from gmrsj_tui.reports.workbook.library import openpyxl
from gmrsj_tui.text import one_line

SUMMARY = "Summary"


def new_book(header: Header, kind: str, title: str) -> Any:
    """An empty workbook that says what it is.

    Raises:
        GmrsjError: The library is not installed.
    """
    book = openpyxl().Workbook()
    book.remove(book.active)
    properties = book.properties
    properties.creator = "gmrsj"
    properties.title = title
    properties.subject = subject(header, kind)
    properties.language = header.language or None
    return book


def add_identity(book: Any, header: Header, sheets: Sequence[str], made: Mapping[str, Mapping[str, str]]) -> None:
    """Add the hidden sheet behind all others.

    Args:
        book: The workbook.
        header: Whose it is.
        sheets: The names of the sheets that hold criteria.
        made: Criterion to column to what its cell says.
    """
    pages = [name for name in book.sheetnames if name not in sheets]
    sheet = book.create_sheet(SHEET)
    for number, values in enumerate(identity_rows(header, sheets, pages, made), start=1):
        for place, value in enumerate(values, start=1):
            if value:
                put(sheet.cell(number, place), value)
    sheet.sheet_state = "hidden"


def shown(texts: Mapping[str, str]) -> dict[str, str]:
    """The cells of a criterion as people read them: statuses and strengths in words."""
    found = dict(texts)
    found["status"] = Status(texts["status"]).words
    if texts["strength"]:
        found["strength"] = STRENGTH_WORDS[int(texts["strength"])]
    return found


def step_sheet_name(number: int, title: str) -> str:
    """What the sheet of a step should be called."""
    return f"Step {number} {one_line(title)}"
