"""Comparison, history and snapshots as text and JSON, against files that a reviewer can read."""

from __future__ import annotations

import pytest

from gmrsj_tui.framework.library import PackLibrary
from gmrsj_tui.framework.model import Pack, Superseding
from gmrsj_tui.journey.answer import Evidence, Status
from gmrsj_tui.journey.changes import AnswerUpdate, record, set_profile, set_setup, set_target, undo
from gmrsj_tui.journey.history import entries
from gmrsj_tui.journey.journey import Journey
from gmrsj_tui.journey.moving import apply_moves
from gmrsj_tui.journey.points import PRESENT, Point, point_named
from gmrsj_tui.journey.snapshots import take_snapshot
from gmrsj_tui.journey.standing import standing_of
from gmrsj_tui.reports import comparison_json, history_json
from gmrsj_tui.reports.comparison_model import ComparisonDocument, comparison_document
from gmrsj_tui.reports.comparison_text import render_comparison
from gmrsj_tui.reports.history_text import render_history, render_snapshots
from gmrsj_tui.reports.wrapping import cell_width
from tests.golden_files import matches_golden
from tests.reports.journeys import GENERATED, halfway, journey_of
from tests.sample_pack import sample_pack

JUNE, AUTUMN = "2026-11-20T10:00:00.000Z", "2026-11-21T10:00:00.000Z"
HOSTILE = "\x1b]0;owned\x07 [red] \u202e 陳"


@pytest.fixture(scope="module")
def gm_rsj() -> Pack:
    return PackLibrary().load("gm-rsj")


@pytest.fixture(scope="module")
def journey(gm_rsj: Pack) -> Journey:
    """Two snapshots and some changes behind each, of every kind."""
    made = halfway(gm_rsj)
    made = take_snapshot(made, standing_of(gm_rsj, made), "June session", JUNE, "Ana")
    updates = [
        AnswerUpdate("S1-L1-03", Status.IN_PROGRESS, note="Jo was told off.", owner="Kim"),
        AnswerUpdate("S2-L1-02", Status.MET, evidence=(Evidence("Test calls", 2),)),
        AnswerUpdate("S1-L2-01", evidence=(Evidence("said by Lu", 0),)),
        AnswerUpdate("S2-L1-08", reason="None of them is a priority"),
    ]
    made = record(made, gm_rsj, updates, AUTUMN, "Bo")
    made = take_snapshot(made, standing_of(gm_rsj, made), "session 2026-11-21 10:00", AUTUMN, automatic=True)
    made = undo(set_target(made, gm_rsj, gm_rsj.steps[1].id, "leadership", AUTUMN, "Bo"), AUTUMN, "Ana")
    made = set_setup(made, gm_rsj, {gm_rsj.setup[0].id: "Three plants"}, AUTUMN)
    return set_profile(made, gm_rsj, AUTUMN, title="Acme 2027")


@pytest.fixture(scope="module")
def document(gm_rsj: Pack, journey: Journey) -> ComparisonDocument:
    return comparison_document(gm_rsj, journey, point_named(journey, "june"), PRESENT)


@pytest.mark.parametrize("width", [40, 80])
def test_the_comparison_reads_as_the_golden_file(document: ComparisonDocument, width: int) -> None:
    matches_golden(render_comparison(document, width), f"reports/comparison-{width}.txt")


def test_the_json_comparison_reads_as_the_golden_file(document: ComparisonDocument) -> None:
    matches_golden(comparison_json.render_comparison(document, GENERATED), "reports/comparison.json")


def test_the_history_reads_as_the_golden_file(gm_rsj: Pack, journey: Journey) -> None:
    found = entries(journey, gm_rsj)
    matches_golden(render_history(journey, gm_rsj, found, found=len(found)), "reports/history.txt")


