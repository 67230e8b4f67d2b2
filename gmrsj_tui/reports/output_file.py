"""Saving what a command made in a file that a person named."""

from __future__ import annotations

import os
from pathlib import Path

from gmrsj_tui.errors import GmrsjError
from gmrsj_tui.store.atomic import reason, replace_whole
from gmrsj_tui.text import one_line

TYPE_CHECKING = False  # as in typing, which takes long to import
if TYPE_CHECKING:
    from collections.abc import Callable


def save_output(file: str, content: bytes | str, *, force: bool, before: Callable[[], None] | None = None) -> None:
    """Write a file whole or not at all, readable by its owner only: an interruption leaves no half file.

    Args:
        file: Its path.
        content: What to write; a text in UTF-8.
        force: Whether a file that exists is replaced.
        before: Called when all of it is on the disk and nothing is in place yet; what it raises leaves all as it was.

    Raises:
        GmrsjError: It exists, or cannot be written.
    """
    if isinstance(content, str):
        content = content.encode()
    name = one_line(file)
    try:
        path = _free(file, force)
        if path.exists() and not path.is_file():  # a device or a pipe: there is nothing to keep and nothing to replace
            path.write_bytes(content)
            return
        replace_whole(path, content, before=before)
    except OSError as problem:
        raise GmrsjError(f"{name} cannot be written: {reason(problem)}") from None
    except (ValueError, RuntimeError):
        raise GmrsjError(f"{name} is not the name of a file") from None


def refuse_taken(file: str, *, force: bool) -> None:
    """Refuse a file that :func:`save_output` would refuse, before the work that fills it is begun.

    Raises:
        GmrsjError: It is a folder, or it exists and is not to be replaced, or this is not the name of a file.
    """
    name = one_line(file)
    try:
        _free(file, force)
    except OSError as problem:
        raise GmrsjError(f"{name} cannot be written: {reason(problem)}") from None
    except (ValueError, RuntimeError):
        raise GmrsjError(f"{name} is not the name of a file") from None


def _free(file: str, force: bool) -> Path:
    """The path of a file that may be written."""
    name = one_line(file)
    path = Path(file).expanduser()
    if path.is_dir():
        raise GmrsjError(f"{name} is a folder", "name a file in it")
    taken = os.path.lexists(path) and (path.is_file() or not path.exists())
    if taken and not force:
        raise GmrsjError(f"{name} exists and was left as it is", "--force replaces it")
    return path
