"""Saving what a command made in a file that a person named."""

from __future__ import annotations

import os
from pathlib import Path

from gmrsj_tui.errors import GmrsjError
from gmrsj_tui.store.atomic import reason, replace_whole
from gmrsj_tui.text import one_line


def save_output(file: str, text: str, *, force: bool) -> None:
    """Write a file whole or not at all, in UTF-8, readable by its owner only.

    Args:
        file: Its path.
        text: What to write.
        force: Whether a file that exists is replaced.

    Raises:
        GmrsjError: It exists, or cannot be written.
    """
    name = one_line(file)
    try:
        path = Path(file).expanduser()
        if path.is_dir():
            raise GmrsjError(f"{name} is a folder", "name a file in it")
        if path.exists() and not path.is_file():  # a device or a pipe: there is nothing to keep and nothing to replace
            path.write_bytes(text.encode())
            return
        if os.path.lexists(path) and not force:
            raise GmrsjError(f"{name} exists and was left as it is", "--force replaces it")
        replace_whole(path, text.encode())
    except OSError as problem:
        raise GmrsjError(f"{name} cannot be written: {reason(problem)}") from None
    except (ValueError, RuntimeError):
        raise GmrsjError(f"{name} is not the name of a file") from None
