"""The formats that documents can be had in: a name, a file ending, and the writer that is imported when it is used.

:func:`write` is the one way to a document in any format: it gives bytes, the same for the same document, and warnings.
"""

from collections.abc import Callable
from typing import NamedTuple

from gmrsj_tui.errors import GmrsjError
from gmrsj_tui.reports.blocks import Page
from gmrsj_tui.reports.extras import missing_extra
from gmrsj_tui.reports.model import RoadmapDocument
from gmrsj_tui.reports.plain_parts import DEFAULT_WIDTH

TYPE_CHECKING = False  # as in typing, which takes long to import
if TYPE_CHECKING:
    from gmrsj_tui.reports.report_model import ReportDocument

    Document = RoadmapDocument | ReportDocument | Page
    """What can be written: one of two documents, or a page that is made already."""

PAPERS = ("a4", "letter")
"""Sizes of paper, the default first."""


class Layout(NamedTuple):
    """What a reader chooses about the form, not about what a document says."""

    width: int = DEFAULT_WIDTH
    """Cells of a line, where a format has lines."""
    paper: str = ""
    """One of :data:`PAPERS`, where a format has paper; empty where nobody asked for one."""


DEFAULT_LAYOUT = Layout()


class Written(NamedTuple):
    """A document in a format."""

    content: bytes
    """All of it; a text is UTF-8."""
    warnings: tuple[str, ...] = ()
    """What could not be shown as it is, such as a script without a font."""


class Format(NamedTuple):
    """One way to write a document."""

    name: str
    """What ``--format`` calls it."""
    suffix: str
    """The usual ending of its files."""
    words: str
    write: "Callable[[Document, Layout], Written]"
    binary: bool = False
    """Whether it is no text, so that it goes into a file and never on a terminal."""
    extra: str = ""
    """The extra of this package that installs what its writer needs; empty where nothing more is needed."""
    documents: tuple[str, ...] = ("roadmap", "report")
    """What can be had in it; a sheet is a page already."""


def page_of(document: "Document") -> Page:
    """The page of a document, which most writers lay out."""
    if isinstance(document, Page):
        return document
    if isinstance(document, RoadmapDocument):
        from gmrsj_tui.reports.roadmap_page import roadmap_page

        return roadmap_page(document)
    from gmrsj_tui.reports.report_page import report_page

    return report_page(document)


def _text(document: "Document", layout: Layout) -> Written:
    from gmrsj_tui.reports.text_page import render

    return Written(render(page_of(document), layout.width).encode())


def _markdown(document: "Document", layout: Layout) -> Written:
    from gmrsj_tui.reports.markdown_page import render

    return Written(render(page_of(document)).encode())


def _html(document: "Document", layout: Layout) -> Written:
    from gmrsj_tui.reports.html_page import render

    return Written(render(page_of(document), layout.paper).encode())


def _csv(document: "Document", layout: Layout) -> Written:
    from gmrsj_tui.reports import csv_document

    assert not isinstance(document, Page)
    if isinstance(document, RoadmapDocument):
        return Written(csv_document.render_roadmap(document).encode())
    return Written(csv_document.render_report(document).encode())


def _json(document: "Document", layout: Layout) -> Written:
    assert not isinstance(document, Page)
    if isinstance(document, RoadmapDocument):
        from gmrsj_tui.reports.json_document import render_roadmap

        return Written(render_roadmap(document).encode())
    from gmrsj_tui.reports.report_json import render_report

    return Written(render_report(document).encode())


def _pdf(document: "Document", layout: Layout) -> Written:
    from gmrsj_tui.reports.pdf_page import render

    made = render(page_of(document), paper=layout.paper or PAPERS[0])
    return Written(made.content, made.warnings)


def _xlsx(document: "Document", layout: Layout) -> Written:
    from gmrsj_tui.reports import workbook

    assert not isinstance(document, Page)
    if isinstance(document, RoadmapDocument):
        return Written(workbook.render_roadmap(document))
    return Written(workbook.render_report(document))


def _docx(document: "Document", layout: Layout) -> Written:
    from gmrsj_tui.reports.docx_page import render

    return Written(render(page_of(document), layout.paper or PAPERS[0]))


def _ics(document: "Document", layout: Layout) -> Written:
    from gmrsj_tui.reports.calendar_file import render_roadmap

    assert isinstance(document, RoadmapDocument)
    made = render_roadmap(document)
    return Written(made.text.encode(), made.warnings)


PAGES = ("roadmap", "report", "sheet")
"""What can be had in a format that lays out pages."""

FORMATS = {
    entry.name: entry
    for entry in (
        Format("text", ".txt", "plain text", _text, documents=PAGES),
        Format("md", ".md", "Markdown", _markdown, documents=PAGES),
        Format("html", ".html", "a web page", _html, documents=PAGES),
        Format("csv", ".csv", "a table for spreadsheets", _csv),
        Format("json", ".json", "JSON", _json),
        Format("pdf", ".pdf", "PDF", _pdf, binary=True, extra="pdf", documents=PAGES),
        Format("xlsx", ".xlsx", "an Excel workbook", _xlsx, binary=True, extra="xlsx"),
        Format("docx", ".docx", "a Word document", _docx, binary=True, extra="docx", documents=PAGES),
        Format("ics", ".ics", "a calendar of the dated actions", _ics, extra="calendar", documents=("roadmap",)),
    )
}
"""By name, the default first (CONTRACTS 3)."""


def formats_of(kind: str) -> tuple[str, ...]:
    """The names of the formats in which a ``roadmap`` or a ``report`` can be had."""
    return tuple(entry.name for entry in FORMATS.values() if kind in entry.documents)


def format_named(name: str) -> Format:
    """The format with this name.

    Raises:
        GmrsjError: There is none; the message names those that there are.
    """
    found = FORMATS.get(name)
    if found is None:
        raise GmrsjError(f"there is no format {name}", f"there are {', '.join(FORMATS)}")
    return found


def format_of_file(name: str) -> str | None:
    """The name of the format that a file's ending stands for, or ``None`` where it stands for none."""
    ending = name.rpartition(".")[2].lower() if "." in name else ""
    by_suffix = {entry.suffix[1:]: entry.name for entry in FORMATS.values()}
    return by_suffix.get({"htm": "html", "markdown": "md"}.get(ending, ending))


def write(document: "Document", name: str, layout: Layout = DEFAULT_LAYOUT) -> Written:
    """A document in a format: the same bytes for the same document and layout.

    Args:
        document: The roadmap, the report, or a page such as the workshop sheet.
        name: Of :data:`FORMATS`.
        layout: Width of lines and size of paper, where the format has them.

    Raises:
        GmrsjError: There is no such format, or what its writer needs is not installed.
    """
    chosen = format_named(name)
    try:
        return chosen.write(document, layout)
    except ImportError as problem:
        if not chosen.extra or (problem.name or "").partition(".")[0] == "gmrsj_tui":
            raise
        raise not_installed(chosen) from problem


def not_installed(chosen: Format) -> GmrsjError:
    """That what a format's writer needs is not installed, and how to get it."""
    return missing_extra(chosen.name, chosen.extra)


def roadmap_text(document: RoadmapDocument, name: str = "text", width: int = DEFAULT_WIDTH) -> str:
    """The roadmap in a format that is text.

    Raises:
        GmrsjError: There is no such format.
    """
    return write(document, name, Layout(width)).content.decode()
