"""Replacing a file whole: a reader finds the old content or the new one, after a crash as well (CONTRACTS 4)."""

from __future__ import annotations

import errno
import os
import sys
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path

PRIVATE_FILE = 0o600
PRIVATE_FOLDER = 0o700
"""Answers can endanger people: only their owner reads them (DESIGN 1, conviction 4)."""

TEMPORARY_SUFFIX = ".tmp"

_LETTERS = "abcdefghijkmnpqrstuvwxyz23456789"
"""Thirty-two signs in one case, without those that are taken for one another."""

_PLAIN_WORDS = {
    errno.ENOSPC: "the disk is full",
    errno.EDQUOT: "your share of the disk is used up",
    errno.EFBIG: "the file would be larger than this system allows",
    errno.EROFS: "the disk can only be read",
    errno.EACCES: "you have no permission to do that here",
    errno.EPERM: "you have no permission to do that here",
    errno.EIO: "the disk reports an error",
    errno.ENOENT: "the folder or file does not exist",
    errno.ENOTDIR: "a part of the path is a file, not a folder",
    errno.EISDIR: "it is a folder",
    errno.ELOOP: "its symbolic links lead in a circle",
    errno.ENAMETOOLONG: "its name is too long",
    errno.EMFILE: "too many files are open",
    errno.ENFILE: "too many files are open",
}


_NO_LINKS = (errno.EPERM, errno.EACCES, errno.ENOTSUP, errno.EOPNOTSUPP, errno.ENOSYS, errno.EMLINK, errno.EXDEV)
"""What file systems say that know no hard links, or will not make this one."""


_unfinished: set[str] = set()
"""Temporary files that are being written."""


_OTHERS_READ = 0.5
"""Seconds that other programs may take to read a file which is to be replaced."""
_TRY_AGAIN = 0.01
"""Seconds between two attempts to replace it."""


class NameNotDurable(OSError):
    """The new content is in place, but the disk did not confirm its name."""


def reason(problem: OSError) -> str:
    """What went wrong, in plain words."""
    return _PLAIN_WORDS.get(problem.errno or 0) or problem.strerror or type(problem).__name__


def random_letters(count: int) -> str:
    """Letters and digits that nobody can foresee, five bits each, safe in a file name on every system."""
    return "".join(_LETTERS[byte % len(_LETTERS)] for byte in os.urandom(count))


def behind_links(path: str | Path) -> str:
    """The file that a path means: what a symbolic link leads to, and else the path itself, which is not looked up."""
    return os.path.realpath(path) if os.path.islink(path) else os.fspath(path)


def replace_whole(
    path: Path, content: bytes | Sequence[bytes], *, durable: bool = True, before: Callable[[], None] | None = None
) -> os.stat_result:
    """Put a new content in the place of a file, whole or not at all, readable by its owner only.

    The content goes to a temporary file in the same folder, to the disk, and only then in place. What a symbolic link
    points to is replaced, not the link.

    Args:
        path: The file; its folder must exist.
        content: All of it, in one or in parts.
        durable: Whether to wait until the disk has it, so that a power cut after the return loses nothing.
        before: Called when the new content is on the disk and nothing of the old one has gone.

    Returns:
        The state of the new file, as :func:`os.fstat` gave it before it was put in place.

    Raises:
        OSError: It could not be written; the file is as it was, except that a failure to make the name itself durable
            leaves the new content in place (:class:`NameNotDurable`).
    """
    target = behind_links(path)
    folder, name = os.path.split(target)
    temporary = os.path.join(folder, f".{name}.{random_letters(8)}{TEMPORARY_SUFFIX}")
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
    descriptor = os.open(temporary, flags, PRIVATE_FILE)
    _unfinished.add(temporary)
    try:
        try:
            for part in (content,) if isinstance(content, bytes) else content:
                _write_all(descriptor, part)
            if durable:
                _flush_to_disk(descriptor)
            status = os.fstat(descriptor)
        finally:
            os.close(descriptor)
        if before is not None:
            before()
        _put_in_place(temporary, target)
    except BaseException:
        with suppress(OSError):
            os.unlink(temporary)
        raise
    finally:
        _unfinished.discard(temporary)
    if durable:
        try:
            flush_folder(folder or os.curdir)
        except OSError as problem:
            raise NameNotDurable(problem.errno, problem.strerror) from problem
    return status


