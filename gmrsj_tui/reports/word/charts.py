"""Charts as tables: signs, words and figures in the cells, with a ground that only repeats what they say."""

from __future__ import annotations

from gmrsj_tui.reports.blocks import (
    Bar,
    Cell,
    Chart,
    Column,
    EffectivenessBars,
    GridCell,
    GridState,
    LevelGrid,
    LevelsOverTime,
    Line,
    Table,
    TimePoint,
    Tone,
)
from gmrsj_tui.reports.chart_words import level_words
from gmrsj_tui.reports.word.paragraphs import paragraph, runs, text_paragraph
from gmrsj_tui.reports.word.tables import cell, framed, head_row, is_tall, lines, row
from gmrsj_tui.reports.word.widths import column_widths

MOST_BLOCKS = 24
"""Of one bar: more would not fit beside the figures."""
STEPS_A_TABLE = 5
"""Columns of levels over time that fit beside each other on a page."""
_WORDS_FIT = 4
"""Levels up to which the state fits into the cell in words; a legend says it in any case."""

_GROUNDS = {
    GridState.HELD: "CFE8D5",
    GridState.IN_THE_WAY: "FFE9B0",
    GridState.READY: "D3E4F5",
    GridState.PART: "EEF1F3",
    GridState.OPEN: "",
    GridState.NOTHING: "",
}
_GROUNDS_OF_LEVELS = ("", "EAF2F5", "D9E8EE", "C7DEE7", "B5D3E0")

MET_BLOCK, ASIDE_BLOCK, OPEN_BLOCK = "█", "▒", "░"
_SQUARES, _NARROW = ("■", "□"), (MET_BLOCK, OPEN_BLOCK)
_SQUARES_FIT = 5
"""Levels up to which squares fit into a column; of more, the narrower blocks do, in one column less."""


def chart(block: Chart, width: int, *, right_to_left: bool = False) -> str:
    """A chart with its caption.

    Args:
        block: What it shows.
        width: Of the text, in twentieths of a point.
        right_to_left: Whether the first column stands on the right.
    """
    caption = text_paragraph("Caption", block.caption) if block.caption else ""
    if isinstance(block, LevelGrid):
        return caption + _level_grid(block, width, right_to_left)
    if isinstance(block, EffectivenessBars):
        return caption + _bars(block, width, right_to_left)
    return caption + _over_time(block, width, right_to_left)


def _level_grid(block: LevelGrid, width: int, right_to_left: bool) -> str:
    words = len(block.levels) <= _WORDS_FIT
    columns = (Column("Step", 26), Column("Level held", 16), *(Column(title, 14) for title in block.levels))
    names = [((Line(f"{step.number}. {step.title}", Tone.STRONG),), (Line(step.level),)) for step in block.rows]
    widths = column_widths(columns, names, width)
    made = [head_row(columns, widths, right_to_left=right_to_left)]
    for step, named in zip(block.rows, names, strict=True):
        contents = (*map(lines, named), *(_grid_cell(held, words) for held in step.cells))
        grounds = ("", "", *(_GROUNDS[held.state] for held in step.cells))
        made.append(row(map(cell, widths, contents, grounds), may_split=is_tall(named, widths)))
    used = {held.state for step in block.rows for held in step.cells}
    legend = [(state.sign, state.words) for state in GridState if state in used]
    return framed(made, widths, block.caption, right_to_left=right_to_left) + _legend(
        legend, "Figures: covered of applicable."
    )


def _grid_cell(held: GridCell, words: bool) -> str:
    figures = paragraph("TableText", runs(held.state.sign, "Sign") + runs(f" {held.words}", "Strong"))
    return figures + (text_paragraph("TableText", held.state.words) if words else "")


