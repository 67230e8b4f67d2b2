"""The last good copies of a journey (CONTRACTS 4).

Before a change replaces a save, the file as it is gets a second name in ``.backups/ID/``. The rule: the states before
the last ten changes, and the state in which each of the last fourteen days began on which something was changed. Files
that a migration left are kept on top of that. All together a journey has at most :data:`LARGEST` bytes of them; the
oldest go first, the newest never.

A copy is a hard link, which costs no writing; the disk is not asked to confirm it. A power cut can so take the newest
copy with it, but never the save, which is flushed.
"""

import os
import re
import stat
from collections.abc import Iterable
from contextlib import suppress
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from gmrsj_tui import clock
from gmrsj_tui.errors import GmrsjError
from gmrsj_tui.journey.journey import Journey
from gmrsj_tui.store.atomic import PRIVATE_FILE, behind_links, keep_another, private_folder, reason
from gmrsj_tui.store.codec import journey_of
from gmrsj_tui.store.document import DamagedSave, Stamp, content_of, decode, shown
from gmrsj_tui.store.identity import is_id

FOLDER = ".backups"
CHANGES = 10
"""States before that many last changes are kept."""
DAYS = 14
"""And the state in which each of that many days began, of those on which something was changed."""
LARGEST = 64 * 1024 * 1024
"""Bytes of the copies of one journey, all together."""

_NAME = re.compile(r"(\d{6,12})_(\d{4}-\d\d-\d\dT)(\d\d)(\d\d)(\d\d)Z(_format-\d+)?\.json")


class Copy(NamedTuple):
    """One copy, as its name and its place say it; nothing of it was read."""

    path: Path
    sequence: int
    """Grows by one with each copy of a journey, whatever the clock says."""
    made: str
    """When a change took its place, RFC 3339 in UTC."""
    saved: float
    """When the state itself was saved, seconds since 1970."""
    size: int
    """Bytes."""
    migrated: bool = False
    """Whether it is the untouched file of an older format."""

    @property
    def day(self) -> date | None:
        """The local day on which a change took its place."""
        return _day(self.made)


class Kept(NamedTuple):
    """What came of keeping a state."""

    copies: tuple[Copy, ...]
    """The copies that the rule keeps, newest first."""
    superfluous: tuple[Copy, ...] = ()
    """Those that it no longer keeps, which are still there."""


@lru_cache(maxsize=256)
def _day(moment: str) -> date | None:
    local = clock.local(moment)
    return None if local is None else local.date()


def folder_of(saves: Path, journey: str) -> Path:
    """Where the copies of a journey are; the id must have been checked."""
    return saves / FOLDER / journey


def copies(saves: Path, journey: str) -> tuple[Copy, ...]:
    """The copies of a journey, newest first; none where there is no folder of them.

    Raises:
        GmrsjError: The folder cannot be read.
    """
    found = []
    try:
        with os.scandir(folder_of(saves, journey)) as entries:
            for entry in entries:
                named = _NAME.fullmatch(entry.name)
                if named is not None:
                    sequence, day, hour, minute, second, older = named.groups()
                    made, path = f"{day}{hour}:{minute}:{second}Z", Path(entry.path)
                    with suppress(FileNotFoundError):
                        status = entry.stat(follow_symlinks=False)
                        copy = Copy(path, int(sequence), made, status.st_mtime, status.st_size, older is not None)
                        found.append(copy)
    except FileNotFoundError:
        return ()
    except OSError as problem:
        where = shown(folder_of(saves, journey))
        raise GmrsjError(f"the copies in {where} cannot be read: {reason(problem)}") from problem
    return tuple(sorted(found, key=lambda copy: copy.sequence, reverse=True))


def journeys_with_copies(saves: Path) -> tuple[str, ...]:
    """The ids of the journeys that have a folder of copies, in order."""
    try:
        with os.scandir(saves / FOLDER) as entries:
            return tuple(sorted(entry.name for entry in entries if is_id(entry.name)))
    except OSError:
        return ()


