"""Writes what moved between two points of a journey as plain text."""

from __future__ import annotations

from gmrsj_tui.journey.overall_words import overall_sentence
from gmrsj_tui.reports.comparison_model import ComparisonDocument, Section, StepLine
from gmrsj_tui.reports.plain_parts import DEFAULT_WIDTH, heading, journey_title
from gmrsj_tui.reports.wrapping import wrapped
from gmrsj_tui.text import one_line


def render_comparison(document: ComparisonDocument, width: int = DEFAULT_WIDTH) -> str:
    """What moved, as plain text.

    Args:
        document: What to print.
        width: Cells of a line.

    Returns:
        Lines that end in line feeds and hold no control characters.
    """
    lines = heading(journey_title(document.journey, "What moved"), width, "=")
    lines += wrapped(one_line(document.before_words), width, first="From: ")
    lines += wrapped(one_line(document.after_words), width, first="To:   ")
    for remark in document.remarks:
        lines += wrapped(one_line(remark), width)
    lines += ["", *heading("Levels", width)]
    for step in document.steps:
        lines += wrapped(_step(step), width, first=f"{step.number}. ")
    lines += wrapped(overall_sentence(document.overall), width, rest="  ")
    for section in document.sections:
        lines += ["", *_section(section, width)]
    if document.comparison.empty:
        lines += ["", *wrapped("Nothing moved.", width)]
    return "\n".join(line.rstrip() for line in lines) + "\n"


def _step(step: StepLine) -> str:
    return f"{one_line(step.title)}: {one_line(step.level)}, {step.moved}; {step.covered}."


def _section(section: Section, width: int) -> list[str]:
    lines = heading(f"{section.title} ({len(section.lines)})", width)
    for moved in section.lines:
        name = f"{moved.criterion} {one_line(moved.title)}".strip()
        said = f"{name}: {one_line(moved.words)}" if moved.words else name
        lines += wrapped(said, width, first="- ")
    return lines
