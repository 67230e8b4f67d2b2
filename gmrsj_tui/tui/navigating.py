"""Which screen is in front, and where in its journey somebody was."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import Any

from textual.command import CommandPalette
from textual.reactive import var
from textual.timer import Timer

from gmrsj_tui import clock
from gmrsj_tui.framework.library import PackLibrary
from gmrsj_tui.launch import AppRequest
from gmrsj_tui.session import JourneySession
from gmrsj_tui.store.journeys import JourneyStore
from gmrsj_tui.store.views import ViewState
from gmrsj_tui.tui.choices import ChoosingApp
from gmrsj_tui.tui.command_palette import GmrsjPalette
from gmrsj_tui.tui.messages import CriterionWanted, DocumentWanted, StepWanted
from gmrsj_tui.tui.screens.base import GmrsjScreen
from gmrsj_tui.tui.screens.step import StepScreen
from gmrsj_tui.tui.shown import Shown

PATIENCE = 0.5
"""Seconds to wait for another program that is saving; what cannot be saved then is kept and tried again."""

SCREENS = {
    "criterion": "criterion:CriterionScreen",
    "roadmap": "roadmap:RoadmapScreen",
    "overview": "overview:OverviewScreen",
    "focus": "focus:FocusScreen",
    "explain": "explain:ExplainScreen",
    "introduction": "introduction:IntroductionScreen",
    "tests": "tests:TestsScreen",
    "search": "search:SearchScreen",
    "print": "print:PrintScreen",
    "help": "help:HelpScreen",
    "reason": "reason:ReasonScreen",
    "new": "new_journey:NewJourneyScreen",
    "profile": "profile:ProfileScreen",
    "ask": "ask_line:AskLineScreen",
    "delete": "delete:DeleteScreen",
    "standard": "standard:StandardScreen",
    "about": "about:AboutScreen",
    "history": "history:HistoryScreen",
    "change": "change:ChangeScreen",
    "snapshots": "snapshots:SnapshotsScreen",
    "compare": "compare:CompareScreen",
    "not_saved": "not_saved:NotSavedScreen",
    "moves": "moves:MovesScreen",
    "read_only": "read_only:ReadOnlyScreen",
    "retired": "retired:RetiredScreen",
    "levels": "levels:LevelsScreen",
    "briefing": "briefing:BriefingScreen",
}
"""Screens that are imported when they are first opened, so that the first frame does not wait for them."""


class NavigatingApp(ChoosingApp):
    """An app that shows one journey at a time, and remembers where it was left."""

    shown: var[Shown | None] = var(None)
    """The open journey at this moment; ``None`` at home. Only the one writer assigns it (``keeping.py``)."""

    def __init__(self, request: AppRequest, *, state: Path | None = None, crash_report: Path | None = None) -> None:
        super().__init__(request, state=state, crash_report=crash_report)
        self.store = JourneyStore(request.saves, PATIENCE)
        self.packs = PackLibrary(request.content)
        self.session: JourneySession | None = None
        self.step = ""
        self.last_search = ("", "")
        """What was last searched in the open journey, and the key of the hit that was highlighted."""
        self.offered = ""
        """The parked criterion that came back last, from which the next one follows."""
        self._view = ViewState()
        self._view_timer: Timer | None = None

    def open_screen(self, name: str, *arguments: object, then: Callable[[object], None] | None = None) -> None:
        """Open a screen on top of what is open, unless it is in front already."""
        module, _, cls = SCREENS[name].partition(":")
        screen_class = getattr(import_module(f"gmrsj_tui.tui.screens.{module}"), cls)
        if type(self.screen) is screen_class:
            return
        self.push_screen(screen_class(*arguments), then)

    def open_criterion(self, criterion: str) -> None:
        """Open a criterion to write in it."""
        if self.shown is not None and self.shown.pack.criterion(criterion) is not None:
            self.open_screen("criterion", criterion)

    def open_help(self, screen: type[GmrsjScreen[Any]], idle: frozenset[str] = frozenset()) -> None:
        """What a screen is for, and its keys, but for those of actions that have nothing to work on now."""
        self.open_screen("help", screen, idle)

    def ask_who(self) -> None:
        """Ask who records, and give that name with each change from now on."""

        def take(typed: object) -> None:
            if not isinstance(typed, str):
                return
            self.remember_who(typed)
            if self.session is not None:
                self.session.who = typed
            next_time = self.who_in_settings or typed
            again = "" if next_time == typed else f"; next time it is {next_time} again, as the settings say"
            self.tell(f"Changes are recorded {f'by {typed}' if typed else 'without a name'}{again}.")

        question = "Who records? The name is given with each change, here and by the commands. Empty names nobody."
        self.open_screen("ask", "Who records", question, self.settings.who, True, then=take)

    def action_command_palette(self) -> None:
        """Everything by name."""
        if not isinstance(self.screen, CommandPalette):
            self.push_screen(GmrsjPalette())

    @property
    def at_home(self) -> bool:
        """Whether nothing is in front of the list of journeys."""
        return len(self.screen_stack) <= 1

    def on_criterion_wanted(self, message: CriterionWanted) -> None:
        """Go to a criterion on its step's screen."""
        message.stop()
        if self.shown is None:
            return
        step = self.shown.step_of(message.criterion)
        if step is not None:
            self.go_to_step(step.id, message.criterion)

    def on_step_wanted(self, message: StepWanted) -> None:
        """Go to a step."""
        message.stop()
        self.go_to_step(message.step)

    def on_document_wanted(self, message: DocumentWanted) -> None:
        """Show a document that can be printed or saved."""
        message.stop()
        if self.shown is not None:
            self.open_screen("print", self.step, None, None, None, message.kind)

    def go_to_step(self, step: str, criterion: str | None = None, *, introduce: bool = True) -> None:
        """Show a step on the step screen, closing what is in front of it.

        Args:
            step: Id of the step.
            criterion: The criterion to go to; else the one at which the step was left.
            introduce: Whether the step's introduction comes first, where it was never shown.
        """
        while not isinstance(self.screen, StepScreen) and not self.at_home:
            self.pop_screen()
        if isinstance(self.screen, StepScreen):
            self.step = step
            self.screen.go_to(step, criterion)
            self._remember_view()
            if introduce:
                self.introduce()

    def introduce(self) -> None:
        """Show a step's introduction on the first visit."""
        if self.step not in self._view.seen_introductions:
            self.remember_introduction(self.step)
            self.open_screen("introduction", self.step)

    def remember_introduction(self, step: str) -> None:
        """Remember that a step's introduction was shown, so that it does not come by itself again."""
        if step not in self._view.seen_introductions:
            self._view = self._view._replace(seen_introductions=(*self._view.seen_introductions, step))
            self._remember_view()

    # -- the place where the journey was left ---------------------------------------------------------

    def place_in(self, step: str) -> tuple[str, int] | None:
        """The criterion and the scroll place at which a step was left."""
        return self._view.places.get(step)

    def remember_place(self, criterion: str | None, offset: int) -> None:
        """Remember where the cursor stands in the current step; written when it has rested a moment."""
        if criterion is None:
            return
        self._view = self._view._replace(places={**self._view.places, self.step: (criterion, offset)})
        if self._view_timer is not None:
            self._view_timer.stop()
        self._view_timer = self.set_timer(1.0, self._remember_view)

    def _remember_place_in_front(self) -> None:
        """Remember where the step is scrolled to, which the mouse may have done."""
        for screen in self.screen_stack:
            if isinstance(screen, StepScreen) and screen.is_mounted and self.shown is not None:
                screen.remember_place()

    def _remember_view(self) -> None:
        if self._view_timer is not None:
            self._view_timer.stop()
            self._view_timer = None
        if self.session is not None:
            self._view = self._view._replace(step=self.step, opened=clock.now())
            self.session.store.save_view(self.session.journey.id, self._view)
