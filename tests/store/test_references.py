"""Which journey is meant while the save of one cannot be read."""

from __future__ import annotations

from pathlib import Path

import pytest

from gmrsj_tui.errors import GmrsjError
from gmrsj_tui.journey import changes
from gmrsj_tui.store.backups import copies
from gmrsj_tui.store.document import DamagedSave
from gmrsj_tui.store.journeys import JourneyStore
from tests.store.making import PACK, WHEN, answered, new_journey

DAMAGED, SECOND = "nordic-foods-2026-h4kd", "nordic-foods-2026-2-x7pm"
TITLE = "Nordic Foods 2026"


@pytest.fixture
def store(tmp_path: Path) -> JourneyStore:
    return JourneyStore(tmp_path / "saves")


def cut_short(store: JourneyStore, journey: str) -> None:
    path = store.path(journey)
    path.write_bytes(path.read_bytes()[:-200])


def two(store: JourneyStore, damaged: str = DAMAGED, *, title: str = TITLE, copied: bool = False) -> None:
    """One journey that is cut short, and a sound one whose title begins with the title of that."""
    store.create(journey := new_journey(damaged, title))
    if copied:
        store.save(answered(journey))
    store.create(new_journey(SECOND, f"{title} (2)"))
    cut_short(store, damaged)


def refused(store: JourneyStore, reference: str) -> str:
    with pytest.raises(GmrsjError) as caught:
        store.find(reference)
    return str(caught.value)


@pytest.mark.parametrize("reference", [TITLE, "NORDIC  foods 2026", f"{TITLE} (sample)"])
@pytest.mark.parametrize("copied", [False, True])
def test_the_whole_title_of_a_damaged_journey_goes_before_the_beginning_of_another_title(
    store: JourneyStore, reference: str, copied: bool
) -> None:
    two(store, copied=copied)
    assert store.find(reference) == DAMAGED
    with pytest.raises(DamagedSave, match=DAMAGED):
        store.load(store.find(reference))
    assert store.find(f"{TITLE} (2)") == SECOND


@pytest.mark.parametrize("copied", [False, True])
def test_a_beginning_that_fits_a_damaged_journey_too_names_both(store: JourneyStore, copied: bool) -> None:
    two(store, copied=copied)
    said = refused(store, "Nordic Foods")
    assert "fits 2 journeys" in said and DAMAGED in said and f"{SECOND} ({TITLE} (2))" in said


@pytest.mark.parametrize("copied", [False, True])
def test_a_damaged_journey_that_alone_fits_is_found_by_its_title(store: JourneyStore, copied: bool) -> None:
    two(store, copied=copied)
    store.delete(SECOND)
    store.create(new_journey("bolt-2345", "Bolt"))
    assert store.find(TITLE) == store.find("nordic f") == DAMAGED
    assert store.find("bolt") == "bolt-2345"
    assert "there is no journey 'South'" in refused(store, "South")


def test_the_title_is_that_of_the_newest_copy_that_can_be_read(store: JourneyStore) -> None:
    two(store, "acme-2345", title="A", copied=True)  # nothing of its id is in the titles that follow
    store.delete("acme-2345")
    store.create(journey := new_journey("acme-2345", "First"))
    for title in ("Brücke", "Third", "Fourth"):
        store.save(journey := changes.set_profile(journey, PACK, WHEN, title=title))
    store.create(new_journey("other-2345", "Brücke Nord"))
    newest = copies(store.folder, "acme-2345")[0]
    cut_short(store, "acme-2345")
    assert store.find("third") == "acme-2345"
    newest.path.unlink()
    newest.path.write_bytes(b"{")
    assert store.find("BRU\u0308CKE") == "acme-2345"
    assert store.find("brücke n") == "other-2345"
    assert "fits 2 journeys: other-2345 (Brücke Nord), acme-2345 (Brücke)" in refused(store, "brü")


def test_without_a_copy_the_title_is_the_one_that_the_index_remembers(store: JourneyStore) -> None:
    store.create(new_journey("acme-2345", "漢字"))
    for number in range(9):
        store.create(new_journey(f"other-{number}345", f"漢字 {number}"))
    assert len(store.list().journeys) == 10
    cut_short(store, "acme-2345")
    for number in range(9):  # enough for the index to be written anew while the save is damaged
        store.save(answered(store.load(f"other-{number}345")))
    JourneyStore(store.folder).list()
    assert JourneyStore(store.folder).find("漢字") == "acme-2345"
    (store.folder / ".index.json").write_bytes(b"")
    assert "fits 9 journeys" in refused(JourneyStore(store.folder), "漢字")


def test_a_damaged_sample_is_found_by_its_title_with_the_mark(store: JourneyStore) -> None:
    store.create(sample := new_journey("harvest-foods-2345", "Harvest Foods")._replace(sample=True))
    store.create(new_journey("own-2345", "Harvest Foods"))
    store.save(answered(sample))
    cut_short(store, "harvest-foods-2345")
    assert store.find("Harvest Foods (sample)") == "harvest-foods-2345"
    assert "own-2345 (Harvest Foods), harvest-foods-2345 (Harvest Foods (sample))" in refused(store, "Harvest Foods")


def test_an_id_is_still_an_id_and_reads_no_copies(store: JourneyStore, monkeypatch: pytest.MonkeyPatch) -> None:
    two(store, copied=True)
    monkeypatch.setattr("gmrsj_tui.store.backups.copies", None)
    assert store.find(SECOND) == SECOND
    assert store.find(DAMAGED.upper()) == DAMAGED


def test_where_nothing_is_damaged_no_copies_are_read(store: JourneyStore, monkeypatch: pytest.MonkeyPatch) -> None:
    store.create(journey := new_journey(DAMAGED, TITLE))
    store.save(answered(journey))
    monkeypatch.setattr("gmrsj_tui.store.backups.copies", None)
    assert store.find(TITLE) == store.find("nordic f") == DAMAGED


@pytest.mark.parametrize(("title", "reference"), [("Müller & Søn", "müller & søn"), ("Straße 7", "STRASSE 7")])
def test_an_id_made_of_a_title_is_known_again_by_it(store: JourneyStore, title: str, reference: str) -> None:
    id = store.new_id(title)
    two(store, id, title=title)
    assert store.find(reference) == id
    assert store.find(f"{title} (2)") == SECOND


def test_a_title_too_long_for_an_id_is_not_guessed_while_one_that_begins_so_is_damaged(store: JourneyStore) -> None:
    title = "Grievance mechanism of the Nordic Foods Group"
    id = store.new_id(title)
    two(store, id, title=title)
    assert store.find(title) == id
    said = refused(store, f"{title} (2)")
    assert "fits 2 journeys" in said and id in said and SECOND in said
