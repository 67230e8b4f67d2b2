"""What moved between two moments of the journey, and the highlighted criterion in full."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from textual.widget import Widget

from gmrsj_tui.errors import GmrsjError
from gmrsj_tui.journey.overall_words import overall_sentence
from gmrsj_tui.journey.points import Point
from gmrsj_tui.reports.comparison_model import ComparisonDocument, MovedLine, StepLine, comparison_document
from gmrsj_tui.tui.bindings import ANSWER, JOURNEY, TEXT, bindings
from gmrsj_tui.tui.lines import BLANK, Line, paragraph, wrap
from gmrsj_tui.tui.messages import CriterionWanted, StepWanted
from gmrsj_tui.tui.screens.listed import ListedScreen
from gmrsj_tui.tui.shown import Shown
from gmrsj_tui.tui.widgets.choice_bar import ChoiceBar
from gmrsj_tui.tui.widgets.criterion_pane import criterion_lines
from gmrsj_tui.tui.widgets.moved_list import MovedList
from gmrsj_tui.tui.widgets.pane import Pane
from gmrsj_tui.tui.widgets.row_list import RowList


class CompareScreen(ListedScreen):
    """Levels, then what moved, what slipped back first."""

    NAME = "What moved"
    HELP = """\
This is what moved from one moment to another: the levels of the steps, then the criteria, those that slipped back on
top. There are counts and no score.

Below stands the highlighted criterion as it is now. Enter opens it, and the keys for statuses work here as well.
Escape goes back."""
    KEYS = (*ANSWER, "roadmap.go", *JOURNEY, *TEXT)
    BINDINGS = bindings(KEYS)
    BAR = (
        "criterion.open",
        "roadmap.go",
        "criterion.met",
        "criterion.in-progress",
        "criterion.not-met",
        "history.undo",
        "view.history",
        "app.back",
        "view.help",
    )

    def __init__(self, before: Point, after: Point) -> None:
        super().__init__()
        self._before = before
        self._after = after
        self._document: ComparisonDocument | None = None

    def body(self) -> Iterable[Widget]:
        """From and to, what moved, and the highlighted criterion."""
        yield ChoiceBar(id="between")
        yield MovedList(self.gmrsj.symbols)
        yield Pane(id="meaning")

    @property
    def main(self) -> RowList:
        """What moved."""
        return self.query_one(MovedList)

    @property
    def text(self) -> Pane:
        """The highlighted criterion."""
        return self.query_one("#meaning", Pane)

    @property
    def _line(self) -> StepLine | MovedLine | None:
        return self.query_one(MovedList).line_at_cursor()

    @property
    def criterion(self) -> str | None:
        """The highlighted criterion."""
        line = self._line
        found = line.criterion if isinstance(line, MovedLine) else ""
        return found if found and self.shown.applies(found) else None

    @property
    def step(self) -> str:
        """The step that is highlighted, or of the criterion that is."""
        line = self._line
        if isinstance(line, StepLine):
            return line.id
        found = None if self.criterion is None else self.shown.step_of(self.criterion)
        return self.gmrsj.step if found is None else found.id

    def show(self, shown: Shown, before: Shown | None) -> None:
        """Work out and show what moved."""
        try:
            self._document = comparison_document(
                shown.pack, shown.journey, self._before, self._after, arrow=self.gmrsj.symbols.next
            )
        except GmrsjError as error:
            said = str(error)
            self.text.show(lambda width: paragraph(said, width, "warning"))
            return
        self.query_one(MovedList).show(shown, self._document)
        said = f"{self._document.before_words} {self.gmrsj.symbols.next} {self._document.after_words}"
        self.query_one(ChoiceBar).show((), said)
        self.present(keep_place=before is not None)

    def present(self, *, keep_place: bool = False) -> None:
        """Show the highlighted one in full."""
        shown, symbols, line, document = self.shown, self.gmrsj.symbols, self._line, self._document
        found = None if self.criterion is None else shown.pack.criterion(self.criterion)
        if found is not None:
            self.text.show(lambda width: criterion_lines(shown, found, symbols, width), keep_place=keep_place)
        elif isinstance(line, MovedLine):
            self.text.show(lambda width: wrap([(line.title, "title"), (f"  {line.words}", "")], width))
        elif document is not None:
            self.text.show(lambda width: levels_lines(document, width), keep_place=keep_place)

    def open_highlighted(self) -> None:
        """What enter does."""
        self.action_open_criterion()

    def action_open_criterion(self) -> None:
        """Open the highlighted criterion, or go to the highlighted step."""
        line = self._line
        if isinstance(line, StepLine):
            self.post_message(StepWanted(line.id))
        else:
            super().action_open_criterion()

    def action_go_to_criterion(self) -> None:
        """To the criterion, or to the step, on the step's screen."""
        if self.criterion is not None:
            self.post_message(CriterionWanted(self.criterion))
        else:
            self.action_open_criterion()


def levels_lines(document: ComparisonDocument, width: int) -> Sequence[Line]:
    """The levels in words, and what has to be known to judge them, for a width in cells."""
    lines: list[Line] = []
    for step in document.steps:
        said = f": {step.level}, {step.moved}; {step.covered}"
        lines.extend(wrap([(f"{step.number} {step.title}", "strong"), (said, "")], width, "", "  "))
    lines.extend(paragraph(overall_sentence(document.overall), width, "dim"))
    for remark in document.remarks:
        lines.extend([BLANK, *paragraph(remark, width, "warning")])
    return lines
