"""Reads DOCX files with another XML parser than the one that writes them."""

from __future__ import annotations

from io import BytesIO
from xml.etree.ElementTree import Element, fromstring
from zipfile import ZipFile

from gmrsj_tui.reports.blocks import Block, Page
from gmrsj_tui.reports.docx_page import render
from tests.reports.docx_samples import GENERATED

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def parts_of(made: bytes) -> dict[str, Element]:
    """Every part of a file as another parser than the writer's reads it; each must be well-formed."""
    with ZipFile(BytesIO(made)) as file:
        assert file.testzip() is None
        return {name: fromstring(file.read(name)) for name in file.namelist()}


def body_of(page: Page, paper: str = "a4") -> Element:
    """The body of the document."""
    return parts_of(render(page, paper))["word/document.xml"][0]


def page_of(*blocks: Block, language: str = "en", contents: bool = False) -> Page:
    """A page of some blocks."""
    return Page("Roadmap", blocks, language, generated=GENERATED, contents=contents)


def text_of(element: Element | None) -> str:
    """What stands in an element, with its line breaks."""
    assert element is not None
    if element.tag == f"{W}t":
        return element.text or ""
    if element.tag in (f"{W}br", f"{W}tab"):
        return "\n" if element.tag == f"{W}br" else "\t"
    return "".join(text_of(child) for child in element if child.tag != f"{W}tabs")


def every(element: Element, *names: str) -> list[Element]:
    """Every element of these names, at any depth, in order."""
    tags = {W + name for name in names}
    return [child for child in element.iter() if child.tag in tags]


def has(element: Element, path: str) -> bool:
    """Whether there is something at a path such as ``pPr/keepNext``."""
    return element.find("/".join(W + tag for tag in path.split("/"))) is not None


def said(element: Element, name: str) -> str:
    """An attribute, which must be there."""
    return element.attrib[W + name]


def value(element: Element, path: str, name: str = "val") -> str | None:
    """An attribute of the first element at a path such as ``pPr/pStyle``."""
    found = element.find("/".join(W + tag for tag in path.split("/")))
    return None if found is None else said(found, name)
