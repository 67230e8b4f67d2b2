"""Levels over time as a table: a row for each step, a column for each snapshot, the newest on the right."""

from __future__ import annotations

from collections.abc import Sequence

from rich.cells import cell_len

from gmrsj_tui.journey.standing import StepStanding
from gmrsj_tui.symbols import SymbolSet
from gmrsj_tui.tui.levels_then import Then, held_at, moved
from gmrsj_tui.tui.lines import Line, Piece, crop
from gmrsj_tui.tui.shown import Shown
from gmrsj_tui.tui.widgets.overview_list import fit
from gmrsj_tui.tui.widgets.row_list import Row, RowList

WIDEST = 22
"""Cells of the widest column."""
STEP_LEAST, STEP_MOST = 14, 30
"""Cells of the column with the steps."""
_DATES, _NAMES, _CUT = "dates", "names", "cut"


class LevelsList(RowList):
    """As many columns as there is room for, the newest ones."""

    def __init__(self, symbols: SymbolSet) -> None:
        super().__init__(id="grid")
        self._symbols = symbols
        self._shown: Shown | None = None
        self._moments: Sequence[Then] = ()

    def show(self, shown: Shown, moments: Sequence[Then]) -> None:
        """Show the levels at these moments, the earliest first."""
        self._shown, self._moments = shown, moments
        rows = [Row(None, data=_CUT), Row(None, data=_DATES), Row(None, data=_NAMES)]
        rows.extend(Row(standing.step.id, 1, standing) for standing in shown.standing.steps)
        self.set_rows(rows)

    def draw(self, row: Row, width: int, selected: bool) -> Sequence[Line]:
        """A step, or one of the lines of the heading."""
        name, cell, columns = self._room(width)
        newest = self._moments[len(self._moments) - columns :]
        ellipsis = self._symbols.ellipsis
        match row.data:
            case StepStanding() as standing:
                return (self._step(standing, newest, name, cell, selected),)
            case "dates":
                cells = [(fit(then.day, cell, ellipsis), "heading") for then in newest]
                return ((("  ", ""), (fit("Step", name, ellipsis), "heading"), *cells),)
            case "names":
                cells = [(fit(then.name, cell, ellipsis), "strong" if then is newest[-1] else "dim") for then in newest]
                return (((" " * (name + 2), ""), *cells),)
        said = "The level that each step held at each snapshot, and holds now"
        if columns < len(self._moments):
            said = f"The newest {columns} of {len(self._moments)} moments; below are all of them"
        return (((crop(said, width, ellipsis), "dim"),),)

    def _room(self, width: int) -> tuple[int, int, int]:
        """Cells of a step's name and of one moment, and for how many moments there is room."""
        assert self._shown is not None
        pack = self._shown.pack
        longest = max(cell_len(words) for words in (pack.not_yet, *(level.title for level in pack.levels)))
        cell = min(longest + 4, WIDEST)
        titles = max(cell_len(f"{step.number} {step.title}") for step in pack.steps) + 2
        columns = max((width - 2 - min(max(titles, STEP_LEAST), STEP_MOST)) // cell, 1)
        if columns < min(len(self._moments), 3):
            columns = max((width - 2 - STEP_LEAST) // cell, 1)
        columns = min(columns, len(self._moments))
        return max(min(titles, width - 2 - cell * columns, STEP_MOST), 4), cell, columns

    def _step(self, standing: StepStanding, newest: Sequence[Then], name: int, cell: int, selected: bool) -> Line:
        assert self._shown is not None
        pack, symbols = self._shown.pack, self._symbols
        step = standing.step
        pieces: list[Piece] = [(f"{symbols.pointer if selected else ' '} ", "accent")]
        pieces.append((fit(f"{step.number} {step.title}", name, symbols.ellipsis), "strong"))
        first = len(self._moments) - len(newest)
        before = held_at(pack, self._moments[first - 1], step.id) if first else None
        for then in newest:
            held = held_at(pack, then, step.id)
            sign = symbols.held if held.rank > 0 else symbols.not_held if held.rank == 0 else " "
            style = {"up": "met", "down": "warning"}.get(moved(before, held), "" if held.rank > 0 else "dim")
            pieces.append((fit(f"{sign} {held.words}", cell, symbols.ellipsis), style))
            before = held
        return tuple(pieces)
