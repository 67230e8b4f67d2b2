"""Charts in HTML, each with its figures as text.

The grid and the bars are tables that have signs and bars in them, as words in a table grow, wrap and are read aloud.
The levels over time are a picture with a table of the same figures below, drawn twice: for wide and for narrow screens.
"""

from __future__ import annotations

from collections.abc import Iterator

from gmrsj_tui.reports.blocks import EffectivenessBars, GridCell, GridState, LevelGrid, LevelsOverTime
from gmrsj_tui.reports.chart_words import level_words
from gmrsj_tui.reports.html.markup import attribute, words
from gmrsj_tui.reports.html.tables import head, label
from gmrsj_tui.reports.svg.effectiveness_bars import PARTS, mini_bar, name, swatch
from gmrsj_tui.reports.svg.levels_over_time import panels
from gmrsj_tui.reports.svg.signs import sign_svg
from gmrsj_tui.reports.svg_charts import element

WIDE = 720
NARROW = 330
"""Widths of the drawing of levels over time, in CSS pixels."""


def level_grid(chart: LevelGrid, ident: str) -> Iterator[str]:
    """The step-by-level grid; each cell has a sign, its figures and a word."""
    yield '<figure class="chart">'
    yield f'<table class="grid" role="table" aria-labelledby="{ident}">'
    yield f'<caption id="{ident}" class="shown" dir="auto">{words(chart.caption)}</caption>'
    yield head(["Step", *chart.levels])
    yield '<tbody role="rowgroup">'
    for row in chart.rows:
        step = f"{row.number}. {row.title}"
        title = f'<div dir="auto"><strong>{words(step)}</strong></div>'
        held = f'<div dir="auto"><span class="label">Level held:</span> <bdi>{words(row.level)}</bdi></div>'
        cells = "".join(_tile(cell, level) for cell, level in zip(row.cells, chart.levels, strict=False))
        yield f'<tr role="row"><th scope="row" role="rowheader" dir="auto">{title}{held}</th>{cells}</tr>'
    yield "</tbody></table>"
    occurring = {cell.state for row in chart.rows for cell in row.cells}
    signs = "".join(f"<li>{sign_svg(state)} {state.words}</li>" for state in GridState if state in occurring)
    yield f'<ul class="legend" aria-label="Signs">{signs}<li>Figures: covered of what applies</li></ul>'
    yield "</figure>"


def _tile(cell: GridCell, level: str) -> str:
    figures = f'<b dir="ltr">{words(cell.words)}</b>' if cell.applicable else ""
    inside = f'<div class="figures">{sign_svg(cell.state)} {figures}</div><div class="state">{cell.state.words}</div>'
    tile = f'<div class="tile {cell.state.value}">{inside}</div>'
    return f'<td role="cell" data-label="{attribute(level)}">{tile}</td>'


def effectiveness_bars(chart: EffectivenessBars, ident: str) -> Iterator[str]:
    """The effectiveness criteria: name, bar and figures a row."""
    yield '<figure class="chart">'
    yield f'<table class="bars" role="table" aria-labelledby="{ident}">'
    yield f'<caption id="{ident}" class="shown" dir="auto">{words(chart.caption)}</caption>'
    yield head(["Effectiveness criterion", "As a bar", "Met", "Covered", "Of"])
    yield '<tbody role="rowgroup">'
    for bar in chart.bars:
        counts = (("Met", bar.met), ("Covered", bar.covered), ("Of", bar.applicable))
        figures = "".join(
            f'<td role="cell" class="count" data-label="{label(title)}">{count}</td>' for title, count in counts
        )
        named = f'<th scope="row" role="rowheader" dir="auto">{words(name(bar))}</th>'
        yield f'<tr role="row">{named}<td role="cell" class="drawn">{mini_bar(bar, chart.bars)}</td>{figures}</tr>'
    yield "</tbody></table>"
    parts = "".join(f"<li>{swatch(place)} {part}</li>" for place, part in enumerate(PARTS))
    yield f'<ul class="legend" aria-label="Patterns">{parts}</ul>'
    yield "</figure>"


def levels_over_time(chart: LevelsOverTime, ident: str, figures_follow: bool) -> Iterator[str]:
    """The levels over time as a picture and a table.

    Args:
        chart: What to write.
        ident: Names the caption, and is unique in the page.
        figures_follow: Whether the next block is a table with the same figures, so that none is needed here.
    """
    yield f'<figure class="chart" aria-labelledby="{ident}">'
    yield f'<figcaption id="{ident}" dir="auto">{words(chart.caption)}</figcaption>'
    for name_, width in (("wide", WIDE), ("narrow", NARROW)):
        yield f'<div class="{name_}">{element(chart, width=width)}</div>'
    for part in [] if figures_follow else panels(len(chart.steps)):
        yield from _figures(chart, part, f"{ident}-{part.start}")
    yield "</figure>"


def _figures(chart: LevelsOverTime, part: range, ident: str) -> Iterator[str]:
    steps = [chart.steps[place] for place in part]
    yield f'<table class="rows" role="table" aria-labelledby="{ident}">'
    yield f'<caption id="{ident}" class="shown unseen" dir="auto">{words(chart.caption)}, in words</caption>'
    yield head(["Snapshot", "Date", *steps])
    yield '<tbody role="rowgroup">'
    for point in chart.points:
        cells = "".join(
            f'<td role="cell" data-label="{label(chart.steps[place])}" dir="auto">'
            f"{words(level_words(chart.levels, point.ranks[place]))}</td>"
            for place in part
        )
        named = f'<th scope="row" role="rowheader" dir="auto">{words(point.name)}</th>'
        dated = f'<td role="cell" data-label="Date:" class="whole">{words(point.date)}</td>'
        yield f'<tr role="row">{named}{dated}{cells}</tr>'
    yield "</tbody></table>"
