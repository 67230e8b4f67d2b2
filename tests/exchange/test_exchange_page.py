"""The page about exports says what the program does: its example is read, its tables compared with the definition."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from gmrsj_tui.exchange.definition import ANSWER, CHANGE, EVIDENCE, EXPORT, ITEM, JOURNEY, SNAPSHOT
from gmrsj_tui.exchange.nodes import Record
from gmrsj_tui.exchange.reading import read_export
from gmrsj_tui.exchange.redaction import TITLE
from gmrsj_tui.exchange.writing import export_text

PAGE = (Path(__file__).parent.parent.parent / "docs" / "exchange.md").read_text(encoding="utf-8")

TABLES = {
    "The whole:": EXPORT,
    "`journey`:": JOURNEY,
    "An answer.": ANSWER,
    "A piece of evidence:": EVIDENCE,
    "An entry of the history:": CHANGE,
    "A snapshot:": SNAPSHOT,
}


def rows_after(words: str) -> list[list[str]]:
    start = PAGE.index(f"\n{words}", PAGE.index("## The document"))
    table = PAGE[PAGE.index("| --- |", start) :].split("\n\n", 1)[0]
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in table.splitlines()[1:]]


def test_the_example_is_an_export_and_written_as_the_program_writes_it() -> None:
    (example,) = re.findall(r"^```json\n(.*?)^```", PAGE, re.DOTALL | re.MULTILINE)
    imported = read_export(example.encode(), "the page")
    assert imported.warnings == ()
    written = export_text(imported.journey)
    assert re.sub('"program": ".*"', "", written) == re.sub('"program": ".*"', "", example)


@pytest.mark.parametrize("words", TABLES)
def test_every_key_is_listed_and_no_other(words: str) -> None:
    record: Record = TABLES[words]
    listed = [(name, needed, about) for name, needed, _, about in rows_after(words)]
    assert listed == [(f"`{key.name}`", "yes" if key.needed else "", key.about) for key in record.keys]


def test_every_subject_is_listed_and_no_other() -> None:
    listed = [(subject, about) for subject, _, _, about in rows_after("An item of such an entry")]
    assert listed == [(f"`{subject}`", record.about) for subject, record in ITEM.cases.items()]


def test_the_words_of_a_redacted_export_are_those_of_the_page() -> None:
    assert f'| title | "{TITLE}" |' in PAGE
