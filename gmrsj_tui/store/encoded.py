"""The encoded documents of a save between two writes, so that saving one answer encodes one answer.

Only bytes are kept, which nobody can change by accident; TinyDB gets documents that are decoded from them each time.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, MutableMapping
from typing import Any

from gmrsj_tui.store import seal
from gmrsj_tui.store.canonical import encoded_line

Document = dict[str, Any]

_MOST_PARTS = 64
"""Parts of a table that are kept before they are put together again."""


class EncodedTable:
    """One table: document number to encoded line, in order. It is never changed; a change makes another one."""

    __slots__ = ("_checksum", "_parts", "lines")

    def __init__(
        self, lines: Mapping[int, bytes], checksum: int | None = None, parts: tuple[bytes, ...] | None = None
    ) -> None:
        self.lines = lines
        self._checksum = checksum
        self._parts = parts

    @classmethod
    def of_body(cls, body: bytes) -> EncodedTable:
        """The table in a part of a sealed save."""
        lines = {int(line[1 : line.index(b'"', 1)]): line for line in seal.lines_of(body)}
        return cls(lines, seal.checksum(body), (body,))

    @classmethod
    def of_documents(cls, documents: Mapping[str, Mapping[str, Any]]) -> EncodedTable:
        """The table with these documents.

        Raises:
            TypeError, ValueError, RecursionError: One holds something that JSON has no form for.
        """
        return cls({number: encoded_line(number, documents[str(number)]) for number in sorted(map(int, documents))})

    def document(self, number: int) -> Document:
        """A document, made anew.

        Raises:
            KeyError: There is none with this number.
        """
        line = self.lines[number]
        found: Document = json.loads(line[line.index(b":") + 1 :])
        return found

    def documents(self) -> dict[str, Document]:
        """All documents, made anew."""
        return {str(number): self.document(number) for number in self.lines}

    def parts(self) -> tuple[bytes, ...]:
        """The table as it stands in a save, in parts: a long history is not copied for each change that is added."""
        if self._parts is None:
            self._parts = (seal.body_of(self.lines),)
        return self._parts

    def checksum(self) -> int:
        """Its checksum, which is known where documents were only added."""
        if self._checksum is None:
            self._checksum = 0
            for part in self.parts():
                self._checksum = seal.checksum(part, self._checksum)
        return self._checksum

    def with_changes(self, changed: Mapping[int, Mapping[str, Any]], removed: set[int]) -> EncodedTable:
        """The table with other documents under some numbers, and without some.

        Raises:
            TypeError, ValueError, RecursionError: One holds something that JSON has no form for.
        """
        lines = dict(self.lines)
        checksum, parts = (None, None) if removed else (self._checksum, self._parts)
        last = next(reversed(lines), 0)
        for number in removed:
            del lines[number]
        sorted_still = True
        for number, document in changed.items():
            line = encoded_line(number, document)
            if number in lines:
                checksum = parts = None
            elif number < last:
                checksum, parts, sorted_still = None, None, False
            else:
                added = seal.added(not lines, line)
                checksum = None if checksum is None else seal.checksum(added, checksum)
                parts = None if parts is None else (*parts, added)
            lines[number] = line
            last = max(last, number)
        if parts is not None and len(parts) > _MOST_PARTS:
            parts = (b"".join(parts),)
        return EncodedTable(lines if sorted_still else dict(sorted(lines.items())), checksum, parts)


class Rows(MutableMapping[int, Document]):
    """A table as TinyDB changes it: a document is decoded when it is asked for, and is the asker's own."""

    def __init__(self, table: EncodedTable) -> None:
        self._table = table
        self._touched: dict[int, Document] = {}
        self._removed: set[int] = set()

    def __getitem__(self, number: int) -> Document:
        if number not in self._touched:
            if number in self._removed:
                raise KeyError(number)
            self._touched[number] = self._table.document(number)
        return self._touched[number]

    def __setitem__(self, number: int, document: Document) -> None:
        self._touched[number] = document
        self._removed.discard(number)

    def __delitem__(self, number: int) -> None:
        if number not in self:
            raise KeyError(number)
        self._touched.pop(number, None)
        if number in self._table.lines:
            self._removed.add(number)

    def __iter__(self) -> Iterator[int]:
        yield from (number for number in self._table.lines if number not in self._removed)
        yield from [number for number in self._touched if number not in self._table.lines]

    def __len__(self) -> int:
        return sum(1 for _ in self)

    def __contains__(self, number: object) -> bool:
        return number in self._touched or (number in self._table.lines and number not in self._removed)

    def encoded(self) -> EncodedTable:
        """The table as it is now.

        Raises:
            TypeError, ValueError, RecursionError: A document holds something that JSON has no form for.
        """
        return self._table.with_changes(self._touched, self._removed)
