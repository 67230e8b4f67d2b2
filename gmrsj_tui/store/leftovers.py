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

_TEMPORARY = re.compile(rf"\.[a-z0-9][a-z0-9._-]*\.json\.[a-z0-9]{{8}}{re.escape(TEMPORARY_SUFFIX)}")


def sweep(folder: Path) -> None:
    """Remove the old temporary files of this program from a folder; what cannot be removed stays."""
    oldest = time.time() - OLD
    with suppress(OSError), os.scandir(folder) as entries:
        for entry in entries:
            if _TEMPORARY.fullmatch(entry.name):
                with suppress(OSError):
                    if entry.stat(follow_symlinks=False).st_mtime < oldest:
                        os.unlink(entry.path)
