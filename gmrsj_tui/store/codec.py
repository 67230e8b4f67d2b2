"""A journey as the documents of a save, format 2, and back (CONTRACTS 4). Format 1 is read as well.

Tables: ``_save`` says what is to know of the save itself (:mod:`gmrsj_tui.store.seal`), ``journey`` holds one document,
``answers`` one for each criterion that was answered, ``changes`` one for each entry of the history, numbered as the
history is, ``snapshots`` one for each snapshot where there are any. A key that has its default value is left out of an
answer. Keys and tables that this program does not know are passed over when reading, and kept when saving.

Format 1 had no table ``_save``, and its history wrote every answer out (:mod:`gmrsj_tui.store.changed_parts`).
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from gmrsj_tui import __version__
from gmrsj_tui.journey.answer import UNANSWERED, Answer
from gmrsj_tui.journey.journey import Change, Journey, Snapshot, Value
from gmrsj_tui.store import fields
from gmrsj_tui.store.changed_parts import shortened
from gmrsj_tui.store.document import DamagedSave, Tables
from gmrsj_tui.store.fields import Impossible, Reader
from gmrsj_tui.store.future import FORMAT as FORMAT
from gmrsj_tui.store.future import NewerSave as NewerSave
from gmrsj_tui.store.future import newer_save
from gmrsj_tui.store.readers import ANSWER_READERS, HistoryReader, answer_of, journey_fields, snapshot_of
from gmrsj_tui.store.seal import SAVE

JOURNEY, ANSWERS, CHANGES, SNAPSHOTS = "journey", "answers", "changes", "snapshots"
TABLES = (JOURNEY, ANSWERS, CHANGES)
"""The tables that every save has; a journey without snapshots has no table of them."""

Document = dict[str, Any]


# -- writing ----


def tables_of(journey: Journey) -> Tables:
    """A journey as the tables of its save."""
    answers = (answer_document(criterion, answer) for criterion, answer in journey.answers.items())
    standing: dict[str, Document] = {}
    tables: Tables = {
        SAVE: {"1": {}},
        JOURNEY: {"1": journey_document(journey)},
        ANSWERS: {str(number): document for number, document in enumerate(answers, 1)},
        CHANGES: {str(change.number): shortened(change_document(change), standing) for change in journey.changes},
    }
    if journey.snapshots:
        documents = (snapshot_document(snapshot) for snapshot in journey.snapshots)
        tables[SNAPSHOTS] = {str(number): document for number, document in enumerate(documents, 1)}
    return tables


def journey_document(journey: Journey) -> Document:
    """The one document of the table ``journey``."""
    return {
        "format": FORMAT,
        "program": __version__,
        "id": journey.id,
        "revision": journey.revision,
        "title": journey.title,
        "organisation": journey.organisation,
        "pack": journey.pack,
        "pack_version": journey.pack_version,
        "tracks": list(journey.tracks),
        "created": journey.created,
        "updated": journey.updated,
        "archived": journey.archived,
        "sample": journey.sample,
        "targets": dict(journey.targets),
        "setup": dict(journey.setup),
    }


def answer_document(criterion: str, answer: Answer) -> Document:
    """One document of the table ``answers``."""
    return {"criterion": criterion, **bare_document(answer)}


def change_document(change: Change) -> Document:
    """A change with everything that it moved written out; a save holds it :func:`shortened`."""
    document: Document = {
        "number": change.number,
        "when": change.when,
        "who": change.who,
        "action": change.action,
        "items": [
            {"subject": item.subject, "key": item.key, "before": _value(item.before), "after": _value(item.after)}
            for item in change.items
        ],
    }
    if change.of is not None:
        document["of"] = change.of
    return document


def snapshot_document(snapshot: Snapshot) -> Document:
    """One document of the table ``snapshots``."""
    return {
        "name": snapshot.name,
        "when": snapshot.when,
        "who": snapshot.who,
        "change": snapshot.change,
        "levels": dict(snapshot.levels),
        "automatic": snapshot.automatic,
    }


def bare_document(answer: Answer) -> Document:
    """An answer without its criterion."""
    document: Document = {}
    for key in ANSWER_READERS:
        value = getattr(answer, key)
        if value != getattr(UNANSWERED, key):
            document[key] = value
    if "status" in document:
        document["status"] = answer.status.value
    if "evidence" in document:
        document["evidence"] = [{"text": item.text, "strength": item.strength} for item in answer.evidence]
    return document


def _value(value: Value) -> Any:
    if isinstance(value, Answer):
        return bare_document(value)
    return list(value) if isinstance(value, tuple) else value


# -- reading ----


def journey_of(tables: Tables, path: Path) -> Journey:
    """The journey in the tables of a save.

    Args:
        tables: As :func:`gmrsj_tui.store.document.read_tables` gives them.
        path: The file, for messages.

    Raises:
        NewerSave: The save was made by a newer program, in a format that this one does not read.
        DamagedSave: A table is missing, a value has a wrong type or is impossible; names table, document and key.
    """
    known = _journey(tables, path)
    answers: dict[str, Answer] = {}
    for number, document in _documents(tables, ANSWERS, path):
        criterion, answer = _read(answer_of, document, path, ANSWERS, number)
        if criterion in answers:
            raise DamagedSave(path, f"table {ANSWERS!r} has {criterion} twice")
        answers[criterion] = answer
    changes: list[Change] = []
    history = HistoryReader()
    for number, document in _documents(tables, CHANGES, path):
        change: Change = _read(history.change, document, path, CHANGES, number)
        if number != len(changes) + 1 or change.number != number:
            raise DamagedSave(path, f"table {CHANGES!r} has no change {len(changes) + 1} in its place")
        changes.append(change)
    snapshots: list[Snapshot] = []
    for number, document in _documents(tables, SNAPSHOTS, path) if SNAPSHOTS in tables else ():
        snapshot: Snapshot = _read(snapshot_of, document, path, SNAPSHOTS, number)
        if snapshot.change > len(changes):
            raise DamagedSave(path, f"table {SNAPSHOTS!r}, document {number}: there is no change {snapshot.change}")
        snapshots.append(snapshot)
    return Journey(**known, answers=answers, changes=tuple(changes), snapshots=tuple(snapshots))


def check_format(tables: Tables, path: Path) -> None:
    """Look at the format of a save before anything else of it, as a newer format may have another form throughout.

    Raises:
        NewerSave: Only a newer program reads it.
        DamagedSave: It does not say its format.
    """
    if JOURNEY not in tables:
        raise DamagedSave(path, f"it has no table {JOURNEY!r}")
    document = tables[JOURNEY].get("1")
    if document is None or len(tables[JOURNEY]) != 1:
        raise DamagedSave(path, f"table {JOURNEY!r} does not have one document with the number 1")
    number: int = _read(_format, document, path, JOURNEY, 1)
    if number > FORMAT:
        raise newer_save(document, path)
    for table in TABLES if number == 1 else (SAVE, *TABLES):
        if table not in tables:
            raise DamagedSave(path, f"it has no table {table!r}")


def _journey(tables: Tables, path: Path) -> dict[str, Any]:
    check_format(tables, path)
    known: dict[str, Any] = _read(journey_fields, tables[JOURNEY]["1"], path, JOURNEY, 1)
    return known


def _documents(tables: Tables, table: str, path: Path) -> list[tuple[int, Document]]:
    return sorted(((int(number), document) for number, document in tables[table].items()), key=lambda pair: pair[0])


def _read(reader: Reader, document: Document, path: Path, table: str, number: int) -> Any:
    try:
        return reader(document)
    except Impossible as problem:
        key = f", key {problem.key}" if problem.key else ""
        raise DamagedSave(path, f"table {table!r}, document {number}{key}: {problem.problem}") from None


def _format(document: Document) -> int:
    number: int = fields.read_fields(document, {"format": fields.whole_number(1)}, ["format"])["format"]
    return number
