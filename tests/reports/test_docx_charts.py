from __future__ import annotations

from io import BytesIO

import pytest
from docx import Document
from docx.table import Table as WordTable

from gmrsj_tui.reports.blocks import Bar, EffectivenessBars, GridState, LevelsOverTime, Line, Page, Table, TimePoint
from gmrsj_tui.reports.chart_words import level_words
from gmrsj_tui.reports.docx_page import render
from gmrsj_tui.reports.report_page import report_page
from gmrsj_tui.reports.word.charts import MOST_BLOCKS, STEPS_A_TABLE, blocks_of
from tests.reports.docx_reading import body_of, every, page_of, said, text_of
from tests.reports.docx_samples import LEVELS, STEPS, bars, boxes, grid, over_time
from tests.reports.pages import report, small_journey, small_pack


def tables_of(page: Page) -> list[WordTable]:
    """The tables as the library reads them."""
    return list(Document(BytesIO(render(page))).tables)


def words_of(table: WordTable) -> list[list[str]]:
    """What stands in the cells."""
    return [[cell.text for cell in row.cells] for row in table.rows]


def test_the_grid_says_in_signs_words_and_figures_what_its_ground_repeats() -> None:
    (table,) = tables_of(page_of(grid()))
    head, first, second, *_ = words_of(table)
    assert head == ["Step", "Level held", *LEVELS]
    assert first[:2] == ["1. Build the governance", "Not yet launched"]
    assert first[2:] == [
        "● 3 of 8\nheld",
        "▶ 3 of 8\nnext level",
        "◆ 3 of 8\ncomplete, counts later",
        "◐ 3 of 8\nbegun",
    ]
    assert second[:3] == ["2. Design the mechanism", "Established", "▶ 4 of 8\nnext level"]


def test_the_legend_of_the_grid_explains_every_sign_in_it() -> None:
    body = body_of(page_of(grid()))
    text = text_of(body)
    for state in GridState:
        assert f"{state.sign} {state.words}" in text
    assert "covered of applicable" in text


@pytest.mark.parametrize("levels", [2, 9])
def test_a_grid_of_any_number_of_levels_fits_the_paper(levels: int) -> None:
    widths = [int(said(column, "w")) for column in every(body_of(page_of(grid(levels))), "gridCol")]
    assert len(widths) == levels + 2 and sum(widths) == 11906 - 2 * 1134 and min(widths) > 600


def test_bars_have_their_figures_beside_them() -> None:
    (table,) = tables_of(page_of(bars()))
    rows = words_of(table)
    assert rows[0] == ["Effectiveness criterion", "Met and covered", "Bar"]
    assert rows[3] == ["c. Predictable", "2 met, 3 of 12 covered", "██▒░░░░░░░░░"]
    assert rows[8] == ["h. Engagement", "nothing applies", ""]


def test_a_long_bar_is_scaled_and_says_what_a_block_stands_for() -> None:
    body = body_of(page_of(bars(scale=10)))
    assert "One block is up to 8 criteria." in text_of(body)
    (table,) = tables_of(page_of(bars(scale=10)))
    assert max(len(row[2]) for row in words_of(table)[1:]) <= MOST_BLOCKS


@pytest.mark.parametrize("counts", [(1, 1, 3000), (2999, 2999, 3000), (0, 1, 3000), (3000, 3000, 3000), (0, 0, 0)])
def test_what_is_there_is_never_invisible_in_a_bar_and_what_is_not_never_shown(counts: tuple[int, int, int]) -> None:
    met, covered, applicable = counts
    drawn = blocks_of(Bar("a", "Legitimate", met, covered, applicable), 137)
    assert ("█" in drawn) == (met > 0)
    assert ("▒" in drawn) == (covered > met)
    assert ("░" in drawn) == (applicable > covered)
    assert len(drawn) <= MOST_BLOCKS


def test_levels_over_time_are_drawn_in_signs_and_say_in_words_what_went_up_and_what_down() -> None:
    (table,) = tables_of(page_of(over_time()))
    head, first, _, last = words_of(table)
    assert head == ["Date", "Snapshot", *STEPS]
    assert first == ["2025-11-20", "First workshop", *["□□□□\nNot yet launched"] * 4]
    assert last == [
        "2026-11-22",
        "now",
        "■■□□\nEstablished\n▲ up",
        "■□□□\nLaunched",
        "□□□□\nNot yet launched\n▼ down",
        "■■□□\nEstablished\n▲ up",
    ]


def test_levels_over_time_have_a_legend_and_a_sign_for_each_of_nine_levels() -> None:
    assert "■ a level that is held   □ a level above it" in text_of(body_of(page_of(over_time())))
    chart = over_time()._replace(levels=tuple(f"Level {number}" for number in range(1, 10)))
    page = page_of(chart._replace(points=(TimePoint("now", "2026-11-22", (9, 5, 0, 12)),)))
    assert "█ a level that is held   ░ a level above it" in text_of(body_of(page))
    (table,) = tables_of(page)
    assert [cell.split("\n")[0] for cell in words_of(table)[1][2:]] == ["█" * 9, "█████░░░░", "░" * 9, "█" * 9]


def test_the_figures_of_levels_over_time_stand_once_unless_their_table_knows_more() -> None:
    pack = small_pack()
    page = report_page(report(pack, small_journey(pack)))
    chart = next(block for block in page.blocks if isinstance(block, LevelsOverTime))
    place = page.blocks.index(chart)
    figures = page.blocks[place + 1]
    assert isinstance(figures, Table)
    same = figures._replace(rows=tuple((*row[:2], *((Line(t),) for t in words)) for row, words in zip(
        figures.rows, ([level_words(chart.levels, rank) for rank in point.ranks] for point in chart.points), strict=True
    )))  # fmt: skip
    assert len(every(body_of(page_of(chart, same)), "tbl")) == 1
    more = same._replace(rows=((*same.rows[0][:2], (Line("not recorded"),), *same.rows[0][3:]), *same.rows[1:]))
    assert len(every(body_of(page_of(chart, more)), "tbl")) == 2


def test_many_steps_over_time_go_into_several_tables_and_none_is_lost() -> None:
    steps = tuple(f"{number}. Step" for number in range(1, 31))
    tables = tables_of(page_of(over_time(steps)))
    assert len(tables) == 30 // STEPS_A_TABLE
    assert [title for table in tables for title in words_of(table)[0][2:]] == list(steps)


def test_charts_of_nothing_are_drawn_without_a_word_of_complaint() -> None:
    nothing = (
        LevelsOverTime("none", (), (), ()),
        LevelsOverTime("one", (), ("1. Step",), (TimePoint("now", "2026-11-22", (0,)),)),
        EffectivenessBars("none", ()),
        grid()._replace(rows=(), levels=()),
    )
    tables = tables_of(page_of(*nothing))
    assert words_of(tables[0])[1] == ["2026-11-22", "now", "no level yet"]


def test_the_sheet_has_a_box_for_every_status_a_code_and_room_for_a_remark() -> None:
    (table,) = tables_of(page_of(boxes()))
    _, first, second, _ = words_of(table)
    assert first[0] == "G01K"
    assert first[2] == "☐ met\n☐ in progress\n☐ not met\n☐ not applicable"
    for words in ("S1-L1-01 ", "Ask for: Ask for the page", "Now: in progress", "Remark:"):
        assert words in first[1]
    assert second[2].count("☐") == 3 and "the pack does not allow it" in second[2]
