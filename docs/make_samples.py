"""Makes the sample documents of the documentation from the sample journey: ``python docs/make_samples.py``.

A test makes them again and compares: what cannot depend on the machine byte for byte, the packed formats by what is in
them.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path

from gmrsj_tui.framework.library import PackLibrary
from gmrsj_tui.journey.briefing import briefing
from gmrsj_tui.journey.standing import standing_of
from gmrsj_tui.places import sample_file
from gmrsj_tui.reports.blocks import Page
from gmrsj_tui.reports.briefing_text import render_briefing
from gmrsj_tui.reports.formats import Layout, format_named, formats_of, write
from gmrsj_tui.reports.model import RoadmapDocument, roadmap_document, stamp_of
from gmrsj_tui.reports.report_document import report_document
from gmrsj_tui.reports.report_model import ReportDocument
from gmrsj_tui.reports.sheet import sheet_page
from gmrsj_tui.store.journeys import read_journey

FOLDER = Path(__file__).parent / "samples"
TODAY = date(2026, 11, 22)
SHEET_FORMATS = ("html", "pdf")
"""The sheet is for paper; its other formats look like those of the report."""


def samples() -> dict[str, bytes]:
    """Every sample by the name of its file."""
    pack, journey = PackLibrary().load("gm-rsj"), read_journey(sample_file())
    standing = standing_of(pack, journey)
    stamp = stamp_of(TODAY)
    documents: dict[str, RoadmapDocument | ReportDocument | Page] = {
        "roadmap": roadmap_document(pack, journey, standing, today=TODAY, generated=stamp),
        "report": report_document(pack, journey, standing, today=TODAY, generated=stamp),
        "sheet": sheet_page(pack, journey, standing, step=pack.steps[3].id, today=TODAY, generated=stamp),
    }
    made = {
        f"{kind}{format_named(name).suffix}": write(document, name, Layout()).content
        for kind, document in documents.items()
        for name in (SHEET_FORMATS if kind == "sheet" else formats_of(kind))
    }
    made["briefing.txt"] = render_briefing(journey, briefing(pack, journey, standing, TODAY), TODAY, 80).encode()
    return made


def main() -> None:
    """Write them all."""
    FOLDER.mkdir(exist_ok=True)
    made = samples()
    for old in FOLDER.iterdir():
        if old.name not in made and old.name != "README.md":
            old.unlink()
    for name, content in made.items():
        (FOLDER / name).write_bytes(content)


if __name__ == "__main__":
    main()
