"""Which characters a font has, small enough to keep for hundreds of fonts."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable


class Coverage:
    """A set of characters as ranges."""

    def __init__(self, points: Iterable[int]) -> None:
        """Takes code points in any order."""
        starts: list[int] = []
        ends: list[int] = []
        for point in sorted(points):
            if ends and point <= ends[-1] + 1:
                ends[-1] = point
            else:
                starts.append(point)
                ends.append(point)
        self._starts, self._ends = tuple(starts), tuple(ends)

    @classmethod
    def of(cls, ranges: str) -> Coverage:
        """From code points and ranges of them, hexadecimal, with white space between: ``20-7E A0``."""
        points: list[int] = []
        for entry in ranges.split():
            first, _, last = entry.partition("-")
            points += range(int(first, 16), int(last or first, 16) + 1)
        return cls(points)

    def __contains__(self, character: str) -> bool:
        place = bisect_right(self._starts, ord(character)) - 1
        return place >= 0 and ord(character) <= self._ends[place]

    def pattern(self) -> str:
        """The inside of a character class of a regular expression that matches any of them."""
        return "".join(f"\\U{first:08x}-\\U{last:08x}" for first, last in zip(self._starts, self._ends, strict=True))

    def characters(self) -> Iterable[str]:
        """All of them, in order."""
        for first, last in zip(self._starts, self._ends, strict=True):
            yield from map(chr, range(first, last + 1))