def _bars(block: EffectivenessBars, width: int, right_to_left: bool) -> str:
    most = max((bar.applicable for bar in block.bars), default=0)
    size = max(1, -(-most // (MOST_BLOCKS - 2)))  # each kind may round up, and the longest may be all three
    columns = (Column("Effectiveness criterion", 30), Column("Met and covered", 30), Column("Bar", 32))
    named = [((Line(_name(bar), Tone.STRONG),), (Line(_figures(bar)),)) for bar in block.bars]
    widths = column_widths(columns, named, width)
    made = [head_row(columns, widths, right_to_left=right_to_left)]
    for bar, said in zip(block.bars, named, strict=True):
        contents = (*map(lines, said), paragraph("TableText", runs(blocks_of(bar, size), "Sign")))
        made.append(row(map(cell, widths, contents), may_split=is_tall(said, widths)))
    legend = [(MET_BLOCK, "met"), (ASIDE_BLOCK, "covered as not applicable"), (OPEN_BLOCK, "open")]
    scale = "One block is one criterion." if size == 1 else f"One block is up to {size} criteria."
    return framed(made, widths, block.caption, right_to_left=right_to_left) + _legend(legend, scale)


def _name(bar: Bar) -> str:
    return f"{bar.letter}. {bar.title}" if bar.letter else bar.title


def _figures(bar: Bar) -> str:
    if not bar.applicable:
        return "nothing applies"
    return f"{bar.met} met, {bar.covered} of {bar.applicable} covered"


def blocks_of(bar: Bar, size: int) -> str:
    """A bar of blocks.

    Args:
        bar: What it shows.
        size: How many criteria one block stands for, at most; each kind begins a block of its own, so that what is
            there is never invisible.
    """
    kinds = (MET_BLOCK, bar.met), (ASIDE_BLOCK, bar.covered - bar.met), (OPEN_BLOCK, bar.applicable - bar.covered)
    return "".join(sign * -(-max(0, count) // size) for sign, count in kinds)


def _over_time(block: LevelsOverTime, width: int, right_to_left: bool) -> str:
    together = STEPS_A_TABLE if len(block.levels) <= _SQUARES_FIT else STEPS_A_TABLE - 1
    parts = []
    for start in range(0, len(block.steps), together):
        steps = range(start, min(start + together, len(block.steps)))
        parts.append(_steps_over_time(block, steps, width, right_to_left))
    drawn = text_paragraph("TableGap", "").join(parts)
    if not parts or not block.levels:
        return drawn
    held, above = _level_signs(block)
    legend = [(held, "a level that is held"), (above, "a level above it")]
    return drawn + _legend(legend, "The lowest level stands first.")


def says_the_same(chart: LevelsOverTime, figures: Table) -> bool:
    """Whether a table that follows the levels over time holds the same words; it may know more than the chart."""
    told = [[level_words(chart.levels, rank) for rank in point.ranks] for point in chart.points]
    held = [[line.text for cell in row[2:] for line in cell] for row in figures.rows]
    return figures.caption == chart.caption and held == told


def _steps_over_time(block: LevelsOverTime, steps: range, width: int, right_to_left: bool) -> str:
    columns = (Column("Date", short=True), Column("Snapshot", 16), *(Column(block.steps[step], 14) for step in steps))
    before: TimePoint | None = None
    rows: list[tuple[Cell, ...]] = []
    for point in block.points:
        levels = (_level_held(block, point, before, step) for step in steps)
        rows.append(((Line(point.date),), (Line(point.name, Tone.STRONG),), *levels))
        before = point
    widths = column_widths(columns, rows, width)
    made = [head_row(columns, widths, right_to_left=right_to_left)]
    for point, held in zip(block.points, rows, strict=True):
        grounds = ("", "", *(_ground(point.ranks[step]) for step in steps))
        drawn = (
            *map(lines, held[:2]),
            *(_drawn(block, point.ranks[step], said) for step, said in zip(steps, held[2:], strict=True)),
        )
        made.append(row(map(cell, widths, drawn, grounds), may_split=is_tall(held, widths)))
    names = ", ".join(block.steps[step] for step in steps)
    return framed(made, widths, f"{block.caption}: {names}", right_to_left=right_to_left)


def levels_drawn(block: LevelsOverTime, rank: int) -> str:
    """A sign for each level, lowest first: filled up to the one that is held.

    Args:
        block: The chart, with its levels.
        rank: Of the level held, from 1; 0 where none is.
    """
    held = min(max(rank, 0), len(block.levels))
    filled, empty = _level_signs(block)
    return filled * held + empty * (len(block.levels) - held)


def _level_signs(block: LevelsOverTime) -> tuple[str, str]:
    return _SQUARES if len(block.levels) <= _SQUARES_FIT else _NARROW


def _drawn(block: LevelsOverTime, rank: int, said: Cell) -> str:
    """The level held as signs, and as words below them: so the signs of a column stand under each other."""
    signs = levels_drawn(block, rank)
    return (paragraph("TableText", runs(signs, "Sign")) if signs else "") + lines(said)


def _ground(rank: int) -> str:
    return _GROUNDS_OF_LEVELS[min(rank, len(_GROUNDS_OF_LEVELS) - 1)]


def _level_held(block: LevelsOverTime, point: TimePoint, before: TimePoint | None, step: int) -> Cell:
    rank = point.ranks[step]
    title = level_words(block.levels, rank)
    moved = 0 if before is None else rank - before.ranks[step]
    if not moved:
        return (Line(title),)
    return Line(title), Line("▲ up", Tone.MUTED) if moved > 0 else Line("▼ down", Tone.ALERT)


def _legend(signs: list[tuple[str, str]], more: str) -> str:
    shown = "".join(runs(sign, "Sign") + runs(f" {words}   ") for sign, words in signs)
    return paragraph("TableLegend", shown + runs(more))
