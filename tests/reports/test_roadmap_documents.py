from __future__ import annotations

import json
from datetime import date
from typing import Any

import pytest

from gmrsj_tui.errors import GmrsjError
from gmrsj_tui.framework.library import PackLibrary
from gmrsj_tui.framework.model import Pack
from gmrsj_tui.journey.answer import Evidence, Status
from gmrsj_tui.journey.changes import AnswerUpdate, set_target
from gmrsj_tui.reports.formats import FORMATS, format_named, format_of_file, roadmap_text
from gmrsj_tui.reports.wrapping import cell_width
from tests.golden_files import matches_golden
from tests.reports.journeys import WHEN, halfway, journey_of, met, roadmap
from tests.sample_pack import sample_pack

SAID = Evidence("said", 0)
READABLE = ("text", "md", "json")
"""The formats that are made here; the others have tests of their own, which open them with other programs."""


@pytest.fixture(scope="module")
def gm_rsj() -> Pack:
    return PackLibrary().load("gm-rsj")


@pytest.mark.parametrize(("name", "suffix"), [(name, FORMATS[name].suffix) for name in READABLE])
def test_the_roadmap_reads_as_the_golden_file(gm_rsj: Pack, name: str, suffix: str) -> None:
    document = roadmap(gm_rsj, halfway(gm_rsj), next_n=6)
    matches_golden(roadmap_text(document, name), f"reports/roadmap{suffix}")


@pytest.mark.parametrize("name", ["text", "md"])
def test_an_empty_journey_reads_as_the_golden_file(name: str) -> None:
    document = roadmap(sample_pack(), journey_of(sample_pack(), sample=True))
    matches_golden(roadmap_text(document, name), f"reports/roadmap-small{FORMATS[name].suffix}")


@pytest.mark.parametrize("width", [20, 40, 60, 80, 100])
def test_no_line_of_the_text_is_wider_than_asked(gm_rsj: Pack, width: int) -> None:
    text = roadmap_text(roadmap(gm_rsj, halfway(gm_rsj), notes=True), "text", width)
    assert max(map(cell_width, text.splitlines())) <= width


@pytest.mark.parametrize("name", ["text", "md"])
def test_credit_and_the_label_of_the_overall_level_stand_on_every_print(gm_rsj: Pack, name: str) -> None:
    text = " ".join(roadmap_text(roadmap(gm_rsj, halfway(gm_rsj)), name).split())
    assert "not legal advice" in text
    assert "Overall (this app's own convention" in text
    assert "%" not in text and "score" not in text.lower()


@pytest.mark.parametrize("name", READABLE)
def test_notes_are_printed_only_when_asked_for(name: str) -> None:
    pack = sample_pack()
    journey = journey_of(pack, AnswerUpdate("S1-L1-01", Status.IN_PROGRESS, note="Ask Josephine."))
    assert "Josephine" not in roadmap_text(roadmap(pack, journey), name)
    assert "Josephine" in roadmap_text(roadmap(pack, journey, notes=True), name)


@pytest.mark.parametrize("name", READABLE)
def test_a_sample_is_marked(name: str) -> None:
    text = roadmap_text(roadmap(sample_pack(), journey_of(sample_pack(), sample=True)), name)
    assert "sample" in text.splitlines()[0] or json.loads(text)["journey"]["sample"] is True


def test_the_json_has_the_keys_of_the_contract() -> None:
    pack = sample_pack()
    journey = journey_of(pack, AnswerUpdate("S1-L1-02", Status.NOT_MET, owner="Bo", due="2026-11-21"))
    written = json.loads(roadmap_text(roadmap(pack, journey), "json"))
    assert set(written) >= {"journey", "generated", "items"}
    wanted = {"id", "title", "organisation", "pack", "pack_version", "tracks", "revision", "updated"}
    assert set(written["journey"]) >= wanted
    first, second, *_ = written["items"]
    keys = "position criterion step level title statement status next_action owner due tracks"
    assert set(first) >= set(keys.split())
    assert first["position"] == 1 and first["due"] is None
    assert (second["criterion"], second["status"]) == ("S1-L1-02", "not-met")
    assert (second["owner"], second["due"], second["overdue"]) == ("Bo", "2026-11-21", True)


@pytest.mark.parametrize(
    ("options", "criteria"),
    [
        ({"step": "channels"}, ["S2-L1-01", "S2-L1-02"]),
        ({"track": "own-operations"}, ["S1-L1-02", "S2-L1-02"]),
        ({"owner": "bo"}, ["S2-L1-02"]),
        ({"next_n": 1}, ["S1-L1-02"]),
        ({"owner": "nobody"}, []),
    ],
)
def test_filters_leave_what_they_say(options: dict[str, Any], criteria: list[str]) -> None:
    pack = sample_pack()
    journey = journey_of(pack, *met(["S1-L1-01"]), AnswerUpdate("S2-L1-02", owner="Bo"))
    document = roadmap(pack, journey, **options)
    assert [item.criterion for item in document.items] == criteria


def test_a_filter_leaves_the_positions_of_the_whole_roadmap() -> None:
    pack = sample_pack()
    document = roadmap(pack, journey_of(pack), step="channels")
    assert [item.position for item in document.items] == [3, 4]
    assert "step 2, Channels" in roadmap_text(document, "text")


def test_a_roadmap_says_of_how_many_it_shows_the_first() -> None:
    pack = sample_pack()
    assert "Next actions (1 of 4)" in roadmap_text(roadmap(pack, journey_of(pack), next_n=1))


