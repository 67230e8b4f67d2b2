"""The last good copies: when they are made, which are kept, and what they cost."""

from __future__ import annotations

import errno
import os
import shutil
import stat
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gmrsj_tui import clock
from gmrsj_tui.journey.journey import Journey
from gmrsj_tui.store import atomic, backups
from gmrsj_tui.store.backups import CHANGES, DAYS, Copy, copies, newest_good, read_copy, superfluous
from gmrsj_tui.store.journeys import JourneyStore
from tests.store.making import CRITERIA, answered, new_journey


@pytest.fixture
def store(tmp_path: Path) -> JourneyStore:
    store = JourneyStore(tmp_path / "saves")
    store.create(new_journey())
    return store


@pytest.fixture
def at(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The time, as the one item of a list."""
    moment = ["2026-11-22T12:00:00.000Z"]
    monkeypatch.setattr(clock, "now", lambda: moment[0])
    return moment


def grown(store: JourneyStore, count: int, journey: Journey | None = None) -> list[Journey]:
    """Save a journey that many times, with a change each; gives every state, the first one included."""
    states = [journey or new_journey()]
    for number in range(count):
        states.append(answered(states[-1], CRITERIA[number % len(CRITERIA)], f"{states[-1].revision}"))
        store.save(states[-1])
    return states


def test_the_state_before_each_change_is_kept_newest_first(store: JourneyStore) -> None:
    states = grown(store, 4)
    assert [read_copy(copy) for copy in copies(store.folder, "acme-2345")] == states[-2::-1]


def test_of_one_day_the_states_before_the_last_ten_changes_are_kept_and_the_one_it_began_with(
    store: JourneyStore, at: list[str]
) -> None:
    states = grown(store, 25)
    kept = [read_copy(copy) for copy in copies(store.folder, "acme-2345")]
    assert kept == [*states[-2 : -2 - CHANGES : -1], states[0]]


def test_of_the_last_fourteen_days_with_changes_the_state_that_each_began_with_is_kept(
    store: JourneyStore, at: list[str]
) -> None:
    begin = datetime(2026, 1, 1, 12, tzinfo=UTC)
    journey = new_journey()
    began = []
    for day in range(20):
        at[0] = (begin + timedelta(days=3 * day)).isoformat(timespec="milliseconds").replace("+00:00", "Z")
        states = grown(store, 12, journey)
        began.append(states[0])
        journey = states[-1]
    kept = [read_copy(copy) for copy in copies(store.folder, "acme-2345")]
    assert kept[CHANGES:] == began[: -DAYS - 1 : -1]
    assert len(kept) == CHANGES + DAYS


_copies = st.lists(
    st.tuples(st.integers(0, 30), st.integers(0, 40 * 1024 * 1024), st.booleans()), min_size=1, max_size=40
).map(
    lambda rows: [
        Copy(Path(str(number)), number, f"2026-10-{1 + day:02}T12:00:00Z", 0.0, size, migrated)
        for number, (day, size, migrated) in reversed(list(enumerate(rows, 1)))
    ]
)


@given(_copies)
def test_the_newest_copy_always_stays_and_all_together_stay_within_their_bound(found: list[Copy]) -> None:
    gone = superfluous(found)
    kept = [copy for copy in found if copy not in gone]
    assert kept[0] == found[0]
    assert sum(copy.size for copy in kept) <= max(backups.LARGEST, found[0].size)
    assert len([copy for copy in kept if not copy.migrated]) <= CHANGES + DAYS
    by_size = [copy for copy in kept if not copy.migrated]
    assert by_size == sorted(by_size, key=lambda copy: -copy.sequence)


def test_a_clock_that_goes_backwards_does_not_make_new_copies_the_oldest(store: JourneyStore, at: list[str]) -> None:
    states = grown(store, 12)
    at[0] = "1970-01-01T00:00:10.000Z"
    more = grown(store, 3, states[-1])
    assert [read_copy(copy) for copy in copies(store.folder, "acme-2345")][:3] == [more[2], more[1], more[0]]


def test_a_copy_costs_no_writing_and_no_flush(store: JourneyStore, monkeypatch: pytest.MonkeyPatch) -> None:
    grown(store, 1)
    flushed: list[int] = []
    fsync = os.fsync

    def counted(descriptor: int) -> None:
        flushed.append(descriptor)
        fsync(descriptor)

    monkeypatch.setattr(os, "fsync", counted)
    monkeypatch.setattr(atomic, "copy_whole", None)
    grown(store, 1, answered(new_journey(), CRITERIA[0], "1"))
    assert len(flushed) == 2
    assert len(copies(store.folder, "acme-2345")) == 2


def test_where_there_are_no_hard_links_the_file_is_copied(store: JourneyStore, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise OSError(errno.EPERM, "Operation not permitted")

    monkeypatch.setattr(os, "link", refuse)
    states = grown(store, 3)
    found = copies(store.folder, "acme-2345")
    assert [read_copy(copy) for copy in found] == states[-2::-1]
    assert {stat.S_IMODE(copy.path.stat().st_mode) for copy in found} == {0o600}
    assert all(copy.path.stat().st_nlink == 1 for copy in found)


def test_a_journey_is_saved_without_a_copy_when_none_can_be_made_and_that_is_told(store: JourneyStore) -> None:
    store.folder.joinpath(".backups").write_text("a file in the way")
    states = grown(store, 1)
    assert store.load("acme-2345") == states[-1]
    (notice,) = store.take_notices()
    assert notice.startswith("saved, but without a backup of the state before: ")
    assert store.take_notices() == ()


def test_a_save_that_was_open_to_others_is_private_among_the_copies(store: JourneyStore) -> None:
    store.path("acme-2345").chmod(0o644)
    grown(store, 1)
    (copy,) = copies(store.folder, "acme-2345")
    assert stat.S_IMODE(copy.path.stat().st_mode) == 0o600


def test_the_newest_good_copy_passes_over_damaged_ones(store: JourneyStore) -> None:
    states = grown(store, 3)
    found = copies(store.folder, "acme-2345")
    found[0].path.write_bytes(found[0].path.read_bytes()[:-20])
    found[1].path.write_bytes(b"")
    good = newest_good(found)
    assert good is not None
    assert (good.copy, good.journey) == (found[2], states[0])
    assert backups.sound(found[1]) == "it is empty"
    assert newest_good(found[:2]) is None


def test_a_save_that_failed_after_its_copy_was_made_leaves_no_copy_twice(
    store: JourneyStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    states = grown(store, 1)
    after = answered(states[-1], CRITERIA[1], "more")
    with monkeypatch.context() as patch:
        patch.setattr(os, "replace", None)
        with pytest.raises(TypeError):
            store.save(after)
    store.save(after)
    assert [read_copy(copy) for copy in copies(store.folder, "acme-2345")] == states[::-1]


def test_a_save_that_failed_in_a_row_of_saves_leaves_no_copy_twice(
    store: JourneyStore, at: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    states = grown(store, 3)
    for minute in (1, 2):
        at[0] = f"2026-11-22T12:0{minute}:00.000Z"
        with monkeypatch.context() as patch:
            patch.setattr(os, "replace", None)
            with pytest.raises(TypeError):
                store.save(answered(states[-1], CRITERIA[1], "more"))
    store.save(answered(states[-1], CRITERIA[1], "more"))
    assert [read_copy(copy) for copy in copies(store.folder, "acme-2345")] == states[::-1]


def test_a_save_that_fails_takes_no_copy_away(store: JourneyStore, monkeypatch: pytest.MonkeyPatch) -> None:
    states = grown(store, 15)
    before = copies(store.folder, "acme-2345")
    with monkeypatch.context() as patch:
        patch.setattr(os, "replace", None)
        with pytest.raises(TypeError):
            store.save(answered(states[-1], CRITERIA[1], "more"))
    assert set(before) < set(copies(store.folder, "acme-2345"))
    store.save(answered(states[-1], CRITERIA[1], "more"))
    assert len(copies(store.folder, "acme-2345")) == CHANGES + 1  # and the one with which the day began


def test_two_programs_that_save_in_turns_keep_every_state_once_and_in_order(store: JourneyStore, at: list[str]) -> None:
    other = JourneyStore(store.folder)
    states = [new_journey()]
    for number, saver in enumerate((store, store, other, store, other, other, store, store)):
        states.append(answered(saver.load("acme-2345"), CRITERIA[number % len(CRITERIA)], f"{number}"))
        saver.save(states[-1])
    found = copies(store.folder, "acme-2345")
    assert [read_copy(copy) for copy in found] == states[-2::-1]
    assert [copy.sequence for copy in found] == list(range(len(states) - 1, 0, -1))


def test_the_copies_are_not_looked_for_again_while_nobody_else_saves(
    store: JourneyStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    states = grown(store, 1)
    monkeypatch.setattr(backups, "copies", None)
    states = grown(store, CHANGES + 5, states[-1])
    monkeypatch.undo()
    assert len(copies(store.folder, "acme-2345")) == CHANGES + 1
    assert store.take_notices() == ()


def test_a_folder_of_copies_that_somebody_removed_is_made_again(store: JourneyStore) -> None:
    states = grown(store, 2)
    shutil.rmtree(store.folder / ".backups")
    more = grown(store, 2, states[-1])
    assert [read_copy(copy) for copy in copies(store.folder, "acme-2345")] == more[-2::-1]
    assert store.take_notices() == ()


def test_names_of_files_in_the_folder_of_copies_that_are_not_ours_are_left(store: JourneyStore) -> None:
    grown(store, 1)
    stranger = backups.folder_of(store.folder, "acme-2345") / "notes.txt"
    stranger.write_text("x")
    grown(store, 12, answered(new_journey(), CRITERIA[0], "1"))
    assert stranger.exists()


def test_deleting_a_journey_for_good_deletes_its_copies_and_what_was_kept_of_damage(store: JourneyStore) -> None:
    grown(store, 3)
    aside = store.folder / "acme-2345.json.damaged-2026-11-22T120000Z"
    aside.write_text("x")
    store.delete("acme-2345")
    assert [path for path in store.folder.rglob("*") if path.is_file()] == []
