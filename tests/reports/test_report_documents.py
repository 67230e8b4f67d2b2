from __future__ import annotations

import json
from itertools import pairwise
from typing import TypeVar

import pytest

from gmrsj_tui.journey.answer import Status
from gmrsj_tui.journey.changes import AnswerUpdate, record, set_target
from gmrsj_tui.journey.comparison import compare
from gmrsj_tui.journey.past import journey_at
from gmrsj_tui.journey.snapshots import take_snapshot
from gmrsj_tui.journey.standing import standing_of
from gmrsj_tui.reports.blocks import (
    Block,
    Bullets,
    EffectivenessBars,
    GridState,
    Heading,
    LevelGrid,
    LevelsOverTime,
    Page,
    Prose,
    Table,
)
from gmrsj_tui.reports.formats import FORMATS, Layout, write
from gmrsj_tui.reports.report_page import report_page, words_only
from gmrsj_tui.reports.roadmap_page import roadmap_page
from tests.golden_files import matches_golden
from tests.reports.journeys import WHEN, journey_of, met, roadmap
from tests.reports.pages import report, small_journey, small_pack
from tests.sample_pack import sample_pack

Found = TypeVar("Found", bound=Block)

READABLE = ("text", "md", "json")


def texts_of(value: object) -> list[str]:
    """Every text in a page, however deep."""
    if isinstance(value, str):
        return [value]
    return [text for part in value for text in texts_of(part)] if isinstance(value, tuple) else []


def blocks_of(page: Page, kind: type[Found]) -> list[Found]:
    return [block for block in page.blocks if isinstance(block, kind)]


@pytest.mark.parametrize("name", READABLE)
def test_the_report_reads_as_the_golden_file(name: str) -> None:
    pack = small_pack()
    written = write(report(pack, small_journey(pack), notes=True), name)
    matches_golden(written.content.decode(), f"reports/report{FORMATS[name].suffix}")
    assert written.warnings == ()


@pytest.mark.parametrize("name", READABLE)
def test_the_same_journey_on_the_same_day_gives_the_same_bytes(name: str) -> None:
    pack = small_pack()
    first, second = (write(report(pack, small_journey(pack)), name, Layout(60)) for _ in range(2))
    assert first == second


@pytest.mark.parametrize("name", READABLE)
def test_notes_are_in_the_report_only_when_asked_for(name: str) -> None:
    pack = small_pack()
    journey = small_journey(pack)
    assert b"Josephine" not in write(report(pack, journey), name).content
    with_notes = write(report(pack, journey, notes=True), name).content
    assert b"Josephine" in with_notes
    assert name == "json" or b"Notes can name people" in with_notes


def test_the_share_that_rests_on_words_only_is_given_in_counts() -> None:
    pack = small_pack()
    document = report(pack, small_journey(pack))
    assert document.words == (4, 2)
    assert words_only(document).startswith("2 of 4 met rest on words only")
    one = report(pack, journey_of(pack, *met(["S1-L1-01"]), AnswerUpdate("S1-L1-02", Status.MET)))
    assert words_only(one).startswith("1 of 2 met rests on words only")
    assert words_only(report(pack, journey_of(pack, *met(["S1-L1-01"])))).startswith("None of the 1 met")
    assert words_only(report(pack, journey_of(pack))) == "Nothing is met yet."


def test_the_grid_says_what_each_level_is() -> None:
    pack = sample_pack()
    out = [AnswerUpdate(f"S2-L1-0{place}", Status.NOT_APPLICABLE, reason="None") for place in (1, 2)]
    ready, begun = met(["S1-L3-01", "S1-L3-02"]), met(["S2-L3-01"])
    journey = journey_of(pack, *met(["S1-L1-01", "S1-L1-02", "S2-L2-01"]), *out, *ready, *begun)
    (grid,) = blocks_of(report_page(report(pack, journey)), LevelGrid)
    held, gate, nothing = GridState.HELD, GridState.IN_THE_WAY, GridState.NOTHING
    assert [cell.state for cell in grid.rows[0].cells] == [held, gate, GridState.READY]
    assert [cell.state for cell in grid.rows[1].cells] == [nothing, gate, GridState.PART]
    assert [cell.words for cell in grid.rows[1].cells] == ["2 of 2", "1 of 2", "1 of 2"]
    (grid,) = blocks_of(report_page(report(pack, journey_of(pack))), LevelGrid)
    assert [cell.state for cell in grid.rows[0].cells] == [gate, GridState.OPEN, GridState.OPEN]


