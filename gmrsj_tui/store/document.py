"""One save file: TinyDB's tables as JSON, read strictly (CONTRACTS 4). :mod:`gmrsj_tui.store.writing` writes it.

The form is TinyDB's own, ``{table: {document id: document}}``. One document stands on one line, so that two saves can
be compared with ``diff``. A save of format 2 carries its checksums (:mod:`gmrsj_tui.store.seal`). This module needs no
TinyDB: commands that only read start without it.
"""

import errno
import os
import re
import stat
from collections.abc import Iterable
from pathlib import Path
from typing import Any, NamedTuple, Self

from gmrsj_tui.errors import GmrsjError
from gmrsj_tui.store import seal
from gmrsj_tui.store.atomic import reason
from gmrsj_tui.store.canonical import encoded_line
from gmrsj_tui.store.future import refuse_newer
from gmrsj_tui.store.opening import open_to_look
from gmrsj_tui.store.strict_json import BYTE_ORDER_MARK, Unreadable, is_utf_16, text_of, value_of
from gmrsj_tui.text import one_line

Tables = dict[str, dict[str, dict[str, Any]]]
"""Table name to document id, a whole number from 1 written as text, to document."""

LARGEST = 256 * 1024 * 1024
"""Bytes. A real save has some hundred thousand; what is larger would only fill the memory."""

_HASTY = 1024 * 1024
"""Bytes beyond which a look at the beginning comes before reading all of it."""

_DOCUMENT_ID = re.compile(r"[1-9][0-9]{0,17}")


class DamagedSave(GmrsjError):
    """A save that cannot be relied on. It is never overwritten.

    Attributes:
        path: The file.
        problem: What is wrong with it.
    """

    first_aid = ""
    """What helps before, or without, a copy; empty where only a copy does."""

    def __init__(self, path: Path, problem: str) -> None:
        self._hint = ""
        super().__init__(f"{shown(path)} is damaged: {one_line(problem)}")
        self.path = path
        self.problem = problem

    @property
    def hint(self) -> str:
        """What to do about it. Only where this is asked for is a copy looked for, which reads files."""
        if not self._hint:
            from gmrsj_tui.store.backups import has_good_copy

            aid = self.first_aid or "nothing was changed in it"
            if has_good_copy(self.path):
                self._hint = f"{aid}; gmrsj doctor --repair puts the newest good copy in its place and keeps it"
            else:
                rest = "" if self.first_aid else ", and gmrsj doctor says what can still be read"
                self._hint = f"{aid}; there is no good copy of it{rest}"
        return self._hint

    @hint.setter
    def hint(self, text: str) -> None:
        self._hint = text


class ChangedByHand(DamagedSave):
    """A save whose checksums do not fit. Everything else about it may be sound.

    Attributes:
        tables: Names of the tables that are not what was saved.
    """

    def __init__(self, path: Path, tables: Iterable[str]) -> None:
        self.tables = tuple(tables)
        named = ", ".join(repr(name) for name in self.tables)
        super().__init__(path, f"it was changed by hand, or damaged: what was saved had another content in {named}")


class MissingSave(GmrsjError):
    """There is no such file."""


class LinkNowhere(DamagedSave, MissingSave):
    """A link in the place of a save, without a file at its end: missing to who saves, damaged to who looks for it."""

    first_aid = "bring back what it leads to, or remove the link"

    def __init__(self, path: Path) -> None:
        super().__init__(path, "it is a link that leads nowhere")


class Stamp(NamedTuple):
    """What tells one state of a file from another without reading it."""

    modified: int
    """Nanoseconds since 1970."""
    size: int
    """Bytes."""
    inode: int

    @classmethod
    def of(cls, status: os.stat_result) -> Self:
        """The stamp in a file's status."""
        return cls(status.st_mtime_ns, status.st_size, status.st_ino)


def stamp_of(path: Path) -> Stamp | None:
    """The stamp of a file as it is now, or ``None`` where there is none to be had."""
    try:
        return Stamp.of(os.stat(path))
    except OSError:
        return None


def shown(path: Path) -> str:
    """A path as it stands in a message."""
    return one_line(str(path))


def read_tables(path: Path) -> Tables:
    """Read a save file.

    Raises:
        MissingSave: There is no such file.
        LinkNowhere: There is a link of that name, and no file at its end.
        DamagedSave: It is empty, not UTF-8, not JSON, not made of tables and documents, no regular file or too large.
        GmrsjError: It cannot be read for another reason, such as its permissions.
    """
    return read_stamped(path)[0]


