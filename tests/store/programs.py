"""Programs that the tests run beside themselves, as ``python -m tests.store.programs NAME FOLDER …``."""

from __future__ import annotations

import os
import resource
import signal
import subprocess
import sys
from collections.abc import Callable
from contextlib import suppress
from itertools import count
from pathlib import Path
from typing import cast

from gmrsj_tui.errors import GmrsjError
from gmrsj_tui.framework.library import PackLibrary
from gmrsj_tui.framework.model import Pack
from gmrsj_tui.journey.answer import Status
from gmrsj_tui.journey.changes import AnswerUpdate
from gmrsj_tui.session import JourneySession
from gmrsj_tui.store.backups import copies, sound
from gmrsj_tui.store.document import read_tables
from gmrsj_tui.store.failures import SaveFailed
from gmrsj_tui.store.journeys import JourneyStore, read_journey
from gmrsj_tui.store.writing import write_tables
from tests.store.making import CRITERIA, PACK, new_journey


class OnePack:
    """A library that holds the sample pack."""

    def load(self, pack: str) -> Pack:
        """The sample pack, whatever is asked for."""
        return PACK


def opened(folder: Path) -> JourneySession:
    """A session on the journey that the tests make."""
    return JourneySession.open(JourneyStore(folder), cast("PackLibrary", OnePack()), "acme-2345")


def tell(*words: object, to: int = 1) -> None:
    """Write a line at once, to the test that runs the program or to another open file."""
    os.write(to, (" ".join(map(str, words)) + "\n").encode())


def answer(folder: Path, name: str, answers: str) -> None:
    """Give a number of answers, each with a note that tells who gave it and which one it is."""
    session = opened(folder)
    for number in range(int(answers)):
        session.answer([AnswerUpdate(CRITERIA[number % len(CRITERIA)], note=f"{name} {number}")], who=name)


def kill(folder: Path, rounds: str) -> None:
    """Kill a program that answers without end, in the middle of that; again and again.

    Prints a line for each round: the revision that the program saw saved last, and the one on disk.
    """
    opened(folder).mark("S1-L1-02", Status.MET)  # so that no child has to import what saves
    path = JourneyStore(folder).path("acme-2345")
    for number in range(int(rounds)):
        last = _last_before_kill(number, lambda acknowledge: _answer_for_ever(folder, acknowledge))
        try:
            tell(last, read_journey(path).revision)
        except GmrsjError as error:
            tell(last, error)


def kill_writing(folder: Path, rounds: str) -> None:
    """As :func:`kill`, with large files that get shorter and longer, so that most of the time is spent writing."""
    path = folder / "large.json"
    for number in range(int(rounds)):
        last = _last_before_kill(number, lambda acknowledge: _write_for_ever(path, acknowledge))
        try:
            tell(last, read_tables(path)["journey"]["1"]["number"])
        except GmrsjError as error:
            tell(last, error)


def _last_before_kill(number: int, work: Callable[[Callable[[int], None]], None]) -> int:
    """What a child acknowledged last before it was killed, at another moment of its work in each round."""
    reader, writer = os.pipe()
    child = os.fork()
    if child == 0:
        work(lambda done: tell(done, to=writer))
    os.close(writer)
    with open(reader, encoding="ascii") as acknowledged:
        for _ in range(2 + number % 3):
            last = acknowledged.readline()
        sum(range(number * 7919 % 200_000))
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        return int([last, *acknowledged][-1])


def _answer_for_ever(folder: Path, acknowledge: Callable[[int], None]) -> None:
    session = opened(folder)
    for number in count():
        note = f"{number} {'x' * (number * 7919 % 3000)}"
        acknowledge(session.answer([AnswerUpdate("S1-L1-01", note=note)]).after.revision)


def _write_for_ever(path: Path, acknowledge: Callable[[int], None]) -> None:
    for number in count():
        write_tables(path, {"journey": {"1": {"number": number, "text": "x" * (3_000_000 >> number % 4)}}})
        acknowledge(number)


def fill(folder: Path, largest: str) -> None:
    """Answer on a disk that has no room: no file may be larger than a number of bytes. Prints what is said."""
    session = opened(folder)
    session.mark("S1-L1-01", Status.MET)
    resource.setrlimit(resource.RLIMIT_FSIZE, (int(largest), resource.RLIM_INFINITY))
    try:
        session.answer([AnswerUpdate("S1-L1-02", note="x" * 50_000)])
    except GmrsjError as error:
        tell(error)
    resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
    session.mark("S1-L2-01", Status.MET)
    tell(sorted(session.journey.answers))


def read_only(folder: Path) -> None:
    """Answer in a folder that has become read-only; prints what is said, and what is there at the end."""
    here = folder
    JourneyStore(here).create(new_journey())
    session = opened(here)
    session.mark("S1-L1-01", Status.MET)
    if os.geteuid() == 0:  # who may do everything is refused nothing
        for path in (here, *here.rglob("*")):
            os.chown(path, 65534, 65534)
        os.setgid(65534)
        os.setuid(65534)
    modes = {path: path.stat().st_mode for path in (here, here / ".locks", here / ".backups")}
    for path in modes:
        path.chmod(0o500)
    try:
        session.mark("S1-L1-02", Status.MET)
    except SaveFailed as error:
        tell(error)
        tell(error.cause.value)
    for path, mode in modes.items():
        path.chmod(mode)
    session.mark("S1-L2-01", Status.MET)
    tell(sorted(JourneyStore(here).load("acme-2345").answers))
    tell(sorted(path.name for path in here.iterdir() if not path.name.startswith(".")))


def full(folder: Path) -> None:
    """Answer on a disk that gets full: a small one in memory, or where that may not be made, a limit on files."""
    small = folder / "disk"
    small.mkdir()
    made = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=256k", "tmpfs", str(small)], capture_output=True, check=False
    ).returncode
    try:
        _fill_and_go_on(small / "saves", limited=bool(made))
    finally:
        if not made:
            subprocess.run(["umount", "-l", str(small)], check=True)


def _fill_and_go_on(saves: Path, *, limited: bool) -> None:
    JourneyStore(saves).create(new_journey())
    session = opened(saves)
    session.mark("S1-L1-01", Status.MET)
    ballast = saves.parent / "ballast"
    if limited:
        resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, resource.RLIM_INFINITY))
    else:
        with suppress(OSError), open(ballast, "wb", buffering=0) as file:
            while file.write(b"x" * 4096):
                pass
    try:
        session.answer([AnswerUpdate("S1-L1-02", note="x" * 50_000)])
    except SaveFailed as error:
        tell(error)
    resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
    ballast.unlink(missing_ok=True)
    session.mark("S1-L2-01", Status.MET)
    tell(sorted(JourneyStore(saves).load("acme-2345").answers))
    bad = [copy.path.name for copy in copies(saves, "acme-2345") if sound(copy)]
    tell([*bad, *(path.name for path in saves.rglob("*.tmp"))])


PROGRAMS: dict[str, Callable[..., None]] = {
    "answer": answer,
    "kill": kill,
    "kill-writing": kill_writing,
    "fill": fill,
    "read-only": read_only,
    "full": full,
}

if __name__ == "__main__":
    PROGRAMS[sys.argv[1]](Path(sys.argv[2]), *sys.argv[3:])
