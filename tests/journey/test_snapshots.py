"""Taking snapshots, and the warning when a step falls below a level that one recorded."""

from __future__ import annotations

from collections.abc import Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gmrsj_tui.errors import GmrsjError
from gmrsj_tui.journey.answer import Answer
from gmrsj_tui.journey.changes import AnswerUpdate, record, undo
from gmrsj_tui.journey.journey import Journey
from gmrsj_tui.journey.snapshots import (
    Slip,
    answers_changed,
    latest,
    slip_words,
    slipped,
    take_automatic,
    take_snapshot,
)
from gmrsj_tui.journey.standing import rank_of, standing_of
from tests.journey.strategies import journeys, packs
from tests.journey.values import EXCUSED, LATER, MET, NOT_MET, NOW, TRACKS, criterion, journey_of, pack_of
from tests.store.making import PACK, histories, rich_journey

SMALL = pack_of("S1-L1-01", "S1-L1-02", "S1-L2-01", "S2-L1-01", steps=2)
LAUNCHED = {"S1-L1-01": MET, "S1-L1-02": MET}


def snapped(journey: Journey, name: str = "June", *, automatic: bool = False) -> Journey:
    return take_snapshot(journey, standing_of(SMALL, journey), name, NOW, "Ana", automatic=automatic)


def slips(before: Journey, after: Journey) -> tuple[Slip, ...]:
    return slipped(SMALL, before, after, standing_of(SMALL, before), standing_of(SMALL, after))


def answered(journey: Journey, answers: Mapping[str, Answer]) -> Journey:
    return journey._replace(answers={**journey.answers, **answers})


def test_a_snapshot_points_at_the_last_change_and_records_the_levels() -> None:
    journey = rich_journey()
    after = take_snapshot(journey, standing_of(PACK, journey), "  Session\nof June ", LATER, " Ana ")
    (snapshot,) = after.snapshots
    assert (snapshot.name, snapshot.when, snapshot.who) == ("Session of June", LATER, "Ana")
    assert snapshot.change == len(journey.changes)
    assert snapshot.levels == {step.step.id: step.held for step in standing_of(PACK, journey).steps}
    assert not snapshot.automatic
    assert after._replace(snapshots=()) == journey


@pytest.mark.parametrize("name", ["June", "june", " JUNE ", "session 2026-01-02 03:04"])
def test_a_name_is_used_once_in_any_case_of_letters(name: str) -> None:
    journey = snapped(snapped(journey_of(), "June"), "Session 2026-01-02 03:04", automatic=True)
    with pytest.raises(GmrsjError, match=r'there is a snapshot ".*" already, of 2026-01-02 03:04; .*another name'):
        snapped(journey, name)


@pytest.mark.parametrize(
    ("name", "problem"),
    [
        ("", "needs a name"),
        (" \n\t ", "needs a name"),
        ("x" * 501, "501 characters"),
        ("Now", "stands for the journey as it is"),
        ("12", "stands for a change"),
        ("#12", "stands for a change"),
        ("2026-06-30", "stands for the end of that day"),
        (" 2026-06-30 ", "stands for the end of that day"),
    ],
)
def test_a_name_that_is_none_or_stands_for_something_else_is_refused(name: str, problem: str) -> None:
    with pytest.raises(GmrsjError, match=problem):
        snapped(journey_of(), name)


def test_the_latest_snapshot_is_a_named_one_where_there_is_any() -> None:
    journey = journey_of()
    assert latest(journey) is None
    journey = snapped(journey, "by itself", automatic=True)
    assert latest(journey) == journey.snapshots[0]
    journey = snapped(snapped(journey, "June"), "by itself again", automatic=True)
    assert latest(journey) == journey.snapshots[1]
    journey = snapped(record(journey, SMALL, [AnswerUpdate("S1-L1-01", note="x")], LATER), "Autumn")
    assert latest(journey) == journey.snapshots[-1]


def test_an_automatic_snapshot_is_taken_when_an_answer_has_changed_since_the_last_one() -> None:
    journey = journey_of()
    standing = standing_of(SMALL, journey)
    assert take_automatic(journey, standing, NOW) is journey
    once = record(journey, SMALL, [AnswerUpdate("S1-L1-01", note="Seen.")], NOW)
    taken = take_automatic(once, standing, NOW)
    assert [(one.name, one.automatic) for one in taken.snapshots] == [("session 2026-01-02 03:04", True)]
    assert take_automatic(taken, standing, LATER) is taken
    again = record(taken, SMALL, [AnswerUpdate("S1-L1-01", note="Seen again.")], NOW)
    assert [one.name for one in take_automatic(again, standing, NOW).snapshots] == [
        "session 2026-01-02 03:04",
        "session 2026-01-02 03:04 (2)",
    ]


def test_what_was_taken_back_is_no_change_of_an_answer() -> None:
    journey = record(journey_of(), SMALL, [AnswerUpdate("S1-L1-01", note="Seen.")], NOW)
    assert answers_changed(journey)
    assert not answers_changed(undo(journey, LATER))


