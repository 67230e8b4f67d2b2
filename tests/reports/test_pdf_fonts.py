from __future__ import annotations

import errno
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from unicodedata import category

import pytest
from fontTools.fontBuilder import FontBuilder
from fontTools.pens.ttGlyphPen import TTGlyphPen

from gmrsj_tui.reports.blocks import (
    Bar,
    Bullets,
    Caution,
    Column,
    EffectivenessBars,
    Facts,
    Heading,
    Line,
    Prose,
    Table,
    Tone,
)
from gmrsj_tui.reports.pdf_page import PdfResult, render
from gmrsj_tui.reports.typeset import compiler
from gmrsj_tui.reports.typeset import fonts as found_fonts
from gmrsj_tui.reports.typeset.embedded import EMBEDDED, FONTS
from gmrsj_tui.reports.typeset.fonts import FontFace
from gmrsj_tui.text import plain
from tests.reports.pdf_pages import cell, page_of
from tests.reports.pdf_reading import boxes_of, elements, fonts, opened, seen, squeezed

THAI = "กลไกการร้องทุกข์"
DEVANAGARI = "शिकायत"


def make_font(file: Path, family: str, letters: str, weight: int = 400) -> None:
    """A font in which each of these letters is a black bar."""
    pen = TTGlyphPen(None)
    for x, y in ((50, 0), (50, 700), (450, 700), (450, 0)):
        (pen.moveTo if (x, y) == (50, 0) else pen.lineTo)((x, y))
    pen.closePath()
    bar = pen.glyph()
    names = [".notdef", *(f"u{ord(letter):04X}" for letter in letters)]
    builder = FontBuilder(1000, isTTF=True)
    builder.setupGlyphOrder(names)
    builder.setupCharacterMap({ord(letter): name for letter, name in zip(letters, names[1:], strict=True)})
    builder.setupGlyf({name: bar for name in names})
    builder.setupHorizontalMetrics({name: (500, 50) for name in names})
    builder.setupHorizontalHeader(ascent=800, descent=-200)
    style = "Bold" if weight > 500 else "Regular"
    postscript = f"{family.replace(' ', '')}-{style}"
    builder.setupNameTable(
        {"familyName": family, "styleName": style, "fullName": f"{family} {style}", "psName": postscript}
    )
    builder.setupOS2(usWeightClass=weight)
    builder.setupPost()
    builder.save(file)


def letters_of(text: str) -> str:
    return "".join(sorted(set(text) - {" "}))


