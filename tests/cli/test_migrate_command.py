"""Journeys whose pack has changed, on the command line: migrate, and what the other commands say until then."""

from __future__ import annotations

import re
import shutil

import pytest

from tests.changed_packs import FIRST, SECOND, THIRD, write_version
from tests.cli.conftest import CommandLine


@pytest.fixture
def journey(gmrsj: CommandLine) -> str:
    """A journey with five answers under version 1.0.0, of a pack that is at 1.1.0 now."""
    write_version(gmrsj.content, FIRST)
    made = gmrsj("new", "Acme", "--pack", "guarded").out.strip()
    for number, status in enumerate(("met", "met", "not-met", "in-progress", "met"), 1):
        ran = gmrsj("answer", made, f"G-0{number}", status, "--note", f"Note {number}.", "--owner", f"Owner {number}")
        assert ran.status == 0, ran.err
    write_version(gmrsj.content, SECOND)
    return made


def migrated(gmrsj: CommandLine, journey: str) -> str:
    assert gmrsj("migrate", journey).status == 0
    return journey


def test_a_dry_run_shows_every_kind_by_name_and_moves_nothing(gmrsj: CommandLine, journey: str) -> None:
    before = (gmrsj.saves / f"{journey}.json").read_bytes()
    ran = gmrsj("migrate", journey, "--dry-run", "--width", "100")
    assert (ran.status, ran.err) == (0, "")
    for said in (
        "from version 1.0.0 to 1.1.0",
        "Copied to (1)",
        "- G-02: copied to G-06 Title of G-06 in 1.1.0; G-07 Title of G-07 in 1.1.0",
        "Needs review (1)",
        "- G-01 Title of G-01 in 1.1.0",
        "Retired (2)",
        "- G-03\n",
        "- G-05: the pack has lost it without a word",
        "Kept (1)",
        "- G-04 Title of G-04 in 1.1.0",
        "New, or not answered yet (1)",
        "- G-08 Title of G-08 in 1.1.0",
        "Nothing was moved.",
    ):
        assert said in ran.out
    assert (gmrsj.saves / f"{journey}.json").read_bytes() == before


def test_migrating_is_one_change_that_undo_takes_back_and_redo_does_again(gmrsj: CommandLine, journey: str) -> None:
    ran = gmrsj("migrate", journey, "--by", "Ana")
    assert ran.status == 0 and f"Moved to version 1.1.0. '{gmrsj.named('undo')}" in ran.out
    status = gmrsj("status", journey, "--json")
    assert (status.err, status.data["journey"]["pack_version"]) == ("", "1.1.0")
    assert status.data["needs_review"] == ["G-01", "G-06", "G-07"]
    assert [entry["key"] for entry in status.data["retired"]] == ["G-02", "G-03", "G-05"]
    assert status.data["retired"][0] == {"key": "G-02", "status": "met", "copied_to": ["G-06", "G-07"]}
    assert "Nothing to move" in gmrsj("migrate", journey).out
    ran = gmrsj("undo", journey)
    said, _, what = ran.out.partition(": ")
    assert re.fullmatch(r"Took back what Ana did( on \d{4}-\d\d-\d\d)? at \d\d:\d\d", said)
    assert what == "the journey is at version 1.0.0 of guarded (was 1.1.0), with 3 answers changed.\n"
    assert gmrsj("redo", journey).status == 0
    assert gmrsj("status", journey, "--json").data["journey"]["pack_version"] == "1.1.0"


def test_as_json_ids_stand_for_everything_and_a_dry_run_says_so(gmrsj: CommandLine, journey: str) -> None:
    data = gmrsj("migrate", journey, "--dry-run", "--json").data
    assert (data["from"], data["to"], data["moved"]) == ("1.0.0", "1.1.0", False)
    assert (data["kept"], data["needs_review"], data["not_answered"]) == (["G-04"], ["G-01"], ["G-08"])
    assert data["copied"] == [{"criterion": "G-02", "to": ["G-06", "G-07"], "kept_as": "G-02"}]
    assert data["retired"] == [
        {"criterion": "G-03", "kept_as": "G-03", "said": True},
        {"criterion": "G-05", "kept_as": "G-05", "said": False},
    ]
    assert gmrsj("migrate", journey, "--json").data["moved"] is True
    again = gmrsj("migrate", journey, "--json").data
    assert (again["moved"], again["from"], again["to"]) == (False, "1.1.0", "1.1.0")


@pytest.mark.parametrize(
    "command", [("answer", "G-04", "met"), ("answer", "G-08", "met"), ("undo",), ("redo",)], ids=lambda words: words[0]
)
def test_nothing_changes_a_journey_that_is_not_moved_yet(
    gmrsj: CommandLine, journey: str, command: tuple[str, ...]
) -> None:
    ran = gmrsj("redo", journey)
    assert ran.status == 1  # nothing was taken back yet, whatever the pack is
    before = (gmrsj.saves / f"{journey}.json").read_bytes()
    ran = gmrsj(command[0], journey, *command[1:])
    assert (ran.status, ran.out) == (1, "")
    if command[0] != "redo":
        assert ran.err == (
            f"gmrsj: {journey} was answered with guarded 1.0.0, and this is 1.1.0; "
            f"{gmrsj.named(f'migrate {journey} shows what moves, and moves it')}\n"
        )
    assert (gmrsj.saves / f"{journey}.json").read_bytes() == before


