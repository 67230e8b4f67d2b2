from __future__ import annotations

import pytest

from gmrsj_tui.journey.answer import Evidence, Status
from gmrsj_tui.journey.changes import AnswerUpdate, record
from gmrsj_tui.journey.journey import Journey
from gmrsj_tui.reports.blocks import Bullets, Heading, Page, Table
from gmrsj_tui.reports.report_page import report_page
from tests.reports.journeys import WHEN, journey_of, met
from tests.reports.pages import report
from tests.sample_pack import sample_pack

NAMED = "S1-L3-02 Criterion 1.3.2: not assessed"


def page_of(journey: Journey) -> Page:
    return report_page(report(sample_pack(), journey, notes=True))


def told_in_full(page: Page) -> list[str]:
    tables = [block for block in page.blocks if isinstance(block, Table) and block.columns[0].title == "Criterion"]
    return [row[0][1].text.partition(",")[0] for table in tables for row in table.rows]


def only_named(page: Page) -> list[str]:
    lines = [item.text for block in page.blocks if isinstance(block, Bullets) for item in block.items]
    return [line for line in lines if line.endswith(": not assessed")]


def test_what_nobody_assessed_above_the_next_level_is_only_named() -> None:
    page = page_of(journey_of(sample_pack(), *met(["S1-L1-01", "S1-L1-02"])))
    assert told_in_full(page) == ["S1-L1-01", "S1-L1-02", "S1-L2-01", "S1-L2-02", "S2-L1-01", "S2-L1-02"]
    assert [line[:8] for line in only_named(page)] == [
        "S1-L3-01", "S1-L3-02", "S2-L2-01", "S2-L2-02", "S2-L3-01", "S2-L3-02",
    ]  # fmt: skip
    assert NAMED in only_named(page)
    headings = [block.text for block in page.blocks if isinstance(block, Heading)]
    assert "Integrated: 0 of 2 covered" in headings, "its level is counted as before"


@pytest.mark.parametrize(
    "update",
    [
        AnswerUpdate("S1-L3-02", Status.NOT_MET),
        AnswerUpdate("S1-L3-02", Status.MET),
        AnswerUpdate("S1-L3-02", Status.NOT_APPLICABLE, reason="No sites"),
        AnswerUpdate("S1-L3-02", note="Ask Jo"),
        AnswerUpdate("S1-L3-02", owner="Bo"),
        AnswerUpdate("S1-L3-02", due="2026-12-01"),
        AnswerUpdate("S1-L3-02", next_action="Call"),
        AnswerUpdate("S1-L3-02", parked=True),
        AnswerUpdate("S1-L3-02", disputed="The union sees it otherwise"),
        AnswerUpdate("S1-L3-02", add_evidence=(Evidence("Minutes", 1),)),
    ],
)
def test_whatever_somebody_said_of_a_criterion_it_is_told_in_full(update: AnswerUpdate) -> None:
    page = page_of(journey_of(sample_pack(), update))
    assert "S1-L3-02" in told_in_full(page)
    assert NAMED not in only_named(page)


def test_an_answer_that_was_taken_back_is_told_in_full() -> None:
    pack = sample_pack()
    journey = journey_of(pack, AnswerUpdate("S1-L3-02", Status.MET))
    journey = record(journey, pack, [AnswerUpdate("S1-L3-02", Status.NOT_ASSESSED)], WHEN)
    assert "S1-L3-02" in told_in_full(page_of(journey))


def test_a_column_in_which_nothing_stands_leaves_its_room_to_the_others() -> None:
    pack = sample_pack()
    aside = [AnswerUpdate(f"S2-L1-0{place}", Status.NOT_APPLICABLE, reason="None") for place in (1, 2)]
    journey = journey_of(pack, *met(["S1-L1-01", "S1-L1-02"]), *aside)
    tables = [block for block in page_of(journey).blocks if isinstance(block, Table)]
    titles = {table.caption: [column.title for column in table.columns] for table in tables}
    assert titles["Criteria of step 1 at the level Launched"] == ["Criterion", "Status", "Evidence and next action"]
    assert titles["Criteria of step 2 at the level Launched"] == ["Criterion", "Status"]
    assert len(titles["Criteria of step 1 at the level Established"]) == 5
    assert all(len(row) == len(table.columns) for table in tables for row in table.rows)


def test_what_was_only_parked_does_not_say_that_it_was_answered() -> None:
    page = page_of(
        journey_of(
            sample_pack(),
            AnswerUpdate("S1-L1-01", parked=True),
            AnswerUpdate("S1-L1-02", Status.NOT_MET, parked=True),
        )
    )
    tables = [block for block in page.blocks if isinstance(block, Table) and block.columns[0].title == "Criterion"]
    dated = {row[0][1].text: [line.label for line in row[1] if "2026-11-20" in line.text] for row in tables[0].rows}
    assert [dated[key] for key in sorted(dated)] == [["Parked"], ["Answered"]]
