"""Roadmap and report as CSV: one row a criterion, columns that stay, and no cell that a spreadsheet would run.

The columns begin with those that ``gmrsj answer JOURNEY --from FILE`` reads, and come back unchanged. Several pieces of
evidence stand in one cell, one a line, each with its strength in brackets (CONTRACTS 3).
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Mapping

from gmrsj_tui.journey.past import revision_mark
from gmrsj_tui.reports.model import RoadmapDocument, RoadmapLine
from gmrsj_tui.reports.page_parts import marks
from gmrsj_tui.reports.report_model import CriterionLine, ReportDocument, StepReport
from gmrsj_tui.reports.workbook.evidence_cell import evidence_text
from gmrsj_tui.text import one_line, plain

_DANGEROUS = re.compile(r"'*[=+\-@\t\r]")
"""Beginnings of a cell that a spreadsheet would run, or that would lose the apostrophe that keeps it from that."""

READ = (
    "criterion",
    "status",
    "reason",
    "note",
    "evidence",
    "strength",
    "owner",
    "due",
    "next_action",
    "review",
    "parked",
)
"""The columns that ``gmrsj answer --from`` reads, in the order in which they are written."""
_REPORT = (
    "step",
    "step_number",
    "level",
    "title",
    "statement",
    "tracks",
    "effectiveness",
    "in_the_way",
    "banked",
    "below_minimum",
    "overdue",
    "as_of",
    "answered",
    "who",
    "disputed",
    "caution",
    "revision",
)
_ROADMAP = (
    *("position", "step", "step_number", "level", "title", "statement", "tracks", "to_fetch", "overdue", "disputed"),
    *("caution", "revision"),
)

ONLY_WRITTEN = frozenset((*_REPORT, *_ROADMAP))
"""Columns that a report or a roadmap has, and that answer nothing when it comes back; ``revision`` tells what stood."""


def report_columns(notes: bool) -> tuple[str, ...]:
    """The columns of a report, in order; the note only where it was asked for."""
    return tuple(name for name in (*READ, *_REPORT) if notes or name != "note")


def roadmap_columns(notes: bool) -> tuple[str, ...]:
    """The columns of a roadmap, in order; the note only where it was asked for."""
    return tuple(name for name in (*READ, *_ROADMAP) if notes or name != "note")


def render_report(document: ReportDocument) -> str:
    """The whole assessment, one row a criterion, in pack order.

    Args:
        document: The assessment, with or without notes.

    Returns:
        A header row and the rows, each ended by a line feed.
    """
    caution = marks(document.header, document.no_voice)
    mark = revision_mark(document.header.journey)
    rows = (_report_row(step, line, caution) | {"revision": mark} for step in document.steps for line in step.criteria)
    return _written(report_columns(document.notes), rows)


def render_roadmap(document: RoadmapDocument) -> str:
    """The next actions, one row each, in their order.

    Args:
        document: The roadmap, with or without notes.

    Returns:
        A header row and the rows, each ended by a line feed.
    """
    mark = revision_mark(document.header.journey)
    rows = (_roadmap_row(document, item) | {"revision": mark} for item in document.items)
    return _written(roadmap_columns(document.notes), rows)


def neutralised(text: str) -> str:
    """A cell that no spreadsheet runs: an apostrophe stands before what it would."""
    return f"'{text}" if _DANGEROUS.match(text) else text


def unneutralised(cell: str) -> str:
    """A cell as it was before :func:`neutralised`."""
    return cell[1:] if cell.startswith("'") and _DANGEROUS.match(cell) else cell


def _written(columns: tuple[str, ...], rows: Iterable[Mapping[str, str]]) -> str:
    stream = io.StringIO(newline="")
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows([neutralised(row[name]) for name in columns] for row in rows)
    return stream.getvalue()


def _report_row(step: StepReport, line: CriterionLine, caution: str) -> dict[str, str]:
    return {
        "criterion": line.criterion,
        "status": line.status.value,
        "reason": _clean(line.reason),
        "note": _clean(line.note),
        "evidence": evidence_text(line.evidence),
        "strength": str(line.strength) if line.evidence else "",
        "owner": one_line(line.owner),
        "due": line.due,
        "next_action": _clean(line.next_action),
        "review": _yes(line.review),
        "parked": _yes(line.parked),
        "step": line.step,
        "step_number": str(step.line.number),
        "level": line.level,
        "title": one_line(line.title),
        "statement": _clean(line.statement),
        "tracks": " ".join(line.tracks),
        "effectiveness": " ".join(line.effectiveness),
        "in_the_way": _yes(line.in_the_way),
        "banked": _yes(line.banked),
        "below_minimum": _yes(line.below_minimum),
        "overdue": _yes(line.overdue),
        "as_of": line.as_of,
        "answered": line.when,
        "who": one_line(line.who),
        "disputed": _clean(line.disputed),
        "caution": caution,
    }


def _roadmap_row(document: RoadmapDocument, item: RoadmapLine) -> dict[str, str]:
    """A row; reason, evidence and review are read from the journey, as a roadmap line has none."""
    answer = document.header.journey.answer(item.criterion)
    return {
        "criterion": item.criterion,
        "status": item.status.value,
        "reason": _clean(answer.reason),
        "note": _clean(item.note),
        "evidence": evidence_text(answer.evidence),
        "strength": str(answer.strength) if answer.evidence else "",
        "owner": one_line(item.owner),
        "due": item.due,
        "next_action": _clean(item.next_action),
        "review": _yes(answer.review),
        "parked": _yes(answer.parked),
        "position": str(item.position),
        "step": item.step,
        "step_number": str(item.step_number),
        "level": item.level,
        "title": one_line(item.title),
        "statement": _clean(item.statement),
        "tracks": " ".join(item.tracks),
        "to_fetch": "\n".join(_clean(example) for example in item.evidence),
        "overdue": _yes(item.overdue),
        "disputed": _clean(item.disputed),
        "caution": marks(document.header, document.no_voice),
    }


def _clean(text: str) -> str:
    return plain(text).strip()


def _yes(value: bool) -> str:
    return "yes" if value else ""
