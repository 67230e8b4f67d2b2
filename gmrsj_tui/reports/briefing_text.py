"""Writes the briefing as plain text."""

from __future__ import annotations

from datetime import date

from gmrsj_tui.journey.briefing import Briefing
from gmrsj_tui.journey.journey import Journey
from gmrsj_tui.reports.plain_parts import journey_title
from gmrsj_tui.reports.wrapping import wrapped


def render_briefing(journey: Journey, found: Briefing, today: date, width: int) -> str:
    """The briefing as plain text of ten lines at most: a title, then one line for each entry, cut where it is long.

    Args:
        journey: The journey.
        found: What there is to know.
        today: The local date.
        width: Cells of a line.
    """
    lines = [f"{journey_title(journey, 'Briefing')}, {today.isoformat()}"]
    lines += [f"{line.label}: {line.text}" for line in found.lines]
    return "\n".join(_cut(line, width) for line in lines) + "\n"


def _cut(text: str, width: int) -> str:
    """As many words as have room in one line; three dots say that there is more."""
    lines = wrapped(text, width)
    return lines[0] if len(lines) == 1 else wrapped(text, width - 4)[0] + " ..."
