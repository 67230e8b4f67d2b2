"""Taking snapshots in the app, comparing them, the automatic ones, and the warning when a step falls."""

from __future__ import annotations

from typing import Any

import pytest
from textual.pilot import Pilot

from gmrsj_tui.framework.library import PackLibrary
from gmrsj_tui.journey.answer import Status
from gmrsj_tui.journey.changes import AnswerUpdate
from gmrsj_tui.session import JourneySession
from gmrsj_tui.store.journeys import JourneyStore
from gmrsj_tui.tui.app import GmrsjApp
from gmrsj_tui.tui.screens.ask_line import AskLineScreen
from gmrsj_tui.tui.screens.compare import CompareScreen
from gmrsj_tui.tui.screens.criterion import CriterionScreen
from gmrsj_tui.tui.screens.home import HomeScreen
from gmrsj_tui.tui.screens.snapshots import SnapshotsScreen
from gmrsj_tui.tui.screens.step import StepScreen
from tests.conftest import ClockAt
from tests.tui.conftest import MakeApp, MakeJourney
from tests.tui.opening import in_front, open_step, until_read
from tests.tui.reading import until, until_said

SIZES = [(60, 16), (80, 24), (120, 36), (200, 60)]
LAUNCHED = [
    criterion.id
    for criterion in PackLibrary().load("gm-rsj").steps[0].criteria
    if criterion.level == PackLibrary().load("gm-rsj").levels[0].id
]


@pytest.fixture
def app(make_app: MakeApp, make_journey: MakeJourney, store: JourneyStore, clock_at: ClockAt) -> GmrsjApp:
    """An app on a journey whose first step is Launched, with a snapshot before that and one of it."""
    make_journey("Acme", id="acme")
    session = JourneySession.open(store, PackLibrary(), "acme", "Ana")
    clock_at("2026-11-20T10:00:00.000Z")
    session.snapshot("Begin [/]")
    session.answer([AnswerUpdate(criterion, Status.MET) for criterion in LAUNCHED])
    clock_at("2026-11-21T10:00:00.000Z")
    session.snapshot("June")
    clock_at("2026-11-22T14:32:00.000Z")
    return make_app(journey="acme")


