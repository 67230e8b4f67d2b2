from __future__ import annotations

import io
import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from gmrsj_tui import clock
from gmrsj_tui.journey.answer import Answer, Evidence, Status
from gmrsj_tui.places import state_file
from gmrsj_tui.settings import Remembered, write_remembered
from gmrsj_tui.store.journeys import JourneyStore
from tests.cli.conftest import CommandLine


def answer_of(gmrsj: CommandLine, journey: str, criterion: str) -> Answer:
    return JourneyStore(gmrsj.saves).load(journey).answer(criterion)


def test_an_answer_is_recorded_with_all_that_was_given(gmrsj: CommandLine) -> None:
    journey = gmrsj.new()
    ran = gmrsj(
        *("answer", journey, "s1-l1-01", "In-Progress", "--note", "n", "--evidence", "a", "--evidence", "b"),
        *("--strength", "2", "--owner", "Bo", "--due", "2026-12-01", "--as-of", "2025-11-01"),
        *("--next-action", "Ask", "--by", "Ana"),
    )
    assert (ran.status, ran.err) == (0, "")
    assert (
        ran.out
        == "S1-L1-01 is in progress (was not assessed). Governance: Not yet launched, 0 of 2 covered in Launched.\n"
    )
    answer = answer_of(gmrsj, journey, "S1-L1-01")
    assert answer.status is Status.IN_PROGRESS and answer.note == "n"
    assert answer.evidence == (Evidence("a", 2), Evidence("b", 2))
    assert (answer.owner, answer.due, answer.as_of) == ("Bo", "2026-12-01", "2025-11-01")
    assert (answer.next_action, answer.who) == ("Ask", "Ana")


def test_what_is_left_out_stands_and_an_empty_text_takes_it_away(gmrsj: CommandLine) -> None:
    journey = gmrsj.new()
    gmrsj("answer", journey, "S1-L1-01", "not-met", "--owner", "Bo", "--note", "n", "--evidence", "a")
    gmrsj("answer", journey, "S1-L1-01", "in-progress", "--owner", "")
    answer = answer_of(gmrsj, journey, "S1-L1-01")
    assert (answer.owner, answer.note, answer.evidence) == ("", "n", (Evidence("a", 0),))


@pytest.mark.parametrize(
    ("given", "field", "value"),
    [
        (("--note", "Ask Jo."), "note", "Ask Jo."),
        (("--evidence", "minutes", "--strength", "2"), "evidence", (Evidence("minutes", 2),)),
        (("--owner", "Ana"), "owner", "Ana"),
        (("--due", "2026-12-31"), "due", "2026-12-31"),
        (("--next-action", "Go there."), "next_action", "Go there."),
        (("--as-of", "2020-06-30"), "as_of", "2020-06-30"),
        (("--reason", "No time"), "reason", "No time"),
        (("--disputed", "The union does not agree."), "disputed", "The union does not agree."),
    ],
)
def test_a_detail_without_a_status_keeps_the_status_and_what_is_parked(
    gmrsj: CommandLine, given: tuple[str, ...], field: str, value: Any
) -> None:
    journey = gmrsj.new()
    gmrsj("answer", journey, "S1-L1-01", "not-met", "--parked")
    before = answer_of(gmrsj, journey, "S1-L1-01")
    ran = gmrsj("answer", journey, "S1-L1-01", *given)
    assert ran.status == 0 and ran.out.startswith("S1-L1-01 is not met as before, with the new details. ")
    after = answer_of(gmrsj, journey, "S1-L1-01")
    assert after.same_as(before._replace(**{field: value})) and (after.status, after.parked) == (Status.NOT_MET, True)
    assert "nothing changed" in gmrsj("answer", journey, "S1-L1-01", *given).out


