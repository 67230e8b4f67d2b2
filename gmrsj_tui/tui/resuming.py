"""Whether somebody who opens a journey comes back to it after a while, and is told first where it stands."""

from __future__ import annotations

from datetime import timedelta

from gmrsj_tui import clock
from gmrsj_tui.journey.journey import Journey

AFTER = timedelta(days=1)
"""How long after the last change."""
JUST_LEFT = timedelta(minutes=10)
"""Who left it within this time needs no briefing: the app was closed by mistake, or the lid."""


def comes_back(journey: Journey, left: str, now: str) -> bool:
    """Whether the briefing comes first.

    Args:
        journey: The journey that is opened.
        left: When it was last in front on this computer, RFC 3339 in UTC; empty when it never was.
        now: This moment, RFC 3339 in UTC.
    """
    moment = clock.local(now)
    changed = clock.local(journey.changes[-1].when) if journey.changes else None
    if moment is None or changed is None or moment - changed <= AFTER:
        return False
    if journey.sample and not left:  # just made: its story is an old one from the beginning
        return False
    seen = clock.local(left) if left else None
    return seen is None or not timedelta(0) <= moment - seen < JUST_LEFT
