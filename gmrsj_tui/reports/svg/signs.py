"""The signs of the step-by-level grid as shapes: fonts lack the characters, and telephones make pictures of them."""

from __future__ import annotations

from gmrsj_tui.reports.blocks import GridState
from gmrsj_tui.reports.svg.drawing import Drawing, number, way

_SIZE = 12


def draw_sign(board: Drawing, state: GridState, x: float, y: float, radius: float = 4.5) -> None:
    """The sign of a state around a point: the same as :attr:`GridState.sign`, drawn."""
    if state is GridState.HELD:
        board.circle(x, y, radius, fill="accent", stroke="accent", weight=1.5)
    elif state is GridState.IN_THE_WAY:
        corners = (x - radius * 0.8, y - radius * 1.1), (x + radius * 1.1, y), (x - radius * 0.8, y + radius * 1.1)
        board.path(way(*corners, closed=True), fill="ink")
    elif state is GridState.READY:
        reach = radius * 1.2
        corners4 = (x, y - reach), (x + reach, y), (x, y + reach), (x - reach, y)
        board.path(way(*corners4, closed=True), fill="accent")
    elif state is GridState.PART:
        board.circle(x, y, radius, stroke="ink", weight=1.5)
        arc = number(radius)
        board.path(f"M{number(x)} {number(y - radius)}A{arc} {arc} 0 0 0 {number(x)} {number(y + radius)}Z", fill="ink")
    elif state is GridState.OPEN:
        board.circle(x, y, radius, stroke="edge", weight=1.5)
    else:
        board.path(way((x - radius, y), (x + radius, y)), stroke="edge", weight=1.5)


def sign_svg(state: GridState) -> str:
    """The sign alone, to stand in a line of text beside its words; a screen reader passes over it."""
    board = Drawing(_SIZE, "sans-serif")
    draw_sign(board, state, _SIZE / 2, _SIZE / 2)
    return board.finish_hidden(_SIZE, "sign")