def test_an_answer_that_stands_already_changes_nothing(gmrsj: CommandLine) -> None:
    journey = gmrsj.new()
    gmrsj("answer", journey, "S1-L1-01", "not-met")
    ran = gmrsj("answer", journey, "S1-L1-01", "not-met")
    assert ran.status == 0 and "is not met already; nothing changed" in ran.out
    assert len(JourneyStore(gmrsj.saves).load(journey).changes) == 1


def test_met_on_weak_evidence_is_recorded_with_a_warning(gmrsj: CommandLine) -> None:
    journey = gmrsj.new()
    ran = gmrsj("answer", journey, "S1-L3-01", "met", "--evidence", "a")
    assert ran.status == 0
    assert ran.err.startswith("gmrsj: warning: S1-L3-01 ")
    assert answer_of(gmrsj, journey, "S1-L3-01").status is Status.MET


def test_the_name_in_the_settings_stands_where_no_other_is_given(
    gmrsj: CommandLine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings = tmp_path / "settings.toml"
    settings.write_text('who = "Ana"\n', encoding="utf-8")
    monkeypatch.setenv("GMRSJ_SETTINGS", str(settings))
    journey = gmrsj.new()
    gmrsj("answer", journey, "S1-L1-01", "not-met")
    gmrsj("answer", journey, "S1-L1-02", "not-met", "--by", "Bo")
    assert answer_of(gmrsj, journey, "S1-L1-01").who == "Ana"
    assert answer_of(gmrsj, journey, "S1-L1-02").who == "Bo"


def test_the_name_that_was_said_in_the_app_stands_where_the_settings_name_nobody(
    gmrsj: CommandLine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    journey = gmrsj.new()

    def recorded_by(*options: str) -> str:
        status = "met" if answer_of(gmrsj, journey, "S1-L1-01").status is Status.NOT_MET else "not-met"
        assert gmrsj("answer", journey, "S1-L1-01", status, *options).status == 0
        return answer_of(gmrsj, journey, "S1-L1-01").who

    assert recorded_by() == ""
    write_remembered(state_file(), Remembered(who="Cy"))
    assert recorded_by() == "Cy" and recorded_by("--by", "Bo") == "Bo" and recorded_by("--by", "") == ""
    settings = tmp_path / "settings.toml"
    settings.write_text('who = "Ana"\n', encoding="utf-8")
    monkeypatch.setenv("GMRSJ_SETTINGS", str(settings))
    assert recorded_by() == "Ana"


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["S1-L1-99", "met"], "gmrsj: there is no criterion 'S1-L1-99' in A small framework; did you mean S1-L1-0"),
        (["S1-L1-02", "not-applicable"], "gmrsj: S1-L1-02 needs a reason to be not applicable"),
        (
            ["S1-L1-01", "not-applicable", "--reason", "r"],
            'gmrsj: S1-L1-01 can never be not applicable; this framework asks "Criterion 1.1.1" of everybody',
        ),
        (
            ["S1-L1-01", "met", "--due", "tomorrow"],
            "gmrsj: the due date of S1-L1-01 is not a date: 'tomorrow'; write it as YYYY-MM-DD, such as 2026-11-30",
        ),
    ],
)
def test_an_answer_that_cannot_be_is_refused(gmrsj: CommandLine, arguments: list[str], said: str) -> None:
    ran = gmrsj("answer", gmrsj.new(), *arguments)
    assert (ran.status, ran.out) == (1, "")
    assert ran.err.startswith(said) and ran.err.count("\n") == 1


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ([], "gmrsj: CRITERION and STATUS are missing, or --from FILE"),
        (["--owner", "Bo"], "gmrsj: CRITERION is missing, or --from FILE"),
        (["S1-L1-01"], "gmrsj: STATUS is missing, or an option that says what else changes"),
        (["S1-L1-01", "--by", "Bo"], "gmrsj: STATUS is missing"),
        (["S1-L1-01", "--strength", "2"], "gmrsj: --strength is that of the evidence"),
        (["S1-L1-01", "mett"], "gmrsj: argument STATUS: there is no status 'mett'; did you mean met?"),
        (["S1-L1-01", "met", "--strength", "2"], "gmrsj: --strength is that of the evidence"),
        (["S1-L1-01", "met", "--evidence", "e", "--strength", "4"], "gmrsj: argument --strength: '4' is not"),
        (["S1-L1-01", "met", "--from", "x.csv"], "gmrsj: --from takes everything but --by from the file"),
        (["--from", "x.csv", "--owner", "Bo"], "gmrsj: --from takes everything but --by from the file"),
        (["--from", "x.csv", "--due", "2026-12-31"], "gmrsj: --from takes everything but --by from the file"),
        (["--from", "x.csv", "--as-of", "2026-06-30"], "gmrsj: --from takes everything but --by from the file"),
    ],
)
def test_wrong_usage_of_answer_is_said(gmrsj: CommandLine, arguments: list[str], said: str) -> None:
    ran = gmrsj("answer", gmrsj.new(), *arguments)
    assert ran.status == 2
    assert ran.err.startswith(said)


