"""The bytes of a file with answers, and what kind of file it is, told by what is in it and not by its name."""

from __future__ import annotations

import sys

from gmrsj_tui.errors import GmrsjError
from gmrsj_tui.store.atomic import reason
from gmrsj_tui.text import one_line

LARGEST = 64 * 1024 * 1024
"""Bytes of a file: many times what the largest pack with long answers makes."""

_ZIP = b"PK\x03\x04"
_COMPOUND = bytes.fromhex("d0cf11e0a1b11ae1")
"""What old Office files begin with, and new ones that are protected with a password."""
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")


def name_of(file: str) -> str:
    """What messages call a file."""
    return "standard input" if file == "-" else one_line(file)


def content_of(file: str) -> bytes:
    """The bytes of a file.

    Args:
        file: Its path, or ``-`` for standard input.

    Raises:
        GmrsjError: It cannot be read, or is far too large.
    """
    content = _bytes(file, name_of(file))
    if len(content) > LARGEST:
        raise GmrsjError(
            f"{name_of(file)} is larger than {LARGEST // 1024 // 1024} MB", "no journey has that many answers"
        )
    return content


def _bytes(file: str, name: str) -> bytes:
    if file == "-":
        if sys.stdin is None:
            raise GmrsjError("there is no standard input")
        binary = getattr(sys.stdin, "buffer", None)
        content = sys.stdin.read().encode() if binary is None else binary.read(LARGEST + 1)
        assert isinstance(content, bytes)
        return content
    try:
        with open(file, "rb") as stream:
            return stream.read(LARGEST + 1)
    except OSError as problem:
        raise GmrsjError(f"{name} cannot be read: {reason(problem)}") from None
    except ValueError:
        raise GmrsjError(f"{name} is not the name of a file") from None


def is_workbook(file: str, content: bytes) -> bool:
    """Whether a file is meant to be a workbook; what is none is read as CSV.

    Args:
        file: Its path.
        content: Its bytes.

    Raises:
        GmrsjError: It is a workbook of a kind that is not read.
    """
    name = name_of(file)
    if content.startswith(_COMPOUND):
        if _ENCRYPTED in content:
            raise GmrsjError(f"{name} is protected with a password", "save it without a password")
        raise GmrsjError(f"{name} is an old Excel file", "save it as an Excel workbook (.xlsx)")
    if content.startswith(_ZIP):
        return True
    if file.lower().endswith((".xlsx", ".xlsm", ".xls", ".ods")):
        raise GmrsjError(f"{name} is not a workbook, whatever its name says", "save it as an Excel workbook (.xlsx)")
    return False
