"""history: what it prints, its filters, and what it keeps to itself."""

from __future__ import annotations

import shutil

import pytest

from tests.cli.conftest import CommandLine

PRIVATE = ("Jo", "Kim", "Four sites")


@pytest.fixture
def acme(gmrsj: CommandLine) -> str:
    journey = gmrsj.new()
    gmrsj("answer", journey, "S1-L1-01", "met", "--by", "Ana")
    gmrsj("answer", journey, "S1-L1-02", "in-progress", "--note", "Ask Jo.", "--evidence", "Minutes by Kim")
    gmrsj("answer", journey, "S2-L1-02", "not-met", "--by", "Bo")
    gmrsj("snapshot", journey, "June")
    gmrsj("undo", journey, "--by", "Bo")
    return journey


def numbers(gmrsj: CommandLine, *arguments: str) -> list[int]:
    ran = gmrsj("history", *arguments, "--json")
    assert ran.status == 0, ran.err
    return [change["number"] for change in ran.data["changes"]]


def test_the_latest_change_stands_first_with_when_who_from_and_to(gmrsj: CommandLine, acme: str) -> None:
    ran = gmrsj("history", acme)
    assert (ran.status, ran.err) == (0, "")
    lines = [line.strip() for line in ran.out.splitlines()]
    assert "4 changes. Latest first." in lines
    assert lines.index("Takes back change 3.") < lines.index("Taken back by change 4.")
    assert "- status: not assessed -> met" in lines and "S1-L1-01 Criterion 1.1.1" in lines
    assert any(line.startswith("1. 20") and line.endswith(", Ana") for line in lines)
    assert any(line.startswith('-- snapshot "June", 20') for line in lines)


def test_filters_and_the_last_few(gmrsj: CommandLine, acme: str) -> None:
    assert numbers(gmrsj, acme) == [4, 3, 2, 1]
    assert numbers(gmrsj, acme, "--criterion", "s1-l1-02") == [2]
    assert numbers(gmrsj, acme, "--step", "2") == [4, 3]
    assert numbers(gmrsj, acme, "--step", "governance", "--who", "ANA") == [1]
    assert numbers(gmrsj, acme, "--who", "") == [2]
    assert numbers(gmrsj, acme, "--kind", "undone") == [4]
    assert numbers(gmrsj, acme, "--since", "2000-01-01", "--until", "2000-12-31") == []
    assert numbers(gmrsj, acme, "--last", "2") == [4, 3]
    text = gmrsj("history", acme, "--who", "Bo", "--last", "1").out
    assert "Only: by Bo\n" in text and "2 of 4 changes, the latest 1. Latest first.\n" in text
    assert "None of 4 changes fits." in gmrsj("history", acme, "--criterion", "S2-L3-01").out
    assert "Nothing was changed yet." in gmrsj("history", gmrsj.new("Other")).out


def test_notes_and_evidence_come_only_when_they_are_asked_for(gmrsj: CommandLine, acme: str) -> None:
    for extra in ([], ["--json"]):
        quiet, asked = gmrsj("history", acme, *extra), gmrsj("history", acme, "--notes", *extra)
        assert not [private for private in PRIVATE if private in quiet.out]
        assert "Ask Jo." in asked.out and "Minutes by Kim" in asked.out
        assert "can name people" in asked.err and quiet.err == ""


def test_json_has_ids_and_words_of_the_contract(gmrsj: CommandLine, acme: str) -> None:
    ran = gmrsj("history", acme, "--json").data
    assert ran["found"] == 4 and ran["journey"]["id"] == acme
    undo, third, second, _ = ran["changes"]
    assert (undo["action"], undo["of"], undo["who"]) == ("undo", 3, "Bo")
    assert (third["taken_back"], third["later"], third["snapshots"]) == (
        True,
        [{"number": 4, "action": "undo"}],
        ["June"],
    )
    assert second["items"] == [
        {
            "subject": "answer",
            "key": "S1-L1-02",
            "fields": [
                {"field": "status", "before": "not-assessed", "after": "in-progress"},
                {"field": "note"},
                {"field": "evidence", "before": [], "after": [{"strength": 0}]},
            ],
        }
    ]


@pytest.mark.parametrize(
    ("arguments", "status", "problem"),
    [
        (["--criterion", "S9"], 1, "there is no criterion 'S9'"),
        (["--step", "9"], 1, "there is no step '9'"),
        (["--since", "June"], 2, "argument --since: it is not a date: 'June'; write it as YYYY-MM-DD"),
        (["--kind", "score"], 2, "there is no kind 'score'"),
        (["--last", "0"], 2, "not a whole number"),
    ],
)
def test_what_cannot_be_is_refused(
    gmrsj: CommandLine, acme: str, arguments: list[str], status: int, problem: str
) -> None:
    ran = gmrsj("history", acme, *arguments)
    assert (ran.status, ran.out) == (status, "")
    assert problem in ran.err


def test_the_history_of_a_journey_whose_pack_is_gone_is_told_by_ids(gmrsj: CommandLine, acme: str) -> None:
    shutil.rmtree(gmrsj.content / "small")
    ran = gmrsj("history", acme)
    assert ran.status == 0
    assert "shown by ids" in ran.err
    assert "S1-L1-01\n" in ran.out and "status: not assessed -> met" in ran.out
    snapshots = gmrsj("snapshots", acme)
    assert snapshots.status == 0 and "- June" in snapshots.out
