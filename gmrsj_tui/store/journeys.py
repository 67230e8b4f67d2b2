"""The library of saved journeys: a folder with one TinyDB file each (CONTRACTS 3 and 4).

Reading needs neither TinyDB nor a lock: a save is always replaced whole, and a command that only reads has to start
fast. Both, and all that only some commands need, are imported by what uses them.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from gmrsj_tui.errors import GmrsjError
from gmrsj_tui.journey.journey import ChangedItem, Journey
from gmrsj_tui.store import codec
from gmrsj_tui.store.atomic import flush_folder, reason
from gmrsj_tui.store.document import MissingSave, Stamp, read_stamped, shown, stamp_of
from gmrsj_tui.store.identity import checked_id, is_id, proposed_id
from gmrsj_tui.store.listing import SUFFIX, Damaged, Known, Listing, last_used, save_files

if TYPE_CHECKING:
    from gmrsj_tui.store.locking import JourneyLock
    from gmrsj_tui.store.views import ViewState

PATIENCE = 10.0
"""Seconds to wait for another program that is saving the same journey; a save takes some milliseconds."""


def read_journey(path: Path) -> Journey:
    """Read any save file, such as the sample.

    Raises:
        GmrsjError: There is none, it is damaged, or only a newer program reads it.
    """
    return _read(path)[0]


class JourneyStore:
    """The journeys of one folder. The folder is made when the first one is saved.

    Args:
        folder: The saves folder.
        patience: Seconds to wait for another program that is saving the same journey.
    """

    def __init__(self, folder: Path, patience: float = PATIENCE) -> None:
        self.folder = folder
        self.patience = patience
        self._known: dict[str, Known] = {}
        self._locks: dict[str, JourneyLock] = {}
        self._swept = False

    # -- reading ----

    def path(self, journey: str) -> Path:
        """The save file of a journey, whether there is one or not.

        Raises:
            GmrsjError: This is no id.
        """
        return self.folder / f"{checked_id(journey)}{SUFFIX}"

    def load(self, journey: str) -> Journey:
        """Read a journey. The name of its file is its id, so that a copied file is another journey.

        Raises:
            GmrsjError: There is none, it is damaged, or only a newer program reads it.
        """
        path = self.path(journey)
        try:
            loaded, stamp = _read(path)
        except MissingSave as problem:
            raise MissingSave(
                f"there is no journey {journey!r} in {shown(self.folder)}", "gmrsj list shows the journeys"
            ) from problem
        named = _named(loaded, journey)
        self._known[journey] = Known(stamp, named)
        return named

    def load_if_changed(self, journey: Journey) -> Journey | None:
        """Read a journey again, if its file is not as this one knows it.

        Returns:
            The journey as it is on disk, or ``None`` when that is the one given.

        Raises:
            GmrsjError: As for :meth:`load`.
        """
        path = self.path(journey.id)
        known = self._known.get(journey.id)
        if known is not None and known.journey == journey and known.stamp == stamp_of(path):
            return None
        current = self.load(journey.id)
        return None if current == journey else current

    def list(self) -> Listing:
        """All journeys, last used first; a folder that does not exist has none.

        Raises:
            GmrsjError: The folder cannot be read.
        """
        used: list[tuple[str, Journey]] = []
        damaged: list[Damaged] = []
        for name in save_files(self.folder):
            path = self.folder / f"{name}{SUFFIX}"
            if not is_id(name):
                damaged.append(Damaged(path, _misnamed(path, name)))
                continue
            try:
                journey = _named(read_journey(path), name)
            except MissingSave:
                continue
            except GmrsjError as error:
                damaged.append(Damaged(path, error))
                continue
            used.append((last_used(journey, self.view(name).opened), journey))
        used.sort(key=lambda pair: pair[0], reverse=True)
        return Listing(tuple(journey for _, journey in used), tuple(damaged))

    def find(self, reference: str) -> str:
        """The id of the journey that a person means: an id, a unique beginning of one, or a title, in any case.

        Raises:
            GmrsjError: None fits, or several do; names them.
        """
        exact = reference.strip().lower()
        if is_id(exact) and os.path.lexists(self.path(exact)):
            return exact
        from gmrsj_tui.store.references import Candidate, resolve

        listing = self.list()
        known = [Candidate(journey.id, journey.title, journey.archived) for journey in listing.journeys]
        unreadable = [Candidate(entry.path.name[: -len(SUFFIX)]) for entry in listing.damaged]
        return resolve(reference, [*known, *(candidate for candidate in unreadable if is_id(candidate.id))])

    def latest(self) -> str | None:
        """The id of the journey used last, put away ones aside; ``None`` when there is none.

        Raises:
            GmrsjError: The folder cannot be read.
        """
        return next((journey.id for journey in self.list().journeys if not journey.archived), None)

    def new_id(self, title: str) -> str:
        """An id for a new journey with this title that no file here has."""
        while os.path.lexists(self.path(proposed := proposed_id(title))):
            continue
        return proposed

    # -- saving ----

    @contextmanager
    def lock(self, journey: str) -> Iterator[None]:
        """Keep other programs, and other threads, from saving a journey. Its holder may take it again.

        Raises:
            GmrsjError: Somebody else holds it for too long, or the folder cannot be written to.
        """
        held = self._locks.get(checked_id(journey))
        if held is None:
            from gmrsj_tui.store.locking import JourneyLock

            held = self._locks.setdefault(journey, JourneyLock(self.folder, journey))
        with held.held(self.patience):
            yield

    def save(self, journey: Journey) -> None:
        """Save a journey that continues what its file holds. When this returns, the disk has it.

        Raises:
            GmrsjError: It could not be saved, or the file holds changes that this journey does not have; the file is
                as it was.
        """
        from gmrsj_tui.store.saving import update_journey
        from gmrsj_tui.store.storage import JourneyStorage

        path = self.path(journey.id)
        with self.lock(journey.id):
            self._sweep()
            storage = JourneyStorage(path)
            update_journey(storage, journey, self._known.get(journey.id))
            self._remember(journey, storage.stamp)

    def create(self, journey: Journey) -> None:
        """Save a journey for the first time.

        Raises:
            GmrsjError: There is a file of that name already, or it could not be saved.
        """
        from gmrsj_tui.store.saving import insert_journey
        from gmrsj_tui.store.storage import JourneyStorage

        path = self.path(journey.id)
        with self.lock(journey.id):
            self._sweep()
            if os.path.lexists(path):
                raise GmrsjError(f"there is a journey {journey.id!r} already, in {shown(path)}")
            storage = JourneyStorage(path)
            insert_journey(storage, journey)
            self._remember(journey, storage.stamp)

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
        from gmrsj_tui.journey.changes import apply_items
        from gmrsj_tui.journey.checking import checked_title

        original = self.load(journey)
        named = checked_title(title)
        items = [
            ChangedItem("title", "", original.title, named),
            ChangedItem("archived", "", original.archived, False),
        ]
        copied = original._replace(id=self.new_id(named), sample=False, updated=when)
        copy = apply_items(copied, items, when, who)
        self.create(copy)
        return copy

    def delete(self, journey: str) -> None:
        """Remove a journey for good, with its view state and its lock. Callers ask for the title first.

        Raises:
            GmrsjError: There is none, or it cannot be removed.
        """
        from gmrsj_tui.store.views import forget_view

        path = self.path(journey)
        if not os.path.lexists(path):
            raise MissingSave(f"there is no journey {journey!r} in {shown(self.folder)}")
        with self.lock(journey):
            try:
                os.unlink(path)
                flush_folder(self.folder)
            except OSError as problem:
                raise GmrsjError(f"{shown(path)} cannot be deleted: {reason(problem)}") from problem
            forget_view(self.folder, journey)
            self._known.pop(journey, None)
            self._locks.pop(journey).forget()

    # -- where somebody was ----

    def view(self, journey: str) -> ViewState:
        """Where a journey was left; the beginning where that is not known."""
        from gmrsj_tui.store.views import read_view

        return read_view(self.folder, checked_id(journey))

    def save_view(self, journey: str, state: ViewState) -> None:
        """Remember where a journey was left, if that can be done."""
        from gmrsj_tui.store.views import write_view

        write_view(self.folder, checked_id(journey), state)

    # -- own affairs ----

    def _remember(self, journey: Journey, stamp: Stamp | None) -> None:
        if stamp is not None:
            self._known[journey.id] = Known(stamp, journey)

    def _sweep(self) -> None:
        # Once for each program that saves: looking through the folder at every save would grow with its files.
        if not self._swept:
            from gmrsj_tui.store import leftovers, views

            self._swept = True
            leftovers.sweep(self.folder)
            leftovers.sweep(self.folder / views.FOLDER)


def _read(path: Path) -> tuple[Journey, Stamp]:
    tables, stamp = read_stamped(path)
    return codec.journey_of(tables, path), stamp


def _named(journey: Journey, name: str) -> Journey:
    return journey if journey.id == name else journey._replace(id=name)


def _misnamed(path: Path, name: str) -> GmrsjError:
    cleaned = "".join(sign if sign.isascii() and (sign.isalnum() or sign in "._-") else "-" for sign in name.lower())
    return GmrsjError(
        f"{shown(path)} has a name that cannot be the id of a journey",
        f"rename it, for example to {cleaned.lstrip('._-')[:60] or 'journey'}{SUFFIX}",
    )
