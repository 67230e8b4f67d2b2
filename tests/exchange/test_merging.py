"""Three-way merging: what only one side changed is taken, nothing that was said is lost, one undo takes it back."""

from __future__ import annotations

from typing import get_args

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from gmrsj_tui.errors import GmrsjError
from gmrsj_tui.exchange.merging import NothingInCommon, Prefer, merge
from gmrsj_tui.exchange.reading import read_export
from gmrsj_tui.exchange.writing import export_text
from gmrsj_tui.journey.answer import Status
from gmrsj_tui.journey.changes import apply_items, redo, set_profile, set_target, undo
from gmrsj_tui.journey.journey import ChangedItem, Journey
from gmrsj_tui.journey.past import journey_at
from gmrsj_tui.journey.undoing import redoable
from tests.exchange.making import PACK, Copies, answered, copies, said, snapshot, texts
from tests.store.making import new_journey

NOW = "2026-11-23T08:00:00.000Z"
EARLY, LATE = "2026-11-22T10:00:00.000Z", "2026-11-22T11:00:00.000Z"

prefers = st.sampled_from(get_args(Prefer))


@given(copies())
def test_without_a_conflict_it_does_not_matter_who_merges(drawn: Copies) -> None:
    one = merge(drawn.ours, drawn.theirs, NOW)
    other = merge(drawn.theirs, drawn.ours, NOW)
    assert bool(one.open) == bool(other.open)
    assume(not one.open)
    assert said(one.after) == said(other.after)


@given(copies(), prefers)
def test_merging_again_changes_nothing(drawn: Copies, prefer: Prefer) -> None:
    once = merge(drawn.ours, drawn.theirs, NOW, "Ana", prefer)
    again = merge(once.after, drawn.theirs, NOW, "Ana")
    assert (again.kind, again.conflicts, again.items, again.snapshots) == ("nothing", (), (), ())
    assert again.after is once.after


@given(copies(), st.one_of(st.none(), prefers))
def test_every_text_of_either_side_is_in_the_result_or_its_history(drawn: Copies, prefer: Prefer | None) -> None:
    done = merge(drawn.ours, drawn.theirs, NOW, "Ana", prefer)
    assert texts(drawn.ours) <= texts(done.after)
    assert done.open or texts(drawn.theirs) <= texts(done.after)


@given(copies(), prefers)
def test_the_history_only_grows_and_a_sound_export_comes_of_it(drawn: Copies, prefer: Prefer) -> None:
    after = merge(drawn.ours, drawn.theirs, NOW, "Ana", prefer).after
    assert after.changes[: len(drawn.ours.changes)] == drawn.ours.changes
    assert after.snapshots[: len(drawn.ours.snapshots)] == drawn.ours.snapshots
    assert after.revision >= drawn.ours.revision
    imported = read_export(export_text(after).encode(), "x")
    assert (imported.journey, imported.warnings) == (after, ())


@given(copies(), prefers)
def test_one_undo_takes_a_merge_back_and_a_redo_does_it_again(drawn: Copies, prefer: Prefer) -> None:
    done = merge(drawn.ours, drawn.theirs, NOW, "Ana", prefer)
    assume(done.kind == "merged" and len(done.after.changes) > len(drawn.ours.changes))
    back = undo(done.after, NOW)
    assert said(back) == said(drawn.ours)
    assert said(redo(back, NOW)) == said(done.after)
    assert redoable(done.after.changes) is None
    assert read_export(export_text(redo(back, NOW)).encode(), "x").warnings == ()


@given(copies())
def test_what_nobody_changed_here_goes_on_as_it_did_elsewhere(drawn: Copies) -> None:
    done = merge(drawn.base, drawn.theirs, NOW, "Ana")
    assert done.after == drawn.theirs
    assert merge(drawn.theirs, drawn.base, NOW).kind == "nothing"


@given(copies(), prefers)
def test_copies_that_exchange_exports_come_to_hold_the_same(drawn: Copies, prefer: Prefer) -> None:
    ours = merge(drawn.ours, drawn.theirs, NOW, "Ana", prefer).after
    theirs = merge(drawn.theirs, ours, NOW, "Ben")
    assert theirs.open == ()
    assert said(theirs.after) == said(ours)
    assert merge(ours, theirs.after, NOW).items == ()


@given(copies(), prefers)
def test_an_incoming_snapshot_shows_what_it_showed_there(drawn: Copies, prefer: Prefer) -> None:
    after = merge(drawn.ours, drawn.theirs, NOW, "Ana", prefer).after
    shown = [(one._replace(name="", change=0), said(journey_at(after, one.change))) for one in after.snapshots]
    for there in drawn.theirs.snapshots:
        assert (there._replace(name="", change=0), said(journey_at(drawn.theirs, there.change))) in shown
    names = [one.name.casefold() for one in after.snapshots]
    assert len(set(names)) == len(names)


