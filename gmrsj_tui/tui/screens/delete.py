"""Deletes a journey for good, after its title was typed. It is the one thing that nothing brings back."""

from __future__ import annotations

from collections.abc import Iterable

from textual import on
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Input, Static

from gmrsj_tui.store.summary import Summary
from gmrsj_tui.text import one_line
from gmrsj_tui.tui.bindings import bindings
from gmrsj_tui.tui.journeys import is_title
from gmrsj_tui.tui.screens.form import FormScreen
from gmrsj_tui.tui.widgets.field import FormPage, LineInput
from gmrsj_tui.tui.words import plural


class DeleteScreen(FormScreen[str]):
    """Gives the title that was typed, once it is the right one; nothing when the person went back."""

    NAME = "Delete for good"
    HELP = """\
This deletes a journey for good: every answer, every note and the whole history. Nothing brings it back. Type the title
of the journey, then press enter. Escape goes back and deletes nothing."""
    KEYS = ("form.on", "app.back")
    BINDINGS = bindings(KEYS)
    BAR = ("form.on", "app.back")
    BAR_LABELS = {"form.on": "delete for good"}

    def __init__(self, journey: Summary) -> None:
        super().__init__()
        self._journey = journey

    def body(self) -> Iterable[Widget]:
        """What would be lost, and where the title is typed."""
        journey = self._journey
        answers = plural(journey.answers, "answer", "answers")
        changes = plural(journey.changes, "change", "changes")
        with FormPage(classes="form"):
            yield Static(Content(f"Delete {one_line(journey.title)}"), classes="heading")
            yield Static(Content(f"{answers} and a history of {changes} are lost. Nothing brings them back."))
            yield Static(Content("Type its title to delete it for good:"))
            yield LineInput(id="line")
            yield Static("", id="problem", classes="problem", markup=False)

    def action_go_on(self) -> None:
        """Delete when the title is right, else say that it is not."""
        typed = self.query_one("#line", LineInput).value
        if is_title(typed, self._journey.title):
            self.dismiss(typed)
        elif one_line(typed):
            self.query_one("#problem", Static).update(Content("That is not its title; nothing was deleted."))

    @on(Input.Changed)
    def forget_problem(self) -> None:
        """Typing on takes the message away."""
        self.query_one("#problem", Static).update("")
