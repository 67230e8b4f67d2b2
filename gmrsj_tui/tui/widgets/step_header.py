"""What a step is for and where it stands."""

from __future__ import annotations

from collections.abc import Sequence
from operator import attrgetter

from gmrsj_tui.symbols import SymbolSet
from gmrsj_tui.tui.lines import Line, Piece, columns, paragraph, width_of
from gmrsj_tui.tui.shown import Shown
from gmrsj_tui.tui.widgets.bar import Bar
from gmrsj_tui.tui.words import held_words, plural

_is_parked = attrgetter("parked")
_waits = attrgetter("review")


class StepHeader(Bar):
    """Title and level, then the counts, then as much of the purpose as there is room for."""

    def __init__(self, symbols: SymbolSet) -> None:
        super().__init__(id="header")
        self._symbols = symbols
        self._shown: Shown | None = None
        self._step = ""

    def show(self, shown: Shown, step: str) -> None:
        """Show a step."""
        self._shown, self._step = shown, step
        self.tell()

    def lines(self, width: int) -> Sequence[Line]:
        """The lines for a width; the height of the widget cuts them."""
        shown = self._shown
        if shown is None:
            return ()
        standing = shown.step(self._step)
        step, pack = standing.step, shown.pack
        title: list[Piece] = [(f"Step {step.number} of {len(pack.steps)}  ", "dim"), (step.title, "title")]
        held: list[Piece] = [(held_words(pack, standing), "met" if standing.held else "strong")]
        lines = [columns(title, held, width, self._symbols.ellipsis)]
        if standing.criteria:
            counts = self.counts()
            if width_of(counts) > width:  # then the level being worked on, and what is remarkable
                counts = self.counts(only_next=True)
            lines.append(columns(counts, [], width, self._symbols.ellipsis))
        room = self.size.height - len(lines)
        if room > 0:
            purpose = paragraph(step.purpose, width)
            if len(purpose) > room:
                cut = self._symbols.ellipsis
                purpose = [*purpose[: room - 1], columns(purpose[room - 1], [(cut, "dim")], width, cut)]
            lines.extend(purpose)
        return lines

    def counts(self, only_next: bool = False) -> list[Piece]:
        """Counts per level, or of the next level only, and what is banked or rests on weak evidence."""
        assert self._shown is not None
        standing, pack = self._shown.step(self._step), self._shown.pack
        pieces: list[Piece] = []
        for count in standing.levels:
            if not count.applicable or (only_next and count.level != (standing.next_level or standing.held)):
                continue
            style = "met" if count.clear and count.met else "strong" if count.level == standing.next_level else "dim"
            if pieces:
                pieces.append((f" {self._symbols.separator} ", "dim"))
            pieces.append((f"{pack.level(count.level).title} {count.covered} of {count.applicable}", style))
        parked = self._shown.counted(self._step, _is_parked)
        if parked:
            pieces.append((f" {self._symbols.separator} ", "dim"))
            pieces.append((f"{parked} parked", "warning"))
        if standing.banked:
            pieces.append((f" {self._symbols.separator} ", "dim"))
            pieces.append((f"{len(standing.banked)} banked", "banked"))
        waiting = self._shown.counted(self._step, _waits)
        if waiting:
            pieces.append((f" {self._symbols.separator} ", "dim"))
            pieces.append((f"{plural(waiting, 'needs', 'need')} review", "warning"))
        if standing.weak_evidence:
            pieces.append((f" {self._symbols.separator} ", "dim"))
            said = plural(len(standing.weak_evidence), "rests", "rest")
            pieces.append((f"{said} on weak evidence", "warning"))
        return pieces
