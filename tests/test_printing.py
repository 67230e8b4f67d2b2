"""Printing goes to the system's printer, which is named first; where there is none, it says how to print the file."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from gmrsj_tui import printing
from gmrsj_tui.errors import GmrsjError
from gmrsj_tui.printing import Printer, find_printer, how_to_print, print_file

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="lp belongs to Unix")


@pytest.fixture
def system(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of programs that is the whole PATH."""
    folder = tmp_path / "bin"
    folder.mkdir()
    monkeypatch.setenv("PATH", str(folder))
    for name in ("LPDEST", "PRINTER"):
        monkeypatch.delenv(name, raising=False)
    return folder


def program(folder: Path, name: str, lines: str) -> None:
    file = folder / name
    file.write_text(f"#!/bin/sh\n{lines}\n")
    file.chmod(0o755)


def test_without_a_printing_program_it_says_to_save_the_page(system: Path) -> None:
    with pytest.raises(GmrsjError, match="no printing program") as refused:
        find_printer()
    assert "save the page" in refused.value.hint


def test_without_a_standard_printer_it_says_so(system: Path) -> None:
    program(system, "lp", "exit 0")
    program(system, "lpstat", "echo 'no system default destination'")
    with pytest.raises(GmrsjError, match="no standard printer"):
        find_printer()


def test_the_standard_printer_is_found_by_name_and_another_can_be_named(
    system: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program(system, "lp", "exit 0")
    program(system, "lpstat", "echo 'system default destination: Office_2'")
    assert find_printer() == Printer("Office_2")
    assert find_printer("Hall") == Printer("Hall")
    monkeypatch.setenv("LPDEST", "Desk")
    assert find_printer().words == "the printer Desk"


def test_a_file_is_sent_with_its_title_and_the_answer_is_told(system: Path, tmp_path: Path) -> None:
    program(system, "lp", f'printf "%s\\n" "$@" > {tmp_path}/given; echo "request id is Office-7 (1 file(s))"')
    file = tmp_path / "-page one.txt"
    file.write_text("page")
    said = print_file(file, Printer("Office"), "Roadmap:\nAcme")
    assert said == "Sent to the printer Office: request id is Office-7 (1 file(s))"
    given = (tmp_path / "given").read_text().splitlines()
    assert given == ["-d", "Office", "-t", "Roadmap: Acme", "--", os.fspath(file)]


def test_a_printer_that_refuses_is_quoted(system: Path, tmp_path: Path) -> None:
    program(system, "lp", "echo 'lp: The printer or class does not exist.' >&2; exit 1")
    with pytest.raises(GmrsjError, match="the printer Hall did not take it: lp: The printer or class"):
        print_file(tmp_path / "page.txt", Printer("Hall"), "Roadmap")


@pytest.fixture
def stuck(tmp_path: Path) -> Iterator[Path]:
    """A pipe that holds up whoever opens it, at the latest until the end of the test."""
    pipe = tmp_path / "stuck"
    os.mkfifo(pipe)
    yield pipe
    os.close(os.open(pipe, os.O_RDWR))


def test_a_printing_system_that_does_not_answer_is_given_up(
    system: Path, tmp_path: Path, stuck: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(printing, "_PATIENCE", 0.2)
    program(system, "lp", f"echo 'one moment'; : < {stuck}")
    with pytest.raises(GmrsjError, match="did not take it: the printing system did not answer within 0.2 seconds"):
        print_file(tmp_path / "page.txt", Printer("Hall"), "Roadmap")


def test_a_page_that_was_taken_is_sent_even_if_the_printing_program_leaves_another_one_at_work(
    system: Path, tmp_path: Path, stuck: Path
) -> None:
    program(system, "lp", f"( : < {stuck} ) & echo 'request id is Hall-7'")
    assert print_file(tmp_path / "page.txt", Printer("Hall"), "R") == "Sent to the printer Hall: request id is Hall-7"


def test_how_to_print_a_file_depends_on_what_it_is() -> None:
    assert how_to_print(Path("a.pdf")).startswith("Open a.pdf")
    assert "type of equal widths" in how_to_print(Path("a.txt"))
