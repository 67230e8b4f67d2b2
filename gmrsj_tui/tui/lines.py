"""Styled lines of text: what the widgets draw, as plain values that know nothing of a terminal.

A line is a row of pieces, each a text and the name of a style (see ``LineView.STYLES``). Texts are data: nothing in
them is ever read as markup.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import TypeAlias

from rich.cells import cell_len, chop_cells, set_cell_size

Piece: TypeAlias = tuple[str, str]
"""A text and the name of its style; an empty name is the plain style."""
Line: TypeAlias = tuple[Piece, ...]

_TOKENS = re.compile(r" +|[^ ]+")

BLANK: Line = ()


def line(*pieces: str | Piece) -> Line:
    """A line of pieces; a bare text is plain."""
    return tuple((piece, "") if isinstance(piece, str) else piece for piece in pieces)


def joined(pieces: Iterable[Piece]) -> Iterator[Piece]:
    """Pieces with neighbours of one style in one, so that the terminal is told each style once."""
    texts: list[str] = []
    current = ""
    for text, style in pieces:
        if texts and style != current:
            yield "".join(texts), current
            texts.clear()
        texts.append(text)
        current = style
    if texts:
        yield "".join(texts), current


def width_of(pieces: Iterable[Piece]) -> int:
    """The width of pieces in terminal cells."""
    return sum(cell_len(text) for text, _ in pieces)


def crop(text: str, width: int, ellipsis: str) -> str:
    """A text cut to at most this many cells, with a sign that something was cut."""
    if cell_len(text) <= width:
        return text
    if width <= 0:
        return ""
    cut = set_cell_size(text, width - 1).rstrip()
    while cut and cell_len(cut + ellipsis) > width:  # joined letters are taken for narrower than they are
        cut = cut[:-1]
    return cut + ellipsis


def crop_left(text: str, width: int, ellipsis: str) -> str:
    """A text cut at its beginning to a width in cells, as a path of which the end matters."""
    if cell_len(text) <= width:
        return text
    room = width - cell_len(ellipsis)
    kept = len(text)
    while kept and cell_len(text[kept - 1 :]) <= room:
        kept -= 1
    return f"{ellipsis}{text[kept:]}" if room > 0 else crop(text, width, ellipsis)


def columns(left: Sequence[Piece], right: Sequence[Piece], width: int, ellipsis: str) -> Line:
    """Pieces at the left and at the right edge of a line; the left ones give way."""
    room = width - width_of(right) - (1 if right else 0)
    if room < 4:
        left, right, room = (*left, (" ", ""), *right), (), width
    kept: list[Piece] = []
    for text, style in left:
        if room <= 0:
            break
        cut = crop(text, room, ellipsis)
        kept.append((cut, style))
        room -= cell_len(cut)
        if cut != text:
            break
    if not right:
        return tuple(kept)
    gap = width - width_of(kept) - width_of(right)
    return (*kept, (" " * max(gap, 1), ""), *right)


def wrap(pieces: Sequence[Piece], width: int, indent: str = "", rest: str | None = None) -> list[Line]:
    """Pieces broken into lines of at most this many cells, at spaces where there are any.

    Args:
        pieces: What to break; line feeds in the texts begin a new line.
        width: Cells a line may have, at least 1.
        indent: Stands before the first line.
        rest: Stands before the other lines; the same as ``indent`` when left out.
    """
    width = max(width, 1)
    rest = indent if rest is None else rest
    if max(cell_len(indent), cell_len(rest)) > width - 2:  # a wide letter would find no room
        indent = rest = ""
    lines: list[Line] = []
    current: list[Piece] = [(indent, "")] if indent else []
    room = width - cell_len(indent)
    fresh = True

    def break_line() -> None:
        nonlocal current, room, fresh
        if len(current) > 1 and current[-1][0].isspace():
            current.pop()
        lines.append(tuple(current))
        current = [(rest, "")] if rest else []
        room = width - cell_len(rest)
        fresh = True

    for text, style in pieces:
        for number, part in enumerate(text.split("\n")):
            if number:
                break_line()
            for token in _TOKENS.findall(part):
                size = cell_len(token)
                if token[0] == " ":
                    if not fresh and size <= room:
                        current.append((token, style))
                        room -= size
                    elif not fresh:
                        break_line()
                    continue
                if size > room and not fresh:
                    break_line()
                while size > room:
                    head, token = _cut(token, room)
                    current.append((head, style))
                    size = cell_len(token)
                    break_line()
                if token:
                    current.append((token, style))
                    room -= size
                    fresh = False
    if not fresh or not lines:
        lines.append(tuple(current))
    return lines


def _cut(token: str, room: int) -> tuple[str, str]:
    """What of a word fits into some cells, and the rest of it; a letter wider than a whole line becomes a sign."""
    head, *tail = chop_cells(token, max(room, 1))
    if head and cell_len(head) <= room:
        return head, "".join(tail)
    return ("?", token[1:]) if room <= 1 else (token[:1], token[1:])


def paragraph(text: str, width: int, style: str = "", indent: str = "", rest: str | None = None) -> list[Line]:
    """A text of one style broken into lines."""
    return wrap([(text, style)], width, indent, rest)


def bullet(text: str, width: int, sign: str, style: str = "") -> list[Line]:
    """A text behind a sign, with the following lines set in."""
    return wrap([(f"{sign} ", "dim"), (text, style)], width, "", " " * (cell_len(sign) + 1))


def plain_text(lines: Iterable[Line]) -> str:
    """Lines as text, for tests and for the clipboard."""
    return "\n".join("".join(text for text, _ in pieces).rstrip() for pieces in lines)
