"""``quit``: from the key to the end of the process."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from benchmarks import minimal_app, processes
from benchmarks.measuring import Goal, Plan, Result, compare, in_turns
from benchmarks.start import home_frame, step_frame
from benchmarks.terminal import Terminal, Wanted
from benchmarks.worlds import SAMPLE, sample_world, temporary_folder, widgets_on_screen

GOAL = Goal(0.25)


def measure(plan: Plan) -> Result:
    """Time how long leaving takes, from a step and from home, against a minimal app."""
    with temporary_folder(plan.folder) as folder:
        world = sample_world(folder)
        widgets = widgets_on_screen(world, open_journey=True)
        contestants = {
            "minimal": _quit(processes.minimal_app(widgets), minimal_app.first_frame(widgets), folder),
            "step": _quit(processes.gmrsj(*world.options, "open", SAMPLE), step_frame(world), folder),
            "home": _quit(processes.gmrsj(*world.options), home_frame(), folder),
        }
        series = in_turns(plan.rounds_or(15), plan.warm_up, contestants)
    against = "q to the end of the process, against a minimal app's"
    return Result(
        (
            compare("quit", f"a step: {against}", series["step"], series["minimal"], goal=GOAL),
            compare("quit", f"home: {against}", series["home"], series["minimal"], goal=GOAL),
        )
    )


def _quit(argv: Sequence[str], wanted: Wanted, folder: Path) -> Callable[[], float]:
    def once() -> float:
        with Terminal(argv, folder, processes.environment(folder)) as terminal:
            terminal.until(wanted)
            terminal.settle()
            return terminal.press_to_end(minimal_app.QUIT)

    return once
