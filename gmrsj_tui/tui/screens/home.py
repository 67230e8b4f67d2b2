"""Home: the saved journeys, last used first; on the first start, what this is."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from textual import on
from textual.message import Message
from textual.widget import Widget

from gmrsj_tui.errors import GmrsjError
from gmrsj_tui.framework.model import Pack
from gmrsj_tui.journey.journey import Journey
from gmrsj_tui.keys import BY_ID
from gmrsj_tui.store.listing import Damaged
from gmrsj_tui.store.summary import Summary
from gmrsj_tui.text import one_line
from gmrsj_tui.tui.background import Job, Stopped
from gmrsj_tui.tui.bindings import HOME, SCROLL, bindings
from gmrsj_tui.tui.screens.watching import WatchingScreen
from gmrsj_tui.tui.shelf import Shelf, Shelving, UnreadJourney
from gmrsj_tui.tui.widgets.journey_list import JourneyList, Offer
from gmrsj_tui.tui.widgets.row_list import RowList
from gmrsj_tui.tui.widgets.title_bar import TitleBar

ON_A_JOURNEY = frozenset({"home.rename", "home.duplicate", "home.archive"})
"""What is done with a journey in use, or with one that was put away and is shown."""


class HomeScreen(WatchingScreen):
    """The first screen, below all others."""

    @dataclass
    class MoreRead(Message):
        """More of the saves folder is known."""

        shelving: Shelving
        shelf: Shelf

    NAME = "Journeys"
    HELP = """\
These are the journeys that are saved in this folder, the one used last on top: the level that each step holds, and the
next action. Enter opens a journey where it was left.

Small letters open something. Capital letters change the highlighted journey: rename, duplicate, archive. Archiving
deletes nothing, and the same key brings a journey back. Only an archived journey can be deleted for good, and only by
typing its title.

