"""Real processes, real kills, a real limit (CONTRACTS 4)."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from gmrsj_tui.store.journeys import JourneyStore
from tests.store.making import new_journey

ROOT = Path(__file__).parents[2]


@pytest.fixture
def saves(tmp_path: Path) -> Path:
    JourneyStore(tmp_path / "saves").create(new_journey())
    return tmp_path / "saves"


def program(name: str, folder: Path, *arguments: object) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-m", "tests.store.programs", name, str(folder), *map(str, arguments)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )


def said(process: subprocess.Popen[str]) -> list[str]:
    output, errors = process.communicate()
    assert (process.returncode, errors) == (0, "")
    return output.splitlines()


def test_of_200_answers_by_two_programs_at_once_none_is_lost(saves: Path) -> None:
    for process in [program("answer", saves, name, 100) for name in ("Ana", "Bo")]:
        said(process)
    journey = JourneyStore(saves).load("acme-2345")
    assert journey.revision == 201
    given = [(change.who, getattr(change.items[0].after, "note", None)) for change in journey.changes]
    assert sorted(given) == sorted((name, f"{name} {number}") for name in ("Ana", "Bo") for number in range(100))
    for name in ("Ana", "Bo"):
        notes = [note for who, note in given if who == name]
        assert notes == [f"{name} {number}" for number in range(100)]


@pytest.mark.parametrize(("name", "rounds"), [("kill", 12), ("kill-writing", 36)])
def test_whenever_a_program_is_killed_the_file_is_readable_and_holds_all_that_was_shown_as_saved(
    saves: Path, name: str, rounds: int
) -> None:
    lines = [line.partition(" ") for line in said(program(name, saves, rounds))]
    assert len(lines) == rounds
    for shown, _, on_disk in lines:
        assert on_disk.isdigit(), on_disk
        # The kill may fall between the save and the moment in which it is shown.
        assert int(shown) <= int(on_disk) <= int(shown) + 1


def test_a_full_disk_is_told_loses_nothing_and_saving_goes_on_when_there_is_room(saves: Path) -> None:
    told, answers = said(program("fill", saves, 20_000))
    assert told.startswith("not saved: the file would be larger than this system allows, in the folder ")
    assert answers == "['S1-L1-01', 'S1-L2-01']"
    assert sorted(JourneyStore(saves).load("acme-2345").answers) == ["S1-L1-01", "S1-L2-01"]
    assert not list(saves.glob(".*.tmp"))
