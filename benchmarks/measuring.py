"""Rounds, medians and the rows that come of them.

A figure in milliseconds belongs to one machine on one day. What can be compared is the ratio to a floor, the least that
the same thing could cost, when both are measured in turns: A B C, C B A, and so on, so that whatever else the machine
does falls on all of them alike.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median

MILLISECONDS = 1000.0


class CannotMeasure(Exception):
    """Something is missing on this system; the message says what, for people."""


@dataclass(frozen=True, slots=True)
class Plan:
    """How much to measure."""

    rounds: int | None = None
    """Rounds of each benchmark; ``None`` leaves it to the benchmark."""
    warm_up: int = 1
    """Rounds before those that count: the first one compiles modules and fills caches."""
    criteria: tuple[int, ...] = (40, 400, 4000)
    """Criteria in a step for ``keys``, smallest first."""
    saved: tuple[int, ...] = (1, 1000)
    """Journeys in the folder for ``save``, smallest first."""
    listed: tuple[int, ...] = (10, 1000, 5000)
    """Journeys in the folder for ``listing``, smallest first."""
    folder: Path | None = None
    """Where temporary folders are made; ``None`` is where the system makes them."""

    def rounds_or(self, usual: int) -> int:
        """The rounds that were asked for, else the usual ones of a benchmark."""
        return usual if self.rounds is None else self.rounds


@dataclass(frozen=True, slots=True)
class Goal:
    """What a row shall not exceed."""

    limit: float
    of_measured: bool = False
    """Whether the limit is one of the measured value, in its unit; else it is one of the ratio."""


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the table."""

    name: str
    """The benchmark."""
    what: str
    """What was measured, and against which floor."""
    measured: float
    """The median, in ``unit``."""
    floor: float
    """The median of the floor, in ``unit``."""
    unit: str = "ms"
    goal: Goal | None = None
    spread: tuple[float, float] | None = None
    """The quartiles of the ratios of single rounds."""

    @property
    def ratio(self) -> float:
        """Measured by floor."""
        return self.measured / self.floor

    @property
    def met(self) -> bool | None:
        """Whether the goal was met; ``None`` where there is none."""
        if self.goal is None:
            return None
        return (self.measured if self.goal.of_measured else self.ratio) <= self.goal.limit


@dataclass(frozen=True, slots=True)
class Module:
    """What importing one module costs, in microseconds."""

    name: str
    own: float
    """Without the modules that it imports."""
    cumulative: float
    """With those that were not imported before."""


@dataclass(frozen=True, slots=True)
class Modules:
    """The modules that something imports, the most expensive first."""

    title: str
    modules: tuple[Module, ...]


@dataclass(frozen=True, slots=True)
class Result:
    """What a benchmark found."""

    rows: tuple[Row, ...]
    modules: tuple[Modules, ...] = ()


@dataclass(slots=True)
class Series:
    """The values of one contestant, one a round."""

    values: list[float] = field(default_factory=list)

    @property
    def median(self) -> float:
        """The one in the middle."""
        return median(self.values)

    def quantile(self, share: float) -> float:
        """The smallest value that at least this share of all values does not exceed."""
        ordered = sorted(self.values)
        place = max(0, min(len(ordered) - 1, -int(-share * len(ordered) // 1) - 1))
        return ordered[place]


def in_turns(rounds: int, warm_up: int, contestants: Mapping[str, Callable[[], float]]) -> dict[str, Series]:
    """Let contestants take turns, every second round in reverse.

    Args:
        rounds: How many rounds count.
        warm_up: How many rounds are run before them.
        contestants: By name, what measures one value.

    Returns:
        By name, the values of the rounds that count.
    """
    series = {name: Series() for name in contestants}
    names = list(contestants)
    for number in range(-warm_up, rounds):
        for name in names if number % 2 == 0 else reversed(names):
            value = contestants[name]()
            if number >= 0:
                series[name].values.append(value)
    return series


def compare(
    name: str,
    what: str,
    measured: Series,
    floor: Series,
    *,
    scale: float = MILLISECONDS,
    unit: str = "ms",
    goal: Goal | None = None,
) -> Row:
    """A row of two series of the same rounds.

    Args:
        name: The benchmark.
        what: What was measured, and against what.
        measured: What was measured.
        floor: Its floor.
        scale: What turns a value of the series into the unit.
        unit: The unit of the row.
        goal: What it shall not exceed.
    """
    ratios = Series([one / other for one, other in zip(measured.values, floor.values, strict=True) if other])
    spread = (ratios.quantile(0.25), ratios.quantile(0.75)) if ratios.values else None
    return Row(name, what, measured.median * scale, floor.median * scale, unit, goal, spread)
