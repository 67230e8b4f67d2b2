"""Breaks text into lines of terminal cells, of which a wide character takes two."""

from __future__ import annotations

_WIDE = ("W", "F")
_NO_CELLS = ("Mn", "Me", "Cf")


def cell_width(text: str) -> int:
    """How many terminal cells a text takes; it holds no line ends or control characters."""
    if text.isascii():
        return len(text)
    return sum(_character_width(character) for character in text)


def _character_width(character: str) -> int:
    from unicodedata import category, east_asian_width  # most texts never need it

    if category(character) in _NO_CELLS:
        return 0
    return 2 if east_asian_width(character) in _WIDE else 1


def padded(text: str, width: int) -> str:
    """The text with spaces behind it up to a width in cells."""
    return text + " " * (width - cell_width(text))


def wrapped(text: str, width: int, *, first: str = "", rest: str | None = None) -> list[str]:
    """Fold a text into lines.

    Args:
        text: One paragraph; its white space is folded.
        width: The most cells that a line may take, indents included.
        first: What the first line begins with.
        rest: What the other lines begin with; by default as many spaces as ``first`` has cells.

    Returns:
        At least one line. A word that is longer than a line is broken, except a link, which stays whole.
    """
    if rest is None:
        rest = " " * cell_width(first)
    lines: list[str] = []
    line, used = first, cell_width(first)
    fresh = True
    for word in text.split():
        for place, piece in enumerate(_pieces(word, max(2, width - cell_width(rest)))):
            size = cell_width(piece)
            room = width - used - (not fresh)
            if place or (size > room and (not fresh or used > cell_width(rest))):
                lines.append(line.rstrip())
                line, used, fresh = rest, cell_width(rest), True
            if not fresh:
                line, used = line + " ", used + 1
            line, used, fresh = line + piece, used + size, False
    lines.append(line.rstrip())
    return lines


def _pieces(word: str, width: int) -> list[str]:
    """A word in pieces that fit; most words fit whole."""
    if cell_width(word) <= width or "://" in word:
        return [word]
    pieces: list[str] = []
    piece, used = "", 0
    for character in word:
        size = _character_width(character)
        if piece and used + size > width:
            pieces.append(piece)
            piece, used = "", 0
        piece, used = piece + character, used + size
    pieces.append(piece)
    return pieces


def paragraphs(text: str, width: int, *, first: str = "", rest: str | None = None) -> list[str]:
    """Fold a text of several lines, each of which stays a line of its own; empty ones are left out."""
    if rest is None:
        rest = " " * cell_width(first)
    lines: list[str] = []
    for line in text.splitlines():
        if line.strip():
            lines.extend(wrapped(line, width, first=rest if lines else first, rest=rest))
    return lines
