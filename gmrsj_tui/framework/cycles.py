"""Cycles in what builds on what."""

from __future__ import annotations

from collections.abc import Mapping, Sequence


def cycles(builds_on: Mapping[str, Sequence[str]]) -> list[tuple[str, ...]]:
    """The cycles of a graph, each once, beginning with the name that comes first in the mapping.

    Walks the graph once, so that a knot of many cycles through the same names is told by the few that show it, not by
    every way through it. A name that builds on itself is not among them; one that is not in the mapping leads nowhere.

    Args:
        builds_on: For each name the names it leads to.

    Returns:
        Each cycle as its names in order; the last one leads back to the first.
    """
    order = {name: place for place, name in enumerate(builds_on)}
    finished: set[str] = set()
    found: dict[tuple[str, ...], None] = {}
    for start in builds_on:
        if start in finished:
            continue
        trail = [start]
        place_in_trail = {start: 0}
        ways = [iter(builds_on[start])]
        while ways:
            following = next(ways[-1], None)
            if following is None:
                ways.pop()
                finished.add(trail[-1])
                del place_in_trail[trail.pop()]
            elif following in place_in_trail:
                if following != trail[-1]:
                    found[_from_first(trail[place_in_trail[following] :], order)] = None
            elif following in order and following not in finished:
                place_in_trail[following] = len(trail)
                trail.append(following)
                ways.append(iter(builds_on[following]))
    return list(found)


def _from_first(cycle: list[str], order: Mapping[str, int]) -> tuple[str, ...]:
    start = min(range(len(cycle)), key=lambda place: order[cycle[place]])
    return (*cycle[start:], *cycle[:start])
