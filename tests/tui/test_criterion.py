from __future__ import annotations

from typing import Any

import pytest
from textual import events
from textual.pilot import Pilot
from textual.widgets import Input, TextArea

from gmrsj_tui import clock
from gmrsj_tui.framework.library import PackLibrary
from gmrsj_tui.journey.answer import Answer, Evidence, Status
from gmrsj_tui.journey.changes import AnswerUpdate
from gmrsj_tui.session import JourneySession
from gmrsj_tui.store.journeys import JourneyStore
from gmrsj_tui.tui.app import GmrsjApp
from gmrsj_tui.tui.screens.criterion import CriterionScreen
from gmrsj_tui.tui.screens.reason import ReasonScreen
from gmrsj_tui.tui.screens.standard import StandardScreen
from gmrsj_tui.tui.screens.step import StepScreen
from tests.tui.conftest import MakeApp, MakeJourney
from tests.tui.opening import in_front, open_screen, until_read
from tests.tui.reading import screen_text, until, until_said

SIZES = [(60, 16), (80, 24), (120, 36), (200, 60)]
FIRST, SECOND = "S1-L1-01", "S1-L1-02"


@pytest.fixture
def app(make_app: MakeApp, make_journey: MakeJourney) -> GmrsjApp:
    make_journey("Acme [/ Foods", id="acme")
    return make_app(journey="acme")


async def opened(pilot: Pilot[Any], app: GmrsjApp, criterion: str = FIRST) -> CriterionScreen:
    return await open_screen(pilot, app, CriterionScreen, "criterion", criterion)


def answer(store: JourneyStore, criterion: str = FIRST) -> Answer:
    """What is on disk."""
    return store.load("acme").answer(criterion)


def elsewhere(store: JourneyStore, update: AnswerUpdate) -> None:
    """Another program changes the journey."""
    JourneySession.open(store, PackLibrary(), "acme", "Somebody").answer([update])


async def go_to(pilot: Pilot[Any], screen: CriterionScreen, key: str) -> None:
    assert screen.rows.go_to(key)
    await pilot.pause()


@pytest.mark.parametrize("size", SIZES)
async def test_statement_and_answer_are_in_sight_and_both_can_be_read_to_the_end(
    app: GmrsjApp, size: tuple[int, int]
) -> None:
    async with app.run_test(size=size) as pilot:
        await opened(pilot, app)
        await until_read(pilot, FIRST, "Senior sponsor named", "Status", "not assessed", "One named senior leader")
        wanted = ["document seen", "Leadership minute or mandate letter", "Legitimate.", "Ask aloud", "UNGP 31(a)"]
        seen = screen_text(app)
        for _ in range(8):
            await pilot.press("pagedown")
            seen += screen_text(app)
        await pilot.press("J", "K")
        assert [words for words in wanted if words not in seen] == []
        await pilot.press("end")
        assert "OECD DDG step 1" in screen_text(app)


async def test_the_keys_of_statuses_work_and_a_met_on_weak_evidence_is_accepted_with_a_warning(
    app: GmrsjApp, store: JourneyStore
) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await opened(pilot, app)
        await pilot.press("m")
        await until_read(pilot, "● met", "Met without evidence", "The answer stands")
        assert answer(store).status is Status.MET
        await pilot.press("backspace")
        await until_said(pilot, "○ not assessed")
        assert answer(store).status is Status.NOT_ASSESSED
        await pilot.press("u")
        await until_said(pilot, "● met")


@pytest.mark.parametrize("way_out", ["escape", "tab", "command", "leave", "quit"])
async def test_every_way_out_of_a_note_saves_what_was_typed(app: GmrsjApp, store: JourneyStore, way_out: str) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await opened(pilot, app)
        await until_read(pilot, "not encrypted")
        await go_to(pilot, screen, "note")
        await pilot.press("enter", "m", "i", "enter", "x", "question_mark")
        assert isinstance(screen.focused, TextArea) and answer(store).note == ""
        assert "save and close" in screen_text(app) and "m met" not in screen_text(app)
        match way_out:
            case "escape" | "tab":
                await pilot.press(way_out)
                await until(pilot, lambda: screen.focused is None)
            case "command":
                app.action_command_palette()
                await until(pilot, lambda: answer(store).note != "")
                await pilot.press("escape")
                await until_read(pilot, "u takes that back")
                assert "elsewhere" not in screen_text(app) and isinstance(screen.focused, TextArea)
            case "leave":
                app.go_to_step("establishing")
            case _:
                app.leave()
        await until(pilot, lambda: way_out == "quit" or answer(store).note != "")
    assert answer(store).note == "mi\nx?" and answer(store).status is Status.NOT_ASSESSED


