"""Print or save what people take home: choose what, see the page, then save, copy or print it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from textual.widget import Widget
from textual.widgets import Input

from gmrsj_tui import clock
from gmrsj_tui.reports.formats import PAPERS
from gmrsj_tui.tui.background import Stopped
from gmrsj_tui.tui.bindings import GENERAL, MOVE, PRINT, bindings
from gmrsj_tui.tui.lines import BLANK, Line, line
from gmrsj_tui.tui.messages import DocumentWanted
from gmrsj_tui.tui.print_order import (
    FEW,
    KINDS,
    ON_PAPER,
    Order,
    Part,
    formats_for,
    missing,
    parts_of,
    stands_for,
)
from gmrsj_tui.tui.print_work import PAGE_WIDTH, text_of
from gmrsj_tui.tui.screens.delivering import DeliveringScreen
from gmrsj_tui.tui.shown import Shown
from gmrsj_tui.tui.widgets.choice_bar import Choice, ChoiceBar
from gmrsj_tui.tui.widgets.pane import Pane
from gmrsj_tui.tui.widgets.preview import folded, preview_notes
from gmrsj_tui.tui.widgets.work_bar import WorkBar

EASY = 400
"""Criteria of a pack up to which a page is made at once; of a larger one it is made beside the screen."""
NOTES_WARNING = "Notes can name people: read them first."


class PrintScreen(DeliveringScreen):
    """The page as it will be, and what to do with it."""

    NAME = "Print or save"
    HELP = """\
This is what people take home, as it will be printed: the roadmap, the whole report, or the sheet on which a group
crosses boxes. Choose what it holds and in which format, then save it in a file, copy it, or print it. What is no text,
such as PDF, is shown here as the text that it says.

The printer is named first; the same key or enter then sends the page, as PDF where that can be made here. What takes
long says so, and escape ends it: no half file is left.

