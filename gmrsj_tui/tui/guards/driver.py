"""Which driver the app runs with."""

from __future__ import annotations

import os
import sys

from textual.driver import Driver


def driver_class() -> type[Driver] | None:
    """The guarded driver, or ``None`` for the one that Textual picks.

    Textual picks on Windows, where the input is not a stream of bytes, and when ``TEXTUAL_DRIVER`` names a driver, as
    a server does that shows the app in a browser.
    """
    if sys.platform == "win32" or os.environ.get("TEXTUAL_DRIVER"):
        return None
    from gmrsj_tui.tui.guards.unix_driver import GuardedDriver

    return GuardedDriver
