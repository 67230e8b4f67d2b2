"""Programs that the tests run beside themselves, as ``python -m tests.store.programs NAME FOLDER …``."""

from __future__ import annotations

import os
import resource
import signal
import sys
from collections.abc import Callable
from itertools import count
from pathlib import Path
from typing import cast

from gmrsj_tui.errors import GmrsjError
from gmrsj_tui.framework.library import PackLibrary
from gmrsj_tui.framework.model import Pack
from gmrsj_tui.journey.answer import Status
from gmrsj_tui.journey.changes import AnswerUpdate
from gmrsj_tui.session import JourneySession
from gmrsj_tui.store.document import read_tables, write_tables
from gmrsj_tui.store.journeys import JourneyStore, read_journey
from tests.store.making import CRITERIA, PACK


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


PROGRAMS: dict[str, Callable[..., None]] = {"answer": answer, "kill": kill, "kill-writing": kill_writing, "fill": fill}

if __name__ == "__main__":
    PROGRAMS[sys.argv[1]](Path(sys.argv[2]), *sys.argv[3:])
