from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from gmrsj_tui.reports.workbook.sheet_names import sheet_names


def test_a_name_is_cut_between_words() -> None:
    assert sheet_names(["Step 3 Implement: handle cases and deliver remedy"]) == ("Step 3 Implement handle cases",)


def test_forbidden_signs_reserved_names_and_doubles_are_changed() -> None:
    wanted = ["a/b", "A B", "a b", "History", "'x'", "", "[]:*?/\\"]
    assert sheet_names(wanted) == ("a b", "A B (2)", "a b (3)", "History (2)", "x", "Sheet", "Sheet (2)")


@given(st.lists(st.text(max_size=40), max_size=12))
def test_every_name_is_one_that_spreadsheets_take(wanted: list[str]) -> None:
    names = sheet_names(wanted)
    assert len(names) == len(wanted) == len({name.casefold() for name in names})
    for name in names:
        assert 0 < len(name.encode("utf-16-le")) // 2 <= 31
        assert not re.search(r"[\[\]:*?/\\\x00-\x1f]", name) and name == name.strip("' ")
