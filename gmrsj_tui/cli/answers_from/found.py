"""What a file with answers gave: what to change, and what to tell whoever gave the file."""

from typing import NamedTuple

from gmrsj_tui.cli.failure import LinesRefused
from gmrsj_tui.journey.changes import AnswerUpdate


class Found(NamedTuple):
    """The answers of a file, each of which the journey takes after those before it."""

    updates: tuple[AnswerUpdate, ...]
    warnings: tuple[str, ...] = ()
    rows: int = 0
    """How many rows named a criterion."""
    made_from_history: bool = False
    """Whether each row said from what point of the history it was made, so that only edited cells count."""


class Problems:
    """Gathers what is wrong, so that a person can mend all of it at once.

    Attributes:
        file: The name of the file, for messages.
        lines: What is wrong, each with its place.
    """

    def __init__(self, file: str) -> None:
        self.file = file
        self.lines: list[str] = []

    def add(self, place: str, message: str) -> None:
        """Note what is wrong at a place."""
        self.lines.append(f"{place}: {message}")

    def refuse(self) -> None:
        """Refuse the file if anything is wrong.

        Raises:
            LinesRefused: Something is.
        """
        if self.lines:
            number = len(self.lines)
            raise LinesRefused(
                f"nothing was recorded; {number} {'thing is' if number == 1 else 'things are'} wrong in {self.file}",
                tuple(self.lines),
            )
