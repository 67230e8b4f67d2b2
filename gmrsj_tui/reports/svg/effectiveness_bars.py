"""Draws the effectiveness criteria: a bar each on one scale of counts, met solid, else covered hatched, open empty."""

from __future__ import annotations

from collections.abc import Sequence

from gmrsj_tui.reports.blocks import Bar, EffectivenessBars
from gmrsj_tui.reports.svg.drawing import Drawing, fitted, text_width

_BAR = 15
_MINI = 200

PARTS = ("met", "not applicable, with a reason: covered too", "open")
"""What solid, hatched and empty say, in this order."""


def figures(bar: Bar) -> str:
    """The counts of a bar in words."""
    return f"{bar.met} met, {bar.covered} covered, of {bar.applicable}" if bar.applicable else "none apply"


def name(bar: Bar) -> str:
    """The letter and the title of a criterion."""
    return f"{bar.letter}. {bar.title}" if bar.letter else bar.title


def draw_bars(chart: EffectivenessBars, width: int, font: str) -> str:
    """The bars as an SVG element; where it is narrow, the name stands above its bar."""
    board = Drawing(width, font)
    words = max([text_width(figures(bar), 12, bold=True) for bar in chart.bars], default=0) + 12
    beside = width >= 480
    left = width * 0.36 if beside else 0.0
    full = width - left - words
    most = _most(chart.bars)
    top = 4.0
    for bar in chart.bars:
        title = fitted(name(bar), left - 12 if beside else width, 12.5, 2)
        board.texts(0, top + 12, title, 12.5)
        if not beside:
            top += 16 * len(title) + 2
        draw_bar(board, bar, left, top, full, most)
        board.text(width, top + 12, figures(bar), 12, bold=True, anchor="end")
        top += (max(16 * len(title), 20) if beside else 20) + 8
    top = _legend(board, top + 12)
    said = "; ".join(f"{name(bar)}: {figures(bar)}" for bar in chart.bars)
    return board.finish(top, f"{chart.caption}. {said}")


def mini_bar(bar: Bar, bars: Sequence[Bar]) -> str:
    """One bar alone on the scale of all, to stand in a table that has its figures; a screen reader passes over it."""
    board = Drawing(_MINI, "sans-serif")
    draw_bar(board, bar, 1, 1, _MINI - 2, _most(bars))
    return board.finish_hidden(_BAR + 2, "bar")


def swatch(part: int) -> str:
    """A piece of a bar for a legend, by the place in :data:`PARTS`."""
    board = Drawing(22, "sans-serif")
    _swatch(board, part, 1, 1)
    return board.finish_hidden(14, "swatch")


def draw_bar(board: Drawing, bar: Bar, x: float, y: float, full: float, most: int) -> None:
    """A bar whose full length stands for the most that apply anywhere."""
    if not bar.applicable:
        return
    unit = full / most
    met = unit * min(bar.met, bar.applicable)
    covered = unit * min(max(bar.covered, bar.met), bar.applicable)
    board.rect(x, y, unit * bar.applicable, _BAR, fill="paper", stroke="edge")
    if covered > met:
        board.hatched(x + met, y, covered - met, _BAR, "accent")
        board.rect(x + met, y, covered - met, _BAR, stroke="accent")
    if met:
        board.rect(x, y, met, _BAR, fill="accent", stroke="accent")


def _most(bars: Sequence[Bar]) -> int:
    return max([bar.applicable for bar in bars], default=1) or 1


def _swatch(board: Drawing, part: int, x: float, y: float) -> None:
    board.rect(x, y, 20, 12, fill=("accent", "paper", "paper")[part], stroke="edge" if part == 2 else "accent")
    if part == 1:
        board.hatched(x, y, 20, 12, "accent")


def _legend(board: Drawing, y: float) -> float:
    x = 0.0
    for part, words in enumerate(PARTS):
        wide = 28 + text_width(words, 11.5) + 14
        if x and x + wide > board.width:
            x, y = 0.0, y + 18
        _swatch(board, part, x + 1, y - 10)
        board.text(x + 28, y, words, 11.5, "muted")
        x += wide
    return y + 8
