"""Looks at everything in a saves folder and says what is wrong with it; changes nothing (CONTRACTS 3, ``doctor``)."""

import os
import stat
import sys
from collections.abc import Callable
from enum import StrEnum
from pathlib import Path
from typing import NamedTuple

from gmrsj_tui.errors import GmrsjError
from gmrsj_tui.journey.journey import Journey
from gmrsj_tui.store import backups, codec, damage, leftovers, migrations
from gmrsj_tui.store.atomic import PRIVATE_FILE, PRIVATE_FOLDER
from gmrsj_tui.store.collecting import without_collecting
from gmrsj_tui.store.document import ChangedByHand, DamagedSave, LinkNowhere, MissingSave, content_of, decode, shown
from gmrsj_tui.store.identity import is_id
from gmrsj_tui.store.listing import SUFFIX, save_files
from gmrsj_tui.text import one_line


class Condition(StrEnum):
    """What one look at a save tells."""

    SOUND = "sound"
    OLDER = "older"
    """Of an older format, in good order; its first change migrates it."""
    NEWER = "newer"
    """Of a format that only a newer program reads."""
    CHANGED_BY_HAND = "changed-by-hand"
    """The checksums do not fit, and everything else is in order."""
    DAMAGED = "damaged"
    GONE = "gone"
    """There are copies, and no file."""
    UNREADABLE = "unreadable"
    """It cannot be looked at, for example for want of permission."""
    MISNAMED = "misnamed"
    """Its name cannot be the id of a journey."""

    @property
    def good(self) -> bool:
        """Whether nothing needs to be done."""
        return self in (Condition.SOUND, Condition.OLDER)

    @property
    def repairable(self) -> bool:
        """Whether a good copy can take its place."""
        return self in (Condition.DAMAGED, Condition.CHANGED_BY_HAND, Condition.GONE)


class SaveReport(NamedTuple):
    """One save."""

    name: str
    """Its id, or the name of its file where that is none."""
    path: Path
    condition: Condition
    problem: str = ""
    """What is wrong, for people."""
    hint: str = ""
    journey: Journey | None = None
    """What it holds, where it is in good order; in a report on many, without answers, history and snapshots."""
    format: int | None = None
    copies: tuple[backups.Copy, ...] = ()
    good: backups.GoodCopy | None = None
    """The newest good copy; only looked for where the save is not in good order."""
    aside: tuple[Path, ...] = ()
    """What earlier repairs kept of damaged files."""


class OpenToOthers(NamedTuple):
    """Something that more people than its owner can get at."""

    path: Path
    mode: int
    wanted: int


class Checkup(NamedTuple):
    """What is in a saves folder."""

    folder: Path
    saves: tuple[SaveReport, ...]
    leftovers: tuple[Path, ...]
    """Temporary files of programs that were killed."""
    open_to_others: tuple[OpenToOthers, ...]

    @property
    def good(self) -> bool:
        """Whether nothing is wrong."""
        return all(save.condition.good for save in self.saves) and not self.leftovers and not self.open_to_others


Progress = Callable[[int, int], None]
"""Told how many saves were looked at, and how many there are."""


def examine(folder: Path, progress: Progress | None = None) -> Checkup:
    """Look at a saves folder; one that does not exist has nothing in it.

    Args:
        folder: The saves folder.
        progress: Told before each save.

    Raises:
        GmrsjError: The folder cannot be read.
    """
    there = save_files(folder)
    known = frozenset(there)
    gone = [id for id in backups.journeys_with_copies(folder) if id not in known and backups.copies(folder, id)]
    names, aside = sorted([*there, *gone]), damage.all_kept(folder)
    reports = []
    with without_collecting():
        for number, name in enumerate(names):
            if progress is not None:
                progress(number, len(names))
            report = _examine(folder, name, aside.get(f"{name}{SUFFIX}", ()))
            if report.journey is not None:
                # Thousands of journeys with all their history would fill the memory.
                report = report._replace(journey=report.journey._replace(answers={}, changes=(), snapshots=()))
            reports.append(report)
    found = tuple(reports)
    return Checkup(folder, found, leftovers.leftovers(folder, leftovers.SETTLED), _open_to_others(folder, found))


