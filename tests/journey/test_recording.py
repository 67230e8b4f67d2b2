"""Recording answers by hand: what is refused, what is kept, what is cleaned (CONTRACTS 2.3, 2.5 and 3)."""

from __future__ import annotations

import pytest

from gmrsj_tui.errors import GmrsjError
from gmrsj_tui.journey.answer import UNANSWERED, Answer, Evidence, Status
from gmrsj_tui.journey.changes import AnswerUpdate, find_criterion, record
from gmrsj_tui.journey.checking import LONGEST_LINE, LONGEST_TEXT
from gmrsj_tui.journey.journey import Journey
from tests.journey.values import LATER, MET, NOW, OWN, SUPPLY, TRACKS, criterion, journey_of, pack_of

PACK = pack_of(
    criterion("S1-L1-01", next_action="Name a sponsor."),
    criterion("S1-L1-02", not_applicable="never"),
    criterion("S1-L1-03"),
    criterion("S1-L2-01", tracks=(OWN,)),
    tracks=TRACKS,
)
FIRST, SAFE, THIRD, OWN_ONLY = (found.id for found in PACK.criteria())
JOURNEY = journey_of(tracks=(SUPPLY,))


def recorded(*updates: AnswerUpdate, journey: Journey = JOURNEY) -> Journey:
    return record(journey, PACK, updates, LATER, "Ana")


def answer(**changes: object) -> Answer:
    """What stands about the first criterion after one update of it."""
    update = AnswerUpdate(FIRST)._replace(**changes)  # type: ignore[arg-type]
    return recorded(update).answer(FIRST)


def refusal(*updates: AnswerUpdate, journey: Journey = JOURNEY) -> str:
    with pytest.raises(GmrsjError) as refused:
        recorded(*updates, journey=journey)
    return str(refused.value)


# -- history ------------------------------------------------------------------------------------------------------


def test_a_change_tells_when_who_from_and_to() -> None:
    journey = recorded(AnswerUpdate(FIRST, status=Status.MET))
    (change,) = journey.changes
    (item,) = change.items
    assert (change.number, change.when, change.who, change.action, change.of) == (1, LATER, "Ana", "change", None)
    assert (item.subject, item.key, item.before) == ("answer", FIRST, UNANSWERED)
    assert item.after == Answer(Status.MET, when=LATER, who="Ana") == journey.answer(FIRST)
    assert (journey.revision, journey.updated, journey.created) == (2, LATER, NOW)


def test_who_is_optional() -> None:
    journey = record(JOURNEY, PACK, [AnswerUpdate(FIRST, status=Status.MET)], LATER)
    assert (journey.changes[0].who, journey.answer(FIRST).who) == ("", "")


def test_several_answers_are_one_change() -> None:
    journey = recorded(AnswerUpdate(THIRD, status=Status.MET), AnswerUpdate(FIRST, status=Status.NOT_MET))
    assert [item.key for item in journey.changes[0].items] == [THIRD, FIRST]
    assert len(journey.changes) == 1


def test_several_updates_of_one_criterion_follow_each_other_in_one_item() -> None:
    journey = recorded(AnswerUpdate(FIRST, status=Status.MET, note="one"), AnswerUpdate(FIRST.lower(), note="two"))
    (item,) = journey.changes[0].items
    assert isinstance(item.after, Answer)
    assert (item.after.status, item.after.note) == (Status.MET, "two")


def test_an_answer_that_comes_back_within_one_change_is_no_change() -> None:
    once = recorded(AnswerUpdate(FIRST, status=Status.MET))
    there_and_back = (AnswerUpdate(FIRST, status=Status.NOT_MET), AnswerUpdate(FIRST, status=Status.MET))
    assert record(once, PACK, there_and_back, NOW, "Ben") is once


def test_what_is_not_named_keeps_its_own_time_and_person() -> None:
    once = recorded(AnswerUpdate(FIRST, status=Status.MET))
    twice = record(once, PACK, [AnswerUpdate(FIRST, status=Status.MET), AnswerUpdate(THIRD, note="x")], NOW, "Ben")
    assert (twice.answer(FIRST).when, twice.answer(FIRST).who) == (LATER, "Ana")
    assert [item.key for item in twice.changes[1].items] == [THIRD]


def test_going_back_to_not_assessed_keeps_what_was_written() -> None:
    once = recorded(AnswerUpdate(FIRST, status=Status.MET, note="Seen in March."))
    back = recorded(AnswerUpdate(FIRST, status=Status.NOT_ASSESSED), journey=once).answer(FIRST)
    assert (back.status, back.note) == (Status.NOT_ASSESSED, "Seen in March.")


