"""A screen that notices what other programs do to the saves folder while it is in front."""

from __future__ import annotations

import os
from pathlib import Path

from gmrsj_tui.tui.screens.base import GmrsjScreen

EVERY = 1.0
"""Seconds between two glances at the folder."""


class WatchingScreen(GmrsjScreen[None]):
    """Looks anew when the folder has changed. A glance asks for one time of one folder, and reads nothing."""

    _stamp: int | None = None

    def on_mount(self) -> None:
        """Glance at the folder from now on."""
        self.set_interval(EVERY, self._glance)

    @property
    def watched(self) -> Path:
        """The folder."""
        raise NotImplementedError

    @property
    def busy(self) -> bool:
        """Whether nothing is to be looked at now, because that is being done."""
        raise NotImplementedError

    def look_again(self) -> None:
        """Show what the folder holds now; it ends with :meth:`keep_stamp`."""
        raise NotImplementedError

    def keep_stamp(self) -> None:
        """Take the folder as it is now for known: after a look, which may have written its index there."""
        self._stamp = self._stamp_now()

    def _glance(self) -> None:
        if self.is_current and not self.busy and self._stamp_now() != self._stamp:
            self.look_again()

    def _stamp_now(self) -> int | None:
        # Saves come, go and are replaced by another name in the folder, which changes its time.
        try:
            return os.stat(self.watched).st_mtime_ns
        except (OSError, ValueError):
            return None
