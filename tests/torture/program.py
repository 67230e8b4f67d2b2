"""The real program, as people start it: command lines and the app, on a saves folder and a home of its own."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from gmrsj_tui.framework.library import PackLibrary
from gmrsj_tui.journey.journey import Journey
from gmrsj_tui.store.journeys import JourneyStore
from gmrsj_tui.store.views import view_path
from tests.torture.app_in_terminal import AppInTerminal

ROOT = Path(__file__).parents[2]
PACK = PackLibrary().load("gm-rsj")
ROWS = tuple(criterion.id for criterion in PACK.steps[0].criteria)
"""The criteria of the first step, in the order in which the app lists them."""
WHO = "Ana"
"""Who gives the answers in the app, as the settings file says."""

_NO_INTRODUCTION = (
    "import sys; from pathlib import Path; from gmrsj_tui.store.views import ViewState, write_view; "
    "write_view(Path(sys.argv[1]), sys.argv[2], ViewState(seen_introductions=tuple(sys.argv[3:])))"
)


class Ran(NamedTuple):
    """What a command line did."""

    status: int
    out: str
    err: str

    @property
    def refused_in_one_line(self) -> bool:
        """Whether it left with exit status 1 and one clear line that is no traceback."""
        lines = self.err.splitlines()
        return self.status == 1 and self.out == "" and len(lines) == 1 and lines[0].startswith("gmrsj: ")


class Program:
    """The program on one saves folder.

    Args:
        folder: A folder of its own for home, settings and, where nothing else is said, saves.
        saves: The saves folder as the program finds it.
        seen: The same folder as this process finds it, where that is not the same.
        prefix: What starts the program in other circumstances, such as without some permission.

    Attributes:
        usual_seconds: How long a command takes that nobody kills, as last measured.
    """

    def __init__(
        self, folder: Path, *, saves: Path | None = None, seen: Path | None = None, prefix: Sequence[str] = ()
    ) -> None:
        self.folder = folder
        self.saves = folder / "saves" if saves is None else saves
        self.seen = self.saves if seen is None else seen
        self.prefix = tuple(prefix)
        self.usual_seconds = 0.25
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "settings.toml").write_text(f'who = "{WHO}"\n', encoding="utf-8")

    def otherwise(self, prefix: Sequence[str]) -> Program:
        """The same program on the same saves, started in other circumstances."""
        return Program(self.folder, saves=self.saves, seen=self.seen, prefix=prefix)

    def argv(self, *arguments: str) -> list[str]:
        """The command line."""
        return [*self.prefix, sys.executable, "-m", "gmrsj_tui", "--saves", str(self.saves), *arguments]

    @property
    def environment(self) -> dict[str, str]:
        """Nothing of the person who runs the tests."""
        return {
            "PATH": os.environ.get("PATH", os.defpath),
            "HOME": str(self.folder),
            "LANG": "C.UTF-8",
            "PYTHONPATH": str(ROOT),
            "GMRSJ_SETTINGS": str(self.folder / "settings.toml"),
        }

    def run(self, *arguments: str) -> Ran:
        """Run a command line to its end."""
        ran = subprocess.run(
            self.argv(*arguments),
            stdin=subprocess.DEVNULL,
            capture_output=True,
            env=self.environment,
            encoding="utf-8",
            check=False,
        )
        return Ran(ran.returncode, ran.stdout, ran.stderr)

    @contextmanager
    def started(self, *arguments: str) -> Iterator[subprocess.Popen[bytes]]:
        """Start a command line whose standard output is read meanwhile; it is ended with the block."""
        with subprocess.Popen(
            self.argv(*arguments),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=self.environment,
        ) as process:
            try:
                yield process
            finally:
                process.kill()

    def app(self, journey: str) -> AppInTerminal:
        """Open a journey in the app, past the introduction, in a terminal that is tall enough for all criteria."""
        if not view_path(self.seen, journey).exists():
            code = [sys.executable, "-c", _NO_INTRODUCTION, str(self.saves), journey, *(step.id for step in PACK.steps)]
            subprocess.run([*self.prefix, *code], env=self.environment, check=True)
        environment = {"GMRSJ_SETTINGS": self.environment["GMRSJ_SETTINGS"]}
        return AppInTerminal(
            self.argv("open", journey), columns=80, rows=64, environment=environment, folder=self.folder
        )

    def new(self, title: str) -> str:
        """Make a journey, and give its id."""
        ran = self.run("new", title)
        assert ran.status == 0, ran.err
        return ran.out.strip()

    def load(self, journey: str) -> Journey:
        """Read a journey as if for the first time."""
        return JourneyStore(self.seen).load(journey)

    def content(self, journey: str) -> bytes:
        """The bytes of a journey's file."""
        return self.file(journey).read_bytes()

    def file(self, journey: str) -> Path:
        """A journey's file."""
        return self.seen / f"{journey}.json"

    def unfinished(self) -> set[str]:
        """The names of the files of journeys that were being written when their program was killed."""
        return {path.name for path in self.seen.glob(".[!.]*.tmp")}