@pytest.mark.parametrize(
    ("typed", "status"),
    [
        ("in progress", Status.IN_PROGRESS),
        ("In_Progress", Status.IN_PROGRESS),
        (" IN  PROGRESS ", Status.IN_PROGRESS),
        ("not met", Status.NOT_MET),
        ("Not Applicable", Status.NOT_APPLICABLE),
        ("not_assessed", Status.NOT_ASSESSED),
        ("Met", Status.MET),
    ],
)
def test_a_status_may_be_written_as_people_see_it(gmrsj: CommandLine, typed: str, status: Status) -> None:
    journey = gmrsj.new()
    gmrsj("answer", journey, "S1-L1-02", "not-met" if status is Status.MET else "met")
    ran = gmrsj("answer", journey, "S1-L1-02", typed, "--reason", "no plants")
    assert (ran.status, answer_of(gmrsj, journey, "S1-L1-02").status) == (0, status), ran.err
    gmrsj("undo", journey)
    ran = from_file(gmrsj, journey, f"criterion,status,reason\nS1-L1-02,{typed},no plants\n")
    assert (ran.status, answer_of(gmrsj, journey, "S1-L1-02").status) == (0, status), ran.err


# -- many from a file -------------------------------------------------------------------------------------------------


def from_file(gmrsj: CommandLine, journey: str, content: str | bytes) -> Any:
    path = gmrsj.content.parent / "answers.csv"
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return gmrsj("answer", journey, "--from", str(path))


def test_many_answers_are_one_change_to_undo(gmrsj: CommandLine) -> None:
    journey = gmrsj.new()
    ran = from_file(
        gmrsj,
        journey,
        "criterion,status,reason,note,evidence,strength,owner,due\n"
        "S1-L1-01,met,,,minutes,1,Bo,2026-12-01\n"
        "\n"
        "S1-L1-02,not-applicable,no plants,,,,,\n"
        'S2-L1-01,in-progress,,"two\nlines",,,,\n',
    )
    assert (ran.status, ran.err) == (0, "")
    assert ran.out.startswith(
        "3 criteria changed.\nGovernance: Launched, 0 of 2 covered in Established.\nChannels: Not"
    )
    first = answer_of(gmrsj, journey, "S1-L1-01")
    assert (first.status, first.evidence, first.owner) == (Status.MET, (Evidence("minutes", 1),), "Bo")
    assert answer_of(gmrsj, journey, "S2-L1-01").note == "two\nlines"
    assert gmrsj("undo", journey).status == 0
    assert JourneyStore(gmrsj.saves).load(journey).answers == {}


