"""Waiting for what the print screen does beside the screen. No test sleeps."""

from __future__ import annotations

import asyncio
from time import monotonic
from typing import Any

from textual.pilot import Pilot

from gmrsj_tui.tui.screens.print import PrintScreen


async def worked(pilot: Pilot[Any], screen: PrintScreen) -> None:
    """Wait until nothing is done any more beside the screen, and what came of it is shown; never for ever."""
    end = monotonic() + 60
    while jobs := [job for job in (screen._work, screen._preview) if job is not None]:
        for job in jobs:
            assert monotonic() < end, f"it is still being done: {job.words}"
            await asyncio.to_thread(job.join, 60)
        await pilot.pause()
    await pilot.pause()


def told(app: Any) -> str:
    """The notices on the screen."""
    return " ".join(notice.message for notice in app._notifications)
