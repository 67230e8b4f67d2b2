"""The app: which journey is open, and how one comes to it and leaves it.

What it is made of stands in layers below: a person's choices (``choices.py``), the screens and the place in a journey
(``navigating.py``), the one writer (``keeping.py``), and the requests that it answers (``requests.py``).
"""

from __future__ import annotations

import gc
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any, ClassVar

from textual.command import Provider
from textual.screen import Screen

from gmrsj_tui import clock
from gmrsj_tui.errors import GmrsjError
from gmrsj_tui.journey.retired import to_review
from gmrsj_tui.launch import AppRequest
from gmrsj_tui.places import sample_file
from gmrsj_tui.session import JourneySession
from gmrsj_tui.tui.journeys import Journeys, NewJourney
from gmrsj_tui.tui.palette import GmrsjCommands
from gmrsj_tui.tui.requests import AnsweringApp
from gmrsj_tui.tui.resuming import comes_back
from gmrsj_tui.tui.screens.base import GmrsjScreen
from gmrsj_tui.tui.screens.step import StepScreen

TRY_AGAIN = 2.0
"""Seconds between two attempts to save what could not be saved."""
SETTLED = 1.0
"""Seconds after which the first frame is out, so that looking for garbage keeps nobody waiting for it."""


def collect_garbage() -> None:
    """Look for garbage from now on, but not among what the program is made of."""
    gc.freeze()
    gc.enable()


