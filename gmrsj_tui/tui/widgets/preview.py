"""The page that is about to be printed, as lines for a pane."""

from __future__ import annotations

from collections.abc import Sequence

from rich.cells import cell_len

from gmrsj_tui.errors import GmrsjError
from gmrsj_tui.reports.formats import FORMATS
from gmrsj_tui.tui.lines import Line, line, paragraph, wrap
from gmrsj_tui.tui.print_order import ON_PAPER, READABLE, Order


def preview_notes(order: Order, missing: GmrsjError | None, width: int) -> Sequence[Line]:
    """What to know about a format before it is saved: what is not installed, or that only its text is shown.

    Args:
        order: What was chosen.
        missing: What the format needs and has not.
        width: Cells of a line.
    """
    if missing is not None:
        return paragraph(f"{missing}. Below is what it would say.", width, "warning")
    if order.format in READABLE:
        return ()
    paper = f", paper {order.paper_words}" if order.format in ON_PAPER else ""
    said = f"The file is {FORMATS[order.format].words}{paper}. Below is what it says, as text."
    return paragraph(said, width, "accent")


def folded(page: Sequence[str], width: int) -> Sequence[Line]:
    """The lines of a page, those too long for the pane continued below, further in than they began."""
    lines: list[Line] = []
    for text in page:
        own = text[: len(text) - len(text.lstrip(" "))]
        if cell_len(text) <= width:
            lines.append(line(text))
        else:
            lines.extend(wrap([(text[len(own) :], "")], width, own, f"{own}  "))
    return lines
