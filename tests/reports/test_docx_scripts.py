from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gmrsj_tui.reports.blocks import Facts, Heading, Line, Prose, Table
from gmrsj_tui.reports.docx_page import render
from gmrsj_tui.reports.word.scripts import Piece, languages, pieces, starts_right_to_left
from tests.reports.docx_reading import W, body_of, every, has, page_of, parts_of, said, text_of, value
from tests.reports.docx_samples import actions, everything, hostile


def test_text_from_right_to_left_is_marked_so_in_its_paragraph_and_in_its_runs() -> None:
    body = body_of(page_of(Prose("العربية with English (and 123) داخل."), Prose("English with العربية in it.")))
    first, second = [p for p in every(body, "p") if "English" in text_of(p)]
    assert has(first, "pPr/bidi") and not has(second, "pPr/bidi")
    found = [[(text_of(r), has(r, "rPr/rtl")) for r in p.findall(f"{W}r")] for p in (first, second)]
    assert found[0] == [("العربية ", True), ("with English (and 123", False), (") داخل.", True)]
    assert found[1] == [("English with ", False), ("العربية", True), (" in it.", False)]


@pytest.mark.parametrize("text", ["ไทย", "हिन्दी"])
def test_complex_scripts_take_the_font_and_size_made_for_them(text: str) -> None:
    assert pieces(f"a {text} b") == [Piece("a "), Piece(text, complex=True), Piece(" b")]
    body = body_of(page_of(Prose(f"a {text} b")))
    assert [text_of(r) for r in every(body, "r") if has(r, "rPr/cs")] == [text]


@given(st.text(alphabet=st.sampled_from("ab1 .,()-_אבعر٣ไทहि日a\u0301\u064b")), st.booleans())
def test_no_cut_loses_or_moves_a_character(text: str, right_to_left: bool) -> None:
    found = pieces(text, right_to_left)
    assert "".join(piece.text for piece in found) == text
    for piece in found:
        kinds = {unicodedata.bidirectional(character) for character in piece.text}
        assert not kinds & ({"L"} if piece.right_to_left else {"R", "AL"})


@given(st.text())
def test_the_direction_of_a_text_is_that_of_its_first_letter(text: str) -> None:
    strong = [kind for kind in map(unicodedata.bidirectional, text) if kind in ("L", "R", "AL")]
    assert starts_right_to_left(text) == (strong[0] != "L" if strong else None)


@pytest.mark.parametrize(
    ("language", "latin", "east_asian", "complex_", "right_to_left"),
    [
        ("en", "en-GB", "zh-CN", "ar-SA", False),
        ("en-US", "en-US", "zh-CN", "ar-SA", False),
        ("de", "de-DE", "zh-CN", "ar-SA", False),
        ("eo", "eo", "zh-CN", "ar-SA", False),
        ("ja", "en-GB", "ja-JP", "ar-SA", False),
        ("zh-Hant", "en-GB", "zh-TW", "ar-SA", False),
        ("ar", "en-GB", "zh-CN", "ar-SA", True),
        ("ur-PK", "en-GB", "zh-CN", "ur-PK", True),
        ("th", "en-GB", "zh-CN", "th-TH", False),
        ('x" w:evil="', "en-GB", "zh-CN", "ar-SA", False),
        ("", "en-GB", "zh-CN", "ar-SA", False),
    ],
)
def test_a_document_says_its_language_for_each_class_of_scripts(
    language: str, latin: str, east_asian: str, complex_: str, right_to_left: bool
) -> None:
    found = languages(language)
    assert (found.latin, found.east_asian, found.complex) == (latin, east_asian, complex_)
    assert found.right_to_left == right_to_left
    styles = parts_of(render(page_of(Heading("x"), language=language)))["word/styles.xml"]
    (lang,) = every(styles, "lang")
    assert [said(lang, name) for name in ("val", "eastAsia", "bidi")] == [latin, east_asian, complex_]


@pytest.mark.parametrize(
    ("language", "east_asian", "complex_"),
    [
        ("en", "Microsoft YaHei", "Arial"),
        ("ja", "Yu Gothic", "Arial"),
        ("ko-KR", "Malgun Gothic", "Arial"),
        ("zh-TW", "Microsoft JhengHei", "Arial"),
        ("hi", "Microsoft YaHei", "Nirmala UI"),
        ("th", "Microsoft YaHei", "Leelawadee UI"),
    ],
)
def test_every_class_of_scripts_has_a_font(language: str, east_asian: str, complex_: str) -> None:
    styles = parts_of(render(page_of(language=language)))["word/styles.xml"]
    fonts, *_ = every(styles, "rFonts")
    assert [said(fonts, name) for name in ("ascii", "hAnsi", "eastAsia", "cs")] == [
        "Calibri",
        "Calibri",
        east_asian,
        complex_,
    ]


