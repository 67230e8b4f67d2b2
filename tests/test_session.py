from __future__ import annotations

import errno
import os
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, cast

import pytest

from gmrsj_tui.errors import GmrsjError
from gmrsj_tui.framework.model import Pack
from gmrsj_tui.journey import changes
from gmrsj_tui.journey.answer import Evidence, Status
from gmrsj_tui.journey.changes import AnswerUpdate
from gmrsj_tui.journey.journey import Journey
from gmrsj_tui.journey.standing import standing_of
from gmrsj_tui.session import JourneySession
from gmrsj_tui.store import backups
from gmrsj_tui.store.document import DamagedSave
from gmrsj_tui.store.failures import Cause, SaveFailed
from gmrsj_tui.store.journeys import JourneyStore
from gmrsj_tui.store.repair import restore_newest
from tests.conftest import ClockAt
from tests.sample_pack import sample_pack

if TYPE_CHECKING:
    from gmrsj_tui.framework.library import PackLibrary

PACK = sample_pack()
MORNING = "2026-11-22T09:00:00.000Z"
NOON = "2026-11-22T12:00:00.000Z"


class OnePack:
    """A library that holds the sample pack."""

    def load(self, pack: str) -> Pack:
        assert pack == PACK.id
        return PACK


@pytest.fixture
def saves(tmp_path: Path) -> Path:
    JourneyStore(tmp_path / "saves").create(changes.start(PACK, "acme", "Acme", MORNING))
    return tmp_path / "saves"


@pytest.fixture
def session(saves: Path) -> JourneySession:
    return opened(saves)


def state(session: JourneySession) -> tuple[object, ...]:
    """What a session says about saving."""
    return (session.problem, session.trouble, session.at_risk, session.unsaved)


def opened(saves: Path, who: str = "") -> JourneySession:
    """A session as another program would have it, with a store of its own."""
    return JourneySession.open(JourneyStore(saves), cast("PackLibrary", OnePack()), "acme", who)


def test_an_answer_is_on_disk_when_the_request_returns(saves: Path, session: JourneySession, clock_at: ClockAt) -> None:
    clock_at(NOON)
    outcome = session.answer([AnswerUpdate("s1-l1-01", status=Status.MET, note="Seen.")], who="Ana")
    on_disk = JourneyStore(saves).load("acme")
    assert on_disk == session.journey == outcome.after
    answer = on_disk.answer("S1-L1-01")
    assert (answer.status, answer.note, answer.when, answer.who) == (Status.MET, "Seen.", NOON, "Ana")
    assert outcome.change == on_disk.changes[-1]
    assert outcome.before.changes == outcome.foreign == ()
    assert session.standing == standing_of(PACK, on_disk)


def test_who_answers_is_that_of_the_session_unless_the_request_says_otherwise(saves: Path) -> None:
    session = opened(saves, "Bo")
    assert session.mark("S1-L1-01", Status.MET).after.changes[-1].who == "Bo"
    assert session.undo("Ana").after.changes[-1].who == "Ana"
    assert session.redo().after.changes[-1].who == "Bo"


def test_a_request_that_changes_nothing_writes_nothing(saves: Path, session: JourneySession) -> None:
    session.mark("S1-L1-01", Status.MET)
    content = JourneyStore(saves).path("acme").stat()
    outcome = session.mark("S1-L1-01", Status.MET)
    assert outcome.change is None
    assert outcome.after is outcome.before is session.journey
    assert JourneyStore(saves).path("acme").stat() == content


def test_a_refused_request_changes_nothing(saves: Path, session: JourneySession) -> None:
    before = session.journey
    updates = [AnswerUpdate("S1-L1-02", status=Status.MET), AnswerUpdate("S1-L1-01", status=Status.NOT_APPLICABLE)]
    with pytest.raises(GmrsjError, match="can never be not applicable"):
        session.answer(updates)
    assert session.journey is before
    assert JourneyStore(saves).load("acme") == before


