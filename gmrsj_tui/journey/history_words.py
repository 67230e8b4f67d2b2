"""What an entry of the history says in words: from what to what, and what took it back (CONTRACTS 2.8)."""

from collections.abc import Iterator
from typing import NamedTuple

from gmrsj_tui.framework.model import Pack, Step
from gmrsj_tui.journey.answer import STRENGTHS, Answer
from gmrsj_tui.journey.comparison import BasicMove
from gmrsj_tui.journey.evidence_moves import evidence_moves
from gmrsj_tui.journey.history import Entry
from gmrsj_tui.journey.journey import Change, ChangedItem, Subject, Value
from gmrsj_tui.journey.retired import left_without_criterion
from gmrsj_tui.text import one_line

FIELD_NAMES = {
    "status": "status",
    "reason": "reason",
    "note": "note",
    "owner": "owner",
    "due": "due date",
    "as_of": "true as of",
    "next_action": "next action",
    "review": "to be confirmed",
    "parked": "parked",
    "disputed": "dispute",
}
"""The fields of an answer as people call them."""

_PRIVATE = ("note", "disputed")
"""The fields whose texts are about people, and can name them."""


class Move(NamedTuple):
    """One thing of an entry, from and to, as texts."""

    what: str
    """What people call it, for example "status" or "evidence added"."""
    before: str
    """Empty where there was nothing."""
    after: str
    quote: str = ""
    """The evidence that it is about; such a text can name people (DESIGN 1, conviction 4)."""
    private: bool = False
    """Whether from and to themselves can name people: a note, what is disputed, a set-up answer."""


def about(item: ChangedItem, pack: Pack) -> str:
    """What an item is about: "S1-L1-01 Senior sponsor named"."""
    if item.subject == "answer":
        found = pack.criterion(item.key)
        return item.key if found is None else f"{item.key} {found.title}"
    if item.subject == "target":
        step = pack.step(item.key)
        return f"Target of {_step_name(step, item.key)}"
    if item.subject == "setup":
        prompt = next((question.prompt for question in pack.setup if question.id == item.key), item.key)
        return f'Set-up answer "{prompt}"'
    return "Version of the pack" if item.subject == "pack_version" else item.subject.capitalize()


def _step_name(step: Step | None, id: str) -> str:
    return id if step is None else f"step {step.number}, {step.title}"


def moves(item: ChangedItem, pack: Pack, change: Change | None = None) -> tuple[Move, ...]:
    """What became of an item, from and to in words.

    Args:
        item: What a change moved.
        pack: The pack, for titles.
        change: The change, where it may be a move to another version of the pack, which can leave answers behind.
    """
    if isinstance(item.before, Answer) and isinstance(item.after, Answer):
        if item.before == item.after and change is not None and left_without_criterion(change):
            return (Move("criterion", "in the pack", "not in the pack any more"),)
        return tuple(_answer_moves(item.before, item.after))
    if item.subject == "target":
        return (Move("target", target_words(pack, item.before), target_words(pack, item.after)),)
    return (_basic_move(item.subject, item.before, item.after, pack),)


def _basic_move(subject: Subject, before: Value, after: Value, pack: Pack) -> Move:
    return Move(
        _BASICS[subject], _basic(subject, before, pack), _basic(subject, after, pack), private=subject == "setup"
    )


def target_words(pack: Pack, level: object) -> str:
    """A target by the title of its level."""
    titles = {known.id: known.title for known in pack.levels}
    return titles.get(level, level) if isinstance(level, str) else "the next level"


def basic_words(move: BasicMove, pack: Pack, arrow: str = "->") -> str:
    """What moved of the journey's own, from what to what; a set-up answer is not quoted."""
    return told(ChangedItem(move.subject, move.key, move.before, move.after), pack, private=False, arrow=arrow)[0]


def _basic(subject: Subject, value: Value, pack: Pack) -> str:
    if subject == "tracks" and isinstance(value, tuple):
        titles = {track.id: track.title for track in pack.tracks}
        return ", ".join(titles.get(str(track), str(track)) for track in value)
    return _text(value)


_BASICS = {
    "setup": "answer",
    "title": "title",
    "organisation": "organisation",
    "tracks": "tracks",
    "archived": "archived",
    "pack_version": "version",
}


def _text(value: object) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    return "" if value is None else str(value)


