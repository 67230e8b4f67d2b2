"""Earlier points of the history, and the way back to them."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from gmrsj_tui.journey.changes import undo
from gmrsj_tui.journey.journey import Journey
from gmrsj_tui.journey.past import back_to, journey_at
from tests.store.making import histories


def said(journey: Journey) -> tuple[object, ...]:
    return (
        dict(journey.answers),
        dict(journey.targets),
        dict(journey.setup),
        journey.title,
        journey.organisation,
        journey.tracks,
        journey.archived,
        journey.pack_version,
    )


@given(histories(), st.data())
def test_each_point_of_the_history_is_what_the_journey_was_then(history: list[Journey], data: st.DataObject) -> None:
    number = data.draw(st.integers(0, len(history) - 1))
    then = journey_at(history[-1], number)
    assert said(then) == said(history[number])
    assert then.changes == history[number].changes
    assert (then.revision, then.updated) == (history[number].revision, history[number].updated)


@given(histories(), st.data())
def test_going_back_is_one_change_and_undo_takes_it_back(history: list[Journey], data: st.DataObject) -> None:
    journey, number = history[-1], data.draw(st.integers(0, len(history) - 1))
    there = back_to(journey, number, "2026-11-22T23:00:00.000Z")
    assert said(there) == said(history[number])
    assert there.changes[: len(journey.changes)] == journey.changes
    if there is not journey:
        assert len(there.changes) == len(journey.changes) + 1
        assert said(undo(there, "2026-11-22T23:00:01.000Z")) == said(journey)
