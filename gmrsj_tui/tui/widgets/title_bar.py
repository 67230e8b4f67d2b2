"""The top line of every screen: whose journey this is, and when it was last saved."""

from __future__ import annotations

from collections.abc import Sequence

from rich.cells import cell_len
from textual.timer import Timer

from gmrsj_tui.text import one_line
from gmrsj_tui.tui.lines import Line, columns, crop
from gmrsj_tui.tui.widgets.bar import Bar

FLASH = 6.0
"""Seconds for which something is said in passing."""


class TitleBar(Bar):
    """Says on the left what is open, on the right that it is saved."""

    DEFAULT_CSS = """
    TitleBar { background: $panel; dock: top; }
    """

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._title = ""
        self._more = ""
        self._saved = ""
        self._trouble = False
        self._flash = ""
        self._flash_timer: Timer | None = None

    def say(self, title: str, more: str = "", saved: str = "", trouble: bool = False) -> None:
        """Show other words.

        Args:
            title: What is open.
            more: Said behind it where there is room.
            saved: On the right, for example "saved 14:32".
            trouble: Whether ``saved`` is bad news.
        """
        said = (title, more, saved, trouble)
        if said != (self._title, self._more, self._saved, self._trouble):
            self._title, self._more, self._saved, self._trouble = said
            self.tell()

    def flash(self, message: str) -> None:
        """Say something for a few seconds, in the place of what stands behind the title."""
        self._flash = one_line(message)
        if self._flash_timer is not None:
            self._flash_timer.stop()
        self._flash_timer = self.set_timer(FLASH, self._flashed)
        self.tell()

    def _flashed(self) -> None:
        self._flash = ""
        self.tell()

    def lines(self, width: int) -> Sequence[Line]:
        """The one line."""
        left = [(self._title, "title")]
        if self._flash:
            room = max(width - cell_len(self._flash) - cell_len(self._saved) - 5, width // 5)
            left = [(crop(self._title, room, self.ellipsis), "title"), ("  ", ""), (self._flash, "accent")]
        elif self._more:
            left.append((f"  {self._more}", "dim"))
        right = [(self._saved, "error" if self._trouble else "strong")] if self._saved else []
        return [columns(left, right, width, self.ellipsis)]
