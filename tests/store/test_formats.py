"""Every format that was ever released is read, migrated with a copy first, and recorded (CONTRACTS 4)."""

from __future__ import annotations

import errno
import os
import shutil
from pathlib import Path
from typing import Any

import pytest

from gmrsj_tui.journey.changes import undo
from gmrsj_tui.journey.journey import Change, ChangedItem, Journey
from gmrsj_tui.store import codec, migrations
from gmrsj_tui.store.backups import copies, read_copy
from gmrsj_tui.store.document import read_tables
from gmrsj_tui.store.failures import Cause, SaveFailed
from gmrsj_tui.store.journeys import JourneyStore, read_journey
from tests.store.making import WHEN

SAVES = Path(__file__).parents[1] / "data" / "saves"
NAMES = sorted(path.name for path in (SAVES / "format-1").glob("*.json"))
RELEASED = sorted(path.relative_to(SAVES).as_posix() for path in SAVES.glob("format-*/*.json"))


@pytest.fixture
def store(tmp_path: Path) -> JourneyStore:
    return JourneyStore(tmp_path)


def brought(store: JourneyStore, save: str) -> str:
    """Put a released save into the folder, and give its id."""
    shutil.copyfile(SAVES / save, store.folder / Path(save).name)
    return Path(save).stem


def test_there_are_saves_of_every_format_and_the_same_ones_of_each() -> None:
    for number in range(1, codec.FORMAT + 1):
        assert sorted(path.name for path in (SAVES / f"format-{number}").glob("*.json")) == NAMES
    assert len(NAMES) >= 3


@pytest.mark.parametrize("save", RELEASED)
def test_a_released_save_says_its_format_and_is_read_untouched(store: JourneyStore, save: str) -> None:
    journey = brought(store, save)
    content = store.path(journey).read_bytes()
    assert read_tables(store.path(journey))["journey"]["1"]["format"] == int(save.split("/")[0][-1])
    loaded = store.load(journey)
    assert [found.id for found in store.list().journeys] == [journey]
    assert (loaded.id, len(loaded.changes)) == (journey, loaded.revision - 1)
    assert store.path(journey).read_bytes() == content
    assert copies(store.folder, journey) == ()


@pytest.mark.parametrize("name", NAMES)
def test_every_format_tells_the_same_journey(name: str) -> None:
    told = [read_journey(SAVES / f"format-{number}" / name) for number in range(1, codec.FORMAT + 1)]
    assert all(journey == told[0] for journey in told)


@pytest.mark.parametrize("name", NAMES)
def test_the_first_change_migrates_an_old_save_with_the_untouched_file_kept(store: JourneyStore, name: str) -> None:
    journey = brought(store, f"format-1/{name}")
    before = store.load(journey)
    store.save(changed(before))
    assert JourneyStore(store.folder).load(journey) == changed(before)
    tables = read_tables(store.path(journey))
    assert tables["journey"]["1"]["format"] == codec.FORMAT
    (record,) = tables["_save"]["1"]["record"]
    assert record["what"] == "format 1 to 2: checksums, and a history without repetitions"
    assert record["when"].endswith("Z")
    (copy,) = copies(store.folder, journey)
    assert copy.migrated
    assert copy.path.read_bytes() == (SAVES / "format-1" / name).read_bytes()
    assert read_copy(copy) == before


@pytest.mark.parametrize("name", NAMES)
def test_a_migrated_save_is_what_the_present_program_would_have_written(store: JourneyStore, name: str) -> None:
    tables = read_tables(SAVES / "format-1" / name)
    assert migrations.migrate(tables, WHEN) == (migrations.MIGRATIONS[0].name,)
    assert migrations.migrate(tables, WHEN) == (), "once is enough"
    present = read_tables(SAVES / "format-2" / name)
    for table in ("journey", "answers", "changes"):
        assert tables[table] == present[table]


def test_what_an_old_save_has_beside_is_kept(store: JourneyStore) -> None:
    journey = brought(store, "format-1/every-kind-of-change.json")
    path = store.path(journey)
    text = path.read_text(encoding="utf-8")
    text = text.replace('"as_of": "2026-11-01", "criterion"', '"as_of": "2026-11-01", "colour": "blue", "criterion"')
    path.write_text(text, encoding="utf-8")
    store.save(changed(store.load(journey)))
    assert read_tables(path)["answers"]["3"]["colour"] == "blue"


def test_without_a_copy_an_old_save_is_not_migrated(store: JourneyStore, monkeypatch: pytest.MonkeyPatch) -> None:
    journey = brought(store, "format-1/sample-journey.json")
    content = store.path(journey).read_bytes()

    def refuse(*_: object, **__: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "link", refuse)
    with pytest.raises(SaveFailed, match=r"not saved: the disk is full, in the folder .*\.backups") as caught:
        store.save(changed(store.load(journey)))
    assert caught.value.cause is Cause.FULL
    assert store.path(journey).read_bytes() == content


def test_the_history_of_a_copied_journey_that_does_not_begin_empty_comes_back_equal(store: JourneyStore) -> None:
    whole = read_journey(SAVES / "format-2" / "every-kind-of-change.json")
    change: Change = whole.changes[10]
    item: ChangedItem = change.items[0]
    odd = whole._replace(id="odd", changes=(change._replace(number=1), *whole.changes[1:10], change), snapshots=())
    assert item.before != item.after
    store.create(odd)
    assert JourneyStore(store.folder).load("odd") == odd


def test_the_history_of_a_save_does_not_repeat_what_stands(store: JourneyStore) -> None:
    journey = read_journey(SAVES / "format-2" / "every-kind-of-change.json")
    items: list[dict[str, Any]] = [
        item for change in codec.tables_of(journey)["changes"].values() for item in change["items"]
    ]
    assert any("set" in item for item in items)
    assert not [item for item in items if "set" in item and ("before" in item or "after" in item)]


def changed(journey: Journey) -> Journey:
    """The journey with one change more, which needs no pack."""
    from gmrsj_tui.journey.changes import set_archived

    made = set_archived(journey, True, WHEN)
    return made if made is not journey else undo(journey, WHEN)
