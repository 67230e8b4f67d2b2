"""Ways in which a command line ends early, other than the errors of the core."""

from __future__ import annotations

DONE, REFUSED, WRONG_USAGE, INTERRUPTED = 0, 1, 2, 130
"""Exit statuses (CONTRACTS 3); the last is what shells expect after an interrupt."""


class UsageError(Exception):
    """The command line itself is wrong.

    Attributes:
        message: What is wrong, one line.
        usage: How it is called, or an empty string where that would not help.
    """

    def __init__(self, message: str, usage: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.usage = usage


class LinesRefused(Exception):
    """Several things are wrong, each with a place of its own.

    Attributes:
        message: What is refused, one line.
        lines: What is wrong, one line each.
    """

    def __init__(self, message: str, lines: tuple[str, ...]) -> None:
        super().__init__(message)
        self.message = message
        self.lines = lines
