"""What moved between two moments of a journey."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gmrsj_tui.journey.answer import Answer, Evidence, Status
from gmrsj_tui.journey.applicability import applies
from gmrsj_tui.journey.comparison import compare
from gmrsj_tui.journey.coverage import covers
from gmrsj_tui.journey.evidence_moves import evidence_moves
from gmrsj_tui.journey.journey import Journey
from tests.journey.strategies import EVIDENCE, journeys, packs
from tests.journey.values import (
    EXCUSED,
    IN_PROGRESS,
    LAUNCHED,
    LEADERSHIP,
    MET,
    NOT_MET,
    TRACKS,
    criterion,
    journey_of,
    pack_of,
)
from tests.store.making import PACK, histories

SMALL = pack_of("S1-L1-01", "S1-L1-02", "S1-L2-01", "S2-L1-01", steps=2, minimum_evidence=(1, 2))


@given(st.data())
def test_a_journey_compared_with_itself_has_not_moved(data: st.DataObject) -> None:
    pack = data.draw(packs())
    journey = data.draw(journeys(pack))
    found = compare(pack, journey, journey)
    assert found.empty
    assert (found.slipped, found.gained, found.moved_steps) == ((), (), ())
    assert found.mirrored() == found


@given(st.data())
def test_the_way_back_is_the_mirror_image_of_the_way_there(data: st.DataObject) -> None:
    pack = data.draw(packs())
    before, after = data.draw(journeys(pack)), data.draw(journeys(pack))
    there, back = compare(pack, before, after), compare(pack, after, before)
    assert there.mirrored() == back
    assert back.mirrored() == there
    assert there.empty is back.empty


@given(histories(), st.data())
def test_between_points_of_one_history_too(history: list[Journey], data: st.DataObject) -> None:
    first, second = (history[data.draw(st.integers(0, len(history) - 1))] for _ in range(2))
    there = compare(PACK, first, second)
    assert there.mirrored() == compare(PACK, second, first)
    assert compare(PACK, first, first).empty


@given(st.data())
def test_what_slipped_back_is_exactly_what_was_covered_and_is_open(data: st.DataObject) -> None:
    pack = data.draw(packs())
    before, after = data.draw(journeys(pack)), data.draw(journeys(pack))
    found = compare(pack, before, after)
    both = [one for one in pack.criteria() if applies(one, before) and applies(one, after)]
    was = {one.id for one in both if covers(one, before.answer(one.id))}
    now = {one.id for one in both if covers(one, after.answer(one.id))}
    assert [move.criterion.id for move in found.slipped] == [one.id for one in both if one.id in was - now]
    assert [move.criterion.id for move in found.gained] == [one.id for one in both if one.id in now - was]
    assert {*found.slipped, *found.gained, *found.other_statuses} == set(found.statuses)


def test_levels_move_up_and_down_and_stay() -> None:
    before = journey_of({"S1-L1-01": MET, "S1-L1-02": MET})
    after = journey_of({"S1-L1-01": MET, "S1-L1-02": NOT_MET, "S2-L1-01": MET})
    found = compare(SMALL, before, after)
    moved = [(move.step.id, move.before.held, move.after.held, move.direction) for move in found.steps]
    assert moved == [("s1", LAUNCHED, None, "down"), ("s2", None, LAUNCHED, "up")]
    assert found.moved_steps == found.steps
    assert (found.overall_before, found.overall_after) == (None, None)


def test_a_status_that_moves_without_being_covered_is_neither_gained_nor_slipped() -> None:
    found = compare(SMALL, journey_of({"S1-L1-01": NOT_MET}), journey_of({"S1-L1-01": IN_PROGRESS}))
    assert [move.criterion.id for move in found.other_statuses] == ["S1-L1-01"]
    assert not found.slipped and not found.gained


def test_not_applicable_with_a_reason_is_covered() -> None:
    found = compare(SMALL, journey_of({"S1-L1-01": MET}), journey_of({"S1-L1-01": EXCUSED}))
    assert [(move.before.status, move.after.status) for move in found.other_statuses] == [
        (Status.MET, Status.NOT_APPLICABLE)
    ]
    assert [move.after for move in found.reasons] == [EXCUSED.reason]


@pytest.mark.parametrize(
    ("before", "after", "direction", "added", "removed", "changed"),
    [
        ((), (("a", 1),), "up", 1, 0, 0),
        ((("a", 3),), (("a", 1),), "down", 0, 0, 1),
        ((("a", 2), ("b", 1)), (("a", 2), ("c", 0)), "same", 1, 1, 0),
        ((("a", 2),), (), "down", 0, 1, 0),
    ],
)
def test_evidence_gets_stronger_or_weaker_and_is_counted(
    before: tuple[tuple[str, int], ...],
    after: tuple[tuple[str, int], ...],
    direction: str,
    added: int,
    removed: int,
    changed: int,
) -> None:
    then, now = (
        journey_of({"S1-L1-01": Answer(Status.MET, evidence=tuple(Evidence(*item) for item in items))})
        for items in (before, after)
    )
    (move,) = compare(SMALL, then, now).evidence
    assert (move.direction, len(move.added), len(move.removed), len(move.changed)) == (
        direction,
        added,
        removed,
        changed,
    )


@given(st.sampled_from(EVIDENCE), st.lists(st.builds(Evidence, st.sampled_from("ab"), st.integers(0, 3)), max_size=5))
def test_moves_of_evidence_lead_from_one_list_to_the_other(before: tuple[Evidence, ...], after: list[Evidence]) -> None:
    found = evidence_moves(before, after)
    left = list(before)
    for item in (*found.removed, *(old for old, _ in found.changed)):
        left.remove(item)
    assert sorted([*left, *found.added, *(new for _, new in found.changed)]) == sorted(after)
    assert all(old.text == new.text and old.strength != new.strength for old, new in found.changed)


def test_weak_evidence_is_told_when_it_comes_and_when_it_goes() -> None:
    strong = Answer(Status.MET, evidence=(Evidence("Records", 2),))
    weak = Answer(Status.MET, evidence=(Evidence("Said", 0),))
    there = compare(SMALL, journey_of({"S1-L2-01": strong}), journey_of({"S1-L2-01": weak}))
    assert [one.id for one in there.newly_weak] == ["S1-L2-01"]
    assert [one.id for one in there.mirrored().no_longer_weak] == ["S1-L2-01"]


def test_what_needs_review_is_told_until_it_is_confirmed() -> None:
    there = compare(SMALL, journey_of({"S1-L1-01": MET}), journey_of({"S1-L1-01": MET._replace(review=True)}))
    assert [one.id for one in there.to_review] == ["S1-L1-01"]
    assert [one.id for one in there.mirrored().reviewed] == ["S1-L1-01"]


def test_targets_details_and_the_journeys_own_things_are_told() -> None:
    before = journey_of({"S1-L1-01": MET}, setup={"sites": "4"})
    after = journey_of(
        {"S1-L1-01": MET._replace(note="New.", owner="Ana", when="2026-05-05T00:00:00Z", who="Bo")},
        targets={"s2": LEADERSHIP},
        title="Acme 2027",
        pack_version="1.1.0",
    )
    found = compare(SMALL, before, after)
    assert [(move.step.id, move.before, move.after) for move in found.targets] == [("s2", None, LEADERSHIP)]
    assert [(move.criterion.id, move.fields) for move in found.details] == [("S1-L1-01", ("note", "owner"))]
    assert [(move.subject, move.key, move.before, move.after) for move in found.basics] == [
        ("title", "", "Acme", "Acme 2027"),
        ("pack_version", "", "1.0.0", "1.1.0"),
        ("setup", "sites", "4", None),
    ]
    assert not found.statuses and not found.empty


def test_who_answered_and_when_is_no_move() -> None:
    later = MET._replace(when="2026-05-05T00:00:00Z", who="Bo")
    assert compare(SMALL, journey_of({"S1-L1-01": MET}), journey_of({"S1-L1-01": later})).empty


def test_what_comes_and_goes_with_a_track_has_not_slipped() -> None:
    pack = pack_of("S1-L1-01", criterion("S1-L1-02", tracks=("supply",)), tracks=TRACKS)
    answers = {"S1-L1-01": MET, "S1-L1-02": MET}
    both, own = journey_of(answers, tracks=("own", "supply")), journey_of({"S1-L1-01": MET}, tracks=("own",))
    found = compare(pack, both, own)
    assert [one.id for one in found.left] == ["S1-L1-02"]
    assert found.statuses == () and found.evidence == ()
    assert [one.id for one in found.mirrored().joined] == ["S1-L1-02"]
