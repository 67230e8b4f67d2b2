"""``cli``: whole processes of the command line against an empty Python."""

from __future__ import annotations

from functools import partial

from benchmarks import processes
from benchmarks.measuring import Goal, Plan, Result, Row, Series, compare, in_turns
from benchmarks.worlds import SAMPLE, sample_world, temporary_folder

GOALS = {"--version": Goal(1.3), "--help": Goal(2.2), "roadmap": Goal(3.0)}


def measure(plan: Plan) -> Result:
    """Time the commands that only read, with one journey in the folder; wall clock, and time of the processor."""
    with temporary_folder(plan.folder) as folder:
        world = sample_world(folder)
        commands = {
            "roadmap": ("roadmap", SAMPLE),
            "status": ("status", SAMPLE),
            "list": ("list",),
            "--version": ("--version",),
            "--help": ("--help",),
        }
        programs: dict[str, tuple[str, ...]] = {"floor": processes.NOTHING}
        for name, arguments in commands.items():
            programs[name] = processes.gmrsj(*(() if name.startswith("-") else world.options), *arguments)
        cpu = {name: Series() for name in programs}

        def once(name: str) -> float:
            done = processes.run(programs[name], folder)
            cpu[name].values.append(done.cpu)
            return done.wall

        series = in_turns(plan.rounds_or(21), plan.warm_up, {name: partial(once, name) for name in programs})
    for used in cpu.values():
        del used.values[: plan.warm_up]
    rows: list[Row] = []
    for name in commands:
        what = f"gmrsj {name} against python -c pass"
        rows.append(compare("cli", what, series[name], series["floor"], goal=GOALS.get(name)))
        rows.append(compare("cli", f"{what}, CPU time", cpu[name], cpu["floor"]))
    return Result(tuple(rows))
