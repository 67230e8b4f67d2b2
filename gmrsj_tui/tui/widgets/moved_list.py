"""What moved between two moments as rows: the levels first, then section by section, what slipped back on top."""

from __future__ import annotations

from collections.abc import Sequence

from rich.cells import cell_len

from gmrsj_tui.reports.comparison_model import ComparisonDocument, MovedLine, Section, StepLine
from gmrsj_tui.symbols import SymbolSet
from gmrsj_tui.tui.lines import Line, Piece, columns
from gmrsj_tui.tui.shown import Shown
from gmrsj_tui.tui.widgets.row_list import Row, RowList
from gmrsj_tui.tui.words import status_sign

STEP = "step:"
"""What the keys of the steps' rows begin with; the others begin with the number of their section."""


class MovedList(RowList):
    """One line for each thing that moved."""

    DEFAULT_CSS = """
    MovedList { height: 1fr; padding: 0 1; }
    """

    def __init__(self, symbols: SymbolSet) -> None:
        super().__init__(id="moved")
        self._symbols = symbols
        self._shown: Shown | None = None

    def show(self, shown: Shown, document: ComparisonDocument) -> None:
        """Show what moved."""
        self._shown = shown
        rows = [Row(None, data="Levels")]
        rows.extend(Row(f"{STEP}{step.id}", 1, step) for step in document.steps)
        for number, section in enumerate(document.sections):
            rows.extend([Row(None), Row(None, data=section)])
            rows.extend(Row(f"{number}:{place}", 1, moved) for place, moved in enumerate(section.lines))
        if document.comparison.empty:
            rows.extend([Row(None), Row(None, data="Nothing moved.")])
        self.set_rows(rows)

    def line_at_cursor(self) -> StepLine | MovedLine | None:
        """What is highlighted."""
        data = next((row.data for row in self.rows if row.key is not None and row.key == self.cursor), None)
        return data if isinstance(data, StepLine | MovedLine) else None

    def draw(self, row: Row, width: int, selected: bool) -> Sequence[Line]:
        """A step, something that moved, a heading or a gap."""
        pointer = self._symbols.pointer if selected else " "
        match row.data:
            case StepLine() as step:
                style = {"up": "met", "down": "warning"}.get(step.moved, "")
                left: list[Piece] = [(f"{pointer} {step.number} ", "dim"), (step.title, "strong")]
                right: list[Piece] = [(step.level, style), (f"  {step.covered}", "dim")]
                return (columns(left, right, width, self._symbols.ellipsis),)
            case MovedLine() as moved:
                return (self._moved(moved, pointer, width),)
            case Section() as section:
                style = "warning" if section.warning else "heading"
                return (columns([(f"{section.title} ({len(section.lines)})", style)], [], width, self.ellipsis),)
            case str() as heading:
                return (((heading, "heading"),),)
        return ()

    def _moved(self, moved: MovedLine, pointer: str, width: int) -> Line:
        assert self._shown is not None
        left: list[Piece] = [(f"{pointer} ", "dim")]
        if moved.criterion:
            left.extend(
                [status_sign(self._symbols, self._shown.answer(moved.criterion)), (f" {moved.criterion}  ", "dim")]
            )
        left.append((moved.title, ""))
        short = cell_len(moved.words) <= width * 2 // 5
        right: list[Piece] = [(moved.words, "dim")] if moved.words and short else []
        left.extend([(f"  {moved.words}", "dim")] * (not short))
        return columns(left, right, width, self._symbols.ellipsis)
