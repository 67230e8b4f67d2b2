"""The one family of errors that is written for people.

Whatever a person can cause ends in a ``GmrsjError``: the command line prints it as ``gmrsj: …`` and exits with 1
(CONTRACTS 3), the app shows it as a notice. Anything else is a bug.
"""

from __future__ import annotations


class GmrsjError(Exception):
    """Something a person can understand and act on.

    Attributes:
        message: What is wrong and where, one line, without a full stop where it ends in a name.
        hint: What to do about it, or an empty string.
    """

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint

    def __str__(self) -> str:
        return f"{self.message}; {self.hint}" if self.hint else self.message