@given(histories(), st.data())
def test_answers_have_changed_when_they_say_something_else_than_at_the_snapshot(
    history: list[Journey], data: st.DataObject
) -> None:
    number = data.draw(st.integers(0, len(history) - 1))
    then, now = history[number], history[-1]
    marked = take_snapshot(then, standing_of(PACK, then), "then", LATER)
    keys = {*then.answers, *now.answers}
    expected = any(not then.answer(key).same_as(now.answer(key)) for key in keys)
    assert answers_changed(now._replace(snapshots=marked.snapshots)) is expected


def test_a_step_that_falls_below_a_recorded_level_is_named_with_criterion_and_snapshot() -> None:
    before = snapped(journey_of(LAUNCHED))
    (slip,) = slips(before, answered(before, {"S1-L1-02": NOT_MET}))
    assert (slip.step.id, slip.before, slip.after, slip.uncovered) == ("s1", "launched", None, True)
    assert [one.id for one in slip.criteria] == ["S1-L1-02"]
    assert slip.snapshot.name == "June"
    assert slip_words(SMALL, slip) == (
        "Step 1, Step 1, falls from Launched to Not yet launched: S1-L1-02 is not covered any more. "
        'The snapshot "June" recorded Launched.'
    )


def test_several_criteria_are_all_named() -> None:
    before = snapped(journey_of(LAUNCHED))
    (slip,) = slips(before, answered(before, {"S1-L1-01": NOT_MET, "S1-L1-02": NOT_MET}))
    assert "S1-L1-01, S1-L1-02 are not covered any more" in slip_words(SMALL, slip)


def test_a_level_in_which_nothing_is_met_any_more_is_lost_to_what_was_set_aside() -> None:
    before = snapped(journey_of({"S1-L1-01": MET, "S1-L1-02": EXCUSED}))
    (slip,) = slips(before, answered(before, {"S1-L1-01": EXCUSED}))
    assert [one.id for one in slip.criteria] == ["S1-L1-01"]
    assert "S1-L1-01 is not met any more" in slip_words(SMALL, slip)


def test_a_criterion_that_comes_with_a_track_can_take_a_level_away() -> None:
    pack = pack_of("S1-L1-01", criterion("S1-L1-02", tracks=("supply",)), tracks=TRACKS)
    before = journey_of({"S1-L1-01": MET}, tracks=("own",))
    before = take_snapshot(before, standing_of(pack, before), "June", NOW)
    after = before._replace(tracks=("own", "supply"))
    (slip,) = slipped(pack, before, after, standing_of(pack, before), standing_of(pack, after))
    assert [one.id for one in slip.criteria] == ["S1-L1-02"]


def test_nothing_is_said_where_no_snapshot_recorded_the_level_or_nothing_fell() -> None:
    plain = journey_of(LAUNCHED)
    assert slips(plain, answered(plain, {"S1-L1-02": NOT_MET})) == ()
    early = snapped(journey_of())
    reached = answered(early, LAUNCHED)
    assert slips(early, reached) == ()
    assert slips(reached, answered(reached, {"S1-L1-02": NOT_MET})) == ()
    fallen = answered(snapped(reached, "later"), {"S1-L1-02": NOT_MET})
    assert slips(fallen, answered(fallen, {"S1-L2-01": NOT_MET})) == ()


def test_a_snapshot_that_somebody_named_is_told_before_a_later_automatic_one() -> None:
    before = snapped(snapped(journey_of(LAUNCHED), "June"), "session", automatic=True)
    (slip,) = slips(before, answered(before, {"S1-L1-02": NOT_MET}))
    assert slip.snapshot.name == "June"


def test_a_level_that_the_pack_no_longer_has_is_passed_over() -> None:
    before = snapped(journey_of(LAUNCHED))
    gone = before.snapshots[0]._replace(levels={"s1": "dropped", "dropped": "launched"})
    before = before._replace(snapshots=(gone,))
    assert slips(before, answered(before, {"S1-L1-02": NOT_MET})) == ()


@given(st.data())
def test_steps_slip_exactly_when_they_fall_below_what_was_recorded(data: st.DataObject) -> None:
    pack = data.draw(packs())
    recorded, before, after = (data.draw(journeys(pack)) for _ in range(3))
    marked = take_snapshot(recorded, standing_of(pack, recorded), "then", LATER).snapshots
    before, after = before._replace(snapshots=marked), after._replace(snapshots=marked)
    then, old, new = (standing_of(pack, journey) for journey in (recorded, before, after))
    expected = [
        b.step.id
        for a, b, c in zip(old.steps, new.steps, then.steps, strict=True)
        if rank_of(pack, b.held) < rank_of(pack, a.held) and rank_of(pack, b.held) < rank_of(pack, c.held)
    ]
    found = slipped(pack, before, after, old, new)
    assert [slip.step.id for slip in found] == expected
    assert all(slip.criteria for slip in found)
