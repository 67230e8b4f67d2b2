"""Makes the frozen pack out of checked values; everything that could be wrong has been found before."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from gmrsj_tui.framework.model import (
    Criterion,
    Effectiveness,
    GlossaryEntry,
    Level,
    MetTest,
    Pack,
    SetupQuestion,
    Standard,
    Step,
    StepEffectiveness,
    Superseding,
    Track,
)
from gmrsj_tui.framework.values import Values

_ENTRIES: Mapping[str, Callable[..., Any]] = {
    "levels": Level,
    "tracks": Track,
    "effectiveness": Effectiveness,
    "setup": SetupQuestion,
    "glossary": GlossaryEntry,
    "standards": Standard,
    "tests": MetTest,
    "supersedes": Superseding,
}
"""The keys of each table are the fields of its value."""


def build_pack(framework: Values, steps: Sequence[Values]) -> Pack:
    """The pack of the checked values of ``framework.toml`` and its step files, in order."""
    values = {**framework}
    for table, entry in _ENTRIES.items():
        values[table] = tuple(entry(**item) for item in framework[table])
    ranks = {level.id: rank for rank, level in enumerate(values["levels"])}
    tracks = tuple(track.id for track in values["tracks"])
    values["steps"] = tuple(_step(step, number, ranks, tracks) for number, step in enumerate(steps, start=1))
    return Pack(**values)


def _step(values: Values, number: int, ranks: Mapping[str, int], tracks: tuple[str, ...]) -> Step:
    counts: dict[str, int] = {}
    criteria = []
    for item in values["criteria"]:
        level = item["level"]
        position = counts[level] = counts.get(level, 0) + 1
        # A criterion that names no track stands in all of them (CONTRACTS 1).
        fields = {**item, "tracks": item["tracks"] or tracks}
        criteria.append(Criterion(step=values["id"], position=position, **fields))
    criteria.sort(key=lambda criterion: ranks[criterion.level])
    effectiveness = tuple(StepEffectiveness(**item) for item in values["effectiveness"])
    return Step(**{**values, "number": number, "criteria": tuple(criteria), "effectiveness": effectiveness})
