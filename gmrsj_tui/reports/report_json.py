"""Writes the report as JSON: keys are added, never renamed; ids, never titles, refer to things (CONTRACTS 3).

docs/report-json.md says what each key holds.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from gmrsj_tui.journey.overall_words import OVERALL_CONVENTION
from gmrsj_tui.reports.comparison_json import comparison_object
from gmrsj_tui.reports.document_parts import NamedLine
from gmrsj_tui.reports.json_document import journey_object, levels_object, retired_object, to_json
from gmrsj_tui.reports.report_model import CriterionLine, ReportDocument, StepReport


def render_report(document: ReportDocument) -> str:
    """The whole assessment as one JSON object.

    Args:
        document: The assessment; its notes are written only where it carries them.
    """
    header = document.header
    return to_json(
        {
            "journey": journey_object(header.journey, header.credit),
            "generated": header.generated,
            "date": header.today.isoformat(),
            "pack_version": header.pack_version,
            "participants": document.participants,
            "no_voice": document.no_voice,
            "setup": [{"id": line.id, "prompt": line.prompt, "answer": line.answer} for line in document.profile],
            "levels": [{"id": level, "title": title} for level, title in document.level_titles],
            "overall": {
                "level": header.overall_level,
                "held_by": list(header.held_by),
                "convention": OVERALL_CONVENTION,
            },
            "met": document.words.met,
            "met_on_words_only": document.words.words_only,
            "not_applicable": [
                {"criterion": line.criterion, "reason": line.reason} for line in document.not_applicable
            ],
            "needs_review": _ids(document.needs_review),
            "parked": _ids(document.parked),
            "disputed": [{"criterion": line.criterion, "difference": line.reason} for line in document.disputed],
            "retired": [retired_object(line) for line in document.retired],
            "effectiveness": [
                {
                    "id": entry.effectiveness.id,
                    "applicable": entry.applicable,
                    "covered": entry.covered,
                    "met": entry.met,
                }
                for entry in document.effectiveness
            ],
            "over_time": [
                {"name": one.name, "date": one.date, "automatic": one.automatic, "levels": one.levels}
                for one in document.over_time
            ],
            "since": None if document.since is None else comparison_object(document.since),
            "steps": [_step(step, document.notes) for step in document.steps],
            "notes": document.notes,
        }
    )


def _ids(lines: Iterable[NamedLine]) -> list[str]:
    return [line.criterion for line in lines]


def _step(step: StepReport, notes: bool) -> dict[str, Any]:
    found = step.explanation
    return {
        "id": step.line.id,
        "number": step.line.number,
        "title": step.line.title,
        "level": step.held,
        "next_level": step.next_level,
        "holds_back": step.line.holds_back,
        "levels": levels_object(step.levels),
        "explanation": {
            "rule": found.rule,
            "result": found.result,
            "levels": [{"id": verdict.counts.level, "words": verdict.words} for verdict in found.verdicts],
            "next_step": found.next_step,
            "keystone": found.keystone.criterion.id if found.keystone else None,
        },
        "criteria": [_criterion(line, notes) for line in step.criteria],
    }


def _criterion(line: CriterionLine, notes: bool) -> dict[str, Any]:
    written: dict[str, Any] = {
        "criterion": line.criterion,
        "level": line.level,
        "title": line.title,
        "statement": line.statement,
        "tracks": line.tracks,
        "effectiveness": line.effectiveness,
        "status": line.status.value,
        "reason": line.reason,
        "evidence": [{"text": item.text, "strength": item.strength} for item in line.evidence],
        "strength": line.strength,
        "minimum_evidence": line.minimum,
        "below_minimum": line.below_minimum,
        "in_the_way": line.in_the_way,
        "banked": line.banked,
        "next_action": line.next_action,
        "owner": line.owner,
        "due": line.due or None,
        "overdue": line.overdue,
        "as_of": line.as_of or None,
        "when": line.when or None,
        "who": line.who,
        "review": line.review,
        "parked": line.parked,
        "disputed": line.disputed,
    }
    if notes:
        written["note"] = line.note
    return written
