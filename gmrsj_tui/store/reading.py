"""Reading the journeys of a folder: one, all, the one that a person means (CONTRACTS 3 and 4).

It needs neither TinyDB nor a lock: a save is always replaced whole, and a command that only reads has to start fast.
What only some commands need is imported by what uses it.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from gmrsj_tui.errors import GmrsjError
from gmrsj_tui.journey.journey import Journey
from gmrsj_tui.store import codec
from gmrsj_tui.store.collecting import without_collecting
from gmrsj_tui.store.document import LinkNowhere, MissingSave, Stamp, content_of, decode, shown, stamp_of
from gmrsj_tui.store.identity import checked_id, is_id, proposed_id
from gmrsj_tui.store.listing import SUFFIX, Known, Listing, misnamed

if TYPE_CHECKING:
    from gmrsj_tui.store.index import Remembered
    from gmrsj_tui.store.look import Look
    from gmrsj_tui.store.summary import PackFinder
    from gmrsj_tui.store.views import ViewState

_LARGE = 1024 * 1024
"""Bytes of a save that is worth a special effort."""


def read_journey(path: Path) -> Journey:
    """Read any save file, such as the sample.

    Raises:
        GmrsjError: There is none, it is damaged, or only a newer program reads it.
    """
    return _read(path)[0]


class JourneyReader:
    """The journeys of one folder, to be read. A folder that does not exist has none.

    Args:
        folder: The saves folder.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._known: dict[str, Known] = {}
        self._remembered: Remembered | None = None

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
        except LinkNowhere:
            raise
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
        if known is not None and known.stamp == stamp_of(path):
            same = known.journey is journey or known.journey == journey
            return None if same else known.journey
        current = self.load(journey.id)
        return None if current == journey else current

    def list(self, packs: PackFinder | None = None) -> Listing:
        """All journeys, last used first; a folder that does not exist has none.

        Args:
            packs: Gives the pack with an id, for the levels; they are left out without it.

        Raises:
            GmrsjError: The folder cannot be read.
        """
        with without_collecting():
            look = self.look(packs)
            try:
                look.read_all()
            finally:
                look.write()  # what was read is not read again, even if somebody lost patience
            return look.listing()

    def look(self, packs: PackFinder | None = None) -> Look:
        """What is known of the journeys without reading them; with it, the others can be read one by one.

        Args:
            packs: As for :meth:`list`.

        Raises:
            GmrsjError: The folder cannot be read.
        """
        from gmrsj_tui.store.index import Remembered
        from gmrsj_tui.store.look import Look

        if self._remembered is None:
            self._remembered = Remembered(self.folder)
        return Look(self.folder, packs, _read_named, misnamed, self._remembered)

    def find(self, reference: str, also: Sequence[str] = ()) -> str:
        """The id of the journey that a person means, in any case of letters.

        That is a whole id, else a whole title, else the beginning of an id, else the beginning of a title, as long as
        it fits one journey alone. Of those that fit in the same way, one in use goes before those that were put away.
        ``TITLE (sample)``, as lists show it, is the sample with that title and no other journey.

        A damaged journey may be meant like any other, so that nobody works on another one in its place: by the title
        that its copies or the index tell, or else by what its id says of the title.

        Args:
            reference: What they typed.
            also: Ids of journeys that have no file, and may be meant all the same.

        Raises:
            GmrsjError: None fits, or several do; names them.
        """
        exact = reference.strip().lower()
        if is_id(exact) and (os.path.lexists(self.path(exact)) or exact in also):
            return exact
        from gmrsj_tui.store.references import Candidate, refuse_gone, resolve, unreadable_candidate

        listing = self.list()
        known = [Candidate(one.id, one.title, one.archived, one.sample) for one in listing.journeys]
        ids = {candidate.id for candidate in known}
        unreadable = [entry.path.name[: -len(SUFFIX)] for entry in listing.damaged]
        others = dict.fromkeys(id for id in (*unreadable, *also) if is_id(id) and id not in ids)
        remembered = self._remembered.entries if self._remembered is not None else {}
        known += [unreadable_candidate(self.folder, id, remembered.get(id)) for id in others]
        try:
            return resolve(reference, known)
        except GmrsjError:
            refuse_gone(self.folder, exact, ids.union(others))
            raise

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

    def view(self, journey: str) -> ViewState:
        """Where a journey was left; the beginning where that is not known."""
        from gmrsj_tui.store.views import read_view

        return read_view(self.folder, checked_id(journey))


def _read(path: Path) -> tuple[Journey, Stamp]:
    content, stamp = content_of(path)
    with without_collecting(len(content) > _LARGE):
        return codec.journey_of(decode(content, path), path), stamp


def _read_named(path: Path, name: str) -> Journey:
    return _named(read_journey(path), name)


def _named(journey: Journey, name: str) -> Journey:
    return journey if journey.id == name else journey._replace(id=name)
