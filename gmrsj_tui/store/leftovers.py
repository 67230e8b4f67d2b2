"""Removing temporary files that programs left behind when they were killed in the middle of a save."""

from __future__ import annotations

import os
import re
import time
from contextlib import suppress
from pathlib import Path

from gmrsj_tui.store.atomic import TEMPORARY_SUFFIX

OLD = 3600.0
"""Seconds. A save that is still being written is far younger."""

SETTLED = 10.0
"""Seconds after which one is told of as left behind; it is removed under the lock of its journey."""

_FOLDERS = ("", ".views", ".backups")
"""Folders of the saves in which files are replaced."""

_TEMPORARY = re.compile(rf"\.{{1,2}}[a-z0-9][a-z0-9._-]*\.json\.[a-z0-9]{{8}}{re.escape(TEMPORARY_SUFFIX)}")


def leftovers(folder: Path, age: float = OLD) -> tuple[Path, ...]:
    """The temporary files of this program in a saves folder that are older than so many seconds."""
    youngest = time.time() - age
    found: list[Path] = []
    for name in _FOLDERS:
        with suppress(OSError), os.scandir(folder / name) as entries:
            for entry in entries:
                if entry.name.endswith(TEMPORARY_SUFFIX) and _TEMPORARY.fullmatch(entry.name):
                    with suppress(OSError):
                        if entry.stat(follow_symlinks=False).st_mtime <= youngest:
                            found.append(Path(entry.path))
    return tuple(sorted(found))


def sweep_all(folder: Path, age: float = OLD) -> tuple[Path, ...]:
    """Remove them, and say which; what cannot be removed stays."""
    gone = []
    for path in leftovers(folder, age):
        with suppress(OSError):
            os.unlink(path)
            gone.append(path)
    return tuple(gone)
