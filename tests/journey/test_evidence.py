"""CONTRACTS 2.5 by hand: how strong an answer is, and when a ``met`` carries a warning."""

from __future__ import annotations

import pytest

from gmrsj_tui.journey.answer import STRENGTHS, Answer, Evidence, Status
from gmrsj_tui.journey.standing import is_weak, standing_of
from tests.journey.values import LAUNCHED, OWN, SUPPLY, TRACKS, criterion, journey_of, pack_of


def with_strengths(*strengths: int, status: Status = Status.MET) -> Answer:
    return Answer(status, evidence=tuple(Evidence(f"item {strength}", strength) for strength in strengths))


def test_the_four_strengths_have_the_words_of_the_contract() -> None:
    assert STRENGTHS == (
        "said in the room",
        "document seen",
        "records of use seen",
        "confirmed by rightsholders or an independent party",
    )


@pytest.mark.parametrize(("strengths", "expected"), [((), 0), ((0,), 0), ((1,), 1), ((0, 3, 1), 3), ((2, 2), 2)])
def test_an_answer_is_as_strong_as_its_strongest_evidence(strengths: tuple[int, ...], expected: int) -> None:
    assert with_strengths(*strengths).strength == expected


@pytest.mark.parametrize("minimum", range(4))
@pytest.mark.parametrize("strength", range(4))
def test_met_below_the_minimum_of_its_level_is_weak(minimum: int, strength: int) -> None:
    pack = pack_of("S1-L1-01", minimum_evidence=(minimum,))
    found = standing_of(pack, journey_of({"S1-L1-01": with_strengths(strength)})).steps[0]
    assert bool(found.weak_evidence) is (strength < minimum)
    assert is_weak(pack.levels[0], with_strengths(strength)) is (strength < minimum)


def test_weak_evidence_never_keeps_a_level_away() -> None:
    pack = pack_of("S1-L1-01", minimum_evidence=(3,))
    found = standing_of(pack, journey_of({"S1-L1-01": with_strengths()})).steps[0]
    assert (found.held, len(found.weak_evidence)) == (LAUNCHED, 1)


def test_the_minimum_is_that_of_the_own_level() -> None:
    pack = pack_of("S1-L1-01", "S1-L2-01", minimum_evidence=(1, 2))
    answers = {"S1-L1-01": with_strengths(1), "S1-L2-01": with_strengths(1)}
    found = standing_of(pack, journey_of(answers)).steps[0]
    assert [criterion.id for criterion in found.weak_evidence] == ["S1-L2-01"]


@pytest.mark.parametrize("status", [status for status in Status if status is not Status.MET])
def test_only_met_can_be_weak(status: Status) -> None:
    answer = Answer(status, reason="There are none.")
    pack = pack_of("S1-L1-01", minimum_evidence=(3,))
    assert standing_of(pack, journey_of({"S1-L1-01": answer})).steps[0].weak_evidence == ()


def test_weak_evidence_outside_the_tracks_is_not_shown() -> None:
    pack = pack_of(criterion("S1-L1-01", tracks=(OWN,)), tracks=TRACKS, minimum_evidence=(1,))
    journey = journey_of({"S1-L1-01": with_strengths()}, tracks=(SUPPLY,))
    assert standing_of(pack, journey).steps[0].weak_evidence == ()
