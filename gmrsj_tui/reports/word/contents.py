"""The table of contents: a field that is filled already, with links to the headings.

It has no page numbers until the word processor fills them in: only that program knows where its pages end. The field
is marked as out of date, so that a program that heeds this brings it up to date on opening; others show the entries as
they are written here.
"""

from __future__ import annotations

from collections.abc import Sequence

from gmrsj_tui.reports.blocks import Heading, Page
from gmrsj_tui.reports.word.markup import element
from gmrsj_tui.reports.word.paragraphs import paragraph, runs, text_paragraph
from gmrsj_tui.reports.word.scripts import starts_right_to_left
from gmrsj_tui.text import one_line

MOST_ENTRIES = 25
"""With more, only the headings of the first level are written: the first page has more to say than its contents.

The field asks for both levels all the same, for who has it brought up to date.
"""


def place(page: Page) -> int | None:
    """Before which block the contents stand, ``None`` where there are none: where the page says, or below the facts."""
    if page.contents and page.contents_before is not None:
        return page.contents_before
    headings = (position for position, block in enumerate(page.blocks) if isinstance(block, Heading))
    return next(headings, None) if page.contents else None


def bookmark(number: int) -> str:
    """The name of the place where a heading stands, by its place among the headings."""
    return f"_Toc{number + 1:09}"


def contents(headings: Sequence[Heading]) -> str:
    """The table of contents.

    Args:
        headings: All of the page, in order.
    """
    deepest = 2 if any(heading.level == 3 for heading in headings) else 1
    depth = deepest if sum(heading.level <= 3 for heading in headings) <= MOST_ENTRIES else 1
    listed = [(number, heading) for number, heading in enumerate(headings) if max(2, heading.level) <= depth + 1]
    if not listed:
        return ""
    entries = [
        _entry(heading, bookmark(number), number == listed[0][0], number == listed[-1][0], deepest)
        for number, heading in listed
    ]
    gallery = element("docPartGallery", val="Table of Contents")
    about = element("sdtPr", element("docPartObj", gallery, element("docPartUnique")))
    return element("sdt", about, element("sdtContent", text_paragraph("TOCHeading", "Contents"), *entries))


def _entry(heading: Heading, anchor: str, is_first: bool, is_last: bool, deepest: int) -> str:
    text = one_line(heading.text)
    right_to_left = starts_right_to_left(text)
    link = element("hyperlink", runs(text, right_to_left=right_to_left), anchor=anchor, history=1)
    opening, end = _opening(deepest) if is_first else "", element("r", _mark("end")) if is_last else ""
    return paragraph(f"TOC{max(2, heading.level) - 1}", opening, link, end, right_to_left=right_to_left)


def _opening(deepest: int) -> str:
    instruction = f'<w:instrText xml:space="preserve"> TOC \\o "1-{deepest}" \\h \\z \\u </w:instrText>'
    return "".join(element("r", part) for part in (_mark("begin", dirty=True), instruction, _mark("separate")))


def _mark(kind: str, *, dirty: bool = False) -> str:
    return element("fldChar", fldCharType=kind, dirty="true") if dirty else element("fldChar", fldCharType=kind)
