from __future__ import annotations

import pytest
from textual import events
from textual.widgets import TextArea

from gmrsj_tui.errors import GmrsjError
from gmrsj_tui.journey.changes import AnswerUpdate
from gmrsj_tui.session import JourneySession
from gmrsj_tui.store.journeys import JourneyStore
from gmrsj_tui.tui.app import GmrsjApp
from gmrsj_tui.tui.screens.profile import ProfileScreen
from gmrsj_tui.tui.widgets.ticks import Ticks
from tests.tui.conftest import MakeApp, MakeJourney
from tests.tui.opening import until_read
from tests.tui.reading import screen_text, until, until_said


def open_profile(app: GmrsjApp) -> None:
    """Open the basics of the open journey, from wherever the app is."""
    app.open_screen("profile")


async def test_title_organisation_and_set_up_answers_are_saved_when_their_field_is_left(
    make_app: MakeApp, make_journey: MakeJourney, store: JourneyStore
) -> None:
    journey = make_journey("T", organisation="Org")
    app = make_app(journey=journey.id)
    async with app.run_test(size=(80, 24)) as pilot:
        await until(pilot, lambda: app.shown is not None)
        open_profile(app)
        await until_said(pilot, "Organisation", "Which sites are your own?")
        await pilot.press("2", "tab")
        await until(pilot, lambda: store.load(journey.id).title == "T2")
        await pilot.press("X", "tab", "tab", *"One", "enter", *"two")
        await until(pilot, lambda: store.load(journey.id).organisation == "OrgX")
        await pilot.press("escape")
        await until(pilot, lambda: store.load(journey.id).setup == {"own-sites": "One\ntwo"})
        assert not isinstance(app.screen, ProfileScreen)


async def test_a_track_that_is_taken_away_comes_back_with_its_answers(
    make_app: MakeApp, make_journey: MakeJourney, store: JourneyStore
) -> None:
    journey = make_journey("T")
    JourneySession.open(store, make_app().packs, journey.id).answer([AnswerUpdate("S1-L1-07", note="kept")])
    app = make_app(journey=journey.id)
    async with app.run_test(size=(60, 16)) as pilot:
        await until(pilot, lambda: app.shown is not None)
        open_profile(app)
        await until_said(pilot, "[x] Supply chain")
        await pilot.press("tab", "tab", "down", "space")
        await until_said(pilot, "[ ] Supply chain")
        await until(pilot, lambda: store.load(journey.id).tracks == ("own-operations",))
        await pilot.press("up", "space")
        await until_said(pilot, "At least one has to stay")
        assert store.load(journey.id).tracks == ("own-operations",), "one track always stays"
        await pilot.press("down", "space")
        await until(pilot, lambda: store.load(journey.id).tracks == ("own-operations", "supply-chain"))
    assert store.load(journey.id).answer("S1-L1-07").note == "kept"


async def test_an_empty_title_is_not_taken(make_app: MakeApp, make_journey: MakeJourney, store: JourneyStore) -> None:
    journey = make_journey("T")
    app = make_app(journey=journey.id)
    async with app.run_test(size=(80, 24)) as pilot:
        await until(pilot, lambda: app.shown is not None)
        open_profile(app)
        await until_said(pilot, "Organisation")
        await pilot.press("backspace", "tab")
        await until(pilot, lambda: app.screen.query_one("#profile-title").value == "T")  # type: ignore[attr-defined]
    assert store.load(journey.id).title == "T"


async def test_what_somebody_else_saves_appears_except_in_the_field_that_is_typed_in(
    make_app: MakeApp, make_journey: MakeJourney, store: JourneyStore
) -> None:
    journey = make_journey("T", organisation="Org")
    app = make_app(journey=journey.id)
    async with app.run_test(size=(80, 24)) as pilot:
        await until(pilot, lambda: app.shown is not None)
        open_profile(app)
        await until_said(pilot, "Organisation")
        await pilot.press("m", "i", "n", "e")
        other = JourneySession.open(JourneyStore(store.folder), app.packs, journey.id)
        other.set_profile(title="Theirs", organisation="Their company")
        app.look_for_changes()
        await until_said(pilot, "Their company", "Tmine")


