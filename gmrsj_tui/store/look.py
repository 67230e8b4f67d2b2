"""One look at a folder of journeys: what is known of them at once, and reading what is not (CONTRACTS 4).

A list of all journeys reads whatever the index does not know and is then complete. A screen shows what is known at
once, all others by their names, and reads on behind its first frame.
"""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from gmrsj_tui.errors import GmrsjError
from gmrsj_tui.framework.model import Pack
from gmrsj_tui.journey.journey import Journey
from gmrsj_tui.store.atomic import reason
from gmrsj_tui.store.document import LinkNowhere, MissingSave, shown
from gmrsj_tui.store.identity import is_id
from gmrsj_tui.store.index import Remembered, State
from gmrsj_tui.store.listing import SUFFIX, Damaged, Listing, Unread
from gmrsj_tui.store.summary import Levels, PackFinder, StepLevel, Summary, fingerprint, summary_of
from gmrsj_tui.store.views import FOLDER as VIEWS
from gmrsj_tui.store.views import read_view

_LATEST = 253_402_300_799
"""Seconds since 1970 at the end of the year 9999, which no clock that is right has reached."""


class Look:
    """What a saves folder holds, as far as it was read yet. Only one thread reads with it.

    Args:
        folder: The saves folder.
        packs: Gives the packs for the levels; without it, levels are not worked out.
        read: Reads the journey in a save.
        misnamed: The error for a save whose name cannot be an id.
        remembered: What earlier looks have read, and the index; what is read now is added.

    Raises:
        GmrsjError: The folder cannot be read.
    """

    def __init__(
        self,
        folder: Path,
        packs: PackFinder | None,
        read: Callable[[Path, str], Journey],
        misnamed: Callable[[Path, str], GmrsjError],
        remembered: Remembered,
    ) -> None:
        self._folder = folder
        self._packs = packs
        self._read = read
        self._misnamed = misnamed
        self._remembered = remembered
        self._packs_found: dict[str, tuple[Pack | None, str]] = {}
        self._steps: dict[str, tuple[StepLevel, ...]] = {}
        self._saves = _states(folder, required=True)
        self._views = _states(folder / VIEWS) if self._saves else {}
        self._found: dict[str, Summary] = {}
        self._damaged: dict[str, GmrsjError] = {}
        self._left: dict[str, int] = {}
        """Names that are to be read, with the time of their last change in nanoseconds, the last one first."""
        try:
            self._compare()
        except (TypeError, ValueError, LookupError):
            remembered.distrust()
            self._compare()

    @property
    def left(self) -> int:
        """How many journeys are not known, or not as they are now."""
        return len(self._left)

    @property
    def names(self) -> tuple[str, ...]:
        """The journeys that are to be read, the one changed last first."""
        return tuple(self._left)

    def lacks(self, name: str) -> bool:
        """Whether a journey is still to be read."""
        return name in self._left

    def size(self, name: str) -> int:
        """The bytes of a save that is to be read."""
        state = self._saves.get(name)
        return state[1] if state is not None else 0

    def read(self, name: str) -> None:
        """Read what is not known of a journey, if that was not done.

        Args:
            name: Its id.
        """
        if self._left.pop(name, None) is None:
            return
        try:
            self._found[name] = self._read_one(name)
        except GmrsjError as error:
            self._found.pop(name, None)
            if isinstance(error, MissingSave) and not isinstance(error, LinkNowhere):
                del self._saves[name]  # it was deleted since the folder was looked through
            else:
                self._damaged[name] = error

    def read_all(self) -> None:
        """Read everything that is not known."""
        for name in self.names:
            self.read(name)

    def listing(self) -> Listing:
        """The journeys, as far as they are known."""
        named = (self._found[name] for name in sorted(self._found))
        found = sorted(named, key=lambda summary: summary.used, reverse=True)
        damaged = tuple(Damaged(self._path(name), self._damaged[name]) for name in sorted(self._damaged))
        unread = tuple(Unread(name, _moment(when)) for name, when in self._left.items() if name not in self._found)
        return Listing(tuple(found), damaged, unread)

    def write(self) -> None:
        """Write the index, where that is worth it; also when something is left to be read."""
        self._remembered.write(self._saves.keys())  # of a damaged one too: the title by which a person asks for it

    def _compare(self) -> None:
        """Take over what is remembered of files that did not change."""
        found: dict[str, Summary] = {}
        damaged: dict[str, GmrsjError] = {}
        left: list[tuple[int, str]] = []
        remembered = self._remembered.entries.get
        for name, state in sorted(self._saves.items()):
            if not is_id(name):
                damaged[name] = self._misnamed(self._path(name), name)
                continue
            known, view = remembered(name), self._views.get(name)
            if known is not None and state is not None and known[0] == state:
                levels, mark = known[2], self._pack(known[1][3])[1]
                current = not mark or (levels is not None and levels[0] == mark)
                found[name] = self._summary(name, known[1], levels if mark and current else None, known[4])
                if current and known[3] == view:
                    continue
            left.append((max(state[0] if state else 0, view[0] if view else 0), name))
        left.sort(key=lambda each: (-each[0], each[1]))
        self._found, self._damaged = found, damaged
        self._left = {name: when for when, name in left}

    def _read_one(self, name: str) -> Summary:
        state, view, known = self._saves[name], self._views.get(name), self._remembered.entries.get(name)
        opened = ""
        if view is not None:
            opened = known[4] if known is not None and known[3] == view else read_view(self._folder, name).opened
        if known is not None and state is not None and known[0] == state:
            fields, levels = known[1], known[2]
            mark = self._pack(fields[3])[1]
            if not mark or (levels is not None and levels[0] == mark):
                self._remembered.add(name, [state, fields, levels, view, opened], 0)
                return self._summary(name, fields, levels if mark else None, opened)
        journey = self._read(self._path(name), name)
        pack, mark = self._pack(journey.pack)
        summary = summary_of(journey, pack, mark)._replace(opened=opened)
        if state is not None:
            packed = None if summary.levels is None else _packed(summary.levels)
            self._remembered.add(name, [state, list(summary[1:13]), packed, view, opened], state[1])
        return summary

    def _summary(self, name: str, fields: list[Any], packed: list[Any] | None, opened: str) -> Summary:
        title, organisation, tracks, *plain = fields
        levels: Levels | None = None
        if packed is not None:
            mark, overall, steps, *rest = packed
            unpacked = self._steps.get(steps)
            if unpacked is None:
                unpacked = self._steps[steps] = tuple(StepLevel(*step) for step in json.loads(steps))
            levels = Levels(mark, overall, unpacked, *rest)
        return Summary._make((name, title, organisation, tuple(tracks), *plain, opened, levels))

    def _path(self, name: str) -> Path:
        return self._folder / f"{name}{SUFFIX}"

    def _pack(self, pack: str) -> tuple[Pack | None, str]:
        if self._packs is None:
            return None, ""
        known = self._packs_found.get(pack)
        if known is None:
            found = self._packs(pack)
            known = self._packs_found[pack] = (found, "" if found is None else fingerprint(found))
        return known


