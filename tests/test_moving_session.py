"""A session over a journey whose pack has changed: nothing changes before it is moved, and nobody's move is lost."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from gmrsj_tui.errors import GmrsjError
from gmrsj_tui.framework.library import PackLibrary
from gmrsj_tui.journey.answer import Status
from gmrsj_tui.journey.changes import AnswerUpdate, record, start
from gmrsj_tui.journey.journey import Journey
from gmrsj_tui.journey.pack_version import OlderPack
from gmrsj_tui.session import JourneySession
from gmrsj_tui.store.journeys import JourneyStore
from tests.changed_packs import FIRST, SECOND, THIRD, write_version

WHEN = "2026-11-20T09:00:00.000Z"


@pytest.fixture
def content(tmp_path: Path) -> Path:
    return tmp_path / "packs"


@pytest.fixture
def journey(tmp_path: Path, content: Path) -> Journey:
    """A journey under version 1.0.0, of a pack that is at 1.1.0 now."""
    write_version(content, FIRST)
    pack = PackLibrary((content,)).load("guarded")
    updates = [AnswerUpdate(f"G-0{number}", Status.MET, note=f"Note {number}.") for number in range(1, 6)]
    made = record(start(pack, "acme", "Acme", WHEN), pack, updates, WHEN, "Ana")
    JourneyStore(tmp_path / "saves").create(made)
    write_version(content, SECOND)
    return made


@pytest.fixture
def opened(tmp_path: Path, content: Path, journey: Journey) -> Callable[[], JourneySession]:
    """Opens another session of the journey."""
    return lambda: JourneySession.open(JourneyStore(tmp_path / "saves"), PackLibrary((content,)), "acme", "Bo")


def test_a_changed_pack_is_not_used_without_a_word(opened: Callable[[], JourneySession], journey: Journey) -> None:
    session = opened()
    assert session.pending_moves is not None and session.pending_moves.review == ("G-01",)
    assert session.journey == journey
    assert session.standing.steps[0].covered == 4  # as it would be: G-01, G-04, G-06, G-07


def test_every_change_is_refused_before_it_is_moved(
    opened: Callable[[], JourneySession], journey: Journey, tmp_path: Path
) -> None:
    session = opened()
    changes: list[Callable[[], object]] = [
        lambda: session.mark("G-04", Status.NOT_MET),
        lambda: session.answer([AnswerUpdate("G-08", Status.MET)]),
        lambda: session.set_target("guards", "high"),
        lambda: session.set_profile(title="Other"),
        lambda: session.set_archived(True),
        lambda: session.back_to(0),
        lambda: session.snapshot("before"),
        session.undo,
    ]
    for change in changes:
        with pytest.raises(GmrsjError, match="acme was answered with guarded 1.0.0, and this is 1.1.0; gmrsj migrate"):
            change()
    assert JourneyStore(tmp_path / "saves").load("acme") == journey
    assert session.auto_snapshot() is None


def test_moving_saves_one_change_and_opens_the_way(opened: Callable[[], JourneySession]) -> None:
    session = opened()
    outcome = session.move()
    assert outcome.change is not None and outcome.change.who == "Bo"
    assert session.pending_moves is None
    assert opened().journey == session.journey
    session.mark("G-08", Status.MET)
    assert session.move().change is None


def test_undo_of_the_move_leads_back_and_redo_forward_again(
    opened: Callable[[], JourneySession], journey: Journey
) -> None:
    session = opened()
    session.move()
    moved = session.journey.answers
    session.undo()
    assert session.pending_moves is not None
    assert session.journey.answers == journey.answers
    with pytest.raises(GmrsjError, match="gmrsj migrate"):
        session.mark("G-04", Status.NOT_MET)
    with pytest.raises(GmrsjError, match="gmrsj migrate"):
        session.undo()  # an answer of the older version
    session.redo()
    assert session.pending_moves is None
    assert session.journey.answers == moved


def test_going_back_behind_the_move_moves_what_was_then_and_can_be_taken_back(
    opened: Callable[[], JourneySession],
) -> None:
    session = opened()
    session.move()
    moved = session.journey.answers
    session.mark("G-06", Status.NOT_MET)
    session.back_to(1)
    assert session.pending_moves is None and session.journey.answers == moved
    session.undo()
    assert session.journey.answer("G-06").status is Status.NOT_MET


def test_two_programs_move_one_journey_once(opened: Callable[[], JourneySession]) -> None:
    first, second = opened(), opened()
    first.move()
    outcome = second.move()
    assert outcome.change is None and len(outcome.foreign) == 1
    assert second.journey == first.journey and second.pending_moves is None


def test_a_session_with_the_older_pack_changes_nothing_once_another_has_moved_the_journey(
    opened: Callable[[], JourneySession], content: Path
) -> None:
    older = opened()
    older.move()
    write_version(content, THIRD)
    newer = opened()
    newer.move()
    for request in (lambda: older.mark("G-04", Status.NOT_MET), older.undo, older.refresh, older.move):
        with pytest.raises(OlderPack, match="answered with guarded 2.0.0, and this is the older 1.1.0"):
            request()
    assert opened().journey == newer.journey
    write_version(content, FIRST)
    with pytest.raises(OlderPack):
        opened()
