"""Steps by levels as a grid of counts, then the effectiveness criteria; each row can be asked about."""

from __future__ import annotations

from collections.abc import Sequence

from rich.cells import cell_len
from textual import events

from gmrsj_tui.journey.effectiveness import EffectivenessCount, effectiveness_counts
from gmrsj_tui.journey.overall_words import overall_words
from gmrsj_tui.journey.retired import retired_answers, to_review
from gmrsj_tui.journey.standing import StepStanding, level_title
from gmrsj_tui.symbols import SymbolSet
from gmrsj_tui.tui.lines import Line, Piece, columns, crop
from gmrsj_tui.tui.overall import overall_lines
from gmrsj_tui.tui.shown import Shown
from gmrsj_tui.tui.widgets.row_list import Row, RowList
from gmrsj_tui.tui.words import held_words, plural

STEP, LETTER = "step:", "effectiveness:"
"""What the keys of the two kinds of rows begin with."""
NARROWEST, ROOMY = 5, 12
"""Cells that one level of the grid must have, and that it needs to say "7 of 8" in words."""
BAR_WIDTH = 24
"""Cells of the longest bar of an effectiveness criterion."""


class OverviewList(RowList):
    """The grid and, below it, how many criteria are covered per effectiveness criterion."""

    def __init__(self, symbols: SymbolSet) -> None:
        super().__init__(id="grid")
        self._symbols = symbols
        self._shown: Shown | None = None
        self._counts: dict[str, EffectivenessCount] = {}
        self._overall: Sequence[Line] = ()

    @property
    def _width(self) -> int:
        return self.scrollable_content_region.width or 80

    def on_resize(self, event: events.Resize) -> None:
        """Wrap anew for the new width."""
        if self._shown is not None:
            self.show(self._shown)

    def show(self, shown: Shown) -> None:
        """Show where the journey stands."""
        self._shown = shown
        counts = effectiveness_counts(shown.pack, shown.journey, shown.standing)
        self._counts = {count.effectiveness.id: count for count in counts}
        rows = [Row(None, data="grid")]
        rows.extend(Row(f"{STEP}{standing.step.id}", 2, standing) for standing in shown.standing.steps)
        self._overall = overall_lines(overall_words(shown.pack, shown.standing), self._width, "  ")
        rows.append(Row(None, len(self._overall), "overall"))
        rows.extend(Row(None, data=line) for line in self._left_by_changes(shown))
        if counts:
            rows.extend([Row(None), Row(None, data="effectiveness")])
            rows.extend(Row(f"{LETTER}{count.effectiveness.id}", 1, count) for count in counts)
        self.set_rows(rows)

    def draw(self, row: Row, width: int, selected: bool) -> Sequence[Line]:
        """A step, an effectiveness criterion, or a heading."""
        match row.data:
            case StepStanding() as standing:
                return self._step(standing, width, selected)
            case EffectivenessCount() as count:
                return (self._effectiveness(count, width, selected),)
            case "grid":
                return (self._grid_heading(width),)
            case "overall":
                return self._overall
            case tuple() as line:
                return (columns(line, [], width, self._symbols.ellipsis),)
            case "effectiveness":
                said = "criteria covered, over all steps: which one is thin?"
                return (
                    columns(
                        [("Effectiveness criteria", "heading"), (f"  {said}", "dim")], [], width, self._symbols.ellipsis
                    ),
                )
        return ()

    # -- the grid -----------------------------------------------------------------------------------

    def _widths(self, width: int) -> tuple[int, int]:
        """The cells of a step's name and of one level."""
        assert self._shown is not None
        levels = self._shown.pack.levels
        longest = max(cell_len(level.title) for level in levels)
        names = 22 if len(levels) <= 5 else 12
        cell = max(min(max(longest, 10) + 2, (width - names) // len(levels)), NARROWEST)
        titles = max(cell_len(f"{step.number} {step.title}") for step in self._shown.pack.steps) + 2
        return max(min(width - cell * len(levels) - 2, titles), 8), cell

    def _grid_heading(self, width: int) -> Line:
        assert self._shown is not None
        name, cell = self._widths(width)
        pieces: list[Piece] = [(f"{'':2}{'Step':<{name}}", "heading")]
        for level in self._shown.pack.levels:
            pieces.append((fit(level.title, cell, self._symbols.ellipsis), "heading"))
        return tuple(pieces)

    def _step(self, standing: StepStanding, width: int, selected: bool) -> Sequence[Line]:
        assert self._shown is not None
        pack = self._shown.pack
        name, cell = self._widths(width)
        mark = self._symbols.pointer if selected else " "
        title = fit(f"{standing.step.number} {standing.step.title}", name, self._symbols.ellipsis)
        pieces: list[Piece] = [(f"{mark} ", "accent"), (title, "strong")]
        held = -1 if standing.held is None else pack.level_rank(standing.held)
        for rank, count in enumerate(standing.levels):
            cell_words = f"{count.covered} of {count.applicable}" if count.applicable else "none"
            if cell < ROOMY and count.applicable:
                cell_words = f"{count.covered}/{count.applicable}"
            sign = self._symbols.held if rank <= held and count.met else self._symbols.not_held
            if count.level == standing.target and standing.chosen_target:
                cell_words += " T"
            banked = standing.next_level is not None and rank > pack.level_rank(standing.next_level) and count.met
            style = "met" if rank <= held else "strong" if count.level == standing.next_level else ""
            gap = " " if cell >= 8 else ""
            pieces.append(
                (fit(f"{sign}{gap}{cell_words}", cell, self._symbols.ellipsis), "banked" if banked else style or "dim")
            )
        said = [held_words(pack, standing)]
        if standing.chosen_target:
            said.append(f"target {level_title(pack, standing.chosen_target)}")
        elif standing.next_level:
            said.append(f"next {level_title(pack, standing.next_level)}")
        if standing.blocking:
            said.append(f"{len(standing.blocking)} in the way")
        if standing.banked:
            said.append(f"{len(standing.banked)} banked")
        waiting = sum(self._shown.answer(criterion.id).review for criterion in standing.criteria)
        review: Piece = (f"{self._symbols.review} {plural(waiting, 'needs', 'need')} review", "warning")
        between = f" {self._symbols.separator} "
        beside: list[Piece] = [(f"    {said[0]}", "dim")]
        if waiting:
            beside.extend([(between, "dim"), review])
        beside.extend((f"{between}{words}", "dim") for words in said[1:])
        second = columns(beside, [], width, self._symbols.ellipsis)
        return (tuple(pieces), second)

    def _left_by_changes(self, shown: Shown) -> list[Line]:
        """What a changed pack left: how many answers need review, how many are retired, and the keys to get there."""
        waiting, retired = len(to_review(shown.pack, shown.journey)), len(retired_answers(shown.pack, shown.journey))
        lines: list[Line] = []
        if waiting:
            said: Piece = (f"  {self._symbols.review} {plural(waiting, 'needs', 'need')} review", "warning")
            key: Piece = (self.key("review.next"), "key")
            lines.append((said, (", and count until then: ", "dim"), key, (" goes to the next", "dim")))
        if retired:
            kept: Piece = (f"  {plural(retired, 'retired answer', 'retired answers')}: ", "dim")
            lines.append((kept, (self.key("view.retired"), "key"), (" reads them", "dim")))
        return lines

    # -- the effectiveness criteria --------------------------------------------------------------------

    def _effectiveness(self, count: EffectivenessCount, width: int, selected: bool) -> Line:
        entry = count.effectiveness
        mark = self._symbols.pointer if selected else " "
        room = min(max(width // 3, 16), 34)
        name = fit(f"{entry.id} {entry.title}", room, self._symbols.ellipsis)
        pieces: list[Piece] = [(f"{mark} ", "accent"), (f"{name}  ", "strong")]
        pieces.append((f"{count.covered:>3} of {count.applicable:>3}  ", ""))
        if width >= 70 and count.applicable:
            most = max(other.applicable for other in self._counts.values())
            whole = max(round(BAR_WIDTH * count.applicable / most), 1)
            filled = min(round(BAR_WIDTH * count.covered / most), whole)
            pieces.append((self._symbols.held * filled, "met"))
            pieces.append((self._symbols.not_held * (whole - filled), "dim"))
        return tuple(pieces)


def fit(text: str, width: int, ellipsis: str) -> str:
    """A text in exactly this many cells, with a space at its end."""
    cut = crop(text, width - 1, ellipsis)
    return cut + " " * (width - cell_len(cut))
