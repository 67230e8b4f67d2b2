"""Disk full, folder read-only, file gone, folder renamed: what is told, and how saving goes on (CONTRACTS 4)."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from gmrsj_tui.store.failures import Cause, SaveFailed, SaveGone, not_saved
from gmrsj_tui.store.journeys import JourneyStore, read_journey
from tests.store.making import answered, new_journey, rich_journey

ROOT = Path(__file__).parents[2]


@pytest.fixture
def store(tmp_path: Path) -> JourneyStore:
    store = JourneyStore(tmp_path / "saves")
    store.create(new_journey())
    return store


def program(name: str, folder: Path, *arguments: str) -> list[str]:
    """What a program beside this one says."""
    run = subprocess.run(
        [sys.executable, "-m", "tests.store.programs", name, str(folder), *arguments],
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )
    assert (run.returncode, run.stderr) == (0, "")
    return run.stdout.splitlines()


@pytest.mark.parametrize(
    ("number", "cause", "temporary", "elsewhere"),
    [
        ("ENOSPC", Cause.FULL, True, True),
        ("EDQUOT", Cause.FULL, True, True),
        ("EFBIG", Cause.FULL, True, True),
        ("EROFS", Cause.READ_ONLY, False, True),
        ("EACCES", Cause.READ_ONLY, False, True),
        ("ENOENT", Cause.FOLDER_GONE, False, True),
        ("EIO", Cause.DISK, True, True),
        ("EMFILE", Cause.BUSY, True, False),
        ("ENAMETOOLONG", Cause.OTHER, False, True),
    ],
)
def test_what_the_system_says_is_sorted_by_what_helps(
    number: str, cause: Cause, temporary: bool, elsewhere: bool
) -> None:
    import errno

    code = getattr(errno, number)
    error = not_saved(Path("saves"), OSError(code, os.strerror(code)))
    assert (error.cause, error.temporary, error.elsewhere) == (cause, temporary, elsewhere)
    assert error.message.startswith("not saved: ") and error.hint


def test_a_file_that_is_gone_is_told_and_can_be_saved_again(store: JourneyStore) -> None:
    store.path("acme-2345").unlink()
    with pytest.raises(SaveGone, match="not saved: .* is gone") as caught:
        store.save(answered(new_journey()))
    assert (caught.value.cause, caught.value.temporary, caught.value.elsewhere) == (Cause.FILE_GONE, False, True)
    other, journey = store.save_elsewhere(answered(new_journey()), store.folder)
    assert other.load("acme-2345") == journey == answered(new_journey())


def test_a_folder_that_was_renamed_does_not_come_back_empty(store: JourneyStore, tmp_path: Path) -> None:
    store.folder.rename(tmp_path / "renamed")
    with pytest.raises(SaveFailed, match="not saved: the folder .*saves is gone") as caught:
        store.save(answered(new_journey()))
    assert caught.value.cause is Cause.FOLDER_GONE
    assert not store.folder.exists()
    (tmp_path / "renamed").rename(store.folder)
    store.save(answered(new_journey()))
    assert JourneyStore(store.folder).load("acme-2345") == answered(new_journey())


def test_changes_that_are_not_known_and_a_lock_are_no_reason_to_save_elsewhere(store: JourneyStore) -> None:
    JourneyStore(store.folder).save(answered(new_journey(), "S1-L1-02"))
    with pytest.raises(SaveFailed) as caught:
        store.save(answered(new_journey()))
    assert (caught.value.cause, caught.value.elsewhere) == (Cause.CHANGED, False)
    store.patience = 0.05
    other = JourneyStore(store.folder)
    with other.lock("acme-2345"), pytest.raises(SaveFailed) as caught:
        store.save(answered(new_journey()))
    assert (caught.value.cause, caught.value.temporary) == (Cause.BUSY, True)


def test_elsewhere_means_the_same_journey_with_its_whole_history(store: JourneyStore, tmp_path: Path) -> None:
    other, journey = store.save_elsewhere(rich_journey(), tmp_path / "stick" / "saves")
    assert journey == rich_journey()
    assert JourneyStore(other.folder).load("acme-2345") == rich_journey()
    assert store.load("acme-2345") == new_journey(), "what is here stays as it is"


def test_a_copy_from_earlier_that_lies_there_is_continued(store: JourneyStore, tmp_path: Path) -> None:
    store.save_elsewhere(new_journey(), tmp_path / "stick")
    other, journey = store.save_elsewhere(rich_journey(), tmp_path / "stick")
    assert journey.id == "acme-2345"
    assert [one.id for one in other.list().journeys] == ["acme-2345"]
    assert other.load("acme-2345") == rich_journey()


@pytest.mark.parametrize("there", ["another history", "damage"])
def test_what_lies_there_otherwise_is_left_and_the_journey_gets_another_id(
    store: JourneyStore, tmp_path: Path, there: str
) -> None:
    other = JourneyStore(tmp_path / "stick")
    other.create(answered(new_journey(), "S2-L1-01"))
    if there == "damage":
        other.path("acme-2345").write_bytes(b"{")
    content = other.path("acme-2345").read_bytes()
    found, journey = store.save_elsewhere(rich_journey(), other.folder)
    assert journey.id != "acme-2345"
    assert read_journey(found.path(journey.id)) == rich_journey()._replace(id=journey.id)
    assert other.path("acme-2345").read_bytes() == content


def test_a_read_only_folder_is_told_loses_nothing_and_saving_goes_on_when_it_is_not() -> None:
    with tempfile.TemporaryDirectory() as folder:  # not below the tests' own, which lets nobody else in
        told, cause, answers, there = program("read-only", Path(folder))
    assert told.startswith("not saved: you have no permission to do that here, in the folder ")
    assert cause == "read-only"
    assert answers == "['S1-L1-01', 'S1-L2-01']"
    assert there == "['acme-2345.json']"


def test_a_full_disk_is_told_loses_nothing_and_saving_goes_on_when_there_is_room(tmp_path: Path) -> None:
    told, answers, bad = program("full", tmp_path)
    assert told.startswith("not saved: ")
    assert "the disk is full" in told or "the file would be larger than this system allows" in told
    assert answers == "['S1-L1-01', 'S1-L2-01']"
    assert bad == "[]", "no copy is half-written, and nothing is left behind"