@pytest.fixture
def notices(app: GmrsjApp, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What the app says in notices."""
    said: list[str] = []
    monkeypatch.setattr(app, "notify", lambda message, **_: said.append(message))
    return said


async def opened(pilot: Pilot[Any], app: GmrsjApp) -> SnapshotsScreen:
    await open_step(pilot, app)
    await pilot.press("S")
    return await in_front(pilot, app, SnapshotsScreen)


def names(store: JourneyStore) -> list[str]:
    return [snapshot.name for snapshot in store.load("acme").snapshots]


@pytest.mark.parametrize("size", SIZES)
async def test_snapshots_are_listed_with_what_has_moved_since(app: GmrsjApp, size: tuple[int, int]) -> None:
    async with app.run_test(size=size) as pilot:
        screen = await opened(pilot, app)
        await until_said(pilot, "Named (2)", "▸ June", "Begin [/]", "21 Nov 10:00")
        await pilot.press("down")
        await until_read(pilot, "after change 0", "Levels: 1 Not yet launched;")
        assert f"{len(LAUNCHED)}  Covered now" in screen.text.text
        assert "Not yet launched → Launched, up" in screen.text.text
        await pilot.press("up")
        await until_read(pilot, "after change 1")
        assert "Nothing moved." in screen.text.text


async def test_a_snapshot_is_taken_by_typing_its_name(app: GmrsjApp, store: JourneyStore, notices: list[str]) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await opened(pilot, app)
        await pilot.press("c")
        await in_front(pilot, app, AskLineScreen)
        await pilot.press(*"Autumn", "enter")
        await until_said(pilot, 'Recorded: "Autumn"', "▸ Autumn", "Named (3)")
        assert names(store) == ["Begin [/]", "June", "Autumn"]
        assert screen.snapshot is not None and screen.snapshot.name == "Autumn"
        await pilot.press("c", *"june", "enter")
        await until(pilot, lambda: any('there is a snapshot "June" already' in notice for notice in notices))
        await pilot.press("c", "escape")
        await in_front(pilot, app, SnapshotsScreen)
        assert len(names(store)) == 3


async def test_without_a_snapshot_the_screen_says_how_to_take_one(make_app: MakeApp, make_journey: MakeJourney) -> None:
    make_journey("Acme", id="acme")
    app = make_app(journey="acme")
    async with app.run_test(size=(60, 16)) as pilot:
        await opened(pilot, app)
        await until_read(pilot, "There is no snapshot yet. c records this moment")
        await pilot.press("enter", "space", "b")
        assert isinstance(app.screen, SnapshotsScreen)


@pytest.mark.parametrize("size", SIZES)
async def test_what_slipped_back_since_a_snapshot_can_be_put_right_where_it_is_shown(
    app: GmrsjApp, store: JourneyStore, size: tuple[int, int]
) -> None:
    JourneySession.open(store, PackLibrary(), "acme").mark(LAUNCHED[1], Status.NOT_MET)
    async with app.run_test(size=size) as pilot:
        await opened(pilot, app)
        await pilot.press("enter")
        screen = await in_front(pilot, app, CompareScreen)
        await until_said(pilot, '"June", 2026-11-21 10:00 → now', "Levels")
        await pilot.press("end")
        await until_said(pilot, "Slipped back: covered then, open now (1)", f"{LAUNCHED[1]}  ", "met → not met")
        assert screen.criterion == LAUNCHED[1]
        await pilot.press("enter")
        await in_front(pilot, app, CriterionScreen)
        await pilot.press("escape", "m")
        await until(pilot, lambda: store.load("acme").answer(LAUNCHED[1]).status is Status.MET)
        await until_said(pilot, "Nothing moved.")
        await pilot.press("home", "enter")
        await in_front(pilot, app, StepScreen)


async def test_two_snapshots_are_compared_the_earlier_first_whichever_is_marked(app: GmrsjApp) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await opened(pilot, app)
        for keys in (("space", "down", "enter"), ("space", "down", "space", "up", "enter")):
            await pilot.press(*keys)
            await in_front(pilot, app, CompareScreen)
            await until_said(pilot, '"Begin [/]", 2026-11-20 10:00 → "June", 2026-11-21 10:00')
            await until_said(pilot, f"Covered now ({len(LAUNCHED)})")
            await pilot.press("escape", "home")
            await in_front(pilot, app, SnapshotsScreen)


async def test_going_back_to_a_snapshot_is_one_change_and_u_takes_it_back(
    app: GmrsjApp, store: JourneyStore, notices: list[str]
) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await opened(pilot, app)
        await pilot.press("down", "b")
        await until(pilot, lambda: store.load("acme").answers == {})
        await until_said(pilot, "Back at the beginning; u takes it back")
        assert ["falls from Launched to Not yet launched" in notice for notice in notices] == [True]
        assert len(names(store)) == 2
        await pilot.press("u")
        await until(pilot, lambda: len(store.load("acme").answers) == len(LAUNCHED))


async def test_a_step_that_falls_below_a_recorded_level_is_warned_about_and_u_takes_it_back(
    app: GmrsjApp, store: JourneyStore, notices: list[str]
) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await open_step(pilot, app)
        assert screen.criteria.go_to(LAUNCHED[2])
        await pilot.press("n")
        await until(pilot, lambda: len(notices) == 1)
        assert notices[0] == (
            "Step 1, Build the governance, falls from Launched to Not yet launched: S1-L1-03 is not covered any more. "
            'The snapshot "June" recorded Launched. u takes it back.'
        )
        await pilot.press("u")
        await until(pilot, lambda: store.load("acme").answer(LAUNCHED[2]).status is Status.MET)
        assert len(notices) == 1
        await pilot.press("U")
        await until(pilot, lambda: len(notices) == 2)
        await pilot.press("u", "u")
        await until(pilot, lambda: len(notices) == 3)
        assert notices[2].endswith('The snapshot "June" recorded Launched. U does it again.')


async def test_the_warning_can_be_read_in_the_terminal(app: GmrsjApp) -> None:
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        screen = await open_step(pilot, app)
        assert screen.criteria.go_to(LAUNCHED[2])
        await pilot.press("n")
        await until_said(pilot, "S1-L1-03 is not covered any more.", "Launched. u takes it back.")


async def test_a_step_that_somebody_else_took_down_is_warned_about(
    app: GmrsjApp, store: JourneyStore, notices: list[str]
) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await open_step(pilot, app)
        other = JourneySession.open(JourneyStore(store.folder), PackLibrary(), "acme", "Cy")
        other.snapshot("Theirs")
        app.look_for_changes()
        assert notices == []
        other.mark(LAUNCHED[0], Status.NOT_MET)
        app.look_for_changes()
        assert "Changed elsewhere by Cy" in notices[0]
        assert 'The snapshot "Theirs" recorded Launched. u takes it back.' in notices[1]


@pytest.mark.parametrize("way", ["home", "quit", "signal"])
async def test_the_end_of_a_session_is_recorded_where_answers_changed(
    app: GmrsjApp, store: JourneyStore, way: str
) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await open_step(pilot, app)
        await pilot.press("m" if store.load("acme").answer(LAUNCHED[0]).status is not Status.MET else "i")
        await until(pilot, lambda: len(store.load("acme").changes) == 2)
        if way == "home":
            await pilot.press("escape")
            await in_front(pilot, app, HomeScreen)
        elif way == "quit":
            await pilot.press("q")
        else:
            app.exit(return_code=143)
    taken = store.load("acme").snapshots[2:]
    assert [(one.name, one.automatic) for one in taken] == [("session 2026-11-22 14:32", True)]


async def test_a_session_in_which_nothing_was_answered_leaves_the_save_as_it_was(
    app: GmrsjApp, store: JourneyStore
) -> None:
    content = store.path("acme").read_bytes()
    async with app.run_test(size=(80, 24)) as pilot:
        await opened(pilot, app)
        await pilot.press("enter", "escape", "escape", "escape")
        await in_front(pilot, app, HomeScreen)
        await pilot.press("q")
    assert store.path("acme").read_bytes() == content


async def test_automatic_snapshots_stand_apart(app: GmrsjApp, store: JourneyStore) -> None:
    session = JourneySession.open(store, PackLibrary(), "acme")
    session.mark("S2-L1-01", Status.NOT_MET)
    session.auto_snapshot()
    async with app.run_test(size=(80, 24)) as pilot:
        await opened(pilot, app)
        text = await until_said(pilot, "Automatic, at the end of a session (1)", "session 2026-11-22 14:32")
        assert text.index("Named (2)") < text.index("Automatic")
