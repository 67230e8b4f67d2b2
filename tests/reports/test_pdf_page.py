from __future__ import annotations

import os
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from gmrsj_tui.errors import GmrsjError
from gmrsj_tui.framework.library import PackLibrary
from gmrsj_tui.journey.standing import standing_of
from gmrsj_tui.places import sample_file
from gmrsj_tui.reports.blocks import Column, EffectivenessBars, Heading, Line, Page, Prose, SheetBoxes, Table
from gmrsj_tui.reports.model import roadmap_document
from gmrsj_tui.reports.pdf_page import render
from gmrsj_tui.reports.report_document import report_document
from gmrsj_tui.reports.report_page import report_page
from gmrsj_tui.reports.roadmap_page import roadmap_page
from gmrsj_tui.store.journeys import read_journey
from tests.reports.pdf_pages import (
    BARS,
    GENERATED,
    HOSTILE,
    LONG_WORD,
    OVER_TIME,
    SHEET,
    actions,
    cell,
    every_block,
    hostile,
    long_words,
    page_of,
)
from tests.reports.pdf_reading import (
    boxes_of,
    boxes_of_letters,
    dictionaries,
    elements,
    fonts,
    opened,
    roles,
    seen,
    squeezed,
)

TODAY = date(2026, 11, 22)


@pytest.fixture(scope="module")
def everything() -> bytes:
    result = render(every_block())
    assert result.warnings == ()
    return result.content


def test_every_kind_of_block_is_on_the_page_in_its_order(everything: bytes) -> None:
    text = seen(everything).text
    places = [
        text.index(part)
        for part in (
            "Report: Acme 2026",
            "No rightsholder voice: Nobody who could need",
            "Organisation Acme plc",
            "Contents",
            "How many criteria of each level",
            "8 of 8 held",
            "4 of 7 next level",
            "3 of 3 complete, counts later",
            "Overall: Launched. Held by step 2.",
            "12 met, 15 covered, of 21",
            "First session 2025-06-01",
            "Criterion number 1",
            "To be true: Each supplier",
            "overdue",
            "Label: two",
            "This is alert.",
            "G07K",
            "Ask to see: The policy",
            "never not applicable",
            "Nothing behind this title",
        )
    ]
    assert places == sorted(places)


def test_every_page_has_the_running_line_and_its_number(everything: bytes) -> None:
    pages = seen(everything).pages
    assert len(pages) == 3
    for number, page in enumerate(pages, start=1):
        assert page.split("\n")[-1].strip().endswith(f"{number} of 3")
        assert "Acme 2026, 2026-11-22, sample" in page


def test_a_heading_that_asks_for_a_new_page_begins_one(everything: bytes) -> None:
    _, second, third = seen(everything).pages
    assert second.startswith("Next actions") and third.startswith("Sheet")


def test_the_contents_name_the_pages(everything: bytes) -> None:
    first = " ".join(seen(everything).pages[0].replace(".", " ").split())
    assert "Contents Levels 1 Effectiveness 1 Next actions 2 Sheet 3" in first


@pytest.mark.parametrize(("paper", "size"), [("a4", (595, 842)), ("letter", (612, 792))])
def test_it_is_as_large_as_the_paper(paper: str, size: tuple[float, float]) -> None:
    (found,) = seen(render(page_of(Prose("short")), paper).content).sizes
    assert found == pytest.approx(size, abs=0.5)


def test_another_paper_is_refused() -> None:
    with pytest.raises(GmrsjError, match="there is no paper a3; there are a4, letter"):
        render(page_of(), "a3")


def test_a_screen_reader_finds_language_title_headings_tables_and_lists(everything: bytes) -> None:
    with opened(everything) as pdf:
        assert pdf.Root.Lang == "en"
        assert pdf.Root.MarkInfo.Marked
        assert pdf.Root.ViewerPreferences.DisplayDocTitle
        assert pdf.docinfo["/Title"] == "Report: Acme 2026"
        assert pdf.docinfo["/Subject"] == "Report of Acme plc, GM RSJ, version 1.0.0"
        assert pdf.open_metadata()["pdfuaid:part"] == "1"
        found = roles(pdf)
        assert [role for role in found if role in ("H1", "H2", "H3", "H4")] == [
            *("H1", "H2", "H2", "H2", "H3", "H2", "H3", "H2")
        ]
        assert found.count("Table") == 2 and found.count("THead") == 2
        assert found.count("TH") == 5 + 4
        assert found.count("TOCI") == 4
        assert {"L", "LI", "Lbl", "LBody"} <= set(found)


