"""What to say after a change: what undo did, a level reached or lost, a warning. Nothing is cheered (DESIGN 1)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from gmrsj_tui.framework.model import Pack
from gmrsj_tui.journey.answer import Answer
from gmrsj_tui.journey.change_words import items_words, taken_together
from gmrsj_tui.journey.history_words import moves
from gmrsj_tui.journey.journey import Change, ChangedItem, Journey
from gmrsj_tui.journey.standing import level_title
from gmrsj_tui.session import Outcome
from gmrsj_tui.tui.shown import Shown


def told(before: Shown, after: Shown, outcome: Outcome, who: str = "") -> Iterator[str]:
    """Sentences about an outcome. Warnings about an answer are not among them: they stand with the criterion.

    Args:
        before: What was shown before it.
        after: What is shown now.
        outcome: What was done.
        who: Who did it.
    """
    change = outcome.change
    if change is not None and change.action in ("undo", "redo"):
        yield f"{_done(change, after.journey, who)}: {said_of(change, after.pack)}"
    elif change is not None:
        yield from _parked(change)
    for old, new in zip(before.standing.steps, after.standing.steps, strict=True):
        if old.held != new.held:
            title = f"Step {new.step.number}, {new.step.title}"
            held = level_title(after.pack, new.held)
            yield f"{title}: now {held if new.held else held.lower()}"


def _parked(change: Change) -> Iterator[str]:
    """That something was parked or taken up again; a status that does it says so itself."""
    for item in change.items:
        before, after = item.before, item.after
        if not isinstance(before, Answer) or not isinstance(after, Answer) or before.status is not after.status:
            continue
        if before.parked is not after.parked:
            yield f"{item.key} {'is parked: it comes back at the end' if after.parked else 'is no longer parked'}"


def warned(outcome: Outcome, undo: str, redo: str) -> Iterator[str]:
    """A warning for each step that fell below a level which a snapshot recorded, and the key that takes it back.

    Args:
        outcome: What was done.
        undo: The key that takes the last change back.
        redo: The key that does it again.
    """
    taken_back = outcome.change is not None and outcome.change.action == "undo"
    for number, warning in enumerate(outcome.warnings[-len(outcome.slips) :] if outcome.slips else (), 1):
        last = number == len(outcome.slips)
        back = f" {redo} does it again." if taken_back else f" {undo} takes it back."
        yield warning + (back if last else "")


def _done(change: Change, journey: Journey, who: str) -> str:
    """That something was taken back or done again, and whose it was where it was somebody else's."""
    done = "Taken back" if change.action == "undo" else "Done again"
    first = next((made for made in journey.changes if made.number == change.of), None)
    return f"{done} what {first.who} did" if first is not None and first.who not in ("", who) else done


def said_of(change: Change, pack: Pack) -> str:
    """A change in a few words."""
    version = next((item for item in change.items if item.subject == "pack_version"), None)
    if version is not None:
        return f"the journey is at version {version.after} of its pack"
    if not change.items:
        return "it makes no difference now"
    return "; ".join(_item(item, pack) for item in change.items[:3]) + (
        f"; and {len(change.items) - 3} more" if len(change.items) > 3 else ""
    )


def told_foreign(pack: Pack, changes: Sequence[Change]) -> str:
    """Who changed what elsewhere, in words.

    Args:
        pack: The pack that the titles are from.
        changes: What somebody else has saved.
    """
    by_person: dict[str, list[Change]] = {}
    for change in changes:
        by_person.setdefault(change.who or "somebody", []).append(change)
    return "\n".join(f"Changed elsewhere by {who}: {said_in_full(pack, by)}" for who, by in by_person.items())


def said_in_full(pack: Pack, changes: Sequence[Change]) -> str:
    """What is true after some changes, each thing once."""
    return items_words(taken_together(changes), pack, private=False)


def _item(item: ChangedItem, pack: Pack) -> str:
    if isinstance(item.after, Answer) and isinstance(item.before, Answer):
        if item.before.status is not item.after.status:
            return f"{item.key} is {item.after.status.words} again"
        if item.before.parked is not item.after.parked:
            return f"{item.key} is {'parked again' if item.after.parked else 'no longer parked'}"
        return f"{_written(item, pack)} of {item.key}"
    if item.subject == "target":
        step = pack.step(item.key)
        return f"target of {step.title if step else item.key}"
    if item.subject == "setup":
        prompts = {question.id: f'"{question.prompt}"' for question in pack.setup}
        return f"the answer to {prompts.get(item.key, item.key)}"
    return {"archived": "archiving"}.get(item.subject, item.subject)


def _written(item: ChangedItem, pack: Pack) -> str:
    """What of an answer was written, by the names that the history gives: "note, owner".

    Evidence is not said to be added or removed: of what is taken back the opposite was done.
    """
    named = dict.fromkeys("evidence" if move.what.startswith("evidence") else move.what for move in moves(item, pack))
    return ", ".join(named) or "the answer"


def place_of(change: Change, shown: Shown) -> tuple[str, str | None] | None:
    """The step in which a change can be seen, and the criterion where it is about one; ``None`` for no step."""
    for item in change.items:
        if item.subject == "answer" and shown.applies(item.key):
            step = shown.step_of(item.key)
            if step is not None:
                return step.id, item.key
        if item.subject == "target" and shown.pack.step(item.key) is not None:
            return item.key, None
    return None
