"""What a person would read on the screen, and waiting until it says something. No test sleeps."""

from __future__ import annotations

from collections.abc import Callable
from time import monotonic
from typing import Any

from textual.app import App
from textual.pilot import Pilot


def screen_text(app: App[Any]) -> str:
    """The screen in front as lines of text, without white space at their ends."""
    strips = app.screen._compositor.render_strips()
    return "\n".join(strip.text.rstrip() for strip in strips)


async def until(pilot: Pilot[Any], holds: Callable[[], bool], what: str = "") -> None:
    """Wait until something holds, up to a deadline that only a failing test reaches, on the slowest machine."""
    end = monotonic() + 30
    while not holds():
        assert monotonic() < end, f"it never came true: {what}\n{screen_text(pilot.app)}"
        await pilot.pause()


async def until_said(pilot: Pilot[Any], *words: str) -> str:
    """Wait until the screen says all of these, and give its text."""
    await until(pilot, lambda: all(word in screen_text(pilot.app) for word in words), ", ".join(words))
    return screen_text(pilot.app)
