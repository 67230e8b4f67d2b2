from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gmrsj_tui.errors import GmrsjError
from gmrsj_tui.journey.answer import Evidence
from gmrsj_tui.journey.checking import checked_evidence
from gmrsj_tui.reports.workbook.evidence_cell import Piece, edited, evidence_text, pieces

items = st.builds(
    Evidence, st.text(max_size=30) | st.sampled_from(("[1] a", "a\n  b\n\nc", "=x", "[2]")), st.integers(0, 3)
)
evidence = st.lists(items, max_size=4).map(lambda found: checked_evidence(found, "X"))


def test_one_piece_stands_alone_and_several_have_their_strength_before_them() -> None:
    assert evidence_text([]) == ""
    assert evidence_text([Evidence("minutes", 2)]) == "minutes"
    assert evidence_text([Evidence("a", 0), Evidence("b\nmore", 3)]) == "[0] a\n[3] b\n    more"
    assert evidence_text([Evidence("[1] a", 2)]) == "[2] [1] a"


@given(evidence)
def test_what_was_written_is_read_again(found: tuple[Evidence, ...]) -> None:
    read = pieces(evidence_text(found))
    alone = len(found) == 1
    assert [piece.text for piece in read] == [_as_kept(item.text) for item in found]
    assert all(
        piece.strength in ((None, item.strength) if alone else (item.strength,))
        for piece, item in zip(read, found, strict=True)
    )


def _as_kept(text: str) -> str:
    return "\n".join(line if line.strip() else "" for line in text.split("\n"))


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("a\nb", (Piece("a", None), Piece("b", None))),
        ("[1] a\n\n  more\n\nb", (Piece("a\n\n  more".replace("  more", "  more"), 1), Piece("b", None))),
        ("[4] a", (Piece("[4] a", None),)),
        ("[1]", ()),
        ("  \n ", ()),
    ],
)
def test_a_cell_is_read_as_people_write_it(cell: str, expected: tuple[Piece, ...]) -> None:
    assert pieces(cell) == expected


OLD = (Evidence("minutes", 1), Evidence("register", 3))


@pytest.mark.parametrize(
    ("cell", "strength", "chosen", "before", "expected"),
    [
        ("a", None, False, (), (Evidence("a", 0),)),
        ("a", 2, True, (), (Evidence("a", 2),)),
        ("a\nb", 2, True, (), (Evidence("a", 2), Evidence("b", 2))),
        ("minutes 2026", 1, False, OLD[:1], (Evidence("minutes 2026", 1),)),
        ("minutes", 2, True, OLD[:1], (Evidence("minutes", 2),)),
        ("minutes\nnew", 1, False, OLD[:1], (Evidence("minutes", 1), Evidence("new", 0))),
        ("minutes\nnew", 3, True, OLD[:1], (Evidence("minutes", 1), Evidence("new", 3))),
        ("[1] minutes\n[3] register\nnew", 3, False, OLD, (*OLD, Evidence("new", 0))),
        ("[1] minutes\n[3] register\n[2] new", 3, False, OLD, (*OLD, Evidence("new", 2))),
        ("[2] minutes\n[3] register", 3, False, OLD, (Evidence("minutes", 2), Evidence("register", 3))),
        ("[3] register", 3, False, OLD, (Evidence("register", 3),)),
        ("[1] minutes\n[2] register", 2, True, OLD, (Evidence("minutes", 1), Evidence("register", 2))),
    ],
)
def test_nothing_gets_a_strength_that_nobody_gave_it(
    cell: str, strength: int | None, chosen: bool, before: tuple[Evidence, ...], expected: tuple[Evidence, ...]
) -> None:
    assert edited(cell, strength, chosen, before) == expected


def test_a_strength_that_does_not_say_for_which_piece_it_is_gets_refused() -> None:
    with pytest.raises(GmrsjError, match=r"the strength 2 does not say .* \[2\] …"):
        edited("[1] minutes\n[3] register", 2, True, OLD)
    with pytest.raises(GmrsjError, match="does not say"):
        edited("minutes\nregister", 2, True, OLD)
    with pytest.raises(GmrsjError, match="without evidence"):
        edited("", 2, True, ())