@pytest.fixture(autouse=True)
def _no_fonts_on_the_system(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setattr(found_fonts, "system_faces", lambda: ())
    found_fonts.choose_fonts.cache_clear()
    yield
    found_fonts.choose_fonts.cache_clear()


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder that GMRSJ_FONTS names."""
    folder = tmp_path / "fonts"
    folder.mkdir()
    monkeypatch.setenv("GMRSJ_FONTS", str(folder))
    return folder


def text_of(result: PdfResult) -> str:
    return seen(result.content).text


def test_every_character_that_counts_as_embedded_has_a_shape_in_every_weight() -> None:
    characters = [character for character in EMBEDDED.characters() if not character.isspace()]
    assert len(characters) > 4000
    lines = [" ".join(characters[start : start + 100]) for start in range(0, len(characters), 100)]
    result = render(page_of(*map(Prose, lines), *(Prose(line, Tone.STRONG) for line in lines)))
    assert result.warnings == ()
    assert all(
        inside and name.startswith(("Lib", "NewCM", "DejaVu")) for name, inside in fonts(opened(result.content)).items()
    )


@pytest.mark.parametrize(
    "text",
    [
        "Æsop żółć Őrség Ştefan İı Việt Nam ñ ß ẞ ř ů ģ ķ ā ė ŵ ŷ ħ ð þ",
        "e\u0301 o\u0302\u0323 n\u0303 s\u0326",
        "Ἀθηνᾶ Μηχανισμός παραπόνων",
        "Механізм скарг Ћуприја ўсё Қазақ ү ө",
        "آلية التظلم (2026)",
        "سیاست شکایت",
        "מנגנון תלונות",
        "● ▶ ◆ ◐ ○ – ☐ ✓ → ≥ € £ ₹ ™ № § … “quoted” «ici»",
    ],
)
def test_the_scripts_of_europe_and_arabic_need_no_font_of_the_machine(text: str) -> None:
    result = render(page_of(Heading(text), Prose(text), Table("t", (Column("c"),), ((cell(text),),))))
    assert result.warnings == ()
    for word in text.split():
        if word.isalpha() and word.isascii():
            assert word in text_of(result)


def test_text_can_be_found_and_copied_letter_by_letter() -> None:
    text = "Żółć Ἀθηνᾶ Ћуприја Việt"
    assert text in text_of(render(page_of(Prose(text))))


def test_a_font_of_the_named_folder_is_used_and_put_into_the_file(folder: Path) -> None:
    (folder / "thai").mkdir()
    make_font(folder / "thai" / "tiny.ttf", "Tiny Thai", letters_of(THAI))
    result = render(page_of(Heading(THAI), Prose(THAI), Prose(f"Owner: {THAI}", Tone.STRONG)))
    assert result.warnings == ()
    with opened(result.content) as pdf:
        assert any("Tiny" in name and inside for name, inside in fonts(pdf).items())
    assert squeezed(text_of(result)).count(squeezed(THAI)) == 3


def test_a_font_that_is_added_while_the_program_runs_is_found(folder: Path) -> None:
    assert render(page_of(Prose(THAI))).warnings
    make_font(folder / "tiny.ttf", "Tiny Thai", letters_of(THAI))
    assert not render(page_of(Prose(THAI))).warnings


def test_a_bold_font_is_used_only_where_it_has_all_that_is_needed(folder: Path) -> None:
    make_font(folder / "tiny.ttf", "Tiny Thai", letters_of(THAI))
    make_font(folder / "bold.ttf", "Tiny Thai", letters_of(THAI)[:2], weight=700)
    result = render(page_of(Prose(THAI, Tone.STRONG)))
    assert result.warnings == () and squeezed(THAI) in squeezed(text_of(result))


def test_without_a_font_the_page_says_so_once_per_run_and_a_warning_tells_what_to_do() -> None:
    result = render(page_of(Heading(f"Owner {THAI}"), Prose(f"{THAI} {THAI} or {THAI}"), Prose(DEVANAGARI)))
    text = text_of(result)
    assert "Owner [Thai: no font]" in text
    assert "[Thai: no font] or [Thai: no font]" in text
    assert "[Devanagari: no font]" in text
    assert not set(THAI + DEVANAGARI) & set(text)
    devanagari, thai = result.warnings
    visible = len(THAI)
    assert thai == (
        f"no font has the {4 * visible} characters in Thai script, so the page says so in their place: install "
        "Noto Sans Thai, or name a folder with such a font in GMRSJ_FONTS"
    )
    assert "6 characters in Devanagari script" in devanagari


def test_a_font_that_has_half_of_the_letters_shows_half_and_the_rest_is_named(folder: Path) -> None:
    make_font(folder / "tiny.ttf", "Tiny Thai", "กล")
    result = render(page_of(Prose("กลไ")))
    assert "กล[Thai: no font]" in text_of(result)
    assert "the 1 character in Thai" in result.warnings[0]


@pytest.mark.parametrize("script", ["Han", "Hiragana", "Hangul"])
def test_east_asian_warnings_name_one_font_for_all(script: str) -> None:
    text = {"Han": "申诉", "Hiragana": "しくみ", "Hangul": "고충"}[script]
    result = render(page_of(Prose(f"{text}。")))
    assert f"[{script}: no font]" in text_of(result)
    assert all("Noto Sans CJK" in warning for warning in result.warnings)


def test_a_font_that_draws_everything_as_a_box_does_not_count(folder: Path) -> None:
    make_font(folder / "LastResort.otf.ttf", "LastResort", letters_of(THAI))
    assert "[Thai: no font]" in text_of(render(page_of(Prose(THAI))))


def test_a_broken_font_file_is_no_font(folder: Path) -> None:
    (folder / "broken.ttf").write_bytes(b"\x00\x01\x00\x00" + b"\xff" * 400)
    (folder / "empty.otf").write_bytes(b"")
    assert "[Thai: no font]" in text_of(render(page_of(Prose(THAI))))


def test_a_font_that_cannot_be_used_after_all_does_not_cost_the_page(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    make_font(folder / "tiny.ttf", "Tiny Thai", letters_of(THAI))
    real, asked = compiler.typeset, []

    def refuses_fonts(page: Any, timestamp: int | None, faces: Any, stop: Any = None) -> bytes:
        asked.append(faces)
        if faces:
            raise compiler.FontTrouble
        return real(page, timestamp, faces, stop)

    monkeypatch.setattr(compiler, "typeset", refuses_fonts)
    result = render(page_of(Prose(THAI)))
    assert "[Thai: no font]" in text_of(result) and result.warnings
    assert [bool(faces) for faces in asked] == [True, False]


def test_a_temporary_folder_that_takes_no_font_does_not_cost_the_page(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    make_font(folder / "tiny.ttf", "Tiny Thai", letters_of(THAI))

    def full(*_: Any) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(compiler, "_put", full)
    result = render(page_of(Prose(THAI)))
    assert "[Thai: no font]" in text_of(result) and result.warnings


def test_a_folder_that_is_none_is_named(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("GMRSJ_FONTS", str(tmp_path / "nowhere"))
    assert "nowhere, which is not a folder" in render(page_of(Prose(THAI))).warnings[-1]


def test_arabic_takes_a_named_font_but_never_one_of_the_system(
    folder: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    text = "سياسة"
    system = tmp_path / "system.ttf"
    make_font(system, "Tiny Arabic", letters_of(text))
    monkeypatch.setattr(
        found_fonts, "system_faces", lambda: (FontFace(str(system), 0, "Tiny Arabic", 400, True, False),)
    )
    assert not any("Tiny" in name for name in fonts(opened(render(page_of(Prose(text))).content)))
    make_font(folder / "arabic.ttf", "Tiny Arabic", letters_of(text))
    assert any("Tiny" in name for name in fonts(opened(render(page_of(Prose(text))).content)))


def test_a_font_of_the_system_is_used_where_no_embedded_one_helps(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    system = tmp_path / "system.ttf"
    make_font(system, "Some Font", letters_of(THAI))
    monkeypatch.setattr(found_fonts, "system_faces", lambda: (FontFace(str(system), 0, "Some Font", 400, True, False),))
    plain_page, thai_page = render(page_of(Prose("plain"))), render(page_of(Prose(THAI)))
    assert not any("Some" in name for name in fonts(opened(plain_page.content)))
    assert any("Some" in name for name in fonts(opened(thai_page.content))) and not thai_page.warnings


def test_signs_that_no_font_has_are_named_in_words() -> None:
    result = render(page_of(Prose("Agreed 👍🏽 and ✅ by all 🇩🇪")))
    text = text_of(result)
    assert "Agreed [thumbs up sign] and [white heavy check mark] by all [regional indicator symbol letter d" in text
    assert "4 signs" in result.warnings[0] and "Noto Sans Symbols" in result.warnings[0]


def test_many_signs_in_a_row_do_not_become_a_page_of_words() -> None:
    assert text_of(render(page_of(Prose("🍎🍏🍐🍑🍒🍓")))).endswith("and 3 more] Acme 2026 1 of 1")


def test_pictures_of_control_characters_are_words_without_a_warning() -> None:
    result = render(page_of(Prose(plain("a\x1b[31mb\x00c\x7f"))))
    assert "a[escape][31mb[null]c[delete]" in text_of(result) and result.warnings == ()


def test_private_characters_are_named_by_number() -> None:
    result = render(page_of(Prose("logo \ue000")))
    assert "logo [character U+E000]" in text_of(result)
    assert "1 character without a meaning in Unicode" in result.warnings[0]


def test_invisible_characters_leave_no_trace() -> None:
    result = render(page_of(Prose("a\u3000b\u200bc\u2060d\ufe0fe\U000e0067f\u180eg")))
    joiners = dict.fromkeys(map(ord, "\u2060\ufe0f"))
    assert "a bcdefg" in text_of(result).translate(joiners) and result.warnings == ()


def test_a_mark_that_no_font_has_on_this_letter_is_named_and_the_letter_stays() -> None:
    only_there = next(
        mark
        for mark in FONTS[1].characters()
        if category(mark) == "Mn" and mark not in FONTS[0] and mark not in FONTS[2]
    )
    only_here = next(letter for letter in FONTS[2].characters() if letter not in FONTS[0] and letter not in FONTS[1])
    result = render(page_of(Prose(f"x{only_here}{only_there}y")))
    assert f"x{only_here}[combining" in text_of(result)
    assert "1 combining mark" in result.warnings[0]


def test_what_turns_out_to_have_no_shape_is_named_too(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(EMBEDDED.__class__, "__contains__", lambda self, character: True)
    result = render(page_of(Prose(f"x {THAI} y")))
    monkeypatch.undo()
    assert "no font" in text_of(result) and result.warnings
    assert not set(THAI) & set(text_of(result))


def test_right_to_left_text_starts_at_the_right() -> None:
    arabic = "سياسة الشكاوى"
    others = (Caution(arabic), Bullets((Line(arabic, label="Label"),)), Facts((("a", arabic),)))
    content = render(page_of(Prose("Left"), Prose(arabic), *others)).content
    assert boxes_of(content, "سياسة")[0].right > 500 > 100 > boxes_of(content, "Left")[0].left


def test_a_page_in_a_right_to_left_language_says_so_and_turns_its_tables() -> None:
    table = Table("t", (Column("First"), Column("Second")), ((cell("one"), cell("two")),))
    content = render(page_of(table, title="خارطة الطريق", language="ar-EG")).content
    with opened(content) as pdf:
        assert pdf.Root.Lang == "ar-EG"
        assert pdf.Root.ViewerPreferences.Direction == "/R2L"
    assert boxes_of(content, "First")[0].left > boxes_of(content, "Second")[0].left


def test_what_is_heard_and_not_seen_needs_no_font() -> None:
    bars = EffectivenessBars(THAI, (Bar("a", THAI, 1, 1, 1),))
    with opened(render(page_of(bars, title=THAI)).content) as pdf:
        assert pdf.docinfo["/Title"] == THAI
        (alternative,) = [str(element["/Alt"]) for role, element in elements(pdf) if role == "Figure"]
    assert f"a. {THAI}: 1 met" in alternative


@pytest.mark.parametrize(
    ("tag", "language"), [("pt-BR", "pt-BR"), ("zh-Hant-TW", "zh-TW"), ("de", "de"), ("", "en"), ("nonsense!", "en")]
)
def test_the_language_of_the_page_is_that_of_the_file(tag: str, language: str) -> None:
    with opened(render(page_of(Prose("x"), language=tag)).content) as pdf:
        assert language == pdf.Root.Lang


def test_the_language_decides_between_fonts_for_the_same_character(folder: Path) -> None:
    for region in ("JP", "KR", "SC", "TC"):
        make_font(folder / f"{region}.ttf", f"Tiny CJK {region}", "申诉")
    chosen = {
        language: render(page_of(Prose("申诉"), language=language)).content
        for language in ("ja", "ko", "zh", "zh-Hant", "zh-TW", "en")
    }
    regions = {
        language: next(name[-2:] for name in map(_family, fonts(opened(content))) if name.startswith("TinyCJK"))
        for language, content in chosen.items()
    }
    assert regions == {"ja": "JP", "ko": "KR", "zh": "SC", "zh-Hant": "TC", "zh-TW": "TC", "en": "SC"}


def _family(name: str) -> str:
    return name.partition("-")[0].replace(" ", "")
