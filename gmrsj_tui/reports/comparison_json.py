"""Writes what moved between two points of a journey as JSON: keys are added, never renamed; ids, never titles."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from gmrsj_tui.framework.model import Criterion
from gmrsj_tui.journey.comparison import EvidenceMove, StatusMove, StepMove
from gmrsj_tui.journey.journey import Journey
from gmrsj_tui.journey.points import Point, moment_of
from gmrsj_tui.reports.comparison_model import ComparisonDocument
from gmrsj_tui.reports.json_document import to_json


def render_comparison(document: ComparisonDocument, generated: str) -> str:
    """What moved, as one JSON object; evidence as strengths and counts, notes by the name of the field only.

    Args:
        document: What to write.
        generated: This moment, RFC 3339 in UTC.
    """
    journey = document.journey
    return to_json(
        {
            "journey": {"id": journey.id, "title": journey.title, "pack": journey.pack, "revision": journey.revision},
            "generated": generated,
            **comparison_object(document),
        }
    )


def comparison_object(document: ComparisonDocument) -> dict[str, Any]:
    """What moved, without whose journey it is and when it was written, to stand in another document."""
    found, journey = document.comparison, document.journey
    return {
        "from": _point(journey, document.before),
        "to": _point(journey, document.after),
        "overall": {"before": found.overall_before, "after": found.overall_after},
        "steps": [_step(move) for move in found.steps],
        "slipped": [move.criterion.id for move in found.slipped],
        "gained": [move.criterion.id for move in found.gained],
        "statuses": [_status(move) for move in found.statuses],
        "evidence": [_evidence(move) for move in found.evidence],
        "newly_weak": _ids(found.newly_weak),
        "no_longer_weak": _ids(found.no_longer_weak),
        "to_review": _ids(found.to_review),
        "reviewed": _ids(found.reviewed),
        "targets": [{"step": move.step.id, "before": move.before, "after": move.after} for move in found.targets],
        "reasons": [
            {"criterion": move.criterion.id, "before": move.before, "after": move.after} for move in found.reasons
        ],
        "details": [{"criterion": move.criterion.id, "fields": move.fields} for move in found.details],
        "joined": _ids(found.joined),
        "left": _ids(found.left),
        "basics": [{"subject": move.subject, "key": move.key} for move in found.basics],
    }


def _point(journey: Journey, point: Point) -> dict[str, Any]:
    return {
        "change": len(journey.changes) if point.change is None else point.change,
        "when": moment_of(journey, point),
        "snapshot": None if point.snapshot is None else point.snapshot.name,
        "automatic": point.snapshot is not None and point.snapshot.automatic,
        "now": point.change is None,
    }


def _ids(criteria: Iterable[Criterion]) -> list[str]:
    return [criterion.id for criterion in criteria]


def _step(move: StepMove) -> dict[str, Any]:
    return {
        "id": move.step.id,
        "number": move.step.number,
        "before": move.before.held,
        "after": move.after.held,
        "direction": move.direction,
        "covered_before": move.before.covered,
        "covered_after": move.after.covered,
        "applicable_before": len(move.before.criteria),
        "applicable_after": len(move.after.criteria),
    }


def _status(move: StatusMove) -> dict[str, Any]:
    return {
        "criterion": move.criterion.id,
        "step": move.criterion.step,
        "level": move.criterion.level,
        "before": move.before.status.value,
        "after": move.after.status.value,
        "slipped": move.slipped,
    }


def _evidence(move: EvidenceMove) -> dict[str, Any]:
    return {
        "criterion": move.criterion.id,
        "before": move.strength_before,
        "after": move.strength_after,
        "direction": move.direction,
        "added": len(move.added),
        "removed": len(move.removed),
        "changed": len(move.changed),
    }
