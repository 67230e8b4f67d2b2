"""``imports``: what importing the program costs, in whole and module by module."""

from __future__ import annotations

import re
import sys
from collections.abc import Sequence
from pathlib import Path

from benchmarks import processes
from benchmarks.measuring import Module, Modules, Plan, Result, Row, Series, compare, in_turns
from benchmarks.worlds import SAMPLE, sample_world, temporary_folder

LISTED = 25
ENTRIES = ("gmrsj_tui.cli.main", "gmrsj_tui.session", "gmrsj_tui.tui.app")
APP = "import textual.app; import gmrsj_tui.tui.app, gmrsj_tui.tui.screens.home"
"""Textual first: what it needs anyway costs the program nothing."""

_LINE = re.compile(r"^import time:\s+(\d+) \|\s+(\d+) \|\s+([\w.]+)\s*$", re.MULTILINE)


def measure(plan: Plan) -> Result:
    """Time whole processes that import, then list the modules."""
    with temporary_folder(plan.folder) as folder:
        world = sample_world(folder)
        programs = {
            "python -c pass": processes.NOTHING,
            **{f"import {name}": (sys.executable, "-c", f"import {name}") for name in ("textual.app", *ENTRIES)},
        }
        contestants = {name: processes.wall(argv, folder) for name, argv in programs.items()}
        rounds = plan.rounds_or(11)
        series = in_turns(rounds, plan.warm_up, contestants)
        rows: list[Row] = [
            compare("imports", f"import {name} against {floor}", series[f"import {name}"], series[floor])
            for name in ENTRIES
            for floor in ("python -c pass", "import textual.app")
        ]
        roadmap = processes.gmrsj(*world.options, "roadmap", SAMPLE)
        modules = (
            Modules(
                "Modules of gmrsj_tui that the app imports before its first frame, textual.app imported before",
                costs((sys.executable, "-c", APP), folder, rounds, "gmrsj_tui"),
            ),
            Modules("Modules of all kinds that gmrsj roadmap imports", costs(roadmap, folder, rounds, "")),
        )
    return Result(tuple(rows), modules)


def costs(argv: Sequence[str], home: Path, rounds: int, package: str) -> tuple[Module, ...]:
    """The modules that a program imports, by medians, those with the highest own cost first.

    Args:
        argv: A Python and what it runs.
        home: Where it runs.
        rounds: How often.
        package: Only modules of this package; an empty text stands for all.
    """
    own: dict[str, Series] = {}
    cumulative: dict[str, Series] = {}
    python, *rest = argv
    for _ in range(rounds):
        report = processes.errors_of((python, "-X", "importtime", *rest), home)
        for self_time, with_others, name in _LINE.findall(report):
            if name == package or name.startswith(f"{package}.") or not package:
                own.setdefault(name, Series()).values.append(float(self_time))
                cumulative.setdefault(name, Series()).values.append(float(with_others))
    modules = [Module(name, series.median, cumulative[name].median) for name, series in own.items()]
    return tuple(sorted(modules, key=lambda module: (-module.own, module.name))[:LISTED])
