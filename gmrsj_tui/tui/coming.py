"""What comes next in a journey, from where the cursor is."""

from __future__ import annotations

from gmrsj_tui.journey.retired import to_review
from gmrsj_tui.tui.shown import Shown


def next_to_review(shown: Shown, step: str, criterion: str | None) -> str | None:
    """The next criterion that needs review: behind the cursor, then from the beginning; ``None`` where none does."""
    waiting = {found.id for found in to_review(shown.pack, shown.journey)}
    order = [found for standing in shown.standing.steps for found in standing.criteria]
    places = {found.id: place for place, found in enumerate(order)}
    first_of_step = next((place for place, found in enumerate(order) if found.step == step), 0)
    here = first_of_step - 1 if criterion is None else places.get(criterion, first_of_step - 1)
    behind = [found.id for found in (*order[here + 1 :], *order[: here + 1]) if found.id in waiting]
    return behind[0] if behind else None


def next_open(shown: Shown, step: str, criterion: str | None) -> str | None:
    """The next open criterion on the roadmap: behind the cursor in this step, then in the steps after it, and round."""
    ids = [standing.step.id for standing in shown.standing.steps]
    here = ids.index(step)
    coming = [found.id for found in shown.step_roadmap(step)]
    order = [found.id for found in shown.step(step).criteria]
    place = order.index(criterion) if criterion in order else -1
    behind = [found for found in coming if order.index(found) > place]
    if behind:
        return behind[0]
    for other in (*ids[here + 1 :], *ids[: here + 1]):
        found = shown.step_roadmap(other)
        if found:
            return found[0].id
    return None
