"""What is parked and what is disputed: recorded, taken up again, told, and never counted."""

from __future__ import annotations

import pytest

from gmrsj_tui.errors import GmrsjError
from gmrsj_tui.journey import changes
from gmrsj_tui.journey.answer import UNANSWERED, Answer, Status
from gmrsj_tui.journey.changes import AnswerUpdate
from gmrsj_tui.journey.combining import combined
from gmrsj_tui.journey.comparison import compare
from gmrsj_tui.journey.history import entries, kinds_of
from gmrsj_tui.journey.history_words import headline, move_words, moves
from gmrsj_tui.journey.journey import Journey
from gmrsj_tui.journey.pending import on_top_of
from gmrsj_tui.journey.standing import standing_of
from tests.journey.values import LATER, MET, NOW, journey_of, pack_of

ONE, TWO = "S1-L1-01", "S1-L1-02"
PACK = pack_of(ONE, TWO, "S1-L2-01")
UNION = "The union sees it as not met."


def recorded(journey: Journey, *updates: AnswerUpdate) -> Journey:
    return changes.record(journey, PACK, updates, LATER, "Ana")


def test_parking_is_one_change_that_says_nothing_of_the_status() -> None:
    journey = recorded(journey_of(), AnswerUpdate(ONE, parked=True))
    assert journey.answer(ONE) == Answer(parked=True, when=LATER, who="Ana")
    assert len(journey.changes) == 1
    assert recorded(journey, AnswerUpdate(ONE, parked=True)) is journey
    assert not recorded(journey, AnswerUpdate(ONE, parked=False)).answer(ONE).parked
    assert changes.undo(journey, LATER).answer(ONE) == UNANSWERED


@pytest.mark.parametrize("status", Status)
def test_any_status_that_is_given_takes_a_parked_criterion_up_again_and_undo_parks_it_again(status: Status) -> None:
    for standing in (Answer(parked=True), Answer(status, "None here.", parked=True, disputed=UNION)):
        before = journey_of({ONE: standing})
        after = recorded(before, AnswerUpdate(ONE, status, "None here."))
        assert (after.answer(ONE).status, after.answer(ONE).parked) == (status, False)
        assert after.answer(ONE).disputed == standing.disputed
        assert len(after.changes) == 1
        assert changes.undo(after, LATER).answer(ONE) == standing


def test_a_status_can_be_given_and_the_criterion_be_parked_all_the_same() -> None:
    answer = recorded(journey_of(), AnswerUpdate(ONE, Status.IN_PROGRESS, parked=True)).answer(ONE)
    assert (answer.status, answer.parked) == (Status.IN_PROGRESS, True)


def test_what_is_written_about_a_parked_criterion_leaves_it_parked() -> None:
    journey = journey_of({ONE: Answer(parked=True)})
    updates = (AnswerUpdate(ONE, note="Ask the night shift."), AnswerUpdate(ONE, owner="Bo"))
    assert recorded(journey, *updates, AnswerUpdate(ONE, disputed=UNION)).answer(ONE).parked


def test_a_dispute_is_a_text_of_several_lines_that_is_cleaned_kept_and_taken_away() -> None:
    journey = recorded(journey_of(), AnswerUpdate(ONE, Status.MET, disputed=f" {UNION}\r\nAt night.\x1b[2J "))
    assert journey.answer(ONE).disputed.startswith(f"{UNION}\nAt night.")
    assert "\x1b" not in journey.answer(ONE).disputed
    assert recorded(journey, AnswerUpdate(ONE, Status.NOT_MET)).answer(ONE).disputed == journey.answer(ONE).disputed
    assert recorded(journey, AnswerUpdate(ONE, disputed=" ")).answer(ONE).disputed == ""
    with pytest.raises(GmrsjError, match="what is disputed"):
        recorded(journey, AnswerUpdate(ONE, disputed="x" * 100_000))


def test_neither_counts_for_anything() -> None:
    plain = journey_of({ONE: MET})
    open_points = journey_of({ONE: MET._replace(parked=True, disputed=UNION), TWO: Answer(parked=True)})
    assert standing_of(PACK, open_points) == standing_of(PACK, plain)


def test_criteria_that_are_put_together_keep_what_was_parked_and_every_dispute() -> None:
    parts = [
        (ONE, Answer(Status.MET, disputed=UNION)),
        (TWO, Answer(parked=True, disputed="Procurement agrees.")),
        ("S9", MET),
    ]
    answer = combined(ONE, parts)
    assert answer.parked
    assert answer.disputed == f"{UNION}\n\n{TWO}: Procurement agrees."
    assert combined(TWO, parts[1:2]) == parts[1][1]


def test_a_comparison_tells_what_was_parked_or_disputed_since_then_both_ways_round() -> None:
    before, after = journey_of({ONE: MET}), journey_of({ONE: MET._replace(parked=True), TWO: Answer(disputed=UNION)})
    found = compare(PACK, before, after)
    assert [(move.criterion.id, move.fields) for move in found.details] == [(ONE, ("parked",)), (TWO, ("disputed",))]
    assert not found.empty and not found.statuses
    assert found.mirrored() == compare(PACK, after, before)


def test_the_history_says_it_in_words_and_quotes_a_dispute_only_where_it_is_asked_for() -> None:
    journey = recorded(journey_of(), AnswerUpdate(ONE, parked=True))
    journey = recorded(journey, AnswerUpdate(ONE, parked=False, disputed=UNION))
    taken_up, parked = entries(journey, PACK)
    said = [moves(entry.items[0], PACK) for entry in (parked, taken_up)]
    assert [move_words(move) for move in said[0]] == ["parked: no -> yes"]
    assert [move_words(move) for move in said[1]] == ["parked: yes -> no", f"dispute: nothing -> {UNION}"]
    assert [move_words(move, private=False) for move in said[1]] == ["parked: yes -> no", "dispute written"]
    assert headline(parked, PACK) == f"{ONE}: parked"
    assert headline(taken_up, PACK) == f"{ONE}: no longer parked, dispute"
    assert kinds_of(parked.change) == {"details"} == kinds_of(taken_up.change)


def test_a_status_that_could_not_be_saved_at_once_settles_what_somebody_else_parked_meanwhile() -> None:
    saved = journey_of()
    waiting = changes.record(saved, PACK, [AnswerUpdate(ONE, Status.MET)], NOW, "Ana")
    parked = recorded(saved, AnswerUpdate(ONE, parked=True, disputed=UNION), AnswerUpdate(TWO, parked=True))
    placed = on_top_of(parked, saved, waiting, PACK)
    assert (placed.answer(ONE).status, placed.answer(ONE).parked) == (Status.MET, False)
    assert placed.answer(ONE).disputed == UNION
    assert placed.answer(TWO).parked
    noted = changes.record(saved, PACK, [AnswerUpdate(ONE, note="At night.")], NOW, "Ana")
    assert on_top_of(parked, saved, noted, PACK).answer(ONE).parked
