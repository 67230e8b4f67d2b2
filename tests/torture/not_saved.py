"""What the app does that cannot save: it keeps the answers, says so, tries again, and saves when the cause is gone."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from functools import partial
from pathlib import Path

from gmrsj_tui.journey.answer import Answer, Status
from tests.torture.app_in_terminal import DOWN, AppInTerminal
from tests.torture.hostile_disks import (
    bound_by_permissions,
    has_small_disks,
    limit_running,
    permissions_taken,
    small_disk,
)
from tests.torture.program import ROWS, WHO, Program
from tests.torture.tally import broken_history
from tests.tui.terminal import Terminal

DEADLINE = 15.0
"""Seconds, which only a failure takes."""
HUNG_UP = 129
"""The exit status after the terminal was closed: 128 and the number of the signal."""
ENDED = 143
"""The exit status after SIGTERM."""
ANSWERS = ((ROWS[0], Status.MET), (ROWS[1], Status.MET), (ROWS[2], Status.NOT_MET), (ROWS[3], Status.IN_PROGRESS))
"""The first is given before the trouble, two in it, and the last one after it."""

Trouble = Callable[[AppInTerminal, Path], AbstractContextManager[Path]]
"""Makes trouble for the length of a block; takes the journey's file, and gives the place where it is meanwhile."""


def answers_wait_in_the_app(program: Program, trouble: Trouble, *why: str) -> None:
    """Answer before, in and after a trouble.

    Args:
        program: On an empty folder.
        trouble: What keeps the app from saving.
        why: Words for it, one of which the screen must have.

    Raises:
        AssertionError: An answer is lost, the app does not say that it is not saved, why, and that it can be saved
            elsewhere, or the session leaves no snapshot when its terminal is closed.
    """
    journey = program.new("Trouble")
    with program.app(journey) as terminal:
        terminal.ready()
        terminal.write("m" + DOWN)
        terminal.read_until(partial(_rows, answers=1, said="saved"), DEADLINE)
        content = program.content(journey)
        with trouble(terminal, program.file(journey)) as file:
            terminal.write("m" + DOWN)
            terminal.read_until(partial(_rows, answers=2, said="not saved"), DEADLINE)
            terminal.read_until(partial(_says, words=why), DEADLINE)
            terminal.read_until(partial(_says, words=("elsewhere",)), DEADLINE)
            terminal.write("n" + DOWN)
            terminal.read_until(partial(_rows, answers=3, said="not saved"), DEADLINE)
            assert file.read_bytes() == content
            assert not program.unfinished()
        terminal.read_until(partial(_rows, answers=3, said="saved"), DEADLINE)
        _stored(program, journey, 3)
        terminal.write("i")
        terminal.read_until(partial(_rows, answers=4, said="saved"), DEADLINE)
        terminal.hang_up()
        assert terminal.process.wait(DEADLINE) == HUNG_UP
    _stored(program, journey, 4)
    assert [(snapshot.automatic, snapshot.change) for snapshot in program.load(journey).snapshots] == [(True, 4)]


def _rows(terminal: Terminal, answers: int, said: str) -> bool:
    assert isinstance(terminal, AppInTerminal)
    listed = terminal.listed()
    return terminal.said == said and all(
        (row := listed.get(criterion)) is not None and row.word == status.words
        for criterion, status in ANSWERS[:answers]
    )


def _says(terminal: Terminal, words: tuple[str, ...]) -> bool:
    text = " ".join(terminal.text().split()).lower()
    return any(word in text for word in words)


def _stored(program: Program, journey: str, answers: int) -> None:
    saved = program.load(journey)
    given = [
        (change.who, item.key, item.after.status)
        for change in saved.changes
        for item in change.items
        if isinstance(item.after, Answer)
    ]
    assert given == [(WHO, criterion, status) for criterion, status in ANSWERS[:answers]]
    assert broken_history(saved) == []