def test_charts_have_all_their_figures_as_alternative_text(everything: bytes) -> None:
    with opened(everything) as pdf:
        bars, stairs = [str(element["/Alt"]) for role, element in elements(pdf) if role == "Figure"]
    for bar in BARS.bars:
        assert f"{bar.title}: {bar.met} met and {bar.covered} covered of {bar.applicable}." in bars
    for point in OVER_TIME.points:
        assert stairs.count(f"({point.name}, {point.date})") == len(OVER_TIME.steps)
    assert "2. Mechanism: Not yet launched (First session, 2025-06-01), Launched (Autumn, 2025-11-15)" in stairs


def test_all_fonts_are_inside_and_nothing_leads_out_or_runs(everything: bytes) -> None:
    with opened(everything) as pdf:
        embedded = fonts(pdf)
        assert embedded and all(embedded.values())
        assert all(name.startswith(("Libertinus", "DejaVuSansMono", "NewCM")) for name in embedded)
        forbidden = {"/JS", "/JavaScript", "/OpenAction", "/AA", "/URI", "/Launch", "/EmbeddedFiles", "/AcroForm"}
        for entry in dictionaries(pdf):
            assert not forbidden & set(entry.keys())
            assert entry.get("/S") not in ("/URI", "/JavaScript", "/Launch", "/GoToR", "/SubmitForm")


def test_its_only_date_is_that_of_the_page(everything: bytes) -> None:
    with opened(everything) as pdf:
        assert pdf.docinfo["/CreationDate"] == pdf.docinfo["/ModDate"] == "D:20261122080000Z"
        assert "/CreationDate" not in opened(render(page_of()._replace(generated="")).content).docinfo


def test_the_same_page_gives_the_same_bytes_in_any_process(everything: bytes) -> None:
    code = (
        "import sys; from gmrsj_tui.reports.pdf_page import render; from tests.reports.pdf_pages import every_block; "
        "sys.stdout.buffer.write(render(every_block()).content)"
    )
    root = str(Path(__file__).parents[2])
    for seed in ("1", "2"):
        environment = {**os.environ, "PYTHONPATH": root, "PYTHONHASHSEED": seed, "TZ": "Asia/Tokyo"}
        run = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, env=environment)
        assert run.stdout == everything


def test_no_text_is_read_as_markup() -> None:
    content = render(hostile()).content
    text = squeezed(seen(content).text)
    for part in HOSTILE:
        assert text.count(squeezed(part)) > 5
    assert "root:" not in text
    with opened(content) as pdf:
        assert pdf.docinfo["/Title"] == " ".join(HOSTILE)
        assert pdf.Root.Lang == "en"
        assert not any("/URI" in entry for entry in dictionaries(pdf))


def test_a_word_of_two_thousand_letters_stays_on_the_paper() -> None:
    content = render(long_words()).content
    text = squeezed(seen(content).text)
    assert text.count(LONG_WORD) >= 4
    for box in boxes_of_letters(content, every=7):
        assert box.left >= 0 and box.right <= 595 - 20 and box.bottom >= 0 and box.top <= 842


def test_rows_are_not_split_and_the_head_comes_again() -> None:
    pages = seen(render(page_of(actions(60))).content).pages
    assert len(pages) > 3
    for page in pages:
        assert "Criterion Next action Due" in " ".join(page.split())
    for number in range(1, 61):
        (page,) = [page for page in pages if f"Criterion number {number}\n" in page.replace("\r", "")]
        assert f"S2-L1-{number:02}," in page


def test_a_row_that_is_longer_than_a_page_is_split_and_loses_nothing() -> None:
    words = " ".join(f"word{number}" for number in range(2500))
    table = Table("t", (Column("No.", 5, short=True), Column("What", 50)), ((cell("1"), cell(words)), (cell("2"), ())))
    found = seen(render(page_of(table)).content)
    assert len(found.pages) > 1
    assert {f"word{number}" for number in range(2500)} <= set(found.text.split())


