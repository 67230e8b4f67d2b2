"""The keys are a promise (CONTRACTS 5): what each does, that any terminal sends them, and that they can be rebound."""

from __future__ import annotations

from pathlib import Path

import pytest

from gmrsj_tui import keys
from gmrsj_tui.journey.answer import STRENGTHS, Status
from gmrsj_tui.keys import ACTIONS, BY_ID, clashes
from gmrsj_tui.settings import read_settings
from gmrsj_tui.store.journeys import JourneyStore
from gmrsj_tui.tui.screens.help import HelpScreen
from gmrsj_tui.tui.screens.roadmap import RoadmapScreen
from gmrsj_tui.tui.screens.step import StepScreen
from tests.tui.opening import in_front
from tests.tui.prepared import acme, app_on
from tests.tui.reading import until, until_said

PROMISED = {
    "m": "criterion.met",
    "i": "criterion.in-progress",
    "n": "criterion.not-met",
    "x": "criterion.not-applicable",
    "backspace": "criterion.not-assessed",
    "enter": "criterion.open",
    "u": "history.undo",
    "U": "history.redo",
    "up": "move.up",
    "k": "move.up",
    "down": "move.down",
    "j": "move.down",
    "pageup": "move.page-up",
    "pagedown": "move.page-down",
    "home": "move.first",
    "end": "move.last",
    "]": "step.next",
    "[": "step.previous",
    "<": "criterion.previous",
    ">": "criterion.next",
    ".": "move.next-open",
    "r": "view.roadmap",
    "f": "view.focus",
    "e": "view.explain",
    "/": "view.search",
    "?": "view.help",
    "p": "report.print",
    "escape": "app.back",
    "q": "app.quit",
    **{str(number): f"step.{number}" for number in range(1, 10)},
}
"""CONTRACTS 5, key by key."""


def test_every_promised_key_does_what_was_promised_on_the_step_screen() -> None:
    held = {key: id for id in StepScreen.KEYS for key in BY_ID[id].keys}
    assert {key: held.get(key) for key in PROMISED} == PROMISED
    marks = {"m": "met", "i": "in-progress", "n": "not-met", "x": "not-applicable", "backspace": "not-assessed"}
    assert {key: BY_ID[PROMISED[key]].action for key in marks} == {k: f"mark('{v}')" for k, v in marks.items()}
    assert {Status(value) for value in marks.values()} == set(Status)


def test_none_needs_ctrl_alt_or_a_function_key() -> None:
    function_keys = {f"f{number}" for number in range(1, 25)}
    for action in ACTIONS:
        assert not any("ctrl" in key or "alt" in key or key in function_keys for key in action.keys), action.id
        bare = [key for key in action.keys if not key.startswith("shift+")]
        assert bare or action.id == "form.previous"


def test_the_declaration_is_sound() -> None:
    assert len(BY_ID) == len(ACTIONS)
    assert not list(clashes({}))
    assert keys.STRENGTHS == STRENGTHS
    for action in ACTIONS:
        assert action.keys and len(action.label.split()) <= 3 and action.help.endswith(".")


@pytest.mark.parametrize(
    ("rebound", "key", "both"),
    [
        ({"criterion.met": ("i",)}, "i", {"criterion.met", "criterion.in-progress"}),
        ({"view.roadmap": ("q",)}, "q", {"view.roadmap", "app.quit"}),
        ({"home.new": ("?",)}, "?", {"home.new", "view.help"}),
        ({"overview.raise": ("r",)}, "r", {"overview.raise", "view.roadmap"}),
    ],
)
def test_two_meanings_of_a_key_on_one_screen_are_found(
    rebound: dict[str, tuple[str, ...]], key: str, both: set[str]
) -> None:
    assert [({first, second}) for found, first, second in clashes(rebound) if found == key] == [both]


def test_the_same_key_on_different_screens_is_no_clash() -> None:
    assert not list(clashes({"home.sample": ("w",), "home.about": ("s",)}))
    assert not list(clashes({"print.copy": ("m",), "overview.raise": ("g",)}))


async def test_keys_of_the_settings_file_work_and_are_shown_in_the_bar_and_in_the_help(
    saves: Path, tmp_path: Path
) -> None:
    acme(saves)
    settings = '[keys]\n"criterion.met" = "Y"\n"view.roadmap" = ["h", "ctrl+r"]\n"move.down" = "G"\n'
    app = app_on(saves, settings=settings)
    async with app.run_test(size=(120, 36)) as pilot:
        screen = await in_front(pilot, app, StepScreen)
        await until_said(pilot, "Y met", "h roadmap")
        await pilot.press("m", "r", "j")
        assert JourneyStore(saves).load("acme").answers == {}
        assert app.screen is screen and screen.criterion == "S1-L1-01"
        await pilot.press("G", "Y")
        await until_said(pilot, "▸ ●  2 S1-L1-02")
        await pilot.press("?")
        help_screen = await in_front(pilot, app, HelpScreen)
        assert "\nY " in help_screen.main.text and "\nh ctrl+r " in help_screen.main.text
        assert "\nm " not in help_screen.main.text
        await pilot.press("escape", "ctrl+r")
        await in_front(pilot, app, RoadmapScreen)
        await pilot.click("#keys", offset=(2, 0))
        await until(pilot, lambda: "S1-L1-01" in str(getattr(app.screen, "criterion", "")))


async def test_a_key_that_is_taken_is_told_and_the_app_opens_with_its_own(saves: Path, tmp_path: Path) -> None:
    acme(saves)
    settings = '[keys]\n"criterion.met" = "q"\n"view.raodmap" = "z"\n'
    app = app_on(saves, settings=settings)
    assert len(read_settings(saves.with_name("settings.toml"))[1]) == 2
    async with app.run_test(size=(120, 36), notifications=True) as pilot:
        await in_front(pilot, app, StepScreen)
        await until(pilot, lambda: len(app._notifications) == 1)
        told = next(iter(app._notifications)).message
        assert told.startswith("2 settings could not be used. ") and 'did you mean "view.roadmap"' in told
        await pilot.press("m")
        await until_said(pilot, "▸ ●  1 S1-L1-01")
