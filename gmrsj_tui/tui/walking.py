"""From criterion to criterion, in the order in which the steps show them."""

from __future__ import annotations

from gmrsj_tui.tui.coming import next_open
from gmrsj_tui.tui.shown import Shown


def neighbour(shown: Shown, criterion: str, by: int, *, within_step: bool = False) -> str | None:
    """The criterion that stands so many places on, or ``None`` beyond the ends.

    Args:
        shown: The journey.
        criterion: Where from.
        by: How many places, 1 forward, -1 back.
        within_step: Whether the step's own criteria are all there are.
    """
    found = shown.step_of(criterion)
    steps = [shown.step(found.id)] if within_step and found is not None else shown.standing.steps
    order = [other.id for step in steps for other in step.criteria]
    if criterion not in order:
        return order[0] if order else None
    place = order.index(criterion) + by
    return order[place] if 0 <= place < len(order) else None


def next_to_do(shown: Shown, step: str, criterion: str | None) -> str | None:
    """The next open criterion other than this one, or ``None``."""
    found = next_open(shown, step, criterion)
    return None if found == criterion else found


def first_to_do(shown: Shown, step: str) -> str | None:
    """Where a step begins: at its next steppingstone, else at its first criterion."""
    coming = shown.step_roadmap(step)
    criteria = coming or shown.step(step).criteria
    return criteria[0].id if criteria else None
