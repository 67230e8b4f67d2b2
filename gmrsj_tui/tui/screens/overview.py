"""Where the whole journey stands: steps by levels, targets, and which effectiveness criterion is thin."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from textual import on
from textual.widget import Widget

from gmrsj_tui.journey.standing import level_title
from gmrsj_tui.symbols import SymbolSet
from gmrsj_tui.tui.bindings import JOURNEY, OVERVIEW, bindings
from gmrsj_tui.tui.lines import BLANK, Line, Piece, paragraph, wrap
from gmrsj_tui.tui.messages import StepWanted, TargetRequested
from gmrsj_tui.tui.screens.journey_screen import JourneyScreen
from gmrsj_tui.tui.shown import Shown
from gmrsj_tui.tui.widgets.overview_list import LETTER, STEP, OverviewList
from gmrsj_tui.tui.widgets.pane import Pane
from gmrsj_tui.tui.widgets.row_list import RowList
from gmrsj_tui.tui.words import status_sign


class OverviewScreen(JourneyScreen[None]):
    """The grid, and below it what the highlighted row means."""

    NAME = "Overview"
    HELP = """\
The grid counts, for each step and level, how many criteria are covered of those that apply. There is no percentage and
no score: a level is held or it is not, and e says why.

Plus and minus change the target of the highlighted step; without a chosen target the roadmap leads to the next level.
The overall level is the lowest of the steps: this app's own convention.

Below, for each effectiveness criterion, how many of the criteria that serve it are covered.
Highlight one to see its definition and what is still open under it."""
    HELP_LABELS = {
        "criterion.open": "Goes to the highlighted step.",
        "view.overview": "Leaves the overview again.",
    }
    KEYS = ("criterion.open", *OVERVIEW, *JOURNEY)
    BINDINGS = bindings(KEYS)
    BAR = (
        "criterion.open",
        "overview.raise",
        "overview.lower",
        "view.explain",
        "view.levels",
        "view.roadmap",
        "history.undo",
        "report.print",
        "app.back",
        "view.help",
    )
    BAR_LABELS = {"criterion.open": "go to step"}

    def on_mount(self) -> None:
        """Follow the cursor from the first row on."""
        self.main.follow(self.follow_cursor)
        super().on_mount()

    def body(self) -> Iterable[Widget]:
        """Grid and explanation."""
        yield OverviewList(self.gmrsj.symbols)
        yield Pane(id="meaning")

    @property
    def main(self) -> RowList:
        """The grid."""
        return self.query_one(OverviewList)

    @property
    def step(self) -> str:
        """The highlighted step, else the one that the app is at."""
        return self._highlighted(STEP) or self.gmrsj.step

    def _highlighted(self, kind: str) -> str | None:
        cursor = self.main.cursor or ""
        return cursor.removeprefix(kind) if cursor.startswith(kind) else None

    def show(self, shown: Shown, before: Shown | None) -> None:
        """Show the grid; at first the step that the app is at is highlighted."""
        self.query_one(OverviewList).show(shown)
        if before is None:
            self.main.go_to(f"{STEP}{self.gmrsj.step}")
        self._explain(keep_place=before is not None)

    def _explain(self, keep_place: bool = False) -> None:
        shown, symbols = self.shown, self.gmrsj.symbols
        step, letter = self._highlighted(STEP), self._highlighted(LETTER)
        pane = self.query_one("#meaning", Pane)
        if step is not None:
            pane.show(lambda width: step_lines(shown, step, symbols, width), keep_place=keep_place)
        elif letter is not None:
            pane.show(lambda width: letter_lines(shown, letter, symbols, width), keep_place=keep_place)

    def follow_cursor(self, key: str | None) -> None:
        """Say what the row means."""
        del key
        self._explain()

    @on(RowList.Chosen)
    def choose(self, message: RowList.Chosen) -> None:
        """A second click goes to the step."""
        message.stop()
        self.action_open_criterion()

    def show_changed(self, step: str, criterion: str | None) -> None:
        """Highlight the step of which an undo or a redo changed the target."""
        if criterion is None:
            self.main.go_to(f"{STEP}{step}")

    def action_overview(self) -> None:
        """The same key leaves it."""
        self.action_back()

    def action_open_criterion(self) -> None:
        """To the highlighted step."""
        step = self._highlighted(STEP)
        if step is not None:
            self.post_message(StepWanted(step))

    def action_raise_target(self) -> None:
        """The step's target one level up."""
        self._move_target(1)

    def action_lower_target(self) -> None:
        """The step's target one level down; below the next level there is none chosen."""
        self._move_target(-1)

    def _move_target(self, by: int) -> None:
        step = self._highlighted(STEP)
        if step is None:
            self.gmrsj.tell("Highlight a step to change its target.")
            return
        standing, pack = self.shown.step(step), self.shown.pack
        if standing.target is None:
            self.gmrsj.tell("Nothing is open in this step.")
            return
        rank = pack.level_rank(standing.target) + by
        if rank >= len(pack.levels):
            self.gmrsj.tell(f"{pack.levels[-1].title} is the highest level.")
            return
        lowest = -1 if standing.next_level is None else pack.level_rank(standing.next_level)
        wanted = None if rank <= lowest or rank < 0 else pack.levels[rank].id
        self.post_message(TargetRequested(step, wanted))


