"""What programs may rely on stands in the documentation."""

from __future__ import annotations

import json
import re
from pathlib import Path

from gmrsj_tui.journey.answer import Status
from gmrsj_tui.journey.changes import AnswerUpdate
from gmrsj_tui.reports.csv_document import report_columns, roadmap_columns
from gmrsj_tui.reports.formats import FORMATS, write
from gmrsj_tui.reports.json_document import render_status
from gmrsj_tui.reports.typeset.fonts import FOLDER_VARIABLE
from tests.reports.journeys import journey_of, roadmap, status
from tests.sample_pack import sample_pack

DOCS = Path(__file__).parents[2] / "docs"
DOCUMENTS = (DOCS / "documents.md").read_text(encoding="utf-8")
PARTS = re.split(r"^## ", (DOCS / "report-json.md").read_text(encoding="utf-8"), flags=re.MULTILINE)
JSON = {part.partition("\n")[0]: part for part in PARTS}


def test_every_column_of_a_csv_is_documented_and_no_other() -> None:
    said = set(re.findall(r"`(\w+)`", " ".join(re.findall(r"^\| (`\w+`[^|]*) \|", DOCUMENTS, re.MULTILINE))))
    assert said - set(FORMATS) == {*report_columns(True), *roadmap_columns(True)}


def test_every_format_and_the_folder_of_fonts_are_named() -> None:
    assert [name for name in FORMATS if f"`{name}`" not in DOCUMENTS] == []
    assert f"`{FOLDER_VARIABLE}`" in DOCUMENTS


def test_every_key_of_the_roadmap_and_of_the_status_is_documented() -> None:
    pack = sample_pack()
    journey = journey_of(pack, AnswerUpdate("S1-L1-01", Status.NOT_MET, note="n"))
    written = json.loads(write(roadmap(pack, journey, notes=True), "json").content)
    for key in (*written, *written["items"][0]):
        assert f"`{key}`" in JSON["The roadmap"], key
    written = json.loads(render_status(status(pack, journey, explained=True)))
    for key in (*written, *written["journey"], *written["steps"][0]):
        assert f"`{key}`" in JSON["The status"], key
