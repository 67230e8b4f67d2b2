"""Colours of pages and charts: contrast after WCAG 2.2, no colour but the palette's, nothing said by colour alone."""

from __future__ import annotations

import re
from itertools import product

import pytest

from gmrsj_tui.reports.blocks import Page
from gmrsj_tui.reports.html_page import render
from gmrsj_tui.reports.page_colours import DARK, DECORATION, GRAPHICS, GROUNDS, LIGHT, TEXTS, Palette
from gmrsj_tui.reports.svg_charts import svg
from tests.reports.html_samples import bars, everything, grid, over_time

PALETTES = {"light": LIGHT, "dark": DARK}
SYSTEM = {"Canvas", "CanvasText", "LinkText"}
RULE = re.compile(r"([^{}]+)\{([^{}]*)\}")


def luminance(colour: str) -> float:
    """Relative luminance (WCAG 2.2)."""
    parts = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def test_the_measure_is_right() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize(("scheme", "text", "ground"), [*product(PALETTES, TEXTS, GROUNDS)])
def test_every_text_can_be_read_on_every_ground(scheme: str, text: str, ground: str) -> None:
    palette = PALETTES[scheme]
    assert contrast(getattr(palette, text), getattr(palette, ground)) >= 4.5


@pytest.mark.parametrize(("scheme", "line", "ground"), [*product(PALETTES, GRAPHICS, GROUNDS)])
def test_every_line_that_means_something_can_be_seen_on_every_ground(scheme: str, line: str, ground: str) -> None:
    palette = PALETTES[scheme]
    assert contrast(getattr(palette, line), getattr(palette, ground)) >= 3


def test_every_colour_of_the_palette_is_one_of_those_that_are_measured() -> None:
    assert set(Palette._fields) == {*TEXTS, *GROUNDS, *GRAPHICS, *DECORATION}


def style() -> str:
    text = render(everything())
    found = text[text.index("<style>") + 7 : text.index("</style>")]
    return re.sub(r"/\*.*?\*/", "", found, flags=re.S)


def declarations() -> list[tuple[str, str, str]]:
    """Selector, property and value of every declaration."""
    return [
        (selector.strip(), name.strip(), value.strip())
        for selector, inside in RULE.findall(style())
        for name, _, value in (part.partition(":") for part in inside.split(";") if part.strip())
    ]


def test_text_and_grounds_get_their_colours_from_the_measured_ones_only() -> None:
    seen = set()
    for selector, name, value in declarations():
        if name in ("color", "background"):
            used = re.findall(r"var\(--([a-z]+)\)", value)
            allowed = TEXTS if name == "color" else GROUNDS
            assert set(used) <= set(allowed), f"{selector}: {name}: {value}"
            assert used or value in {"inherit", LIGHT.muted, *SYSTEM}, f"{selector}: {name}: {value}"
            seen.update(used)
    assert seen == {*TEXTS, *GROUNDS}


def test_no_other_colour_is_written_anywhere_in_the_style() -> None:
    for selector, name, value in declarations():
        if not name.startswith("--"):
            assert set(re.findall(r"#[0-9a-f]{3,8}\b", value)) <= {LIGHT.muted}, f"{selector}: {name}: {value}"
        assert "rgb" not in value and "hsl" not in value


def test_what_only_decorates_says_nothing_that_is_not_said_otherwise() -> None:
    users = {selector for selector, name, value in declarations() if "--rule)" in value and not name.startswith("--")}
    assert users == {
        "footer", "tbody tr", ".grid tbody tr", ".tile.nothing", ".facts", ".s-rule", ".f-rule",
    }  # fmt: skip


def test_dark_is_for_screens_only_and_paper_is_always_light() -> None:
    text = style()
    (dark,) = re.findall(r"@media ([^{]*)\{ :root \{ color-scheme: dark", text)
    assert dark.strip() == "screen and (prefers-color-scheme: dark)"
    assert text.index(f"--paper: {LIGHT.paper}") < text.index(f"--paper: {DARK.paper}")


def test_forced_colours_reach_the_whole_palette() -> None:
    forced = style().split("(forced-colors: active)")[1]
    for name in Palette._fields:
        assert re.search(rf"--{name}: Canvas(Text)?;", forced)


@pytest.mark.parametrize("chart", [grid(), bars(), over_time()], ids=["grid", "bars", "over time"])
def test_a_chart_has_the_colours_for_light_paper_and_classes_for_dark_screens(chart: object) -> None:
    drawn = svg(chart)  # type: ignore[arg-type]
    painted = re.findall(r'<\w+ [^>]*?fill="([^"]+)"(?: stroke="([^"]+)")?[^>]*?class="([^"]+)"', drawn)
    assert painted
    for fill, stroke, classes in painted:
        wanted = [f"f-{name}" for name in Palette._fields if fill == getattr(LIGHT, name)][:1]
        wanted += [f"s-{name}" for name in Palette._fields if stroke == getattr(LIGHT, name)][:1]
        assert classes.split() == wanted
    for name in re.findall(r'<text [^>]*class="f-([a-z]+)"', drawn):
        assert name in TEXTS


def test_the_states_of_the_grid_differ_in_print_without_any_colour() -> None:
    frames: dict[str, str] = {}
    for selector, name, value in declarations():
        if selector.startswith(".tile") and name.startswith("border"):
            frames.setdefault(selector, "")
            frames[selector] += re.sub(r"var\(--[a-z]+\)", "", value)
    assert len({frames[f".tile.{state}"] for state in ("next", "ready", "part")}) == 3


def test_a_page_prints_its_running_line_and_repeats_the_heads_of_tables() -> None:
    text = render(Page("T", (), running="Acme"))
    assert "thead { display: table-header-group; }" in text
    assert '@bottom-left { content: "Acme"' in text and "counter(page)" in text
    assert ".new-page { break-before: page;" in text
