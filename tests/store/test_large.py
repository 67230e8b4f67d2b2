"""What a save costs depends on what changed and on the size of the file, never on working everything out again."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

import pytest
from tinydb import TinyDB

from gmrsj_tui.journey.answer import Answer, Evidence, Status
from gmrsj_tui.journey.changes import apply_items
from gmrsj_tui.journey.journey import Change, ChangedItem, Journey
from gmrsj_tui.store import codec, encoded, seal, writing
from gmrsj_tui.store.canonical import encoded_line
from gmrsj_tui.store.journeys import JourneyStore, read_journey
from tests.store.making import WHEN, new_journey

ANSWERS, CHANGES = 200, 2000
NOTE = "What the group said, at some length. " * 60


def long_journey() -> Journey:
    """Many answers with long notes, each changed again and again."""
    answers: dict[str, Answer] = {}
    made = []
    for number in range(1, CHANGES + 1):
        key = f"C-{number % ANSWERS:04}"
        before = answers.get(key, Answer())
        status = list(Status)[1 + number % 3]
        after = Answer(status, note=before.note or f"{number} {NOTE}", evidence=(Evidence("Minutes", 1),), when=WHEN)
        answers[key] = after
        made.append(Change(number, WHEN, "Ana", (ChangedItem("answer", key, before, after),)))
    return new_journey()._replace(answers=answers, changes=tuple(made), revision=CHANGES + 1)


def changed(journey: Journey, key: str = "C-0007") -> Journey:
    before = journey.answer(key)
    after = before._replace(owner=f"{before.owner}x")
    return apply_items(journey, [ChangedItem("answer", key, before, after)], WHEN, "Bo")


@pytest.fixture
def counted(monkeypatch: pytest.MonkeyPatch) -> dict[str, int]:
    """How many documents were encoded and decoded between two saves."""
    counts = {"encoded": 0, "decoded": 0}
    decode = encoded.EncodedTable.document

    def counting_encode(number: int, document: object) -> bytes:
        counts["encoded"] += 1
        return encoded_line(number, document)

    def counting_decode(table: encoded.EncodedTable, number: int) -> dict[str, object]:
        counts["decoded"] += 1
        return decode(table, number)

    monkeypatch.setattr(encoded, "encoded_line", counting_encode)
    monkeypatch.setattr(encoded.EncodedTable, "document", counting_decode)
    return counts


def test_saving_one_answer_encodes_and_decodes_a_handful_of_documents(tmp_path: Path, counted: dict[str, int]) -> None:
    store = JourneyStore(tmp_path)
    journey = long_journey()
    store.create(journey)
    for number in range(4):
        journey = changed(journey, f"C-{number:04}")
        if number == 1:
            counted.update(encoded=0, decoded=0)
        store.save(journey)
    assert counted["encoded"] <= 3 * 4
    assert counted["decoded"] <= 3 * 4
    assert read_journey(store.path(journey.id)) == journey


def test_saving_reads_no_journey_again_while_nobody_else_saves(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    store = JourneyStore(tmp_path)
    journey = long_journey()
    store.create(journey)
    monkeypatch.setattr(codec, "journey_of", None)
    monkeypatch.setattr("gmrsj_tui.store.storage.content_of", None)
    for _ in range(3):
        journey = changed(journey)
        store.save(journey)
    with TinyDB(store.path(journey.id)) as database:
        assert len(database.table("changes")) == CHANGES + 3


def test_a_long_history_does_not_repeat_the_notes(tmp_path: Path) -> None:
    store = JourneyStore(tmp_path)
    journey = long_journey()
    store.create(journey)
    notes = sum(len(answer.note) for answer in journey.answers.values())
    assert store.path(journey.id).stat().st_size < 2 * notes + 400 * CHANGES
    assert JourneyStore(tmp_path).load(journey.id) == journey


def test_notes_that_are_the_same_in_the_history_are_held_once_in_memory(tmp_path: Path) -> None:
    store = JourneyStore(tmp_path)
    store.create(long_journey())
    found = JourneyStore(tmp_path).load("acme-2345")
    notes = {id(item.after.note) for change in found.changes for item in change.items if isinstance(item.after, Answer)}
    assert len(notes) == ANSWERS


def test_tinydb_never_gets_what_is_kept_between_saves(tmp_path: Path) -> None:
    from gmrsj_tui.store.storage import JourneyDatabase, JourneyStorage

    store = JourneyStore(tmp_path)
    store.create(changed(long_journey()))
    storage = JourneyStorage(store.path("acme-2345"))
    database = JourneyDatabase(storage=lambda: storage)
    before = store.path("acme-2345").read_bytes()
    for _ in range(2):
        with storage.transaction():
            for document in database.table("answers"):
                document["note"] = "stray"
            found = database.table("changes").get(doc_id=1)
            assert found is not None and not isinstance(found, list)
            found["items"].clear()
    with storage.transaction():
        database.table("answers").update({"colour": "red"}, doc_ids=[1])
    after = json.loads(store.path("acme-2345").read_bytes())
    expected = json.loads(before)
    expected["answers"]["1"]["colour"] = "red"
    del after["_save"], expected["_save"]
    assert after == expected


def test_a_save_that_is_written_in_parts_is_the_same_as_one_that_is_written_at_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    journeys = [long_journey()]
    for number in range(encoded._MOST_PARTS + 3):
        journeys.append(changed(journeys[-1], f"C-{number % 3:04}"))
    contents = []
    for name, limit in (("parts", 0), ("whole", 1 << 40)):
        monkeypatch.setattr(writing, "_LONG", limit)
        store = JourneyStore(tmp_path / name)
        store.create(journeys[0])
        for journey in journeys[1:]:
            store.save(journey)
        contents.append(store.path(journey.id).read_bytes())
        assert read_journey(store.path(journey.id)) == journeys[-1]
    assert contents[0] == contents[1]


def test_a_change_is_added_to_a_long_history_without_putting_it_together_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(writing, "_LONG", 0)
    store = JourneyStore(tmp_path)
    journey = long_journey()
    store.create(journey)
    journey = changed(journey)
    store.save(journey)
    built: list[int] = []
    real = seal.body_of

    def noted(lines: Mapping[int, bytes]) -> bytes:
        built.append(len(lines))
        return real(lines)

    monkeypatch.setattr(seal, "body_of", noted)
    store.save(changed(journey))
    assert max(built) == ANSWERS
