from __future__ import annotations

from pathlib import Path

import pytest

from gmrsj_tui import __version__
from gmrsj_tui.tui.screens.about import AboutScreen
from tests.tui.conftest import MakeApp, MakeJourney
from tests.tui.reading import until, until_said


@pytest.mark.parametrize("opened", [False, True])
async def test_it_tells_whose_words_these_are_what_they_are_not_and_where_files_are(
    make_app: MakeApp, make_journey: MakeJourney, saves: Path, opened: bool
) -> None:
    journey = make_journey("T")
    app = make_app(journey=journey.id if opened else None)
    async with app.run_test(size=(60, 16)) as pilot:
        await pilot.pause()
        app.open_screen("about")
        await until_said(pilot, "What this is", __version__)
        screen = app.screen
        assert isinstance(screen, AboutScreen)
        said = " ".join(screen.main.text.split())
        for words in ("gm-rsj 1.0.0", "CC-BY-4.0", "not the AIM-Progress criteria", "not legal advice"):
            assert words in said
        assert str(saves) in said.replace(" ", "") and "not encrypted" in said
        await pilot.press("escape")
        await until(pilot, lambda: not isinstance(app.screen, AboutScreen))
