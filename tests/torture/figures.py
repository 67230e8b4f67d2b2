"""The figures of a long run as a table, and their place in a page."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

BEGIN, END = "<!-- figures -->", "<!-- /figures -->"


class Figure(NamedTuple):
    """One line of the table."""

    done: str
    """What was done, and how often."""
    found: str
    """What came of it."""
    problems: list[str]
    """Broken promises; none in a good run."""


def table(figures: list[Figure], about: str) -> str:
    """A Markdown table, and a line on the run."""
    rows = ["| what was done | what came of it |", "| --- | --- |"]
    rows += [f"| {figure.done} | {figure.found} |" for figure in figures]
    return "\n".join([about, "", *rows])


def put_into(page: Path, text: str) -> None:
    """Put the figures between the marks of a page, which gets them at its end where it has none."""
    whole = page.read_text(encoding="utf-8")
    if BEGIN not in whole or END not in whole:
        whole = f"{whole.rstrip()}\n\n## Figures of a run\n\n{BEGIN}\n{END}\n"
    before, _, rest = whole.partition(BEGIN)
    _, _, behind = rest.partition(END)
    page.write_text(f"{before}{BEGIN}\n{text}\n{END}{behind}", encoding="utf-8")


def number(count: int, one: str, many: str = "") -> str:
    """A number with its noun, thousands apart."""
    return f"{count:,} {one if count == 1 else many or one + 's'}"
