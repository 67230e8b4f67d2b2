"""The steps in a line: number, name where there is room, levels held; the one on the screen stands out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from rich.cells import cell_len

from gmrsj_tui.journey.standing import StepStanding
from gmrsj_tui.symbols import SymbolSet
from gmrsj_tui.tui.lines import Piece, crop, width_of
from gmrsj_tui.tui.messages import StepWanted
from gmrsj_tui.tui.shown import Shown
from gmrsj_tui.tui.widgets.bar import ClickBar
from gmrsj_tui.tui.words import rungs

Item: TypeAlias = tuple[tuple[Piece, ...], str]

SHORTEST = 12
"""Cells that the name of a step must have to be worth showing where the whole one does not fit."""


@dataclass(frozen=True, slots=True)
class Shape:
    """How much is said of each step."""

    here: int
    """Cells for the name of the step on the screen."""
    others: int = 0
    """Cells for the names of the other steps."""
    levels: bool = True
    """Whether the other steps show their levels."""
    gap: int = 2


class StepStrip(ClickBar):
    """One item a step; a click goes there."""

    DEFAULT_CSS = """
    StepStrip { background: $surface; }
    """

    def __init__(self, symbols: SymbolSet) -> None:
        super().__init__(id="steps")
        self._symbols = symbols
        self._shown: Shown | None = None
        self._step = ""

    def show(self, shown: Shown, step: str) -> None:
        """Show where the steps stand."""
        self._shown, self._step = shown, step
        self.tell()

    def items(self, width: int) -> Sequence[Item]:
        """The name of the step on the screen comes first, then levels, then the other names.

        When even the numbers do not fit, those around the step on the screen.
        """
        if self._shown is None:
            return ()
        made: list[Item] = []
        for shape in self._shapes(width):
            made = [self._item(standing, shape) for standing in self._shown.standing.steps]
            if _width(made) <= width:
                return made
        while _width(made) > width and len(made) > 1:
            place = next((n for n, (_, id) in enumerate(made) if id == self._step), 0)
            made.pop(-1 if place <= len(made) // 2 else 0)
        return made

    def _shapes(self, width: int) -> Iterator[Shape]:
        """From much to little."""
        assert self._shown is not None
        steps = self._shown.standing.steps
        names = [cell_len(standing.step.title) for standing in steps]
        here = next((cell_len(one.step.title) for one in steps if one.step.id == self._step), 0)
        longest = max(names, default=0)
        yield Shape(longest, longest)
        left = width - _width([self._item(standing, Shape(here)) for standing in steps])
        others = left // max(len(steps) - 1, 1) - 1
        if others >= SHORTEST:
            yield Shape(here, others)
        yield Shape(here)
        shorter = min(here, here + left)
        if shorter >= SHORTEST:
            yield Shape(shorter)
        yield Shape(0)
        yield Shape(here, levels=False, gap=1)
        yield Shape(min(here, SHORTEST), levels=False, gap=1)
        yield Shape(0, levels=False, gap=1)

    def _item(self, standing: StepStanding, shape: Shape) -> Item:
        assert self._shown is not None
        here = standing.step.id == self._step
        room = shape.here if here else shape.others
        name = f" {crop(standing.step.title, room, self._symbols.ellipsis)}" if room else ""
        style = "title" if here else ""
        pieces: list[Piece] = [
            (self._symbols.pointer if here else " ", style),
            (f"{standing.step.number}{name}", style),
        ]
        if here or shape.levels:
            pieces.extend([(" ", ""), *rungs(self._shown.pack, standing, self._symbols)])
        pieces.append((" " * shape.gap, ""))
        return (tuple(pieces), standing.step.id)

    def chosen(self, key: str) -> None:
        """A step was clicked."""
        self.post_message(StepWanted(key))


def _width(items: Sequence[Item]) -> int:
    """The width of items in cells; the gap behind the last one may be cut."""
    gap = len(items[-1][0][-1][0]) if items else 0
    return sum(width_of(pieces) for pieces, _ in items) - gap
