from __future__ import annotations

import inspect
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
from textual.binding import Binding

from gmrsj_tui.journey.answer import Status
from gmrsj_tui.keys import BY_ID
from gmrsj_tui.symbols import ASCII, UNICODE
from gmrsj_tui.tui.lines import plain_text
from gmrsj_tui.tui.navigating import SCREENS
from gmrsj_tui.tui.screens.base import GmrsjScreen
from gmrsj_tui.tui.screens.help import HelpScreen, help_lines
from gmrsj_tui.tui.screens.overview import OverviewScreen
from gmrsj_tui.tui.screens.step import StepScreen
from tests.tui.opening import in_front, joined
from tests.tui.prepared import acme, app_on
from tests.tui.reading import screen_text, until_said

PLACES = {**SCREENS, "home": "home:HomeScreen", "step": "step:StepScreen"}


def screen_class(name: str) -> type[GmrsjScreen[Any]]:
    """The class of a screen."""
    module, _, cls = PLACES[name].partition(":")
    found: type[GmrsjScreen[Any]] = getattr(import_module(f"gmrsj_tui.tui.screens.{module}"), cls)
    assert issubclass(found, GmrsjScreen)
    return found


@pytest.mark.parametrize("name", PLACES)
def test_a_screen_lists_exactly_the_keys_that_it_binds_and_can_do_what_they_say(name: str) -> None:
    screen = screen_class(name)
    bound = [binding for binding in screen.BINDINGS if isinstance(binding, Binding)]
    assert [binding.id for binding in bound] == list(dict.fromkeys(screen.KEYS))
    assert set(screen.BAR) <= set(screen.KEYS) and set(screen.BAR_LABELS) <= set(screen.BAR)
    assert set(screen.HELP_LABELS) <= set(screen.KEYS)
    for id in screen.KEYS:
        action, _, arguments = BY_ID[id].action.partition("(")
        method = getattr(screen, f"action_{action}", None)
        assert method is not None, f"{name} has no action_{action} for {id}"
        assert len(inspect.signature(method).parameters) == 1 + bool(arguments)
    assert screen.HELP
    assert "app.back" in screen.KEYS or name == "home"


@pytest.mark.parametrize("name", PLACES)
def test_no_key_of_a_screen_stands_for_two_things(name: str) -> None:
    held: dict[str, str] = {}
    for id in dict.fromkeys(screen_class(name).KEYS):
        for key in BY_ID[id].keys:
            assert key not in held or BY_ID[held[key]].action == BY_ID[id].action, f"{key}: {held[key]} and {id}"
            held[key] = id


@pytest.mark.parametrize("name", PLACES)
def test_help_names_every_key_of_the_screen_with_its_sentence(name: str) -> None:
    screen = screen_class(name)
    for symbols in (UNICODE, ASCII):
        text = joined(plain_text(help_lines(screen.HELP, screen.KEYS, {}, symbols, 60, screen.HELP_LABELS)))
        for id in screen.KEYS:
            if not (id.startswith("step.") and id[5:].isdigit()):
                assert joined(screen.HELP_LABELS.get(id, BY_ID[id].help)) in text, id
        assert all(f"{symbols.status[status]} {status.words}" in text for status in Status)
        assert joined(screen.HELP) in text


async def test_the_question_mark_opens_the_help_of_the_screen_in_front_and_closes_it(saves: Path) -> None:
    acme(saves)
    app = app_on(saves)
    async with app.run_test(size=(60, 16)) as pilot:
        await in_front(pilot, app, StepScreen)
        await pilot.press("?")
        screen = await in_front(pilot, app, HelpScreen)
        await until_said(pilot, "Help: a step", "Read the statement aloud")
        for key in ("pagedown", "end", "home", "j", "k", "pageup"):
            await pilot.press(key)
        assert "J shift+down" in screen.main.text and "1 to 4 " in screen.main.text
        await pilot.press("end")
        await until_said(pilot, "gmrsj keys")
        await pilot.press("?")
        await in_front(pilot, app, StepScreen)
        await pilot.press("o", "?")
        await in_front(pilot, app, HelpScreen)
        await until_said(pilot, "Help: Overview")
        await pilot.press("escape")
        await in_front(pilot, app, OverviewScreen)
        assert "Overview" in screen_text(app)


@pytest.mark.parametrize(
    ("name", "said", "not_said"),
    [
        ("overview", "enter Goes to the highlighted step.", "Opens the criterion"),
        ("overview", "o Leaves the overview again.", "Steps by levels"),
        ("roadmap", "r Leaves the roadmap again.", "The next actions of the whole journey. o"),
        ("explain", "e Leaves the explanation again.", "Why this level: the rule"),
        ("search", "enter Goes to the highlighted criterion on its step's screen.", "Opens the criterion"),
        ("introduction", "enter Goes on to the step.", "Opens the criterion"),
    ],
)
def test_help_says_what_a_key_does_on_this_screen(name: str, said: str, not_said: str) -> None:
    screen = screen_class(name)
    text = joined(plain_text(help_lines(screen.HELP, screen.KEYS, {}, UNICODE, 120, screen.HELP_LABELS)))
    assert said in text and not_said not in text