# -- not applicable -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("reason", [None, "", "  ", "\n\t\n"])
def test_not_applicable_needs_a_reason(reason: str | None) -> None:
    told = refusal(AnswerUpdate(FIRST, status=Status.NOT_APPLICABLE, reason=reason))
    assert told.startswith(f"{FIRST} needs a reason to be not applicable")


def test_not_applicable_is_taken_with_a_reason() -> None:
    found = answer(status=Status.NOT_APPLICABLE, reason="  No agency workers. ")
    assert (found.status, found.reason, found.covered) == (Status.NOT_APPLICABLE, "No agency workers.", True)


def test_not_applicable_is_refused_where_the_pack_says_never_even_with_a_reason() -> None:
    told = refusal(AnswerUpdate(SAFE, status=Status.NOT_APPLICABLE, reason="We are nice."))
    assert told == (f'{SAFE} can never be not applicable; this framework asks "Title {SAFE}" of everybody')


def test_a_reason_stays_when_the_status_moves_on_and_serves_again() -> None:
    once = recorded(AnswerUpdate(FIRST, status=Status.NOT_APPLICABLE, reason="No agency workers."))
    moved = recorded(AnswerUpdate(FIRST, status=Status.NOT_MET), journey=once)
    assert moved.answer(FIRST).reason == "No agency workers."
    assert not moved.answer(FIRST).covered
    again = recorded(AnswerUpdate(FIRST, status=Status.NOT_APPLICABLE), journey=moved)
    assert again.answer(FIRST).covered


def test_a_blank_reason_that_stands_is_no_reason() -> None:
    journey = journey_of({FIRST: Answer(reason="  ")}, tracks=(SUPPLY,))
    assert "needs a reason" in refusal(AnswerUpdate(FIRST, status=Status.NOT_APPLICABLE), journey=journey)


def test_the_reason_of_what_is_not_applicable_cannot_be_taken_away() -> None:
    once = recorded(AnswerUpdate(FIRST, status=Status.NOT_APPLICABLE, reason="No agency workers."))
    assert "needs a reason" in refusal(AnswerUpdate(FIRST, reason=""), journey=once)


@pytest.mark.parametrize("standing", [Answer(Status.NOT_APPLICABLE, "Old."), Answer(Status.NOT_APPLICABLE)])
def test_a_note_can_be_added_to_an_answer_that_would_not_be_taken_today(standing: Answer) -> None:
    journey = journey_of({SAFE: standing}, tracks=(SUPPLY,))
    found = recorded(AnswerUpdate(SAFE, note="Look again."), journey=journey).answer(SAFE)
    assert (found.status, found.reason, found.note) == (standing.status, standing.reason, "Look again.")
    assert "never" in refusal(AnswerUpdate(SAFE, reason="New."), journey=journey)


# -- all or nothing -----------------------------------------------------------------------------------------------


def test_one_refused_answer_refuses_them_all() -> None:
    told = refusal(AnswerUpdate(FIRST, status=Status.MET), AnswerUpdate("S9-L9-99", status=Status.MET))
    assert "S9-L9-99" in told
    assert JOURNEY.answers == {} and JOURNEY.changes == ()


# -- which criterion ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("typed", ["S1-L1-01", "s1-l1-01", " S1-l1-01 "])
def test_a_criterion_is_found_in_any_case_of_letters(typed: str) -> None:
    assert find_criterion(JOURNEY, PACK, typed).id == FIRST


def test_an_id_as_written_goes_before_one_in_another_case() -> None:
    twins = pack_of(criterion("S1-L1-01"), criterion("S1-L1-02", id="s1-l1-01"))
    assert find_criterion(journey_of(), twins, "s1-l1-01").id == "s1-l1-01"
    assert find_criterion(journey_of(), twins, "S1-L1-01").id == "S1-L1-01"


