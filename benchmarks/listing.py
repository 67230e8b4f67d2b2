"""``listing``: the journeys of a folder, with the index and for the first time, against looking at the folder."""

from __future__ import annotations

import gc
import os
from collections.abc import Callable
from functools import cache, partial
from pathlib import Path
from time import perf_counter

from benchmarks.measuring import Goal, Plan, Result, Row, compare, in_turns
from benchmarks.worlds import World, sample_world, temporary_folder
from gmrsj_tui.places import sample_file
from gmrsj_tui.store.index import NAME
from gmrsj_tui.store.journeys import JourneyStore
from gmrsj_tui.tui.journeys import Journeys

GOAL = Goal(2.0)


def measure(plan: Plan) -> Result:
    """Time the list and home with the index and for the first time, at several sizes."""
    rows: list[Row] = []
    with temporary_folder(plan.folder) as folder:
        for journeys in plan.listed:
            world = sample_world(folder / str(journeys), journeys)
            known = {
                "floor": _timed(partial(_look, world.saves)),
                "with levels": _list(world),
                "at home": _home(world),
            }
            unknown = {"floor": known["floor"], "home first": _first(world), "list first": _first_list(world)}
            _list(world)()  # makes the index, where there are enough journeys for one
            series = in_turns(plan.rounds_or(7), plan.warm_up, known)
            first = in_turns(min(plan.rounds_or(3), 3), 0, unknown)
            against = "against scandir and stat"
            goal = GOAL if journeys == plan.listed[-1] else None
            rows += [
                compare("listing", f"{journeys:,} journeys {what}, {against}", found[name], found["floor"], goal=limit)
                for what, name, found, limit in (
                    ("with levels", "with levels", series, goal),
                    ("at home", "at home", series, None),
                    ("without an index: the first screen of home", "home first", first, None),
                    ("without an index: all with levels", "list first", first, None),
                )
            ]
    return Result(tuple(rows))


def _look(folder: Path) -> None:
    with os.scandir(folder) as entries:
        for entry in entries:
            entry.stat()


def _list(world: World) -> Callable[[], float]:
    load = cache(world.packs.load)
    load(world.session().pack.id)  # whoever lists journeys has read the pack

    def listed() -> None:
        found = JourneyStore(world.saves).list(load)
        assert all(journey.levels is not None for journey in found.journeys)

    return _timed(listed)


def _home(world: World) -> Callable[[], float]:
    """What home does until its first list is shown; each time as a program that was just started."""
    packs = world.packs

    def shelved() -> None:
        Journeys(JourneyStore(world.saves), packs, sample_file(), lambda: "").shelving().first()

    return _timed(shelved)


def _first(world: World) -> Callable[[], float]:
    return _without_index(world, _home(world))


def _first_list(world: World) -> Callable[[], float]:
    return _without_index(world, _list(world))


def _without_index(world: World, measured: Callable[[], float]) -> Callable[[], float]:
    def once() -> float:
        (world.saves / NAME).unlink(missing_ok=True)
        return measured()

    return once


def _timed(do: Callable[[], None]) -> Callable[[], float]:
    """Time it with the collector of garbage off, as the program has it in a command and before its first frame."""

    def once() -> float:
        gc.collect()
        gc.disable()
        try:
            begin = perf_counter()
            do()
            return perf_counter() - begin
        finally:
            gc.enable()

    return once
