"""The results as a table for a terminal, as Markdown, and as JSON."""

from __future__ import annotations

import json
import os
import platform
import sys
from collections.abc import Sequence
from pathlib import Path

from benchmarks.measuring import MILLISECONDS, Module, Modules, Result, Row

BEGIN = "<!-- measured: begin -->"
END = "<!-- measured: end -->"

HEADINGS = ("name", "what", "measured", "floor", "ratio", "goal", "met", "spread")
LEFT = 2
"""Columns of words; the others are numbers and stand at the right."""


def cells(row: Row) -> tuple[str, ...]:
    """A row as texts, in the order of the headings."""
    goal = ""
    if row.goal is not None:
        goal = f"<= {amount(row.goal.limit, row.unit)}" if row.goal.of_measured else f"<= {row.goal.limit:g}"
    spread = "" if row.spread is None else f"{short(row.spread[0])} - {short(row.spread[1])}"
    met = {None: "", True: "yes", False: "no"}[row.met]
    measured, floor = amount(row.measured, row.unit), amount(row.floor, row.unit)
    return (row.name, row.what, measured, floor, short(row.ratio), goal, met, spread)


def amount(value: float, unit: str) -> str:
    """A value with its unit."""
    if unit == "B":
        return f"{value:.0f} B"
    if unit == "x":
        return short(value)
    return f"{value:.3f} {unit}" if value < 1 else f"{value:.2f} {unit}" if value < 10 else f"{value:.1f} {unit}"


def short(ratio: float) -> str:
    """A ratio with three digits that count."""
    return f"{ratio:.2f}" if ratio < 10 else f"{ratio:.1f}" if ratio < 100 else f"{ratio:.0f}"


def where() -> str:
    """What is measured with, and how busy the machine is before; nothing that tells whose machine it is."""
    from textual import __version__ as textual

    system = {"darwin": "macOS"}.get(sys.platform, platform.system())
    return (
        f"{system} on {platform.machine()}, {os.cpu_count()} processors, "
        f"{platform.python_implementation()} {platform.python_version()}, Textual {textual}; "
        f"load of the machine before the first round {os.getloadavg()[0]:.1f}"
    )


def as_text(results: Sequence[Result], place: str) -> str:
    """A table in aligned columns."""
    lines = [HEADINGS, *(cells(row) for result in results for row in result.rows)]
    widths = [max(len(line[column]) for line in lines) for column in range(len(HEADINGS))]
    parts = ["\n".join(_aligned(line, widths, LEFT) for line in lines)]
    for modules in _modules(results):
        table = [("self ms", "cumulative ms", "module"), *(_module_cells(module) for module in modules.modules)]
        widths = [max(len(line[column]) for line in table) for column in range(3)]
        parts.append("\n".join((modules.title, *(_aligned(line, widths, 0) for line in table))))
    return "\n\n".join((place, *parts))


def as_markdown(results: Sequence[Result], place: str) -> str:
    """The same as Markdown."""
    rows = [f"| {' | '.join(cells(row))} |" for result in results for row in result.rows]
    rule = f"|{' --- |' * LEFT}{' ---: |' * (len(HEADINGS) - LEFT)}"
    parts = ["\n".join((f"| {' | '.join(HEADINGS)} |", rule, *rows))]
    for modules in _modules(results):
        lines = [f"| {' | '.join((name, own, cumulative))} |" for own, cumulative, name in
                 map(_module_cells, modules.modules)]  # fmt: skip
        head = ("| module | self ms | cumulative ms |", "| --- | ---: | ---: |")
        parts.append("\n".join((f"{modules.title}:", "", *head, *lines)))
    return "\n\n".join((f"{place}.", *parts))


def as_json(results: Sequence[Result], place: str) -> str:
    """The same for programs, unrounded; module costs in microseconds."""
    rows = [
        {
            "name": row.name,
            "what": row.what,
            "measured": row.measured,
            "floor": row.floor,
            "unit": row.unit,
            "ratio": row.ratio,
            "goal": None if row.goal is None else row.goal.limit,
            "goal_of": None if row.goal is None else "measured" if row.goal.of_measured else "ratio",
            "met": row.met,
            "spread": row.spread,
        }
        for result in results
        for row in result.rows
    ]
    modules = {
        group.title: [{"module": m.name, "self": m.own, "cumulative": m.cumulative} for m in group.modules]
        for group in _modules(results)
    }
    return json.dumps({"where": place, "rows": rows, "modules": modules}, indent=1)


def write_between_markers(page: Path, text: str) -> None:
    """Put a text in the place of what stands between the two markers of a page.

    Raises:
        ValueError: The page has not each marker once, in order.
    """
    before, begin, rest = page.read_text(encoding="utf-8").partition(BEGIN)
    _, end, after = rest.partition(END)
    if not begin or not end or BEGIN in rest or END in before or END in after:
        raise ValueError(f"{page.name} needs one line {BEGIN} and behind it one line {END}")
    page.write_text(f"{before}{BEGIN}\n\n{text}\n\n{END}{after}", encoding="utf-8", newline="\n")


def _modules(results: Sequence[Result]) -> list[Modules]:
    return [modules for result in results for modules in result.modules]


def _module_cells(module: Module) -> tuple[str, str, str]:
    # Python counts microseconds here.
    own, cumulative = (f"{value / MILLISECONDS:.2f}" for value in (module.own, module.cumulative))
    return (own, cumulative, module.name)


def _aligned(line: Sequence[str], widths: Sequence[int], left: int) -> str:
    parts = [
        text.ljust(width) if column < left or column == len(widths) - 1 else text.rjust(width)
        for column, (text, width) in enumerate(zip(line, widths, strict=True))
    ]
    return "  ".join(parts).rstrip()
