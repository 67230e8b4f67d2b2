from __future__ import annotations

import json

import pytest

from gmrsj_tui.framework.library import PackLibrary
from gmrsj_tui.framework.model import Level, Pack
from gmrsj_tui.journey.answer import Evidence, Status
from gmrsj_tui.journey.changes import AnswerUpdate, set_target
from gmrsj_tui.reports.json_document import render_status as render_json
from gmrsj_tui.reports.status_text import render_status
from gmrsj_tui.reports.wrapping import cell_width
from tests.golden_files import matches_golden
from tests.reports.journeys import WHEN, halfway, journey_of, met, status
from tests.sample_pack import sample_pack

JOURNEY_KEYS = {"id", "title", "organisation", "pack", "pack_version", "tracks", "revision", "updated"}


@pytest.fixture(scope="module")
def gm_rsj() -> Pack:
    return PackLibrary().load("gm-rsj")


def test_the_explained_status_reads_as_the_golden_file(gm_rsj: Pack) -> None:
    matches_golden(render_status(status(gm_rsj, halfway(gm_rsj), explained=True)), "reports/status-explained.txt")


@pytest.mark.parametrize("width", [30, 80, 100])
def test_the_status_reads_as_the_golden_file_at_each_width(gm_rsj: Pack, width: int) -> None:
    matches_golden(render_status(status(gm_rsj, halfway(gm_rsj)), width), f"reports/status-{width}.txt")


def test_the_json_status_reads_as_the_golden_file(gm_rsj: Pack) -> None:
    matches_golden(render_json(status(gm_rsj, halfway(gm_rsj), explained=True)), "reports/status.json")


def test_the_json_status_has_the_keys_of_the_contract() -> None:
    pack = sample_pack()
    journey = set_target(
        journey_of(pack, *met(["S1-L1-01", "S1-L1-02", "S1-L3-01"])), pack, "channels", "integrated", WHEN
    )
    written = json.loads(render_json(status(pack, journey)))
    assert set(written["journey"]) >= JOURNEY_KEYS
    assert written["overall"]["level"] is None
    assert written["overall"]["held_by"] == ["channels"]
    first, second = written["steps"]
    assert {key: first[key] for key in ("id", "number", "title", "level", "next_level", "target")} == {
        "id": "governance",
        "number": 1,
        "title": "Governance",
        "level": "launched",
        "next_level": "established",
        "target": "established",
    }
    assert first["levels"][0] == {"id": "launched", "applicable": 2, "covered": 2, "met": 2, "not_applicable": 0}
    assert first["blocking"] == ["S1-L2-01", "S1-L2-02"]
    assert first["banked"] == ["S1-L3-01"]
    assert first["weak_evidence"] == ["S1-L3-01"]
    assert second["target"] == "integrated" and second["level"] is None


def test_the_json_status_names_what_is_parked_and_disputed_in_each_step() -> None:
    pack = sample_pack()
    parked, disputed = AnswerUpdate("S1-L1-02", parked=True), AnswerUpdate("S2-L1-01", disputed="The union: no")
    first, second = json.loads(render_json(status(pack, journey_of(pack, parked, disputed))))["steps"]
    assert (first["parked"], first["disputed"]) == (["S1-L1-02"], [])
    assert (second["parked"], second["disputed"]) == ([], ["S2-L1-01"])


@pytest.mark.parametrize("width", [20, 40, 80])
def test_no_line_is_wider_than_asked(gm_rsj: Pack, width: int) -> None:
    text = render_status(status(gm_rsj, halfway(gm_rsj), explained=True), width)
    assert max(map(cell_width, text.splitlines())) <= width


def test_the_explanation_names_what_is_in_the_way_and_what_was_set_aside() -> None:
    pack = sample_pack()
    aside = AnswerUpdate("S1-L1-02", Status.NOT_APPLICABLE, reason="No plants")
    text = " ".join(render_status(status(pack, journey_of(pack, aside), explained=True)).split())
    assert "In the way (1): - S1-L1-01 Criterion 1.1.1 (not assessed)" in text
    assert "S1-L1-02 Criterion 1.1.2: No plants" in text
    assert "Keystone: S1-L1-01 alone raises the level of this step." in text
    assert "A level is held when" in text


def test_the_explanation_tells_no_evidence_from_weak_evidence() -> None:
    pack = sample_pack()
    weak = AnswerUpdate("S1-L3-01", Status.MET, add_evidence=(Evidence("minutes", 1),))
    journey = journey_of(pack, AnswerUpdate("S1-L2-01", Status.MET), weak)
    text = " ".join(render_status(status(pack, journey, explained=True)).split())
    assert "Met without evidence (1): - S1-L2-01 Criterion 1.2.1 (Established asks for strength 1)" in text
    wanted = (
        "Met on weaker evidence than the level asks for (1): - S1-L3-01 Criterion 1.3.1 (strength 1, Integrated asks"
    )
    assert f"{wanted} for 2)" in text


def test_the_short_status_has_no_explanation() -> None:
    pack = sample_pack()
    assert "In the way" not in render_status(status(pack, journey_of(pack)))


def test_a_pack_with_nine_levels_still_fits_a_narrow_page() -> None:
    small = sample_pack()
    more = tuple(Level(f"level-{number}", f"A long level title {number}") for number in range(4, 10))
    pack = small._replace(levels=(*small.levels, *more))
    text = render_status(status(pack, journey_of(pack)), 60)
    assert max(map(cell_width, text.splitlines())) <= 60
    assert "A long level title 9: none" in text


def test_wide_letters_keep_the_columns_in_line() -> None:
    small = sample_pack()
    step = small.steps[0]._replace(title="統治")
    pack = small._replace(steps=(step, small.steps[1]))
    lines = render_status(status(pack, journey_of(pack)), 100).splitlines()
    first = next(line for line in lines if "統治" in line)
    second = next(line for line in lines if line.startswith("2. Channels"))
    assert cell_width(first[: first.index("Not yet")]) == cell_width(second[: second.index("Not yet")])