def _answer_moves(before: Answer, after: Answer) -> Iterator[Move]:
    if before.status is not after.status:
        yield Move("status", before.status.words, after.status.words)
    if before.reason != after.reason:
        yield Move("reason", before.reason, after.reason)
    added, removed, changed = evidence_moves(before.evidence, after.evidence)
    for old, new in changed:
        yield Move("evidence", strength_words(old.strength), strength_words(new.strength), new.text)
    for item in added:
        yield Move("evidence added", "", strength_words(item.strength), item.text)
    for item in removed:
        yield Move("evidence removed", strength_words(item.strength), "", item.text)
    if before.evidence != after.evidence and not (added or removed or changed):
        yield Move("evidence", "in one order", "in another order")
    for field, name in FIELD_NAMES.items():
        if field in ("status", "reason"):
            continue
        old_value, new_value = getattr(before, field), getattr(after, field)
        if old_value != new_value:
            if field == "next_action":
                proposed = "as the pack proposes"
                yield Move(name, old_value or proposed, new_value or proposed)
            else:
                yield Move(name, _text(old_value), _text(new_value), private=field in _PRIVATE)


def strength_words(strength: int) -> str:
    """A strength of evidence in words: "1, document seen" (CONTRACTS 2.5)."""
    return f"{strength}, {STRENGTHS[strength]}"


def move_words(move: Move, *, private: bool = True, arrow: str = "->") -> str:
    """A move on one line: "status: not met -> met".

    Args:
        move: What moved.
        private: Whether texts that can name people are quoted.
        arrow: What stands between from and to.
    """
    if move.private and not private:
        return f"{move.what} {'taken away' if not move.after else 'changed' if move.before else 'written'}"
    before, after = one_line(move.before), one_line(move.after)
    if move.what in ("evidence added", "evidence removed"):
        said = after or before
    else:
        said = f"{before or 'nothing'} {arrow} {after or 'nothing'}"
    quoted = f" {one_line(move.quote)}:" if private and move.quote else ""
    return f"{move.what}:{quoted} {said}"


def headline(entry: Entry, pack: Pack, arrow: str = "->") -> str:
    """An entry in a few words, without quoting anything that can name people."""
    if not entry.items:
        return "nothing was left to move"
    first = entry.items[0]
    if isinstance(first.before, Answer) and isinstance(first.after, Answer):
        found = moves(first, pack, entry.change)
        parts = [_in_short(move, arrow) for move in found]
        said = f"{first.key}: {', '.join(dict.fromkeys(parts)) or 'who and when'}"
    else:
        said, _ = told(first, pack, private=False, arrow=arrow)
        step = pack.step(first.key) if first.subject == "target" else None
        if step is not None:
            said = said.replace(about(first, pack), f"Target of step {step.number}", 1)
    rest = len(entry.change.items) - 1
    return f"{said}; and {rest} more" if rest else said


def _in_short(move: Move, arrow: str) -> str:
    if move.what == "status":
        return f"{move.before} {arrow} {move.after}"
    if move.what == "criterion":
        return "no longer in the pack"
    return "no longer parked" if move.what == "parked" and move.after == "no" else move.what


def told(
    item: ChangedItem, pack: Pack, change: Change | None = None, *, private: bool = True, arrow: str = "->"
) -> tuple[str, tuple[str, ...]]:
    """An item in full: what it is about, and line by line what moved where that is an answer.

    Args:
        item: What a change moved.
        pack: The pack, for titles.
        change: The change, as for :func:`moves`.
        private: Whether texts that can name people are quoted.
        arrow: What stands between from and to.
    """
    name, found = about(item, pack), moves(item, pack, change)
    if item.subject == "answer":
        return name, tuple(move_words(move, private=private, arrow=arrow) for move in found)
    words = move_words(found[0], private=private, arrow=arrow).removeprefix(found[0].what)
    return f"{name}: {words.removeprefix(':').strip()}", ()


_DONE_TO_ANOTHER = {"undo": "takes back", "redo": "does again"}


def action_words(change: Change) -> str:
    """What kind of change it is: "undo", "redo", "back to change 12"; empty for one that is none of these."""
    if change.action == "back":
        return f"back to {point_words(change.of)}"
    return "" if change.action == "change" else change.action


def point_words(change: int | None) -> str:
    """The moment right after a change, in words; 0 and ``None`` are the beginning."""
    return f"change {change}" if change else "the beginning"


def about_others(entry: Entry) -> str:
    """What an entry has to do with others: what it takes back, and what was done about it later."""
    change = entry.change
    said: list[str] = []
    if change.action in _DONE_TO_ANOTHER:
        said.append(f"{_DONE_TO_ANOTHER[change.action]} change {change.of}")
    elif change.action == "back":
        said.append(f"the journey as it was at {point_words(change.of)}")
    for other in entry.later:
        said.append(f"{'taken back' if other.action == 'undo' else 'done again'} by change {other.number}")
    return ", ".join(said)
