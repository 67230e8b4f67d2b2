from __future__ import annotations

import copy
import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given

from gmrsj_tui import __version__
from gmrsj_tui.journey.answer import Answer
from gmrsj_tui.journey.journey import Journey
from gmrsj_tui.journey.moving import apply_moves
from gmrsj_tui.journey.retired import without_criterion
from gmrsj_tui.store import codec, document, writing
from gmrsj_tui.store.codec import NewerSave, journey_of, tables_of
from gmrsj_tui.store.document import DamagedSave, Tables
from gmrsj_tui.store.readers import JOURNEY_KEYS
from tests.journey.values import LATER, MET, pack_of
from tests.journey.values import journey_of as answered
from tests.store.making import histories, new_journey, rich_journey

PATH = Path("saves", "acme-2345.json")


def through_the_file(tables: Tables) -> Tables:
    return document.decode(writing.encode(tables, PATH), PATH)


@given(histories())
def test_every_journey_comes_back_equal(history: list[Journey]) -> None:
    assert journey_of(through_the_file(tables_of(history[-1])), PATH) == history[-1]


def test_a_move_that_names_an_answer_without_criterion_comes_back_equal() -> None:
    moved = apply_moves(answered({"S1-L1-01": MET, "S1-L1-02": MET}), pack_of("S1-L1-01", version="1.1.0"), LATER)
    assert journey_of(through_the_file(tables_of(moved)), PATH) == moved
    assert without_criterion(moved, "1.1.0") == {"S1-L1-02"}


def test_the_tables_have_a_document_for_the_save_the_journey_each_answer_and_each_change() -> None:
    journey = rich_journey()
    tables = tables_of(journey)
    assert list(tables) == ["_save", "journey", "answers", "changes"]
    assert [len(table) for table in tables.values()] == [1, 1, 2, 9]
    assert tables["journey"]["1"]["format"] == 2
    assert tables["journey"]["1"]["program"] == __version__
    assert set(tables["journey"]["1"]) == JOURNEY_KEYS


def test_an_answer_that_says_nothing_takes_no_room() -> None:
    assert codec.answer_document("S1-L1-01", Answer()) == {"criterion": "S1-L1-01"}


def test_keys_and_tables_of_a_newer_program_are_passed_over() -> None:
    tables = tables_of(rich_journey())
    tables["opinions"] = {"1": {"name": "x"}}
    for table in tables.values():
        for saved in table.values():
            saved["colour"] = {"of": ["a", None, 1.5]}
    tables["changes"]["1"]["items"][0]["set"]["colour"] = True
    assert journey_of(through_the_file(tables), PATH) == rich_journey()


@pytest.mark.parametrize(
    ("program", "needed"), [("9.1.0", "gmrsj 9.1.0"), (None, "a newer gmrsj"), ("\x1b]0;x", "gmrsj ␛]0;x")]
)
def test_a_save_from_the_future_is_refused_with_the_version_it_needs(program: object, needed: str) -> None:
    tables: Tables = {"journey": {"1": {"format": 3, "program": program}}, "everything else": {}}
    with pytest.raises(NewerSave) as caught:
        journey_of(tables, PATH)
    assert f"was saved by {needed}, in format 3" in caught.value.message
    assert f"this is gmrsj {__version__}" in caught.value.message
    assert caught.value.hint == f"update to {needed}; the file was not touched"


