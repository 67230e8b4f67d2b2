from __future__ import annotations

from pathlib import Path

import pytest

from gmrsj_tui.journey.answer import Status
from gmrsj_tui.journey.changes import AnswerUpdate
from gmrsj_tui.session import JourneySession
from gmrsj_tui.store.journeys import JourneyStore
from gmrsj_tui.tui.screens.help import HelpScreen
from gmrsj_tui.tui.screens.home import HomeScreen
from gmrsj_tui.tui.screens.search import SearchScreen
from gmrsj_tui.tui.screens.step import StepScreen
from tests.tui.opening import in_front, joined
from tests.tui.prepared import acme, app_on, gm_rsj
from tests.tui.reading import screen_text, until, until_said


@pytest.mark.parametrize("size", [(60, 16), (200, 60)])
async def test_what_is_typed_is_found_while_it_is_typed_and_enter_goes_there(
    saves: Path, size: tuple[int, int]
) -> None:
    acme(saves, AnswerUpdate("S3-L1-04", Status.MET, note="Quince jam for the shift leaders"))
    app = app_on(saves)
    async with app.run_test(size=size) as pilot:
        step_screen = await in_front(pilot, app, StepScreen)
        await pilot.press("/")
        screen = await in_front(pilot, app, SearchScreen)
        await until_said(pilot, "109 criteria", "? help", "Type a few words")
        await pilot.press(*"quince", "space", *"JAM")
        await until_said(pilot, "Written in this journey (1)", "▸ ● S3-L1-04")
        await pilot.press("x")
        await until_said(pilot, "Nothing is found with all of these words")
        assert screen.main.cursor is None
        await pilot.press("enter", "down", "backspace")
        await until_said(pilot, "▸ ● S3-L1-04")
        await pilot.press("enter")
        await in_front(pilot, app, StepScreen)
        await until(pilot, lambda: (app.step, step_screen.criterion) == ("implementing", "S3-L1-04"))


async def test_up_and_down_choose_and_the_highlighted_one_is_shown_in_full_and_can_be_scrolled(saves: Path) -> None:
    acme(saves)
    app = app_on(saves)
    async with app.run_test(size=(80, 24)) as pilot:
        step_screen = await in_front(pilot, app, StepScreen)
        await pilot.press("/", *"no-retaliation")
        screen = await in_front(pilot, app, SearchScreen)
        await until_said(pilot, "▸ ○ S1-L1-03")
        await pilot.press("down")
        await until(pilot, lambda: screen.main.cursor not in (None, "criterion:S1-L1-03"))
        found = gm_rsj().criterion((screen.main.cursor or "").partition(":")[2])
        assert found is not None and found.statement in joined(screen.text.text)
        await pilot.press("shift+down")
        await until(pilot, lambda: screen.text.scroll_offset.y == 1)
        await pilot.press("up", "pagedown", "pageup")
        await until(pilot, lambda: screen.main.cursor == "criterion:S1-L1-03" and screen.text.scroll_offset.y == 0)
        await pilot.press("escape")
        await in_front(pilot, app, StepScreen)
        assert step_screen.criterion == "S1-L1-01"


async def test_a_term_and_a_standard_are_shown_in_full_and_enter_stays(saves: Path) -> None:
    acme(saves)
    app = app_on(saves)
    async with app.run_test(size=(120, 36)) as pilot:
        await in_front(pilot, app, StepScreen)
        await pilot.press("/")
        screen = await in_front(pilot, app, SearchScreen)
        term = gm_rsj().glossary[0]
        screen.query_one("#query").value = term.term  # type: ignore[attr-defined]
        await until_said(pilot, "Glossary (")
        await pilot.press("end", "pagedown", "pagedown", "pagedown", "pagedown")
        await until(pilot, lambda: screen.main.go_to(f"glossary:{term.term}"))
        await until(pilot, lambda: joined(term.meaning) in joined(screen.text.text))
        screen.query_one("#query").value = "UNGP 31(a)"  # type: ignore[attr-defined]
        await until_said(pilot, "Standards (")
        await until(pilot, lambda: screen.main.go_to("standard:UNGP 31(a)"))
        await until(pilot, lambda: "Named by" in screen.text.text)
        await pilot.press("enter")
        assert app.screen is screen


async def test_keys_of_the_journey_are_text_here_and_the_question_mark_is_help(saves: Path) -> None:
    acme(saves)
    app = app_on(saves)
    async with app.run_test(size=(80, 24)) as pilot:
        await in_front(pilot, app, StepScreen)
        await pilot.press("/", *"mqu1")
        screen = await in_front(pilot, app, SearchScreen)
        assert screen.query_one("#query").value == "mqu1"  # type: ignore[attr-defined]
        assert JourneyStore(saves).load("acme").answers == {}
        await pilot.press("?")
        await in_front(pilot, app, HelpScreen)
        text = await until_said(pilot, "Help: Search", "shift+down")
        assert " k " not in text and "J " not in text
        await pilot.press("escape")
        await in_front(pilot, app, SearchScreen)


async def test_what_somebody_else_writes_meanwhile_is_found(saves: Path) -> None:
    acme(saves)
    app = app_on(saves)
    async with app.run_test(size=(80, 24)) as pilot:
        await in_front(pilot, app, StepScreen)
        await pilot.press("/", *"walnut")
        await until_said(pilot, "Nothing is found")
        other = JourneySession.open(JourneyStore(saves), app.packs, "acme")
        other.answer([AnswerUpdate("S2-L1-01", note="A walnut tree")])
        app.look_for_changes()
        await until_said(pilot, "▸ ○ S2-L1-01")
        assert "Written in this journey (1)" in screen_text(app)


async def test_after_going_to_a_hit_the_search_opens_with_the_same_words_and_the_next_letter_replaces_them(
    saves: Path,
) -> None:
    acme(saves)
    app = app_on(saves)
    async with app.run_test(size=(80, 24)) as pilot:
        step_screen = await in_front(pilot, app, StepScreen)
        await pilot.press("/", *"no-retaliation", "down")
        screen = await in_front(pilot, app, SearchScreen)
        chosen = screen.main.cursor
        await pilot.press("enter")
        await in_front(pilot, app, StepScreen)
        await until(pilot, lambda: f"criterion:{step_screen.criterion}" == chosen)
        await pilot.press("/")
        screen = await in_front(pilot, app, SearchScreen)
        await until_said(pilot, "no-retaliation", "Criteria (")
        await until(pilot, lambda: screen.main.cursor == chosen)
        await pilot.press("down")
        await until(pilot, lambda: screen.main.cursor != chosen)
        await pilot.press("q")
        await until(pilot, lambda: screen.query_one("#query").value == "q")  # type: ignore[attr-defined]
        await pilot.press("escape", "escape")
        await in_front(pilot, app, HomeScreen)
        await pilot.press("enter")
        await in_front(pilot, app, StepScreen)
        await pilot.press("/")
        await until_said(pilot, "Type a few words")
