"""Home: the saved journeys, last used first; on the first start, what this is."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial

from textual import on
from textual.widget import Widget

from gmrsj_tui.errors import GmrsjError
from gmrsj_tui.framework.model import Pack
from gmrsj_tui.journey.journey import Journey
from gmrsj_tui.keys import BY_ID
from gmrsj_tui.text import one_line
from gmrsj_tui.tui.bindings import HOME, SCROLL, bindings
from gmrsj_tui.tui.journeys import Shelf, ShelvedJourney
from gmrsj_tui.tui.screens.base import GmrsjScreen
from gmrsj_tui.tui.widgets.journey_list import JourneyList, Offer
from gmrsj_tui.tui.widgets.row_list import RowList
from gmrsj_tui.tui.widgets.title_bar import TitleBar


class HomeScreen(GmrsjScreen[None]):
    """The first screen, below all others."""

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
        self.query_one("#title", TitleBar).say("gmrsj", f"journeys in {one_line(str(self.gmrsj.journeys.folder))}")

    def on_screen_resume(self) -> None:
        """Look what is saved now. The first time the frame comes first, and a journey that opens at once needs none."""
        super().on_screen_resume()
        if self._shelf is None:
            self.call_after_refresh(self.look)
        else:
            self.look()

    def look(self, cursor: str | None = None) -> None:
        """Show what is saved now.

        Args:
            cursor: Id of the journey that the cursor shall stand on; else it is the one that was open, or stays where
                it is.
        """
        if not self.is_current:
            return
        try:
            shelf = self.gmrsj.journeys.shelf()
        except GmrsjError as error:
            self.query_one(JourneyList).refuse(str(error))
            return
        self._shelf = shelf
        cursor = cursor or self.gmrsj.journeys.opened
        self.gmrsj.journeys.opened = None
        welcome: Pack | None = None
        if shelf.empty:
            packs = self.gmrsj.journeys.packs()
            welcome = self.gmrsj.attempt(partial(self.gmrsj.journeys.pack, packs[0].id)) if packs else None
        self.query_one(JourneyList).show(shelf, archived=self._show_archived, welcome=welcome, cursor=cursor)

    @property
    def entry(self) -> ShelvedJourney | None:
        """The highlighted journey."""
        return None if self._shelf is None else self._shelf.find(self.main.cursor)

    # -- keys ---------------------------------------------------------------------------------------

    @on(RowList.Chosen)
    async def open_chosen(self, message: RowList.Chosen) -> None:
        """A second click opens the journey."""
        message.stop()
        await self.action_open_journey()

    async def action_open_journey(self) -> None:
        """Open the highlighted journey, or do what is highlighted."""
        cursor, entry = self.main.cursor, self.entry
        if entry is not None:
            self.gmrsj.open_journey(entry.journey.id)
            return
        offered = next((row.data for row in self.main.rows if row.key == cursor and cursor), None)
        if isinstance(offered, Offer):
            await self.run_action(BY_ID[offered.action].action)
        elif cursor is not None and self._shelf is not None:
            wrong = [item for item in self._shelf.damaged if cursor == f"/{item.path.name}"]
            for item in wrong:
                self.gmrsj.tell(str(item.error), severity="error")

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

    def _rename(self, journey: Journey, title: object) -> None:
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

    def _duplicate(self, journey: Journey, title: object) -> None:
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

    def _delete(self, journey: Journey, typed: object) -> None:
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

    def _journey(self) -> Journey | None:
        entry = self.entry
        if entry is None:
            self.gmrsj.tell("No journey is highlighted.")
            return None
        return entry.journey

    def _done(self, before: Journey, after: Journey | None) -> bool:
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
