"""A content pack as frozen values (CONTRACTS 1).

Nothing here knows the GM RSJ: the number of steps, levels and criteria, every name and every text come from the pack.

Named tuples, as they are made each time the program starts (docs/how-it-is-built.md, "Why it starts fast").
"""

from collections.abc import Iterator, Mapping
from functools import cached_property
from types import MappingProxyType
from typing import Literal, NamedTuple

NotApplicableRule = Literal["reason", "never"]
EffectivenessWeightName = Literal["main", "supporting", "touched"]
SetupKind = Literal["", "participants", "rightsholders"]


class Level(NamedTuple):
    """One level of maturity; a pack lists them lowest first."""

    id: str
    title: str
    summary: str = ""
    strict_order: bool = False
    """Its criteria are steppingstones, worked on in order."""
    minimum_evidence: int = 0
    """0 to 3: below it a ``met`` carries a warning (CONTRACTS 2.5)."""


class Track(NamedTuple):
    """A part of the company that a journey may cover, such as own operations."""

    id: str
    title: str
    summary: str = ""


class Effectiveness(NamedTuple):
    """One effectiveness criterion (UNGP 31 a to h) with its definition."""

    id: str
    title: str
    definition: str = ""
    question: str = ""
    """The question to ask aloud."""
    reference: str = ""


class SetupQuestion(NamedTuple):
    """Asked when a journey is created."""

    id: str
    prompt: str
    help: str = ""
    required: bool = False
    kind: SetupKind = ""
    """What reports make of the answer: who took part, or who speaks for rightsholders; empty for any other question."""


class GlossaryEntry(NamedTuple):
    """One term in plain words."""

    term: str
    meaning: str


class Standard(NamedTuple):
    """What a reference key stands for."""

    key: str
    title: str
    note: str = ""


class MetTest(NamedTuple):
    """One of the questions a group asks before it calls a criterion met."""

    title: str
    question: str


class Superseding(NamedTuple):
    """How answers given under ``version`` or an older one move to this pack."""

    version: str
    changed: Mapping[str, tuple[str, ...]] = MappingProxyType({})
    retired: tuple[str, ...] = ()
    reworded: tuple[str, ...] = ()


class StepEffectiveness(NamedTuple):
    """How much one effectiveness criterion weighs in a step, and why."""

    id: str
    weight: EffectivenessWeightName
    why: str = ""


class Criterion(NamedTuple):
    """One statement in a step and level that can be tested as true or not."""

    id: str
    step: str
    """Id of the step it stands in."""
    level: str
    """Id of its level."""
    title: str
    statement: str
    position: int = 1
    """Priority within its step and level, from 1."""
    tracks: tuple[str, ...] = ()
    """Ids of its tracks; the reader fills in all of them when the pack leaves the key out."""
    effectiveness: tuple[str, ...] = ()
    evidence: tuple[str, ...] = ()
    next_action: str = ""
    references: tuple[str, ...] = ()
    builds_on: tuple[str, ...] = ()
    not_applicable: NotApplicableRule = "reason"


class Step(NamedTuple):
    """One step of the framework; its criteria are in level order, then priority order."""

    id: str
    number: int
    """From 1, in the order of the pack."""
    title: str
    purpose: str
    read_aloud: str = ""
    in_scope: tuple[str, ...] = ()
    not_in_scope: tuple[str, ...] = ()
    order_reason: str = ""
    effectiveness: tuple[StepEffectiveness, ...] = ()
    criteria: tuple[Criterion, ...] = ()

    def at_level(self, level: str) -> tuple[Criterion, ...]:
        """The criteria of one level, in priority order."""
        return tuple(criterion for criterion in self.criteria if criterion.level == level)


class _PackValues(NamedTuple):
    """What ``framework.toml`` and its step files say."""

    id: str
    version: str
    title: str
    licence: str
    levels: tuple[Level, ...]
    steps: tuple[Step, ...]
    format: int = 1
    language: str = ""
    short_title: str = ""
    summary: str = ""
    credit: str = ""
    tracks: tuple[Track, ...] = ()
    effectiveness: tuple[Effectiveness, ...] = ()
    setup: tuple[SetupQuestion, ...] = ()
    glossary: tuple[GlossaryEntry, ...] = ()
    standards: tuple[Standard, ...] = ()
    tests: tuple[MetTest, ...] = ()
    supersedes: tuple[Superseding, ...] = ()


class Pack(_PackValues):
    """A whole framework, with look-ups by id that are made when first used."""

    @cached_property
    def _criteria(self) -> Mapping[str, Criterion]:
        return {criterion.id: criterion for criterion in self.criteria()}

    @cached_property
    def _places(self) -> Mapping[str, int]:
        return {criterion.id: place for place, criterion in enumerate(self.criteria())}

    @cached_property
    def _steps(self) -> Mapping[str, Step]:
        return {step.id: step for step in self.steps}

    @cached_property
    def _level_ranks(self) -> Mapping[str, int]:
        return {level.id: rank for rank, level in enumerate(self.levels)}

    @cached_property
    def _standards(self) -> Mapping[str, Standard]:
        return {standard.key: standard for standard in self.standards}

    @property
    def name(self) -> str:
        """The short title where there is one, else the title."""
        return self.short_title or self.title

    def criteria(self) -> Iterator[Criterion]:
        """Every criterion, in step order, level order, priority order."""
        for step in self.steps:
            yield from step.criteria

    def criterion(self, criterion: str) -> Criterion | None:
        """The criterion with this id, or ``None``."""
        return self._criteria.get(criterion)

    def place(self, criterion: str) -> int:
        """The place of a criterion in the order of the pack, 0 for the first.

        Raises:
            KeyError: No criterion has this id.
        """
        return self._places[criterion]

    def step(self, step: str) -> Step | None:
        """The step with this id, or ``None``."""
        return self._steps.get(step)

    def level(self, level: str) -> Level:
        """The level with this id.

        Raises:
            KeyError: No level has this id.
        """
        return self.levels[self._level_ranks[level]]

    def level_rank(self, level: str) -> int:
        """The place of a level, 0 for the lowest.

        Raises:
            KeyError: No level has this id.
        """
        return self._level_ranks[level]

    def standard(self, key: str) -> Standard | None:
        """What a reference key stands for, or ``None`` where the pack does not say."""
        return self._standards.get(key)

    @property
    def not_yet(self) -> str:
        """What a step is called in which no level is held (CONTRACTS 2.4)."""
        return f"Not yet {self.levels[0].title.lower()}"
