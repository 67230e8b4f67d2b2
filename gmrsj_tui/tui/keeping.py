"""The one writer: it passes requests to the session, shows what came of them, and says what is saved and what is not.

Widgets and screens post requests (``messages.py``). One assignment to ``shown`` updates every screen that watches it.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path
from shlex import quote
from typing import TypeVar

from rich.console import RenderableType
from textual.reactive import var

from gmrsj_tui import clock
from gmrsj_tui.errors import GmrsjError
from gmrsj_tui.journey.pack_version import OlderPack
from gmrsj_tui.launch import AppRequest
from gmrsj_tui.session import JourneySession, Outcome
from gmrsj_tui.tui.navigating import NavigatingApp
from gmrsj_tui.tui.screens.journey_screen import JourneyScreen
from gmrsj_tui.tui.shown import Shown
from gmrsj_tui.tui.telling import told, told_foreign, warned
from gmrsj_tui.tui.unsaved import alarm_words, risk_words, sentence, short_path
from gmrsj_tui.tui.words import moment, plural

Value = TypeVar("Value")


class KeepingApp(NavigatingApp):
    """An app that loses no answer of the journey that is open."""

    alarm: var[str] = var("")
    """That the open journey is not saved, and why, for the title bar of every screen; empty when all is well."""
    alarm_more: var[str] = var("")
    """What that means for what was answered, for the line below."""

    def __init__(self, request: AppRequest, *, state: Path | None = None, crash_report: Path | None = None) -> None:
        super().__init__(request, state=state, crash_report=crash_report)
        self._told_trouble = ""
        self._told_notices: tuple[str, ...] = ()
        self._put_aside = False
        """Whether what could not be saved is in safety, or somebody has let it go."""

    def reopen(self, session: JourneySession) -> None:
        """Open a journey anew that left the version of its pack: it was moved back here, or on elsewhere."""
        raise NotImplementedError

    # -- requests -------------------------------------------------------------------------------------

    def attempt(self, do: Callable[[], Value]) -> Value | None:
        """Do something that can be refused; when it is, say why and give ``None``."""
        try:
            return do()
        except GmrsjError as error:
            self.tell(str(error), severity="error")
            return None

    def apply(self, request: Callable[[JourneySession], Outcome]) -> Outcome | None:
        """Pass a request to the session, show what came of it, and say it."""
        session = self.session
        if session is None:
            return None
        try:
            outcome = request(session)
        except GmrsjError as error:
            self.tell(str(error), severity="error")
            return None
        self._follow(session, outcome)
        return outcome

    def take(self, session: JourneySession) -> None:
        """Show the journey as the session has it now."""
        self.shown = Shown(session.pack, session.journey, session.standing)

    def _follow(self, session: JourneySession, outcome: Outcome) -> None:
        """Show what came of a request, and say it."""
        before = self.shown
        if session.pending_moves is not None and not session.unsaved:
            self.reopen(session)
            return
        self.take(session)
        self.say_whether_saved()
        after = self.shown
        if outcome.foreign:
            self._tell_foreign(outcome)
        if before is not None and after is not None:
            telling = self.screen.telling if isinstance(self.screen, JourneyScreen) else told
            said = f" {self.symbols.separator} ".join(telling(before, after, outcome))
            if said:
                self.tell(said)
        self._warn_of_slips(outcome)
        self._tell_notices(outcome)

    def _tell_notices(self, outcome: Outcome) -> None:
        """Say once that there is no backup of what was there before, until there is one again."""
        if outcome.change is not None and outcome.notices != self._told_notices:
            self._told_notices = outcome.notices
            if outcome.notices:
                self.tell("\n".join(outcome.notices), severity="warning")

    def _warn_of_slips(self, outcome: Outcome) -> None:
        """Say which step fell below a level that a snapshot recorded; it stays readable for a while."""
        said = "\n".join(warned(outcome, self.key("history.undo"), self.key("history.redo")))
        if said:
            self.tell(said, severity="warning")

    def _tell_foreign(self, outcome: Outcome) -> None:
        pack = self.session.pack if self.session is not None else None
        if pack is not None:
            self.tell(told_foreign(pack, outcome.foreign), severity="warning")

    def look_for_changes(self) -> None:
        """Take over what another program saved; the cursor stays where it is."""
        session = self.session
        if session is None:
            return
        try:
            outcome = session.refresh()
        except OlderPack:
            self.reopen(session)
            return
        except GmrsjError:
            self.say_whether_saved()
            return
        self.say_whether_saved()
        if session.pending_moves is not None and not session.unsaved:
            self.reopen(session)
        elif outcome is not None:
            self.take(session)
            if outcome.foreign:  # a snapshot by somebody else is no change
                self._tell_foreign(outcome)
            self._warn_of_slips(outcome)

    # -- what could not be saved ----------------------------------------------------------------------

    def saved_words(self) -> tuple[str, bool]:
        """When the journey was last saved, and whether something is wrong with it."""
        if self.alarm:
            return (self.alarm, True)
        if self.shown is None:
            return ("", False)
        place = "" if self.session is None or self.session.store is self.store else f" in {self._short_place()}"
        return (f"saved {moment(self.shown.journey.updated)}{place}", False)

    def _short_place(self) -> str:
        """The folder in which the open journey is saved by now, in few letters."""
        assert self.session is not None
        return short_path(self.session.store.folder, self.symbols.ellipsis)

    def say_whether_saved(self) -> None:
        """Put into every title bar that something is not saved, or take it away; tell the reason in full, once."""
        session = self.session
        if session is None or session.problem is None:
            was, self.alarm, self.alarm_more, self._told_trouble = self.alarm, "", "", ""
            if was and session is not None:
                self.tell("saved again")
            return
        self.alarm = f"NOT SAVED: {alarm_words(session.problem)}"
        self.alarm_more = risk_words(session)
        if session.trouble != self._told_trouble:
            self._told_trouble = session.trouble
            count = len(session.unsaved)
            kept = f"\n{plural(count, 'change is', 'changes are')} kept here and tried again." if count else ""
            more = f" {self.key('app.quit')} offers to save it elsewhere."
            self.tell(f"{sentence(session.trouble)}.{kept}{more}", severity="error")

    def retry_saving(self) -> bool:
        """Try again to save what could not be saved; whether all of it is saved now."""
        session = self.session
        if session is None or (session.problem is None and not session.at_risk):
            return True
        outcome = self.attempt(session.retry)
        if outcome is not None and (outcome.foreign or outcome.after is not outcome.before):
            self._follow(session, outcome)
        else:
            self.say_whether_saved()
        return not session.at_risk

    def save_elsewhere(self, folder: Path) -> None:
        """Save the whole open journey in another folder, and go on there.

        Raises:
            GmrsjError: It could not be saved there.
        """
        session = self.session
        if session is not None:
            session.save_elsewhere(folder)
            self.take(session)
            self.say_whether_saved()

    def where_it_is(self) -> str | None:
        """Where the open journey is saved by now, and how to open it there; ``None`` where that is the usual place."""
        session = self.session
        if session is None or session.store is self.store:
            return None
        folder = str(session.store.folder)
        return f"Saved in {folder}. Open it with: gmrsj --saves {quote(folder)} open {session.journey.id}"

    def _save_what_can_be(self) -> None:
        if self.session is not None:
            self.session.retry()
            self._record_session()

    def _record_session(self) -> None:
        """Take the automatic snapshot of a session in which answers changed."""
        if self.session is not None:
            self.session.auto_snapshot()

    def when_saved(self, leave: Callable[[], None]) -> None:
        """Leave the journey, at once when all of it is saved; else ask what to do about it."""
        self.attempt(self._save_what_can_be)
        self.say_whether_saved()
        if self.session is None or not self.session.at_risk:
            leave()
        elif type(self.screen).__name__ != "NotSavedScreen":
            self.clear_notifications()  # the screen says it in full, and the notice would cover it
            self.open_screen("not_saved", self.session, then=lambda wanted: leave() if wanted is True else None)

    def exit(self, result: None = None, return_code: int = 0, message: RenderableType | None = None) -> None:
        """End the app, by whatever way; what is not saved is tried once more, and a session with answers recorded."""
        lines = self._save_or_put_aside()
        super().exit(result, return_code, "\n".join(lines) if lines and message is None else message)

    def save_at_the_last(self) -> Sequence[str]:
        """What is not saved is tried once more; what cannot be saved is put aside."""
        return self._save_or_put_aside()

    def _save_or_put_aside(self) -> Sequence[str]:
        with suppress(Exception):  # the program may be ending because of a bug in what this calls
            self._save_what_can_be()
        session = self.session
        if session is None or not session.at_risk or self._put_aside:
            return ()
        from gmrsj_tui.tui.rescue import put_aside

        self._put_aside = True
        return put_aside(session, self.rescue_folders, clock.now())

    @property
    def rescue_folders(self) -> Sequence[Path]:
        """Where to put what could not be saved when the app has to end, the best place first."""
        from tempfile import gettempdir

        from gmrsj_tui.tui.rescue import FOLDER

        remembering = () if self._state is None else (self._state.parent / FOLDER,)
        return (*remembering, Path(gettempdir()))
