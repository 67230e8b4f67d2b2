"""The checksums of a save: what they notice, and what they do not mind."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tinydb import TinyDB

from gmrsj_tui.journey.journey import Journey
from gmrsj_tui.store import codec, document, seal, writing
from gmrsj_tui.store.document import ChangedByHand, DamagedSave
from gmrsj_tui.store.journeys import JourneyStore, read_journey
from tests.store.making import answered, histories, rich_journey

PATH = Path("saves", "acme-2345.json")
WHOLE = writing.encode(codec.tables_of(rich_journey()), PATH)


@pytest.fixture
def store(tmp_path: Path) -> JourneyStore:
    store = JourneyStore(tmp_path / "saves")
    store.create(rich_journey())
    return store


@given(histories())
def test_every_save_fits_its_own_checksums(history: list[Journey]) -> None:
    content = writing.encode(codec.tables_of(history[-1]), PATH)
    parts = seal.parts_of(content)
    assert parts is not None
    assert seal.broken_parts(parts) == []
    assert document.broken_tables(document.decode(content, PATH)) == []


@given(st.integers(0, len(WHOLE) - 1), st.integers(1, 255))
def test_every_changed_byte_is_noticed_or_changes_nothing_that_the_save_says(place: int, change: int) -> None:
    changed = bytearray(WHOLE)
    changed[place] ^= change
    try:
        journey = codec.journey_of(document.decode(bytes(changed), PATH), PATH)
    except DamagedSave:
        return
    assert journey == rich_journey()


def test_a_save_cut_off_at_any_length_is_damaged() -> None:
    for length in range(len(WHOLE) - 1):  # without its last line end it is still whole
        with pytest.raises(DamagedSave):
            codec.journey_of(document.decode(WHOLE[:length], PATH), PATH)


def test_a_change_by_hand_is_told_with_the_table_and_the_file_is_left(store: JourneyStore) -> None:
    path = store.path("acme-2345")
    content = path.read_bytes().replace(b"Seen.", b"Saw..")
    path.write_bytes(content)
    with pytest.raises(ChangedByHand, match=r"changed by hand, or damaged: .* in 'answers', 'changes'") as caught:
        store.load("acme-2345")
    assert "there is no good copy of it, and gmrsj doctor says what can still be read" in caught.value.hint
    with pytest.raises(ChangedByHand):
        store.save(answered(rich_journey(), "S1-L2-01"))
    assert path.read_bytes() == content


@pytest.mark.parametrize("table", ["_save", "journey", "answers", "changes"])
def test_a_table_that_is_missing_is_noticed(table: str) -> None:
    tables = json.loads(WHOLE)
    del tables[table]
    with pytest.raises(DamagedSave):
        codec.journey_of(document.decode(json.dumps(tables).encode(), PATH), PATH)


def test_a_table_that_was_added_is_noticed() -> None:
    tables = json.loads(WHOLE)
    tables["opinions"] = {}
    with pytest.raises(ChangedByHand, match="'opinions'"):
        document.decode(json.dumps(tables).encode(), PATH)


@pytest.mark.parametrize("seal_document", [{}, {"checksums": None}, {"checksums": {"answers": 1}}, {"checksums": {}}])
def test_a_seal_without_its_checksums_is_noticed(seal_document: object) -> None:
    tables = json.loads(WHOLE)
    tables["_save"]["1"] = seal_document
    with pytest.raises(ChangedByHand, match="'_save'|'answers'"):
        document.decode(json.dumps(tables).encode(), PATH)


@pytest.mark.parametrize("indent", [None, 4])
def test_a_save_that_was_only_laid_out_differently_is_read_and_saved(store: JourneyStore, indent: int | None) -> None:
    path = store.path("acme-2345")
    path.write_text(json.dumps(json.loads(path.read_bytes()), indent=indent))
    assert JourneyStore(store.folder).load("acme-2345") == rich_journey()
    store.save(answered(rich_journey(), "S1-L2-01"))
    assert read_journey(path) == answered(rich_journey(), "S1-L2-01")
    assert path.read_bytes().startswith(b'{\n"_save": {\n')


def test_tinydb_itself_opens_a_save(store: JourneyStore) -> None:
    with TinyDB(store.path("acme-2345")) as database:
        assert database.tables() == {"_save", "journey", "answers", "changes"}
        assert database.table("journey").all()[0]["title"] == "Acme 2026"
        assert len(database.table("changes")) == len(rich_journey().changes)


def test_a_save_changed_with_tinydb_itself_is_not_taken_for_what_was_saved(store: JourneyStore) -> None:
    with TinyDB(store.path("acme-2345")) as database:
        database.table("answers").update({"note": "never said"}, doc_ids=[1])
    with pytest.raises(ChangedByHand, match="in 'answers'"):
        JourneyStore(store.folder).load("acme-2345")


@pytest.mark.parametrize("content", [b"{\n", b"{\n\n}\n", b'{\n"a": 1\n}\n', b"{}", b'{\n"a": {\n"1": {}\n}\n}', b"[]"])
def test_what_has_not_the_form_of_a_save_has_no_parts(content: bytes) -> None:
    assert seal.parts_of(content) is None
