"""What is true after a change, in the words that command line and app share."""

from __future__ import annotations

import pytest

from gmrsj_tui.journey import changes
from gmrsj_tui.journey.answer import Evidence, Status
from gmrsj_tui.journey.change_words import items_words, taken_together
from gmrsj_tui.journey.changes import AnswerUpdate
from gmrsj_tui.journey.journey import ChangedItem, Journey
from tests.sample_pack import sample_pack

PACK = sample_pack()
NOW = "2026-11-22T09:30:00.000Z"
NEW = changes.start(PACK, "acme", "Acme", NOW)


def said(journey: Journey, *, private: bool = True) -> str:
    return items_words(journey.changes[-1].items, PACK, private=private)


@pytest.mark.parametrize(
    ("update", "words"),
    [
        (AnswerUpdate("S1-L1-01", Status.MET), "is met (was not assessed)"),
        (AnswerUpdate("S1-L1-01", note="Ask Jo."), "is not assessed as before, with other details: note"),
        (
            AnswerUpdate("S1-L1-01", owner="Bo", evidence=(Evidence("Minutes", 1),)),
            "is not assessed as before, with other details: owner, evidence",
        ),
    ],
)
def test_an_answer_goes_by_id_and_title_and_never_quotes_what_was_written(update: AnswerUpdate, words: str) -> None:
    title = next(iter(PACK.criteria())).title
    assert said(changes.record(NEW, PACK, [update], NOW)) == f'S1-L1-01 "{title}" {words}'


def test_an_answer_that_was_confirmed_is_said_to_be() -> None:
    waiting = changes.record(
        NEW, PACK, [AnswerUpdate("S1-L1-01", Status.MET), AnswerUpdate("S1-L1-01", review=True)], NOW
    )
    assert said(changes.record(waiting, PACK, [AnswerUpdate("S1-L1-01", review=False)], NOW)).endswith(
        "is met as before, and confirmed"
    )


def test_a_set_up_answer_is_quoted_only_where_that_is_wanted() -> None:
    answered = changes.set_setup(NEW, PACK, {"sites": "Four"}, NOW)
    assert said(answered) == 'the answer to the set-up question "How many own sites?" is "Four"'
    assert said(answered, private=False) == 'the answer to the set-up question "How many own sites?" is another one'


def test_of_many_things_the_first_ones_are_named() -> None:
    ids = [criterion.id for criterion in PACK.criteria()][:4]
    journey = changes.record(NEW, PACK, [AnswerUpdate(id, Status.MET) for id in ids], NOW)
    assert said(journey) == f"4 answers: {', '.join(ids[:3])} and 1 more"
    assert items_words((), PACK) == "nothing changed"


def test_a_journey_that_was_moved_says_to_which_version() -> None:
    item = ChangedItem("pack_version", "", "1.0.0", "1.1.0")
    assert (
        items_words([item], PACK) == f"the journey is at version 1.1.0 of {PACK.id} (was 1.0.0), with 0 answers changed"
    )


def test_several_changes_are_told_from_what_was_first_to_what_is_last() -> None:
    journey = changes.record(NEW, PACK, [AnswerUpdate("S1-L1-01", Status.IN_PROGRESS)], NOW)
    journey = changes.record(journey, PACK, [AnswerUpdate("S1-L1-01", Status.MET)], NOW)
    (item,) = taken_together(journey.changes)
    assert items_words([item], PACK).endswith("is met (was not assessed)")
