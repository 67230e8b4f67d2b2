"""From older save formats to the present one, step by step (CONTRACTS 4).

Reading an old save changes nothing. The first change that is saved migrates it, after the untouched file was put among
the backups; what was done is recorded in the table ``_save``. A migration is never removed: files of every format that
was released are in the test data for good.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple

from gmrsj_tui import __version__
from gmrsj_tui.store import codec, seal
from gmrsj_tui.store.changed_parts import shortened
from gmrsj_tui.store.document import Tables


class Migration(NamedTuple):
    """One step from a format to the next."""

    format: int
    """The format that it begins with."""
    name: str
    """What it does, as the save records it."""
    migrate: Callable[[Tables], None]
    """Does it, in place, on tables that were read without complaint."""


def _seal_and_shorten(tables: Tables) -> None:
    standing: dict[str, dict[str, Any]] = {}
    history = tables[codec.CHANGES]
    for number in sorted(history, key=int):
        history[number] = shortened(history[number], standing)
    tables[seal.SAVE] = {"1": {}}


MIGRATIONS = (Migration(1, "checksums, and a history without repetitions", _seal_and_shorten),)


def format_of(tables: Tables) -> int:
    """The format of a save that was read without complaint."""
    number: int = tables[codec.JOURNEY]["1"]["format"]
    return number


def migrate(tables: Tables, when: str) -> tuple[str, ...]:
    """Bring the tables of an older save to the present format, in place, and record that.

    Args:
        tables: Of a save that was read without complaint.
        when: This moment, RFC 3339 in UTC.

    Returns:
        What was done; nothing where the format is the present one.
    """
    done = []
    for migration in MIGRATIONS:
        if format_of(tables) == migration.format:
            migration.migrate(tables)
            tables[codec.JOURNEY]["1"]["format"] = migration.format + 1
            note(tables, f"format {migration.format} to {migration.format + 1}: {migration.name}", when)
            done.append(migration.name)
    return tuple(done)


def note(tables: Tables, what: str, when: str) -> None:
    """Record in a save what was done to it as a whole, such as a migration."""
    tables[seal.SAVE]["1"].setdefault("record", []).append({"what": what, "when": when, "program": __version__})
