"""Whether somebody who opens a journey comes back to it after a while, and is told first where it stands."""

from __future__ import annotations

from datetime import timedelta

from gmrsj_tui import clock
from gmrsj_tui.journey.journey import Journey

AFTER = timedelta(days=1)
"""How long after it was last in front here; where that is not known, after the last change."""


def comes_back(journey: Journey, left: str, now: str) -> bool:
    """Whether the briefing comes first.

    What others answered meanwhile is what somebody who was away does not know, and counts as no visit.

    Args:
        journey: The journey that is opened.
        left: When it was last in front on this computer, RFC 3339 in UTC; empty when it never was.
        now: This moment, RFC 3339 in UTC.
    """
    moment = clock.local(now)
    if moment is None or not journey.changes:
        return False
    if journey.sample and not left:  # just made: its story is an old one from the beginning
        return False
    seen = clock.local(left) if left else None
    if seen is None or seen > moment:  # never here, or by a clock that was wrong
        seen = clock.local(journey.changes[-1].when)
    return seen is not None and moment - seen > AFTER
