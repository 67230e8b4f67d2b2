"""What other programs do to the saves folder while home is in front."""

from __future__ import annotations

from pathlib import Path

import pytest

from gmrsj_tui.framework.library import PackLibrary
from gmrsj_tui.journey.changes import set_profile, start
from gmrsj_tui.store import reading
from gmrsj_tui.store.journeys import JourneyStore
from gmrsj_tui.store.repair import repair
from gmrsj_tui.tui.app import GmrsjApp
from gmrsj_tui.tui.screens import watching
from gmrsj_tui.tui.screens.home import HomeScreen
from gmrsj_tui.tui.screens.step import StepScreen
from gmrsj_tui.tui.widgets.journey_list import JourneyList
from tests.tui.conftest import MakeApp, MakeJourney
from tests.tui.opening import in_front
from tests.tui.reading import screen_text, until, until_said

LATER = "2026-11-22T09:00:00.000Z"


@pytest.fixture(autouse=True)
def often(monkeypatch: pytest.MonkeyPatch) -> None:
    """Glance often, so that no test waits for a second."""
    monkeypatch.setattr(watching, "EVERY", 0.02)


@pytest.fixture
def never(monkeypatch: pytest.MonkeyPatch, often: None) -> None:
    """Do not glance at all."""
    monkeypatch.setattr(watching, "EVERY", 3600)


@pytest.fixture
def other(saves: Path) -> JourneyStore:
    """The same folder, as another program has it."""
    return JourneyStore(saves)


@pytest.fixture
def looks(monkeypatch: pytest.MonkeyPatch) -> list[str | None]:
    """The cursor of each look that was made."""
    made: list[str | None] = []
    real = HomeScreen.look

    def counted(screen: HomeScreen, cursor: str | None = None) -> None:
        made.append(cursor)
        real(screen, cursor)

    monkeypatch.setattr(HomeScreen, "look", counted)
    return made


@pytest.fixture
def glances(monkeypatch: pytest.MonkeyPatch) -> list[None]:
    """One for each time that the folder is glanced at."""
    made: list[None] = []
    real = watching.WatchingScreen._stamp_now

    def counted(screen: watching.WatchingScreen) -> int | None:
        made.append(None)
        return real(screen)

    monkeypatch.setattr(watching.WatchingScreen, "_stamp_now", counted)
    return made


def create(store: JourneyStore, title: str, when: str = LATER) -> str:
    """Save a journey as another program does."""
    id = store.new_id(title)
    store.create(start(PackLibrary().load("gm-rsj"), id, title, when))
    return id


def renamed(store: JourneyStore, journey: str, title: str) -> None:
    """Save a journey a second time, so that there is a good copy of it."""
    with store.lock(journey):
        store.save(set_profile(store.load(journey), None, LATER, "", title=title))


def tear(store: JourneyStore, journey: str) -> None:
    """Damage a save as a crash of another program does: by another file in its place."""
    torn = store.folder / "torn.tmp"
    torn.write_bytes(store.path(journey).read_bytes()[:100])
    torn.replace(store.path(journey))


def cursor(app: GmrsjApp) -> str | None:
    return app.screen.query_one(JourneyList).cursor


async def test_what_another_program_creates_and_changes_is_shown_and_the_cursor_stays_on_its_journey(
    make_app: MakeApp, make_journey: MakeJourney, other: JourneyStore
) -> None:
    make_journey("Newer", id="newer")
    make_journey("Older", id="older", when="2026-11-01T09:00:00.000Z")
    app = make_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await until_said(pilot, "▸ Newer", "Older")
        await pilot.press("down")
        create(other, "From elsewhere")
        text = await until_said(pilot, "From elsewhere", "▸ Older")
        assert text.index("From elsewhere") < text.index("Newer")
        renamed(other, "newer", "Newer and renamed")
        await until_said(pilot, "Newer and renamed", "▸ Older")
        assert cursor(app) == "older"


async def test_a_save_that_is_damaged_and_repaired_elsewhere_is_told_and_listed_again(
    make_app: MakeApp, make_journey: MakeJourney, other: JourneyStore
) -> None:
    make_journey("Stays", id="stays")
    make_journey("Torn", id="torn")
    renamed(other, "torn", "Torn twice")
    renamed(other, "torn", "Torn twice and saved")
    app = make_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await until_said(pilot, "▸ Stays", "Torn twice and saved")
        await pilot.press("end")
        tear(other, "torn")
        await until_said(pilot, "Cannot be read", "torn.json")
        await pilot.press("end")
        assert cursor(app) == "/torn.json"
        repair(other)
        await until(pilot, lambda: "Cannot be read" not in screen_text(app) and cursor(app) == "torn")


async def test_enter_on_a_damaged_save_looks_anew_first_and_opens_it_where_it_was_repaired(
    make_app: MakeApp, make_journey: MakeJourney, other: JourneyStore, never: None
) -> None:
    make_journey("Torn", id="torn")
    renamed(other, "torn", "Torn twice")
    renamed(other, "torn", "Torn twice and saved")
    tear(other, "torn")
    app = make_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await until_said(pilot, "Cannot be read")
        await pilot.press("end", "enter")
        assert isinstance(app.screen, HomeScreen) and cursor(app) == "/torn.json"
        repair(other)
        await pilot.press("enter")
        await until(pilot, lambda: app.shown is not None and app.shown.journey.id == "torn")
        await until(pilot, lambda: any(isinstance(screen, StepScreen) for screen in app.screen_stack))


async def test_nothing_is_looked_at_while_nothing_changes_nor_for_the_index_that_home_writes_itself(
    make_app: MakeApp,
    make_journey: MakeJourney,
    other: JourneyStore,
    looks: list[str | None],
    glances: list[None],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    for number in range(40):  # more than are read at once, so that the index is written behind the first frame
        make_journey(f"Company {number:02}", when=f"2026-10-{number % 28 + 1:02}T09:00:00.000Z")
    app = make_app()
    async with app.run_test(size=(80, 24)) as pilot:
        home = await in_front(pilot, app, HomeScreen)
        await until(pilot, lambda: not home.busy and len(glances) > 5)
        await pilot.press("pagedown")
        before, seen, count = screen_text(app), len(glances), len(looks)
        await until(pilot, lambda: len(glances) > seen + 10)
        assert len(looks) == count <= 2 and screen_text(app) == before
        monkeypatch.setattr(reading, "read_journey", None)
        (other.folder / "a note of somebody").write_text("")
        await until(pilot, lambda: len(looks) == count + 1)
        assert screen_text(app) == before


async def test_a_folder_that_goes_is_one_change_and_one_that_comes_back_another(
    make_app: MakeApp, make_journey: MakeJourney, saves: Path, looks: list[str | None], glances: list[None]
) -> None:
    make_journey("Acme")
    app = make_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await until_said(pilot, "▸ Acme")
        saves.rename(saves.with_name("away"))
        await until_said(pilot, "Create a journey")
        count = len(looks)
        seen = len(glances)
        await until(pilot, lambda: len(glances) > seen + 10)
        assert len(looks) == count
        saves.with_name("away").rename(saves)
        await until_said(pilot, "▸ Acme")
