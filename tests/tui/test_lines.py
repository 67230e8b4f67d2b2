from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from rich.cells import cell_len

from gmrsj_tui.tui.lines import Piece, bullet, columns, crop, crop_left, line, paragraph, plain_text, width_of, wrap

LETTERS = st.sampled_from([*"abc [/]{}", "漢", "字", "é", "e\u0301", "👩", "\u200d", "…", "\u00a0"])
TEXTS = st.lists(LETTERS, max_size=40).map("".join)
PIECES = st.lists(st.tuples(TEXTS, st.sampled_from(["", "dim", "strong"])), max_size=5)
WIDTHS = st.integers(2, 30)


def letters(text: str) -> str:
    """A text without the white space, which may move."""
    return "".join(text.split())


@given(TEXTS, WIDTHS)
def test_text_cropped_at_its_beginning_keeps_its_end(text: str, width: int) -> None:
    cropped = crop_left(text, width, "…")
    assert cell_len(cropped) <= width
    assert cropped == text if cell_len(text) <= width else text.endswith(cropped.removeprefix("…"))


@given(TEXTS, st.integers(-2, 30))
def test_cropped_text_is_never_wider_and_untouched_where_it_fits(text: str, width: int) -> None:
    cropped = crop(text, width, "…")
    assert cell_len(cropped) <= max(width, 0)
    if cell_len(text) <= width:
        assert cropped == text
    elif width > 0:
        assert cropped.endswith("…")


@given(PIECES, WIDTHS, st.booleans())
def test_wrapped_text_is_never_wider_and_loses_no_letter(pieces: list[Piece], width: int, feeds: bool) -> None:
    if feeds:
        pieces = [piece for each in pieces for piece in (each, ("\n", ""))]
    lines = wrap(pieces, width)
    assert lines and all(width_of(one) <= width for one in lines)
    assert letters(plain_text(lines)) == letters("".join(text for text, _ in pieces))


@given(PIECES, WIDTHS, st.integers(0, 8), st.integers(0, 8))
def test_lines_are_set_in_as_asked_where_there_is_room(pieces: list[Piece], width: int, first: int, rest: int) -> None:
    lines = wrap(pieces, width, "." * first, ":" * rest)
    assert all(width_of(one) <= width for one in lines)
    if max(first, rest) < width - 2 and any(letters(text) for text, _ in pieces):
        assert plain_text(lines[:1]).startswith("." * first)
        assert all(plain_text([one]).startswith(":" * rest) for one in lines[1:] if letters(plain_text([one])))


@given(PIECES, PIECES, st.integers(0, 40))
@example([("aaaaaaaaaa", ""), ("\u200d\u200daaa", "")], [], 12)
def test_columns_are_never_wider_and_the_right_one_is_kept_whole_where_it_can_be(
    left: list[Piece], right: list[Piece], width: int
) -> None:
    made = columns(left, right, width, "…")
    assert width_of(made) <= max(width, 0)
    said = "".join(text for text, _ in right)
    if said and width_of(right) <= width - 5:
        assert plain_text([made]).endswith(said.rstrip())
        assert width_of(made) == width


def test_a_cell_of_one_takes_narrow_letters_and_does_not_hang_on_wide_ones() -> None:
    assert plain_text(paragraph("ab c", 1)) == "a\nb\nc"
    assert plain_text(paragraph("漢a字", 1)) == "?\na\n?"
    assert crop("漢字", 1, "…") == "…" and crop("ab", 0, "…") == "" and plain_text(paragraph("", 0)) == ""


def test_words_are_broken_at_spaces_and_long_ones_where_the_line_ends() -> None:
    assert plain_text(wrap([("one two", ""), (" three", "strong")], 8)) == "one two\nthree"
    assert plain_text(paragraph("abcdefghij kl", 4)) == "abcd\nefgh\nij\nkl"
    assert plain_text(paragraph("a\n\nb", 10)) == "a\n\nb"
    assert plain_text(bullet("one two three", 9, "·")) == "· one two\n  three"


def test_styles_stay_with_their_texts() -> None:
    [first] = wrap([("S1 ", "dim"), ("Title", "title")], 20)
    assert first == (("S1", "dim"), (" ", "dim"), ("Title", "title"))
    assert line("plain", ("bold", "strong")) == (("plain", ""), ("bold", "strong"))


@pytest.mark.parametrize(
    ("width", "said"),
    [(20, "title          right"), (12, "title  right"), (11, "tit…  right"), (8, "title …"), (0, "")],
)
def test_the_left_column_gives_way(width: int, said: str) -> None:
    assert plain_text([columns([("title", "")], [(" right", "")], width, "…")]) == said
