from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest

from tests.cli.conftest import CommandLine


def test_the_roadmap_is_printed_as_text(gmrsj: CommandLine) -> None:
    ran = gmrsj("roadmap", gmrsj.new())
    assert (ran.status, ran.err) == (0, "")
    assert ran.out.startswith("Roadmap: Acme 2026\n")
    assert max(map(len, ran.out.splitlines())) <= 80


def test_the_json_roadmap_is_filtered(gmrsj: CommandLine) -> None:
    journey = gmrsj.new()
    gmrsj("answer", journey, "S2-L1-02", "not-met", "--owner", "Bo")

    def criteria(*arguments: str) -> list[str]:
        return [item["criterion"] for item in gmrsj("roadmap", journey, "--format", "json", *arguments).data["items"]]

    assert criteria() == ["S1-L1-01", "S1-L1-02", "S2-L1-01", "S2-L1-02"]
    assert criteria("--next", "1") == ["S1-L1-01"]
    assert criteria("--step", "2") == criteria("--step", "channels") == ["S2-L1-01", "S2-L1-02"]
    assert criteria("--track", "own-operations") == ["S1-L1-01", "S1-L1-02", "S2-L1-02"]
    assert criteria("--owner", "BO") == ["S2-L1-02"]


def test_what_is_due_before_a_day_leaves_out_that_day_and_what_has_no_date(gmrsj: CommandLine) -> None:
    journey = gmrsj.new()
    gmrsj("answer", journey, "S1-L1-02", "not-met", "--due", "2026-12-31")
    gmrsj("answer", journey, "S2-L1-02", "not-met", "--due", "2027-01-01", "--owner", "Bo")

    def criteria(*arguments: str) -> list[str]:
        ran = gmrsj("roadmap", journey, "--format", "json", *arguments)
        assert ran.err == ""
        return [item["criterion"] for item in ran.data["items"]]

    assert criteria("--due-before", "2027-01-01") == ["S1-L1-02"]
    assert criteria("--due-before", "2027-01-02") == ["S1-L1-02", "S2-L1-02"]
    assert criteria("--due-before", "2026-12-31") == []
    assert criteria("--due-before", "2027-01-01", "--owner", "Bo") == []
    ran = gmrsj("roadmap", journey, "--due-before", "2020-01-01")
    assert "Only: due before 2020-01-01" in ran.out and "Nothing that matches is open." in ran.out


def test_an_owner_without_an_open_action_is_told_who_has_one(gmrsj: CommandLine) -> None:
    journey = gmrsj.new()
    ran = gmrsj("roadmap", journey, "--owner", "Bob")
    assert ran.status == 0 and "Nobody named Bob owns an open action; nobody owns any yet." in ran.out
    assert ran.err == "gmrsj: warning: nobody named Bob owns an open action; nobody owns any yet\n"
    gmrsj("answer", journey, "S2-L1-02", "not-met", "--owner", "Cy")
    gmrsj("answer", journey, "S1-L1-01", "not-met", "--owner", "Ana")
    for name in ("text", "md"):
        ran = gmrsj("roadmap", journey, "--owner", "Bob", "--format", name)
        assert ran.status == 0 and "Nobody named Bob owns an open action; these do: Ana, Cy." in ran.out
        assert "Criterion 1.1.1" not in ran.out
    ran = gmrsj("roadmap", journey, "--owner", "Cy", "--step", "1", "--format", "json")
    assert ran.status == 0 and ran.data["items"] == []
    assert ran.err == "gmrsj: warning: nobody named Cy owns an open action among these; these do: Ana\n"
    assert gmrsj("roadmap", journey, "--owner", "ana").err == ""


