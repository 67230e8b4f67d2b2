"""Texts as data for the template: shown or stood in for, breakable where they must be, with their direction."""

from __future__ import annotations

from typing import Any

from gmrsj_tui.reports.blocks import Cell, Line
from gmrsj_tui.reports.typeset.scripts import runs_right_to_left
from gmrsj_tui.reports.typeset.shown import Shown
from gmrsj_tui.reports.typeset.widths import breakable

BODY = 9.5
"""Points: small enough that a roadmap stays on one page, large enough to read."""

CELL = 8.8
"""Points, in tables."""

_LEFT_TO_RIGHT, _ISOLATE, _END = "\u2066", "\u2068", "\u2069"
"""Marks of the Unicode Bidirectional Algorithm, of our own: those in a text itself were taken out of it."""


class Texts:
    """Makes data of the texts of one page."""

    def __init__(self, shown: Shown, *, right_to_left: bool = False) -> None:
        """Takes what can be shown, and whether the page as a whole runs from right to left."""
        self.shown = shown
        self._right_to_left = right_to_left

    def text(self, text: str, room: float, size: float = BODY) -> Any:
        """A text of any number of lines for the template.

        Args:
            text: What to show.
            room: The width that it has, in points.
            size: Of its letters, in points.

        Returns:
            A string; several lines as a list of strings; in a dictionary under ``rtl`` where it runs right to left.
        """
        shown = breakable(self.shown.text(text), room, size)
        lines = shown.split("\n")
        turned = runs_right_to_left(shown)
        if self._right_to_left and not turned:  # keeps its own order, on the side where the page starts
            lines = [f"{_LEFT_TO_RIGHT}{line}{_END}" for line in lines]
        data: Any = lines[0] if len(lines) == 1 else lines
        return {"rtl": data} if turned else data

    def line(self, text: str, room: float, size: float = BODY) -> Any:
        """:meth:`text` for what is one line by contract."""
        return self.text(text.replace("\n", " "), room, size)

    def run(self, line: Line, room: float, size: float = BODY) -> dict[str, Any]:
        """A line with tone and label. A label leads, so the text behind it keeps its direction to itself."""
        data: dict[str, Any] = {"text": self.text(line.text, room, size), "tone": line.tone.value}
        if line.label:
            data["label"] = self.line(line.label, room, size)
            if isinstance(data["text"], dict) and not isinstance(data["label"], dict):
                lines = data["text"]["rtl"]
                lines = [lines] if isinstance(lines, str) else lines
                data["text"] = [f"{_ISOLATE}{line}{_END}" for line in lines]
        return data

    def cell(self, cell: Cell, room: float) -> list[dict[str, Any]]:
        """The lines of a cell."""
        return [self.run(line, room, CELL) for line in cell]
