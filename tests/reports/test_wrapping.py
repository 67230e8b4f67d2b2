from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from gmrsj_tui.reports.wrapping import cell_width, padded, paragraphs, wrapped
from gmrsj_tui.text import one_line

TEXTS = st.text(max_size=200).map(one_line)


@given(TEXTS, st.integers(10, 60))
def test_lines_fit_and_nothing_is_lost(text: str, width: int) -> None:
    lines = wrapped(text, width, first="- ", rest="    ")
    assert all(cell_width(line) <= width or "://" in line for line in lines)
    assert "".join("".join(lines)[2:].split()) == "".join(text.split())


def test_wide_letters_take_two_cells_and_marks_none() -> None:
    assert cell_width("ab") == 2
    assert cell_width("陳e\u0301") == 3


def test_words_that_are_too_long_are_broken_but_links_are_not() -> None:
    assert wrapped("abcdefghij", 4) == ["abcd", "efgh", "ij"]
    assert wrapped("see https://example.org/a/long/way", 10) == ["see", "https://example.org/a/long/way"]


def test_the_pieces_of_a_broken_word_never_share_a_line() -> None:
    assert wrapped("abcdefghi", 9, first="- ", rest="    ") == ["- abcde", "    fghi"]


def test_an_indent_hangs() -> None:
    assert wrapped("one two three", 9, first="1. ") == ["1. one", "   two", "   three"]


def test_lines_of_a_text_stay_lines() -> None:
    assert paragraphs("one\n\ntwo three", 9, first="N: ") == ["N: one", "   two", "   three"]


def test_padding_counts_cells() -> None:
    assert padded("陳", 4) == "陳  "
