"""Replacing a file whole: a reader finds the old content or the new one, after a crash as well (CONTRACTS 4)."""

from __future__ import annotations

import errno
import os
import sys
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


def reason(problem: OSError) -> str:
    """What went wrong, in plain words."""
    return _PLAIN_WORDS.get(problem.errno or 0) or problem.strerror or type(problem).__name__


def random_letters(count: int) -> str:
    """Letters and digits that nobody can foresee, five bits each, safe in a file name on every system."""
    return "".join(_LETTERS[byte % len(_LETTERS)] for byte in os.urandom(count))


def replace_whole(path: Path, content: bytes, *, durable: bool = True) -> os.stat_result:
    """Put a new content in the place of a file, whole or not at all, readable by its owner only.

    The content goes to a temporary file in the same folder, to the disk, and only then in place. What a symbolic link
    points to is replaced, not the link.

    Args:
        path: The file; its folder must exist.
        content: All of it.
        durable: Whether to wait until the disk has it, so that a power cut after the return loses nothing.

    Returns:
        The state of the new file, as :func:`os.fstat` gave it before it was put in place.

    Raises:
        OSError: It could not be written; the file is as it was, except that a failure to make the name itself durable
            leaves the new content in place.
    """
    target = os.path.realpath(path)
    folder, name = os.path.split(target)
    temporary = os.path.join(folder, f".{name}.{random_letters(8)}{TEMPORARY_SUFFIX}")
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
    descriptor = os.open(temporary, flags, PRIVATE_FILE)
    try:
        with open(descriptor, "wb") as file:
            file.write(content)
            file.flush()
            if durable:
                _flush_to_disk(descriptor)
            status = os.fstat(descriptor)
        os.replace(temporary, target)
    except BaseException:
        with suppress(OSError):
            os.unlink(temporary)
        raise
    if durable:
        flush_folder(folder)
    return status


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
    """Make a folder that only its owner may enter; one that exists keeps its permissions.

    Raises:
        OSError: It cannot be made, or a file has its name.
    """
    if not folder.is_dir():
        os.makedirs(folder, mode=PRIVATE_FOLDER, exist_ok=True)


def _flush_to_disk(descriptor: int) -> None:
    if sys.platform == "darwin":
        # There, fsync leaves the content in the cache of the drive.
        import fcntl

        with suppress(OSError):
            fcntl.fcntl(descriptor, fcntl.F_FULLFSYNC)
            return
    os.fsync(descriptor)
