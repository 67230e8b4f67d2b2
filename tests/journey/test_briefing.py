"""What somebody who comes back is told, by hand."""

from __future__ import annotations

from datetime import date

from gmrsj_tui.framework.model import Pack
from gmrsj_tui.journey.answer import Answer, Status
from gmrsj_tui.journey.briefing import MOST_LINES, Briefing, briefing
from gmrsj_tui.journey.changes import AnswerUpdate, record
from gmrsj_tui.journey.journey import Journey
from gmrsj_tui.journey.snapshots import take_snapshot
from gmrsj_tui.journey.standing import standing_of
from tests.journey.values import MET, NOW, journey_of, pack_of

TODAY = date(2026, 6, 1)
TWO = pack_of("S1-L1-01", "S1-L1-02", "S2-L1-01", steps=2)


def told(pack: Pack, journey: Journey, today: date = TODAY, **options: int) -> Briefing:
    return briefing(pack, journey, standing_of(pack, journey), today, **options)


def texts(found: Briefing) -> dict[str, str]:
    return {line.label: line.text for line in found.lines}


def test_a_new_journey_says_that_nothing_was_recorded_and_what_comes_first() -> None:
    found = told(TWO, journey_of())
    assert texts(found) == {
        "Last session": "none yet: nothing has been recorded",
        "Next in step 1": "S1-L1-01 Title S1-L1-01",
        "Next in step 2": "S2-L1-01 Title S2-L1-01",
    }
    assert found.first == "S1-L1-01"


def test_the_last_session_is_what_was_changed_without_a_long_pause() -> None:
    journey = journey_of()
    for when, who in (
        ("2026-02-01T08:00:00.000Z", "Ana"),
        ("2026-05-30T09:00:00.000Z", "Bo"),
        ("2026-05-30T12:30:00.000Z", "Bo"),
        ("2026-05-30T13:00:00.000Z", ""),
    ):
        status = Status.MET if journey.answer("S1-L1-01").status is not Status.MET else Status.NOT_MET
        journey = record(journey, TWO, [AnswerUpdate("S1-L1-01", status=status)], when, who)
    assert texts(told(TWO, journey))["Last session"] == "2026-05-30, 2 days ago: 3 changes, by Bo"
    assert "yesterday" in texts(told(TWO, journey, date(2026, 5, 31)))["Last session"]
    assert "today" in texts(told(TWO, journey, date(2026, 5, 30)))["Last session"]


def test_what_moved_since_the_last_snapshot_is_said_and_leads_to_what_slipped_back() -> None:
    journey = record(journey_of(), TWO, [AnswerUpdate("S2-L1-01", status=Status.MET)], NOW)
    journey = take_snapshot(journey, standing_of(TWO, journey), "June", NOW)
    assert texts(told(TWO, journey))['Since "June"'] == "nothing has moved"
    updates = [AnswerUpdate("S2-L1-01", status=Status.NOT_MET), AnswerUpdate("S1-L1-02", status=Status.MET)]
    found = told(TWO, record(journey, TWO, updates, NOW))
    assert texts(found)['Since "June"'] == "step 2 from Launched to Not yet launched; 1 more covered; 1 slipped back"
    assert found.first == "S2-L1-01"


def test_overdue_old_parked_and_waiting_answers_are_counted_and_named() -> None:
    journey = journey_of(
        {
            "S1-L1-01": Answer(Status.IN_PROGRESS, due="2026-05-31", owner="Ana", when="2026-05-01T00:00:00Z"),
            "S1-L1-02": Answer(parked=True),
            "S2-L1-01": MET._replace(due="2026-01-01", when="2025-05-30T00:00:00Z", review=True),
        }
    )
    found = texts(told(TWO, journey))
    assert found["Overdue (1)"] == "S1-L1-01 since 2026-05-31 (Ana)", "what is met is not overdue"
    assert found["Parked (1)"] == "S1-L1-02"
    assert found["Old answers (1)"] == "not looked at for a year; the oldest is S2-L1-01, of 2025-05-30"
    assert found["Needs review (1)"] == "S2-L1-01"
    assert "Old answers (2)" in texts(told(TWO, journey, review_days=7))
    assert not any(label.startswith("Old") for label in texts(told(TWO, journey, review_days=36_500)))


def test_due_today_is_not_overdue() -> None:
    journey = journey_of({"S1-L1-01": Answer(Status.IN_PROGRESS, due="2026-06-01")})
    assert not [line for line in told(TWO, journey).lines if line.kind == "overdue"]


def test_it_has_ten_lines_at_most_with_its_title_however_many_steps_there_are() -> None:
    pack = pack_of(*(f"S{number}-L1-01" for number in range(1, 31)), steps=30)
    found = told(pack, journey_of({"S1-L1-01": Answer(Status.IN_PROGRESS, due="2026-01-01", parked=True)}))
    assert len(found.lines) == MOST_LINES
    assert any(line.text.endswith("; and 24 more steps") for line in found.lines)


def test_a_journey_with_nothing_open_says_so() -> None:
    pack = pack_of("S1-L1-01")
    found = told(pack, journey_of({"S1-L1-01": MET}))
    assert texts(found)["Next"] == "nothing is open: every step has reached its target"
    assert found.first == ""


def test_long_names_of_people_and_snapshots_are_cut_and_say_so() -> None:
    long, name = "Ana " * 120, "Before the audit " * 6
    journey = record(journey_of(), TWO, [AnswerUpdate("S1-L1-01", owner=long, due="2026-01-01")], NOW, long[:200])
    journey = take_snapshot(journey, standing_of(TWO, journey), name, NOW)
    found = told(TWO, journey)
    cut = "Ana " * 9 + "A..."
    said = {line.kind: f"{line.label}: {line.text}" for line in found.lines}
    assert said["session"].endswith(f"1 change, by {cut}")
    assert said["overdue"] == f"Overdue (1): S1-L1-01 since 2026-01-01 ({cut})"
    assert said["since"].startswith('Since "Before the audit Before the audit Bef...": ')