def test_levels_over_time_need_a_snapshot_and_end_with_now() -> None:
    pack = small_pack()
    assert blocks_of(report_page(report(pack, journey_of(pack))), LevelsOverTime) == []
    page = report_page(report(pack, small_journey(pack)))
    (chart,) = blocks_of(page, LevelsOverTime)
    assert [(point.name, point.date, point.ranks) for point in chart.points] == [
        ("Spring", "2026-04-14", (1, 0)),
        ("Now", "2026-11-22", (0, 1)),
    ]
    table = page.blocks[page.blocks.index(chart) + 1]
    assert isinstance(table, Table), "the figures of a chart stand beside it"
    assert "Not yet launched" in texts_of(table.rows)


def test_named_snapshots_go_before_automatic_ones_and_of_many_the_last_are_shown() -> None:
    pack = small_pack()
    journey = journey_of(pack)
    for number in range(15):
        journey = take_snapshot(journey, standing_of(pack, journey), f"a{number}", WHEN, automatic=True)
    (chart,) = blocks_of(report_page(report(pack, journey)), LevelsOverTime)
    assert [point.name for point in chart.points] == [*(f"a{number}" for number in range(3, 15)), "Now"]
    journey = take_snapshot(journey, standing_of(pack, journey), "Spring", WHEN)
    (chart,) = blocks_of(report_page(report(pack, journey)), LevelsOverTime)
    assert [point.name for point in chart.points] == ["Spring", "Now"]


def test_a_level_that_the_pack_no_longer_has_is_still_told() -> None:
    pack = small_pack()
    journey = small_journey(pack)
    old = journey.snapshots[0]._replace(levels={"governance": "bronze"})
    page = report_page(report(pack, journey._replace(snapshots=(old,))))
    (chart,) = blocks_of(page, LevelsOverTime)
    table = page.blocks[page.blocks.index(chart) + 1]
    assert isinstance(table, Table)
    assert [cell[0].text for cell in table.rows[0][2:]] == ["bronze", "not recorded"]


def test_what_changed_since_the_last_snapshot_is_what_compare_finds() -> None:
    pack = small_pack()
    journey = small_journey(pack)
    since = report(pack, journey).since
    assert since is not None
    assert since.comparison == compare(pack, journey_at(journey, journey.snapshots[-1].change), journey)
    assert report(pack, journey_of(pack)).since is None
    still = take_snapshot(journey_of(pack), standing_of(pack, journey_of(pack)), "Today", WHEN)
    assert "Nothing moved." in texts_of(report_page(report(pack, still)).blocks)


def test_the_effectiveness_bars_leave_out_what_nothing_serves() -> None:
    pack = small_pack()
    (chart,) = blocks_of(report_page(report(pack, small_journey(pack))), EffectivenessBars)
    assert [(bar.letter, bar.met, bar.covered, bar.applicable) for bar in chart.bars] == [
        ("a", 4, 5, 12),
        ("b", 1, 1, 6),
    ]
    bare = sample_pack()._replace(effectiveness=pack.effectiveness)
    assert blocks_of(report_page(report(bare, journey_of(bare))), EffectivenessBars) == []


def test_what_is_not_applicable_stands_on_the_first_page_with_its_reason() -> None:
    pack = small_pack()
    page = report_page(report(pack, small_journey(pack)))
    first = page.blocks[: next(place for place, block in enumerate(page.blocks) if getattr(block, "new_page", False))]
    said = texts_of(first)
    assert any(text.endswith("We have no suppliers") for text in said)
    assert said.index("Set aside as not applicable (1)") < said.index("Set-up")


def test_every_criterion_stands_in_the_report_once() -> None:
    pack = small_pack()
    page = report_page(report(pack, small_journey(pack)))
    tables = [table for table in blocks_of(page, Table) if table.columns[0].title == "Criterion"]
    told = [row[0][1].text.partition(",")[0] for table in tables for row in table.rows]
    lists = [
        after
        for before, after in pairwise(page.blocks)
        if isinstance(before, Prose) and before.text.startswith("Not assessed, ") and isinstance(after, Bullets)
    ]
    named = [item.text[:8] for items in lists for item in items.items]
    assert sorted(told + named) == [criterion.id for criterion in pack.criteria()]
    assert told and named


