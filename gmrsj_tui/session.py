"""The one way to change a saved journey: apply, save, tell what happened. Both front ends use it.

A change is worked out by :mod:`gmrsj_tui.journey.changes`, saved under a lock on top of what the file holds at that
moment, and only then becomes the session's journey. So an answer that a front end shows is an answer on disk, and a
change that somebody else saved in between is kept.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple, Self

from gmrsj_tui import clock
from gmrsj_tui.framework.library import PackLibrary
from gmrsj_tui.framework.model import Pack
from gmrsj_tui.journey import changes
from gmrsj_tui.journey.answer import Status
from gmrsj_tui.journey.applicability import applies
from gmrsj_tui.journey.changes import AnswerUpdate
from gmrsj_tui.journey.coverage import covers
from gmrsj_tui.journey.journey import Change, Journey
from gmrsj_tui.journey.standing import Standing, is_weak, standing_of
from gmrsj_tui.journey.undoing import redoable, undoable
from gmrsj_tui.store.journeys import JourneyStore


class Outcome(NamedTuple):
    """What a request did."""

    before: Journey
    after: Journey
    change: Change | None
    """The new entry in the history; ``None`` when the request changed nothing."""
    warnings: tuple[str, ...] = ()
    """Things to show that did not stop the change, such as a ``met`` on weak evidence."""
    foreign: tuple[Change, ...] = ()
    """Changes that somebody else had saved meanwhile, and that this journey now holds as well."""


class JourneySession:
    """One open journey.

    Attributes:
        pack: The pack it is answered with.
        journey: The journey as it is on disk, as far as this session knows.
        standing: Where that journey stands, always of the same moment as ``journey``.
        who: Who gives the answers of this session, or an empty string.
    """

    def __init__(self, store: JourneyStore, pack: Pack, journey: Journey, who: str = "") -> None:
        self.store = store
        self.pack = pack
        self.who = who
        self._journey = journey
        self._standing = standing_of(pack, journey)

    @classmethod
    def open(cls, store: JourneyStore, packs: PackLibrary, journey: str, who: str = "") -> Self:
        """Open a saved journey by its id, with the pack that it names.

        Raises:
            GmrsjError: The journey cannot be read, or its pack is missing or broken.
        """
        loaded = store.load(journey)
        return cls(store, packs.load(loaded.pack), loaded, who)

    @property
    def journey(self) -> Journey:
        """The journey as it is on disk, as far as this session knows."""
        return self._journey

    @property
    def standing(self) -> Standing:
        """Where the journey stands."""
        return self._standing

    # -- requests ---------------------------------------------------------------------------------

    def answer(self, updates: Sequence[AnswerUpdate], who: str | None = None) -> Outcome:
        """Record answers, all or nothing, as one change.

        Raises:
            GmrsjError: The answers are refused (see :func:`gmrsj_tui.journey.changes.record`) or cannot be saved.
        """
        by = self.who if who is None else who
        outcome = self._apply(lambda journey: changes.record(journey, self.pack, updates, clock.now(), by))
        warnings = tuple(
            warning
            for criterion in dict.fromkeys(update.criterion for update in updates)
            for warning in self._warnings(outcome.after, criterion)
        )
        return Outcome(outcome.before, outcome.after, outcome.change, warnings, outcome.foreign)

    def mark(self, criterion: str, status: Status, reason: str | None = None) -> Outcome:
        """Give one criterion a status.

        Raises:
            GmrsjError: As for :meth:`answer`.
        """
        return self.answer([AnswerUpdate(criterion, status=status, reason=reason)])

    def set_target(self, step: str, level: str | None) -> Outcome:
        """Choose the level that a step's roadmap leads to; ``None`` is the next level.

        Raises:
            GmrsjError: There is no such step or level, or it cannot be saved.
        """
        return self._apply(lambda j: changes.set_target(j, self.pack, step, level, clock.now(), self.who))

    def set_setup(self, answers: Mapping[str, str]) -> Outcome:
        """Answer set-up questions.

        Raises:
            GmrsjError: There is no such question, or it cannot be saved.
        """
        return self._apply(lambda j: changes.set_setup(j, self.pack, answers, clock.now(), self.who))

    def set_profile(
        self, *, title: str | None = None, organisation: str | None = None, tracks: Sequence[str] | None = None
    ) -> Outcome:
        """Change title, organisation or tracks.

        Raises:
            GmrsjError: An empty title, an unknown track, or it cannot be saved.
        """
        return self._apply(
            lambda j: changes.set_profile(
                j, self.pack, clock.now(), self.who, title=title, organisation=organisation, tracks=tracks
            )
        )

    def set_archived(self, archived: bool) -> Outcome:
        """Put the journey away, or bring it back.

        Raises:
            GmrsjError: It cannot be saved.
        """
        return self._apply(lambda j: changes.set_archived(j, archived, clock.now(), self.who))

    def undo(self, who: str | None = None) -> Outcome:
        """Take the last change back.

        Raises:
            GmrsjError: There is nothing to undo, or it cannot be saved.
        """
        by = self.who if who is None else who
        return self._apply(lambda journey: changes.undo(journey, clock.now(), by))

    def redo(self) -> Outcome:
        """Do again what was last taken back.

        Raises:
            GmrsjError: There is nothing to redo, or it cannot be saved.
        """
        return self._apply(lambda journey: changes.redo(journey, clock.now(), self.who))

    @property
    def undoable(self) -> Change | None:
        """The change that an undo would take back."""
        return undoable(self._journey.changes)

    @property
    def redoable(self) -> Change | None:
        """The change that a redo would do again."""
        return redoable(self._journey.changes)

    def refresh(self) -> Outcome | None:
        """Take over what somebody else saved; ``None`` when the file is as this session knows it.

        Raises:
            GmrsjError: The file cannot be read any more.
        """
        current = self.store.load_if_changed(self._journey)
        if current is None:
            return None
        before = self._journey
        self._take(current)
        return Outcome(before, current, None, (), _added(before, current))

    # -- the one writer ---------------------------------------------------------------------------

    def _apply(self, change: Callable[[Journey], Journey]) -> Outcome:
        before = self._journey
        with self.store.lock(before.id):
            current = self.store.load_if_changed(before) or before
            after = change(current)
            if after is not current:
                self.store.save(after)
        self._take(after)
        made = after.changes[-1] if after is not current else None
        return Outcome(before, after, made, (), _added(before, current))

    def _take(self, journey: Journey) -> None:
        if journey is not self._journey:
            self._journey = journey
            self._standing = standing_of(self.pack, journey)

    def _warnings(self, journey: Journey, criterion: str) -> tuple[str, ...]:
        found = changes.find_criterion(journey, self.pack, criterion)
        answer = journey.answer(found.id)
        warnings: list[str] = []
        level = self.pack.level(found.level)
        if is_weak(level, answer):
            least = level.minimum_evidence
            said = (
                f"with evidence of strength {answer.strength}; {level.title} asks for {least}"
                if answer.evidence
                else f"without evidence; {level.title} asks for strength {least}"
            )
            warnings.append(f"{found.id} is met {said}. The answer stands.")
        if answer.status is Status.MET:
            below = [self.pack.criterion(other) for other in found.builds_on]
            open_below = [
                other.id
                for other in below
                if other is not None and applies(other, journey) and not covers(other, journey.answer(other.id))
            ]
            if open_below:
                warnings.append(f"{found.id} builds on {', '.join(open_below)}, not covered yet. The answer stands.")
        return tuple(warnings)


def _added(before: Journey, current: Journey) -> tuple[Change, ...]:
    return current.changes[len(before.changes) :]