def keep(
    saves: Path,
    journey: str,
    path: Path,
    when: str,
    *,
    older_format: int | None = None,
    known: tuple[Copy, ...] | None = None,
) -> Kept:
    """Keep the present state of a save, and say which copies the rule no longer keeps: nothing is removed.

    Args:
        saves: The saves folder.
        journey: The id, which must have been checked.
        path: The save file, which must be in good order.
        when: This moment, RFC 3339 in UTC.
        older_format: The format of the file, where it is to be migrated.
        known: The copies that there are, newest first, where the caller knows that nobody else has saved since it kept
            the last one; otherwise the folder is looked through.

    Returns:
        The copies that the rule keeps, and those that can go once the new state is saved.

    Raises:
        OSError: It could not be kept.
        GmrsjError: The folder cannot be read.
    """
    if known:
        try:
            return _keep(known, folder_of(saves, journey), path, when, older_format)
        except (FileExistsError, FileNotFoundError):
            pass  # a program that failed to save has kept this state, or somebody has removed the folder
    private_folder(saves / FOLDER)
    folder = folder_of(saves, journey)
    private_folder(folder)
    there = copies(saves, journey)
    if there and _is_copy(there[0], path):
        if older_format is None or there[0].migrated:
            return Kept(there)  # a save that failed after this point has kept this state already
        (made, *others), gone = _keep(there[1:], folder, path, when, older_format, there[0].sequence)
        return Kept((made, there[0], *others), gone)
    return _keep(there, folder, path, when, older_format)


def _keep(
    there: tuple[Copy, ...], folder: Path, path: Path, when: str, older_format: int | None, last: int = 0
) -> Kept:
    target = behind_links(path)
    status = os.stat(target)
    sequence = max(last, there[0].sequence if there else 0) + 1
    mark = "" if older_format is None else f"_format-{older_format}"
    copy = folder / f"{sequence:06}_{when[:19].replace(':', '')}Z{mark}.json"
    if stat.S_IMODE(status.st_mode) != PRIVATE_FILE:
        os.chmod(target, PRIVATE_FILE)
    keep_another(target, copy)
    made = Copy(copy, sequence, f"{when[:19]}Z", status.st_mtime, status.st_size, older_format is not None)
    found = (made, *there)
    gone = superfluous(found)
    return Kept(tuple(copy for copy in found if copy not in gone) if gone else found, gone)


def _is_copy(copy: Copy, path: Path) -> bool:
    try:
        return Stamp.of(os.stat(copy.path)) == Stamp.of(os.stat(path))
    except OSError:
        return False


def superfluous(found: Iterable[Copy]) -> tuple[Copy, ...]:
    """Of copies, newest first, those that the rule does not keep."""
    ordered = list(found)
    kept = ordered[:CHANGES]
    began: dict[date | None, Copy] = {}
    for copy in ordered:
        began[copy.day] = copy  # the last one to be met is the first of its day
    kept += list(began.values())[:DAYS]
    kept += [copy for copy in ordered if copy.migrated]
    wanted = {copy.sequence for copy in kept}
    total = 0
    gone = []
    full = False
    for place, copy in enumerate(ordered):
        total += copy.size if copy.sequence in wanted else 0
        full = full or (total > LARGEST and place > 0)
        if full or copy.sequence not in wanted:
            gone.append(copy)
    return tuple(gone)


def forget(saves: Path, journey: str) -> None:
    """Remove all copies of a journey that is deleted for good.

    Raises:
        OSError: One cannot be removed.
    """
    folder = folder_of(saves, journey)
    with suppress(FileNotFoundError):
        with os.scandir(folder) as entries:
            paths = [entry.path for entry in entries]
        for path in paths:
            os.unlink(path)
        os.rmdir(folder)


def read_copy(copy: Copy) -> Journey:
    """The journey as it was in a copy.

    Raises:
        GmrsjError: The copy is damaged itself, or cannot be read.
    """
    return journey_of(decode(content_of(copy.path)[0], copy.path), copy.path)


class GoodCopy(NamedTuple):
    """A copy that was read and found in good order."""

    copy: Copy
    journey: Journey


def newest_good(found: Iterable[Copy]) -> GoodCopy | None:
    """The first of these copies that is in good order, or ``None``."""
    for copy in found:
        with suppress(GmrsjError):
            return GoodCopy(copy, read_copy(copy))
    return None


def has_good_copy(path: Path) -> bool:
    """Whether a save file has a copy that is in good order; the copies are read until one is found.

    Args:
        path: The save file, whether it can be read or not.
    """
    if not is_id(path.stem):
        return False
    try:
        return newest_good(copies(path.parent, path.stem)) is not None
    except GmrsjError:
        return False


def sound(copy: Copy) -> str:
    """What is wrong with a copy, or an empty text."""
    try:
        read_copy(copy)
    except DamagedSave as problem:
        return problem.problem
    except GmrsjError as problem:
        return problem.message
    return ""
