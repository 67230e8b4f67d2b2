"""The sheets that people fill in: one row a criterion, the heading and the names always in sight."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any

from gmrsj_tui.clock import parse_date
from gmrsj_tui.journey.answer import STRENGTHS, Status
from gmrsj_tui.reports.workbook.cell_text import put
from gmrsj_tui.reports.workbook.columns import Column
from gmrsj_tui.reports.workbook.heights import HIGHEST, height_of
from gmrsj_tui.reports.workbook.paper import prepare_for_print
from gmrsj_tui.reports.workbook.styles import DATE_FORMAT, TEXT_FORMAT, Look, overdue_rule, status_rules

_FIRST_DAY = date(1901, 1, 1)
"""Spreadsheets count days from about here; earlier ones stay texts."""

STATUS_WORDS = tuple(status.words for status in Status)
STRENGTH_WORDS = tuple(f"{strength} {words}" for strength, words in enumerate(STRENGTHS))
"""What the drop-down list offers; the figure is what is read."""


def fill_criteria_sheet(
    sheet: Any, look: Look, columns: Sequence[Column], rows: Sequence[Mapping[str, str]], running: str, frozen: str
) -> None:
    """Write the heading and the rows, and make the sheet ready to be filled in and printed.

    Args:
        sheet: An empty sheet.
        look: The styles of the workbook.
        columns: Its columns, in order.
        rows: Per row the text of each column by its key.
        running: What stands small on every printed page.
        frozen: The key of the last column that stays in sight.
    """
    from openpyxl.utils import get_column_letter

    letters = {column.key: get_column_letter(place) for place, column in enumerate(columns, start=1)}
    for place, column in enumerate(columns, start=1):
        cell = sheet.cell(1, place)
        put(cell, column.heading)
        cell.font = look.head if column.read else look.strong
        cell.fill = look.head_ground if column.read else look.plain_head_ground
        cell.alignment, cell.border = look.in_head, look.edge
        sheet.column_dimensions[letters[column.key]].width = column.width
    sheet.row_dimensions[1].height = 30
    widths = {column.key: column.width for column in columns}
    writers = [
        (place, column, _writer(column, _style(sheet.parent, column, look)))
        for place, column in enumerate(columns, start=1)
    ]
    for number, texts in enumerate(rows, start=2):
        for place, column, write in writers:
            write(sheet.cell(number, place), texts.get(column.key, ""))
        needed = max(height_of(text, widths[key]) for key, text in texts.items() if text and key in widths)
        sheet.row_dimensions[number].height = min(needed, HIGHEST)
    last = len(rows) + 1
    sheet.freeze_panes = f"{get_column_letter([column.key for column in columns].index(frozen) + 2)}2"
    sheet.auto_filter.ref = f"A1:{get_column_letter(len(columns))}{last}"
    if rows:
        remarks = overdue_rule(letters["remarks"], 2, last)
        for where, rule in (*status_rules(letters["status"], 2, last), remarks):
            sheet.conditional_formatting.add(where, rule)
        for validation, key in _validations():
            sheet.add_data_validation(validation)
            validation.add(f"{letters[key]}2:{letters[key]}{last}")
    printed = [column for column in columns if column.key not in ("answered",)]
    prepare_for_print(sheet, running, heading_rows="1:1", print_area=f"A1:{get_column_letter(len(printed))}{last}")


def _writer(column: Column, style: str) -> Callable[[Any, str], None]:
    """What writes the cells of a column."""

    def write(cell: Any, text: str) -> None:
        cell.style = style
        if column.key in ("position", "step"):
            cell.value = int(text) if text else None
            return
        day = parse_date(text) if column.key == "due" else None
        if day is not None and day >= _FIRST_DAY:
            cell.value = day
        else:
            put(cell, text)

    return write


def _style(book: Any, column: Column, look: Look) -> str:
    """The name of the style of a column, added where it is new: a font and a border per cell would be slow."""
    from openpyxl.styles import NamedStyle

    name = f"gmrsj {column.heading}"
    if name not in book.named_styles:
        style = NamedStyle(name)
        if column.key in ("criterion", "title"):
            style.font = look.strong
        else:
            style.font = look.ink if column.read or column.key == "statement" else look.muted
        style.alignment = look.centred if column.centred else look.wrapped
        style.border = look.edge
        style.number_format = DATE_FORMAT if column.key == "due" else TEXT_FORMAT if column.read else "General"
        book.add_named_style(style)
    return name


def _validations() -> list[tuple[Any, str]]:
    from openpyxl.worksheet.datavalidation import DataValidation

    status = DataValidation("list", formula1=f'"{",".join(STATUS_WORDS)}"', allow_blank=True)
    status.errorTitle, status.error = "Status", f"Choose one of: {', '.join(STATUS_WORDS)}."
    strength = DataValidation("list", formula1=f'"{",".join(STRENGTH_WORDS)}"', allow_blank=True)
    strength.errorTitle, strength.error = "Strength", "Choose 0 to 3 from the list: how strong the evidence is."
    due = DataValidation("date", operator="greaterThan", formula1="366", allow_blank=True)
    due.errorTitle, due.error = "Due", "Write a date, such as 2026-11-30."
    for validation in (status, strength, due):
        validation.showErrorMessage = True
    return [(status, "status"), (strength, "strength"), (due, "due")]
