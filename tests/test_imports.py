"""What importing a part of the program loads, asked of a fresh interpreter.

import-linter reads the imports that are written down; these tests see the ones that happen.
"""

from __future__ import annotations

import subprocess
import sys
from functools import cache
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parent.parent / "gmrsj_tui"
SCREEN_LIBRARIES = {"textual", "rich"}

REPORT_LOADED = "import sys; print('\\n' + ' '.join(sys.modules))"


def modules_in(part: str) -> list[str]:
    """Every module of a part of the package, such as ``journey`` or ``session``."""
    single = PACKAGE / f"{part}.py"
    files = [single] if single.exists() else sorted((PACKAGE / part).rglob("*.py"))
    assert files, f"there is no {part} in the package"
    names = (".".join(file.relative_to(PACKAGE.parent).with_suffix("").parts) for file in files)
    return [name.removesuffix(".__init__") for name in names]


def core_parts() -> list[str]:
    """Every part but the screens and what starts the program."""
    parts = {path.stem for path in PACKAGE.glob("*.py")} | {path.parent.name for path in PACKAGE.glob("*/__init__.py")}
    return sorted(parts - {"__init__", "__main__", "tui"})


@cache
def loaded_by(code: str) -> frozenset[str]:
    """The modules that a fresh interpreter holds after running some code, which may end by ``SystemExit``."""
    wrapped = f"try:\n    exec({code!r})\nexcept SystemExit as end:\n    assert not end.code, end\n{REPORT_LOADED}"
    run = subprocess.run(
        [sys.executable, "-c", wrapped], capture_output=True, text=True, check=False, cwd=PACKAGE.parent
    )
    assert run.returncode == 0, run.stderr
    return frozenset(run.stdout.splitlines()[-1].split())


def importing(*modules: str) -> frozenset[str]:
    """The modules that a fresh interpreter holds after importing these."""
    return loaded_by(f"import {', '.join(modules)}")


def top_levels(modules: frozenset[str]) -> set[str]:
    """The names of the distributions' top packages."""
    return {module.partition(".")[0] for module in modules}


def within(modules: frozenset[str], part: str) -> set[str]:
    """Those of the modules that belong to a part of the package."""
    whole = f"gmrsj_tui.{part}"
    return {module for module in modules if module == whole or module.startswith(f"{whole}.")}


def test_the_core_has_the_parts_that_are_guarded_here() -> None:
    assert {"cli", "reports", "session", "store", "journey", "framework"} <= set(core_parts())


@pytest.mark.parametrize("part", core_parts())
def test_nothing_outside_the_screens_loads_textual_or_rich(part: str) -> None:
    loaded = importing(*modules_in(part))
    assert not SCREEN_LIBRARIES & top_levels(loaded)
    assert not within(loaded, "tui")


def test_the_probe_would_see_textual() -> None:
    assert "textual" in top_levels(importing("textual"))


@pytest.mark.parametrize("part", ["journey", "framework"])
def test_the_rules_and_the_packs_know_nothing_of_storage(part: str) -> None:
    loaded = importing(*modules_in(part))
    assert not {"tinydb", "filelock"} & top_levels(loaded)
    for higher in ("store", "session", "reports", "cli"):
        assert not within(loaded, higher), f"{part} reaches up to {higher}"


def test_the_packs_know_nothing_of_journeys() -> None:
    assert not within(importing(*modules_in("framework")), "journey")


def running(saves: Path, *arguments: str) -> frozenset[str]:
    """The modules that a fresh interpreter holds after a command line that must succeed."""
    command = ["gmrsj", *arguments, "--saves", str(saves)]
    return loaded_by(f"import sys; sys.argv = {command!r}; import gmrsj_tui.__main__ as m; m.main()")


@pytest.mark.parametrize(
    "command",
    [
        "--help",
        "list",
        "list --json",
        "status Walk --explain",
        "status Walk --json",
        "answer Walk S1-L1-01 met",
        "roadmap Walk",
        "roadmap Walk --format md",
        "roadmap Walk --format json",
        "content list",
        "content show gm-rsj",
        "keys",
        "paths",
    ],
)
def test_a_command_runs_without_loading_textual_or_rich(command: str, tmp_path: Path) -> None:
    running(tmp_path, "new", "Walk")
    loaded = running(tmp_path, *command.split())
    assert within(loaded, "cli"), "the command line did not run"
    assert not SCREEN_LIBRARIES & top_levels(loaded)
    assert not within(loaded, "tui")


@pytest.mark.parametrize(
    "slow", ["asyncio", "importlib.metadata", "email", "unittest", "xml", "http", "multiprocessing"]
)
def test_the_command_line_starts_without_the_slow_parts_of_the_standard_library(slow: str) -> None:
    assert slow not in importing("gmrsj_tui.cli.main") - loaded_by("pass")


READING_ONLY = [
    "roadmap Walk",
    "roadmap Walk --format md",
    "roadmap Walk --format json",
    "status Walk",
    "status Walk --explain",
    "list",
]


@pytest.mark.parametrize("command", READING_ONLY)
def test_a_command_that_only_reads_loads_nothing_that_saves(command: str, tmp_path: Path) -> None:
    running(tmp_path, "new", "Walk")
    loaded = running(tmp_path, *command.split())
    assert not {"tinydb", "filelock", "platformdirs"} & top_levels(loaded)
    assert not {f"gmrsj_tui.{part}" for part in ("session", "settings", "keys", "journey.changes")} & loaded
    assert not {f"gmrsj_tui.store.{part}" for part in ("leftovers", "locking", "saving", "storage")} & loaded


@pytest.mark.parametrize("command", READING_ONLY)
def test_a_command_that_only_reads_pays_for_no_dataclass_and_nothing_for_rare_cases(
    command: str, tmp_path: Path
) -> None:
    running(tmp_path, "new", "Walk")
    loaded = running(tmp_path, *command.split()) - loaded_by("pass")
    for slow in ("dataclasses", "inspect", "difflib", "textwrap", "subprocess", "asyncio", "tempfile", "unicodedata"):
        assert slow not in loaded, f"{command} loads {slow}"
    assert "gmrsj_tui.framework.lines" not in loaded, "no line of a sound pack is ever asked for"


def test_the_version_is_printed_without_a_parser_of_arguments() -> None:
    loaded = loaded_by("import sys; sys.argv = ['gmrsj', '--version']; import gmrsj_tui.__main__ as m; m.main()")
    assert within(loaded, "cli"), "the command line did not run"
    for slow in ("argparse", "re", "typing", "enum", "pathlib", "gmrsj_tui.framework", "gmrsj_tui.cli.parsing"):
        assert slow not in loaded - loaded_by("pass"), f"--version loads {slow}"


def test_help_is_printed_without_the_core() -> None:
    loaded = loaded_by("import sys; sys.argv = ['gmrsj', '--help']; import gmrsj_tui.__main__ as m; m.main()")
    assert "gmrsj_tui.cli.parsing" in loaded, "no help was printed"
    for slow in ("typing", "textwrap", "pathlib", "json", "tomli", "dataclasses", "datetime"):
        assert slow not in loaded - loaded_by("pass"), f"--help loads {slow}"
    for part in ("framework", "journey", "store", "session"):
        assert not within(loaded, part), f"--help loads {part}"
