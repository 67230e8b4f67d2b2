"""Charts as SVG: read back as XML, self-contained, with their figures as text, and told apart without colour."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import Any
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gmrsj_tui.reports.blocks import (
    Bar,
    Chart,
    EffectivenessBars,
    GridCell,
    GridRow,
    GridState,
    LevelGrid,
    LevelsOverTime,
    TimePoint,
)
from gmrsj_tui.reports.svg.drawing import fitted, text_width
from gmrsj_tui.reports.svg.signs import sign_svg
from gmrsj_tui.reports.svg_charts import NARROWEST, svg
from tests.reports.html_samples import HOSTILE, bars, grid, hostile, over_time

SPACE = "{http://www.w3.org/2000/svg}"


def counting() -> Any:
    numbers = iter(range(1000))
    return lambda: hostile(next(numbers))


CHARTS: dict[str, Chart] = {
    "grid": grid(),
    "grid of two levels": grid(levels=2),
    "grid of nine levels": grid(levels=9),
    "hostile grid": grid(counting()),
    "bars": bars(),
    "hostile bars": bars(counting()),
    "over time": over_time(),
    "thirty steps over time": over_time(steps=30),
    "hostile over time": over_time(counting()),
    "nothing over time": LevelsOverTime("Nothing", ("One",), ("1. A step",), ()),
    "no bars": EffectivenessBars("Nothing", ()),
    "no grid": LevelGrid("Nothing", (), ()),
}
each_chart = pytest.mark.parametrize("name", CHARTS)


def read(chart: Chart, width: int = 640) -> ElementTree.Element:
    return ElementTree.fromstring(svg(chart, width=width))


def words(tree: ElementTree.Element) -> list[str]:
    return [element.text or "" for element in tree.iter(f"{SPACE}text")]


@each_chart
@pytest.mark.parametrize("width", [NARROWEST, 640, 1000])
def test_a_chart_is_xml_of_the_width_that_was_asked_for(name: str, width: int) -> None:
    tree = read(CHARTS[name], width)
    assert tree.tag == f"{SPACE}svg" and tree.get("width") == str(width)
    assert tree.get("viewBox") == f"0 0 {width} {tree.get('height')}" and float(tree.get("height") or 0) > 0


@each_chart
def test_it_holds_shapes_and_words_only_and_refers_to_nothing(name: str) -> None:
    tree = read(CHARTS[name])
    assert {element.tag for element in tree.iter()} <= {
        f"{SPACE}{tag}" for tag in ("svg", "rect", "path", "circle", "text")
    }
    allowed = {"x", "y", "width", "height", "cx", "cy", "r", "rx", "d", "fill", "stroke", "stroke-width", "class"}
    allowed |= {
        "stroke-dasharray",
        "font-size",
        "font-weight",
        "font-family",
        "text-anchor",
        "viewBox",
        "role",
        "direction",
        "aria-label",
    }
    for element in tree.iter():
        assert set(element.attrib) <= allowed
        assert "url(" not in str(element.attrib.get("fill")) + str(element.attrib.get("stroke"))


@each_chart
@pytest.mark.parametrize("width", [NARROWEST, 640])
def test_everything_stands_inside_the_picture(name: str, width: int) -> None:
    tree = read(CHARTS[name], width)
    high = float(tree.get("height") or 0)
    for element in tree.iter():
        if element.tag == f"{SPACE}rect":
            x, y, wide, tall = (float(element.get(key) or 0) for key in ("x", "y", "width", "height"))
            assert x >= -0.01 and x + wide <= width + 0.01 and y >= -0.01 and y + tall <= high + 0.01
        if element.tag == f"{SPACE}text":
            x, y, size = (float(element.get(key) or 0) for key in ("x", "y", "font-size"))
            wide = text_width(element.text or "", size, bold=element.get("font-weight") == "bold")
            start = x - wide * {"middle": 0.5, "end": 1.0}.get(element.get("text-anchor") or "", 0.0)
            assert start >= -0.01 and y <= high + 0.01
            assert start + wide <= width + size, f"{element.text!r} ends at {start + wide}"


@each_chart
def test_the_same_chart_gives_the_same_bytes(name: str) -> None:
    assert svg(CHARTS[name]) == svg(CHARTS[name])


def test_the_font_is_the_one_that_was_asked_for() -> None:
    assert ElementTree.fromstring(svg(bars(), font='"Noto Sans", serif')).get("font-family") == '"Noto Sans", serif'


def test_every_cell_of_the_grid_shows_its_figures_and_its_words() -> None:
    cells = tuple(GridCell(state, 3, 8) for state in (GridState.HELD, GridState.IN_THE_WAY, GridState.OPEN))
    tree = read(LevelGrid("Levels", ("One", "Two", "Three"), (GridRow(1, "Govern", "One", cells),)))
    shown = words(tree)
    assert shown.count("3 of 8") == 3 and {"One", "Two", "Three", "1. Govern"} <= set(shown)
    assert {"held", "next level", "open"} <= set(shown)
    assert "1. Govern: One; One 3 of 8, held; Two 3 of 8, next level" in str(tree.get("aria-label"))


def test_figures_are_never_cut_however_narrow_the_grid_is() -> None:
    cells = tuple(GridCell(GridState.PART, 12, 38) for _ in range(9))
    row = GridRow(1, "Govern", "One", cells)
    shown = words(read(LevelGrid("Levels", tuple("ABCDEFGHI"), (row,)), NARROWEST))
    assert shown.count("12/38") == 9


def test_every_state_has_a_shape_of_its_own() -> None:
    shapes = {re.sub(r'(fill|stroke)="#\w+"', r"\1", sign_svg(state)) for state in GridState}
    assert len(shapes) == len(GridState)
    assert all('aria-hidden="true"' in sign_svg(state) for state in GridState)


def test_a_bar_is_as_long_as_its_counts_and_has_them_beside_it() -> None:
    chart = EffectivenessBars("Bars", (Bar("a", "Legitimate", 3, 3, 12), Bar("b", "Fair", 2, 2, 6)))
    tree = read(chart)
    assert {"3 met, 3 covered, of 12", "2 met, 2 covered, of 6"} <= set(words(tree))
    found = [float(one.get("width") or 0) for one in tree.iter(f"{SPACE}rect") if float(one.get("height") or 0) == 15]
    whole_a, met_a, whole_b, met_b = found
    assert met_a / whole_a == pytest.approx(3 / 12, abs=0.01) and met_b / whole_b == pytest.approx(2 / 6, abs=0.01)
    assert whole_b / whole_a == pytest.approx(6 / 12, abs=0.01)


def test_what_is_covered_without_being_met_is_hatched() -> None:
    met = svg(EffectivenessBars("B", (Bar("a", "A", 3, 3, 9),)))
    covered = svg(EffectivenessBars("B", (Bar("a", "A", 0, 3, 9),)))
    assert covered.count("<path") == met.count("<path") + 1, "the lines of the hatching"


def test_nothing_in_a_chart_is_a_percentage() -> None:
    assert "%" not in svg(bars()) + svg(grid()) + svg(over_time())


def test_six_stairs_in_a_panel_differ_in_dash_and_in_mark() -> None:
    chart = over_time(steps=6)
    tree = read(chart)
    stairs = [one for one in tree.iter(f"{SPACE}path") if one.get("stroke-width") == "2"]
    assert len({one.get("stroke-dasharray") for one in stairs}) == len(stairs) == 6


def test_a_stair_goes_up_where_the_level_rises_and_is_labelled_at_its_end() -> None:
    points = (
        TimePoint("a", "2026-01-01", (0,)),
        TimePoint("b", "2026-07-01", (2,)),
        TimePoint("c", "2027-01-01", (2,)),
    )
    tree = read(LevelsOverTime("Levels", ("Launched", "Established"), ("1. Govern",), points))
    (stair,) = (one for one in tree.iter(f"{SPACE}path") if one.get("stroke-width") == "2")
    corners = [tuple(map(float, pair.split())) for pair in re.findall(r"[\d.]+ [\d.]+", stair.get("d") or "")]
    heights = [y for _, y in corners]
    assert heights[0] == heights[1] > heights[2] == heights[3]
    across = [x for x, _ in corners]
    assert (across[1] - across[0]) / (across[-1] - across[0]) == pytest.approx(181 / 365, abs=0.01)
    assert {"1. Govern", "Launched", "Established", "Not yet launched", "2026-01-01", "2027-01-01"} <= set(words(tree))


def test_labels_never_lie_upon_each_other() -> None:
    points = (TimePoint("a", "2026-01-01", (0,) * 6), TimePoint("b", "2026-07-01", (0,) * 6))
    steps = tuple(f"{number}. A step whose title needs a second line" for number in range(1, 7))
    for width in (330, 640):
        tree = read(LevelsOverTime("L", ("One",), steps, points), width)
        labels = [one for one in tree.iter(f"{SPACE}text") if float(one.get("x") or 0) > width * 0.6]
        heights = sorted(float(one.get("y") or 0) for one in labels if not re.match(r"\d{4}-", one.text or ""))
        assert len(heights) >= 6
        assert all(lower - upper >= 12 for upper, lower in pairwise(heights))


def test_days_that_no_calendar_has_and_days_out_of_order_do_no_harm() -> None:
    for days in (("someday", "2026-01-01"), ("2026-02-01", "2026-01-01"), ("2026-01-01", "2026-01-01"), ("", "")):
        points = tuple(TimePoint(day, day, (1,)) for day in days)
        assert read(LevelsOverTime("L", ("One",), ("1. A",), points)) is not None


@settings(max_examples=60)
@given(
    st.one_of(st.text(max_size=80), st.sampled_from(HOSTILE)),
    st.floats(min_value=20, max_value=300),
    st.integers(min_value=1, max_value=3),
)
def test_a_fitted_text_keeps_to_its_width_and_lines_and_loses_nothing_unsaid(
    text: str, width: float, lines: int
) -> None:
    made = fitted(text, width, 12, lines)
    assert 1 <= len(made) <= lines
    assert all(text_width(line, 12) <= width or len(line) == 1 for line in made)
    if not made[-1].endswith("…"):
        from gmrsj_tui.text import one_line

        assert "".join(made).replace(" ", "") == one_line(text).replace(" ", "")
