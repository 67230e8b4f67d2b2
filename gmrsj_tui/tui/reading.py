"""Texts to read: in a column in the middle that is not wider than eyes like."""

from __future__ import annotations

from collections.abc import Sequence

from gmrsj_tui.tui.lines import Line
from gmrsj_tui.tui.widgets.pane import Writer

MEASURE = 92
"""Cells of a line at most."""


def in_a_column(writer: Writer, measure: int = MEASURE) -> Writer:
    """A writer whose lines stand in the middle of a wide room."""

    def write(width: int) -> Sequence[Line]:
        if width <= measure:
            return writer(width)
        margin = (" " * ((width - measure) // 2), "")
        return [(margin, *line) for line in writer(measure)]

    return write
