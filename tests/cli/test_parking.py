"""Parking a criterion and recording who sees it otherwise, on the command line."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from gmrsj_tui.journey.answer import Answer, Status
from gmrsj_tui.store.journeys import JourneyStore
from tests.cli.conftest import CommandLine

UNION = "The union sees it as not met."


def answer_of(gmrsj: CommandLine, journey: str) -> Answer:
    return JourneyStore(gmrsj.saves).load(journey).answer("S1-L1-01")


def test_a_criterion_is_parked_and_taken_up_again_without_a_status(gmrsj: CommandLine) -> None:
    journey = gmrsj.new()
    ran = gmrsj("answer", journey, "S1-L1-01", "--parked", "--by", "Ana")
    assert (ran.status, ran.err) == (0, "")
    assert ran.out.startswith("S1-L1-01 is not assessed as before, parked. ")
    assert answer_of(gmrsj, journey)._replace(when="") == Answer(parked=True, who="Ana")
    again = gmrsj("answer", journey, "S1-L1-01", "not-assessed", "--parked")
    assert "is not assessed and parked already; nothing changed" in again.out
    ran = gmrsj("answer", journey, "S1-L1-01", "--not-parked")
    assert ran.out.startswith("S1-L1-01 is not assessed as before, no longer parked. ")
    assert not answer_of(gmrsj, journey).parked
    gmrsj("undo", journey)
    assert answer_of(gmrsj, journey).parked


def test_a_status_takes_it_up_again_unless_it_is_parked_with_it(gmrsj: CommandLine) -> None:
    journey = gmrsj.new()
    gmrsj("answer", journey, "S1-L1-01", "in-progress", "--parked")
    assert (answer_of(gmrsj, journey).status, answer_of(gmrsj, journey).parked) == (Status.IN_PROGRESS, True)
    ran = gmrsj("answer", journey, "S1-L1-01", "not-met")
    assert ran.out.startswith("S1-L1-01 is not met (was in progress), no longer parked. ")
    assert not answer_of(gmrsj, journey).parked


def test_a_dispute_is_recorded_and_an_empty_text_takes_it_away(gmrsj: CommandLine) -> None:
    journey = gmrsj.new()
    gmrsj("answer", journey, "S1-L1-01", "in-progress", "--disputed", UNION)
    gmrsj("answer", journey, "S1-L1-01", "not-met", "--note", "n")
    assert answer_of(gmrsj, journey).disputed == UNION
    ran = gmrsj("answer", journey, "S1-L1-01", "--disputed", "")
    assert "as before, with the new details" in ran.out
    assert (answer_of(gmrsj, journey).disputed, answer_of(gmrsj, journey).status) == ("", Status.NOT_MET)


@pytest.mark.parametrize(
    "arguments",
    [
        ("S1-L1-01", "met", "--parked", "--not-parked"),
        ("--parked",),
        ("--parked", "--from", "answers.csv"),
        ("--disputed", "x", "--from", "answers.csv"),
    ],
)
def test_what_does_not_fit_together_is_wrong_usage(gmrsj: CommandLine, arguments: tuple[str, ...]) -> None:
    ran = gmrsj("answer", gmrsj.new(), *arguments)
    assert ran.status == 2 and ran.out == ""


def test_the_history_keeps_a_dispute_to_itself_until_it_is_asked_for(gmrsj: CommandLine) -> None:
    journey = gmrsj.new()
    gmrsj("answer", journey, "S1-L1-01", "met", "--disputed", UNION)
    said = gmrsj("history", journey).out
    assert "dispute written" in said and "union" not in said


def test_the_list_counts_what_is_parked(gmrsj: CommandLine) -> None:
    journey = gmrsj.new()
    gmrsj("answer", journey, "S1-L1-01", "--parked")
    assert [one["parked"] for one in json.loads(gmrsj("list", "--json").out)] == [1]
    gmrsj("answer", journey, "S1-L1-01", "met")
    assert [one["parked"] for one in json.loads(gmrsj("list", "--json").out)] == [0]


def test_an_export_carries_both_and_redacted_it_says_only_that_something_was_disputed(
    gmrsj: CommandLine, tmp_path: Path
) -> None:
    journey = gmrsj.new()
    gmrsj("answer", journey, "S1-L1-01", "in-progress", "--parked", "--disputed", UNION)
    whole, bare = (json.loads(gmrsj("export", journey, *more).out) for more in ((), ("--redact",)))
    answer = whole["answers"]["S1-L1-01"]
    assert (answer["parked"], answer["disputed"]) == (True, UNION)
    answer = bare["answers"]["S1-L1-01"]
    assert (answer["parked"], answer["disputed"]) == (True, "redacted")
    assert "union" not in json.dumps(bare)
    file = tmp_path / "export.json"
    file.write_text(json.dumps(whole), encoding="utf-8")
    gmrsj("answer", journey, "S1-L1-01", "--not-parked")
    said = gmrsj("import", str(file), "--as-copy").out
    copied = next(one for one in JourneyStore(gmrsj.saves).list().journeys if one.id != journey)
    assert said and JourneyStore(gmrsj.saves).load(copied.id).answer("S1-L1-01").disputed == UNION


def test_both_sides_of_a_conflict_say_what_is_parked_and_disputed(gmrsj: CommandLine, tmp_path: Path) -> None:
    journey = gmrsj.new()
    file = tmp_path / "export.json"
    save = JourneyStore(gmrsj.saves).path(journey)
    before = save.read_bytes()
    gmrsj("answer", journey, "S1-L1-01", "in-progress", "--parked", "--disputed", UNION)
    gmrsj("export", journey, "-o", str(file))
    save.write_bytes(before)
    gmrsj("answer", journey, "S1-L1-01", "not-met")
    ran = gmrsj("import", str(file))
    assert ran.status == 1
    assert f'in progress; parked; disputed "{UNION}"' in ran.out + ran.err
    ran = gmrsj("import", str(file), "--theirs")
    assert "is in progress (was not met), parked, with other words: disputed" in ran.out
