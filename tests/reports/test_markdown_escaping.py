from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from gmrsj_tui.journey.answer import Status
from gmrsj_tui.journey.changes import AnswerUpdate
from gmrsj_tui.reports.formats import roadmap_text
from gmrsj_tui.reports.markdown import escaped, inline
from gmrsj_tui.text import one_line
from tests.reports.journeys import journey_of, roadmap
from tests.sample_pack import sample_pack

READER = MarkdownIt("gfm-like", {"html": True, "linkify": True})
MARKUP = "\\`*_[]<>|~$^&#=:-+.!@()1a \n"
TEXTS = st.one_of(st.text(max_size=60), st.text(alphabet=MARKUP, max_size=40))


def seen(text: str) -> str:
    """A text without the characters that take no room and keep forges from making links."""
    return text.replace("\u2060", "")


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
    wanted = seen(one_line(text))
    tokens = READER.parse(escaped(text))
    assert [token.type for token in tokens] == (["paragraph_open", "inline", "paragraph_close"] if wanted else [])
    assert all(child.type == "text" for child in spans(tokens)), escaped(text)
    assert seen("".join(child.content for child in spans(tokens))) == wanted


@given(TEXTS)
def test_a_cell_stays_one_cell(text: str) -> None:
    pack = sample_pack()
    journey = journey_of(pack, AnswerUpdate("S1-L1-01", Status.IN_PROGRESS, owner=text[:400], note=text))
    tokens = READER.parse(roadmap_text(roadmap(pack, journey, notes=True, next_n=1), "md"))
    rows = "".join(token.type[0:3] for token in tokens if token.type in ("tr_open", "td_open"))
    assert rows.endswith("tr_" + "td_" * 5)
    cells = [tokens[place + 1] for place, token in enumerate(tokens) if token.type == "td_open"][-5:]
    owner = "".join(child.content for child in cells[3].children or ())
    assert seen(owner) == seen(one_line(text[:400]) or "nobody yet")


@given(TEXTS)
@example("1. list")
@example("snake_case __init__ _emphasis_")
@example("R&D &amp; &lt")
def test_any_text_behind_other_text_is_read_back_as_the_same_text(text: str) -> None:
    tokens = READER.parse("- Label: " + inline(text))
    assert all(child.type == "text" for child in spans(tokens)), inline(text)
    assert seen("".join(child.content for child in spans(tokens))) == seen(f"Label: {one_line(text)}".rstrip())


@pytest.mark.parametrize(
    "text",
    [
        *("Version 1.0.0", "1.0.0", "S1-L1-01", "No. 5 (of 8)", "a, b; c", "e.g. this, i.e. that", "R&D", "10:30"),
        *("-5 degrees", "+49 30", "snake_case", "see 2]", "a -> b", "2026: better"),
    ],
)
def test_common_text_is_not_littered_with_backslashes(text: str) -> None:
    assert escaped(text) == inline(text) == text


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("@user", "@\u2060user"),
        ("ask @user", "ask @\u2060user"),
        ("(@user)", "(\\@\u2060user)"),
        ("_@user", "\\_\\@\u2060user"),
        ("#12", "#\u206012"),
        ("owner/repo#12", "owner/repo#\u206012"),
        ("GH-1 and gh-20.", "GH-\u20601 and gh-\u206020."),
    ],
)
def test_a_name_or_a_number_notifies_nobody_and_links_no_issue_on_a_forge(text: str, written: str) -> None:
    assert inline(text) == escaped(text) == written


@pytest.mark.parametrize("text", ["@ noon", "C #", "# 12", "GH-x", "NGH-1", "GH-1a", "a @_b"])
def test_what_no_forge_takes_for_a_reference_is_not_broken(text: str) -> None:
    assert "\u2060" not in inline(text)


def test_an_address_for_mail_stays_whole() -> None:
    assert inline("me@example.org") == "me\\@example\\.org"


def test_owners_notes_and_actions_on_a_roadmap_notify_nobody() -> None:
    pack = sample_pack()
    update = AnswerUpdate("S1-L1-01", Status.IN_PROGRESS, owner="@bo", note="see #12 and GH-1")
    made = roadmap_text(roadmap(pack, journey_of(pack, update), notes=True), "md")
    assert "@\u2060bo" in made and "#\u206012" in made and "GH-\u20601" in made
    assert "@bo" not in made and "#12" not in made and "GH-1" not in made


def test_what_only_acts_at_the_start_of_a_line_is_left_alone_within_it() -> None:
    for text in ("1. Build", "2) Run", "- a", "# b", "+ c", "> d", "---"):
        assert escaped(text) != text
        assert inline(text) == text


@given(TEXTS)
@example("C #")
@example("a ## #")
def test_a_heading_keeps_all_of_its_text(text: str) -> None:
    tokens = READER.parse("# Roadmap: " + inline(text))
    assert seen("".join(child.content for child in spans(tokens))) == seen(f"Roadmap: {one_line(text)}".rstrip())


def test_a_table_has_no_backslashes_where_its_texts_have_nothing_to_hide() -> None:
    pack = sample_pack()
    table = [line for line in roadmap_text(roadmap(pack, journey_of(pack)), "md").splitlines() if line[:1] == "|"]
    assert "| **1. Governance** |" in table[2]
    assert not any("\\" in line for line in table)
