"""Workbooks for tests: made of a journey, opened by the library, edited as a person would."""

from __future__ import annotations

from io import BytesIO
from typing import Any

import openpyxl

from gmrsj_tui.framework.model import Pack
from gmrsj_tui.journey.journey import Journey
from gmrsj_tui.journey.standing import standing_of
from gmrsj_tui.reports.report_document import report_document
from gmrsj_tui.reports.report_model import ReportDocument
from gmrsj_tui.reports.workbook import render_report, render_roadmap
from tests.reports.journeys import GENERATED, TODAY, roadmap


def report(pack: Pack, journey: Journey, *, notes: bool = False) -> ReportDocument:
    """The report document of a journey on a day that stands still."""
    standing = standing_of(pack, journey)
    return report_document(pack, journey, standing, notes=notes, today=TODAY, generated=GENERATED)


def report_bytes(pack: Pack, journey: Journey, *, notes: bool = False) -> bytes:
    """Its workbook."""
    return render_report(report(pack, journey, notes=notes))


def roadmap_bytes(pack: Pack, journey: Journey, **options: Any) -> bytes:
    """The workbook of its roadmap."""
    return render_roadmap(roadmap(pack, journey, **options))


def opened(content: bytes) -> Any:
    """A workbook as the library sees it."""
    return openpyxl.load_workbook(BytesIO(content))


def saved(book: Any) -> bytes:
    """A workbook as another program saves it."""
    stream = BytesIO()
    book.save(stream)
    return stream.getvalue()


class Edited:
    """A workbook in the hands of a person."""

    def __init__(self, content: bytes) -> None:
        self.book = opened(content)

    def cell(self, criterion: str, heading: str) -> Any:
        """The cell of a criterion under a heading."""
        for sheet in self.book.worksheets:
            headings = {cell.value: cell.column for cell in sheet[1]}
            if heading in headings and "Criterion" in headings:
                for row in range(2, sheet.max_row + 1):
                    if sheet.cell(row, headings["Criterion"]).value == criterion:
                        return sheet.cell(row, headings[heading])
        raise KeyError(criterion, heading)

    def write(self, criterion: str, heading: str, value: Any) -> str:
        """Fill a cell in; where it is, such as ``Step 1 Governance!E4``."""
        cell = self.cell(criterion, heading)
        cell.value = value
        if isinstance(value, str):
            cell.data_type = "s"
        return f"{cell.parent.title}!{cell.coordinate}"

    @property
    def content(self) -> bytes:
        """Its bytes now."""
        return saved(self.book)
