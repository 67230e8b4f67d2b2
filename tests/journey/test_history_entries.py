"""The entries of the history, their filters, and what they say in words."""

from __future__ import annotations

import os
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gmrsj_tui.errors import GmrsjError
from gmrsj_tui.journey import changes
from gmrsj_tui.journey.answer import Evidence, Status
from gmrsj_tui.journey.changes import AnswerUpdate
from gmrsj_tui.journey.history import KINDS, criterion_of, entries, kinds_of, pack_unknown, people
from gmrsj_tui.journey.history_words import about, about_others, action_words, headline, move_words, moves
from gmrsj_tui.journey.journey import Journey
from gmrsj_tui.journey.moving import apply_moves
from gmrsj_tui.journey.past import back_to
from gmrsj_tui.journey.snapshots import take_snapshot
from gmrsj_tui.journey.standing import standing_of
from tests.journey.values import MET, journey_of, pack_of
from tests.store.making import PACK, histories, new_journey

DAY, NEXT_DAY, LATER = "2026-06-09T10:00:00.000Z", "2026-06-10T10:00:00.000Z", "2026-06-16T10:00:00.000Z"


@pytest.fixture
def journey() -> Journey:
    made = changes.record(new_journey(when=DAY), PACK, [AnswerUpdate("S1-L1-01", Status.MET)], DAY, "Ana")
    minutes = AnswerUpdate("S1-L1-01", note="Ask Jo.", add_evidence=(Evidence("Minutes", 1),), owner="Bo")
    made = changes.record(made, PACK, [minutes], NEXT_DAY, "Bo")
    made = changes.set_target(made, PACK, "channels", "integrated", NEXT_DAY, "Bo")
    made = take_snapshot(made, standing_of(PACK, made), "June", NEXT_DAY)
    made = changes.undo(made, LATER, "ana")
    made = changes.redo(made, LATER)
    made = changes.set_setup(made, PACK, {"sites": "Four"}, LATER)
    return changes.set_profile(made, PACK, LATER, title="Acme 2026")


def numbers(journey: Journey, **filters: str) -> list[int]:
    return [entry.change.number for entry in entries(journey, PACK, **filters)]


def said(journey: Journey, number: int, *, private: bool = True) -> list[str]:
    (entry,) = (entry for entry in entries(journey, PACK) if entry.change.number == number)
    return [move_words(move, private=private) for item in entry.change.items for move in moves(item, PACK)]


def test_the_latest_stands_first(journey: Journey) -> None:
    assert numbers(journey) == [7, 6, 5, 4, 3, 2, 1]
    assert entries(new_journey(), PACK) == ()


@pytest.mark.parametrize(
    ("filters", "expected"),
    [
        ({"criterion": "S1-L1-01"}, [2, 1]),
        ({"criterion": "S1-L1-02"}, []),
        ({"step": "governance"}, [2, 1]),
        ({"step": "channels"}, [5, 4, 3]),
        ({"who": "ANA"}, [4, 1]),
        ({"who": ""}, [7, 6, 5]),
        ({"since": "2026-06-10"}, [7, 6, 5, 4, 3, 2]),
        ({"until": "2026-06-09"}, [1]),
        ({"since": "2026-06-10", "until": "2026-06-15"}, [3, 2]),
        ({"since": "0001-01-01", "until": "9999-12-31"}, [7, 6, 5, 4, 3, 2, 1]),
        ({"kind": "status"}, [1]),
        ({"kind": "evidence"}, [2]),
        ({"kind": "details"}, [2]),
        ({"kind": "targets"}, [5, 4, 3]),
        ({"kind": "basics"}, [7, 6]),
        ({"kind": "undone"}, [5, 4]),
        ({"step": "channels", "who": "bo"}, [3]),
    ],
)
def test_filters_narrow_it(journey: Journey, filters: dict[str, str], expected: list[int]) -> None:
    assert numbers(journey, **filters) == expected