class GmrsjApp(AnsweringApp):
    """Guided maturity journeys in the terminal."""

    TITLE = "gmrsj"
    CSS_PATH = "styles/app.tcss"
    COMMANDS: ClassVar[set[type[Provider] | Callable[[], type[Provider]]]] = {GmrsjCommands}
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (100, "-wide"), (160, "-extra-wide")]
    VERTICAL_BREAKPOINTS = [(0, "-short"), (24, "-medium"), (34, "-tall")]

    def __init__(self, request: AppRequest, *, state: Path | None = None, crash_report: Path | None = None) -> None:
        """Prepare the app.

        Args:
            request: Where journeys and packs are, and which journey to open.
            state: The file that remembers the theme; ``None`` remembers nothing.
            crash_report: The file for the report of an unexpected error.
        """
        super().__init__(request, state=state, crash_report=crash_report)
        self.journeys = Journeys(self.store, self.packs, sample_file(), lambda: self.settings.who)

    def get_default_screen(self) -> Screen[Any]:
        """Home is below everything."""
        from gmrsj_tui.tui.screens.home import HomeScreen

        return HomeScreen()

    def on_mount(self) -> None:
        """Open the journey that was asked for, and look for changes by others."""
        self.theme_changed_signal.subscribe(self, lambda _: self.remember_theme())
        self.tell_settings()
        if self._request.journey is not None:
            self.open_journey(self._request.journey)
        self.set_interval(0.5, self.look_for_changes)
        self.set_interval(TRY_AGAIN, self.retry_saving)
        if not gc.isenabled():  # as the program starts
            self.set_timer(SETTLED, collect_garbage)

    # -- opening --------------------------------------------------------------------------------------

    def open_journey(self, journey: str) -> None:
        """Open a journey at the step, criterion and scroll place where it was left.

        Where its pack has changed, what would move comes first; where its pack cannot be used, what the save holds.
        """
        try:
            session = JourneySession.open(self.store, self.packs, journey, self.settings.who, keep_unsaved=True)
        except GmrsjError as error:
            self._open_read_only(journey, error)
            return
        if session.pending_moves is None:
            self._enter(session)
        else:
            self.open_screen("moves", session, then=partial(self._move, session))

    def _open_read_only(self, journey: str, problem: GmrsjError) -> None:
        try:
            saved = self.store.load(journey)
        except GmrsjError:
            self.tell(str(problem), severity="error")
            return
        self.open_screen("read_only", saved, problem)

    def _move(self, session: JourneySession, wanted: object) -> None:
        """Take a journey over to its changed pack, if that is wanted, and open it."""
        moved = self.attempt(session.move) if wanted is True else None
        if moved is None:
            return
        self._enter(session)
        waiting = len(to_review(session.pack, session.journey))
        if waiting:
            go, confirm = self.key("review.next"), self.key("criterion.confirm")
            self.tell(f'{waiting} to review: "{go}" next, "{confirm}" keeps')

    def _enter(self, session: JourneySession) -> None:
        journey = session.journey.id
        self.session = session
        self.journeys.opened = journey
        self._told_trouble = ""
        self.last_search = ("", "")
        self.offered = ""
        self.say_whether_saved()
        self._view = self.store.view(journey)
        back = comes_back(session.journey, self._view.opened, clock.now())
        steps = [step.id for step in session.pack.steps]
        self.step = self._view.step if self._view.step in steps else steps[0]
        self.take(session)
        self.push_screen(StepScreen())
        self._tell_of_rescue(session)
        self._remember_view()
        if back:  # one thing at a time: an introduction that was never shown comes after it
            self.open_screen("briefing", then=lambda _: self.introduce())
        else:
            self.introduce()

    def _tell_of_rescue(self, session: JourneySession) -> None:
        """Say where there is something that could not be saved when the app last had to end."""
        from gmrsj_tui.tui.rescue import waiting_for, way_back

        for folder in self.rescue_folders:
            found = waiting_for(session.journey.id, folder, session.store)
            if found is not None:
                said = "When the app last had to end, something of this journey could not be saved."
                self.tell(f"{said} This brings it back: {way_back(found, session.store)}", severity="warning")
                return

    def create_journey(self, wanted: NewJourney) -> bool:
        """Create a journey and open it; whether that could be done."""
        created = self.attempt(lambda: self.journeys.create(wanted))
        if created is None:
            return False
        self.when_saved(partial(self._go_to, created))
        return True

    def _go_to(self, journey: str) -> None:
        self._close_journey()
        self.open_journey(journey)

    def reopen(self, session: JourneySession) -> None:
        """Open a journey anew that left the version of its pack: it was moved back here, or on elsewhere."""
        if session.unsaved:
            return  # what is not saved must not go; leaving asks about it
        self._remember_view()
        self.session = None
        self._go_to(session.journey.id)

    # -- leaving --------------------------------------------------------------------------------------

    def close_journey(self) -> None:
        """Back home; what could not be saved is asked about first."""
        self.when_saved(self._close_journey)

    def _close_journey(self) -> None:
        self._remember_place_in_front()
        self._remember_view()
        where = self.where_it_is()
        while not self.at_home:
            self.pop_screen()
        self.session = None
        self.shown = None
        self.say_whether_saved()
        if where is not None:
            self.tell(where)

    def leave(self) -> None:
        """End the app; what could not be saved is asked about first."""
        self.when_saved(self._leave)

    def _leave(self) -> None:
        self._remember_place_in_front()
        self._remember_view()
        self._put_aside = True  # whoever is asked and leaves without saving has let it go
        self.exit(message=self.where_it_is())

    async def action_quit(self) -> None:
        """Leave, as the key for it does."""
        self.leave()

    def action_help_quit(self) -> None:
        """Ctrl+c ends nothing here: say what does."""
        key = "ctrl+q"
        if isinstance(self.screen, GmrsjScreen) and "app.quit" in self.screen.KEYS:
            key = self.screen.key("app.quit")
        self.tell(f"{key} leaves; everything is saved" if not self.alarm else f"{key} offers to save it elsewhere")


def run_app(request: AppRequest) -> int:
    """Open the app and return its exit status once it is left."""
    from gmrsj_tui.places import state_file
    from gmrsj_tui.store.atomic import remove_unfinished

    state = state_file()
    try:
        return GmrsjApp(request, state=state, crash_report=state.with_name("crash-report.txt")).run_to_exit_status()
    finally:
        remove_unfinished()  # what is being saved for somebody who left is not wanted any more
