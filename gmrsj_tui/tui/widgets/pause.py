"""Saves what is being typed when a person stops for a moment, so that a crash or an empty battery costs little."""

from __future__ import annotations

from collections.abc import Callable

from textual.timer import Timer
from textual.widget import Widget

PAUSE = 5.0
"""Seconds without a key after which an open text is saved. Shorter ones would fill the history with half sentences."""


class Pause:
    """Does something once after each pause in typing.

    Args:
        widget: Whose timer it is; when that is gone, nothing is done any more.
        do: What is done.
    """

    def __init__(self, widget: Widget, do: Callable[[], object]) -> None:
        self._widget = widget
        self._do = do
        self._timer: Timer | None = None

    def typed(self) -> None:
        """A key was pressed: the pause begins anew."""
        self.end()
        self._timer = self._widget.set_timer(PAUSE, self._do)

    def end(self) -> None:
        """Nothing is being typed any more."""
        if self._timer is not None:
            self._timer.stop()
            self._timer = None
