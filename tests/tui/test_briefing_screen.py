"""Where we were: who comes back after a while is told first, and goes on from there."""

from __future__ import annotations

from pathlib import Path

import pytest
from rich.cells import cell_len

from gmrsj_tui.journey.answer import Status
from gmrsj_tui.journey.briefing import Briefing, BriefingLine
from gmrsj_tui.journey.changes import AnswerUpdate, record, start
from gmrsj_tui.journey.journey import Journey
from gmrsj_tui.session import JourneySession
from gmrsj_tui.store.journeys import JourneyStore
from gmrsj_tui.store.views import ViewState
from gmrsj_tui.tui.app import GmrsjApp
from gmrsj_tui.tui.resuming import comes_back
from gmrsj_tui.tui.screens import briefing as briefing_screen
from gmrsj_tui.tui.screens.briefing import BriefingScreen
from gmrsj_tui.tui.screens.home import HomeScreen
from gmrsj_tui.tui.screens.introduction import IntroductionScreen
from gmrsj_tui.tui.screens.roadmap import RoadmapScreen
from gmrsj_tui.tui.screens.step import StepScreen
from tests.conftest import ClockAt
from tests.golden_files import matches_golden
from tests.tui.opening import in_front, joined, until_read
from tests.tui.prepared import NOW, WHEN, acme, app_on, gm_rsj
from tests.tui.reading import screen_text, until, until_said
from tests.tui.test_palette import choose

SIZES = [(60, 16), (80, 24), (120, 36), (200, 60)]
ANSWERS = (
    AnswerUpdate("S1-L1-01", Status.MET),
    AnswerUpdate("S2-L1-02", Status.NOT_MET, owner="Ana [/", due="2026-11-01", note="Maria complained"),
    AnswerUpdate("S3-L1-04", parked=True),
)


def back_after_a_while(saves: Path, clock_at: ClockAt, step: str = "implementing") -> GmrsjApp:
    """An app that opens a journey two days after its last change."""
    clock_at(NOW)
    acme(saves, *ANSWERS, opened=WHEN, step=step)
    return app_on(saves)


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
async def test_who_comes_back_is_told_first_with_the_cursor_on_the_first_criterion(
    saves: Path, clock_at: ClockAt, size: tuple[int, int]
) -> None:
    app = back_after_a_while(saves, clock_at)
    async with app.run_test(size=size) as pilot:
        screen = await in_front(pilot, app, BriefingScreen)
        await until_read(pilot, "Last session: 2026-11-20, 2 days ago: 1 change, by Ana", "▸ Next in step 1: S1-L1-02")
        text = screen_text(app)
        assert "Maria" not in text and screen.criterion == "S1-L1-02"
        matches_golden(f"{text}\n", f"screens/briefing-{size[0]}x{size[1]}.txt")
        await pilot.press("end")
        await until_read(pilot, "▸ Overdue (1): S2-L1-02 since 2026-11-01 (Ana [/)")
        await pilot.press("enter")
        step = await in_front(pilot, app, StepScreen)
        await until(pilot, lambda: (app.step, step.criterion) == ("establishing", "S2-L1-02"))


async def test_enter_goes_to_the_first_and_escape_stays_at_the_step_as_it_was_left(
    saves: Path, clock_at: ClockAt
) -> None:
    app = back_after_a_while(saves, clock_at)
    async with app.run_test(size=(80, 24)) as pilot:
        await in_front(pilot, app, BriefingScreen)
        await pilot.press("escape")
        step = await in_front(pilot, app, StepScreen)
        assert app.step == "implementing"
        await pilot.press("W")
        await in_front(pilot, app, BriefingScreen)
        await pilot.press("W")
        await in_front(pilot, app, StepScreen)
        await pilot.press("r")
        await in_front(pilot, app, RoadmapScreen)
        await choose(pilot, app, "briefing", "Briefing  (W)")
        await in_front(pilot, app, BriefingScreen)
        await pilot.press("enter")
        await until(pilot, lambda: app.screen is step and (app.step, step.criterion) == ("governance", "S1-L1-02"))
        await pilot.press("W", "1")
        await until(pilot, lambda: app.screen is step)
        await pilot.press("W", "q")


async def test_it_follows_what_is_changed_and_keeps_its_cursor(saves: Path, clock_at: ClockAt) -> None:
    app = back_after_a_while(saves, clock_at)
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await in_front(pilot, app, BriefingScreen)
        await pilot.press("end")
        assert screen.criterion == "S2-L1-02"
        other = JourneySession.open(JourneyStore(saves), app.packs, "acme", "Bo")
        other.answer([AnswerUpdate("S1-L1-02", Status.MET)])
        app.look_for_changes()
        await until_read(pilot, "Last session: 2026-11-22, today: 1 change, by Bo", "Next in step 1: S1-L1-03")
        assert screen.criterion == "S2-L1-02"
        other.answer([AnswerUpdate("S2-L1-02", Status.MET)])
        app.look_for_changes()
        await until(pilot, lambda: "Overdue" not in screen_text(app))
        assert screen.criterion == "S3-L1-04"


async def test_it_stands_alone_the_introduction_of_a_step_comes_after_it(saves: Path, clock_at: ClockAt) -> None:
    app = back_after_a_while(saves, clock_at)
    JourneyStore(saves).save_view("acme", ViewState())
    async with app.run_test(size=(80, 24)) as pilot:
        await in_front(pilot, app, BriefingScreen)
        assert not any(isinstance(screen, IntroductionScreen) for screen in app.screen_stack)
        await pilot.press("escape")
        await in_front(pilot, app, IntroductionScreen)
        await pilot.press("enter")
        await in_front(pilot, app, StepScreen)
        await pilot.press("W", "end", "enter")
        await in_front(pilot, app, IntroductionScreen)
        assert app.step == "establishing"
        await pilot.press("enter", "escape")
        await in_front(pilot, app, HomeScreen)
        await pilot.press("enter")
        await in_front(pilot, app, StepScreen)


