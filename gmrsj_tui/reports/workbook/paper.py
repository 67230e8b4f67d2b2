"""How a sheet is printed: landscape, as wide as the paper, its heading on every page, and who it is of below."""

from __future__ import annotations

from typing import Any

from gmrsj_tui.text import one_line

A4 = 9
_LONGEST = 80


def prepare_for_print(sheet: Any, left: str, *, heading_rows: str = "", print_area: str = "") -> None:
    """Set up the paper.

    Args:
        sheet: The sheet.
        left: What stands small on every page, such as journey and date.
        heading_rows: The rows that are repeated, such as ``1:1``.
        print_area: What is printed; everything by default.
    """
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = A4
    sheet.page_setup.fitToWidth = 1
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    for side in ("left", "right"):
        setattr(sheet.page_margins, side, 0.4)
    sheet.page_margins.top, sheet.page_margins.bottom, sheet.page_margins.footer = 0.5, 0.75, 0.35
    sheet.oddFooter.left.text = _footer(left)
    sheet.oddFooter.center.text = "&A"
    sheet.oddFooter.right.text = "Page &P of &N"
    for part in (sheet.oddFooter.left, sheet.oddFooter.center, sheet.oddFooter.right):
        part.size = 8
    if heading_rows:
        sheet.print_title_rows = heading_rows
    if print_area:
        sheet.print_area = print_area


def _footer(text: str) -> str:
    """A text in which no sign is a command; a space keeps digits from being read as the size of the letters."""
    return one_line(text)[:_LONGEST].replace("&", "&&")
