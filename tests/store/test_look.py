"""What is known of the journeys at once is right as far as it goes, and reading on loses and hides none."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from gmrsj_tui.errors import GmrsjError
from gmrsj_tui.framework.model import Pack
from gmrsj_tui.journey.journey import Journey
from gmrsj_tui.store import index, reading
from gmrsj_tui.store.journeys import JourneyStore
from gmrsj_tui.store.listing import Listing
from tests.store.making import PACK, answered, new_journey

MANY = 12


@pytest.fixture
def store(tmp_path: Path) -> JourneyStore:
    store = JourneyStore(tmp_path / "saves")
    for number in range(MANY):
        journey = f"journey-{number:02}"
        store.create(answered(new_journey(journey, f"Journey {number}"), when=f"2026-11-{number + 1:02}T09:00:00.000Z"))
        os.utime(store.path(journey), (number, number))
    store.path("broken").write_text("{")
    return JourneyStore(store.folder)


def packs(pack: str) -> Pack | None:
    return PACK if pack == "small" else None


def whole(store: JourneyStore) -> Listing:
    """What a list says that trusts no index."""
    (store.folder / index.NAME).unlink(missing_ok=True)
    return JourneyStore(store.folder).list(packs)


def told(listing: Listing) -> tuple[object, list[str]]:
    return listing.journeys, [str(entry.error) for entry in listing.damaged]


def test_without_an_index_every_save_is_listed_by_its_name_the_one_changed_last_first(store: JourneyStore) -> None:
    listing = store.look(packs).listing()
    assert listing.journeys == () and listing.damaged == ()
    names = [one.id for one in listing.unread]
    assert names[0] == "broken"
    assert names[1:] == [f"journey-{number:02}" for number in reversed(range(MANY))]
    assert listing.unread[1].touched == "1970-01-01T00:00:11.000Z"


def test_each_save_that_is_read_leaves_the_unread_ones_and_at_the_end_it_is_the_whole_list(store: JourneyStore) -> None:
    look = store.look(packs)
    for left in reversed(range(MANY + 1)):
        look.read(look.names[0])
        listing = look.listing()
        assert len(listing.unread) == look.left == left
        assert len(listing.journeys) + len(listing.damaged) + left == MANY + 1
    assert told(look.listing()) == told(whole(store))


def test_what_one_look_has_read_the_next_one_knows_without_an_index(
    store: JourneyStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    look = store.look(packs)
    for name in look.names[:6]:
        look.read(name)
    assert not (store.folder / index.NAME).exists()
    monkeypatch.setattr(reading, "read_journey", None)
    assert len(store.look(packs).listing().journeys) == 5  # the sixth is the broken one


def test_a_look_that_was_broken_off_leaves_an_index_of_what_it_has_read(
    store: JourneyStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    real, count = reading.read_journey, 0

    def impatient(path: Path) -> Journey:
        nonlocal count
        count += 1
        if count > MANY:
            raise KeyboardInterrupt
        return real(path)

    monkeypatch.setattr(reading, "read_journey", impatient)
    with pytest.raises(KeyboardInterrupt):
        store.list(packs)
    assert len(index.load(store.folder)) == MANY - 1
    monkeypatch.undo()
    assert told(JourneyStore(store.folder).list(packs)) == told(whole(store))


def test_with_another_content_of_the_pack_all_is_known_but_the_levels(store: JourneyStore) -> None:
    before = store.list(packs).journeys
    other = PACK._replace(levels=(PACK.levels[0]._replace(title="Begun"), *PACK.levels[1:]))
    look = JourneyStore(store.folder).look(lambda pack: other)
    listing = look.listing()
    assert listing.journeys == tuple(one._replace(levels=None) for one in before)
    assert look.left == MANY + 1  # the broken one is in no index
    look.read_all()
    assert all(one.levels is not None for one in look.listing().journeys)


def test_a_save_that_goes_or_comes_while_the_others_are_read_is_noticed_by_the_next_look(store: JourneyStore) -> None:
    look = store.look(packs)
    store.path("journey-03").unlink()
    store.create(new_journey("late", "Late"))
    look.read_all()
    assert "journey-03" not in {one.id for one in look.listing().journeys}
    look.write()
    again = store.look(packs)
    assert again.names == ("late", "broken") or again.names == ("broken", "late")


def test_a_link_that_leads_nowhere_is_told_with_the_saves_that_cannot_be_read(store: JourneyStore) -> None:
    store.path("bad1-8gib").symlink_to(store.folder / "nowhere")
    for listing in (store.list(packs), whole(store)):
        assert [entry.path.name for entry in listing.damaged] == ["bad1-8gib.json", "broken.json"]
        assert "it is a link that leads nowhere; bring back what it leads to" in str(listing.damaged[0].error)
    with pytest.raises(GmrsjError, match="bad1-8gib.json is damaged: it is a link that leads nowhere"):
        store.load(store.find("bad1"))


def test_a_journey_that_changed_between_the_look_and_the_reading_is_read_again(store: JourneyStore) -> None:
    look = store.look(packs)
    store.save(answered(store.load("journey-04"), "S1-L1-02"))
    look.read_all()
    assert "journey-04" in store.look(packs).names
    assert next(one for one in store.list(packs).journeys if one.id == "journey-04").answers == 2


def test_times_that_no_clock_shows_are_shown_as_the_nearest_that_one_does(store: JourneyStore) -> None:
    os.utime(store.path("journey-00"), (-(10.0**9), -(10.0**9)))
    unread = {one.id: one.touched for one in store.look().listing().unread}
    assert unread["journey-00"] == "1970-01-01T00:00:00.000Z"


def test_a_folder_that_cannot_be_read_is_refused(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(GmrsjError, match="cannot be read"):
        JourneyStore(tmp_path / "file").look()


def test_saving_neither_reads_nor_writes_the_index_and_opens_no_other_journey(
    store: JourneyStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    store.list(packs)
    before = (store.folder / index.NAME).read_bytes()
    journey = store.load("journey-05")
    store.save(journey := answered(journey, "S1-L1-02", "a"))
    opened: list[str] = []
    real, scan = os.open, os.scandir

    def noted(path: str, *rest: object) -> int:
        opened.append(os.fspath(path))
        return real(path, *rest)  # type: ignore[arg-type]

    def refuse(path: str) -> object:
        assert os.fspath(path) != str(store.folder), "the saves folder was looked through"
        return scan(path)

    monkeypatch.setattr(os, "open", noted)
    monkeypatch.setattr(os, "scandir", refuse)
    store.save(answered(journey, "S1-L1-02", "b"))
    assert opened
    assert [path for path in opened if "journey-" in path and "journey-05" not in path] == []
    assert (store.folder / index.NAME).read_bytes() == before
