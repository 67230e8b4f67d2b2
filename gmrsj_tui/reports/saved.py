"""Writes what a save itself holds, where its pack cannot be used: ids instead of titles, and no levels."""

from __future__ import annotations

from typing import Any

from gmrsj_tui import clock
from gmrsj_tui.journey.answer import STRENGTHS, Answer
from gmrsj_tui.journey.history_words import action_words
from gmrsj_tui.journey.journey import Change, ChangedItem, Journey
from gmrsj_tui.reports.json_document import journey_object, to_json
from gmrsj_tui.reports.plain_parts import heading, journey_title
from gmrsj_tui.reports.wrapping import paragraphs, wrapped
from gmrsj_tui.text import one_line, plain

WITHOUT_PACK = "Without its pack there are no levels, no titles and no roadmap. This is what the save itself holds:"


def render_saved(journey: Journey, problem: str, width: int, *, notes: bool = False, history: bool = False) -> str:
    """A save as plain text.

    Args:
        journey: What it holds.
        problem: Why the pack cannot be used.
        width: Cells of a line.
        notes: Whether the notes are printed, which can name people.
        history: Whether the history is printed.
    """
    lines = heading(journey_title(journey, "Save"), width, "=")
    if journey.organisation:
        lines += wrapped(one_line(journey.organisation), width, first="Organisation: ", rest="  ")
    pack = f"{one_line(journey.pack)}, version {one_line(journey.pack_version)}"
    lines += wrapped(pack, width, first="Answered with: ", rest="  ")
    lines += ["", *wrapped(f"{one_line(problem)}.", width), "", *wrapped(WITHOUT_PACK, width)]
    lines += ["", *heading(f"Answers ({len(journey.answers)})", width)]
    for criterion in sorted(journey.answers):
        lines += _answer(criterion, journey.answers[criterion], width, notes)
    changes = journey.changes if history else ()
    lines += ["", *heading(f"History ({len(journey.changes)})", width)]
    for change in reversed(changes):
        lines += wrapped(change_line(change), width, first=f"{change.number}. ")
    if not history:
        lines += wrapped(f"Last changed {clock.minute(journey.updated)}.", width)
    return "\n".join(line.rstrip() for line in lines) + "\n"


def _answer(criterion: str, answer: Answer, width: int, notes: bool) -> list[str]:
    said = [answer.status.words, *(["needs review"] if answer.review else [])]
    said += [f"owner {one_line(answer.owner)}"] if answer.owner else []
    said += [f"due {answer.due}"] if answer.due else []
    said += ["parked"] if answer.parked else []
    said += ["has a note"] if answer.note and not notes else []
    lines = wrapped(f"{criterion}: {', '.join(said)}", width, first="- ")
    if answer.reason:
        lines += wrapped(f"Reason: {one_line(answer.reason)}", width, first="  ", rest="    ")
    if answer.next_action:
        lines += wrapped(f"Next action: {one_line(answer.next_action)}", width, first="  ", rest="    ")
    if answer.disputed.strip():
        lines += wrapped(f"Disputed: {one_line(answer.disputed)}", width, first="  ", rest="    ")
    for item in answer.evidence:
        text = f"Evidence: {one_line(item.text)} ({STRENGTHS[item.strength]})"
        lines += wrapped(text, width, first="  ", rest="    ")
    if answer.note and notes:
        lines += paragraphs(f"Note: {plain(answer.note)}", width, first="  ", rest="    ")
    return lines


def change_line(change: Change) -> str:
    """An entry of the history, told without the pack and without any text that can name people but who did it."""
    who = f", {one_line(change.who)}" if change.who else ""
    action = f", {action_words(change)}" if action_words(change) else ""
    items = [item_words(item) for item in change.items[:4]]
    items += [f"and {len(change.items) - 4} more"] if len(change.items) > 4 else []
    return f"{clock.minute(change.when)}{who}{action}: {'; '.join(items) or 'nothing'}"


def item_words(item: ChangedItem) -> str:
    """One thing that a change moved, told without the pack and without any text that can name people."""
    if isinstance(item.before, Answer) and isinstance(item.after, Answer):
        if item.before.status is item.after.status:
            return f"{item.key} details"
        return f"{item.key} {item.after.status.words} (was {item.before.status.words})"
    subject = item.subject.replace("_", " ")
    return f"{subject} {item.key}".strip()


def saved_json(journey: Journey, problem: str, generated: str, *, notes: bool = False) -> str:
    """The same as JSON with the keys of ``status --json``, which are empty where they need the pack."""
    return to_json(
        {
            "journey": journey_object(journey),
            "overall": {"level": None, "held_by": []},
            "generated": generated,
            "steps": [],
            "needs_review": [key for key, answer in sorted(journey.answers.items()) if answer.review],
            "retired": [],
            "pack_problem": problem,
            "answers": [_answer_json(key, answer, notes) for key, answer in sorted(journey.answers.items())],
        }
    )


def _answer_json(criterion: str, answer: Answer, notes: bool) -> dict[str, Any]:
    written: dict[str, Any] = {
        "criterion": criterion,
        "status": answer.status.value,
        "reason": answer.reason,
        "evidence": [{"text": item.text, "strength": item.strength} for item in answer.evidence],
        "owner": answer.owner,
        "due": answer.due or None,
        "next_action": answer.next_action,
        "review": answer.review,
        "parked": answer.parked,
        "disputed": answer.disputed,
        "when": answer.when,
        "who": answer.who,
    }
    if notes:
        written["note"] = answer.note
    return written
