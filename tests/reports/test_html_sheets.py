"""The workshop sheet in HTML: real boxes, a code that can be read aloud, and room to write."""

from __future__ import annotations

from typing import Any

from gmrsj_tui.journey.answer import Status
from gmrsj_tui.reports.blocks import Page, SheetBoxes, SheetItem
from gmrsj_tui.reports.html_page import render
from tests.reports.test_html_pages import elements, parsed, said, text_of


def card(**given: Any) -> Any:
    item = SheetItem("G07K", "S1-L1-07", "A title", "A statement.", Status.IN_PROGRESS, **given)
    (found,) = (one for one in elements(parsed(render(Page("T", (SheetBoxes((item,)),)))), "ul") if has(one, "sheet"))
    return found[0]


def has(element: Any, name: str) -> bool:
    return name in (element.get("class") or "").split()


def boxes(found: Any) -> list[str]:
    (lines,) = (one for one in elements(found, "ul") if has(one, "boxes"))
    return [said(text_of(line)) for line in lines if any(has(one, "box") for one in elements(line, "span"))]


def test_there_is_a_box_for_each_status_with_the_key_that_is_typed_later() -> None:
    assert boxes(card()) == ["m met", "i in progress", "n not met", "x not applicable"]


def test_there_is_no_box_where_the_pack_says_never_not_applicable() -> None:
    found = card(no_way_out=True)
    assert boxes(found) == ["m met", "i in progress", "n not met"]
    assert "never not applicable" in text_of(found)


def test_no_box_is_ticked_already_and_what_stands_now_is_said_in_words() -> None:
    found = card()
    assert all(not text_of(one).strip() or one.tail for one in elements(found, "span") if has(one, "box"))
    assert "Now: in progress" in text_of(found)


def test_the_code_the_criterion_and_a_line_for_a_remark_are_there() -> None:
    text = said(text_of(card(asks="Minutes; a register")))
    for part in ("Code G07K", "S1-L1-07", "A title", "A statement.", "Ask for: Minutes; a register", "Remark"):
        assert part in text


def test_no_card_is_split_between_pages() -> None:
    style = render(Page("T", ()))
    assert "tr, li, .caution, .facts, .chart, svg { break-inside: avoid; }" in style
