"""A pane of wrapped text that scrolls: the criterion in full, the roadmap, an explanation, a step to read aloud."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeAlias

from textual import events

from gmrsj_tui.tui.lines import BLANK, Line, plain_text
from gmrsj_tui.tui.widgets.line_view import Drawn, LineView

Writer: TypeAlias = Callable[[int], Sequence[Line]]
"""Makes the lines of a text for a width in cells."""


class Pane(LineView):
    """Shows what a writer makes for its width, and makes it anew when the width changes."""

    DEFAULT_CSS = """
    Pane { padding: 0 1; height: 1fr; }
    """

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:
        super().__init__(id=id, classes=classes)
        self._writer: Writer = lambda width: ()
        self._lines: Sequence[Line] = ()
        self._written_for = 0

    def show(self, writer: Writer, *, keep_place: bool = False) -> None:
        """Show another text.

        Args:
            writer: Makes its lines for a width.
            keep_place: Stay where the reader is, for the same text told anew.
        """
        self._writer = writer
        self._written_for = 0
        self._write()
        if not keep_place:
            self.scroll_to_line(0)
        self.refresh_changed()

    @property
    def text(self) -> str:
        """What the pane says, whole."""
        self._write()
        return plain_text(self._lines)

    def _write(self) -> None:
        width = self.scrollable_content_region.width
        if width <= 0 or width == self._written_for:
            return
        self._lines = self._writer(width)
        self._written_for = width
        self.resize_text(len(self._lines))
        if self.scrollable_content_region.width != width:  # a scrollbar came or went: once more, and then stay
            self._written_for = self.scrollable_content_region.width
            self._lines = self._writer(self._written_for)
            self.resize_text(len(self._lines))

    def on_resize(self, event: events.Resize) -> None:
        """Wrap anew for the new width."""
        self._write()
        self.refresh()

    def drawn(self, y: int) -> Drawn:
        """One line of the screen."""
        number = y + self.scroll_offset.y
        return (self._lines[number] if number < len(self._lines) else BLANK, "")

    def page(self, direction: int) -> None:
        """Scroll by most of a page: 1 is down, -1 is up."""
        self.scroll_relative(y=direction * max(self.scrollable_content_region.height - 1, 1), animate=False)

    def step(self, direction: int) -> None:
        """Scroll by one line: 1 is down, -1 is up."""
        self.scroll_relative(y=direction, animate=False)
