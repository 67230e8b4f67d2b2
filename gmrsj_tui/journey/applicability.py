"""Which criteria are part of a journey (CONTRACTS 2.2). What does not apply is nowhere counted or shown."""

from __future__ import annotations

from gmrsj_tui.framework.model import Criterion, Pack, Step
from gmrsj_tui.journey.journey import Journey


def applies(criterion: Criterion, journey: Journey) -> bool:
    """Whether criterion and journey share a track. Where either names no track, it applies."""
    if not journey.tracks or not criterion.tracks:
        return True
    return not set(journey.tracks).isdisjoint(criterion.tracks)


def applicable(step: Step, journey: Journey) -> tuple[Criterion, ...]:
    """The criteria of a step that are part of the journey, in level order, then priority order."""
    return tuple(criterion for criterion in step.criteria if applies(criterion, journey))


def track_titles(pack: Pack, tracks: tuple[str, ...]) -> tuple[str, ...]:
    """The titles of these tracks, in the order of the pack."""
    return tuple(track.title for track in pack.tracks if track.id in tracks)