Notes stay out unless you ask for them: they can name people. Read them before you pass the page on."""
    KEYS = (*PRINT, *MOVE, *GENERAL)
    BINDINGS = bindings(KEYS)
    BAR = (
        "print.save",
        "print.copy",
        "print.printer",
        "print.document",
        "print.what",
        "print.format",
        "print.notes",
        "app.back",
        "view.help",
    )
    BAR_KEEPS = 2

    def __init__(
        self,
        at_step: str,
        step: str | None = None,
        track: str | None = None,
        owner: str | None = None,
        kind: str = "roadmap",
    ) -> None:
        """Prepare the page.

        Args:
            at_step: The step that one comes from, which is the first of the steps to choose.
            step: The step that is to be printed at first; all of them when left out.
            track: The track that is to be printed at first.
            owner: The owner whose actions are to be printed at first; empty for those of nobody.
            kind: Which document, one of ``KINDS``.
        """
        super().__init__()
        self._at_step = at_step
        self._wanted = (step, track, owner)
        self._kind = kind
        self._what: int | None = None
        self._few = FEW
        self._format = ""
        self._paper = ""
        self._notes = False
        self._seen: tuple[object, Sequence[Line]] = (None, ())

    def body(self) -> Iterable[Widget]:
        """Choices, page, what is going on, and the line for the file's name."""
        yield ChoiceBar(id="choices")
        yield Pane(id="page")
        yield WorkBar(id="work-bar")
        name = Input(id="file", placeholder="File to save it in", compact=True, select_on_focus=False)
        name.display = False
        yield name

    @property
    def main(self) -> Pane:
        """The page."""
        return self.query_one("#page", Pane)

    # -- what was chosen ----------------------------------------------------------------------------

    @property
    def order(self) -> Order:
        """All that is chosen."""
        return Order(self._kind, self._part, self._format_name, self._paper, self._notes, clock.today())

    @property
    def _format_name(self) -> str:
        names = formats_for(self._kind)
        return self._format if self._format in names else names[0]

    @property
    def keys_now(self) -> tuple[str, ...]:
        """A sheet has no notes that could be left out."""
        return tuple(id for id in self.BAR if id != "print.notes" or self._kind != "sheet")

    def _parts(self) -> Sequence[Part]:
        return parts_of(self.shown, self._kind, self._at_step, self._few, self._wanted, clock.today())

    @property
    def _part(self) -> Part:
        """What of the document."""
        parts = self._parts()
        if self._what is None:
            fitting = (place for place, part in enumerate(parts) if stands_for(part, self._wanted))
            self._what = next(fitting, 0)
        self._what %= len(parts)
        return parts[self._what]

    def show(self, shown: Shown, before: Shown | None) -> None:
        """Make the page."""
        order = self.order
        first = formats_for(order.kind)[0]
        choices = [
            Choice("print.document", "document", KINDS[order.kind].words, order.kind != "roadmap", speaks=True),
            Choice("print.what", "what", order.part.words, self._what != 0, speaks=True),
            Choice("print.format", "format", order.format, order.format != first, speaks=True),
        ]
        if order.format in ON_PAPER:
            choices.append(Choice("print.paper", "paper", order.paper_words, bool(order.paper), implied=True))
        if order.kind != "sheet":
            name, notes = ("with", "notes, may name people") if order.notes else ("notes", "no")
            choices.append(Choice("print.notes", name, notes, order.notes))
        self.query_one(ChoiceBar).show(choices)
        self.offer_keys()
        self.main.show(self._lines, keep_place=before is not None)

    def action_next_choice(self, name: str) -> None:
        """The next of one of the choices."""
        order = self.order
        if name == "document":
            self.choose_document(after(order.kind, tuple(KINDS)))
            return
        if name == "what":
            if len(self._parts()) == 1:
                self.gmrsj.tell("The report is always of the whole journey.")
            self._what = 1 if self._what is None else self._what + 1
        elif name == "format":
            self._format = after(order.format, formats_for(order.kind))
        elif name == "paper":
            if order.format not in ON_PAPER:
                self.gmrsj.tell(f"Only {', '.join(ON_PAPER)} have a size of paper.")
            elif order.paper or order.format != "html":
                self._paper = after(order.paper or PAPERS[0], PAPERS)
            else:
                self._paper = PAPERS[0]
        elif order.kind == "sheet":
            self.gmrsj.tell("There are no notes on a workshop sheet.")
        else:
            self._notes = not self._notes
            if self._notes:
                self.gmrsj.tell(NOTES_WARNING)
        self._changed()

    def action_few(self, by: int) -> None:
        """More or fewer of the next actions; at first those that are usual."""
        if self._kind != "roadmap":
            self.gmrsj.tell("Only a roadmap can be of the next few actions.")
            return
        if self._part.next_n is not None:
            self._few = min(max(self._few + by, 1), max(len(self.shown.roadmap()), 1))
        self._what = next(place for place, part in enumerate(self._parts()) if part.next_n is not None)
        self._changed()

    def on_document_wanted(self, message: DocumentWanted) -> None:
        """Another document is asked for by name while this screen is in front."""
        message.stop()
        self.choose_document(message.kind)

    def choose_document(self, kind: str) -> None:
        """Show another document, whole."""
        self._kind, self._what = kind, None
        self._changed()

    def _changed(self) -> None:
        self.forget_printer()
        self.show(self.shown, None)

    # -- the page -----------------------------------------------------------------------------------

    def _lines(self, width: int) -> Sequence[Line]:
        """The page for a width; where it takes long, what there was until it is made."""
        shown, order = self.shown, self.order
        wanted = (shown, order, width)
        if self._seen[0] == wanted:
            return self._seen[1]
        self.drop_preview()

        def make(_: Stopped) -> Sequence[Line]:
            notes = preview_notes(order, missing(order.format), width)
            page = folded(text_of(shown, order, min(width, PAGE_WIDTH)).splitlines(), width)
            return [*notes, BLANK, *page] if notes else page

        criteria = sum(len(step.criteria) for step in shown.standing.steps)
        if criteria <= EASY:
            self._seen = (wanted, make(lambda: False))
            return self._seen[1]

        def made(lines: Sequence[Line]) -> None:
            same = self._seen[0] is not None
            self._seen = (wanted, lines)
            self.main.show(self._lines, keep_place=same)

        self.begin_preview(f"Making the page of {criteria:,} criteria", make, made)
        return [line(("Making the page", "dim"))]


def after(value: str, values: Sequence[str]) -> str:
    """The value after this one; the first follows the last."""
    return values[(values.index(value) + 1) % len(values)] if value in values else values[0]