async def test_each_saved_field_is_one_change_and_an_unchanged_one_is_none(app: GmrsjApp, store: JourneyStore) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await opened(pilot, app)
        await go_to(pilot, screen, "next_action")
        await pilot.press("enter", "escape")
        assert store.load("acme").changes == ()
        await pilot.press("enter", "right", "exclamation_mark", "escape")
        await until_read(pilot, "your own words")
        assert len(store.load("acme").changes) == 1 and (answer(store).next_action or "").endswith("decision.!")
        await pilot.press("d")
        await until_said(pilot, "proposed")
        assert answer(store).next_action is None
        await pilot.press("u", "u")
        await until(pilot, lambda: len(store.load("acme").changes) == 4)
        assert answer(store).next_action is None


async def test_evidence_is_added_weighed_with_one_key_changed_and_removed(app: GmrsjApp, store: JourneyStore) -> None:
    async with app.run_test(size=(120, 36)) as pilot:
        screen = await opened(pilot, app)
        await pilot.press("plus", "l", "o", "g", "enter")
        await until(pilot, lambda: answer(store).evidence == (Evidence("log"),))
        await pilot.press("3")
        await until_said(pilot, "3 log")
        await pilot.press("enter", "s", "enter", "plus", "[", "/", "enter")
        await until(pilot, lambda: answer(store).evidence == (Evidence("logs", 3), Evidence("[/")))
        await until_said(pilot, "0 [/")
        await go_to(pilot, screen, "evidence:0")
        await pilot.press("d")
        await until(pilot, lambda: answer(store).evidence == (Evidence("[/"),))
        await go_to(pilot, screen, "owner")
        await pilot.press("2")
        assert app.screen is screen and answer(store).evidence == (Evidence("[/"),)


async def test_a_date_is_understood_and_a_wrong_one_keeps_the_field_open(app: GmrsjApp, store: JourneyStore) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await opened(pilot, app)
        await go_to(pilot, screen, "due")
        await pilot.press("enter", *"31.2.2031", "enter")
        await until_said(pilot, "there is no day 31.2.2031")
        await pilot.press("down")
        assert isinstance(screen.focused, Input)
        await pilot.press(*["backspace"] * 6, "1", "2", ".", "2", "0", "3", "1")
        assert "there is no day" not in screen_text(app)
        await pilot.press("enter")
        await until(pilot, lambda: answer(store).due == "2031-12-31" and screen.focused is None)
        await pilot.press("enter", *"x", "escape")
        await until_said(pilot, "is not a date")
        await pilot.press("escape")
        await until(pilot, lambda: screen.focused is None)
        assert app.screen is screen and answer(store).due == "2031-12-31"


async def test_a_day_that_is_still_to_come_is_refused_as_the_one_on_which_it_was_true(
    app: GmrsjApp, store: JourneyStore
) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await opened(pilot, app)
        await go_to(pilot, screen, "as_of")
        await pilot.press("enter", *"tomorrow", "enter")
        await until_read(pilot, "that day is still to come, and today is", clock.today().isoformat())
        assert isinstance(screen.focused, Input) and answer(store).as_of == ""
        await pilot.press(*["backspace"] * 8, *"today", "enter")
        await until(pilot, lambda: answer(store).as_of == clock.today().isoformat())


async def test_a_day_to_come_that_is_stored_already_stays_when_its_field_is_opened_and_left(
    app: GmrsjApp, store: JourneyStore
) -> None:
    elsewhere(store, AnswerUpdate(FIRST, as_of="2999-01-01"))
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await opened(pilot, app)
        await until_said(pilot, "2999-01-01")
        await go_to(pilot, screen, "as_of")
        await pilot.press("enter", "enter")
        await until(pilot, lambda: screen.focused is None)
        assert answer(store).as_of == "2999-01-01"


async def test_owners_of_the_journey_are_proposed(app: GmrsjApp, store: JourneyStore) -> None:
    elsewhere(store, AnswerUpdate(SECOND, owner="Maria Quispe"))
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await opened(pilot, app)
        await go_to(pilot, screen, "owner")
        await pilot.press("enter", "m", "a")
        await until_said(pilot, "ria Quispe")
        await pilot.press("right", "enter")
        await until(pilot, lambda: answer(store).owner == "Maria Quispe")


