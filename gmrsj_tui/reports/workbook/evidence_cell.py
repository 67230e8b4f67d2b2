"""All evidence of an answer in one cell, and back: one piece a line, its strength in brackets before it.

``[2] register extract`` is one piece. A line that begins with a space goes on with the piece above it. A single piece
of one line stands without brackets, and its strength in the cell for the strength.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from gmrsj_tui.errors import GmrsjError
from gmrsj_tui.journey.answer import Evidence
from gmrsj_tui.text import plain

_MARKED = re.compile(r"\[([0-3])\](?:\s|$)")
_GOES_ON = "    "


class Piece(NamedTuple):
    """One piece of evidence as it stands in a cell."""

    text: str
    strength: int | None
    """``None`` where no brackets stand before it."""


def evidence_text(items: Sequence[Evidence]) -> str:
    """What the cell holds."""
    if len(items) == 1 and not needs_marks(items[0].text):
        return plain(items[0].text).strip()
    return "\n".join(_marked(item) for item in items)


def needs_marks(text: str) -> bool:
    """Whether a text alone would be read as something else than one piece of evidence."""
    return "\n" in plain(text).strip() or is_marked(text)


def is_marked(cell: str) -> bool:
    """Whether a cell gives each piece its strength in brackets."""
    return _MARKED.match(plain(cell).strip()) is not None


def _marked(item: Evidence) -> str:
    first, *rest = plain(item.text).strip().split("\n")
    return "\n".join([f"[{item.strength}] {first}", *(f"{_GOES_ON}{line}" if line.strip() else "" for line in rest)])


def pieces(cell: str) -> tuple[Piece, ...]:
    """What stands in a cell, piece by piece."""
    return tuple(Piece("\n".join(lines).strip(), strength) for strength, lines in _gathered(cell) if any(lines))


def _gathered(cell: str) -> Iterator[tuple[int | None, list[str]]]:
    lines: list[str] = []
    strength: int | None = None
    empty = 0
    for line in plain(cell).strip().split("\n"):
        if not line.strip():
            empty += 1
            continue
        if line[0].isspace() and lines:
            lines += [""] * empty + [line.removeprefix(_GOES_ON)]
        else:
            if lines:
                yield strength, lines
            found = _MARKED.match(line)
            strength = int(found[1]) if found else None
            lines = [line[found.end() :].strip() if found else line.strip()]
        empty = 0
    if lines:
        yield strength, lines


def edited(cell: str, strength: int | None, chosen: bool, before: Sequence[Evidence]) -> tuple[Evidence, ...]:
    """The evidence that an edited cell stands for. Nothing gets a strength that nobody gave it.

    Args:
        cell: The cell with the evidence.
        strength: What the cell beside it says, or what stood where that is empty; ``None`` for neither.
        chosen: Whether somebody chose that strength, rather than left it as it was.
        before: The evidence that stood.

    Raises:
        GmrsjError: A strength was chosen, and does not say for which piece of evidence.
    """
    found = pieces(cell)
    if not found:
        raise GmrsjError("it gives a strength without evidence")
    known = {item.text: item.strength for item in before}
    alone = len(found) == 1

    def weighed(piece: Piece) -> int:
        if piece.strength is not None:
            return piece.strength
        if piece.text in known and not (alone and chosen):
            return known[piece.text]
        if chosen or not before or (alone and len(before) == 1):
            return strength or 0
        return 0

    made = tuple(Evidence(piece.text, weighed(piece)) for piece in found)
    taken = any(piece.strength is None and (alone or piece.text not in known) for piece in found)
    if chosen and not taken and strength != max(item.strength for item in made):
        raise GmrsjError(
            f"the strength {strength} does not say which piece of evidence it is for",
            f"write it before the piece in the column Evidence: [{strength}] …",
        )
    return made