def test_text_is_cleaned_at_the_door() -> None:
    tables = tables_of(rich_journey())
    tables["journey"]["1"]["title"] = "Acme\x1b[2J\n2026"
    tables["journey"]["1"]["setup"] = {"sites": "four\x07"}
    tables["answers"]["1"]["note"] = "one\r\ntwo\ttabs \u202e \ud800 \x9b"
    tables["answers"]["1"]["owner"] = "Ana\nB"
    tables["answers"]["1"]["evidence"][0]["text"] = "\x1b]52;c;x\x07"
    tables["changes"]["1"]["who"] = "Ana\x00"
    tables["changes"]["1"]["items"][0]["set"]["note"] = "\x1b[31m"
    journey = journey_of(tables, PATH)
    answer = journey.answer("S1-L1-01")
    assert journey.title == "Acme␛[2J 2026"
    assert journey.setup == {"sites": "four␇"}
    assert answer.note == "one\ntwo    tabs \ufffd \ufffd \ufffd"
    assert answer.owner == "Ana B"
    assert answer.evidence[0].text == "␛]52;c;x␇"
    assert journey.changes[0].who == "Ana␀"
    after = journey.changes[0].items[0].after
    assert isinstance(after, Answer)
    assert after.note == "␛[31m"


FIRST = 1000
"""Bytes of which every bit is flipped; behind them, one bit of each byte."""

WRONG: list[tuple[str, object, str]] = [
    # the way to the key; what it holds instead, or ... where it is missing; what is said about it
    ("journey.1.format", ..., "table 'journey', document 1, key format: is missing"),
    ("journey.1.format", "1", "key format: is a text and not a whole number"),
    ("journey.1.format", 0, "key format: is '0'"),
    ("journey.1.format", True, "key format: is a yes or no and not a whole number"),
    ("journey.1.id", ..., "key id: is missing"),
    ("journey.1.title", None, "key title: is null and not a text"),
    ("journey.1.title", " ", "key title: is empty"),
    ("journey.1.revision", 0, "key revision: is '0'"),
    ("journey.1.revision", 10**30, "key revision: is '1000"),
    ("journey.1.revision", 1.5, "key revision: is a number and not a whole number"),
    ("journey.1.tracks", "own-operations", "key tracks: is a text and not a list"),
    ("journey.1.tracks", ["a", 1], "key tracks[2]: is a number and not a text"),
    ("journey.1.created", "yesterday", "key created: is 'yesterday', which is not a time in UTC"),
    ("journey.1.updated", "2026-13-01T00:00:00.000Z", "which is not a time in UTC"),
    ("journey.1.archived", 1, "key archived: is a number and not a yes or no"),
    ("journey.1.sample", "no", "key sample: is a text and not a yes or no"),
    ("journey.1.targets", [], "key targets: is a list and not an object"),
    ("journey.1.targets", {"governance": 3}, "key targets.governance: is a number and not a text"),
    ("journey.1.setup", {"sites": None}, "key setup.sites: is null and not a text"),
    ("journey.2", {}, "table 'journey' does not have one document with the number 1"),
    ("journey.1", ..., "table 'journey' does not have one document with the number 1"),
    ("journey", ..., "it has no table 'journey'"),
    ("answers", ..., "it has no table 'answers'"),
    ("changes", ..., "it has no table 'changes'"),
    ("answers.1.criterion", ..., "table 'answers', document 1, key criterion: is missing"),
    ("answers.1.criterion", "../x", "which is not a criterion id"),
    ("answers.2.criterion", "S1-L1-01", "table 'answers' has S1-L1-01 twice"),
    ("answers.1.status", "done", "key status: is 'done', which is none of not-assessed, not-met"),
    ("answers.1.status", 1, "key status: is a number and not a text"),
    ("answers.1.due", "2026-02-30", "key due: is '2026-02-30', which is not a date"),
    ("answers.1.as_of", 20260101, "key as_of: is a number and not a text"),
    ("answers.1.when", "x" * 500, "key when: is 'xxx"),
    ("answers.1.note", ["x"], "key note: is a list and not a text"),
    ("answers.1.evidence", {}, "key evidence: is an object and not a list"),
    ("answers.1.evidence.0", "minutes", "key evidence[1]: is a text and not an object"),
    ("answers.1.evidence.0.strength", 4, "key evidence[1].strength: is '4', which is not within 0 to 3"),
    ("answers.1.evidence.0.text", ..., "key evidence[1].text: is missing"),
    ("changes.3", ..., "table 'changes' has no change 3 in its place"),
    ("changes.2.number", 7, "table 'changes' has no change 2 in its place"),
    ("changes.2.action", "erase", "key action: is 'erase'"),
    ("changes.2.items", None, "key items: is null and not a list"),
    ("changes.2.items.0.subject", "colour", "key items[1].subject: is 'colour'"),
    ("changes.2.items.0.set", "met", "key items[1].set: is a text and not an object"),
    ("changes.2.items.0.set", ..., "key items[1].before: is missing"),
    ("changes.2.items.0.key", ..., "key items[1].key: is missing"),
    ("changes.2.items.0.before", "met", "key items[1].before: is a text and not an object"),
    ("changes.2.items.0.set.status", "done", "items[1].set.status: is 'done'"),
    ("changes.2.items.0.set.evidence.0.strength", "1", "items[1].set.evidence[1].strength: is a text"),
    ("changes.3.items.0.before", ..., "key items[1].before: is missing"),
    ("_save", ..., "it has no table '_save'"),
    ("changes.3.items.0.after", True, "key items[1].after: is a yes or no and not a text"),
    ("changes.2.of", 1, "key of: does not fit to change 2, change"),
    ("changes.7.of", ..., "key of: does not fit to change 7, undo"),
    ("changes.7.of", 7, "key of: does not fit to change 7, undo"),
]


