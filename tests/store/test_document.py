from __future__ import annotations

import errno
import json
import os
import stat
from pathlib import Path

import pytest

from gmrsj_tui.errors import GmrsjError
from gmrsj_tui.store import atomic, backups, document, writing
from gmrsj_tui.store.document import DamagedSave, MissingSave, Tables, read_tables
from gmrsj_tui.store.writing import write_tables

TABLES: Tables = {
    "journey": {"1": {"title": "Grüße 漢字 🙂", "format": 1}},
    "answers": {"1": {"criterion": "S1-L1-01"}, "2": {"criterion": "S1-L1-02"}, "10": {"criterion": "S1-L1-10"}},
    "changes": {},
}


@pytest.fixture
def save(tmp_path: Path) -> Path:
    return tmp_path / "acme.json"


def test_what_is_written_is_read_back(save: Path) -> None:
    write_tables(save, TABLES)
    assert read_tables(save) == TABLES


def test_the_form_is_one_document_on_a_line_with_a_line_end_at_the_end(save: Path) -> None:
    write_tables(save, TABLES)
    assert save.read_text(encoding="utf-8").splitlines(keepends=True) == [
        "{\n",
        '"journey": {\n',
        '"1": {"format": 1, "title": "Grüße 漢字 🙂"}\n',
        "},\n",
        '"answers": {\n',
        '"1": {"criterion": "S1-L1-01"},\n',
        '"2": {"criterion": "S1-L1-02"},\n',
        '"10": {"criterion": "S1-L1-10"}\n',
        "},\n",
        '"changes": {}\n',
        "}\n",
    ]


def test_the_same_tables_give_the_same_bytes_in_whatever_order_they_were_made(save: Path) -> None:
    turned = {name: dict(reversed(table.items())) for name, table in reversed(TABLES.items())}
    assert writing.encode(turned, save) == writing.encode(TABLES, save)


def test_tables_of_a_newer_program_are_kept(save: Path) -> None:
    write_tables(save, {**TABLES, "snapshots": {"1": {"name": "before the audit"}}})
    assert read_tables(save)["snapshots"] == {"1": {"name": "before the audit"}}


def test_lone_surrogates_never_reach_the_file(save: Path) -> None:
    write_tables(save, {"journey": {"1": {"title": "a\ud800b", "\udfff": "c"}}})
    assert read_tables(save) == {"journey": {"1": {"title": "a\ufffdb", "\ufffd": "c"}}}


@pytest.mark.parametrize("value", [float("nan"), float("inf"), {1, 2}, b"bytes"])
def test_what_is_no_json_is_refused_and_the_file_stays(save: Path, value: object) -> None:
    write_tables(save, TABLES)
    with pytest.raises(GmrsjError, match="not saved: .* no JSON"):
        write_tables(save, {"journey": {"1": {"title": value}}})
    assert read_tables(save) == TABLES


DAMAGED = {
    "empty": (b"", "it is empty"),
    "a byte order mark": (b"\xef\xbb\xbf{}", "byte order mark"),
    "UTF-16": ("{}".encode("utf-16"), "UTF-16"),
    "latin-1": ('{"journey": {}, \n"answers": {"1": {"note": "caf\xe9"}}}'.encode("latin-1"), "0xe9 in line 2"),
    "zero bytes": (b"\0" * 64, "line 1, column 1"),
    "no JSON": (b"answers: none\n", "not JSON from line 1"),
    "two documents": (b"{}{}", "something follows, as where two documents"),
    "trailing zero bytes": (b"{}\n\0\0", "at its end before, and something follows"),
    "a text that is cut off": (b'{"journey": {"1": {"title": "Ac', "line 1, column 29 on: it is cut off there"),
    "an object that is cut off": (b'{"journey": {"1": {\n', "it is cut off there"),
    "merge marks": (b'{\n<<<<<<< ours\n"journey": {}\n}', "not JSON from line 2"),
    "a list": (b"[]", "not an object of tables"),
    "null": (b"null", "not an object of tables"),
    "a text": (b'"journey"', "not an object of tables"),
    "a table that is a list": (b'{"answers": []}', "table 'answers' is not an object"),
    "a table that is null": (b'{"answers": null}', "table 'answers' is not an object"),
    "a document that is a text": (b'{"answers": {"1": "x"}}', "document 1 of table 'answers' is not an object"),
    "a document without a number": (b'{"answers": {"one": {}}}', "has a document 'one'"),
    "a document number twice": (b'{"answers": {"1": {}, "1": {}}}', "holds '1' twice"),
    "a document number in two spellings": (b'{"answers": {"1": {}, "01": {}}}', "has a document '01'"),
    "NaN": (b'{"answers": {"1": {"strength": NaN}}}', "holds NaN"),
    "infinity": (b'{"answers": {"1": {"strength": -Infinity}}}', "holds -Infinity"),
    "a number beyond all bounds": (b'{"answers": {"1": {"strength": 1e999}}}', "1e999"),
    "an integer of 5000 digits": (b'{"answers": {"1": {"n": ' + b"9" * 5000 + b"}}}", "number that is too long"),
    "100000 brackets": (b'{"answers": ' + b"[" * 100_000, "nested too deeply"),
    "a raw control character": (b'{"answers": {"1": {"note": "a\x1bb"}}}', "Invalid control character"),
}


