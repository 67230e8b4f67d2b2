"""Writes documents as JSON with the keys of CONTRACTS 3: keys are added, never renamed; ids, never titles."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any

from gmrsj_tui.journey.journey import Journey
from gmrsj_tui.journey.overall_words import OVERALL_CONVENTION
from gmrsj_tui.journey.standing import LevelCount, Standing
from gmrsj_tui.reports.document_parts import RetiredLine
from gmrsj_tui.reports.model import RoadmapDocument, RoadmapLine
from gmrsj_tui.reports.status_model import StatusDocument, StepStatus
from gmrsj_tui.text import plain

__all__ = ["render_roadmap", "render_status", "to_json"]


def render_roadmap(document: RoadmapDocument) -> str:
    """The roadmap as one JSON object."""
    items = [_item(item, document.notes) for item in document.items]
    return to_json(
        {
            "journey": journey_object(document.header.journey, document.header.credit),
            "generated": document.header.generated,
            "items": items,
            "open": document.open,
            "needs_review": [line.criterion for line in document.needs_review],
            "retired": [retired_object(line) for line in document.retired],
            "participants": document.participants,
            "no_voice": document.no_voice,
            "parked": [line.criterion for line in document.parked],
            "disputed": [{"criterion": line.criterion, "difference": line.reason} for line in document.disputed],
        }
    )


def render_status(document: StatusDocument) -> str:
    """Where a journey stands, as one JSON object."""
    header = document.header
    return to_json(
        {
            "journey": journey_object(header.journey, header.credit),
            "overall": {
                "level": header.overall_level,
                "held_by": list(header.held_by),
                "convention": OVERALL_CONVENTION,
            },
            "generated": header.generated,
            "steps": [_step(step) for step in document.steps],
            "needs_review": [line.criterion for line in document.needs_review],
            "retired": [retired_object(line) for line in document.retired],
            "pack_version": header.pack_version,
        }
    )


def to_json(value: object) -> str:
    """Indented JSON that ends in a line feed; every text in it is plain text."""
    return json.dumps(_cleaned(value), ensure_ascii=False, indent=2, allow_nan=False) + "\n"


def _cleaned(value: object) -> object:
    if isinstance(value, str):
        return plain(value)
    if isinstance(value, Mapping):
        return {plain(str(key)): _cleaned(item) for key, item in value.items()}
    if isinstance(value, (list, tuple)):
        return [_cleaned(item) for item in value]
    return value


def journey_object(journey: Journey, credit: str | None = None) -> dict[str, Any]:
    """Whose journey it is.

    Args:
        journey: The journey.
        credit: Credit and caution of its pack; left out where nobody can say it without the pack.
    """
    found: dict[str, Any] = {
        "id": journey.id,
        "title": journey.title,
        "organisation": journey.organisation,
        "pack": journey.pack,
        "pack_version": journey.pack_version,
        "tracks": journey.tracks,
        "revision": journey.revision,
        "updated": journey.updated,
        "sample": journey.sample,
        "archived": journey.archived,
    }
    return found if credit is None else {**found, "credit": credit}


def _item(item: RoadmapLine, notes: bool) -> dict[str, Any]:
    written: dict[str, Any] = {
        "position": item.position,
        "criterion": item.criterion,
        "step": item.step,
        "level": item.level,
        "title": item.title,
        "statement": item.statement,
        "status": item.status.value,
        "next_action": item.next_action,
        "owner": item.owner,
        "due": item.due or None,
        "tracks": item.tracks,
        "overdue": item.overdue,
        "evidence_examples": item.evidence,
        "parked": item.parked,
        "disputed": item.disputed,
    }
    if notes:
        written["note"] = item.note
    return written


def retired_object(line: RetiredLine) -> dict[str, Any]:
    """An answer that no criterion of the pack has any more."""
    return {"key": line.key, "status": line.status.value, "copied_to": line.became}


def _step(status: StepStatus) -> dict[str, Any]:
    standing = status.standing
    written: dict[str, Any] = {
        "id": standing.step.id,
        "number": standing.step.number,
        "title": standing.step.title,
        "level": standing.held,
        "next_level": standing.next_level,
        "target": standing.target,
        "target_chosen": standing.chosen_target is not None,
        "levels": levels_object(standing.levels),
        "blocking": [criterion.id for criterion in standing.blocking],
        "banked": [criterion.id for criterion in standing.banked],
        "weak_evidence": [criterion.id for criterion in standing.weak_evidence],
        "parked": list(status.parked),
        "disputed": list(status.disputed),
    }
    explanation = status.explanation
    if explanation is not None:
        written["explanation"] = {
            "rule": explanation.rule,
            "result": explanation.result,
            "levels": [{"id": verdict.counts.level, "words": verdict.words} for verdict in explanation.verdicts],
            "not_applicable": [
                {"criterion": named.criterion.id, "reason": named.answer.reason} for named in explanation.not_applicable
            ],
            "next_step": explanation.next_step,
            "keystone": explanation.keystone.criterion.id if explanation.keystone else None,
        }
    return written


def levels_object(levels: Iterable[LevelCount]) -> list[dict[str, Any]]:
    """The counts of the levels of a step."""
    return [
        {
            "id": count.level,
            "applicable": count.applicable,
            "covered": count.covered,
            "met": count.met,
            "not_applicable": count.not_applicable,
        }
        for count in levels
    ]


def levels_held(standing: Standing) -> dict[str, str | None]:
    """Step id to the level that it holds, as ``list --json`` gives it."""
    return {step.step.id: step.held for step in standing.steps}
