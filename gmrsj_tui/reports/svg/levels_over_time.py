"""Draws the levels over time: a stair a step, told apart by dash, mark and a label at its end.

Levels are few and whole, so lines would lie upon each other. Each step therefore has its own lane within a level, and a
panel holds at most six steps.
"""

from __future__ import annotations

from datetime import date

from gmrsj_tui.reports.blocks import LevelsOverTime
from gmrsj_tui.reports.chart_words import level_words
from gmrsj_tui.reports.svg.drawing import Drawing, fitted, text_width, way

PANEL = 6
"""Most steps in one panel, and so in one table beside it."""
_DASHES = ("", "7 3", "2 3", "11 3 2 3", "4 2", "11 3 2 3 2 3")
_LANE = 8
_LABEL_LINE = 14


def panels(steps: int) -> list[range]:
    """The steps in parts, as even as they can be, none of more than :data:`PANEL`."""
    parts = -(-steps // PANEL)
    return [range(part * steps // parts, (part + 1) * steps // parts) for part in range(parts)]


def draw_levels(chart: LevelsOverTime, width: int, font: str) -> str:
    """The stairs as an SVG element, the panels one below the other."""
    board = Drawing(width, font)
    top = 4.0
    if chart.points:
        for steps in panels(len(chart.steps)):
            top = _panel(board, chart, steps, top) + 14
    return board.finish(max(top, 12), f"{chart.caption}. {_said(chart)}")


def _panel(board: Drawing, chart: LevelsOverTime, steps: range, top: float) -> float:
    names = [level_words(chart.levels, rank) for rank in range(len(chart.levels) + 1)]
    left = min(max(text_width(name, 11.5) for name in names) + 10, board.width * 0.27)
    right = board.width * (0.7 if board.width >= 480 else 0.6)
    band = max(len(steps) * _LANE + 12, 34 * len(steps) / len(names))
    bottom = top + band * len(names)
    for rank, name in enumerate(names):
        base = bottom - rank * band
        board.path(way((left, base), (right + 6, base)), stroke="rule")
        lines = fitted(name, left - 8, 11.5, 2)
        board.texts(0, base - band / 2 + (4 if len(lines) == 1 else -3), lines, 11.5, "muted")
    board.path(way((left, top), (right + 6, top)), stroke="rule")
    across = _places(chart, left + 10, right)
    ends = []
    for lane, step in enumerate(steps):
        ranks = [min(max(point.ranks[step], 0), len(chart.levels)) for point in chart.points]
        heights = [bottom - rank * band - band + 10 + lane * _LANE for rank in ranks]
        _stair(board, lane, across, heights)
        ends.append((heights[-1], lane, chart.steps[step]))
    _labels(board, sorted(ends), right, bottom)
    return _dates(board, chart, across, bottom)


def _places(chart: LevelsOverTime, left: float, right: float) -> list[float]:
    """Where the points stand: as far apart as their days, or evenly where no days tell them apart."""
    try:
        days = [float(date.fromisoformat(point.date).toordinal()) for point in chart.points]
    except ValueError:
        days = []
    if not days or days[0] >= days[-1] or days != sorted(days):
        days = [float(place) for place in range(len(chart.points))]
    if len(days) == 1:
        return [right]
    return [left + (right - left) * (day - days[0]) / (days[-1] - days[0]) for day in days]


def _stair(board: Drawing, lane: int, across: list[float], heights: list[float]) -> None:
    colour = _colour(lane)
    corners = [(across[0], heights[0])]
    for x, y in zip(across[1:], heights[1:], strict=True):
        corners += [(x, corners[-1][1]), (x, y)] if y != corners[-1][1] else [(x, y)]
    if len(corners) > 1:
        board.path(way(*corners), stroke=colour, weight=2, dash=_DASHES[lane])
    for x, y in zip(across, heights, strict=True):
        _mark(board, lane, x, y, colour)


def _mark(board: Drawing, lane: int, x: float, y: float, colour: str) -> None:
    if lane == 0:
        board.circle(x, y, 3.5, fill=colour)
    elif lane == 1:
        board.rect(x - 3.2, y - 3.2, 6.4, 6.4, fill=colour)
    elif lane == 2:
        board.path(way((x, y - 4), (x + 4, y + 3.2), (x - 4, y + 3.2), closed=True), fill=colour)
    elif lane == 3:
        board.path(way((x, y - 4.4), (x + 4.4, y), (x, y + 4.4), (x - 4.4, y), closed=True), fill=colour)
    elif lane == 4:
        board.circle(x, y, 3.2, fill="paper", stroke=colour, weight=1.6)
    else:
        board.rect(x - 3, y - 3, 6, 6, fill="paper", stroke=colour, weight=1.6)


def _labels(board: Drawing, ends: list[tuple[float, int, str]], right: float, bottom: float) -> None:
    """The names at the ends of the stairs, moved apart where they would lie upon each other."""
    size = 12 if board.width >= 480 else 11
    names = [fitted(step, board.width - right - 28, size, 2) for _, _, step in ends]
    heights = [len(name) * _LABEL_LINE + 3 for name in names]
    places = [height - 4 for height, _, _ in ends]
    for place in range(1, len(places)):
        places[place] = max(places[place], places[place - 1] + heights[place - 1])
    limit = bottom + 4.0
    for place in range(len(places) - 1, -1, -1):
        places[place] = min(places[place], limit - heights[place])
        limit = places[place]
    for (height, lane, _), name, top in zip(ends, names, places, strict=True):
        board.path(way((right + 5, height), (right + 16, top + 7)), stroke="edge")
        _mark(board, lane, right + 20, top + 7, _colour(lane))
        board.texts(right + 28, top + 11, name, size)


def _colour(lane: int) -> str:
    return ("accent", "ink")[lane % 2]


def _dates(board: Drawing, chart: LevelsOverTime, across: list[float], bottom: float) -> float:
    """The first and the last day, and those between that have room; all stand in the table beside."""
    wide = text_width("2026-12-31", 11) + 6
    last = len(across) - 1
    taken = -wide
    for place, x in enumerate(across):
        board.path(way((x, bottom), (x, bottom + 4)), stroke="edge")
        start = min(max(x - wide / 2, 0), board.width - wide)
        end_start = across[last] - wide / 2
        if place == last or (start >= taken and (start + wide <= end_start)):
            board.texts(start, bottom + 17, fitted(chart.points[place].date, wide + 20, 11), 11, "muted")
            taken = start + wide
    return bottom + 24


def _said(chart: LevelsOverTime) -> str:
    """First and last of each step as a sentence; the points between stand in the table beside."""
    if not chart.points:
        return ""
    first, last = chart.points[0], chart.points[-1]
    said = (
        f"{step}: {level_words(chart.levels, first.ranks[place])} on {first.date}, "
        f"{level_words(chart.levels, last.ranks[place])} on {last.date}"
        for place, step in enumerate(chart.steps)
    )
    return f"{'; '.join(said)}."
