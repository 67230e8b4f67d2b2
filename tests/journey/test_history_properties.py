"""CONTRACTS 2.8 over random requests: nothing is lost, undo gives back exactly what was, and all is told."""

from __future__ import annotations

from itertools import permutations

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from gmrsj_tui.errors import GmrsjError
from gmrsj_tui.framework.model import Pack
from gmrsj_tui.journey import changes
from gmrsj_tui.journey.answer import Status
from gmrsj_tui.journey.applicability import applies
from gmrsj_tui.journey.changes import AnswerUpdate
from gmrsj_tui.journey.journey import Journey
from gmrsj_tui.journey.standing import standing_of
from gmrsj_tui.journey.undoing import redoable, undoable
from tests.journey.strategies import packs_with_journeys, unhurried, updates

Drawn = tuple[Pack, Journey]
THEN = "2026-05-06T07:08:09.010Z"


def content(journey: Journey) -> Journey:
    """A journey without its history: what undo has to give back."""
    return journey._replace(changes=(), revision=0, updated="")


def request(data: st.DataObject, pack: Pack, journey: Journey) -> Journey:
    """The journey after one random request of any kind but undo and redo."""
    criteria = tuple(criterion for criterion in pack.criteria() if applies(criterion, journey))
    kinds = ["target", "setup", "title", "organisation", "tracks", "archived"] + ["answer"] * 6 * bool(criteria)
    match data.draw(st.sampled_from(kinds)):
        case "answer":
            asked = data.draw(st.lists(updates(criteria), max_size=3))
            return changes.record(journey, pack, asked, THEN, data.draw(st.sampled_from(("", "Ana"))))
        case "target":
            step = data.draw(st.sampled_from(pack.steps)).id
            level = data.draw(st.sampled_from((None, *(level.id for level in pack.levels))))
            return changes.set_target(journey, pack, step, level, THEN)
        case "setup":
            texts = st.sampled_from(("", "Two.", "Three."))
            return changes.set_setup(
                journey, pack, data.draw(st.dictionaries(st.sampled_from(("sites", "case")), texts)), THEN
            )
        case "title":
            return changes.set_profile(journey, None, THEN, title=data.draw(st.sampled_from(("One", "Two"))))
        case "organisation":
            return changes.set_profile(journey, None, THEN, organisation=data.draw(st.sampled_from(("", "Acme"))))
        case "tracks":
            tracks = [track.id for track in pack.tracks]
            chosen = data.draw(st.lists(st.sampled_from(tracks), max_size=3)) if tracks else []
            return changes.set_profile(journey, pack, THEN, tracks=chosen)
        case _:
            return changes.set_archived(journey, data.draw(st.booleans()), THEN)


@unhurried
@given(packs_with_journeys(), st.data())
def test_undo_and_redo_walk_exactly_through_what_was(drawn: Drawn, data: st.DataObject) -> None:
    pack, journey = drawn
    done = [content(journey)]
    undone: list[Journey] = []
    for _ in range(data.draw(st.integers(1, 12))):
        before = journey
        match data.draw(st.sampled_from(("request", "request", "undo", "redo"))):
            case "request":
                journey = request(data, pack, before)
                if journey is before:
                    continue
                done.append(content(journey))
                undone.clear()
                assert journey.changes[-1].action == "change"
            case "undo" if len(done) > 1:
                taken = undoable(before.changes)
                journey = changes.undo(before, THEN)
                undone.append(done.pop())
                assert taken is not None and (journey.changes[-1].action, journey.changes[-1].of) == (
                    "undo",
                    taken.number,
                )
            case "redo" if undone:
                again = redoable(before.changes)
                journey = changes.redo(before, THEN)
                done.append(undone.pop())
                assert again is not None and (journey.changes[-1].action, journey.changes[-1].of) == (
                    "redo",
                    again.number,
                )
            case "undo":
                with pytest.raises(GmrsjError, match="nothing to undo"):
                    changes.undo(before, THEN)
                continue
            case _:
                with pytest.raises(GmrsjError, match="nothing to redo"):
                    changes.redo(before, THEN)
                continue
        assert content(journey) == done[-1]
        assert journey.changes[:-1] == before.changes
        assert journey.revision == before.revision + 1
        assert journey.updated == THEN
    assert [change.number for change in journey.changes] == list(range(1, len(journey.changes) + 1))
    assert (undoable(journey.changes) is None) == (len(done) == 1)
    assert (redoable(journey.changes) is None) == (not undone)


