"""What is said in passing: it goes with the next key, and never says anything that is not so."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.command import CommandPalette

from gmrsj_tui.journey.answer import Status
from gmrsj_tui.journey.changes import AnswerUpdate
from gmrsj_tui.journey.points import PRESENT, Point
from gmrsj_tui.store.journeys import JourneyStore
from gmrsj_tui.tui import notices
from gmrsj_tui.tui.navigating import SCREENS
from gmrsj_tui.tui.screens.about import AboutScreen
from gmrsj_tui.tui.screens.home import HomeScreen
from gmrsj_tui.tui.screens.profile import ProfileScreen
from gmrsj_tui.tui.screens.roadmap import RoadmapScreen
from gmrsj_tui.tui.screens.step import StepScreen
from tests.tui.opening import in_front, joined
from tests.tui.prepared import acme, app_on
from tests.tui.reading import screen_text, until, until_said


async def test_a_notice_goes_with_the_next_key_and_the_key_still_does_its_work(
    saves: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(notices, "LEAST_SEEN", 0.0)
    acme(saves)
    app = app_on(saves)
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        screen = await in_front(pilot, app, StepScreen)
        await pilot.press("down", "down", "x")
        await until_said(pilot, "can never be not")
        await pilot.press("down")
        await until(pilot, lambda: "can never be not" not in screen_text(app))
        assert screen.criterion == "S1-L1-04" and not app._notifications


async def test_a_notice_that_comes_while_somebody_types_can_be_read(
    saves: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(notices, "LEAST_SEEN", 3600.0)
    acme(saves)
    app = app_on(saves)
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await in_front(pilot, app, StepScreen)
        app.tell("Changed elsewhere by Bo", severity="warning")
        await pilot.press("j")
        await until_said(pilot, "Changed elsewhere by Bo")


async def test_the_newest_notice_always_has_room_however_many_come_one_after_the_other(saves: Path) -> None:
    acme(saves)
    app = app_on(saves)
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await in_front(pilot, app, StepScreen)
        for number in range(8):
            app.tell(f"Changed elsewhere by Neighbour {number}: line\nafter\nline", severity="warning")
        await until_said(pilot, "Neighbour 7")
        await until(pilot, lambda: "Neighbour 5" not in screen_text(app) and "Neighbour 7" in screen_text(app))


async def test_what_is_wrong_in_the_settings_is_one_notice_and_a_list_on_a_screen(saves: Path) -> None:
    acme(saves)
    app = app_on(saves, settings='colour = 1\n[keys]\n"criterion.met" = "q"\n"view.raodmap" = "z"\n')
    async with app.run_test(size=(120, 36), notifications=True) as pilot:
        await in_front(pilot, app, StepScreen)
        await until(pilot, lambda: len(app._notifications) == 1)
        notice = next(iter(app._notifications)).message
        assert notice.startswith("3 settings could not be used. ") and "colour: is not a setting" in notice
        assert notice.endswith('"About" among the commands (:) lists them.')
        app.open_screen("about")
        screen = await in_front(pilot, app, AboutScreen)
        said = joined(screen.main.text)
        assert "Settings that could not be used" in said
        for words in ("colour: is not a setting", "already stands for app.quit", 'did you mean "view.roadmap"'):
            assert words in said


async def test_without_trouble_nothing_is_said_about_settings(saves: Path) -> None:
    acme(saves)
    app = app_on(saves, settings='who = "Ana"\n')
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await in_front(pilot, app, StepScreen)
        assert not app._notifications
        app.open_screen("about")
        screen = await in_front(pilot, app, AboutScreen)
        assert "could not be used" not in screen.main.text


async def test_ctrl_c_says_in_plain_words_how_to_leave_and_ctrl_q_leaves_as_q_does(saves: Path) -> None:
    acme(saves)
    app = app_on(saves, settings='[keys]\n"app.quit" = "Q"\n')
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await in_front(pilot, app, StepScreen)
        await pilot.press("down", "ctrl+c")
        await until_said(pilot, "Q leaves; everything is saved")
        await pilot.press("B")
        await in_front(pilot, app, ProfileScreen)
        app.set_focus(None)
        await pilot.press("ctrl+c")
        await until_said(pilot, "ctrl+q leaves; everything is saved")
        await pilot.press("escape", ":")
        await until(pilot, lambda: isinstance(app.screen, CommandPalette))
        await pilot.press("ctrl+q")
    assert app.return_code == 0
    assert JourneyStore(saves).view("acme").places["governance"][0] == "S1-L1-02"


async def test_what_is_said_goes_with_the_next_thing_that_is_done(saves: Path) -> None:
    acme(saves, targets={"governance": "leadership"})
    app = app_on(saves)
    async with app.run_test(size=(120, 36)) as pilot:
        await in_front(pilot, app, StepScreen)
        await pilot.press("o", "+")
        await until_said(pilot, "Leadership is the highest level.")
        await pilot.press("down")
        assert "Leadership is the highest level." in screen_text(app)
        await pilot.press("up", "-")
        await until_said(pilot, "target Integrated")
        assert "Leadership is the highest level." not in screen_text(app)


@pytest.mark.parametrize("size", [(60, 16), (120, 36)])
async def test_every_screen_of_an_open_journey_says_when_it_was_saved(saves: Path, size: tuple[int, int]) -> None:
    acme(saves, AnswerUpdate("S1-L1-01", Status.MET))
    app = app_on(saves)
    names = {
        "criterion": ("S1-L1-01",),
        "roadmap": (),
        "overview": (),
        "focus": (None,),
        "explain": ("governance",),
        "briefing": (),
        "levels": (),
        "introduction": ("governance",),
        "tests": (),
        "search": (),
        "print": ("governance",),
        "help": (StepScreen,),
        "reason": ("S1-L1-01",),
        "profile": (),
        "standard": ("UNGP 31(a)",),
        "about": (),
        "history": (),
        "change": (1,),
        "snapshots": (),
        "compare": (Point(0), PRESENT),
        "retired": (),
    }
    without = {"new", "ask", "delete", "moves", "read_only", "not_saved"}
    assert set(names) == set(SCREENS) - without, "those are opened from home only, or say what is not saved"
    async with app.run_test(size=size) as pilot:
        step = await in_front(pilot, app, StepScreen)
        assert "saved " in screen_text(app).splitlines()[0]
        for name, arguments in names.items():
            app.open_screen(name, *arguments)
            await until(pilot, lambda: app.screen is not step and app.screen.is_mounted, name)
            await pilot.pause()
            assert "saved " in screen_text(app).splitlines()[0], name
            app.screen.dismiss()
            await until(pilot, lambda: app.screen is step, name)
        await pilot.press("escape")
        await in_front(pilot, app, HomeScreen)
        assert "saved " not in screen_text(app).splitlines()[0]


@pytest.mark.parametrize("width", [60, 80, 120])
async def test_a_long_title_gives_way_to_the_name_of_the_screen(saves: Path, width: int) -> None:
    acme(saves, title="The grievance mechanism of everything that Acme makes, sells, buys and throws away " * 2)
    app = app_on(saves)
    async with app.run_test(size=(width, 24)) as pilot:
        await in_front(pilot, app, StepScreen)
        await pilot.press("r")
        await in_front(pilot, app, RoadmapScreen)
        first = (await until_said(pilot, "actions")).splitlines()[0]
        assert first.startswith(" The griev") and "…  Roadmap" in first and "saved " in first
        await pilot.press("m")
        first = (await until_said(pilot, "31 left")).splitlines()[0]
        assert "S1-L1-01 met: done, 31 left" in first and "saved " in first