@contextmanager
def no_file_can_grow(terminal: AppInTerminal, file: Path) -> Iterator[Path]:
    """The size of files is limited to a little."""
    limit_running(terminal.process.pid, 1000)
    try:
        yield file
    finally:
        limit_running(terminal.process.pid, None)


@contextmanager
def file_elsewhere(terminal: AppInTerminal, file: Path) -> Iterator[Path]:
    """The file is moved away, and comes back."""
    aside = file.parents[1] / "moved.json"
    file.rename(aside)
    try:
        yield aside
    finally:
        aside.rename(file)


@contextmanager
def folder_renamed(terminal: AppInTerminal, file: Path) -> Iterator[Path]:
    """The saves folder gets another name, and its old one again."""
    aside = file.parent.with_name("renamed")
    file.parent.rename(aside)
    try:
        yield aside / file.name
    finally:
        assert not file.parent.exists(), "a folder was made under the old name"
        aside.rename(file.parent)


@contextmanager
def folder_without_permission(terminal: AppInTerminal, file: Path) -> Iterator[Path]:
    """Nothing may be written in the folder."""
    with permissions_taken(file.parent):
        yield file


def on_files_that_cannot_grow(folder: Path) -> None:
    """A limit on the size of files, for a program that runs."""
    answers_wait_in_the_app(Program(folder), no_file_can_grow, "larger than this system allows", "disk full")


def without_the_file(folder: Path) -> None:
    """The file is gone, and comes back."""
    answers_wait_in_the_app(Program(folder), file_elsewhere, "is gone", "file gone")


def in_a_renamed_folder(folder: Path) -> None:
    """The folder is renamed, and named as before."""
    answers_wait_in_the_app(Program(folder), folder_renamed, "is gone", "folder gone")


def without_permission(folder: Path) -> None:
    """The folder becomes read-only, and is writable again."""
    prefix = bound_by_permissions()
    assert prefix is not None
    answers_wait_in_the_app(Program(folder, prefix=prefix), folder_without_permission, "permission", "read-only")


def ended_without_the_file(folder: Path) -> None:
    """The file is gone, and the app is told to end: what it has goes aside, and is brought back from there."""
    program = Program(folder)
    journey = program.new("Trouble")
    aside = program.file(journey).with_name("aside")
    with program.app(journey) as terminal:
        terminal.ready()
        program.file(journey).rename(aside)
        terminal.write("m")
        terminal.read_until(partial(_rows, answers=1, said="not saved"), DEADLINE)
        terminal.process.terminate()
        assert terminal.wait(DEADLINE) == ENDED
    (export,) = folder.rglob(f"{journey}.unsaved-*.json")
    aside.rename(program.file(journey))
    assert program.load(journey).changes == ()
    assert program.run("import", str(export)).status == 0
    _stored(program, journey, 1)


def on_a_full_disk(folder: Path) -> None:
    """The disk is full, and gets room again."""
    with small_disk(folder, "512k") as disk:

        @contextmanager
        def full(terminal: AppInTerminal, file: Path) -> Iterator[Path]:
            disk.fill()
            try:
                yield file
            finally:
                disk.make_room()

        answers_wait_in_the_app(disk.program, full, "the disk is full", "disk full")


def on_a_read_only_disk(folder: Path) -> None:
    """The disk can only be read, and can be written to again."""
    with small_disk(folder, "512k") as disk:

        @contextmanager
        def read_only(terminal: AppInTerminal, file: Path) -> Iterator[Path]:
            with disk.read_only():
                yield file

        answers_wait_in_the_app(disk.program, read_only, "the disk can only be read", "read-only")


Scene = Callable[[Path], None]


def scenes() -> list[Scene]:
    """What can be played on this system."""
    found: list[Scene] = [without_the_file, in_a_renamed_folder, ended_without_the_file]
    if sys.platform == "linux":
        found.append(on_files_that_cannot_grow)
    if bound_by_permissions() is not None:
        found.append(without_permission)
    if has_small_disks():
        found += [on_a_full_disk, on_a_read_only_disk]
    return found