@pytest.mark.parametrize("size", [(60, 16), (80, 24)])
async def test_arrows_move_among_the_tracks_also_where_the_page_overflows(
    make_app: MakeApp, make_journey: MakeJourney, store: JourneyStore, size: tuple[int, int]
) -> None:
    journey = make_journey("T")
    app = make_app(journey=journey.id)
    answers = {question: "A line.\n" * 12 for question in ("own-sites", "serious-case", "rightsholders-voice")}
    JourneySession.open(store, app.packs, journey.id).set_setup(answers)
    async with app.run_test(size=size) as pilot:
        await until(pilot, lambda: app.shown is not None)
        open_profile(app)
        await until_said(pilot, "Organisation", "A line.")
        assert "space" not in screen_text(app).splitlines()[-1]
        await pilot.press("tab", "tab")
        await until(pilot, lambda: isinstance(app.screen.focused, Ticks))
        bar = (await until_said(pilot, "space choose")).splitlines()[-1]
        assert "up" in bar and "down" in bar
        await pilot.press("down")
        await until_said(pilot, "▸ [x] Supply chain")
        await pilot.press("space")
        await until(pilot, lambda: store.load(journey.id).tracks == ("own-operations",))
        await pilot.press("pagedown")
        await until(pilot, lambda: "Supply chain" not in screen_text(app))
        await pilot.press("up")
        await until_said(pilot, "▸ [x] Own operations")


