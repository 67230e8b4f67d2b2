"""TinyDB on a save file: no object is ever handed out twice, every write replaces the file durably."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any, cast

from tinydb import TinyDB
from tinydb.storages import Storage
from tinydb.table import Table

from gmrsj_tui.errors import GmrsjError
from gmrsj_tui.store import seal
from gmrsj_tui.store.atomic import flush_folder
from gmrsj_tui.store.document import MissingSave, Stamp, Tables, content_of, decode, shown, stamp_of
from gmrsj_tui.store.encoded import EncodedTable, Rows
from gmrsj_tui.store.failures import SaveNotDurable, not_saved
from gmrsj_tui.store.writing import joined, write_content


class JourneyStorage(Storage):
    """One save file, as TinyDB wants it.

    TinyDB changes the documents that it is given in place, so no object is ever handed out twice: half an update that
    failed, or a stray edit of a document that was read, could otherwise be saved with the next one. What is kept
    between two saves is the encoded file, as bytes, and only as long as the file is the same.

    Attributes:
        path: The save file.
        stamp: Which state of the file was last read or written, ``None`` before the first time.
        before_replacing: Called in a transaction when the new content is safe and the old file still in its place.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self.stamp: Stamp | None = None
        self.before_replacing: Callable[[], None] | None = None
        self._held: dict[str, EncodedTable] = {}
        """What the file holds, if it still has the stamp."""
        self._edited: dict[str, EncodedTable] | None = None
        """What an open transaction has made of that."""
        self._changed = False
        self._name_in_doubt = False
        """Whether the disk did not confirm the name of the last file that was put in place."""

    # -- what TinyDB calls ----

    def read(self) -> Tables | None:
        """All tables, made anew; ``None`` when there is no file.

        Raises:
            GmrsjError: The file is damaged or cannot be read.
        """
        if self._edited is None:
            try:
                return decode(content_of(self.path)[0], self.path)
            except MissingSave:
                return None
        if self.stamp is None and not self._changed:
            return None
        return {name: table.documents() for name, table in self._edited.items()}

    def write(self, data: Mapping[str, Mapping[str, Any]]) -> None:
        """Save all tables, at once or, inside a transaction, at its end.

        Raises:
            GmrsjError: They could not be saved; the file is as it was.
        """
        with self._no_json_refused():
            encoded = {name: EncodedTable.of_documents(table) for name, table in data.items()}
        if self._edited is None:
            self._put(encoded)
        else:
            self._edited, self._changed = encoded, True

    # -- what goes past TinyDB's way of reading and writing all of it ----

    @property
    def in_transaction(self) -> bool:
        """Whether operations are being gathered for one write."""
        return self._edited is not None

    def change(self, table: str, updater: Callable[[dict[int, Mapping[str, Any]]], None]) -> None:
        """Let TinyDB change one table inside a transaction; nothing of it happens when that raises."""
        assert self._edited is not None
        rows = Rows(self._edited.get(table, EncodedTable({})))
        updater(cast("dict[int, Mapping[str, Any]]", rows))
        with self._no_json_refused():
            self._edited[table], self._changed = rows.encoded(), True

    def table(self, name: str) -> EncodedTable:
        """A table as it is now in the transaction."""
        assert self._edited is not None
        return self._edited.get(name, EncodedTable({}))

    @contextmanager
    def transaction(self) -> Iterator[bool]:
        """Make one durable write of all operations in the block; of none when the block ends in an exception.

        The caller holds the journey's lock. Transactions do not nest.

        Yields:
            Whether there is a file.

        Raises:
            GmrsjError: The writes could not be saved; the file is as it was.
        """
        if self._edited is not None:
            raise RuntimeError("a transaction is open on this file already")
        self._load()
        self._edited, self._changed = dict(self._held), False
        try:
            yield self.stamp is not None
            edited = self._edited if self._changed else None
        finally:
            self._edited = None
        if edited is not None:
            self._put(edited)
        elif self._name_in_doubt:
            self._confirm()

    def _load(self) -> None:
        if self.stamp is not None and self.stamp == stamp_of(self.path):
            return
        self._held, self.stamp = {}, None
        try:
            content, stamp = content_of(self.path)
        except MissingSave:
            return
        parts = seal.parts_of(content)
        if parts is not None and seal.broken_parts(parts) == []:
            self._held = {name: EncodedTable.of_body(body) for name, body in parts.items()}
        else:
            tables = decode(content, self.path)
            self._held = {name: EncodedTable.of_documents(table) for name, table in tables.items()}
        self.stamp = stamp

    def _put(self, tables: dict[str, EncodedTable]) -> None:
        bodies = {name: table.parts() for name, table in tables.items()}
        checksums = {name: table.checksum() for name, table in tables.items() if name != seal.SAVE}
        try:
            self.stamp = write_content(self.path, joined(bodies, checksums), self.before_replacing)
        except SaveNotDurable:
            self.stamp, self._name_in_doubt = None, True
            raise
        self._held, self._name_in_doubt = tables, False

    def _confirm(self) -> None:
        try:
            flush_folder(self.path.resolve().parent)
        except OSError as problem:
            raise not_saved(self.path.parent, problem) from problem
        self._name_in_doubt = False

    @contextmanager
    def _no_json_refused(self) -> Iterator[None]:
        try:
            yield
        except (TypeError, ValueError, RecursionError) as problem:
            raise GmrsjError(f"not saved: {shown(self.path)} would hold something that is no JSON") from problem


class JourneyTable(Table):
    """TinyDB's table, which in a transaction decodes the documents that it changes and no others."""

    def _update_table(self, updater: Callable[[dict[int, Mapping[str, Any]]], None]) -> None:
        storage = self._storage
        if isinstance(storage, JourneyStorage) and storage.in_transaction:
            storage.change(self.name, updater)
            self.clear_cache()
        else:
            super()._update_table(updater)


class JourneyDatabase(TinyDB):
    """TinyDB with such tables."""

    table_class = JourneyTable
