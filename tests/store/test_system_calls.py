"""Every call of one save to the system: refused, and the program dying at it (CONTRACTS 4)."""

from __future__ import annotations

import errno
import os
import shutil
from pathlib import Path

import pytest

from gmrsj_tui.errors import GmrsjError
from gmrsj_tui.journey.journey import Journey
from gmrsj_tui.store.backups import copies, sound
from gmrsj_tui.store.journeys import JourneyStore, read_journey
from gmrsj_tui.store.repair import repair
from tests.store.making import answered, new_journey
from tests.store.system_calls import Calls, dying, refusing

BEFORE = answered(new_journey())
AFTER = answered(BEFORE, "S1-L1-02", "é" * 5000)


def prepared(folder: Path) -> JourneyStore:
    """A store with a journey that was changed once; it knows the file, as a session does."""
    store = JourneyStore(folder)
    store.create(new_journey())
    store.save(BEFORE)
    return store


def opened(folder: Path) -> JourneyStore:
    """A store that has read the journey and saved nothing yet; a lock is not handed on to a child."""
    store = JourneyStore(folder)
    store.load(BEFORE.id)
    return store


def calls_of_a_save(folder: Path, *, first: bool = False) -> list[str]:
    """The calls of one save: of a program that has saved before, or for the first time."""
    store = prepared(folder)
    store = opened(folder) if first else store
    calls = Calls(0, refusing(0))
    with calls.watched():
        store.save(AFTER)
    return calls.made


def die_at(call: int, after: bool, folder: Path) -> None:
    """Save, and end this program at one of the calls, or with another status when that is not reached."""
    try:
        store = opened(folder)
        with Calls(call, dying(after)).watched():
            store.save(AFTER)
    finally:
        os._exit(0)


def on_disk(store: JourneyStore) -> Journey:
    journey = read_journey(store.path(BEFORE.id))
    assert journey in (BEFORE, AFTER)
    assert [copy for copy in copies(store.folder, BEFORE.id) if sound(copy)] == []
    return journey


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EIO, errno.EACCES], ids=errno.errorcode.get)
def test_whichever_call_is_refused_the_save_is_whole_and_the_next_one_works(tmp_path: Path, number: int) -> None:
    made = calls_of_a_save(tmp_path / "count")
    assert {"open", "write", "fsync", "replace", "link"} <= set(made)
    outcomes = set()
    for at, name in enumerate(made, 1):
        store = prepared(tmp_path / f"{at}")
        calls = Calls(at, refusing(number))
        try:
            with calls.watched():
                store.save(AFTER)
        except GmrsjError:
            outcomes.add("refused")
        else:
            outcomes.add("saved")
            assert on_disk(store) == AFTER, name
        on_disk(store)
        store.save(AFTER)
        assert on_disk(store) == AFTER, f"after {name}, call {at}"
        assert JourneyStore(store.folder).load(BEFORE.id) == AFTER
    assert outcomes == {"refused", "saved"}


@pytest.mark.parametrize("after", [False, True])
def test_at_whichever_call_a_program_dies_the_save_is_whole_and_another_program_goes_on(
    tmp_path: Path, after: bool
) -> None:
    made = calls_of_a_save(tmp_path / "count", first=True)
    states = set()
    for at, name in enumerate(made, 1):
        store = prepared(tmp_path / f"{at}")
        child = os.fork()
        if child == 0:
            die_at(at, after, store.folder)
        assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 9, f"{name}, call {at} was not reached"
        states.add(on_disk(store).revision)
        other = JourneyStore(store.folder)
        other.load(BEFORE.id)
        other.save(AFTER)
        assert on_disk(other) == AFTER
        for path in store.folder.rglob("*.tmp"):
            os.utime(path, (1_000_000, 1_000_000))
        assert repair(other).after.good
        assert not list(store.folder.rglob("*.tmp"))
        shutil.rmtree(store.folder)
    assert states == {BEFORE.revision, AFTER.revision}


def test_when_the_name_of_a_new_file_was_not_confirmed_the_next_save_confirms_it(tmp_path: Path) -> None:
    store = prepared(tmp_path / "saves")
    made = calls_of_a_save(tmp_path / "count")
    last_flush = len(made) - made[::-1].index("fsync")
    with Calls(last_flush, refusing(errno.EIO)).watched(), pytest.raises(GmrsjError, match="disk reports an error"):
        store.save(AFTER)
    assert on_disk(store) == AFTER, "the new content was in place already"
    calls = Calls(0, refusing(0))
    with calls.watched():
        store.save(AFTER)
    assert calls.made.count("fsync") == 1, "nothing was left to write, and the folder was flushed"
    assert "replace" not in calls.made
