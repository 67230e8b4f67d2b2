from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from gmrsj_tui.journey.answer import Status
from gmrsj_tui.journey.changes import AnswerUpdate
from gmrsj_tui.reports.formats import roadmap_text
from gmrsj_tui.reports.markdown import escaped
from gmrsj_tui.text import one_line
from tests.reports.journeys import journey_of, roadmap
from tests.sample_pack import sample_pack

READER = MarkdownIt("gfm-like", {"html": True, "linkify": True})
MARKUP = "\\`*_[]<>|~$^&#=:-+.!@()1a \n"
TEXTS = st.one_of(st.text(max_size=60), st.text(alphabet=MARKUP, max_size=40))


def spans(tokens: list[Token]) -> list[Token]:
    return [child for token in tokens for child in token.children or ()]


@given(TEXTS)
@example("<script>alert(1)</script>")
@example("![x](javascript:alert(1)) [y][z]")
@example("https://example.org www.example.org me@example.org example.org mailto:me@example.org")
@example("# heading")
@example("- list")
@example("1. list")
@example("---")
@example("===")
@example("&lt; &#60; a & b")
@example("| a | b |")
@example("back\\slash\\")
def test_any_text_is_read_back_as_the_same_text(text: str) -> None:
    wanted = one_line(text)
    tokens = READER.parse(escaped(text))
    assert [token.type for token in tokens] == (["paragraph_open", "inline", "paragraph_close"] if wanted else [])
    assert all(child.type == "text" for child in spans(tokens)), escaped(text)
    assert "".join(child.content for child in spans(tokens)) == wanted


@given(TEXTS)
def test_a_cell_stays_one_cell(text: str) -> None:
    pack = sample_pack()
    journey = journey_of(pack, AnswerUpdate("S1-L1-01", Status.IN_PROGRESS, owner=text[:400], note=text))
    tokens = READER.parse(roadmap_text(roadmap(pack, journey, notes=True, next_n=1), "md"))
    rows = "".join(token.type[0:3] for token in tokens if token.type in ("tr_open", "td_open"))
    assert rows.endswith("tr_" + "td_" * 9)
    cells = [tokens[place + 1] for place, token in enumerate(tokens) if token.type == "td_open"][-9:]
    assert "".join(child.content for child in cells[6].children or ()) == one_line(text[:400])


@pytest.mark.parametrize("text", ["Version 1.0.0", "S1-L1-01", "No. 5 (of 8)", "a, b; c"])
def test_common_text_is_not_littered_with_backslashes(text: str) -> None:
    assert escaped(text) == text