def _packed(levels: Levels) -> list[Any]:
    """Levels as an entry has them: the steps as one text, as many journeys have the same."""
    mark, overall, steps, *rest = levels
    return [mark, overall, json.dumps(steps), *rest]


def _moment(nanoseconds: int) -> str:
    moment = datetime.fromtimestamp(min(max(nanoseconds / 1e9, 0), _LATEST), UTC)
    return f"{moment.isoformat(timespec='milliseconds').removesuffix('+00:00')}Z"


def _states(folder: Path, *, required: bool = False) -> dict[str, State | None]:
    """The state of each file that has the name of a save, ``None`` where it cannot be asked for."""
    found: dict[str, State | None] = {}
    try:
        with os.scandir(folder) as entries:
            for entry in entries:
                name = entry.name
                if name.endswith(SUFFIX) and not name.startswith("."):
                    try:
                        status = entry.stat()
                        found[name[: -len(SUFFIX)]] = [status.st_mtime_ns, status.st_size, status.st_ino]
                    except OSError:
                        found[name[: -len(SUFFIX)]] = None
    except FileNotFoundError:
        return {}
    except OSError as problem:
        if required:
            raise GmrsjError(f"the saves folder {shown(folder)} cannot be read: {reason(problem)}") from problem
        return {}
    return found
