"""What is true after a change, in one sentence: the same words on the command line and in the app."""

from collections.abc import Iterable, Sequence

from gmrsj_tui.framework.model import Pack
from gmrsj_tui.journey.answer import Answer
from gmrsj_tui.journey.history_words import FIELD_NAMES
from gmrsj_tui.journey.journey import Change, ChangedItem, Subject, Value
from gmrsj_tui.journey.standing import level_title
from gmrsj_tui.text import one_line

MOST = 3
"""Things that are named one by one."""


def items_words(items: Sequence[ChangedItem], pack: Pack, *, private: bool = True) -> str:
    """What is true after a change, thing by thing where they are few; without a full stop.

    Args:
        items: What the change moved.
        pack: The pack, for titles.
        private: Whether set-up answers are quoted, which can name people.
    """
    if not items:
        return "nothing changed"
    version = next((item for item in items if item.subject == "pack_version"), None)
    if version is not None:
        number = sum(item.subject == "answer" for item in items)
        answers = "1 answer" if number == 1 else f"{number} answers"
        return f"the journey is at version {version.after} of {pack.id} (was {version.before}), with {answers} changed"
    if len(items) > MOST:
        named = ", ".join(name_of(item.subject, item.key, pack) for item in items[:MOST])
        things = "answers" if all(item.subject == "answer" for item in items) else "things"
        return f"{len(items)} {things}: {named} and {len(items) - MOST} more"
    return "; ".join(item_words(item, pack, private=private) for item in items)


def item_words(item: ChangedItem, pack: Pack, *, private: bool = True) -> str:
    """What is true of one thing after a change, as :func:`items_words`."""
    name = name_of(item.subject, item.key, pack)
    if isinstance(item.before, Answer) and isinstance(item.after, Answer):
        criterion = pack.criterion(item.key)
        if criterion is not None:
            name += f' "{one_line(criterion.title)}"'
        return f"{name} is {_answer_words(item.before, item.after)}"
    if item.subject == "target":
        level = item.after
        return f"{name} is {level_title(pack, level) if isinstance(level, str) else 'the next level'}"
    if item.subject == "archived":
        return "the journey is put away" if item.after else "the journey is back"
    if item.subject == "setup":
        said = f'"{one_line(str(item.after))}"' if private else "another one"
        return f"{name} is {said if item.after else 'empty'}"
    value = item.after
    if isinstance(value, tuple) and not isinstance(value, Answer):
        value = ", ".join(value)
    return f'{name} is now "{one_line(str(value))}"' if value else f"{name} is now empty"


def _answer_words(before: Answer, after: Answer) -> str:
    if before.status is not after.status:
        return f"{after.status.words} (was {before.status.words})"
    if before.review and not after.review:
        return f"{after.status.words} as before, and confirmed"
    names = {**FIELD_NAMES, "evidence": "evidence"}
    moved = [name for field, name in names.items() if getattr(before, field) != getattr(after, field)]
    return f"{after.status.words} as before, with other details" + (f": {', '.join(moved)}" if moved else "")


def name_of(subject: Subject, key: str, pack: Pack) -> str:
    """What a change is about, in the words of the pack; what the pack no longer has goes by its id."""
    if subject == "answer":
        return key
    if subject == "target":
        step = pack.step(key)
        return f"the target of {one_line(step.title) if step else key}"
    if subject == "setup":
        prompts = {question.id: f'"{one_line(question.prompt)}"' for question in pack.setup}
        return f"the answer to the set-up question {prompts.get(key, key)}"
    return f"the {subject}"


def taken_together(changes: Iterable[Change]) -> tuple[ChangedItem, ...]:
    """What several changes moved, each thing once, from what it was to what it is."""
    moved: dict[tuple[Subject, str], tuple[Value, Value]] = {}
    for item in (item for change in changes for item in change.items):
        first, _ = moved.get((item.subject, item.key), (item.before, None))
        moved[item.subject, item.key] = (first, item.after)
    return tuple(ChangedItem(*thing, *values) for thing, values in moved.items())
