"""Charts as data for the template, each with an alternative text that has all its figures."""

from __future__ import annotations

from typing import Any

from gmrsj_tui.reports.blocks import EffectivenessBars, GridState, LevelGrid, LevelsOverTime
from gmrsj_tui.reports.chart_words import bar_words, not_yet, over_time_words
from gmrsj_tui.reports.typeset.texts import BODY, Texts
from gmrsj_tui.reports.typeset.widths import elided, width_of
from gmrsj_tui.text import plain

_SMALL = 7.5
_LINES = 4
"""Lines of a title in a chart; its alternative text has all of it."""

_WORDS_UP_TO = 5
"""Levels with room for the state in words in every cell; the legend has them in any case."""


def grid_data(grid: LevelGrid, texts: Texts, room: float) -> dict[str, Any]:
    """The step-by-level grid: a table, which a screen reader walks through cell by cell."""
    first = room * (0.34 if len(grid.levels) <= _WORDS_UP_TO else 0.26)
    other = (room - first) / max(len(grid.levels), 1)
    used = {cell.state for row in grid.rows for cell in row.cells}
    return {
        "kind": "level-grid",
        "caption": texts.line(grid.caption, room),
        "widths": [first, *[other] * len(grid.levels)],
        "levels": [texts.line(elided(level, (other - 9) * _LINES, _SMALL), other - 9, _SMALL) for level in grid.levels],
        "words": len(grid.levels) <= _WORDS_UP_TO,
        "rows": [
            {
                "title": texts.line(elided(f"{row.number}. {row.title}", (first - 9) * _LINES, BODY), first - 9),
                "level": texts.line(elided(row.level, (first - 9) * _LINES, BODY), first - 9),
                "cells": [
                    {
                        "state": cell.state.value,
                        "sign": cell.state.sign,
                        "figures": cell.words,
                        "says": cell.state.words,
                    }
                    for cell in row.cells[: len(grid.levels)]
                ],
            }
            for row in grid.rows
        ],
        "legend": [{"state": s.value, "sign": s.sign, "says": s.words} for s in GridState if s in used],
    }


def bars_data(chart: EffectivenessBars, texts: Texts, room: float) -> dict[str, Any]:
    """The effectiveness criteria as bars."""
    label = room * 0.32
    most = max([bar.applicable for bar in chart.bars], default=0) or 1
    return {
        "kind": "effectiveness-bars",
        "caption": texts.line(chart.caption, room),
        "alt": plain("\n".join((f"{chart.caption}.", *map(bar_words, chart.bars)))),
        "label": label,
        "bars": [
            {
                "title": texts.line(elided(f"{bar.letter}. {bar.title}", label * _LINES, BODY), label),
                "met": bar.met / most,
                "covered": bar.covered / most,
                "applicable": bar.applicable / most,
                "figures": f"{bar.met} met, {bar.covered} covered, of {bar.applicable}",
            }
            for bar in chart.bars
        ],
    }


def over_time_data(chart: LevelsOverTime, texts: Texts, room: float) -> dict[str, Any]:
    """Levels over time as stairs, one for each step, told apart by dash, mark and number."""
    top = max([rank for point in chart.points for rank in point.ranks], default=0)
    levels = [not_yet(chart.levels), *chart.levels][: max(top + 1, 2) + 1]
    left = min(max(width_of(level, _SMALL, bold=True) for level in levels) + 6, room * 0.25)
    column = (room - left - 40) / max(len(chart.points), 1)
    return {
        "kind": "levels-over-time",
        "caption": texts.line(chart.caption, room),
        "alt": plain("\n".join((f"{chart.caption}.", *over_time_words(chart)))),
        "left": left,
        "levels": [texts.line(elided(level, left - 4, _SMALL), left) for level in levels],
        "points": [
            {
                "name": texts.line(elided(point.name, column * 2.4, _SMALL), column - 3, _SMALL),
                "date": texts.line(elided(point.date, column * 2, _SMALL), column, _SMALL),
                "ranks": list(point.ranks),
            }
            for point in chart.points
        ],
        "steps": [texts.line(elided(step, (room / 2 - 40) * _LINES, BODY), room / 2 - 40) for step in chart.steps],
        "ends": _ends(chart),
    }


def _ends(chart: LevelsOverTime) -> list[dict[str, Any]]:
    """Which steps end on which rank, written at the right edge, so that nobody has to follow a line by its dash."""
    if not chart.points:
        return []
    numbers: dict[int, list[str]] = {}
    for place, rank in enumerate(chart.points[-1].ranks):
        number = chart.steps[place].partition(".")[0] if place < len(chart.steps) else ""
        numbers.setdefault(rank, []).append(number if number.isdigit() else str(place + 1))
    return [{"rank": rank, "steps": ", ".join(entries)} for rank, entries in sorted(numbers.items())]
