"""What a reference stands for: its title, what the pack says about it, and which criteria rest on it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from textual.widget import Widget

from gmrsj_tui.symbols import SymbolSet
from gmrsj_tui.tui.bindings import GENERAL, MOVE, bindings
from gmrsj_tui.tui.lines import BLANK, Line, paragraph, wrap
from gmrsj_tui.tui.reading import in_a_column
from gmrsj_tui.tui.screens.journey_screen import JourneyScreen
from gmrsj_tui.tui.shown import Shown
from gmrsj_tui.tui.widgets.pane import Pane
from gmrsj_tui.tui.words import status_sign


class StandardScreen(JourneyScreen[None]):
    """One standard."""

    NAME = "Reference"
    HELP = """\
Criteria refer to standards by short keys. This is what one of them stands for, and which criteria of this journey rest
on it. Escape goes back."""
    KEYS = (*MOVE, *GENERAL)
    BINDINGS = bindings(KEYS)
    BAR = ("move.down", "app.back", "view.help")
    BAR_LABELS = {"move.down": "read on"}

    def __init__(self, key: str) -> None:
        super().__init__()
        self._key = key

    def body(self) -> Iterable[Widget]:
        """The text."""
        yield Pane(id="standard")

    @property
    def main(self) -> Pane:
        """The text."""
        return self.query_one(Pane)

    def show(self, shown: Shown, before: Shown | None) -> None:
        """Show the standard."""
        key, symbols = self._key, self.gmrsj.symbols
        writer = in_a_column(lambda width: standard_lines(shown, key, symbols, width))
        self.main.show(writer, keep_place=before is not None)


def standard_lines(shown: Shown, key: str, symbols: SymbolSet, width: int) -> Sequence[Line]:
    """A standard, for a width in cells."""
    standard = shown.pack.standard(key)
    lines: list[Line] = [BLANK, *paragraph(key, width, "title")]
    if standard is None:
        lines.extend(paragraph(f"{shown.pack.name} does not say what this stands for.", width, "dim"))
    else:
        lines.extend([*paragraph(standard.title, width, "strong"), BLANK, *paragraph(standard.note, width)])
    cited = [found for step in shown.standing.steps for found in step.criteria if key in found.references]
    if cited:
        lines.extend([BLANK, (("Criteria of this journey that rest on it", "heading"),)])
    for found in cited:
        sign = status_sign(symbols, shown.answer(found.id))
        lines.extend(wrap([sign, (f" {found.id}  ", "dim"), (found.title, "")], width, "", "  "))
    return lines