def test_two_sessions_that_answer_different_criteria_lose_neither(saves: Path) -> None:
    ours, theirs = opened(saves), opened(saves)
    theirs.mark("S1-L1-01", Status.MET)
    outcome = ours.mark("S1-L1-02", Status.IN_PROGRESS)
    assert [item.key for change in outcome.foreign for item in change.items] == ["S1-L1-01"]
    assert outcome.change is not None and outcome.change.items[0].key == "S1-L1-02"
    on_disk = JourneyStore(saves).load("acme")
    assert {criterion: answer.status for criterion, answer in on_disk.answers.items()} == {
        "S1-L1-01": Status.MET,
        "S1-L1-02": Status.IN_PROGRESS,
    }
    assert ours.journey == on_disk
    assert ours.standing == standing_of(PACK, on_disk)


def test_of_two_answers_to_one_criterion_the_later_stands_and_both_are_in_the_history(saves: Path) -> None:
    ours, theirs = opened(saves), opened(saves)
    theirs.answer([AnswerUpdate("S1-L1-01", status=Status.MET, note="theirs", owner="Bo")])
    ours.answer([AnswerUpdate("S1-L1-01", status=Status.NOT_MET, note="ours")])
    journey = JourneyStore(saves).load("acme")
    answer = journey.answer("S1-L1-01")
    assert (answer.status, answer.note, answer.owner) == (Status.NOT_MET, "ours", "Bo")
    assert [getattr(change.items[0].after, "note", None) for change in journey.changes] == ["theirs", "ours"]
    assert journey.changes[1].items[0].before == journey.changes[0].items[0].after


def test_two_sessions_of_one_store_see_each_other_too(saves: Path) -> None:
    store = JourneyStore(saves)
    library = cast("PackLibrary", OnePack())
    ours, theirs = (JourneySession.open(store, library, "acme") for _ in range(2))
    for number, session in enumerate([ours, theirs, ours, theirs]):
        session.mark(f"S{number % 2 + 1}-L{number // 2 + 1}-01", Status.MET)
    assert len(store.load("acme").answers) == 4
    assert ours.refresh() is not None
    assert ours.journey == theirs.journey


def test_undo_and_redo_reach_across_closing_and_opening_again(saves: Path) -> None:
    opened(saves).answer([AnswerUpdate("S1-L1-01", status=Status.MET), AnswerUpdate("S1-L1-02", note="Plan")])
    opened(saves).set_target("governance", "integrated")
    later = opened(saves)
    assert later.redoable is None
    later.undo()
    later = opened(saves)
    assert later.journey.targets == {}
    assert later.undoable is not None and later.undoable.number == 1
    later.undo()
    assert opened(saves).journey.answers == {}
    assert opened(saves).undoable is None
    with pytest.raises(GmrsjError, match="there is nothing to undo"):
        opened(saves).undo()
    for _ in range(2):
        opened(saves).redo()
    journey = opened(saves).journey
    assert journey.targets == {"governance": "integrated"}
    assert journey.answer("S1-L1-02").note == "Plan"
    assert [change.action for change in journey.changes] == ["change", "change", "undo", "undo", "redo", "redo"]
    with pytest.raises(GmrsjError, match="there is nothing to redo"):
        opened(saves).redo()


def test_a_failed_save_is_told_and_leaves_session_and_file_as_they_were(
    saves: Path, session: JourneySession, monkeypatch: pytest.MonkeyPatch
) -> None:
    session.mark("S1-L1-01", Status.MET)
    before, standing = session.journey, session.standing

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    requests: list[Callable[[], object]] = [lambda: session.mark("S1-L1-02", Status.MET), session.undo]
    with monkeypatch.context() as patch:
        patch.setattr(os, "fsync", full)
        for request in requests:
            with pytest.raises(GmrsjError, match="not saved: the disk is full, in the folder .*saves"):
                request()
            assert session.journey is before
            assert session.standing is standing
    assert opened(saves).journey == before
    session.mark("S1-L1-02", Status.MET)
    assert opened(saves).journey == session.journey
    assert len(session.journey.changes) == 2


