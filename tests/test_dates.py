from __future__ import annotations

from datetime import date

import pytest

from gmrsj_tui.dates import typed_date, whole_date
from gmrsj_tui.errors import GmrsjError

TODAY = date(2026, 11, 22)


@pytest.mark.parametrize(
    ("typed", "coming", "past"),
    [
        ("2026-12-31", "2026-12-31", "2026-12-31"),
        (" 31.12.2026 ", "2026-12-31", "2026-12-31"),
        ("31. 12. 2026", "2026-12-31", "2026-12-31"),
        ("31.12.", "2026-12-31", "2025-12-31"),
        ("15.12", "2026-12-15", "2025-12-15"),
        ("1. 3", "2027-03-01", "2026-03-01"),
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
        ("2026/12/31", "2026-12-31", "2026-12-31"),
        ("2026-2-1", "2026-02-01", "2026-02-01"),
        ("12/31/2027", "2027-12-31", "2027-12-31"),
        ("Dec 31, 2027", "2027-12-31", "2027-12-31"),
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
    ["31.2.2027", "2026-02-30", "0 Jan", "soon", "5 Mai", "31 decade", "29 Feb 2027", "1.1.0000", "1.1.126", "+"],
)
def test_what_is_no_date_is_refused_with_the_ways_to_type_one(typed: str) -> None:
    with pytest.raises(GmrsjError, match="31 Dec"):
        typed_date(typed, TODAY, "coming")


@pytest.mark.parametrize(
    "written",
    [
        *("2026-12-31", " 2026-12-31 ", "2026/12/31", "2026.12.31", "2026. 12. 31."),
        *("31.12.2026", "31. 12. 2026", "31/12/2026", "12/31/2026", "31-12-2026"),
        *("31 Dec 2026", "31. December 2026", "31-Dec-2026", "Dec 31, 2026", "december 31 2026"),
    ],
)
def test_a_whole_date_that_can_mean_one_day_only_is_taken(written: str) -> None:
    assert whole_date(written, "the day") == "2026-12-31"


def test_a_date_with_strokes_is_taken_where_both_numbers_are_the_same_and_dots_have_the_day_first() -> None:
    assert whole_date("5/5/2026", "the day") == "2026-05-05"
    assert whole_date("03.04.2026", "the day") == "2026-04-03"
    assert whole_date("  ", "the day") == ""


@pytest.mark.parametrize("written", ["03/04/2026", "3/4/2026", "03-04-2026"])
def test_a_date_that_can_be_either_of_two_days_is_refused_with_how_to_write_both(written: str) -> None:
    with pytest.raises(GmrsjError) as refused:
        whole_date(written, "the due date of S1-L1-01")
    assert str(refused.value) == (
        f"the due date of S1-L1-01 can be either of two days: {written!r}; write it as 2026-04-03 or 2026-03-04"
    )
    with pytest.raises(GmrsjError, match="2026-04-03 or 2026-03-04"):
        typed_date(written, TODAY, "coming")


@pytest.mark.parametrize(
    "written",
    [
        *(
            "31.12.",
            "31.12",
            "31.12.26",
            "31 Dec",
            "31-Dec-26",
            "+30",
            "today",
            "tomorrow",
            "soon",
            "2027",
            "20261231",
            "46418",
        ),
        *("2026-02-30", "31.2.2027", "13/13/2026", "30/2/2026", "0/1/2026", "1.1.0000", "5 Mai 2026", "2026-12/31"),
    ],
)
def test_what_is_no_whole_date_is_refused_with_how_to_write_one(written: str) -> None:
    with pytest.raises(GmrsjError) as refused:
        whole_date(written, "the day")
    assert str(refused.value) == f"the day is not a date: {written!r}; write it as YYYY-MM-DD, such as 2026-11-30"
