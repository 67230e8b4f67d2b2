"""Why a journey is not saved, in the few words that a title bar of 60 columns has room for."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path

from gmrsj_tui.errors import GmrsjError
from gmrsj_tui.session import JourneySession
from gmrsj_tui.store.document import DamagedSave
from gmrsj_tui.store.failures import Cause, SaveFailed
from gmrsj_tui.text import one_line
from gmrsj_tui.tui.words import plural

ALARMS: Mapping[Cause, str] = {
    Cause.FULL: "disk full",
    Cause.READ_ONLY: "read-only",
    Cause.FOLDER_GONE: "folder gone",
    Cause.FILE_GONE: "file gone",
    Cause.BUSY: "other program busy",
    Cause.CHANGED: "changed elsewhere",
    Cause.DISK: "disk error",
    Cause.OTHER: "saving failed",
}


def alarm_words(problem: GmrsjError) -> str:
    """What is in the way, in two or three words; the notice and the screen for leaving say it in full."""
    if isinstance(problem, SaveFailed):
        return ALARMS[problem.cause]
    return "file damaged" if isinstance(problem, DamagedSave) else "saving failed"


KEY = "{key}"
"""What stands for the key that offers another place in :func:`risk_words`."""


def risk_words(session: JourneySession) -> str:
    """What is at risk while a journey cannot be saved, and the way out, for a line of 60 columns."""
    count = len(session.unsaved)
    if count:
        them = "it" if count == 1 else "them"
        return f"{plural(count, 'change is', 'changes are')} only in memory; {KEY} saves {them} elsewhere"
    if session.at_risk:
        return f"The journey is only in memory; {KEY} saves it elsewhere"
    return f"What comes now stays in memory; {KEY} saves it elsewhere"


def sentence(words: str) -> str:
    """An error as the beginning of a sentence."""
    return words[:1].upper() + words[1:]


def short_path(folder: Path, ellipsis: str, most: int = 24) -> str:
    """A folder in few letters: from the person's own folder on, or its end.

    Args:
        folder: The folder.
        ellipsis: The sign that something was left out.
        most: Characters, where its own name is no longer.
    """
    path = one_line(str(folder))
    home = str(Path.home())
    if path == home or path.startswith(home + os.sep):
        path = "~" + path[len(home) :]
    return path if len(path) <= most else f"{ellipsis}{os.sep}{one_line(folder.name)}"
