"""What can be asked of an open journey. Both front ends change a journey through this, and through nothing else.

A change is worked out by :mod:`gmrsj_tui.journey.changes`, and saved by :mod:`gmrsj_tui.session.writer`.
"""

from collections.abc import Mapping, Sequence
from typing import Self

from gmrsj_tui import clock
from gmrsj_tui.errors import GmrsjError
from gmrsj_tui.framework.library import PackLibrary
from gmrsj_tui.journey import changes, past, snapshots
from gmrsj_tui.journey.answer import Status
from gmrsj_tui.journey.changes import AnswerUpdate
from gmrsj_tui.journey.journey import Change, Journey
from gmrsj_tui.journey.pack_version import changed_pack
from gmrsj_tui.journey.undoing import redoable, undoable
from gmrsj_tui.session.doubts import doubts_about
from gmrsj_tui.session.outcome import Outcome
from gmrsj_tui.session.writer import JourneyWriter
from gmrsj_tui.store.journeys import JourneyStore


class JourneySession(JourneyWriter):
    """One open journey, and every request that can be made of it."""

    @classmethod
    def open(
        cls, store: JourneyStore, packs: PackLibrary, journey: str, who: str = "", *, keep_unsaved: bool = False
    ) -> Self:
        """Open a saved journey by its id, with the pack that it names.

        Where the pack has changed, ``pending_moves`` says what would move, and the journey cannot be changed until
        :meth:`move` has done it.

        Raises:
            GmrsjError: The journey cannot be read, or its pack is missing, broken, or older than its answers.
        """
        loaded = store.load(journey)
        return cls(store, packs.load(loaded.pack), loaded, who, keep_unsaved=keep_unsaved)

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
            for warning in doubts_about(outcome.after, self.pack, criterion)
        )
        return outcome._replace(warnings=(*warnings, *outcome.warnings))

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
        return self._apply(lambda journey: changes.undo(journey, clock.now(), by), moves=True)

    def redo(self) -> Outcome:
        """Do again what was last taken back.

        Raises:
            GmrsjError: There is nothing to redo, or it cannot be saved.
        """
        return self._apply(lambda journey: changes.redo(journey, clock.now(), self.who), moves=True)

    def move(self, who: str | None = None) -> Outcome:
        """Take the journey over to this version of its pack, as one change that an undo takes back.

        A journey that is there already is left as it is.

        Raises:
            GmrsjError: It was moved to a newer version meanwhile, or it cannot be saved.
        """
        from gmrsj_tui.journey.moving import apply_moves

        by = self.who if who is None else who
        return self._apply(lambda journey: apply_moves(journey, self.pack, clock.now(), by), moves=True)

    def back_to(self, change: int, who: str | None = None) -> Outcome:
        """Go back to the moment right after a change of the history, as one change that an undo takes back.

        Answers from before a change of the pack come back as they are for the pack of today.

        Args:
            change: The number of that change; 0 for the journey as it was created.
            who: Who goes back, where not the one of this session.

        Raises:
            GmrsjError: There is no such change, or it cannot be saved.
        """
        by = self.who if who is None else who

        def go(journey: Journey) -> Journey:
            if not 0 <= change <= len(journey.changes):
                raise GmrsjError(f"there is no change {change}", f"the last one is {len(journey.changes)}")
            then = past.journey_at(journey, change)
            if changed_pack(self.pack, then):
                from gmrsj_tui.journey.moving import preview

                then = preview(self.pack, then)._replace(pack_version=journey.pack_version)
            return past.take_over(journey, then, clock.now(), by, back_to=change)

        return self._apply(go)

    def snapshot(self, name: str, who: str | None = None) -> Outcome:
        """Record this moment under a name; it is the last of the journey's snapshots then, and no change.

        Raises:
            GmrsjError: The name is refused (see :func:`gmrsj_tui.journey.snapshots.take_snapshot`), or it cannot be
                saved.
        """
        by = self.who if who is None else who
        return self._apply(
            lambda journey: snapshots.take_snapshot(journey, self._standing_of(journey), name, clock.now(), by)
        )

    def auto_snapshot(self) -> Outcome | None:
        """Record the end of a session, if an answer was changed in it; ``None`` when there is nothing to record.

        Raises:
            GmrsjError: It cannot be saved.
        """
        if not self._answered or self._moves is not None:
            return None
        outcome = self._apply(
            lambda journey: snapshots.take_automatic(journey, self._standing_of(journey), clock.now(), self.who)
        )
        self._answered = False
        return outcome if len(outcome.after.snapshots) > len(outcome.before.snapshots) else None

    @property
    def undoable(self) -> Change | None:
        """The change that an undo would take back."""
        return undoable(self._journey.changes)

    @property
    def redoable(self) -> Change | None:
        """The change that a redo would do again."""
        return redoable(self._journey.changes)
