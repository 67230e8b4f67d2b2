"""Damage to a real save: it is refused by name or holds just what was saved, and never anything else (CONTRACTS 4)."""

from __future__ import annotations

import os
import stat
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import partial
from pathlib import Path
from random import Random

from gmrsj_tui.errors import GmrsjError
from gmrsj_tui.journey.journey import Journey
from gmrsj_tui.store.journeys import JourneyStore
from tests.torture.program import Program

SECTOR = 512
"""Bytes that a disk loses together."""


class Damages:
    """Opens one save in many states of damage, and counts what came of it.

    Args:
        program: On an empty folder.
    """

    def __init__(self, program: Program) -> None:
        self.program = program
        self.damaged = a_real_journey(program)
        self.sound = program.new("Sound neighbour")
        self.path = program.file(self.damaged)
        self.content = self.path.read_bytes()
        self.journey = program.load(self.damaged)
        self.counts: Counter[str] = Counter()
        self.problems: list[str] = []

    def open_all(self, damages: Iterable[tuple[str, bytes]]) -> None:
        """Open each damaged content; the whole folder is listed for one in a hundred."""
        for number, (what, content) in enumerate(damages):
            self.path.write_bytes(content)
            self.counts[_opened(self.path, self.journey, self.problems, what)] += 1
            if self.path.read_bytes() != content:
                self.problems.append(f"{what}: the file was written to")
            if number % 100 == 0:
                self.listed(what)
        self.path.write_bytes(self.content)

    def listed(self, what: str) -> None:
        """List the folder, in which the other journey must be."""
        listing = JourneyStore(self.program.seen).list()
        ids = [journey.id for journey in listing.journeys]
        named = [*ids, *(damaged.path.stem for damaged in listing.damaged)]
        if self.sound not in ids or sorted(named) != sorted([self.sound, self.damaged]):
            self.problems.append(f"{what}: listed are {named}")

    def by_command_lines(self, damages: Iterable[tuple[str, bytes]]) -> None:
        """Let the real program open, list and answer; all that the damage allows is one clear line."""
        for what, content in damages:
            self.path.write_bytes(content)
            self._refused(what)
            if self.path.read_bytes() != content:
                self.problems.append(f"{what}: the file was written to")
        self.path.write_bytes(self.content)

    def by_things_in_its_place(self, huge: int) -> None:
        """Let the real program find something that is no file of text under the name of the save.

        Args:
            huge: Bytes of a file that is mostly empty.
        """
        for make in (_folder, _pipe, _device, _circle, partial(_huge, size=huge)):
            self.path.unlink()
            make(self.path)
            what = "a huge file" if isinstance(make, partial) else make.__name__.strip("_")
            kind = stat.S_IFMT(os.lstat(self.path).st_mode)
            self._refused(what)
            if stat.S_IFMT(os.lstat(self.path).st_mode) != kind:
                self.problems.append(f"{what}: it was replaced")
            if kind == stat.S_IFDIR:
                self.path.rmdir()
                self.path.touch()
        self.path.unlink()
        self.path.write_bytes(self.content)

    def _refused(self, what: str) -> None:
        """Let the real program open, answer and list."""
        self.counts["refused"] += 1
        for arguments in (("status", self.damaged), ("answer", self.damaged, "S1-L1-01", "not-met")):
            ran = self.program.run(*arguments)
            if not ran.refused_in_one_line or self.path.name not in ran.err:
                self.problems.append(f"{what}, {arguments[0]}: exit status {ran.status}, and: {ran.err}")
        ran = self.program.run("list")
        if ran.status != 0 or self.sound not in ran.out or "Traceback" in ran.err:
            self.problems.append(f"{what}: {ran}")


def _folder(path: Path) -> None:
    path.mkdir()


def _pipe(path: Path) -> None:
    os.mkfifo(path)


def _device(path: Path) -> None:
    path.symlink_to("/dev/zero")


def _circle(path: Path) -> None:
    path.symlink_to(path.name)


def _huge(path: Path, size: int) -> None:
    with open(path, "wb") as file:
        file.truncate(size)


