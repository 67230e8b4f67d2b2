"""The styles in which lines are drawn, held once by the screen.

Held by each widget they would be worked out a dozen times before the first frame, and again at every change of size.
"""

from __future__ import annotations

from typing import ClassVar, Generic, TypeVar

from textual.screen import Screen

Result = TypeVar("Result")

STYLES = (
    "strong",
    "dim",
    "heading",
    "title",
    "accent",
    "key",
    "met",
    "in-progress",
    "not-met",
    "not-applicable",
    "not-assessed",
    "banked",
    "warning",
    "error",
    "alarm",
    "cursor",
    "current",
)
"""The names that a piece of a line may carry as its style."""


class StyledScreen(Screen[Result], Generic[Result]):
    """A screen on which widgets draw lines."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {f"line--{name}" for name in STYLES}

    DEFAULT_CSS = """
    StyledScreen {
        & > .line--strong { text-style: bold; }
        & > .line--dim { color: $foreground 72%; }
        & > .line--heading { color: $secondary; text-style: bold; }
        & > .line--title { color: $primary; text-style: bold; }
        & > .line--accent { color: $accent; text-style: bold; }
        & > .line--key { color: $accent; text-style: bold; }
        & > .line--met { color: $text-success; text-style: bold; }
        & > .line--in-progress { color: $text-warning; }
        & > .line--not-met { color: $text-error; }
        & > .line--not-applicable { color: $foreground 72%; text-style: italic; }
        & > .line--not-assessed { color: $foreground 72%; }
        & > .line--banked { color: $text-accent; }
        & > .line--warning { color: $text-warning; text-style: bold; }
        & > .line--error { color: $text-error; text-style: bold; }
        & > .line--alarm { background: $error; color: $background; text-style: bold; }
        &:nocolor > .line--alarm { background: $background; color: $foreground; text-style: bold reverse; }
        & > .line--cursor { background: $block-cursor-background; color: $block-cursor-foreground; text-style: bold; }
        &:nocolor > .line--cursor { background: $background; color: $foreground; text-style: bold reverse; }
        & > .line--current { background: $boost; text-style: bold; }
    }
    """
