"""Lays the roadmap out as a page: one sheet where it fits on one, that a sponsor reads in a minute."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from gmrsj_tui.reports.blocks import Block, Cell, Column, Heading, Line, Page, Prose, Table, Tone
from gmrsj_tui.reports.model import RoadmapDocument, RoadmapLine
from gmrsj_tui.reports.page_parts import (
    cautions,
    credit,
    facts,
    left_by_changes,
    named,
    note_lines,
    open_points,
    overall,
    running,
    set_aside,
    subject,
)
from gmrsj_tui.reports.plain_parts import title_of
from gmrsj_tui.text import one_line

EVIDENCE_SHOWN = 3
"""Examples of evidence per item: enough to know what to fetch, few enough for one page."""

NOBODY_YET = "nobody yet"
NO_DATE = "no date"
OVERDUE = "overdue"

_STANDING = (Column("Step", 30), Column("Level held", 18), Column("What holds it back", 52))
_ACTIONS = (
    Column("No.", 5, short=True),
    Column("Criterion", 35),
    Column("Next action", 34),
    Column("Owner", 13),
    Column("Due", 13, short=True),
)


def roadmap_page(document: RoadmapDocument) -> Page:
    """The roadmap as a page.

    Args:
        document: The next actions, filtered and with or without notes.
    """
    header = document.header
    return Page(
        title=title_of(header, "Roadmap"),
        blocks=tuple(_blocks(document)),
        language=header.language or "en",
        subject=subject(header, "Roadmap"),
        generated=header.generated,
        running=running(header, document.no_voice),
    )


def _blocks(document: RoadmapDocument) -> Iterator[Block]:
    header = document.header
    yield from cautions(header, document.no_voice, document.notes)
    only = [("Only", "; ".join(document.filters))] if document.filters else []
    yield facts(header, document.participants, only)
    yield Heading("Where it stands")
    yield Table("Level held in each step, and what holds it back", _STANDING, tuple(_standing(document)), head=0)
    yield overall(header)
    yield Heading(actions_heading(document))
    if not document.items:
        yield Prose(nothing_open(document))
    for (_, number), items in groupby(document.items, lambda item: (item.step, item.step_number)):
        group = tuple(items)
        title = f"Step {number}: {one_line(group[0].step_title)}"
        yield Heading(title, 3)
        yield Table(f"Next actions in step {number}", _ACTIONS, tuple(map(_action, group)), head=1)
    yield from named("Banked", "Already met above the level that is in the way:", document.banked)
    yield from open_points(document.parked, document.disputed)
    yield from set_aside(document.not_applicable)
    yield from left_by_changes(document.needs_review, document.retired)
    yield from credit(header)


def _standing(document: RoadmapDocument) -> Iterator[tuple[Cell, ...]]:
    for step in document.steps:
        yield (
            (Line(f"{step.number}. {one_line(step.title)}", Tone.STRONG),),
            (Line(one_line(step.level)),),
            (Line(one_line(step.holds_back)),),
        )


def _action(item: RoadmapLine) -> tuple[Cell, ...]:
    criterion = (
        Line(one_line(item.title), Tone.STRONG),
        Line(f"{item.criterion}, {one_line(item.level_title)}, {item.status.words}", Tone.MUTED),
        Line(one_line(item.statement), label="To be true"),
    )
    action = [Line(one_line(item.next_action))] if item.next_action.strip() else []
    evidence = evidence_to_fetch(item)
    action += [Line(evidence, label="Evidence to fetch")] if evidence else []
    return (
        (Line(str(item.position)),),
        criterion,
        (*action, *note_lines(item.note)),
        owner_cell(item.owner),
        due_cell(item.due, item.overdue),
    )


def evidence_to_fetch(item: RoadmapLine) -> str:
    """The first examples of evidence, on one line."""
    return "; ".join(one_line(example).rstrip(".") for example in item.evidence[:EVIDENCE_SHOWN] if example.strip())


def owner_cell(owner: str) -> Cell:
    """Who owns it."""
    return (Line(one_line(owner)) if owner.strip() else Line(NOBODY_YET, Tone.MUTED),)


def due_cell(due: str, overdue: bool) -> Cell:
    """The due date, and the word where it has passed."""
    if not due:
        return (Line(NO_DATE, Tone.MUTED),)
    return (Line(one_line(due)), Line(OVERDUE, Tone.ALERT)) if overdue else (Line(one_line(due)),)


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
