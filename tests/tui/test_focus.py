from __future__ import annotations

import pytest

from gmrsj_tui.journey.answer import Status
from gmrsj_tui.store.journeys import JourneyStore
from gmrsj_tui.symbols import ASCII, UNICODE
from gmrsj_tui.tui.screens.criterion import CriterionScreen
from gmrsj_tui.tui.screens.focus import FocusScreen
from gmrsj_tui.tui.screens.step import StepScreen
from gmrsj_tui.tui.widgets.large_card import card_lines
from tests.tui.conftest import MakeApp, MakeJourney
from tests.tui.opening import in_front, open_screen, open_step
from tests.tui.reading import screen_text, until, until_said

SIZES = [(60, 16), (80, 24), (120, 36), (200, 60)]


@pytest.mark.parametrize("size", SIZES)
async def test_the_criterion_is_shown_as_large_as_there_is_room_and_keys_for_statuses_work(
    make_app: MakeApp, make_journey: MakeJourney, store: JourneyStore, size: tuple[int, int]
) -> None:
    make_journey("Acme", id="acme")
    app = make_app(journey="acme")
    async with app.run_test(size=size) as pilot:
        await open_step(pilot, app)
        await pilot.press("f")
        screen = await in_front(pilot, app, FocusScreen)
        text = await until_said(pilot, "Step 1", "criterion 1 of 8 in Launched", "S1-L1-01", "Ask aloud", "number 1 on")
        assert ("█" in text or "▀" in text) == (size[1] >= 24)
        assert ("accepted in" in text) == (size[0] < 120)
        await pilot.press("i")
        await until(pilot, lambda: store.load("acme").answer("S1-L1-01").status is Status.IN_PROGRESS)
        assert screen.is_current
        if size[1] <= 24:
            await until_said(pilot, "◐ in progress")


async def test_moving_goes_through_the_step_the_full_stop_to_the_next_open_and_escape_leads_to_that_place(
    make_app: MakeApp, make_journey: MakeJourney
) -> None:
    make_journey("Acme", id="acme")
    app = make_app(journey="acme")
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await open_screen(pilot, app, FocusScreen, "focus", "S1-L1-01")
        await pilot.press("down", "j", "less_than_sign")
        await until_said(pilot, "S1-L1-02")
        await pilot.press("full_stop")
        await until_said(pilot, "S1-L1-03")
        await pilot.press("home", "up")
        await until_said(pilot, "S1-L1-01")
        await pilot.press("end", "greater_than_sign")
        await until_said(pilot, "S2-L1-01", "Step 2")
        await pilot.press("4")
        await until_said(pilot, "S4-L1-01")
        await pilot.press("left_square_bracket")
        await until_said(pilot, "S3-L1-01")
        await pilot.press("enter")
        await in_front(pilot, app, CriterionScreen)
        await pilot.press("greater_than_sign", "escape")
        await until(pilot, lambda: screen.is_current and screen.criterion == "S3-L1-02")
        await pilot.press("escape")
        await until(pilot, lambda: app.step == "implementing")
        await pilot.press("enter")  # the introduction of a step that is visited for the first time
        step = await in_front(pilot, app, StepScreen)
        assert step.criterion == "S3-L1-02"


@pytest.mark.parametrize("symbols", [UNICODE, ASCII])
async def test_every_criterion_fits_every_size_and_ascii_draws_no_blocks(
    make_app: MakeApp, make_journey: MakeJourney, symbols: object
) -> None:
    make_journey("Acme", id="acme")
    app = make_app(journey="acme")
    async with app.run_test(size=(80, 24)) as pilot:
        await open_step(pilot, app)
        shown = app.shown
        assert shown is not None and symbols in (UNICODE, ASCII)
        chosen = UNICODE if symbols is UNICODE else ASCII
        for criterion in shown.pack.criteria():
            for width, height in ((1, 1), (56, 14), (76, 22), (116, 34), (196, 58), (296, 88)):
                lines = card_lines(shown, criterion, chosen, width, height)
                text = "\n".join("".join(words for words, _ in line) for line in lines)
                assert len(lines) <= height and (height < 14 or criterion.id in text)
                assert height < 14 or "Ask aloud" in text
                if symbols is ASCII:
                    assert text.isascii()
                    assert height < 14 or criterion.statement[:20] in text


async def test_it_survives_a_terminal_of_one_cell(make_app: MakeApp, make_journey: MakeJourney) -> None:
    make_journey("Acme", id="acme")
    app = make_app(journey="acme")
    async with app.run_test(size=(80, 24)) as pilot:
        await open_screen(pilot, app, FocusScreen, "focus", None)
        await pilot.resize_terminal(1, 1)
        await pilot.press("down")
        await pilot.resize_terminal(120, 36)
        await until_said(pilot, "S1-L1-02")
        assert "criterion 2 of 8 in Launched" in screen_text(app)


async def test_met_without_any_evidence_is_called_so(make_app: MakeApp, make_journey: MakeJourney) -> None:
    make_journey("Acme", id="acme")
    app = make_app(journey="acme")
    async with app.run_test(size=(120, 36)) as pilot:
        await open_screen(pilot, app, FocusScreen, "focus", "S1-L1-01")
        await pilot.press("m")
        assert "strength 0" not in (await until_said(pilot, "met without evidence"))
