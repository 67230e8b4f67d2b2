"""HTML pages: read back by a strict parser, complete, accessible in structure, and closed against what people type."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise
from typing import Any

import html5lib
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gmrsj_tui.errors import GmrsjError
from gmrsj_tui.reports.blocks import Column, Heading, LevelsOverTime, Line, Page, Prose, Table, TimePoint
from gmrsj_tui.reports.html_page import render
from tests.reports.html_samples import HOSTILE, everything, grid, hostile, over_time
from tests.reports.pages import pages

NAMES = ("everything", "hostile", "roadmap-sample", "roadmap-eventful", "report-sample", "report-eventful")
SPREAD = ("wbr", "br")
"""Elements that the writer puts into a text, depending on its length."""


@cache
def page_named(name: str) -> Page:
    made = {"everything": everything, "hostile": lambda: everything(hostile)}
    return made[name]() if name in made else pages()[name]


@cache
def tree_of(name: str) -> Any:
    return parsed(render(page_named(name)))


def parsed(text: str) -> Any:
    """The document as a tree, by the algorithm that browsers use; an error of the syntax is an exception."""
    return html5lib.HTMLParser(strict=True, namespaceHTMLElements=False).parse(text)


def name_of(element: Any) -> str:
    return str(element.tag).rpartition("}")[2]


def elements(tree: Any, *names: str) -> list[Any]:
    return [element for element in tree.iter() if isinstance(element.tag, str) and name_of(element) in names]


def text_of(element: Any) -> str:
    if element.tag == "br":
        return "\n" + (element.tail or "")
    inside = "".join([element.text or "", *(text_of(child) for child in element)])
    return inside + (element.tail or "")


def said(text: str) -> str:
    """A text as it must be found again: on one line, characters that no document may hold replaced."""
    replaced = ("\ufffd" if ord(sign) & 0xFFFE == 0xFFFE or 0xFDD0 <= ord(sign) <= 0xFDEF else sign for sign in text)
    return " ".join("".join(replaced).split())


def strings_in(value: object) -> Iterator[str]:
    if type(value) is str:
        yield value
    elif isinstance(value, tuple):
        if isinstance(value, LevelsOverTime):
            value = value._replace(levels=())  # an axis may be cut; the levels that are held stand in the table
        for part in value:
            yield from strings_in(part)


@pytest.mark.parametrize("name", NAMES)
def test_a_strict_parser_finds_no_error(name: str) -> None:
    tree = tree_of(name)
    assert [name_of(child) for child in tree] == ["head", "body"]


@pytest.mark.parametrize("name", NAMES)
def test_every_text_of_the_page_is_in_the_document(name: str) -> None:
    page = page_named(name)
    found = said(text_of(tree_of(name).find("body")))
    texts = {said(line) for block in page.blocks for text in strings_in(block) for line in text.split("\n")}
    missing = sorted(text for text in texts | {said(page.title), said(page.running)} if text not in found)
    assert missing == ["_" * 24] * ("_" * 24 in texts), "only the line to write on has no characters"


@pytest.mark.parametrize("name", NAMES)
def test_nothing_runs_nothing_is_fetched_and_nothing_leads_outside(name: str) -> None:
    tree = tree_of(name)
    assert not elements(tree, "script", "link", "img", "image", "use", "iframe", "object", "embed", "form", "base")
    assert not elements(tree, "foreignObject", "input", "button", "video", "audio", "a:link", "animate", "set")
    for element in tree.iter():
        for key, value in getattr(element, "attrib", {}).items():
            assert not key.lower().startswith("on") and key not in ("src", "style", "srcset", "action", "background")
            assert "href" not in key or re.fullmatch(r"#[a-z0-9]+", value), value
    style = "".join(element.text for element in elements(tree, "style"))
    assert "url(" not in style and "@import" not in style and "http" not in style and "expression" not in style


@pytest.mark.parametrize("name", NAMES)
def test_the_policy_allows_the_one_style_by_its_hash_and_nothing_else(name: str) -> None:
    from base64 import b64encode
    from hashlib import sha256

    tree = tree_of(name)
    (style,) = elements(tree, "style")
    digest = b64encode(sha256(style.text.encode()).digest()).decode()
    (policy,) = (meta for meta in elements(tree, "meta") if meta.get("http-equiv") == "Content-Security-Policy")
    allowed = f"style-src 'sha256-{digest}'"
    assert policy.get("content") == f"default-src 'none'; {allowed}; base-uri 'none'; form-action 'none'"


def shape(tree: Any) -> list[tuple[str, tuple[str, ...]]]:
    """The elements in order with the names of their attributes, without what depends on the length of a text."""
    return [
        (name_of(element), tuple(sorted(map(str, element.attrib))))
        for element in tree.iter()
        if isinstance(element.tag, str)
        and name_of(element) not in SPREAD
        and not (element.tag == "span" and element.get("class") == "whole")
        and name_of(element) not in ("text", "path")
    ]


def test_what_people_type_changes_no_element_and_no_attribute() -> None:
    assert shape(tree_of("hostile")) == shape(tree_of("everything"))


@settings(max_examples=25, deadline=None)
@given(st.lists(st.one_of(st.text(min_size=1, max_size=60), st.sampled_from(HOSTILE)), min_size=1, max_size=8))
def test_no_text_at_all_changes_an_element(texts: list[str]) -> None:
    def text(number: int) -> str:
        return f"T {texts[number % len(texts)]} {number}".replace("\n", " ")

    assert shape(parsed(render(everything(text)))) == shape(tree_of("everything"))


@given(st.text(min_size=1, max_size=80))
def test_the_running_line_can_never_leave_its_string_in_the_style(running: str) -> None:
    text = render(Page("T", (), running=f"x{running}"))
    style = text[text.index("<style>") + 7 : text.index("</style>")]
    found = re.search(r'@bottom-left \{ content: "([^"]*)"; font', style)
    assert found is not None and re.fullmatch(r"[A-Za-z0-9 \\]*", found[1])
    assert text.count("</style>") == 1


def test_the_running_line_says_what_was_given() -> None:
    text = render(Page("T", (), running='Acme "A", 2026 – Ж'))
    written = re.search(r'@bottom-left \{ content: "([^"]*)"', text)
    assert written is not None
    shown = re.sub(r"\\([0-9a-f]+) ", lambda found: chr(int(found[1], 16)), written[1])
    assert shown == 'Acme "A", 2026 – Ж'


@pytest.mark.parametrize("name", NAMES)
def test_the_landmarks_are_there_once_and_in_order(name: str) -> None:
    tree = tree_of(name)
    marks = [name_of(element) for element in elements(tree, "header", "nav", "main", "footer")]
    assert marks == ["header", *(["nav"] if page_named(name).contents else []), "main", "footer"]


@pytest.mark.parametrize("name", NAMES)
def test_there_is_one_first_heading_and_no_level_is_skipped(name: str) -> None:
    levels = [int(name_of(heading)[1]) for heading in elements(tree_of(name), *(f"h{level}" for level in range(1, 7)))]
    assert levels[0] == 1 and levels.count(1) == 1
    assert all(lower - upper <= 1 for upper, lower in pairwise(levels))


def test_a_heading_that_skips_a_level_is_raised() -> None:
    page = Page("T", (Heading("A", 4), Heading("B", 4), Heading("C", 2), Heading("D", 4), Heading("E", 3)))
    body = parsed(render(page)).find("body")
    assert [name_of(one) for one in elements(body, "h2", "h3", "h4")] == ["h2", "h3", "h2", "h3", "h3"]


@pytest.mark.parametrize("name", NAMES)
def test_names_are_unique_and_every_reference_finds_its_target(name: str) -> None:
    tree = tree_of(name)
    named = [element.get("id") for element in tree.iter() if element.get("id")]
    assert len(named) == len(set(named))
    wanted = [element.get("href")[1:] for element in elements(tree, "a")]
    wanted += [element.get("aria-labelledby") for element in tree.iter() if element.get("aria-labelledby")]
    assert set(wanted) <= set(named)


def test_the_contents_lead_to_every_heading_of_the_second_level() -> None:
    tree = tree_of("report-sample")
    (contents,) = elements(tree, "nav")
    headings = {one.get("id"): said(text_of(one)) for one in elements(tree.find("body/main"), "h2")}
    linked = {link.get("href")[1:]: said(text_of(link)) for link in elements(contents, "a")}
    assert linked == headings and len(linked) > 5


@pytest.mark.parametrize("name", NAMES)
def test_every_table_has_a_caption_and_heads_with_a_scope(name: str) -> None:
    tables = elements(tree_of(name), "table")
    assert tables
    for table in tables:
        (caption,) = elements(table, "caption")
        assert said(text_of(caption)) and caption.get("id") == table.get("aria-labelledby")
        columns = len(elements(table.find("thead"), "th"))
        assert all(cell.get("scope") == "col" for cell in elements(table.find("thead"), "th"))
        for row in table.find("tbody"):
            assert len(row) == columns
            assert [cell.get("scope") for cell in row if cell.tag == "th"] == ["row"]


@pytest.mark.parametrize("name", NAMES)
def test_a_table_that_is_laid_out_as_cards_keeps_its_roles(name: str) -> None:
    roles = {"table": "table", "thead": "rowgroup", "tbody": "rowgroup", "tr": "row", "td": "cell"}
    for element in elements(tree_of(name), *roles):
        assert element.get("role") == roles[name_of(element)]
    for head in elements(tree_of(name), "th"):
        assert head.get("role") == {"col": "columnheader", "row": "rowheader"}[head.get("scope")]


def test_a_row_with_too_few_cells_is_filled_up() -> None:
    page = Page("T", (Table("C", (Column("A"), Column("B"), Column("D")), (((Line("x"),),), ()), head=0),))
    rows = elements(parsed(render(page)), "tbody")[0]
    assert [[text_of(cell) for cell in row] for row in rows] == [["x", "", ""], ["", "", ""]]


def test_each_card_says_which_column_a_text_is_from_unless_it_says_so_itself() -> None:
    rows = (((Line("a"),), (Line("b"),), (Line("c", label="Evidence"),)),)
    page = Page("T", (Table("C", (Column("No."), Column("Due"), Column("What")), rows, head=0),))
    cells = elements(parsed(render(page)), "td")
    assert [cell.get("data-label") for cell in cells] == ["Due:", None]


def test_every_text_of_people_has_its_own_direction() -> None:
    tree = tree_of("everything")
    above = {child: parent for parent in tree.iter() for child in parent}
    for element in elements(tree.find("body"), "p", "li", "bdi", "th", "td", "dd", "dt", "h1", "h2", "h3", "caption"):
        if not re.search(r"Text \d", "".join([element.text or "", *((child.tail or "") for child in element)])):
            continue
        while element.get("dir") != "auto" and element.tag != "bdi":
            element = above[element]
            assert name_of(element) != "body"


@pytest.mark.parametrize(
    ("language", "written", "direction"),
    [("en", "en", "ltr"), ("pt-BR", "pt-BR", "ltr"), ("ar", "ar", "rtl"), ('x" onload="', "", "ltr")],
)
def test_the_language_of_the_pack_stands_at_the_top(language: str, written: str, direction: str) -> None:
    tree = parsed(render(Page("T", (), language=language)))
    assert (tree.get("lang"), tree.get("dir")) == (written, direction)


def test_the_head_says_title_description_scheme_and_width() -> None:
    tree = tree_of("everything")
    named = {meta.get("name"): meta.get("content") for meta in elements(tree, "meta")}
    page = page_named("everything")
    assert elements(tree, "title")[0].text == page.title and named["description"] == page.subject
    assert named["color-scheme"] == "light dark"
    assert named["viewport"] == "width=device-width, initial-scale=1", "people may enlarge it"
    assert elements(tree, "time")[0].get("datetime") == page.generated


def test_a_page_may_be_empty() -> None:
    tree = parsed(render(Page("", ())))
    assert [text_of(heading).strip() for heading in elements(tree, "h1")] == ["Untitled"]
    assert not elements(tree, "nav")


def test_the_same_page_gives_the_same_bytes() -> None:
    assert render(everything(hostile)) == render(everything(hostile))


def test_an_address_that_somebody_typed_is_text_and_no_link() -> None:
    tree = parsed(render(Page("T", (Prose("See https://example.org/a and www.example.org"),))))
    assert not elements(tree, "a")
    assert "https://example.org/a" in text_of(tree.find("body"))


def test_the_paper_is_fixed_only_where_somebody_asked() -> None:
    assert "size:" not in re.sub(r"[a-z-]+-size(-adjust)?:", "", render(Page("T", ())))
    assert "@page { size: A4; margin" in render(Page("T", ()), "a4")
    assert "@page { size: letter; margin" in render(Page("T", ()), paper="letter")
    with pytest.raises(GmrsjError, match="there is no paper a9"):
        render(Page("T", ()), "a9")


def test_a_heading_starts_a_new_page_but_never_the_first() -> None:
    page = Page("T", (Heading("A", new_page=True), Heading("B", new_page=True), Heading("C")))
    assert [one.get("class") for one in elements(parsed(render(page)), "h2")] == [None, "new-page", None]


def test_the_levels_over_time_stand_in_a_table_unless_one_follows() -> None:
    chart = over_time()._replace(points=(TimePoint("Spring", "2026-04-01", (0, 1, 2)),))
    alone = parsed(render(Page("T", (chart,))))
    assert "Spring" in text_of(elements(alone, "table")[0])
    another = Table("Something else", (Column("A"),), (((Line("x"),),),))
    assert len(elements(parsed(render(Page("T", (chart, another)))), "table")) == 2
    follows = another._replace(caption=chart.caption)
    assert len(elements(parsed(render(Page("T", (chart, follows)))), "table")) == 1


def test_an_alert_is_told_by_a_sign_and_by_weight_and_not_by_colour_alone() -> None:
    alerts = [one for one in elements(tree_of("everything"), "strong") if one.get("class") == "alert"]
    assert alerts
    for alert in alerts:
        (mark,) = (one for one in elements(alert, "span") if one.get("class") == "mark")
        assert mark.text == "!" and mark.get("aria-hidden") == "true"


def test_figures_keep_their_order_in_a_page_that_runs_from_right_to_left() -> None:
    tree = parsed(render(Page("T", (grid(),), language="ar")))
    figures = [one for one in elements(tree, "b") if " of " in (one.text or "")]
    assert figures and all(one.get("dir") == "ltr" for one in figures)
    drawn = parsed(render(Page("T", (over_time(),), language="ar")))
    assert all(one.get("direction") == "ltr" for one in elements(drawn, "svg") if one.get("role") == "img")
