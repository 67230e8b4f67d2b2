from __future__ import annotations

import sys
from io import BytesIO
from zipfile import ZipFile

import pytest
from docx import Document

from gmrsj_tui.errors import GmrsjError
from gmrsj_tui.framework.library import PackLibrary
from gmrsj_tui.journey.standing import standing_of
from gmrsj_tui.reports.blocks import Bullets, Caution, Column, Heading, Line, Page, Prose, Table, Tone
from gmrsj_tui.reports.docx_page import render
from gmrsj_tui.reports.report_document import report_document
from gmrsj_tui.reports.report_page import report_page
from gmrsj_tui.reports.roadmap_page import roadmap_page
from tests.make_sample import sample
from tests.reports.docx_reading import W, body_of, every, has, page_of, parts_of, said, text_of, value
from tests.reports.docx_samples import GENERATED, HOSTILE, actions, boxes, cell, everything, hostile
from tests.reports.journeys import TODAY, roadmap


def test_the_library_opens_it_and_finds_the_headings_in_their_order() -> None:
    document = Document(BytesIO(render(everything())))
    found = [
        (p.style.name, p.text) for p in document.paragraphs if p.style and p.style.name.startswith(("Head", "Title"))
    ]
    assert found == [
        ("Title", "Roadmap: Acme 2026 (sample)"),
        ("Heading 1", "Where it stands"),
        ("Heading 1", "Next actions"),
        ("Heading 1", "Effectiveness"),
        ("Heading 2", "Over time"),
        ("Heading 3", "Details"),
        ("Heading 1", "Workshop sheet"),
    ]


def test_headings_have_levels_in_their_styles_so_that_the_outline_is_right() -> None:
    styles = parts_of(render(everything()))["word/styles.xml"]
    levels = {said(style, "styleId"): value(style, "pPr/outlineLvl") for style in every(styles, "style")}
    assert [levels[f"Heading{number}"] for number in (1, 2, 3)] == ["0", "1", "2"]
    assert levels["Title"] is None and levels["TOCHeading"] is None


def test_a_heading_that_begins_a_page_does_so_on_paper() -> None:
    body = body_of(page_of(Heading("One"), Heading("Two", new_page=True)))
    breaks = {text_of(p): has(p, "pPr/pageBreakBefore") for p in every(body, "p")}
    assert breaks["Two"] and not breaks["One"]


def test_every_table_repeats_its_headings_keeps_rows_whole_and_has_words_for_who_cannot_see() -> None:
    tables = list(every(body_of(everything()), "tbl"))
    assert len(tables) == 6
    for table in tables:
        head, *rows = table.findall(f"{W}tr")
        assert has(head, "trPr/tblHeader")
        assert not any(has(row, "trPr/tblHeader") for row in rows)
        assert all(has(row, "trPr/cantSplit") for row in (head, *rows))
        assert value(table, "tblPr/tblCaption")
        grid = [int(said(column, "w")) for column in table.findall(f"{W}tblGrid/{W}gridCol")]
        assert sum(grid) == int(value(table, "tblPr/tblW", "w") or 0) == 11906 - 2 * 1134
        assert all(len(row.findall(f"{W}tc")) == len(grid) for row in (head, *rows))


def test_a_table_holds_its_cells_line_by_line() -> None:
    document = Document(BytesIO(render(page_of(actions(3)))))
    (table,) = document.tables
    assert [c.text for c in table.rows[0].cells] == ["No.", "Criterion", "Next action", "Owner", "Due"]
    title = "S2-L1-03 Somebody in top management answers for the mechanism"
    assert [c.text for c in table.rows[3].cells] == [
        "3",
        f"{title}\nEvidence: Ask for a signed page",
        "Rent a hotline and publish its number",
        "Bo Chen",
        "2026-11-01\noverdue",
    ]


@pytest.mark.parametrize("shown", [False, True])
def test_the_caption_is_shown_only_where_the_table_says_so(shown: bool) -> None:
    body = body_of(page_of(actions(1, show_caption=shown)))
    captions = [text_of(p) for p in every(body, "p") if value(p, "pPr/pStyle") == "Caption"]
    assert captions == (["Next actions in order"] if shown else [])


