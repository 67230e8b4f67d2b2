"""What widgets and screens ask for (``messages.py``), answered."""

from __future__ import annotations

from collections.abc import Mapping

from gmrsj_tui.journey.answer import Status
from gmrsj_tui.journey.changes import AnswerUpdate, find_criterion
from gmrsj_tui.session import Outcome
from gmrsj_tui.tui.keeping import KeepingApp
from gmrsj_tui.tui.messages import (
    BackToRequested,
    MarkRequested,
    ProfileRequested,
    RedoRequested,
    SetupRequested,
    SnapshotRequested,
    TargetRequested,
    UndoRequested,
    UpdateRequested,
)
from gmrsj_tui.tui.screens.journey_screen import JourneyScreen
from gmrsj_tui.tui.telling import place_of


class AnsweringApp(KeepingApp):
    """An app that answers every request to change the open journey."""

    def on_mark_requested(self, message: MarkRequested) -> None:
        """Give a criterion a status."""
        message.stop()
        self.mark(message.criterion, message.status)

    def mark(self, criterion: str, status: Status) -> None:
        """Give a criterion a status; "not applicable" asks for its reason first."""
        if self.session is None or self.shown is None:
            return
        if status is not Status.NOT_APPLICABLE:
            self._mark(criterion, status)
            return
        found = find_criterion(self.shown.journey, self.shown.pack, criterion)
        if found.not_applicable == "never":
            self.apply(lambda session: session.mark(criterion, status))  # refused, in the rule's own words
            return

        def with_reason(reason: object) -> None:
            if isinstance(reason, str) and reason.strip():
                self._mark(criterion, status, reason)

        self.open_screen("reason", criterion, then=with_reason)

    def _mark(self, criterion: str, status: Status, reason: str | None = None) -> None:
        outcome = self.apply(lambda session: session.mark(criterion, status, reason))
        if outcome is not None and outcome.change is None:
            self.tell(f"{criterion} is {status.words} already")

    def on_update_requested(self, message: UpdateRequested) -> None:
        """Change what stands about a criterion."""
        message.stop()
        self.update_answer(message.update)

    def update_answer(self, update: AnswerUpdate) -> bool:
        """Change what stands about a criterion; whether it was taken."""
        return self.apply(lambda session: session.answer([update])) is not None

    def on_target_requested(self, message: TargetRequested) -> None:
        """Choose a step's target."""
        message.stop()
        self.apply(lambda session: session.set_target(message.step, message.level))

    def on_setup_requested(self, message: SetupRequested) -> None:
        """Answer set-up questions."""
        message.stop()
        self.answer_setup(message.answers)

    def answer_setup(self, answers: Mapping[str, str]) -> bool:
        """Answer set-up questions; whether it was taken."""
        return self.apply(lambda session: session.set_setup(answers)) is not None

    def on_profile_requested(self, message: ProfileRequested) -> None:
        """Change title, organisation or tracks."""
        message.stop()
        self.change_profile(message)

    def change_profile(self, wanted: ProfileRequested) -> bool:
        """Change title, organisation or tracks; whether it was taken."""
        return (
            self.apply(
                lambda session: session.set_profile(
                    title=wanted.title, organisation=wanted.organisation, tracks=wanted.tracks
                )
            )
            is not None
        )

    def on_undo_requested(self, message: UndoRequested) -> None:
        """Take the last change back."""
        message.stop()
        self._go_to_changed(self.apply(lambda session: session.undo()))

    def on_redo_requested(self, message: RedoRequested) -> None:
        """Do again what was taken back."""
        message.stop()
        self._go_to_changed(self.apply(lambda session: session.redo()))

    def _go_to_changed(self, outcome: Outcome | None) -> None:
        """Bring what was taken back, or done again, to the cursor of the screen in front."""
        screen, shown = self.screen, self.shown
        if outcome is None or outcome.change is None or shown is None or not isinstance(screen, JourneyScreen):
            return
        place = place_of(outcome.change, shown)
        if place is not None:
            screen.show_changed(*place)

    def on_back_to_requested(self, message: BackToRequested) -> None:
        """Go back to an earlier point of the history."""
        message.stop()
        outcome = self.apply(lambda session: session.back_to(message.change))
        if outcome is None:
            return
        if outcome.change is None:
            self.tell("The journey is as it was then already.")
            return
        where = f"change {message.change}" if message.change else "the beginning"
        self.tell(f"Back at {where}; {self.key('history.undo')} takes it back")

    def on_snapshot_requested(self, message: SnapshotRequested) -> None:
        """Record this moment under a name."""
        message.stop()
        outcome = self.apply(lambda session: session.snapshot(message.name))
        if outcome is not None:
            self.tell(f'Recorded: "{outcome.after.snapshots[-1].name}"')