@unhurried
@given(packs_with_journeys(), st.data())
def test_undoing_everything_and_redoing_everything_comes_back_to_where_it_was(
    drawn: Drawn, data: st.DataObject
) -> None:
    pack, first = drawn
    journey = first
    for _ in range(data.draw(st.integers(1, 6))):
        journey = request(data, pack, journey)
    last, made = journey, len(journey.changes)
    for _ in range(made):
        journey = changes.undo(journey, THEN)
    assert content(journey) == content(first)
    assert standing_of(pack, journey) == standing_of(pack, first)
    for _ in range(made):
        journey = changes.redo(journey, THEN)
    assert content(journey) == content(last)
    assert len(journey.changes) == 3 * made


@unhurried
@given(packs_with_journeys(), st.data())
def test_the_history_alone_tells_every_answer_ever_given(drawn: Drawn, data: st.DataObject) -> None:
    pack, journey = drawn
    told = dict(journey.answers)
    seen = [dict(journey.answers)]
    for _ in range(data.draw(st.integers(1, 6))):
        journey = request(data, pack, journey)
        if undoable(journey.changes) is not None and data.draw(st.booleans()):
            seen.append(dict(journey.answers))
            journey = changes.undo(journey, THEN)
        seen.append(dict(journey.answers))
    replayed = Journey("", "", "", "", "", "", answers=told)
    passed = [dict(told)]
    for change in journey.changes:
        for item in change.items:
            assert item.before != item.after
            if item.subject == "answer":
                assert changes.value_of(replayed, "answer", item.key) == item.before
        replayed = changes.apply_items(replayed, change.items, change.when)
        passed.append(dict(replayed.answers))
    assert replayed.answers == journey.answers
    assert all(answers in passed for answers in seen)


@unhurried
@given(packs_with_journeys(), st.data())
def test_the_order_of_answering_different_criteria_does_not_matter(drawn: Drawn, data: st.DataObject) -> None:
    pack, journey = drawn
    criteria = tuple(criterion for criterion in pack.criteria() if applies(criterion, journey))
    assume(criteria)
    asked = data.draw(st.lists(updates(criteria), max_size=3, unique_by=lambda update: update.criterion))
    together = changes.record(journey, pack, asked, THEN)
    for order in permutations(asked):
        one_by_one = journey
        for update in order:
            one_by_one = changes.record(one_by_one, pack, [update], THEN)
        assert one_by_one.answers == together.answers
        assert standing_of(pack, one_by_one) == standing_of(pack, together)


@unhurried
@given(packs_with_journeys(), st.data())
def test_asking_the_same_again_changes_nothing_and_returns_the_same_journey(drawn: Drawn, data: st.DataObject) -> None:
    pack, journey = drawn
    criteria = tuple(criterion for criterion in pack.criteria() if applies(criterion, journey))
    assume(criteria)
    asked = data.draw(st.lists(updates(criteria), max_size=1))
    once = changes.record(journey, pack, asked, THEN)
    assert changes.record(once, pack, asked, "2027-01-01T00:00:00.000Z", "Ben") is once
    assert changes.record(once, pack, [], THEN) is once


@unhurried
@given(packs_with_journeys(), st.data())
def test_one_refused_answer_refuses_all_of_them_and_changes_nothing(drawn: Drawn, data: st.DataObject) -> None:
    pack, journey = drawn
    criteria = tuple(criterion for criterion in pack.criteria() if applies(criterion, journey))
    assume(criteria)
    asked = data.draw(st.lists(updates(criteria), min_size=1, max_size=4))
    wrong = data.draw(
        st.sampled_from(
            (
                AnswerUpdate("no-such-criterion", status=Status.MET),
                AnswerUpdate(criteria[0].id, due="tomorrow"),
                AnswerUpdate(criteria[0].id, status=Status.NOT_APPLICABLE, reason=" "),
            )
        )
    )
    asked.insert(data.draw(st.integers(0, len(asked))), wrong)
    as_it_was = journey._replace(answers=dict(journey.answers))
    with pytest.raises(GmrsjError):
        changes.record(journey, pack, asked, THEN)
    assert journey == as_it_was


@unhurried
@given(packs_with_journeys(), st.data())
def test_recording_leaves_every_other_criterion_as_it_was(drawn: Drawn, data: st.DataObject) -> None:
    pack, journey = drawn
    criteria = tuple(criterion for criterion in pack.criteria() if applies(criterion, journey))
    assume(criteria)
    asked = data.draw(st.lists(updates(criteria), max_size=4))
    after = changes.record(journey, pack, asked, THEN)
    named = {update.criterion for update in asked}
    for criterion in pack.criteria():
        if criterion.id not in named:
            assert after.answer(criterion.id) is journey.answer(criterion.id)
    if after is not journey:
        moved = {item.key for item in after.changes[-1].items}
        assert moved <= named
        assert all(after.answer(key).when == THEN for key in moved)
