"""A report or a roadmap as CSV that comes back after the journey has moved on."""

from __future__ import annotations

import csv
import io

import pytest

from gmrsj_tui.cli.answers_from.csv_file import read_csv
from gmrsj_tui.cli.failure import LinesRefused
from gmrsj_tui.journey.answer import Evidence, Status
from gmrsj_tui.journey.changes import AnswerUpdate, record, start
from gmrsj_tui.journey.journey import Journey
from gmrsj_tui.reports.csv_document import render_report, render_roadmap
from tests.cli.conftest import CommandLine
from tests.reports.journeys import journey_of, roadmap
from tests.reports.workbooks import report
from tests.sample_pack import sample_pack

PACK = sample_pack()
LATER = "2026-11-21T09:30:00.000Z"
FIRST, SECOND = "S1-L1-01", "S1-L1-02"


@pytest.fixture
def then() -> Journey:
    """What the file was made from."""
    return journey_of(
        PACK,
        AnswerUpdate(FIRST, Status.IN_PROGRESS, owner="Ana", evidence=(Evidence("mail", 1),), next_action="Ask Ana"),
        AnswerUpdate(SECOND, Status.NOT_MET, parked=True, due="2026-12-01"),
    )


def changed(journey: Journey, *updates: AnswerUpdate) -> Journey:
    return record(journey, PACK, updates, LATER, "Bo")