def test_a_heading_stays_with_what_follows() -> None:
    blocks = [
        block
        for number in range(50)
        for block in (Heading(f"Part <{number}>", 3), Prose(f"Introduces <{number}>"), actions(1))
    ]
    for page in seen(render(page_of(*blocks)).content).pages:
        lines = [line.strip() for line in page.splitlines() if line.strip()]
        assert not lines[-2].startswith(("Part", "Introduces", "No."))


def test_columns_of_the_same_kind_line_up_through_a_document() -> None:
    short, long = actions(1), actions(1)
    long = long._replace(rows=tuple((*row[:2], cell("Much longer action " * 20), row[3]) for row in long.rows))
    boxes = boxes_of(render(page_of(short, long)).content, "Due")
    assert len(boxes) == 2 and len({round(box.left, 1) for box in boxes}) == 1


def test_what_is_a_little_too_long_for_one_page_gets_onto_it() -> None:
    def count(*more: Heading) -> int:
        return len(seen(render(page_of(actions(20), *more)).content).pages)

    assert count(Heading("More", new_page=True)) == 3
    assert count() == 1


def test_levels_of_headings_never_leave_a_gap() -> None:
    page = page_of(Heading("a", 4), Heading("b", 3), Heading("c", 2), Heading("d", 4), Heading("e", 1), Heading("f", 9))
    with opened(render(page).content) as pdf:
        assert [role for role in roles(pdf) if role[0] == "H"] == ["H1", "H2", "H3", "H2", "H3", "H2", "H3"]


def test_sheet_items_are_many_on_a_page_and_never_split() -> None:
    items = tuple(SHEET.items[0]._replace(code=f"G{number:02}K", title=f"Title <{number}>") for number in range(40))
    pages = seen(render(page_of(SheetBoxes(items))).content).pages
    assert 4 <= len(pages) <= 6
    for number in range(40):
        (page,) = [page for page in pages if f"G{number:02}K" in page]
        assert f"Title <{number}>" in page
    for page in pages:
        assert page.count("Remark") == page.count("Title <")


def test_pages_with_nothing_in_them_are_pages() -> None:
    empty = Page("", (Table("", (), ()), Table("", (Column("a"),), ()), SheetBoxes(()), EffectivenessBars("", ())))
    assert len(seen(render(empty).content).pages) == 1


def test_colour_says_nothing_that_words_do_not_say() -> None:
    text = seen(render(page_of(Prose("overdue"), *every_block().blocks[3:4])).content).text
    for words in ("held", "next level", "complete, counts later", "begun", "open", "nothing applies"):
        assert text.count(words) >= 2, "in a cell and in the legend"


@pytest.fixture(scope="module")
def sample() -> tuple[Page, Page]:
    pack, journey = PackLibrary().load("gm-rsj"), read_journey(sample_file())
    standing = standing_of(pack, journey)
    return (
        roadmap_page(roadmap_document(pack, journey, standing, today=TODAY, generated=GENERATED)),
        report_page(report_document(pack, journey, standing, today=TODAY, generated=GENERATED)),
    )


def test_the_roadmap_of_the_sample_takes_two_pages_at_most(sample: tuple[Page, Page]) -> None:
    result = render(sample[0])
    found = seen(result.content)
    assert len(found.pages) <= 2 and not result.warnings
    for block in sample[0].blocks:
        if isinstance(block, Table):
            for row in block.rows:
                for line in (line for entry in row for line in entry):
                    assert squeezed(line.text) in squeezed(found.text)


def test_the_report_of_the_sample_has_every_criterion(sample: tuple[Page, Page]) -> None:
    found = seen(render(sample[1], "letter").content)
    texts = {
        line.text for block in sample[1].blocks if isinstance(block, Table) for row in block.rows for line in row[0]
    }
    assert len(texts) > 100
    assert all(squeezed(text) in squeezed(found.text) for text in texts)
    assert "1 of" in found.pages[0] and len(found.pages) < 20


def test_a_line_feed_in_a_paragraph_is_a_line_break() -> None:
    (page,) = seen(render(page_of(Prose("one\ntwo"), Table("t", (Column("c"),), (((Line("x\ny"),),),)))).content).pages
    assert "one\r\ntwo" in page and "x\r\ny" in page
