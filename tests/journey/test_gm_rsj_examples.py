"""The rules with the real content: what the content design of the GM RSJ pack says must come out."""

from __future__ import annotations

from pathlib import Path

import pytest

from gmrsj_tui.errors import GmrsjError
from gmrsj_tui.framework.model import Criterion, Pack
from gmrsj_tui.framework.reader import load_pack
from gmrsj_tui.journey import changes
from gmrsj_tui.journey.answer import Status
from gmrsj_tui.journey.applicability import applies
from gmrsj_tui.journey.changes import AnswerUpdate
from gmrsj_tui.journey.effectiveness import effectiveness_counts
from gmrsj_tui.journey.explanation import explain
from gmrsj_tui.journey.journey import Journey
from gmrsj_tui.journey.keystone import keystone_of_journey
from gmrsj_tui.journey.roadmap import roadmap_of
from gmrsj_tui.journey.standing import level_title, standing_of
from tests.journey import naive

FOLDER = Path(__file__).resolve().parents[2] / "content" / "gm-rsj"
NOW = "2026-01-02T03:04:05.006Z"
LAUNCHED, ESTABLISHED, INTEGRATED, LEADERSHIP = "launched", "established", "integrated", "leadership"
SAFETY = ("S1-L1-03", "S2-L1-03", "S3-L1-03", "S3-L1-08")


@pytest.fixture(scope="module")
def pack() -> Pack:
    return load_pack(FOLDER)


@pytest.fixture
def journey(pack: Pack) -> Journey:
    return changes.start(pack, "id", "Acme 2026", NOW)


def launched(pack: Pack) -> list[Criterion]:
    return [criterion for criterion in pack.criteria() if criterion.level == LAUNCHED]


def met(journey: Journey, pack: Pack, *ids: str) -> Journey:
    return changes.record(journey, pack, [AnswerUpdate(id, status=Status.MET) for id in ids], NOW)


def agrees_with_naive(pack: Pack, journey: Journey) -> None:
    standing = standing_of(pack, journey)
    assert (standing.overall, list(standing.held_by)) == naive.overall(pack, journey)
    assert [item.criterion.id for item in roadmap_of(pack, journey, standing)] == naive.journey_roadmap(pack, journey)
    for found in standing.steps:
        assert found.held == naive.level_name(pack, naive.held(pack, journey, found.step))
        assert [c.id for c in found.blocking] == naive.blocking(pack, journey, found.step)
        assert [c.id for c in found.banked] == naive.banked(pack, journey, found.step)


def test_a_new_journey_is_not_yet_launched_and_starts_with_the_sponsor(pack: Pack, journey: Journey) -> None:
    standing = standing_of(pack, journey)
    assert (standing.overall, level_title(pack, standing.overall)) == (None, "Not yet launched")
    assert standing.held_by == tuple(step.id for step in pack.steps)
    items = roadmap_of(pack, journey, standing)
    assert (items[0].criterion.id, len(items)) == ("S1-L1-01", 32)
    assert items[0].next_action.startswith("Ask the leadership team to name a sponsor")
    assert [item.criterion for item in items] == launched(pack)
    agrees_with_naive(pack, journey)


def test_all_32_steppingstones_met_make_every_step_and_the_whole_launched(pack: Pack, journey: Journey) -> None:
    standing = standing_of(pack, met(journey, pack, *(criterion.id for criterion in launched(pack))))
    assert [found.held for found in standing.steps] == [LAUNCHED] * 4
    assert [found.next_level for found in standing.steps] == [ESTABLISHED] * 4
    assert [len(found.blocking) for found in standing.steps] == [7, 8, 7, 7]
    assert standing.overall == LAUNCHED


def test_all_109_criteria_met_make_every_step_leadership(pack: Pack, journey: Journey) -> None:
    journey = met(journey, pack, *(criterion.id for criterion in pack.criteria()))
    standing = standing_of(pack, journey)
    assert [found.held for found in standing.steps] == [LEADERSHIP] * 4
    assert roadmap_of(pack, journey, standing) == ()
    assert sum(found.covered for found in standing.steps) == 109


def test_one_by_one_level_and_roadmap_are_right_at_every_point(pack: Pack, journey: Journey) -> None:
    stones = launched(pack)
    last_of_step = {"S1-L1-08": 1, "S2-L1-08": 2, "S3-L1-09": 3, "S4-L1-07": 4}
    done = 0
    for place, stone in enumerate(stones, start=1):
        journey = met(journey, pack, stone.id)
        done = last_of_step.get(stone.id, done)
        standing = standing_of(pack, journey)
        assert [found.held for found in standing.steps] == [LAUNCHED] * done + [None] * (4 - done)
        assert standing.overall == (LAUNCHED if done == 4 else None)
        first = roadmap_of(pack, journey, standing)[0].criterion.id
        assert first == (stones[place].id if place < len(stones) else "S1-L2-01")
        agrees_with_naive(pack, journey)
    assert (done, len(journey.changes), journey.revision) == (4, 32, 33)
    for _ in stones:
        journey = changes.undo(journey, NOW)
    assert journey.answers == {}


