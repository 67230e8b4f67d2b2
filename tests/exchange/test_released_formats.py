"""Exports of every format that was ever released can be read for good. The files are never written anew."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from gmrsj_tui.exchange.definition import FORMAT
from gmrsj_tui.exchange.json_schema import export_schema
from gmrsj_tui.exchange.reading import Imported, read_export
from gmrsj_tui.journey.answer import Answer, Evidence, Status
from gmrsj_tui.journey.past import journey_at
from tests.store.making import new_journey

FOLDER = Path(__file__).parent.parent / "data" / "exports"
FILES = sorted(FOLDER.glob("format-*/*.json"))


def read(name: str) -> Imported:
    return read_export((FOLDER / "format-1" / f"{name}.json").read_bytes(), name)


def test_there_are_exports_of_every_format() -> None:
    assert {file.parent.name for file in FILES} >= {f"format-{number}" for number in range(1, FORMAT + 1)}


@pytest.mark.parametrize("file", FILES, ids=lambda file: f"{file.parent.name}/{file.name}")
def test_it_is_read_without_a_finding_and_is_what_the_schema_says(file: Path) -> None:
    content = file.read_bytes()
    assert read_export(content, file.name).warnings == ()
    if file.parent.name == f"format-{FORMAT}":
        assert list(Draft202012Validator(export_schema()).iter_errors(json.loads(content))) == []


def test_a_new_journey_of_format_1_is_what_it_was() -> None:
    assert read("new").journey == new_journey()


def test_a_journey_of_format_1_with_everything_in_it_is_what_it_was() -> None:
    imported = read("full")
    journey = imported.journey
    assert (imported.program, imported.redacted) == ("0.1.0", False)
    assert (journey.id, journey.title, journey.tracks, len(journey.changes)) == (
        "acme-2345",
        "Acme 2026",
        ("own-operations",),
        10,
    )
    assert journey.answer("S2-L1-02") == Answer(
        status=Status.NOT_APPLICABLE,
        reason="No agency workers.\nNone planned.",
        evidence=(Evidence("Minutes of 3 March", 1), Evidence("https://example.org/log", 3)),
        owner="Josephine",
        due="2027-01-31",
        as_of="2026-11-20",
        next_action="Ask the works council.",
        when="2026-11-22T15:01:00.000Z",
        who="Ben",
        review=True,
    )
    assert [(change.action, change.of) for change in journey.changes][6:9] == [("undo", 6), ("undo", 5), ("redo", 5)]
    assert [(one.name, one.automatic, one.change) for one in journey.snapshots] == [
        ("q3", True, 10),
        ("End of year", False, 10),
    ]


def test_a_merged_journey_of_format_1_still_has_both_answers_and_the_snapshot_of_the_other_copy() -> None:
    journey = read("merged").journey
    assert journey.answer("S1-L1-01").note == "Ana saw it."
    assert journey.answer("S1-L1-02").note == "Only Ben."
    assert "Ben did not." in repr(journey.changes[-1])
    assert journey_at(journey, journey.snapshots[0].change).answer("S1-L1-01").note == "Ben did not."


def test_a_redacted_export_of_format_1_says_so_and_names_nobody() -> None:
    imported = read("redacted")
    assert imported.redacted and imported.journey.title == "Redacted journey"
    assert imported.journey.answer("S2-L1-02").status is Status.NOT_APPLICABLE
    assert "Josephine" not in repr(imported)
