"""The filter of rendered lines, and that every line of the app goes through it."""

from __future__ import annotations

import pytest
from rich.cells import cell_len
from rich.segment import ControlType, Segment
from rich.style import Style
from textual.app import App, ComposeResult
from textual.color import Color
from textual.content import Content
from textual.filter import LineFilter
from textual.widgets import Static

from gmrsj_tui.tui.guards.line_filter import ControlFilter
from gmrsj_tui.tui.guards.mixin import GuardedApp

BLACK = Color(0, 0, 0)
UNSAFE = [
    *map(chr, [*range(0x20), *range(0x7F, 0xA0)]),
    *"\u061c\u200e\u200f\u2028\u2029\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff\ud800\udfff",
]


def filtered(*segments: Segment) -> list[Segment]:
    return ControlFilter().apply(list(segments), BLACK)


@pytest.mark.parametrize("character", UNSAFE, ids=ascii)
def test_an_unsafe_character_is_gone_and_the_line_is_as_wide_as_before(character: str) -> None:
    text = f"a{character}b"
    (segment,) = filtered(Segment(text))
    assert character not in segment.text
    assert segment.text[0] == "a" and segment.text[-1] == "b"
    assert cell_len(segment.text) == cell_len(text)


@pytest.mark.parametrize(
    "text",
    ["", "plain", "Grüße", "日本語", "👩\u200d👩\u200d👧", "☎\ufe0f", "שלום", "नमस्ते", "no\u00a0break", "│─┐", "\ue0b0"],
)
def test_a_clean_line_is_returned_as_it_is(text: str) -> None:
    segments = [Segment(text, Style(bold=True)), Segment(" ")]
    assert ControlFilter().apply(segments, BLACK) is segments


def test_styles_stay_with_their_texts() -> None:
    bold, red = Style(bold=True), Style(color="red")
    assert filtered(Segment("a\x1b[2J", bold), Segment("b", red)) == [Segment("a[2J", bold), Segment("b", red)]


def test_segments_that_textual_marks_as_control_stay() -> None:
    control = Segment("\x1b[2J", None, [(ControlType.CLEAR,)])
    assert filtered(control) == [control]
    assert filtered(control, Segment("\x07")) == [control, Segment("")]


def test_a_link_whose_address_would_act_on_the_terminal_is_dropped_and_its_style_stays() -> None:
    (segment,) = filtered(Segment("site", Style(bold=True, link="https://x/\x1b]0;t\x07")))
    assert segment.style is not None
    assert segment.style.link is None and segment.style.bold
    good = Segment("site", Style(link="https://example.org/?q=ü"))
    assert filtered(good)[0].style is good.style


class OneLine(GuardedApp[None]):
    def compose(self) -> ComposeResult:
        yield Static(Content("a\x1b[2Jb\u202ec"))


async def test_the_filter_comes_first_for_every_widget_and_textuals_own_filters_stay() -> None:
    app = OneLine()
    async with app.run_test():
        filters = app.query_one(Static).get_line_filters()
        assert isinstance(filters[0], ControlFilter)
        assert list(filters[1:]) == list(App.get_line_filters(app))


async def test_textual_applies_the_filters_of_the_app_to_what_it_paints() -> None:
    class Shouting(LineFilter):
        def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
            return [Segment(segment.text.upper(), segment.style) for segment in segments]

    class Loud(OneLine):
        def get_line_filters(self) -> list[LineFilter]:
            return [*super().get_line_filters(), Shouting()]

    for kind, expected in ((OneLine, "a[2Jbc"), (Loud, "A[2JBC")):
        app = kind()
        async with app.run_test(size=(20, 3)):
            widget = app.query_one(Static)
            painted = widget.render_lines(widget.size.region)
            assert painted[0].text.rstrip() == expected
