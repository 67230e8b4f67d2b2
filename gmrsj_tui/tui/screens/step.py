"""A step: its criteria by level, the highlighted one in full, and the live roadmap beside them."""

from __future__ import annotations

from collections.abc import Iterable

from textual import on
from textual.containers import Container
from textual.widget import Widget

from gmrsj_tui.tui.bindings import ANSWER, CRITERIA, JOURNEY, TEXT, bindings
from gmrsj_tui.tui.messages import CriterionWanted
from gmrsj_tui.tui.screens.journey_screen import JourneyScreen
from gmrsj_tui.tui.shown import Shown
from gmrsj_tui.tui.widgets.criteria_list import CriteriaList
from gmrsj_tui.tui.widgets.criterion_pane import CriterionPane
from gmrsj_tui.tui.widgets.pane import Pane
from gmrsj_tui.tui.widgets.roadmap_panel import RoadmapPanel
from gmrsj_tui.tui.widgets.row_list import RowList
from gmrsj_tui.tui.widgets.step_header import StepHeader
from gmrsj_tui.tui.widgets.step_strip import StepStrip

NOTHING = (
    "Nothing in this step applies to this journey: it covers none of the tracks that the step is about. "
    "The step is not counted, and holds nothing back."
)
"""Said where the criterion would stand."""


class StepScreen(JourneyScreen[None]):
    """Shows one step at a time and remembers in each where the cursor stood."""

    HELP = """\
This is one step of the journey. On top stands what it is for and which level it holds. Below are its criteria, level
by level. Those of the first level are steppingstones: work on the first one that is not covered.

Read the statement aloud, let everybody decide alone, ask for evidence, then press one key for the status. In doubt it
is not met. Each answer is saved at once, and u takes it back.

What the group cannot settle now is parked. The full stop passes over it, says so, and brings it back behind the last
open one; any status settles it.

The roadmap beside the list shows what comes next for the next level of this step, then the other steps."""
    KEYS = (*ANSWER, *JOURNEY, *CRITERIA, *TEXT)
    BINDINGS = bindings(KEYS)
    BAR = (
        "criterion.met",
        "criterion.in-progress",
        "criterion.not-met",
        "criterion.not-applicable",
        "criterion.open",
        "history.undo",
        "move.next-open",
        "criterion.park",
        "view.roadmap",
        "view.explain",
        "view.overview",
        "view.focus",
        "view.search",
        "view.introduction",
        "report.print",
        "app.back",
        "view.help",
    )
    BAR_LABELS = {"criterion.not-applicable": "n/a", "app.back": "home"}

    def on_mount(self) -> None:
        """Follow the cursor from the first row on."""
        self.main.follow(self.follow_cursor)
        super().on_mount()

    def body(self) -> Iterable[Widget]:
        """Steps, header, then list and criterion with the roadmap beside or below."""
        symbols = self.gmrsj.symbols
        yield StepStrip(symbols)
        yield StepHeader(symbols)
        with Container(id="room"):
            with Container(id="work"):
                yield CriteriaList(symbols)
                yield CriterionPane(symbols)
            yield RoadmapPanel(symbols)

    @property
    def criteria(self) -> CriteriaList:
        """The criteria."""
        return self.query_one(CriteriaList)

    @property
    def main(self) -> RowList:
        """The criteria."""
        return self.criteria

    @property
    def criterion(self) -> str | None:
        """The highlighted criterion."""
        return self.criteria.cursor

    @property
    def text(self) -> Pane:
        """The highlighted criterion."""
        return self.query_one(CriterionPane)

    def show(self, shown: Shown, before: Shown | None) -> None:
        """Show the step that the app is at."""
        step = self.gmrsj.step
        if before is None or before.journey.id != shown.journey.id:
            self.go_to(step)
            return
        self._show_around(shown, step)
        self.criteria.show(shown, step)
        self._present(shown, self.criteria.cursor)

    def _present(self, shown: Shown, criterion: str | None) -> None:
        self.query_one(CriterionPane).present(shown, criterion, NOTHING)

    def _show_around(self, shown: Shown, step: str) -> None:
        self.query_one(StepStrip).show(shown, step)
        self.query_one(StepHeader).show(shown, step)
        self.query_one(RoadmapPanel).show(shown, step)

    def go_to(self, step: str, criterion: str | None = None) -> None:
        """Show a step, at a criterion, or where the cursor stood there last, or at its next steppingstone."""
        shown = self.shown
        place = self.gmrsj.place_in(step)
        offset = None
        if criterion is None and place is not None:
            criterion, offset = place
        if criterion is None or shown.pack.criterion(criterion) is None:
            coming = shown.step_roadmap(step)
            criteria = shown.step(step).criteria
            criterion = coming[0].id if coming else criteria[0].id if criteria else None
        self._show_around(shown, step)
        self.criteria.show(shown, step, cursor=criterion, offset=offset)
        self._present(shown, self.criteria.cursor)

    def follow_cursor(self, key: str | None) -> None:
        """Show the criterion that the cursor came to."""
        if self.gmrsj.shown is not None:
            self._present(self.shown, key)
            self.remember_place()

    def remember_place(self) -> None:
        """Remember the criterion and the line, to open there again."""
        for criteria in self.query(CriteriaList):  # not there yet, when the app is left in the moment of opening
            self.gmrsj.remember_place(criteria.cursor, criteria.scroll_place)

    @on(RowList.Chosen)
    def open_chosen(self, message: RowList.Chosen) -> None:
        """A second click opens the criterion."""
        message.stop()
        self.gmrsj.open_criterion(message.key)

    def on_criterion_wanted(self, message: CriterionWanted) -> None:
        """A criterion of this step needs no other screen."""
        if self.criteria.go_to(message.criterion):
            message.stop()

    def show_changed(self, step: str, criterion: str | None) -> None:
        """Go to what an undo or a redo changed; nobody asked for the introduction of its step."""
        if step != self.gmrsj.step:
            self.gmrsj.go_to_step(step, criterion, introduce=False)
        elif criterion is not None:
            self.criteria.go_to(criterion)

    def action_back(self) -> None:
        """Back home; the journey is saved, and opens here again."""
        self.gmrsj.close_journey()
