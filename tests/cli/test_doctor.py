"""doctor and backups."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.conftest import CommandLine

CRITERIA = ("S1-L1-01", "S1-L1-02", "S1-L2-01")


def answered(gmrsj: CommandLine) -> tuple[str, Path]:
    """A journey with three answers: its id and its file."""
    journey = gmrsj.new()
    for criterion in CRITERIA:
        assert gmrsj("answer", journey, criterion, "met", "--note", f"said of {criterion}", "--by", "Ana").status == 0
    return journey, gmrsj.saves / f"{journey}.json"


def overwritten(path: Path, content: bytes) -> None:
    with open(path, "r+b") as file:
        file.truncate(0)
        file.write(content)


# -- doctor ----


def test_where_there_is_nothing_nothing_is_wrong(gmrsj: CommandLine) -> None:
    ran = gmrsj("doctor")
    assert (ran.status, ran.err) == (0, "")
    assert ran.out == f"No journeys in {gmrsj.saves}, and nothing that is wrong.\n"


def test_what_is_sound_is_said_to_be_sound(gmrsj: CommandLine) -> None:
    journey, _ = answered(gmrsj)
    ran = gmrsj("doctor")
    assert (ran.status, ran.err) == (0, "")
    assert ran.out == f"1 journey in {gmrsj.saves}\n  {journey}: Acme 2026, sound; 3 copies\nNothing is wrong.\n"


def test_damage_is_refused_everywhere_with_the_way_out_and_repaired_without_loss(gmrsj: CommandLine) -> None:
    journey, path = answered(gmrsj)
    other = gmrsj.new("Other")
    bad = path.read_bytes().replace(b'"title": "Acme 2026"', b'"title": "Acme 2O26"')
    overwritten(path, bad)
    for command in (("status", journey), ("answer", journey, "S1-L1-01", "not-met"), ("undo", journey)):
        ran = gmrsj(*command)
        assert (ran.status, ran.out) == (1, "")
        assert f"{path} is damaged: it was changed by hand, or damaged" in ran.err
        assert gmrsj.named("doctor --repair puts") in ran.err and ran.err.count("\n") == 1
    assert gmrsj("status", other).status == 0
    ran = gmrsj("doctor")
    assert ran.status == 1
    assert f"{journey}: changed by hand, or damaged; 3 copies" in ran.out
    assert "newest good copy: of " in ran.out and "1 of 2 not in good order." in ran.out
    assert path.read_bytes() == bad
    ran = gmrsj("doctor", "--repair")
    assert (ran.status, ran.err) == (0, "")
    assert "1 later change came back out of the damaged file" in ran.out and "Nothing is missing." in ran.out
    assert "The damaged file is kept as " in ran.out and "Nothing is wrong." in ran.out
    assert set(gmrsj("status", journey, "--json").data["journey"]["title"].split()) == {"Acme", "2026"}
    assert [file.read_bytes() for file in gmrsj.saves.glob("*.damaged-*")] == [bad]
    assert gmrsj("doctor").status == 0


@pytest.mark.parametrize("copied", [False, True])
def test_the_title_of_a_damaged_journey_never_leads_to_another_one(gmrsj: CommandLine, copied: bool) -> None:
    journey, other = gmrsj.new("Nordic Foods 2026"), gmrsj.new("Nordic Foods 2026 (2)")
    for one in (journey, other) if copied else (other,):
        assert gmrsj("answer", one, "S1-L1-01", "met").status == 0
    path, others = gmrsj.saves / f"{journey}.json", gmrsj.saves / f"{other}.json"
    overwritten(path, path.read_bytes()[:300])
    before = path.read_bytes(), others.read_bytes()
    for command in (
        ("status", "Nordic Foods 2026"),
        ("answer", "nordic foods 2026", "S1-L1-01", "not-met"),
        ("undo", "Nordic Foods 2026"),
        ("doctor", "--accept", "Nordic Foods 2026"),
    ):
        ran = gmrsj(*command)
        assert (ran.status, ran.out) == (1, "") and ran.err.count("\n") == 1
        assert ran.err.startswith(f"gmrsj: {path} ") and "cut off" in ran.err
    assert gmrsj("status", "Nordic Foods 2026 (2)").status == 0
    ran = gmrsj("backups", "Nordic Foods 2026", "--restore", "1")
    assert ran.out.startswith(f"{journey} is restored from a copy") if copied else f"{journey} has no copy" in ran.err
    assert (path.read_bytes() == before[0]) is not copied and others.read_bytes() == before[1]


def test_what_is_missing_is_named_by_number_and_time(gmrsj: CommandLine) -> None:
    journey, path = answered(gmrsj)
    overwritten(path, path.read_bytes().replace(b"said of S1-L1-01", b"sand of S1-L1-01"))
    ran = gmrsj("doctor", "--repair")
    assert ran.status == 0
    assert "Missing since, as far as the damaged file tells: 1 change." in ran.out
    assert "    change 3, 20" in ran.out and ", by Ana\n" in ran.out


def test_what_cannot_be_repaired_stays_and_is_told_with_status_1(gmrsj: CommandLine) -> None:
    journey = gmrsj.new()
    overwritten(gmrsj.saves / f"{journey}.json", b"")
    ran = gmrsj("doctor", "--repair")
    assert ran.status == 1
    assert f"gmrsj: warning: {journey} was not repaired: there is no good copy" in ran.err
    assert "there is no good copy of it here" in ran.out
    assert (gmrsj.saves / f"{journey}.json").read_bytes() == b""


def test_doctor_as_json_names_every_condition(gmrsj: CommandLine) -> None:
    journey, path = answered(gmrsj)
    path.unlink()
    gmrsj.new("Sound")
    (gmrsj.saves / "Bad Name.json").write_text("{}")
    (gmrsj.saves / "empty.json").write_text("")
    found = gmrsj("doctor", "--json")
    assert found.status == 1
    conditions = {save["id"]: save["condition"] for save in found.data["saves"]}
    assert conditions.pop("Bad Name.json") == "misnamed"
    assert conditions.pop("empty") == "damaged"
    assert conditions.pop(journey) == "gone"
    assert list(conditions.values()) == ["sound"]
    assert found.data["good"] is False
    done = gmrsj("doctor", "--repair", "--json")
    assert done.status == 1
    assert [one["id"] for one in done.data["restored"]] == [journey]
    assert [one["id"] for one in done.data["not_repaired"]] == ["empty"]
    assert path.exists()


def test_a_change_by_hand_is_accepted_when_asked_to(gmrsj: CommandLine) -> None:
    journey, path = answered(gmrsj)
    path.write_bytes(path.read_bytes().replace(b"said of S1-L1-01", b"typed over"))
    assert gmrsj.named(f"doctor --accept {journey}") in gmrsj("doctor").out
    ran = gmrsj("doctor", "--accept", "acme")
    assert (ran.status, ran.err) == (0, "")
    assert gmrsj("status", journey).status == gmrsj("doctor").status == 0
    assert gmrsj("doctor", "--accept", journey).status == 1
    assert gmrsj("doctor", "--accept", journey, "--repair").status == 2


def test_what_is_open_to_others_is_told_and_closed(gmrsj: CommandLine) -> None:
    _, path = answered(gmrsj)
    path.chmod(0o644)
    ran = gmrsj("doctor")
    assert ran.status == 1 and f"open to others (644): {path.name}" in ran.out
    assert gmrsj("doctor", "--repair").status == 0
    assert path.stat().st_mode & 0o777 == 0o600


def test_nothing_that_a_person_typed_but_the_title_is_printed_by_doctor(gmrsj: CommandLine) -> None:
    journey, path = answered(gmrsj)
    overwritten(path, path.read_bytes()[:-40])
    said = gmrsj("doctor").out + gmrsj("doctor", "--repair").out + gmrsj("doctor", "--json").out
    assert journey in said and "said of" not in said


# -- backups ----


def test_without_copies_that_is_said(gmrsj: CommandLine) -> None:
    journey = gmrsj.new()
    ran = gmrsj("backups", journey)
    assert (ran.status, ran.err) == (0, "")
    assert ran.out.startswith(f"No copies of {journey} yet")
    assert gmrsj("backups", journey, "--json").data == []


def test_copies_are_listed_newest_first_with_revision_and_changes_since(gmrsj: CommandLine) -> None:
    journey, _ = answered(gmrsj)
    ran = gmrsj("backups", "acme")
    assert (ran.status, ran.err) == (0, "")
    lines = ran.out.splitlines()
    assert lines[0].startswith(f"Copies of Acme 2026 ({journey}), newest first")
    rows = [line for line in lines if "revision" in line]
    assert [row.split("revision ")[1] for row in rows] == [
        "3, 1 change since",
        "2, 2 changes since",
        "1, 3 changes since",
    ]
    data = gmrsj("backups", journey, "--json").data
    assert [(row["number"], row["revision"], row["changes_since"], row["sound"]) for row in data] == [
        (1, 3, 1, True),
        (2, 2, 2, True),
        (3, 1, 3, True),
    ]


def test_restoring_is_one_change_that_undo_takes_back(gmrsj: CommandLine) -> None:
    journey, _ = answered(gmrsj)
    revision = gmrsj("status", journey, "--json").data["journey"]["revision"]
    ran = gmrsj("backups", journey, "--restore", "3", "--by", "Bo")
    assert (ran.status, ran.err) == (0, "")
    assert f"'{gmrsj.named(f'undo {journey}')}' takes that back" in ran.out
    governance = gmrsj("status", journey, "--json").data["steps"][0]
    assert governance["levels"][0]["met"] == 0
    assert gmrsj("undo", journey).status == 0
    status = gmrsj("status", journey, "--json").data
    assert status["steps"][0]["levels"][0]["met"] == 2
    assert status["journey"]["revision"] == revision + 2


def test_restoring_warns_of_a_step_that_falls_below_what_a_snapshot_recorded(gmrsj: CommandLine) -> None:
    journey, _ = answered(gmrsj)
    gmrsj("snapshot", journey, "June")
    ran = gmrsj("backups", journey, "--restore", "3")
    assert ran.status == 0
    assert "warning: Step 1" in ran.err and "S1-L1-02" in ran.err and 'The snapshot "June" recorded ' in ran.err


def test_restoring_what_stands_changes_nothing(gmrsj: CommandLine) -> None:
    journey, _ = answered(gmrsj)
    gmrsj("backups", journey, "--restore", "1")
    ran = gmrsj("backups", journey, "--restore", "2")
    assert (ran.status, ran.out) == (0, f"{journey} holds what copy 2 holds; nothing changed.\n")


@pytest.mark.parametrize("gone", [True, False])
def test_of_a_journey_that_is_damaged_or_gone_a_copy_is_put_back(gmrsj: CommandLine, gone: bool) -> None:
    journey, path = answered(gmrsj)
    if gone:
        path.unlink()
    else:
        overwritten(path, b"{")
    listed = gmrsj("backups", journey)
    assert listed.status == 0 and listed.err.startswith("gmrsj: warning: ")
    assert "revision 3\n" in listed.out and "another history" not in listed.out
    ran = gmrsj("backups", journey, "--restore", "2")
    assert ran.status == 0 and f"{journey} is restored from a copy" in ran.out
    assert gmrsj("status", journey, "--json").data["journey"]["revision"] == 2
    assert len(list(gmrsj.saves.glob("*.damaged-*"))) == (0 if gone else 1)


def test_a_journey_whose_file_is_gone_is_told_with_the_way_back(gmrsj: CommandLine) -> None:
    journey, path = answered(gmrsj)
    path.unlink()
    for reference in (journey, journey[:6]):
        ran = gmrsj("status", reference)
        assert (ran.status, ran.out) == (1, "")
        assert ran.err.startswith(f"gmrsj: the file of the journey {journey} is gone") and "doctor --repair" in ran.err
    assert "there is no journey 'else'" in gmrsj("status", "else").err


def test_a_copy_that_is_damaged_itself_or_not_there_is_refused(gmrsj: CommandLine) -> None:
    journey, path = answered(gmrsj)
    before = path.read_bytes()
    ran = gmrsj("backups", journey, "--restore", "9")
    assert (ran.status, ran.out) == (1, "") and f"{journey} has no copy 9: there are 3" in ran.err
    overwritten(sorted((gmrsj.saves / ".backups" / journey).iterdir())[0], b"")
    assert "damaged: it is empty\n" in gmrsj("backups", journey).out
    ran = gmrsj("backups", journey, "--restore", "3")
    assert (ran.status, ran.out) == (1, "") and "copy 3 is damaged itself: it is empty" in ran.err
    assert gmrsj("backups", journey, "--restore", "0").status == 2
    assert path.read_bytes() == before


def test_a_folder_that_cannot_be_written_to_can_be_looked_at(gmrsj: CommandLine) -> None:
    journey, path = answered(gmrsj)
    overwritten(path, b"{")
    before = sorted((file, file.stat().st_mtime_ns) for file in gmrsj.saves.rglob("*"))
    assert gmrsj("doctor").status == 1
    assert gmrsj("backups", journey).status == 0
    assert sorted((file, file.stat().st_mtime_ns) for file in gmrsj.saves.rglob("*")) == before


def test_a_save_that_fails_ends_with_status_1_and_one_line(gmrsj: CommandLine, tmp_path: Path) -> None:
    journey, path = answered(gmrsj)
    before = path.read_bytes()
    limited = (
        "import resource, sys; resource.setrlimit(resource.RLIMIT_FSIZE, (2000, 2000))\n"
        "sys.argv[0] = 'gmrsj'; from gmrsj_tui.__main__ import main; sys.exit(main())"
    )
    run = subprocess.run(
        [sys.executable, "-c", limited, "--saves", str(gmrsj.saves), "--content", str(gmrsj.content)]
        + ["answer", journey, "S1-L1-01", "not-met", "--note", "x" * 5000],
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[2]), "GMRSJ_SETTINGS": str(tmp_path / "none")},
    )
    assert (run.returncode, run.stdout) == (1, "")
    assert run.stderr.startswith("gmrsj: not saved: the file would be larger") and run.stderr.count("\n") == 1
    assert path.read_bytes() == before
