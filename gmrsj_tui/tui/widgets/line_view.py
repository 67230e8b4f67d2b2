"""The base of every widget that draws lines: one style sheet, no widget per row, no layout when its text changes.

Only the lines that are on the screen are drawn, so 4,000 criteria cost what 40 cost.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from rich.cells import cell_len, set_cell_size
from rich.segment import Segment
from rich.style import Style
from textual.geometry import Region, Size
from textual.scroll_view import ScrollView
from textual.strip import Strip

from gmrsj_tui.keys import BY_ID, shown
from gmrsj_tui.symbols import UNICODE, SymbolSet
from gmrsj_tui.tui.lines import Line, crop


class LineView(ScrollView, can_focus=False):
    """Draws lines of pieces; a subclass says which line stands where."""

    STYLES: ClassVar[tuple[str, ...]] = (
        "strong",
        "dim",
        "heading",
        "title",
        "accent",
        "key",
        "met",
        "in-progress",
        "not-met",
        "not-applicable",
        "not-assessed",
        "banked",
        "warning",
        "error",
        "cursor",
        "current",
    )
    """The names a piece may carry as its style."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {f"line--{name}" for name in STYLES}

    DEFAULT_CSS = """
    LineView {
        scrollbar-size-vertical: 1;
        scrollbar-gutter: stable;
        overflow-x: hidden;
        & > .line--strong { text-style: bold; }
        & > .line--dim { color: $foreground 65%; }
        & > .line--heading { color: $secondary; text-style: bold; }
        & > .line--title { color: $primary; text-style: bold; }
        & > .line--accent { color: $accent; text-style: bold; }
        & > .line--key { color: $accent; text-style: bold; }
        & > .line--met { color: $text-success; text-style: bold; }
        & > .line--in-progress { color: $text-warning; }
        & > .line--not-met { color: $text-error; }
        & > .line--not-applicable { color: $foreground 65%; text-style: italic; }
        & > .line--not-assessed { color: $foreground 65%; }
        & > .line--banked { color: $text-accent; }
        & > .line--warning { color: $text-warning; text-style: bold; }
        & > .line--error { color: $text-error; text-style: bold; }
        & > .line--cursor { background: $block-cursor-background; color: $block-cursor-foreground; text-style: bold; }
        &:nocolor > .line--cursor { background: $background; color: $foreground; text-style: bold reverse; }
        & > .line--current { background: $boost; text-style: bold; }
    }
    """

    _base: Style | None = None

    @property
    def ellipsis(self) -> str:
        """The sign that something was cut, in the signs that the app draws with."""
        symbols = getattr(self.app, "symbols", UNICODE)
        return symbols.ellipsis if isinstance(symbols, SymbolSet) else UNICODE.ellipsis

    def key(self, action: str) -> str:
        """The first key that does something, as a person bound it, to be named in a text."""
        rebound: Mapping[str, tuple[str, ...]] = getattr(getattr(self.app, "settings", None), "keys", {})
        return shown(rebound.get(action, BY_ID[action].keys)[0])

    def render_lines(self, crop: Region) -> list[Strip]:
        """The lines of a region; what all of them have in common is looked up once."""
        self._base = self.rich_style
        try:
            return super().render_lines(crop)
        finally:
            self._base = None

    def style_of(self, name: str) -> Style:
        """The terminal style behind a style name."""
        part = self.get_component_rich_style(f"line--{name}", partial=True)
        if part.color is None:
            return part
        # A see-through colour stands at its full strength in the part alone; the whole style has it blended.
        return part + Style(color=self.get_component_rich_style(f"line--{name}").color)

    def strip_of(self, line: Line, width: int, over: str = "") -> Strip:
        """A line as the terminal shows it, cut to a width and filled up.

        Args:
            line: What to draw.
            width: Cells to fill.
            over: A style name that goes over all pieces, such as ``cursor``.
        """
        base = self._base or self.rich_style
        above = self.style_of(over) if over else None
        segments: list[Segment] = []
        used = 0
        for text, name in line:
            size = cell_len(text)
            if used + size > width:
                text = crop(text, width - used, self.ellipsis)
                size = cell_len(text)
            style = base + self.style_of(name) if name else base
            segments.append(Segment(text, style + above if above is not None else style))
            used += size
            if used >= width:
                break
        if used < width:
            segments.append(Segment(" " * (width - used), base + above if above is not None else base))
        elif used > width:
            last = segments.pop()
            segments.append(Segment(set_cell_size(last.text, cell_len(last.text) - (used - width)), last.style))
        return Strip(segments, width)

    def resize_text(self, height: int) -> None:
        """Say how many lines there are, without asking for a layout."""
        size = Size(max(self.scrollable_content_region.width, 1), height)
        if size != self.virtual_size:
            self.virtual_size = size
