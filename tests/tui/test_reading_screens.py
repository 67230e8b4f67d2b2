"""The introduction of a step, the questions before saying met, and what a reference stands for."""

from __future__ import annotations

import pytest

from gmrsj_tui.framework.library import PackLibrary
from gmrsj_tui.journey.answer import STRENGTHS, Status
from gmrsj_tui.tui.meanings import STATUS_MEANINGS
from gmrsj_tui.tui.screens.introduction import IntroductionScreen
from gmrsj_tui.tui.screens.journey_screen import JourneyScreen
from gmrsj_tui.tui.screens.standard import StandardScreen
from gmrsj_tui.tui.screens.step import StepScreen
from gmrsj_tui.tui.screens.tests import TestsScreen
from tests.tui.conftest import MakeApp, MakeJourney
from tests.tui.opening import in_front, joined, open_screen, open_step
from tests.tui.reading import screen_text, until, until_said

SIZES = [(60, 16), (80, 24), (120, 36), (200, 60)]


@pytest.mark.parametrize("size", SIZES)
async def test_the_text_to_read_aloud_is_on_the_first_page_and_the_rest_can_be_reached(
    make_app: MakeApp, make_journey: MakeJourney, size: tuple[int, int]
) -> None:
    make_journey("Acme", id="acme")
    app = make_app(journey="acme")
    async with app.run_test(size=size) as pilot:
        screen = await in_front(pilot, app, IntroductionScreen)
        for number, step in enumerate(PackLibrary().load("gm-rsj").steps, 1):
            await pilot.press(str(number))
            await until_said(pilot, f"Step {number} of 4")
            if size[1] >= 24:
                assert joined(step.read_aloud) in joined(screen_text(app))
            assert all(joined(item) in joined(screen.main.text) for item in (*step.in_scope, *step.not_in_scope))
            assert joined(step.order_reason) in joined(screen.main.text)
            assert all(joined(weighed.why) in joined(screen.main.text) for weighed in step.effectiveness)
        await pilot.press("end")
        await until_said(pilot, "Ask aloud")
        await pilot.press("[", "a")
        await in_front(pilot, app, StepScreen)
        assert app.step == "implementing"


@pytest.mark.parametrize(
    ("key", "name"),
    [
        ("r", "Roadmap"),
        ("o", "Overview"),
        ("e", "Why this level"),
        ("p", "Print or save"),
        ("S", "Snapshots"),
        ("T", "Levels over time"),
        ("W", "Where we were"),
        ("H", "History"),
        ("/", "Search"),
    ],
)
async def test_the_keys_of_the_other_screens_leave_it_for_them(
    make_app: MakeApp, make_journey: MakeJourney, key: str, name: str
) -> None:
    make_journey("Acme", id="acme")
    app = make_app(journey="acme")
    async with app.run_test(size=(80, 24)) as pilot:
        await in_front(pilot, app, IntroductionScreen)
        await pilot.press("]", key)
        await until(pilot, lambda: isinstance(app.screen, JourneyScreen) and name == app.screen.NAME, name)
        assert not any(isinstance(screen, IntroductionScreen) for screen in app.screen_stack)
        await pilot.press("escape")
        await in_front(pilot, app, StepScreen)
        assert app.step == "establishing"


async def test_its_help_lists_the_keys_of_the_other_screens(make_app: MakeApp, make_journey: MakeJourney) -> None:
    make_journey("Acme", id="acme")
    app = make_app(journey="acme")
    async with app.run_test(size=(80, 60)) as pilot:
        await in_front(pilot, app, IntroductionScreen)
        await pilot.press("?")
        await until_said(pilot, "The next actions of the whole journey.", "Levels over time, from the snapshots.")


@pytest.mark.parametrize("key", ["enter", "escape", "a"])
async def test_it_comes_by_itself_on_the_first_visit_only(
    make_app: MakeApp, make_journey: MakeJourney, key: str
) -> None:
    make_journey("Acme", id="acme")
    app = make_app(journey="acme")
    async with app.run_test(size=(80, 24)) as pilot:
        await in_front(pilot, app, IntroductionScreen)
        await pilot.press("]", key)
        await in_front(pilot, app, StepScreen)
        assert app.step == "establishing"
        await pilot.press("[")
        await until(pilot, lambda: app.step == "governance")
        assert isinstance(app.screen, StepScreen)
        await pilot.press("3")
        await in_front(pilot, app, IntroductionScreen)


@pytest.mark.parametrize("size", SIZES)
async def test_the_questions_strengths_and_statuses_are_explained(
    make_app: MakeApp, make_journey: MakeJourney, size: tuple[int, int]
) -> None:
    make_journey("Acme", id="acme")
    app = make_app(journey="acme")
    async with app.run_test(size=size) as pilot:
        await open_step(pilot, app)
        await pilot.press("t")
        screen = await in_front(pilot, app, TestsScreen)
        await until_said(pilot, "Is it true now, not planned?", "Show me three")
        text = joined(screen.main.text)
        assert all(words in text for words in STRENGTHS)
        assert all(f"{status.words} {STATUS_MEANINGS[status]}" in text for status in Status)
        await pilot.press("end")
        await until_said(pilot, "not applicable")
        await pilot.press("t")
        await in_front(pilot, app, StepScreen)


async def test_every_reference_of_the_pack_is_explained_with_the_criteria_that_rest_on_it(
    make_app: MakeApp, make_journey: MakeJourney
) -> None:
    make_journey("Acme", id="acme")
    app = make_app(journey="acme")
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await open_screen(pilot, app, StandardScreen, "standard", "UNGP 31(a)")
        standard = PackLibrary().load("gm-rsj").standard("UNGP 31(a)")
        assert standard is not None
        text = joined(screen.main.text)
        assert joined(standard.title) in text and joined(standard.note) in text and "S1-L1-01" in text
        await pilot.press("escape")
        await in_front(pilot, app, StepScreen)
        app.open_screen("standard", "ISO [/ 9")
        await until_said(pilot, "ISO [/ 9", "does not say what this stands for")
