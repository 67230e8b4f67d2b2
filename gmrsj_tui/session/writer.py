"""The one writer of an open journey: it applies a change on top of what is on disk, saves it, and tells what happened.

A change is saved under a lock on top of what the file holds at that moment, and only then becomes the session's
journey. So an answer that a front end shows is an answer on disk, and a change that somebody else saved in between is
kept.

A front end that stays open can ask for the exception: an answer that cannot be saved stays in memory, is named as
unsaved, and goes in with the next attempt (CONTRACTS 4).
"""

from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING

from gmrsj_tui.errors import GmrsjError
from gmrsj_tui.framework.model import Pack
from gmrsj_tui.journey import snapshots
from gmrsj_tui.journey.journey import Change, Journey
from gmrsj_tui.journey.pack_version import OlderPack, changed_pack, refuse_older
from gmrsj_tui.journey.pending import on_top_of, pending_changes, pending_snapshots, still_held
from gmrsj_tui.journey.standing import Standing, standing_of
from gmrsj_tui.journey.standing_after import standing_after
from gmrsj_tui.session.outcome import Outcome
from gmrsj_tui.store.document import MissingSave
from gmrsj_tui.store.journeys import JourneyStore

if TYPE_CHECKING:
    from gmrsj_tui.journey.moving import Moves


