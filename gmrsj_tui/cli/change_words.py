"""What a change did, in one line."""

from __future__ import annotations

from gmrsj_tui import clock
from gmrsj_tui.framework.model import Pack
from gmrsj_tui.journey.answer import Answer
from gmrsj_tui.journey.journey import ChangedItem
from gmrsj_tui.journey.standing import StepStanding, level_title
from gmrsj_tui.session import Outcome
from gmrsj_tui.text import one_line

_MOST = 3
"""Items that are named one by one."""


def change_words(outcome: Outcome, pack: Pack) -> str:
    """What is true after a change, item by item where they are few."""
    change = outcome.change
    if change is None or not change.items:
        return "nothing changed."
    items = change.items if change.action != "undo" else change.items[::-1]  # undo takes the last one back first
    if len(items) > _MOST:
        named = ", ".join(_name(item, pack) for item in items[:_MOST])
        things = "answers" if all(item.subject == "answer" for item in items) else "things"
        return f"{len(items)} {things}: {named} and {len(items) - _MOST} more."
    return "; ".join(item_words(item, pack) for item in items) + "."


def item_words(item: ChangedItem, pack: Pack) -> str:
    """What is true of one thing after a change."""
    name = _name(item, pack)
    if isinstance(item.before, Answer) and isinstance(item.after, Answer):
        criterion = pack.criterion(item.key)
        if criterion is not None:
            name += f' "{one_line(criterion.title)}"'
        if item.before.status is item.after.status:
            return f"{name} is {item.after.status.words} as before, with other details"
        return f"{name} is {item.after.status.words} (was {item.before.status.words})"
    if item.subject == "target":
        level = item.after
        title = level_title(pack, level) if isinstance(level, str) else "the next level"
        return f"{name} is {title}"
    if item.subject == "archived":
        return "the journey is put away" if item.after else "the journey is back"
    if item.subject == "setup":
        return f"{name} is " + (f'"{item.after}"' if item.after else "empty")
    value = item.after
    if isinstance(value, tuple) and not isinstance(value, Answer):
        value = ", ".join(value)
    return f'{name} is now "{value}"' if value else f"{name} is now empty"


def _name(item: ChangedItem, pack: Pack) -> str:
    """What a change is about, in the words of the pack; what the pack no longer has goes by its id."""
    if item.subject == "answer":
        return item.key
    if item.subject == "target":
        step = pack.step(item.key)
        return f"the target of {one_line(step.title) if step else item.key}"
    if item.subject == "setup":
        prompts = {question.id: f'"{one_line(question.prompt)}"' for question in pack.setup}
        return f"the answer to the set-up question {prompts.get(item.key, item.key)}"
    return f"the {item.subject}"


def taken_from(outcome: Outcome, who: str) -> str:
    """Whose change was taken back and when, such as "Ana did at 14:32", or an empty text where it was one's own.

    Args:
        outcome: What an undo did.
        who: Who took it back, or an empty text where nobody said so.
    """
    undone = outcome.change.of if outcome.change is not None else None
    original = next((change for change in outcome.after.changes if change.number == undone), None)
    if original is None or not original.who or original.who.casefold() == one_line(who).casefold():
        return ""
    moment = clock.local(original.when)
    if moment is None:
        return f"{original.who} did"
    day = "" if moment.date() == clock.today() else f" on {moment:%Y-%m-%d}"
    return f"{original.who} did{day} at {moment:%H:%M}"


def step_words(standing: StepStanding, pack: Pack) -> str:
    """The level of a step, and how far the next one is, by counts."""
    words = f"{standing.step.title}: {level_title(pack, standing.held)}"
    if standing.next_level is None:
        return f"{words}, nothing is open"
    count = standing.counted(standing.next_level)
    title = pack.level(standing.next_level).title
    return f"{words}, {count.covered} of {count.applicable} covered in {title}"
