"""What a damaged save still tells: the entries of its history, line by line (CONTRACTS 4)."""

from __future__ import annotations

import json
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from gmrsj_tui.errors import GmrsjError
from gmrsj_tui.journey.changes import apply_items
from gmrsj_tui.journey.journey import Change, Journey, Snapshot
from gmrsj_tui.store import codec, seal
from gmrsj_tui.store.document import content_of
from gmrsj_tui.store.fields import Impossible
from gmrsj_tui.store.readers import HistoryReader, snapshot_of
from gmrsj_tui.text import one_line


class Entry(NamedTuple):
    """One entry of the history as a damaged file tells it."""

    number: int
    when: str
    """Empty where it cannot be read."""
    who: str


class Salvage(NamedTuple):
    """What can be read of a damaged save."""

    entries: tuple[Entry, ...] = ()
    """Of its history, in order."""
    changes: tuple[Change, ...] = ()
    """The whole history, where its own checksum says that it is intact; else nothing."""
    snapshots: tuple[Snapshot, ...] = ()
    """Likewise."""


def read_damaged(path: Path) -> Salvage:
    """What can be read of a damaged save; nothing where it is no file, or holds nothing that can be read."""
    try:
        content = content_of(path)[0]
    except GmrsjError:
        return Salvage()
    start = content.find(b'\n"changes": {\n')
    if start < 0:
        return Salvage()
    body = content[start + 14 :].partition(b"\n}")[0]
    intact = _intact_tables(content)
    changes = _changes(body) if codec.CHANGES in intact else ()
    snapshots = _snapshots(content) if changes and codec.SNAPSHOTS in intact else ()
    return Salvage(_entries(body), changes, snapshots)


def _entries(body: bytes) -> tuple[Entry, ...]:
    found = []
    for line in body.split(b"\n"):
        with suppress(ValueError, RecursionError):
            document = json.loads(line.rstrip(b",").partition(b": ")[2])
            if isinstance(document, dict) and type(document.get("number")) is int:
                when, who = document.get("when"), document.get("who")
                found.append(
                    Entry(
                        document["number"],
                        one_line(when)[:30] if isinstance(when, str) else "",
                        one_line(who)[:60] if isinstance(who, str) else "",
                    )
                )
    return tuple(sorted(found))


def _intact_tables(content: bytes) -> set[str]:
    """The tables whose checksums fit; the table with the checksums must be readable."""
    start = content.find(b'"_save": {\n"1": ')
    if start < 0:
        return set()
    line = content[start + 15 :].partition(b"\n")[0]
    try:
        checksums = seal.stated(json.loads(line))
    except (ValueError, RecursionError):
        return set()
    intact = set()
    for name, stated in (checksums or {}).items():
        body = _body(content, name)
        if body is not None and seal.written(seal.checksum(body)) == stated:
            intact.add(name)
    return intact


def _body(content: bytes, table: str) -> bytes | None:
    head = f'\n"{table}": {{\n'.encode()
    start = content.find(head)
    if start < 0:
        return None
    body, closed, _ = content[start + len(head) :].partition(b"\n}")
    return body if closed else None


def _changes(body: bytes) -> tuple[Change, ...]:
    history = HistoryReader()
    try:
        return tuple(history.change(json.loads(line.partition(b": ")[2])) for line in seal.lines_of(body))
    except (ValueError, RecursionError, Impossible):
        return ()


def _snapshots(content: bytes) -> tuple[Snapshot, ...]:
    try:
        lines = seal.lines_of(_body(content, codec.SNAPSHOTS) or b"")
        return tuple(snapshot_of(json.loads(line.partition(b": ")[2])) for line in lines)
    except (ValueError, RecursionError, Impossible):
        return ()


def continued(journey: Journey, salvage: Salvage) -> Journey:
    """A good copy with the changes done again that an intact history holds and the copy does not.

    Args:
        journey: The good copy.
        salvage: What the damaged file still tells.

    Returns:
        The journey with all changes, or the copy as it is where the history is not intact or is another one.
    """
    made = len(journey.changes)
    if len(salvage.changes) < made or salvage.changes[:made] != journey.changes:
        return journey
    whole = journey
    for change in salvage.changes[made:]:
        whole = apply_items(whole, change.items, change.when, change.who, action=change.action, of=change.of)
    if whole.changes != salvage.changes:
        return journey
    if salvage.snapshots[: len(whole.snapshots)] == whole.snapshots:
        whole = whole._replace(snapshots=salvage.snapshots)
    return whole
