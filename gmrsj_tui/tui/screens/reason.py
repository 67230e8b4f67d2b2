"""Why a criterion is not applicable: asked before the answer is given, because without a reason it is none."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from textual import on
from textual.widget import Widget

from gmrsj_tui.framework.model import Criterion
from gmrsj_tui.symbols import SymbolSet
from gmrsj_tui.tui.bindings import bindings
from gmrsj_tui.tui.lines import Line, paragraph, wrap
from gmrsj_tui.tui.meanings import FAIR_REASONS, UNFAIR_REASONS
from gmrsj_tui.tui.screens.journey_screen import JourneyScreen
from gmrsj_tui.tui.shown import Shown
from gmrsj_tui.tui.widgets.field_editor import TextEditor
from gmrsj_tui.tui.widgets.pane import Pane

KEYS = ("form.on", "app.back")


class ReasonScreen(JourneyScreen[str | None]):
    """Returns the reason, or ``None`` when no answer is given after all."""

    NAME = "Not applicable"
    HELP = """\
A criterion is not applicable when it cannot apply to your company. The reason is part of the answer, because others
will ask for it.

Type it and press enter. Escape goes back, and the status stays what it was."""
    KEYS = KEYS
    BINDINGS = bindings(KEYS)
    CSS_PATH = "../styles/reason.tcss"
    BAR = ("form.on", "app.back")
    BAR_LABELS = {"form.on": "give this reason", "app.back": "leave it as it was"}

    def __init__(self, criterion: str) -> None:
        super().__init__()
        self._criterion = criterion
        self._refused = False

    def body(self) -> Iterable[Widget]:
        """The criterion and when the answer is fair, then where the reason is typed."""
        yield Pane(id="ask")
        yield TextEditor(self.shown.answer(self._criterion).reason, enter_gives=True)

    def on_mount(self) -> None:
        """Begin to type at once."""
        super().on_mount()
        editor = self.query_one(TextEditor)
        editor.focus()
        editor.to_the_end()

    @property
    def criterion(self) -> str:
        """The criterion that it is about."""
        return self._criterion

    def show(self, shown: Shown, before: Shown | None) -> None:
        """Ask."""
        found = shown.pack.criterion(self._criterion)
        if found is not None:
            symbols, refused = self.gmrsj.symbols, self._refused
            self.query_one("#ask", Pane).show(lambda width: question_lines(found, symbols, width, refused))

    @on(TextEditor.Given)
    def reason_given(self, message: TextEditor.Given) -> None:
        """Enter gives the reason; there has to be one."""
        message.stop()
        self.action_go_on()

    def action_go_on(self) -> None:
        """Give the reason."""
        reason = self.query_one(TextEditor).typed.strip()
        if reason:
            self.dismiss(reason)
        else:
            self._refused = True
            self.show(self.shown, None)


def question_lines(criterion: Criterion, symbols: SymbolSet, width: int, refused: bool) -> Sequence[Line]:
    """What is asked, for a width in cells."""
    lines: list[Line] = []
    if refused:
        said = "Without a reason it cannot be not applicable: somebody will ask why it was set aside."
        lines.extend(paragraph(f"{symbols.warning} {said}", width, "error"))
    lines.extend(wrap([(f"{criterion.id}  ", "dim"), (criterion.title, "title")], width))
    lines.extend(paragraph(criterion.statement, width, "strong"))
    fair, unfair = " or ".join(FAIR_REASONS), ", ".join(UNFAIR_REASONS[:-1]) + f" or {UNFAIR_REASONS[-1]}"
    lines.extend(wrap([("Fair: ", "heading"), (f"{fair}.", "")], width))
    lines.extend(wrap([("Not fair: ", "heading"), (f"{unfair}. Then it is not met.", "")], width))
    lines.append((("Why can it not apply to you?", "accent"),))
    return lines
