"""``start``: from exec to the first screen that can be used."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from benchmarks import minimal_app, processes
from benchmarks.measuring import Goal, Plan, Result, compare, in_turns
from benchmarks.terminal import Terminal, Wanted
from benchmarks.worlds import SAMPLE, World, next_criterion, sample_world, temporary_folder, widgets_on_screen

GOAL = Goal(1.15)


def home_frame() -> Wanted:
    """What home shows when it can be used: the sample's organisation in the list, and the last key of the bar."""
    return {b"fictional": 1, b"help": 1}


def step_frame(world: World) -> Wanted:
    """What a step shows when it can be used: its next criterion in list, pane and roadmap, and the last key."""
    return {next_criterion(world).encode(): 3, b"help": 1}


def measure(plan: Plan) -> Result:
    """Time the app at home and with a journey, each against a minimal app with as many widgets."""
    with temporary_folder(plan.folder) as folder:
        world = sample_world(folder)
        step_widgets = widgets_on_screen(world, open_journey=True)
        home_widgets = widgets_on_screen(world, open_journey=False)
        contestants = {
            "minimal home": _first_frame(
                processes.minimal_app(home_widgets), minimal_app.first_frame(home_widgets), folder
            ),
            "home": _first_frame(processes.gmrsj(*world.options), home_frame(), folder),
            "step": _first_frame(processes.gmrsj(*world.options, "open", SAMPLE), step_frame(world), folder),
            "minimal step": _first_frame(
                processes.minimal_app(step_widgets), minimal_app.first_frame(step_widgets), folder
            ),
        }
        series = in_turns(plan.rounds_or(15), plan.warm_up, contestants)
    against = "first frame, against a minimal app with {} widgets"
    return Result(
        (
            compare(
                "start",
                f"gmrsj open: {against.format(step_widgets)}",
                series["step"],
                series["minimal step"],
                goal=GOAL,
            ),
            compare(
                "start", f"gmrsj: {against.format(home_widgets)}", series["home"], series["minimal home"], goal=GOAL
            ),
        )
    )


def _first_frame(argv: Sequence[str], wanted: Wanted, folder: Path) -> Callable[[], float]:
    def once() -> float:
        with Terminal(argv, folder, processes.environment(folder)) as terminal:
            return terminal.until(wanted) - terminal.began

    return once
