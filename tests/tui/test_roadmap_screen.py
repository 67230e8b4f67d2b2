from __future__ import annotations

from pathlib import Path

import pytest

from gmrsj_tui.journey.answer import Status
from gmrsj_tui.journey.changes import AnswerUpdate
from gmrsj_tui.store.journeys import JourneyStore
from gmrsj_tui.tui.screens.criterion import CriterionScreen
from gmrsj_tui.tui.screens.print import PrintScreen
from gmrsj_tui.tui.screens.roadmap import RoadmapScreen
from gmrsj_tui.tui.screens.step import StepScreen
from tests.conftest import ClockAt
from tests.tui.opening import in_front
from tests.tui.prepared import NOW, acme, app_on
from tests.tui.reading import screen_text, until, until_said

LAUNCHED_1 = [AnswerUpdate(f"S1-L1-{n:02}", Status.MET) for n in range(1, 9)]
OWNED = (
    AnswerUpdate("S2-L1-02", Status.IN_PROGRESS, owner="Bo", due="2026-11-01"),
    AnswerUpdate("S3-L1-03", Status.NOT_MET, owner="Ana", due="2026-10-01"),
    AnswerUpdate("S3-L1-01", owner="bo", due="2027-01-15", next_action="Buy a [/ folder"),
)


def shown_keys(screen: RoadmapScreen) -> list[str]:
    """The criteria of the list, in order."""
    return [row.key for row in screen.main.rows if row.key is not None]


async def test_the_lowest_steps_come_first_with_action_owner_date_and_heading(saves: Path, clock_at: ClockAt) -> None:
    clock_at(NOW)
    acme(saves, *LAUNCHED_1, *OWNED)
    app = app_on(saves)
    async with app.run_test(size=(120, 36)) as pilot:
        await in_front(pilot, app, StepScreen)
        await pilot.press("r")
        screen = await in_front(pilot, app, RoadmapScreen)
        keys = shown_keys(screen)
        assert keys[0] == "S2-L1-01" and keys[-1].startswith("S1-L2")
        assert sorted({key[1] for key in keys}, key=[key[1] for key in keys].index) == ["2", "3", "4", "1"]
        text = await until_said(pilot, f"{len(keys)} actions", "Step 2  Establish the mechanism")
        assert "Not yet launched, next Launched" in text
        assert "Bo  overdue since 1 Nov" in text and "2 overdue: as planned" in text
        await pilot.press("end")
        await until_said(pilot, "Step 1  Build the governance", "Launched, next Established", f"▸ {len(keys):>3} ")
        await pilot.press("d")
        text = await until_said(pilot, "2 overdue: first")
        assert shown_keys(screen)[:3] == ["S3-L1-03", "S2-L1-02", "S2-L1-01"]
        assert shown_keys(screen) != keys and sorted(shown_keys(screen)) == sorted(keys)
        await pilot.press("home")
        text = await until_said(pilot, "Overdue", "overdue since 1 Oct")
        assert text.index("Overdue\n") < text.index("S3-L1-03") < text.index("S2-L1-02") < text.index("Step 2")
        await pilot.press("d")
        await until(pilot, lambda: shown_keys(screen) == keys)


async def test_filters_go_through_steps_tracks_and_owners_and_back_to_all(saves: Path, clock_at: ClockAt) -> None:
    clock_at(NOW)
    acme(saves, *LAUNCHED_1, *OWNED)
    app = app_on(saves)
    async with app.run_test(size=(80, 24)) as pilot:
        await in_front(pilot, app, StepScreen)
        await pilot.press("r")
        screen = await in_front(pilot, app, RoadmapScreen)
        everything = shown_keys(screen)
        for step in "1234":
            await pilot.press("s")
            await until_said(pilot, f"step: {step} ", f" of {len(everything)}")
            assert shown_keys(screen) == [key for key in everything if key[1] == step]
        await pilot.press("s", "w")
        await until_said(pilot, "owner: Ana", f"1 action of {len(everything)}")
        assert shown_keys(screen) == ["S3-L1-03"]
        await pilot.press("w")
        text = await until_said(pilot, "2 actions")
        assert shown_keys(screen) == ["S2-L1-02", "S3-L1-01"]
        assert "  2 ◐ S2-L1-02" in text, "positions are those of the whole roadmap"
        assert "Buy a [/ folder" in text
        await pilot.press("s")
        await until_said(pilot, "No action is left by these filters")
        assert screen.criterion is None
        await pilot.press("m", "enter", "J", "s", "s", "s", "s", "w", "w", "c")
        await until_said(pilot, "track: Own operations")
        assert "S2-L1-08" not in shown_keys(screen) and "S2-L1-02" in shown_keys(screen)
        await pilot.press("c")
        await until_said(pilot, "track: Supply chain")
        assert "S2-L1-08" in shown_keys(screen) and "S2-L1-02" not in shown_keys(screen)
        await pilot.press("c")
        await until(pilot, lambda: shown_keys(screen) == everything)


