"""How wide texts are, near enough to share a page out among columns before anything is typeset.

Widths come from the metrics of Libertinus Serif, so that columns need no second pass over 4,000 rows. They only
decide on the room: Typst breaks the lines.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from unicodedata import category, combining, east_asian_width

from gmrsj_tui.reports.blocks import Cell, Column, Table

_ASCII = (
    250, 288, 336, 465, 465, 637, 705, 190, 298, 298, 369, 550, 220, 338, 220, 323, 465, 465, 465, 465, 465, 465, 465,
    465, 465, 465, 236, 236, 550, 550, 550, 435, 895, 695, 588, 646, 701, 557, 485, 685, 730, 297, 322, 637, 528, 839,
    699, 702, 541, 702, 587, 485, 597, 661, 652, 951, 660, 575, 604, 356, 287, 356, 518, 486, 392, 457, 493, 428, 506,
    447, 310, 500, 538, 271, 272, 512, 264, 790, 542, 504, 519, 503, 372, 390, 316, 531, 497, 747, 490, 515, 424, 277,
    205, 277, 449,
)  # fmt: skip
"""Thousandths of an em, from the space to the tilde."""

_OTHER, _WIDE, _BOLD = 0.6, 1.0, 1.12
_LINE = 1.22
"""Height of a line in ems."""

_BREAK_AFTER = "-/\u2013\u2014\u200b"
_BREAK = "\u200b"
_DICTIONARY = ("\u0e00", "\u0eff"), ("\u1000", "\u109f"), ("\u1780", "\u17ff")
"""Thai, Lao, Burmese, Khmer: written without spaces, broken by dictionaries that Typst has."""


def _em(character: str) -> float:
    point = ord(character)
    if 0x20 <= point < 0x7F:
        return _ASCII[point - 0x20] / 1000
    if combining(character) or category(character) in ("Mn", "Me", "Cf"):
        return 0.0
    return _WIDE if east_asian_width(character) in "WF" else _OTHER


_BY_BYTE = tuple(map(_em, map(chr, range(128))))


def width_of(text: str, size: float, *, bold: bool = False) -> float:
    """The width of a line of text in points at a size in points."""
    ems = sum(map(_BY_BYTE.__getitem__, text.encode())) if text.isascii() else sum(map(_em, text))
    return ems * size * (_BOLD if bold else 1.0)


def longest_word(text: str, size: float) -> float:
    """The width of its widest unbreakable part in points, as bold as it may get."""
    return max((width_of(word, size, bold=True) for word in _words(text)), default=0.0)


def _words(text: str) -> Iterable[str]:
    for mark in _BREAK_AFTER:
        text = text.replace(mark, f"{mark} ")
    return text.split()


def breakable(text: str, room: float, size: float) -> str:
    """The text with invisible places to break wherever a word is wider than the room for it."""
    if width_of(text, size, bold=True) <= room:
        return text
    parts: list[str] = []
    used = 0.0
    for character in text:
        em = _em(character) * size * _BOLD
        if character.isspace() or character in _BREAK_AFTER or _breaks_anyway(character):
            used = 0.0
        elif em and used + em > room:
            parts.append(_BREAK)
            used = em
        else:
            used += em
        parts.append(character)
    return "".join(parts)


def _breaks_anyway(character: str) -> bool:
    if character < "\u0e00":
        return False
    return east_asian_width(character) in "WF" or any(first <= character <= last for first, last in _DICTIONARY)


def lines_of(text: str, room: float, size: float) -> int:
    """About how many lines it takes, rather one too many."""
    return sum(1 + int(width_of(line, size, bold=True) * 1.1 / room) for line in text.split("\n"))


def height_of(cell: Cell, room: float, size: float) -> float:
    """About how high a cell is in points, rather too high."""
    lines = sum(lines_of(f"{line.label}: {line.text}", room, size) for line in cell)
    return lines * size * _LINE + len(cell) * 2


def column_widths(columns: Sequence[Column], tables: Sequence[Table], room: float, size: float) -> tuple[float, ...]:
    """Shares the room out among the columns of tables that look the same, so that they line up through a document.

    A short column takes what its longest line needs. The others share the rest by what they wish, and less so
    by how much text they hold, but each gets its longest word onto one line, as long as that leaves something for its
    neighbours.

    Args:
        columns: The columns.
        tables: All tables of the page that have these columns.
        room: For the text of all columns, without the gaps between them, in points.
        size: Of the text, in points.
    """
    texts = [tuple(_texts(column, tables, place)) for place, column in enumerate(columns)]
    needs = [_need(column, entries, room, size) for column, entries in zip(columns, texts, strict=True)]
    total = sum(needs)
    if total >= room:
        return tuple(need * room / total for need in needs)
    wishes = [
        (max(column.share, 1) ** 2 * max(sum(map(len, entries)), 1)) ** (1 / 3)
        for column, entries in zip(columns, texts, strict=True)
    ]
    fixed = {place for place, column in enumerate(columns) if column.short}
    if len(fixed) == len(columns):
        fixed = set()
    while True:
        left = room - sum(needs[place] for place in fixed)
        wished = sum(wish for place, wish in enumerate(wishes) if place not in fixed)
        widths = [needs[place] if place in fixed else left * wish / wished for place, wish in enumerate(wishes)]
        narrow = {place for place, width in enumerate(widths) if width < needs[place] - 0.01}
        if not narrow:
            return tuple(widths)
        fixed |= narrow


def _texts(column: Column, tables: Sequence[Table], place: int) -> Iterable[str]:
    yield column.title
    for table in tables:
        for row in table.rows:
            for line in row[place] if place < len(row) else ():
                yield f"{line.label}: {line.text}" if line.label else line.text


def _need(column: Column, texts: Iterable[str], room: float, size: float) -> float:
    """What a column needs, never more than its part of the page lets it have."""
    most = room * (0.3 if column.short else 0.24)
    widest = 0.0
    for text in texts:
        if len(text) * size * _BOLD < widest:  # no letter is wider than an em
            continue
        line = width_of(text, size, bold=True)
        if line <= widest:
            continue
        widest = max(widest, line if column.short and line <= most else longest_word(text, size))
        if widest > most:
            return most
    return max(widest + 1, size)


def elided(text: str, room: float, size: float) -> str:
    """The text, its middle left out where it is wider than the room: what stands at its end may matter most."""
    if width_of(text, size) <= room:
        return text
    half = len(text) // 2
    while half > 4 and width_of(f"{text[:half]} … {text[-half:]}", size) > room:
        half -= max(1, half // 10)
    return f"{text[:half].rstrip()} … {text[-half:].lstrip()}"
