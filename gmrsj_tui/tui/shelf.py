"""What home lists of the saves folder: at once what is known, and the rest as it is read behind the frame."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from gmrsj_tui.framework.model import Pack, Step
from gmrsj_tui.journey.answer import Answer
from gmrsj_tui.journey.roadmap import RoadmapItem
from gmrsj_tui.journey.standing import Standing, StepStanding
from gmrsj_tui.store.collecting import without_collecting
from gmrsj_tui.store.listing import Damaged, Listing
from gmrsj_tui.store.look import Look
from gmrsj_tui.store.summary import StepLevel, Summary

AT_ONCE = 24
"""Saves that are read before the first list is shown: those of one screen."""
MUCH = 512 * 1024
"""Bytes of saves that are read before it, at most."""
_PORTION = 64
"""Saves that are read before the list is shown anew, the first time; then twice as many each time."""


@dataclass(frozen=True)
class ShelvedJourney:
    """A saved journey as home lists it: what the list of the saves folder knows, and its pack."""

    journey: Summary
    used: str
    """When it was last answered or opened, RFC 3339 in UTC."""
    pack: Pack | None
    trouble: str = ""
    """Why its pack cannot be used, for people."""

    @property
    def id(self) -> str:
        """The id of the journey."""
        return self.journey.id

    @property
    def unclear(self) -> bool:
        """Whether its levels are still to be worked out."""
        return self.pack is not None and self.journey.levels is None

    @cached_property
    def standing(self) -> Standing | None:
        """The level of each step, if its pack is there; counts and criteria are not known to a list."""
        levels = self.journey.levels
        if self.pack is None or levels is None:
            return None
        held = {step.step: step for step in levels.steps}
        steps = [_held(step, held[step.id]) for step in self.pack.steps]
        return Standing(tuple(steps), levels.overall, ())

    @cached_property
    def next(self) -> RoadmapItem | None:
        """The first action of its roadmap, if there is one."""
        levels = self.journey.levels
        found = None if self.pack is None or levels is None else self.pack.criterion(levels.next or "")
        if self.pack is None or levels is None or found is None:
            return None
        step = self.pack.step(found.step)
        assert step is not None
        answer = Answer(next_action=levels.next_action)
        return RoadmapItem(1, found, step, self.pack.level(found.level), answer)


def _held(step: Step, level: StepLevel) -> StepStanding:
    return StepStanding(step, step.criteria if level.applies else (), (), level.held, None, None, (), (), ())


@dataclass(frozen=True)
class UnreadJourney:
    """A saved journey of which only the name of its file is known yet."""

    id: str
    used: str
    """When its files were last changed, RFC 3339 in UTC."""


@dataclass(frozen=True)
class Shelf:
    """What the saves folder holds, at one moment."""

    folder: Path
    journeys: tuple[ShelvedJourney | UnreadJourney, ...]
    """Last used first, those that were put away left out."""
    archived: tuple[ShelvedJourney, ...]
    damaged: tuple[Damaged, ...]
    """Saves that could not be read."""
    left: int = 0
    """How many journeys are still to be read."""

    @property
    def empty(self) -> bool:
        """Whether there is nothing at all, which is so when the program is first started."""
        return not (self.journeys or self.archived or self.damaged)

    @property
    def only_sample(self) -> bool:
        """Whether nobody has begun a journey of their own."""
        listed = (*self.journeys, *self.archived)
        return bool(self.journeys) and all(isinstance(one, ShelvedJourney) and one.journey.sample for one in listed)

    def find(self, journey: str | None) -> ShelvedJourney | UnreadJourney | None:
        """The entry with this id."""
        return next((entry for entry in (*self.journeys, *self.archived) if entry.id == journey), None)


class Shelving:
    """One look at the saves folder: a first shelf at once, and then the whole one.

    Until everything is read, each journey keeps the place that it had at first, so that no row moves while somebody
    points at it. That is the place by its last use where that is known, and else by the time of its files.

    Args:
        look: What is known of the journeys.
        entry: Makes the entry of a journey.
        folder: The saves folder, as a whole path.
    """

    def __init__(self, look: Look, entry: Callable[[Summary], ShelvedJourney], folder: Path) -> None:
        self._look = look
        self._entry = entry
        self._folder = folder
        self._wanted: tuple[str, ...] = ()
        self._places = {entry.id: place for place, entry in enumerate(self._listed(look.listing()))}
        """Id to the place that a journey has as long as not all are read."""

    def first(self) -> Shelf:
        """What can be shown at once: the journeys used last are read for it, as many as a screen shows."""
        total = 0
        with without_collecting():
            for name in self._look.names[:AT_ONCE]:
                total += self._look.size(name)
                if total > MUCH:
                    break
                self._look.read(name)
            if not self._look.left:
                self._look.write()
            return self._shelf()

    def want(self, journeys: Sequence[str]) -> None:
        """Read these next: they are in sight. May be called while another thread reads on."""
        lacking = tuple(name for name in journeys if self._look.lacks(name))
        if lacking:
            self._wanted = lacking

    def read_on(self, stopped: Callable[[], bool] = lambda: False) -> Iterator[Shelf]:
        """Read what is left, and give the shelf each time when more of it is known.

        Args:
            stopped: Asked before each save; when it says so, nothing more is read or given.
        """
        portion = _PORTION
        try:
            while self._look.left and not stopped():
                self._read(portion, stopped)
                portion *= 2
                if not stopped():
                    yield self._shelf()
        finally:
            self._look.write()  # whatever was read is known the next time

    def _read(self, portion: int, stopped: Callable[[], bool]) -> None:
        wanted, self._wanted = self._wanted, ()
        named = wanted or self._look.names[:portion]
        with without_collecting():
            for name in named:
                if stopped() or (self._wanted and not wanted):
                    return
                self._look.read(name)

    def _shelf(self) -> Shelf:
        listing, left = self._look.listing(), self._look.left
        listed = self._listed(listing)
        if left:
            listed.sort(key=lambda entry: self._places[entry.id])
        archived = [entry for entry in listed if isinstance(entry, ShelvedJourney) and entry.journey.archived]
        away = {entry.id for entry in archived}
        return Shelf(
            folder=self._folder,
            journeys=tuple(entry for entry in listed if entry.id not in away),
            archived=tuple(archived),
            damaged=listing.damaged,
            left=left,
        )

    def _listed(self, listing: Listing) -> list[ShelvedJourney | UnreadJourney]:
        """The journeys, last used first, as far as that is known."""
        known: list[ShelvedJourney | UnreadJourney] = [self._entry(journey) for journey in listing.journeys]
        if not listing.unread:
            return known
        unread = [UnreadJourney(one.id, one.touched) for one in listing.unread]
        return sorted([*known, *unread], key=lambda entry: entry.used, reverse=True)