async def test_a_pause_saves_what_is_being_typed_and_the_field_stays_open(
    make_app: MakeApp, make_journey: MakeJourney, store: JourneyStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    journey = make_journey("T")
    app = make_app(journey=journey.id)
    monkeypatch.setattr("gmrsj_tui.tui.widgets.pause.PAUSE", 0.01)
    async with app.run_test(size=(80, 24)) as pilot:
        await until(pilot, lambda: app.shown is not None)
        open_profile(app)
        await until_said(pilot, "Organisation")
        await pilot.press("tab", "tab", "tab", *"One ")
        await until(pilot, lambda: store.load(journey.id).setup.get("own-sites") == "One")
        await pilot.press("t")
        await until(pilot, lambda: store.load(journey.id).setup == {"own-sites": "One t"})
        assert isinstance(app.screen.focused, TextArea) and app.screen.focused.text == "One t"


async def test_a_set_up_answer_that_two_people_write_at_once_keeps_both_texts(
    make_app: MakeApp, make_journey: MakeJourney, store: JourneyStore
) -> None:
    journey = make_journey("T", organisation="Org")
    app = make_app(journey=journey.id)
    async with app.run_test(size=(80, 24)) as pilot:
        await until(pilot, lambda: app.shown is not None)
        open_profile(app)
        await until_said(pilot, "Organisation")
        await pilot.press("tab", "tab", "tab", *"Mine")
        other = JourneySession.open(JourneyStore(store.folder), app.packs, journey.id)
        other.set_setup({"own-sites": "Theirs"})
        await pilot.press("tab")
        await until(pilot, lambda: "Mine" in store.load(journey.id).setup["own-sites"])
        first, mark, last = store.load(journey.id).setup["own-sites"].split("\n")
        assert (first, mark[:3], last) == ("Theirs", "-- ", "Mine")
        await until_said(pilot, "Theirs", "Mine")


async def test_a_field_that_only_has_the_cursor_does_not_bring_back_what_somebody_else_replaced(
    make_app: MakeApp, make_journey: MakeJourney, store: JourneyStore
) -> None:
    journey = make_journey("T", organisation="Org")
    app = make_app(journey=journey.id)
    async with app.run_test(size=(80, 24)) as pilot:
        await until(pilot, lambda: app.shown is not None)
        open_profile(app)
        await until_said(pilot, "Organisation")
        other = JourneySession.open(JourneyStore(store.folder), app.packs, journey.id)
        other.set_profile(title="Theirs")
        other.set_setup({"own-sites": "Their sites"})
        app.look_for_changes()
        await pilot.press("tab")
        await until_said(pilot, "Their sites")
        await pilot.press("tab", "tab")
        await until(pilot, lambda: isinstance(app.screen.focused, TextArea))
        other.set_setup({"own-sites": "Their new sites"})
        app.look_for_changes()
        await pilot.press("escape")
        await until(pilot, lambda: not isinstance(app.screen, ProfileScreen))
    assert store.load(journey.id).title == "Theirs"
    assert store.load(journey.id).setup["own-sites"] == "Their new sites"


async def test_a_title_that_was_changed_elsewhere_meanwhile_is_replaced_and_that_is_told(
    make_app: MakeApp, make_journey: MakeJourney, store: JourneyStore
) -> None:
    journey = make_journey("T")
    app = make_app(journey=journey.id)
    async with app.run_test(size=(120, 36), notifications=True) as pilot:
        await until(pilot, lambda: app.shown is not None)
        open_profile(app)
        await until_said(pilot, "Organisation")
        await pilot.press("2")
        JourneySession.open(JourneyStore(store.folder), app.packs, journey.id).set_profile(title="Theirs")
        await pilot.press("tab")
        await until(pilot, lambda: store.load(journey.id).title == "T2")
        await until_read(pilot, '"Theirs"', 'now "T2"')


async def test_lines_that_are_pasted_into_a_field_of_one_line_are_joined(
    make_app: MakeApp, make_journey: MakeJourney, store: JourneyStore
) -> None:
    journey = make_journey("T")
    app = make_app(journey=journey.id)
    async with app.run_test(size=(80, 24)) as pilot:
        await until(pilot, lambda: app.shown is not None)
        open_profile(app)
        await until_said(pilot, "Organisation")
        assert app.screen.focused is not None
        app.screen.focused.post_message(events.Paste(" one\r\n  two\nthree"))
        await until_said(pilot, "Tone two three")
        await pilot.press("tab")
        await until(pilot, lambda: store.load(journey.id).title == "Tone two three")


@pytest.mark.parametrize("way_out", ["quit", "step"])
async def test_what_is_typed_is_saved_also_when_the_app_ends_or_another_screen_comes(
    make_app: MakeApp, make_journey: MakeJourney, store: JourneyStore, way_out: str
) -> None:
    journey = make_journey("T")
    app = make_app(journey=journey.id)
    async with app.run_test(size=(80, 24)) as pilot:
        await until(pilot, lambda: app.shown is not None)
        open_profile(app)
        await until_said(pilot, "Organisation")
        await pilot.press("tab", "tab", "tab", *"Mine")
        if way_out == "quit":
            app.leave()
        else:
            app.go_to_step("establishing")
            await until(pilot, lambda: bool(store.load(journey.id).setup))
    assert store.load(journey.id).setup == {"own-sites": "Mine"}


async def test_what_cannot_be_saved_stays_in_sight_until_escape_is_pressed_again(
    make_app: MakeApp, make_journey: MakeJourney, monkeypatch: pytest.MonkeyPatch
) -> None:
    journey = make_journey("T")
    app = make_app(journey=journey.id)

    def refuse(**_: object) -> None:
        raise GmrsjError("the pack is newer")

    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await until(pilot, lambda: app.shown is not None)
        open_profile(app)
        await until_said(pilot, "Organisation")
        assert app.session is not None
        monkeypatch.setattr(app.session, "set_profile", refuse)
        await pilot.press("2", "escape")
        await until_said(pilot, "the pack is newer", "T2")
        assert isinstance(app.screen, ProfileScreen)
        await pilot.press("escape")
        await until(pilot, lambda: not isinstance(app.screen, ProfileScreen))


async def test_what_the_disk_refuses_is_kept_and_goes_in_with_the_next_attempt(
    make_app: MakeApp, make_journey: MakeJourney, store: JourneyStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    journey = make_journey("T")
    app = make_app(journey=journey.id)

    def refuse(*_: object) -> None:
        raise GmrsjError("not saved: the disk is full")

    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await until(pilot, lambda: app.shown is not None)
        open_profile(app)
        await until_said(pilot, "Organisation")
        assert app.session is not None
        with monkeypatch.context() as full:
            full.setattr(app.session.store, "save", refuse)
            await pilot.press("2", "escape")
            await until(pilot, lambda: not isinstance(app.screen, ProfileScreen))
            await until(pilot, lambda: app.alarm != "")
            assert store.load(journey.id).title == "T" and app.session.journey.title == "T2"
            await until_said(pilot, "T2")
        assert app.retry_saving()
        assert store.load(journey.id).title == "T2" and app.alarm == ""
