from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from gmrsj_tui.framework.model import GlossaryEntry, Standard
from gmrsj_tui.journey.answer import Answer, Evidence, Status
from gmrsj_tui.journey.standing import standing_of
from gmrsj_tui.text import folded
from gmrsj_tui.tui.finding import Found, Index
from gmrsj_tui.tui.shown import Shown
from tests.journey.values import criterion, journey_of, pack_of

PACK = pack_of(
    criterion("S1-L1-01", title="Façade hotline", statement="Workers can call.", next_action="Rent a line."),
    criterion("S1-L1-02", title="Second", statement="The hotline answers in\ntwo languages.", references=("CHRB C.1",)),
    criterion("S1-L2-01", title="Third", statement="Nothing of that.", evidence=("Hotline log",)),
    glossary=(GlossaryEntry("Remedy", "What puts a harm right."),),
    standards=(Standard("CHRB C.1", "Channels for workers", "A hotline counts."),),
)


def index(**answers: Answer) -> Index:
    """What can be found in a journey with these answers."""
    journey = journey_of({key.replace("_", "-"): answer for key, answer in answers.items()})
    return Index(Shown(PACK, journey, standing_of(PACK, journey)), "…")


def keys(found: list[Found]) -> list[str]:
    """Kind and key of each hit."""
    return [f"{hit.entry.kind}:{hit.entry.key}" for hit in found]


def test_titles_come_before_texts_and_then_the_order_of_the_pack_stays() -> None:
    assert keys(index().find("hotline")) == [
        "criterion:S1-L1-01",
        "criterion:S1-L1-02",
        "criterion:S1-L2-01",
        "standard:CHRB C.1",
    ]
    assert keys(index().find("third")) == ["criterion:S1-L2-01"]
    assert keys(index().find("s1-l1-02")) == ["criterion:S1-L1-02"]


def test_every_word_has_to_be_found_in_any_case_without_accents_and_in_any_order() -> None:
    assert keys(index().find("HOTLINE facade")) == ["criterion:S1-L1-01"]
    assert keys(index().find("languages two")) == ["criterion:S1-L1-02"]
    assert index().find("hotline nowhere") == [] == index().find("") == index().find("   ")


def test_everything_written_in_the_journey_is_found() -> None:
    answer = Answer(
        Status.MET,
        reason="Zebra",
        note="Quince",
        evidence=(Evidence("Walnut", 1),),
        owner="Ana",
        next_action="Xylem",
        disputed="Procurement saw otters",
    )
    for word in ("zebra", "quince", "walnut", "ana", "xylem", "otters"):
        assert keys(index(S1_L1_02=answer).find(word)) == ["note:S1-L1-02"]
        assert index().find(word) == []
    assert keys(index(S1_L1_02=answer).find("second")) == ["criterion:S1-L1-02"]


def test_what_does_not_apply_is_not_found() -> None:
    pack = pack_of(criterion("S1-L1-01", title="Chain only", tracks=("supply",)), "S1-L1-02")
    journey = journey_of(tracks=("own",))
    found = Index(Shown(pack, journey, standing_of(pack, journey)), "…")
    assert found.find("chain") == [] and keys(found.find("title")) == ["criterion:S1-L1-02"]


def test_the_excerpt_shows_the_words_and_is_one_line() -> None:
    [first, *_] = index().find("two languages")
    assert first.excerpt.startswith("… ") or "hotline" in first.excerpt
    assert "two languages" in first.excerpt and "\n" not in first.excerpt
    assert len(first.excerpt) <= 202


@given(st.text(max_size=30), st.text(max_size=60))
def test_no_query_and_no_text_breaks_it(query: str, note: str) -> None:
    for hit in index(S1_L1_01=Answer(note=note)).find(query):
        assert "\n" not in hit.excerpt
        said = folded(f"{hit.entry.title} {hit.entry.text}")
        assert all(word in said for word in folded(query).split())


def test_answers_to_criteria_that_the_pack_has_no_more_are_found_by_id_and_by_what_was_written() -> None:
    answer = Answer(Status.MET, note="Quince jam")
    assert keys(index(S1_L1_09=answer).find("quince")) == ["retired:S1-L1-09"]
    assert keys(index(S1_L1_09=answer).find("s1-l1-09")) == ["retired:S1-L1-09"]
    assert keys(index(S1_L1_09=answer).find("quince second")) == []