@pytest.mark.parametrize(
    ("typed", "meant"), [("S1-L1-1", "S1-L1-01"), ("s1-l1-003", "S1-L1-03"), ("S1L1-02", "S1-L1-02")]
)
def test_a_criterion_that_is_not_there_brings_a_suggestion(typed: str, meant: str) -> None:
    assert refusal(AnswerUpdate(typed)) == f"there is no criterion {typed!r} in A pack by hand; did you mean {meant}?"


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("S1-L1-99", "S1-L1-03"),
        ("S1-L1-0", "S1-L1-01"),
        ("S1-L1-O2", "S1-L1-02"),
        ("S1-L1-" + "9" * 5000, "S1-L1-03"),
        ("S1-L2-9", ""),
        ("S1-L2-x", ""),
        ("S7-L1-02", ""),
        ("S1-L9-2", ""),
        ("S1-Ll-02", "S1-L1-02"),
    ],
)
def test_the_nearest_of_the_same_step_and_level_is_suggested_or_nothing(typed: str, meant: str) -> None:
    told = refusal(AnswerUpdate(typed))
    assert (told.partition("did you mean ")[2] or "?") == f"{meant}?"


def test_suggestions_work_for_ids_in_small_letters_too() -> None:
    pack = pack_of(criterion("S1-L1-01", id="sponsor"), criterion("S1-L1-02", id="promise"))
    with pytest.raises(GmrsjError, match=r"did you mean sponsor\?$"):
        find_criterion(journey_of(), pack, "Sponser")


def test_what_is_far_from_everything_brings_no_suggestion() -> None:
    assert refusal(AnswerUpdate("remedy")) == "there is no criterion 'remedy' in A pack by hand"


def test_what_does_not_apply_is_never_suggested() -> None:
    assert "S1-L2-01" not in refusal(AnswerUpdate("S1-L2-1"))
    assert "did you mean S1-L2-01?" in refusal(AnswerUpdate("S1-L2-1"), journey=journey_of(tracks=(OWN,)))


def test_a_long_or_hostile_id_is_told_in_a_short_clean_line() -> None:
    told = refusal(AnswerUpdate("\x1b[31m" + "x" * 10_000))
    assert len(told) < 200 and told.isprintable()


def test_a_criterion_of_another_track_is_refused_with_the_name_of_the_track() -> None:
    told = refusal(AnswerUpdate(OWN_ONLY, status=Status.MET))
    assert told == (
        "S1-L2-01 is only for Own operations, which this journey does not cover; change the journey's tracks first"
    )


# -- texts and dates ----------------------------------------------------------------------------------------------


def test_texts_are_cleaned_and_keep_their_lines() -> None:
    assert answer(note=" one\r\ntwo\x1b[31m ").note == "one\ntwo\u241b[31m"
    assert answer(owner=" Ana\n  Silva ").owner == "Ana Silva"


def test_an_empty_text_removes_and_none_keeps() -> None:
    once = recorded(AnswerUpdate(FIRST, note="n", owner="Ana", due="2026-05-01", as_of="2026-01-01"))
    kept = recorded(AnswerUpdate(FIRST, status=Status.MET), journey=once).answer(FIRST)
    assert (kept.note, kept.owner, kept.due, kept.as_of) == ("n", "Ana", "2026-05-01", "2026-01-01")
    gone = recorded(AnswerUpdate(FIRST, note="", owner="", due="", as_of=""), journey=once).answer(FIRST)
    assert (gone.note, gone.owner, gone.due, gone.as_of) == ("", "", "", "")


@pytest.mark.parametrize("text", ["2026-02-30", "1.2.2026", "2026-2-1", "20260201", "2026-W05-7", "soon", "0000-01-01"])
def test_a_date_that_is_none_is_refused(text: str) -> None:
    assert refusal(AnswerUpdate(FIRST, due=text)) == (
        f"the due date of {FIRST} is not a date: {text!r}; write it as YYYY-MM-DD, such as 2026-11-30"
    )
    assert "the date it was true" in refusal(AnswerUpdate(FIRST, as_of=text))


def test_a_date_is_taken_with_spaces_around_it() -> None:
    assert answer(due=" 2028-02-29 ").due == "2028-02-29"


def test_a_text_of_the_longest_length_is_taken_and_one_more_is_refused() -> None:
    assert len(answer(note="x" * LONGEST_TEXT).note) == LONGEST_TEXT
    for update in (
        AnswerUpdate(FIRST, note="x" * (LONGEST_TEXT + 1)),
        AnswerUpdate(FIRST, reason="x" * (LONGEST_TEXT + 1)),
        AnswerUpdate(FIRST, next_action="x" * (LONGEST_TEXT + 1)),
        AnswerUpdate(FIRST, add_evidence=(Evidence("x" * (LONGEST_TEXT + 1)),)),
        AnswerUpdate(FIRST, evidence=(Evidence("x" * (LONGEST_TEXT + 1)),)),
    ):
        assert f"of {FIRST} has {LONGEST_TEXT + 1} characters, and {LONGEST_TEXT} is the most" in refusal(update)


