"""Commands that are named in hints, errors and warnings: typed as they stand they work on the same folders."""

from __future__ import annotations

import shlex
from pathlib import Path

import pytest

from tests.cli.conftest import CommandLine


def damaged(gmrsj: CommandLine) -> tuple[str, Path]:
    """A journey that is cut short, and has a copy: its id and its file."""
    journey = gmrsj.new()
    for status in ("met", "not-met"):
        assert gmrsj("answer", journey, "S1-L1-01", status).status == 0
    path = gmrsj.saves / f"{journey}.json"
    path.write_bytes(path.read_bytes()[:300])
    return journey, path


def command_in(said: str, end: str) -> list[str]:
    """The arguments of the command that ends so, as a shell reads them."""
    before = said[: said.index(end) + len(end)]
    program, *arguments = shlex.split(before[before.rindex("gmrsj ") :])
    assert program == "gmrsj"
    return arguments


def test_the_command_that_an_error_names_repairs_the_folder_that_was_given(gmrsj: CommandLine) -> None:
    gmrsj.saves = gmrsj.saves.parent / "Ana's $HOME journeys"
    journey, _ = damaged(gmrsj)
    ran = gmrsj("status", journey)
    assert ran.status == 1 and gmrsj.named("doctor --repair puts the newest good copy") in ran.err
    repaired = gmrsj.bare(*command_in(ran.err, "doctor --repair"))
    assert f"{journey} is restored from a copy" in repaired.out
    assert gmrsj("status", journey).status == 0


def test_warnings_carry_the_folders_too(gmrsj: CommandLine) -> None:
    damaged(gmrsj)
    ran = gmrsj("list")
    assert ran.err.startswith("gmrsj: warning: ") and gmrsj.named("doctor --repair puts") in ran.err


def test_hints_among_the_lines_of_a_result_carry_the_folders_too_and_json_has_none(gmrsj: CommandLine) -> None:
    assert f"'{gmrsj.named('new TITLE')}' makes one" in gmrsj("list").out
    journey, _ = damaged(gmrsj)
    assert f"'{gmrsj.named('doctor --repair')}' puts right" in gmrsj("doctor").out
    assert f"'{gmrsj.named(f'backups {journey} --restore N')}' goes back" in gmrsj("backups", journey).out
    assert "--content" not in gmrsj("doctor", "--json").out


def test_a_document_names_commands_as_it_always_does(gmrsj: CommandLine) -> None:
    journey = gmrsj.new()
    assert f"gmrsj answer {journey} --from-codes -" in " ".join(gmrsj("sheet", journey, "--width", "100").out.split())


def test_only_what_was_given_is_carried_and_where_nothing_was_nothing_is(
    gmrsj: CommandLine, monkeypatch: pytest.MonkeyPatch
) -> None:
    journey, _ = damaged(gmrsj)
    ran = gmrsj.bare("status", journey, f"--saves={gmrsj.saves}")
    assert f"; gmrsj --saves {gmrsj.saves} doctor --repair puts" in ran.err
    monkeypatch.setenv("GMRSJ_SAVES", str(gmrsj.saves))
    ran = gmrsj.bare("status", journey)
    assert "; gmrsj doctor --repair puts" in ran.err and "--saves" not in ran.err
    ran = gmrsj.bare("status", journey, "--content", "a b", "--content", "c", "--saves", "")
    assert "; gmrsj --content 'a b' --content c doctor --repair puts" in ran.err


def test_a_folder_that_begins_with_a_hyphen_is_no_option(gmrsj: CommandLine, monkeypatch: pytest.MonkeyPatch) -> None:
    gmrsj.saves.parent.joinpath("-odd").mkdir()
    monkeypatch.chdir(gmrsj.saves.parent)
    ran = gmrsj.bare("--saves=-odd", "status", "acme")
    assert ran.err == "gmrsj: there is no journey 'acme': none is saved yet; gmrsj --saves=-odd new TITLE makes one\n"


def test_what_a_person_typed_is_quoted_as_they_typed_it(gmrsj: CommandLine) -> None:
    gmrsj.new()
    ran = gmrsj("status", "gmrsj doctor")
    assert ran.err == f"gmrsj: there is no journey 'gmrsj doctor'; {gmrsj.named('list shows them')}\n"


def test_usage_and_help_stay_as_they_are(gmrsj: CommandLine) -> None:
    said = gmrsj("answer", "acme").err.splitlines()
    assert said[0].startswith("gmrsj: ") and said[1].startswith("usage: gmrsj answer JOURNEY ")
    assert gmrsj("answer", "--help").out == gmrsj.bare("answer", "--help").out


def test_one_command_line_does_not_carry_the_folders_of_another(gmrsj: CommandLine) -> None:
    gmrsj("list")
    ran = gmrsj.bare("lisst")
    assert str(gmrsj.saves) not in ran.err and "did you mean 'list'" in ran.err
