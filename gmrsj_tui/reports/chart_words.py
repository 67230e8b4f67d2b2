"""The charts in words: sentences with their figures, for every format that has no pictures and for who cannot see."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from gmrsj_tui.reports.blocks import Bar, GridRow, LevelGrid, LevelsOverTime

NO_LEVEL = "no level yet"
"""Where not even the levels are known."""


def grid_words(grid: LevelGrid, row: GridRow) -> tuple[str, str]:
    """A step of the grid: its title with the level held, and each level with its counts and what they mean."""
    levels = [
        f"{level}: {cell.words} covered, {cell.state.words}." if cell.applicable else f"{level}: {cell.state.words}."
        for level, cell in zip(grid.levels, row.cells, strict=True)
    ]
    return f"{row.number}. {row.title}: {row.level}.", " ".join(levels)


def bar_words(bar: Bar) -> str:
    """An effectiveness criterion with its counts."""
    return f"{bar.letter}. {bar.title}: {bar.met} met and {bar.covered} covered of {bar.applicable}."


def over_time_words(chart: LevelsOverTime) -> Iterator[str]:
    """A sentence for each step: the level held at each snapshot."""
    for place, step in enumerate(chart.steps):
        levels = ", ".join(
            f"{level_words(chart.levels, point.ranks[place])} ({point.name}, {point.date})" for point in chart.points
        )
        yield f"{step}: {levels}."


def level_words(levels: Sequence[str], rank: int) -> str:
    """The level of a rank in words: the title of that level, or, of rank 0, :func:`not_yet`."""
    return levels[rank - 1] if 0 < rank <= len(levels) else not_yet(levels)


def not_yet(levels: Sequence[str]) -> str:
    """What is said where no level is held: "Not yet" and the title of the first, in lower case (CONTRACTS 2.4).

    Args:
        levels: The titles of all levels, lowest first.
    """
    return f"Not yet {levels[0].lower()}" if levels else NO_LEVEL
