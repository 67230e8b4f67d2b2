"""Lays the blocks of a page out on a sheet that is only read: the summary, and how to read a report."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from gmrsj_tui.reports.blocks import (
    Block,
    Bullets,
    Caution,
    Cell,
    EffectivenessBars,
    Facts,
    GridState,
    Heading,
    LevelGrid,
    Line,
    Prose,
    Table,
    Tone,
)
from gmrsj_tui.reports.workbook.cell_text import put
from gmrsj_tui.reports.workbook.heights import HIGHEST, height_of
from gmrsj_tui.reports.workbook.paper import prepare_for_print
from gmrsj_tui.reports.workbook.styles import Look

_WIDTHS = (34, 20, 15, 15, 15, 15, 15, 15)
"""Of the columns, in characters; there are more where a table needs more."""
_MORE_WIDTH = 15


def fill_page_sheet(sheet: Any, look: Look, title: str, blocks: Iterable[Block], running: str) -> None:
    """Write the blocks one below the other.

    Args:
        sheet: An empty sheet.
        look: The styles of the workbook.
        title: What stands on top.
        blocks: What to write; their texts are clean.
        running: What stands small on every printed page.
    """
    writer = _Writer(sheet, look)
    writer.across(title, look.title, height=24)
    for block in blocks:
        writer.block(block)
    writer.finish()
    sheet.sheet_view.showGridLines = False
    prepare_for_print(sheet, running)


class _Writer:
    """Writes below what it wrote last."""

    def __init__(self, sheet: Any, look: Look) -> None:
        self.sheet = sheet
        self.look = look
        self.row = 1
        self.columns = len(_WIDTHS)

    def width(self, first: int, last: int) -> int:
        """Characters in these columns together."""
        return sum(_WIDTHS[place - 1] if place <= len(_WIDTHS) else _MORE_WIDTH for place in range(first, last + 1))

    def text(self, column: int, text: str, font: Any, last: int | None = None, ground: Any = None) -> float:
        """Write into one cell, or across several; how high it needs to be, in points."""
        cell = self.sheet.cell(self.row, column)
        put(cell, text)
        cell.font, cell.alignment = font, self.look.wrapped
        last = column if last is None else last
        if ground is not None:
            for place in range(column, last + 1):
                self.sheet.cell(self.row, place).fill = ground
        if last > column:
            self.sheet.merge_cells(start_row=self.row, end_row=self.row, start_column=column, end_column=last)
        return height_of(text, self.width(column, last), font.size)

    def across(self, text: str, font: Any, *, height: float = 0, ground: Any = None) -> None:
        """A row of one text over the whole width."""
        needed = self.text(1, text, font, len(_WIDTHS), ground)
        self.end_row(max(height, needed))

    def end_row(self, height: float) -> None:
        """Give the row its height, and go on below it."""
        self.sheet.row_dimensions[self.row].height = min(height, HIGHEST)
        self.row += 1

    def block(self, block: Block) -> None:
        """Write one block; the charts are written as tables, with their figures."""
        look = self.look
        match block:
            case Heading():
                if block.level == 2:
                    self.row += 1
                self.across(block.text, look.headings[block.level], height=26 - 3 * block.level)
            case Prose():
                self.across(block.text, self.font(block.tone))
            case Caution():
                text = f"{block.title}. {block.text}" if block.text else block.title
                self.across(text, look.alert, ground=look.warm)
            case Facts():
                for name, value in block.pairs:
                    height = self.text(1, name, look.strong)
                    self.end_row(max(height, self.text(2, value, look.ink, len(_WIDTHS))))
            case Bullets():
                for place, line in enumerate(block.items, start=1):
                    sign = f"{place}." if block.ordered else "•"
                    self.across(f"{sign} {_said(line)}", self.font(line.tone))
            case Table():
                self.table([column.title for column in block.columns], block.rows)
            case LevelGrid():
                self.grid(block)
            case EffectivenessBars():
                rows = [
                    tuple(
                        (Line(text),)
                        for text in (f"{bar.letter} {bar.title}", str(bar.met), str(bar.covered), str(bar.applicable))
                    )
                    for bar in block.bars
                ]
                self.table(["Effectiveness criterion", "Met", "Covered", "Apply"], rows, stretched=False)
            case _:
                pass  # levels over time: the table that follows the chart has its figures

    def font(self, tone: Tone) -> Any:
        """The font of a tone."""
        look = self.look
        return {Tone.STRONG: look.strong, Tone.MUTED: look.muted, Tone.ALERT: look.alert}.get(tone, look.ink)

    def table(self, titles: Sequence[str], rows: Sequence[Sequence[Cell]], *, stretched: bool = True) -> None:
        """A table; its last column takes the width that is left."""
        self.head(titles, stretched)
        for cells in rows:
            heights = [
                self.framed(
                    place,
                    "\n".join(map(_said, cell)),
                    self.font(cell[0].tone if cell else Tone.PLAIN),
                    len(titles),
                    stretched,
                )
                for place, cell in enumerate(cells, start=1)
            ]
            self.end_row(max(heights))
        self.row += 1

    def head(self, titles: Sequence[str], stretched: bool) -> None:
        """The heading row of a table."""
        look = self.look
        heights = [
            self.framed(place, title, look.strong, len(titles), stretched, look.tint)
            for place, title in enumerate(titles, start=1)
        ]
        self.end_row(max(heights))

    def framed(self, place: int, text: str, font: Any, of: int, stretched: bool, ground: Any = None) -> float:
        """A cell of a table; how high it needs to be."""
        last = max(place, len(_WIDTHS)) if stretched and place == of else place
        self.columns = max(self.columns, last)
        height = self.text(place, text, font, last, ground)
        for column in range(place, last + 1):
            self.sheet.cell(self.row, column).border = self.look.edge
        return height

    def grid(self, grid: LevelGrid) -> None:
        """The step-by-level grid: counts and what they mean, in words."""
        look = self.look
        titles = ["Step", "Level held", *grid.levels]
        self.head(titles, stretched=False)
        for row in grid.rows:
            heights = [
                self.framed(1, f"{row.number}. {row.title}", look.strong, len(titles), False),
                self.framed(2, row.level, look.strong, len(titles), False),
            ]
            for place, cell in enumerate(row.cells, start=3):
                text = (
                    cell.state.words if cell.state is GridState.NOTHING else f"{cell.words} covered\n{cell.state.words}"
                )
                ground = look.tint if cell.state is GridState.HELD else None
                font = look.strong if cell.state in (GridState.HELD, GridState.IN_THE_WAY) else look.ink
                heights.append(self.framed(place, text, font, len(titles), False, ground))
            self.end_row(max(heights))
        self.row += 1

    def finish(self) -> None:
        """Give the columns their widths."""
        from openpyxl.utils import get_column_letter

        for place in range(1, self.columns + 1):
            self.sheet.column_dimensions[get_column_letter(place)].width = self.width(place, place)


def _said(line: Line) -> str:
    return f"{line.label}: {line.text}" if line.label else line.text