def examine_save(folder: Path, name: str) -> SaveReport:
    """Look at one save.

    Args:
        folder: The saves folder.
        name: Its name without suffix, which may be no id.
    """
    return _examine(folder, name, damage.kept(folder / f"{name}{SUFFIX}"))


def _examine(folder: Path, name: str, aside: tuple[Path, ...]) -> SaveReport:
    path = folder / f"{name}{SUFFIX}"
    if not is_id(name):
        problem = f"{shown(path)} has a name that cannot be the id of a journey"
        return SaveReport(one_line(path.name), path, Condition.MISNAMED, problem, "rename it")
    try:
        copies = backups.copies(folder, name)
    except GmrsjError:
        copies = ()
    report = SaveReport(name, path, Condition.SOUND, copies=copies, aside=aside)
    try:
        tables = decode(content_of(path)[0], path)
        journey = codec.journey_of(tables, path)
        number = migrations.format_of(tables)
        condition = Condition.SOUND if number == codec.FORMAT else Condition.OLDER
        return report._replace(condition=condition, journey=journey, format=number)
    except codec.NewerSave as error:
        return _bad(report, Condition.NEWER, error)
    except LinkNowhere as error:
        return _bad(report, Condition.DAMAGED, error)
    except MissingSave as error:
        return _bad(report, Condition.GONE, error)
    except ChangedByHand as error:
        return _bad(report, _otherwise(path), error)
    except DamagedSave as error:
        return _bad(report, Condition.DAMAGED, error)
    except GmrsjError as error:
        return _bad(report, Condition.UNREADABLE, error)


def _otherwise(path: Path) -> Condition:
    try:
        codec.journey_of(decode(content_of(path)[0], path, sealed=False), path)
    except GmrsjError:
        return Condition.DAMAGED
    return Condition.CHANGED_BY_HAND


def _bad(report: SaveReport, condition: Condition, error: GmrsjError) -> SaveReport:
    good = backups.newest_good(report.copies) if condition.repairable else None
    problem = error.problem if isinstance(error, DamagedSave) else error.message
    return report._replace(condition=condition, problem=problem, hint=error.hint, good=good)


def _open_to_others(folder: Path, reports: tuple[SaveReport, ...]) -> tuple[OpenToOthers, ...]:
    if sys.platform == "win32":
        return ()
    own = [save for save in reports if save.journey is None or not save.journey.sample]
    found: list[OpenToOthers] = []
    # The sample is an invented company, and comes with a checkout as everybody's own files do.
    for path in (*([folder] if own else []), *(save.path for save in own), *_inside(folder)):
        try:
            mode = os.lstat(path).st_mode
        except OSError:
            continue
        if stat.S_ISLNK(mode):
            continue
        wanted = PRIVATE_FOLDER if stat.S_ISDIR(mode) else PRIVATE_FILE
        if stat.S_IMODE(mode) & 0o077:
            found.append(OpenToOthers(Path(path), stat.S_IMODE(mode), wanted))
    return tuple(found)


def _inside(folder: Path) -> list[Path]:
    """The private folders of the program with what is in them, and its other files."""
    found: list[Path] = []
    for name in (".backups", ".locks", ".views"):
        if os.path.isdir(folder / name):
            found.append(folder / name)
            for where, folders, files in os.walk(folder / name):
                found += [Path(where, each) for each in (*folders, *files)]
    found += [folder / name for name in (".index.json",) if os.path.lexists(folder / name)]
    return [*found, *(Path(entry) for entry in sorted(folder.glob(f"*{SUFFIX}{damage.MARK}*")))]
