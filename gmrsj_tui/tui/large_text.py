"""Text in large letters, drawn with block characters: what is read from the back of a room.

There are three sizes; which of them has room is for :func:`enlarge` to find out. Where none has, or the text holds a
character that the font lacks, the caller writes plainly.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import zip_longest

from gmrsj_tui.tui.large_font import ALIKE, GLYPHS, MARKS, MARKS_BELOW

ABOVE = 3
"""Rows of pixels above a capital letter, for its marks."""
BODY = 7
BELOW = 2
GLYPH_HEIGHT = ABOVE + BODY + BELOW

Bitmap = tuple[str, ...]
"""Rows of ``#`` and ``.``, all of one width."""

_HALVES = {"..": " ", "#.": "▀", ".#": "▄", "##": "█"}
_QUARTERS = {
    "....": " ", "#...": "▘", ".#..": "▝", "##..": "▀", "..#.": "▖", "#.#.": "▌", ".##.": "▞", "###.": "▛",
    "...#": "▗", "#..#": "▚", ".#.#": "▐", "##.#": "▜", "..##": "▄", "#.##": "▙", ".###": "▟", "####": "█",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Size:
    """One size of letters."""

    name: str
    scale: int
    """Pixels on the screen for a pixel of the font, both ways."""
    across: int
    """Pixels that share one cell: two make narrow letters, in half the room."""


DOUBLE = Size("double", 2, 1)
SINGLE = Size("single", 1, 1)
NARROW = Size("narrow", 1, 2)
SIZES = (DOUBLE, SINGLE, NARROW)
"""The largest first."""

PITCHES = (10, 9)
"""Rows of pixels from line to line, the more comfortable first."""


@lru_cache(maxsize=512)
def glyph(character: str) -> Bitmap | None:
    """The pixels of a character, always :data:`GLYPH_HEIGHT` rows, or ``None`` where the font does not have it."""
    drawn = GLYPHS.get(character)
    if drawn is not None:
        return _boxed(drawn.split())
    base, *marks = list(unicodedata.normalize("NFD", character))
    if not marks or base not in GLYPHS or any(mark not in MARKS and mark not in MARKS_BELOW for mark in marks):
        return None
    above = any(mark in MARKS for mark in marks)
    rows = list(_boxed(GLYPHS["ı" if base == "i" and above else base].split()))
    for mark in marks:
        rows = _marked(rows, mark, tall=_is_tall(base))
    return tuple(rows)


def _is_tall(base: str) -> bool:
    return base not in "ij" and "#" in GLYPHS[base].split()[0]


def _boxed(rows: Sequence[str]) -> Bitmap:
    empty = "." * len(rows[0])
    return (*[empty] * ABOVE, *rows, *[empty] * (BODY + BELOW - len(rows)))


def _marked(rows: Sequence[str], mark: str, *, tall: bool) -> list[str]:
    """A glyph with a mark in the middle above or below it."""
    drawn = (MARKS.get(mark) or MARKS_BELOW[mark]).split()
    # A letter without an ascender leaves two rows free: the mark goes there, one row away from it.
    above = max((ABOVE if tall else ABOVE + 2) - 1 - len(drawn), 0)
    first = above if mark in MARKS else ABOVE + BODY
    width = max(len(rows[0]), len(drawn[0]))
    result = [_centred(row, width) for row in rows]
    for number, row in enumerate(drawn):
        over = _centred(row, width)
        result[first + number] = "".join(
            "#" if "#" in pair else "." for pair in zip(result[first + number], over, strict=True)
        )
    return result


def _centred(row: str, width: int) -> str:
    left = (width - len(row)) // 2
    return "." * left + row + "." * (width - len(row) - left)


def drawable(text: str) -> bool:
    """Whether the font has every character of a text."""
    return all(glyph(character) is not None for character in _spelled(text))


def _spelled(text: str) -> str:
    text = unicodedata.normalize("NFC", text)
    return "".join(ALIKE.get(character, character) for character in text)


def _word(word: str) -> Bitmap:
    """The glyphs of a word, one column of pixels between them."""
    drawn: list[Bitmap] = []
    for character in word:
        found = glyph(character)
        assert found is not None
        drawn.append(found)
    return tuple(".".join(rows) for rows in zip(*drawn, strict=True))


def set_in(text: str, size: Size, width: int, pitch: int = PITCHES[0]) -> list[str] | None:
    """A text broken into lines and drawn.

    Args:
        text: What to draw; line feeds count as spaces.
        size: How large.
        width: Cells that a line may have.
        pitch: Rows of pixels from one line to the next.

    Returns:
        Rows of block characters, or ``None`` where a character cannot be drawn or a word is wider than a line.
    """
    spelled = _spelled(text)
    if not spelled.strip() or not drawable(spelled):
        return None
    room = width * size.across // size.scale
    lines: list[Bitmap] = []
    for bitmap in (_word(word) for word in spelled.split()):
        if len(bitmap[0]) > room:
            return None
        if lines and len(lines[-1][0]) + _SPACE + len(bitmap[0]) <= room:
            gap = "." * _SPACE
            lines[-1] = tuple(left + gap + right for left, right in zip(lines[-1], bitmap, strict=True))
        else:
            lines.append(bitmap)
    return _encoded(_trimmed(_stacked(lines, pitch)), size)


_SPACE = 4


def _stacked(lines: Sequence[Bitmap], pitch: int) -> list[str]:
    """Lines under each other; what hangs below a line and what stands above the next share their rows."""
    width = max(len(line[0]) for line in lines)
    rows = [["."] * width for _ in range(pitch * (len(lines) - 1) + GLYPH_HEIGHT)]
    for number, line in enumerate(lines):
        for down, row in enumerate(line):
            target = rows[number * pitch + down]
            for across, pixel in enumerate(row):
                if pixel == "#":
                    target[across] = "#"
    return ["".join(row) for row in rows]


def _trimmed(rows: list[str]) -> list[str]:
    """Without empty rows at the top and at the bottom."""
    filled = [number for number, row in enumerate(rows) if "#" in row]
    return rows[filled[0] : filled[-1] + 1]


def _encoded(rows: Sequence[str], size: Size) -> list[str]:
    if size.scale > 1:
        rows = ["".join(pixel * size.scale for pixel in row) for row in rows for _ in range(size.scale)]
    return ["".join(_cells(upper, lower, size.across)).rstrip() for upper, lower in _pairs(rows)]


def _pairs(rows: Sequence[str]) -> Iterator[tuple[str, str]]:
    empty = "." * len(rows[0])
    return zip_longest(rows[::2], rows[1::2], fillvalue=empty)


def _cells(upper: str, lower: str, across: int) -> Iterator[str]:
    if across == 1:
        return (_HALVES[a + b] for a, b in zip(upper, lower, strict=True))
    if len(upper) % 2:
        upper, lower = f"{upper}.", f"{lower}."
    return (_QUARTERS[upper[x : x + 2] + lower[x : x + 2]] for x in range(0, len(upper), 2))


def enlarge(text: str, width: int, height: int, largest: Size = DOUBLE) -> list[str] | None:
    """A text in the largest letters that have room, or ``None`` where none have.

    Args:
        text: What to draw.
        width: Cells there are.
        height: Lines there are.
        largest: No larger than this.
    """
    for size in SIZES[SIZES.index(largest) :]:
        for pitch in PITCHES:
            rows = set_in(text, size, width, pitch)
            if rows is None:
                break
            if len(rows) <= height:
                return rows
    return None
