"""``save``: one answer saved durably, against the least that replacing a file durably can cost."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from time import perf_counter

from benchmarks.measuring import Goal, Plan, Result, Row, compare, in_turns
from benchmarks.worlds import World, next_criterion, sample_world, temporary_folder
from gmrsj_tui.journey.answer import Status

GOAL = Goal(1.9)
FLAT = Goal(1.25)


def measure(plan: Plan) -> Result:
    """Time a change through the session with few and with many journeys in the folder."""
    with temporary_folder(plan.folder) as folder:
        contestants: dict[str, Callable[[], float]] = {}
        for journeys in plan.saved:
            world = sample_world(folder / str(journeys), journeys)
            contestants[f"floor {journeys}"] = _floor(world)
            contestants[f"save {journeys}"] = _save(world)
        series = in_turns(plan.rounds_or(100), plan.warm_up, contestants)
    floor = "temporary file, fsync, rename, fsync of the folder with the same bytes"
    rows = [
        compare(
            "save",
            f"an answer, {journeys} in the folder, against {floor}",
            series[f"save {journeys}"],
            series[f"floor {journeys}"],
            goal=GOAL,
        )
        for journeys in plan.saved
    ]
    if len(rows) > 1:
        few, many = plan.saved[0], plan.saved[-1]
        what = f"an answer, the ratio with {many} in the folder against that with {few}"
        rows.append(Row("save", what, rows[-1].ratio, rows[0].ratio, "x", FLAT))
    return Result(tuple(rows))


def _save(world: World) -> Callable[[], float]:
    criterion = next_criterion(world)
    session = world.session()

    def once() -> float:
        stands = session.journey.answer(criterion).status
        status = Status.IN_PROGRESS if stands is Status.NOT_MET else Status.NOT_MET
        begin = perf_counter()
        session.mark(criterion, status)
        return perf_counter() - begin

    return once


def _floor(world: World) -> Callable[[], float]:
    source = world.saves / f"{world.journey}.json"
    # Beside the journeys, in the same folder, under a name that is none of a journey.
    target = world.saves / "floor"
    temporary = world.saves / "floor.new"

    def once() -> float:
        content = source.read_bytes()
        begin = perf_counter()
        replace_durably(target, temporary, content)
        return perf_counter() - begin

    return once


def replace_durably(target: Path, temporary: Path, content: bytes) -> None:
    """Replace a file with nothing but the system calls that it takes.

    Args:
        target: The file.
        temporary: A file in the same folder.
        content: What the file shall hold.
    """
    descriptor = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    os.write(descriptor, content)
    os.fsync(descriptor)
    os.close(descriptor)
    os.replace(temporary, target)
    folder = os.open(target.parent, os.O_RDONLY)
    os.fsync(folder)
    os.close(folder)
