from __future__ import annotations

from datetime import date
from pathlib import Path

from gmrsj_tui.journey.answer import Evidence, Status
from gmrsj_tui.journey.changes import AnswerUpdate
from gmrsj_tui.journey.explanation import RULE
from gmrsj_tui.journey.standing import standing_of
from gmrsj_tui.reports.status_model import status_document
from gmrsj_tui.reports.status_text import render_status
from gmrsj_tui.tui.screens.explain import ExplainScreen
from gmrsj_tui.tui.screens.step import StepScreen
from tests.tui.opening import in_front, joined
from tests.tui.prepared import acme, app_on, gm_rsj
from tests.tui.reading import until, until_said

SEEN = (Evidence("Minutes", 3),)
ALMOST = (
    *(AnswerUpdate(f"S1-L1-{n:02}", Status.MET, add_evidence=SEEN) for n in range(1, 7)),
    AnswerUpdate("S1-L1-07", Status.NOT_APPLICABLE, reason="No suppliers [/ at all"),
    AnswerUpdate("S1-L2-01", Status.MET),
)


async def test_the_level_is_derived_with_counts_names_and_the_rule(saves: Path) -> None:
    acme(saves, *ALMOST)
    for size in ((60, 16), (120, 36)):
        app = app_on(saves)
        async with app.run_test(size=size) as pilot:
            await in_front(pilot, app, StepScreen)
            await pilot.press("e")
            screen = await in_front(pilot, app, ExplainScreen)
            await until_said(pilot, "Build the governance holds no level yet", "Closing S1-L1-08")
            text = joined(screen.main.text)
            for words in (
                "Closing S1-L1-08 First-year plan puts the gravest risks first would give Launched.",
                "keystone",
                "7 of 8 covered (1 not applicable), 1 open: this is the level in the way",
                "In the way (1)",
                "○ S1-L1-08",
                "are complete (1) ◆ S1-L2-01",
                "Not applicable (1) – S1-L1-07 Expectation on suppliers written down: No suppliers [/ at all",
                "Met without evidence (1) ● S1-L2-01",
                "Established asks for strength 2",
                RULE,
                "Overall (this app's own convention: the lowest level held in any step that has something to assess): "
                "Not yet launched.",
            ):
                assert words in text, words
            await pilot.press("end")
            await until_said(pilot, "own convention")


async def test_it_goes_from_step_to_step_follows_undo_and_leaves_the_place_alone(saves: Path) -> None:
    acme(saves, *ALMOST)
    app = app_on(saves)
    async with app.run_test(size=(80, 24)) as pilot:
        step_screen = await in_front(pilot, app, StepScreen)
        await pilot.press("m", "e")
        screen = await in_front(pilot, app, ExplainScreen)
        await until_said(pilot, "Build the governance holds Launched")
        await pilot.press("u")
        await until_said(pilot, "holds no level yet", "Taken back")
        await pilot.press("]", "4")
        await until_said(pilot, "Evaluate and integrate learnings holds no level")
        assert screen.step == "evaluating" and app.step == "governance"
        await pilot.press("escape")
        await in_front(pilot, app, StepScreen)
        assert (app.step, step_screen.criterion) == ("governance", "S1-L1-08")
        await pilot.press("e", "[", "down", "pagedown", ".")
        await in_front(pilot, app, StepScreen)
        await until(pilot, lambda: app.step == "governance")


async def test_the_screen_and_the_command_line_have_the_same_headings_for_weak_evidence(saves: Path) -> None:
    hearsay = AnswerUpdate("S1-L1-01", Status.MET, add_evidence=(Evidence("They said so", 0),))
    journey, pack = acme(saves, hearsay, AnswerUpdate("S1-L1-02", Status.MET)), gm_rsj()
    standing = standing_of(pack, journey)
    document = status_document(
        pack, journey, standing, explained=True, today=date(2026, 11, 22), generated="2026-11-22T08:00:00Z"
    )
    said = joined(render_status(document, 200))
    app = app_on(saves)
    async with app.run_test(size=(200, 60)) as pilot:
        await in_front(pilot, app, StepScreen)
        await pilot.press("e")
        screen = await in_front(pilot, app, ExplainScreen)
        shown = joined(screen.main.text)
    for heading in ("Met without evidence (1)", "Met on weaker evidence than the level asks for (1)"):
        assert heading in shown and heading in said
    for asked in ("Launched asks for strength 1", "strength 0, Launched asks for 1"):
        assert asked in shown and asked in said