def both() -> tuple[Journey, Journey]:
    """Two copies that answered one criterion differently, the second one later."""
    base = new_journey()
    return (
        answered(base, "S1-L1-01", Status.MET, "Ana saw it.", EARLY, "Ana"),
        answered(base, "S1-L1-01", Status.NOT_MET, "Ben did not.", LATE, "Ben"),
    )


def test_a_conflict_has_both_answers_with_when_and_who_and_changes_nothing() -> None:
    ours, theirs = both()
    done = merge(ours, theirs, NOW)
    (conflict,) = done.open
    assert (conflict.subject, conflict.key, conflict.kept) == ("answer", "S1-L1-01", None)
    assert conflict.ours == (ours.answer("S1-L1-01"), EARLY, "Ana")
    assert conflict.theirs == (theirs.answer("S1-L1-01"), LATE, "Ben")
    assert done.after is ours


@pytest.mark.parametrize(("prefer", "note"), [("ours", "Ana"), ("theirs", "Ben"), ("newer", "Ben")])
def test_whichever_answer_stands_the_other_one_stays_readable(prefer: Prefer, note: str) -> None:
    ours, theirs = both()
    done = merge(ours, theirs, NOW, "Cleo", prefer)
    assert done.after.answer("S1-L1-01").note.startswith(note)
    assert len(done.after.changes) == 2 and done.after.changes[-1].who == "Cleo"
    assert {"Ana saw it.", "Ben did not."} <= texts(done.after)
    assert merge(theirs, ours, NOW, "Cleo", "newer").after.answer("S1-L1-01").note == "Ben did not."


def test_the_later_moment_counts_whatever_the_length_of_its_fraction() -> None:
    base = new_journey()
    ours = answered(base, "S1-L1-01", Status.MET, "first", "2026-11-22T10:00:00Z", "Ana")
    theirs = answered(base, "S1-L1-01", Status.MET, "second", "2026-11-22T10:00:00.001Z", "Ben")
    for one, other in ((ours, theirs), (theirs, ours)):
        assert merge(one, other, NOW, "", "newer").after.answer("S1-L1-01").note == "second"


def test_the_same_answer_given_twice_is_no_conflict() -> None:
    base = new_journey()
    ours = answered(base, "S1-L1-01", Status.MET, "Seen.", EARLY, "Ana")
    theirs = answered(base, "S1-L1-01", Status.MET, "Seen.", LATE, "Ben")
    done = merge(ours, theirs, NOW)
    assert (done.kind, done.conflicts, done.after) == ("nothing", (), ours)


def test_an_answer_that_was_taken_back_elsewhere_is_no_conflict_and_its_note_stays_readable() -> None:
    base = new_journey()
    ours = answered(base, "S1-L1-01", Status.MET, "Seen.", EARLY, "Ana")
    theirs = undo(answered(base, "S1-L1-01", Status.NOT_MET, "A mistake.", LATE, "Ben"), LATE, "Ben")
    done = merge(ours, theirs, NOW)
    assert done.conflicts == () and done.after.answer("S1-L1-01") == ours.answer("S1-L1-01")
    assert "A mistake." in texts(done.after)
    assert said(undo(done.after, NOW)) == said(ours)


def test_after_an_undo_of_the_merge_the_conflict_is_there_again() -> None:
    ours, theirs = both()
    merged = merge(ours, theirs, NOW, "", "ours").after
    assert merge(undo(merged, NOW), theirs, NOW).open


def test_an_answer_that_went_on_from_the_one_here_is_taken_without_a_question() -> None:
    ours, theirs = both()
    theirs = merge(theirs, ours, LATE, "Ben", "theirs").after
    theirs = answered(theirs, "S1-L1-01", Status.IN_PROGRESS, "We talked.", NOW, "Ben")
    done = merge(ours, theirs, NOW)
    assert done.conflicts == () and done.after.answer("S1-L1-01").note == "We talked."


def test_two_decisions_against_each_other_are_a_conflict_again() -> None:
    ours, theirs = both()
    here, there = merge(ours, theirs, NOW, "Ana", "ours").after, merge(theirs, ours, NOW, "Ben", "ours").after
    assert [conflict.key for conflict in merge(here, there, NOW).open] == ["S1-L1-01"]