def test_a_file_that_got_damaged_stops_the_session_and_is_not_overwritten(saves: Path, session: JourneySession) -> None:
    path = JourneyStore(saves).path("acme")
    path.write_bytes(path.read_bytes()[:-20])
    content = path.read_bytes()
    requests: list[Callable[[], object]] = [
        lambda: session.mark("S1-L1-01", Status.MET),
        session.undo,
        session.refresh,
    ]
    for request in requests:
        with pytest.raises(DamagedSave):
            request()
    assert path.read_bytes() == content
    assert session.journey.answers == {}


def test_met_on_weak_evidence_is_warned_about_and_stands(session: JourneySession) -> None:
    outcome = session.mark("S1-L3-01", Status.MET)
    assert outcome.warnings == ("S1-L3-01 is met without evidence; Integrated asks for strength 2. The answer stands.",)
    assert session.journey.answer("S1-L3-01").status is Status.MET
    said = AnswerUpdate("S1-L3-01", add_evidence=(Evidence("The plant manager says so", 0),))
    assert session.answer([said]).warnings == (
        "S1-L3-01 is met with evidence of strength 0; Integrated asks for 2. The answer stands.",
    )
    proof = AnswerUpdate("S1-L3-01", add_evidence=(Evidence("Records", 2),))
    assert session.answer([proof]).warnings == ()


def test_met_before_what_it_builds_on_is_warned_about_unless_that_does_not_apply(session: JourneySession) -> None:
    outcome = session.mark("S2-L1-02", Status.MET)
    assert outcome.warnings == ("S2-L1-02 builds on S2-L1-01, not covered yet. The answer stands.",)
    assert session.mark("S2-L1-02", Status.IN_PROGRESS).warnings == ()
    session.set_profile(tracks=["own-operations"])
    assert session.mark("S2-L1-02", Status.MET).warnings == ()


def test_refreshing_takes_over_what_others_saved_and_nothing_else(saves: Path, session: JourneySession) -> None:
    assert session.refresh() is None
    theirs = opened(saves)
    theirs.mark("S1-L1-01", Status.MET)
    theirs.mark("S1-L1-02", Status.MET)
    outcome = session.refresh()
    assert outcome is not None
    assert outcome.change is None
    assert outcome.foreign == theirs.journey.changes
    assert session.journey == theirs.journey
    assert session.standing.of("governance").held == "launched"
    assert session.refresh() is None


def test_refreshing_takes_over_another_journey_with_a_history_of_the_same_length(
    saves: Path, session: JourneySession
) -> None:
    session.mark("S1-L1-01", Status.MET)
    other = JourneyStore(saves)
    other.delete("acme")
    other.create(changes.start(PACK, "acme", "Acme", NOON))
    opened(saves).mark("S1-L1-02", Status.MET)
    assert session.refresh() is not None
    assert list(session.journey.answers) == ["S1-L1-02"]


def test_every_other_request_is_on_disk_when_it_returns(saves: Path, session: JourneySession) -> None:
    session.set_target("channels", "established")
    session.set_setup({"sites": "4"})
    session.set_profile(title="Acme 2026", organisation="Acme Ltd", tracks=["supply-chain"])
    session.set_archived(True)
    journey = JourneyStore(saves).load("acme")
    assert journey == session.journey
    assert (journey.title, journey.organisation, journey.tracks) == ("Acme 2026", "Acme Ltd", ("supply-chain",))
    assert (journey.targets, journey.setup, journey.archived) == ({"channels": "established"}, {"sites": "4"}, True)
    assert [len(change.items) for change in journey.changes] == [1, 1, 3, 1]


FULL = SaveFailed("not saved: the disk is full, in the folder saves", "make room, then answer again", Cause.FULL)


