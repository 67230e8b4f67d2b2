"""What is wrong with an export, each with the way to it, gathered so that a person can mend all of it at once."""

from __future__ import annotations

import re

from gmrsj_tui.errors import GmrsjError
from gmrsj_tui.text import one_line

Place = tuple["Place", str | int] | None
"""The way to a value: the place of what holds it, and its key or its position from 0; ``None`` is the whole."""

MOST = 100
"""Findings that are told one by one."""

_PLAIN_KEY = re.compile(r"[A-Za-z0-9._-]{1,80}")


class ExportRefused(GmrsjError):
    """A document that is no sound export.

    Attributes:
        lines: What is wrong with it, one line each.
    """

    def __init__(self, message: str, lines: tuple[str, ...] = (), hint: str = "") -> None:
        super().__init__(message, hint)
        self.lines = lines


class Findings:
    """Gathers errors and warnings.

    Attributes:
        wrong: How many errors there are.
    """

    def __init__(self) -> None:
        self.wrong = 0
        self._errors: list[str] = []
        self._warnings: dict[tuple[str, str], tuple[str, int]] = {}

    def error(self, place: Place, problem: str) -> None:
        """Something for which the document is refused."""
        self.wrong += 1
        if self.wrong <= MOST:
            self._errors.append(f"{way(place)}: {problem}")

    def warn(self, place: Place, problem: str) -> None:
        """Something that is passed over; told once, however often it is there in places of one kind."""
        kind = (_kind(place), problem)
        known = self._warnings.get(kind)
        if known is not None:
            self._warnings[kind] = (known[0], known[1] + 1)
        elif len(self._warnings) < MOST:
            self._warnings[kind] = (way(place), 1)

    @property
    def errors(self) -> tuple[str, ...]:
        """Every error as one line, as far as they are told one by one."""
        more = self.wrong - len(self._errors)
        return (*self._errors, f"and {more} more") if more else tuple(self._errors)

    @property
    def warnings(self) -> tuple[str, ...]:
        """Every kind of warning as one line, with the first place."""
        return tuple(
            f"{first}: {problem}" + (f" (so in {count} places)" if count > 1 else "")
            for (_, problem), (first, count) in self._warnings.items()
        )


def way(place: Place) -> str:
    """The way to a value as people write it: ``changes[3].items[0].after.status``, positions from 0."""
    parts: list[str] = []
    while place is not None:
        place, step = place
        if isinstance(step, int):
            parts.append(f"[{step}]")
        elif _PLAIN_KEY.fullmatch(step):
            parts.append(step if place is None else f".{step}")
        else:
            parts.append(f"[{quoted(step)}]")
    return "".join(reversed(parts)) or "the document"


def quoted(text: str) -> str:
    """A text out of the document, short enough for a line."""
    cut = one_line(text[:200])
    return repr(cut if len(cut) <= 60 else cut[:59] + "…")


def _kind(place: Place) -> str:
    parts: list[str] = []
    while place is not None:
        place, step = place
        parts.append("[]" if isinstance(step, int) else step[:80])
    return ".".join(reversed(parts))
