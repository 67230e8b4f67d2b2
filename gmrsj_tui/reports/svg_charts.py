"""Charts as SVG, for every writer that can hold a picture: PDF and DOCX embed the file, HTML takes the element.

What :func:`svg` gives is a whole SVG document in one element: no scripts, no style sheet, no ids, no links, no fonts
and nothing to fetch, so that several can stand in one page. All words are text, not outlines, in a font that the caller
names. Colours are those for light paper; in HTML the classes ``f-ink``, ``s-edge`` and so on let a page's style sheet
give them those of a dark screen. What a colour says is said by a shape, a pattern or a dash as well, and by figures.

Sizes are in CSS pixels (1/96 inch) and letters are 11 to 13 of them high: ask for the width that the chart will have,
so that it need not be scaled. A text that has no room is cut with an ellipsis, so figures belong beside it as text.
"""

from __future__ import annotations

from gmrsj_tui.reports.blocks import Chart, EffectivenessBars, LevelGrid

DEFAULT_WIDTH = 640
NARROWEST = 280
"""A narrower chart has no room for its words."""


def svg(chart: Chart, *, width: int = DEFAULT_WIDTH, font: str = "sans-serif") -> str:
    """A chart as an SVG document, which is the same for the same chart.

    Args:
        chart: Which chart; what it is called becomes its name for a screen reader.
        width: How wide, in CSS pixels; at least :data:`NARROWEST`. The height follows from what it shows.
        font: The font family of its words, or several in order with commas between.

    Returns:
        One line of text that starts with ``<svg xmlns=`` and has ``width``, ``height`` and ``viewBox``.
    """
    return f'<svg xmlns="http://www.w3.org/2000/svg"{element(chart, width=width, font=font)[4:]}'


def element(chart: Chart, *, width: int = DEFAULT_WIDTH, font: str = "sans-serif") -> str:
    """The same as :func:`svg` without the namespace, which an element inside an HTML page does not need."""
    width = max(width, NARROWEST)
    if isinstance(chart, LevelGrid):
        from gmrsj_tui.reports.svg.level_grid import draw_grid

        return draw_grid(chart, width, font)
    if isinstance(chart, EffectivenessBars):
        from gmrsj_tui.reports.svg.effectiveness_bars import draw_bars

        return draw_bars(chart, width, font)
    from gmrsj_tui.reports.svg.levels_over_time import draw_levels

    return draw_levels(chart, width, font)
