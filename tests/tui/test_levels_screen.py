"""Levels over time: a row for each step, a column for each snapshot, the newest on the right, all of it in words."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

import pytest
from rich.cells import cell_len

from gmrsj_tui.journey.answer import Status
from gmrsj_tui.journey.changes import AnswerUpdate
from gmrsj_tui.session import JourneySession
from gmrsj_tui.store.journeys import JourneyStore
from gmrsj_tui.tui.levels_then import Then, held_at, moments
from gmrsj_tui.tui.lines import plain_text
from gmrsj_tui.tui.screens.ask_line import AskLineScreen
from gmrsj_tui.tui.screens.levels import LevelsScreen, level_lines
from gmrsj_tui.tui.screens.step import StepScreen
from gmrsj_tui.tui.shown import Shown
from tests.conftest import ClockAt
from tests.golden_files import matches_golden
from tests.tui.opening import in_front, until_read
from tests.tui.prepared import NOW, acme, app_on, gm_rsj
from tests.tui.reading import screen_text, until, until_said

SIZES = [(60, 16), (80, 24), (120, 36), (200, 60)]
LAUNCHED = [criterion.id for criterion in gm_rsj().steps[0].criteria if criterion.level == gm_rsj().levels[0].id]


def past(saves: Path, clock_at: ClockAt, names: Sequence[str] = ("Begin [/]", "June", "Autumn")) -> None:
    """A journey with these snapshots: step 1 is Launched from the second to the last, and is not now."""
    acme(saves)
    session = JourneySession.open(JourneyStore(saves), app_on(saves).packs, "acme", "Ana")
    for number, name in enumerate(names):
        clock_at(f"2026-{number % 11 + 1:02}-20T10:00:00.000Z")
        if number == 1:
            session.answer([AnswerUpdate(criterion, Status.MET) for criterion in LAUNCHED])
        session.snapshot(name)
    clock_at(NOW)
    session.answer([AnswerUpdate(LAUNCHED[3], Status.NOT_MET)])


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
async def test_the_levels_of_each_moment_stand_side_by_side_and_in_words(
    saves: Path, clock_at: ClockAt, size: tuple[int, int]
) -> None:
    past(saves, clock_at)
    app = app_on(saves)
    async with app.run_test(size=size) as pilot:
        await in_front(pilot, app, StepScreen)
        await pilot.press("T")
        screen = await in_front(pilot, app, LevelsScreen)
        await until_said(pilot, "▸ 1 Build", "now", "22 Nov", "20 Mar", "■ Launched", "□ Not yet launched")
        text = screen_text(app)
        matches_golden(f"{text}\n", f"screens/levels-{size[0]}x{size[1]}.txt")
        assert screen.text.text.splitlines() == [
            "1 Build the governance",
            "22 Nov  now: Not yet launched, down",
            "20 Mar  Autumn: Launched",
            "20 Feb  June: Launched, up",
            "20 Jan  Begin [/]: Not yet launched",
        ]
        assert "%" not in text
        await pilot.press("down")
        await until_said(pilot, "▸ 2 Establish")
        assert "now: Not yet launched\n" in screen.text.text
        await pilot.press("enter")
        await in_front(pilot, app, StepScreen)
        await until(pilot, lambda: app.step == "establishing")


async def test_the_dates_of_the_moments_in_words_end_in_one_column(saves: Path, clock_at: ClockAt) -> None:
    acme(saves)
    session = JourneySession.open(JourneyStore(saves), app_on(saves).packs, "acme", "Ana")
    clock_at("2026-06-09T10:00:00.000Z")
    session.snapshot("June")
    clock_at(NOW)
    shown = Shown(session.pack, session.journey, session.standing)
    found = moments(shown, date(2026, 11, 22))
    lines = plain_text(level_lines(shown, "governance", found, "", 60)).splitlines()
    assert lines[1:] == ["22 Nov  now: Not yet launched", " 9 Jun  June: Not yet launched"]


async def test_where_there_is_no_room_for_all_the_newest_are_shown_and_it_says_so(
    saves: Path, clock_at: ClockAt
) -> None:
    past(saves, clock_at, [f"Session {number} 漢字漢字漢字漢字" for number in range(10)])
    app = app_on(saves)
    async with app.run_test(size=(60, 16)) as pilot:
        await in_front(pilot, app, StepScreen)
        await pilot.press("T")
        screen = await in_front(pilot, app, LevelsScreen)
        text = await until_said(pilot, "The newest 2 of 11 moments; below are all of them", "20 Oct", "22 Nov")
        assert "20 Sep" not in text.split("1 Build")[0]
        assert screen.text.text.count("Session ") == 10
        for size in ((200, 60), (20, 8), (3, 2), (1, 1), (120, 36)):
            await pilot.resize_terminal(*size)
            assert all(cell_len(line) <= size[0] for line in screen_text(app).splitlines())
        await until_said(pilot, "The newest 4 of 11 moments", "20 Aug", "22 Nov")


async def test_without_a_snapshot_it_says_how_to_take_one_and_follows(saves: Path, clock_at: ClockAt) -> None:
    clock_at(NOW)
    acme(saves)
    app = app_on(saves)
    async with app.run_test(size=(60, 16)) as pilot:
        await in_front(pilot, app, StepScreen)
        await pilot.press("T")
        screen = await in_front(pilot, app, LevelsScreen)
        await until_read(pilot, "There is no snapshot to compare with yet. c records this moment under a name")
        await pilot.press("c")
        await in_front(pilot, app, AskLineScreen)
        await pilot.press(*"June", "enter")
        await until(pilot, lambda: "June: Not yet launched" in screen.text.text)
        assert "There is no snapshot" not in screen.text.text
        await pilot.press("T")
        await in_front(pilot, app, StepScreen)


async def test_the_automatic_ones_are_shown_only_where_nobody_named_any(saves: Path, clock_at: ClockAt) -> None:
    clock_at(NOW)
    acme(saves)
    session = JourneySession.open(JourneyStore(saves), app_on(saves).packs, "acme", "Ana")
    session.mark("S1-L1-01", Status.MET)
    session.auto_snapshot()
    app = app_on(saves)
    async with app.run_test(size=(80, 24)) as pilot:
        await in_front(pilot, app, StepScreen)
        await pilot.press("T")
        screen = await in_front(pilot, app, LevelsScreen)
        await until(pilot, lambda: "session 2026-11-22" in screen.text.text)
        session.snapshot("Named")
        app.look_for_changes()
        await until(pilot, lambda: "Named: " in screen.text.text)
        assert "session 2026-11-22" not in screen.text.text
        found = moments(screen.shown, date(2026, 11, 22))
        assert [then.name for then in found] == ["Named", "now"]


def test_what_was_recorded_under_another_pack_is_told_as_it_was() -> None:
    pack = gm_rsj()
    then = Then("Old", "1 May", {"governance": "gone-level", "implementing": "launched", "evaluating": None})
    said = [held_at(pack, then, step.id).words for step in pack.steps]
    assert said == ["gone-level", "not recorded", "Launched", "Not yet launched"]