def test_an_empty_roadmap_says_so() -> None:
    pack = sample_pack()
    every = [criterion.id for criterion in pack.criteria()]
    document = roadmap(pack, journey_of(pack, *met(every)))
    assert "Nothing is open: every step has reached its target." in roadmap_text(document)
    done = journey_of(pack, *met(["S1-L1-01", "S1-L1-02"]))
    nothing = roadmap_text(roadmap(pack, set_target(done, pack, "governance", "launched", WHEN), step="governance"))
    assert "Nothing that matches is open." in nothing
    assert "Nobody named x owns an open action" in roadmap_text(roadmap(pack, journey_of(pack), owner="x"))


def test_of_many_owners_the_first_are_named() -> None:
    pack = sample_pack()
    every = [AnswerUpdate(found.id, owner=f"P{place:02}") for place, found in enumerate(pack.criteria())]
    journey = journey_of(pack, *every)
    for step in pack.steps:
        journey = set_target(journey, pack, step.id, "integrated", WHEN)
    text = " ".join(roadmap_text(roadmap(pack, journey, owner="x")).split())
    assert "these do: P00, P01, P02, P03, P04, P05, P06, P07 and 4 more." in text


def test_what_was_set_aside_is_listed_with_its_reason() -> None:
    pack = sample_pack()
    journey = journey_of(pack, AnswerUpdate("S1-L1-02", Status.NOT_APPLICABLE, reason="We have no plants"))
    assert "S1-L1-02 Criterion 1.1.2 (Launched): We have no plants" in roadmap_text(roadmap(pack, journey))


def test_weak_evidence_is_counted_beside_the_level() -> None:
    pack = sample_pack()
    journey = journey_of(pack, AnswerUpdate("S1-L2-01", Status.MET, add_evidence=(SAID,)))
    assert "1 is met on weaker evidence than the level asks for" in roadmap_text(roadmap(pack, journey), width=200)


def test_met_without_any_evidence_is_not_called_weak_evidence() -> None:
    pack = sample_pack()
    bare, said = AnswerUpdate("S1-L2-01", Status.MET), AnswerUpdate("S1-L3-01", Status.MET, add_evidence=(SAID,))
    text = roadmap_text(roadmap(pack, journey_of(pack, bare)), width=200)
    assert "open; apart from that, 1 is met without evidence." in text and "weaker" not in text
    text = roadmap_text(roadmap(pack, journey_of(pack, bare, said)), width=400)
    assert (
        "; apart from that, 1 is met without evidence, and 1 is met on weaker evidence than the level asks for." in text
    )


@pytest.mark.parametrize("name", READABLE)
def test_control_characters_never_reach_paper(name: str) -> None:
    pack = sample_pack()
    evil = "a\x1b]0;x\x07\x9b2J\u202eb"
    journey = journey_of(pack, AnswerUpdate("S1-L1-01", owner=evil, note=evil), title=evil, organisation=evil)
    text = roadmap_text(roadmap(pack, journey, notes=True), name)
    assert not set(text) & set("\x1b\x07\x9b\u202e\x00")


def test_a_format_that_is_none_is_refused_with_those_that_there_are() -> None:
    with pytest.raises(GmrsjError, match="there is no format odt; there are text, md, html, csv, json, pdf, xlsx"):
        format_named("odt")


@pytest.mark.parametrize(
    ("file", "name"),
    [
        ("a.md", "md"),
        ("a.TXT", "text"),
        ("a.pdf", "pdf"),
        ("a.HTM", "html"),
        ("a.odt", None),
        ("a.b/c", None),
        ("roadmap", None),
    ],
)
def test_the_ending_of_a_file_stands_for_a_format(file: str, name: str | None) -> None:
    assert format_of_file(file) == name


def test_what_is_set_aside_as_not_applicable_follows_the_filters() -> None:
    pack = sample_pack()
    aside = Status.NOT_APPLICABLE
    journey = journey_of(
        pack,
        AnswerUpdate("S1-L1-02", aside, reason="no such site", owner="Ana"),
        AnswerUpdate("S1-L2-01", aside, reason="no such supplier", owner="Bo"),
    )
    for owner, wanted in ((None, ["S1-L1-02", "S1-L2-01"]), ("bo", ["S1-L2-01"]), ("Cy", [])):
        assert [line.criterion for line in roadmap(pack, journey, owner=owner).not_applicable] == wanted
    assert roadmap(pack, journey, due_before=date(2027, 1, 1)).not_applicable == ()


def test_what_is_parked_or_disputed_follows_the_filters() -> None:
    pack = sample_pack()
    journey = journey_of(
        pack,
        AnswerUpdate("S1-L1-01", parked=True, owner="Ana", due="2026-11-01"),
        AnswerUpdate("S1-L1-02", parked=True, disputed="The works council: no", owner="Bo", review=True),
        AnswerUpdate("S1-L2-01", Status.MET, owner="Bo"),
        AnswerUpdate("S2-L1-01", disputed="The union: no", owner="ana"),
    )

    def named(**options: Any) -> list[list[str]]:
        document = roadmap(pack, journey, **options)
        lists = (document.parked, document.disputed, document.needs_review, document.banked)
        return [[line.criterion for line in lines] for lines in lists]

    assert named() == [["S1-L1-01", "S1-L1-02"], ["S1-L1-02", "S2-L1-01"], ["S1-L1-02"], ["S1-L2-01"]]
    assert named(owner="Ana") == [["S1-L1-01"], ["S2-L1-01"], [], []]
    assert named(owner="bo") == [["S1-L1-02"], ["S1-L1-02"], ["S1-L1-02"], ["S1-L2-01"]]
    assert named(owner="") == [[], [], [], []]
    assert named(due_before=date(2027, 1, 1)) == [[], [], [], []]
    text = roadmap_text(roadmap(pack, journey, owner="Ana"))
    assert "Parked (1)" in text and "works council" not in text
    assert "Parked" not in roadmap_text(roadmap(pack, journey, due_before=date(2027, 1, 1)))
