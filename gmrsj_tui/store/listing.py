"""What a saves folder holds, read without TinyDB so that listing starts fast."""

import os
from pathlib import Path
from typing import NamedTuple

from gmrsj_tui.errors import GmrsjError
from gmrsj_tui.journey.journey import Journey
from gmrsj_tui.store.atomic import reason
from gmrsj_tui.store.document import Stamp, shown
from gmrsj_tui.store.summary import Summary

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


class Unread(NamedTuple):
    """A save of which nothing is known yet but its name."""

    id: str
    touched: str
    """When it was last changed or opened, as far as its files tell, RFC 3339 in UTC."""


class Listing(NamedTuple):
    """The journeys of a folder; one that cannot be read never hides the others."""

    journeys: tuple[Summary, ...]
    """Last used first."""
    damaged: tuple[Damaged, ...] = ()
    """In the order of their names."""
    unread: tuple[Unread, ...] = ()
    """Those that a screen lists before it has read them, the one touched last first; none in a whole list."""


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


def misnamed(path: Path, name: str) -> GmrsjError:
    """The error for a save whose name cannot be an id: what to call it instead."""
    cleaned = "".join(sign if sign.isascii() and (sign.isalnum() or sign in "._-") else "-" for sign in name.lower())
    return GmrsjError(
        f"{shown(path)} has a name that cannot be the id of a journey",
        f"rename it, for example to {cleaned.lstrip('._-')[:60] or 'journey'}{SUFFIX}",
    )
