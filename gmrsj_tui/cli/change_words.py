"""What a change did, in one line."""

from __future__ import annotations

from gmrsj_tui.framework.model import Pack
from gmrsj_tui.journey.answer import Answer
from gmrsj_tui.journey.journey import ChangedItem
from gmrsj_tui.journey.standing import StepStanding, level_title
from gmrsj_tui.session import Outcome

_MOST = 3
"""Items that are named one by one."""


def change_words(outcome: Outcome, pack: Pack) -> str:
    """What is true after a change, item by item where they are few."""
    items = outcome.change.items if outcome.change is not None else ()
    if not items:
        return "nothing changed."
    if len(items) > _MOST:
        named = ", ".join(item.key or item.subject for item in items[:_MOST])
        return f"{len(items)} answers and other things: {named} and {len(items) - _MOST} more."
    return "; ".join(item_words(item, pack) for item in items) + "."


def item_words(item: ChangedItem, pack: Pack) -> str:
    """What is true of one thing after a change."""
    if isinstance(item.before, Answer) and isinstance(item.after, Answer):
        if item.before.status is item.after.status:
            return f"{item.key} is {item.after.status.words} as before, with other details"
        return f"{item.key} is {item.after.status.words} (was {item.before.status.words})"
    if item.subject == "target":
        level = item.after
        title = level_title(pack, level) if isinstance(level, str) else "the next level"
        return f"the target of {item.key} is {title}"
    if item.subject == "archived":
        return "the journey is put away" if item.after else "the journey is back"
    if item.subject == "setup":
        return f"the answer to the set-up question {item.key} is " + (f'"{item.after}"' if item.after else "empty")
    value = item.after
    if isinstance(value, tuple) and not isinstance(value, Answer):
        value = ", ".join(value)
    return f'the {item.subject} is now "{value}"' if value else f"the {item.subject} is now empty"


def step_words(standing: StepStanding, pack: Pack) -> str:
    """The level of a step, and how far the next one is, by counts."""
    words = f"{standing.step.title}: {level_title(pack, standing.held)}"
    if standing.next_level is None:
        return f"{words}, nothing is open"
    count = standing.counted(standing.next_level)
    title = pack.level(standing.next_level).title
    return f"{words}, {count.covered} of {count.applicable} covered in {title}"