@pytest.mark.parametrize(
    "content",
    [
        "criterion,status\nS1-L1-01,met\n",
        "\ufeffcriterion,status\nS1-L1-01,met\n",
        "criterion,status\r\nS1-L1-01,met\r\n",
        "criterion;status\nS1-L1-01;met\n",
        "criterion\tstatus\nS1-L1-01\tmet",
        'Status , CRITERION\n" Met ",s1-l1-01\n',
        "criterion,status,note\nS1-L1-01,met\n",
        "criterion,status\nS1-L1-01,met,,\n",
    ],
)
def test_the_file_may_come_from_any_spreadsheet(gmrsj: CommandLine, content: str) -> None:
    journey = gmrsj.new()
    ran = from_file(gmrsj, journey, content)
    assert ran.status == 0, ran.err
    assert answer_of(gmrsj, journey, "S1-L1-01").status is Status.MET


@pytest.mark.parametrize("written", ["31.12.2026", "2026/12/31", "31 Dec 2026", "2026-12-31"])
def test_a_date_in_a_file_may_be_written_in_every_way_that_means_one_day(gmrsj: CommandLine, written: str) -> None:
    journey = gmrsj.new()
    ran = from_file(gmrsj, journey, f"criterion,status,due\nS1-L1-02,not-met,{written}\n")
    assert ran.status == 0, ran.err
    assert answer_of(gmrsj, journey, "S1-L1-02").due == "2026-12-31"


def test_a_date_in_an_option_is_written_in_one_way_and_the_error_says_it(gmrsj: CommandLine) -> None:
    journey = gmrsj.new()
    ran = gmrsj("answer", journey, "S1-L1-01", "met", "--due", "31.12.2026")
    assert (ran.status, ran.out) == (1, "")
    assert ran.err == ("gmrsj: the due date of S1-L1-01 is not written as YYYY-MM-DD: '31.12.2026'; write 2026-12-31\n")
    ran = gmrsj("answer", journey, "S1-L1-01", "met", "--as-of", "2026-02-30")
    assert ran.status == 1 and "is not a date: '2026-02-30'; write it as YYYY-MM-DD" in ran.err
    assert answer_of(gmrsj, journey, "S1-L1-01") == Answer()
    for command, option in (("history", "--since"), ("roadmap", "--due-before")):
        ran = gmrsj(command, journey, option, "31 Dec 2026")
        assert ran.status == 2 and "write 2026-12-31" in ran.err


def test_what_is_still_to_come_cannot_be_true_as_of_then(gmrsj: CommandLine, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clock, "today", lambda: date(2026, 11, 22))
    journey = gmrsj.new()
    ran = gmrsj("answer", journey, "S1-L1-01", "met", "--as-of", "2026-11-23")
    assert (ran.status, ran.out) == (1, "")
    assert ran.err == (
        "gmrsj: S1-L1-01 cannot be true as of 2026-11-23: that day is still to come, and today is 2026-11-22; "
        "say since when it is true, or leave that out for the day of the answer\n"
    )
    assert answer_of(gmrsj, journey, "S1-L1-01") == Answer()
    assert gmrsj("answer", journey, "S1-L1-01", "met", "--as-of", "2026-11-22").status == 0
    assert answer_of(gmrsj, journey, "S1-L1-01").as_of == "2026-11-22"


def test_an_empty_cell_keeps_what_stands(gmrsj: CommandLine) -> None:
    journey = gmrsj.new()
    gmrsj("answer", journey, "S1-L1-01", "not-met", "--owner", "Bo")
    ran = from_file(gmrsj, journey, "criterion,status,owner,note\nS1-L1-01,,,new\n")
    answer = answer_of(gmrsj, journey, "S1-L1-01")
    assert ran.status == 0
    assert (answer.status, answer.owner, answer.note) == (Status.NOT_MET, "Bo", "new")


