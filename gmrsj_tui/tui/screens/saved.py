"""What screens of saved answers share: a list of them, and the highlighted one in full."""

from __future__ import annotations

from collections.abc import Iterable

from textual import on
from textual.widget import Widget

from gmrsj_tui.tui.screens.base import GmrsjScreen
from gmrsj_tui.tui.widgets.pane import Pane
from gmrsj_tui.tui.widgets.row_list import RowList
from gmrsj_tui.tui.widgets.saved_answers import SavedAnswers


class SavedScreen(GmrsjScreen[None]):
    """Answers by their ids, to be read and not to be changed."""

    CSS_PATH = "../styles/saved.tcss"

    def body(self) -> Iterable[Widget]:
        """The answers, and one of them."""
        yield SavedAnswers(self.gmrsj.symbols)
        yield Pane(id="saved-answer")

    @property
    def main(self) -> RowList:
        """The answers."""
        return self.query_one(SavedAnswers)

    @property
    def text(self) -> Pane:
        """The highlighted one."""
        return self.query_one("#saved-answer", Pane)

    def present(self, key: str | None) -> None:
        """Show an answer in full."""

    @on(RowList.Moved)
    def follow_cursor(self, message: RowList.Moved) -> None:
        """Show the answer that the cursor came to."""
        message.stop()
        self.present(message.key)