def step_lines(shown: Shown, step: str, symbols: SymbolSet, width: int) -> Sequence[Line]:
    """What holds a step where it is, for a width."""
    standing, pack = shown.step(step), shown.pack
    lines: list[Line] = paragraph(f"{standing.step.number} {standing.step.title}", width, "title")
    target = "no target chosen: the roadmap leads to the next level"
    if standing.chosen_target:
        target = f"target {level_title(pack, standing.chosen_target)}"
    lines.extend(paragraph(f"{level_title(pack, standing.held)}; {target}", width))
    if standing.blocking and standing.next_level is not None:
        lines.append(((f"In the way of {pack.level(standing.next_level).title}", "heading"),))
        for criterion in standing.blocking:
            pieces: list[Piece] = [status_sign(symbols, shown.answer(criterion.id)), (f" {criterion.id}  ", "dim")]
            lines.extend(wrap([*pieces, (criterion.title, "")], width, "", "  "))
    if standing.banked:
        lines.append(BLANK)
        named = ", ".join(f"{criterion.id} {criterion.title}" for criterion in standing.banked)
        lines.extend(wrap([(f"{symbols.banked} banked  ", "banked"), (named, "")], width, "", "  "))
    return lines


def letter_lines(shown: Shown, letter: str, symbols: SymbolSet, width: int) -> Sequence[Line]:
    """An effectiveness criterion with its definition, its question, and what is open under it."""
    entry = next(entry for entry in shown.pack.effectiveness if entry.id == letter)
    reference = f"  {entry.reference}" if entry.reference else ""
    lines: list[Line] = wrap([(f"{entry.id} {entry.title}", "title"), (reference, "dim")], width)
    lines.extend(paragraph(entry.definition, width))
    if entry.question:
        lines.extend(wrap([("Ask: ", "heading"), (entry.question, "strong")], width, "", "  "))
    serving = [c for standing in shown.standing.steps for c in standing.criteria if letter in c.effectiveness]
    still_open = [criterion for criterion in serving if not shown.answer(criterion.id).covered]
    if still_open:
        lines.extend([BLANK, ((f"Open ({len(still_open)} of {len(serving)})", "heading"),)])
        for criterion in still_open:
            pieces: list[Piece] = [status_sign(symbols, shown.answer(criterion.id)), (f" {criterion.id}  ", "dim")]
            lines.extend(wrap([*pieces, (criterion.title, "")], width, "", "  "))
    return lines
