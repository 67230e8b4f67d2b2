"""Lets the system refuse one call of a save, or the program die at it."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

NAMES = (
    "open",
    "write",
    "fsync",
    "fstat",
    "replace",
    "rename",
    "close",
    "link",
    "unlink",
    "stat",
    "lstat",
    "scandir",
    "mkdir",
    "chmod",
    "utime",
    "ftruncate",
)
"""The functions of ``os`` through which the store reaches the system."""


class Calls:
    """Counts the calls, and does something at one of them.

    Args:
        at: The number of the call, from 1; 0 for none.
        instead: What happens there, with the name of the function, the function and its arguments.
    """

    def __init__(self, at: int, instead: Callable[..., Any]) -> None:
        self.made: list[str] = []
        self._at = at
        self._instead = instead

    @contextmanager
    def watched(self) -> Iterator[None]:
        """Watch the calls that are made in the block."""
        real = {name: getattr(os, name) for name in NAMES}
        for name, function in real.items():
            setattr(os, name, self._watching(name, function))
        try:
            yield
        finally:
            for name, function in real.items():
                setattr(os, name, function)

    def _watching(self, name: str, function: Callable[..., Any]) -> Callable[..., Any]:
        def watching(*arguments: Any, **named: Any) -> Any:
            self.made.append(name)
            if len(self.made) == self._at:
                return self._instead(name, function, *arguments, **named)
            return function(*arguments, **named)

        return watching


def refusing(number: int) -> Callable[..., Any]:
    """Refuses the call; a descriptor that cannot be closed in order is closed all the same, as systems do it."""

    def refuse(name: str, function: Callable[..., Any], *arguments: Any, **named: Any) -> Any:
        if name == "write":
            function(arguments[0], bytes(arguments[1])[: len(arguments[1]) // 2])
        if name == "close":
            function(*arguments)
        raise OSError(number, os.strerror(number))

    return refuse


def dying(after: bool) -> Callable[..., Any]:
    """Ends the program at the call without another word: before it, in the middle of a write, or right after it."""

    def die(name: str, function: Callable[..., Any], *arguments: Any, **named: Any) -> Any:
        try:
            if after:
                function(*arguments, **named)
            elif name == "write":
                function(arguments[0], bytes(arguments[1])[: len(arguments[1]) // 2])
        finally:
            os._exit(9)

    return die
