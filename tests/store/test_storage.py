from __future__ import annotations

from collections.abc import Callable, MutableMapping, Sequence
from pathlib import Path
from typing import Any

import pytest
from tinydb import TinyDB

from gmrsj_tui.errors import GmrsjError
from gmrsj_tui.store import storage as storage_module
from gmrsj_tui.store.document import DamagedSave, Stamp, read_tables, stamp_of
from gmrsj_tui.store.storage import JourneyStorage
from gmrsj_tui.store.writing import write_content


@pytest.fixture
def storage(tmp_path: Path) -> JourneyStorage:
    return JourneyStorage(tmp_path / "acme.json")


@pytest.fixture
def database(storage: JourneyStorage) -> TinyDB:
    return TinyDB(storage=lambda: storage)


@pytest.fixture
def writes(monkeypatch: pytest.MonkeyPatch) -> list[bytes]:
    """Every whole write of a file."""
    written: list[bytes] = []

    def counted(path: Path, content: bytes | Sequence[bytes], before: Callable[[], None] | None = None) -> Stamp:
        written.append(content if isinstance(content, bytes) else b"".join(content))
        return write_content(path, content, before)

    monkeypatch.setattr(storage_module, "write_content", counted)
    return written


def test_tinydb_works_on_it_and_one_operation_is_one_write(database: TinyDB, writes: list[bytes]) -> None:
    table = database.table("answers")
    assert table.insert({"criterion": "A"}) == 1
    table.update({"note": "seen"}, doc_ids=[1])
    assert table.all() == [{"criterion": "A", "note": "seen"}]
    assert len(writes) == 2


def test_a_transaction_is_one_write_of_all_operations_and_reads_inside_see_them(
    storage: JourneyStorage, database: TinyDB, writes: list[bytes]
) -> None:
    with storage.transaction():
        for criterion in "ABC":
            database.table("answers").insert({"criterion": criterion})
        assert [document["criterion"] for document in database.table("answers")] == ["A", "B", "C"]
        assert not storage.path.exists()
        assert writes == []
    assert len(writes) == 1
    assert read_tables(storage.path) == {"answers": {str(n): {"criterion": c} for n, c in enumerate("ABC", 1)}}
    assert storage.stamp == stamp_of(storage.path)


def test_nothing_is_written_when_a_transaction_ends_in_an_exception(
    storage: JourneyStorage, database: TinyDB, writes: list[bytes]
) -> None:
    database.table("answers").insert({"criterion": "A"})
    before = storage.path.read_bytes()

    def stop_half_way() -> None:
        database.table("answers").insert({"criterion": "B"})
        raise KeyError("stopped")

    with pytest.raises(KeyError), storage.transaction():
        stop_half_way()
    assert storage.path.read_bytes() == before
    assert len(writes) == 1
    assert len(database.table("answers")) == 1


def test_a_transaction_that_only_reads_writes_nothing(
    storage: JourneyStorage, database: TinyDB, writes: list[bytes]
) -> None:
    database.table("answers").insert({"criterion": "A"})
    with storage.transaction():
        assert len(database.table("answers")) == 1
    assert len(writes) == 1


@pytest.mark.parametrize("in_transaction", [False, True])
def test_half_an_update_and_stray_edits_of_what_was_read_are_never_saved(
    storage: JourneyStorage, database: TinyDB, in_transaction: bool
) -> None:
    table = database.table("answers")
    table.insert_multiple([{"n": 1, "tags": []}, {"n": 2, "tags": []}])

    def fail_at_the_second(document: MutableMapping[Any, Any]) -> None:
        if document["n"] == 2:
            raise ValueError("no")
        document["tags"].append("half")

    def work() -> None:
        with pytest.raises(ValueError, match="no"):
            table.update(fail_at_the_second)
        read = table.get(doc_id=2)
        assert read is not None and not isinstance(read, list)
        read["tags"].append("stray")
        table.insert({"n": 3, "tags": []})

    if in_transaction:
        with storage.transaction():
            work()
    else:
        work()
    assert [document["tags"] for document in table] == [[], [], []]


def test_a_document_that_was_given_and_then_edited_does_not_change_the_transaction(
    storage: JourneyStorage, database: TinyDB
) -> None:
    given: dict[str, Any] = {"tags": ["a"]}
    with storage.transaction():
        database.table("answers").insert(given)
        given["tags"].append("later")
    assert read_tables(storage.path)["answers"]["1"] == {"tags": ["a"]}


def test_a_damaged_or_empty_file_is_refused_and_never_taken_for_a_new_one(
    storage: JourneyStorage, database: TinyDB
) -> None:
    for content in (b"", b"null", b'{"answers": {"1": {'):
        storage.path.write_bytes(content)
        with pytest.raises(DamagedSave):
            database.table("answers").insert({"criterion": "A"})
        with pytest.raises(DamagedSave), storage.transaction():
            database.table("answers").insert({"criterion": "A"})
        assert storage.path.read_bytes() == content


def test_transactions_do_not_nest_and_an_object_that_is_no_json_is_refused(storage: JourneyStorage) -> None:
    with pytest.raises(RuntimeError, match="already"), storage.transaction(), storage.transaction():
        pass
    with pytest.raises(GmrsjError, match="no JSON"), storage.transaction():
        storage.write({"answers": {"1": {"note": object()}}})
    assert not storage.path.exists()