async def test_a_change_by_somebody_else_does_not_wipe_what_is_being_typed(app: GmrsjApp, store: JourneyStore) -> None:
    elsewhere(store, AnswerUpdate(FIRST, evidence=(Evidence("old", 1), Evidence("more"))))
    async with app.run_test(size=(120, 36)) as pilot:
        screen = await opened(pilot, app)
        await go_to(pilot, screen, "evidence:1")
        await pilot.press("enter", "!")
        elsewhere(store, AnswerUpdate(FIRST, status=Status.MET, evidence=(Evidence("new", 2),)))
        app.look_for_changes()
        await until_said(pilot, "● met", "2 new", "Changed elsewhere meanwhile; both are", "more!")
        elsewhere(store, AnswerUpdate(FIRST, add_evidence=(Evidence("newer"),)))
        await pilot.press("enter")
        await until(pilot, lambda: screen.focused is None)
        assert [item.text for item in answer(store).evidence] == ["new", "newer", "more!"]


async def test_a_note_that_nobody_touched_does_not_replace_what_somebody_else_wrote(
    app: GmrsjApp, store: JourneyStore
) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await opened(pilot, app)
        await go_to(pilot, screen, "note")
        await pilot.press("enter")
        elsewhere(store, AnswerUpdate(FIRST, note="Theirs"))
        await pilot.press("escape")
        await until_said(pilot, "Theirs")
        assert answer(store).note == "Theirs"


async def test_links_lead_to_what_it_builds_on_and_to_references_and_escape_comes_back(app: GmrsjApp) -> None:
    async with app.run_test(size=(120, 36)) as pilot:
        screen = await opened(pilot, app, SECOND)
        await go_to(pilot, screen, f"criterion:{FIRST}")
        await pilot.press("enter")
        await until_said(pilot, "Senior sponsor named", "One named senior leader")
        await pilot.press("escape")
        await until_said(pilot, "The company says publicly")
        await pilot.press("end", "enter")
        await in_front(pilot, app, StandardScreen)
        await until_said(pilot, "rest on it")
        await pilot.press("escape", "greater_than_sign", "escape")
        step = await in_front(pilot, app, StepScreen)
        await until(pilot, lambda: step.criterion == "S1-L1-03")


async def test_pasting_lines_into_one_line_loses_none(app: GmrsjApp, store: JourneyStore) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await opened(pilot, app)
        await pilot.press("plus")
        await until(pilot, lambda: screen.focused is not None)
        assert screen.focused is not None
        screen.focused.post_message(events.Paste("one\ntwo\x1b[31m"))
        await pilot.press("enter")
        await until(pilot, lambda: answer(store).evidence == (Evidence("one two␛[31m"),))


async def test_a_click_elsewhere_saves_and_the_second_click_on_a_row_opens_it(
    app: GmrsjApp, store: JourneyStore
) -> None:
    async with app.run_test(size=(120, 36)) as pilot:
        screen = await opened(pilot, app)
        await go_to(pilot, screen, "note")
        await pilot.press("enter", "a")
        await pilot.click("#text", offset=(5, 5))
        await until(pilot, lambda: screen.focused is None)
        assert answer(store).note == "a"
        place = screen_text(app).splitlines()
        line = next(number for number, text in enumerate(place) if "Owner" in text)
        await pilot.click("#fields", offset=(20, line - 1))
        await pilot.click("#fields", offset=(20, line - 1))
        await until(pilot, lambda: isinstance(screen.focused, Input))


@pytest.mark.parametrize("size", [(1, 1), (5, 3), (20, 8)])
async def test_it_survives_any_size_also_while_a_field_is_open(
    app: GmrsjApp, store: JourneyStore, size: tuple[int, int]
) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await opened(pilot, app)
        await go_to(pilot, screen, "note")
        await pilot.press("enter", "a")
        await pilot.resize_terminal(*size)
        await pilot.press("b")
        await pilot.resize_terminal(120, 36)
        await pilot.press("c", "escape")
        await until_said(pilot, "abc")
        assert answer(store).note == "abc"


async def test_typing_replaces_the_proposed_next_action_but_not_ones_own_words(
    app: GmrsjApp, store: JourneyStore
) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await opened(pilot, app)
        await go_to(pilot, screen, "next_action")
        await pilot.press("enter", *"Ask", "escape")
        await until(pilot, lambda: answer(store).next_action == "Ask")
        await pilot.press("enter", *" Bo", "escape")
        await until(pilot, lambda: answer(store).next_action == "Ask Bo")


