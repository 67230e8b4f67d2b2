"""Makes what was ordered: the page to look at, the file, the job for the printer. Knows nothing of the screen.

All of it can take long, a PDF of 4,000 criteria for one, and runs in a thread (see :mod:`gmrsj_tui.tui.background`).
"""

from __future__ import annotations

import atexit
import os
import shutil
from pathlib import Path
from tempfile import TemporaryDirectory, mkdtemp
from typing import TYPE_CHECKING

from gmrsj_tui.reports.blocks import Page
from gmrsj_tui.reports.formats import FORMATS, PAPERS, Layout, Written, page_of, write
from gmrsj_tui.reports.model import roadmap_document, stamp_of
from gmrsj_tui.tui.background import Stopped
from gmrsj_tui.tui.print_order import READABLE, Order, missing
from gmrsj_tui.tui.shown import Shown

if TYPE_CHECKING:
    from gmrsj_tui.printing import Printer
    from gmrsj_tui.reports.model import RoadmapDocument
    from gmrsj_tui.reports.report_model import ReportDocument

PAGE_WIDTH = 76
"""Cells of a printed line: a sheet of A4 or letter in the printer's own type, with a margin."""


def text_of(shown: Shown, order: Order, width: int = PAGE_WIDTH) -> str:
    """What was ordered, as text: itself where it is text that people read, else the text of its page.

    Args:
        shown: The open journey.
        order: What was chosen.
        width: Cells of a line.
    """
    name = order.format if order.format in READABLE else "text"
    return write(_made(shown, order), name, Layout(width)).content.decode()


def content_of(shown: Shown, order: Order, stopped: Stopped) -> Written:
    """What was ordered, as the bytes of a file; the same bytes on the same day.

    Args:
        shown: The open journey.
        order: What was chosen.
        stopped: Asked while a PDF is typeset.

    Raises:
        GmrsjError: What the format needs is not installed, or it was stopped.
    """
    made = _made(shown, order)
    if order.format == "pdf":  # the one that can be stopped in the middle
        from gmrsj_tui.reports.pdf_page import render

        found = render(page_of(made), order.paper or PAPERS[0], stop=stopped)
        return Written(found.content, found.warnings)
    return write(made, order.format, Layout(PAGE_WIDTH, order.paper))


def for_the_printer(order: Order) -> Order:
    """The same in the format that printers get: PDF where it can be made, else text."""
    return order._replace(format="pdf" if missing("pdf") is None else "text")


def send(shown: Shown, order: Order, printer: Printer, stopped: Stopped) -> str:
    """Make what was ordered and send it to a printer.

    Returns:
        What was done, in one sentence; nothing where it was stopped before it was sent.

    Raises:
        GmrsjError: It could not be made, or not be sent, or it was stopped.
    """
    from gmrsj_tui.printing import print_file

    order = for_the_printer(order)
    written = content_of(shown, order, stopped)
    title = order.file_name(shown.journey.id).removesuffix(FORMATS[order.format].suffix)
    with TemporaryDirectory(prefix="gmrsj-print-") as folder:
        if hasattr(os, "startfile"):  # there another program opens it later
            folder = mkdtemp(prefix="gmrsj-print-")
            atexit.register(shutil.rmtree, folder, ignore_errors=True)
        file = Path(folder) / order.file_name(shown.journey.id)
        file.write_bytes(written.content)
        if stopped():
            return ""
        return print_file(file, printer, title)


def _made(shown: Shown, order: Order) -> RoadmapDocument | ReportDocument | Page:
    generated = stamp_of(order.today)
    part = order.part
    if order.kind == "sheet":
        from gmrsj_tui.reports.sheet import sheet_page

        return sheet_page(
            shown.pack,
            shown.journey,
            shown.standing,
            step=part.step,
            everything=part.everything,
            today=order.today,
            generated=generated,
        )
    if order.kind == "report":
        from gmrsj_tui.reports.report_document import report_document

        return report_document(
            shown.pack, shown.journey, shown.standing, notes=order.notes, today=order.today, generated=generated
        )
    return roadmap_document(
        shown.pack,
        shown.journey,
        shown.standing,
        step=part.step,
        track=part.track,
        owner=part.owner,
        due_before=part.due_before,
        next_n=part.next_n,
        notes=order.notes,
        today=order.today,
        generated=generated,
    )
