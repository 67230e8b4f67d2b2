"""``listing``: the journeys of a folder, against looking at the folder."""

from __future__ import annotations

import os
from collections.abc import Callable
from functools import partial
from pathlib import Path
from time import perf_counter

from benchmarks.measuring import Goal, Plan, Result, Row, compare, in_turns
from benchmarks.worlds import World, sample_world, temporary_folder
from gmrsj_tui.journey.standing import standing_of
from gmrsj_tui.places import sample_file
from gmrsj_tui.store.journeys import JourneyStore
from gmrsj_tui.tui.journeys import Journeys

GOAL = Goal(2.0)


def measure(plan: Plan) -> Result:
    """Time the list with its levels, and what home reads before its first frame, at several sizes."""
    rows: list[Row] = []
    with temporary_folder(plan.folder) as folder:
        for journeys in plan.listed:
            world = sample_world(folder / str(journeys), journeys)
            series = in_turns(
                plan.rounds_or(7),
                plan.warm_up,
                {"floor": _timed(partial(_look, world.saves)), "list": _list(world), "home": _home(world)},
            )
            goal = GOAL if journeys == plan.listed[-1] else None
            what = f"{journeys} journeys {{}}, against scandir and stat"
            rows.append(compare("listing", what.format("with levels"), series["list"], series["floor"], goal=goal))
            rows.append(compare("listing", what.format("at home"), series["home"], series["floor"]))
    return Result(tuple(rows))


def _look(folder: Path) -> None:
    with os.scandir(folder) as entries:
        for entry in entries:
            entry.stat()


def _list(world: World) -> Callable[[], float]:
    pack = world.session().pack

    def listed() -> None:
        for journey in JourneyStore(world.saves).list().journeys:
            standing_of(pack, journey)

    return _timed(listed)


def _home(world: World) -> Callable[[], float]:
    def shelved() -> None:
        Journeys(JourneyStore(world.saves), world.packs, sample_file(), lambda: "").shelf()

    return _timed(shelved)


def _timed(do: Callable[[], None]) -> Callable[[], float]:
    def once() -> float:
        begin = perf_counter()
        do()
        return perf_counter() - begin

    return once
