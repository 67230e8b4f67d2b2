"""The cells of a workbook as plain values, sheet by sheet: nothing is computed, and nothing outside it is read."""

import warnings
from collections.abc import Iterator, Mapping
from datetime import date, datetime
from io import BytesIO
from itertools import islice
from typing import Any, NamedTuple

from gmrsj_tui.errors import GmrsjError
from gmrsj_tui.reports.workbook.cell_text import taken
from gmrsj_tui.reports.workbook.library import openpyxl
from gmrsj_tui.text import one_line, plain

_MOST_ROWS = 20_000
_LAST_ROW = 1_048_576
_MOST_COLUMNS = 256
_MOST_CELLS = 10_000_000
_MOST_SHEETS = 250


class ReadCell(NamedTuple):
    """One cell that holds something."""

    value: str | int | float | bool | date
    kind: str = ""
    """``formula`` or ``error``, or empty for a value."""


class ReadRow(NamedTuple):
    """One row that holds something."""

    number: int
    cells: Mapping[int, ReadCell]
    """By the number of the column, from 1."""


class ReadSheet(NamedTuple):
    """One sheet."""

    title: str
    rows: tuple[ReadRow, ...]

    def place(self, row: int, column: int) -> str:
        """What messages call a cell: ``Step 2!E14``."""
        return f"{one_line(self.title)}!{letters(column)}{row}"


def letters(column: int) -> str:
    """What a spreadsheet calls a column."""
    name = ""
    while column:
        column, rest = divmod(column - 1, 26)
        name = chr(ord("A") + rest) + name
    return name


def read_sheets(content: bytes, name: str) -> tuple[ReadSheet, ...]:
    """Every sheet of a workbook that was looked at before.

    Args:
        content: The file.
        name: What messages call it.

    Raises:
        GmrsjError: It cannot be read, or the library that reads it is not installed.
    """
    library = openpyxl()
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of features that are of no matter here
            book = library.load_workbook(BytesIO(content), read_only=True, keep_links=False)
            try:
                sheets = tuple(ReadSheet(sheet.title, tuple(_rows(sheet))) for sheet in book.worksheets[:_MOST_SHEETS])
            finally:
                book.close()
    except GmrsjError as problem:
        raise GmrsjError(f"{name}: {problem.message}", problem.hint) from None
    except Exception:  # a damaged workbook fails in the library in as many ways as it has lines
        sheets = ()
    if not sheets:
        raise GmrsjError(
            f"{name} cannot be read as a workbook", "open it in a spreadsheet and save it as an Excel workbook (.xlsx)"
        )
    return sheets


def _rows(sheet: Any) -> Iterator[ReadRow]:
    sheet.reset_dimensions()  # what the file says of its own size need not be so
    found = looked_at = 0
    for number, row in enumerate(islice(sheet.iter_rows(), _LAST_ROW), start=1):
        if not row:
            continue
        looked_at += len(row)
        cells = {
            place: _cell(cell)
            for place, cell in enumerate(row[:_MOST_COLUMNS], start=1)
            if cell.value is not None and cell.value != ""
        }
        found += bool(cells)
        if found > _MOST_ROWS or looked_at > _MOST_CELLS:
            raise GmrsjError(
                f"the sheet {one_line(sheet.title)} is far too large", "copy its answers into a new workbook"
            )
        if cells:
            yield ReadRow(number, cells)


def _cell(cell: Any) -> ReadCell:
    if cell.data_type == "f":
        return ReadCell("", "formula")
    if cell.data_type == "e":
        return ReadCell(one_line(str(cell.value))[:20], "error")
    value = cell.value
    if isinstance(value, datetime):
        return ReadCell(value.date())
    if isinstance(value, bool | int | float | date):
        return ReadCell(value)
    return ReadCell(plain(taken(str(value))))


def text_of(cell: ReadCell) -> str:
    """A cell as text.

    Raises:
        GmrsjError: It holds a formula or an error.
    """
    if cell.kind == "formula":
        raise GmrsjError("it is a formula", "write what it shows instead, or copy it and paste the value only")
    if cell.kind == "error":
        raise GmrsjError(f"it shows the error {cell.value}", "write what shall stand there, or empty it")
    if isinstance(cell.value, bool):
        return "TRUE" if cell.value else "FALSE"
    if isinstance(cell.value, float) and cell.value.is_integer():
        return str(int(cell.value))
    return str(cell.value)