@pytest.mark.parametrize(("content", "problem"), DAMAGED.values(), ids=DAMAGED)
def test_a_damaged_file_is_named_with_what_is_wrong_and_left_as_it_is(save: Path, content: bytes, problem: str) -> None:
    save.write_bytes(content)
    with pytest.raises(DamagedSave) as caught:
        read_tables(save)
    assert str(save) in caught.value.message
    assert problem in caught.value.message
    assert "\n" not in str(caught.value)
    assert "gmrsj doctor says what can still be read" in caught.value.hint
    assert "--repair" not in caught.value.hint, "there is no copy that could be put in its place"
    assert save.read_bytes() == content


@pytest.mark.parametrize(
    ("content", "problem"),
    [(b"[" + b"0," * 700_000 + b"0]", "does not begin as a save"), (b'{"a": "' + b"x" * 1_500_000 + b'"}', "no table")],
)
def test_something_large_of_another_kind_is_refused_before_it_is_read(
    save: Path, monkeypatch: pytest.MonkeyPatch, content: bytes, problem: str
) -> None:
    monkeypatch.setattr(document, "_parsed", None)
    with pytest.raises(DamagedSave, match=problem):
        document.decode(content, save)


def test_a_file_cut_off_at_any_length_is_damaged(save: Path) -> None:
    whole = writing.encode(TABLES, save)
    for length in range(len(whole) - 1):  # without its last line end it is still whole
        with pytest.raises(DamagedSave):
            document.decode(whole[:length], save)


