"""What a save does beside saving: it keeps the state that it replaces, and clears away what killed programs left."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path

from gmrsj_tui import clock
from gmrsj_tui.errors import GmrsjError
from gmrsj_tui.store import backups, leftovers
from gmrsj_tui.store.atomic import reason
from gmrsj_tui.store.backups import Copy
from gmrsj_tui.store.document import Stamp, stamp_of
from gmrsj_tui.store.failures import not_saved


class Keeper:
    """Keeps the copies of the journeys of one folder. Who calls a method about a journey holds its lock.

    Args:
        folder: The saves folder.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._notices: list[str] = []
        self._made: dict[str, tuple[Copy, ...]] = {}
        """The copies of a journey that is being saved."""
        self._known: dict[str, tuple[Stamp, tuple[Copy, ...]]] = {}
        """The copies of a journey, and the state of its file that was saved after the last of them was made."""
        self._superfluous: list[Copy] = []
        """The copies that the rule no longer keeps, until they are removed."""
        self._swept = False

    def take_notices(self) -> tuple[str, ...]:
        """What went wrong since this was last asked, for people; saving itself worked."""
        notices, self._notices = tuple(self._notices), []
        return notices

    def keep(self, journey: str, path: Path) -> None:
        """Keep the present state of a save, which a change is about to replace; a failure becomes a notice."""
        stamp, known = self._known.pop(journey, (None, ()))
        if stamp is None or stamp != stamp_of(path):
            known = ()  # somebody else may have saved, and kept a copy
        try:
            kept = backups.keep(self._folder, journey, path, clock.now(), known=known)
        except (OSError, GmrsjError) as problem:
            # An answer that is not saved is worse than one without a copy of what was before it.
            said = reason(problem) if isinstance(problem, OSError) else str(problem)
            self._notices.append(f"saved, but without a backup of the state before: {said}")
            return
        self._made[journey] = kept.copies
        self._superfluous += kept.superfluous

    def saved(self, journey: str, stamp: Stamp | None) -> None:
        """Take note that a save worked, so that the next one need not look for the copies again.

        Args:
            journey: The id.
            stamp: The state of its file now.
        """
        made = self._made.pop(journey, None)
        if made is not None and stamp is not None:
            self._known[journey] = stamp, made

    def let_go(self) -> None:
        """Remove the copies that the rule no longer keeps; what cannot be removed is found again by a later save."""
        while self._superfluous:
            with suppress(OSError):
                os.unlink(self._superfluous.pop().path)

    def keep_old_format(self, journey: str, path: Path, number: int) -> None:
        """Keep a save of an older format before it is migrated.

        Args:
            journey: The id.
            path: The save file.
            number: Its format.

        Raises:
            SaveFailed: That cannot be done: the form of a save is changed only when there is a way back.
        """
        try:
            kept = backups.keep(self._folder, journey, path, clock.now(), older_format=number)
        except OSError as problem:
            raise not_saved(self._folder / backups.FOLDER, problem) from problem
        self._superfluous += kept.superfluous

    def sweep(self) -> None:
        """Remove old temporary files, once for each program that saves: looking through the folder takes its time."""
        if not self._swept:
            self._swept = True
            leftovers.sweep_all(self._folder)