def test_a_covered_criterion_is_never_overdue() -> None:
    pack = small_pack()
    journey = journey_of(pack, AnswerUpdate("S1-L1-01", Status.MET, due="2026-01-01"))
    journey = record(journey, pack, [AnswerUpdate("S1-L1-02", Status.NOT_MET, due="2026-11-22")], WHEN)
    first, second, *_ = report(pack, journey).steps[0].criteria
    assert not first.overdue and not second.overdue
    late = record(journey, pack, [AnswerUpdate("S1-L1-02", due="2026-11-21")], WHEN)
    assert report(pack, late).steps[0].criteria[1].overdue


def test_in_the_way_banked_and_below_the_minimum_are_those_of_the_standing() -> None:
    pack = small_pack()
    journey = set_target(small_journey(pack), pack, "channels", "established", WHEN)
    standing = standing_of(pack, journey)
    for step, line in zip(standing.steps, report(pack, journey).steps, strict=True):
        assert [one.criterion for one in line.criteria if one.in_the_way] == [one.id for one in step.blocking]
        assert [one.criterion for one in line.criteria if one.banked] == [one.id for one in step.banked]
        assert [one.criterion for one in line.criteria if one.below_minimum] == [one.id for one in step.weak_evidence]


@pytest.mark.parametrize("make", ["roadmap", "report"])
def test_a_page_is_clean_whatever_was_typed(make: str) -> None:
    pack = small_pack()
    evil = "a\x1b]0;x\x07\x9b2J\u202eb\r\nc\td"
    update = AnswerUpdate("S1-L1-01", Status.NOT_MET, owner="b\x1b", note=evil, add_evidence=(), next_action="n\x07")
    journey = journey_of(pack, update, title="t\x1b", organisation="o\x9b")._replace(
        setup={"group": evil, "sites": evil}
    )
    answers = {"S1-L1-01": journey.answer("S1-L1-01")._replace(disputed=evil, note=evil, reason=evil)}
    journey = journey._replace(answers=answers)
    page = report_page(report(pack, journey, notes=True)) if make == "report" else None
    page = page or roadmap_page(roadmap(pack, journey, notes=True))
    for text in texts_of(page):
        assert not set(text) & set("\x1b\x07\x9b\u202e\r\t"), repr(text)
        assert "\n" not in text


@pytest.mark.parametrize("make", ["roadmap", "report"])
def test_no_page_has_a_percentage_and_each_says_whose_view_it_is(make: str) -> None:
    pack = small_pack()
    journey = small_journey(pack)._replace(sample=True)
    page = report_page(report(pack, journey)) if make == "report" else roadmap_page(roadmap(pack, journey))
    said = " ".join(texts_of(page))
    assert "%" not in said and "percent " not in said
    assert "no rightsholder voice in this assessment" in page.running and "sample" in page.running
    assert "not legal advice" in said and "Recorder, human resources" in said
    assert "this app's own convention" in said


def test_the_report_has_contents_a_language_and_headings_in_order() -> None:
    pack = small_pack()._replace(language="de")
    page = report_page(report(pack, small_journey(pack)))
    assert (page.contents, page.language) == (True, "de")
    levels = [1, *(block.level for block in page.blocks if isinstance(block, Heading))]
    assert all(after <= before + 1 for before, after in zip(levels, levels[1:], strict=False))


def test_the_json_of_a_report_refers_by_ids_and_its_keys_are_documented() -> None:
    from tests.golden_files import GOLDEN

    pack = small_pack()
    written = json.loads(write(report(pack, small_journey(pack)), "json").content)
    page = (GOLDEN.parent.parent / "docs" / "report-json.md").read_text(encoding="utf-8")
    criterion = written["steps"][0]["criteria"][0]
    for keys in (written, written["steps"][0], criterion, written["over_time"][0], written["effectiveness"][0]):
        for key in keys:
            assert f"`{key}`" in page, key
    assert written["over_time"][-1]["levels"] == {"governance": None, "channels": "launched"}
    assert written["parked"] == ["S1-L2-02"] and written["since"]["slipped"] == ["S1-L1-02"]
    assert "note" not in criterion
    noted = json.loads(write(report(pack, small_journey(pack), notes=True), "json").content)
    assert noted["steps"][0]["criteria"][1]["note"].startswith("Ask Josephine")