def test_rows_for_one_criterion_follow_each_other(gmrsj: CommandLine) -> None:
    journey = gmrsj.new()
    ran = from_file(
        gmrsj,
        journey,
        "criterion,status,evidence,strength,reason\n"
        "S1-L1-02,,a,1,\ns1-l1-02,,b,2,no plants\nS1-L1-02,not-applicable,,,\nS1-L1-02,Not Applicable,b,2,no plants\n",
    )
    assert ran.status == 0 and ran.out.startswith("1 criterion changed.")
    answer = answer_of(gmrsj, journey, "S1-L1-02")
    assert answer.evidence == (Evidence("a", 1), Evidence("b", 2))
    assert (answer.status, answer.reason) == (Status.NOT_APPLICABLE, "no plants")


def test_rows_for_one_criterion_that_contradict_each_other_are_refused_with_both_lines(gmrsj: CommandLine) -> None:
    journey = gmrsj.new()
    ran = from_file(
        gmrsj,
        journey,
        "criterion,status,owner,due,next_action,reason,note,evidence\n"
        "S1-L1-01,met,,,,,,\n"
        "S1-L1-01,,Ana Okoro,,,,,minutes\n"
        "S1-L1-01,not-met,,,,,,\n"
        "S1-L1-02,,Bo,2026-12-31,Go.,Ours,Secret,\n"
        "S1-L1-02,,Chi,1 Dec 2026,Stay.,Theirs,Other,\n",
    )
    assert (ran.status, ran.out) == (1, "")
    said = lines_said(ran)
    assert said[0].startswith("4: the status of S1-L1-01 is another one than in line 2: met there, not met here; ")
    assert [line.partition(" of S1-L1-02 is another one than in line 5")[0] for line in said[1:]] == [
        "6: the owner",
        "6: the due date",
        "6: the next action",
        "6: the reason",
        "6: the note",
    ]
    assert "2026-12-31 there, 2026-12-01 here" in said[2]
    assert "Secret" not in ran.err and "Chi" not in ran.err, "what can name people is not quoted"
    assert JourneyStore(gmrsj.saves).load(journey).changes == ()


def test_rows_for_one_criterion_with_others_in_between_are_refused(gmrsj: CommandLine) -> None:
    journey = gmrsj.new()
    content = "criterion,status,evidence\nS1-L1-01,met,\n\nS1-L1-02,met,\nS1-L1-01,met,minutes\nS1-L1-01,not-met,\n"
    said = lines_said(from_file(gmrsj, journey, content))
    assert [line.split(";")[0] for line in said] == [
        "5: S1-L1-01 stands in line 2 already, with other criteria in between",
        "6: the status of S1-L1-01 is another one than in line 2: met there, not met here",
    ]
    assert JourneyStore(gmrsj.saves).load(journey).changes == ()


@pytest.mark.parametrize("text", ["=1+1", "+49 30", "-x", "@home", "'quoted'", "it's"])
def test_a_neutralised_cell_comes_back_unchanged(gmrsj: CommandLine, text: str) -> None:
    journey = gmrsj.new()
    cell = "'" + text if text[0] in "=+-@" else text
    assert from_file(gmrsj, journey, f"criterion,status,note\nS1-L1-01,met,{cell}\n").status == 0
    assert answer_of(gmrsj, journey, "S1-L1-01").note == text


def test_standard_input_is_a_file_too(gmrsj: CommandLine, monkeypatch: pytest.MonkeyPatch) -> None:
    journey = gmrsj.new()
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(b"criterion,status\nS1-L1-01,metx\n")))
    ran = gmrsj("answer", journey, "--from", "-")
    assert ran.status == 1 and "standard input:2: there is no status 'metx'" in ran.err


def test_every_bad_line_is_named_and_nothing_is_recorded(gmrsj: CommandLine) -> None:
    journey = gmrsj.new()
    ran = from_file(
        gmrsj,
        journey,
        "criterion,status,evidence,strength,note\n"
        "S1-L1-01,met,,,\n"
        'S1-L1-02,mett,,,"two\nlines"\n'
        ",met,,,\n"
        "S1-L1-02,met,a,9,\n"
        "S1-L1-02,met,,1,\n"
        "S1-L1-02,met,a,1,n,more\n",
    )
    assert (ran.status, ran.out) == (1, "")
    first, *lines = ran.err.splitlines()
    assert first.startswith("gmrsj: nothing was recorded; 5 things are wrong in ")
    named = [line.partition("answers.csv:")[2].partition(":")[0] for line in lines]
    assert named == ["3", "5", "6", "7", "8"]
    assert JourneyStore(gmrsj.saves).load(journey).changes == ()


