"""The report document as frozen values: the whole assessment, in words, before anything is laid out.

Texts are as people and packs gave them; each writer makes plain text of them in its own way.
"""

from collections.abc import Mapping
from typing import NamedTuple

from gmrsj_tui.journey.answer import Evidence, Status
from gmrsj_tui.journey.effectiveness import EffectivenessCount
from gmrsj_tui.journey.explanation import Explanation
from gmrsj_tui.journey.standing import LevelCount
from gmrsj_tui.reports.comparison_model import ComparisonDocument
from gmrsj_tui.reports.document_parts import Header, NamedLine, RetiredLine, StepLine


class ProfileLine(NamedTuple):
    """One set-up question with what was answered."""

    id: str
    prompt: str
    answer: str
    """Empty where nobody answered."""


class CriterionLine(NamedTuple):
    """One criterion with everything that stands about it."""

    criterion: str
    step: str
    step_number: int
    level: str
    level_title: str
    title: str
    statement: str
    tracks: tuple[str, ...]
    effectiveness: tuple[str, ...]
    """Letters."""
    status: Status
    reason: str
    evidence: tuple[Evidence, ...]
    strength: int
    """That of its strongest evidence, 0 without any (CONTRACTS 2.5)."""
    minimum: int
    """The strength that its level asks for."""
    below_minimum: bool
    """Met, on weaker evidence than its level asks for."""
    in_the_way: bool
    """Among what blocks the next level (CONTRACTS 2.6)."""
    banked: bool
    next_action: str
    """The one that was chosen, or the one that the pack proposes."""
    owner: str
    due: str
    """YYYY-MM-DD, or empty."""
    overdue: bool
    """Due before today, and not covered."""
    as_of: str
    """Since when the status is true, YYYY-MM-DD, or empty."""
    when: str
    """When it was answered last, RFC 3339 in UTC; empty when never."""
    who: str
    review: bool
    """Came with a changed pack, and nobody confirmed it yet."""
    parked: bool
    disputed: str
    """Who sees it otherwise, and why; empty where nobody does."""
    note: str
    """Empty unless notes were asked for: they can name people."""


class StepReport(NamedTuple):
    """One step: level, counts per level, the derivation, and its criteria in pack order."""

    line: StepLine
    purpose: str
    held: str | None
    """Level id."""
    next_level: str | None
    levels: tuple[LevelCount, ...]
    explanation: Explanation
    criteria: tuple[CriterionLine, ...]


class Words(NamedTuple):
    """How much of what is met rests on words only: evidence of strength 0, or none."""

    met: int
    words_only: int


class LevelsThen(NamedTuple):
    """The levels held at one snapshot, or now."""

    name: str
    date: str
    """YYYY-MM-DD."""
    automatic: bool
    levels: Mapping[str, str | None]
    """Step id to level id."""


class ReportDocument(NamedTuple):
    """The whole assessment, ready for any writer."""

    header: Header
    level_titles: tuple[tuple[str, str], ...]
    """Id and title of each level, lowest first."""
    steps: tuple[StepReport, ...]
    profile: tuple[ProfileLine, ...]
    participants: str
    """Who took part, in roles; empty where the pack does not ask or nobody answered."""
    no_voice: str
    """A sentence with "no rightsholder voice in this assessment" where the set-up says so, else empty."""
    words: Words
    not_applicable: tuple[NamedLine, ...]
    """With their reasons; stands on the first page."""
    needs_review: tuple[NamedLine, ...]
    retired: tuple[RetiredLine, ...]
    parked: tuple[NamedLine, ...]
    disputed: tuple[NamedLine, ...]
    """With the difference as the reason."""
    effectiveness: tuple[EffectivenessCount, ...]
    over_time: tuple[LevelsThen, ...]
    """From the snapshots, oldest first; the last is now."""
    since: ComparisonDocument | None
    """What changed since the last snapshot; ``None`` without a snapshot."""
    notes: bool
    """Whether notes are in it, which can name people."""
    not_yet: str = ""
    """What a step is called in which no level is held (CONTRACTS 2.4)."""
