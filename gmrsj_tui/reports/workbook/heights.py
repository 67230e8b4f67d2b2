"""How high a row has to be for its texts, as not every program works that out when it opens a workbook."""

from __future__ import annotations

from math import ceil

from gmrsj_tui.reports.wrapping import cell_width

HIGHEST = 400.0
"""What spreadsheets allow, in points, and a little less."""
_LINE = 13.5
"""A line of letters of 10 points, in points."""
_EDGE = 1
"""Characters of a column that its edges take."""
_NARROW = 45
"""Below this many characters the words that do not fit leave room at the ends of lines."""


def height_of(text: str, width: int, size: float = 10) -> float:
    """How high a wrapped text stands.

    Args:
        text: With its line feeds.
        width: Of the cell, in characters.
        size: Of the letters, in points.

    Returns:
        Points, a guess on the safe side.
    """
    room = max(width - _EDGE, 1)
    letters = size / 10 * (1.04 if width < _NARROW else 0.92)
    lines = sum(max(1, ceil(cell_width(line) * letters / room)) for line in text.split("\n"))
    return lines * _LINE * size / 10 + 2
