"""Opening a file to read that somebody may have replaced by something else."""

from __future__ import annotations

import errno
import os
import stat
from pathlib import Path

TYPE_CHECKING = False  # as in typing, which takes long to import
if TYPE_CHECKING:
    from typing import BinaryIO


def open_to_look(path: str | Path) -> int:
    """A descriptor to read from, at once, whatever is there: what it is, the caller has to find out before reading.

    Raises:
        OSError: There is nothing, or it cannot be read.
    """
    # Without O_NONBLOCK, to open a named pipe alone would wait for ever.
    return os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))


def open_file(path: str | Path) -> BinaryIO:
    """Open a file to read, and nothing but a file: a pipe would be waited for, for ever or until it says something.

    Raises:
        OSError: There is none, it cannot be read, or it is no file.
    """
    descriptor = open_to_look(path)
    try:
        mode = os.fstat(descriptor).st_mode
        if stat.S_ISDIR(mode):
            raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), os.fspath(path))
        if not stat.S_ISREG(mode):
            raise OSError(errno.EINVAL, "it is a device or a pipe, not a file", os.fspath(path))
        return open(descriptor, "rb")
    except BaseException:
        os.close(descriptor)
        raise
