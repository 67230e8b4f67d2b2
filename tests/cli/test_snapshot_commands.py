"""snapshot, snapshots, compare; undo to any point; the warning of answer."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.conftest import CommandLine
from tests.test_imports import loaded_by, running, top_levels


@pytest.fixture
def acme(gmrsj: CommandLine) -> str:
    """A journey with two sessions, each with its snapshot; step 1 is Launched."""
    journey = gmrsj.new()
    gmrsj("answer", journey, "S1-L1-01", "met", "--by", "Ana")
    gmrsj("answer", journey, "S1-L1-02", "met", "--note", "Ask Jo.", "--evidence", "Minutes by Kim", "--strength", "1")
    assert gmrsj("snapshot", journey, "June session", "--by", "Ana").status == 0
    gmrsj("answer", journey, "S2-L1-02", "met")
    assert gmrsj("snapshot", journey, "Autumn").status == 0
    return journey


def test_snapshot_prints_what_it_recorded(gmrsj: CommandLine, acme: str) -> None:
    ran = gmrsj("snapshot", acme, "Winter")
    first, second = ran.out.splitlines()
    assert (ran.status, ran.err) == (0, "")
    assert first.startswith('Snapshot "Winter" of 20') and first.endswith(", after change 3.")
    assert second == "Levels: 1 Launched; 2 Not yet launched."


@pytest.mark.parametrize(
    ("name", "problem"), [("JUNE SESSION", 'there is a snapshot "June session" already'), ("", "needs a name")]
)
def test_a_name_that_cannot_be_is_refused(gmrsj: CommandLine, acme: str, name: str, problem: str) -> None:
    ran = gmrsj("snapshot", acme, name)
    assert (ran.status, ran.out) == (1, "")
    assert problem in ran.err and ran.err.count("\n") == 1


def test_snapshots_lists_them_latest_first(gmrsj: CommandLine, acme: str) -> None:
    ran = gmrsj("snapshots", acme)
    assert ran.status == 0
    assert "Named (2)" in ran.out and "Automatic" not in ran.out
    assert ran.out.index("- Autumn") < ran.out.index("- June session")
    data = gmrsj("snapshots", acme, "--json").data
    assert [(one["name"], one["who"], one["change"], one["automatic"]) for one in data["snapshots"]] == [
        ("June session", "Ana", 2, False),
        ("Autumn", "", 3, False),
    ]
    assert data["snapshots"][0]["levels"] == {"governance": "launched", "channels": None}
    assert "There are none yet." in gmrsj("snapshots", gmrsj.new("Other")).out


def test_compare_begins_with_the_latest_named_snapshot_and_ends_now(gmrsj: CommandLine, acme: str) -> None:
    assert "Nothing moved." in gmrsj("compare", acme).out
    gmrsj("answer", acme, "S1-L1-01", "not-met")
    ran = gmrsj("compare", acme)
    assert ran.status == 0
    assert 'From: "Autumn", 20' in ran.out and "To:   now\n" in ran.out
    assert "1. Governance: Launched -> Not yet launched, down; 2 -> 1 of 6 covered." in ran.out
    assert "- S1-L1-01 Criterion 1.1.1: met -> not met" in ran.out


def test_compare_takes_names_numbers_days_and_now(gmrsj: CommandLine, acme: str) -> None:
    def moved(*points: str) -> tuple[list[str], list[str]]:
        data = gmrsj("compare", acme, *points, "--json").data
        return data["gained"], data["slipped"]

    assert moved("june") == (["S2-L1-02"], [])
    assert moved("autumn", "JUNE") == ([], ["S2-L1-02"])
    assert moved("0", "#2") == (["S1-L1-01", "S1-L1-02"], [])
    assert moved("1", "now") == (["S1-L1-02", "S2-L1-02"], [])
    assert moved("9999-12-31", "now") == ([], [])
    ran = gmrsj("compare", acme, "spring")
    assert (ran.status, ran.out) == (1, "")
    assert "there is no snapshot 'spring'" in ran.err


def test_compare_without_any_snapshot_says_what_to_do(gmrsj: CommandLine) -> None:
    ran = gmrsj("compare", gmrsj.new())
    assert (ran.status, ran.out) == (1, "")
    assert "no snapshot to compare with" in ran.err and gmrsj.named("snapshot") in ran.err


def test_compare_gives_counts_and_no_percentage_and_quotes_no_note(gmrsj: CommandLine, acme: str) -> None:
    text, data = gmrsj("compare", acme, "0").out, gmrsj("compare", acme, "0", "--json").out
    for printed in (text, data):
        assert not [private for private in ("%", "Jo", "Kim", "Minutes") if private in printed]
    written = gmrsj("compare", acme, "0", "--json").data
    assert written["evidence"] == [
        {
            "criterion": "S1-L1-02",
            "before": 0,
            "after": 1,
            "direction": "up",
            "added": 1,
            "removed": 0,
            "changed": 0,
        }
    ]
    assert written["details"] == [{"criterion": "S1-L1-02", "fields": ["note"]}]
    assert (written["from"]["change"], written["to"]["change"], written["to"]["now"]) == (0, 3, True)
    assert written["steps"][0] == {
        "id": "governance",
        "number": 1,
        "before": None,
        "after": "launched",
        "direction": "up",
        "covered_before": 0,
        "covered_after": 2,
        "applicable_before": 6,
        "applicable_after": 6,
    }


def test_answer_warns_of_a_step_that_falls_below_a_recorded_level(gmrsj: CommandLine, acme: str) -> None:
    ran = gmrsj("answer", acme, "S1-L1-02", "in-progress")
    assert ran.status == 0
    warning, hint = ran.err.splitlines()
    assert warning == (
        "gmrsj: warning: Step 1, Governance, falls from Launched to Not yet launched: "
        'S1-L1-02 is not covered any more. The snapshot "Autumn" recorded Launched.'
    )
    assert hint == f"'{gmrsj.named(f'undo {acme}')}' takes it back"
    assert gmrsj("undo", acme).err == ""
    assert gmrsj("answer", acme, "S2-L1-02", "not-met").err == ""


def test_undo_goes_back_to_any_point_as_one_change(gmrsj: CommandLine, acme: str) -> None:
    ran = gmrsj("undo", acme, "--to", "1", "--by", "Bo")
    assert ran.status == 0
    assert ran.out.startswith("Back at change 1, 20") and "as change 4: " in ran.out
    assert "falls from Launched" in ran.err and f"'{gmrsj.named(f'undo {acme}')}' takes it back" in ran.err
    assert gmrsj("compare", acme, "1", "--json").data["statuses"] == []
    assert gmrsj("history", acme, "--last", "1", "--json").data["changes"][0]["who"] == "Bo"
    again = gmrsj("undo", acme, "--to", "1")
    assert again.out.startswith("Nothing changed: the journey is as it was at change 1")
    gmrsj("undo", acme)
    assert gmrsj("compare", acme, "Autumn", "--json").data["statuses"] == []
    assert gmrsj("undo", acme, "--to", "june").status == 0
    refused = gmrsj("undo", acme, "--to", "99")
    assert (refused.status, refused.out) == (1, "")
    assert "there is no change 99" in refused.err


def test_undo_that_takes_a_recorded_level_away_says_that_redo_brings_it_back(gmrsj: CommandLine) -> None:
    journey = gmrsj.new()
    for criterion in ("S1-L1-01", "S1-L1-02"):
        gmrsj("answer", journey, criterion, "met")
    gmrsj("snapshot", journey, "June")
    assert f"'{gmrsj.named(f'redo {journey}')}' does it again" in gmrsj("undo", journey).err


@pytest.mark.parametrize("command", ["history Walk", "history Walk --json", "snapshots Walk", "compare Walk 0"])
def test_they_load_nothing_that_saves_and_nothing_slow(command: str, tmp_path: Path) -> None:
    running(tmp_path, "new", "Walk")
    loaded = running(tmp_path, *command.split()) - loaded_by("pass")
    assert not {"textual", "rich", "tinydb", "filelock", "platformdirs"} & top_levels(loaded)
    assert not {f"gmrsj_tui.{part}" for part in ("session", "settings", "keys", "journey.moving")} & loaded
    assert not {f"gmrsj_tui.store.{part}" for part in ("leftovers", "locking", "saving", "storage")} & loaded
    for slow in ("dataclasses", "inspect", "difflib", "subprocess", "asyncio", "tempfile"):
        assert slow not in loaded, f"{command} loads {slow}"