def keeping(saves: Path, who: str = "") -> JourneySession:
    """A session as the app has it: what cannot be saved stays in memory."""
    library = cast("PackLibrary", OnePack())
    return JourneySession.open(JourneyStore(saves), library, "acme", who, keep_unsaved=True)


def breaking(session: JourneySession, patch: pytest.MonkeyPatch) -> None:
    """From now on, nothing that this session saves reaches the disk."""

    def fail(*_: object) -> None:
        raise FULL

    patch.setattr(session.store, "save", fail)


def test_what_cannot_be_saved_stays_in_memory_and_goes_in_with_the_next_answer(
    saves: Path, clock_at: ClockAt, monkeypatch: pytest.MonkeyPatch
) -> None:
    session = keeping(saves, "Ana")
    before = session.journey
    with monkeypatch.context() as patch:
        breaking(session, patch)
        clock_at(MORNING)
        outcome = session.mark("S1-L1-01", Status.MET)
        assert outcome.change == session.journey.changes[-1]
        session.mark("S1-L1-02", Status.MET)
        assert session.standing.of("governance").held == "launched"
        assert session.unsaved == session.journey.changes
        assert (session.problem, session.trouble, session.at_risk) == (FULL, str(FULL), True)
        assert session.refresh() is None
        assert session.retry() is not None
        assert len(session.unsaved) == 2
        assert opened(saves).journey == before
    clock_at(NOON)
    session.mark("S1-L2-01", Status.IN_PROGRESS)
    assert state(session) == (None, "", False, ())
    on_disk = opened(saves).journey
    assert on_disk == session.journey
    assert [(change.number, change.when, change.who) for change in on_disk.changes] == [
        (1, MORNING, "Ana"),
        (2, MORNING, "Ana"),
        (3, NOON, "Ana"),
    ]
    assert session.retry() is None


def test_what_somebody_else_saved_meanwhile_is_kept_and_both_are_in_the_history(
    saves: Path, clock_at: ClockAt, monkeypatch: pytest.MonkeyPatch
) -> None:
    ours, theirs = keeping(saves, "Ana"), opened(saves, "Bo")
    clock_at(MORNING)
    with monkeypatch.context() as patch:
        breaking(ours, patch)
        ours.answer([AnswerUpdate("S1-L1-01", status=Status.NOT_MET, note="ours")])
        ours.mark("S1-L1-02", Status.MET)
        clock_at(NOON)
        theirs.answer([AnswerUpdate("S1-L1-01", status=Status.MET, owner="Bo")])
        theirs.mark("S2-L1-01", Status.MET)
        seen = ours.refresh()
        assert seen is not None and seen.foreign == theirs.journey.changes
        assert ours.journey.answer("S2-L1-01").status is Status.MET
        assert [change.items[0].key for change in ours.unsaved] == ["S1-L1-01", "S1-L1-02"]
    outcome = ours.retry()
    assert outcome is not None and outcome.foreign == ()
    journey = opened(saves).journey
    assert journey == ours.journey
    answer = journey.answer("S1-L1-01")
    assert (answer.status, answer.note, answer.owner, answer.who) == (Status.NOT_MET, "ours", "Bo", "Ana")
    assert [(change.number, change.who) for change in journey.changes] == [(1, "Bo"), (2, "Bo"), (3, "Ana"), (4, "Ana")]
    assert [change.when for change in journey.changes] == [NOON] * 4


