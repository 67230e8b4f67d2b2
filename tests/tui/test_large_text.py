from __future__ import annotations

import string

import pytest

from gmrsj_tui.framework.library import PackLibrary
from gmrsj_tui.symbols import UNICODE
from gmrsj_tui.tui.large_text import DOUBLE, GLYPH_HEIGHT, NARROW, SINGLE, drawable, enlarge, glyph, set_in

PRINTABLE = string.digits + string.ascii_letters + string.punctuation + " "
ACCENTED = "".join(chr(code) for code in range(0xC0, 0x100) if chr(code) not in "×÷")


def test_every_printable_ascii_and_latin_1_letter_has_a_glyph_of_its_own_and_all_are_equally_high() -> None:
    drawn = {character: glyph(character) for character in PRINTABLE + ACCENTED}
    assert [character for character, rows in drawn.items() if rows is None] == []
    assert {len(rows) for rows in drawn.values() if rows} == {GLYPH_HEIGHT}
    assert all(len({len(row) for row in rows}) == 1 for rows in drawn.values() if rows)
    assert all(set("".join(rows)) <= {"#", "."} for rows in drawn.values() if rows)
    assert len(set(drawn.values())) == len(drawn)


def test_every_status_sign_and_every_statement_of_the_pack_can_be_drawn() -> None:
    assert all(drawable(sign) for sign in (*UNICODE.status.values(), UNICODE.banked))
    assert all(drawable(criterion.statement) for criterion in PackLibrary().load("gm-rsj").criteria())


def test_a_letter_is_drawn_with_half_blocks() -> None:
    assert set_in("L", SINGLE, 10) == ["█", "█", "█", "▀▀▀▀▀"]
    assert set_in("L", NARROW, 10) == ["▌", "▌", "▌", "▀▀▘"]
    assert set_in("-", DOUBLE, 10) == ["██████"]


def test_marks_stand_on_their_letters() -> None:
    plain, marked = glyph("E"), glyph("É")
    assert plain is not None and marked is not None
    assert marked[3:] == plain[3:] and "#" in "".join(marked[:3]) and "#" not in "".join(plain[:3])


@pytest.mark.parametrize(("width", "height"), [(20, 5), (60, 12), (118, 25), (196, 45), (300, 90)])
def test_the_largest_size_is_taken_and_nothing_is_wider_or_higher_than_the_room(width: int, height: int) -> None:
    text = "Complaints are answered"
    rows = enlarge(text, width, height)
    fitting = [
        drawn
        for size in (DOUBLE, SINGLE, NARROW)
        for pitch in (10, 9)
        if (drawn := set_in(text, size, width, pitch)) is not None and len(drawn) <= height
    ]
    assert rows == (fitting[0] if fitting else None)
    assert rows is None or max(map(len, rows)) <= width


def test_what_the_font_lacks_or_has_no_room_is_left_to_plain_letters() -> None:
    assert enlarge("苦情処理", 500, 500) is None
    assert enlarge("Жалобы", 500, 500) is None
    assert enlarge("", 500, 500) is None
    assert enlarge("Donaudampfschifffahrt", 20, 500) is None
    assert enlarge("“Curly” … ’quotes’ – too", 500, 500) is not None
