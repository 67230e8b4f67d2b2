"""What was kept of damaged saves: each beside the journey, under a name that says what it is."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path

from gmrsj_tui.store.atomic import copy_whole

MARK = ".damaged-"


def put_aside(path: Path, when: str) -> Path:
    """Give a damaged save a second name, so that a good copy can take its first.

    A file has both names until then, so that a crash in between leaves it where it was. What is no file is renamed.

    Args:
        path: What has the name of the save.
        when: This moment, RFC 3339 in UTC.

    Raises:
        OSError: That cannot be done; nothing was changed.
    """
    aside = _free(path, when)
    if os.path.islink(path) or not os.path.isfile(path):
        os.rename(path, aside)
        if not os.path.islink(aside):
            with suppress(OSError):
                os.chmod(aside, 0o700 if os.path.isdir(aside) else 0o600)
        return aside
    try:
        os.link(path, aside)
    except OSError:
        copy_whole(path, aside)
    with suppress(OSError):
        os.chmod(aside, 0o600)
    return aside


def _free(path: Path, when: str) -> Path:
    moment = f"{when[:19].replace(':', '')}Z"
    aside = path.with_name(f"{path.name}{MARK}{moment}")
    number = 2
    while os.path.lexists(aside):
        aside = path.with_name(f"{path.name}{MARK}{moment}-{number}")
        number += 1
    return aside


def kept(path: Path) -> tuple[Path, ...]:
    """What was put aside of a save, in order."""
    return all_kept(path.parent).get(path.name, ())


def all_kept(folder: Path) -> dict[str, tuple[Path, ...]]:
    """What was put aside of all saves in a folder: name of the file of a save to what was kept of it, in order."""
    found: dict[str, list[Path]] = {}
    with suppress(OSError), os.scandir(folder) as entries:
        for entry in entries:
            name, mark, _ = entry.name.partition(MARK)
            if mark:
                found.setdefault(name, []).append(Path(entry.path))
    return {name: tuple(sorted(paths)) for name, paths in found.items()}


def forget(path: Path) -> None:
    """Remove what was put aside of a journey that is deleted for good; a folder that was in its place is left.

    Raises:
        OSError: One cannot be removed.
    """
    for aside in kept(path):
        if os.path.islink(aside) or not os.path.isdir(aside):
            os.unlink(aside)
