"""The house themes. All of Textual's own are there as well, the ones made of the terminal's 16 colours included."""

from __future__ import annotations

from textual.theme import Theme

DARK = Theme(
    name="gmrsj-dark",
    primary="#8fc7e8",
    secondary="#d9c38c",
    accent="#f0b35a",
    foreground="#e8e6df",
    background="#12171c",
    surface="#182028",
    panel="#22303b",
    boost="#22303b",
    success="#7fcf8d",
    warning="#f0b35a",
    error="#f08a7a",
    dark=True,
    variables={
        "block-cursor-background": "#2f5f82",
        "block-cursor-foreground": "#ffffff",
        "footer-key-foreground": "#f0b35a",
    },
)

LIGHT = Theme(
    name="gmrsj-light",
    primary="#0b4f71",
    secondary="#6b4f00",
    accent="#9a4a00",
    foreground="#1b2026",
    background="#fbfaf6",
    surface="#f3f1ea",
    panel="#e3e6e4",
    boost="#e3e6e4",
    success="#1b6b2f",
    warning="#8a5200",
    error="#a3271b",
    dark=False,
    variables={
        "block-cursor-background": "#0b4f71",
        "block-cursor-foreground": "#ffffff",
        "footer-key-foreground": "#9a4a00",
    },
)

HOUSE = (DARK, LIGHT)
DEFAULT = DARK.name
