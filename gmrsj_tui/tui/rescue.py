"""The last resort: what could not be saved when the app had to end, put where it is found and brought back from.

Two files beside each other: one to be read, with the changes that were only in memory, and the whole journey as an
export, which ``gmrsj import`` merges into the journey as it is by then (CONTRACTS 3).
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from pathlib import Path
from shlex import quote

from gmrsj_tui import clock
from gmrsj_tui.errors import GmrsjError
from gmrsj_tui.framework.model import Pack
from gmrsj_tui.journey.history_words import action_words, told
from gmrsj_tui.journey.journey import Change
from gmrsj_tui.session import JourneySession
from gmrsj_tui.store.journeys import JourneyStore
from gmrsj_tui.text import one_line, plain
from gmrsj_tui.tui.words import plural

FOLDER = "rescued"
"""The folder for both files, beside what the app remembers of a person."""
_MARK = ".unsaved-"


def put_aside(session: JourneySession, folders: Sequence[Path], when: str) -> tuple[str, ...]:
    """Write what is only in memory into the first folder that takes it.

    Args:
        session: The journey, which could not be saved.
        folders: Where to try, the best first; a folder is made where there is none.
        when: This moment, RFC 3339 in UTC.

    Returns:
        Lines for the person: where it is and how it is brought back; where no folder took it, all of it in words.
    """
    problem = "" if session.problem is None else one_line(session.problem.message).removeprefix("not saved: ")
    lost = f"{_counted(session)} of {session.journey.id} could not be saved{problem and ': '}{problem}."
    words = tuple(_words(session.unsaved, session.pack))
    for folder in folders:
        files = _written(session, folder, when, (lost, *words))
        if files is not None:
            text, export = files
            back = way_back(export, session.store)
            return (f"gmrsj: {lost}", f"It can be read in {one_line(str(text))}", f"This brings it back: {back}")
    return (f"gmrsj: {lost} No other folder took it either. It was:", *words)


def way_back(export: Path, store: JourneyStore) -> str:
    """The command that takes what was put aside into the folder in which it is missing, from wherever it is typed."""
    return one_line(f"gmrsj --saves {quote(os.path.abspath(store.folder))} import {quote(str(export))}")


def _counted(session: JourneySession) -> str:
    changes = len(session.unsaved)
    return plural(changes, "change", "changes") if changes else "Something"


def _words(changes: Sequence[Change], pack: Pack) -> Iterator[str]:
    """Changes in full, line by line, with every text in them: nobody else has it."""
    for change in changes:
        who = f", {one_line(change.who)}" if change.who else ""
        action = f", {action_words(change)}" if action_words(change) else ""
        yield f"Change {change.number}, {clock.minute(change.when)}{who}{action}"
        for item in change.items:
            name, moved = told(item, pack)
            yield f"  {one_line(name)}"
            yield from (f"    {one_line(line)}" for line in moved)


def _written(session: JourneySession, folder: Path, when: str, lines: Sequence[str]) -> tuple[Path, Path] | None:
    """Both files, for their owner only; ``None`` where this folder does not take them."""
    from gmrsj_tui.exchange.writing import export_text
    from gmrsj_tui.store.atomic import private_folder, replace_whole

    moment = "".join(sign for sign in when if sign.isdigit())[:17]
    name = f"{session.journey.id}{_MARK}{moment}"
    text, export = folder / f"{name}.txt", folder / f"{name}.json"
    more = ("", way_back(export, session.store), "brings it back.", "")
    try:
        private_folder(folder)
        replace_whole(export, export_text(session.journey).encode())
        readable = "\n".join(plain(line) for line in (lines[0], *more, *lines[1:])) + "\n"
        replace_whole(text, readable.encode(errors="replace"))
    except OSError:
        return None
    return text, export


def waiting_for(journey: str, folder: Path, store: JourneyStore) -> Path | None:
    """The latest export of a journey that was put aside and has something that the journey does not have.

    Args:
        journey: Id of the journey.
        folder: Where exports were put.
        store: Where the journey is saved.
    """
    try:
        names = sorted((name for name in os.listdir(folder) if name.startswith(f"{journey}{_MARK}")), reverse=True)
    except OSError:
        return None
    return next((folder / name for name in names if name.endswith(".json") and _brings(folder / name, store)), None)


def _brings(path: Path, store: JourneyStore) -> bool:
    from gmrsj_tui.exchange.importing import import_journey
    from gmrsj_tui.exchange.reading import read_export

    try:
        if path.stat().st_uid != getattr(os, "getuid", int)():
            return False  # somebody else's, in a folder that many can write to
        imported = read_export(path.read_bytes(), one_line(str(path)))
        return import_journey(store, imported, clock.now(), dry_run=True).kind != "nothing"
    except (OSError, GmrsjError):
        return True  # let a person look at it