async def test_from_a_row_to_its_criterion_and_back_to_the_same_row(saves: Path) -> None:
    acme(saves, *LAUNCHED_1)
    app = app_on(saves)
    async with app.run_test(size=(80, 24)) as pilot:
        await in_front(pilot, app, StepScreen)
        await pilot.press("r", *["down"] * 9)
        screen = await in_front(pilot, app, RoadmapScreen)
        here, line = screen.criterion, screen.main.scroll_offset.y
        assert here == "S3-L1-02" and line > 0
        await pilot.press("enter")
        await in_front(pilot, app, CriterionScreen)
        await until_said(pilot, "S3-L1-02")
        await pilot.press("escape")
        await in_front(pilot, app, RoadmapScreen)
        assert (screen.criterion, screen.main.scroll_offset.y) == (here, line)
        assert screen.step == "implementing"
        await pilot.press("e")
        await until_said(pilot, "Implement: handle cases and deliver remedy holds no level")
        await pilot.press("escape", "g")
        step_screen = await in_front(pilot, app, StepScreen)
        assert (app.step, step_screen.criterion) == ("implementing", here)


async def test_marking_takes_the_row_away_and_the_next_one_comes_under_the_cursor(saves: Path) -> None:
    acme(saves)
    app = app_on(saves)
    async with app.run_test(size=(80, 24)) as pilot:
        step_screen = await in_front(pilot, app, StepScreen)
        await pilot.press("r", "down")
        screen = await in_front(pilot, app, RoadmapScreen)
        count = len(shown_keys(screen))
        await pilot.press("i")
        await until_said(pilot, "◐ S1-L1-02")
        assert len(shown_keys(screen)) == count
        await pilot.press("m")
        await until(pilot, lambda: screen.criterion == "S1-L1-03")
        assert f"{count - 1} actions" in screen_text(app)
        assert JourneyStore(saves).load("acme").answer("S1-L1-02").status is Status.MET
        await pilot.press("u")
        await until_said(pilot, "◐ S1-L1-02", f"{count} actions")
        await pilot.press("U", "escape")
        assert app.screen is step_screen
        await until_said(pilot, "●  2 S1-L1-02", "Launched 1 of 8")


async def test_a_second_click_opens_and_the_filters_can_be_clicked(saves: Path) -> None:
    acme(saves)
    app = app_on(saves)
    async with app.run_test(size=(120, 36)) as pilot:
        await in_front(pilot, app, StepScreen)
        await pilot.press("r")
        screen = await in_front(pilot, app, RoadmapScreen)
        await pilot.click("#filters", offset=(screen_text(app).splitlines()[1].index("s step"), 0))
        await until_said(pilot, "step: 1 Build the governance")
        await pilot.click("#actions", offset=(20, 3))
        await until(pilot, lambda: screen.criterion == "S1-L1-02")
        await pilot.click("#actions", offset=(20, 4))
        await in_front(pilot, app, CriterionScreen)


