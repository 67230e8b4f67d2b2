"""What a sponsor sees without turning a page."""

from __future__ import annotations

from io import BytesIO

from openpyxl import load_workbook

from gmrsj_tui.journey.answer import Status
from gmrsj_tui.journey.changes import AnswerUpdate
from gmrsj_tui.reports.blocks import Heading, LevelGrid
from gmrsj_tui.reports.docx_page import render as docx
from gmrsj_tui.reports.formats import write
from gmrsj_tui.reports.report_page import report_page
from gmrsj_tui.reports.typeset.page_data import contents_at
from tests.reports.docx_reading import body_of, every, text_of
from tests.reports.journeys import journey_of
from tests.reports.pages import eventful, gm_rsj, report
from tests.sample_pack import sample_pack

ASIDE = AnswerUpdate("S1-L2-01", Status.NOT_APPLICABLE, reason="We have no suppliers")


def test_the_contents_stand_behind_the_levels_and_what_is_not_applicable() -> None:
    pack = gm_rsj()
    page = report_page(report(pack, eventful(pack)))
    assert page.contents_before is not None
    before = [block.text for block in page.blocks[: page.contents_before] if isinstance(block, Heading)]
    assert before == ["Levels", "Set aside as not applicable (1)"]
    assert contents_at(page) == page.contents_before
    said = [text_of(paragraph) for paragraph in every(body_of(page), "p")]
    reason = next(place for place, text in enumerate(said) if "No supplier is a priority yet" in text)
    assert reason < said.index("Contents")
    assert docx(page) == docx(page)


def test_a_tall_chart_of_levels_stands_behind_what_is_not_applicable() -> None:
    pack = sample_pack()
    first, *_ = pack.steps
    steps = tuple(
        first._replace(id=f"s{number}", number=number, criteria=tuple(
            criterion._replace(id=criterion.id.replace("S1", f"S{number}"), step=f"s{number}")
            for criterion in first.criteria
        ))
        for number in range(1, 31)
    )  # fmt: skip
    pack = pack._replace(steps=steps)
    blocks = report_page(report(pack, journey_of(pack, ASIDE))).blocks
    grid = next(place for place, block in enumerate(blocks) if isinstance(block, LevelGrid))
    aside = next(place for place, block in enumerate(blocks) if getattr(block, "text", "").startswith("Set aside"))
    assert aside < grid


def test_the_summary_of_a_workbook_says_what_is_not_applicable_before_how_to_fill_it_in() -> None:
    pack = gm_rsj()
    workbook = load_workbook(BytesIO(write(report(pack, eventful(pack)), "xlsx").content))
    summary, *_, reading, _ = ([str(row[0].value or "") for row in sheet.iter_rows()] for sheet in workbook)
    reason = next(place for place, text in enumerate(summary) if "No supplier is a priority yet" in text)
    assert summary.index("Levels") < reason < summary.index("How to fill it in and send it back")
    assert "Why this level" in reading
    assert not any("Not assessed, and above" in text for text in (*summary, *reading)), "the sheets have them in full"
