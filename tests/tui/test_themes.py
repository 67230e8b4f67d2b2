"""Every theme, and no colour at all."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.color import Color

from gmrsj_tui.journey.answer import Status
from gmrsj_tui.journey.changes import AnswerUpdate
from gmrsj_tui.tui.app import GmrsjApp
from gmrsj_tui.tui.screens.step import StepScreen
from gmrsj_tui.tui.screens.styled import STYLES
from gmrsj_tui.tui.themes import DARK, LIGHT
from gmrsj_tui.tui.widgets.line_view import LineView
from tests.tui.opening import in_front
from tests.tui.prepared import acme, app_on
from tests.tui.reading import screen_text, until, until_said

ANSWERS = (
    AnswerUpdate("S1-L1-01", Status.MET, note="A note"),
    AnswerUpdate("S1-L1-02", Status.IN_PROGRESS),
    AnswerUpdate("S1-L1-03", Status.NOT_MET),
    AnswerUpdate("S1-L1-04", Status.NOT_APPLICABLE, reason="No"),
    AnswerUpdate("S1-L2-01", Status.MET),
)


def cursor_row(app: GmrsjApp) -> int:
    """The line of the screen on which the cursor stands."""
    return next(n for n, text in enumerate(screen_text(app).splitlines()) if text.startswith(" ▸ "))


def look_of(app: GmrsjApp, row: int) -> tuple[object, object, bool, bool]:
    """How most of a line looks: colours, bold, reversed."""
    strip = app.screen._compositor.render_strips()[row]
    segment = max(strip.crop(1, 60), key=lambda segment: len(segment.text))
    style = segment.style
    assert style is not None
    return style.color, style.bgcolor, bool(style.bold), bool(style.reverse)


async def test_the_text_is_the_same_in_every_theme_and_the_cursor_stands_out(saves: Path) -> None:
    acme(saves, *ANSWERS)
    app = app_on(saves)
    async with app.run_test(size=(120, 36)) as pilot:
        await in_front(pilot, app, StepScreen)
        before = await until_said(pilot, " ▸ ")
        row = cursor_row(app)
        assert {DARK.name, LIGHT.name, "ansi-dark", "ansi-light"} <= set(app.available_themes)
        for theme in app.available_themes:
            app.theme = theme
            await pilot.pause()
            assert screen_text(app) == before, theme
            assert look_of(app, row) != look_of(app, row + 1), theme


@pytest.mark.parametrize("theme", [DARK.name, LIGHT.name])
async def test_text_can_be_read_in_the_house_themes(saves: Path, theme: str) -> None:
    acme(saves)
    app = app_on(saves, settings=f'theme = "{theme}"')
    async with app.run_test(size=(120, 36)) as pilot:
        screen = await in_front(pilot, app, StepScreen)
        assert app.theme == theme
        for widget in screen.query(LineView):
            base = widget.rich_style.bgcolor
            assert base is not None
            for name in STYLES:
                style = widget.rich_style + widget.style_of(name)
                assert style.color is not None and style.bgcolor is not None
                contrast = _contrast(Color.from_rich_color(style.color), Color.from_rich_color(style.bgcolor))
                assert contrast >= 4.5, f"{name} on {widget.id}: {contrast:.1f}"


def _contrast(first: Color, second: Color) -> float:
    """The contrast ratio of WCAG 2."""

    def luminance(color: Color) -> float:
        parts = [part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in color.normalized]
        return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]

    light, dark = sorted((luminance(first), luminance(second)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


async def test_without_colour_the_cursor_is_reversed_and_says_the_same(
    saves: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    acme(saves, *ANSWERS)
    app = app_on(saves)
    async with app.run_test(size=(120, 36)) as pilot:
        await in_front(pilot, app, StepScreen)
        coloured = await until_said(pilot, " ▸ ")
    monkeypatch.setenv("NO_COLOR", "1")
    app = app_on(saves)
    async with app.run_test(size=(120, 36)) as pilot:
        await in_front(pilot, app, StepScreen)
        await until(pilot, lambda: screen_text(app) == coloured)
        row = cursor_row(app)
        assert look_of(app, row)[3] and not look_of(app, row + 1)[3]
        assert "in progress" in coloured and "not met" in coloured and "banked" in coloured
