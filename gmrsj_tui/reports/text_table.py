"""Writes a table as lines that read well aloud: an item for each row, with the titles of its columns said."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from gmrsj_tui.reports.blocks import Cell, Column, Line, Table
from gmrsj_tui.reports.wrapping import cell_width, wrapped

_SHORT = 30
"""Cells up to which what a column says shares a line with its neighbours."""

_INDENT = "   "


def labelled(label: str, text: str) -> str:
    """A text with its label before it."""
    return f"{label}: {text}" if label and text else label or text


def table(block: Table, width: int) -> list[str]:
    """A table as lines.

    Args:
        block: The table.
        width: Cells of a line.
    """
    lines = wrapped(f"{block.caption}:", width) if block.show_caption else []
    roomy = any(len(cell) > 1 or any(line.label for line in cell) for row in block.rows for cell in row)
    numbers = [_number(block, row) for row in block.rows]
    room = max(map(cell_width, numbers), default=0)
    for place, (number, row) in enumerate(zip(numbers, block.rows, strict=True)):
        first = " " * (room - cell_width(number)) + number
        if roomy:
            lines += [""] if place else []
            lines += _roomy(block, row, first, width)
        else:
            said = [line.text for line in row[block.head]]
            said += [_said(column, row[at]) for at, column in _others(block) if row[at]]
            lines += wrapped(_sentences(said), width, first=first, rest=" " * room or _INDENT)
    return lines


def _number(block: Table, row: Sequence[Cell]) -> str:
    """What stands before the cell that names the row."""
    before = [line.text for cell in row[: block.head] for line in cell]
    return "".join(f"{text}. " for text in before)


def _others(block: Table) -> Iterator[tuple[int, Column]]:
    """The columns behind the one that names the row."""
    for at, column in enumerate(block.columns):
        if at > block.head:
            yield at, column


def _roomy(block: Table, row: Sequence[Cell], first: str, width: int) -> list[str]:
    indent = " " * cell_width(first)
    lines: list[str] = []
    head = row[block.head]
    names = _leading(head)
    for place, line in enumerate(names):
        lines += wrapped(line.text, width, first=indent if place else first, rest=indent)
    lines = lines or [first]
    lines += _continued(head[len(names) :], indent, width)
    short: list[str] = []
    for at, column in _others(block):
        cell = row[at]
        leading = _leading(cell)
        if leading:
            said = _said(column, leading)
            if all(cell_width(line.text) <= _SHORT for line in leading):
                short.append(said)
            else:
                lines += _flushed(short, indent, width)
                lines += wrapped(said, width, first=indent, rest=f"{indent}  ")
        if len(cell) > len(leading):
            lines += _flushed(short, indent, width)
            lines += _continued(cell[len(leading) :], indent, width)
    return lines + _flushed(short, indent, width)


def _continued(cell: Sequence[Line], indent: str, width: int) -> list[str]:
    """The lines of a cell from the first that has a label, each a line; those without one belong to that before."""
    lines: list[str] = []
    for line in cell:
        begin = indent if line.label else f"{indent}  "
        lines += wrapped(labelled(line.label, line.text), width, first=begin, rest=f"{indent}  ")
    return lines


def _flushed(short: list[str], indent: str, width: int) -> list[str]:
    """What several columns say, in one line, and no longer waiting."""
    lines = wrapped(_sentences(short), width, first=indent, rest=f"{indent}  ") if short else []
    short.clear()
    return lines


def _leading(cell: Cell) -> Sequence[Line]:
    """The lines before the first that has a label; an unlabelled one behind it goes on with what the label names."""
    return cell[: next((place for place, line in enumerate(cell) if line.label), len(cell))]


def _said(column: Column, cell: Sequence[Line]) -> str:
    """What a column says in a row, with its title."""
    texts = [line.text for line in cell]
    together = ", " if all(cell_width(text) <= _SHORT for text in texts) else "; "
    return f"{column.title}: {together.join(texts)}"


def _sentences(said: Sequence[str]) -> str:
    """Texts one after the other, each with its full stop."""
    return " ".join(text if text.endswith((".", "?", "!")) else f"{text}." for text in said if text)
