"""Several programs on one journey at once, one of them the app in a terminal; and what the app tells of the others."""

from __future__ import annotations

import subprocess
import sys
import time
from collections import Counter
from functools import partial
from statistics import median
from typing import IO, NamedTuple

from gmrsj_tui.journey.answer import Answer, Status
from gmrsj_tui.journey.journey import Journey
from tests.torture.app_in_terminal import DOWN, HOME, KEYS, AppInTerminal
from tests.torture.program import ROWS, WHO, Program
from tests.torture.tally import broken_history
from tests.tui.terminal import Terminal

OTHERS = ("Bo", "Chi", "Dov")
APP_ROWS = ROWS[:8]
"""Answered in the app, and by nobody else."""
SHARED = ROWS[8:11]
"""Answered by all the others."""
NOTICED = ROWS[11]
"""Answered by somebody else while the app looks on."""


class Together(NamedTuple):
    """What came of answers by several programs."""

    asked: int
    acknowledged: int
    stored: int
    problems: list[str]


def answer_together(program: Program, each: int) -> Together:
    """Let the app and three other programs give answers to one journey at the same time.

    Args:
        program: On an empty folder.
        each: How many answers each of the four gives.
    """
    journey = program.new("Together")
    with program.app(journey) as terminal:
        terminal.ready()
        writers = [_writer(program, journey, who, each, place) for place, who in enumerate(OTHERS)]
        for writer in writers:
            assert _pipe(writer.stdout).readline() == "ready\n"
        for writer in writers:
            _pipe(writer.stdin).write("\n")
            _pipe(writer.stdin).flush()
        in_app = _type_answers(terminal, each)
        acknowledged = in_app + sum(int(writer.communicate()[0]) for writer in writers)
        saved = program.load(journey)
        problems = _problems(saved, each)
        if not 4 * each == acknowledged == len(saved.changes):
            problems.append("answers are missing")
        return Together(4 * each, acknowledged, len(saved.changes), problems)


def _writer(program: Program, journey: str, who: str, answers: int, place: int) -> subprocess.Popen[str]:
    criteria = [*SHARED, ROWS[12 + place]]
    return subprocess.Popen(
        [sys.executable, "-m", "tests.torture.writer", str(program.saves), journey, who, str(answers), *criteria],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        env=program.environment,
        encoding="ascii",
    )


def _pipe(stream: IO[str] | None) -> IO[str]:
    assert stream is not None
    return stream


def _type_answers(terminal: AppInTerminal, answers: int) -> int:
    """Type answers, a screenful at a time, and see each on the screen; how many that were."""
    statuses = tuple(KEYS)
    done = 0
    while done < answers:
        status = statuses[done // len(APP_ROWS) % len(statuses)]
        rows = APP_ROWS[: answers - done]
        terminal.write(HOME + f"{KEYS[status]}{DOWN}" * len(rows))
        terminal.read_until(partial(_all_shown, rows=rows, status=status), deadline=60.0)
        done += len(rows)
    return done


def _all_shown(terminal: Terminal, rows: tuple[str, ...], status: Status) -> bool:
    assert isinstance(terminal, AppInTerminal)
    return all(terminal.shows(criterion, status) for criterion in rows)


def _problems(journey: Journey, each: int) -> list[str]:
    found = broken_history(journey)
    given: dict[str, list[str]] = {who: [] for who in (WHO, *OTHERS)}
    for change in journey.changes:
        for item in change.items:
            assert isinstance(item.after, Answer)
            given[change.who].append(item.after.note)
    for who in OTHERS:
        if given[who] != [f"{who} {number}" for number in range(each)]:
            found.append(f"the history does not have all answers of {who} in their order")
    typed = Counter(item.key for change in journey.changes if change.who == WHO for item in change.items)
    if typed != Counter(APP_ROWS[number % len(APP_ROWS)] for number in range(each)):
        found.append(f"the history does not have all answers of {WHO}")
    return found


class Told(NamedTuple):
    """How the app told of changes by others."""

    seconds: list[float]
    """From the end of the other program to the screen that says what changed and who did it, in order."""
    moved: int
    """How often the cursor moved."""

    @property
    def median(self) -> float:
        """Seconds."""
        return median(self.seconds)

    @property
    def slowest(self) -> float:
        """Seconds."""
        return max(self.seconds)


def tell_the_app(program: Program, times: int) -> Told:
    """Answer beside an open app, and read on its screen what it tells of that."""
    journey = program.new("Told")
    seconds: list[float] = []
    moved = 0
    with program.app(journey) as terminal:
        terminal.ready()
        terminal.write(DOWN * 3)
        terminal.read_until(partial(_cursor_on, criterion=ROWS[3]))
        for number in range(times):
            before = terminal.cursor
            who, status = f"Neighbour {number}", tuple(KEYS)[number % len(KEYS)]
            ran = program.run("answer", journey, NOTICED, status, "--by", who)
            assert ran.status == 0, ran.err
            begun = time.monotonic()
            terminal.read_until(partial(_told, who=who, status=status))
            seconds.append(time.monotonic() - begun)
            moved += terminal.cursor != before
    return Told(seconds, moved)


def _cursor_on(terminal: Terminal, criterion: str) -> bool:
    assert isinstance(terminal, AppInTerminal)
    return (row := terminal.cursor) is not None and row.criterion == criterion


def _told(terminal: Terminal, who: str, status: Status) -> bool:
    assert isinstance(terminal, AppInTerminal)
    words = " ".join(terminal.text().split())
    return who in words and NOTICED in words.partition(who)[2] and terminal.shows(NOTICED, status)


def both_keep_the_same_criterion(program: Program) -> tuple[Answer, list[tuple[str, Status]]]:
    """Answer a criterion elsewhere and at once in the app; what stands, and what its history says."""
    journey = program.new("Same")
    with program.app(journey) as terminal:
        terminal.ready()
        ran = program.run("answer", journey, ROWS[0], "not-met", "--note", "Seen on paper", "--by", "Bo")
        assert ran.status == 0, ran.err
        terminal.write("m")
        terminal.read_until(partial(_all_shown, rows=ROWS[:1], status=Status.MET))
    saved = program.load(journey)
    history = [
        (change.who, item.after.status)
        for change in saved.changes
        for item in change.items
        if item.key == ROWS[0] and isinstance(item.after, Answer)
    ]
    return saved.answer(ROWS[0]), history
