"""The step screen, by its keys: what a facilitator does all morning."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.events import MouseScrollUp

from gmrsj_tui.framework.library import PackLibrary
from gmrsj_tui.journey.answer import Status
from gmrsj_tui.journey.changes import AnswerUpdate
from gmrsj_tui.session import JourneySession
from gmrsj_tui.store.journeys import JourneyStore
from gmrsj_tui.store.views import ViewState
from gmrsj_tui.tui.messages import CriterionWanted
from gmrsj_tui.tui.screens.criterion import CriterionScreen
from gmrsj_tui.tui.screens.focus import FocusScreen
from gmrsj_tui.tui.screens.home import HomeScreen
from gmrsj_tui.tui.screens.overview import OverviewScreen
from gmrsj_tui.tui.screens.reason import ReasonScreen
from gmrsj_tui.tui.screens.step import StepScreen
from gmrsj_tui.tui.widgets.criteria_list import CriteriaList
from gmrsj_tui.tui.widgets.criterion_pane import CriterionPane
from gmrsj_tui.tui.widgets.roadmap_panel import RoadmapPanel
from gmrsj_tui.tui.widgets.step_header import StepHeader
from gmrsj_tui.tui.widgets.step_strip import StepStrip
from tests.framework.packs import step_values, write_pack
from tests.tui.opening import in_front, joined
from tests.tui.prepared import acme, app_on, gm_rsj
from tests.tui.reading import screen_text, until, until_said

MET, LAUNCHED_OF_STEP_1 = Status.MET, [f"S1-L1-{number:02}" for number in range(1, 9)]


def met(*criteria: str) -> list[AnswerUpdate]:
    """Criteria that are met."""
    return [AnswerUpdate(criterion, MET) for criterion in criteria]


def row(text: str, words: str) -> str:
    """The line of the screen that says something."""
    return next(line for line in text.splitlines() if words in line)


async def test_the_first_open_steppingstone_is_under_the_cursor_on_the_first_opening(saves: Path) -> None:
    acme(saves, *met("S1-L1-01", "S1-L1-02", "S1-L1-04"))
    app = app_on(saves)
    async with app.run_test(size=(120, 36)) as pilot:
        screen = await in_front(pilot, app, StepScreen)
        text = await until_said(pilot, "▸ ○  3 S1-L1-03")
        assert screen.criterion == "S1-L1-03"
        assert "next" in row(text, "▸ ○  3 S1-L1-03")
        criterion = gm_rsj().criterion("S1-L1-03")
        assert criterion is not None and criterion.statement in joined(screen.text.text)
        assert "Next for Launched" in text and "5 open" in text and "3 of 8" in text
        await pilot.press("2")
        await until(pilot, lambda: app.step == "establishing")
        assert screen.criterion == "S2-L1-01"


async def test_each_status_key_changes_list_counts_and_roadmap_in_the_same_frame(saves: Path) -> None:
    acme(saves, *met(*LAUNCHED_OF_STEP_1[:7]))
    app = app_on(saves)
    store = JourneyStore(saves)
    async with app.run_test(size=(120, 36)) as pilot:
        screen = await in_front(pilot, app, StepScreen)
        assert screen.criterion == "S1-L1-08"
        for key, sign, word, status in (
            ("i", "◐", "in progress", Status.IN_PROGRESS),
            ("n", "✗", "not met", Status.NOT_MET),
            ("backspace", "○", "next", Status.NOT_ASSESSED),
            ("m", "●", "met", MET),
        ):
            await pilot.press(key)
            await until(pilot, lambda sign=sign: f"▸ {sign}  8 S1-L1-08" in screen_text(app), sign)  # type: ignore[misc]
            text = screen_text(app)
            assert row(text, "S1-L1-08  ").split("│")[0].count(word) == 1
            covered, left, target = ("8 of 8", 7, "Established") if key == "m" else ("7 of 8", 1, "Launched")
            assert f"Launched {covered}" in text and f"{covered} covered" in text
            assert f"Next for {target}" in text and f"{left} open" in text
            assert ("keystone" in text) is (key != "m")
            assert store.load("acme").answer("S1-L1-08").status is status
        assert "now Launched" in screen_text(app) and "■□□□" in screen_text(app)
        assert screen.criterion == "S1-L1-08"


async def test_undo_and_redo_reach_across_a_restart_and_say_what_they_did(saves: Path) -> None:
    acme(saves)
    for keys, status, said in (
        (("i", "m"), MET, "● met"),
        (("u",), Status.IN_PROGRESS, "Taken back: S1-L1-01 is in progress again"),
        (("u", "U"), Status.IN_PROGRESS, "Done again: S1-L1-01"),
        (("u",), Status.NOT_ASSESSED, "Taken back: S1-L1-01 is not assessed again"),
        (("u",), Status.NOT_ASSESSED, "nothing to undo"),
    ):
        app = app_on(saves)
        async with app.run_test(size=(120, 36), notifications=True) as pilot:
            await in_front(pilot, app, StepScreen)
            await pilot.press(*keys)
            await until_said(pilot, said)
            assert JourneyStore(saves).load("acme").answer("S1-L1-01").status is status


async def test_keys_for_steps_and_the_next_open_one(saves: Path) -> None:
    acme(saves, *met("S1-L1-01", "S1-L1-03"))
    app = app_on(saves)
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await in_front(pilot, app, StepScreen)
        assert screen.criterion == "S1-L1-02"
        await pilot.press(".")
        await until(pilot, lambda: screen.criterion == "S1-L1-04")
        await pilot.press("[", "9")
        assert app.step == "governance"
        for key, step in (("]", "establishing"), ("4", "evaluating"), ("]", "evaluating"), ("[", "implementing")):
            await pilot.press(key)
            await until(pilot, lambda step=step: app.step == step, key)  # type: ignore[misc]
        await pilot.press("end", ".")
        await until(pilot, lambda: (app.step, screen.criterion) == ("evaluating", "S4-L1-01"))
        await pilot.press("end", ".")
        await until(pilot, lambda: (app.step, screen.criterion) == ("governance", "S1-L1-02"))
        await pilot.click(StepStrip, offset=(len(" ▸1 Build the governance □□□□   2"), 0))
        await until(pilot, lambda: app.step == "establishing")


async def test_banked_and_weak_ones_have_a_sign_and_a_word(saves: Path) -> None:
    acme(saves, *met("S1-L1-01", "S1-L2-01"))
    app = app_on(saves)
    async with app.run_test(size=(120, 36)) as pilot:
        await in_front(pilot, app, StepScreen)
        text = await until_said(pilot, "1 banked", "◆  1 S1-L2-01")
        assert "met, banked" in row(text, "S1-L2-01") and "△" in row(text, "S1-L2-01")
        assert "2 rest on weak evidence" in text and "△" in row(text, "● ")
        app.go_to_step("governance", "S1-L2-01")
        await until_said(pilot, "▸ ◆  1 S1-L2-01", "met without evidence")


async def test_not_applicable_asks_for_a_reason_and_the_four_of_safety_are_refused_with_words(saves: Path) -> None:
    acme(saves)
    app = app_on(saves)
    store = JourneyStore(saves)
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        screen = await in_front(pilot, app, StepScreen)
        await pilot.press("x")
        await in_front(pilot, app, ReasonScreen)
        await pilot.press(*"None", "enter")
        await until_said(pilot, "Not applicable because None")
        assert store.load("acme").answer("S1-L1-01").reason == "None"
        for criterion in ("S1-L1-03", "S2-L1-03", "S3-L1-03", "S3-L1-08"):
            app.post_message(CriterionWanted(criterion))
            await until(pilot, lambda c=criterion: screen.criterion == c, criterion)  # type: ignore[misc]
            await pilot.press("x")
            await until_said(pilot, f"{criterion} can never be not")
            assert app.screen is screen
            assert store.load("acme").answer(criterion).status is Status.NOT_ASSESSED


async def test_the_place_is_remembered_step_criterion_and_line(saves: Path) -> None:
    acme(saves)
    app = app_on(saves)
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await in_front(pilot, app, StepScreen)
        await pilot.press("down", "down")
        await pilot.press("3", *["down"] * 9, *["up"] * 2)
        left = (app.step, screen.criterion, screen.criteria.scroll_offset.y)
        await pilot.press("q")
    assert left[0] == "implementing" and left[2] > 0
    app = app_on(saves)
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await in_front(pilot, app, StepScreen)
        await until(pilot, lambda: (app.step, screen.criterion, screen.criteria.scroll_offset.y) == left, str(left))
        await pilot.press("1")
        await until(pilot, lambda: (app.step, screen.criterion) == ("governance", "S1-L1-03"))
        await pilot.press("escape")
        await in_front(pilot, app, HomeScreen)
        await pilot.press("enter")
        screen = await in_front(pilot, app, StepScreen)
        await until(pilot, lambda: (app.step, screen.criterion) == ("governance", "S1-L1-03"))


async def test_what_another_program_saves_shows_up_and_the_cursor_stays(saves: Path) -> None:
    acme(saves)
    app = app_on(saves)
    async with app.run_test(size=(120, 36), notifications=True) as pilot:
        screen = await in_front(pilot, app, StepScreen)
        await pilot.press("down", "down")
        other = JourneySession.open(JourneyStore(saves), app.packs, "acme", "Bo")
        other.mark("S1-L1-02", MET)
        app.look_for_changes()
        text = await until_said(pilot, "Changed elsewhere by Bo:", "is met (was not", "●  2 S1-L1-02")
        assert "1 of 8" in text and screen.criterion == "S1-L1-03"
        other.mark("S1-L1-04", Status.NOT_MET)
        await pilot.press("m")
        await until_said(pilot, "✗  4 S1-L1-04", "▸ ●  3 S1-L1-03")
        stored = JourneyStore(saves).load("acme")
        assert [stored.answer(f"S1-L1-0{n}").status for n in (2, 3, 4)] == [MET, MET, Status.NOT_MET]


async def test_enter_or_a_second_click_opens_the_criterion_and_escape_comes_back(saves: Path) -> None:
    acme(saves)
    app = app_on(saves)
    async with app.run_test(size=(120, 36)) as pilot:
        screen = await in_front(pilot, app, StepScreen)
        await pilot.press("down", "enter")
        await in_front(pilot, app, CriterionScreen)
        await pilot.press("m", "escape")
        await in_front(pilot, app, StepScreen)
        await until_said(pilot, "▸ ●  2 S1-L1-02")
        await pilot.click("#criteria", offset=(20, 4))
        await until(pilot, lambda: screen.criterion == "S1-L1-04")
        await pilot.click("#criteria", offset=(20, 4))
        await in_front(pilot, app, CriterionScreen)
        assert app.screen.query("#title") and "S1-L1-04" in screen_text(app)
        await pilot.press("escape")
        await pilot.click("#keys", offset=(2, 0))
        await until_said(pilot, "▸ ●  4 S1-L1-04")


async def test_the_text_beside_the_list_scrolls_by_its_own_keys(saves: Path) -> None:
    acme(saves)
    app = app_on(saves)
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await in_front(pilot, app, StepScreen)
        await pilot.press("J", "J")
        await until(pilot, lambda: screen.text.scroll_offset.y == 2)
        await pilot.press("K", "i")
        assert screen.text.scroll_offset.y == 1 and screen.criterion == "S1-L1-01"
        await pilot.press("down")
        await until(pilot, lambda: screen.text.scroll_offset.y == 0)


async def test_a_step_in_which_nothing_applies_and_a_finished_one_say_so(saves: Path, tmp_path: Path) -> None:
    own, chain = step_values(1), step_values(2)
    for table in own["criteria"]:
        table["tracks"] = ["own"]
        table["builds_on"] = None
    for table in chain["criteria"]:
        table["tracks"] = ["chain"]
        table["builds_on"] = None
    folder = write_pack(tmp_path / "packs" / "small", step_files={"a.toml": own, "b.toml": chain})
    pack = PackLibrary((folder.parent,)).load("small")
    acme(saves, *met("S1-1", "S1-2"), pack=pack, tracks=("own",))
    for size in ((60, 16), (120, 36)):
        app = app_on(saves, content=(folder.parent,))
        async with app.run_test(size=size) as pilot:
            screen = await in_front(pilot, app, StepScreen)
            await until_said(pilot, "nothing open here", "High")
            await pilot.press(".")
            await until_said(pilot, "Nothing is open")
            await pilot.press("2")
            await until_said(pilot, "nothing applies", "Nothing in this step applies")
            assert screen.criterion is None
            await pilot.press("m", "x", "enter", "down", "end", "backspace", "J")
            assert isinstance(app.screen, StepScreen)
            await pilot.press("e")
            await until_said(pilot, "nothing here applies to this")
            await pilot.press("escape", "o")
            await until_said(pilot, "nothing applies", "none")
            await pilot.press("escape", "r")
            await until_said(pilot, "0 actions", "Nothing is open up to the targets")
            await pilot.press("m", "enter", "g", "escape", "1")


async def test_four_thousand_criteria_cost_a_key_no_more_drawing_than_forty(
    saves: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    counts: dict[int, tuple[int, int]] = {}
    for size in (40, 4000):
        criteria = [
            {"id": f"S1-{n}", "level": "high" if n % 2 else "low", "title": f"Number {n}", "statement": "It is so."}
            for n in range(size)
        ]
        step = {"id": "a", "title": "A", "purpose": "p", "criteria": criteria}
        folder = write_pack(tmp_path / str(size) / "small", step_files={"a.toml": step})
        folder_of_saves = tmp_path / f"saves-{size}"
        acme(folder_of_saves, pack=PackLibrary((folder.parent,)).load("small"))
        app = app_on(folder_of_saves, content=(folder.parent,))
        drawn = rows_set = 0

        async with app.run_test(size=(120, 36)) as pilot:
            screen = await in_front(pilot, app, StepScreen)
            with monkeypatch.context() as patch:
                draw, set_rows = CriteriaList.draw, CriteriaList.set_rows

                def counted_draw(self, *args, draw=draw, **options):  # type: ignore[no-untyped-def]
                    nonlocal drawn
                    drawn += 1
                    return draw(self, *args, **options)

                def counted_set(self, *args, set_rows=set_rows, **options):  # type: ignore[no-untyped-def]
                    nonlocal rows_set
                    rows_set += 1
                    return set_rows(self, *args, **options)

                patch.setattr(CriteriaList, "draw", counted_draw)
                patch.setattr(CriteriaList, "set_rows", counted_set)
                await pilot.press("down", "m", "down", "i")
                await until_said(pilot, "◐")
            assert screen.criterion == "S1-4"
        counts[size] = (drawn, rows_set)
    assert counts[4000] == counts[40]
    assert counts[40][1] == 0


async def test_the_widgets_of_the_screen_say_the_same_at_every_moment(saves: Path) -> None:
    acme(saves, *met(*LAUNCHED_OF_STEP_1))
    app = app_on(saves)
    async with app.run_test(size=(200, 60)) as pilot:
        screen = await in_front(pilot, app, StepScreen)
        for key in ("m", "u", "n", "U", "m"):
            await pilot.press(key)
            await pilot.pause()
            shown = app.shown
            assert shown is not None
            for widget in (StepHeader, StepStrip, RoadmapPanel):
                assert getattr(screen.query_one(widget), "_shown") is shown  # noqa: B009
            assert screen.criteria._shown is shown
            assert screen.query_one(CriterionPane).text
        assert shown is not None and shown.journey == JourneyStore(saves).load("acme")


async def test_the_keys_from_criterion_to_criterion_work_here_as_on_the_other_screens(saves: Path) -> None:
    acme(saves)
    app = app_on(saves)
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await in_front(pilot, app, StepScreen)
        await pilot.press(">", ">")
        await until(pilot, lambda: screen.criterion == "S1-L1-03")
        await pilot.press("<")
        await until(pilot, lambda: screen.criterion == "S1-L1-02")
        await pilot.press("<", "<")
        assert (app.step, screen.criterion) == ("governance", "S1-L1-01")


async def test_a_status_that_stands_already_is_said_rather_than_nothing(saves: Path) -> None:
    acme(saves, *met("S1-L1-01"), AnswerUpdate("S1-L1-02", Status.NOT_APPLICABLE, reason="No"))
    app = app_on(saves)
    async with app.run_test(size=(80, 24)) as pilot:
        await in_front(pilot, app, StepScreen)
        await pilot.press("home", "m")
        await until_said(pilot, "S1-L1-01 is met already")
        await pilot.press("end", "backspace")
        await until_said(pilot, "S1-L4-05 is not assessed already")
        await pilot.press("home", "down", "x")
        await in_front(pilot, app, ReasonScreen)
        await pilot.press("enter")
        await until_said(pilot, "S1-L1-02 is not applicable already")
        assert len(JourneyStore(saves).load("acme").changes) == 1


async def test_undo_and_redo_go_to_what_changed_in_another_step_without_an_introduction(saves: Path) -> None:
    acme(saves, AnswerUpdate("S3-L1-07", Status.IN_PROGRESS))
    store = JourneyStore(saves)
    store.save_view("acme", ViewState(step="governance", seen_introductions=("governance",)))
    mine = JourneySession.open(store, PackLibrary(), "acme")
    mine.mark("S3-L1-07", MET)
    mine.set_target("evaluating", "integrated")
    app = app_on(saves)
    async with app.run_test(size=(120, 36)) as pilot:
        screen = await in_front(pilot, app, StepScreen)
        await pilot.press("u")
        await until_said(pilot, "Taken back: target of Evaluate and integrate learnings")
        assert app.screen is screen and app.step == "evaluating"
        await pilot.press("u")
        await until_said(pilot, "Taken back: S3-L1-07 is in progress again", "▸ ◐  7 S3-L1-07")
        assert app.screen is screen and app.step == "implementing"
        await pilot.press("home", "U")
        await until_said(pilot, "Done again: S3-L1-07 is met again", "▸ ●  7 S3-L1-07")
        await pilot.press("u", "u")
        await until_said(pilot, "Taken back what Ana did: S3-L1-07 is not assessed again")
        assert store.view("acme").seen_introductions == ("governance",)


@pytest.mark.parametrize("keys", [["home", *"jjjjjj"], ["end", *"kkk"], [*"jjjjjjjjjjjj", *"kkkk"]], ids=len)
@pytest.mark.parametrize("size", [(60, 16), (80, 24), (120, 36), (200, 60)])
async def test_the_line_is_exactly_where_it_was_each_time_the_journey_is_opened(
    saves: Path, size: tuple[int, int], keys: list[str]
) -> None:
    acme(saves)
    app = app_on(saves)
    async with app.run_test(size=size) as pilot:
        screen = await in_front(pilot, app, StepScreen)
        await pilot.press("3", *keys)
        left = (app.step, screen.criterion, screen.criteria.scroll_offset.y)
        await pilot.press("q")
    for _ in range(3):
        app = app_on(saves)
        async with app.run_test(size=size) as pilot:
            screen = await in_front(pilot, app, StepScreen)
            await pilot.pause()
            assert (app.step, screen.criterion, screen.criteria.scroll_offset.y) == left
            await pilot.press("q")


async def test_the_line_is_kept_when_the_window_gets_its_size_late_and_after_the_wheel(saves: Path) -> None:
    acme(saves)
    app = app_on(saves)
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await in_front(pilot, app, StepScreen)
        await pilot.press("3", *"jjjjjjjjjjjj", *"kkkk")
        await until(pilot, lambda: screen.criterion == "S3-L1-09")
        before = screen.criteria.scroll_offset.y
        screen.criteria.post_message(MouseScrollUp(screen.criteria, 1, 1, 0, -1, 0, False, False, False, style=None))
        await until(pilot, lambda: screen.criteria.scroll_offset.y < before)
        left = (screen.criterion, screen.criteria.scroll_offset.y)
        await pilot.press("q")
    app = app_on(saves)
    async with app.run_test(size=(120, 30)) as pilot:
        screen = await in_front(pilot, app, StepScreen)
        await pilot.resize_terminal(80, 24)
        await until(pilot, lambda: (screen.criterion, screen.criteria.scroll_offset.y) == left, str(left))


@pytest.mark.parametrize("size", [(80, 24), (120, 36), (200, 60)])
async def test_the_first_rows_are_shown_where_there_is_room_for_them_and_the_cursor(
    saves: Path, size: tuple[int, int]
) -> None:
    acme(saves)
    app = app_on(saves)
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await in_front(pilot, app, StepScreen)
        await pilot.press(*["down"] * 12, *["up"] * 11)
        assert (screen.criterion, screen.criteria.scroll_offset.y) == ("S1-L1-02", 2)
        await pilot.press("q")
    app = app_on(saves)
    async with app.run_test(size=size) as pilot:
        screen = await in_front(pilot, app, StepScreen)
        await until_said(pilot, "Launched  stepping", "▸ ○  2")
        assert (screen.criterion, screen.criteria.scroll_offset.y) == ("S1-L1-02", 0)


async def test_the_next_one_says_its_status_as_well(saves: Path) -> None:
    acme(saves)
    for size, words in (((60, 16), "not assessed"), ((120, 36), "next, not assessed")):
        app = app_on(saves)
        async with app.run_test(size=size) as pilot:
            await in_front(pilot, app, StepScreen)
            await pilot.press("down")
            text = await until_said(pilot, "→ ○  1", "▸ ○  2")
            assert words in row(text, "→ ○  1")


async def test_undo_on_another_screen_goes_to_what_changed_there(saves: Path) -> None:
    acme(saves)
    app = app_on(saves)
    async with app.run_test(size=(120, 36)) as pilot:
        await in_front(pilot, app, StepScreen)
        await pilot.press("m", "f", "down", "down")
        focus = await in_front(pilot, app, FocusScreen)
        assert focus.criterion == "S1-L1-03"
        await pilot.press("u")
        await until_said(pilot, "Taken back: S1-L1-01 is not assessed again")
        await until(pilot, lambda: app.screen is focus and focus.criterion == "S1-L1-01")
        await pilot.press("escape", "o", "down", "+")
        await in_front(pilot, app, OverviewScreen)
        await until(pilot, lambda: JourneyStore(saves).load("acme").targets == {"establishing": "established"})
        await pilot.press("end", "u")
        await until_said(pilot, "Taken back: target of Establish the mechanism", "▸ 2 Establish")
        await pilot.press("U", "escape", "e", "u")
        await until_said(pilot, "Taken back: target of", "Establish the mechanism holds no level yet")
