"""Writes history and snapshots of a journey as JSON: keys are added, never renamed; ids, never titles."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from gmrsj_tui.journey.answer import UNANSWERED, Answer
from gmrsj_tui.journey.givers import given_elsewhere
from gmrsj_tui.journey.history import Entry
from gmrsj_tui.journey.journey import Change, ChangedItem, Journey, Snapshot
from gmrsj_tui.reports.json_document import to_json


def render_history(
    journey: Journey, entries: Sequence[Entry], generated: str, *, found: int, notes: bool = False
) -> str:
    """Entries of the history as one JSON object, latest first.

    Args:
        journey: The journey.
        entries: What to write.
        generated: This moment, RFC 3339 in UTC.
        found: How many entries there are after filtering, of which these are the latest.
        notes: Whether texts that can name people are in it: notes, evidence, set-up answers.
    """
    return to_json(
        {
            "journey": _journey(journey),
            "generated": generated,
            "found": found,
            "changes": [_entry(entry, notes) for entry in entries],
        }
    )


def render_snapshots(journey: Journey, generated: str) -> str:
    """The snapshots as one JSON object, in the order in which they were taken."""
    taken = [snapshot_document(snapshot) for snapshot in journey.snapshots]
    return to_json({"journey": _journey(journey), "generated": generated, "snapshots": taken})


def snapshot_document(snapshot: Snapshot) -> dict[str, Any]:
    """One snapshot as a JSON object."""
    return {
        "name": snapshot.name,
        "when": snapshot.when,
        "who": snapshot.who,
        "change": snapshot.change,
        "automatic": snapshot.automatic,
        "levels": dict(snapshot.levels),
    }


def _journey(journey: Journey) -> dict[str, Any]:
    return {
        "id": journey.id,
        "title": journey.title,
        "revision": journey.revision,
        "changes": len(journey.changes),
    }


def _entry(entry: Entry, notes: bool) -> dict[str, Any]:
    change = entry.change
    return {
        "number": change.number,
        "when": change.when,
        "who": change.who,
        "action": change.action,
        "of": change.of,
        "taken_back": entry.taken_back,
        "later": [{"number": other.number, "action": other.action} for other in entry.later],
        "snapshots": [snapshot.name for snapshot in entry.snapshots],
        "items": [_item(change, item, notes) for item in entry.items],
        "other_items": len(change.items) - len(entry.items),
    }


def _item(change: Change, item: ChangedItem, notes: bool) -> dict[str, Any]:
    written: dict[str, Any] = {"subject": item.subject, "key": item.key}
    if isinstance(item.before, Answer) and isinstance(item.after, Answer):
        before, after = item.before, item.after
        given = given_elsewhere(change, item)
        if given is not None:
            written["given"] = {"when": given.when, "who": given.who}
        fields = [name for name in UNANSWERED._fields if name not in ("when", "who")]
        written["fields"] = [
            _field(name, getattr(before, name), getattr(after, name), notes)
            for name in fields
            if getattr(before, name) != getattr(after, name)
        ]
    elif item.subject != "setup" or notes:
        written["before"], written["after"] = item.before, item.after
    return written


def _field(name: str, before: Any, after: Any, notes: bool) -> dict[str, Any]:
    if name == "evidence":
        return {"field": name, "before": _evidence(before, notes), "after": _evidence(after, notes)}
    if name == "note" and not notes:
        return {"field": name}
    return {"field": name, "before": before, "after": after}


def _evidence(items: Any, notes: bool) -> list[dict[str, Any]]:
    return [{"strength": item.strength, **({"text": item.text} if notes else {})} for item in items]