def edited(text: str, criterion: str, **cells: str) -> str:
    """The file after somebody wrote into cells of one row."""
    rows = list(csv.DictReader(io.StringIO(text, newline=""), strict=True))
    for row in rows:
        if row["criterion"] == criterion:
            row.update(cells)
    stream = io.StringIO(newline="")
    writer = csv.DictWriter(stream, list(rows[0]), lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return stream.getvalue()


def taken(text: str, journey: Journey) -> Journey:
    """The journey after the file came back."""
    return record(journey, PACK, read_csv(text.encode(), "a.csv", journey, PACK).updates, LATER)


def refused(text: str, journey: Journey) -> tuple[str, ...]:
    with pytest.raises(LinesRefused) as found:
        read_csv(text.encode(), "a.csv", journey, PACK)
    return found.value.lines


def test_an_old_file_that_nobody_edited_changes_nothing(then: Journey) -> None:
    now = changed(
        then,
        AnswerUpdate(
            FIRST, Status.MET, owner="Bo", evidence=(Evidence("minutes", 2),), next_action="Tell Bo", note="So."
        ),
        AnswerUpdate(SECOND, Status.IN_PROGRESS, due="2027-01-01"),
    )
    now = changed(now, AnswerUpdate(SECOND, parked=True, review=True))
    for text in (render_report(report(PACK, then, notes=True)), render_roadmap(roadmap(PACK, then))):
        assert text.split("\n")[0].endswith(",revision")
        assert taken(text, now) is now


def test_what_people_edited_in_an_old_file_counts(then: Journey) -> None:
    now = changed(then, AnswerUpdate(FIRST, Status.MET, note="So."), AnswerUpdate(SECOND, owner="Cy"))
    text = edited(render_report(report(PACK, then)), FIRST, owner="Dora", evidence="[1] mail\n[2] minutes")
    after = taken(edited(text, SECOND, status="met"), now)
    first, second = after.answer(FIRST), after.answer(SECOND)
    assert (first.status, first.owner, first.note) == (Status.MET, "Dora", "So.")
    assert first.evidence == (Evidence("mail", 1), Evidence("minutes", 2))
    assert (second.status, second.owner, second.due, second.parked) == (Status.MET, "Cy", "2026-12-01", False)


@pytest.mark.parametrize(
    ("update", "cells", "said"),
    [
        (
            AnswerUpdate(FIRST, Status.MET),
            {"status": "not-met"},
            "the status of S1-L1-01 was changed in the journey too, since this file was made: met there, not met here;",
        ),
        (AnswerUpdate(FIRST, owner="Bo"), {"owner": "Cy"}, "the owner of S1-L1-01 was changed in the journey too"),
        (AnswerUpdate(FIRST, due="2027-01-01"), {"due": "2027-02-01"}, "2027-01-01 there, 2027-02-01 here"),
        (AnswerUpdate(FIRST, next_action=""), {"next_action": "Ask Cy"}, "the next action of S1-L1-01 was changed"),
        (AnswerUpdate(FIRST, note="A"), {"note": "B"}, "the note of S1-L1-01 was changed in the journey too"),
        (
            AnswerUpdate(FIRST, evidence=(Evidence("mail", 2),)),
            {"strength": "3"},
            "the evidence of S1-L1-01 was changed in the journey too",
        ),
        (
            AnswerUpdate(FIRST, evidence=()),
            {"evidence": "[1] mail\n[1] minutes"},
            "the evidence of S1-L1-01 was changed in the journey too",
        ),
    ],
)
def test_what_both_changed_is_named_by_line_and_nothing_is_taken(
    then: Journey, update: AnswerUpdate, cells: dict[str, str], said: str
) -> None:
    text = edited(edited(render_report(report(PACK, then, notes=True)), FIRST, **cells), SECOND, owner="Dora")
    lines = refused(text, changed(then, update))
    assert len(lines) == 1 and lines[0].startswith("a.csv:2: ") and said in lines[0], lines
    assert taken(text, then) is not then  # without the other change it is taken


def test_what_both_changed_to_the_same_is_no_conflict(then: Journey) -> None:
    now = changed(then, AnswerUpdate(FIRST, Status.MET, owner="Bo", evidence=(Evidence("minutes", 2),)))
    text = edited(render_report(report(PACK, then)), FIRST, status="met", owner="Bo", evidence="minutes", strength="2")
    assert taken(text, now) is now


@pytest.mark.parametrize("written", ["01.12.2026", "1 Dec 2026", "2026/12/01"])
def test_a_date_that_a_spreadsheet_wrote_in_its_own_form_is_no_edit(then: Journey, written: str) -> None:
    now = changed(then, AnswerUpdate(SECOND, due="2027-01-01"))
    assert taken(edited(render_report(report(PACK, then)), SECOND, due=written), now) is now


def test_what_was_taken_back_since_does_not_return_by_itself(then: Journey) -> None:
    now = changed(then, AnswerUpdate(FIRST, Status.NOT_ASSESSED))
    assert taken(render_report(report(PACK, then)), now) is now


def test_a_file_made_before_the_first_answer_is_known_too() -> None:
    first = journey_of(PACK)
    text = edited(render_report(report(PACK, first)), FIRST, status="met")
    assert taken(text, first).answer(FIRST).status is Status.MET
    lines = refused(text, changed(first, AnswerUpdate(FIRST, Status.NOT_MET)))
    assert len(lines) == 1 and "not met there, met here" in lines[0]


def test_a_mark_that_somebody_takes_away_is_a_decision(then: Journey) -> None:
    text = edited(render_report(report(PACK, then)), SECOND, parked="")
    assert not taken(text, then).answer(SECOND).parked
    lines = refused(text, changed(then, AnswerUpdate(SECOND, Status.MET)))
    assert "the status of S1-L1-02 was changed in the journey too" in lines[0]
    reviewed = changed(then, AnswerUpdate(SECOND, review=True))
    after = taken(text, reviewed).answer(SECOND)
    assert (after.parked, after.review) == (False, True)


def test_a_file_of_another_journey_is_refused_once(then: Journey) -> None:
    other = start(PACK, "other", "Other", "2026-01-01T00:00:00.000Z")
    for text in (render_report(report(PACK, then)), render_report(report(PACK, then)).replace(",r1-", ",9")):
        lines = refused(text, other)
        assert len(lines) == 1 and "take the column revision out" in lines[0]


def test_a_file_made_with_an_older_pack_is_refused(then: Journey) -> None:
    newer = PACK._replace(version="9.0.0")
    text = edited(render_report(report(PACK, then)), FIRST, owner="Dora")
    with pytest.raises(LinesRefused) as found:
        read_csv(text.encode(), "a.csv", then._replace(pack_version=PACK.version), newer)
    assert "9.0.0" in found.value.lines[0] and PACK.version in found.value.lines[0]


def test_a_row_that_a_spreadsheet_put_under_another_criterion_is_refused(then: Journey) -> None:
    text = render_report(report(PACK, then)).replace("\nS1-L2-01,", f"\n{FIRST},")
    said = refused(text, then)
    assert any("S1-L1-01 stands in line 2 already, with other criteria in between" in line for line in said)


def test_without_the_column_every_cell_counts(then: Journey) -> None:
    now = changed(then, AnswerUpdate(FIRST, Status.MET))
    assert taken(f"criterion,status\n{FIRST},in-progress\n", now).answer(FIRST).status is Status.IN_PROGRESS
    assert taken(f"criterion,status,revision\n{FIRST},in-progress,\n", now).answer(FIRST).status is Status.IN_PROGRESS


def test_an_old_report_through_the_commands_keeps_what_was_answered_since(gmrsj: CommandLine) -> None:
    journey = gmrsj.new()
    gmrsj("answer", journey, FIRST, "in-progress")
    path = gmrsj.content.parent / "report.csv"
    assert gmrsj("report", journey, "-o", str(path)).status == 0
    gmrsj("answer", journey, FIRST, "met", "--evidence", "minutes")
    ran = gmrsj("answer", journey, "--from", str(path))
    assert ran.status == 0 and ran.out == "Nothing changed: nothing in the file is new.\n"
    assert gmrsj("export", journey).data["answers"][FIRST]["status"] == "met"
