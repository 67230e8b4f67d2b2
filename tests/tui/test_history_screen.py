"""The history: reading it, filtering it, an entry in full, and the way back."""

from __future__ import annotations

from typing import Any

import pytest
from textual.pilot import Pilot

from gmrsj_tui.exchange.merging import merge
from gmrsj_tui.framework.library import PackLibrary
from gmrsj_tui.journey.answer import Evidence, Status
from gmrsj_tui.journey.changes import AnswerUpdate, record
from gmrsj_tui.journey.history import people
from gmrsj_tui.session import JourneySession
from gmrsj_tui.store.journeys import JourneyStore
from gmrsj_tui.tui.app import GmrsjApp
from gmrsj_tui.tui.screens.change import ChangeScreen
from gmrsj_tui.tui.screens.criterion import CriterionScreen
from gmrsj_tui.tui.screens.history import HistoryScreen
from gmrsj_tui.tui.screens.step import StepScreen
from tests.conftest import ClockAt
from tests.tui.conftest import MakeApp, MakeJourney
from tests.tui.opening import in_front, joined, open_screen, open_step, until_read
from tests.tui.reading import screen_text, until, until_said

SIZES = [(60, 16), (80, 24), (120, 36), (200, 60)]
NOTE = "Ask [/ Jo.\n" + "A long story. " * 60


@pytest.fixture
def app(make_app: MakeApp, make_journey: MakeJourney, store: JourneyStore, clock_at: ClockAt) -> GmrsjApp:
    """An app on a journey with four changes on three days; the third was taken back."""
    make_journey("Acme", id="acme")
    session = JourneySession.open(store, PackLibrary(), "acme", "Ana")
    clock_at("2026-11-20T10:00:00.000Z")
    session.answer([AnswerUpdate("S1-L1-01", Status.MET, note=NOTE, add_evidence=(Evidence("Minutes", 1),))])
    clock_at("2026-11-21T11:00:00.000Z")
    session.answer([AnswerUpdate("S2-L1-01", Status.IN_PROGRESS)], who="Bo")
    session.snapshot("June")
    session.set_target("governance", "established")
    clock_at("2026-11-22T12:00:00.000Z")
    session.undo()
    return make_app(journey="acme")


async def opened(pilot: Pilot[Any], app: GmrsjApp) -> HistoryScreen:
    await open_step(pilot, app)
    await pilot.press("H")
    return await in_front(pilot, app, HistoryScreen)


def listed(screen: HistoryScreen) -> list[str]:
    return [row.key for row in screen.main.rows if row.key is not None]


@pytest.mark.parametrize("size", SIZES)
async def test_the_changes_are_listed_day_by_day_and_the_highlighted_one_is_told(
    app: GmrsjApp, size: tuple[int, int]
) -> None:
    async with app.run_test(size=size) as pilot:
        screen = await opened(pilot, app)
        text = await until_said(pilot, "4 changes", "22 Nov", "undo", "12:00", "? help")
        assert "Target of step 1" in text
        await until_read(pilot, "Change 4, undo", "Takes back change 3.")
        await pilot.press("down")
        await until_read(pilot, "Change 3", "Taken back by change 4.")
        await pilot.press("end")
        await until_said(pilot, "S1-L1-01: not assessed → met, evidence", "20 Nov")
        assert listed(screen) == ["4", "3", "2", "1"]
        assert "snapshot June" in " ".join("".join(t for t, _ in line) for line in snapshot_lines(screen))


def snapshot_lines(screen: HistoryScreen) -> list[Any]:
    return [line for row in screen.main.rows if row.key is None for line in screen.main.draw(row, 60, False)]


async def test_an_entry_is_shown_in_full_from_and_to(app: GmrsjApp) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await opened(pilot, app)
        await pilot.press("end", "enter")
        screen = await in_front(pilot, app, ChangeScreen)
        text = joined(screen.main.text)
        assert "Change 1 2026-11-20 10:00 Ana" in text
        assert "status not assessed → met" in text
        assert "evidence added Minutes (1, document seen)" in text
        assert "note was nothing note is Ask [/ Jo. A long story." in text
        await pilot.press("end")
        await until_said(pilot, "A long story.")
        await pilot.press("escape")
        await in_front(pilot, app, HistoryScreen)


@pytest.mark.parametrize("size", SIZES)
async def test_filters_narrow_the_list_and_come_round_again(app: GmrsjApp, size: tuple[int, int]) -> None:
    async with app.run_test(size=size) as pilot:
        screen = await opened(pilot, app)
        for key, expected in (
            ("s", ["4", "3", "1"]),
            ("s", ["2"]),
            ("s", []),
            ("s", []),
            ("s", ["4", "3", "2", "1"]),
            ("w", ["4", "3", "1"]),
            ("w", ["2"]),
            ("w", ["4", "3", "2", "1"]),
            ("v", ["2", "1"]),
            ("v", ["1"]),
            ("v", ["1"]),
            ("v", ["4", "3"]),
            ("v", []),
            ("v", ["4"]),
            ("v", ["4", "3", "2", "1"]),
            ("d", ["4"]),
            ("d", ["4", "3", "2", "1"]),
        ):
            await pilot.press(key)
            await until(pilot, lambda expected=expected: listed(screen) == expected, f"{key} {expected}")  # type: ignore[misc]


