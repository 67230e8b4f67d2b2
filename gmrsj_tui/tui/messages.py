"""Requests: what widgets and screens post when a person wants something to change.

The app alone answers them (see ``app.py``), so that there is one writer.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from textual.message import Message

from gmrsj_tui.journey.answer import Status
from gmrsj_tui.journey.changes import AnswerUpdate


@dataclass
class MarkRequested(Message):
    """Give a criterion a status; "not applicable" asks for its reason first."""

    criterion: str
    status: Status


@dataclass
class UpdateRequested(Message):
    """Change what stands about a criterion."""

    update: AnswerUpdate


@dataclass
class TargetRequested(Message):
    """Choose the level that a step's roadmap leads to; ``None`` is the next level."""

    step: str
    level: str | None


@dataclass
class SetupRequested(Message):
    """Answer set-up questions."""

    answers: Mapping[str, str]


@dataclass
class ProfileRequested(Message):
    """Change title, organisation or tracks; ``None`` keeps what stands."""

    title: str | None = None
    organisation: str | None = None
    tracks: Sequence[str] | None = None


class UndoRequested(Message):
    """Take the last change back."""


class RedoRequested(Message):
    """Do again what was taken back."""


@dataclass
class BackToRequested(Message):
    """Go back to the moment right after a change of the history, as one change."""

    change: int


@dataclass
class SnapshotRequested(Message):
    """Record this moment under a name."""

    name: str


@dataclass
class CriterionWanted(Message):
    """Go to a criterion on its step's screen."""

    criterion: str


@dataclass
class StepWanted(Message):
    """Go to a step."""

    step: str


@dataclass
class DocumentWanted(Message):
    """Show a document that can be printed or saved, by its kind."""

    kind: str