def test_the_history_with_notes_reads_as_the_golden_file(gm_rsj: Pack, journey: Journey) -> None:
    found = entries(journey, gm_rsj, criterion="S1-L1-03")
    text = render_history(journey, gm_rsj, found, found=len(found), filters=["criterion S1-L1-03"], notes=True)
    matches_golden(text, "reports/history-notes.txt")


def test_the_json_history_reads_as_the_golden_file(gm_rsj: Pack, journey: Journey) -> None:
    found = entries(journey, gm_rsj)[:5]
    matches_golden(history_json.render_history(journey, found, GENERATED, found=6), "reports/history.json")


def test_the_snapshots_read_as_the_golden_file(gm_rsj: Pack, journey: Journey) -> None:
    matches_golden(render_snapshots(journey, gm_rsj), "reports/snapshots.txt")


@pytest.mark.parametrize("width", [20, 40, 80])
def test_no_line_is_wider_than_asked(gm_rsj: Pack, journey: Journey, document: ComparisonDocument, width: int) -> None:
    found = entries(journey, gm_rsj)
    texts = [
        render_comparison(document, width),
        render_history(journey, gm_rsj, found, width, found=len(found), notes=True),
        render_snapshots(journey, gm_rsj, width),
    ]
    for text in texts:
        assert max(map(cell_width, text.splitlines())) <= width


def test_hostile_texts_come_out_as_plain_text() -> None:
    pack = sample_pack()
    updates = AnswerUpdate("S1-L1-01", Status.MET, note=HOSTILE, owner=HOSTILE, add_evidence=(Evidence(HOSTILE, 1),))
    made = journey_of(pack, updates, title=f"Acme {HOSTILE}")
    made = take_snapshot(made, standing_of(pack, made), f"June {HOSTILE}", AUTUMN, HOSTILE)
    found = entries(made, pack)
    texts = [
        render_history(made, pack, found, found=1, notes=True),
        render_snapshots(made, pack),
        render_comparison(comparison_document(pack, made, Point(0), point_named(made, "june"))),
        history_json.render_history(made, found, GENERATED, found=1, notes=True),
        history_json.render_snapshots(made, GENERATED),
    ]
    for text in texts:
        assert "陳" in text
        assert not [sign for sign in text if sign != "\n" and (ord(sign) < 32 or sign in "\x7f\u202e")]


def test_levels_that_the_criteria_of_today_see_otherwise_are_remarked(gm_rsj: Pack, journey: Journey) -> None:
    levels = {**journey.snapshots[0].levels, gm_rsj.steps[1].id: "established", gm_rsj.steps[2].id: "dropped"}
    changed = journey._replace(snapshots=(journey.snapshots[0]._replace(levels=levels),))
    remarks = comparison_document(gm_rsj, changed, point_named(changed, "june"), PRESENT).remarks
    assert remarks == tuple(
        f'The snapshot "June session" recorded {recorded} for step {step}; '
        "by the criteria of today it was Not yet launched."
        for recorded, step in (("Established", 2), ("dropped", 3))
    )


def test_answers_of_an_older_version_of_the_pack_are_judged_where_they_moved_to() -> None:
    old = sample_pack()
    moved = Superseding("1.0.0", changed={"S1-L1-02": ("S1-L1-03",)})
    launched = old.steps[0].criteria
    renamed = tuple(one._replace(id="S1-L1-03") if one.id == "S1-L1-02" else one for one in launched)
    new = old._replace(
        version="2.0.0", supersedes=(moved,), steps=(old.steps[0]._replace(criteria=renamed), old.steps[1])
    )
    then = journey_of(old, AnswerUpdate("S1-L1-01", Status.MET), AnswerUpdate("S1-L1-02", Status.MET))
    now = apply_moves(then, new, AUTUMN)
    document = comparison_document(new, now, Point(1), PRESENT)
    assert document.comparison.statuses == () and document.comparison.moved_steps == ()
    assert document.remarks == (
        "The answers are of version 1.0.0 and of version 2.0.0 of the pack; both are judged by version 2.0.0.",
    )
