"""How scrollbars are drawn: with eighths of cells at their ends, or in whole cells where there are only ASCII signs."""

from __future__ import annotations

from typing import ClassVar

from textual.scrollbar import ScrollBarRender

from gmrsj_tui.symbols import ASCII, SymbolSet


class WholeCells(ScrollBarRender):
    """A scrollbar of coloured spaces."""

    VERTICAL_BARS: ClassVar[list[str]] = [" "] * 8
    HORIZONTAL_BARS: ClassVar[list[str]] = [" "] * 8


def renderer_for(symbols: SymbolSet) -> type[ScrollBarRender]:
    """What draws scrollbars beside these signs. Textual takes one for the whole program, at ``ScrollBar.renderer``."""
    return WholeCells if symbols is ASCII else ScrollBarRender
