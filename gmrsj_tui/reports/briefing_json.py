"""Writes the briefing as JSON with stable keys."""

from __future__ import annotations

from gmrsj_tui.journey.briefing import Briefing
from gmrsj_tui.journey.journey import Journey
from gmrsj_tui.reports.json_document import to_json


def render_briefing(journey: Journey, found: Briefing, generated: str) -> str:
    """The briefing as one JSON object: an entry for each line, with the id of the criterion that it leads to."""
    return to_json(
        {
            "journey": {"id": journey.id, "title": journey.title, "revision": journey.revision},
            "generated": generated,
            "first": found.first or None,
            "lines": [
                {
                    "kind": line.kind,
                    "label": line.label,
                    "text": line.text,
                    "criterion": line.criterion or None,
                }
                for line in found.lines
            ],
        }
    )