def test_what_the_rules_refuse_is_named_by_line_too(gmrsj: CommandLine) -> None:
    journey = gmrsj.new()
    content = "criterion,status,due\nS1-L1-01,not-applicable,\nS1-L1-02,met,soon\nX,met,\nS2-L1-01,met,\n"
    ran = from_file(gmrsj, journey, content)
    assert ran.status == 1
    assert [line.split("answers.csv:")[1][0] for line in ran.err.splitlines()[1:]] == ["2", "3", "4"]
    assert JourneyStore(gmrsj.saves).load(journey).changes == ()


def lines_said(ran: Any) -> list[str]:
    """What is said about each line, without the name of the file: "2: it names no criterion"."""
    return [line.partition("answers.csv:")[2] for line in ran.err.splitlines()[1:]]


def test_all_that_is_wrong_is_said_in_one_go_in_the_order_of_the_lines(gmrsj: CommandLine) -> None:
    journey = gmrsj.new("Acme", "--track", "own-operations")
    long = "x" * 65537
    ran = from_file(
        gmrsj,
        journey,
        "criterion,status,reason,note,evidence,strength,owner,due\n"
        "S1-L1-02,not-applicable,,,,,,\n"
        "S9-L9-99,mett,,,e,7,,soon\n"
        "S1-L1-02,met,,,,,,03/04/2026\n"
        "S1-L1-01,not-applicable,we are good,,,,,\n"
        "S2-L1-01,met,,,,,,\n"
        f"S1-L2-01,met,,{long},{long},1,{'y' * 501},\n"
        ",mett,,,,2,,soon\n"
        "S1-L2-02,met,,,,,,\n",
    )
    assert (ran.status, ran.out) == (1, "")
    said = lines_said(ran)
    assert [line[:1] for line in said] == list("2333344567778888")
    assert [line[3:] for line in said if line[0] in "234568"] == [
        "S1-L1-02 needs a reason to be not applicable; say why it cannot apply to you",
        "there is no criterion 'S9-L9-99' in A small framework",
        "there is no status 'mett'; did you mean met?",
        "the strength is '7', and it goes from 0 to 3",
        "the due date of S9-L9-99 is not a date: 'soon'; write it as YYYY-MM-DD, such as 2026-11-30",
        "the status of S1-L1-02 is another one than in line 2: not applicable there, met here; leave it in one of the "
        "rows only",
        "the due date of S1-L1-02 can be either of two days: '03/04/2026'; write it as 2026-04-03 or 2026-03-04",
        'S1-L1-01 can never be not applicable; this framework asks "Criterion 1.1.1" of everybody',
        "S2-L1-01 is only for Supply chain, which this journey does not cover; change the journey's tracks first",
        "it names no criterion",
        "there is no status 'mett'; did you mean met?",
        "it gives a strength without evidence",
        "the due date of this row is not a date: 'soon'; write it as YYYY-MM-DD, such as 2026-11-30",
    ]
    assert [line[3:] for line in said if line[0] == "7"] == [
        "the note of S1-L2-01 has 65537 characters, and 65536 is the most; keep it elsewhere",
        "the evidence of S1-L2-01 has 65537 characters, and 65536 is the most; keep it elsewhere",
        "the owner has 501 characters, and 500 is the most",
    ]
    assert JourneyStore(gmrsj.saves).load(journey).changes == ()


