from __future__ import annotations

import time
from datetime import date

import pytest

from gmrsj_tui import clock
from gmrsj_tui.tui.words import moment
from tests.conftest import ClockAt

DAY, MIDNIGHT = "2026-11-22T00:00:00Z", "2026-11-22T00:00:00.000Z"


@pytest.mark.parametrize("zone", ["UTC", "America/Lima", "Asia/Tokyo"])
def test_a_moment_of_which_only_the_day_is_known_is_that_day_everywhere_and_has_no_hour(
    monkeypatch: pytest.MonkeyPatch, zone: str, clock_at: ClockAt
) -> None:
    monkeypatch.setenv("TZ", zone)
    time.tzset()
    clock_at("2026-11-22T12:00:00.000Z")
    assert clock.local_day(DAY) == date(2026, 11, 22)
    assert clock.minute(DAY) == "2026-11-22"
    assert moment(DAY) == moment(DAY, brief=True) == "today"
    clock_at("2026-12-01T12:00:00.000Z")
    assert moment(DAY) == moment(DAY, brief=True) == "22 Nov"
    clock_at("2027-12-01T12:00:00.000Z")
    assert moment(DAY) == moment(DAY, brief=True) == "22 Nov 2026"


def test_a_change_that_was_made_at_midnight_keeps_its_hour(clock_at: ClockAt) -> None:
    clock_at("2026-11-22T12:00:00.000Z")
    assert not clock.day_only(MIDNIGHT) and not clock.day_only(clock.now())
    assert (clock.minute(MIDNIGHT), moment(MIDNIGHT)) == ("2026-11-22 00:00", "00:00")
    clock_at("2026-12-01T12:00:00.000Z")
    assert (moment(MIDNIGHT), moment(MIDNIGHT, brief=True)) == ("22 Nov 00:00", "22 Nov")
    assert moment("soon") == ""