async def test_answers_are_old_after_the_days_of_the_settings(saves: Path, clock_at: ClockAt) -> None:
    clock_at(NOW)
    acme(saves, *ANSWERS)
    app = app_on(saves, settings="review_days = 1\n")
    async with app.run_test(size=(80, 24)) as pilot:
        await in_front(pilot, app, StepScreen)
        await pilot.press("W")
        await until_read(pilot, "Old answers (2): not looked at for 1 days; the oldest is S1-L1-01")


async def test_ten_long_lines_can_be_read_in_the_smallest_window(
    saves: Path, clock_at: ClockAt, monkeypatch: pytest.MonkeyPatch
) -> None:
    lines = tuple(BriefingLine("next", f"Next {number}", "漢字 [/ " * 40, "S1-L1-02") for number in range(10))
    monkeypatch.setattr(briefing_screen, "briefing", lambda *_: Briefing(lines))
    app = back_after_a_while(saves, clock_at)
    async with app.run_test(size=(60, 16)) as pilot:
        screen = await in_front(pilot, app, BriefingScreen)
        for number in range(10):
            await until_said(pilot, f"▸ Next {number}: ")
            assert all(cell_len(line) <= 60 for line in screen_text(app).splitlines())
            await pilot.press("down")
        for size in ((200, 60), (20, 6), (1, 1), (80, 24)):
            await pilot.resize_terminal(*size)
        await until_said(pilot, "▸ Next 9: ")
        assert "漢字 [/ 漢字" in joined(screen_text(app)) and screen.criterion == "S1-L1-02"


async def test_where_nothing_leads_anywhere_enter_goes_on_at_the_step(
    saves: Path, clock_at: ClockAt, monkeypatch: pytest.MonkeyPatch
) -> None:
    nothing = Briefing((BriefingLine("next", "Next", "nothing is open"),))
    monkeypatch.setattr(briefing_screen, "briefing", lambda *_: nothing)
    app = back_after_a_while(saves, clock_at)
    async with app.run_test(size=(80, 24)) as pilot:
        await in_front(pilot, app, BriefingScreen)
        await pilot.press("down", "enter")
        await in_front(pilot, app, StepScreen)


async def test_ten_lines_with_long_texts_take_one_and_a_half_rows_each_and_fit_a_window(
    saves: Path, clock_at: ClockAt, monkeypatch: pytest.MonkeyPatch
) -> None:
    lines = tuple(BriefingLine("next", f"Next {number}", "A long title " * 40, "S1-L1-02") for number in range(9))
    monkeypatch.setattr(briefing_screen, "briefing", lambda *_: Briefing(lines))
    app = back_after_a_while(saves, clock_at)
    async with app.run_test(size=(80, 24)) as pilot:
        await in_front(pilot, app, BriefingScreen)
        await until_said(pilot, "Next 0: ", "Next 8: ")
        rows = [row for row in screen_text(app).splitlines() if "long title" in row or "title" in row and "…" in row]
        assert len(rows) == 18
        assert sum(len(row.strip()) for row in rows) <= 9 * 80 * 3 // 2


def journey(when: str, *, sample: bool = False) -> Journey:
    """A journey with one answer of a moment."""
    pack = gm_rsj()
    made = start(pack, "acme", "Acme", when)
    return record(made, pack, [AnswerUpdate("S1-L1-01", Status.MET)], when)._replace(sample=sample)


@pytest.mark.parametrize(
    ("changed", "left", "told"),
    [
        ("2026-11-22T07:00:00.000Z", "", False),
        ("2026-11-21T08:00:00.000Z", "", False),
        ("2026-11-21T07:59:59.000Z", "", True),
        ("2026-11-22T07:00:00.000Z", "2026-09-22T08:00:00.000Z", True),
        ("2026-11-22T07:00:00.000Z", "2026-11-21T07:59:59.000Z", True),
        ("2026-11-22T07:00:00.000Z", "2026-11-21T08:00:00.000Z", False),
        ("2026-11-01T08:00:00.000Z", "2026-11-21T08:00:00.000Z", False),
        ("2026-11-01T08:00:00.000Z", "2026-11-22T07:51:00.000Z", False),
        ("2026-11-01T08:00:00.000Z", "2026-12-22T07:51:00.000Z", True),
        ("2026-11-22T07:00:00.000Z", "2026-12-22T07:51:00.000Z", False),
        ("2026-11-01T08:00:00.000Z", "no moment", True),
        ("no moment", "", False),
    ],
)
def test_it_comes_more_than_a_day_after_the_last_visit_here_whatever_others_changed_meanwhile(
    changed: str, left: str, told: bool
) -> None:
    assert comes_back(journey(changed), left, NOW) is told


def test_it_does_not_come_for_a_new_journey_nor_for_the_sample_that_was_just_made() -> None:
    old = "2026-01-01T08:00:00.000Z"
    assert not comes_back(start(gm_rsj(), "acme", "Acme", old), old, NOW)
    assert not comes_back(journey(old, sample=True), "", NOW)
    assert comes_back(journey(old, sample=True), "2026-11-01T08:00:00.000Z", NOW)