def test_when_every_action_has_an_owner_that_is_said(gmrsj: CommandLine) -> None:
    journey = gmrsj.new()
    gmrsj("answer", journey, "S2-L1-01", "not-met", "--owner", "Cy")
    gmrsj("answer", journey, "S2-L1-02", "met")
    ran = gmrsj("roadmap", journey, "--owner", "", "--step", "2")
    assert ran.status == 0 and "Every open action among these has an owner: Cy." in ran.out
    assert "every open action among these has an owner: Cy" in ran.err


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--step", "3"], "gmrsj: there is no step '3' in A small framework; it has steps 1 to 2"),
        (
            ["--track", "sea"],
            "gmrsj: there is no track 'sea' in A small framework; it has own-operations, supply-chain",
        ),
        (["--track", "supply-chain"], "gmrsj: this journey does not cover the track supply-chain"),
        (["--format", "pdf"], "gmrsj: pdf is not text and is not printed; -o roadmap.pdf saves it in a file"),
        (["--format", "xlsx"], "gmrsj: xlsx is not text and is not printed; -o roadmap.xlsx saves it in a file"),
    ],
)
def test_what_cannot_be_printed_is_refused(gmrsj: CommandLine, arguments: list[str], said: str) -> None:
    ran = gmrsj("roadmap", gmrsj.new("Acme", "--track", "own-operations"), *arguments)
    assert (ran.status, ran.out) == (1, "")
    assert ran.err.startswith(said) and ran.err.count("\n") == 1


@pytest.mark.parametrize(
    "arguments",
    [
        *(["--next", "0"], ["--next", "x"], ["--format", "pptx"], ["--paper", "a5"]),
        *(["--due-before", "tomorrow"], ["--due-before", "2026-02-30"]),
    ],
)
def test_wrong_usage_of_roadmap_is_said(gmrsj: CommandLine, arguments: list[str]) -> None:
    assert gmrsj("roadmap", gmrsj.new(), *arguments).status == 2


def test_notes_come_with_a_warning(gmrsj: CommandLine) -> None:
    journey = gmrsj.new()
    gmrsj("answer", journey, "S1-L1-01", "not-met", "--note", "Ask Josephine.")
    assert "Josephine" not in gmrsj("roadmap", journey).out
    ran = gmrsj("roadmap", journey, "--notes")
    assert "Josephine" in ran.out
    assert ran.err.startswith("gmrsj: warning: notes can name people")


def test_a_file_is_written_whole_privately_and_never_over_another(gmrsj: CommandLine, tmp_path: Path) -> None:
    journey, path = gmrsj.new(), tmp_path / "roadmap.md"
    ran = gmrsj("roadmap", journey, "-o", str(path))
    assert (ran.status, ran.err) == (0, "") and str(path) in ran.out
    assert path.read_bytes().startswith(b"# Roadmap: Acme 2026\n") and b"\r" not in path.read_bytes()
    if os.name == "posix":
        assert stat.S_IMODE(path.stat().st_mode) == 0o600
    path.write_text("mine", encoding="utf-8")
    ran = gmrsj("roadmap", journey, "-o", str(path))
    assert ran.status == 1 and "exists and was left as it is; --force replaces it" in ran.err
    assert path.read_text(encoding="utf-8") == "mine"
    assert gmrsj("roadmap", journey, "-o", str(path), "--force", "--format", "text").status == 0
    assert path.read_text(encoding="utf-8").startswith("Roadmap: Acme 2026\n====")
    assert [other.name for other in tmp_path.iterdir() if other.name.endswith(".tmp")] == []


@pytest.mark.parametrize("file", ["", "nowhere/roadmap.md", "a\x00b"])
def test_a_file_that_cannot_be_written_is_refused(gmrsj: CommandLine, tmp_path: Path, file: str) -> None:
    ran = gmrsj("roadmap", gmrsj.new(), "-o", f"{tmp_path}/{file}")
    assert ran.status == 1 and ran.err.startswith("gmrsj: ") and ran.err.count("\n") == 1


@pytest.mark.skipif(os.name != "posix", reason="there are no device files")
def test_a_device_is_written_to_and_not_replaced(gmrsj: CommandLine) -> None:
    assert gmrsj("roadmap", gmrsj.new(), "-o", "/dev/null", "--force").status == 0
    assert stat.S_ISCHR(os.stat("/dev/null").st_mode)


def test_a_dash_prints(gmrsj: CommandLine) -> None:
    assert gmrsj("roadmap", gmrsj.new(), "-o", "-").out.startswith("Roadmap: ")
