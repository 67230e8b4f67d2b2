"""The app: it holds the open journey, answers every request, and decides which screen is in front.

There is one writer. Widgets and screens post requests (``messages.py``); the handlers here pass them to the session,
which saves, and one assignment to ``shown`` updates every screen that watches it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from importlib import import_module
from pathlib import Path
from typing import Any, ClassVar, TypeVar

from textual.command import CommandPalette, Provider
from textual.reactive import var
from textual.screen import Screen
from textual.scrollbar import ScrollBar
from textual.timer import Timer

from gmrsj_tui import clock
from gmrsj_tui.errors import GmrsjError
from gmrsj_tui.framework.library import PackLibrary
from gmrsj_tui.journey.answer import Status
from gmrsj_tui.journey.changes import AnswerUpdate, find_criterion
from gmrsj_tui.keys import BY_ID
from gmrsj_tui.keys import shown as shown_key
from gmrsj_tui.launch import AppRequest
from gmrsj_tui.places import sample_file
from gmrsj_tui.session import JourneySession, Outcome
from gmrsj_tui.settings import Remembered, read_remembered, read_settings, write_remembered
from gmrsj_tui.store.journeys import JourneyStore
from gmrsj_tui.store.views import ViewState
from gmrsj_tui.symbols import ASCII, SymbolSet, chosen_symbols
from gmrsj_tui.tui.guards.driver import output_encoding
from gmrsj_tui.tui.journeys import Journeys, NewJourney
from gmrsj_tui.tui.messages import (
    CriterionWanted,
    MarkRequested,
    ProfileRequested,
    RedoRequested,
    SetupRequested,
    StepWanted,
    TargetRequested,
    UndoRequested,
    UpdateRequested,
)
from gmrsj_tui.tui.notices import NotingApp
from gmrsj_tui.tui.palette import GmrsjCommands
from gmrsj_tui.tui.screens.base import GmrsjScreen, JourneyScreen
from gmrsj_tui.tui.screens.step import StepScreen
from gmrsj_tui.tui.shown import Shown
from gmrsj_tui.tui.telling import place_of, told
from gmrsj_tui.tui.themes import DEFAULT, HOUSE
from gmrsj_tui.tui.widgets.scroll_bars import renderer_for
from gmrsj_tui.tui.words import moment, plural

Value = TypeVar("Value")

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
}
"""Screens that are imported when they are first opened, so that the first frame does not wait for them."""


class GmrsjApp(NotingApp[None]):
    """Guided maturity journeys in the terminal."""

    TITLE = "gmrsj"
    CSS_PATH = "styles/app.tcss"
    COMMANDS: ClassVar[set[type[Provider] | Callable[[], type[Provider]]]] = {GmrsjCommands}
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (100, "-wide"), (160, "-extra-wide")]
    VERTICAL_BREAKPOINTS = [(0, "-short"), (24, "-medium"), (34, "-tall")]

    shown: var[Shown | None] = var(None)
    """The open journey at this moment; ``None`` at home. Assigned in :meth:`_take` and nowhere else."""

    def __init__(self, request: AppRequest, *, state: Path | None = None, crash_report: Path | None = None) -> None:
        """Prepare the app.

        Args:
            request: Where journeys and packs are, and which journey to open.
            state: The file that remembers the theme; ``None`` remembers nothing.
            crash_report: The file for the report of an unexpected error.
        """
        self.settings, self.settings_warnings = read_settings(request.settings)
        self.symbols: SymbolSet = chosen_symbols(self.settings.symbols, output_encoding())
        """The signs to draw with."""
        super().__init__(crash_report=crash_report)
        self.set_class(self.symbols is ASCII, "-ascii", update=False)
        ScrollBar.renderer = renderer_for(self.symbols)
        self.store = JourneyStore(request.saves)
        self.packs = PackLibrary(request.content)
        self.journeys = Journeys(self.store, self.packs, sample_file(), lambda: self.settings.who)
        self.session: JourneySession | None = None
        self.step = ""
        self.last_search = ("", "")
        """What was last searched in the open journey, and the key of the hit that was highlighted."""
        self._request = request
        self._state = state
        self._view = ViewState()
        self._view_timer: Timer | None = None
        self._trouble = ""
        for theme in HOUSE:
            self.register_theme(theme)
        remembered = read_remembered(state).theme if state is not None else ""
        wanted = remembered or self.settings.theme
        self.theme = wanted if wanted in self.available_themes else DEFAULT
        self.set_keymap({id: ",".join(keys) for id, keys in self.settings.keys.items()})

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """The line between two parts of a screen, which the terminal may only have as an ASCII sign."""
        return {"line": "ascii" if self.symbols is ASCII else "solid"}

    @property
    def settings_file(self) -> Path:
        """Where a person's settings are, whether there are any or not."""
        return self._request.settings

    # -- coming and going ---------------------------------------------------------------------------

    def get_default_screen(self) -> Screen[Any]:
        """Home is below everything."""
        from gmrsj_tui.tui.screens.home import HomeScreen

        return HomeScreen()

    def on_mount(self) -> None:
        """Open the journey that was asked for, and look for changes by others."""
        self.theme_changed_signal.subscribe(self, lambda _: self._remember_theme())
        self._tell_settings()
        if self._request.journey is not None:
            self.open_journey(self._request.journey)
        self.set_interval(1.0, self.look_for_changes)

    def _tell_settings(self) -> None:
        """Say in one notice what could not be used; the screen about the program has all of it."""
        wrong = self.settings_warnings
        if len(wrong) > 1:
            commands = shown_key(self.settings.keys.get("view.palette", BY_ID["view.palette"].keys)[0])
            count = plural(len(wrong), "setting", "settings")
            listed = f'"About" among the commands ({commands}) lists them.'
            self.tell(f"{count} could not be used. {wrong[0]}. {listed}", severity="warning")
        elif wrong:
            self.tell(wrong[0], severity="warning")

    def open_journey(self, journey: str) -> None:
        """Open a journey at the step, criterion and scroll place where it was left."""
        try:
            session = JourneySession.open(self.store, self.packs, journey, self.settings.who)
        except GmrsjError as error:
            self.tell(str(error), severity="error")
            return
        self.session = session
        self.journeys.opened = journey
        self._trouble = ""
        self.last_search = ("", "")
        self._view = self.store.view(journey)
        steps = [step.id for step in session.pack.steps]
        self.step = self._view.step if self._view.step in steps else steps[0]
        self._take(session)
        self.push_screen(StepScreen())
        self._remember_view()
        self._introduce()

    def close_journey(self) -> None:
        """Back home; everything is saved already."""
        self._remember_place_in_front()
        self._remember_view()
        while not self._at_home:
            self.pop_screen()
        self.session = None
        self.shown = None

    def attempt(self, do: Callable[[], Value]) -> Value | None:
        """Do something that can be refused; when it is, say why and give ``None``."""
        try:
            return do()
        except GmrsjError as error:
            self.tell(str(error), severity="error")
            return None

    def create_journey(self, wanted: NewJourney) -> bool:
        """Create a journey and open it; whether that could be done."""
        created = self.attempt(lambda: self.journeys.create(wanted))
        if created is None:
            return False
        self.close_journey()
        self.open_journey(created)
        return True

    @property
    def _at_home(self) -> bool:
        return len(self.screen_stack) <= 1

    def leave(self) -> None:
        """End the app."""
        self._remember_place_in_front()
        self._remember_view()
        self.exit()

    async def action_quit(self) -> None:
        """Leave, as the key for it does."""
        self.leave()

    def action_help_quit(self) -> None:
        """Ctrl+c ends nothing here: say what does."""
        key = "ctrl+q"
        if isinstance(self.screen, GmrsjScreen) and "app.quit" in self.screen.KEYS:
            key = self.screen.key("app.quit")
        self.tell(f"{key} leaves; everything is saved")

    def action_command_palette(self) -> None:
        """Everything by name."""
        if not isinstance(self.screen, CommandPalette):
            self.push_screen(CommandPalette(placeholder="Type what you want to do", id="--command-palette"))

    # -- screens ------------------------------------------------------------------------------------

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

    def open_help(self, screen: type[GmrsjScreen[Any]]) -> None:
        """What a screen is for, and its keys."""
        self.open_screen("help", screen)

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

    def go_to_step(self, step: str, criterion: str | None = None, *, introduce: bool = True) -> None:
        """Show a step on the step screen, closing what is in front of it.

        Args:
            step: Id of the step.
            criterion: The criterion to go to; else the one at which the step was left.
            introduce: Whether the step's introduction comes first, where it was never shown.
        """
        while not isinstance(self.screen, StepScreen) and not self._at_home:
            self.pop_screen()
        if isinstance(self.screen, StepScreen):
            self.step = step
            self.screen.go_to(step, criterion)
            self._remember_view()
            if introduce:
                self._introduce()

    def _introduce(self) -> None:
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
            self.store.save_view(self.session.journey.id, self._view)

    # -- the one writer -------------------------------------------------------------------------------

    def _take(self, session: JourneySession) -> None:
        self.shown = Shown(session.pack, session.journey, session.standing)

    def _apply(self, request: Callable[[JourneySession], Outcome]) -> Outcome | None:
        """Pass a request to the session, show what came of it, and say it."""
        session = self.session
        if session is None:
            return None
        before = self.shown
        try:
            outcome = request(session)
        except GmrsjError as error:
            self.tell(str(error), severity="error")
            return None
        self._take(session)
        after = self.shown
        if outcome.foreign:
            self._tell_foreign(outcome)
        if before is not None and after is not None:
            telling = self.screen.telling if isinstance(self.screen, JourneyScreen) else told
            said = f" {self.symbols.separator} ".join(telling(before, after, outcome))
            if said:
                self.tell(said)
        return outcome

    def _tell_foreign(self, outcome: Outcome) -> None:
        who = ", ".join(dict.fromkeys(change.who or "somebody" for change in outcome.foreign))
        about = ", ".join(dict.fromkeys(item.key or item.subject for c in outcome.foreign for item in c.items))
        self.tell(f"Changed elsewhere by {who}: {about}", severity="warning")

    def look_for_changes(self) -> None:
        """Take over what another program saved; the cursor stays where it is."""
        session = self.session
        if session is None:
            return
        try:
            outcome = session.refresh()
        except GmrsjError as error:
            if str(error) != self._trouble:
                self._trouble = str(error)
                if isinstance(self.screen, GmrsjScreen):
                    self.screen.say_title()
                self.tell(self._trouble, severity="error")
            return
        self._trouble = ""
        if outcome is not None:
            self._take(session)
            self._tell_foreign(outcome)

    def saved_words(self) -> tuple[str, bool]:
        """When the journey was last saved, and whether something is wrong with it."""
        if self._trouble:
            return ("not saved", True)
        if self.shown is None:
            return ("", False)
        return (f"saved {moment(self.shown.journey.updated)}", False)

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
            self._apply(lambda session: session.mark(criterion, status))  # refused, in the rule's own words
            return

        def with_reason(reason: object) -> None:
            if isinstance(reason, str) and reason.strip():
                self._mark(criterion, status, reason)

        self.open_screen("reason", criterion, then=with_reason)

    def _mark(self, criterion: str, status: Status, reason: str | None = None) -> None:
        outcome = self._apply(lambda session: session.mark(criterion, status, reason))
        if outcome is not None and outcome.change is None:
            self.tell(f"{criterion} is {status.words} already")

    def on_update_requested(self, message: UpdateRequested) -> None:
        """Change what stands about a criterion."""
        message.stop()
        self.update_answer(message.update)

    def update_answer(self, update: AnswerUpdate) -> bool:
        """Change what stands about a criterion; whether it was taken."""
        return self._apply(lambda session: session.answer([update])) is not None

    def on_target_requested(self, message: TargetRequested) -> None:
        """Choose a step's target."""
        message.stop()
        self._apply(lambda session: session.set_target(message.step, message.level))

    def on_setup_requested(self, message: SetupRequested) -> None:
        """Answer set-up questions."""
        message.stop()
        self.answer_setup(message.answers)

    def answer_setup(self, answers: Mapping[str, str]) -> bool:
        """Answer set-up questions; whether it was taken."""
        return self._apply(lambda session: session.set_setup(answers)) is not None

    def on_profile_requested(self, message: ProfileRequested) -> None:
        """Change title, organisation or tracks."""
        message.stop()
        self.change_profile(message)

    def change_profile(self, wanted: ProfileRequested) -> bool:
        """Change title, organisation or tracks; whether it was taken."""
        return (
            self._apply(
                lambda session: session.set_profile(
                    title=wanted.title, organisation=wanted.organisation, tracks=wanted.tracks
                )
            )
            is not None
        )

    def on_undo_requested(self, message: UndoRequested) -> None:
        """Take the last change back."""
        message.stop()
        self._go_to_changed(self._apply(lambda session: session.undo()))

    def on_redo_requested(self, message: RedoRequested) -> None:
        """Do again what was taken back."""
        message.stop()
        self._go_to_changed(self._apply(lambda session: session.redo()))

    def _go_to_changed(self, outcome: Outcome | None) -> None:
        """Bring what was taken back, or done again, to the cursor of the screen in front."""
        screen, shown = self.screen, self.shown
        if outcome is None or outcome.change is None or shown is None or not isinstance(screen, JourneyScreen):
            return
        place = place_of(outcome.change, shown)
        if place is not None:
            screen.show_changed(*place)

    # -- remembered choices ---------------------------------------------------------------------------

    def _remember_theme(self) -> None:
        if self._state is not None:
            write_remembered(self._state, Remembered(theme=self.theme))


def run_app(request: AppRequest) -> int:
    """Open the app and return its exit status once it is left."""
    from gmrsj_tui.places import state_file

    state = state_file()
    return GmrsjApp(request, state=state, crash_report=state.with_name("crash-report.txt")).run_to_exit_status()
