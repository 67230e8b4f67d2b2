"""The focus view: one criterion, large, for the back of the room. All keys for answers work here."""

from __future__ import annotations

from collections.abc import Iterable

from textual.widget import Widget

from gmrsj_tui.tui.bindings import ANSWER, CRITERIA, JOURNEY, bindings
from gmrsj_tui.tui.messages import CriterionWanted, StepWanted
from gmrsj_tui.tui.screens.journey_screen import JourneyScreen
from gmrsj_tui.tui.screens.step import StepScreen
from gmrsj_tui.tui.shown import Shown
from gmrsj_tui.tui.walking import first_to_do, neighbour
from gmrsj_tui.tui.widgets.large_card import LargeCard


class FocusScreen(JourneyScreen[None]):
    """One criterion at a time."""

    NAME = "Focus"
    HELP = """\
One criterion, in letters as large as the terminal has room for. A larger window, or a smaller font in it, gives larger
letters.

Read the statement aloud, ask the question below it, let everybody decide alone, then press one key for the status. Up
and down go through the criteria of the step, the full stop goes to the next open one. Escape goes back to the step, at
the criterion that you came to."""
    KEYS = (*ANSWER, *CRITERIA, *JOURNEY)
    BINDINGS = bindings(KEYS)
    BAR = (
        "criterion.met",
        "criterion.in-progress",
        "criterion.not-met",
        "criterion.not-applicable",
        "history.undo",
        "move.next-open",
        "criterion.park",
        "criterion.previous",
        "criterion.next",
        "criterion.open",
        "view.tests",
        "view.explain",
        "app.back",
        "view.help",
    )
    BAR_LABELS = {"criterion.not-applicable": "n/a", "criterion.previous": "before", "criterion.next": "after"}

    def __init__(self, criterion: str | None = None) -> None:
        super().__init__()
        self._criterion = criterion
        self._first = criterion

    def body(self) -> Iterable[Widget]:
        """The card."""
        yield LargeCard(self.gmrsj.symbols)

    @property
    def criterion(self) -> str | None:
        """The criterion in front."""
        return self._criterion

    @property
    def step(self) -> str:
        """The step in which it stands."""
        found = None if self._criterion is None else self.shown.step_of(self._criterion)
        return self.gmrsj.step if found is None else found.id

    def show(self, shown: Shown, before: Shown | None) -> None:
        """Show the criterion."""
        if self._criterion is None or shown.pack.criterion(self._criterion) is None:
            self._criterion = first_to_do(shown, self.gmrsj.step)
        if self._criterion is not None:
            self.query_one(LargeCard).show(shown, self._criterion)

    def go_to(self, criterion: str | None) -> None:
        """Show another criterion."""
        if criterion is not None:
            self._criterion = criterion
            self.show(self.shown, None)

    def on_criterion_wanted(self, message: CriterionWanted) -> None:
        """Show the criterion that was asked for, here."""
        message.stop()
        self.go_to(message.criterion)

    def on_step_wanted(self, message: StepWanted) -> None:
        """Show where another step begins, here."""
        message.stop()
        self.go_to(first_to_do(self.shown, message.step))

    def action_back(self) -> None:
        """Back; the step shows the criterion that one came to."""
        below = self.app.screen_stack[-2]
        moved = self._criterion != self._first
        self.dismiss()
        if moved and self._criterion is not None and isinstance(below, StepScreen):
            below.post_message(CriterionWanted(self._criterion))

    # -- keys ---------------------------------------------------------------------------------------

    def _walk(self, by: int, within_step: bool) -> None:
        if self._criterion is not None:
            self.go_to(neighbour(self.shown, self._criterion, by, within_step=within_step))

    def _move_by(self, by: int) -> None:
        self._walk(by, within_step=True)

    def action_previous_criterion(self) -> None:
        """To the criterion before, in the step before if need be."""
        self._walk(-1, within_step=False)

    def action_next_criterion(self) -> None:
        """To the criterion after, in the next step if need be."""
        self._walk(1, within_step=False)

    def action_page_up(self) -> None:
        """To the criterion before."""
        self._move_by(-1)

    def action_page_down(self) -> None:
        """To the criterion after."""
        self._move_by(1)

    def action_cursor_first(self) -> None:
        """To the first criterion of the step."""
        self.go_to(next((found.id for found in self.shown.step(self.step).criteria), None))

    def action_cursor_last(self) -> None:
        """To the last criterion of the step."""
        self.go_to(next((found.id for found in reversed(self.shown.step(self.step).criteria)), None))

    def action_focus_view(self) -> None:
        """The same key leaves it."""
        self.action_back()
