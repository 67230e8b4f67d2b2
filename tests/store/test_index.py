"""A list of many journeys reads only those that changed, and says the same whatever the index holds."""

from __future__ import annotations

import json
import os
import stat
from binascii import crc32
from collections.abc import Callable
from pathlib import Path

import pytest

from gmrsj_tui.framework.model import Pack
from gmrsj_tui.journey import changes
from gmrsj_tui.journey.answer import Status
from gmrsj_tui.journey.changes import AnswerUpdate
from gmrsj_tui.journey.roadmap import roadmap_of
from gmrsj_tui.journey.standing import standing_of
from gmrsj_tui.store import index, reading
from gmrsj_tui.store.journeys import JourneyStore
from gmrsj_tui.store.listing import Listing
from gmrsj_tui.store.views import ViewState
from tests.pipes import read_from_a_pipe
from tests.store.making import PACK, WHEN, answered, new_journey

MANY = 12


@pytest.fixture
def store(tmp_path: Path) -> JourneyStore:
    store = JourneyStore(tmp_path / "saves")
    for number in range(MANY):
        store.create(answered(new_journey(f"journey-{number:02}", f"Journey {number}"), "S1-L1-01", f"{number}"))
    store.path("broken").write_text("{")
    return store


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of the saves that were read."""
    names: list[str] = []
    real = reading.read_journey

    def noted(path: Path) -> object:
        names.append(path.stem)
        return real(path)

    monkeypatch.setattr(reading, "read_journey", noted)
    return names


def packs(pack: str) -> Pack | None:
    return PACK if pack == "small" else None


def looked(store: JourneyStore) -> Listing:
    return JourneyStore(store.folder).list(packs)


def same(one: Listing, other: Listing) -> bool:
    told = [[(entry.path, str(entry.error)) for entry in listing.damaged] for listing in (one, other)]
    return one.journeys == other.journeys and told[0] == told[1]


def test_what_a_list_says_is_what_the_journey_says(store: JourneyStore) -> None:
    journey = new_journey("journey-00", "Journey 0")
    updates = [AnswerUpdate(c, status=Status.MET) for c in ("S1-L1-01", "S1-L1-02")]
    journey = changes.record(journey, PACK, [*updates, AnswerUpdate("S2-L1-01", next_action="Call Bo")], WHEN)
    store.delete("journey-00")
    store.create(journey)
    standing = standing_of(PACK, journey)
    coming = roadmap_of(PACK, journey, standing)[0]
    for _ in range(3):
        summary = next(one for one in looked(store).journeys if one.id == "journey-00")
        assert (summary.title, summary.tracks, summary.revision) == ("Journey 0", journey.tracks, journey.revision)
        assert (summary.answers, summary.changes) == (len(journey.answers), len(journey.changes))
        assert summary.levels is not None
        assert {step.step: step.held for step in summary.levels.steps} == {
            step.step.id: step.held for step in standing.steps
        }
        assert (summary.levels.overall, summary.levels.next) == (standing.overall, coming.criterion.id)
        assert summary.levels.next_action == coming.answer.next_action


def test_the_second_look_reads_only_what_cannot_be_read_and_says_the_same(store: JourneyStore, read: list[str]) -> None:
    first = looked(store)
    assert len(read) == MANY + 1
    read.clear()
    assert same(looked(store), first)
    assert read == ["broken"]


def test_a_journey_that_was_changed_made_or_removed_is_noticed(store: JourneyStore, read: list[str]) -> None:
    looked(store)
    store.save(answered(store.load("journey-03"), "S1-L1-02"))
    store.create(new_journey("newer", "Newer"))
    store.path("journey-04").unlink()
    read.clear()
    found = {one.id: one for one in looked(store).journeys}
    assert sorted(read) == ["broken", "journey-03", "newer"]
    assert found["journey-03"].answers == 2
    assert "newer" in found and "journey-04" not in found


def test_a_journey_that_was_only_opened_is_used_last(store: JourneyStore, read: list[str]) -> None:
    looked(store)
    store.save_view("journey-05", ViewState(opened="2026-11-23T09:00:00.000Z"))
    read.clear()
    assert looked(store).journeys[0].id == "journey-05"
    assert looked(store).journeys[0].used == "2026-11-23T09:00:00.000Z"
    assert set(read) == {"broken"}
    (store.folder / ".views" / "journey-05.json").unlink()
    assert looked(store).journeys[0].opened == ""


def test_another_content_of_the_pack_gives_other_levels(store: JourneyStore, read: list[str]) -> None:
    before = looked(store)
    levels = (PACK.levels[0]._replace(title="Begun"), *PACK.levels[1:])
    other = PACK._replace(levels=levels)
    read.clear()
    after = JourneyStore(store.folder).list(lambda pack: other)
    assert len(read) == MANY + 1
    assert [one.levels for one in after.journeys] != [one.levels for one in before.journeys]
    apart = [[one._replace(levels=None) for one in listing.journeys] for listing in (before, after)]
    assert apart[0] == apart[1]


def test_without_packs_there_are_no_levels_and_those_that_are_known_stay_known(
    store: JourneyStore, read: list[str]
) -> None:
    before = looked(store)
    read.clear()
    assert all(one.levels is None for one in JourneyStore(store.folder).list().journeys)
    assert all(one.levels is None for one in JourneyStore(store.folder).list(lambda pack: None).journeys)
    assert same(looked(store), before)
    assert set(read) == {"broken"}


def sealed(entries: object) -> bytes:
    body = json.dumps(entries).encode()
    return json.dumps({"format": index._FORMAT, "checksum": f"{crc32(body):08x}"}).encode() + b"\n" + body


SPOILED: dict[str, Callable[[bytes], bytes]] = {
    "empty": lambda content: b"",
    "half of it": lambda content: content[: len(content) // 2],
    "another title": lambda content: content.replace(b"Journey 3", b"Journey 9"),
    "not JSON": lambda content: b"\xff\xfe nothing",
    "of another version": lambda content: content.replace(b'"format": "1', b'"format": "9'),
    "a list with its checksum": lambda content: sealed([]),
    "numbers with their checksum": lambda content: sealed({f"journey-{n:02}": n for n in range(MANY)}),
    "nothing known with its checksum": lambda content: sealed({f"journey-{n:02}": [] for n in range(MANY)}),
}


@pytest.mark.parametrize("spoil", SPOILED.values(), ids=SPOILED)
def test_a_wrong_index_changes_nothing(store: JourneyStore, spoil: Callable[[bytes], bytes]) -> None:
    first = looked(store)
    path = store.folder / index.NAME
    path.write_bytes(spoil(path.read_bytes()))
    assert same(looked(store), first)
    path.unlink()
    assert same(looked(store), first)


def test_a_folder_that_cannot_be_written_to_is_listed(store: JourneyStore, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    first = looked(store)
    (store.folder / index.NAME).unlink()
    monkeypatch.setattr(index, "replace_whole", refuse)
    assert same(looked(store), first)


def test_the_index_is_private_is_no_journey_and_is_not_kept_for_a_few(store: JourneyStore, tmp_path: Path) -> None:
    looked(store)
    assert stat.S_IMODE(os.stat(store.folder / index.NAME).st_mode) == 0o600
    assert len(looked(store).journeys) == MANY
    few = JourneyStore(tmp_path / "few")
    few.create(new_journey())
    few.list(packs)
    assert not (few.folder / index.NAME).exists()


def test_a_journey_that_was_deleted_for_good_is_not_in_the_index(store: JourneyStore) -> None:
    looked(store)
    assert b"Journey 7" in (store.folder / index.NAME).read_bytes()
    store.delete("journey-07")
    assert b"Journey 7" not in (store.folder / index.NAME).read_bytes()


def test_one_large_journey_is_worth_an_index(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, read: list[str]) -> None:
    monkeypatch.setattr(index, "MUCH", 100)
    store = JourneyStore(tmp_path)
    store.create(new_journey())
    store.list(packs)
    read.clear()
    store.list(packs)
    assert read == []


def test_a_pipe_in_the_place_of_the_index_is_not_waited_for(tmp_path: Path) -> None:
    store = JourneyStore(tmp_path)
    store.create(new_journey())
    assert [one.id for one in read_from_a_pipe(tmp_path / index.NAME, lambda: store.list(packs)).journeys] == [
        "acme-2345"
    ]