def test_what_is_right_in_a_bad_row_is_not_held_against_the_rows_behind_it(gmrsj: CommandLine) -> None:
    content = (
        "criterion,status,reason,due\n"
        "S1-L1-02,,no plants,soon\n"
        "S1-L1-02,not applicable,,\n"
        f"S1-L2-01,not-applicable,{'x' * 65537},\n"
        "S1-L2-01,not-applicable,,\n"
        f"S1-L1-01,not-applicable,{'x' * 65537},\n"
    )
    said = lines_said(from_file(gmrsj, gmrsj.new(), content))
    assert [line[:1] for line in said] == ["2", "4", "6", "6"]
    assert "can never be not applicable" in said[3]


def test_what_is_wrong_before_a_broken_end_is_said_with_it(gmrsj: CommandLine) -> None:
    content = 'criterion,status\nS1-L1-01,mett\nS1-L1-02,"met\n'
    said = lines_said(from_file(gmrsj, gmrsj.new(), content))
    assert [line.partition(": ")[2][:15] for line in said] == ["there is no sta", "it is not CSV: "]


def test_the_lines_are_read_though_a_column_is_unknown(gmrsj: CommandLine) -> None:
    said = lines_said(from_file(gmrsj, gmrsj.new(), "criterion,colour,status\nS1-L1-01,red,mett\n"))
    assert [line[:1] for line in said] == ["1", "2"]


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("", "is empty; its first line names the columns"),
        ("criterion,status,colour\n", "answers.csv:1: there is no column 'colour'; there are criterion, status"),
        ("criterion,note\n", "answers.csv:1: the column status is missing"),
        ("criterion,status,status\n", "answers.csv:1: the column status is there 2 times"),
        (b"criterion,status\nS1-L1-01,m\xe9t\n", "answers.csv:2: it is not UTF-8; save it as CSV UTF-8"),
        ("criterion,status\n".encode("utf-16"), "answers.csv:1: it is UTF-16; save it as CSV UTF-8"),
        ('criterion,status\nS1-L1-01,met\nS1-L1-02,"met\n', "answers.csv:3: it is not CSV"),
        ('criterion,status\nS1-L1-01,"met"x\n', "answers.csv:2: it is not CSV"),
        ("criterion,status\nS1-L1-01\x00,met\n", "answers.csv:2: "),
    ],
)
def test_a_file_that_cannot_be_understood_is_refused(gmrsj: CommandLine, content: str | bytes, said: str) -> None:
    ran = from_file(gmrsj, gmrsj.new(), content)
    assert (ran.status, ran.out) == (1, "")
    assert said in ran.err and ran.err.startswith("gmrsj: ")


def test_a_file_with_nothing_new_says_so(gmrsj: CommandLine) -> None:
    journey = gmrsj.new()
    assert "the file has no answers" in from_file(gmrsj, journey, "criterion,status\n").out
    from_file(gmrsj, journey, "criterion,status\nS1-L1-01,met\n")
    ran = from_file(gmrsj, journey, "criterion,status\nS1-L1-01,met\n")
    assert ran.status == 0 and "everything in the file stands already" in ran.out


@pytest.mark.parametrize("file", ["nowhere.csv", ".", "a\x00b"])
def test_a_file_that_cannot_be_read_is_refused(gmrsj: CommandLine, file: str) -> None:
    ran = gmrsj("answer", gmrsj.new(), "--from", file)
    assert ran.status == 1 and ran.err.startswith("gmrsj: ") and ran.err.count("\n") == 1


def test_a_note_as_long_as_a_note_may_be_passes_through_a_file(gmrsj: CommandLine) -> None:
    journey = gmrsj.new()
    note = "é" * 64 * 1024
    assert from_file(gmrsj, journey, f"criterion,status,note\nS1-L1-01,met,{note}\n").status == 0
    assert answer_of(gmrsj, journey, "S1-L1-01").note == note
    assert json.loads((gmrsj.saves / f"{journey}.json").read_text(encoding="utf-8"))
