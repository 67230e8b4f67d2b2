"""Writes the briefing as plain text."""

from __future__ import annotations

from datetime import date

from gmrsj_tui.journey.briefing import Briefing
from gmrsj_tui.journey.journey import Journey
from gmrsj_tui.reports.plain_parts import heading, journey_title
from gmrsj_tui.reports.wrapping import wrapped


def render_briefing(journey: Journey, found: Briefing, today: date, width: int) -> str:
    """The briefing as plain text: a heading, then a line for each entry, wrapped where it is long.

    Args:
        journey: The journey.
        found: What there is to know.
        today: The local date.
        width: Cells of a line.
    """
    lines = heading(f"{journey_title(journey, 'Briefing')}, {today.isoformat()}", width, "=")
    for line in found.lines:
        lines += wrapped(line.text, width, first=f"{line.label}: ", rest="  ")
    return "\n".join(line.rstrip() for line in lines) + "\n"
