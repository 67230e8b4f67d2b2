from __future__ import annotations

from pathlib import Path
from typing import Any

from textual import events
from textual.command import CommandList, CommandPalette
from textual.pilot import Pilot
from textual.widgets import Input

from gmrsj_tui.tui.app import GmrsjApp
from gmrsj_tui.tui.screens.ask_line import AskLineScreen
from gmrsj_tui.tui.screens.overview import OverviewScreen
from gmrsj_tui.tui.screens.roadmap import RoadmapScreen
from gmrsj_tui.tui.screens.step import StepScreen
from tests.tui.conftest import MakeApp, MakeJourney
from tests.tui.opening import in_front, open_step
from tests.tui.prepared import acme, app_on
from tests.tui.reading import until, until_said


async def choose(pilot: Pilot[Any], app: GmrsjApp, query: str, *said: str) -> None:
    """Open the palette, type, wait for what it finds, and take the first hit."""
    await pilot.press(":")
    await until(pilot, lambda: isinstance(app.screen, CommandPalette))
    app.screen.query_one(Input).value = query
    await until_said(pilot, *said)
    await pilot.press("enter")


async def test_everything_is_found_by_name_and_a_criterion_is_gone_to(saves: Path) -> None:
    acme(saves, title="Acme [/ Ltd")
    app = app_on(saves)
    async with app.run_test(size=(120, 36)) as pilot:
        screen = await in_front(pilot, app, StepScreen)
        await pilot.press(":")
        await until_said(pilot, "Met", "(m)", "Roadmap", "(r)")
        await pilot.press("escape")
        await choose(pilot, app, "S3-L1-04", "S3-L1-04: The complainant")
        await until(pilot, lambda: (app.step, screen.criterion) == ("implementing", "S3-L1-04"))
        await choose(pilot, app, "step 2", "Step 2: Establish the mechanism")
        await until(pilot, lambda: app.step == "establishing")
        await choose(pilot, app, "overv", "Overview  (o)")
        await in_front(pilot, app, OverviewScreen)
        await choose(pilot, app, "nord", "Theme: nord")
        await until(pilot, lambda: app.theme == "nord")


async def test_the_themes_of_the_house_stand_before_the_others(saves: Path) -> None:
    acme(saves)
    app = app_on(saves)
    async with app.run_test(size=(120, 36)) as pilot:
        await in_front(pilot, app, StepScreen)
        await choose(pilot, app, "light", "Theme: gmrsj-light", "Theme: solarized-light")
        await until(pilot, lambda: app.theme == "gmrsj-light")


async def test_who_records_is_named_at_once_and_next_time(make_app: MakeApp, make_journey: MakeJourney) -> None:
    make_journey("Acme", id="acme")
    app = make_app(journey="acme")
    async with app.run_test(size=(120, 36)) as pilot:
        await open_step(pilot, app)
        await choose(pilot, app, "About", "About: what this is")
        await until_said(pilot, "Who records: nobody is named")
        await choose(pilot, app, "who records", "Who records: nobody is named")
        await in_front(pilot, app, AskLineScreen)
        await pilot.press(*"Ada [/", "enter")
        await until_said(pilot, "Who records: Ada [/ (", "Changes are recorded by Ada [/.")
        app.theme = "gmrsj-light"
        await pilot.press("escape", "m")
        await until(pilot, lambda: app.session is not None and app.session.journey.changes[-1].who == "Ada [/")
    again = make_app(journey="acme")
    assert (again.settings.who, again.theme) == ("Ada [/", "gmrsj-light")


async def test_who_records_can_be_emptied_again(make_app: MakeApp, make_journey: MakeJourney) -> None:
    make_journey("Acme", id="acme")
    app = make_app(journey="acme")
    app.remember_who("Ada")
    async with app.run_test(size=(120, 36)) as pilot:
        await open_step(pilot, app)
        app.ask_who()
        await in_front(pilot, app, AskLineScreen)
        await pilot.press(*["backspace"] * 3, "enter")
        await until_said(pilot, "Changes are recorded without a name.")
        await pilot.press("m")
        await until(pilot, lambda: app.session is not None and len(app.session.journey.changes) == 1)
        assert app.session is not None and app.session.journey.changes[-1].who == ""
    assert make_app().settings.who == ""


