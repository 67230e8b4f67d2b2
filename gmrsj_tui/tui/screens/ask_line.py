"""Asks for one line of text, such as another title."""

from __future__ import annotations

from collections.abc import Iterable

from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from gmrsj_tui.journey.checking import LONGEST_LINE
from gmrsj_tui.text import one_line, plain
from gmrsj_tui.tui.bindings import bindings
from gmrsj_tui.tui.screens.form import FormScreen
from gmrsj_tui.tui.widgets.field import FormPage, LineInput
from gmrsj_tui.tui.widgets.title_bar import TitleBar


class AskLineScreen(FormScreen[str]):
    """Gives the text that was typed; nothing when the person went back."""

    NAME = "One line"
    HELP = "Type one line. Enter takes it; escape goes back and changes nothing."
    KEYS = ("form.on", "app.back")
    BINDINGS = bindings(KEYS)
    BAR = ("form.on", "app.back")
    BAR_LABELS = {"form.on": "take it"}

    def __init__(self, name: str, question: str, value: str = "", may_be_empty: bool = False) -> None:
        """Prepare the question.

        Args:
            name: What is done, for the title bar.
            question: What is asked, in a sentence.
            value: What stands in the line at first.
            may_be_empty: Whether an empty line is an answer as well.
        """
        super().__init__()
        self._doing = name
        self._question = question
        self._value = value
        self._may_be_empty = may_be_empty

    def body(self) -> Iterable[Widget]:
        """The question and the line."""
        with FormPage(classes="form"):
            yield Static(Content(plain(self._question)), classes="heading")
            yield LineInput(self._value, id="line", longest=LONGEST_LINE)

    def say_title(self) -> None:
        """Say what is done."""
        self.query_one("#title", TitleBar).say(self._doing)

    def action_go_on(self) -> None:
        """Take the line; an empty one is none, unless it may be empty."""
        typed = one_line(self.query_one("#line", LineInput).value)
        self.dismiss(typed if typed or self._may_be_empty else None)