@pytest.mark.parametrize("id", SAFETY)
def test_the_four_criteria_on_safety_are_never_not_applicable(pack: Pack, journey: Journey, id: str) -> None:
    update = AnswerUpdate(id, status=Status.NOT_APPLICABLE, reason="It has never happened here.")
    with pytest.raises(GmrsjError, match=f"{id} can never be not applicable"):
        changes.record(journey, pack, [update], NOW)


def test_everything_but_safety_can_be_not_applicable_with_a_reason(pack: Pack, journey: Journey) -> None:
    asked = [
        AnswerUpdate(criterion.id, status=Status.NOT_APPLICABLE, reason="Out of scope.")
        for criterion in pack.criteria()
        if criterion.id not in SAFETY
    ]
    journey = changes.record(journey, pack, asked, NOW)
    standing = standing_of(pack, journey)
    assert [c.id for found in standing.steps for c in found.blocking] == list(SAFETY)
    assert [found.held for found in standing.steps] == [None] * 4
    journey = met(journey, pack, *SAFETY)
    assert [found.held for found in standing_of(pack, journey).steps] == [LAUNCHED, LAUNCHED, LAUNCHED, None]
    agrees_with_naive(pack, journey)


@pytest.mark.parametrize(("track", "expected"), [("supply-chain", 100), ("own-operations", 85)])
def test_a_journey_on_one_track_leaves_the_other_out(pack: Pack, track: str, expected: int) -> None:
    journey = changes.start(pack, "id", "Acme 2026", NOW, tracks=[track])
    standing = standing_of(pack, journey)
    assert sum(len(found.criteria) for found in standing.steps) == expected
    assert all(count.applicable for found in standing.steps for count in found.levels)
    outside = [criterion for criterion in pack.criteria() if not applies(criterion, journey)]
    assert len(outside) == 109 - expected
    with pytest.raises(GmrsjError, match="which this journey does not cover"):
        met(journey, pack, outside[0].id)
    journey = met(journey, pack, *(criterion.id for criterion in launched(pack) if applies(criterion, journey)))
    assert standing_of(pack, journey).overall == LAUNCHED
    assert all(track in item.criterion.tracks for item in roadmap_of(pack, journey, standing_of(pack, journey)))
    agrees_with_naive(pack, journey)


def test_the_last_steppingstone_of_a_step_is_its_keystone(pack: Pack, journey: Journey) -> None:
    journey = met(journey, pack, *(c.id for c in launched(pack) if c.step == "implementing" and c.id != "S3-L1-08"))
    standing = standing_of(pack, journey)
    keystone = keystone_of_journey(pack, standing)
    assert keystone is not None
    assert (keystone.criterion.id, keystone.level, keystone.raised) == ("S3-L1-08", LAUNCHED, 1)
    title = keystone.criterion.title
    assert (
        explain(pack, journey, standing.of("implementing")).next_step
        == f"Closing S3-L1-08 {title} would give Launched."
    )


def test_met_on_words_alone_is_launched_with_a_warning_for_each(pack: Pack, journey: Journey) -> None:
    standing = standing_of(pack, met(journey, pack, *(criterion.id for criterion in launched(pack))))
    assert [len(found.weak_evidence) for found in standing.steps] == [8, 8, 9, 7]


def test_a_target_of_integrated_brings_three_levels_of_a_step(pack: Pack, journey: Journey) -> None:
    journey = changes.set_target(journey, pack, "evaluating", INTEGRATED, NOW)
    found = [item for item in roadmap_of(pack, journey, standing_of(pack, journey)) if item.step.id == "evaluating"]
    assert len(found) == 7 + 7 + 6
    agrees_with_naive(pack, journey)


def test_the_counts_per_effectiveness_criterion_are_those_of_the_content_design(pack: Pack, journey: Journey) -> None:
    found = effectiveness_counts(pack, journey, standing_of(pack, journey))
    assert [(row.effectiveness.id, row.applicable) for row in found] == list(
        zip("abcdefgh", (37, 28, 18, 16, 14, 24, 28, 21), strict=True)
    )
    assert all((row.covered, row.met) == (0, 0) for row in found)
