"""The benchmarks by name."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module

from benchmarks.measuring import Plan, Result

BENCHMARKS = {
    "start": "start",
    "keys": "keys",
    "cli": "cli",
    "imports": "imports",
    "save": "save",
    "quit": "quitting",
    "listing": "listing",
}
"""The name of each with that of its module, in the order in which they run."""


def measure(name: str, plan: Plan) -> Result:
    """Run one benchmark.

    Args:
        name: One of :data:`BENCHMARKS`.
        plan: How much to measure.

    Raises:
        CannotMeasure: Something is missing on this system.
    """
    module = import_module(f"benchmarks.{BENCHMARKS[name]}")
    measured: Callable[[Plan], Result] = module.measure
    return measured(plan)
