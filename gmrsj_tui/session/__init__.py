"""The one way to change a saved journey: apply, save, tell what happened. Both front ends use it."""

from gmrsj_tui.session.journey_session import JourneySession
from gmrsj_tui.session.outcome import Outcome

__all__ = ["JourneySession", "Outcome"]
