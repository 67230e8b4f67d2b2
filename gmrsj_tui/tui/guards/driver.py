"""Which driver the app runs with, and what it can write."""

from __future__ import annotations

import os
import sys

from textual.driver import Driver


def output_encoding() -> str:
    """How the driver's text is written: by that standard stream which it holds for the terminal."""
    if os.environ.get("TEXTUAL_DRIVER"):
        return "utf-8"
    stream = sys.__stdout__ if sys.platform == "win32" else sys.__stderr__
    return getattr(stream, "encoding", None) or "utf-8"


def driver_class() -> type[Driver] | None:
    """The guarded driver, or ``None`` for the one that Textual picks.

    Textual picks on Windows, where the input is not a stream of bytes, and when ``TEXTUAL_DRIVER`` names a driver, as
    a server does that shows the app in a browser.
    """
    if sys.platform == "win32" or os.environ.get("TEXTUAL_DRIVER"):
        return None
    from gmrsj_tui.tui.guards.unix_driver import GuardedDriver

    return GuardedDriver