def test_tables_of_a_page_from_right_to_left_have_their_first_column_on_the_right() -> None:
    def flags(language: str) -> set[bool]:
        page = everything()._replace(language=language)
        return {has(t, "tblPr/bidiVisual") for t in every(body_of(page), "tbl")}

    assert flags("ar") == {True} and flags("en") == {False}


ORDER = {
    "pPr": "pStyle keepNext keepLines pageBreakBefore numPr pBdr shd tabs bidi spacing ind jc outlineLvl",
    "rPr": "rStyle rFonts b bCs color sz szCs rtl cs lang",
    "tblPr": "tblStyle bidiVisual tblW tblInd tblBorders tblLayout tblCellMar tblLook tblCaption",
    "trPr": "cantSplit tblHeader",
    "tcPr": "tcW shd vAlign",
    "style": "name basedOn next uiPriority semiHidden unhideWhenUsed qFormat pPr rPr tblPr tblStylePr",
    "lvl": "start numFmt lvlText lvlJc pPr",
    "sectPr": "footerReference type pgSz pgMar cols docGrid",
    "settings": "zoom defaultTabStop characterSpacingControl compat themeFontLang",
}
"""The order of children that the schema of the format asks for; strict readers refuse another one."""


@pytest.mark.parametrize("language", ["en", "ar"])
def test_properties_stand_in_the_order_of_the_schema(language: str) -> None:
    seen = set()
    for page in (everything()._replace(language=language), hostile(language)):
        for part in parts_of(render(page)).values():
            for element in part.iter():
                name = element.tag.removeprefix(W)
                if name in ORDER and name != element.tag:
                    places = [ORDER[name].split().index(child.tag.removeprefix(W)) for child in element]
                    assert places == sorted(places), (name, [child.tag for child in element])
                    assert len(set(places)) == len(places) or name == "sectPr"
                    seen.add(name)
    assert seen == set(ORDER)


def test_a_label_and_its_text_run_in_one_direction() -> None:
    page = page_of(Table("t", actions(1).columns[:1], (((Line("نص", label="ملاحظة"),),),)))
    body = body_of(page)
    marked = [text_of(p) for p in every(body, "p") if has(p, "pPr/bidi")]
    assert marked == ["ملاحظة: نص"]


def test_a_heading_in_another_script_than_its_page_keeps_its_full_stop_behind_it() -> None:
    page = page_of(actions(1), language="ar")
    first, *_ = [p for p in every(body_of(page), "p") if text_of(p) == "No."]
    assert value(first, "pPr/pStyle") == "TableHeadingOpposite" and value(first, "pPr/bidi") == "0"
    styles = parts_of(render(page))["word/styles.xml"]
    (opposite,) = [s for s in every(styles, "style") if said(s, "styleId") == "TableHeadingOpposite"]
    assert value(opposite, "pPr/jc") == "right", "it stands where its column begins"
    english, *_ = [p for p in every(body_of(page._replace(language="en")), "p") if text_of(p) == "No."]
    assert value(english, "pPr/pStyle") == "TableHeading"


def test_what_has_no_letters_and_every_fact_runs_as_the_page_does() -> None:
    facts = Facts((("المنظمة", "Acme"), ("Date", "2026-11-22")))
    page = page_of(facts, Prose("2026-11-22"), Prose("English"), Prose("نص"))
    for language, wanted in (("ar", [None, None, None, "0", "1"]), ("en", [None, None, None, None, "1"])):
        parts = parts_of(render(page._replace(language=language)))
        paragraphs = every(parts["word/document.xml"], "p")[1:]
        marks = [p.find(f"{W}pPr/{W}bidi") for p in paragraphs if value(p, "pPr/pStyle") != "TableGap"]
        assert [None if mark is None else mark.get(f"{W}val", "1") for mark in marks] == wanted
        normal = next(style for style in every(parts["word/styles.xml"], "style") if said(style, "styleId") == "Normal")
        assert has(normal, "pPr/bidi") == (language == "ar")


def test_the_numbers_of_pages_read_in_their_order_whatever_runs_beside_them() -> None:
    footer = parts_of(render(page_of(language="ar")._replace(running="خارطة 2026")))["word/footer1.xml"]
    (paragraph,) = every(footer, "p")
    assert value(paragraph, "pPr/bidi") == "0"
    assert text_of(footer) == "خارطة 2026\tPage 1 of 1"