def test_a_name_of_the_longest_length_is_taken_and_one_more_is_refused() -> None:
    assert len(answer(owner="x" * LONGEST_LINE).owner) == LONGEST_LINE
    assert f"the owner has {LONGEST_LINE + 1} characters" in refusal(
        AnswerUpdate(FIRST, owner="x" * (LONGEST_LINE + 1))
    )
    with pytest.raises(GmrsjError, match="the name of who answers has"):
        record(JOURNEY, PACK, [AnswerUpdate(FIRST, note="n")], LATER, "x" * (LONGEST_LINE + 1))


def test_what_is_measured_is_what_is_kept() -> None:
    kept = answer(note="\t" * (LONGEST_TEXT // 4) + "x").note
    assert kept == "x"
    assert "characters" in refusal(AnswerUpdate(FIRST, note="x" + "\t" * (LONGEST_TEXT // 4) + "x"))


# -- evidence -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("strength", [-1, 4, 100])
def test_a_strength_beyond_0_to_3_is_refused(strength: int) -> None:
    for update in (
        AnswerUpdate(FIRST, evidence=(Evidence("x", strength),)),
        AnswerUpdate(FIRST, add_evidence=(Evidence("x", strength),)),
    ):
        assert refusal(update) == f"the strength of the evidence for {FIRST} is {strength}; it goes from 0 to 3"


def test_evidence_is_added_behind_what_stands() -> None:
    once = recorded(AnswerUpdate(FIRST, add_evidence=(Evidence("Minutes", 1),)))
    found = recorded(AnswerUpdate(FIRST, add_evidence=(Evidence("Register", 2),)), journey=once).answer(FIRST)
    assert found.evidence == (Evidence("Minutes", 1), Evidence("Register", 2))
    assert found.strength == 2


def test_evidence_with_the_same_text_replaces_what_stands_in_its_place() -> None:
    once = recorded(AnswerUpdate(FIRST, evidence=(Evidence("Minutes", 1), Evidence("Register", 2))))
    found = recorded(AnswerUpdate(FIRST, add_evidence=(Evidence(" Minutes ", 3),)), journey=once).answer(FIRST)
    assert found.evidence == (Evidence("Minutes", 3), Evidence("Register", 2))


def test_adding_the_same_evidence_again_is_no_change() -> None:
    once = recorded(AnswerUpdate(FIRST, add_evidence=(Evidence("Minutes", 1),)))
    assert recorded(AnswerUpdate(FIRST, add_evidence=(Evidence("Minutes", 1),)), journey=once) is once


def test_a_list_of_evidence_replaces_the_whole_list_and_what_is_added_comes_behind_it() -> None:
    once = recorded(AnswerUpdate(FIRST, evidence=(Evidence("Minutes", 1),)))
    update = AnswerUpdate(FIRST, evidence=(Evidence("Plan"),), add_evidence=(Evidence("https://example.org/x", 1),))
    assert recorded(update, journey=once).answer(FIRST).evidence == (
        Evidence("Plan"),
        Evidence("https://example.org/x", 1),
    )
    assert recorded(AnswerUpdate(FIRST, evidence=()), journey=once).answer(FIRST).evidence == ()


def test_evidence_without_a_text_is_left_out() -> None:
    assert answer(add_evidence=(Evidence(" ", 3), Evidence("Minutes", 1))).evidence == (Evidence("Minutes", 1),)


# -- next action --------------------------------------------------------------------------------------------------


def test_a_next_action_of_ones_own_stands_instead_of_the_packs() -> None:
    assert answer(next_action=" Ask the board. ").next_action == "Ask the board."


@pytest.mark.parametrize("typed", ["", "  ", "Name a sponsor.", " Name a sponsor.\n"])
def test_an_empty_text_or_the_packs_words_bring_the_packs_next_action_back(typed: str) -> None:
    once = recorded(AnswerUpdate(FIRST, next_action="Ask the board.", note="n"))
    assert recorded(AnswerUpdate(FIRST, next_action=typed), journey=once).answer(FIRST).next_action is None
    assert recorded(AnswerUpdate(FIRST, next_action=typed)) is JOURNEY


def test_the_answer_given_is_the_answer_that_counts() -> None:
    once = recorded(AnswerUpdate(FIRST, status=Status.MET, evidence=MET.evidence))
    assert once.answer(FIRST).same_as(MET)
    assert not once.answer(FIRST).same_as(UNANSWERED)
