"""What a saves folder holds, read without TinyDB so that listing starts fast."""

import os
from pathlib import Path
from typing import NamedTuple

from gmrsj_tui.errors import GmrsjError
from gmrsj_tui.journey.journey import Journey
from gmrsj_tui.store.atomic import reason
from gmrsj_tui.store.document import Stamp, shown

SUFFIX = ".json"


class Known(NamedTuple):
    """What a save file held when it was last read or written here."""

    stamp: Stamp
    """Which state of the file that was."""
    journey: Journey


class Damaged(NamedTuple):
    """A save that could not be read."""

    path: Path
    error: GmrsjError
    """What is wrong and what to do, for people."""


class Listing(NamedTuple):
    """The journeys of a folder; one that cannot be read never hides the others."""

    journeys: tuple[Journey, ...]
    """Last used first."""
    damaged: tuple[Damaged, ...] = ()
    """In the order of their names."""


def last_used(journey: Journey, opened: str) -> str:
    """When a journey was last answered or opened, RFC 3339 in UTC; putting it away or renaming it is no use of it.

    Args:
        journey: The journey.
        opened: When it was last opened, RFC 3339 in UTC, or empty.
    """
    for change in reversed(journey.changes):
        if any(item.subject not in ("archived", "title") for item in change.items):
            return max(change.when, opened)
    return max(journey.created, opened)


def save_files(folder: Path) -> list[str]:
    """The names of the save files in a folder, without their suffix, in order; none where there is no folder.

    Raises:
        GmrsjError: The folder cannot be read, or is no folder.
    """
    try:
        with os.scandir(folder) as entries:
            names = [entry.name for entry in entries]
    except FileNotFoundError:
        return []
    except OSError as problem:
        raise GmrsjError(f"the saves folder {shown(folder)} cannot be read: {reason(problem)}") from problem
    return sorted(name[: -len(SUFFIX)] for name in names if name.endswith(SUFFIX) and not name.startswith("."))
