"""Journeys for the tests of documents."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from gmrsj_tui.framework.model import Pack
from gmrsj_tui.journey.answer import Evidence, Status
from gmrsj_tui.journey.changes import AnswerUpdate, record, set_target, start
from gmrsj_tui.journey.journey import Journey
from gmrsj_tui.journey.standing import standing_of
from gmrsj_tui.reports.model import RoadmapDocument, roadmap_document
from gmrsj_tui.reports.status_model import StatusDocument, status_document

WHEN = "2026-11-20T09:30:00.000Z"
GENERATED = "2026-11-22T08:00:00.000Z"
TODAY = date(2026, 11, 22)


def journey_of(pack: Pack, *updates: AnswerUpdate, title: str = "Acme 2026", **options: Any) -> Journey:
    """A journey with these answers."""
    options = {"organisation": "Acme plc", **options}
    return record(start(pack, "acme-2026", title, WHEN, **options), pack, updates, WHEN, "Ana")


def roadmap(pack: Pack, journey: Journey, **options: Any) -> RoadmapDocument:
    """Its roadmap document on a day that stands still."""
    return roadmap_document(pack, journey, standing_of(pack, journey), today=TODAY, generated=GENERATED, **options)


def status(pack: Pack, journey: Journey, *, explained: bool = False) -> StatusDocument:
    """Its status document on the same day."""
    standing = standing_of(pack, journey)
    return status_document(pack, journey, standing, explained=explained, today=TODAY, generated=GENERATED)


def met(criteria: Sequence[str]) -> list[AnswerUpdate]:
    """Criteria that are met, each with a document that was seen."""
    return [AnswerUpdate(criterion, Status.MET, add_evidence=(Evidence("minutes.pdf", 1),)) for criterion in criteria]


def halfway(pack: Pack) -> Journey:
    """A journey through the bundled pack with a bit of everything."""
    first = [criterion.id for criterion in pack.steps[0].at_level("launched")]
    journey = journey_of(
        pack,
        *met([*first, "S1-L2-01", "S2-L1-01", "S2-L2-03"]),
        AnswerUpdate("S2-L1-02", Status.IN_PROGRESS, owner="Bo", due="2026-11-01", note="Ask Jo.\nNot by mail."),
        AnswerUpdate("S2-L1-03", Status.NOT_MET, owner="Chi 陳", due="2027-01-15", next_action="Rent a hotline"),
        AnswerUpdate("S2-L1-08", Status.NOT_APPLICABLE, reason="No supplier is a priority yet"),
    )
    return set_target(journey, pack, pack.steps[2].id, "established", WHEN)
