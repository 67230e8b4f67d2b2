"""The colours of a page and of its charts: one palette for light screens and paper, one for dark screens.

Every ink is readable on every ground (WCAG 2.2 AA: 4.5 to 1 for text, 3 to 1 for the lines that mean something), so
that no writer has to know which may stand on which. ``rule`` only decorates; nothing is lost where it cannot be seen.
"""

from typing import NamedTuple


class Palette(NamedTuple):
    """Colours by what they are for, each as ``#rrggbb``."""

    paper: str
    """The ground of the page."""
    tint: str
    """The ground of heads, cards and what is held."""
    warm: str
    """The ground of a caution."""
    ink: str
    """Text."""
    muted: str
    """Text that stands back."""
    accent: str
    """Links, and what is met or held."""
    alert: str
    """Overdue, below the minimum, needs review."""
    edge: str
    """Lines that mean something: boxes, borders of a state, axes."""
    rule: str
    """Lines that only decorate."""


GROUNDS = ("paper", "tint", "warm")
TEXTS = ("ink", "muted", "accent", "alert")
GRAPHICS = ("edge",)
DECORATION = ("rule",)

LIGHT = Palette(
    paper="#ffffff",
    tint="#edf4f4",
    warm="#fdf5e3",
    ink="#17212b",
    muted="#495665",
    accent="#0c5a62",
    alert="#9a1d1d",
    edge="#6a7785",
    rule="#cfd7dd",
)

DARK = Palette(
    paper="#12181d",
    tint="#1b2830",
    warm="#2b2413",
    ink="#e9eef2",
    muted="#adb9c4",
    accent="#84d2d6",
    alert="#ffa69c",
    edge="#8795a3",
    rule="#34414c",
)
