from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from shlex import quote
from typing import Any

import pytest

from gmrsj_tui.cli.main import run
from gmrsj_tui.launch import AppRequest
from tests.framework.packs import write_model
from tests.sample_pack import sample_pack


@dataclass(frozen=True)
class Ran:
    """What a command line did."""

    status: int
    out: str
    err: str

    @property
    def data(self) -> Any:
        """Its JSON."""
        return json.loads(self.out)


@dataclass
class CommandLine:
    """Runs command lines over a saves folder and a content folder of their own."""

    saves: Path
    content: Path
    capsys: pytest.CaptureFixture[str]
    requests: list[AppRequest] = field(default_factory=list)
    """What the app was asked for."""

    def __call__(self, *arguments: str) -> Ran:
        """Run one; ``--saves`` and ``--content`` are given."""
        return self.bare("--saves", str(self.saves), "--content", str(self.content), *arguments)

    def bare(self, *arguments: str) -> Ran:
        """Run one just as it is."""
        self.capsys.readouterr()
        status = run(arguments, open_app=self._open)
        out, err = self.capsys.readouterr()
        return Ran(status, out, err)

    def named(self, command: str) -> str:
        """A command as a hint names it, with the folders of these command lines."""
        return f"gmrsj --saves {quote(str(self.saves))} --content {quote(str(self.content))} {command}"

    def new(self, title: str = "Acme 2026", *arguments: str) -> str:
        """Make a journey of the small pack, and give its id."""
        ran = self("new", title, "--pack", "small", *arguments)
        assert ran.status == 0, ran.err
        return ran.out.strip()

    def _open(self, request: AppRequest) -> int:
        self.requests.append(request)
        return 0


@pytest.fixture
def gmrsj(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> CommandLine:
    write_model(tmp_path / "packs" / "small", sample_pack())
    return CommandLine(tmp_path / "journeys", tmp_path / "packs", capsys)


@pytest.fixture
def at_a_terminal(monkeypatch: pytest.MonkeyPatch) -> Callable[[str], None]:
    """Makes every standard stream a terminal; the function that it gives makes one of them none again."""
    none: set[str] = set()

    def is_terminal(stream: object) -> bool:
        import sys

        return stream not in [getattr(sys, name) for name in none]

    monkeypatch.setattr("gmrsj_tui.cli.app.is_terminal", is_terminal)
    return none.add
