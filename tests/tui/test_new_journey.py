from __future__ import annotations

from pathlib import Path

import pytest

from gmrsj_tui.journey.journey import Journey
from gmrsj_tui.store.journeys import JourneyStore
from gmrsj_tui.tui.screens.home import HomeScreen
from gmrsj_tui.tui.screens.new_journey import NewJourneyScreen
from tests.tui.conftest import MakeApp
from tests.tui.reading import screen_text, until, until_said

PACK = """\
format = 1
id = "small"
version = "2.0.0"
language = "en"
title = "A small framework"
licence = "CC0-1.0"
steps = ["only.toml"]
[[levels]]
id = "one"
title = "Begun"
[[levels]]
id = "two"
title = "Done"
[[setup]]
id = "why"
prompt = "Why [/ do you ask?"
required = true
"""
STEP = """\
id = "only"
title = "Only step"
purpose = "To be small."
[[criteria]]
id = "C1"
level = "one"
title = "First"
statement = "It is first."
"""


def write_pack(folder: Path) -> Path:
    """A pack without tracks and with one required question."""
    folder.mkdir()
    (folder / "framework.toml").write_text(PACK)
    (folder / "only.toml").write_text(STEP)
    return folder


@pytest.fixture
def file_in_the_way(saves: Path) -> None:
    """A file where the saves folder should be."""
    saves.write_text("a file stands where the folder should be")


def only(store: JourneyStore) -> Journey:
    """The one journey that was created."""
    (journey,) = store.list().journeys
    return store.load(journey.id)


@pytest.mark.parametrize("size", [(60, 16), (120, 36)])
async def test_a_title_and_four_times_enter_create_a_journey_and_open_it(
    make_app: MakeApp, store: JourneyStore, size: tuple[int, int]
) -> None:
    app = make_app()
    async with app.run_test(size=size) as pilot:
        await until_said(pilot, "Create a journey")
        await pilot.press("c", *"Tea 26", *["enter"] * 4)
        await until(pilot, lambda: app.shown is not None)
        assert not any(isinstance(screen, NewJourneyScreen) for screen in app.screen_stack)
    journey = only(store)
    assert (journey.title, journey.organisation, journey.setup) == ("Tea 26", "", {})
    assert journey.tracks == ("own-operations", "supply-chain")


async def test_the_ground_rules_tell_of_the_file_without_scrolling_in_a_small_terminal(
    make_app: MakeApp, saves: Path
) -> None:
    app = make_app()
    async with app.run_test(size=(60, 16)) as pilot:
        await until_said(pilot, "Create a journey")
        await pilot.press("c", "T", "enter", "enter", "enter")
        await until_said(pilot, "Read aloud before you begin", "In doubt it is not met", "lower status is recorded")
        pane = app.screen.query_one("#page-2")
        said = " ".join(screen_text(app).split())
        assert "not encrypted" in said and "No names of people who complained" in said
        assert pane.max_scroll_y == 0 or len(str(saves)) > 40


async def test_all_that_is_typed_and_chosen_comes_into_the_journey(make_app: MakeApp, store: JourneyStore) -> None:
    app = make_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await until_said(pilot, "Create a journey")
        await pilot.press("c", "T", "tab", "O", "r", "tab", "down", "space", "enter")
        await until_said(pilot, "Which sites are your own?")
        await pilot.press("A", "enter", "enter", "B", "enter", "C", "enter", "D", "enter")
        await until_said(pilot, "Read aloud before you begin")
        await pilot.press("enter")
        await until(pilot, lambda: app.shown is not None)
    journey = only(store)
    assert (journey.organisation, journey.tracks) == ("Or", ("own-operations",))
    assert journey.setup == {"own-sites": "A", "serious-case": "B", "participants": "C", "rightsholders-voice": "D"}


async def test_without_a_title_it_says_what_is_missing_and_stays(make_app: MakeApp, store: JourneyStore) -> None:
    app = make_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await until_said(pilot, "Create a journey")
        await pilot.press("c", "enter")
        await until_said(pilot, "A journey needs a title")
        await pilot.press("x")
        await until(pilot, lambda: "needs a title" not in screen_text(app))
    assert store.list().journeys == ()


async def test_escape_goes_back_a_page_and_nothing_typed_is_lost(make_app: MakeApp, store: JourneyStore) -> None:
    app = make_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await until_said(pilot, "Create a journey")
        await pilot.press("c", *"Kept", "enter", "enter", *"Site", "escape")
        await until_said(pilot, "Organisation")
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(app.screen, HomeScreen))
        await pilot.press("c")
        await until_said(pilot, "Kept", "Organisation")
        await pilot.press("enter", "enter")
        await until_said(pilot, "Site", "Which sites are your own?")
        await pilot.press("escape", "escape", "q")
    assert store.list().journeys == ()


async def test_with_several_packs_one_is_chosen_and_asks_its_own_questions(
    make_app: MakeApp, store: JourneyStore, tmp_path: Path
) -> None:
    app = make_app(content=(write_pack(tmp_path / "small"),))
    async with app.run_test(size=(80, 24)) as pilot:
        await until_said(pilot, "Create a journey")
        await pilot.press("c", "T", "tab", "tab")
        await until_said(pilot, "Framework", "A small framework 2.0.0", "Supply chain")
        await pilot.press("tab", "down", "space")
        await until(pilot, lambda: "Supply chain" not in screen_text(app))
        await pilot.press("enter")
        await until_said(pilot, "Why [/ do you ask? (required)")
        await pilot.press("enter", "enter")
        await until(pilot, lambda: app.shown is not None)
    assert (only(store).pack, only(store).tracks) == ("small", ())


async def test_a_folder_that_cannot_be_written_to_is_told_and_what_was_typed_stays(
    make_app: MakeApp, file_in_the_way: None
) -> None:
    app = make_app()
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await until_said(pilot, "a part of the path is a file")
        await pilot.press("c", *"Stuck", *["enter"] * 4)
        await until_said(pilot, "Read aloud before you begin")
        await pilot.press("escape", "escape")
        await until_said(pilot, "Stuck")
        assert app.shown is None


async def test_after_a_typed_answer_enter_goes_through_all_questions(make_app: MakeApp, store: JourneyStore) -> None:
    app = make_app()
    async with app.run_test(size=(60, 16)) as pilot:
        await until_said(pilot, "Create a journey")
        await pilot.press("c", "T", "enter", "enter", "A", "enter", "enter", "enter", "enter")
        await until_said(pilot, "Who speaks for rightsholders")
        assert app.screen.focused is not None and app.screen.focused.name == "rightsholders-voice"
        assert "Read aloud" not in screen_text(app)
        await pilot.press("enter")
        await until_said(pilot, "Read aloud before you begin")


async def test_leaving_keeps_also_tracks_and_answers_until_a_journey_was_made(make_app: MakeApp) -> None:
    app = make_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await until_said(pilot, "Create a journey")
        await pilot.press("c", "tab", "tab", "down", "space")
        await until_said(pilot, "[ ] Supply chain")
        await pilot.press("escape", "c")
        await until_said(pilot, "[ ] Supply chain")
        await pilot.press("T", "enter", "enter", "A", *["enter"] * 6)
        await until(pilot, lambda: app.shown is not None)
        app.close_journey()
        await pilot.press("c")
        await until_said(pilot, "[x] Supply chain")
