"""Putting text into a cell so that it stays text."""

from __future__ import annotations

import re
from typing import Any

from gmrsj_tui.reports.workbook.cells import cut

_ESCAPE = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")
"""What spreadsheets read as a character by its number."""
_ESCAPED = re.compile(r"_x005F_(?=x[0-9A-Fa-f]{4}_)")


def put(cell: Any, text: str) -> None:
    """Write a clean text, whatever it begins with; an empty one leaves the cell empty.

    Args:
        cell: The cell.
        text: Without control characters (see :mod:`gmrsj_tui.text`).
    """
    if text:
        cell.value = cut(_ESCAPE.sub("_x005F_", text))
        cell.data_type = "s"  # else an equals sign would make it a formula


def taken(text: str) -> str:
    """A text as a program gave it back."""
    return _ESCAPED.sub("_", text.replace("_x000D_", ""))
