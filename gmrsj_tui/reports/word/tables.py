"""Real tables: a row of headings that is repeated on every page, rows that stay whole, and words for who cannot see."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import repeat

from gmrsj_tui.reports.blocks import Cell, Column, Line, Table
from gmrsj_tui.reports.word.markup import element
from gmrsj_tui.reports.word.paragraphs import (
    line_paragraph,
    paragraph,
    runs,
    text_paragraph,
)
from gmrsj_tui.reports.word.scripts import starts_right_to_left
from gmrsj_tui.reports.word.styles import TABLE_STYLE
from gmrsj_tui.reports.word.widths import lines_of

_LINES_OF_HEADINGS = 20
"""Headings with more stand only once: repeated, they would leave no room for what they name."""
_LINES_OF_A_ROW = 30
"""A row with more may be split: kept whole it could be taller than a page, where word processors cut it off."""


def table(block: Table, widths: Sequence[int], *, right_to_left: bool = False) -> str:
    """A table of the page.

    Args:
        block: What it holds.
        widths: Of its columns, in twentieths of a point.
        right_to_left: Whether the first column stands on the right.
    """
    if not block.columns:
        return ""
    made = [head_row(block.columns, widths, right_to_left=right_to_left)]
    for held in block.rows:
        cells = (*held, *repeat((), len(widths) - len(held)))
        made.append(row(map(cell, widths, map(lines, cells)), may_split=is_tall(cells, widths)))
    caption = text_paragraph("Caption", block.caption) if block.show_caption and block.caption else ""
    return caption + framed(made, widths, block.caption, names_rows=block.head == 0, right_to_left=right_to_left)


def framed(
    rows: Iterable[str], widths: Sequence[int], caption: str, *, names_rows: bool = True, right_to_left: bool = False
) -> str:
    """A table of rows that are made already.

    Args:
        rows: Markup of its rows, that with the headings first.
        widths: Of its columns, in twentieths of a point.
        caption: What it shows, for a reader who cannot see it.
        names_rows: Whether the first column names the row.
        right_to_left: Whether the first column stands on the right.
    """
    properties = element(
        "tblPr",
        element("tblStyle", val=TABLE_STYLE),
        element("bidiVisual") if right_to_left else "",
        element("tblW", w=sum(widths), type="dxa"),
        element("tblLayout", type="fixed"),
        element("tblLook", val="04A0" if names_rows else "0420", firstRow=1, firstColumn=int(names_rows), noVBand=1),
        element("tblCaption", val=caption) if caption else "",
    )
    grid = element("tblGrid", *(element("gridCol", w=size) for size in widths))
    return element("tbl", properties, grid, *rows)


def head_row(columns: Sequence[Column], widths: Sequence[int], *, right_to_left: bool = False) -> str:
    """The row of headings, which begin where the columns begin.

    Args:
        columns: With their titles.
        widths: Of the columns, in twentieths of a point.
        right_to_left: Whether the first column stands on the right.
    """
    titles = (_heading(column.title, right_to_left) for column in columns)
    tall = max(lines_of((Line(column.title),), size) for column, size in zip(columns, widths, strict=True))
    return row(map(cell, widths, titles), head=tall <= _LINES_OF_HEADINGS, may_split=tall > _LINES_OF_A_ROW)


def _heading(title: str, right_to_left: bool) -> str:
    """A heading, which runs as the page does, so that it begins where its column begins.

    English on a page from right to left runs as it is written all the same: the full stop of "No." would go before it.
    """
    if right_to_left and starts_right_to_left(title) is False:
        return paragraph("TableHeadingOpposite", runs(title))
    return paragraph("TableHeading", runs(title, right_to_left=right_to_left), right_to_left=None)


def row(cells: Iterable[str], *, head: bool = False, may_split: bool = False) -> str:
    """A row.

    Args:
        cells: Markup of its cells.
        head: Whether it is repeated on every page.
        may_split: Whether it may go over the end of a page.
    """
    properties = ("" if may_split else element("cantSplit")) + (element("tblHeader") if head else "")
    return element("tr", element("trPr", properties) if properties else "", *cells)


def cell(width: int, content: str, fill: str = "") -> str:
    """A cell.

    Args:
        width: In twentieths of a point.
        content: Markup of its paragraphs; may be empty.
        fill: Colour of the ground, six hexadecimal digits, or empty.
    """
    shading = element("shd", val="clear", color="auto", fill=fill) if fill else ""
    properties = element("tcPr", element("tcW", w=width, type="dxa"), shading)
    return element("tc", properties, content or text_paragraph("TableText", ""))


def lines(held: Cell) -> str:
    """The paragraphs of a cell."""
    return "".join(line_paragraph("TableText", line) for line in held)


def is_tall(cells: Sequence[Cell], widths: Sequence[int]) -> bool:
    """Whether a row is so tall that it must be allowed to go over the end of a page."""
    return max(map(lines_of, cells, widths), default=0) > _LINES_OF_A_ROW
