"""Answers to criteria that the pack has no more: kept with the journey, to be read."""

from __future__ import annotations

from collections.abc import Sequence

from gmrsj_tui.journey.retired import became, retired_answers
from gmrsj_tui.tui.bindings import GENERAL, HISTORY, SCROLL, TEXT, bindings
from gmrsj_tui.tui.lines import BLANK, Line, paragraph
from gmrsj_tui.tui.screens.journey_screen import JourneyScreen
from gmrsj_tui.tui.screens.saved import SavedScreen
from gmrsj_tui.tui.shown import Shown
from gmrsj_tui.tui.widgets.saved_answers import SavedAnswers, saved_answer_lines

INTRODUCTION = "The pack has these criteria no more. Their answers stay with the journey, and count nowhere."
NONE = "The pack has every criterion that this journey has an answer to."


class RetiredScreen(SavedScreen, JourneyScreen[None]):
    """Lists the retired answers of the open journey."""

    NAME = "Retired answers"
    HELP = """\
When a pack changes, some of its criteria go, or become others. The answers to those are kept with the journey as they
were given: status, note, evidence, owner, and who changed what. Where an answer was copied to other criteria, the text
says to which.

They count nowhere, and cannot be changed. Escape goes back."""
    KEYS = (*SCROLL, *TEXT, *HISTORY, "view.retired", *GENERAL)
    BINDINGS = bindings(KEYS)
    BAR = ("move.down", "text.down", "app.back", "view.help")
    BAR_LABELS = {"text.down": "read on"}

    def __init__(self, key: str | None = None) -> None:
        """Prepare the screen.

        Args:
            key: The answer to go to at first.
        """
        super().__init__()
        self._first = key

    def show(self, shown: Shown, before: Shown | None) -> None:
        """Show the retired answers."""
        answers = retired_answers(shown.pack, shown.journey)
        self.query_one(SavedAnswers).show(answers, self._introduction, self._first if before is None else None)
        if not answers:
            self.present(None)

    def _introduction(self, width: int) -> Sequence[Line]:
        return [*paragraph(INTRODUCTION, width), BLANK]

    def present(self, key: str | None) -> None:
        """Show an answer in full."""
        shown, symbols = self.gmrsj.shown, self.gmrsj.symbols
        if shown is None or key is None:
            self.text.show(lambda width: paragraph(NONE, width, "dim"))
            return
        to = became(shown.pack, key)
        self.text.show(lambda width: saved_answer_lines(shown.journey, key, to, symbols, width))

    def action_retired(self) -> None:
        """The same key leaves it."""
        self.action_back()
