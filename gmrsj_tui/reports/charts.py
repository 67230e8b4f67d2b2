"""The charts of a report as blocks, each with its figures: counts only, never a percentage (CONTRACTS 2.9)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from gmrsj_tui.journey.snapshots import NOW
from gmrsj_tui.journey.standing import LevelCount
from gmrsj_tui.reports.blocks import (
    Bar,
    Block,
    Cell,
    Column,
    EffectivenessBars,
    GridCell,
    GridRow,
    GridState,
    Heading,
    LevelGrid,
    LevelsOverTime,
    Line,
    Prose,
    Table,
    TimePoint,
)
from gmrsj_tui.reports.report_model import LevelsThen, ReportDocument, StepReport
from gmrsj_tui.text import one_line

POINTS_SHOWN = 12
"""Snapshots in a chart; more of them cannot be told apart on paper."""

_STEPS_IN_COLUMNS = 6


def level_grid(document: ReportDocument) -> LevelGrid:
    """The step-by-level grid, with the counts in its cells."""
    ranks = {level: rank for rank, (level, _) in enumerate(document.level_titles)}
    return LevelGrid(
        "How many criteria of each level are covered, per step",
        tuple(one_line(title) for _, title in document.level_titles),
        tuple(
            GridRow(
                step.line.number,
                one_line(step.line.title),
                one_line(step.line.level),
                tuple(GridCell(_state(step, count, ranks), count.covered, count.applicable) for count in step.levels),
            )
            for step in document.steps
        ),
    )


def _state(step: StepReport, count: LevelCount, ranks: dict[str, int]) -> GridState:
    if count.clear and not count.met:
        return GridState.NOTHING
    if count.level == step.next_level:
        return GridState.IN_THE_WAY
    if step.next_level is None or ranks[count.level] < ranks[step.next_level]:
        return GridState.HELD
    if count.clear:
        return GridState.READY
    return GridState.PART if count.covered else GridState.OPEN


def effectiveness_bars(document: ReportDocument) -> Iterator[Block]:
    """The effectiveness criteria, where the pack has any that something serves."""
    bars = tuple(
        Bar(
            one_line(entry.effectiveness.id),
            one_line(entry.effectiveness.title),
            entry.met,
            entry.covered,
            entry.applicable,
        )
        for entry in document.effectiveness
        if entry.applicable
    )
    if bars:
        yield Heading("Effectiveness criteria")
        yield Prose(
            "How many of the criteria that serve each effectiveness criterion are met and covered, over all steps and "
            "levels. A criterion that serves several is counted in each."
        )
        yield EffectivenessBars("Criteria met and covered per effectiveness criterion", bars)


def levels_over_time(document: ReportDocument) -> Iterator[Block]:
    """The levels held at each snapshot and now, as a chart and as a table; nothing without a snapshot."""
    if len(document.over_time) < 2:
        return
    *then, now = document.over_time
    named = [one for one in then if not one.automatic] or then
    shown = [*named[-POINTS_SHOWN:], now]
    ranks = {level: rank for rank, (level, _) in enumerate(document.level_titles, start=1)}
    steps = [step.line for step in document.steps]
    yield Heading("Levels over time")
    if len(named) > POINTS_SHOWN:
        yield Prose(f"The last {POINTS_SHOWN} of {len(named)} snapshots, and now.")
    yield LevelsOverTime(
        "Level held in each step at each snapshot",
        tuple(one_line(title) for _, title in document.level_titles),
        tuple(f"{step.number}. {one_line(step.title)}" for step in steps),
        tuple(
            TimePoint(
                _name(one),
                one.date,
                tuple(0 if (held := one.levels.get(step.id)) is None else ranks.get(held, 0) for step in steps),
            )
            for one in shown
        ),
    )
    yield _over_time_table(document, shown)


def _name(one: LevelsThen) -> str:
    return "Now" if one.name == NOW else one_line(one.name)  # no snapshot can be called that


def _over_time_table(document: ReportDocument, shown: Sequence[LevelsThen]) -> Table:
    titles = dict(document.level_titles)
    not_yet = document.not_yet

    def level(one: LevelsThen, step: str) -> str:
        if step not in one.levels:
            return "not recorded"
        held = one.levels[step]
        return one_line(not_yet if held is None else titles.get(held, held))

    steps = [step.line for step in document.steps]
    rows: list[tuple[Cell, ...]] = []
    for one in shown:
        levels = [Line(level(one, step.id), label=f"Step {step.number}") for step in steps]
        cells: tuple[Cell, ...] = (tuple(levels),)
        if len(steps) <= _STEPS_IN_COLUMNS:
            cells = tuple((Line(line.text),) for line in levels)
        rows.append(((Line(_name(one)),), (Line(one.date),), *cells))
    columns = (
        [Column(f"Step {step.number}", 12) for step in steps]
        if len(steps) <= _STEPS_IN_COLUMNS
        else [Column("Levels", 60)]
    )
    return Table(
        "Level held in each step at each snapshot",
        (Column("Snapshot", 24), Column("Date", 12, short=True), *columns),
        tuple(rows),
    )
