"""What a run of kills found, and the checks that find it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from gmrsj_tui.errors import GmrsjError
from gmrsj_tui.journey.answer import Answer, Status
from gmrsj_tui.journey.journey import Change, Journey
from gmrsj_tui.store import backups
from tests.torture.program import Program

UNREADABLE, LOST, MIXED, LOCKED = "unreadable", "lost", "mixed", "locked out"
BAD_COPY = "bad backup copy"


class Given(NamedTuple):
    """One answer that was asked for."""

    criterion: str
    status: Status
    note: str


Request = tuple[Given, ...]
"""Answers that belong to one change."""


class Problem(NamedTuple):
    """A promise that was broken."""

    kind: str
    detail: str


class Tally:
    """Counts of a run."""

    def __init__(self) -> None:
        self.kills = 0
        self.in_a_save = 0
        """Kills that left a file behind that was being written."""
        self.unseen = 0
        """Kills after which more was saved than had been acknowledged."""
        self.acknowledged = 0
        """Answers."""
        self.copies = 0
        """Backup copies that were read."""
        self.problems: list[Problem] = []

    def add(self, other: Tally) -> None:
        """Take in the counts of another run."""
        self.kills += other.kills
        self.in_a_save += other.in_a_save
        self.unseen += other.unseen
        self.acknowledged += other.acknowledged
        self.copies += other.copies
        self.problems += other.problems

    @property
    def broken(self) -> Counter[str]:
        """How often which promise was broken."""
        return Counter(problem.kind for problem in self.problems)

    def fail(self, kind: str, detail: object) -> None:
        """Note a broken promise."""
        self.problems.append(Problem(kind, str(detail)))


def after_a_kill(
    tally: Tally, program: Program, before: Journey, asked: Sequence[Request], acknowledged: int
) -> Journey | None:
    """Check what a killed program left, and give the next answer.

    Args:
        tally: Where it is counted.
        program: The program that was killed.
        before: The journey when it was started.
        asked: What was asked for since, in this order.
        acknowledged: How many of these the screen or the exit status reported as saved.

    Returns:
        The journey as it is now, or ``None`` where it cannot be relied on any more.
    """
    tally.acknowledged += sum(map(len, asked[:acknowledged]))
    broken = len(tally.problems)
    fresh = program.run("status", before.id, "--json")
    if fresh.status != 0:
        tally.fail(UNREADABLE, fresh.err)
        return None
    try:
        journey = program.load(before.id)
    except GmrsjError as problem:
        tally.fail(UNREADABLE, problem)
        return None
    for kind, detail in broken_promises(before, journey, asked, acknowledged):
        tally.fail(kind, detail)
    tally.unseen += len(journey.changes) - len(before.changes) > acknowledged
    following = _next_answer(tally, program, journey)
    return following if len(tally.problems) == broken else None


def broken_promises(
    before: Journey, after: Journey, asked: Sequence[Request], acknowledged: int
) -> list[tuple[str, str]]:
    """What is wrong with a journey on disk.

    Args:
        before: The journey as it was.
        after: The journey as it is.
        asked: What one program was asked for in between, in this order.
        acknowledged: How many of these it reported as saved.
    """
    found = []
    made = after.changes[len(before.changes) :]
    if after.changes[: len(before.changes)] != before.changes:
        found.append((LOST, "the history before the kill is another one"))
    if len(made) < acknowledged:
        found.append((LOST, f"{acknowledged} changes were acknowledged, and {len(made)} are there"))
    given = [tuple(_given(change)) for change in made]
    if given != [tuple(sorted(request)) for request in asked[: len(made)]]:
        saved = [[f"{answer.criterion} {answer.status}" for answer in request] for request in given]
        found.append((MIXED, f"saved is {saved}, which is not what was asked for first"))
    found.extend((MIXED, detail) for detail in broken_history(after))
    return found


def broken_history(journey: Journey) -> list[str]:
    """Where the history has a gap, does not fit together, or does not lead to the answers."""
    found = []
    standing: dict[str, Answer] = {}
    for number, change in enumerate(journey.changes, 1):
        if change.number != number:
            found.append(f"change {change.number} stands in place {number}")
        for item in change.items:
            if item.subject != "answer":
                continue
            if item.before != standing.get(item.key, Answer()):
                found.append(f"change {number} of {item.key} does not begin where the one before it ended")
            assert isinstance(item.after, Answer)
            standing[item.key] = item.after
    if standing != dict(journey.answers):
        found.append("the history does not lead to the answers")
    if journey.revision != 1 + len(journey.changes):  # a snapshot is no change
        found.append(f"revision {journey.revision} after {len(journey.changes)} changes")
    return found


def check_copies(tally: Tally, program: Program, journey: str) -> None:
    """Read all backup copies of a journey."""
    for copy in backups.copies(program.seen, journey):
        tally.copies += 1
        wrong = backups.sound(copy)
        if wrong:
            tally.fail(BAD_COPY, f"{copy.path.name}: {wrong}")


def _given(change: Change) -> list[Given]:
    answers = [(item.key, item.after) for item in change.items]
    return sorted(Given(key, after.status, after.note) for key, after in answers if isinstance(after, Answer))


def _next_answer(tally: Tally, program: Program, journey: Journey) -> Journey:
    """Give one answer more, which no lock that the dead program left may hinder."""
    note = f"after change {len(journey.changes)}"
    ran = program.run("answer", journey.id, "S4-L1-01", "in-progress", "--note", note)
    if ran.status != 0:
        tally.fail(LOCKED, ran.err)
        return journey
    tally.acknowledged += 1
    following = program.load(journey.id)
    asked = [(Given("S4-L1-01", Status.IN_PROGRESS, note),)]
    for kind, detail in broken_promises(journey, following, asked, 1):
        tally.fail(kind, detail)
    return following
