from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gmrsj_tui.journey.answer import Status
from gmrsj_tui.reports.blocks import (
    Bullets,
    Caution,
    Column,
    Facts,
    Heading,
    LevelsOverTime,
    Line,
    Page,
    Prose,
    SheetBoxes,
    SheetItem,
    Table,
    TimePoint,
)
from gmrsj_tui.reports.report_page import report_page
from gmrsj_tui.reports.text_page import render
from gmrsj_tui.reports.wrapping import cell_width
from tests.reports.pages import report, small_journey, small_pack

DRAWN = {chr(code) for code in range(0x2500, 0x25A0)} | set("|•●○◆◐▶")


def text_of(*blocks: object, width: int = 80) -> str:
    """What blocks become, without the title."""
    page = Page("T", blocks)  # type: ignore[arg-type]
    return render(page, width).split("=\n", 1)[1]


@pytest.mark.parametrize("width", [20, 33, 60, 80, 132])
def test_no_line_of_a_report_is_wider_than_asked(width: int) -> None:
    pack = small_pack()
    text = render(report_page(report(pack, small_journey(pack), notes=True)), width)
    assert max(map(cell_width, text.splitlines())) <= width
    assert text.endswith("\n") and not any(line != line.rstrip() for line in text.splitlines())


def test_nothing_is_drawn_so_that_it_can_be_heard() -> None:
    pack = small_pack()
    text = render(report_page(report(pack, small_journey(pack), notes=True)))
    assert not set(text) & DRAWN
    assert "\n\n\n" not in text


def test_a_small_table_becomes_a_sentence_for_each_row() -> None:
    rows = (((Line("1. Governance"),), (Line("Launched"),), ()), ((Line("Why?"),), (Line("Yes."),), (Line("x"),)))
    table = Table("Levels", (Column("Step"), Column("Level"), Column("Note")), rows)
    assert text_of(table) == "\n1. Governance. Level: Launched.\nWhy? Level: Yes. Note: x.\n".lstrip("\n")
    assert text_of(table._replace(show_caption=True)).startswith("Levels:\n1. Governance")


def test_a_large_table_becomes_an_item_for_each_row() -> None:
    columns = (Column("No.", short=True), Column("Criterion"), Column("Action"), Column("Owner"), Column("Due"))
    cells = (
        (Line("9"),),
        (Line("Sponsor"), Line("S1, met"), Line("It is true.", label="To be true")),
        (Line("Do it at each and every one of the sites"), Line("Proof", label="Fetch"), Line("More proof")),
        (Line("Bo"),),
        (Line("2026-11-01"), Line("overdue")),
    )
    other = ((Line("10"),), *cells[1:2], (), (), ())
    assert text_of(Table("Actions", columns, (cells, other), head=1)) == (
        " 9. Sponsor\n"
        "    S1, met\n"
        "    To be true: It is true.\n"
        "    Action: Do it at each and every one of the sites\n"
        "    Fetch: Proof\n"
        "      More proof\n"
        "    Owner: Bo. Due: 2026-11-01, overdue.\n"
        "\n"
        "10. Sponsor\n"
        "    S1, met\n"
        "    To be true: It is true.\n"
    )


def test_parts_of_a_page_stand_apart_as_a_reader_expects() -> None:
    text = text_of(
        Caution("Sample", "Not real."),
        Facts((("Date", "2026-11-22"), ("Covers", "All"))),
        Heading("Levels"),
        Prose("One."),
        Prose("Two."),
        Bullets((Line("a", label="Name"), Line("b")), ordered=True),
        Heading("Deeper", 3),
        Heading("Deepest", 4),
        Bullets((Line("c"),)),
    )
    assert text == (
        "Sample: Not real.\nDate: 2026-11-22\nCovers: All\n\nLevels\n------\nOne.\n\nTwo.\n"
        "1. Name: a\n2. b\n\nDeeper\n\nDeepest:\n- c\n"
    )


def test_levels_over_time_are_told_once() -> None:
    chart = LevelsOverTime("Over time", ("Launched",), ("1. A",), (TimePoint("Spring", "2026-04-14", (0,)),))
    alone = text_of(chart)
    assert alone == "1. A: Not yet launched (Spring, 2026-04-14).\n"
    table = Table("Over time", (Column("Snapshot"), Column("Step 1")), (((Line("Spring"),), (Line("none"),)),))
    assert text_of(chart, table) == "Spring. Step 1: none.\n"


@pytest.mark.parametrize("width", [24, 80])
def test_a_sheet_has_boxes_to_tick(width: int) -> None:
    item = SheetItem("G07K", "S1-L1-01", "Sponsor", "It is true.", Status.MET, "Minute", no_way_out=True)
    text = text_of(SheetBoxes((item, item._replace(no_way_out=False))), width=width)
    assert text.count("[ ] met") == 2 and text.count("[ ] not applicable") == 1
    assert "Now: met" in text and "G07K" in text
    assert max(map(cell_width, text.splitlines())) <= width


@given(
    st.lists(st.text(max_size=30).map(lambda text: " ".join(text.split())), min_size=1, max_size=6), st.integers(0, 2)
)
def test_any_table_can_be_written(texts: list[str], head: int) -> None:
    cell = tuple(Line(text) for text in texts)
    columns = (Column("A"), Column("B"), Column("C"))
    text = text_of(Table("T", columns, ((cell, cell[:1], ()), ((), cell[:1], cell)), head=head), width=40)
    assert text.endswith("\n")
