"""A list with the highlighted row in full beside or below it: it follows the cursor, and a second click opens."""

from __future__ import annotations

from textual import on

from gmrsj_tui.tui.screens.journey_screen import JourneyScreen
from gmrsj_tui.tui.widgets.row_list import RowList


class ListedScreen(JourneyScreen[None]):
    """A screen that shows the highlighted row of its list in full."""

    def present(self) -> None:
        """Show the highlighted row in full."""
        raise NotImplementedError

    def open_highlighted(self) -> None:
        """What enter does with the highlighted row."""
        raise NotImplementedError

    @on(RowList.Moved)
    def follow_cursor(self, message: RowList.Moved) -> None:
        """Show in full what the cursor came to."""
        message.stop()
        self.present()

    @on(RowList.Chosen)
    def open_chosen(self, message: RowList.Chosen) -> None:
        """A second click does what enter does."""
        message.stop()
        self.open_highlighted()
