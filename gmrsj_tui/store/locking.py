"""One writer at a time for each journey, over all programs on the machine (CONTRACTS 4).

The system itself holds the lock, so one that a program held goes when the program ends, however it ends.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from threading import get_ident

from filelock import FileLock, Timeout

from gmrsj_tui.store.atomic import PRIVATE_FILE, private_folder
from gmrsj_tui.store.failures import Cause, SaveFailed, folder_gone, not_saved

FOLDER = ".locks"
_ASK_AGAIN = 0.01
"""Seconds between two attempts; a save takes less."""


class JourneyLock:
    """The lock of one journey. Who holds it may take it again; another thread waits as another program does."""

    def __init__(self, saves: Path, journey: str) -> None:
        self._saves = saves
        self._journey = journey
        self.path = lock_path(saves, journey)
        self._lock = FileLock(self.path, mode=PRIVATE_FILE)
        self._holder: int | None = None
        """The thread that holds it."""

    @contextmanager
    def held(self, patience: float, *, make: bool = False) -> Iterator[None]:
        """Hold the lock for the length of the block.

        Args:
            patience: Seconds to wait for another holder.
            make: Whether to make the saves folder where there is none. Otherwise one that was renamed while a journey
                is open would come back empty under its old name.

        Raises:
            SaveFailed: Somebody else holds it for longer, or it cannot be made.
        """
        if self._holder == get_ident():
            yield
            return
        if not make and not os.path.lexists(self._saves):
            raise folder_gone(self._saves)
        try:
            private_folder(self._saves)
            private_folder(self.path.parent)
            self._lock.acquire(timeout=patience, poll_interval=_ASK_AGAIN)
        except Timeout as problem:
            raise SaveFailed(
                f"not saved: another program has been saving {self._journey} for {patience:g} seconds",
                "try again; if it stays so, end the other program",
                Cause.BUSY,
            ) from problem
        except OSError as problem:
            raise not_saved(self._saves, problem) from problem
        self._holder = get_ident()
        try:
            yield
        finally:
            self._holder = None
            # A lock whose file cannot be closed goes with the program; what was saved under it is saved.
            with suppress(OSError):
                self._lock.release()

    def forget(self) -> None:
        """Remove the lock's file, while it is held: the journey is gone."""
        with suppress(OSError):
            os.unlink(self.path)


def lock_path(saves: Path, journey: str) -> Path:
    """The file by which a journey is locked; the id must have been checked."""
    return saves / FOLDER / f"{journey}.lock"