def read_stamped(path: Path) -> tuple[Tables, Stamp]:
    """Read a save file, and say which state of the file that was.

    Raises:
        GmrsjError: As for :func:`read_tables`.
    """
    content, stamp = content_of(path)
    return decode(content, path), stamp


def content_of(path: Path) -> tuple[bytes, Stamp]:
    """The bytes of a save file, unchecked, and which state of the file that was.

    Raises:
        GmrsjError: As for :func:`read_tables`, without what only decoding finds.
    """
    try:
        return _read_content(path)
    except FileNotFoundError as problem:
        if os.path.islink(path):
            raise LinkNowhere(path) from problem
        raise MissingSave(f"there is no file {shown(path)}") from problem
    except OSError as problem:
        if problem.errno == errno.ELOOP:
            raise DamagedSave(path, reason(problem)) from problem
        raise GmrsjError(f"{shown(path)} cannot be read: {reason(problem)}") from problem


def decode(content: bytes, path: Path, *, sealed: bool = True) -> Tables:
    """The tables in the content of a save file.

    Args:
        content: All of the file.
        path: The file, for messages.
        sealed: Whether the checksums must fit, where there are any.

    Raises:
        NewerSave: A newer program saved it, and its checksums are not made as ours are.
        ChangedByHand: The checksums do not fit.
        DamagedSave: It is empty, not UTF-8, not JSON, or not made of tables and documents.
    """
    if len(content) > _HASTY:
        # Reading much that cannot be a save takes long, and many times its size in memory.
        if content[:4096].lstrip()[:1] != b"{":
            raise DamagedSave(path, "it is large, and does not begin as a save does")
        if b'"journey"' not in content:
            raise DamagedSave(path, "it is large, and has no table 'journey'")
    parts = seal.parts_of(content)
    if parts is not None and seal.broken_parts(parts) == []:
        # These are the bytes that were once encoded: what that cannot have produced need not be looked for.
        return _checked(_parsed(content, path, trusted=True), path)
    data = _parsed(content, path)
    refuse_newer(data, path)
    tables = _checked(data, path)
    if sealed and (broken := broken_tables(tables)):
        raise ChangedByHand(path, broken)
    return tables


def broken_tables(tables: Tables) -> list[str]:
    """The tables of a save that are not what was sealed, however the file is laid out; none where it has no seal."""
    if seal.SAVE not in tables:
        return []
    document = tables[seal.SAVE].get("1")
    if document is None or len(tables[seal.SAVE]) != 1 or seal.stated(document) is None:
        return [seal.SAVE]
    bodies = {
        name: seal.body_of({number: encoded_line(number, table[str(number)]) for number in sorted(map(int, table))})
        for name, table in tables.items()
    }
    return seal.broken_parts(bodies) or []


def _read_content(path: Path) -> tuple[bytes, Stamp]:
    descriptor = open_to_look(path)
    try:
        status = os.fstat(descriptor)
        if stat.S_ISDIR(status.st_mode):
            raise DamagedSave(path, "it is a folder")
        if not stat.S_ISREG(status.st_mode):
            raise DamagedSave(path, "it is a device or a pipe, not a file")
        if status.st_size > LARGEST:
            raise DamagedSave(path, f"it is larger than {LARGEST // 1024 // 1024} MB")
        with open(descriptor, "rb", closefd=False) as file:
            return file.read(LARGEST + 1), Stamp.of(status)
    finally:
        os.close(descriptor)


def _text(content: bytes, path: Path) -> str:
    if not content:
        raise DamagedSave(path, "it is empty")
    if content.startswith(BYTE_ORDER_MARK):
        raise DamagedSave(path, "it begins with a byte order mark; another program has saved it")
    if is_utf_16(content):
        raise DamagedSave(path, "it is UTF-16 and not UTF-8; another program has saved it")
    return text_of(content)


def _parsed(content: bytes, path: Path, *, trusted: bool = False) -> object:
    try:
        found: object = value_of(_text(content, path), trusted=trusted)
    except Unreadable as problem:
        raise DamagedSave(path, f"it {problem}") from None
    return found


def _checked(data: object, path: Path) -> Tables:
    if not isinstance(data, dict):
        raise DamagedSave(path, "it is not an object of tables")
    for name, table in data.items():
        if not isinstance(table, dict):
            raise DamagedSave(path, f"table {name!r} is not an object of documents")
        for number, document in table.items():
            if not _DOCUMENT_ID.fullmatch(number):
                raise DamagedSave(path, f"table {name!r} has a document {number!r}, which is not a number from 1")
            if not isinstance(document, dict):
                raise DamagedSave(path, f"document {number} of table {name!r} is not an object")
    return data
