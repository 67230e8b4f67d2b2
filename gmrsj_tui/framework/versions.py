"""Which of two versions of a pack is the newer one: the precedence of semantic versioning, pre-releases included."""

from __future__ import annotations

from gmrsj_tui.framework.definition import VERSION

Precedence = tuple[tuple[tuple[int, str], ...], tuple[tuple[int, int, str], ...]]
"""Compares as the versions do. Numbers are compared as text by their length first, as a pack may make them any size."""

_RELEASED = ((2, 0, ""),)
"""Goes after every pre-release."""


def precedence(version: str) -> Precedence:
    """What to compare a version by; build metadata does not count.

    What is no semantic version, as in a save that somebody edited, goes before all others.
    """
    if not VERSION.fits(version):
        return (), _RELEASED
    core, _, before = version.partition("+")[0].partition("-")
    numbers = tuple((len(number), number) for number in core.split("."))
    return numbers, tuple(map(_identifier, before.split("."))) if before else _RELEASED


def _identifier(text: str) -> tuple[int, int, str]:
    return (0, len(text), text) if text.isdigit() else (1, 0, text)