def test_a_folder_a_pipe_and_a_giant_are_refused_without_reading_them(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder, pipe, giant = tmp_path / "folder.json", tmp_path / "pipe.json", tmp_path / "giant.json"
    folder.mkdir()
    os.mkfifo(pipe)
    giant.write_bytes(b"{" + b" " * 100)
    monkeypatch.setattr(document, "LARGEST", 100)
    for path, problem in ((folder, "it is a folder"), (pipe, "it is a device or a pipe"), (giant, "it is larger than")):
        with pytest.raises(DamagedSave, match=problem):
            read_tables(path)


def test_a_file_that_is_not_there_is_missing_and_not_damaged(save: Path) -> None:
    with pytest.raises(MissingSave, match="there is no file"):
        read_tables(save)


def test_a_link_that_leads_nowhere_is_named_as_such_with_what_to_do(save: Path) -> None:
    save.symlink_to(save.with_name("nowhere"))
    with pytest.raises(DamagedSave, match="it is a link that leads nowhere") as caught:
        read_tables(save)
    assert caught.value.hint.startswith("bring back what it leads to, or remove the link")


def test_a_copy_is_looked_for_only_when_the_way_out_is_asked_for(save: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[Path] = []

    def found(path: Path) -> bool:
        asked.append(path)
        return True

    monkeypatch.setattr(backups, "has_good_copy", found)
    save.write_bytes(b"")
    with pytest.raises(DamagedSave) as caught:
        read_tables(save)
    assert asked == []
    assert "gmrsj doctor --repair puts the newest good copy in its place" in str(caught.value)
    assert str(caught.value) and asked == [save]


def test_a_file_that_may_not_be_read_is_not_called_damaged(save: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> int:
        raise PermissionError(errno.EACCES, "Permission denied")

    save.write_bytes(b"{}")
    monkeypatch.setattr(os, "open", refuse)
    with pytest.raises(GmrsjError, match="cannot be read: you have no permission") as caught:
        read_tables(save)
    assert not isinstance(caught.value, DamagedSave)


def test_a_saved_file_is_for_its_owner_only_whatever_it_was_before(save: Path) -> None:
    save.write_bytes(b"{}")
    save.chmod(0o644)
    write_tables(save, TABLES)
    assert stat.S_IMODE(save.stat().st_mode) == 0o600


def test_a_symbolic_link_stays_and_what_it_points_to_is_replaced(tmp_path: Path) -> None:
    real = tmp_path / "elsewhere" / "real.json"
    real.parent.mkdir()
    link = tmp_path / "acme.json"
    link.symlink_to(real)
    for tables in ({}, TABLES):
        write_tables(link, tables)
        assert link.is_symlink()
        assert read_tables(real) == read_tables(link) == tables
    assert os.listdir(real.parent) == ["real.json"]


def test_a_read_only_file_is_refused_and_not_replaced(save: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_tables(save, TABLES)
    monkeypatch.setattr(os, "access", lambda path, mode: mode != os.W_OK)
    with pytest.raises(GmrsjError, match="not saved: .*acme.json is read-only"):
        write_tables(save, {})
    assert read_tables(save) == TABLES


def test_the_content_reaches_the_disk_before_its_name_and_the_name_before_the_return(
    save: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    steps: list[str] = []
    fsync, rename = os.fsync, os.replace

    def noted_fsync(descriptor: int) -> None:
        steps.append("folder" if stat.S_ISDIR(os.fstat(descriptor).st_mode) else "file")
        fsync(descriptor)

    def noted_replace(source: str, target: str) -> None:
        steps.append("replace")
        rename(source, target)

    monkeypatch.setattr(os, "fsync", noted_fsync)
    monkeypatch.setattr(os, "replace", noted_replace)
    write_tables(save, TABLES)
    assert steps == ["file", "replace", "folder"]


REASONS = {
    errno.ENOSPC: "the disk is full",
    errno.EROFS: "the disk can only be read",
    errno.EACCES: "you have no permission",
    errno.EIO: "the disk reports an error",
    errno.ESTALE: os.strerror(errno.ESTALE),
}


@pytest.mark.parametrize("call", ["open", "fsync", "fstat", "replace"])
@pytest.mark.parametrize(("number", "words"), REASONS.items(), ids=[errno.errorcode[number] for number in REASONS])
def test_whatever_the_system_refuses_the_old_state_stays_and_the_reason_is_told(
    save: Path, monkeypatch: pytest.MonkeyPatch, call: str, number: int, words: str
) -> None:
    def refuse(*_: object) -> object:
        raise OSError(number, os.strerror(number))

    write_tables(save, TABLES)
    with monkeypatch.context() as patch:
        patch.setattr(os, call, refuse)
        with pytest.raises(GmrsjError, match="^not saved: ") as caught:
            write_tables(save, {})
    assert words in caught.value.message
    assert str(save.parent) in caught.value.message
    assert read_tables(save) == TABLES
    assert not list(save.parent.glob(".*.tmp"))
    write_tables(save, {})
    assert read_tables(save) == {}


def test_a_file_system_that_cannot_flush_folders_is_no_error(save: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fsync = os.fsync

    def refuse_folders(descriptor: int) -> None:
        if stat.S_ISDIR(os.fstat(descriptor).st_mode):
            raise OSError(errno.EINVAL, "Invalid argument")
        fsync(descriptor)

    monkeypatch.setattr(os, "fsync", refuse_folders)
    write_tables(save, TABLES)
    assert read_tables(save) == TABLES


def test_an_interruption_leaves_no_temporary_file(save: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(*_: object) -> None:
        raise KeyboardInterrupt

    write_tables(save, TABLES)
    monkeypatch.setattr(os, "replace", interrupt)
    with pytest.raises(KeyboardInterrupt):
        write_tables(save, {})
    assert read_tables(save) == TABLES
    assert os.listdir(save.parent).count(save.name) == 1
    assert not list(save.parent.glob(".*.tmp"))


def test_temporary_names_cannot_be_foreseen_and_an_existing_file_is_never_written_to(
    save: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert len({atomic.random_letters(8) for _ in range(200)}) == 200
    monkeypatch.setattr(atomic, "random_letters", lambda count: "a" * count)
    trap = save.with_name(f".{save.name}.aaaaaaaa.tmp")
    trap.write_text("somebody else's")
    with pytest.raises(GmrsjError, match="not saved"):
        write_tables(save, TABLES)
    assert trap.read_text() == "somebody else's"


def test_the_file_is_what_json_itself_reads(save: Path) -> None:
    write_tables(save, TABLES)
    assert json.loads(save.read_text(encoding="utf-8")) == TABLES
