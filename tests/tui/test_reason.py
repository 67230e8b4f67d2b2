from __future__ import annotations

import pytest

from gmrsj_tui.framework.library import PackLibrary
from gmrsj_tui.journey.answer import Status
from gmrsj_tui.journey.changes import AnswerUpdate
from gmrsj_tui.session import JourneySession
from gmrsj_tui.store.journeys import JourneyStore
from gmrsj_tui.tui.screens.reason import ReasonScreen
from gmrsj_tui.tui.screens.step import StepScreen
from tests.tui.conftest import MakeApp, MakeJourney
from tests.tui.opening import in_front, open_step
from tests.tui.reading import until, until_said


@pytest.mark.parametrize("size", [(60, 16), (80, 24), (120, 36), (200, 60)])
async def test_not_applicable_asks_why_refuses_an_empty_reason_and_takes_the_next(
    make_app: MakeApp, make_journey: MakeJourney, store: JourneyStore, size: tuple[int, int]
) -> None:
    make_journey("Acme", id="acme")
    app = make_app(journey="acme")
    async with app.run_test(size=size) as pilot:
        await open_step(pilot, app)
        await pilot.press("x")
        await in_front(pilot, app, ReasonScreen)
        await until_said(pilot, "Senior sponsor named", "Fair:", "Not fair:", "Why can it not apply")
        await pilot.press("space", "enter")
        await until_said(pilot, "Without a reason")
        assert store.load("acme").answer("S1-L1-01").status is Status.NOT_ASSESSED
        await pilot.press("m", "[", "/", "enter")
        await in_front(pilot, app, StepScreen)
        answer = store.load("acme").answer("S1-L1-01")
        assert (answer.status, answer.reason) == (Status.NOT_APPLICABLE, "m[/")


async def test_an_earlier_reason_is_there_again_and_escape_leaves_the_status(
    make_app: MakeApp, make_journey: MakeJourney, store: JourneyStore
) -> None:
    make_journey("Acme", id="acme")
    session = JourneySession.open(store, PackLibrary(), "acme")
    session.answer([AnswerUpdate("S1-L1-01", status=Status.NOT_APPLICABLE, reason="No sites\nof our own")])
    session.mark("S1-L1-01", Status.IN_PROGRESS)
    app = make_app(journey="acme")
    async with app.run_test(size=(80, 24)) as pilot:
        await open_step(pilot, app)
        app.mark("S1-L1-01", Status.NOT_APPLICABLE)
        await until_said(pilot, "No sites", "of our own")
        await pilot.press("escape")
        await in_front(pilot, app, StepScreen)
        assert store.load("acme").answer("S1-L1-01").status is Status.IN_PROGRESS
        app.mark("S1-L1-01", Status.NOT_APPLICABLE)
        await in_front(pilot, app, ReasonScreen)
        await pilot.press("!", "enter")
        await until(pilot, lambda: store.load("acme").answer("S1-L1-01").reason == "No sites\nof our own!")