async def test_filters_that_leave_nothing_say_so(app: GmrsjApp) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await opened(pilot, app)
        await pilot.press("s", "s", "s")
        await until_said(pilot, "0 changes of 4", "No change is left by these filters.", "step: 3")
        await pilot.press("enter", "b", "g")
        assert isinstance(app.screen, HistoryScreen)


async def test_the_criterion_of_an_entry_can_be_singled_out_and_gone_to(app: GmrsjApp) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await opened(pilot, app)
        await pilot.press("c")
        await until_said(pilot, "This change is about no criterion.")
        await pilot.press("end", "c")
        await until_said(pilot, "1 change of 4", "criterion: S1-L1-01")
        await pilot.press("c")
        await until(pilot, lambda: len(listed(screen)) == 4)
        await pilot.press("g")
        step = await in_front(pilot, app, StepScreen)
        assert (app.step, step.criterion) == ("governance", "S1-L1-01")


async def test_from_a_criterion_it_opens_with_its_own_changes(app: GmrsjApp) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await open_screen(pilot, app, CriterionScreen, "criterion", "S2-L1-01")
        await pilot.press("H")
        screen = await in_front(pilot, app, HistoryScreen)
        await until_said(pilot, "1 change of 4", "S2-L1-01: not assessed → in progress")
        assert listed(screen) == ["2"]
        await pilot.press("escape")
        await in_front(pilot, app, CriterionScreen)


@pytest.mark.parametrize("way", ["list", "entry"])
async def test_going_back_to_an_entry_is_one_change_and_u_takes_it_back(
    app: GmrsjApp, store: JourneyStore, way: str
) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await opened(pilot, app)
        await pilot.press("end", *(["enter"] if way == "entry" else []), "b")
        await until_said(pilot, "Back at change 1; u takes it back")
        assert list(store.load("acme").answers) == ["S1-L1-01"]
        assert len(store.load("acme").changes) == 5
        if way == "entry":
            await pilot.press("escape")
        await until(pilot, lambda: listed(screen)[0] == "5")
        await until_said(pilot, "   5 back to change 1  ", "Change 5, back to change 1")
        await pilot.press("b" if way == "list" else "home", "u")
        await until(pilot, lambda: list(store.load("acme").answers) == ["S1-L1-01", "S2-L1-01"])
        assert len(store.load("acme").changes) == 6


async def test_going_back_to_where_one_is_changes_nothing(app: GmrsjApp, store: JourneyStore) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await opened(pilot, app)
        await pilot.press("b")
        await until_said(pilot, "The journey is as it was then already.")
        assert len(store.load("acme").changes) == 4


async def test_a_change_by_somebody_else_comes_on_top(app: GmrsjApp, store: JourneyStore) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await opened(pilot, app)
        other = JourneySession.open(JourneyStore(store.folder), PackLibrary(), "acme", "Cy")
        other.mark("S1-L1-02", Status.NOT_MET)
        app.look_for_changes()
        await until(pilot, lambda: listed(screen)[0] == "5")
        assert "S1-L1-02: not assessed → not met" in screen_text(app)


async def test_a_journey_without_changes_says_so(make_app: MakeApp, make_journey: MakeJourney) -> None:
    make_journey("Acme", id="acme")
    app = make_app(journey="acme")
    async with app.run_test(size=(60, 16)) as pilot:
        await opened(pilot, app)
        await until_said(pilot, "0 changes", "Nothing was changed yet.")


async def test_a_change_that_came_in_says_who_gave_it_and_is_found_by_that_name(
    make_app: MakeApp, make_journey: MakeJourney, store: JourneyStore
) -> None:
    base = make_journey("Acme", id="acme")
    pack = PackLibrary().load(base.pack)
    here = record(base, pack, [AnswerUpdate("S1-L1-01", Status.MET)], "2026-11-20T10:00:00.000Z", "Ana")
    there = record(base, pack, [AnswerUpdate("S2-L1-01", Status.MET)], "2026-11-19T10:00:00.000Z", "Ben")
    store.save(here)
    store.save(merge(here, there, "2026-11-22T12:00:00.000Z").after)
    app = make_app(journey="acme")
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await opened(pilot, app)
        await until_said(pilot, "given by Ben, 2026-11-19", "given by Ben")
        assert "nobody is named" not in screen_text(app)
        await pilot.press("enter")
        await in_front(pilot, app, ChangeScreen)
        await until_said(pilot, "given by Ben, 2026-11-19")
        assert people(screen.shown.journey) == ("", "Ana", "Ben")
