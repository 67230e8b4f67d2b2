"""Points of the history by the names that people give them."""

from __future__ import annotations

import pytest

from gmrsj_tui.errors import GmrsjError
from gmrsj_tui.journey.changes import AnswerUpdate, record
from gmrsj_tui.journey.journey import Journey
from gmrsj_tui.journey.points import PRESENT, Point, at, default_from, moment_of, point_named, words
from gmrsj_tui.journey.snapshots import take_snapshot
from gmrsj_tui.journey.standing import standing_of
from tests.journey.values import journey_of, pack_of

PACK = pack_of("S1-L1-01")
DAYS = ("2026-06-09T07:00:00.000Z", "2026-06-09T23:59:59.999Z", "2026-06-16T08:00:00Z")


def answered(journey: Journey, when: str) -> Journey:
    note = f"Note {len(journey.changes) + 1}"
    return record(journey, PACK, [AnswerUpdate("S1-L1-01", note=note)], when)


def snapped(journey: Journey, name: str, when: str, *, automatic: bool = False) -> Journey:
    return take_snapshot(journey, standing_of(PACK, journey), name, when, automatic=automatic)


@pytest.fixture
def journey() -> Journey:
    made = snapped(answered(journey_of(created="2026-06-02T09:00:00.000Z"), DAYS[0]), "June begins", DAYS[0])
    made = snapped(answered(made, DAYS[1]), "June ends", DAYS[1])
    return snapped(answered(made, DAYS[2]), "session 2026-06-16 08:00", DAYS[2], automatic=True)


@pytest.mark.parametrize(
    ("reference", "change"),
    [
        ("June begins", 1),
        ("  june ENDS ", 2),
        ("june b", 1),
        ("session", 3),
        ("#2", 2),
        ("2", 2),
        ("0", 0),
        ("2026-06-02", 0),
        ("2026-06-08", 0),
        ("2026-06-09", 2),
        ("2026-06-15", 2),
        ("2026-06-16", 3),
        ("9999-12-31", 3),
        ("Now", None),
    ],
)
def test_a_point_is_a_snapshot_or_its_beginning_a_change_a_day_or_now(
    journey: Journey, reference: str, change: int | None
) -> None:
    point = point_named(journey, reference)
    assert point.change == change
    assert len(at(journey, point).changes) == (3 if change is None else change)


@pytest.mark.parametrize(
    ("reference", "problem"),
    [
        ("June", '\'June\' fits 2 snapshots: "June begins", "June ends"; give more of the name'),
        ("July", "there is no snapshot 'July'; 'gmrsj snapshots' lists them"),
        ("4", "there is no change 4; the history has 3 changes"),
        ("#99999999999", "there is no snapshot '#99999999999'"),
        ("2026-06-01", "was not there yet on 2026-06-01; it begins on 2026-06-02"),
        ("2026-13-01", "there is no snapshot '2026-13-01'"),
        ("", "there is no snapshot ''"),
    ],
)
def test_what_is_none_is_refused_with_what_there_is(journey: Journey, reference: str, problem: str) -> None:
    with pytest.raises(GmrsjError) as refused:
        point_named(journey, reference)
    assert problem in str(refused.value)


def test_a_stored_snapshot_that_is_called_like_a_day_is_meant_before_that_day(journey: Journey) -> None:
    stored = journey.snapshots[-1]._replace(name="2026-06-09", automatic=False)
    journey = journey._replace(snapshots=(*journey.snapshots, stored))
    meant = point_named(journey, "2026-06-09")
    assert meant.snapshot == stored and words(journey, meant).startswith('"2026-06-09", 2026-06-16')


def test_a_number_goes_before_the_beginning_of_a_name(journey: Journey) -> None:
    journey = snapped(journey, "2 sites", DAYS[2])
    assert point_named(journey, "2").snapshot is None
    journey = snapped(journey, "2027 plan", DAYS[2])
    assert point_named(journey, "2027").snapshot == journey.snapshots[-1]


def test_a_comparison_begins_with_the_latest_named_snapshot(journey: Journey) -> None:
    assert default_from(journey).snapshot == journey.snapshots[1]
    alone = journey._replace(snapshots=journey.snapshots[2:])
    assert default_from(alone).snapshot == journey.snapshots[2]
    with pytest.raises(GmrsjError, match="no snapshot to compare with"):
        default_from(journey._replace(snapshots=()))


def test_a_point_is_said_in_words(journey: Journey) -> None:
    assert words(journey, point_named(journey, "june e")) == '"June ends", 2026-06-09 23:59'
    assert words(journey, PRESENT) == "now"
    assert words(journey, Point(3)) == "change 3, 2026-06-16 08:00"
    assert words(journey, Point(0)) == "the beginning, 2026-06-02 09:00"
    assert words(journey, point_named(journey, "2026-06-10")) == "the end of 2026-06-10, change 2"
    assert words(journey, point_named(journey, "2026-06-03")) == "the end of 2026-06-03"
    assert moment_of(journey, PRESENT) == DAYS[2]
