"""The app in a pseudo-terminal: what its list of criteria says, and keys for answers."""

from __future__ import annotations

import re
import time
from collections.abc import Callable
from typing import NamedTuple, Self

from gmrsj_tui.journey.answer import Status
from tests.tui.terminal import Terminal

KEYS = {Status.MET: "m", Status.NOT_MET: "n", Status.IN_PROGRESS: "i"}
"""The keys that give an answer without asking anything."""
HOME, DOWN = "\x1b[H", "j"

_ROW = re.compile(
    r"^ ?(?P<cursor>▸)?.{1,4}? +\d+ (?P<criterion>S\d-L\d-\d\d) .*?"
    r"(?P<word>not assessed|next|not met|in progress|met, banked|met|not applicable)[ ▁-█│]*$"
)


class Row(NamedTuple):
    """One criterion in the list."""

    criterion: str
    word: str
    """Of its status."""
    selected: bool
    line: int
    """Where it stands on the screen, from 0."""


class AppInTerminal(Terminal):
    """The app; use as a context manager."""

    def __enter__(self) -> Self:
        return self

    def listed(self) -> dict[str, Row]:
        """The rows of the list that can be seen, by criterion."""
        rows = {}
        for number, line in enumerate(self.lines()):
            found = _ROW.match(line)
            if found is not None:
                criterion = found["criterion"]
                word = found["word"].removesuffix(", banked")
                rows[criterion] = Row(criterion, word, found["cursor"] is not None, number)
        return rows

    @property
    def cursor(self) -> Row | None:
        """The row with the cursor."""
        return next((row for row in self.listed().values() if row.selected), None)

    @property
    def said(self) -> str:
        """What the title bar says at its right end: "saved" or "not saved"."""
        found = re.search(r"  (not saved\b.*|saved \d.*)$", self.lines()[0], re.IGNORECASE)
        return "" if found is None else "not saved" if found[1].lower().startswith("not") else "saved"

    def shows(self, criterion: str, status: Status) -> bool:
        """Whether the row of a criterion has the word of this status, and the title bar says that it is saved."""
        row = self.listed().get(criterion)
        return row is not None and row.word == status.words and self.said == "saved"

    def ready(self) -> None:
        """Wait for the list, and put the cursor on its first row."""
        self.read_until(lambda _: self.cursor is not None and bool(self.said))
        self.write(HOME)
        self.read_until(lambda _: (row := self.cursor) is not None and row == next(iter(self.listed().values())))

    def read_for(self, seconds: float, enough: Callable[[], bool] = lambda: False) -> bool:
        """Read until something holds, a time has passed or the program has ended; whether it holds."""
        end = time.monotonic() + seconds
        while not enough():
            if time.monotonic() >= end or not self._read(end):
                return enough()
        return True
