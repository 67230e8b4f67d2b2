"""The library of saved journeys: a folder with one TinyDB file each (CONTRACTS 3 and 4).

TinyDB, the lock and all that only some commands need are imported by what uses them.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from gmrsj_tui.errors import GmrsjError
from gmrsj_tui.journey.journey import Journey
from gmrsj_tui.store.atomic import reason
from gmrsj_tui.store.document import MissingSave, Stamp, shown
from gmrsj_tui.store.identity import checked_id
from gmrsj_tui.store.listing import Known
from gmrsj_tui.store.reading import JourneyReader, read_journey

if TYPE_CHECKING:
    from gmrsj_tui.store.keeping import Keeper
    from gmrsj_tui.store.locking import JourneyLock
    from gmrsj_tui.store.saving import JourneySaver
    from gmrsj_tui.store.views import ViewState

__all__ = ["JourneyStore", "read_journey"]

PATIENCE = 10.0
"""Seconds to wait for another program that is saving the same journey; a save takes some milliseconds."""


class JourneyStore(JourneyReader):
    """The journeys of one folder. The folder is made when the first one is saved.

    Args:
        folder: The saves folder.
        patience: Seconds to wait for another program that is saving the same journey.
    """

    def __init__(self, folder: Path, patience: float = PATIENCE) -> None:
        super().__init__(folder)
        self.patience = patience
        self._locks: dict[str, JourneyLock] = {}
        self._savers: dict[str, JourneySaver] = {}
        self._keeper: Keeper | None = None

    @contextmanager
    def lock(self, journey: str, *, make: bool = False) -> Iterator[None]:
        """Keep other programs, and other threads, from saving a journey. Its holder may take it again.

        Args:
            journey: The id.
            make: Whether to make the saves folder where there is none.

        Raises:
            SaveFailed: Somebody else holds it for too long, or the folder is gone or cannot be written to.
        """
        held = self._locks.get(checked_id(journey))
        if held is None:
            from gmrsj_tui.store.locking import JourneyLock

            held = self._locks.setdefault(journey, JourneyLock(self.folder, journey))
        with held.held(self.patience, make=make):
            yield

    def save(self, journey: Journey) -> None:
        """Save a journey that continues what its file holds. When this returns, the disk has it.

        The state that it replaces is kept among the backups. Where that fails the journey is saved all the same, and
        :meth:`take_notices` tells.

        Raises:
            SaveFailed: It could not be saved, or the file holds changes that this journey does not have; the file is
                as it was.
            GmrsjError: The file is damaged or a newer program's; it is left as it is.
        """
        path = self.path(journey.id)
        with self.lock(journey.id):
            keeper = self._keeping()
            keeper.sweep()
            saver = self._saver(journey.id)
            saver.update(
                journey,
                self._known.get(journey.id),
                keep=lambda: keeper.keep(journey.id, path),
                keep_old_format=lambda number: keeper.keep_old_format(journey.id, path, number),
            )
            keeper.saved(journey.id, saver.stamp)
            self._remember(journey, saver.stamp)
            keeper.let_go()

    def create(self, journey: Journey) -> None:
        """Save a journey for the first time.

        Raises:
            GmrsjError: There is a file of that name already, or it could not be saved.
        """
        path = self.path(journey.id)
        with self.lock(journey.id, make=True):
            self._keeping().sweep()
            if os.path.lexists(path):
                raise GmrsjError(f"there is a journey {journey.id!r} already, in {shown(path)}")
            saver = self._saver(journey.id)
            saver.insert(journey)
            self._remember(journey, saver.stamp)

    def save_elsewhere(self, journey: Journey, folder: Path) -> tuple[JourneyStore, Journey]:
        """Save a journey in another folder, because its own cannot be written to; what is here stays as it is.

        Args:
            journey: The journey as it is in memory.
            folder: A saves folder; it is made where there is none.

        Returns:
            The store of that folder, and the journey as it is saved there: under another id where that folder has
            another journey with this one, or one with changes that are not known here.

        Raises:
            SaveFailed: It could not be saved there either.
        """
        from gmrsj_tui.store.copying import save_into

        other = JourneyStore(folder, self.patience)
        return other, save_into(other, journey)

    def take_notices(self) -> tuple[str, ...]:
        """What went wrong beside the saves since this was last asked, for people; saving itself worked."""
        return () if self._keeper is None else self._keeper.take_notices()

    def duplicate(self, journey: str, title: str, when: str, who: str = "") -> Journey:
        """Save a copy under a new id and title, with the whole history; never a sample, never put away.

        Args:
            journey: The id of the journey to copy.
            title: The title of the copy.
            when: This moment, RFC 3339 in UTC.
            who: Who copies, where they say so.

        Raises:
            GmrsjError: The journey cannot be read, the title is empty, or the copy cannot be saved.
        """
        from gmrsj_tui.journey.checking import checked_title
        from gmrsj_tui.store.copying import copy_of

        original = self.load(journey)
        copy = copy_of(original, self.new_id(checked_title(title)), title, when, who)
        self.create(copy)
        return copy

    def delete(self, journey: str) -> None:
        """Remove a journey for good, with its copies and its view state. Callers ask for the title first.

        Raises:
            GmrsjError: There is none, or it cannot be removed.
        """
        from gmrsj_tui.store import index
        from gmrsj_tui.store.copying import remove_files
        from gmrsj_tui.store.views import forget_view

        path = self.path(journey)
        if not os.path.lexists(path):
            raise MissingSave(f"there is no journey {journey!r} in {shown(self.folder)}")
        with self.lock(journey):
            try:
                remove_files(self.folder, journey, path)
            except OSError as problem:
                raise GmrsjError(f"{shown(path)} cannot be deleted: {reason(problem)}") from problem
            forget_view(self.folder, journey)
            index.forget(self.folder, journey)
            if self._remembered is not None:
                self._remembered.forget(journey)
            self._known.pop(journey, None)
            self._savers.pop(journey, None)
            self._locks.pop(journey).forget()

    def save_view(self, journey: str, state: ViewState) -> None:
        """Remember where a journey was left, if that can be done."""
        from gmrsj_tui.store.views import write_view

        write_view(self.folder, checked_id(journey), state)

    def _remember(self, journey: Journey, stamp: Stamp | None) -> None:
        if stamp is not None:
            self._known[journey.id] = Known(stamp, journey)

    def _saver(self, journey: str) -> JourneySaver:
        from gmrsj_tui.store.saving import JourneySaver

        known = self._savers.get(journey)
        if known is None:
            known = self._savers[journey] = JourneySaver(self.path(journey))
        return known

    def _keeping(self) -> Keeper:
        from gmrsj_tui.store.keeping import Keeper

        if self._keeper is None:
            self._keeper = Keeper(self.folder)
        return self._keeper
