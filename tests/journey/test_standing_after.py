"""Where a journey stands after a change is what counting everything again would say, whatever changed."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gmrsj_tui.framework.model import Pack
from gmrsj_tui.journey import standing_after as module
from gmrsj_tui.journey.answer import Answer, Status
from gmrsj_tui.journey.journey import Journey
from gmrsj_tui.journey.standing import Standing, standing_of
from gmrsj_tui.journey.standing_after import standing_after
from tests.journey.strategies import ANYTHING, packs_with_journeys, unhurried
from tests.sample_pack import OWN, sample_pack

Drawn = tuple[Pack, Journey]
WHEN = "2026-01-02T03:04:05.006Z"


@unhurried
@given(packs_with_journeys(), st.data())
def test_after_some_answers_it_is_that_of_counting_everything_again(drawn: Drawn, data: st.DataObject) -> None:
    pack, journey = drawn
    standing = standing_of(pack, journey)
    ids = [criterion.id for criterion in pack.criteria()]
    for _ in range(data.draw(st.integers(1, 6))):
        new = dict(journey.answers)
        for id in data.draw(st.lists(st.sampled_from(ids), max_size=3)) if ids else ():
            answer = data.draw(st.sampled_from((None, *ANYTHING)))
            if answer is None:
                new.pop(id, None)
            else:
                new[id] = answer
        after = journey._replace(answers=new)
        standing = standing_after(pack, standing, journey, after)
        assert standing == standing_of(pack, after)
        journey = after


@unhurried
@given(packs_with_journeys(), packs_with_journeys())
def test_between_any_two_journeys_it_is_that_of_counting_everything_again(drawn: Drawn, other: Drawn) -> None:
    pack, journey = drawn
    after = other[1]  # with other tracks, targets and answers, some to criteria that the pack does not have
    assert standing_after(pack, standing_of(pack, journey), journey, after) == standing_of(pack, after)


def test_other_tracks_count_everything_again() -> None:
    pack, journey, standing = _begun()
    after = journey._replace(tracks=(OWN,))
    assert standing_after(pack, standing, journey, after) == standing_of(pack, after) != standing


def test_another_target_is_taken_over() -> None:
    pack, journey, standing = _begun()
    after = journey._replace(targets={"governance": "integrated"})
    found = standing_after(pack, standing, journey, after)
    assert found == standing_of(pack, after)
    assert found.of("governance").target == "integrated"


def test_an_answer_looks_at_no_other_step_and_not_at_the_whole_of_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    pack, journey, standing = _begun()
    after = journey._replace(answers={"S1-L1-02": Answer(Status.MET, when=WHEN)})

    def refuse(*_: Any) -> None:
        raise AssertionError("a step was counted again")

    monkeypatch.setattr(module, "step_standing", refuse)
    found = standing_after(pack, standing, journey, after)
    assert found == standing_of(pack, after) != standing
    assert found.of("channels") is standing.of("channels")


def _begun() -> tuple[Pack, Journey, Standing]:
    pack = sample_pack()
    journey = Journey("j", "J", pack.id, pack.version, WHEN, WHEN, tracks=tuple(track.id for track in pack.tracks))
    return pack, journey, standing_of(pack, journey)
