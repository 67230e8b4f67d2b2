"""Getting to a screen of an open journey, past the introduction that comes on the first visit."""

from __future__ import annotations

import re
from typing import Any, TypeVar

from textual.pilot import Pilot
from textual.screen import Screen

from gmrsj_tui.tui.app import GmrsjApp
from gmrsj_tui.tui.screens.briefing import BriefingScreen
from gmrsj_tui.tui.screens.introduction import IntroductionScreen
from gmrsj_tui.tui.screens.step import StepScreen
from tests.tui.reading import screen_text, until

S = TypeVar("S", bound=Screen[Any])


async def open_step(pilot: Pilot[Any], app: GmrsjApp) -> StepScreen:
    """Wait for the first step's introduction, after a briefing where one comes first, and go on to the step."""
    await until(pilot, lambda: isinstance(app.screen, (BriefingScreen, IntroductionScreen)), "introduction")
    if isinstance(app.screen, BriefingScreen):
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(app.screen, IntroductionScreen), "introduction")
    await pilot.press("enter")
    return await in_front(pilot, app, StepScreen)


async def in_front(pilot: Pilot[Any], app: GmrsjApp, screen: type[S]) -> S:
    """Wait until a screen of this kind is in front."""
    await until(pilot, lambda: isinstance(app.screen, screen) and app.screen.is_mounted, screen.__name__)
    await pilot.pause()
    assert isinstance(app.screen, screen)
    return app.screen


async def open_screen(pilot: Pilot[Any], app: GmrsjApp, screen: type[S], name: str, *arguments: object) -> S:
    """Open a screen by its name."""
    await open_step(pilot, app)
    app.open_screen(name, *arguments)
    return await in_front(pilot, app, screen)


def joined(text: str) -> str:
    """A text without the breaks between its lines and without the ends of a scrollbar."""
    return " ".join(re.sub("[▁-▇]", " ", text).split())


async def until_read(pilot: Pilot[Any], *words: str) -> str:
    """Wait until the screen says all of these, wherever its lines break, and give its text."""
    await until(pilot, lambda: all(word in joined(screen_text(pilot.app)) for word in words), ", ".join(words))
    return joined(screen_text(pilot.app))
