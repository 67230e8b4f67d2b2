"""A journey whose pack cannot be used: what the save itself holds, and how to get the pack."""

from __future__ import annotations

from collections.abc import Sequence

from gmrsj_tui.errors import GmrsjError
from gmrsj_tui.journey.journey import Journey
from gmrsj_tui.text import one_line
from gmrsj_tui.tui.bindings import GENERAL, SCROLL, TEXT, bindings
from gmrsj_tui.tui.lines import BLANK, Line, paragraph
from gmrsj_tui.tui.screens.saved import SavedScreen
from gmrsj_tui.tui.widgets.saved_answers import SavedAnswers, saved_answer_lines
from gmrsj_tui.tui.widgets.title_bar import TitleBar
from gmrsj_tui.tui.words import plural


class ReadOnlyScreen(SavedScreen):
    """Lists the answers of a save."""

    NAME = "Read only"
    HELP = """\
The pack of this journey is missing, broken, or older than the answers. Without it there are no titles, no levels and
no roadmap, and nothing can be changed; but every answer that the save holds can be read here, by the id of its
criterion.

Leave the program, then start it with the folder of the pack: gmrsj --content DIR. The answers are then as they were.

Escape goes home."""
    KEYS = (*SCROLL, *TEXT, *GENERAL)
    BINDINGS = bindings(KEYS)
    BAR = ("move.down", "text.down", "app.back", "view.help")
    BAR_LABELS = {"text.down": "read on", "app.back": "home"}

    def __init__(self, journey: Journey, problem: GmrsjError) -> None:
        super().__init__()
        self._journey = journey
        self._problem = problem

    def on_mount(self) -> None:
        """Show the answers."""
        super().on_mount()
        answers = {key: self._journey.answers[key] for key in sorted(self._journey.answers)}
        self.query_one(SavedAnswers).show(answers, self._introduction)

    def say_title(self) -> None:
        """The journey, and that nothing can be changed."""
        self.query_one("#title", TitleBar).say(one_line(self._journey.title), "", "read only", trouble=True)

    def _introduction(self, width: int) -> Sequence[Line]:
        journey = self._journey
        count = plural(len(journey.answers), "answer", "answers")
        changes = plural(len(journey.changes), "change", "changes")
        return [
            *paragraph(one_line(str(self._problem)), width, "error"),
            *paragraph(
                f"It was answered with {one_line(journey.pack)} {one_line(journey.pack_version)}. "
                "gmrsj --content DIR finds a pack in DIR. This is what the save itself holds: "
                f"{count}, {changes}.",
                width,
            ),
            BLANK,
        ]

    def present(self, key: str | None) -> None:
        """Show an answer in full."""
        journey, symbols = self._journey, self.gmrsj.symbols
        if key is None:
            self.text.show(lambda width: paragraph("The save holds no answers.", width, "dim"))
        else:
            self.text.show(lambda width: saved_answer_lines(journey, key, (), symbols, width))