A save that cannot be read is listed at the end with what is wrong. It is left as it is."""
    KEYS = (*HOME, *SCROLL, "view.help", "view.palette", "app.quit")
    BINDINGS = bindings(KEYS)
    BAR = (
        "home.open",
        "home.new",
        "home.sample",
        "home.about",
        "home.rename",
        "home.duplicate",
        "home.archive",
        "home.archived",
        "home.delete",
        "app.quit",
        "view.help",
    )

    def __init__(self) -> None:
        super().__init__()
        self._shelf: Shelf | None = None
        self._shelving: Shelving | None = None
        self.reading: Job | None = None
        """What reads the journeys that are not known yet; at most one that was not given up."""
        self._show_archived = False

    def body(self) -> Iterable[Widget]:
        """The journeys."""
        yield JourneyList(self.gmrsj.symbols, dict(self.gmrsj.settings.keys))

    @property
    def main(self) -> RowList:
        """The journeys."""
        return self.query_one(JourneyList)

    def say_title(self) -> None:
        """What is listed, and where it is kept."""
        left = 0 if self._shelf is None else self._shelf.left
        said = f"reading {left:,} more journeys in" if left else "journeys in"
        self.query_one("#title", TitleBar).say("gmrsj", f"{said} {one_line(str(self.gmrsj.journeys.folder))}")

    def on_screen_resume(self) -> None:
        """Look what is saved now. The first time the frame comes first, and a journey that opens at once needs none."""
        super().on_screen_resume()
        if self._shelf is None:
            self.call_after_refresh(self.look)
        else:
            self.look()

    def on_screen_suspend(self) -> None:
        """Read no further while another screen is in front; what was read stays known."""
        self._read_no_further()

    def on_unmount(self) -> None:
        """Whoever leaves while a slow disk is read leaves at once; what was read by then stays known."""
        if self.reading is not None:
            self.reading.give_up_for_good()

    def _read_no_further(self) -> None:
        if self.reading is not None:
            self.reading.give_up()

    @property
    def watched(self) -> Path:
        """The saves folder."""
        return self.gmrsj.journeys.folder

    @property
    def busy(self) -> bool:
        """Whether the first look is still to come, or journeys are being read."""
        return self._shelving is None or (self._shelf is not None and bool(self._shelf.left))

    def look_again(self) -> None:
        """Show what another program made of the folder; the cursor goes with a journey that was repaired."""
        cursor = self.main.cursor or ""
        damaged = self._damaged().get(cursor)
        self.look()
        if damaged is not None:
            self.main.go_to(damaged.path.stem)

    def _damaged(self) -> dict[str, Damaged]:
        """The saves that cannot be read, by the keys of their rows."""
        return {} if self._shelf is None else {f"/{item.path.name}": item for item in self._shelf.damaged}

    def look(self, cursor: str | None = None) -> None:
        """Show what is saved now.

        Args:
            cursor: Id of the journey that the cursor shall stand on; else it is the one that was open, or stays where
                it is.
        """
        if not self.is_current:
            return
        self._read_no_further()
        try:
            self._shelving = shelving = self.gmrsj.journeys.shelving()
            shelf = shelving.first()
        except GmrsjError as error:
            self._shelf = None
            self.keep_stamp()
            self.query_one(JourneyList).refuse(str(error))
            self.offer_keys()
            return
        self.keep_stamp()
        self._shelf = shelf
        cursor = cursor or self.gmrsj.journeys.opened
        self.gmrsj.journeys.opened = None
        welcome: Pack | None = None
        if shelf.empty:
            packs = self.gmrsj.journeys.packs()
            welcome = self.gmrsj.attempt(partial(self.gmrsj.journeys.pack, packs[0].id)) if packs else None
        self.query_one(JourneyList).show(shelf, archived=self._show_archived, welcome=welcome, cursor=cursor)
        self.say_title()
        self.offer_keys()
        if shelf.left:
            self.reading = Job("Reading journeys", partial(self._read_on, shelving), lambda _: None)
            self.reading.start(self)

    def _read_on(self, shelving: Shelving, stopped: Stopped) -> None:
        """Read what is left, in a thread of its own, so that no key waits for it."""
        for shelf in shelving.read_on(stopped):
            self.post_message(self.MoreRead(shelving, shelf))

    def on_job_done(self, message: Job.Done) -> None:
        """Let no unexpected error of the reading get lost."""
        message.stop()
        if message.error is not None:
            raise message.error

    @on(MoreRead)
    def show_more(self, message: MoreRead) -> None:
        """Show what was read meanwhile, unless somebody has looked anew since."""
        message.stop()
        if message.shelving is self._shelving and self.is_current:
            self._shelf = message.shelf
            self.query_one(JourneyList).show_more(message.shelf)
            self.say_title()
            self.offer_keys()

    @on(RowList.Moved)
    def want_in_sight(self) -> None:
        """Read first what is in sight."""
        if self._shelving is not None and self._shelf is not None and self._shelf.left:
            self._shelving.want(self.query_one(JourneyList).in_sight())

    @property
    def idle(self) -> frozenset[str]:
        """What needs a journey, as long as there is none."""
        shelf = self._shelf
        archived = shelf is not None and bool(shelf.archived)
        shown = archived and self._show_archived
        left: set[str] = set() if self.gmrsj.journeys.can_undo else {"history.undo"}
        if not shown:
            left.add("home.delete")
            if shelf is None or not shelf.journeys:
                left |= ON_A_JOURNEY
        if not archived:
            left.add("home.archived")
        return frozenset(left)

    # -- keys ---------------------------------------------------------------------------------------

    @on(RowList.Chosen)
    async def open_chosen(self, message: RowList.Chosen) -> None:
        """A second click opens the journey."""
        message.stop()
        await self.action_open_journey()

    async def action_open_journey(self) -> None:
        """Open the highlighted journey, or do what is highlighted."""
        if self.main.cursor in self._damaged():
            self.look_again()
        cursor = self.main.cursor
        entry = None if self._shelf is None else self._shelf.find(cursor)
        if entry is not None:
            self.gmrsj.open_journey(entry.id)
            return
        offered = next((row.data for row in self.main.rows if row.key == cursor and cursor), None)
        if isinstance(offered, Offer):
            await self.run_action(BY_ID[offered.action].action)
        elif (damaged := self._damaged().get(cursor or "")) is not None:
            self.gmrsj.tell(str(damaged.error), severity="error")

    def action_create_journey(self) -> None:
        """Create a journey."""
        self.gmrsj.open_screen("new")

    def action_open_sample(self) -> None:
        """Open the sample, copied first where it is not there yet."""
        sample = self.gmrsj.attempt(self.gmrsj.journeys.sample)
        if sample is not None:
            self.gmrsj.open_journey(sample)

    def action_about(self) -> None:
        """What this is."""
        self.gmrsj.open_screen("about")

    def action_rename_journey(self) -> None:
        """Ask for another title."""
        journey = self._journey()
        if journey is not None:
            self.gmrsj.open_screen(
                "ask",
                "Rename",
                f"Another title for {journey.title}",
                journey.title,
                then=partial(self._rename, journey),
            )

    def _rename(self, journey: Summary, title: object) -> None:
        if isinstance(title, str):
            self._done(journey, self.gmrsj.attempt(partial(self.gmrsj.journeys.rename, journey.id, title)))

    def action_duplicate_journey(self) -> None:
        """Ask for the title of a copy."""
        journey = self._journey()
        if journey is not None:
            self.gmrsj.open_screen(
                "ask",
                "Duplicate",
                f"The title of the copy of {journey.title}. The copy has all its answers and its whole history.",
                f"{journey.title} (copy)",
                then=partial(self._duplicate, journey),
            )

    def _duplicate(self, journey: Summary, title: object) -> None:
        if not isinstance(title, str):
            return
        copy = self.gmrsj.attempt(partial(self.gmrsj.journeys.duplicate, journey.id, title))
        if copy is not None:
            self.look(copy)
            self.gmrsj.tell(f"Copied {journey.title}")

    def action_archive_journey(self) -> None:
        """Put the highlighted journey away, or bring it back."""
        journey = self._journey()
        if journey is None:
            return
        after = self.gmrsj.attempt(partial(self.gmrsj.journeys.set_archived, journey.id, not journey.archived))
        if self._done(journey, after):
            undo = self.key("history.undo")
            done = "Brought back" if journey.archived else f"Archived, {undo} brings it back"
            self.gmrsj.tell(f"{done}: {journey.title}")

    def action_show_archived(self) -> None:
        """Show the journeys that were put away, or hide them."""
        self._show_archived = not self._show_archived
        self.look()
        if self._shelf is not None and not self._shelf.archived:
            self.gmrsj.tell("No journey is archived.")

    def action_delete_journey(self) -> None:
        """Ask for the title of an archived journey, and delete it for good."""
        journey = self._journey()
        if journey is None:
            return
        if not journey.archived:
            self.gmrsj.tell("Only an archived journey can be deleted for good; archive it first.")
            return
        self.gmrsj.open_screen("delete", journey, then=partial(self._delete, journey))

    def _delete(self, journey: Summary, typed: object) -> None:
        if not isinstance(typed, str):
            return
        deleted = self.gmrsj.attempt(partial(self.gmrsj.journeys.delete, journey.id, typed))
        self.look()
        if deleted is not None:
            self.gmrsj.tell(f"Deleted for good: {journey.title}")

    def action_undo(self) -> None:
        """Take back what was last done here."""
        journey = self.gmrsj.attempt(self.gmrsj.journeys.undo)
        if journey is not None:
            self.look(journey.id)
            self.gmrsj.tell(_taken_back(journey))

    def _journey(self) -> Summary | None:
        entry = None if self._shelf is None else self._shelf.find(self.main.cursor)
        if entry is None:
            self.gmrsj.tell("No journey is highlighted.")
            return None
        if isinstance(entry, UnreadJourney):
            return self.gmrsj.attempt(partial(self.gmrsj.journeys.summary, entry.id))
        return entry.journey

    def _done(self, before: Summary, after: Journey | None) -> bool:
        """Show a journey that was changed; whether it was."""
        if after is None:
            return False
        self.look(before.id)
        return True


def _taken_back(journey: Journey) -> str:
    """What an undo on home did."""
    subjects = {item.subject for item in journey.changes[-1].items} if journey.changes else set()
    if "archived" in subjects:
        return f"{'Put away again' if journey.archived else 'Brought back'}: {journey.title}"
    return f"The title is {journey.title} again"
