"""Parked and disputed in a save: two keys that may be left out, kept through damage and repair."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from gmrsj_tui.journey import changes
from gmrsj_tui.journey.answer import Answer, Status
from gmrsj_tui.journey.changes import AnswerUpdate
from gmrsj_tui.journey.journey import Journey
from gmrsj_tui.store import codec
from gmrsj_tui.store.backups import copies, read_copy
from gmrsj_tui.store.codec import journey_of, tables_of
from gmrsj_tui.store.document import DamagedSave, Tables, decode
from gmrsj_tui.store.journeys import JourneyStore
from gmrsj_tui.store.repair import repair
from gmrsj_tui.store.writing import encode
from tests.store.making import PACK, WHEN, new_journey

PATH = Path("saves", "acme-2345.json")
UNION = "The union sees it as not met.\nAt night nobody was told."


def with_open_points() -> Journey:
    """A journey in which something was parked, disputed, and taken up again."""
    journey = changes.record(new_journey(), PACK, [AnswerUpdate("S1-L1-01", parked=True, disputed=UNION)], WHEN, "Ana")
    journey = changes.record(journey, PACK, [AnswerUpdate("S1-L1-02", parked=True)], WHEN, "Ana")
    journey = changes.record(journey, PACK, [AnswerUpdate("S1-L1-02", Status.MET)], WHEN, "Ana")
    return changes.undo(journey, WHEN)


def test_both_come_back_and_take_no_room_where_nothing_is_parked_or_disputed() -> None:
    tables = tables_of(with_open_points())
    assert journey_of(decode(encode(tables, PATH), PATH), PATH) == with_open_points()
    assert tables["answers"]["1"] == {
        "criterion": "S1-L1-01",
        "when": WHEN,
        "who": "Ana",
        "parked": True,
        "disputed": UNION,
    }
    assert codec.answer_document("S1", Answer(Status.MET)) == {"criterion": "S1", "status": "met"}
    changed = tables["changes"]["3"]["items"][0]["set"]
    assert changed == {"status": "met", "parked": None}


def test_a_save_without_the_two_keys_has_nothing_parked_and_nothing_disputed() -> None:
    tables = tables_of(with_open_points())
    without(tables)
    journey = journey_of(decode(encode(tables, PATH), PATH), PATH)
    assert all((answer.parked, answer.disputed) == (False, "") for answer in journey.answers.values())


def without(tables: Tables) -> None:
    """Take the two keys out, as an older program would never have written them."""
    found: list[Any] = [tables["answers"], tables["changes"]]
    for part in found:
        if isinstance(part, dict):
            part.pop("parked", None)
            part.pop("disputed", None)
            found.extend(part.values())
        elif isinstance(part, list):
            found.extend(part)


@pytest.mark.parametrize(
    ("key", "value", "said"), [("parked", "yes", "not a yes or no"), ("disputed", ["x"], "a list and not a text")]
)
def test_an_impossible_value_is_named_by_table_document_and_key(key: str, value: object, said: str) -> None:
    tables = tables_of(with_open_points())
    tables["answers"]["1"][key] = value
    with pytest.raises(DamagedSave) as caught:
        journey_of(tables, PATH)
    assert f"table 'answers', document 1, key {key}: " in str(caught.value) and said in str(caught.value)


def test_a_repair_of_damaged_answers_brings_both_back_out_of_the_history(tmp_path: Path) -> None:
    store = JourneyStore(tmp_path)
    store.create(new_journey())
    store.save(with_open_points())
    path = store.path("acme-2345")
    with open(path, "r+b") as file:  # in place, as a disk does it
        file.write(path.read_bytes().replace(b'"title": "Acme"', b'"title": 7     '))
    with pytest.raises(DamagedSave):
        store.load("acme-2345")
    (copy,) = copies(store.folder, "acme-2345")
    assert read_copy(copy) == new_journey()
    assert repair(store).after.good
    assert store.load("acme-2345") == with_open_points()


def test_the_list_of_journeys_counts_what_is_parked_from_the_file_and_from_its_index(tmp_path: Path) -> None:
    store = JourneyStore(tmp_path)
    store.create(with_open_points())
    for _ in range(2):
        (found,) = JourneyStore(tmp_path).list(lambda _: PACK).journeys
        assert found.levels is not None and found.levels.parked == 2
