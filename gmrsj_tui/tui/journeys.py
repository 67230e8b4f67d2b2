"""What home does with whole journeys: list, create, rename, duplicate, put away, delete, copy the sample.

Knows nothing of screens. Everything goes through the store, under its lock; what is refused is raised as a
``GmrsjError``, and the app tells it.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from gmrsj_tui import clock
from gmrsj_tui.errors import GmrsjError
from gmrsj_tui.framework.library import PackEntry, PackLibrary
from gmrsj_tui.framework.model import Pack
from gmrsj_tui.journey import changes
from gmrsj_tui.journey.checking import checked_title
from gmrsj_tui.journey.journey import Journey
from gmrsj_tui.store.collecting import without_collecting
from gmrsj_tui.store.journeys import JourneyStore, read_journey
from gmrsj_tui.store.summary import Summary, summary_of
from gmrsj_tui.text import one_line
from gmrsj_tui.tui.shelf import Shelf, ShelvedJourney, Shelving

_SAMPLE = "sample"
"""How the id of a copied sample begins."""


@dataclass(frozen=True, slots=True)
class NewJourney:
    """What a person typed about a new journey."""

    title: str = ""
    organisation: str = ""
    pack: str = ""
    """Id of its pack."""
    tracks: tuple[str, ...] = ()
    """Track ids; none stands for all of them."""
    setup: Mapping[str, str] = field(default_factory=dict)
    """Set-up question id to answer."""


class Journeys:
    """The journeys of the saves folder.

    Args:
        store: Where they are saved.
        library: The packs that they are answered with.
        sample: The file of the sample, which is copied and never written to.
        who: Says who makes a change, or an empty text.
    """

    def __init__(self, store: JourneyStore, library: PackLibrary, sample: Path, who: Callable[[], str]) -> None:
        self._store = store
        self._library = library
        self._sample = sample
        self._who = who
        self._packs: dict[str, Pack | GmrsjError] = {}
        self._last: tuple[str, int] | None = None
        self.opened: str | None = None
        """Id of the journey that was opened since home last looked."""
        self.draft: NewJourney | None = None
        """What was typed about a new journey that was not created yet."""

    @property
    def folder(self) -> Path:
        """The saves folder, as a whole path."""
        return Path(os.path.abspath(self._store.folder))

    # -- looking ------------------------------------------------------------------------------------

    def shelving(self) -> Shelving:
        """A look at the saves folder, which shows something at once and reads the rest behind it.

        Raises:
            GmrsjError: The saves folder cannot be read.
        """
        with without_collecting():
            return Shelving(self._store.look(self._found), self._entry, self.folder)

    def shelf(self) -> Shelf:
        """Everything that is saved; each pack is read once.

        Raises:
            GmrsjError: The saves folder cannot be read.
        """
        shelving = self.shelving()
        shelf = shelving.first()
        for more in shelving.read_on():
            shelf = more
        return shelf

    def summary(self, journey: str) -> Summary:
        """What a list needs of one journey, read now; its levels are left out.

        Raises:
            GmrsjError: It cannot be read.
        """
        return summary_of(self._store.load(journey))

    def _entry(self, journey: Summary) -> ShelvedJourney:
        self._found(journey.pack)
        pack = self._packs[journey.pack]
        if isinstance(pack, GmrsjError):
            return ShelvedJourney(journey, journey.used, None, str(pack))
        if journey.levels is not None and journey.levels.problem:
            return ShelvedJourney(journey, journey.used, None, journey.levels.problem)
        return ShelvedJourney(journey, journey.used, pack)

    def _found(self, pack: str) -> Pack | None:
        """A pack for the list; what is wrong with one is kept, so that it is read once."""
        known = self._packs.get(pack)
        if known is None:
            try:
                known = self._library.load(pack)
            except GmrsjError as error:
                known = error
            self._packs[pack] = known
        return None if isinstance(known, GmrsjError) else known

    def packs(self) -> tuple[PackEntry, ...]:
        """The packs that a new journey can be answered with; the bundled ones first."""
        found = [entry for entry in self._library.list() if entry.readable]
        return tuple(sorted(found, key=lambda entry: entry.source != "bundled"))

    def pack(self, pack: str) -> Pack:
        """A pack by its id.

        Raises:
            GmrsjError: It is missing or broken.
        """
        loaded = self._library.load(pack)
        self._packs[pack] = loaded
        return loaded

    # -- changing -----------------------------------------------------------------------------------

    def create(self, wanted: NewJourney) -> str:
        """Save a new journey and give its id.

        Raises:
            GmrsjError: The title is empty, something is too long, or it cannot be saved.
        """
        pack = self.pack(wanted.pack)
        when = clock.now()
        title = checked_title(wanted.title)
        journey = changes.start(
            pack,
            self._store.new_id(title),
            title,
            when,
            organisation=wanted.organisation,
            tracks=wanted.tracks,
        )
        journey = changes.set_setup(journey, pack, wanted.setup, when, self._who())
        self._store.create(journey)
        self.draft = None
        return journey.id

    def rename(self, journey: str, title: str) -> Journey:
        """Give a journey another title.

        Raises:
            GmrsjError: The title is empty or too long, or it cannot be saved.
        """
        return self._change(journey, lambda now: changes.set_profile(now, None, clock.now(), self._who(), title=title))

    def set_archived(self, journey: str, archived: bool) -> Journey:
        """Put a journey away, or bring it back.

        Raises:
            GmrsjError: It cannot be saved.
        """
        return self._change(journey, lambda now: changes.set_archived(now, archived, clock.now(), self._who()))

    def undo(self) -> Journey:
        """Take back what was last done here to a journey.

        Raises:
            GmrsjError: There is nothing to take back, something else happened to the journey since, or it cannot be
                saved.
        """
        if self._last is None:
            raise GmrsjError("nothing was changed here", "u takes answers back inside a journey")
        id, number = self._last

        def taken_back(now: Journey) -> Journey:
            if len(now.changes) != number:
                raise GmrsjError("something else was changed since", "open the journey; u takes it back there")
            return changes.undo(now, clock.now(), self._who())

        journey = self._change(id, taken_back)
        self._last = None
        return journey

    @property
    def can_undo(self) -> bool:
        """Whether something was done here that can be taken back."""
        return self._last is not None

    def duplicate(self, journey: str, title: str) -> str:
        """Copy a journey with its whole history, and give the id of the copy.

        Raises:
            GmrsjError: The title is empty or too long, or it cannot be read or saved.
        """
        return self._store.duplicate(journey, title, clock.now(), self._who()).id

    def delete(self, journey: str, typed: str) -> Journey:
        """Delete an archived journey for good.

        Args:
            journey: Its id.
            typed: Its title, typed by a person; white space around it and the case of letters do not matter.

        Raises:
            GmrsjError: It is not archived, something else was typed, or it cannot be deleted.
        """
        found = self._store.load(journey)
        if not found.archived:
            raise GmrsjError("only an archived journey can be deleted for good", "archive it first")
        if not is_title(typed, found.title):
            raise GmrsjError("that is not its title; nothing was deleted")
        self._store.delete(journey)
        self._last = None
        return found

    def sample(self) -> str:
        """The id of the sample in the saves folder; it is copied there unless one is there already.

        Raises:
            GmrsjError: The sample cannot be read, or cannot be saved.
        """
        look = self._store.look()
        for name in look.names:
            if name.startswith(_SAMPLE):  # a folder of thousands is not read for it
                look.read(name)
        for journey in look.listing().journeys:
            # A redacted journey is marked as a sample, too; nobody shows a room what a company said of itself.
            if journey.sample and journey.id.startswith(_SAMPLE) and not journey.archived:
                return journey.id
        sample = read_journey(self._sample)
        copy = sample._replace(id=self._store.new_id(_SAMPLE), sample=True, archived=False)
        self._store.create(copy)
        return copy.id

    def _change(self, journey: str, change: Callable[[Journey], Journey]) -> Journey:
        # Not through a session: it needs the pack, and a journey whose pack is missing can be put away as well.
        with self._store.lock(journey):
            current = self._store.load(journey)
            after = change(current)
            if after is not current:
                self._store.save(after)
                self._last = (journey, len(after.changes))
            return after


def is_title(typed: str, title: str) -> bool:
    """Whether a person typed this title."""
    return one_line(typed).casefold() == one_line(title).casefold()
