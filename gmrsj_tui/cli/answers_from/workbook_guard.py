"""Looks at a workbook before a library opens it: what could hurt, and what is no workbook, is refused by name."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from io import BytesIO

from gmrsj_tui.errors import GmrsjError

LARGEST_UNPACKED = 96 * 1024 * 1024
"""Bytes of all that is read, once it is unpacked."""
_MOST_PARTS = 5000
_ENCODING = re.compile(rb"^(?:\xef\xbb\xbf)?\s*<\?xml[^>]*?encoding\s*=\s*[\"']([^\"']*)")
_SAVE_AS = "save it as an Excel workbook (.xlsx)"


def guard(content: bytes, name: str) -> tuple[str, ...]:
    """Refuse what is not an Excel workbook, and what would take too much memory or time to open.

    Args:
        content: The file.
        name: What messages call it.

    Returns:
        Warnings.

    Raises:
        GmrsjError: It is refused.
    """
    try:
        with zipfile.ZipFile(BytesIO(content)) as archive:
            parts = archive.infolist()
            _refuse_other_kinds({part.filename for part in parts}, archive, name)
            if any(part.flag_bits & 1 for part in parts):
                raise GmrsjError(f"{name} is protected with a password", "save it without a password")
            read = [part for part in parts if part.filename.lower().endswith((".xml", ".rels"))]
            if len(parts) > _MOST_PARTS or sum(part.file_size for part in read) > LARGEST_UNPACKED:
                raise GmrsjError(
                    f"{name} would be far too large once it is unpacked",
                    "copy the answers into a new workbook of this journey",
                )
            for part in read:
                _refuse_strange_xml(archive.read(part), name)
            return tuple(_warnings(parts, name))
    except (zipfile.BadZipFile, EOFError, NotImplementedError, OSError, RuntimeError, ValueError, zlib_error()):
        raise GmrsjError(f"{name} is damaged, or no workbook", "ask for it again, or make a new one") from None


def zlib_error() -> type[Exception]:
    """What is raised where packed data is damaged."""
    import zlib

    return zlib.error


def _refuse_other_kinds(names: set[str], archive: zipfile.ZipFile, name: str) -> None:
    if "xl/workbook.xml" in names or "[Content_Types].xml" in names and _somewhere(names, ".xml", "workbook"):
        return
    if "xl/workbook.bin" in names:
        raise GmrsjError(f"{name} is a binary workbook (.xlsb)", _SAVE_AS)
    if "mimetype" in names and archive.getinfo("mimetype").file_size < 200:
        kind = archive.read("mimetype")
        if b"opendocument" in kind:
            raise GmrsjError(f"{name} is an OpenDocument file (.ods)", _SAVE_AS)
    if _somewhere(names, ".xml", "word/document"):
        raise GmrsjError(f"{name} is a text document, not a workbook", "give the workbook")
    raise GmrsjError(f"{name} is not a workbook", _SAVE_AS)


def _somewhere(names: set[str], ending: str, part: str) -> bool:
    return any(name.endswith(ending) and part in name for name in names)


def _refuse_strange_xml(text: bytes, name: str) -> None:
    """Refuse what no spreadsheet program writes: declarations of entities, and encodings that could hide them."""
    found = _ENCODING.match(text[:200])
    encoding = found[1].lower() if found else b"utf-8"
    if encoding not in (b"utf-8", b"us-ascii", b"ascii") or b"\x00" in text[:100] or b"<!DOCTYPE" in text:
        raise GmrsjError(f"{name} holds what no spreadsheet writes, and was not opened", "ask where it comes from")


def _warnings(parts: list[zipfile.ZipInfo], name: str) -> Iterator[str]:
    if any(part.filename.lower().startswith("xl/externallinks/") for part in parts):
        yield f"{name} has links to other files; they were not followed"
    if any(part.filename.lower().endswith("vbaproject.bin") for part in parts):
        yield f"{name} has macros; they were not run"
