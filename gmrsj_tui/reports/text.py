"""Writes the roadmap as plain text for a terminal, a pipe or a mail."""

from __future__ import annotations

from gmrsj_tui.reports.model import NamedLine, RoadmapDocument, RoadmapLine
from gmrsj_tui.reports.plain_parts import DEFAULT_WIDTH, credit, head, heading, left_by_changes, overall
from gmrsj_tui.reports.wrapping import paragraphs, wrapped
from gmrsj_tui.text import one_line, plain

EVIDENCE_SHOWN = 3
"""Examples of evidence per item: enough to know what to fetch, few enough for one page."""


def render_roadmap(document: RoadmapDocument, width: int = DEFAULT_WIDTH) -> str:
    """The roadmap as plain text.

    Args:
        document: What to print.
        width: Cells of a line.

    Returns:
        Lines that end in line feeds and hold no control characters.
    """
    lines = head(document.header, "Roadmap", width)
    if document.filters:
        lines += wrapped(one_line("; ".join(document.filters)), width, first="Only: ")
    lines += ["", *heading("Where it stands", width)]
    for step in document.steps:
        text = f"{one_line(step.title)}: {one_line(step.level)}; {one_line(step.holds_back)}."
        lines += wrapped(text, width, first=f"{step.number}. ")
    lines += overall(document.header, width)
    lines += ["", *heading(actions_heading(document), width)]
    if not document.items:
        lines += wrapped(nothing_open(document), width)
    before = ""
    for item in document.items:
        if item.step != before:
            before = item.step
            lines += ["", *wrapped(f"Step {item.step_number}: {one_line(item.step_title)}", width)]
        lines += ["", *_item(item, width)]
    lines += _named("Banked", "Already met above the level that is in the way:", document.banked, width)
    lines += _named("Set aside as not applicable", "Each with its reason:", document.not_applicable, width)
    lines += left_by_changes(document.needs_review, document.retired, width)
    lines += credit(document.header, width)
    return "\n".join(line.rstrip() for line in lines) + "\n"


def actions_heading(document: RoadmapDocument) -> str:
    """The heading of the next actions, with how many of how many."""
    shown = len(document.items)
    if not shown:
        return "Next actions"
    return f"Next actions ({shown} of {document.open})" if shown < document.open else f"Next actions ({shown})"


def nothing_open(document: RoadmapDocument) -> str:
    """Why a roadmap is empty, on one line."""
    if document.nobody:
        return one_line(f"{document.nobody[0].upper()}{document.nobody[1:]}.")
    if document.filters:
        return "Nothing that matches is open."
    return "Nothing is open: every step has reached its target."


def due_words(item: RoadmapLine) -> str:
    """The due date, marked where it has passed."""
    if not item.due:
        return "none"
    return f"{one_line(item.due)}, overdue" if item.overdue else one_line(item.due)


def _item(item: RoadmapLine, width: int) -> list[str]:
    number = f"{item.position:>2}. "
    indent = " " * len(number)
    lines = wrapped(f"{one_line(item.title)} [{item.criterion}, {one_line(item.level_title)}]", width, first=number)
    facts = f"Status: {item.status.words}. Owner: {one_line(item.owner) or 'nobody yet'}. Due: {due_words(item)}."
    lines += wrapped(facts, width, first=indent)
    lines += _labelled("To be true", one_line(item.statement), indent, width)
    lines += _labelled("Next action", one_line(item.next_action), indent, width)
    evidence = "; ".join(one_line(example).rstrip(".") for example in item.evidence[:EVIDENCE_SHOWN])
    lines += _labelled("Evidence to fetch", evidence, indent, width)
    if item.note:
        lines += paragraphs(f"Note: {plain(item.note)}", width, first=indent, rest=indent + "  ")
    return lines


def _labelled(label: str, text: str, indent: str, width: int) -> list[str]:
    return wrapped(f"{label}: {text}", width, first=indent, rest=indent + "  ") if text else []


def _named(title: str, introduction: str, named: tuple[NamedLine, ...], width: int) -> list[str]:
    if not named:
        return []
    lines = ["", *heading(f"{title} ({len(named)})", width), *wrapped(introduction, width)]
    for entry in named:
        text = f"{entry.criterion} {one_line(entry.title)} ({one_line(entry.level_title)})"
        if entry.reason:
            text += f": {one_line(entry.reason)}"
        lines += wrapped(text, width, first="- ")
    return lines
