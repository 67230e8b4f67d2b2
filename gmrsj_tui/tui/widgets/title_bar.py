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
        self._screen = ""
        self._more = ""
        self._saved = ""
        self._trouble = False
        self._flash = ""
        self._flash_timer: Timer | None = None

    def say(self, title: str, more: str = "", saved: str = "", trouble: bool = False, *, screen: str = "") -> None:
        """Show other words.

        Args:
            title: What is open; where room is short, it gives way first.
            more: Said behind it where there is room.
            saved: On the right, for example "saved 14:32".
            trouble: Whether ``saved`` is bad news.
            screen: What the screen is called, said before ``more``.
        """
        said = (title, more, saved, trouble, screen)
        if said != (self._title, self._more, self._saved, self._trouble, self._screen):
            self._title, self._more, self._saved, self._trouble, self._screen = said
            self.tell()

    def flash(self, message: str) -> None:
        """Say something for a few seconds, in the place of what stands behind the title."""
        self._flash = one_line(message)
        if self._flash_timer is not None:
            self._flash_timer.stop()
        self._flash_timer = self.set_timer(FLASH, self._flashed)
        self.tell()

    def forget_flash(self) -> None:
        """Say no more what was said in passing."""
        if self._flash:
            if self._flash_timer is not None:
                self._flash_timer.stop()
            self._flashed()

    def _flashed(self) -> None:
        self._flash = ""
        self.tell()

    def lines(self, width: int) -> Sequence[Line]:
        """The one line."""
        said = self._flash or self._screen
        room = max(width - cell_len(said) - cell_len(self._saved) - 5, width // 5)
        left = [(crop(self._title, room, self.ellipsis) if said else self._title, "title")]
        if said:
            left.append((f"  {said}", "accent" if self._flash else ""))
        if self._more and not self._flash:
            between = f" {self.signs.separator} " if self._screen else "  "
            left.append((f"{between}{self._more}", "dim"))
        right = [(self._saved, "error" if self._trouble else "strong")] if self._saved else []
        return [columns(left, right, width, self.ellipsis)]
