"""How wide the columns of a table are: worked out here, as word processors do not agree on doing it themselves."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from gmrsj_tui.reports.blocks import Cell, Column, Line
from gmrsj_tui.reports.wrapping import cell_width

_CHARACTER = 108
"""Twentieths of a point that a character of a table takes on average."""
_SIDES = 220
"""What the margins of a cell take."""
_LONGEST_WORD = 13
"""Characters of a word that a column makes room for; what is longer, such as a link, may be broken."""

_Rows = Iterable[Sequence[Cell]]


def column_widths(columns: Sequence[Column], rows: _Rows, width: int) -> list[int]:
    """How wide each column is, in twentieths of a point; they fill the width together.

    A short column gets what its longest text needs, so that no date is broken; the others share the rest as they ask,
    but none gets less than its longest word needs. Where even that does not fit, the widest give way.

    Args:
        columns: From the first to the last.
        rows: What they hold.
        width: Of the text, in twentieths of a point.
    """
    if not columns:
        return []
    needs = [min(width // 3, characters * _CHARACTER + _SIDES) for characters in _longest(columns, rows)]
    if sum(needs) >= width:
        return _filled(_fitting(needs, width), width)
    sizes = list(needs)
    sharing = {place for place, column in enumerate(columns) if not column.short} or set(range(len(columns)))
    while sharing:
        rest = width - sum(size for place, size in enumerate(sizes) if place not in sharing)
        shares = sum(_share(columns[place]) for place in sharing)
        wanted = {place: rest * _share(columns[place]) // shares for place in sharing}
        too_narrow = {place for place in sharing if wanted[place] < needs[place]}
        if not too_narrow:
            for place, size in wanted.items():
                sizes[place] = size
            break
        sharing -= too_narrow
    return _filled(sizes, width)


def lines_of(held: Cell, width: int) -> int:
    """About how many lines a cell takes.

    Args:
        held: What is in it.
        width: In twentieths of a point.
    """
    fits = max(1, (width - _SIDES) // _CHARACTER)
    return sum(1 + cell_width(part) // fits for line in held for part in _said(line).split("\n"))


def _share(column: Column) -> int:
    return max(1, column.share)


def _fitting(needs: Sequence[int], width: int) -> list[int]:
    """The needs with the greatest cut to one size, so that they fit; the small ones stay whole."""
    left, sizes = width, list(needs)
    by_size = sorted(range(len(needs)), key=lambda place: needs[place])
    for done, place in enumerate(by_size):
        sizes[place] = min(needs[place], left // (len(needs) - done))
        left -= sizes[place]
    return sizes


def _filled(sizes: list[int], width: int) -> list[int]:
    sizes[sizes.index(max(sizes))] += width - sum(sizes)
    return sizes


def _longest(columns: Sequence[Column], rows: _Rows) -> list[int]:
    """Characters that each column has to hold on one line."""
    found = [max((cell_width(word) for word in column.title.split()), default=0) + 1 for column in columns]
    for cells in rows:
        for place, held in enumerate(cells[: len(columns)]):
            for line in held:
                text = _said(line)
                if columns[place].short:
                    longest = cell_width(text)
                elif len(text) > found[place]:
                    longest = min(_LONGEST_WORD, max(map(len, text.split()), default=0))
                else:
                    continue
                found[place] = max(found[place], longest)
    return found


def _said(line: Line) -> str:
    return f"{line.label}: {line.text}" if line.label else line.text
