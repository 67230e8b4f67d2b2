"""Encoding the tables of a save, and putting them in the place of the old ones, whole and durably (CONTRACTS 4)."""

import json
import os
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from gmrsj_tui.errors import GmrsjError
from gmrsj_tui.store import seal
from gmrsj_tui.store.atomic import NameNotDurable, replace_whole
from gmrsj_tui.store.canonical import encoded_line, encoded_value
from gmrsj_tui.store.document import Stamp, Tables, shown
from gmrsj_tui.store.failures import SaveNotDurable, not_saved, read_only

_LONG = 1024 * 1024
"""Bytes from which on a save is written in parts."""

_FIRST_TABLES = (seal.SAVE, "journey", "answers", "changes")


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
    return write_content(path, encode(tables, path))


def write_content(path: Path, content: bytes | Sequence[bytes], before: Callable[[], None] | None = None) -> Stamp:
    """Replace a save file by what was encoded already; otherwise as :func:`write_tables`.

    Args:
        path: The file.
        content: All of it, in one or in parts.
        before: Called when the new content is safe and the old file still in its place.

    Raises:
        SaveFailed: It could not be written; the file is as it was, or holds the new content without being sure to
            keep its name after a power cut (:class:`SaveNotDurable`).
    """
    if not os.access(path, os.W_OK) and os.path.exists(path):
        raise read_only(path)
    try:
        return Stamp.of(replace_whole(path, content, before=before))
    except NameNotDurable as problem:
        raise SaveNotDurable(path, problem) from problem
    except OSError as problem:
        raise not_saved(path.parent, problem) from problem


def encode(tables: Tables, path: Path) -> bytes:
    """The content of a save file. The same tables always give the same bytes.

    Raises:
        GmrsjError: The tables hold something that JSON has no form for.
    """
    try:
        lines = {
            name: {number: encoded_line(number, table[str(number)]) for number in sorted(map(int, table))}
            for name, table in tables.items()
        }
        bodies = {name: seal.body_of(table) for name, table in lines.items()}
        checksums = {name: seal.checksum(body) for name, body in bodies.items() if name != seal.SAVE}
        content = joined({name: [body] for name, body in bodies.items()}, checksums)
        return content if isinstance(content, bytes) else b"".join(content)
    except (TypeError, ValueError, RecursionError) as problem:
        raise GmrsjError(f"not saved: {shown(path)} would hold something that is no JSON: {problem}") from problem


def joined(bodies: Mapping[str, Sequence[bytes]], checksums: Mapping[str, int]) -> bytes | list[bytes]:
    """The content of a save file with these encoded tables; one that has the table ``_save`` is sealed.

    Args:
        bodies: Table name to its encoded documents, in parts.
        checksums: Table name to checksum, but for ``_save``.

    Returns:
        All of it, in parts where it is so long that putting them together would cost.
    """
    bodies = dict(bodies)
    if seal.SAVE in bodies:
        bodies[seal.SAVE] = [_sealed(b"".join(bodies[seal.SAVE]), checksums)]
    order = {name: place for place, name in enumerate(_FIRST_TABLES)}
    parts: list[bytes] = []
    for name in sorted(bodies, key=lambda name: (order.get(name, len(order)), name)):
        body = bodies[name]
        parts += (b",\n" if parts else b"{\n", encoded_value(name), b": {")
        parts += (b"\n", *body, b"\n}") if any(body) else (b"}",)
    parts = [*(parts or [b"{\n"]), b"\n}\n"]
    return parts if sum(map(len, parts)) > _LONG else b"".join(parts)


def _sealed(body: bytes, checksums: Mapping[str, int]) -> bytes:
    document = json.loads(body.partition(b": ")[2] or b"{}")
    counted = {**checksums, seal.SAVE: seal.own_checksum(document)}
    document[seal.CHECKSUMS] = {name: seal.written(number) for name, number in counted.items()}
    return encoded_line(1, document)
