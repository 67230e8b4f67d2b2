"""What an import did or would do, in lines for people and as JSON (CONTRACTS 3: keys are added, never renamed)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from gmrsj_tui import clock
from gmrsj_tui.cli.console import with_folders
from gmrsj_tui.exchange.definition import ITEM
from gmrsj_tui.exchange.importing import Arrival
from gmrsj_tui.exchange.merging import Conflict, Merge
from gmrsj_tui.exchange.reading import Imported
from gmrsj_tui.exchange.sides import Given
from gmrsj_tui.exchange.writing import data_of
from gmrsj_tui.journey.answer import Answer
from gmrsj_tui.journey.journey import ChangedItem, Value
from gmrsj_tui.text import one_line

_SUBJECTS = {
    "answer": "",
    "target": "the target of ",
    "setup": "the set-up answer ",
    "title": "the title",
    "organisation": "the organisation",
    "tracks": "the tracks",
    "archived": "put away",
    "pack_version": "the version of the pack",
}

_DETAILS = {
    "reason": "reason",
    "note": "note",
    "owner": "owner",
    "due": "due",
    "as_of": "true as of",
    "next_action": "next action",
    "disputed": "disputed",
}


def headline(arrival: Arrival, *, dry_run: bool) -> str:
    """What an import did, or would do, in a sentence."""
    journey, done = arrival.journey, arrival.merge
    if done is None:
        parts = [
            _counted(len(journey.answers), "answer"),
            _counted(len(journey.changes), "entry of the history", "entries of the history"),
            _counted(len(journey.snapshots), "snapshot"),
        ]
        where = "" if dry_run and arrival.kind == "copy" else f" as {journey.id}"
        return f'"{journey.title}" {"would be" if dry_run else "is"} here{where}: {", ".join(parts)}.'
    entries = _counted(done.entries, "entry", "entries")
    if arrival.kind == "nothing":
        return f"Nothing {'would change' if dry_run else 'changed'}: {journey.id} holds all of it already."
    if arrival.kind == "continued":
        return (
            f"{journey.id} {'would go' if dry_run else 'goes'} on as it did elsewhere, with {entries} of the history."
        )
    back = "" if dry_run else with_folders(f"; 'gmrsj undo {journey.id}' takes it back")
    verb = "would take" if dry_run else "took"
    return f"{journey.id} {verb} in what was done elsewhere, {entries} of the history, as one change{back}."


def change_lines(done: Merge) -> Iterator[str]:
    """What a merge changes, line by line."""
    for item in done.items:
        yield f"{_item_words(item)}."
    for conflict in done.conflicts:
        kept = "what was here" if conflict.kept == "ours" else "what came in"
        yield f"{_about(conflict.subject, conflict.key)} was in conflict: {kept} stands, the history has both."
    for name in done.snapshots:
        yield f'The snapshot "{name}" comes in.'


def refusal(done: Merge) -> str:
    """Why a merge was refused, in one line."""
    number = len(done.open)
    things = "1 thing was" if number == 1 else f"{number} things were"
    return (
        f"nothing was imported; {things} changed here and elsewhere to something different; --ours, --theirs or "
        "--newer says which stands, and the history keeps both"
    )


def conflict_lines(done: Merge) -> tuple[str, ...]:
    """Both sides of every conflict that is open, with all that each says; then what else would come in."""
    lines: list[str] = []
    for conflict in done.open:
        about = _about(conflict.subject, conflict.key)
        lines.append(f"{about}, here: {_given_words(conflict.ours)}")
        lines.append(f"{about}, in the file: {_given_words(conflict.theirs)}")
    lines += [f"would come in too: {_item_words(item)}" for item in done.besides]
    lines += [f'would come in too: the snapshot "{name}"' for name in done.snapshots]
    return tuple(lines)


def arrival_json(arrival: Arrival, imported: Imported, *, dry_run: bool) -> dict[str, Any]:
    """What an import did, or would do, for scripts."""
    done = arrival.merge
    return {
        "result": arrival.kind,
        "dry_run": dry_run,
        "journey": {"id": arrival.journey.id, "title": arrival.journey.title, "revision": arrival.journey.revision},
        "redacted": imported.redacted,
        "changes": [data_of(ITEM, item) for item in done.items] if done else [],
        "conflicts": [_conflict_json(conflict) for conflict in done.conflicts] if done else [],
        "besides": [data_of(ITEM, item) for item in done.besides] if done else [],
        "entries": done.entries if done else len(arrival.journey.changes),
        "snapshots": list(done.snapshots) if done else [one.name for one in arrival.journey.snapshots],
        "warnings": list(imported.warnings),
    }


def _conflict_json(conflict: Conflict) -> dict[str, Any]:
    values = data_of(ITEM, ChangedItem(conflict.subject, conflict.key, conflict.ours.value, conflict.theirs.value))
    return {
        "subject": conflict.subject,
        "key": conflict.key,
        "ours": {"value": values["before"], "when": conflict.ours.when, "who": conflict.ours.who},
        "theirs": {"value": values["after"], "when": conflict.theirs.when, "who": conflict.theirs.who},
        "kept": conflict.kept,
    }


def _item_words(item: ChangedItem) -> str:
    about = _about(item.subject, item.key)
    if isinstance(item.before, Answer) and isinstance(item.after, Answer):
        before, after = item.before, item.after
        moved = [word for name, word in _DETAILS.items() if getattr(before, name) != getattr(after, name)]
        if before.evidence != after.evidence:
            moved.append("evidence")
        parked = "" if before.parked is after.parked else ", parked" if after.parked else ", no longer parked"
        also = f", with other words: {', '.join(moved)}" if moved else ""
        if before.status is after.status:
            return f"{about} is {after.status.words} as before{parked}{also}"
        return f"{about} is {after.status.words} (was {before.status.words}){parked}{also}"
    return f"{about} is {_value_words(item.after)} (was {_value_words(item.before)})"


def _about(subject: str, key: str) -> str:
    return _SUBJECTS[subject] + key


def _given_words(given: Given) -> str:
    by = f" by {given.who}" if given.who else ""
    return f"{_value_words(given.value)}; said{by} on {clock.minute(given.when)}"


def _value_words(value: Value) -> str:
    if isinstance(value, Answer):
        parts = [value.status.words, *(["parked"] if value.parked else [])]
        parts += [f"{word} {_quoted(text)}" for name, word in _DETAILS.items() if (text := getattr(value, name))]
        parts += [f"evidence {_quoted(item.text)} (strength {item.strength})" for item in value.evidence]
        return "; ".join(parts)
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, str):
        return _quoted(value) if value else "none"
    return ", ".join(value or ()) or "none"


def _quoted(text: str) -> str:
    return f'"{one_line(text)}"'


def _counted(number: int, one: str, many: str = "") -> str:
    return f"{number} {one}" if number == 1 else f"{number} {many or one + 's'}"
