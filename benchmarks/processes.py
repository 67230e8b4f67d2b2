"""Programs as processes: how they are started here, and what a whole run of one costs."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter

from benchmarks.measuring import CannotMeasure

ROOT = Path(__file__).parent.parent

NOTHING = (sys.executable, "-c", "pass")
"""The floor of every Python program."""


def gmrsj(*arguments: str) -> tuple[str, ...]:
    """The program as its console script starts it; ``python -m`` costs some milliseconds more."""
    return (sys.executable, "-c", "from gmrsj_tui.__main__ import main; main()", *arguments)


def minimal_app(widgets: int) -> tuple[str, ...]:
    """The minimal Textual app."""
    return (sys.executable, "-c", "from benchmarks.minimal_app import main; main()", str(widgets))


def environment(home: Path) -> dict[str, str]:
    """The variables of a program: what every terminal sets, this checkout first, and nothing of the person.

    Args:
        home: The home folder, in which settings and state are looked for.
    """
    return {
        "PATH": os.environ.get("PATH", os.defpath),
        "HOME": str(home),
        "XDG_DATA_HOME": str(home / "data"),
        "XDG_CONFIG_HOME": str(home / "config"),
        "XDG_STATE_HOME": str(home / "state"),
        "XDG_CACHE_HOME": str(home / "cache"),
        "TERM": "xterm-256color",
        "COLORTERM": "truecolor",
        "LANG": "C.UTF-8",
        "PYTHONPATH": str(ROOT),
    }


@dataclass(frozen=True, slots=True)
class Run:
    """What a whole process took, in seconds."""

    wall: float
    cpu: float


def run(argv: Sequence[str], home: Path) -> Run:
    """Run a program to its end, its output thrown away.

    Raises:
        CannotMeasure: It failed, or the system does not say what a process took.
    """
    if not hasattr(os, "wait4"):
        raise CannotMeasure("this system does not say how much time a process took (os.wait4)")
    begin = perf_counter()
    process = subprocess.Popen(
        argv,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        cwd=home,
        env=environment(home),
    )
    _, status, usage = os.wait4(process.pid, 0)
    wall = perf_counter() - begin
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode != 0:
        raise CannotMeasure(f"{' '.join(argv[1:])} ended with status {process.returncode}")
    return Run(wall, usage.ru_utime + usage.ru_stime)


def wall(argv: Sequence[str], home: Path) -> Callable[[], float]:
    """A contestant: the seconds of a whole process."""
    return lambda: run(argv, home).wall


def errors_of(argv: Sequence[str], home: Path) -> str:
    """What a program writes to standard error.

    Raises:
        CannotMeasure: It failed.
    """
    done = subprocess.run(
        argv,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        cwd=home,
        env=environment(home),
        text=True,
        encoding="utf-8",
        check=False,
    )
    if done.returncode != 0:
        raise CannotMeasure(f"{' '.join(argv[1:])} ended with status {done.returncode}: {done.stderr[-500:]}")
    return done.stderr