async def test_what_leaves_the_list_is_said_with_how_many_are_left(saves: Path) -> None:
    acme(saves)
    app = app_on(saves)
    async with app.run_test(size=(120, 36)) as pilot:
        await in_front(pilot, app, StepScreen)
        await pilot.press("r", "s")
        screen = await in_front(pilot, app, RoadmapScreen)
        await pilot.press(">", "m")
        await until_said(pilot, "S1-L1-02 met: done, 7 left")
        assert screen.criterion == "S1-L1-03"
        await pilot.press("<")
        await until(pilot, lambda: screen.criterion == "S1-L1-01")
        await pilot.press("x", *"None", "enter")
        await until_said(pilot, "S1-L1-01 not applicable: done, 6 left")
        await pilot.press("i")
        await until_said(pilot, "▸   1 ◐ S1-L1-03")
        assert "left" not in screen_text(app).splitlines()[0]
        await pilot.press("end", "u", "u", "u")
        await until_said(pilot, "Taken back: S1-L1-02 is not assessed again")
        await until(pilot, lambda: screen.criterion == "S1-L1-02")


async def test_the_last_owner_is_nobody(saves: Path) -> None:
    acme(saves, *OWNED)
    app = app_on(saves)
    async with app.run_test(size=(80, 24)) as pilot:
        await in_front(pilot, app, StepScreen)
        await pilot.press("r")
        screen = await in_front(pilot, app, RoadmapScreen)
        everything = shown_keys(screen)
        await pilot.press("w", "w", "w")
        await until_said(pilot, "owner: nobody")
        assert len(shown_keys(screen)) == len(everything) - 3 and "S2-L1-02" not in shown_keys(screen)
        await pilot.press("w")
        await until(pilot, lambda: shown_keys(screen) == everything)


async def test_a_choice_that_there_is_none_of_is_said(saves: Path) -> None:
    acme(saves, tracks=("own-operations",))
    app = app_on(saves)
    async with app.run_test(size=(80, 24)) as pilot:
        await in_front(pilot, app, StepScreen)
        await pilot.press("r", "d")
        await until_said(pilot, "Nothing is overdue.")
        await pilot.press("w")
        await until_said(pilot, "No action has an owner yet.")
        await pilot.press("c")
        await until_said(pilot, "There is only one track.", "actions")


async def test_printing_begins_with_what_is_filtered(saves: Path, clock_at: ClockAt) -> None:
    clock_at(NOW)
    acme(saves, *OWNED)
    app = app_on(saves)
    async with app.run_test(size=(120, 36)) as pilot:
        await in_front(pilot, app, StepScreen)
        for keys, what, held, left_out in (
            ((), "the whole journey", "S4-L1-01", "S1-L2-01"),
            (("s", "s"), "step 2", "S2-L1-01", "S1-L1-01"),
            (("w",), "owner Ana", "S3-L1-03", "S2-L1-02"),
            (("w", "w", "w"), "owner nobody", "S1-L1-01", "S3-L1-03"),
            (("s", "s", "c", "c"), "step 2, track Supply chain", "S2-L1-08", "S2-L1-02"),
        ):
            await pilot.press("r", *keys, "p")
            screen = await in_front(pilot, app, PrintScreen)
            await until_said(pilot, f"what: {what}")
            assert held in screen.main.text and left_out not in screen.main.text, what
            seen = [what]
            for _ in screen._parts():
                await pilot.press("w")
                await pilot.pause()
                choice = screen.order.part.words
                if choice == what:
                    break
                seen.append(choice)
            assert len(set(seen)) == len(seen) and {"the whole journey", "the next 5", "step 1"} <= set(seen)
            await pilot.press("escape", "escape")


@pytest.mark.parametrize("size", [(60, 16), (80, 24)])
async def test_the_value_of_every_filter_that_is_set_can_be_read(saves: Path, size: tuple[int, int]) -> None:
    acme(saves, *OWNED)
    app = app_on(saves)
    async with app.run_test(size=size) as pilot:
        await in_front(pilot, app, StepScreen)
        await pilot.press("r", "s", "s", "c", "w", "w", "d")
        bar = (await until_said(pilot, "1 action")).splitlines()[1]
        for words in ("2 E", "Own", "bo", "first"):
            assert words in bar, bar


async def test_the_same_key_leaves_it_again(saves: Path) -> None:
    acme(saves)
    app = app_on(saves)
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await in_front(pilot, app, StepScreen)
        for key in "roe":
            await pilot.press(key)
            await until(pilot, lambda: app.screen is not screen)
            await pilot.press(key)
            await until(pilot, lambda: app.screen is screen)