def test_days_are_those_of_the_local_time(journey: Journey, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(os.environ, "TZ", "Pacific/Kiritimati")  # fourteen hours ahead
    time.tzset()
    assert numbers(journey, until="2026-06-09") == []
    assert numbers(journey, until="2026-06-10") == [1]
    assert numbers(journey, since="2026-06-17") == [7, 6, 5, 4]


def test_an_entry_says_what_took_it_back_and_what_it_takes_back(journey: Journey) -> None:
    third, fourth, fifth = (next(e for e in entries(journey, PACK) if e.change.number == n) for n in (3, 4, 5))
    assert about_others(third) == "taken back by change 4, done again by change 5"
    assert about_others(fourth) == "takes back change 3"
    assert about_others(fifth) == "does again change 3"
    assert not third.taken_back
    again = changes.undo(changes.undo(changes.undo(journey, LATER), LATER), LATER)
    third = next(entry for entry in entries(again, PACK) if entry.change.number == 3)
    assert third.taken_back


def test_a_way_back_says_where_to_and_takes_nothing_back_by_itself(journey: Journey) -> None:
    there = back_to(back_to(journey, 1, journey.updated), 0, journey.updated)
    beginning, first = entries(there, PACK)[:2]
    assert action_words(beginning.change) == "back to the beginning"
    assert action_words(first.change) == "back to change 1"
    assert about_others(first) == "the journey as it was at change 1"
    assert not any(entry.taken_back for entry in entries(there, PACK) if entry.change.number == 1)
    assert "undone" in kinds_of(first.change)


def test_a_snapshot_stands_with_the_change_after_which_it_was_taken(journey: Journey) -> None:
    assert {e.change.number: [s.name for s in e.snapshots] for e in entries(journey, PACK) if e.snapshots} == {
        3: ["June"]
    }


def test_from_and_to_are_said_in_words(journey: Journey) -> None:
    assert said(journey, 1) == ["status: not assessed -> met"]
    assert said(journey, 2) == [
        "evidence added: Minutes: 1, document seen",
        "note: nothing -> Ask Jo.",
        "owner: nothing -> Bo",
    ]
    assert said(journey, 3) == ["target: the next level -> Integrated"]
    assert said(journey, 6) == ["answer: nothing -> Four"]
    assert said(journey, 7) == ["title: Acme -> Acme 2026"]


def test_texts_that_can_name_people_are_left_out_unless_they_are_asked_for(journey: Journey) -> None:
    everything = changes.undo(changes.undo(journey, LATER), LATER)
    quoted = [word for n in range(1, 10) for line in said(everything, n, private=False) for word in line.split()]
    assert not {"Jo.", "Minutes:", "Minutes", "Four"} & set(quoted)
    assert said(journey, 2, private=False) == [
        "evidence added: 1, document seen",
        "note written",
        "owner: nothing -> Bo",
    ]
    assert said(journey, 6, private=False) == ["answer written"]
    assert said(everything, 9, private=False) == ["answer taken away"]


def test_another_strength_or_another_order_of_evidence_is_a_move(journey: Journey) -> None:
    items = (Evidence("Minutes", 3), Evidence("Plan", 0))
    journey = changes.record(journey, PACK, [AnswerUpdate("S1-L1-01", evidence=items)], LATER)
    assert said(journey, 8) == [
        "evidence: Minutes: 1, document seen -> 3, confirmed by rightsholders or an independent party",
        "evidence added: Plan: 0, said in the room",
    ]
    journey = changes.record(journey, PACK, [AnswerUpdate("S1-L1-01", evidence=items[::-1])], LATER)
    assert said(journey, 9) == ["evidence: in one order -> in another order"]


def test_a_headline_is_short_and_quotes_nothing(journey: Journey) -> None:
    heads = [headline(entry, PACK) for entry in reversed(entries(journey, PACK))]
    assert heads == [
        "S1-L1-01: not assessed -> met",
        "S1-L1-01: evidence added, note, owner",
        "Target of step 2: the next level -> Integrated",
        "Target of step 2: Integrated -> the next level",
        "Target of step 2: the next level -> Integrated",
        'Set-up answer "How many own sites?": written',
        "Title: Acme -> Acme 2026",
    ]
    both = [AnswerUpdate("S1-L1-02", Status.MET), AnswerUpdate("S2-L1-02", Status.MET)]
    journey = changes.record(journey, PACK, both, LATER)
    assert headline(entries(journey, PACK)[0], PACK) == "S1-L1-02: not assessed -> met; and 1 more"


def test_of_a_change_of_many_things_only_what_was_asked_for_is_told(journey: Journey) -> None:
    both = [AnswerUpdate("S1-L1-02", Status.MET), AnswerUpdate("S2-L1-02", Status.MET)]
    journey = changes.record(journey, PACK, both, LATER)
    for filters in ({"criterion": "S2-L1-02"}, {"step": "channels"}):
        entry = entries(journey, PACK, **filters)[0]
        assert [item.key for item in entry.items] == ["S2-L1-02"]
        assert len(entry.change.items) == 2
    assert len(entries(journey, PACK)[0].items) == 2


def test_a_criterion_is_found_in_the_pack_or_in_the_history(journey: Journey) -> None:
    assert criterion_of(journey, PACK, " s1-l1-02 ") == "S1-L1-02"
    assert criterion_of(journey, pack_unknown(journey), "s1-l1-01") == "S1-L1-01"
    with pytest.raises(GmrsjError, match="did you mean S1-L1-0"):
        criterion_of(journey, PACK, "S1-L1-0l")


def test_a_history_can_be_told_without_its_pack(journey: Journey) -> None:
    pack = pack_unknown(journey)
    for entry in entries(journey, pack):
        assert headline(entry, pack)
        assert all(about(item, pack) for item in entry.change.items)
    assert people(journey) == ("", "Ana", "Bo")


@given(histories(), st.data())
def test_each_entry_is_of_a_kind_and_every_move_has_words(history: list[Journey], data: st.DataObject) -> None:
    journey = history[-1]
    found = entries(journey, PACK)
    assert [entry.change for entry in reversed(found)] == list(journey.changes)
    for entry in found:
        kinds = kinds_of(entry.change)
        assert kinds <= KINDS.keys()
        for item in entry.change.items:
            assert all(move_words(move) and "\n" not in move_words(move) for move in moves(item, PACK))
        assert "\n" not in headline(entry, PACK)
    kind = data.draw(st.sampled_from(sorted(KINDS)))
    assert [e.change for e in entries(journey, PACK, kind=kind)] == [
        entry.change for entry in found if kind in kinds_of(entry.change)
    ]


def test_a_move_says_of_an_answer_without_criterion_that_the_pack_has_it_no_more() -> None:
    moved = apply_moves(journey_of({"S1-L1-01": MET, "S1-L1-02": MET}), pack_of("S1-L1-01", version="1.1.0"), LATER)
    (entry,) = entries(moved, PACK, criterion="S1-L1-02")
    assert [move_words(move) for move in moves(entry.items[0], PACK, entry.change)] == [
        "criterion: in the pack -> not in the pack any more"
    ]
    assert headline(entry, PACK) == "S1-L1-02: no longer in the pack; and 1 more"
