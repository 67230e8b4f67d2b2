"""The floor of the app: a stock Textual app with as many widgets on its screen, and a key that changes one."""

from __future__ import annotations

import sys
from typing import ClassVar

from textual.app import App, ComposeResult
from textual.binding import BindingType
from textual.widgets import Static

KEY = b"k"
QUIT = b"q"


class MinimalApp(App[None]):
    """Shows lines of text, and counts how often a key was pressed.

    Args:
        widgets: How many widgets to show, at least one.
    """

    BINDINGS: ClassVar[list[BindingType]] = [("k", "count", "count"), ("q", "quit", "quit")]

    def __init__(self, widgets: int) -> None:
        super().__init__()
        self._widgets = widgets
        self._pressed = 0

    def compose(self) -> ComposeResult:
        """One Static a widget."""
        for number in range(1, self._widgets + 1):
            yield Static(f"widget-{number}", id=f"widget-{number}")

    def action_count(self) -> None:
        """Change one widget, in the cheapest way that Textual has."""
        self._pressed += 1
        self.query_one("#widget-1", Static).update(f"pressed-{self._pressed}", layout=False)


def first_frame(widgets: int) -> dict[bytes, int]:
    """What the terminal shows when the first frame is complete."""
    return {f"widget-{widgets}".encode(): 1}


def counted(times: int) -> dict[bytes, int]:
    """What the terminal shows when the key was pressed for the so-and-so-many-th time."""
    return {f"pressed-{times}".encode(): 1}


def main() -> None:
    """Run it; the argument is the number of widgets."""
    MinimalApp(int(sys.argv[1])).run()
