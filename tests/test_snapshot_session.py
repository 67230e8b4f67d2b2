"""Snapshots, the way back and the warning of a fallen step, through the one way to change a saved journey."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, cast

import pytest

from gmrsj_tui.errors import GmrsjError
from gmrsj_tui.framework.model import Superseding
from gmrsj_tui.journey import changes
from gmrsj_tui.journey.answer import Status
from gmrsj_tui.journey.changes import AnswerUpdate
from gmrsj_tui.journey.past import journey_at
from gmrsj_tui.session import JourneySession
from gmrsj_tui.store.journeys import JourneyStore
from tests.conftest import ClockAt
from tests.test_session import MORNING, NOON, PACK, OnePack

if TYPE_CHECKING:
    from gmrsj_tui.framework.library import PackLibrary

LAUNCHED = [AnswerUpdate("S1-L1-01", Status.MET), AnswerUpdate("S1-L1-02", Status.MET)]


@pytest.fixture
def saves(tmp_path: Path) -> Path:
    JourneyStore(tmp_path / "saves").create(changes.start(PACK, "acme", "Acme", MORNING))
    return tmp_path / "saves"


@pytest.fixture
def session(saves: Path) -> JourneySession:
    return opened(saves)


def opened(saves: Path, who: str = "") -> JourneySession:
    return JourneySession.open(JourneyStore(saves), cast("PackLibrary", OnePack()), "acme", who)


def test_a_snapshot_is_on_disk_and_changes_nothing_else(
    saves: Path, session: JourneySession, clock_at: ClockAt
) -> None:
    session.answer(LAUNCHED)
    before = session.journey
    clock_at(NOON)
    outcome = session.snapshot("June", who="Ana")
    on_disk = JourneyStore(saves).load("acme")
    assert outcome.change is None and outcome.after == on_disk == session.journey
    (snapshot,) = on_disk.snapshots
    assert (snapshot.name, snapshot.when, snapshot.who, snapshot.change) == ("June", NOON, "Ana", 1)
    assert snapshot.levels == {"governance": "launched", "channels": None}
    assert on_disk._replace(snapshots=()) == before


def test_a_snapshot_of_a_journey_that_somebody_changed_meanwhile_is_of_what_is_on_disk(saves: Path) -> None:
    ours, theirs = opened(saves), opened(saves)
    theirs.answer(LAUNCHED)
    outcome = ours.snapshot("June")
    assert outcome.foreign == theirs.journey.changes
    assert (outcome.after.snapshots[0].change, outcome.after.snapshots[0].levels["governance"]) == (1, "launched")


def test_two_snapshots_of_one_name_cannot_be_taken_by_two_programs(saves: Path) -> None:
    ours, theirs = opened(saves), opened(saves)
    theirs.snapshot("June")
    with pytest.raises(GmrsjError, match='there is a snapshot "June" already'):
        ours.snapshot("june")
    assert len(JourneyStore(saves).load("acme").snapshots) == 1


def test_a_snapshot_by_somebody_else_is_seen(saves: Path, session: JourneySession) -> None:
    opened(saves).snapshot("June")
    outcome = session.refresh()
    assert outcome is not None
    assert (outcome.foreign, outcome.warnings) == ((), ())
    assert [one.name for one in session.journey.snapshots] == ["June"]


def test_the_end_of_a_session_is_recorded_once_and_only_where_answers_changed(
    saves: Path, session: JourneySession, clock_at: ClockAt
) -> None:
    clock_at(NOON)
    content = JourneyStore(saves).path("acme").read_bytes()
    assert session.auto_snapshot() is None
    assert JourneyStore(saves).path("acme").read_bytes() == content
    session.set_target("governance", "established")
    assert session.auto_snapshot() is None
    session.answer(LAUNCHED)
    outcome = session.auto_snapshot()
    assert outcome is not None
    assert [(one.name, one.automatic) for one in JourneyStore(saves).load("acme").snapshots] == [
        ("session 2026-11-22 12:00", True)
    ]
    assert session.auto_snapshot() is None
    assert opened(saves).auto_snapshot() is None


def test_a_session_whose_answers_were_taken_back_is_not_recorded(session: JourneySession) -> None:
    session.answer(LAUNCHED)
    session.undo()
    assert session.auto_snapshot() is None
    assert session.journey.snapshots == ()


def test_the_answers_of_others_are_recorded_by_those_who_gave_them(saves: Path, session: JourneySession) -> None:
    theirs = opened(saves)
    theirs.answer(LAUNCHED)
    session.refresh()
    assert session.auto_snapshot() is None
    assert theirs.auto_snapshot() is not None


def test_a_snapshot_that_cannot_be_saved_is_told_and_tried_again_later(
    saves: Path, session: JourneySession, monkeypatch: pytest.MonkeyPatch
) -> None:
    session.answer(LAUNCHED)

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(os, "fsync", full)
        for attempt in (lambda: session.snapshot("June"), session.auto_snapshot):
            with pytest.raises(GmrsjError, match="not saved"):
                attempt()
    assert session.journey.snapshots == JourneyStore(saves).load("acme").snapshots == ()
    assert session.auto_snapshot() is not None


def test_going_back_is_one_change_that_undo_takes_back(saves: Path, session: JourneySession) -> None:
    session.answer(LAUNCHED)
    session.set_target("channels", "established")
    session.mark("S1-L1-02", Status.NOT_MET)
    last = session.journey
    outcome = session.back_to(1, who="Ana")
    assert outcome.change is not None and (outcome.change.number, outcome.change.who) == (4, "Ana")
    assert (outcome.change.action, outcome.change.of) == ("back", 1)
    on_disk = JourneyStore(saves).load("acme")
    assert (on_disk.answers, on_disk.targets) == (journey_at(last, 1).answers, {})
    assert on_disk.changes[:3] == last.changes
    assert session.back_to(1).change is None
    session.undo()
    assert (session.journey.answers, session.journey.targets) == (last.answers, last.targets)
    session.back_to(0)
    assert session.journey.answers == {}
    beginning = session.journey.changes[-1]
    assert (beginning.action, beginning.of) == ("back", 0)
    assert JourneyStore(saves).load("acme") == session.journey


def test_going_back_to_before_the_pack_changed_gives_the_answers_of_then_for_the_pack_of_today(saves: Path) -> None:
    opened(saves).answer(LAUNCHED)
    first = PACK.steps[0]
    criteria = tuple(one._replace(id="S1-L1-03") if one.id == "S1-L1-02" else one for one in first.criteria)
    newer = PACK._replace(
        version="2.0.0",
        steps=(first._replace(criteria=criteria), *PACK.steps[1:]),
        supersedes=(Superseding("1.0.0", changed={"S1-L1-02": ("S1-L1-03",)}),),
    )
    store = JourneyStore(saves)
    session = JourneySession(store, newer, store.load("acme"))
    session.move()
    session.mark("S1-L1-03", Status.NOT_MET)
    session.back_to(1)
    assert session.pending_moves is None
    assert session.journey.pack_version == "2.0.0"
    assert session.journey.answer("S1-L1-03").status is Status.MET
    session.undo()
    assert session.journey.answer("S1-L1-03").status is Status.NOT_MET


@pytest.mark.parametrize("change", [-1, 1, 99])
def test_there_is_no_way_back_to_what_never_was(session: JourneySession, change: int) -> None:
    with pytest.raises(GmrsjError, match=f"there is no change {change}; the last one is 0"):
        session.back_to(change)


def test_falling_below_a_recorded_level_is_warned_about_whatever_did_it(saves: Path, session: JourneySession) -> None:
    session.answer(LAUNCHED)
    assert session.snapshot("June").warnings == ()
    said = (
        "Step 1, Governance, falls from Launched to Not yet launched: S1-L1-02 is not covered any more. "
        'The snapshot "June" recorded Launched.'
    )
    outcome = session.mark("S1-L1-02", Status.NOT_MET)
    assert outcome.warnings == (said,)
    assert [slip.snapshot.name for slip in outcome.slips] == ["June"]
    assert session.undo().warnings == ()
    theirs = opened(saves)
    theirs.mark("S1-L1-02", Status.IN_PROGRESS)
    seen = session.refresh()
    assert seen is not None and seen.warnings == (said,)
    theirs.undo()
    session.refresh()
    both = "S1-L1-01, S1-L1-02 are not covered any more"
    assert both in session.back_to(0).warnings[0]
    assert session.redoable is None


def test_a_warning_about_the_answer_itself_stands_before_it(session: JourneySession) -> None:
    session.answer(LAUNCHED)
    session.snapshot("June")
    updates = [AnswerUpdate("S2-L1-02", Status.MET), AnswerUpdate("S1-L1-02", Status.NOT_MET)]
    warnings = session.answer(updates).warnings
    assert ["builds on" in warnings[0], "falls from" in warnings[1], len(warnings)] == [True, True, 2]
