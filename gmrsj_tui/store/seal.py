"""The checksums of a save, by which a flipped bit is noticed (CONTRACTS 4).

The table ``_save`` has one document, whose ``checksums`` say the CRC-32 of each table as it is encoded: its documents,
one on a line, between its braces. CRC-32 notices every error of up to 32 neighbouring bits, and of all others all but
one in four thousand million. It guards against accidents, not against somebody who wants to deceive.

A file that another program has only laid out differently has other bytes and the same content. So where the bytes do
not fit, the encoded content is compared before anything is called damaged.
"""

from __future__ import annotations

import json
from binascii import crc32
from collections.abc import Mapping
from typing import Any

from gmrsj_tui.store.canonical import encoded_value

SAVE = "_save"
"""The table about the save itself."""
CHECKSUMS = "checksums"

_BETWEEN = b",\n"


def checksum(body: bytes, before: int = 0) -> int:
    """The checksum of an encoded table, or of what follows a part that was counted already."""
    return crc32(body, before)


def written(number: int) -> str:
    """A checksum as it stands in a save."""
    return f"{number:08x}"


def stated(document: object) -> dict[str, str] | None:
    """The checksums in the document of the table ``_save``, or ``None`` where it has none."""
    found = document.get(CHECKSUMS) if isinstance(document, Mapping) else None
    if isinstance(found, dict) and all(isinstance(value, str) for value in found.values()):
        return found
    return None


def parts_of(content: bytes) -> dict[str, bytes] | None:
    """The encoded tables of a save as they stand in it, name to body, or ``None`` where it is laid out differently."""
    if not content.startswith(b"{\n"):
        return None
    parts: dict[str, bytes] = {}
    place = 2
    while True:
        end = content.find(b"\n", place)
        head = content[place:end]
        if end < 0 or not head.startswith(b'"'):
            return None
        if head.endswith(b": {"):
            close = content.find(b"\n}", end)
            if close < 0:
                return None
            name, body, end = head[:-3], content[end + 1 : close], close + 2
        else:
            head = head.removesuffix(b",")
            if not head.endswith(b": {}"):
                return None
            name, body, end = head[:-4], b"", place + len(head)
        try:
            parts[json.loads(name)] = body
        except (ValueError, TypeError):
            return None
        rest = content[end : end + 3]
        if rest[:2] == _BETWEEN:
            place = end + 2
        else:
            return parts if rest == b"\n}\n" and len(content) == end + 3 else None


def lines_of(body: bytes) -> list[bytes]:
    """The documents of an encoded table, one each, with their numbers."""
    return body.split(_BETWEEN) if body else []


def body_of(lines: Mapping[int, bytes]) -> bytes:
    """The encoded table with these documents."""
    return _BETWEEN.join(lines.values())


def added(empty: bool, line: bytes) -> bytes:
    """What an encoded table grows by when a document is added at its end.

    Args:
        empty: Whether there was none in it.
        line: The document with its number.
    """
    return line if empty else _BETWEEN + line


def own_checksum(document: Mapping[str, Any]) -> int:
    """The checksum of what the table ``_save`` itself says beside the checksums."""
    return checksum(encoded_value({key: value for key, value in document.items() if key != CHECKSUMS}))


def broken_parts(parts: Mapping[str, bytes]) -> list[str] | None:
    """The tables whose bytes are not those that were sealed, missing and added ones too.

    Returns:
        Their names in order, or ``None`` where the save is not sealed or its seal cannot be read.
    """
    lines = lines_of(parts.get(SAVE, b""))
    if len(lines) != 1 or not lines[0].startswith(b'"1": '):
        return None
    try:
        document = json.loads(lines[0][5:])
        checksums = stated(document)
        if checksums is None:
            return None
        counted = {name: written(checksum(body)) for name, body in parts.items() if name != SAVE}
        counted[SAVE] = written(own_checksum(document))
    except (ValueError, TypeError, RecursionError):
        return None
    return sorted(name for name in {*counted, *checksums} if counted.get(name) != checksums.get(name))
