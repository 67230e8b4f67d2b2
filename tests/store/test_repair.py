"""What a damaged, changed or vanished save is called, and how the newest good copy comes back."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gmrsj_tui import __version__
from gmrsj_tui.errors import GmrsjError
from gmrsj_tui.journey import changes
from gmrsj_tui.journey.journey import Journey, Snapshot
from gmrsj_tui.store import backups, document
from gmrsj_tui.store.backups import copies
from gmrsj_tui.store.checkup import Condition, examine
from gmrsj_tui.store.codec import NewerSave
from gmrsj_tui.store.damage import kept
from gmrsj_tui.store.document import decode, read_tables
from gmrsj_tui.store.journeys import JourneyStore, read_journey
from gmrsj_tui.store.repair import accept, repair, restore_newest, take_back
from gmrsj_tui.store.salvage import read_damaged
from gmrsj_tui.store.views import ViewState
from gmrsj_tui.store.writing import encode
from tests.store.making import CRITERIA, WHEN, answered, new_journey

ID = "acme-2345"


def states() -> list[Journey]:
    """A journey after each of four changes and a snapshot."""
    made = [new_journey()]
    for number in range(4):
        made.append(answered(made[-1], CRITERIA[number], f"note {number}"))
    made.append(made[-1]._replace(snapshots=(Snapshot("before the audit", WHEN, "Ana", 4, {}),)))
    return made


def filled(folder: Path) -> JourneyStore:
    store = JourneyStore(folder)
    first, *later = states()
    store.create(first)
    for journey in later:
        store.save(journey)
    return store


@pytest.fixture
def store(tmp_path: Path) -> JourneyStore:
    return filled(tmp_path / "saves")


def condition(store: JourneyStore) -> Condition:
    (save,) = examine(store.folder).saves
    return save.condition


def overwritten(path: Path, content: bytes) -> None:
    """Damage a file in place, as a disk or an editor does."""
    with open(path, "r+b") as file:
        file.truncate(0)
        file.write(content)


def test_a_sound_folder_is_sound_and_looking_at_it_changes_nothing(store: JourneyStore) -> None:
    store.save_view(ID, ViewState(step="governance"))
    before = {path: path.stat() for path in store.folder.rglob("*")}
    found = examine(store.folder)
    assert found.good
    assert [(save.name, save.condition, len(save.copies)) for save in found.saves] == [(ID, Condition.SOUND, 5)]
    after = {path: path.stat() for path in store.folder.rglob("*")}
    assert {path: (s.st_mtime_ns, s.st_ino) for path, s in before.items()} == {
        path: (s.st_mtime_ns, s.st_ino) for path, s in after.items()
    }


def test_a_folder_that_does_not_exist_is_in_good_order(tmp_path: Path) -> None:
    assert examine(tmp_path / "nowhere").good
    assert not (tmp_path / "nowhere").exists()


DAMAGE: dict[str, Callable[[bytes], bytes]] = {
    "empty": lambda content: b"",
    "half of it": lambda content: content[: len(content) // 2],
    "all but the end": lambda content: content[:-3],
    "zero bytes": lambda content: bytes(len(content)),
    "a byte order mark": lambda content: b"\xef\xbb\xbf" + content,
    "UTF-16": lambda content: content.decode().encode("utf-16"),
    "latin-1": lambda content: content.replace(b"note 1", b"caf\xe9"),
    "JSON of another kind": lambda content: b'["a", "list"]',
    "two documents": lambda content: content + content,
    "merge marks": lambda content: content.replace(b'"answers"', b'<<<<<<< ours\n"answers"'),
    "a flipped bit": lambda content: content.replace(b"note 1", b"note 3"),
    "another file": lambda content: b"PK\x03\x04 a spreadsheet",
}


def test_repair_is_promised_only_where_a_copy_is_in_good_order(store: JourneyStore) -> None:
    overwritten(store.path(ID), b"{")
    for copy in backups.copies(store.folder, ID):
        overwritten(copy.path, b"{")
    with pytest.raises(GmrsjError, match="there is no good copy of it") as caught:
        JourneyStore(store.folder).load(ID)
    assert "--repair" not in caught.value.hint


@pytest.mark.parametrize("damage", DAMAGE.values(), ids=DAMAGE)
def test_damage_is_named_the_newest_good_copy_comes_back_and_the_bad_file_stays(
    store: JourneyStore, damage: Callable[[bytes], bytes]
) -> None:
    path = store.path(ID)
    bad = damage(path.read_bytes())
    overwritten(path, bad)
    store.create(new_journey("other"))
    with pytest.raises(GmrsjError, match="is damaged: .*gmrsj doctor --repair"):
        JourneyStore(store.folder).load(ID)
    assert [journey.id for journey in store.list().journeys] == ["other"]
    assert not examine(store.folder).good
    done = repair(JourneyStore(store.folder))
    assert [one.name for one in done.restored] == [ID]
    assert done.after.good
    restored = JourneyStore(store.folder).load(ID)
    assert restored.changes[:4] == states()[4].changes
    (aside,) = kept(path)
    assert aside.read_bytes() == bad
    assert done.restored[0].aside == aside
    assert JourneyStore(store.folder).load("other") == new_journey("other")


def of_format_3(content: bytes, program: bytes) -> bytes:
    """A save that says format 3 and another program, with the checksums that it had."""
    ours = b'"program": "%b"' % __version__.encode()
    assert content.count(ours) == 1
    return content.replace(ours, program).replace(b'"format": 2', b'"format": 3')


@pytest.mark.parametrize("program", [b'"program": "9.0.0"', b'"program": "next"', b'"program": 9', b'"by": "9.0.0"'])
def test_a_save_of_a_newer_program_with_other_checksums_is_refused_and_left_alone(
    store: JourneyStore, program: bytes
) -> None:
    path = store.path(ID)
    future = of_format_3(path.read_bytes(), program)
    overwritten(path, future)
    assert condition(store) is Condition.NEWER
    done = repair(JourneyStore(store.folder))
    assert (done.restored, done.failed, done.after.good) == ((), (), False)
    with pytest.raises(NewerSave, match="in format 3"):
        JourneyStore(store.folder).load(ID)
    with pytest.raises(GmrsjError, match="in format 3"):
        restore_newest(store, ID)
    assert (path.read_bytes(), kept(path)) == (future, ())


def test_a_save_of_a_newer_program_in_another_form_is_refused_and_left_alone(store: JourneyStore) -> None:
    path = store.path(ID)
    future = b'{"journey": {"1": {"format": 3, "program": "9.0.0"}}, "answers": ["x"], "places": {"a": 1}}'
    overwritten(path, future)
    (save,) = repair(JourneyStore(store.folder)).after.saves
    assert (save.condition, save.hint) == (Condition.NEWER, "update to gmrsj 9.0.0; the file was not touched")
    assert path.read_bytes() == future


@pytest.mark.parametrize("program", [__version__, "0.0.1"])
def test_a_higher_format_of_a_program_that_is_not_newer_is_damage(store: JourneyStore, program: str) -> None:
    path = store.path(ID)
    overwritten(path, of_format_3(path.read_bytes(), b'"program": "%b"' % program.encode()))
    assert condition(store) is Condition.DAMAGED
    assert repair(JourneyStore(store.folder)).after.good


@settings(max_examples=60, deadline=None)
@given(st.floats(0, 0.999))
def test_a_file_cut_off_anywhere_is_repaired_with_what_its_history_still_tells(share: float) -> None:
    from tempfile import TemporaryDirectory

    with TemporaryDirectory() as folder:
        store = filled(Path(folder, "saves"))
        whole = store.path(ID).read_bytes()
        overwritten(store.path(ID), whole[: int(len(whole) * share)])
        done = repair(store)
        assert done.after.good
        assert store.load(ID).changes == states()[-1].changes[:4]


def test_where_the_history_is_intact_nothing_is_lost(store: JourneyStore) -> None:
    path = store.path(ID)
    overwritten(path, path.read_bytes().replace(b'"title": "Acme"', b'"title": 7     '))
    assert condition(store) is Condition.DAMAGED
    found = copies(store.folder, ID)
    for copy in found[:3]:
        copy.path.unlink()
    done = restore_newest(store, ID)
    assert (done.recovered, done.missing, done.complete) == (3, (), True)
    assert store.load(ID) == states()[-1]


def test_where_it_is_not_the_changes_that_are_missing_are_named(store: JourneyStore) -> None:
    path = store.path(ID)
    overwritten(path, path.read_bytes().replace(b"note 1", b"note 9"))
    for copy in copies(store.folder, ID)[:3]:
        copy.path.unlink()
    done = restore_newest(store, ID)
    assert store.load(ID) == states()[1]
    assert [(entry.number, entry.when, entry.who) for entry in done.missing] == [(n, WHEN, "Ana") for n in (2, 3, 4)]
    assert not done.complete


def test_a_folder_or_a_pipe_in_the_place_of_a_save_is_moved_aside(store: JourneyStore) -> None:
    path = store.path(ID)
    for make in (Path.mkdir, os.mkfifo):
        path.unlink()
        make(path)
        assert condition(store) is Condition.DAMAGED
        restore_newest(store, ID)
        assert store.load(ID).changes == states()[4].changes
    assert len(kept(path)) == 2


def test_a_link_to_itself_in_the_place_of_a_save_is_moved_aside(store: JourneyStore) -> None:
    path = store.path(ID)
    path.unlink()
    path.symlink_to(path.name)
    assert condition(store) is Condition.DAMAGED
    restore_newest(store, ID)
    assert store.load(ID).changes == states()[4].changes
    assert kept(path)[0].is_symlink()


def test_a_repair_leaves_private_what_it_moves_aside_and_what_it_restores(store: JourneyStore) -> None:
    path = store.path(ID)
    for make in (Path.mkdir, os.mkfifo):
        path.unlink()
        make(path)
        path.chmod(0o755)
        done = repair(store)
        assert done.after.good and not done.closed
        assert path.stat().st_mode & 0o777 == 0o600


def test_the_folder_is_looked_through_once_however_many_journeys_there_are_and_each_is_told(
    store: JourneyStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(5):
        store.create(new_journey(f"more-{number}"))
    put = store.folder / "more-3.json.damaged-2026-11-22T120000Z"
    put.write_text("x")
    looked: list[str] = []
    real = os.scandir

    def noted(path: str) -> object:
        looked.append(os.fspath(path))
        return real(path)

    monkeypatch.setattr(os, "scandir", noted)
    told: list[tuple[int, int]] = []
    found = examine(store.folder, lambda done, total: told.append((done, total)))
    assert told == [(number, len(found.saves)) for number in range(len(found.saves))]
    assert {save.name: save.aside for save in found.saves}["more-3"] == (put,)
    few = looked.count(str(store.folder))
    assert few <= 4


def test_a_giant_is_damage_and_is_not_read(store: JourneyStore, monkeypatch: pytest.MonkeyPatch) -> None:
    overwritten(store.path(ID), b" " * 100_000)
    monkeypatch.setattr(document, "LARGEST", 50_000)
    with pytest.raises(GmrsjError, match="is damaged: it is larger than"):
        store.load(ID)
    restore_newest(store, ID)
    assert store.load(ID).changes == states()[4].changes


def test_a_save_that_is_gone_is_missed_and_comes_back(store: JourneyStore) -> None:
    store.path(ID).unlink()
    assert condition(store) is Condition.GONE
    done = restore_newest(store, ID)
    assert (done.aside, done.complete) == (None, False)
    assert store.load(ID) == states()[4]


def test_a_link_stays_a_link_and_what_it_leads_to_is_repaired(store: JourneyStore, tmp_path: Path) -> None:
    real = tmp_path / "shared.json"
    store.path(ID).rename(real)
    store.path(ID).symlink_to(real)
    overwritten(real, b"")
    restore_newest(store, ID)
    assert store.path(ID).is_symlink()
    assert read_journey(real).changes == states()[4].changes


def test_without_a_good_copy_everything_is_left_and_that_is_told(store: JourneyStore) -> None:
    overwritten(store.path(ID), b"")
    for copy in copies(store.folder, ID):
        overwritten(copy.path, b"")
    done = repair(store)
    ((name, problem),) = done.failed
    assert name == ID and "there is no good copy" in str(problem)
    assert store.path(ID).read_bytes() == b""
    assert not done.after.good


def test_a_save_from_the_future_is_told_of_and_left(store: JourneyStore) -> None:
    path = store.path(ID)
    tables = read_tables(path)
    tables["journey"]["1"]["format"] = 9
    path.write_bytes(encode(tables, path))
    content = path.read_bytes()
    assert condition(store) is Condition.NEWER
    assert repair(store).restored == ()
    assert path.read_bytes() == content


def test_a_repair_of_what_is_sound_is_refused(store: JourneyStore) -> None:
    with pytest.raises(GmrsjError, match="is in good order"):
        restore_newest(store, ID)


def test_a_change_by_hand_can_be_accepted_and_is_recorded(store: JourneyStore) -> None:
    path = store.path(ID)
    bad = path.read_bytes().replace(b"note 1", b"note one")
    path.write_bytes(bad)
    assert condition(store) is Condition.CHANGED_BY_HAND
    accepted = accept(store, ID)
    assert accepted.answer(CRITERIA[1]).note == "note one"
    assert examine(store.folder).good
    assert read_tables(path)["_save"]["1"]["record"][0]["what"] == "changed by hand, and accepted"
    assert kept(path)[0].read_bytes() == bad
    store.save(answered(accepted, CRITERIA[5]))
    with pytest.raises(GmrsjError, match="is in good order"):
        accept(store, ID)


@pytest.mark.parametrize("old", [b'"status": "met"', b'"number": 2'])
def test_what_is_wrong_otherwise_cannot_be_accepted(store: JourneyStore, old: bytes) -> None:
    path = store.path(ID)
    path.write_bytes(path.read_bytes().replace(old, old[:-2] + b'x"' if old.endswith(b'"') else b'"number": 7'))
    assert condition(store) is Condition.DAMAGED
    with pytest.raises(GmrsjError, match="cannot be accepted"):
        accept(store, ID)


def test_restoring_a_copy_of_a_living_journey_is_one_change_that_undo_takes_back(store: JourneyStore) -> None:
    now = store.load(ID)
    after = take_back(store, ID, copies(store.folder, ID)[3], "Bo")
    assert after.answers == states()[1].answers
    assert after.changes[:-1] == now.changes
    assert after.snapshots == now.snapshots
    assert JourneyStore(store.folder).load(ID) == after
    back = changes.undo(after, WHEN)
    store.save(back)
    assert store.load(ID).answers == now.answers


def test_what_a_damaged_file_tells_is_cleaned(store: JourneyStore) -> None:
    path = store.path(ID)
    tables = read_tables(path)
    tables["changes"]["4"]["who"] = "Ana\x1b[2J\n" + "x" * 500
    overwritten(path, encode(tables, path)[:-10])
    entry = read_damaged(path).entries[-1]
    assert entry.number == 4
    assert "\x1b" not in entry.who and "\n" not in entry.who and len(entry.who) <= 60


def test_leftovers_and_open_files_are_told_of_and_put_right(store: JourneyStore) -> None:
    left = [f".{ID}.json.abcdefgh.tmp", "..index.json.abcdefgh.tmp", f".views/.{ID}.json.abcdefgh.tmp"]
    store.save_view(ID, ViewState())
    for name in left:
        (store.folder / name).write_text("x")
        (store.folder / name).chmod(0o600)
        os.utime(store.folder / name, (1_000_000, 1_000_000))
    store.folder.chmod(0o755)
    store.path(ID).chmod(0o644)
    copies(store.folder, ID)[0].path.chmod(0o640)
    found = examine(store.folder)
    assert not found.good
    assert {path.relative_to(store.folder).as_posix() for path in found.leftovers} == set(left)
    assert len(found.open_to_others) == 3
    done = repair(store)
    assert done.after.good
    assert len(done.swept) == len(done.closed) == 3
    assert store.load(ID) == states()[-1]


def test_a_sample_that_others_may_read_is_no_fault(tmp_path: Path) -> None:
    store = JourneyStore(tmp_path)
    store.create(new_journey("sample")._replace(sample=True))
    store.path("sample").chmod(0o644)
    tmp_path.chmod(0o755)
    assert examine(tmp_path).good


def test_a_file_that_is_being_written_is_not_swept(store: JourneyStore) -> None:
    left = store.folder / f".{ID}.json.abcdefgh.tmp"
    left.write_text("x")
    os.utime(left, (1_000_000, 1_000_000))
    other = JourneyStore(store.folder, patience=0.05)
    with store.lock(ID):
        assert repair(other).swept == ()
    assert repair(other).swept == (left,)


def test_a_restored_save_is_exactly_the_copy(store: JourneyStore) -> None:
    copy = copies(store.folder, ID)[0]
    store.path(ID).unlink()
    restore_newest(store, ID)
    assert store.path(ID).read_bytes() == copy.path.read_bytes()
    assert decode(copy.path.read_bytes(), copy.path) == read_tables(store.path(ID))
