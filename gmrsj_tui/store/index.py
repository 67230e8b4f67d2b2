"""``.index.json``: what a list shows of each save, so that a list need not read them all (CONTRACTS 4).

It remembers a :class:`~gmrsj_tui.store.summary.Summary` of each save together with the state that its file had: time,
size, inode. An entry counts only while the file has that state; all others are read. The index is a cache and nothing
more: with a wrong one, or none, a list says the same and takes longer. It holds what a list shows, so it is as private
as the saves. Saving a journey does not touch it, and so costs the same however many there are.
"""

from __future__ import annotations

import json
from binascii import crc32
from collections.abc import Collection, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any

from gmrsj_tui import __version__
from gmrsj_tui.store.atomic import replace_whole
from gmrsj_tui.store.opening import open_file

NAME = ".index.json"
MANY = 8
"""Files that may be read again each time before it is worth writing the index anew."""
MUCH = 256 * 1024
"""Bytes, likewise."""

_FORMAT = f"2 {__version__}"
_LARGEST = 256 * 1024 * 1024

State = list[int]
"""Time in nanoseconds, size and inode of a file."""

Entry = list[Any]
"""State of the file, fields of the summary, levels or null, state of the view file or null, last opened."""


class Remembered:
    """The entries of a folder's index, read once and kept from one look at the folder to the next.

    Attributes:
        entries: Id to entry. What does not fit to its file any more is not believed.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self.entries: dict[str, Entry] = load(folder)
        self._new = 0
        self._new_bytes = 0

    def add(self, name: str, entry: Entry, size: int) -> None:
        """Remember what was read.

        Args:
            name: The id of the journey.
            entry: What is to be known of it.
            size: Bytes that had to be read for it.
        """
        self.entries[name] = entry
        self._new += 1
        self._new_bytes += size

    def forget(self, name: str) -> None:
        """Do not remember a journey any longer."""
        self.entries.pop(name, None)

    def distrust(self) -> None:
        """Forget everything: its checksum fits and its form does not, so that it is not ours."""
        self.entries.clear()

    def write(self, there: Collection[str]) -> None:
        """Write the index, if enough has changed for it to be worth it.

        Args:
            there: The ids of the journeys that there are.
        """
        gone = self.entries.keys() - there
        if self._new <= MANY and len(gone) <= MANY and self._new_bytes <= MUCH:
            return
        for name in gone:
            self.entries.pop(name, None)
        store(self._folder, dict(self.entries))
        self._new = self._new_bytes = 0


def load(folder: Path) -> dict[str, Entry]:
    """The entries of the index; none where there is no index, or one that is not as it was written."""
    try:
        with open_file(folder / NAME) as file:
            head, _, body = file.read(_LARGEST).partition(b"\n")
        if head.decode() != _head(body):
            return {}
        entries = json.loads(body)
    except (OSError, ValueError, RecursionError):
        return {}
    return entries if isinstance(entries, dict) else {}


def store(folder: Path, entries: Mapping[str, Entry]) -> None:
    """Write the index, if that can be done; it is not waited for."""
    with suppress(OSError, ValueError):
        body = json.dumps(entries, ensure_ascii=True, separators=(",", ":")).encode()
        replace_whole(folder / NAME, f"{_head(body)}\n".encode() + body, durable=False)


def forget(folder: Path, journey: str) -> None:
    """Take a journey that is deleted for good out of the index."""
    entries = load(folder)
    if entries.pop(journey, None) is not None:
        store(folder, entries)


def _head(body: bytes) -> str:
    return json.dumps({"format": _FORMAT, "checksum": f"{crc32(body):08x}"})
