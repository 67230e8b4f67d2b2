"""One line above the keys: what is being done and since when, or what the next key does."""

from __future__ import annotations

from collections.abc import Sequence

from gmrsj_tui.tui.lines import Line, columns
from gmrsj_tui.tui.widgets.bar import Bar


class WorkBar(Bar):
    """Says something until it is told otherwise, and takes no room while there is nothing to say."""

    DEFAULT_CSS = """
    WorkBar { background: $boost; }
    """

    def __init__(self, *, id: str) -> None:
        super().__init__(id=id)
        self._said = ("", "")
        self.display = False

    def say(self, what: str = "", keys: str = "") -> None:
        """Say something, or nothing.

        Args:
            what: What is done; where room is short, it gives way.
            keys: What keys do, which is always said in full.
        """
        self._said = (what, keys)
        self.display = bool(what)
        self.tell()

    def lines(self, width: int) -> Sequence[Line]:
        """The one line."""
        what, keys = self._said
        return [columns([(what, "strong")], [(keys, "accent")] if keys else [], width, self.ellipsis)]
