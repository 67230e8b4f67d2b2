from __future__ import annotations

from pathlib import Path
from typing import Any

from textual.command import CommandPalette
from textual.pilot import Pilot
from textual.widgets import Input

from gmrsj_tui.tui.app import GmrsjApp
from gmrsj_tui.tui.screens.ask_line import AskLineScreen
from gmrsj_tui.tui.screens.overview import OverviewScreen
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
