"""Short codes of criteria: unique, the same each time, and a slip of the pen is noticed."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from gmrsj_tui.framework.library import PackLibrary
from gmrsj_tui.framework.model import Pack
from gmrsj_tui.framework.short_codes import LETTERS, check_letter, short_codes, step_letters
from tests.journey.strategies import packs
from tests.journey.values import pack_of

GM_RSJ = PackLibrary(()).load("gm-rsj")


def test_every_criterion_of_the_pack_has_a_code_of_its_own_that_names_its_step_and_number() -> None:
    codes = short_codes(GM_RSJ)
    assert len(set(codes.by_criterion.values())) == 109
    assert step_letters(GM_RSJ.steps) == ("G", "E", "M", "V")
    assert codes.by_criterion["S1-L1-07"].startswith("G07")
    place, letter = codes.by_criterion["S1-L1-07"][:-1], codes.by_criterion["S1-L1-07"][-1]
    assert letter in LETTERS
    assert codes.by_place[place] == ("S1-L1-07", place + letter)


def test_no_slip_of_one_sign_and_no_two_neighbours_exchanged_give_another_code() -> None:
    known = set(short_codes(GM_RSJ).by_criterion.values())
    for code in known:
        others = {
            code[:place] + sign + code[place + 1 :]
            for place in range(len(code))
            for sign in ("0123456789" if code[place].isdigit() else LETTERS)
        }
        others |= {code[:n] + code[n + 1] + code[n] + code[n + 2 :] for n in range(len(code) - 1)}
        assert not (others & known) - {code}, code


@given(packs())
def test_codes_of_any_pack_are_unique_and_lead_back(pack: Pack) -> None:
    codes = short_codes(pack)
    assert len(set(codes.by_criterion.values())) == len(codes.by_criterion) == len(codes.by_place)
    for criterion, code in codes.by_criterion.items():
        assert codes.by_place[code[:-1]] == (criterion, code)


@given(st.integers(0, 2**32), st.integers(0, 99), st.integers(0, 99))
def test_two_numbers_with_one_letter_differ_in_more_than_a_single_digit(seed: int, one: int, other: int) -> None:
    differ = sum(a != b for a, b in zip(f"{one:02d}", f"{other:02d}", strict=True))
    if check_letter(f"G{one:02d}", seed) == check_letter(f"G{other:02d}", seed):
        assert differ != 1
        assert one == other or f"{one:02d}" != f"{other:02d}"[::-1]


def test_steps_that_begin_alike_have_letters_of_their_own_and_many_steps_have_two() -> None:
    assert len(set(step_letters(pack_of("S1-L1-01", steps=23).steps))) == 23
    many = step_letters(pack_of("S1-L1-01", steps=30).steps)
    assert len(set(many)) == 30 and all(len(letters) == 2 for letters in many)


def test_a_pack_that_gained_a_criterion_has_other_check_letters() -> None:
    before = short_codes(pack_of("S1-L1-01", "S1-L1-02", "S1-L1-03")).by_criterion
    after = short_codes(pack_of("S1-L1-01", "S1-L1-02", "S1-L1-03", "S1-L1-04")).by_criterion
    assert [before[criterion][:-1] == after[criterion][:-1] for criterion in before] == [True] * 3
    shifts = {(LETTERS.index(after[c][-1]) - LETTERS.index(before[c][-1])) % len(LETTERS) for c in before}
    assert len(shifts) == 1 and shifts != {0}