def _opened(path: Path, journey: Journey, problems: list[str], what: str) -> str:
    try:
        found = JourneyStore(path.parent).load(journey.id)
    except GmrsjError as problem:
        if path.name not in str(problem) or "\n" in str(problem):
            problems.append(f"{what}: refused without a name: {problem}")
        return "refused"
    except Exception as problem:  # this is what must not happen, and is counted
        problems.append(f"{what}: {type(problem).__name__}: {problem}")
        return "crashed"
    if found != journey:
        problems.append(f"{what}: opened with other answers than were saved")
        return "other"
    return "equal"


def a_real_journey(program: Program) -> str:
    """A journey with everything that a session leaves in a save, and its id."""
    journey = program.new("Größe & Acme")
    for arguments in (
        ("S1-L1-01", "met", "--note", "Said by the board: „ja“", "--evidence", "minutes.pdf", "--strength", "1"),
        ("S1-L1-02", "in-progress", "--owner", "Ana", "--due", "2027-01-31"),
        ("S1-L1-08", "not-applicable", "--reason", "No suppliers"),
        ("S2-L1-01", "not-met", "--next-action", "Ask the works council", "--by", "Bo"),
    ):
        ran = program.run("answer", journey, *arguments)
        assert ran.status == 0, ran.err
    for command in (("undo", journey), ("snapshot", journey, "Before the holidays")):
        ran = program.run(*command)
        assert ran.status == 0, ran.err
    return journey


def truncated(content: bytes) -> Iterator[tuple[str, bytes]]:
    """The content at every length below its own."""
    for length in range(len(content)):
        yield f"truncated to {length} bytes", content[:length]


def flipped(content: bytes) -> Iterator[tuple[str, bytes]]:
    """The content with every single bit turned over."""
    for place in range(len(content)):
        for bit in range(8):
            changed = bytearray(content)
            changed[place] ^= 1 << bit
            yield f"bit {bit} of byte {place} turned over", bytes(changed)


def replaced(content: bytes, random: Random) -> Iterator[tuple[str, bytes]]:
    """The content with every byte replaced by another one at random."""
    for place in range(len(content)):
        changed = bytearray(content)
        changed[place] = (changed[place] + random.randrange(1, 256)) % 256
        yield f"byte {place} is {changed[place]}", bytes(changed)


def lost_sectors(content: bytes, random: Random, times: int) -> Iterator[tuple[str, bytes]]:
    """What disks do: a part is zero, comes from elsewhere in the file, comes twice, or is missing."""
    for _ in range(times):
        first = random.randrange(0, len(content), 16)
        last = first + random.choice((16, SECTOR, 4 * SECTOR))
        other = random.randrange(0, len(content), 16)
        before, part, behind = content[:first], content[first:last], content[last:]
        elsewhere = content[other : other + len(part)].ljust(len(part), b" ")
        if elsewhere != part:
            yield f"{first} to {last} is what stands at {other}", before + elsewhere + behind
        yield f"{first} to {last} is zero", before + bytes(len(part)) + behind
        yield f"{first} to {last} is missing", before + behind
        yield f"{first} to {last} stands there twice", before + part + part + behind


def of_another_kind(content: bytes) -> Iterator[tuple[str, bytes]]:
    """What is no save at all, or more than one."""
    text = content.decode()
    yield "empty", b""
    yield "only line ends", b"\n\n\n"
    yield "with a byte order mark", b"\xef\xbb\xbf" + content
    yield "UTF-16", text.encode("utf-16")
    yield "Latin-1", text.encode("cp1252")
    yield "two documents in one file", content + content
    yield "with something behind it", content + b"{}"
    yield "a JSON list", b"[]"
    yield "a JSON number", b"1"
    yield "an empty JSON object", b"{}"
    yield "JSON of another kind", b'{"name": "gmrsj", "version": 3}'
    yield "very deep JSON", b"[" * 100_000
    yield "zeros", bytes(len(content))
    yield "a picture", b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 8
    yield "a table missing", content.replace(b'"answers": {', b'"antwort": {')


def some(damages: Iterable[tuple[str, bytes]], one_in: int, random: Random) -> Iterator[tuple[str, bytes]]:
    """A random part of them."""
    return (damage for damage in damages if random.randrange(one_in) == 0)
