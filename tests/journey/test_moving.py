"""Journeys whose pack has changed: what moves, what is copied, what is kept aside, and that nothing is dropped."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gmrsj_tui.framework.model import Pack, Superseding, Track
from gmrsj_tui.journey.answer import UNANSWERED, Answer, Evidence, Status
from gmrsj_tui.journey.changes import AnswerUpdate, record, redo, undo
from gmrsj_tui.journey.journey import Journey
from gmrsj_tui.journey.moving import Copied, Retired, apply_moves, given_under, moves, preview
from gmrsj_tui.journey.pack_version import OlderPack, changed_pack
from gmrsj_tui.journey.retired import became, came_from, retired_answers, retired_name, returned, to_review
from gmrsj_tui.journey.standing import standing_of
from tests.journey.values import LATER, MET, NOT_MET, NOW, journey_of, pack_of

A, B, C, D = (f"S1-L1-0{number}" for number in range(1, 5))
SAID = Answer(Status.MET, note="It hangs in the hall.", evidence=(Evidence("Photo", 1),), owner="Ana", when=NOW)


def pack(*criteria: str, version: str = "1.1.0", supersedes: tuple[Superseding, ...] = (), **changes: Any) -> Pack:
    return pack_of(*criteria, version=version, supersedes=supersedes, **changes)


def since(version: str = "1.0.0", **what: Any) -> Superseding:
    return Superseding(version, **what)


def test_what_a_pack_does_not_speak_of_stays_as_it_is() -> None:
    journey = journey_of({A: SAID, B: NOT_MET})
    found = moves(pack(A, B, C), journey)
    assert (found.before, found.after) == ("1.0.0", "1.1.0")
    assert (found.kept, found.review, found.copied, found.retired) == ((A, B), (), (), ())
    assert found.unanswered == (C,)
    assert found.answers == journey.answers


def test_an_answer_to_other_words_stays_and_needs_review() -> None:
    found = moves(pack(A, supersedes=(since(reworded=(A,)),)), journey_of({A: SAID}))
    assert (found.kept, found.review) == ((), (A,))
    assert found.answers == {A: SAID._replace(review=True)}


def test_an_answer_is_copied_to_each_new_criterion_and_stays_with_the_journey() -> None:
    found = moves(pack(B, C, supersedes=(since(changed={A: (C, B)}),)), journey_of({A: SAID}))
    assert found.copied == (Copied(A, (B, C), A),)
    assert found.copies == (B, C)
    assert found.answers == {A: SAID, B: SAID._replace(review=True), C: SAID._replace(review=True)}


def test_a_criterion_that_is_split_and_goes_on_keeps_its_own_answer_to_review() -> None:
    found = moves(pack(A, B, supersedes=(since(changed={A: (A, B)}),)), journey_of({A: SAID}))
    assert found.copied == (Copied(A, (A, B), ""),)
    assert found.answers == {A: SAID._replace(review=True), B: SAID._replace(review=True)}


def test_retired_and_lost_answers_stay_and_are_told_apart() -> None:
    journey = journey_of({A: SAID, B: NOT_MET, C: MET})
    found = moves(pack(C, supersedes=(since(retired=(A,)),)), journey)
    assert found.retired == (Retired(A, A), Retired(B, B, said=False))
    assert found.answers == journey.answers
    assert retired_answers(pack(C), journey) == {A: SAID, B: NOT_MET}


def test_an_id_that_returns_with_another_meaning_is_not_answered_by_the_old_answer() -> None:
    new = pack(A, B, supersedes=(since(changed={A: (B,)}),))
    after = apply_moves(journey_of({A: SAID}), new, LATER)
    aside = f"{A}.until-1.0.0"
    assert after.answer(A) is UNANSWERED
    assert after.answers == {aside: SAID, B: SAID._replace(review=True)}
    assert retired_answers(new, after) == {aside: SAID}
    assert retired_name(aside) == f"{A} as answered with version 1.0.0"
    assert (became(new, aside), came_from(new, after, B)) == ((B,), (A,))


def test_an_id_that_returns_a_version_later_is_not_answered_by_the_old_answer_either() -> None:
    old = since(changed={A: (B,)})
    once = apply_moves(journey_of({A: SAID}), pack(B, supersedes=(old,)), LATER)
    again = pack(A, B, version="1.2.0", supersedes=(old,))
    found = moves(again, once)
    assert found.earlier == (Retired(A, f"{A}.until-1.0.0"),)
    assert (found.kept, found.copied) == ((B,), ())
    assert A not in found.answers
    later = apply_moves(once, again, LATER)
    answered = record(later, again, [AnswerUpdate(A, Status.NOT_MET)], LATER)
    third = moves(pack(A, B, version="1.3.0", supersedes=(old,)), answered)
    assert A in third.kept
    assert [entry.kept_as for entry in third.earlier] == [f"{A}.until-1.0.0"]


def test_an_answer_whose_id_was_gone_needs_review_when_the_id_comes_back_without_a_word() -> None:
    for gone in ((since(retired=(B,)),), ()):
        once = apply_moves(journey_of({A: SAID, B: MET}), pack(A, supersedes=gone), LATER)
        back = pack(A, B, version="2.0.0")
        found = moves(back, once)
        assert (found.kept, found.review, found.returned) == ((A,), (B,), (B,))
        after = apply_moves(once, back, LATER)
        assert after.answers == {A: SAID, B: MET._replace(review=True)}
        assert [one.id for one in to_review(back, after)] == [B]
        assert (returned(after, B), returned(after, A)) == (True, False)
        confirmed = record(after, back, [AnswerUpdate(B, Status.MET)], LATER)
        assert moves(pack(A, B, version="2.1.0"), confirmed).kept == (A, B)


def test_an_id_that_was_gone_is_known_after_undo_redo_and_two_versions_without_it() -> None:
    once = apply_moves(journey_of({A: SAID, B: MET}), pack(A), LATER)
    again = redo(undo(once, LATER), LATER)
    assert moves(pack(A, B, version="2.0.0"), again).returned == (B,)
    twice = apply_moves(again, pack(A, version="1.2.0"), LATER)
    assert moves(pack(A, B, version="2.0.0"), twice).returned == (B,)
    assert moves(pack(A, B), undo(once, LATER)).kept == (A, B)


def test_a_move_that_names_an_answer_without_criterion_does_not_count_as_answering_it() -> None:
    once = apply_moves(journey_of({A: SAID, B: MET}), pack(A, supersedes=(since(retired=(B,)),)), LATER)
    assert given_under(once) == {A: "1.0.0", B: "1.0.0"}


def test_entries_are_followed_in_the_order_of_versions_one_after_the_other() -> None:
    entries = (since("1.10.0", changed={B: (C,)}), since("1.9.0", changed={A: (B,)}), since("0.9.0", retired=(A,)))
    found = moves(pack(C, version="2.0.0", supersedes=entries), journey_of({A: SAID}))
    assert found.copied == (Copied(A, (C,), A),)
    assert found.answers == {A: SAID, C: SAID._replace(review=True)}


def test_entries_for_versions_before_the_journey_s_are_done_already() -> None:
    entries = (since("1.0.0", retired=(A,), reworded=(B,)), since("1.1.0-rc.2", reworded=(C,)))
    later = pack(A, B, C, version="1.2.0", supersedes=entries)
    assert moves(later, journey_of({A: MET, B: MET, C: MET}, pack_version="1.1.0")).kept == (A, B, C)
    assert moves(later, journey_of({B: MET, C: MET}, pack_version="1.1.0-rc.10")).kept == (B, C)
    assert moves(later, journey_of({B: MET, C: MET}, pack_version="1.1.0-rc.1")).review == (C,)


def test_two_ids_can_change_places() -> None:
    new = pack(A, B, supersedes=(since(changed={A: (B,), B: (A,)}),))
    found = moves(new, journey_of({A: SAID, B: NOT_MET}))
    assert found.answers[A] == NOT_MET._replace(review=True)
    assert found.answers[B] == SAID._replace(review=True)
    assert found.answers[f"{A}.until-1.0.0"] == SAID
    assert found.answers[f"{B}.until-1.0.0"] == NOT_MET


def test_criteria_that_are_put_together_are_met_only_when_all_of_them_were() -> None:
    new = pack(C, supersedes=(since(changed={A: (C,), B: (C,)}),))
    other = Answer(Status.NOT_MET, note="Not at night.", evidence=(Evidence("Photo", 2), Evidence("Log")), owner="Bo")
    both = moves(new, journey_of({A: SAID, B: other})).answers[C]
    assert both.status is Status.IN_PROGRESS
    assert both.note == f"{A}: It hangs in the hall.\n\n{B}: Not at night."
    assert both.evidence == (Evidence("Photo", 2), Evidence("Log"))
    assert (both.owner, both.review) == ("Ana", True)
    assert moves(new, journey_of({A: SAID, B: MET})).answers[C].status is Status.MET
    assert moves(new, journey_of({B: other})).answers[C] == other._replace(review=True)


def test_what_is_put_to_a_criterion_with_an_answer_of_its_own_takes_nothing_away() -> None:
    new = pack(A, supersedes=(since(changed={B: (A,)}),))
    found = moves(new, journey_of({A: SAID, B: NOT_MET._replace(note="Not here.")}))
    assert found.answers[A].status is Status.IN_PROGRESS
    assert found.answers[A].note == f"It hangs in the hall.\n\n{B}: Not here."
    assert found.answers[f"{A}.until-1.0.0"] == SAID
    assert found.copied == (Copied(A, (A,), f"{A}.until-1.0.0"), Copied(B, (A,), B))


def test_moving_is_one_change_that_undo_takes_back_and_redo_does_again() -> None:
    before = journey_of({A: SAID})
    new = pack(B, supersedes=(since(changed={A: (B,)}),))
    after = apply_moves(before, new, LATER, "Ana")
    assert (after.pack_version, len(after.changes), after.changes[0].who) == ("1.1.0", 1, "Ana")
    back = undo(after, LATER)
    assert (back.answers, back.pack_version) == (before.answers, "1.0.0")
    assert redo(back, LATER).answers == after.answers
    assert apply_moves(after, new, LATER) is after


def test_an_older_pack_moves_nothing() -> None:
    journey = journey_of({A: SAID}, pack_version="1.1.0")
    for look in (moves, preview):
        with pytest.raises(OlderPack, match="answered with by-hand 1.1.0, and this is the older 1.1.0-rc.1"):
            look(pack(A, version="1.1.0-rc.1"), journey)
    with pytest.raises(OlderPack):
        apply_moves(journey, pack(A, version="1.0.0"), LATER)


def test_versions_that_differ_in_build_metadata_only_are_the_same() -> None:
    assert not changed_pack(pack(A, version="1.0.0+b2"), journey_of(pack_version="1.0.0+b1"))
    assert changed_pack(pack(A, version="1.0.0"), journey_of(pack_version="1.0.0-rc.1"))
    assert changed_pack(pack(A, version="1.0.0"), journey_of(pack_version="somebody's own"))


def test_tracks_that_the_pack_has_no_more_do_not_leave_a_journey_empty() -> None:
    tracks = (Track("sites", "Sites"), Track("chain", "Chain"))
    new = pack(A, tracks=tracks)
    assert moves(new, journey_of(tracks=("own",))).tracks == ("sites", "chain")
    assert moves(new, journey_of(tracks=("own", "chain"))).tracks == ("chain",)
    assert moves(new, journey_of()).tracks == ()
    assert moves(pack(A), journey_of(tracks=("own",))).tracks == ()


def test_a_preview_counts_as_the_moved_journey_would_and_is_the_saved_one_otherwise() -> None:
    journey = journey_of({A: SAID})
    new = pack(B, supersedes=(since(changed={A: (B,)}),))
    seen = preview(new, journey)
    assert standing_of(new, seen).steps[0].held == "launched"
    assert (seen.pack_version, seen.revision, seen.changes) == ("1.0.0", journey.revision, ())


def test_any_status_that_is_given_confirms_and_so_does_saying_that_it_is_still_true() -> None:
    new = pack(A, B, supersedes=(since(reworded=(A, B)),))
    journey = apply_moves(journey_of({A: SAID, B: MET}), new, LATER)
    assert [found.id for found in to_review(new, journey)] == [A, B]
    journey = record(journey, new, [AnswerUpdate(A, review=False), AnswerUpdate(B, Status.MET)], LATER, "Bo")
    assert to_review(new, journey) == ()
    assert (journey.answer(A).status, journey.answer(A).who) == (Status.MET, "Bo")


def test_an_answer_counts_as_given_under_the_version_in_which_it_was_last_changed() -> None:
    first = pack(A, B, version="1.0.0")
    journey = record(journey_of(), first, [AnswerUpdate(A, Status.MET), AnswerUpdate(B, Status.MET)], NOW)
    moved = apply_moves(journey, pack(A, B, supersedes=(since(reworded=(B,)),)), LATER)
    assert given_under(moved) == {A: "1.0.0", B: "1.1.0"}
    assert given_under(undo(moved, LATER)) == {A: "1.0.0", B: "1.0.0"}


# -- any pack, any history -------------------------------------------------------------------------

IDS = tuple(f"S1-L{level}-0{number}" for level in (1, 2) for number in range(1, 5))
_ids = st.sampled_from(IDS)
_answers = st.builds(
    Answer,
    status=st.sampled_from(Status),
    reason=st.sampled_from(("", "none here")),
    note=st.sampled_from(("", "one note", "another note")),
    evidence=st.sampled_from(((), (Evidence("Photo", 2),), (Evidence("Photo"), Evidence("Log", 3)))),
    owner=st.sampled_from(("", "Ana", "Bo")),
    next_action=st.sampled_from((None, "Call them.")),
    review=st.booleans(),
).filter(lambda answer: answer != UNANSWERED)


@st.composite
def successions(draw: st.DrawFn) -> tuple[Journey, list[Pack]]:
    """A journey and the versions of its pack that come, whether their authors were careful or not."""
    journey = journey_of(draw(st.dictionaries(_ids, _answers)))
    entries: list[Superseding] = []
    versions = []
    for number in range(1, draw(st.integers(1, 3)) + 1):
        if draw(st.booleans()):
            changed = draw(st.dictionaries(_ids, st.lists(_ids, min_size=1, max_size=3).map(tuple), max_size=3))
            retired = tuple(draw(st.sets(_ids, max_size=2)))
            reworded = tuple(draw(st.sets(_ids, max_size=3)))
            entries.append(Superseding(f"1.{number - 1}.0", changed, retired, reworded))
        criteria = sorted(draw(st.sets(_ids, min_size=1)))
        versions.append(pack(*criteria, version=f"1.{number}.0", supersedes=tuple(entries)))
    return journey, versions


def texts(journey: Journey) -> Iterator[str]:
    for answer in journey.answers.values():
        yield from (answer.note, answer.reason, answer.owner, answer.next_action or "")
        yield from (item.text for item in answer.evidence)


@given(successions())
def test_no_answer_is_ever_dropped_on_any_way_through_any_versions(drawn: tuple[Journey, list[Pack]]) -> None:
    journey, versions = drawn
    first = journey
    for version in versions:
        before, journey = journey, apply_moves(journey, version, LATER)
        left = [answer._replace(review=False) for answer in journey.answers.values()]
        assert all(answer._replace(review=False) in left for answer in before.answers.values())
        assert journey.pack_version == version.version
        assert undo(journey, LATER).answers == before.answers
    written = "\n".join(texts(journey))
    assert all(text in written for text in texts(first))


@given(successions())
def test_every_answer_is_told_of_once_and_what_is_told_is_what_is_done(drawn: tuple[Journey, list[Pack]]) -> None:
    journey, versions = drawn
    for version in versions:
        found = moves(version, journey)
        copied = [entry.criterion for entry in found.copied]
        gone = [entry.criterion for entry in (*found.retired, *found.earlier)]
        assert sorted([*found.kept, *found.review, *copied, *gone]) == sorted(journey.answers)
        after = apply_moves(journey, version, LATER)
        assert after.answers == preview(version, journey).answers == found.answers
        live = {id for id in after.answers if version.criterion(id)}
        assert live == {*found.kept, *found.review, *found.copies}
        assert set(found.unanswered) == {one.id for one in version.criteria()} - live
        assert all(after.answer(id) == journey.answer(id) for id in found.kept)
        assert all(after.answer(id).review for id in (*found.review, *found.copies))
        for entry in (*found.retired, *found.earlier):
            assert after.answer(entry.kept_as) == journey.answer(entry.criterion)
            assert version.criterion(entry.kept_as) is None
        journey = after


@given(successions())
def test_an_id_that_was_given_up_never_answers_for_what_it_means_later(drawn: tuple[Journey, list[Pack]]) -> None:
    journey, versions = drawn
    for version in versions:
        given_up = {
            id
            for entry in version.supersedes
            if entry.version == journey.pack_version
            for id in (*entry.changed, *entry.retired)
            if not any(id in new for new in entry.changed.values())
        }
        journey = apply_moves(journey, version, LATER)
        assert not any(id in journey.answers and version.criterion(id) for id in given_up)
