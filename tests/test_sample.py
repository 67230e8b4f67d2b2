"""The sample journey: current, clearly a sample, and in a state that has something to show everywhere."""

from __future__ import annotations

from datetime import date

from gmrsj_tui.framework.library import PackLibrary
from gmrsj_tui.journey.answer import Status
from gmrsj_tui.journey.keystone import keystone_of_step
from gmrsj_tui.journey.roadmap import roadmap_of
from gmrsj_tui.journey.standing import standing_of
from gmrsj_tui.places import sample_file
from gmrsj_tui.store.journeys import read_journey
from tests.make_sample import content


def test_the_file_is_what_its_script_makes() -> None:
    assert sample_file().read_bytes() == content(), "run: python -m tests.make_sample"


def test_it_shows_every_state_that_a_journey_can_be_in() -> None:
    pack = PackLibrary().load("gm-rsj")
    journey = read_journey(sample_file())
    standing = standing_of(pack, journey)
    governance, establishing, implementing, evaluating = standing.steps
    assert journey.sample and "fictional" in journey.organisation
    assert governance.held == "launched" and governance.weak_evidence and governance.target == "established"
    assert establishing.held is None and len(establishing.blocking) == 1 and establishing.banked
    keystone = keystone_of_step(pack, establishing)
    assert keystone is not None and keystone.criterion.id == "S2-L1-08"
    assert {journey.answer(c.id).status for c in implementing.blocking} == {Status.IN_PROGRESS, Status.NOT_MET}
    unanswered = [c for c in evaluating.criteria if c.id not in journey.answers]
    assert len(unanswered) > len(evaluating.criteria) / 2
    assert 40 <= len(journey.answers) <= 50
    assert any(answer.status is Status.NOT_APPLICABLE and answer.reason for answer in journey.answers.values())
    late = [item for item in roadmap_of(pack, journey, standing) if item.overdue(date(2026, 11, 22))]
    assert 2 <= len(late) <= 8


def test_its_history_has_several_sessions_by_roles_and_something_taken_back() -> None:
    changes = read_journey(sample_file()).changes
    assert len({change.when[:10] for change in changes}) >= 4
    assert {change.who for change in changes} >= {"Recorder", "Mechanism owner"}
    assert "undo" in {change.action for change in changes}
