"""Every screen at every size: from a wall of 300 columns to one cell, and readable where people work."""

from __future__ import annotations

from pathlib import Path

import pytest

from gmrsj_tui.journey.answer import Status
from gmrsj_tui.journey.changes import AnswerUpdate
from gmrsj_tui.tui.screens.step import StepScreen
from tests.tui.opening import in_front, joined
from tests.tui.prepared import acme, app_on, gm_rsj
from tests.tui.reading import screen_text, until, until_said

ANSWERS = (
    AnswerUpdate("S1-L1-01", Status.MET),
    AnswerUpdate("S1-L1-02", Status.IN_PROGRESS, note="A note\nof two lines", owner="Ana", due="2026-10-01"),
)
SCREENS = ("", "r", "o", "e", "/", "p", "?", "f", "a", "t", "B", "T", "W", "enter")
WALK = ((300, 90), (160, 34), (99, 23), (60, 16), (20, 6), (8, 4), (3, 2), (2, 1), (1, 2), (1, 1), (120, 36))


async def test_a_window_can_be_made_as_small_as_it_can_and_large_again(saves: Path) -> None:
    acme(saves, *ANSWERS)
    app = app_on(saves)
    async with app.run_test(size=(120, 36)) as pilot:
        step_screen = await in_front(pilot, app, StepScreen)
        for key in SCREENS:
            if key:
                await pilot.press(key)
                await until(pilot, lambda: app.screen is not step_screen, key)
            await pilot.pause()
            before = _words(screen_text(app))
            for size in WALK if not key else ((300, 90), (40, 10), (1, 1), (120, 36)):
                await pilot.resize_terminal(*size)
                assert app.screen.size == size
            await until(pilot, lambda before=before: _words(screen_text(app)) == before, key)  # type: ignore[misc]
            if key:
                await pilot.press("escape")
                await until(pilot, lambda: app.screen is step_screen, key)


def _words(text: str) -> list[str]:
    """The words of a screen, without what scrollbars and borders draw."""
    return [word for word in text.split() if word.isalnum()]


@pytest.mark.parametrize("size", [(60, 16), (80, 24), (120, 36), (200, 60)])
async def test_what_matters_can_be_read_where_people_work(saves: Path, size: tuple[int, int]) -> None:
    acme(saves, *ANSWERS)
    app = app_on(saves)
    async with app.run_test(size=size) as pilot:
        screen = await in_front(pilot, app, StepScreen)
        text = await until_said(pilot, "▸ ◐", "Acme 2026", "saved")
        criterion = gm_rsj().criterion("S1-L1-02")
        assert criterion is not None
        pane = screen.text.region
        said = joined("\n".join(line[pane.x : pane.right] for line in text.splitlines()[pane.y : pane.bottom]))
        assert criterion.statement in said, "the statement stands on the screen, whole"
        assert "in progress" in text and "Next for Launched" in text and "7 open" in text
        assert "S1-L1-02" in text and "Public promise to hear" in text
        assert "Not yet launched" in text and "? help" in text and "m met" in text
        for number in "1234":
            assert f"{number} " in text.splitlines()[1]
        for key, words in (
            ("r", ("31 actions", "▸", "overdue", "Ana")),
            ("o", ("▸ 1 Build", "Not yet launched")),
            ("e", ("holds no level yet", "Closing S1-L1-02")),
            ("/", ("Type a few words",)),
            ("p", ("w", "the whole journey", "Roadmap: Acme 2026")),
        ):
            await pilot.press(key)
            text = await until_said(pilot, *words, "? help", "Acme 2026")
            await pilot.press("escape")
            await in_front(pilot, app, StepScreen)


async def test_the_statement_is_never_pushed_out_by_a_long_note_or_title(saves: Path) -> None:
    acme(saves, AnswerUpdate("S1-L1-01", note="word " * 5000, owner="O" * 100, next_action="act " * 500))
    for size in ((60, 16), (120, 36)):
        app = app_on(saves)
        async with app.run_test(size=size) as pilot:
            await in_front(pilot, app, StepScreen)
            text = await until_said(pilot, "One named senior leader", "Next for Launched")
            assert "? help" in text
