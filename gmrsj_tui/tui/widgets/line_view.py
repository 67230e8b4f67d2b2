"""The base of every widget that draws lines: one style sheet, no widget per row, no layout when its text changes.

Only the lines that are on the screen are drawn, so 4,000 criteria cost what 40 cost.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from types import MappingProxyType
from typing import TypeAlias

from rich.cells import cell_len, set_cell_size
from rich.segment import Segment
from rich.style import Style
from textual.geometry import Region, Size
from textual.scroll_view import ScrollView
from textual.strip import Strip
from textual.widget import Widget

from gmrsj_tui.keys import BY_ID, shown
from gmrsj_tui.symbols import UNICODE, SymbolSet
from gmrsj_tui.tui.lines import Line, crop, joined

Drawn: TypeAlias = tuple[Line, str]
"""A line, and the name of a style that goes over all of it."""


class LineView(ScrollView, can_focus=False):
    """Draws lines of pieces; a subclass says which line stands where. Its screen is a :class:`StyledScreen`."""

    DEFAULT_CSS = """
    LineView {
        scrollbar-size-vertical: 1;
        scrollbar-gutter: stable;
        overflow-x: hidden;
    }
    """

    _base: Style | None = None
    _styles: dict[str, Style] | None = None
    _drawn: Mapping[int, Drawn] = MappingProxyType({})

    @property
    def signs(self) -> SymbolSet:
        """The signs that the app draws with."""
        symbols = getattr(self.app, "symbols", UNICODE)
        return symbols if isinstance(symbols, SymbolSet) else UNICODE

    @property
    def ellipsis(self) -> str:
        """The sign that something was cut."""
        return self.signs.ellipsis

    def key(self, action: str) -> str:
        """The first key that does something, as a person bound it, to be named in a text."""
        rebound: Mapping[str, tuple[str, ...]] = getattr(getattr(self.app, "settings", None), "keys", {})
        return shown(rebound.get(action, BY_ID[action].keys)[0])

    # -- drawing --------------------------------------------------------------------------------------

    def drawn(self, y: int) -> Drawn:
        """What stands in a line of the screen, and the style name that goes over all of it, such as ``cursor``."""
        raise NotImplementedError

    def render_line(self, y: int) -> Strip:
        """One line of the screen."""
        if not isinstance(self._drawn, dict):
            self._drawn = {}
        pieces, over = self._drawn[y] = self.drawn(y)
        return self.strip_of(pieces, self.scrollable_content_region.width, over)

    def refresh_changed(self) -> None:
        """Draw anew only those lines that say something else now: fewer bytes to the terminal, often over ssh."""
        for y in range(self.scrollable_content_region.height):
            if self._drawn.get(y) != self.drawn(y):
                self.refresh_row_of_screen(y)

    def refresh_row_of_screen(self, y: int) -> None:
        """Draw one line of the screen anew; 0 is the first below a border."""
        self.refresh(Region(0, y, self.scrollable_content_region.width, 1))

    def render_lines(self, crop: Region) -> list[Strip]:
        """The lines of a region; what all of them have in common is looked up once, and only if one is drawn."""
        self._base = None
        return super().render_lines(crop)

    def notify_style_update(self) -> None:
        """Another theme, or another class: look the styles up again."""
        self._styles = None
        super().notify_style_update()

    def style_of(self, name: str) -> Style:
        """The terminal style behind a style name."""
        if self._styles is None:
            self._styles = {}
        if name not in self._styles:
            self._styles[name] = self._looked_up(name)
        return self._styles[name]

    def _looked_up(self, name: str) -> Style:
        part = self.screen.get_component_rich_style(f"line--{name}", partial=True)
        if part.color is None:
            return part
        # A see-through colour stands at its full strength in the part alone; the whole style has it blended.
        return part + Style(color=self.screen.get_component_rich_style(f"line--{name}").color)

    def strip_of(self, line: Line, width: int, over: str = "") -> Strip:
        """A line as the terminal shows it, cut to a width and filled up.

        Args:
            line: What to draw.
            width: Cells to fill.
            over: A style name that goes over all pieces, such as ``cursor``.
        """
        base = self._base
        if base is None:
            base = self._base = self.rich_style
        above = self.style_of(over) if over else None
        segments: list[Segment] = []
        used = 0
        for text, name in joined(line):
            size = cell_len(text)
            if used + size > width:
                text = " " * (width - used) if text.isspace() else crop(text, width - used, self.ellipsis)
                size = cell_len(text)
            style = base + self.style_of(name) if name else base
            _add(segments, text, style + above if above is not None else style)
            used += size
            if used >= width:
                break
        if used < width:
            _add(segments, " " * (width - used), base + above if above is not None else base)
        elif used > width:
            last = segments.pop()
            segments.append(Segment(set_cell_size(last.text, cell_len(last.text) - (used - width)), last.style))
        return Strip(segments, width)

    def resize_text(self, height: int) -> None:
        """Say how many lines there are, without asking for a layout unless the scrollbar comes or goes."""
        size = Size(max(self.scrollable_content_region.width, 1), height)
        if size != self.virtual_size:
            # Assigning virtual_size lays the whole screen out, at every key that shows a longer or shorter text.
            self.set_reactive(Widget.virtual_size, size)
            self._scroll_update(size)

    def scroll_to_line(self, line: int) -> None:
        """Scroll at once, also in the moment in which the scrollbar is not there yet."""
        self.scroll_to(y=line, animate=False, immediate=True, force=True)


def _add(segments: list[Segment], text: str, style: Style) -> None:
    """Put a text behind others, without telling the terminal a style that it shows already.

    White space shows nothing but its ground, so it goes with the text before it where that has the same one.
    """
    if not text:
        return
    if segments:
        last, before, _ = segments[-1]
        assert before is not None
        on_the_same_ground = before.bgcolor == style.bgcolor and _is_bare(before) and _is_bare(style)
        if before == style or (text.isspace() and on_the_same_ground):
            segments[-1] = Segment(last + text, before)
            return
        if last.isspace() and on_the_same_ground:
            segments[-1] = Segment(last + text, style)
            return
    segments.append(Segment(text, style))


@lru_cache(maxsize=256)
def _is_bare(style: Style) -> bool:
    """Whether white space in a style shows nothing but its ground."""
    lines = (style.underline, style.underline2, style.overline, style.strike, style.frame, style.encircle)
    return not (style.reverse or style.blink or style.blink2 or style.link or style.meta or any(lines))
