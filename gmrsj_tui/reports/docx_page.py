"""Writes a page as DOCX: real headings, tables and lists, restyled by changing a style, editable throughout."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gmrsj_tui.errors import GmrsjError
from gmrsj_tui.reports.blocks import Page
from gmrsj_tui.reports.extras import missing_extra

if TYPE_CHECKING:
    from docx.document import Document

    from gmrsj_tui.reports.word.package import Paper
    from gmrsj_tui.reports.word.scripts import Languages


def render(page: Page, paper: str = "a4") -> bytes:
    """A page as a DOCX file.

    Args:
        page: What to lay out.
        paper: ``a4`` or ``letter``.

    Returns:
        The bytes of the file; the same page always gives the same bytes.

    Raises:
        GmrsjError: The library is not installed, or there is no such paper.
    """
    from gmrsj_tui.reports.word.body import body
    from gmrsj_tui.reports.word.package import PAPERS, packed, properties, without_extras
    from gmrsj_tui.reports.word.scripts import languages

    sheet = PAPERS.get(paper.lower())
    if sheet is None:
        raise GmrsjError(f"there is no paper called {paper}", f"there are {' and '.join(PAPERS)}")
    made = _new_document()
    without_extras(made)
    set_in = languages(page.language)
    _lay_out(made, page, sheet, set_in)
    text = body(page, sheet.text_width, right_to_left=set_in.right_to_left)
    return packed(made, properties(page), text)


def _new_document() -> Document:
    try:
        from docx import Document as new_document
    except ImportError:
        raise missing_extra("docx", "docx") from None
    return new_document()


def _lay_out(made: Document, page: Page, paper: Paper, set_in: Languages) -> None:
    from docx.enum.section import WD_ORIENT
    from docx.oxml import parse_xml
    from docx.shared import Twips

    from gmrsj_tui.reports.word.body import ordered_lists
    from gmrsj_tui.reports.word.package import SIDE, TOP, footer, settings
    from gmrsj_tui.reports.word.styles import numbering, styles

    parts = (
        (made.styles.element, styles(set_in, paper.text_width)),
        (made.part.numbering_part.element, numbering(ordered_lists(page))),
        (made.settings.element, settings(set_in)),
    )
    section = made.sections[0]
    section.footer.is_linked_to_previous = False
    for root, markup in (*parts, (section.footer.part.element, footer(page.running))):
        root[:] = parse_xml(markup)[:]
    section.orientation = WD_ORIENT.PORTRAIT
    section.page_width, section.page_height = Twips(paper.width), Twips(paper.height)
    section.left_margin = section.right_margin = Twips(SIDE)
    section.top_margin = section.bottom_margin = Twips(TOP)
    section.header_distance = section.footer_distance = Twips(TOP // 2)
