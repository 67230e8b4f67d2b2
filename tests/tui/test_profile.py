from __future__ import annotations

from gmrsj_tui.journey.changes import AnswerUpdate
from gmrsj_tui.session import JourneySession
from gmrsj_tui.store.journeys import JourneyStore
from gmrsj_tui.tui.app import GmrsjApp
from gmrsj_tui.tui.screens.profile import ProfileScreen
from tests.tui.conftest import MakeApp, MakeJourney
from tests.tui.reading import until, until_said


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
        await pilot.pause()
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
