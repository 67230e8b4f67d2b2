from __future__ import annotations

from typing import NoReturn

import pytest

from gmrsj_tui.cli import console
from gmrsj_tui.cli.context import Context
from tests.cli.conftest import CommandLine


def breaking(monkeypatch: pytest.MonkeyPatch, problem: BaseException) -> None:
    def fail(self: Context) -> NoReturn:
        raise problem

    monkeypatch.setattr(Context, "store", property(fail))


def test_an_unexpected_error_is_one_calm_line_without_what_somebody_wrote(
    gmrsj: CommandLine, monkeypatch: pytest.MonkeyPatch
) -> None:
    breaking(monkeypatch, RuntimeError("a note"))
    ran = gmrsj("list")
    assert ran.status == 1
    assert ran.err.startswith("gmrsj: something unexpected went wrong (RuntimeError); ")
    assert "a note" not in ran.err and "GMRSJ_DEBUG=1" in ran.err and ran.err.count("\n") == 1


def test_a_traceback_is_there_for_those_who_ask(gmrsj: CommandLine, monkeypatch: pytest.MonkeyPatch) -> None:
    breaking(monkeypatch, RuntimeError("oh"))
    monkeypatch.setenv("GMRSJ_DEBUG", "1")
    ran = gmrsj("list")
    assert ran.status == 1 and "Traceback" in ran.err


def test_an_interrupt_is_quiet(gmrsj: CommandLine, monkeypatch: pytest.MonkeyPatch) -> None:
    breaking(monkeypatch, KeyboardInterrupt())
    ran = gmrsj("list")
    assert (ran.status, ran.out, ran.err) == (130, "", "")


def test_an_error_of_the_system_names_its_file(gmrsj: CommandLine, monkeypatch: pytest.MonkeyPatch) -> None:
    breaking(monkeypatch, PermissionError(13, "Permission denied", "/x/y"))
    ran = gmrsj("list")
    assert (ran.status, ran.err) == (1, "gmrsj: /x/y: Permission denied\n")


@pytest.mark.parametrize(
    ("columns", "terminal", "width"), [("", False, 80), ("60", False, 80), ("60", True, 60), ("300", True, 300)]
)
def test_text_takes_the_width_of_the_terminal(
    monkeypatch: pytest.MonkeyPatch, columns: str, terminal: bool, width: int
) -> None:
    monkeypatch.setenv("COLUMNS", columns)
    monkeypatch.setattr(console, "is_terminal", lambda stream: terminal)
    assert console.text_width(None) == width
    assert console.text_width(42) == 42