def test_an_undo_that_waits_never_takes_back_what_somebody_else_saved(
    saves: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ours = keeping(saves)
    ours.mark("S1-L1-01", Status.MET)
    with monkeypatch.context() as patch:
        breaking(ours, patch)
        ours.undo()
        opened(saves, "Bo").mark("S1-L1-02", Status.MET)
    ours.retry()
    journey = opened(saves).journey
    assert journey.answer("S1-L1-01").status is Status.NOT_ASSESSED
    assert journey.answer("S1-L1-02").status is Status.MET
    assert [change.action for change in journey.changes] == ["change", "change", "change"]


def test_answer_undo_and_snapshot_that_wait_stay_what_they_are_behind_foreign_changes(
    saves: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ours = keeping(saves)
    with monkeypatch.context() as patch:
        breaking(ours, patch)
        ours.mark("S1-L1-01", Status.MET)
        ours.snapshot("June")
        ours.mark("S1-L1-02", Status.MET)
        ours.undo()
        theirs = opened(saves)
        theirs.mark("S2-L1-01", Status.MET)
        theirs.snapshot("june")
    ours.retry()
    journey = opened(saves).journey
    assert [(change.action, change.of) for change in journey.changes] == [
        ("change", None),
        ("change", None),
        ("change", None),
        ("undo", 3),
    ]
    assert list(journey.answers) == ["S2-L1-01", "S1-L1-01"]
    assert [(one.name, one.change) for one in journey.snapshots] == [("june", 1), ("June (2)", 2)]
    assert not ours.at_risk


def test_a_rule_refuses_as_ever_and_is_no_failed_save(saves: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    session = keeping(saves)
    with pytest.raises(GmrsjError, match="can never be not applicable"):
        session.mark("S1-L1-01", Status.NOT_APPLICABLE, "because")
    breaking(session, monkeypatch)
    session.mark("S1-L1-02", Status.MET)
    with pytest.raises(GmrsjError, match="can never be not applicable"):
        session.mark("S1-L1-01", Status.NOT_APPLICABLE, "because")
    assert [change.items[0].key for change in session.unsaved] == ["S1-L1-02"]


def test_a_folder_that_was_renamed_gets_the_answer_when_it_is_back(saves: Path) -> None:
    session = keeping(saves)
    away = saves.rename(saves.with_name("away"))
    with pytest.raises(SaveFailed, match="is gone; it was removed or renamed"):
        session.refresh()
    assert session.at_risk
    session.mark("S1-L1-01", Status.MET)
    assert isinstance(session.problem, SaveFailed) and session.problem.cause is Cause.FOLDER_GONE
    assert not saves.exists()
    away.rename(saves)
    session.retry()
    assert session.problem is None
    assert opened(saves).journey == session.journey
    assert session.journey.answer("S1-L1-01").status is Status.MET


def test_a_file_that_is_gone_is_not_made_anew_and_gets_the_answer_when_it_is_back(saves: Path) -> None:
    session = keeping(saves)
    path = JourneyStore(saves).path("acme")
    away = path.rename(path.with_name("away"))
    session.mark("S1-L1-01", Status.MET)
    assert isinstance(session.problem, SaveFailed) and session.problem.cause is Cause.FILE_GONE
    session.retry()
    assert not path.exists()
    away.rename(path)
    assert session.refresh() is None
    assert session.unsaved
    session.retry()
    assert opened(saves).journey.answer("S1-L1-01").status is Status.MET


def restored(saves: Path) -> None:
    """Damage the file, and put the newest good copy in its place."""
    JourneyStore(saves).path("acme").write_bytes(b"")
    restore_newest(JourneyStore(saves), "acme")


def test_what_a_restored_copy_lacks_and_an_open_session_knows_is_saved_again(saves: Path) -> None:
    session = keeping(saves)
    session.mark("S1-L1-01", Status.MET)
    session.mark("S1-L1-02", Status.MET)
    session.snapshot("before the audit")
    known = session.journey
    restored(saves)
    restored(saves)
    assert len(JourneyStore(saves).load("acme").changes) < 2 or not JourneyStore(saves).load("acme").snapshots
    session.refresh()
    assert session.journey.answers == known.answers
    assert session.at_risk and "was put back to an earlier state" in session.trouble
    session.retry()
    assert state(session) == (None, "", False, ())
    saved = opened(saves).journey
    assert (saved.answers, saved.changes, saved.snapshots) == (known.answers, known.changes, known.snapshots)


def test_it_is_saved_again_behind_what_was_answered_on_the_restored_copy(saves: Path) -> None:
    session = keeping(saves)
    session.mark("S1-L1-01", Status.MET)
    session.mark("S1-L1-02", Status.MET)
    restored(saves)
    opened(saves).mark("S1-L2-01", Status.MET)
    session.mark("S2-L1-01", Status.MET)
    saved = opened(saves).journey
    assert {criterion for criterion, answer in saved.answers.items() if answer.status is Status.MET} == {
        "S1-L1-01",
        "S1-L1-02",
        "S1-L2-01",
        "S2-L1-01",
    }
    assert state(session) == (None, "", False, ()) and session.journey == saved


def test_a_save_that_the_disk_did_not_confirm_goes_in_once(saves: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    session = keeping(saves)
    real = session.store.save

    def unconfirmed(journey: Journey) -> None:
        real(journey)
        raise FULL

    monkeypatch.setattr(session.store, "save", unconfirmed)
    session.mark("S1-L1-01", Status.MET)
    session.mark("S1-L1-01", Status.NOT_MET)
    assert session.at_risk
    monkeypatch.setattr(session.store, "save", real)
    session.retry()
    assert not session.at_risk
    assert len(opened(saves).journey.changes) == 2


def test_that_there_is_no_backup_is_told_with_the_answer_that_is_saved(
    saves: Path, session: JourneySession, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object, **__: object) -> None:
        raise OSError(errno.ENOSPC, "no room")

    monkeypatch.setattr(backups, "keep", full)
    outcome = session.mark("S1-L1-01", Status.MET)
    said = "saved, but without a backup of the state before: the disk is full"
    assert outcome.notices == (said,)
    assert said in outcome.warnings
    assert JourneyStore(saves).load("acme").answer("S1-L1-01").status is Status.MET
    monkeypatch.undo()
    assert session.mark("S1-L1-01", Status.NOT_MET).notices == ()


def test_after_saving_elsewhere_the_session_goes_on_there(saves: Path) -> None:
    store = JourneyStore(saves)
    session = JourneySession(store, PACK, store.load("acme"), keep_unsaved=True)
    saves.rename(saves.with_name("renamed"))
    session.mark("S1-L1-01", Status.MET)
    assert session.at_risk
    elsewhere = saves.with_name("elsewhere")
    assert session.save_elsewhere(elsewhere) == session.journey
    assert (session.store.folder, session.problem, session.at_risk) == (elsewhere, None, False)
    session.mark("S1-L1-02", Status.MET)
    assert JourneyStore(elsewhere).load("acme") == session.journey
    assert not saves.exists()


def test_where_saving_elsewhere_fails_too_the_session_stays_where_it_was(saves: Path) -> None:
    store = JourneyStore(saves)
    session = JourneySession(store, PACK, store.load("acme"), keep_unsaved=True)
    saves.rename(saves.with_name("renamed"))
    session.mark("S1-L1-01", Status.MET)
    before = state(session)
    (saves.parent / "file").write_text("")
    with pytest.raises(GmrsjError):
        session.save_elsewhere(saves.parent / "file")
    assert (session.store, state(session)) == (store, before)


def test_a_way_back_that_waits_stays_one_behind_foreign_changes(saves: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    store = JourneyStore(saves)
    session = JourneySession(store, PACK, store.load("acme"), keep_unsaved=True)
    session.mark("S1-L1-01", Status.MET)
    with monkeypatch.context() as patch:
        patch.setattr(store, "save", full_disk)
        session.back_to(0)
    opened(saves, "Bo").mark("S1-L1-02", Status.MET)
    session.retry()
    on_disk = JourneyStore(saves).load("acme")
    assert [(change.who, change.action, change.of) for change in on_disk.changes[1:]] == [
        ("Bo", "change", None),
        ("", "back", 0),
    ]
    assert on_disk.answer("S1-L1-01").status is Status.NOT_ASSESSED
    assert on_disk.answer("S1-L1-02").status is Status.MET


def full_disk(journey: Journey) -> None:
    raise SaveFailed("not saved: the disk is full", "make room", Cause.FULL)