def test_the_settings_file_says_who_records_before_what_the_app_remembers(make_app: MakeApp, tmp_path: Path) -> None:
    make_app().remember_who("Ada")
    (tmp_path / "settings.toml").write_text('who = "Bo"', encoding="utf-8")
    assert make_app().settings.who == "Bo"


NAMES = {":": "colon", " ": "space"}
"""What a terminal calls keys that are no letters."""


def burst(app: GmrsjApp, *keys: str) -> None:
    """Keys that arrive at once, as from a paste or over a line that lags."""
    for key in keys:
        app.post_message(events.Key(NAMES.get(key, key), key if len(key) == 1 else None))


def unchanged(app: GmrsjApp) -> bool:
    """Whether nothing was recorded."""
    return app.session is not None and not app.session.journey.changes


async def test_enter_with_nothing_typed_changes_nothing(saves: Path) -> None:
    acme(saves)
    app = app_on(saves)
    async with app.run_test(size=(120, 36)) as pilot:
        await in_front(pilot, app, StepScreen)
        await pilot.press(":")
        burst(app, "enter", "enter", "enter")
        await until_said(pilot, "Met", "(m)")
        await pilot.press("enter", "enter")
        assert isinstance(app.screen, CommandPalette) and unchanged(app)
        await pilot.press("escape", "m")
        await until(pilot, lambda: not unchanged(app))


async def test_with_nothing_typed_the_cursor_can_be_put_on_a_command(saves: Path) -> None:
    acme(saves)
    app = app_on(saves)
    async with app.run_test(size=(120, 36)) as pilot:
        await in_front(pilot, app, StepScreen)
        await pilot.press(":")
        await until_said(pilot, "Met", "(m)")
        assert app.screen.query_one(CommandList).highlighted is None
        await pilot.press("down", "enter")
        await until(pilot, lambda: not unchanged(app))


async def test_enter_takes_what_was_typed_however_fast_the_keys_arrive(saves: Path) -> None:
    acme(saves)
    app = app_on(saves)
    async with app.run_test(size=(120, 36)) as pilot:
        await in_front(pilot, app, StepScreen)
        await pilot.press(":")
        burst(app, *"roadmap", "enter")
        await in_front(pilot, app, RoadmapScreen)
        assert unchanged(app)


async def test_enter_waits_for_what_was_typed_last_and_not_for_what_stood_there(saves: Path) -> None:
    acme(saves)
    app = app_on(saves)
    async with app.run_test(size=(120, 36)) as pilot:
        await in_front(pilot, app, StepScreen)
        await pilot.press(":", *"me")
        await until(pilot, lambda: app.screen.query_one(CommandList).highlighted == 0)
        burst(app, *"asured zzzz", "down", "enter", "enter")
        await until_said(pilot, "measured zzzz")
        await pilot.press("enter")
        assert isinstance(app.screen, CommandPalette) and unchanged(app)


async def test_enter_does_nothing_where_nothing_fits_or_the_words_were_taken_back(saves: Path) -> None:
    acme(saves)
    app = app_on(saves)
    async with app.run_test(size=(120, 36)) as pilot:
        await in_front(pilot, app, StepScreen)
        for typed in ([*"zzzz qqqq"], []):
            await pilot.press(":")
            burst(app, *typed, "enter")
            await pilot.press("enter", "enter")
            assert isinstance(app.screen, CommandPalette) and unchanged(app)
            await pilot.press("escape")
            await in_front(pilot, app, StepScreen)


async def test_a_command_that_is_chosen_twice_at_once_is_done_once(saves: Path) -> None:
    acme(saves)
    app = app_on(saves)
    async with app.run_test(size=(120, 36)) as pilot:
        await in_front(pilot, app, StepScreen)
        await pilot.press(":", *"Park")
        await until_said(pilot, "Park")
        burst(app, "enter", "enter", "enter")
        await until(pilot, lambda: not unchanged(app))
        await pilot.pause()
        assert app.session is not None and len(app.session.journey.changes) == 1
