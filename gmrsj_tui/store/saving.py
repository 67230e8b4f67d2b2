"""Putting a journey into its save with TinyDB: only what changed, in one durable write."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from tinydb import TinyDB
from tinydb.table import Document, Table

from gmrsj_tui.errors import GmrsjError
from gmrsj_tui.journey.answer import Answer
from gmrsj_tui.journey.journey import Journey
from gmrsj_tui.store import codec
from gmrsj_tui.store.document import MissingSave, shown
from gmrsj_tui.store.listing import Known
from gmrsj_tui.store.storage import JourneyStorage


def insert_journey(storage: JourneyStorage, journey: Journey) -> None:
    """Make the save of a journey that has none.

    Raises:
        GmrsjError: It could not be saved.
    """
    database = TinyDB(storage=lambda: storage)
    with storage.transaction():
        for name, table in codec.tables_of(journey).items():
            documents = [Document(document, int(number)) for number, document in table.items()]
            database.table(name).insert_multiple(documents)


def update_journey(storage: JourneyStorage, journey: Journey, known: Known | None) -> None:
    """Bring the save of a journey up to date.

    Args:
        storage: Its save file; the caller holds the lock.
        journey: The journey, whose history continues the one in the save.
        known: What the file held when it was last read or written; where it is another file now, it is read whole.

    Raises:
        GmrsjError: The save is gone, damaged, of a newer format, or holds a change that this journey does not have; or
            it could not be written. The save is as it was.
    """
    database = TinyDB(storage=lambda: storage)
    with storage.transaction() as tables:
        if tables is None:
            raise MissingSave(
                f"not saved: {shown(storage.path)} is gone", "bring the file back, or make the journey again"
            )
        if known is not None and known.stamp == storage.stamp:
            before = known.journey
        else:
            before = codec.journey_of(tables, storage.path)
        # The history only grows (CONTRACTS 2.8), so that nothing that somebody else saved is left out.
        if journey.changes[: len(before.changes)] != before.changes or journey.revision < before.revision:
            raise GmrsjError(
                f"not saved: {shown(storage.path)} holds changes that are not known here", "open the journey again"
            )
        _update_answers(database.table(codec.ANSWERS), tables[codec.ANSWERS], before.answers, journey.answers)
        added = journey.changes[len(before.changes) :]
        if added:
            documents = [Document(codec.change_document(change), change.number) for change in added]
            database.table(codec.CHANGES).insert_multiple(documents)
        document = codec.journey_document(journey)
        if document != codec.journey_document(before):
            database.table(codec.JOURNEY).update(_setter(lambda _: document, codec.JOURNEY_KEYS), doc_ids=[1])


def _update_answers(
    table: Table,
    stored: Mapping[str, Mapping[str, Any]],
    before: Mapping[str, Answer],
    answers: Mapping[str, Answer],
) -> None:
    numbers = {document["criterion"]: int(number) for number, document in stored.items()}
    changed = {
        criterion: codec.answer_document(criterion, answer)
        for criterion, answer in answers.items()
        if before.get(criterion) != answer
    }
    updated = [numbers[criterion] for criterion in changed if criterion in numbers]
    inserted = [document for criterion, document in changed.items() if criterion not in numbers]
    removed = [number for criterion, number in numbers.items() if criterion not in answers]
    if updated:
        table.update(_setter(lambda document: changed[document["criterion"]], codec.ANSWER_KEYS), doc_ids=updated)
    if inserted:
        first = max(numbers.values(), default=0) + 1
        table.insert_multiple(Document(document, number) for number, document in enumerate(inserted, first))
    if removed:
        table.remove(doc_ids=removed)


def _setter(document_for: Callable[[Mapping[str, Any]], codec.Document], keys: frozenset[str]) -> Callable[[Any], None]:
    """An updater for TinyDB that sets what is said and removes what is no longer said.

    TinyDB's own update with a mapping would keep a note that was taken away. Keys of a newer program stay.
    """

    def update(document: dict[str, Any]) -> None:
        wanted = document_for(document)
        for key in keys - wanted.keys():
            document.pop(key, None)
        document.update(wanted)

    return update
