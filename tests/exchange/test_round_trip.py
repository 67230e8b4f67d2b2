"""What goes out comes in again, whole and the same to the byte."""

from __future__ import annotations

import json
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from gmrsj_tui import __version__
from gmrsj_tui.exchange.importing import import_journey
from gmrsj_tui.exchange.reading import read_export
from gmrsj_tui.exchange.writing import export_text
from gmrsj_tui.journey.answer import Answer, Status
from gmrsj_tui.journey.journey import Journey
from gmrsj_tui.store.journeys import JourneyStore
from tests.exchange.making import answered, journeys, snapshot
from tests.store.making import histories, new_journey, rich_journey

WHEN = "2026-11-23T08:00:00.000Z"


def exported(journey: Journey) -> bytes:
    return export_text(journey).encode()


@given(st.one_of(journeys, histories().map(lambda history: history[-1])))
def test_an_export_holds_an_equal_journey_and_exports_to_the_same_bytes(journey: Journey) -> None:
    imported = read_export(exported(journey), "x")
    assert imported.journey == journey
    assert imported.warnings == ()
    assert (imported.redacted, imported.program) == (False, __version__)
    assert exported(imported.journey) == exported(journey)


def test_what_is_imported_is_saved_equal_and_exports_to_the_same_bytes(tmp_path: Path) -> None:
    journey = snapshot(rich_journey(), "Q3", WHEN, "Ana")
    store = JourneyStore(tmp_path / "there")
    arrival = import_journey(store, read_export(exported(journey), "x"), WHEN)
    assert (arrival.kind, arrival.journey) == ("new", journey)
    saved = JourneyStore(tmp_path / "there").load(journey.id)
    assert saved == journey
    assert exported(saved) == exported(journey)


def test_the_order_in_which_criteria_were_answered_does_not_show() -> None:
    answers = {f"S1-L1-0{number}": Answer(note=str(number)) for number in (3, 1, 2)}
    one = new_journey()._replace(answers=answers, setup={"b": "1", "a": "2"})
    other = one._replace(answers=dict(reversed(answers.items())), setup={"a": "2", "b": "1"})
    assert exported(one) == exported(other)
    assert list(json.loads(exported(one))["answers"]) == ["S1-L1-01", "S1-L1-02", "S1-L1-03"]


def test_the_document_is_utf_8_with_line_feeds_and_one_value_on_a_line() -> None:
    journey = new_journey()
    before = exported(journey)
    after = exported(answered(journey, "S1-L1-01", Status.MET, "Größe", WHEN, "Ana"))
    assert before.endswith(b"\n}\n") and b"\r" not in before
    assert '      "note": "Größe",\n'.encode() in after
    added = [line for line in after.decode().splitlines() if line not in before.decode().splitlines()]
    assert len(added) == 12
    assert next(iter(json.loads(after))) == "kind"


def test_a_half_character_does_not_break_the_document() -> None:
    journey = new_journey()._replace(organisation="Acme \ud83d Ltd")
    assert read_export(exported(journey), "x").journey.organisation == "Acme � Ltd"
