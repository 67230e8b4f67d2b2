"""What every screen of an open journey has: it follows the journey, and the keys of the journey work on it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Generic

from gmrsj_tui.journey.answer import Status
from gmrsj_tui.journey.changes import AnswerUpdate
from gmrsj_tui.tui.messages import (
    CriterionWanted,
    MarkRequested,
    RedoRequested,
    StepWanted,
    UndoRequested,
    UpdateRequested,
)
from gmrsj_tui.tui.screens.base import GmrsjScreen, Result
from gmrsj_tui.tui.shown import Shown
from gmrsj_tui.tui.telling import told
from gmrsj_tui.tui.walking import coming_words, next_open, next_to_review
from gmrsj_tui.tui.widgets.title_bar import TitleBar

if TYPE_CHECKING:
    from gmrsj_tui.session import Outcome


class JourneyScreen(GmrsjScreen[Result], Generic[Result]):
    """A screen that shows the open journey and follows its changes."""

    _followed: Shown | None = None

    def on_mount(self) -> None:
        """Follow the journey from here on."""
        super().on_mount()
        self._follow()

    def on_screen_resume(self) -> None:
        """Show what changed while another screen was in front."""
        super().on_screen_resume()
        self._follow()

    def _shown_changed(self, before: Shown | None, after: Shown | None) -> None:
        super()._shown_changed(before, after)
        if after is not None and self.is_mounted and self.is_current:
            self._follow()

    def _follow(self) -> None:
        """Show the journey as it is now, unless that is what is shown."""
        before, after = self._followed, self.gmrsj.shown
        if after is not None and after is not before:
            self._followed = after
            self.show(after, before)

    def show(self, shown: Shown, before: Shown | None) -> None:
        """Show the journey as it is now; ``before`` is what was shown until now, if anything."""

    @property
    def shown(self) -> Shown:
        """The open journey."""
        shown = self.gmrsj.shown
        assert shown is not None
        return shown

    def say_title(self) -> None:
        """The journey, the screen, and when it was saved."""
        shown = self.gmrsj.shown
        if shown is None:
            return
        journey = shown.journey
        name = f"{journey.title} (sample)" if journey.sample else journey.title
        more: list[str] = []
        if journey.organisation and journey.organisation not in journey.title:
            more.append(journey.organisation)
        tracks = ", ".join(track.title for track in shown.pack.tracks if track.id in journey.tracks)
        if tracks:
            more.append(tracks)
        said, trouble = self.gmrsj.saved_words()
        separator = f" {self.gmrsj.symbols.separator} "
        self.query_one("#title", TitleBar).say(name, separator.join(more), said, trouble, screen=self.called)

    def telling(self, before: Shown, after: Shown, outcome: Outcome) -> Iterable[str]:
        """What to say after a change that was made on this screen."""
        return told(before, after, outcome, self.gmrsj.settings.who)

    def show_changed(self, step: str, criterion: str | None) -> None:
        """Bring what an undo or a redo changed to the cursor.

        Args:
            step: The step that it is about.
            criterion: The criterion, where it is about one.
        """
        if criterion is not None and self.criterion not in (None, criterion):
            self.post_message(CriterionWanted(criterion))

    # -- what the screen is about ------------------------------------------------------------------

    @property
    def criterion(self) -> str | None:
        """Id of the highlighted criterion, or ``None``."""
        return None

    @property
    def step(self) -> str:
        """Id of the step that the screen is about; the step screen's where it has none of its own."""
        return self.gmrsj.step

    # -- keys ---------------------------------------------------------------------------------------

    def action_mark(self, status: str) -> None:
        """Give the highlighted criterion a status."""
        if self.criterion is not None:
            self.post_message(MarkRequested(self.criterion, Status(status)))

    def action_open_criterion(self) -> None:
        """Open the highlighted criterion."""
        if self.criterion is not None:
            self.gmrsj.open_criterion(self.criterion)

    def action_confirm(self) -> None:
        """The highlighted criterion is still true, after the pack has changed."""
        criterion = self.criterion
        if criterion is None:
            return
        if self.shown.answer(criterion).review:
            self.post_message(UpdateRequested(AnswerUpdate(criterion, review=False)))
        else:
            self.gmrsj.tell(f"{criterion} needs no review.")

    def action_next_review(self) -> None:
        """To the next criterion that needs review, round the whole journey."""
        found = next_to_review(self.shown, self.step, self.criterion)
        if found is None:
            self.gmrsj.tell("Nothing needs review.")
        else:
            self.post_message(CriterionWanted(found))

    def action_undo(self) -> None:
        """Take the last change back."""
        self.post_message(UndoRequested())

    def action_redo(self) -> None:
        """Do again what was taken back."""
        self.post_message(RedoRequested())

    def action_previous_criterion(self) -> None:
        """To the criterion before."""
        self._move_by(-1)

    def action_next_criterion(self) -> None:
        """To the criterion after."""
        self._move_by(1)

    def action_previous_step(self) -> None:
        """To the step before."""
        self._step_by(-1)

    def action_next_step(self) -> None:
        """To the step after."""
        self._step_by(1)

    def _step_by(self, by: int) -> None:
        ids = [step.id for step in self.shown.pack.steps]
        place = ids.index(self.step) + by
        if 0 <= place < len(ids):
            self.post_message(StepWanted(ids[place]))

    def action_go_to_step(self, number: int) -> None:
        """To a step by its number."""
        steps = self.shown.pack.steps
        if number <= len(steps):
            self.post_message(StepWanted(steps[number - 1].id))

    def action_next_open(self) -> None:
        """To the next open steppingstone, in the next step if need be."""
        found = self.coming()
        if found is not None:
            self.post_message(CriterionWanted(found))

    def coming(self) -> str | None:
        """The next open criterion; parked ones come after the others, and nothing is passed over in silence."""
        found = next_open(self.shown, self.step, self.criterion, self.gmrsj.offered)
        if found is None:
            self.gmrsj.tell("Nothing is open up to the targets of the steps.")
            return None
        self.gmrsj.offered = found.criterion if found.parked else ""
        said = coming_words(found)
        if said:
            self.gmrsj.tell(said)
        return found.criterion

    def action_park(self) -> None:
        """Put the highlighted criterion off, or take it up again."""
        if self.criterion is not None:
            parked = self.shown.answer(self.criterion).parked
            self.post_message(UpdateRequested(AnswerUpdate(self.criterion, parked=not parked)))

    def look(self, screen: str, *arguments: object) -> None:
        """Open another screen of the journey on top of this one."""
        self.gmrsj.open_screen(screen, *arguments)

    def action_roadmap(self) -> None:
        """The next actions of the whole journey."""
        self.look("roadmap")

    def action_overview(self) -> None:
        """Steps by levels."""
        self.look("overview")

    def action_focus_view(self) -> None:
        """One criterion, large."""
        self.look("focus", self.criterion)

    def action_explain(self) -> None:
        """Why this level."""
        self.look("explain", self.step)

    def action_introduction(self) -> None:
        """The step to read aloud."""
        self.gmrsj.open_screen("introduction", self.step)

    def action_tests(self) -> None:
        """The questions to ask before saying met."""
        self.gmrsj.open_screen("tests")

    def action_search(self) -> None:
        """Search everything."""
        self.look("search")

    def action_history(self) -> None:
        """Who changed what and when."""
        self.look("history")

    def action_snapshots(self) -> None:
        """Recorded moments."""
        self.look("snapshots")

    def action_levels(self) -> None:
        """Levels over time."""
        self.look("levels")

    def action_briefing(self) -> None:
        """Where we were."""
        self.look("briefing")

    def action_retired(self) -> None:
        """Answers to criteria that the pack has no more."""
        self.look("retired")

    def action_profile(self) -> None:
        """Title, organisation, tracks and set-up answers."""
        self.look("profile")

    def action_print_roadmap(self) -> None:
        """Print or save the roadmap."""
        self.look("print", self.step)