def test_no_date_is_broken_and_columns_of_like_tables_stand_under_each_other() -> None:
    empty = actions(1)._replace(rows=((cell("1"), (), (), (), ()),))
    first, second = every(body_of(page_of(actions(3), Heading("More"), empty)), "tbl")
    widths = [[int(said(c, "w")) for c in every(table, "gridCol")] for table in (first, second)]
    assert widths[0] == widths[1]
    assert widths[0][4] >= 10 * 105 + 170, "ten figures of 9.5 points and the margins"


def test_a_row_that_is_taller_than_a_page_may_be_split() -> None:
    long = (cell("word " * 2000), cell("short"))
    table = Table("Long", (Column("One"), Column("Two")), (long, (cell("a"), cell("b"))))
    (made,) = every(body_of(page_of(table)), "tbl")
    kept = [has(row, "trPr/cantSplit") for row in every(made, "tr")]
    assert kept == [True, False, True]


@pytest.mark.parametrize(("letters", "repeated"), [(200, True), (2000, False)])
def test_headings_are_repeated_unless_they_would_fill_the_page(letters: int, repeated: bool) -> None:
    table = Table("Wide", (Column("word " * (letters // 5)), Column("Two")), ((cell("a"), cell("b")),))
    (head, _) = every(body_of(page_of(table)), "tr")
    assert has(head, "trPr/tblHeader") == repeated


def test_the_contents_are_filled_and_each_entry_leads_to_its_heading() -> None:
    body = body_of(everything())
    links = [(text_of(link), said(link, "anchor")) for link in every(body, "hyperlink")]
    assert [text for text, _ in links] == [
        "Where it stands",
        "Next actions",
        "Effectiveness",
        "Over time",
        "Workshop sheet",
    ]
    marked = {said(mark, "name"): text_of(p) for p in every(body, "p") for mark in every(p, "bookmarkStart")}
    assert all(marked[anchor] == text for text, anchor in links)
    numbers = [said(mark, "id") for mark in every(body, "bookmarkStart")]
    assert len(set(numbers)) == len(numbers) == len(every(body, "bookmarkEnd"))


def test_the_contents_are_one_field_that_a_word_processor_can_update() -> None:
    (box,) = every(body_of(everything()), "sdt")
    assert [said(mark, "fldCharType") for mark in every(box, "fldChar")] == ["begin", "separate", "end"]
    (instruction,) = every(box, "instrText")
    assert str(instruction.text).split()[:3] == ["TOC", "\\o", '"1-2"']
    assert not has(box, "sdtPr/lock")


def test_the_contents_are_marked_as_out_of_date_so_that_page_numbers_are_filled_in_on_opening() -> None:
    marks = every(body_of(everything()), "fldChar")
    assert [mark.get(f"{W}dirty") for mark in marks] == ["true", None, None]


@pytest.mark.parametrize(("level", "range_of_levels"), [(2, '"1-1"'), (3, '"1-2"'), (4, '"1-1"')])
def test_the_contents_ask_for_the_second_level_where_there_is_one(level: int, range_of_levels: str) -> None:
    many = [Heading(f"Heading {number}", level) for number in range(40)]
    (instruction,) = every(body_of(page_of(Heading("First"), *many, contents=True)), "instrText")
    assert str(instruction.text).split()[2] == range_of_levels


def test_there_are_no_contents_where_the_page_wants_none_or_has_no_headings() -> None:
    assert not every(body_of(everything()._replace(contents=False)), "sdt", "bookmarkStart")
    assert not list(every(body_of(page_of(Prose("text"), contents=True)), "sdt"))


def test_long_contents_list_the_first_level_only() -> None:
    headings = [Heading(f"{level} {number}", level) for number in range(20) for level in (2, 3)]
    links = [text_of(link) for link in every(body_of(page_of(*headings, contents=True)), "hyperlink")]
    assert links == [f"2 {number}" for number in range(20)]


def test_the_footer_has_the_running_line_and_the_numbers_of_pages() -> None:
    parts = parts_of(render(everything()))
    footer = parts["word/footer1.xml"]
    assert text_of(footer) == "Acme 2026 · 2026-11-22 · sample\tPage 1 of 1"
    assert [str(said(f, "instr")).strip() for f in every(footer, "fldSimple")] == ["PAGE", "NUMPAGES"]


@pytest.mark.parametrize(("paper", "size"), [("a4", ("11906", "16838")), ("letter", ("12240", "15840"))])
def test_the_paper_is_the_one_that_was_asked_for(paper: str, size: tuple[str, str]) -> None:
    body = body_of(everything(), paper)
    (found,), (margins,) = every(body, "pgSz"), every(body, "pgMar")
    assert (said(found, "w"), said(found, "h")) == size
    text = int(size[0]) - int(said(margins, "left")) - int(said(margins, "right"))
    assert {value(t, "tblPr/tblW", "w") for t in every(body, "tbl")} == {str(text)}


def test_a_paper_that_there_is_not_is_refused_with_those_that_there_are() -> None:
    with pytest.raises(GmrsjError, match="a3") as refused:
        render(everything(), "a3")
    assert "a4 and letter" in refused.value.hint


def test_numbered_lists_begin_anew_each() -> None:
    body = body_of(everything())
    numbers = [(text_of(p), value(p, "pPr/numPr/numId")) for p in every(body, "p") if has(p, "pPr/numPr")]
    assert numbers[:3] == [("Next: First thing", "3"), ("Overdue since May", "3"), ("Third", "3")]
    assert numbers[3:] == [("Again the first", "4")]
    numbering = parts_of(render(everything()))["word/numbering.xml"]
    assert {said(num, "numId") for num in every(numbering, "num")} == {"1", "2", "3", "4"}


def test_tones_are_styles_that_a_member_can_change() -> None:
    lines = tuple(Line("text", tone) for tone in Tone)
    body = body_of(page_of(Bullets(lines)))
    found = [value(p, "r/rPr/rStyle") for p in every(body, "p") if text_of(p) == "text"]
    assert found == [None, "Strong", "Muted", "Alert"]


def test_every_style_that_is_used_is_defined_and_nothing_is_set_by_hand() -> None:
    for page in (everything(), hostile("ar")):
        parts = parts_of(render(page))
        defined = {said(style, "styleId") for style in every(parts["word/styles.xml"], "style")}
        for name in ("word/document.xml", "word/footer1.xml"):
            used = {said(e, "val") for e in every(parts[name], "pStyle", "rStyle", "tblStyle")}
            assert used <= defined
            assert not every(parts[name], "rFonts", "sz", "color", "b", "jc", "ind", "spacing")
        names = [value(style, "name") for style in every(parts["word/styles.xml"], "style")]
        assert len(set(names)) == len(names)


def test_it_can_be_edited_throughout() -> None:
    for part in parts_of(render(everything())).values():
        tags = {element.tag.rpartition("}")[2] for element in part.iter()}
        assert not tags & {"txbxContent", "drawing", "pict", "documentProtection", "lock", "updateFields", "altChunk"}


def test_a_break_of_a_line_stays_one_and_blanks_stay() -> None:
    body = body_of(page_of(Prose("one  two\n three ")))
    (found,) = [p for p in every(body, "p") if value(p, "pPr/pStyle") == "BodyText"]
    assert text_of(found) == "one  two\n three "


def test_a_caution_and_what_it_says_stand_together() -> None:
    body = body_of(page_of(Caution("Sample", "Not real."), Caution("No rightsholder voice")))
    styles = [(value(p, "pPr/pStyle"), text_of(p)) for p in every(body, "p")][1:]
    assert styles == [
        ("CautionTitle", "Sample"),
        ("Caution", "Not real."),
        ("TableGap", ""),
        ("CautionTitle", "No rightsholder voice"),
    ]


def test_tables_never_touch_and_the_document_never_ends_in_one() -> None:
    body = body_of(page_of(actions(1), actions(1), boxes(1)))
    kinds = [child.tag.removeprefix(W) for child in body]
    assert kinds == ["p", "tbl", "p", "tbl", "p", "tbl", "p", "sectPr"]


@pytest.mark.parametrize("language", ["en", "ar"])
def test_text_that_breaks_things_breaks_nothing(language: str) -> None:
    made = render(hostile(language))
    body = parts_of(made)["word/document.xml"][0]
    text = text_of(body)
    assert HOSTILE[0] in text and '{ MERGEFIELD } =HYPERLINK("http://example.com")' in text
    assert "lone \ufffd surrogate" in text and "forbidden \ufffd and \ufffd" in text and "escape␛[31m" in text
    assert {str(field.text).split()[0] for field in every(body, "instrText")} == {"TOC"}
    for kind in ("عربية", "עברית", "ไทย", "हिन्दी", "日本語の文章、句読点。", "한국어", "👩‍👩‍👧"):
        assert kind in text
    for row in every(body, "tr"):
        assert row.findall(f"{W}tc") and all(c.findall(f"{W}p") for c in row.findall(f"{W}tc"))
    Document(BytesIO(made))


def test_an_empty_page_is_a_document_too() -> None:
    document = Document(BytesIO(render(Page("", ()))))
    assert document.core_properties.title == ""
    assert document.core_properties.created is None


@pytest.mark.parametrize("moment", ["", "yesterday", "2026-11-22"])
def test_a_page_without_a_moment_has_no_date_in_its_properties(moment: str) -> None:
    core = parts_of(render(everything()._replace(generated=moment)))["docProps/core.xml"]
    assert not core.findall("{http://purl.org/dc/terms/}created")


def test_properties_name_the_page_and_nobody() -> None:
    properties = Document(BytesIO(render(everything()))).core_properties
    assert (properties.title, properties.subject) == ("Roadmap: Acme 2026 (sample)", "Next actions of Acme 2026")
    assert properties.language == "en"
    assert properties.created == properties.modified
    assert properties.created is not None and properties.created.isoformat()[:19] == "2026-11-22T08:00:00"
    assert (properties.author, properties.last_modified_by, properties.comments) == ("", "", "")


def test_the_same_page_gives_the_same_bytes_in_an_order_that_readers_expect() -> None:
    made = render(everything())
    assert made == render(everything())
    with ZipFile(BytesIO(made)) as file:
        names = file.namelist()
        assert {entry.date_time for entry in file.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert names[0] == "[Content_Types].xml" and names[2:] == sorted(names[2:])
        assert not [name for name in names if "thumbnail" in name or "customXml" in name or name.endswith("app.xml")]
        assert b"python-docx" not in b"".join(map(file.read, names))


def test_without_the_library_it_says_how_to_get_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "docx", None)
    with pytest.raises(GmrsjError) as refused:
        render(everything())
    assert refused.value.hint == """pip install "gmrsj[docx]" adds it, or from a checkout: pip install '.[docx]'"""


def test_five_hundred_rows_are_all_there() -> None:
    (table,) = every(body_of(page_of(actions(500))), "tbl")
    assert [text_of(row.find(f"{W}tc")) for row in table.findall(f"{W}tr")][1:] == [str(n) for n in range(1, 501)]


def test_the_pages_of_the_program_keep_every_criterion_and_every_heading() -> None:
    pack = PackLibrary().load("gm-rsj")
    journey = sample(pack)
    standing = standing_of(pack, journey)
    report = report_page(report_document(pack, journey, standing, today=TODAY, generated=GENERATED))
    actions_only = roadmap_page(roadmap(pack, journey))
    for page in (report, actions_only):
        document = Document(BytesIO(render(page)))
        found = [p.text for p in document.paragraphs if p.style and p.style.name.startswith("Heading")]
        assert found == [block.text for block in page.blocks if isinstance(block, Heading)]
    text = text_of(body_of(report))
    assert all(criterion.title in text for step in pack.steps for criterion in step.criteria)