def test_what_only_reads_shows_the_journey_as_it_would_be_and_says_so(gmrsj: CommandLine, journey: str) -> None:
    said = f"gmrsj: warning: {journey} was answered with guarded 1.0.0, and is shown as it would be with 1.1.0; "
    ran = gmrsj("status", journey, "--json")
    assert ran.status == 0 and ran.err.startswith(said)
    assert ran.data["needs_review"] == ["G-01", "G-06", "G-07"]
    assert ran.data["journey"]["pack_version"] == "1.0.0" and ran.data["pack_version"] == "1.1.0"
    (step,) = ran.data["steps"]
    assert step["levels"][0] == {"id": "low", "applicable": 5, "covered": 3, "met": 3, "not_applicable": 0}
    ran = gmrsj("roadmap", journey, "--format", "json")
    assert ran.err.startswith(said)
    assert [item["criterion"] for item in ran.data["items"]] == ["G-04", "G-08"]
    ran = gmrsj("list", "--json")
    assert [entry["next"] for entry in ran.data] == ["G-04"]
    assert journey in ran.err and "shown as they would be" in ran.err


def test_documents_say_what_needs_review_that_it_counts_and_what_is_retired(gmrsj: CommandLine, journey: str) -> None:
    migrated(gmrsj, journey)
    for command in (("status",), ("roadmap",), ("roadmap", "--format", "md")):
        out = gmrsj(command[0], journey, *command[1:], "--width", "100").out.replace("\\", "")
        assert "Needs review (3)" in out and "They count as they stand" in out
        assert "G-06 Title of G-06 in 1.1.0 (Low): met" in out
        assert "Retired (3)" in out and "- G-02: met, copied to G-06, G-07" in out
        assert "Note 2." not in out and "Owner 2" not in out
    data = gmrsj("roadmap", journey, "--format", "json").data
    assert data["needs_review"] == ["G-01", "G-06", "G-07"] and len(data["retired"]) == 3
    gmrsj("answer", journey, "G-06", "met")
    assert gmrsj("status", journey, "--json").data["needs_review"] == ["G-01", "G-07"]


@pytest.mark.parametrize("through_all", [True, False])
def test_a_version_that_was_left_out_ends_at_the_same_answers(
    gmrsj: CommandLine, journey: str, through_all: bool
) -> None:
    if through_all:
        migrated(gmrsj, journey)
    write_version(gmrsj.content, THIRD)
    migrated(gmrsj, journey)
    data = gmrsj("status", journey, "--json").data
    assert data["needs_review"] == ["G-01", "G-06"]
    retired = {entry["key"] for entry in data["retired"]}
    assert retired == {"G-02.until-1.0.0", "G-03", "G-05"} | ({"G-06.until-1.1.0", "G-07"} if through_all else set())
    assert data["steps"][0]["blocking"] == ["G-02", "G-04", "G-08"]  # the new G-02 is not the old one


def test_a_journey_is_not_moved_back_to_an_older_pack_and_can_still_be_read(gmrsj: CommandLine, journey: str) -> None:
    migrated(gmrsj, journey)
    write_version(gmrsj.content, FIRST)
    older = f"{journey} was answered with guarded 1.1.0, and this is the older 1.0.0"
    for command in (("migrate",), ("answer", "G-04", "met"), ("undo",), ("roadmap",)):
        ran = gmrsj(command[0], journey, *command[1:])
        assert (ran.status, ran.out) == (1, "")
        assert ran.err.startswith(f"gmrsj: {older}; use the newer pack with --content DIR")
    ran = gmrsj("status", journey)
    assert ran.status == 0 and ran.err.startswith(f"gmrsj: warning: {older}")
    assert "Answers (7)" in ran.out and "- G-06: met, needs review, owner Owner 2, has a note" in ran.out
    assert "cannot be read" in gmrsj("list").out


def test_without_its_pack_a_journey_shows_what_the_save_itself_holds(gmrsj: CommandLine, journey: str) -> None:
    shutil.rmtree(gmrsj.content / "guarded")
    ran = gmrsj("status", journey)
    assert ran.status == 0
    assert 'no pack has the id "guarded"' in ran.err and "only what the save itself holds" in ran.err
    assert "Answered with: guarded, version 1.0.0" in ran.out
    assert "- G-03: not met, owner Owner 3, has a note" in ran.out
    assert "Note 3." not in ran.out and "G-03 not met" not in ran.out
    whole = gmrsj("status", journey, "--notes", "--explain")
    assert "Note: Note 3." in whole.out and "G-03 not met (was not assessed)" in whole.out
    assert "notes can name people" in whole.err
    data = gmrsj("status", journey, "--json").data
    assert data["steps"] == [] and data["overall"]["level"] is None
    assert 'no pack has the id "guarded"' in data["pack_problem"]
    assert [(entry["criterion"], entry["status"]) for entry in data["answers"]][2] == ("G-03", "not-met")
    assert "note" not in data["answers"][2]
    assert gmrsj("status", journey, "--json", "--notes").data["answers"][2]["note"] == "Note 3."
