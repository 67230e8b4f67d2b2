"""One save file: TinyDB's tables as JSON, read strictly and written whole (CONTRACTS 4).

The form is TinyDB's own, ``{table: {document id: document}}``. One document stands on one line, so that two saves can
be compared with ``diff``. This module needs no TinyDB: commands that only read start without it.
"""

import errno
import json
import os
import re
import stat
from math import isfinite
from pathlib import Path
from typing import Any, NamedTuple, Self

from gmrsj_tui.errors import GmrsjError
from gmrsj_tui.store.atomic import reason, replace_whole
from gmrsj_tui.text import one_line

Tables = dict[str, dict[str, dict[str, Any]]]
"""Table name to document id, a whole number from 1 written as text, to document."""

LARGEST = 256 * 1024 * 1024
"""Bytes. A real save has some hundred thousand; what is larger would only fill the memory."""

_FIRST_TABLES = ("journey", "answers", "changes")
_DOCUMENT_ID = re.compile(r"[1-9][0-9]{0,17}")


class DamagedSave(GmrsjError):
    """A save that cannot be relied on. It is never overwritten.

    Attributes:
        path: The file.
        problem: What is wrong with it.
    """

    def __init__(self, path: Path, problem: str) -> None:
        super().__init__(
            f"{shown(path)} is damaged: {one_line(problem)}",
            "nothing was changed in it; put a good copy of it from a backup in its place",
        )
        self.path = path
        self.problem = problem


class MissingSave(GmrsjError):
    """There is no such file."""


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
        DamagedSave: It is empty, not UTF-8, not JSON, not made of tables and documents, no regular file or too large.
        GmrsjError: It cannot be read for another reason, such as its permissions.
    """
    return read_stamped(path)[0]


def read_stamped(path: Path) -> tuple[Tables, Stamp]:
    """Read a save file, and say which state of the file that was.

    Raises:
        GmrsjError: As for :func:`read_tables`.
    """
    try:
        content, stamp = _content(path)
    except FileNotFoundError as problem:
        raise MissingSave(f"there is no file {shown(path)}") from problem
    except OSError as problem:
        raise GmrsjError(f"{shown(path)} cannot be read: {reason(problem)}") from problem
    return decode(content, path), stamp


def write_tables(path: Path, tables: Tables) -> Stamp:
    """Replace a save file, whole and durably.

    Args:
        path: The file; its folder must exist. A symbolic link stays, and what it points to is replaced.
        tables: All of its tables.

    Returns:
        The state of the file after it.

    Raises:
        GmrsjError: It could not be written; the file is as it was.
    """
    content = encode(tables, path)
    if os.path.exists(path) and not os.access(path, os.W_OK):
        raise GmrsjError(f"not saved: {shown(path)} is read-only", "make the file writable, then answer again")
    try:
        return Stamp.of(replace_whole(path, content))
    except OSError as problem:
        raise not_saved(path.parent, problem) from problem


def not_saved(folder: Path, problem: OSError) -> GmrsjError:
    """The error that names the folder in which something could not be saved, and the reason in plain words."""
    hints = {
        errno.ENOSPC: "make room, then answer again",
        errno.EDQUOT: "make room, then answer again",
        errno.EACCES: "choose another folder with --saves, or ask for the permission",
        errno.EPERM: "choose another folder with --saves, or ask for the permission",
        errno.EROFS: "choose another folder with --saves",
    }
    hint = hints.get(problem.errno or 0, "what was saved before is unharmed")
    return GmrsjError(f"not saved: {reason(problem)}, in the folder {shown(folder)}", hint)


def encode(tables: Tables, path: Path) -> bytes:
    """The content of a save file. The same tables always give the same bytes.

    Raises:
        GmrsjError: The tables hold something that JSON has no form for.
    """
    order = {name: place for place, name in enumerate(_FIRST_TABLES)}
    encoder = json.JSONEncoder(ensure_ascii=False, allow_nan=False, sort_keys=True, separators=(", ", ": "))
    try:
        parts = []
        for name in sorted(tables, key=lambda name: (order.get(name, len(order)), name)):
            table = tables[name]
            documents = ",\n".join(f'"{number}": {encoder.encode(table[number])}' for number in sorted(table, key=int))
            parts.append(f"{encoder.encode(name)}: " + (f"{{\n{documents}\n}}" if documents else "{}"))
    except (TypeError, ValueError, RecursionError) as problem:
        raise GmrsjError(f"not saved: {shown(path)} would hold something that is no JSON: {problem}") from problem
    text = "{\n" + ",\n".join(parts) + "\n}\n"
    try:
        return text.encode()
    except UnicodeEncodeError:
        return re.sub("[\ud800-\udfff]", "\ufffd", text).encode()


def decode(content: bytes, path: Path) -> Tables:
    """The tables in the content of a save file.

    Raises:
        DamagedSave: It is empty, not UTF-8, not JSON, or not made of tables and documents.
    """
    return _checked(_parsed(_text(content, path), path), path)


def _content(path: Path) -> tuple[bytes, Stamp]:
    # Without O_NONBLOCK, opening a named pipe would wait for ever.
    descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
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
    if content.startswith(b"\xef\xbb\xbf"):
        raise DamagedSave(path, "it begins with a byte order mark; another program has saved it")
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise DamagedSave(path, "it is UTF-16 and not UTF-8; another program has saved it")
    try:
        return content.decode()
    except UnicodeDecodeError as problem:
        line = content.count(b"\n", 0, problem.start) + 1
        raise DamagedSave(path, f"it is not UTF-8: byte 0x{content[problem.start]:02x} in line {line}") from None


class _Refused(ValueError):
    """Valid JSON for Python's reader, and not for this one."""


def _parsed(text: str, path: Path) -> object:
    decoder = json.JSONDecoder(object_pairs_hook=_object, parse_constant=_constant, parse_float=_float)
    try:
        return decoder.decode(text)
    except json.JSONDecodeError as problem:
        found = f"it is not JSON from line {problem.lineno}, column {problem.colno} on: {problem.msg}"
    except _Refused as problem:
        found = str(problem)
    except RecursionError:
        found = "it is nested too deeply"
    except ValueError:
        # Python itself refuses to read integers of thousands of digits.
        found = "it holds a number that is too long"
    raise DamagedSave(path, found)


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    made = dict(pairs)
    if len(made) != len(pairs):
        # As when two versions of a file were merged by hand: one of the two documents would silently go.
        names = [name for name, _ in pairs]
        twice = next(name for name in names if names.count(name) > 1)
        raise _Refused(f"it holds {twice!r} twice in one place")
    return made


def _constant(name: str) -> float:
    raise _Refused(f"it holds {name}, which is no number")


def _float(text: str) -> float:
    number = float(text)
    if not isfinite(number):
        raise _Refused(f"it holds {text}, which is too large for a number")
    return number


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
