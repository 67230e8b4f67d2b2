"""Putting a journey into its save with TinyDB: only what changed, in one durable write."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from tinydb.table import Document, Table

from gmrsj_tui import clock
from gmrsj_tui.journey.answer import Answer
from gmrsj_tui.journey.journey import Change, Journey
from gmrsj_tui.store import codec, migrations
from gmrsj_tui.store.changed_parts import shortened
from gmrsj_tui.store.document import Stamp, shown
from gmrsj_tui.store.failures import Cause, SaveFailed, SaveGone
from gmrsj_tui.store.listing import Known
from gmrsj_tui.store.readers import ANSWER_KEYS, JOURNEY_KEYS
from gmrsj_tui.store.storage import JourneyDatabase, JourneyStorage


class JourneySaver:
    """Saves one journey again and again; what the last save worked out is not worked out again.

    Args:
        path: The save file. Who calls a method holds the journey's lock.
    """

    def __init__(self, path: Path) -> None:
        self._storage = storage = JourneyStorage(path)
        self._database = JourneyDatabase(storage=lambda: storage)
        self._stamp: Stamp | None = None
        """The state of the file to which the next two belong."""
        self._numbers: dict[str, int] = {}
        """Criterion to the number of its document."""
        self._standing: dict[str, Answer] = {}
        """Criterion to what the history made of its answer."""

    @property
    def stamp(self) -> Stamp | None:
        """Which state of the file was last read or written."""
        return self._storage.stamp

    def insert(self, journey: Journey) -> None:
        """Make the save of a journey that has none.

        Raises:
            GmrsjError: It could not be saved.
        """
        storage = self._storage
        database = self._database
        with storage.transaction():
            for name, table in codec.tables_of(journey).items():
                documents = [Document(document, int(number)) for number, document in table.items()]
                database.table(name).insert_multiple(documents)

    def update(
        self,
        journey: Journey,
        known: Known | None,
        *,
        keep: Callable[[], None] | None = None,
        keep_old_format: Callable[[int], None] | None = None,
    ) -> None:
        """Bring the save of a journey up to date.

        Args:
            journey: The journey, whose history continues the one in the save.
            known: What the file held when it was last read or written; where it is another file now, it is read whole.
            keep: Called when the new content is safe and the file still as it was, which is a good state of it.
            keep_old_format: Called with its format before a save of an older format is migrated.

        Raises:
            GmrsjError: The save is gone, damaged, of a newer format, or holds a change that this journey does not have;
                or it could not be written. The save is as it was.
        """
        storage = self._storage
        storage.before_replacing = keep
        database = self._database
        saved = False
        try:
            with storage.transaction() as exists:
                if not exists:
                    raise SaveGone(storage.path)
                before = self._before(known)
                self._migrate(keep_old_format)
                # The history only grows (CONTRACTS 2.8), so that nothing that somebody else saved is left out.
                kept = journey.snapshots[: len(before.snapshots)] == before.snapshots
                if journey.changes[: len(before.changes)] != before.changes or journey.revision < before.revision:
                    kept = False
                if not kept:
                    raise SaveFailed(
                        f"not saved: {shown(storage.path)} holds changes that are not known here",
                        "open the journey again",
                        Cause.CHANGED,
                    )
                self._remember(before)
                self._update_answers(database.table(codec.ANSWERS), before.answers, journey.answers)
                self._add_changes(database.table(codec.CHANGES), journey.changes[len(before.changes) :])
                made = journey.snapshots[len(before.snapshots) :]
                if made:
                    numbered = enumerate(made, len(before.snapshots) + 1)
                    documents = [Document(codec.snapshot_document(one), number) for number, one in numbered]
                    database.table(codec.SNAPSHOTS).insert_multiple(documents)
                document = codec.journey_document(journey)
                if document != codec.journey_document(before):
                    database.table(codec.JOURNEY).update(_setter(lambda _: document, JOURNEY_KEYS), doc_ids=[1])
            saved = True
        finally:
            # What was worked out for a save that failed is worked out anew.
            self._stamp = storage.stamp if saved else None

    def _before(self, known: Known | None) -> Journey:
        storage = self._storage
        if known is not None and known.stamp == storage.stamp:
            return known.journey
        tables = storage.read()
        assert tables is not None
        return codec.journey_of(tables, storage.path)

    def _migrate(self, keep_old_format: Callable[[int], None] | None) -> None:
        document = self._storage.table(codec.JOURNEY).document(1)
        if document["format"] == codec.FORMAT:
            return
        if keep_old_format is not None:
            keep_old_format(document["format"])
        tables = self._storage.read()
        assert tables is not None
        migrations.migrate(tables, clock.now())
        self._storage.write(tables)

    def _remember(self, before: Journey) -> None:
        if self._stamp is not None and self._stamp == self._storage.stamp:
            return
        answers = self._storage.table(codec.ANSWERS)
        self._numbers = {answers.document(number)["criterion"]: number for number in answers.lines}
        self._standing = {
            item.key: item.after
            for change in before.changes
            for item in change.items
            if item.subject == "answer" and isinstance(item.after, Answer)
        }

    def _update_answers(self, table: Table, before: Mapping[str, Answer], answers: Mapping[str, Answer]) -> None:
        numbers = self._numbers
        changed = {
            criterion: codec.answer_document(criterion, answer)
            for criterion, answer in answers.items()
            if (known := before.get(criterion)) is not answer and known != answer
        }
        updated = [numbers[criterion] for criterion in changed if criterion in numbers]
        inserted = [document for criterion, document in changed.items() if criterion not in numbers]
        removed = [criterion for criterion in numbers if criterion not in answers]
        if updated:
            table.update(_setter(lambda document: changed[document["criterion"]], ANSWER_KEYS), doc_ids=updated)
        if inserted:
            first = max(numbers.values(), default=0) + 1
            table.insert_multiple(Document(document, number) for number, document in enumerate(inserted, first))
            numbers.update((document["criterion"], number) for number, document in enumerate(inserted, first))
        if removed:
            table.remove(doc_ids=[numbers.pop(criterion) for criterion in removed])

    def _add_changes(self, table: Table, added: tuple[Change, ...]) -> None:
        if not added:
            return
        documents = []
        for change in added:
            items = [item for item in change.items if item.subject == "answer"]
            standing = {
                item.key: codec.bare_document(self._standing[item.key]) for item in items if item.key in self._standing
            }
            documents.append(Document(shortened(codec.change_document(change), standing), change.number))
            self._standing.update((item.key, item.after) for item in items if isinstance(item.after, Answer))
        table.insert_multiple(documents)


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
