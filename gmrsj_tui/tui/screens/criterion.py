"""One criterion whole: what it asks, and everything that can be written about it. Every way out of a field saves it."""

from __future__ import annotations

from collections.abc import Iterable

from textual import events, on
from textual.containers import Container
from textual.widget import Widget

from gmrsj_tui.framework.model import Criterion
from gmrsj_tui.journey.answer import Answer, Evidence
from gmrsj_tui.tui import answer_fields as fields
from gmrsj_tui.tui.bindings import ANSWER, CRITERIA, FIELDS, HISTORY, LEAVE, LOOK, MOVE, REVIEW, STEP_BESIDE, bindings
from gmrsj_tui.tui.messages import CriterionWanted
from gmrsj_tui.tui.screens.focus import FocusScreen
from gmrsj_tui.tui.screens.journey_screen import JourneyScreen
from gmrsj_tui.tui.screens.step import StepScreen
from gmrsj_tui.tui.shown import Shown
from gmrsj_tui.tui.walking import neighbour
from gmrsj_tui.tui.widgets.answer_pane import AnswerPane
from gmrsj_tui.tui.widgets.criterion_text import criterion_text_lines
from gmrsj_tui.tui.widgets.field_editor import LineEditor
from gmrsj_tui.tui.widgets.field_list import CHOICE, CRITERION, REFERENCE, STATUS, FieldList
from gmrsj_tui.tui.widgets.key_bar import KeyBar
from gmrsj_tui.tui.widgets.pane import Pane
from gmrsj_tui.tui.widgets.row_list import RowList

TEXT_KEYS = ("text.down", "text.up")
FIELD_KEYS = ("form.next", "form.previous")
CHOICE_BAR = ("criterion.open", "app.back", "move.up", "move.down", "view.tests", "view.help")
CHOICE_LABELS = {
    "criterion.open": "take",
    "move.up": "before",
    "move.down": "next",
    "view.tests": "what met asks",
    "app.back": "leave it",
}
"""While the statuses are offered."""