class JourneyWriter:
    """One open journey, as it is on disk and in memory.

    Attributes:
        store: Where it is saved.
        pack: The pack it is answered with.
        who: Who gives the answers of this session, or an empty string.
        problem: What keeps the journey from being saved or read; ``None`` when nothing does.
    """

    def __init__(
        self, store: JourneyStore, pack: Pack, journey: Journey, who: str = "", *, keep_unsaved: bool = False
    ) -> None:
        """Begin with a journey as it is on disk.

        Args:
            store: Where it is saved.
            pack: The pack it is answered with.
            journey: The journey.
            who: Who answers.
            keep_unsaved: Whether a change that cannot be saved stays in memory and is tried again. Without it such a
                change is refused, which is right for a program that is about to end.
        """
        self.store = store
        self.pack = pack
        self.who = who
        self.problem: GmrsjError | None = None
        self._keep_unsaved = keep_unsaved
        self._saved = journey
        """What is on disk, as far as this session knows."""
        self._journey = journey
        self._moves = _moves(pack, journey)
        self._standing = standing_of(pack, _as_moved(journey, self._moves))
        self._answered = False
        """Whether an answer was changed here since the last snapshot that was taken here."""

    @property
    def journey(self) -> Journey:
        """The journey as it is on disk, as far as this session knows, with what is not saved yet on top."""
        return self._journey

    @property
    def unsaved(self) -> tuple[Change, ...]:
        """The changes that are only in memory."""
        return pending_changes(self._saved, self._journey)

    @property
    def trouble(self) -> str:
        """What keeps the journey from being saved or read, and what to do about it; empty when nothing does."""
        return "" if self.problem is None else str(self.problem)

    @property
    def at_risk(self) -> bool:
        """Whether something of this journey would be lost if the program ended now."""
        return self.waiting or isinstance(self.problem, MissingSave) or _folder_gone(self.problem)

    @property
    def waiting(self) -> bool:
        """Whether something is only in memory: changes, or snapshots."""
        return bool(self.unsaved or pending_snapshots(self._saved, self._journey))

    @property
    def standing(self) -> Standing:
        """Where the journey stands; where its pack has changed, where it would stand once it is moved."""
        return self._standing

    @property
    def pending_moves(self) -> "Moves | None":
        """What would move to this version of the pack; ``None`` when the journey was answered with it."""
        return self._moves

    def refresh(self) -> Outcome | None:
        """Take over what somebody else saved; ``None`` when the file is as this session knows it.

        Raises:
            GmrsjError: The file cannot be read any more.
        """
        try:
            current = self.store.load_if_changed(self._saved)
            if current is not None and self.waiting:
                self._refuse_foreign_pack(current)
        except GmrsjError as error:
            if not self._keep_unsaved:
                raise
            self.problem = self._explained(error)
            raise self.problem from error
        if not self.waiting:
            self.problem = None
        if current is None:
            return None
        before, standing, held = self._journey, self._standing, still_held(self._saved, current)
        foreign = self._foreign(current, held)
        self._take(on_top_of(current, held, before, self.pack))
        put_back, self._saved = held is not self._saved, current
        if put_back and self.waiting and self._keep_unsaved:
            self.problem = self._put_back()
        return self._outcome(before, standing, None, foreign)

    def retry(self) -> Outcome | None:
        """Try again to save what is not saved; ``None`` when nothing was in the way of saving.

        Whether it worked, ``problem`` says. What somebody else saved meanwhile is kept.
        """
        if self.problem is None and not self.waiting:
            return None
        return self._apply(lambda journey: journey, moves=True)

    def save_elsewhere(self, folder: Path) -> Journey:
        """Save the whole journey in another folder, with all that waits, and go on there; what is here stays.

        Args:
            folder: A saves folder; it is made where there is none.

        Returns:
            The journey as it is saved there, under another id where that folder has another journey with this one.

        Raises:
            GmrsjError: It could not be saved there either; the session is where it was.
        """
        self.store, self._saved = self.store.save_elsewhere(self._journey, folder)
        self.problem = None
        self._take(self._saved)
        return self._saved

    # -- the one writer ---------------------------------------------------------------------------

    def _apply(self, change: Callable[[Journey], Journey], *, moves: bool = False) -> Outcome:
        before, standing = self._journey, self._standing
        notices: tuple[str, ...] = ()
        with ExitStack() as held:
            disk = self._reach(held)
            known = self._saved if disk is None else disk
            held_still = still_held(self._saved, known)
            foreign = self._foreign(known, held_still)
            current = on_top_of(known, held_still, before, self.pack)
            if not moves:
                self._refuse_unmoved(current)
            after = change(current)
            if after is not current and changed_pack(self.pack, current):
                self._refuse_unmoved(after)  # only what leads to this version can be done then
            saved = disk is not None and self._put(after, disk)
            notices = self.store.take_notices()
            if not saved and self.problem is not None and after.pack_version != known.pack_version:
                raise self.problem  # it moves every answer, and is asked for again rather than merged later
        self._take(after)
        self._saved = after if saved else known
        made = after.changes[-1] if len(after.changes) > len(current.changes) else None
        self._answered |= made is not None and any(item.subject == "answer" for item in made.items)
        return self._outcome(before, standing, made, foreign, notices)

    def _reach(self, held: ExitStack) -> Journey | None:
        """Lock the journey and read what is on disk; ``None`` when that fails, and changes are kept in memory."""
        try:
            held.enter_context(self.store.lock(self._saved.id))
            disk = self.store.load_if_changed(self._saved) or self._saved
            if self.waiting:
                self._refuse_foreign_pack(disk)
            refuse_older(self.pack, disk)
        except OlderPack:
            raise
        except GmrsjError as error:
            self._keep(error)
            return None
        return disk

    def _put(self, journey: Journey, disk: Journey) -> bool:
        """Save the journey, if there is anything to save; whether the disk has it now."""
        # After a failure it is saved even if the content is there: the disk may not have confirmed its name.
        if journey is not disk or self.problem is not None:
            try:
                self.store.save(journey)
            except GmrsjError as error:
                self._keep(error)
                return False
        self.problem = None
        return True

    def _keep(self, error: GmrsjError) -> None:
        """Take note of what is in the way; where changes are not kept in memory, refuse."""
        if not self._keep_unsaved:
            raise error
        self.problem = self._explained(error)

    def _explained(self, error: GmrsjError) -> GmrsjError:
        """The error in the words of a program that has the journey open: what is gone, and what to do."""
        from gmrsj_tui.store.failures import SaveFailed, SaveGone, folder_gone

        if not isinstance(error, MissingSave) or isinstance(error, SaveFailed):
            return error
        there = self.store.folder.exists()
        return SaveGone(self.store.path(self._saved.id)) if there else folder_gone(self.store.folder)

    def _refuse_foreign_pack(self, disk: Journey) -> None:
        if disk.pack_version != self._saved.pack_version:
            raise GmrsjError(
                f"not saved: {disk.id} was moved to version {disk.pack_version} of its pack meanwhile",
                "save it elsewhere, then open the journey again",
            )

    def _put_back(self) -> GmrsjError:
        """The error that says that a copy took the place of the file, and what that copy does not hold."""
        from gmrsj_tui.store.failures import Cause, SaveFailed

        return SaveFailed(
            f"the file of {self._saved.id} was put back to an earlier state, without something that is known here",
            "it is saved again on top of that",
            Cause.CHANGED,
        )

    def _foreign(self, disk: Journey, held: Journey) -> tuple[Change, ...]:
        """What somebody else has saved beyond what the file holds still, without what is from here."""
        ours = self.unsaved
        return tuple(change for change in _added(held, disk) if change not in ours)

    def _outcome(
        self,
        before: Journey,
        standing: Standing,
        made: Change | None,
        foreign: tuple[Change, ...],
        notices: tuple[str, ...] = (),
    ) -> Outcome:
        """What came of something, with a warning for each step that fell below what a snapshot recorded."""
        slips = snapshots.slipped(self.pack, before, self._journey, standing, self._standing)
        words = tuple(snapshots.slip_words(self.pack, slip) for slip in slips)
        return Outcome(before, self._journey, made, (*notices, *words), foreign, slips, notices)

    def _standing_of(self, journey: Journey) -> Standing:
        return self._standing if journey is self._journey else standing_of(self.pack, journey)

    def _take(self, journey: Journey) -> None:
        if journey is self._journey:
            return
        before, moved = self._journey, self._moves
        self._moves = _moves(self.pack, journey)
        self._journey = journey
        if moved is None and self._moves is None:
            self._standing = standing_after(self.pack, self._standing, before, journey)
        else:
            self._standing = standing_of(self.pack, _as_moved(journey, self._moves))

    def refuse_unmoved(self) -> None:
        """Refuse a journey whose pack has changed and that was not moved yet, before anything is worked out on it.

        Raises:
            GmrsjError: It is one.
        """
        self._refuse_unmoved(self._journey)

    def _refuse_unmoved(self, journey: Journey) -> None:
        if changed_pack(self.pack, journey):
            raise GmrsjError(
                f"{journey.id} was answered with {self.pack.id} {journey.pack_version}, "
                f"and this is {self.pack.version}",
                f"gmrsj migrate {journey.id} shows what moves, and moves it",
            )


def _added(before: Journey, current: Journey) -> tuple[Change, ...]:
    return current.changes[len(before.changes) :]


def _folder_gone(problem: GmrsjError | None) -> bool:
    if problem is None:
        return False
    from gmrsj_tui.store.failures import Cause, SaveFailed

    return isinstance(problem, SaveFailed) and problem.cause is Cause.FOLDER_GONE


def _moves(pack: Pack, journey: Journey) -> "Moves | None":
    if not changed_pack(pack, journey):
        return None
    from gmrsj_tui.journey.moving import moves

    return moves(pack, journey)


def _as_moved(journey: Journey, moves: "Moves | None") -> Journey:
    return journey if moves is None else journey._replace(answers=moves.answers, tracks=moves.tracks)