def test_titles_that_each_side_chose_are_a_conflict_too() -> None:
    base = new_journey()
    ours = set_profile(base, PACK, EARLY, "Ana", title="Acme A")
    theirs = set_profile(base, PACK, LATE, "Ben", title="Acme B")
    (conflict,) = merge(ours, theirs, NOW).open
    assert (conflict.ours.who, conflict.theirs) == ("Ana", ("Acme B", LATE, "Ben"))
    kept = merge(ours, theirs, NOW, "", "ours").after
    assert kept.title == "Acme A" and "Acme B" in texts(kept)
    assert undo(kept, NOW).title == "Acme A"


def test_a_decision_is_remembered_where_both_sides_once_had_what_the_other_has_now() -> None:
    ours = theirs = new_journey()
    for title in ("Acme A", "Acme B"):
        ours = set_profile(ours, PACK, EARLY, "Ana", title=title)
    for title in ("Acme B", "Acme A"):
        theirs = set_profile(theirs, PACK, LATE, "Ben", title=title)
    decided = merge(ours, theirs, NOW, "Ana", "ours").after
    assert decided.title == "Acme B"
    assert merge(decided, theirs, NOW).kind == "nothing"
    assert merge(theirs, decided, NOW).after.title == "Acme B"


def test_a_decision_is_remembered_where_the_words_that_lost_had_been_said_here_before() -> None:
    ours, _ = both()
    theirs = answered(new_journey(), "S1-L1-01", Status.MET, "Ana saw it.", LATE, "Ben")
    ours = answered(ours, "S1-L1-01", Status.NOT_MET, "Ana looked again.", LATE, "Ana")
    assert merge(ours, theirs, NOW).open
    decided = merge(ours, theirs, NOW, "Ana", "ours").after
    assert merge(decided, theirs, NOW).kind == "nothing"


def test_a_snapshot_of_a_state_that_was_never_here_keeps_that_state() -> None:
    ours, theirs = both()
    theirs = snapshot(theirs, "Q3", LATE, "Ben")
    theirs = answered(theirs, "S1-L1-01", Status.MET, "Now it is.", NOW, "Ben")
    done = merge(ours, theirs, NOW, "Ana", "ours")
    assert done.snapshots == ("Q3",)
    (q3,) = done.after.snapshots
    assert journey_at(done.after, q3.change).answer("S1-L1-01").note == "Ben did not."
    assert [change.action for change in done.after.changes] == ["change", "change", "undo", "change"]
    assert said(undo(done.after, NOW)) == said(ours)


def test_two_snapshots_of_one_name_both_stay() -> None:
    ours, theirs = both()
    done = merge(snapshot(ours, "Q3", EARLY, "Ana"), snapshot(theirs, "Q3", LATE, "Ben"), NOW, "", "newer")
    assert [(one.name, one.who) for one in done.after.snapshots] == [("Q3", "Ana"), ("Q3 (2)", "Ben")]


def test_a_snapshot_alone_comes_in_without_a_change() -> None:
    base = answered(new_journey(), "S1-L1-01", Status.MET, "", EARLY, "Ana")
    done = merge(base, snapshot(base, "Q3", LATE, "Ben"), NOW)
    assert (done.kind, done.after.changes, done.snapshots) == ("continued", base.changes, ("Q3",))


@pytest.mark.parametrize(
    "stranger",
    [
        new_journey(when="2026-11-22T14:32:05.124Z"),
        new_journey()._replace(pack="other"),
        new_journey(title="Beta"),
        new_journey()._replace(answers=answered(new_journey(), "S1-L1-01", Status.MET, "", EARLY, "").answers),
    ],
)
def test_journeys_that_never_were_the_same_are_not_merged(stranger: Journey) -> None:
    with pytest.raises(NothingInCommon) as caught:
        merge(new_journey(), stranger, NOW)
    assert "--as-copy" in caught.value.hint


def test_copies_that_went_on_with_different_versions_of_the_pack_are_not_merged() -> None:
    ours, theirs = both()
    moved = apply_items(theirs, [ChangedItem("pack_version", "", "1.0.0", "2.0.0")], NOW)
    with pytest.raises(GmrsjError, match="small 1.0.0 and in the export with 2.0.0"):
        merge(ours, moved, NOW)
    continued = merge(new_journey(), moved, NOW)
    assert (continued.kind, continued.after.pack_version) == ("continued", "2.0.0")


def test_targets_that_only_one_side_chose_are_taken() -> None:
    base = new_journey()
    ours = set_target(base, PACK, "governance", "integrated", EARLY)
    theirs = set_target(base, PACK, "channels", "established", LATE)
    assert dict(merge(ours, theirs, NOW).after.targets) == {"governance": "integrated", "channels": "established"}