class CriterionScreen(JourneyScreen[None]):
    """The text of a criterion beside the fields of its answer."""

    NAME = "Criterion"
    HELP = """\
Here is everything about one criterion: what it asks and why, and what you wrote about it.

Up and down go through the fields, enter opens one in its place; on the status it offers the five. Enter saves a single
line; escape, tab or a click elsewhere close a field and keep what was typed. A text is also saved when you pause while
typing it. There is no way out that loses it, and u takes it back. When somebody else changes the same text meanwhile,
both are kept, theirs above yours.

Evidence is a text or a link, never a file. With the cursor on a piece of evidence, 0 to 3 say how strong it is. The
keys for statuses work whenever no field is open. A date can be typed as 2026-12-31, 31.12.2026, 31.12.26, 31 Dec, or
+30 for days.

Do not write names of people who complained: the files are not encrypted. What is disputed says who sees it otherwise,
and why: by role, not by name.

What the criterion builds on and what it refers to stand below; enter goes there, and escape comes back."""
    KEYS = (*ANSWER, *FIELDS, *FIELD_KEYS, *MOVE, *REVIEW, *TEXT_KEYS, *CRITERIA, *HISTORY, *STEP_BESIDE, *LOOK, *LEAVE)
    BINDINGS = bindings(KEYS)
    CSS_PATH = "../styles/criterion.tcss"
    BAR = (
        "criterion.open",
        "criterion.met",
        "criterion.in-progress",
        "criterion.not-met",
        "criterion.not-applicable",
        "evidence.add",
        "field.remove",
        "history.undo",
        "move.next-open",
        "criterion.park",
        "criterion.next",
        "text.down",
        "view.tests",
        "view.focus",
        "app.back",
        "view.help",
    )
    BAR_LABELS = {"criterion.open": "change", "criterion.not-applicable": "n/a", "text.down": "read on"}

    def __init__(self, criterion: str) -> None:
        super().__init__()
        self._criterion = criterion
        self._first = criterion
        self._trail: list[str] = []

    def body(self) -> Iterable[Widget]:
        """The text, and the fields."""
        with Container(id="both"):
            yield Pane(id="text")
            yield AnswerPane(self.gmrsj.symbols)

    # -- what is shown ------------------------------------------------------------------------------

    @property
    def main(self) -> RowList:
        """The fields."""
        return self.rows

    @property
    def rows(self) -> FieldList:
        """The fields."""
        return self.query_one(FieldList)

    @property
    def pane(self) -> AnswerPane:
        """The fields with their editor."""
        return self.query_one(AnswerPane)

    @property
    def criterion(self) -> str:
        """The criterion in front."""
        return self._criterion

    @property
    def step(self) -> str:
        """The step in which it stands."""
        found = self.shown.step_of(self._criterion)
        return self.gmrsj.step if found is None else found.id

    def show(self, shown: Shown, before: Shown | None) -> None:
        """Show the criterion; what is being typed stays."""
        found = shown.pack.criterion(self._criterion)
        if found is None:
            return
        if before is None or before.pack is not shown.pack:
            symbols = self.gmrsj.symbols
            self.query_one("#text", Pane).show(lambda width: criterion_text_lines(shown, found, symbols, width))
        self.pane.show(shown, self._criterion)

    @property
    def _found(self) -> Criterion:
        found = self.shown.pack.criterion(self._criterion)
        assert found is not None
        return found

    @property
    def _answer(self) -> Answer:
        return self.shown.answer(self._criterion)

    def go_to(self, criterion: str) -> None:
        """Show another criterion in this screen."""
        if self.pane.finish() and self.shown.pack.criterion(criterion) is not None:
            self._criterion = criterion
            self.show(self.shown, None)
            self.rows.first()

    def on_criterion_wanted(self, message: CriterionWanted) -> None:
        """Show the criterion that was asked for, here."""
        message.stop()
        self._trail.clear()
        self.go_to(message.criterion)

    # -- fields -------------------------------------------------------------------------------------

    def action_open_criterion(self) -> None:
        """Open the field under the cursor, or go where its row leads."""
        key = self.rows.cursor
        if self.pane.editing or key is None:
            return
        if key == STATUS:
            self.pane.choose(True)
        elif key.startswith(CHOICE):
            self.action_mark(key.removeprefix(CHOICE))
        elif key.startswith(CRITERION):
            here = self._criterion
            self.go_to(key.removeprefix(CRITERION))
            self._trail.append(here)
        elif key.startswith(REFERENCE):
            self.gmrsj.open_screen("standard", key.removeprefix(REFERENCE))
        else:
            self.pane.edit(key)

    @on(RowList.Chosen)
    def open_chosen(self, message: RowList.Chosen) -> None:
        """A second click does what enter does."""
        message.stop()
        self.action_open_criterion()

    def on_answer_pane_turned(self, message: AnswerPane.Turned) -> None:
        """Say which keys there are, which are few while letters are typed."""
        message.stop()
        bar = self.query_one(KeyBar)
        match message.editor:
            case None if self.pane.choosing:
                bar.offer(CHOICE_BAR, CHOICE_LABELS)
            case None:
                bar.offer(self.BAR, self.BAR_LABELS)
            case LineEditor():
                bar.offer(("form.on", "form.next", "app.back"), {"form.on": "save", "app.back": "save and close"})
            case _:
                bar.offer(("form.next", "app.back"), {"app.back": "save and close"})

    def on_screen_suspend(self) -> None:
        """Another screen comes in front, for example the commands."""
        self.pane.save()

    def on_mouse_down(self, event: events.MouseDown) -> None:
        """A click elsewhere closes the field first, so that what was clicked finds it saved."""
        self.pane.pressed(event.widget)

    # -- keys ---------------------------------------------------------------------------------------

    def action_mark(self, status: str) -> None:
        """Give the criterion a status; then they are offered no more."""
        self.pane.choose(False)
        super().action_mark(status)

    def action_back(self) -> None:
        """Close the field or the statuses, or go back the way that links came, or leave."""
        if self.pane.choosing:
            self.pane.choose(False)
        elif self.pane.editing:
            self.pane.finish(give_up=True)
        elif self._trail:
            self.go_to(self._trail.pop())
        else:
            below = self.app.screen_stack[-2]
            moved = self._criterion != self._first
            self.dismiss()
            if moved and isinstance(below, StepScreen | FocusScreen):
                below.post_message(CriterionWanted(self._criterion))

    def action_go_on(self) -> None:
        """Save the field that is open."""
        self.pane.finish()

    def _move_by(self, by: int) -> None:
        if self.pane.choosing or self.pane.finish():
            super()._move_by(by)

    def action_next_field(self) -> None:
        """To the next field."""
        self._move_by(1)

    def action_previous_field(self) -> None:
        """To the field before."""
        self._move_by(-1)

    def action_text_down(self) -> None:
        """Scroll the text down."""
        self.query_one("#text", Pane).step(1)

    def action_text_up(self) -> None:
        """Scroll the text up."""
        self.query_one("#text", Pane).step(-1)

    def action_page_down(self) -> None:
        """Read on; the fields are few."""
        self.query_one("#text", Pane).page(1)

    def action_page_up(self) -> None:
        """Read back."""
        self.query_one("#text", Pane).page(-1)

    def action_previous_criterion(self) -> None:
        """To the criterion before."""
        self._walk(-1)

    def action_next_criterion(self) -> None:
        """To the criterion after."""
        self._walk(1)

    def _walk(self, by: int) -> None:
        found = neighbour(self.shown, self._criterion, by)
        if found is not None:
            self._trail.clear()
            self.go_to(found)

    def action_next_open(self) -> None:
        """To the next open steppingstone, here."""
        found = self.coming()
        if found == self._criterion:
            self.gmrsj.tell("Nothing else is open up to the targets of the steps.")
        elif found is not None:
            self._trail.clear()
            self.go_to(found)

    def action_history(self) -> None:
        """All that was ever changed about this criterion."""
        self.gmrsj.open_screen("history", self._criterion)

    def action_add_evidence(self) -> None:
        """Add a piece of evidence."""
        self.pane.edit(fields.NEW_EVIDENCE)

    def action_strength(self, strength: int) -> None:
        """Say how strong the highlighted piece of evidence is."""
        place = fields.evidence_place(self.rows.cursor or "")
        if place is None or place >= len(self._answer.evidence):
            self.gmrsj.tell("0 to 3 say how strong a piece of evidence is: put the cursor on one, or add one with +.")
            return
        old = self._answer.evidence[place]
        new = Evidence(old.text, strength)
        if new != old:
            self.gmrsj.look_for_changes()
            self.gmrsj.update_answer(fields.changed_evidence(self._found, self._answer, old, new))

    def action_remove(self) -> None:
        """Remove what the highlighted field says."""
        key = self.rows.cursor
        update = None if key is None else fields.removal_of(key, self._found, self._answer)
        if update is None:
            self.gmrsj.tell("There is nothing to remove here.")
        elif self.gmrsj.update_answer(update):
            self.gmrsj.tell("Removed. u brings it back.")
