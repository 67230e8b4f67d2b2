from __future__ import annotations

import re
from pathlib import Path

import pytest

from gmrsj_tui import __version__
from gmrsj_tui.cli.command import load
from gmrsj_tui.cli.parsing import command_parser, whole_parser
from gmrsj_tui.cli.reference import reference
from gmrsj_tui.cli.registry import SUMMARIES, split
from tests.cli.conftest import CommandLine

DOCS = Path(__file__).parent.parent.parent / "docs"


@pytest.mark.parametrize("name", SUMMARIES)
def test_every_command_teaches(gmrsj: CommandLine, name: str) -> None:
    ran = gmrsj.bare(*name.split(), "--help")
    assert ran.status == 0 and ran.err == ""
    assert ran.out.startswith(f"usage: gmrsj {name}")
    assert re.search(rf"^example.*:\n  .*gmrsj {name}", ran.out, re.MULTILINE)
    assert "exit status: 0" in ran.out
    assert max(map(len, ran.out.splitlines())) <= 300


@pytest.mark.parametrize("name", SUMMARIES)
def test_the_usage_of_every_command_names_each_of_its_options(name: str) -> None:
    command = load(name)
    assert command.name == name
    own = [
        action.option_strings[0] if action.option_strings else action.metavar
        for action in command_parser(command)._actions
        if action.dest not in ("saves", "content", "width", "version", "help")
    ]
    for option in own:
        assert str(option) in command.usage


def test_the_page_of_commands_is_what_help_prints() -> None:
    page = (DOCS / "commands.md").read_text(encoding="utf-8")
    assert page == reference(), "run: python -m gmrsj_tui.cli.reference > docs/commands.md"


def test_the_help_of_the_program_lists_every_command(gmrsj: CommandLine) -> None:
    ran = gmrsj.bare("--help")
    assert ran.status == 0
    for name, summary in SUMMARIES.items():
        assert re.search(rf"^  {name} +{re.escape(summary)}$", ran.out, re.MULTILINE)


@pytest.mark.parametrize("arguments", [["--version"], ["list", "--version"], ["--saves", "x", "--version"]])
def test_the_version_is_printed(gmrsj: CommandLine, arguments: list[str]) -> None:
    ran = gmrsj.bare(*arguments)
    assert (ran.status, ran.out.strip()) == (0, f"gmrsj {__version__}")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["lst"], "gmrsj: there is no command 'lst'; did you mean 'list'?\ncommands: open, new, list"),
        (["publish", "acme"], "gmrsj: there is no command 'publish'"),
        (["content"], "gmrsj: 'content' needs a second word; there are content list, content check, content show"),
        (["content", "lisst"], "gmrsj: there is no command 'content lisst'"),
        (["list", "--jsn"], "gmrsj: unrecognized arguments: --jsn\nusage: gmrsj list"),
        (["list", "--js"], "gmrsj: unrecognized arguments: --js"),
        (["status"], "gmrsj: the following arguments are required: JOURNEY"),
        (["--saves"], "gmrsj: argument --saves: expected one argument"),
        (["list", "--width", "3"], "gmrsj: argument --width: '3' is not a whole number from 20 up"),
        (["report", "a", "-o", ""], "gmrsj: argument -o/--output: it is empty; name a file"),
        (["sheet", "a", "--output= "], "gmrsj: argument -o/--output: it is empty; name a file"),
        (["export", "a", "-o", ""], "gmrsj: argument -o/--output: it is empty; name a file"),
        (["status", "a", "\x1b[31mb"], "gmrsj: unrecognized arguments: ␛[31mb"),
        (["completion", "cmd"], "gmrsj: argument SHELL: invalid choice: 'cmd'"),
    ],
)
def test_wrong_usage_is_said_in_a_line_and_exits_with_2(gmrsj: CommandLine, arguments: list[str], said: str) -> None:
    ran = gmrsj.bare(*arguments)
    assert ran.status == 2
    assert ran.out == ""
    assert ran.err.startswith(said)


def test_global_options_stand_before_or_after_the_command(gmrsj: CommandLine) -> None:
    journey = gmrsj.new()
    saves, content = str(gmrsj.saves), str(gmrsj.content)
    for arguments in (
        ["--saves", saves, "--content", content, "list", "--json"],
        ["list", "--json", "--saves", saves, "--content", content],
        ["--saves=" + saves, "list", "--content=" + content, "--json"],
    ):
        assert [entry["id"] for entry in gmrsj.bare(*arguments).data] == [journey]


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        ("", (None, "")),
        ("--saves list", (None, "--saves list")),
        ("--saves x list --json", ("list", "--saves x --json")),
        ("content --width 40 check list", ("content check", "--width 40 list")),
        ("status list", ("status", "list")),
        ("content", ("content", "")),
        ("-- list", (None, "-- list")),
    ],
)
def test_the_command_is_found_among_global_options(arguments: str, expected: tuple[str | None, str]) -> None:
    name, rest = split(arguments.split())
    assert (name, " ".join(rest)) == expected


def test_the_whole_parser_knows_every_command() -> None:
    parser = whole_parser()
    options = parser.parse_args(["content", "check", "folder", "--saves", "x"])
    assert (options.path, options.saves) == ("folder", "x")
