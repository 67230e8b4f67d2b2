"""Roadmap and report as workbooks that people fill in and send back (``gmrsj answer JOURNEY --from FILE.xlsx``).

A workbook needs openpyxl, which comes with the extra ``xlsx`` and is imported when a workbook is written.
"""

from __future__ import annotations

from gmrsj_tui.reports.model import RoadmapDocument
from gmrsj_tui.reports.report_model import ReportDocument


def render_roadmap(document: RoadmapDocument) -> bytes:
    """The roadmap as a workbook: a summary, and a sheet with the actions.

    Args:
        document: The next actions, with or without notes.

    Returns:
        The same bytes for the same document.

    Raises:
        GmrsjError: The library that writes workbooks is not installed.
    """
    from gmrsj_tui.reports.workbook.roadmap_book import roadmap_book

    return roadmap_book(document)


def render_report(document: ReportDocument) -> bytes:
    """The whole assessment as a workbook: a summary, a sheet for each step, and how to read it.

    Args:
        document: The assessment, with or without notes.

    Returns:
        The same bytes for the same document.

    Raises:
        GmrsjError: The library that writes workbooks is not installed.
    """
    from gmrsj_tui.reports.workbook.report_book import report_book

    return report_book(document)
