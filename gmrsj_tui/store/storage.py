"""TinyDB's storage on a save file: every read decodes afresh, every write replaces the file durably."""

from __future__ import annotations

import marshal
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tinydb.storages import Storage

from gmrsj_tui.errors import GmrsjError
from gmrsj_tui.store.document import MissingSave, Stamp, Tables, read_stamped, shown, write_tables


class JourneyStorage(Storage):
    """One save file, as TinyDB wants it.

    TinyDB changes the documents that it is given in place, so no object is ever handed out twice: half an update that
    failed, or a stray edit of a document that was read, could otherwise be saved with the next one.

    Attributes:
        path: The save file.
        stamp: Which state of the file was last read or written, ``None`` before the first time.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self.stamp: Stamp | None = None
        self._held: bytes | None = None
        """What an open transaction has read and written so far, in a form that is quick to copy."""
        self._in_transaction = False
        self._changed = False

    def read(self) -> Tables | None:
        """All tables, made anew; ``None`` when there is no file.

        Raises:
            GmrsjError: The file is damaged or cannot be read.
        """
        if self._held is not None:
            held: Tables = marshal.loads(self._held)
            return held
        try:
            tables, self.stamp = read_stamped(self.path)
        except MissingSave:
            return None
        return tables

    def write(self, data: Tables) -> None:
        """Save all tables, at once or, inside a transaction, at its end.

        Raises:
            GmrsjError: They could not be saved; the file is as it was.
        """
        if not self._in_transaction:
            self.stamp = write_tables(self.path, data)
            return
        try:
            self._held, self._changed = marshal.dumps(data), True
        except ValueError as problem:
            raise GmrsjError(f"not saved: {shown(self.path)} would hold something that is no JSON") from problem

    @contextmanager
    def transaction(self) -> Iterator[Tables | None]:
        """Make one durable write of all operations in the block; of none when the block ends in an exception.

        The caller holds the journey's lock. Transactions do not nest.

        Yields:
            All tables as they are before it, the caller's own; ``None`` when there is no file.

        Raises:
            GmrsjError: The writes could not be saved; the file is as it was.
        """
        if self._in_transaction:
            raise RuntimeError("a transaction is open on this file already")
        self._in_transaction, self._changed = True, False
        try:
            tables = self.read()
            self._held = None if tables is None else marshal.dumps(tables)
            yield tables
            held = self._held if self._changed else None
        finally:
            self._in_transaction, self._held = False, None
        if held is not None:
            self.stamp = write_tables(self.path, marshal.loads(held))
