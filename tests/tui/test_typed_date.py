from __future__ import annotations

from datetime import date

import pytest

from gmrsj_tui.errors import GmrsjError
from gmrsj_tui.tui.typed_date import typed_date

TODAY = date(2026, 11, 22)


@pytest.mark.parametrize(
    ("typed", "coming", "past"),
    [
        ("2026-12-31", "2026-12-31", "2026-12-31"),
        (" 31.12.2026 ", "2026-12-31", "2026-12-31"),
        ("31. 12. 2026", "2026-12-31", "2026-12-31"),
        ("31.12.", "2026-12-31", "2025-12-31"),
        ("31.12.26", "2026-12-31", "2026-12-31"),
        ("1.2.07", "2007-02-01", "2007-02-01"),
        ("31 Dec 27", "2027-12-31", "2027-12-31"),
        ("31 Dec", "2026-12-31", "2025-12-31"),
        ("31 december 2027", "2027-12-31", "2027-12-31"),
        ("1 mar", "2027-03-01", "2026-03-01"),
        ("22 nov", "2026-11-22", "2026-11-22"),
        ("29 Feb", "2028-02-29", "2024-02-29"),
        ("+30", "2026-12-22", "2026-12-22"),
        ("-1", "2026-11-21", "2026-11-21"),
        ("today", "2026-11-22", "2026-11-22"),
        ("Tomorrow", "2026-11-23", "2026-11-23"),
        ("", "", ""),
        ("  ", "", ""),
    ],
)
def test_a_date_is_understood_in_the_ways_in_which_people_type_it(typed: str, coming: str, past: str) -> None:
    assert typed_date(typed, TODAY, "coming") == coming
    assert typed_date(typed, TODAY, "past") == past


@pytest.mark.parametrize(
    "typed",
    ["31.2.2027", "2026-02-30", "0 Jan", "soon", "12/31/2026", "5 Mai", "29 Feb 2027", "1.1.0000", "1.1.126", "+"],
)
def test_what_is_no_date_is_refused_with_the_ways_to_type_one(typed: str) -> None:
    with pytest.raises(GmrsjError, match="31 Dec"):
        typed_date(typed, TODAY, "coming")