def remove_unfinished() -> None:
    """Remove the temporary files that other threads are still writing: the program ends, and so do they, anywhere.

    What they write is not put in place any more; the file that stands there stays.
    """
    for temporary in tuple(_unfinished):
        with suppress(OSError):
            os.unlink(temporary)


def keep_another(path: str | Path, other: str | Path) -> None:
    """Give what a file holds a second name, which stays when the file is replaced.

    A hard link costs no room and no writing; where a disk has none, the content is copied.

    Raises:
        OSError: Neither can be done, or the other name is taken.
    """
    try:
        os.link(path, other)
    except FileExistsError:
        raise
    except OSError as problem:
        if problem.errno not in _NO_LINKS:
            raise
        copy_whole(path, other)


def copy_whole(path: str | Path, other: str | Path) -> None:
    """Copy a file under a name that is free, readable by its owner only, with the time at which it was changed.

    Raises:
        OSError: It cannot be read or written, or the other name is taken.
    """
    with open(path, "rb") as file:
        status = os.fstat(file.fileno())
        descriptor = os.open(other, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), PRIVATE_FILE)
        try:
            while part := file.read(1 << 20):
                _write_all(descriptor, part)
        except BaseException:
            with suppress(OSError):
                os.unlink(other)
            raise
        finally:
            os.close(descriptor)
    with suppress(OSError):
        os.utime(other, ns=(status.st_mtime_ns, status.st_mtime_ns))


def _write_all(descriptor: int, content: bytes) -> None:
    rest = memoryview(content)
    while rest:
        rest = rest[os.write(descriptor, rest) :]


def flush_folder(folder: str | Path) -> None:
    """Make the names in a folder durable, where the system can do that.

    Raises:
        OSError: The disk reports an error.
    """
    if sys.platform == "win32":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    except OSError as problem:
        # Some network file systems have no such operation; there is nothing more that a program can do on them.
        if problem.errno not in (errno.EINVAL, errno.ENOTSUP):
            raise
    finally:
        os.close(descriptor)


def private_folder(folder: Path) -> None:
    """Make a folder that only its owner may enter, and those on the way to it; one that exists keeps its permissions.

    Raises:
        OSError: It cannot be made, or a file has its name.
    """
    if folder.is_dir():
        return
    if folder.parent != folder:
        private_folder(folder.parent)
    with suppress(FileExistsError):
        os.mkdir(folder, PRIVATE_FOLDER)  # makedirs would leave the folders above to the umask
    if not folder.is_dir():
        raise NotADirectoryError(errno.ENOTDIR, os.strerror(errno.ENOTDIR), str(folder))


def _put_in_place(temporary: str, target: str) -> None:
    """Replace a file; on Windows that is refused as long as another program reads it, which takes a moment."""
    if sys.platform != "win32":
        os.replace(temporary, target)
        return
    from time import monotonic, sleep

    end = monotonic() + _OTHERS_READ
    while True:
        try:
            os.replace(temporary, target)
        except PermissionError:
            if monotonic() > end:
                raise
            sleep(_TRY_AGAIN)
        else:
            return


def _flush_to_disk(descriptor: int) -> None:
    if sys.platform == "darwin":
        # There, fsync leaves the content in the cache of the drive.
        import fcntl

        with suppress(OSError):
            fcntl.fcntl(descriptor, fcntl.F_FULLFSYNC)
            return
    os.fsync(descriptor)
