from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gmrsj_tui.tui.both_texts import both_texts, mark_of, replaced_words

TEXTS = st.text(st.sampled_from("ab \n"), max_size=8)


@pytest.mark.parametrize(
    ("begun", "theirs", "mine", "both"),
    [
        ("", "", "M", "M"),
        ("B", "B", "M", "M"),
        ("B", "B", "", ""),
        ("B", "T", "B", "T"),
        ("B", "T", "", "T"),
        ("B", "", "M", "M"),
        ("B", "T", "M", "T\n--\nM"),
        ("", "T", "M", "T\n--\nM"),
        ("B.", "B. T", "B. M", "B. T\n--\nM"),
        ("B.", "T", "B. M", "T\n--\nB. M"),
        ("", "same", "same", "same"),
        ("", "Nothing", "No", "Nothing\n--\nNo"),
        ("", "One", "One\ntwo", "One\ntwo"),
        ("", "One\ntwo", "two", "One\ntwo"),
    ],
)
def test_both_texts_are_kept(begun: str, theirs: str, mine: str, both: str) -> None:
    assert both_texts(begun, theirs, mine, "--") == both


@given(TEXTS, TEXTS, TEXTS)
def test_what_either_wrote_is_in_it(begun: str, theirs: str, mine: str) -> None:
    both = both_texts(begun, theirs, mine, "--")
    begun, theirs, mine = begun.strip(), theirs.strip(), mine.strip()
    if theirs != begun:
        assert theirs in both
    if mine != begun:
        assert mine in both or both.endswith(mine.removeprefix(begun).strip())


def test_the_mark_names_who_and_when() -> None:
    assert mark_of("Ana").startswith("-- written at the same time by Ana, 20")
    assert mark_of("").startswith("-- written at the same time, 20")


def test_what_was_replaced_is_said() -> None:
    assert replaced_words("the owner", "Ana", "Bo") == (
        'Elsewhere the owner was changed to "Ana" meanwhile; it is now "Bo".'
    )
    assert replaced_words("the owner", "", "") == "Elsewhere the owner was removed meanwhile; it is now empty."
