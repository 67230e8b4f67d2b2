from __future__ import annotations

from pathlib import Path

import pytest

from gmrsj_tui.framework.library import PackLibrary
from gmrsj_tui.journey.answer import Status
from gmrsj_tui.journey.changes import AnswerUpdate
from gmrsj_tui.journey.overall_words import overall_sentence, overall_words
from gmrsj_tui.store.journeys import JourneyStore
from gmrsj_tui.tui.screens.overview import OverviewScreen
from gmrsj_tui.tui.screens.roadmap import RoadmapScreen
from gmrsj_tui.tui.screens.step import StepScreen
from tests.framework.packs import write_pack
from tests.tui.opening import in_front, joined
from tests.tui.prepared import acme, app_on, gm_rsj
from tests.tui.reading import screen_text, until, until_said

LAUNCHED_1 = [AnswerUpdate(f"S1-L1-{n:02}", Status.MET) for n in range(1, 9)]


async def test_the_grid_counts_and_says_what_holds_the_step_where_it_is(saves: Path) -> None:
    acme(saves, *LAUNCHED_1, AnswerUpdate("S2-L2-01", Status.MET), step="establishing")
    for size in ((80, 24), (120, 36), (200, 60)):
        app = app_on(saves)
        async with app.run_test(size=size) as pilot:
            await in_front(pilot, app, StepScreen)
            await pilot.press("o")
            screen = await in_front(pilot, app, OverviewScreen)
            text = await until_said(pilot, "▸ 2 Establish", "Leadership")
            lines = text.splitlines()
            grid = {line.strip("▸ ")[:1]: line for line in lines if " of " in line and "□" in line}
            assert "■ 8 of 8" in grid["1"] and "□ 0 of 7" in grid["1"]
            assert "□ 0 of 8" in grid["2"] and "□ 1 of 8" in grid["2"]
            assert "Launched · next Established · 7 in the way" in text
            assert "Not yet launched · next Launched · 8 in the way · 1 banked" in text
            standing = app.shown.standing if app.shown is not None else None
            assert standing is not None
            overall = overall_sentence(overall_words(gm_rsj(), standing))
            assert overall.endswith(": Not yet launched, held there by steps 2, 3 and 4.") and overall in joined(text)
            assert "In the way of Launched" in text and "S2-L1-01" in text
            assert "%" not in text
            await pilot.press("end")
            entry = gm_rsj().effectiveness[-1]
            await until(pilot, lambda screen=screen: screen.main.cursor == "effectiveness:h")  # type: ignore[misc]
            assert entry.question in joined(screen.query_one("#meaning").text)  # type: ignore[attr-defined]


async def test_plus_and_minus_move_the_target_and_the_roadmap_follows(saves: Path) -> None:
    acme(saves, *LAUNCHED_1)
    app = app_on(saves)
    store = JourneyStore(saves)
    async with app.run_test(size=(120, 36)) as pilot:
        await in_front(pilot, app, StepScreen)
        await pilot.press("o", "+")
        await in_front(pilot, app, OverviewScreen)
        await until_said(pilot, "target Integrated", "T")
        assert store.load("acme").targets == {"governance": "integrated"}
        await pilot.press("+", "+")
        await until_said(pilot, "Leadership is the highest level")
        await pilot.press("-", "r")
        screen = await in_front(pilot, app, RoadmapScreen)
        await until_said(pilot, "actions")
        await pilot.press("s")
        keys = [row.key for row in screen.main.rows if row.key]
        assert len(keys) == 14 and keys[-1] == "S1-L3-07"
        await pilot.press("escape")
        await in_front(pilot, app, OverviewScreen)
        await pilot.press("-")
        await until_said(pilot, "next Established")
        assert store.load("acme").targets == {}
        await pilot.press("-", "u")
        await until_said(pilot, "Taken back", "target Integrated")
        await pilot.press("end", "+")
        await until_said(pilot, "Highlight a step to change its target")


async def test_enter_goes_to_the_step_and_the_keys_for_steps_work(saves: Path) -> None:
    acme(saves)
    app = app_on(saves)
    async with app.run_test(size=(80, 24)) as pilot:
        await in_front(pilot, app, StepScreen)
        await pilot.press("o", "down", "down", "enter")
        await in_front(pilot, app, StepScreen)
        await until(pilot, lambda: app.step == "implementing")
        await pilot.press("o", "up", "e")
        await until_said(pilot, "Establish the mechanism holds no level yet")
        await pilot.press("escape", "4")
        await in_front(pilot, app, StepScreen)
        await until(pilot, lambda: app.step == "evaluating")


@pytest.mark.parametrize("size", [(60, 16), (80, 24), (120, 36), (200, 60)])
async def test_nine_levels_thirty_steps_and_long_names_stay_readable(
    saves: Path, tmp_path: Path, size: tuple[int, int]
) -> None:
    levels = [{"id": f"l{n}", "title": f"Level number {n} of a long name"} for n in range(1, 10)]
    long = "A step whose title is far longer than any line of a terminal of eighty columns could ever hold in one piece"
    steps = {
        f"step-{n}.toml": {
            "id": f"step-{n}",
            "title": f"{long}, {n}",
            "purpose": "One line.\n\nAnother paragraph.\n" * 3,
            "criteria": [
                {"id": f"S{n}-{k}", "level": f"l{k}", "title": long, "statement": "It is\ntrue.\n\nAll of it."}
                for k in (2, 3, 9)
            ],
        }
        for n in range(1, 31)
    }
    folder = write_pack(
        tmp_path / "packs" / "tall", step_files=steps, levels=levels, id="tall", effectiveness=[], standards=[]
    )
    pack = PackLibrary((folder.parent,)).load("tall")
    acme(saves, AnswerUpdate("S17-2", Status.MET), pack=pack, step="step-17")
    app = app_on(saves, content=(folder.parent,))
    async with app.run_test(size=size) as pilot:
        await in_front(pilot, app, StepScreen)
        text = await until_said(pilot, "Step 17 of 30", "▸17", "S17-3")
        strip = text.splitlines()[1]
        assert "■" in strip and " 16 " in strip and " 18 " in strip
        await pilot.press("o")
        text = await until_said(pilot, "▸ 17 A st", "1/1" if size[0] < 160 else "1 of 1")
        row = next(line for line in text.splitlines() if "▸ 17" in line)
        assert row.count("□") + row.count("■") == 9
        assert len(row) <= size[0]
        await pilot.press("e")
        await until_said(pilot, "Level by level")
        await pilot.press("escape", "escape", "]")
        await until_said(pilot, "Step 18 of 30", "▸18")
        assert all(len(line) <= size[0] for line in screen_text(app).splitlines())
