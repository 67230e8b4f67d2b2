"""Bars of one line or a few: they draw, and some of their pieces can be clicked."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Self

from rich.cells import cell_len
from textual import events
from textual.geometry import Region, Size

from gmrsj_tui.tui.lines import BLANK, Line, Piece
from gmrsj_tui.tui.widgets.line_view import Drawn, LineView


class Bar(LineView):
    """Draws the lines that :meth:`lines` makes for its width; it never scrolls."""

    DEFAULT_CSS = """
    Bar { height: 1; overflow: hidden hidden; scrollbar-gutter: auto; padding: 0 1; }
    """

    def lines(self, width: int) -> Sequence[Line]:
        """The lines for a width."""
        raise NotImplementedError

    _made: tuple[Size, Sequence[Line]] | None = None

    def refresh(self, *regions: Region, **what: Any) -> Self:
        """Draw anew; what is drawn is made anew unless it is only about some lines."""
        if not regions:
            self._made = None
        return super().refresh(*regions, **what)

    def tell(self) -> None:
        """Make the lines anew, and draw those that changed."""
        self._made = None
        self.refresh_changed()

    def drawn(self, y: int) -> Drawn:
        """One line of the screen."""
        if self._made is None or self._made[0] != self.size:
            self._made = (self.size, self.lines(self.scrollable_content_region.width))
        lines = self._made[1]
        return (lines[y] if y < len(lines) else BLANK, "")


class ClickBar(Bar):
    """A bar of one line whose items do something when they are clicked."""

    def items(self, width: int) -> Sequence[tuple[tuple[Piece, ...], str]]:
        """Pieces with the key of what they do; an empty key does nothing."""
        raise NotImplementedError

    def chosen(self, key: str) -> None:
        """An item was clicked."""
        raise NotImplementedError

    def lines(self, width: int) -> Sequence[Line]:
        """All items in a row."""
        return [tuple(piece for pieces, _ in self.items(width) for piece in pieces)]

    def on_click(self, event: events.Click) -> None:
        """Find the item under the mouse."""
        offset = event.get_content_offset(self)
        if offset is None:
            return
        x = 0
        for pieces, key in self.items(self.scrollable_content_region.width):
            x += sum(cell_len(text) for text, _ in pieces)
            if offset.x < x:
                if key:
                    self.chosen(key)
                return
