"""Writes where a journey stands as plain text: a table of levels where it fits, else lines; and why, when asked."""

from __future__ import annotations

from gmrsj_tui.journey.explanation import RULE, Explanation, Named
from gmrsj_tui.reports.document_parts import NamedLine
from gmrsj_tui.reports.plain_parts import DEFAULT_WIDTH, credit, head, heading, left_by_changes, overall
from gmrsj_tui.reports.status_model import StatusDocument, StepStatus
from gmrsj_tui.reports.wrapping import cell_width, padded, wrapped
from gmrsj_tui.text import one_line

_GAP = "  "


def render_status(document: StatusDocument, width: int = DEFAULT_WIDTH) -> str:
    """Where a journey stands, as plain text.

    Args:
        document: What to print; with explanations where it carries them.
        width: Cells of a line.

    Returns:
        Lines that end in line feeds and hold no control characters.
    """
    lines = [*head(document.header, "Status", width), ""]
    lines += [*wrapped("How many criteria of each level are covered:", width), ""]
    lines += _table(document, width) or _list(document, width)
    lines += ["", *overall(document.header, width)]
    lines += ["", *heading("Next steppingstones", width)]
    for step in document.steps:
        lines += wrapped(_next(step), width, first=f"{step.line.number}. ")
    lines += left_by_changes(document.needs_review, document.retired, width)
    if any(step.explanation for step in document.steps):
        lines += ["", *heading("Why", width), *wrapped(RULE, width)]
    for step in document.steps:
        if step.explanation is not None:
            lines += ["", *_explained(step, step.explanation, width)]
    lines += credit(document.header, width)
    return "\n".join(line.rstrip() for line in lines) + "\n"


def _table(document: StatusDocument, width: int) -> list[str]:
    """Steps by levels in columns, or nothing where they do not fit.

    Where the titles of the steps are too long to stand beside the columns, each stands on a line above its own.
    """
    heads = ["Level held", *(one_line(level) for level in document.levels)]
    rows = [[one_line(step.line.level), *step.counts] for step in document.steps]
    columns = [max(cell_width(row[place]) for row in [heads, *rows]) for place in range(len(heads))]
    titles = [f"{step.line.number}. {one_line(step.line.title)}" for step in document.steps]
    room = max(cell_width(title) for title in titles)
    beside = width - sum(columns) - len(_GAP) * len(columns)
    if room <= beside:
        lines = [_row(padded("Step", room), heads, columns)]
        return lines + [_row(padded(title, room), row, columns) for title, row in zip(titles, rows, strict=True)]
    if beside < 0:
        return []
    lines = [_row("", heads, columns)]
    for title, row in zip(titles, rows, strict=True):
        lines += [*wrapped(title, width), _row("", row, columns)]
    return lines


def _row(first: str, cells: list[str], columns: list[int]) -> str:
    return _GAP.join([first, *(padded(cell, column) for cell, column in zip(cells, columns, strict=True))])


def _list(document: StatusDocument, width: int) -> list[str]:
    lines: list[str] = []
    for step in document.steps:
        lines += wrapped(
            f"{one_line(step.line.title)}: {one_line(step.line.level)}", width, first=f"{step.line.number}. "
        )
        for level, count in zip(document.levels, step.counts, strict=True):
            lines += wrapped(f"{one_line(level)}: {count}", width, first="   ")
    return lines


def _next(step: StepStatus) -> str:
    if step.next is None:
        return f"{one_line(step.line.title)}: {one_line(step.line.holds_back)}."
    name = f"{step.next.criterion} {one_line(step.next.title)} ({one_line(step.next.level_title)})"
    return f"{name}; {one_line(step.line.holds_back)}."


def _explained(step: StepStatus, explanation: Explanation, width: int) -> list[str]:
    lines = heading(f"{step.line.number}. {step.line.title}: {step.line.level}", width)
    lines += wrapped(one_line(explanation.result), width)
    for verdict in explanation.verdicts:
        lines += wrapped(f"{one_line(verdict.title)}: {one_line(verdict.words)}.", width, first="- ")
    lines += _group("In the way", explanation.in_the_way, width)
    lines += _group("Banked for later", explanation.banked, width)
    lines += _group("Not applicable", explanation.not_applicable, width, reasons=True)
    for title, named in step.weak:
        lines += _below_minimum(title, named, width)
    if explanation.next_step:
        lines += wrapped(one_line(explanation.next_step), width)
    if explanation.keystone is not None:
        criterion = explanation.keystone.criterion
        lines += wrapped(f"Keystone: {criterion.id} alone raises the level of this step.", width)
    return lines


def _group(title: str, named: tuple[Named, ...], width: int, *, reasons: bool = False) -> list[str]:
    if not named:
        return []
    lines = wrapped(f"{title} ({len(named)}):", width)
    for entry in named:
        text = f"{entry.criterion.id} {one_line(entry.criterion.title)}"
        if reasons:
            text += f": {one_line(entry.answer.reason)}"
        else:
            text += f" ({entry.answer.status.words})"
        lines += wrapped(text, width, first="- ")
    return lines


def _below_minimum(title: str, named: tuple[NamedLine, ...], width: int) -> list[str]:
    lines = wrapped(f"{title} ({len(named)}):", width)
    for entry in named:
        lines += wrapped(f"{entry.criterion} {one_line(entry.title)} ({one_line(entry.reason)})", width, first="- ")
    return lines
