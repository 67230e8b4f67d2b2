"""Names that every spreadsheet program takes for a sheet: 31 characters, no forbidden signs, none twice."""

from __future__ import annotations

from collections.abc import Iterable

from gmrsj_tui.text import one_line

LONGEST = 31
_FORBIDDEN = str.maketrans(dict.fromkeys("[]:*?/\\", " "))
_RESERVED = ("history",)


def sheet_names(wanted: Iterable[str]) -> tuple[str, ...]:
    """One safe name for each, in the same order; names that would be the same get a number.

    Args:
        wanted: What the sheets should be called.
    """
    taken: set[str] = set(_RESERVED)
    names = []
    for text in wanted:
        stem = _safe(text, LONGEST) or "Sheet"
        name, number = stem, 2
        while name.casefold() in taken:
            behind = f" ({number})"
            name, number = _safe(stem, LONGEST - len(behind)) + behind, number + 1
        taken.add(name.casefold())
        names.append(name)
    return tuple(names)


def _safe(text: str, room: int) -> str:
    """A text without forbidden signs that fits, cut between words where that keeps most of it."""
    clean = one_line(text.translate(_FORBIDDEN)).strip("' ")
    short = clean
    while len(short.encode("utf-16-le", "replace")) // 2 > room:
        short = short[:-1]
    if short != clean and " " in short[room // 2 :]:
        short = short.rpartition(" ")[0]
    return short.strip("' ")
