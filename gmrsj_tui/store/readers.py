"""Reading the documents of a save, each for itself: journey, answers, changes, snapshots.

The tables as a whole are read by :mod:`gmrsj_tui.store.codec`.
"""

from __future__ import annotations

from collections.abc import Mapping, MutableMapping
from typing import Any

from gmrsj_tui.journey.answer import UNANSWERED, Answer, Evidence, Status
from gmrsj_tui.journey.journey import Change, ChangedItem, Snapshot
from gmrsj_tui.store import fields
from gmrsj_tui.store.fields import Impossible, Reader

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


def journey_fields(document: object) -> dict[str, Any]:
    """The values of the one document of the table ``journey``.

    Raises:
        Impossible: A value is missing, has a wrong type or is impossible.
    """
    return fields.read_fields(document, _JOURNEY_READERS, _JOURNEY_READERS)


def _evidence(data: object) -> Evidence:
    return Evidence(**fields.read_fields(data, _EVIDENCE_READERS, _EVIDENCE_READERS))


_EVIDENCE_READERS: Mapping[str, Reader] = {"text": fields.text, "strength": fields.whole_number(0, 3)}

_status_word = fields.one_of(*Status)
_STATUSES: Mapping[str, Status] = {status.value: status for status in Status}


def _status(value: object) -> Status:
    # Asking the enumeration itself takes five times as long, and a long history asks some ten thousand times.
    found = _STATUSES.get(value) if type(value) is str else None
    return Status(_status_word(value)) if found is None else found


ANSWER_READERS: Mapping[str, Reader] = {
    "status": _status,
    "reason": fields.text,
    "note": fields.text,
    "evidence": fields.list_of(_evidence),
    "owner": fields.line,
    "due": fields.day,
    "as_of": fields.day,
    "next_action": fields.text,
    "when": fields.moment,
    "who": fields.line,
    "review": fields.yes_or_no,
    "parked": fields.yes_or_no,
    "disputed": fields.text,
}


def _bare_answer(data: object) -> Answer:
    return Answer(**fields.read_fields(data, ANSWER_READERS))


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
    "pack_version": fields.name,
}

_subject = fields.one_of(*_VALUE_READERS)


_ITEM_READERS: Mapping[str, Mapping[str, Reader]] = {
    subject: {"key": fields.line, "before": reader, "after": reader} for subject, reader in _VALUE_READERS.items()
}


def _or_default(key: str, reader: Reader) -> Reader:
    default = getattr(UNANSWERED, key)
    return lambda value: default if value is None else reader(value)


_SET_READERS: Mapping[str, Reader] = {key: _or_default(key, reader) for key, reader in ANSWER_READERS.items()}
_SHORT_ITEM_READERS: Mapping[str, Reader] = {
    "key": fields.line,
    "before": _bare_answer,
    "set": lambda data: fields.read_fields(data, _SET_READERS),
}
_CHANGE_READERS: Mapping[str, Reader] = {
    "number": fields.whole_number(1),
    "when": fields.moment,
    "who": fields.line,
    "action": fields.one_of("change", "undo", "redo", "back"),
    "of": fields.whole_number(0),
}
_CHANGE_KEYS = ("number", "when", "who", "action", "items")


class HistoryReader:
    """Reads the table ``changes``, whose documents follow from one another."""

    def __init__(self) -> None:
        self._standing: MutableMapping[str, Answer] = {}
        self._readers = {**_CHANGE_READERS, "items": fields.list_of(self._item)}
        self._keys: dict[str, str] = {}
        self._lines: dict[str, str] = {}
        """Keys and names that were read before: a long history says the same ones again and again."""

    def change(self, document: object) -> Change:
        """The change in the next document.

        Raises:
            Impossible: A value has a wrong type or is impossible.
        """
        quick = self._plain_change(document)
        if quick is not None:
            return quick
        change = Change(**fields.read_fields(document, self._readers, _CHANGE_KEYS))
        if not fits(change):
            raise Impossible(f"does not fit to change {change.number}, {change.action}", "of")
        return change

    def _plain_change(self, document: object) -> Change | None:
        """The change in a document that is as most are, in a third of the time; ``None`` where it may not be."""
        if type(document) is not dict or len(document) != 5 or document.get("action") != "change":
            return None
        number, who, items = document.get("number"), document.get("who"), document.get("items")
        if type(number) is not int or number < 1 or type(who) is not str or type(items) is not list:
            return None
        known = self._lines.get(who)
        if known is None:
            known = self._lines[who] = fields.line(who)
        try:
            when = fields.moment(document.get("when"))
            return Change(number, when, known, tuple([self._item(item) for item in items]))
        except Impossible:
            return None  # what is wrong, and where, is for the thorough reader to say

    def _item(self, data: object) -> ChangedItem:
        if type(data) is dict and data.get("subject") == "answer" and "set" in data:
            found = data.get("key")
            known = self._keys.get(found) if type(found) is str else None
            if known is not None and len(data) == 3:
                values: dict[str, Any] = {"set": fields.read_fields(data["set"], _SET_READERS)}
                key = known
            else:
                values = fields.read_fields(data, _SHORT_ITEM_READERS, ("key", "set"))
                key = self._keys[data["key"]] = values["key"]
            before: Answer = values["before"] if "before" in values else self._standing.get(key, UNANSWERED)
            after = self._standing[key] = before._replace(**values["set"])
            return ChangedItem("answer", key, before, after)
        subject = fields.read_fields(data, {"subject": _subject}, ["subject"])["subject"]
        readers = _ITEM_READERS[subject]
        item = ChangedItem(subject, **fields.read_fields(data, readers, readers))
        if item.subject == "answer" and isinstance(item.after, Answer):
            self._standing[item.key] = item.after
        return item


def fits(change: Change) -> bool:
    """Whether a change says of which other one it is exactly where it is of one, and that is an earlier one."""
    if change.action == "change" or change.of is None:
        return change.action == "change" and change.of is None
    return (0 if change.action == "back" else 1) <= change.of < change.number


def change_of(document: object) -> Change:
    """The change in a document that has everything written out, as :func:`change_document` makes it.

    Raises:
        Impossible: A value has a wrong type or is impossible.
    """
    return HistoryReader().change(document)


_SNAPSHOT_READERS: Mapping[str, Reader] = {
    "name": fields.name,
    "when": fields.moment,
    "who": fields.line,
    "change": fields.whole_number(0),
    "levels": fields.mapping_of(fields.optional(fields.name)),
    "automatic": fields.yes_or_no,
}


def snapshot_of(document: object) -> Snapshot:
    """The snapshot in one document of the table ``snapshots``.

    Raises:
        Impossible: A value has a wrong type or is impossible.
    """
    return Snapshot(**fields.read_fields(document, _SNAPSHOT_READERS, _SNAPSHOT_READERS))


JOURNEY_KEYS = frozenset(("format", "program", *_JOURNEY_READERS))
ANSWER_KEYS = frozenset(ANSWER_READERS)
"""The keys of a document that this program writes; what else stands in one is a newer program's."""
