"""Putting a journey into another file than its own: another folder, or a copy under another title."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from gmrsj_tui.errors import GmrsjError
from gmrsj_tui.journey.changes import apply_items
from gmrsj_tui.journey.checking import checked_title
from gmrsj_tui.journey.journey import ChangedItem, Journey
from gmrsj_tui.store.failures import Cause, SaveFailed, SaveGone

if TYPE_CHECKING:
    from gmrsj_tui.store.journeys import JourneyStore


def save_into(other: JourneyStore, journey: Journey) -> Journey:
    """Save a journey in another folder, because its own cannot be written to.

    Args:
        other: The journeys of that folder.
        journey: The journey as it is in memory.

    Returns:
        The journey as it is saved there, under another id where that folder has another journey with this one, or one
        with changes that are not known here.

    Raises:
        SaveFailed: It could not be saved there either.
    """
    if os.path.lexists(other.path(journey.id)):
        try:
            other.save(journey)
            return journey
        except SaveGone:
            pass
        except SaveFailed as problem:
            if problem.cause is not Cause.CHANGED:
                raise
            journey = journey._replace(id=other.new_id(journey.title))
        except GmrsjError:
            journey = journey._replace(id=other.new_id(journey.title))  # what is damaged there is not ours to touch
    other.create(journey)
    return journey


def copy_of(original: Journey, id: str, title: str, when: str, who: str = "") -> Journey:
    """A journey with the whole history of another one; never a sample, never put away.

    Args:
        original: The journey to copy.
        id: The id of the copy.
        title: The title of the copy.
        when: This moment, RFC 3339 in UTC.
        who: Who copies, where they say so.

    Raises:
        GmrsjError: The title is empty or too long.
    """
    items = [
        ChangedItem("title", "", original.title, checked_title(title)),
        ChangedItem("archived", "", original.archived, False),
    ]
    return apply_items(original._replace(id=id, sample=False, updated=when), items, when, who)


def remove_files(folder: Path, journey: str, path: Path) -> None:
    """Remove what a saves folder holds of a journey: its copies, what repairs kept of it, its file.

    The file goes last, so that what cannot be removed can be tried again. The caller holds its lock.

    Raises:
        OSError: Something cannot be removed.
    """
    from gmrsj_tui.store import backups, damage
    from gmrsj_tui.store.atomic import flush_folder

    backups.forget(folder, journey)
    damage.forget(path)
    os.unlink(path)
    flush_folder(folder)
