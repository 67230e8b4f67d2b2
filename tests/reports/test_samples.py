"""The sample documents in the documentation are what the program makes now."""

from __future__ import annotations

import importlib.util
import zipfile
from io import BytesIO
from pathlib import Path
from types import ModuleType

import pytest
from pypdfium2 import PdfDocument

DOCS = Path(__file__).parents[2] / "docs"
FOLDER = DOCS / "samples"
HOW = "run: python docs/make_samples.py"


@pytest.fixture(scope="module")
def made() -> dict[str, bytes]:
    """All of them, made anew."""
    samples = maker().samples()
    assert isinstance(samples, dict)
    return samples


def maker() -> ModuleType:
    """The program that makes them, which is no part of a package."""
    spec = importlib.util.spec_from_file_location("make_samples", DOCS / "make_samples.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def told(name: str, content: bytes) -> object:
    """What a file says, without how it is packed, which depends on the machine's libraries."""
    if name.endswith((".docx", ".xlsx")):
        with zipfile.ZipFile(BytesIO(content)) as archive:
            return {member: archive.read(member) for member in archive.namelist()}
    if name.endswith(".pdf"):
        with PdfDocument(content) as document:
            return [page.get_textpage().get_text_bounded() for page in document]
    return content


def test_every_sample_is_current_and_nothing_else_is_there(made: dict[str, bytes]) -> None:
    there = {file.name for file in FOLDER.iterdir()} - {"README.md"}
    assert there == set(made), HOW
    old = [name for name, content in made.items() if told(name, content) != told(name, (FOLDER / name).read_bytes())]
    assert old == [], HOW


def test_the_sample_of_the_sheet_has_boxes_to_tick(made: dict[str, bytes]) -> None:
    text = made["sheet.html"].decode()
    assert text.count('<p class="code">') >= 5
    assert "Step 4" in text and "Step 1" not in text


def test_the_page_about_them_names_each(made: dict[str, bytes]) -> None:
    page = (FOLDER / "README.md").read_text(encoding="utf-8")
    assert [name for name in made if f"]({name})" not in page] == []
