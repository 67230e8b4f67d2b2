from __future__ import annotations

import csv
import io
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gmrsj_tui.framework.model import Pack, SetupQuestion
from gmrsj_tui.journey.answer import Evidence, Status
from gmrsj_tui.journey.changes import AnswerUpdate
from gmrsj_tui.journey.journey import Journey
from gmrsj_tui.reports.csv_document import neutralised, render_report, render_roadmap, unneutralised
from tests.reports.journeys import journey_of, roadmap
from tests.reports.workbooks import report
from tests.sample_pack import sample_pack

_NEEDED = ("criterion", "status", "reason", "note", "evidence", "strength", "owner", "due")
READ = (*_NEEDED, "next_action", "review", "parked")


@pytest.fixture
def pack() -> Pack:
    return sample_pack()


@pytest.fixture
def journey(pack: Pack) -> Journey:
    return journey_of(
        pack,
        AnswerUpdate("S1-L1-01", Status.MET, evidence=(Evidence("minutes", 1), Evidence("regis\nter", 3)), owner="Bo"),
        AnswerUpdate("S1-L1-02", Status.IN_PROGRESS, due="2026-11-01", note="Ask Jo.", evidence=(Evidence("mail", 1),)),
        AnswerUpdate("S1-L2-02", Status.NOT_APPLICABLE, reason="=No plants"),
    )


def rows(text: str) -> list[dict[str, Any]]:
    return list(csv.DictReader(io.StringIO(text, newline=""), strict=True))


def test_a_report_has_a_row_for_each_criterion(pack: Pack, journey: Journey) -> None:
    found = {row["criterion"]: row for row in rows(render_report(report(pack, journey)))}
    assert list(found) == [criterion.id for criterion in pack.criteria()]
    first = found["S1-L1-01"]
    assert (first["status"], first["strength"], first["owner"]) == ("met", "3", "Bo")
    assert first["evidence"] == "[1] minutes\n[3] regis\n    ter"
    assert (first["step"], first["step_number"], first["level"]) == ("governance", "1", "launched")
    second = found["S1-L1-02"]
    assert (second["evidence"], second["strength"], second["overdue"], second["in_the_way"]) == (
        *("mail", "1"),
        *("yes", "yes"),
    )
    assert found["S1-L2-02"]["reason"] == "'=No plants"
    assert found["S2-L1-02"]["strength"] == "" and found["S2-L1-02"]["status"] == "not-assessed"


def test_the_columns_begin_with_those_that_come_back(pack: Pack, journey: Journey) -> None:
    for with_notes in (True, False):
        wanted = [name for name in READ if with_notes or name != "note"]
        for text in (
            render_report(report(pack, journey, notes=with_notes)),
            render_roadmap(roadmap(pack, journey, notes=with_notes)),
        ):
            assert text.split("\n")[0].split(",")[: len(wanted)] == wanted
            assert ("Ask Jo." in text) is with_notes


def test_a_roadmap_has_the_actions_in_their_order(pack: Pack, journey: Journey) -> None:
    found = rows(render_roadmap(roadmap(pack, journey)))
    assert [(row["position"], row["criterion"]) for row in found] == [
        *(("1", "S1-L1-02"), ("2", "S2-L1-01")),
        ("3", "S2-L1-02"),
    ]
    assert (found[0]["evidence"], found[0]["overdue"], found[0]["tracks"]) == (
        *("mail", "yes"),
        "own-operations supply-chain",
    )


def test_every_row_says_where_there_is_no_rightsholder_voice(pack: Pack, journey: Journey) -> None:
    asking = pack._replace(setup=(SetupQuestion("voice", "Who speaks for them?", kind="rightsholders"),))
    said = "sample, no rightsholder voice in this assessment"
    for text in (
        render_report(report(asking, journey._replace(sample=True))),
        render_roadmap(roadmap(asking, journey._replace(sample=True))),
    ):
        assert {row["caution"] for row in rows(text)} == {said}
    assert {row["caution"] for row in rows(render_report(report(pack, journey)))} == {""}


@given(st.text(max_size=20) | st.text("'=+-@\t\r", max_size=6))
def test_no_cell_is_run_and_every_cell_comes_back(text: str) -> None:
    cell = neutralised(text)
    assert not cell.startswith(("=", "+", "-", "@", "\t", "\r"))
    assert unneutralised(cell) == text