async def test_enter_on_the_status_offers_the_five_and_takes_one(app: GmrsjApp, store: JourneyStore) -> None:
    async with app.run_test(size=(60, 16)) as pilot:
        screen = await opened(pilot, app)
        await go_to(pilot, screen, "status")
        await pilot.press("enter")
        text = await until_said(pilot, "✗ not met", "– not applicable")
        words = ["● met", "◐ in progress", "✗ not met", "– not applicable", "○ not assessed"]
        places = [text.index(word) for word in words]
        assert places == sorted(places) and "enter take" in text
        await pilot.press("up", "up", "up", "enter")
        await until(pilot, lambda: answer(store).status is Status.IN_PROGRESS)
        await until(pilot, lambda: "✗ not met" not in screen_text(app) and screen.rows.cursor == "status")
        await pilot.press("enter", "m")
        await until(pilot, lambda: answer(store).status is Status.MET and "✗ not met" not in screen_text(app))
        await pilot.press("enter", "escape")
        await until(pilot, lambda: "✗ not met" not in screen_text(app))
        assert app.screen is screen and answer(store).status is Status.MET
        await pilot.press("enter", "down", "down", "down", "down", "down")
        await until(pilot, lambda: "✗ not met" not in screen_text(app) and screen.rows.cursor == "note")
        await go_to(pilot, screen, "status")
        await pilot.press("enter", "down", "down", "down", "enter")
        await in_front(pilot, app, ReasonScreen)


@pytest.mark.parametrize("key", ["note", "evidence+", "owner"])
async def test_a_pause_saves_what_is_being_typed_and_the_field_stays_open(
    app: GmrsjApp, store: JourneyStore, monkeypatch: pytest.MonkeyPatch, key: str
) -> None:
    monkeypatch.setattr("gmrsj_tui.tui.widgets.pause.PAUSE", 0.01)

    def stored() -> str:
        found = answer(store)
        return "".join([found.note, *(item.text for item in found.evidence), found.owner])

    async with app.run_test(size=(80, 24)) as pilot:
        screen = await opened(pilot, app)
        await go_to(pilot, screen, key)
        await pilot.press("enter", *"one ")
        await until(pilot, lambda: stored() == "one")
        await pilot.press("2")
        await until(pilot, lambda: stored() == "one 2")
        editor = screen.focused
        assert isinstance(editor, Input | TextArea) and screen.pane.editing
        changes = len(store.load("acme").changes)
        await pilot.press("escape")
        await until(pilot, lambda: screen.focused is None)
        assert len(store.load("acme").changes) == changes
        await pilot.press("u")
        await until(pilot, lambda: stored() != "one 2")


async def test_keys_in_quick_succession_are_one_change_and_half_a_date_is_none(
    app: GmrsjApp, store: JourneyStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await opened(pilot, app)
        await go_to(pilot, screen, "note")
        await pilot.press("enter", *"quickly typed")
        assert store.load("acme").changes == ()
        await pilot.press("escape")
        await until(pilot, lambda: len(store.load("acme").changes) == 1)
        monkeypatch.setattr("gmrsj_tui.tui.widgets.pause.PAUSE", 0.001)
        await go_to(pilot, screen, "due")
        await pilot.press("enter", *"31.1")
        for _ in range(5):
            await pilot.pause()
        assert "is not a date" not in screen_text(app) and len(store.load("acme").changes) == 1


@pytest.mark.parametrize("told", [True, False])
async def test_two_people_who_write_the_same_note_at_once_keep_both_texts(
    app: GmrsjApp, store: JourneyStore, told: bool
) -> None:
    elsewhere(store, AnswerUpdate(FIRST, note="Common."))
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await opened(pilot, app)
        await go_to(pilot, screen, "note")
        await pilot.press("enter", *" Mine")
        elsewhere(store, AnswerUpdate(FIRST, note="Common. Theirs"))
        if told:
            app.look_for_changes()
            await until_read(pilot, "Changed elsewhere meanwhile", "both are kept")
        app.action_command_palette()
        await until(pilot, lambda: "Mine" in answer(store).note)
        await pilot.press("escape")
        await until(pilot, lambda: app.screen is screen)
        editor = screen.focused
        assert isinstance(editor, TextArea) and editor.text == answer(store).note
        await pilot.press("!", "escape")
        await until(pilot, lambda: screen.focused is None)
        first, mark, last = answer(store).note.split("\n")
        assert (first, mark[:3], last) == ("Common. Theirs", "-- ", "Mine!")


async def test_an_owner_who_was_changed_meanwhile_is_replaced_and_that_is_told(
    app: GmrsjApp, store: JourneyStore
) -> None:
    async with app.run_test(size=(120, 36), notifications=True) as pilot:
        screen = await opened(pilot, app)
        await go_to(pilot, screen, "owner")
        await pilot.press("enter", "B", "o")
        elsewhere(store, AnswerUpdate(FIRST, owner="Ana"))
        await pilot.press("enter")
        await until(pilot, lambda: answer(store).owner == "Bo")
        await until_read(pilot, '"Ana"', 'is now "Bo"')