@pytest.mark.parametrize(("way", "value", "said"), WRONG, ids=[f"{way}={value!r:.20}" for way, value, _ in WRONG])
def test_a_wrong_or_impossible_value_is_named_by_table_document_and_key(way: str, value: object, said: str) -> None:
    tables = copy.deepcopy(tables_of(rich_journey()))
    place: Any = tables
    *steps, last = [int(step) if step == "0" else step for step in way.split(".")]
    for step in steps:
        place = place[step]
    if value is ...:
        del place[last]
    else:
        place[last] = value
    with pytest.raises(DamagedSave) as caught:
        journey_of(tables, PATH)
    assert said in caught.value.message
    assert str(PATH) in caught.value.message
    assert "\n" not in str(caught.value)
    assert len(caught.value.message) < 300


def test_a_change_more_than_there_are_numbers_is_damage() -> None:
    tables = tables_of(rich_journey())
    tables["changes"]["11"] = tables["changes"].pop("9")
    with pytest.raises(DamagedSave, match="no change 9 in its place"):
        journey_of(tables, PATH)


def test_every_flipped_bit_of_a_save_is_noticed_or_changes_nothing_that_it_says() -> None:
    whole = writing.encode(tables_of(rich_journey()), PATH)
    for place in range(len(whole) * 8):
        if place % 8 != place // 8 % 8 and place // 8 > FIRST:
            continue
        changed = bytearray(whole)
        changed[place // 8] ^= 1 << place % 8
        try:
            journey = journey_of(document.decode(bytes(changed), PATH), PATH)
        except DamagedSave:
            continue
        assert journey == rich_journey()


def test_a_new_journey_reads_well_in_its_file() -> None:
    saved = json.loads(writing.encode(tables_of(new_journey()), PATH))
    assert saved == {
        "_save": {"1": {"checksums": saved["_save"]["1"]["checksums"]}},
        "journey": {
            "1": {
                "format": 2,
                "program": __version__,
                "id": "acme-2345",
                "revision": 1,
                "title": "Acme",
                "organisation": "Acme Ltd",
                "pack": "small",
                "pack_version": "1.0.0",
                "tracks": ["own-operations", "supply-chain"],
                "created": "2026-11-22T14:32:05.123Z",
                "updated": "2026-11-22T14:32:05.123Z",
                "archived": False,
                "sample": False,
                "targets": {},
                "setup": {},
            }
        },
        "answers": {},
        "changes": {},
    }
