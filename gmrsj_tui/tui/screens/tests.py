"""The questions to ask before saying met, and what strengths and statuses mean."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from textual.widget import Widget

from gmrsj_tui.framework.model import Pack
from gmrsj_tui.journey.answer import STRENGTHS
from gmrsj_tui.symbols import SymbolSet
from gmrsj_tui.tui.bindings import GENERAL, MOVE, bindings
from gmrsj_tui.tui.lines import BLANK, Line, wrap
from gmrsj_tui.tui.meanings import FAIR_REASONS, STATUS_MEANINGS, UNFAIR_REASONS
from gmrsj_tui.tui.reading import in_a_column
from gmrsj_tui.tui.screens.journey_screen import JourneyScreen
from gmrsj_tui.tui.shown import Shown
from gmrsj_tui.tui.widgets.pane import Pane


class TestsScreen(JourneyScreen[None]):
    """What to ask, and what the words mean."""

    __test__ = False  # its name is in the list of screens, and pytest takes it for a test

    NAME = "Before you say met"
    HELP = """\
Ask these questions before you call a criterion met. If one of them is answered no, it is in progress or not met.

Below them stands what the strengths of evidence and the five statuses mean. Escape goes back."""
    KEYS = (*MOVE, "view.tests", *GENERAL)
    BINDINGS = bindings(KEYS)
    BAR = ("move.down", "app.back", "view.help")
    BAR_LABELS = {"move.down": "read on"}

    def body(self) -> Iterable[Widget]:
        """The text."""
        yield Pane(id="tests")

    @property
    def main(self) -> Pane:
        """The text."""
        return self.query_one(Pane)

    def show(self, shown: Shown, before: Shown | None) -> None:
        """Show the questions."""
        if before is None or before.pack is not shown.pack:
            pack, symbols = shown.pack, self.gmrsj.symbols
            self.main.show(in_a_column(lambda width: tests_lines(pack, symbols, width)))

    def action_tests(self) -> None:
        """The same key leaves it."""
        self.action_back()


def tests_lines(pack: Pack, symbols: SymbolSet, width: int) -> Sequence[Line]:
    """Questions, strengths and statuses, for a width in cells."""
    lines: list[Line] = []
    if pack.tests:
        lines.append((("Before you say met", "title"),))
        for test in pack.tests:
            lines.extend(wrap([(f"{test.title}  ", "strong"), (test.question, "")], width, "", "  "))
        lines.append(BLANK)
    lines.append((("How strong evidence is", "heading"),))
    for strength, words in enumerate(STRENGTHS):
        asking = " and ".join(level.title for level in pack.levels if level.minimum_evidence == strength)
        asked = [(f"  the least for {asking}" if strength and asking else "", "dim")]
        lines.extend(wrap([(f"{strength}  ", "strong"), (words, ""), *asked], width, "", "   "))
    lines.extend([*wrap([("An answer is as strong as its strongest evidence.", "dim")], width, "   "), BLANK])
    lines.append((("What the five statuses mean", "heading"),))
    for status, meaning in STATUS_MEANINGS.items():
        sign = (f"{symbols.status[status]} ", status.value)
        lines.extend(wrap([sign, (f"{status.words}  ", "strong"), (meaning, "")], width, "", "  "))
    fair = f"It is fair when {' or '.join(FAIR_REASONS)}; not because {', '.join(UNFAIR_REASONS[:-1])}"
    lines.extend(wrap([(f"{fair} or {UNFAIR_REASONS[-1]}.", "dim")], width, "  "))
    return lines
