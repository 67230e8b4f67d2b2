"""Draws the step-by-level grid: a tile a level, with its sign, its figures and what it says in a word."""

from __future__ import annotations

from gmrsj_tui.reports.blocks import GridCell, GridState, LevelGrid
from gmrsj_tui.reports.svg.drawing import Drawing, fitted, text_width
from gmrsj_tui.reports.svg.signs import draw_sign

_GAP = 6
_HIGH = 44
_ROOM_FOR_WORDS = 96
"""A narrower tile leaves the word to the legend."""
_FIGURES = "Figures: covered of what applies"
_ROOM_BESIDE = 72
"""In a narrower tile the figures stand below the sign."""


def draw_grid(chart: LevelGrid, width: int, font: str) -> str:
    """The grid as an SVG element."""
    board = Drawing(width, font)
    across = max(1, len(chart.levels))
    left = width * (0.3 if across <= 5 else 0.22)
    tile = (width - 2 - left) / across - _GAP
    size = _head_size(chart, tile)
    heads = [fitted(level, tile, size, 2, bold=True) for level in chart.levels]
    top = 8.0 + 14 * max([len(head) for head in heads], default=1)
    for place, head in enumerate(heads):
        board.texts(left + place * (tile + _GAP) + _GAP, 11, head, size, "muted", bold=True)
    for row in chart.rows:
        name = fitted(f"{row.number}. {row.title}", left - 4, 12.5, 3, bold=True)
        held = fitted(row.level, left - 4, 11, 1)
        board.texts(0, top + 13, name, 12.5, bold=True)
        board.texts(0, top + 14 + 15.6 * len(name), held, 11, "muted")
        high = max(_HIGH, 15.6 * len(name) + 21)
        for place, cell in enumerate(row.cells[: len(chart.levels)]):
            _tile(board, cell, left + place * (tile + _GAP) + _GAP, top, tile, high)
        top += high + _GAP
    top = _legend(board, chart, top + 14)
    return board.finish(top, f"{chart.caption}. {_said(chart)}")


def _head_size(chart: LevelGrid, tile: float) -> float:
    """A size at which no word of a level is broken, as far as it can still be read."""
    words = [word for level in chart.levels for word in level.split()]
    widest = max([text_width(word, 1, bold=True) for word in words], default=1.0)
    return max(7.0, min(11.5, tile / widest))


def _tile(board: Drawing, cell: GridCell, x: float, y: float, wide: float, high: float) -> None:
    """What a tile says by its sign and words, its ground and frame say again."""
    state = cell.state
    if state is GridState.HELD:
        board.rect(x, y, wide, high, fill="tint", stroke="accent", weight=1.5, round_by=3)
    elif state is GridState.IN_THE_WAY:
        board.rect(x, y, wide, high, stroke="ink", weight=2.5, round_by=3)
    elif state is GridState.READY:
        board.rect(x, y, wide, high, fill="tint", stroke="accent", weight=1.5, dash="5 3", round_by=3)
    elif state is GridState.NOTHING:
        board.rect(x, y, wide, high, stroke="rule", round_by=3)
    else:
        board.rect(x, y, wide, high, stroke="edge", dash="2 3" if state is GridState.PART else "", round_by=3)
    figures = cell.words if cell.applicable else ""
    middle = y + high / 2
    if wide < _ROOM_BESIDE:
        draw_sign(board, state, x + wide / 2, middle - (8 if figures else 0))
        short = figures if text_width(figures, 10.5, bold=True) <= wide - 4 else figures.replace(" of ", "/")
        size = min(10.5, 10.5 * (wide - 2) / max(1.0, text_width(short, 10.5, bold=True)))
        if short:
            board.text(x + wide / 2, middle + 13, short, size, bold=True, anchor="middle")
        return
    roomy = wide >= _ROOM_FOR_WORDS
    draw_sign(board, state, x + 14, middle - (7 if roomy else 0))
    if figures:
        board.texts(x + 24, middle + (-2.5 if roomy else 4), fitted(figures, wide - 24, 12), 12, bold=True)
    if roomy:
        size = 11 if len(state.words) < 15 else 9.5
        board.texts(x + 9, middle + 15, fitted(state.words, wide - 12, size), size)


def _legend(board: Drawing, chart: LevelGrid, y: float) -> float:
    """Every sign that occurs, with its words; gives the height that it reached."""
    occurring = {cell.state for row in chart.rows for cell in row.cells}
    x = 0.0
    for state in GridState:
        if state not in occurring:
            continue
        wide = 16 + text_width(state.words, 11.5) + 16
        if x + wide > board.width and x:
            x, y = 0.0, y + 17
        draw_sign(board, state, x + 6, y - 4)
        board.text(x + 16, y, state.words, 11.5, "muted")
        x += wide
    if x and x + text_width(_FIGURES, 11.5) > board.width:
        x, y = 0.0, y + 17
    board.text(x, y, _FIGURES, 11.5, "muted")
    return y + 6


def _said(chart: LevelGrid) -> str:
    """The grid as a sentence a row, for who cannot see it."""
    rows = []
    for row in chart.rows:
        cells = (
            f"{level} {cell.words}, {cell.state.words}" for level, cell in zip(chart.levels, row.cells, strict=False)
        )
        rows.append(f"{row.number}. {row.title}: {row.level}; {'; '.join(cells)}.")
    return " ".join(rows)
