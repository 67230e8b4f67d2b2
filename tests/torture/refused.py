"""What a command line does that cannot save: exit status 1, one clear line, and the old file as it was."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from random import Random

from tests.torture.hostile_disks import bound_by_permissions, has_small_disks, limited, permissions_taken, small_disk
from tests.torture.program import Program

NOTE = "x" * 40_000
"""Longer than what a file may hold in these trials, and more than one page of a disk."""


class Refusals:
    """Counts of trials of one form, and what went wrong in them."""

    def __init__(self, form: str) -> None:
        self.form = form
        self.refused = 0
        self.saved = 0
        self.problems: list[str] = []


def begun(program: Program) -> str:
    """Make a journey with an answer, and give its id."""
    journey = program.new("Refused")
    ran = program.run("answer", journey, "S1-L1-01", "met", "--note", "kept")
    assert ran.status == 0, ran.err
    return journey


def try_to_answer(trial: Refusals, program: Program, journey: str, why: str, plain: Program | None = None) -> None:
    """Answer where that may be impossible: either it is refused and nothing has changed, or it is saved whole.

    Args:
        trial: Where it is counted.
        program: The program in bad circumstances.
        journey: The journey's id.
        why: What the one line must say.
        plain: The program in circumstances in which it can read; default: the same.
    """
    before, content = program.load(journey), program.content(journey)
    ran = program.run("answer", journey, "S1-L1-02", "met", "--note", f"{len(before.changes)} {NOTE}")
    if ran.status == 0:
        trial.saved += 1
        if program.load(journey).changes[:-1] != before.changes:
            trial.problems.append("an answer was said to be saved, and the history is another one")
    else:
        trial.refused += 1
        if not ran.refused_in_one_line or why not in ran.err:
            trial.problems.append(f"exit status {ran.status}, and: {ran.err}")
        if program.content(journey) != content:
            trial.problems.append("an answer was refused, and the file has changed")
    if program.unfinished():
        trial.problems.append(f"left behind: {sorted(program.unfinished())}")
    shown = (plain or program).run("status", journey)
    if shown.status != 0:
        trial.problems.append(f"it cannot be read any more: {shown.err}")


def goes_on(trial: Refusals, program: Program, journey: str) -> None:
    """Answer when the cause is gone."""
    ran = program.run("answer", journey, "S1-L1-03", "met")
    answers = program.load(journey).answers
    if ran.status != 0 or not {"S1-L1-01", "S1-L1-03"} <= set(answers):
        trial.problems.append(f"when the cause was gone: {ran}")


def with_a_limit(folder: Path, times: int, random: Random) -> Refusals:
    """No file may be larger than some bytes: from none to more than the save has."""
    trial = Refusals("with a limit on the size of files")
    program = Program(folder)
    journey = begun(program)
    for number in range(times):
        largest = 0 if number == 0 else random.randrange(len(program.content(journey)) + 3 * len(NOTE))
        try_to_answer(trial, limited(program, largest), journey, "not saved: ", program)
    goes_on(trial, program, journey)
    return trial


def on_a_full_disk(folder: Path, times: int, random: Random) -> Refusals:
    """A disk with no room at all, then with some, but not enough."""
    trial = Refusals("on a full disk")
    with small_disk(folder, "512k") as disk:
        journey = begun(disk.program)
        for number in range(times):
            disk.fill(0 if number == 0 else random.randrange(9) * 4096)
            try_to_answer(trial, disk.program, journey, "not saved: the disk is full")
            disk.make_room()
        goes_on(trial, disk.program, journey)
    return trial


def on_a_read_only_disk(folder: Path, times: int, random: Random) -> Refusals:
    """A disk that can only be read from some moment on."""
    trial = Refusals("on a disk that can only be read")
    with small_disk(folder, "512k") as disk:
        journey = begun(disk.program)
        with disk.read_only():
            for _ in range(times):
                try_to_answer(trial, disk.program, journey, "not saved: the disk can only be read")
        goes_on(trial, disk.program, journey)
    return trial


def without_permission(folder: Path, times: int, random: Random) -> Refusals:
    """A folder that may not be written to."""
    trial = Refusals("in a folder without the permission to write")
    prefix = bound_by_permissions()
    assert prefix is not None
    program = Program(folder, prefix=prefix)
    journey = begun(program)
    with permissions_taken(program.saves):
        for _ in range(times):
            try_to_answer(trial, program, journey, "not saved: ")
    goes_on(trial, program, journey)
    return trial


def without_the_file(folder: Path, times: int, random: Random) -> Refusals:
    """A journey, and then a whole saves folder, that is not there: nothing is made in its place."""
    trial = Refusals("where the file, or the whole folder, is gone")
    program = Program(folder)
    journey = begun(program)
    for number in range(times):
        path = program.file(journey) if number % 2 == 0 else program.saves
        aside = path.with_name(f"{path.name} elsewhere")
        path.rename(aside)
        ran = program.run("answer", journey, "S1-L1-02", "met")
        trial.refused += 1
        if not ran.refused_in_one_line or journey not in ran.err:
            trial.problems.append(f"exit status {ran.status}, and: {ran.err}")
        if path.exists():
            trial.problems.append(f"{path.name} was made anew")
        else:
            aside.rename(path)
    goes_on(trial, program, journey)
    return trial


Trial = Callable[[Path, int, Random], Refusals]


def trials() -> list[Trial]:
    """What can be tried on this system."""
    found: list[Trial] = [with_a_limit, without_the_file]
    if bound_by_permissions() is not None:
        found.append(without_permission)
    if has_small_disks():
        found += [on_a_full_disk, on_a_read_only_disk]
    return found
