"""The file around the text: parts, properties, paper, footer; the same page always gives the same bytes."""

from collections.abc import Iterable
from datetime import UTC, datetime
from io import BytesIO
from typing import TYPE_CHECKING, NamedTuple
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from gmrsj_tui.reports.blocks import Page
from gmrsj_tui.reports.word.markup import document, element, escaped
from gmrsj_tui.reports.word.paragraphs import field, paragraph, run, runs
from gmrsj_tui.reports.word.scripts import Languages
from gmrsj_tui.text import one_line

if TYPE_CHECKING:
    from docx.document import Document

SIDE, TOP = 1134, 1020
"""Margins in twentieths of a point: 2 and 1.8 centimetres."""


class Paper(NamedTuple):
    """A sheet of paper, in twentieths of a point."""

    width: int
    height: int

    @property
    def text_width(self) -> int:
        """Between the margins."""
        return self.width - 2 * SIDE


PAPERS = {"a4": Paper(11906, 16838), "letter": Paper(12240, 15840)}
"""By name."""

_NOT_NEEDED = ("stylesWithEffects", "customXml", "webSettings", "fontTable", "thumbnail", "extended-properties")
"""What the library's own template brings and no reader needs; some of it names the program that made the template."""

_CORE = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"
_BODY = b"<w:body>"
_WHEN_ZIPPED = (1980, 1, 1, 0, 0, 0)
"""The first moment that a zip file can name: the real one would make every file different."""


def without_extras(made: "Document") -> None:
    """Take out what the library's own template has beyond text, styles, numbering, settings and theme."""
    for relations in (made.part.package.rels if made.part.package else {}, made.part.rels):
        for name, relation in list(relations.items()):
            if relation.reltype.rpartition("/")[2] in _NOT_NEEDED:
                del relations[name]


def settings(languages: Languages) -> str:
    """The part ``word/settings.xml``: a document of today's word processors, not one in a compatibility mode."""
    mode = element("compatSetting", name="compatibilityMode", uri="http://schemas.microsoft.com/office/word", val=15)
    return document(
        "settings",
        element("zoom", percent=100),
        element("defaultTabStop", val=720),
        element("characterSpacingControl", val="doNotCompress"),
        element("compat", mode),
        element("themeFontLang", val=languages.latin, eastAsia=languages.east_asian, bidi=languages.complex),
    )


def footer(running: str) -> str:
    """The part that stands at the foot of every page: the running line, and "Page 1 of 3" at the end of the line."""
    line = runs(one_line(running)) + element("r", element("tab"))
    pages = run("Page ") + field("PAGE", "1") + run(" of ") + field("NUMPAGES", "1")
    return document("ftr", paragraph("Footer", line + pages))


def properties(page: Page) -> str:
    """The part ``docProps/core.xml``: title, subject, language and the date of the page; nobody's name."""
    moment = _moment(page.generated)
    dates = "".join(
        f'<dcterms:{name} xsi:type="dcterms:W3CDTF">{moment}</dcterms:{name}>' for name in ("created", "modified")
    )
    return (
        "<?xml version='1.0' encoding='UTF-8' standalone='yes'?>\n"
        f'<cp:coreProperties xmlns:cp="{_CORE}" xmlns:dc="http://purl.org/dc/elements/1.1/"'
        ' xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"<dc:title>{escaped(one_line(page.title))}</dc:title><dc:subject>{escaped(one_line(page.subject))}</dc:subject>"
        f"<dc:language>{escaped(one_line(page.language))}</dc:language>{dates if moment else ''}</cp:coreProperties>"
    )


def _moment(generated: str) -> str:
    try:
        moment = datetime.fromisoformat(generated)
    except ValueError:
        return ""
    return f"{moment.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}" if moment.tzinfo else ""


def packed(made: "Document", core: str, body: Iterable[str]) -> bytes:
    """The document as a file whose bytes depend on nothing but what is in it.

    Args:
        made: The document without any text.
        core: Its properties, in place of those that the library writes.
        body: Markup of its text. It does not go through the library, where time grows with the square of a table.
    """
    first, last = BytesIO(), BytesIO()
    made.save(first)
    with ZipFile(first) as parts, ZipFile(last, "w", ZIP_DEFLATED) as file:
        for name in sorted(parts.namelist(), key=_order):
            entry = ZipInfo(name, _WHEN_ZIPPED)
            entry.compress_type = ZIP_DEFLATED
            entry.create_system = 3  # on every system the same
            entry.external_attr = 0o600 << 16
            content = parts.read(name)
            if name == "docProps/core.xml":
                content = core.encode()
            elif name == "word/document.xml":
                start = content.index(_BODY) + len(_BODY)
                content = b"".join((content[:start], *(markup.encode() for markup in body), content[start:]))
            file.writestr(entry, content)
    return last.getvalue()


def _order(name: str) -> tuple[int, str]:
    return (0 if name == "[Content_Types].xml" else 1 if name.startswith("_rels/") else 2, name)
