"""The fields of one answer: what an editor begins with, and the change that a typed text asks for."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from gmrsj_tui.dates import FORMS, day_of_truth, typed_date
from gmrsj_tui.framework.model import Criterion
from gmrsj_tui.journey.answer import Answer, Evidence
from gmrsj_tui.journey.changes import AnswerUpdate
from gmrsj_tui.text import one_line, plain

REASON, NOTE, OWNER, DUE, AS_OF, NEXT_ACTION = "reason", "note", "owner", "due", "as_of", "next_action"
DISPUTED = "disputed"
EVIDENCE = "evidence:"
"""Begins the key of a piece of evidence; its place in the list follows."""
NEW_EVIDENCE = "evidence+"

LONG = (REASON, NOTE, DISPUTED, NEXT_ACTION)
"""Fields of several lines."""
DATES = (DUE, AS_OF)
PROPOSED = "proposed"
"""In :data:`HINTS`, the next action as long as it is the one that the pack proposes."""
SHORT = {OWNER: "the owner", DUE: "the due date", AS_OF: "the date it was true"}
"""Fields of one line in which a new text takes the place of the old one, and what they are called."""

_ESCAPE = "escape closes it and keeps what you typed; u takes that back"
HINTS = {
    REASON: f"Why it cannot apply; {_ESCAPE}",
    NOTE: _ESCAPE.capitalize(),
    DISPUTED: f"Who sees it otherwise, by role and not by name, and why; {_ESCAPE}",
    NEXT_ACTION: f"Emptied, it is the pack's proposal again; {_ESCAPE}",
    PROPOSED: f"Typing replaces the proposal, an arrow key goes into it; {_ESCAPE}",
    OWNER: "Who sees to it; right takes the name that is proposed; enter saves",
    DUE: f"{FORMS}; empty for none; enter saves",
    AS_OF: f"{FORMS}; empty for the day of the answer; enter saves",
}
"""What is said under an editor."""
EVIDENCE_HINT = "A text or a link; enter saves, then 0 to 3 say how strong it is"


@dataclass(frozen=True, slots=True)
class Beginning:
    """What an editor begins with."""

    text: str
    evidence: Evidence | None = None
    """The piece of evidence that is changed, as it stood then."""


def evidence_place(key: str) -> int | None:
    """The place in the list that the key of a field stands for, if it is a piece of evidence."""
    return int(key.removeprefix(EVIDENCE)) if key.startswith(EVIDENCE) else None


def hint_of(key: str) -> str:
    """What is said under the editor of a field."""
    return HINTS.get(key, EVIDENCE_HINT)


def beginning_of(key: str, criterion: Criterion, answer: Answer) -> Beginning:
    """What the editor of a field begins with."""
    place = evidence_place(key)
    if place is not None:
        item = answer.evidence[place]
        return Beginning(item.text, item)
    if key == NEXT_ACTION:
        return Beginning(criterion.next_action if answer.next_action is None else answer.next_action)
    texts = {
        REASON: answer.reason,
        NOTE: answer.note,
        DISPUTED: answer.disputed,
        OWNER: answer.owner,
        DUE: answer.due,
        AS_OF: answer.as_of,
    }
    return Beginning(texts.get(key, ""))


def update_for(
    key: str, criterion: Criterion, answer: Answer, beginning: Beginning, typed: str, today: date
) -> AnswerUpdate | None:
    """The change that a typed text asks for, ``None`` where nothing was changed.

    Args:
        key: Key of the field.
        criterion: The criterion.
        answer: What stands now, which may differ from what stood when the editor was opened.
        beginning: What the editor began with.
        typed: What it holds.
        today: The local date.

    Raises:
        GmrsjError: A date that is none, or one on which nothing can have been true yet.
    """
    text = plain(typed).strip()
    if text == plain(beginning.text).strip():
        return None
    match key:
        case "reason":
            return AnswerUpdate(criterion.id, reason=text)
        case "note":
            return AnswerUpdate(criterion.id, note=text)
        case "disputed":
            return AnswerUpdate(criterion.id, disputed=text)
        case "next_action":
            return AnswerUpdate(criterion.id, next_action=text)
        case "owner":
            return AnswerUpdate(criterion.id, owner=one_line(text))
        case "due":
            return AnswerUpdate(criterion.id, due=typed_date(text, today, "coming"))
        case "as_of":
            return AnswerUpdate(criterion.id, as_of=day_of_truth(typed_date(text, today, "past"), today, criterion.id))
    if beginning.evidence is None:
        return AnswerUpdate(criterion.id, add_evidence=(Evidence(text),))
    return changed_evidence(criterion, answer, beginning.evidence, Evidence(text, beginning.evidence.strength))


def changed_evidence(criterion: Criterion, answer: Answer, old: Evidence, new: Evidence | None) -> AnswerUpdate:
    """Evidence in which one piece is another one, or gone; a piece that is gone already is added."""
    items = list(answer.evidence)
    if old in items:
        place = items.index(old)
        items[place : place + 1] = [] if new is None else [new]
    elif new is not None:
        items.append(new)
    return AnswerUpdate(criterion.id, evidence=tuple(items))


def removal_of(key: str, criterion: Criterion, answer: Answer) -> AnswerUpdate | None:
    """The change that empties a field, ``None`` where there is nothing to remove.

    The next action goes back to what the pack proposes.
    """
    place = evidence_place(key)
    if place is not None:
        return changed_evidence(criterion, answer, answer.evidence[place], None)
    match key:
        case "note" if answer.note:
            return AnswerUpdate(criterion.id, note="")
        case "disputed" if answer.disputed:
            return AnswerUpdate(criterion.id, disputed="")
        case "owner" if answer.owner:
            return AnswerUpdate(criterion.id, owner="")
        case "due" if answer.due:
            return AnswerUpdate(criterion.id, due="")
        case "as_of" if answer.as_of:
            return AnswerUpdate(criterion.id, as_of="")
        case "next_action" if answer.next_action is not None:
            return AnswerUpdate(criterion.id, next_action="")
    return None
