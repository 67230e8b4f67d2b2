"""Lays a page out as PDF, typeset with Typst: tagged for screen readers (PDF/UA-1), with its fonts inside."""

from collections.abc import Callable
from typing import NamedTuple

from gmrsj_tui.errors import GmrsjError
from gmrsj_tui.reports.blocks import Page
from gmrsj_tui.text import one_line


class PdfResult(NamedTuple):
    """A PDF, and what to tell the one who asked for it."""

    content: bytes
    warnings: tuple[str, ...] = ()
    """One line each: what could not be shown, and what to do about it."""


def render(page: Page, paper: str = "a4", *, stop: Callable[[], bool] | None = None) -> PdfResult:
    """The page as PDF. The same page gives the same bytes on every machine whose fonts it does not need.

    Args:
        page: What to typeset.
        paper: ``a4`` or ``letter``.
        stop: Asked several times a second while it is typeset; says whether to give up.

    Raises:
        GmrsjError: There is no such paper, a library is missing, it was stopped, or it cannot be typeset.
    """
    from gmrsj_tui.reports.typeset.compiler import FontTrouble, NotShown, need_libraries, typeset
    from gmrsj_tui.reports.typeset.page_data import PAPERS, generated_at, page_data, texts_of
    from gmrsj_tui.reports.typeset.shown import Shown

    if paper not in PAPERS:
        raise GmrsjError(f"there is no paper {paper}", f"there are {', '.join(PAPERS)}")
    need_libraries()
    shown, generated = Shown(texts_of(page), page.language), generated_at(page)
    while True:
        data = page_data(page, PAPERS[paper], shown)
        try:
            return PdfResult(typeset(data, generated, shown.fonts.faces, stop), shown.warnings())
        except NotShown as refused:  # what is honest must not cost the whole document
            if not shown.without(refused.text):
                raise GmrsjError(f"no font can show {one_line(refused.text)!r} where it stands") from None
        except FontTrouble:
            shown.without_fonts()
