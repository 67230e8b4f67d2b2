from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot

from gmrsj_tui.journey.answer import Status
from gmrsj_tui.places import sample_file
from gmrsj_tui.store.journeys import JourneyStore
from gmrsj_tui.tui.screens.help import HelpScreen
from gmrsj_tui.tui.screens.home import HomeScreen
from gmrsj_tui.tui.screens.new_journey import NewJourneyScreen
from gmrsj_tui.tui.screens.step import StepScreen
from tests.conftest import ClockAt
from tests.tui.conftest import MakeApp, MakeJourney
from tests.tui.opening import in_front
from tests.tui.reading import screen_text, until, until_said

SIZES = [(60, 16), (80, 24), (120, 36), (200, 60)]


@pytest.fixture
def template(saves: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The file of the sample below the saves folder, as in a checkout."""
    path = saves / "sample" / "sample-journey.json"
    path.parent.mkdir(parents=True)
    path.write_bytes(sample_file().read_bytes())
    monkeypatch.setattr("gmrsj_tui.tui.app.sample_file", lambda: path)
    return path


@pytest.mark.parametrize("size", [(60, 16), (120, 36)])
async def test_the_first_start_says_what_this_is_and_offers_a_journey_and_the_sample(
    make_app: MakeApp, saves: Path, size: tuple[int, int]
) -> None:
    app = make_app()
    async with app.run_test(size=size) as pilot:
        text = await until_said(pilot, "Grievance Mechanism Responsible Sourcing Journey", "4 steps, 4 levels")
        for offer in ("Create a journey", "filled-in sample", "What this is"):
            assert offer in text
        assert str(saves) in text.replace("\n ", "") and "not encrypted" in " ".join(text.split())
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(app.screen, NewJourneyScreen))


async def test_home_offers_only_what_can_be_done_now(make_app: MakeApp, make_journey: MakeJourney) -> None:
    app = make_app()
    doing = ("R rename", "D duplicate", "Z archive", "z archived", "X delete")

    def offered() -> list[str]:
        bar = screen_text(app).splitlines()[-1]
        return [words for words in doing if words in bar]

    async def helped(pilot: Pilot[Any]) -> list[str]:
        await pilot.press("?")
        screen = await in_front(pilot, app, HelpScreen)
        said = screen.main.text
        await pilot.press("escape")
        await in_front(pilot, app, HomeScreen)
        return [words for words in doing if f"\n{words[0]} " in said]

    async with app.run_test(size=(200, 60)) as pilot:
        await until_said(pilot, "Create a journey", "c create", "s sample")
        assert offered() == await helped(pilot) == []
        await pilot.press("R")
        assert isinstance(app.screen, HomeScreen)
        make_journey("Tea")
        app.screen.look()
        await until_said(pilot, "R rename")
        assert offered() == await helped(pilot) == list(doing[:3])
        await pilot.press("Z")
        await until_said(pilot, "No journey is in use", "z archived")
        assert offered() == await helped(pilot) == ["z archived"]
        await pilot.press("z")
        await until_said(pilot, "X delete")
        assert offered() == await helped(pilot) == list(doing)


@pytest.mark.parametrize("size", [(60, 16), (80, 24)])
async def test_a_journey_of_which_only_the_day_of_use_is_known_is_shown_without_an_hour(
    make_app: MakeApp, make_journey: MakeJourney, store: JourneyStore, clock_at: ClockAt, size: tuple[int, int]
) -> None:
    clock_at("2026-11-24T09:00:00.000Z")
    for number in range(9):
        redacted = make_journey(f"Redacted {number}", when="2026-11-22T00:00:00Z")
    assert store.load(redacted.id).updated == "2026-11-22T00:00:00Z"
    app = make_app()
    async with app.run_test(size=size) as pilot:
        text = await until_said(pilot, "Redacted 0", "22 Nov")
        assert "00:00" not in text


@pytest.mark.parametrize("size", SIZES)
async def test_journeys_stand_in_the_order_of_their_last_use_with_next_action_and_time(
    make_app: MakeApp, make_journey: MakeJourney, size: tuple[int, int]
) -> None:
    make_journey("Older", when="2026-10-01T08:00:00.000Z")
    make_journey("Newer", when="2026-11-01T08:00:00.000Z")
    app = make_app()
    async with app.run_test(size=size) as pilot:
        text = await until_said(pilot, "Older", "Newer", "S1-L1-01", "□□□□", "1 Nov", "1 Oct")
        assert text.index("Newer") < text.index("Older")
        if size[1] >= 24:
            assert "Senior sponsor named" in text and "not yet" in text.lower() and "Own operations" in text


async def test_many_journeys_get_one_line_each_where_there_is_no_room(
    make_app: MakeApp, make_journey: MakeJourney
) -> None:
    for number in range(12):
        make_journey(f"Company {number:02}", when=f"2026-11-{number + 1:02}T08:00:00.000Z")
    app = make_app()
    async with app.run_test(size=(60, 16)) as pilot:
        text = await until_said(pilot, "Company 11")
        assert all(f"Company {number:02}" in text for number in range(12))


async def test_a_damaged_save_and_a_missing_pack_are_told_and_hide_nothing(
    make_app: MakeApp, make_journey: MakeJourney, store: JourneyStore, saves: Path
) -> None:
    make_journey("Good one")
    lost = make_journey("Lost pack")._replace(id="lost", pack="not-here")
    store.create(lost)
    (saves / "torn.json").write_text('{"journey": ')
    app = make_app()
    async with app.run_test(size=(120, 36)) as pilot:
        text = await until_said(pilot, "Good one", "Cannot be read", "torn.json")
        assert "damaged" in text and "not-here" in text
        await pilot.press("end", "enter")
        assert isinstance(app.screen, HomeScreen)
    assert (saves / "torn.json").read_text() == '{"journey": '


async def test_a_title_is_shown_as_it_was_typed_whatever_it_looks_like(
    make_app: MakeApp, make_journey: MakeJourney
) -> None:
    make_journey("ACME [/ [bold]Ltd")
    app = make_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await until_said(pilot, "ACME [/ [bold]Ltd")
        await pilot.press("R")
        await until_said(pilot, "Another title for ACME [/ [bold]Ltd")


async def test_enter_opens_the_highlighted_journey_and_home_knows_of_the_answer_afterwards(
    make_app: MakeApp, make_journey: MakeJourney, store: JourneyStore
) -> None:
    journey = make_journey("Only one")
    app = make_app()
    async with app.run_test(size=(120, 36)) as pilot:
        await until_said(pilot, "S1-L1-01")
        await pilot.press("enter")
        await until(pilot, lambda: any(isinstance(screen, StepScreen) for screen in app.screen_stack))
        await until(pilot, lambda: app.shown is not None)
        app.mark("S1-L1-01", Status.MET)
        app.close_journey()
        await until_said(pilot, "S1-L1-02")
    assert store.load(journey.id).answer("S1-L1-01").status is Status.MET


async def test_archiving_hides_a_journey_and_u_or_the_same_key_brings_it_back(
    make_app: MakeApp, make_journey: MakeJourney, store: JourneyStore
) -> None:
    journey = make_journey("Put away")
    make_journey("Stays", when="2026-11-21T09:00:00.000Z")
    app = make_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await until_said(pilot, "Put away")
        await pilot.press("down", "Z")
        await until_said(pilot, "1 archived journey")
        assert store.load(journey.id).archived
        await pilot.press("u")
        await until(pilot, lambda: not store.load(journey.id).archived)
        await pilot.press("Z", "z")
        await until_said(pilot, "Archived")
        await pilot.press("end", "Z")
        await until(pilot, lambda: not store.load(journey.id).archived)
        assert "archived journey" not in screen_text(app)


async def test_a_journey_is_deleted_for_good_only_when_archived_and_its_title_is_typed(
    make_app: MakeApp, make_journey: MakeJourney, store: JourneyStore
) -> None:
    journey = make_journey("Old")
    path = store.path(journey.id)
    app = make_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await until_said(pilot, "Old")
        await pilot.press("X")
        assert isinstance(app.screen, HomeScreen)
        await pilot.press("Z", "z", "end", "X", "enter")
        await until_said(pilot, "Type its title")
        await pilot.press("O", "l", "enter")
        await until_said(pilot, "That is not its title; nothing was deleted.")
        assert path.exists()
        await pilot.press("d", "enter")
        await until(pilot, lambda: not path.exists())
        await until_said(pilot, "Create a journey")


async def test_a_journey_can_be_renamed_and_duplicated(
    make_app: MakeApp, make_journey: MakeJourney, store: JourneyStore
) -> None:
    journey = make_journey("First")
    app = make_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await until_said(pilot, "First")
        await pilot.press("R", "2", "enter")
        await until_said(pilot, "First2", "used")
        assert store.load(journey.id).title == "First2"
        await pilot.press("D", "enter")
        await until_said(pilot, "First2 (copy)", "used")
        assert sorted(found.title for found in store.list().journeys) == ["First2", "First2 (copy)"]
        await pilot.press("R", "x", "escape")
        await until(pilot, lambda: isinstance(app.screen, HomeScreen))
        assert len(store.list().journeys) == 2


async def test_the_sample_is_copied_once_and_its_file_is_left_alone(
    make_app: MakeApp, store: JourneyStore, saves: Path
) -> None:
    before = sample_file().read_bytes()
    app = make_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await until_said(pilot, "filled-in sample")
        await pilot.press("s")
        await until(pilot, lambda: app.shown is not None)
        app.close_journey()
        text = await until_said(pilot, "(sample)", "invented company")
        assert "Harvest Foods" in text
        await pilot.press("s")
        await until(pilot, lambda: app.shown is not None)
    copies = store.list().journeys
    assert [journey.sample for journey in copies] == [True] and copies[0].id.startswith("sample-")
    assert sample_file().read_bytes() == before


async def test_a_redacted_journey_is_never_opened_as_the_sample(
    make_app: MakeApp, make_journey: MakeJourney, store: JourneyStore
) -> None:
    redacted = store.load(make_journey("Redacted journey").id)
    store.delete(redacted.id)
    store.create(redacted._replace(sample=True))
    app = make_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await until_said(pilot, "Redacted journey")
        await pilot.press("s")
        await until(pilot, lambda: app.shown is not None)
        assert app.shown is not None and app.shown.journey.id != redacted.id
        assert "Harvest Foods" in app.shown.journey.title


async def test_the_file_of_the_sample_is_no_journey_when_it_lies_in_the_saves_folder(
    make_app: MakeApp, template: Path
) -> None:
    before = template.read_bytes()
    app = make_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await until_said(pilot, "filled-in sample")
        await pilot.press("s")
        await until(pilot, lambda: app.shown is not None)
        app.mark("S4-L1-04", Status.MET)
    assert template.read_bytes() == before


def test_home_lists_no_key_that_does_nothing_there() -> None:
    assert "app.back" not in HomeScreen.KEYS and "move.next-open" not in HomeScreen.KEYS


async def test_home_survives_a_terminal_of_one_cell(make_app: MakeApp, make_journey: MakeJourney) -> None:
    make_journey("Tiny")
    app = make_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await until_said(pilot, "Tiny")
        for size in ((1, 1), (7, 3), (60, 16)):
            await pilot.resize_terminal(*size)
            await pilot.pause()
        await until_said(pilot, "Tiny", "S1-L1-01")


async def test_the_cursor_stands_on_the_journey_that_was_used_last(
    make_app: MakeApp, make_journey: MakeJourney, store: JourneyStore
) -> None:
    make_journey("Older", id="older", when="2026-10-01T08:00:00.000Z")
    make_journey("Newer", id="newer", when="2026-11-01T08:00:00.000Z")
    app = make_app()
    async with app.run_test(size=(80, 24)) as pilot:
        home = app.screen
        await until_said(pilot, "▸ Newer")
        await pilot.press("down", "enter")
        await until(pilot, lambda: app.shown is not None)
        app.close_journey()
        await until(pilot, lambda: -1 < screen_text(app).find("▸ Older") < screen_text(app).find("  Newer"))
        await pilot.press("down", "c", "N", *["enter"] * 4)
        await until(pilot, lambda: app.shown is not None)
        app.close_journey()
        await until_said(pilot, "▸ N ", "Older")
        await pilot.press("down", "w")
        await until(pilot, lambda: app.screen is not home)
        await pilot.press("escape")
        await until_said(pilot, "▸ Older")


async def test_undo_says_what_it_took_back(make_app: MakeApp, make_journey: MakeJourney) -> None:
    make_journey("Tea")
    app = make_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await until_said(pilot, "Tea")
        await pilot.press("Z", "u")
        await until_said(pilot, "Brought back: Tea")
        await pilot.press("Z", "z", "end", "Z")
        await until_said(pilot, "Brought back: Tea")
        await pilot.press("u")
        await until_said(pilot, "Put away again: Tea")
        await pilot.press("Z", "R", "2", "enter")
        await until_said(pilot, "Tea2")
        await pilot.press("u")
        await until_said(pilot, "The title is Tea again")


async def test_putting_a_journey_away_is_no_use_of_it(
    make_app: MakeApp, make_journey: MakeJourney, store: JourneyStore
) -> None:
    make_journey("Older", id="older", when="2026-10-01T08:00:00.000Z")
    make_journey("Newer", id="newer", when="2026-11-01T08:00:00.000Z")
    app = make_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await until_said(pilot, "Older")
        await pilot.press("down", "Z", "u")
        await until_said(pilot, "Brought back", "1 Oct", "1 Nov", "▸ Older")
        text = screen_text(app)
        assert text.index("  Newer") < text.index("▸ Older")
        await pilot.press("R", "2", "enter")
        await until_said(pilot, "▸ Older2", "1 Oct")
