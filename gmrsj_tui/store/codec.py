"""A journey as the documents of a save, format 1, and back (CONTRACTS 4).

Three tables: ``journey`` holds one document, ``answers`` one for each criterion that was answered, ``changes`` one for
each entry of the history, numbered as the history is. A key that has its default value is left out of an answer. Keys
and tables that this program does not know are passed over when reading, and kept when saving.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from gmrsj_tui import __version__
from gmrsj_tui.errors import GmrsjError
from gmrsj_tui.journey.answer import UNANSWERED, Answer, Evidence, Status
from gmrsj_tui.journey.journey import Change, ChangedItem, Journey, Value
from gmrsj_tui.store import fields
from gmrsj_tui.store.document import DamagedSave, Tables, shown
from gmrsj_tui.store.fields import Impossible, Reader
from gmrsj_tui.text import one_line

FORMAT = 1
"""A program reads saves of its own format number and of lower ones, and refuses higher ones."""

JOURNEY, ANSWERS, CHANGES = "journey", "answers", "changes"
TABLES = (JOURNEY, ANSWERS, CHANGES)

Document = dict[str, Any]


class NewerSave(GmrsjError):
    """A save of a format that only newer programs read. It is left untouched."""


# -- writing ----


def tables_of(journey: Journey) -> Tables:
    """A journey as the tables of its save."""
    answers = (answer_document(criterion, answer) for criterion, answer in journey.answers.items())
    return {
        JOURNEY: {"1": journey_document(journey)},
        ANSWERS: {str(number): document for number, document in enumerate(answers, 1)},
        CHANGES: {str(change.number): change_document(change) for change in journey.changes},
    }


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
    return {"criterion": criterion, **_answer(answer)}


def change_document(change: Change) -> Document:
    """One document of the table ``changes``."""
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


def _answer(answer: Answer) -> Document:
    document: Document = {}
    for key in _ANSWER_READERS:
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
        return _answer(value)
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
    for number, document in _documents(tables, CHANGES, path):
        change: Change = _read(change_of, document, path, CHANGES, number)
        if number != len(changes) + 1 or change.number != number:
            raise DamagedSave(path, f"table {CHANGES!r} has no change {len(changes) + 1} in its place")
        changes.append(change)
    return Journey(**known, answers=answers, changes=tuple(changes))


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
        program = document.get("program")
        needed = f"gmrsj {one_line(program)[:40]}" if isinstance(program, str) and program.strip() else "a newer gmrsj"
        raise NewerSave(
            f"{shown(path)} was saved by {needed}, in format {number}; this is gmrsj {__version__}, "
            f"which reads formats up to {FORMAT}",
            f"update to {needed}; the file was not touched",
        )
    for table in TABLES:
        if table not in tables:
            raise DamagedSave(path, f"it has no table {table!r}")


def _journey(tables: Tables, path: Path) -> dict[str, Any]:
    check_format(tables, path)
    known: dict[str, Any] = _read(_journey_fields, tables[JOURNEY]["1"], path, JOURNEY, 1)
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


_JOURNEY_READERS: Mapping[str, Reader] = {
    "id": fields.name,
    "revision": fields.whole_number(1),
    "title": fields.name,
    "organisation": fields.line,
    "pack": fields.name,
    "pack_version": fields.name,
    "tracks": fields.list_of(fields.name),
    "created": fields.moment,
    "updated": fields.moment,
    "archived": fields.yes_or_no,
    "sample": fields.yes_or_no,
    "targets": fields.mapping_of(fields.name),
    "setup": fields.mapping_of(fields.text),
}


def _journey_fields(document: object) -> dict[str, Any]:
    return fields.read_fields(document, _JOURNEY_READERS, _JOURNEY_READERS)


def _evidence(data: object) -> Evidence:
    return Evidence(**fields.read_fields(data, _EVIDENCE_READERS, _EVIDENCE_READERS))


_EVIDENCE_READERS: Mapping[str, Reader] = {"text": fields.text, "strength": fields.whole_number(0, 3)}

_status_word = fields.one_of(*Status)

_ANSWER_READERS: Mapping[str, Reader] = {
    "status": lambda value: Status(_status_word(value)),
    "reason": fields.text,
    "note": fields.text,
    "evidence": fields.list_of(_evidence),
    "owner": fields.line,
    "due": fields.day,
    "as_of": fields.day,
    "next_action": fields.text,
    "when": fields.moment,
    "who": fields.line,
}


def _bare_answer(data: object) -> Answer:
    return Answer(**fields.read_fields(data, _ANSWER_READERS))


_CRITERION_READERS: Mapping[str, Reader] = {"criterion": fields.criterion_id}


def answer_of(document: object) -> tuple[str, Answer]:
    """The criterion and the answer in one document of the table ``answers``.

    Raises:
        Impossible: A value has a wrong type or is impossible.
    """
    criterion: str = fields.read_fields(document, _CRITERION_READERS, ["criterion"])["criterion"]
    return criterion, _bare_answer(document)


_VALUE_READERS: Mapping[str, Reader] = {
    "answer": _bare_answer,
    "target": fields.optional(fields.name),
    "setup": fields.optional(fields.text),
    "title": fields.name,
    "organisation": fields.line,
    "tracks": fields.list_of(fields.name),
    "archived": fields.yes_or_no,
}

_subject = fields.one_of(*_VALUE_READERS)


def _item(data: object) -> ChangedItem:
    subject = fields.read_fields(data, {"subject": _subject}, ["subject"])["subject"]
    value = _VALUE_READERS[subject]
    readers = {"key": fields.line, "before": value, "after": value}
    return ChangedItem(subject, **fields.read_fields(data, readers, readers))


_CHANGE_READERS: Mapping[str, Reader] = {
    "number": fields.whole_number(1),
    "when": fields.moment,
    "who": fields.line,
    "action": fields.one_of("change", "undo", "redo"),
    "items": fields.list_of(_item),
    "of": fields.whole_number(1),
}


def change_of(document: object) -> Change:
    """The change in one document of the table ``changes``.

    Raises:
        Impossible: A value has a wrong type or is impossible.
    """
    required = ("number", "when", "who", "action", "items")
    change = Change(**fields.read_fields(document, _CHANGE_READERS, required))
    if (change.action == "change") != (change.of is None) or (change.of or 0) >= change.number:
        raise Impossible(f"does not fit to change {change.number}, {change.action}", "of")
    return change


JOURNEY_KEYS = frozenset(("format", "program", *_JOURNEY_READERS))
ANSWER_KEYS = frozenset(_ANSWER_READERS)
"""The keys of a document that this program writes; what else stands in one is a newer program's."""
