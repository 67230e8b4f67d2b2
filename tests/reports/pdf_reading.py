"""Reads PDF files with two other programs: pypdfium2 for what is seen, pikepdf for how it is built."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import Any, NamedTuple

import pikepdf
import pypdfium2

INVISIBLE = {**dict.fromkeys(map(ord, "\u200b\u2066\u2068\u2069\u00ad")), 0xFFFE: "-", 0x02: "-"}
"""Marks of breaking and direction; and a hyphen at the end of a line, as pypdfium2 gives it."""


class Seen(NamedTuple):
    """What is on the sheets."""

    pages: tuple[str, ...]
    sizes: tuple[tuple[float, float], ...]

    @property
    def text(self) -> str:
        """Everything, with single spaces."""
        return " ".join(" ".join(self.pages).split())


def seen(content: bytes) -> Seen:
    """The text and size of every sheet."""
    with pypdfium2.PdfDocument(content) as document:
        pages, sizes = [], []
        for page in document:
            pages.append(page.get_textpage().get_text_bounded().translate(INVISIBLE))
            sizes.append(page.get_size())
    return Seen(tuple(pages), tuple(sizes))


class Box(NamedTuple):
    """Where letters are on a sheet, in points from its lower left corner."""

    left: float
    bottom: float
    right: float
    top: float


def boxes_of(content: bytes, text: str) -> list[Box]:
    """Where the first letter of a text is, each time that it is on the first page."""
    with pypdfium2.PdfDocument(content) as document:
        letters = document[0].get_textpage()
        search, boxes = letters.search(text, match_case=True), []
        while (hit := search.get_next()) is not None:
            boxes.append(Box(*letters.get_charbox(hit[0])))
    return boxes


def boxes_of_letters(content: bytes, every: int) -> list[Box]:
    """Where letters are, of all pages; one in so many, to be quick."""
    boxes = []
    with pypdfium2.PdfDocument(content) as document:
        for page in document:
            letters = page.get_textpage()
            boxes += [Box(*letters.get_charbox(place)) for place in range(0, letters.count_chars(), every)]
    return boxes


def squeezed(text: str) -> str:
    """A text without any white space, however its lines were broken."""
    return "".join(text.translate(INVISIBLE).split())


def opened(content: bytes) -> pikepdf.Pdf:
    """The file as objects."""
    return pikepdf.open(io.BytesIO(content))


def elements(pdf: pikepdf.Pdf) -> list[tuple[str, Any]]:
    """The structure that a screen reader walks through: role and element, in reading order."""
    return list(_walk(pdf.Root.StructTreeRoot))


def _walk(element: Any) -> Iterator[tuple[str, Any]]:
    if isinstance(element, pikepdf.Array):
        for part in element:
            yield from _walk(part)
    elif isinstance(element, pikepdf.Dictionary):
        if "/S" in element:
            yield str(element["/S"])[1:], element
        if "/K" in element:
            yield from _walk(element["/K"])


def roles(pdf: pikepdf.Pdf) -> list[str]:
    """The roles alone."""
    return [role for role, _ in elements(pdf)]


def dictionaries(pdf: pikepdf.Pdf) -> Iterator[Any]:
    """Every dictionary and stream dictionary in the file."""
    for entry in pdf.objects:
        yield from _dictionaries(entry)


def _dictionaries(entry: Any) -> Iterator[Any]:
    if isinstance(entry, pikepdf.Dictionary | pikepdf.Stream):
        yield entry
        for _, value in entry.items():
            if not getattr(value, "is_indirect", False):
                yield from _dictionaries(value)
    elif isinstance(entry, pikepdf.Array):
        for value in entry:
            if not getattr(value, "is_indirect", False):
                yield from _dictionaries(value)


def fonts(pdf: pikepdf.Pdf) -> dict[str, bool]:
    """The fonts that are used, by name, and whether they are inside the file."""
    return {
        str(entry["/FontName"])[1:].partition("+")[2]: any(f"/FontFile{number}" in entry for number in ("", "2", "3"))
        for entry in dictionaries(pdf)
        if entry.get("/Type") == "/FontDescriptor"
    }
