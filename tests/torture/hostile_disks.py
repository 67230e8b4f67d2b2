"""Disks that are full or can only be read, for single programs and without harm to the machine.

Two forms of each. A limit on the size of files, and a folder that may not be written to, work everywhere. A real small
disk in memory, which can be filled and made read-only, needs a name space of its own; where the system grants it, the
disk is seen by the programs of the test alone and is gone when the test ends, however it ends.
"""

from __future__ import annotations

import os
import resource
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.torture.program import Program

_LIMITED = (
    "import os, resource, sys; "
    "resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[1]), resource.RLIM_INFINITY)); "
    "os.execvp(sys.argv[2], sys.argv[2:])"
)
_MOUNT = 'mount -t tmpfs -o "size=$1,mode=700" tmpfs "$2" && echo ready && read end'


def limited(program: Program, largest: int) -> Program:
    """The program, for which no file can be larger than a number of bytes."""
    return program.otherwise([sys.executable, "-I", "-S", "-c", _LIMITED, str(largest)])


def limit_running(process: int, largest: int | None) -> None:
    """Let no file of a running program get larger than a number of bytes; ``None`` takes that back."""
    soft = resource.RLIM_INFINITY if largest is None else largest
    resource.prlimit(process, resource.RLIMIT_FSIZE, (soft, resource.RLIM_INFINITY))


@cache
def bound_by_permissions() -> tuple[str, ...] | None:
    """What starts a program that the permissions of files bind; ``None`` where the superuser cannot be bound."""
    if os.geteuid() != 0:
        return ()
    prefix = ("setpriv", "--bounding-set=-dac_override,-dac_read_search")
    return prefix if shutil.which("setpriv") and _works([*prefix, "true"]) else None


@contextmanager
def permissions_taken(folder: Path) -> Iterator[None]:
    """A folder and those in it in which nothing can be made, changed or removed."""
    folders = [folder, *(path for path in folder.rglob("*") if path.is_dir())]
    for path in folders:
        path.chmod(0o500)
    try:
        yield
    finally:
        for path in folders:
            path.chmod(0o700)


class SmallDisk:
    """A disk of its own for the saves of a program.

    Attributes:
        program: The program, with its saves there.
    """

    def __init__(self, folder: Path, holder: int) -> None:
        self._enter = ("nsenter", "--preserve-credentials", "--user", "--mount", f"--target={holder}", "--")
        self._folder = folder / "disk"
        self._seen = Path(f"/proc/{holder}/root{self._folder}")
        self._ballast = self._seen / "ballast"
        self.program = Program(folder, saves=self._folder / "saves", seen=self._seen / "saves", prefix=self._enter)

    def fill(self, left: int = 0) -> None:
        """Leave so many bytes, in whole pages, and no more."""
        with open(self._ballast, "ab", buffering=0) as file:
            free = os.statvfs(self._seen)
            room = free.f_bavail * free.f_frsize - left
            while room > 0:
                room -= file.write(bytes(min(room, 1 << 16)))

    def make_room(self) -> None:
        """Empty what :meth:`fill` filled."""
        self._ballast.unlink()

    @contextmanager
    def read_only(self) -> Iterator[None]:
        """Let it only be read."""
        self._remount("ro")
        try:
            yield
        finally:
            self._remount("rw")

    def _remount(self, how: str) -> None:
        subprocess.run([*self._enter, "mount", "-o", f"remount,{how}", str(self._folder)], check=True)


@contextmanager
def small_disk(folder: Path, size: str) -> Iterator[SmallDisk]:
    """Make a disk.

    Args:
        folder: An empty folder for what is not on the disk, and the place of the disk.
        size: With its unit, as ``256k``.
    """
    (folder / "disk").mkdir(parents=True)
    with subprocess.Popen(
        ["unshare", "--user", "--map-root-user", "--mount", "sh", "-c", _MOUNT, "sh", size, str(folder / "disk")],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as holder:
        try:
            assert holder.stdout is not None and holder.stderr is not None
            if holder.stdout.readline() != b"ready\n":
                raise OSError(f"no disk of one's own: {holder.stderr.read().decode(errors='replace')}")
            yield SmallDisk(folder, holder.pid)
        finally:
            holder.kill()


@cache
def has_small_disks() -> bool:
    """Whether this system grants disks of one's own."""
    if sys.platform != "linux" or not all(map(shutil.which, ("unshare", "nsenter", "mount"))):
        return False
    with TemporaryDirectory() as folder:
        try:
            with small_disk(Path(folder), "64k") as disk:
                return _works([*disk.program.prefix, "true"])
        except OSError:
            return False


def _works(argv: list[str]) -> bool:
    return subprocess.run(argv, capture_output=True, check=False).returncode == 0
