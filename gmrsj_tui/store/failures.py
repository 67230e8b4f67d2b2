"""What kept a journey from being saved, told so that a program can decide what to do next (CONTRACTS 4)."""

from __future__ import annotations

import errno
from enum import StrEnum
from pathlib import Path

from gmrsj_tui.errors import GmrsjError
from gmrsj_tui.store.atomic import reason
from gmrsj_tui.store.document import MissingSave, shown


class Cause(StrEnum):
    """Why something was not saved."""

    FULL = "full"
    """No room on the disk, or none left of one's share."""
    READ_ONLY = "read-only"
    """The disk, the folder or the file can only be read."""
    FOLDER_GONE = "folder-gone"
    """The saves folder was removed or renamed."""
    FILE_GONE = "file-gone"
    """The journey's file was removed or renamed."""
    BUSY = "busy"
    """Another program held the lock for too long, or too many files are open."""
    CHANGED = "changed"
    """The file holds changes that are not known here; reading it again and applying the change on top helps."""
    DISK = "disk"
    """The disk reports an error."""
    OTHER = "other"
    """Anything else, such as a path that is too long."""


_TEMPORARY = frozenset((Cause.FULL, Cause.BUSY, Cause.DISK))

_CAUSES = {
    errno.ENOSPC: Cause.FULL,
    errno.EDQUOT: Cause.FULL,
    errno.EFBIG: Cause.FULL,
    errno.EROFS: Cause.READ_ONLY,
    errno.EACCES: Cause.READ_ONLY,
    errno.EPERM: Cause.READ_ONLY,
    errno.ENOENT: Cause.FOLDER_GONE,
    errno.ENOTDIR: Cause.FOLDER_GONE,
    errno.EIO: Cause.DISK,
    errno.ESTALE: Cause.DISK,
    errno.EMFILE: Cause.BUSY,
    errno.ENFILE: Cause.BUSY,
    errno.EAGAIN: Cause.BUSY,
}


class SaveFailed(GmrsjError):
    """Something was not saved; what was saved before is unharmed.

    Attributes:
        cause: What is in the way.
    """

    def __init__(self, message: str, hint: str = "", cause: Cause = Cause.OTHER) -> None:
        super().__init__(message, hint)
        self.cause = cause

    @property
    def temporary(self) -> bool:
        """Whether the same save may work a little later without anybody choosing something else."""
        return self.cause in _TEMPORARY

    @property
    def elsewhere(self) -> bool:
        """Whether another folder would help (:meth:`gmrsj_tui.store.journeys.JourneyStore.save_elsewhere`)."""
        return self.cause not in (Cause.BUSY, Cause.CHANGED)


class SaveGone(SaveFailed, MissingSave):
    """The file that a change belongs into is gone."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            f"not saved: {shown(path)} is gone",
            "bring the file back, save elsewhere, or let gmrsj doctor --repair restore the newest good copy",
            Cause.FILE_GONE,
        )


class SaveNotDurable(SaveFailed):
    """The new content is in place, but the disk did not confirm it: a power cut may bring the old one back."""

    def __init__(self, path: Path, problem: OSError) -> None:
        failed = not_saved(path.parent, problem)
        super().__init__(failed.message, failed.hint, failed.cause)


def folder_gone(folder: Path) -> SaveFailed:
    """The error that says that the saves folder is no longer there."""
    return SaveFailed(
        f"not saved: the folder {shown(folder)} is gone; it was removed or renamed",
        "bring it back under its name, or save elsewhere",
        Cause.FOLDER_GONE,
    )


def not_saved(folder: Path, problem: OSError) -> SaveFailed:
    """The error that names the folder in which something could not be saved, and the reason in plain words."""
    cause = _CAUSES.get(problem.errno or 0, Cause.OTHER)
    hints = {
        Cause.FULL: "make room, and the next attempt saves it",
        Cause.READ_ONLY: "choose another folder with --saves, or ask for the permission",
    }
    if problem.errno == errno.EROFS:
        hints[Cause.READ_ONLY] = "choose another folder with --saves"
    hint = hints.get(cause, "what was saved before is unharmed")
    return SaveFailed(f"not saved: {reason(problem)}, in the folder {shown(folder)}", hint, cause)


def read_only(path: Path) -> SaveFailed:
    """The error for a save that somebody has made read-only."""
    hint = "make the file writable, and the next attempt saves it"
    return SaveFailed(f"not saved: {shown(path)} is read-only", hint, Cause.READ_ONLY)
