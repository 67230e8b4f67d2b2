"""The top line of every screen: whose journey this is, and when it was last saved."""

from __future__ import annotations

from collections.abc import Sequence

from rich.cells import cell_len
from textual.timer import Timer

from gmrsj_tui.text import one_line
from gmrsj_tui.tui.lines import Line, columns, crop, crop_left
from gmrsj_tui.tui.unsaved import KEY
from gmrsj_tui.tui.widgets.bar import Bar
from gmrsj_tui.tui.widgets.line_view import Drawn

FLASH = 6.0
"""Seconds for which something is said in passing."""


class TitleBar(Bar):
    """Says on the left what is open, on the right that it is saved, or why not.

    What could not be saved stands there on every screen, because the app says it and not the screen.
    """

    DEFAULT_CSS = """
    TitleBar { background: $panel; dock: top; }
    TitleBar.-alarm { height: 2; }
    """

    def __init__(self, *, id: str | None = None, brief: bool = False) -> None:
        """Prepare the bar.

        Args:
            id: As for any widget.
            brief: Whether the line about what is not saved is left out, because the screen is about that.
        """
        super().__init__(id=id)
        self._brief = brief
        self._title = ""
        self._screen = ""
        self._more = ""
        self._saved = ""
        self._trouble = False
        self._flash = ""
        self._flash_path = ""
        self._flash_timer: Timer | None = None

    def on_mount(self) -> None:
        """Follow what the app says about saving."""
        if hasattr(self.app, "alarm"):
            self.watch(self.app, "alarm", self._alarmed)
            self.watch(self.app, "alarm_more", self.tell)

    def _alarmed(self) -> None:
        self.set_class(bool(self._alarm) and not self._brief, "-alarm")
        self.tell()

    @property
    def _alarm(self) -> str:
        alarm = getattr(self.app, "alarm", "")
        return alarm if isinstance(alarm, str) else ""

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

    def flash(self, message: str, path: str = "") -> None:
        """Say something for a few seconds, in the place of what stands behind the title.

        Args:
            message: What is said.
            path: Said behind it; where room is short, its beginning gives way and not its end.
        """
        self._flash, self._flash_path = one_line(message), one_line(path)
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
        self._flash = self._flash_path = ""
        self.tell()

    def lines(self, width: int) -> Sequence[Line]:
        """The one line, and below it a bar over the whole width while something is not saved."""
        saved, trouble = (self._alarm, True) if self._alarm else (self._saved, self._trouble)
        said = self._flash or self._screen
        if self._flash_path:
            left_over = width - width // 5 - cell_len(said) - cell_len(saved) - 6
            said = f"{said} {crop_left(self._flash_path, max(left_over, width // 5), self.ellipsis)}"
        room = max(width - cell_len(said) - cell_len(saved) - 5, width // 5)
        left = [(crop(self._title, room, self.ellipsis) if said else self._title, "title")]
        if said:
            left.append((f"  {said}", "accent" if self._flash else ""))
        if self._more and not self._flash:
            between = f" {self.signs.separator} " if self._screen else "  "
            left.append((f"{between}{self._more}", "dim"))
        right = [(saved, "error" if trouble else "strong")] if saved else []
        lines = [columns(left, right, width, self.ellipsis)]
        if self._alarm and not self._brief:
            more: str = getattr(self.app, "alarm_more", "")
            lines.append(((more.replace(KEY, self._way_out), ""),))
        return lines

    @property
    def _way_out(self) -> str:
        """The key that leads to another place for what is not saved, also while a line is typed in."""
        here = getattr(self.screen, "KEYS", ())
        return self.key("app.quit") if "app.quit" in here else "ctrl+q"

    def drawn(self, y: int) -> Drawn:
        """The line about what is not saved stands out in any colours, and without any."""
        return super().drawn(y) if y == 0 else (super().drawn(y)[0], "alarm")
