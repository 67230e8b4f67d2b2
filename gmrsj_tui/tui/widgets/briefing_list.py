"""The lines of the briefing, wrapped; the cursor stops at those that lead to a criterion."""

from __future__ import annotations

from collections.abc import Sequence

from textual import events

from gmrsj_tui.journey.briefing import Briefing, BriefingLine
from gmrsj_tui.symbols import SymbolSet
from gmrsj_tui.text import one_line
from gmrsj_tui.tui.lines import BLANK, Line, Piece, columns, wrap
from gmrsj_tui.tui.widgets.row_list import Row, RowList

WIDEST = 100
"""Cells of a line that is still easy to read."""
LEAST = 60
"""Cells of text that a line says, however narrow the window is; else it is cut after one and a half rows."""
STYLES = {"overdue": "error", "old": "warning", "review": "warning", "parked": "warning"}
"""Of the labels of lines that ask for something; their words say it, too."""


class BriefingList(RowList):
    """One row a line of the briefing, as high as its text."""

    def __init__(self, symbols: SymbolSet) -> None:
        super().__init__(id="briefing")
        self._symbols = symbols
        self._lines: Sequence[BriefingLine] = ()
        self._made_for = (0, 0)

    def show(self, found: Briefing) -> None:
        """Show a briefing; the cursor stays on what it is about."""
        at, self._lines = self.line, found.lines
        kept = next((str(place) for place, one in enumerate(self._lines) if at and _same(one, at)), None)
        self._fill(kept)

    @property
    def line(self) -> BriefingLine | None:
        """The line under the cursor."""
        place = int(self.cursor) if self.cursor is not None else -1
        return self._lines[place] if 0 <= place < len(self._lines) else None

    def _fill(self, cursor: str | None = None) -> None:
        size = self.scrollable_content_region.size
        self._made_for = (size.width, size.height)
        heights = [len(self._wrapped(line, size.width, False)) for line in self._lines]
        room = sum(heights) + len(heights) <= size.height
        rows: list[Row] = []
        for place, (line, height) in enumerate(zip(self._lines, heights, strict=True)):
            rows.append(Row(str(place) if line.criterion else None, height, line))
            rows.extend([Row(None)] * room)
        self.set_rows(rows, cursor=cursor)

    def on_resize(self, event: events.Resize) -> None:
        """Wrap anew for the new width."""
        size = self.scrollable_content_region.size
        if self._made_for != (size.width, size.height):
            self._fill(self.cursor)

    def draw(self, row: Row, width: int, selected: bool) -> Sequence[Line]:
        """A line of the briefing, or a gap."""
        return self._wrapped(row.data, width, selected) if isinstance(row.data, BriefingLine) else (BLANK,)

    def _wrapped(self, line: BriefingLine, width: int, selected: bool) -> Sequence[Line]:
        mark: Piece = (f"{self._symbols.pointer if selected else ' '} ", "accent")
        label: Piece = (f"{one_line(line.label)}: ", STYLES.get(line.kind, "heading"))
        room = max(min(width, WIDEST) - 2, 1)
        most = max(room * 3 // 2, LEAST)
        wrapped = wrap(columns([label, (one_line(line.text), "")], [], most, self._symbols.ellipsis), room, "", "  ")
        return [(mark if not place else ("  ", ""), *pieces) for place, pieces in enumerate(wrapped)]


def _same(one: BriefingLine, other: BriefingLine) -> bool:
    """Whether two lines are about the same: the next of a step stays that, whatever it is now."""
    return (one.kind, one.label) == (other.kind, other.label) or (one.kind, one.criterion) == (
        other.kind,
        other.criterion,
    )
