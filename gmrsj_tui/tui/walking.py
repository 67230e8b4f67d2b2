"""From criterion to criterion, in the order in which the steps show them."""

from __future__ import annotations

from dataclasses import dataclass

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


def first_to_do(shown: Shown, step: str) -> str | None:
    """Where a step begins: at its next steppingstone, else at its first criterion."""
    coming = shown.step_roadmap(step)
    criteria = coming or shown.step(step).criteria
    return criteria[0].id if criteria else None


@dataclass(frozen=True, slots=True)
class Coming:
    """The criterion that is next to do."""

    criterion: str
    parked: int = 0
    """Its place among the parked ones, from 1, where it comes back as one of them; else 0."""
    of: int = 0
    """How many are parked."""
    passed: int = 0
    """How many parked ones stand between, and come back at the end."""


def next_open(shown: Shown, step: str, criterion: str | None, offered: str = "") -> Coming | None:
    """The next open criterion on the roadmap: behind the cursor, step after step; at the end the parked ones come back.

    Behind the last of them it begins again with the first that is open.

    Args:
        shown: The journey.
        step: Id of the step where the cursor is.
        criterion: The criterion on which it stands, if it is on one.
        offered: The parked criterion that this gave last; from there it goes on with the other parked ones.
    """
    order = [found.id for standing in shown.standing.steps for found in standing.criteria]
    places = {found: place for place, found in enumerate(order)}
    here = places.get(criterion or "", _before(shown, step))
    parked = [found.id for found in shown.parked()]
    todo = [c.id for s in shown.standing.steps for c in shown.step_roadmap(s.step.id) if c.id not in set(parked)]
    coming_back = bool(offered) and offered == criterion
    behind = [] if coming_back else [found for found in todo if places[found] > here]
    if behind:
        return Coming(behind[0], passed=sum(here < places[found] < places[behind[0]] for found in parked))
    # What was parked a moment ago comes back the next time.
    back = [found for found in parked if found != criterion and not (coming_back and places[found] < here)]
    if back:
        return Coming(back[0], parked.index(back[0]) + 1, len(parked))
    again = todo or parked
    return Coming(again[0], 0 if todo else 1, len(parked)) if again else None


def _before(shown: Shown, step: str) -> int:
    """The place before the first criterion of a step."""
    place = -1
    for standing in shown.standing.steps:
        if standing.step.id == step:
            break
        place += len(standing.criteria)
    return place


def coming_words(coming: Coming) -> str:
    """What is said of the way to the next open criterion: what was passed over, and what comes back; else nothing."""
    if coming.parked:
        return f"Parked, {coming.parked} of {coming.of}: to be settled now"
    if coming.passed:
        return f"{coming.passed} parked passed over; {'it comes' if coming.passed == 1 else 'they come'} at the end"
    return ""


def next_to_review(shown: Shown, step: str, criterion: str | None) -> str | None:
    """The next criterion that needs review: behind the cursor, then from the beginning; ``None`` where none does."""
    waiting = {key for key, answer in shown.answers.items() if answer.review}
    order = [found.id for standing in shown.standing.steps for found in standing.criteria]
    here = order.index(criterion) if criterion in order else _before(shown, step)
    return next((found for found in (*order[here + 1 :], *order[: here + 1]) if found in waiting), None)
