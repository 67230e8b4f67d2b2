"""Puts the newest good copy of a journey in the place of a damaged save, and says what it does not hold.

Whatever is replaced is kept beside the journey. Nothing here reads or writes a save that is in good order.
"""

import os
from collections.abc import Iterable
from contextlib import nullcontext, suppress
from pathlib import Path
from typing import NamedTuple

from gmrsj_tui import clock
from gmrsj_tui.errors import GmrsjError
from gmrsj_tui.journey import past
from gmrsj_tui.journey.journey import Journey
from gmrsj_tui.store import backups, codec, damage, migrations
from gmrsj_tui.store.atomic import flush_folder
from gmrsj_tui.store.checkup import Checkup, Condition, Progress, SaveReport, examine, examine_save
from gmrsj_tui.store.document import content_of, decode, shown
from gmrsj_tui.store.failures import not_saved
from gmrsj_tui.store.identity import is_id
from gmrsj_tui.store.journeys import JourneyStore
from gmrsj_tui.store.salvage import Entry, Salvage, continued, read_damaged
from gmrsj_tui.store.writing import encode, write_content


class Restored(NamedTuple):
    """What was put in the place of a damaged save."""

    name: str
    journey: Journey
    copy: backups.Copy
    aside: Path | None
    """Where the damaged file is now; ``None`` where there was none."""
    recovered: int = 0
    """Changes that were done again on the copy, out of the damaged file's intact history."""
    missing: tuple[Entry, ...] = ()
    """Changes that the damaged file still names and the journey does not hold."""
    complete: bool = False
    """Whether it is certain that nothing is missing: the history was intact."""


class Repair(NamedTuple):
    """What a repair did."""

    restored: tuple[Restored, ...]
    failed: tuple[tuple[str, GmrsjError], ...]
    """What could not be put right, and why."""
    swept: tuple[Path, ...]
    """Temporary files that were removed."""
    closed: tuple[Path, ...]
    """What is for its owner alone again."""
    after: Checkup


def repair(store: JourneyStore, progress: Progress | None = None) -> Repair:
    """Put right what can be put right in a saves folder.

    Args:
        store: The saved journeys.
        progress: Told before each save that is looked at.

    Raises:
        GmrsjError: The folder cannot be read.
    """
    before = examine(store.folder, progress)
    restored: list[Restored] = []
    failed: list[tuple[str, GmrsjError]] = []
    for report in before.saves:
        if report.condition.repairable:
            try:
                restored.append(restore_newest(store, report.name))
            except GmrsjError as problem:
                failed.append((report.name, problem))
    swept = [path for path in before.leftovers if _swept(store, path)]
    closed = []
    new = {store.path(done.name) for done in restored}  # what was open there has another name now, and is private
    for found in (each for each in before.open_to_others if each.path not in new):
        with suppress(OSError):
            os.chmod(found.path, found.wanted)
            closed.append(found.path)
    return Repair(tuple(restored), tuple(failed), tuple(swept), tuple(closed), examine(store.folder, progress))


def _swept(store: JourneyStore, path: Path) -> bool:
    journey = path.name[1:].rpartition(".json.")[0]
    try:
        # Who holds the lock may be writing this very file.
        with store.lock(journey) if path.parent == store.folder and is_id(journey) else nullcontext():
            os.unlink(path)
    except (OSError, GmrsjError):
        return False
    return True


def restore_newest(store: JourneyStore, journey: str) -> Restored:
    """Put the newest good copy in the place of a damaged save or of one that is gone.

    Raises:
        GmrsjError: There is no good copy, the save is in good order or a newer program's, or nothing can be written.
    """
    return put_back(store, journey, backups.copies(store.folder, journey))


def put_back(store: JourneyStore, journey: str, copies: Iterable[backups.Copy]) -> Restored:
    """Put the first good one of these copies in the place of a damaged save or of one that is gone.

    Args:
        store: The saved journeys.
        journey: The id.
        copies: To be tried in this order.

    Raises:
        GmrsjError: As for :func:`restore_newest`.
    """
    path = store.path(journey)
    with store.lock(journey):
        report = examine_save(store.folder, journey)  # somebody else may have repaired it meanwhile
        if not report.condition.repairable:
            problem = report.problem or f"{shown(path)} is in good order"
            raise GmrsjError(problem, report.hint or "nothing was changed")
        good = backups.newest_good(copies)
        if good is None:
            raise GmrsjError(
                f"there is no good copy of {journey}: {report.problem}",
                "the file was left as it is; bring one from a backup of the disk",
            )
        salvage = Salvage() if report.condition is Condition.GONE else read_damaged(path)
        whole = continued(good.journey, salvage)
        aside = _replace(path, report, _content(good, whole))
    numbers = {entry.number for entry in salvage.entries if entry.number > len(whole.changes)}
    missing = tuple({e.number: e for e in salvage.entries if e.number in numbers}.values())
    return Restored(
        name=journey,
        journey=whole,
        copy=good.copy,
        aside=aside,
        recovered=len(whole.changes) - len(good.journey.changes),
        missing=missing,
        complete=bool(salvage.changes) and whole.changes == salvage.changes,
    )


def _content(good: backups.GoodCopy, whole: Journey) -> bytes:
    if whole is good.journey:
        return content_of(good.copy.path)[0]
    return encode(codec.tables_of(whole), good.copy.path)


def _replace(path: Path, report: SaveReport, content: bytes) -> Path | None:
    target = Path(os.path.realpath(path)) if os.path.isfile(path) else path
    try:
        aside = None if report.condition is Condition.GONE else damage.put_aside(target, clock.now())
        if os.path.isfile(target) and not os.access(target, os.W_OK):
            os.chmod(target, 0o600)
    except OSError as problem:
        raise not_saved(path.parent, problem) from problem
    write_content(target, content)
    with suppress(OSError):
        flush_folder(target.parent)
    return aside


def accept(store: JourneyStore, journey: str) -> Journey:
    """Take a save that was changed by hand as it is: its content is checked, kept as it was, and sealed anew.

    Raises:
        GmrsjError: Something else is wrong with it than its checksums, or it cannot be written.
    """
    path = store.path(journey)
    with store.lock(journey):
        report = examine_save(store.folder, journey)
        if report.condition.good:
            raise GmrsjError(f"{shown(path)} is in good order", "there is nothing to accept")
        if report.condition is not Condition.CHANGED_BY_HAND:
            raise GmrsjError(f"{shown(path)} cannot be accepted: {report.problem}", report.hint)
        tables = decode(content_of(path)[0], path, sealed=False)
        tables.setdefault("_save", {"1": {}})
        migrations.note(tables, "changed by hand, and accepted", clock.now())
        content = encode(tables, path)
        try:
            damage.put_aside(Path(os.path.realpath(path)), clock.now())
        except OSError as problem:
            raise not_saved(path.parent, problem) from problem
        write_content(path, content)
    return store.load(journey)


def take_back(store: JourneyStore, journey: str, copy: backups.Copy, who: str = "") -> Journey:
    """Make a journey hold again what it held in a copy, as one change, which an undo takes back.

    Raises:
        GmrsjError: The copy or the journey cannot be read, or nothing can be saved.
    """
    then = backups.read_copy(copy)
    with store.lock(journey):
        now = store.load(journey)
        after = past.take_over(now, then, clock.now(), who)
        if after is not now:
            store.save(after)
    return after
