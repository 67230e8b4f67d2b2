"""CONTRACTS 2.7 by hand: the roadmap of a step and of the journey, its filters and its order."""

from __future__ import annotations

from datetime import date

import pytest

from gmrsj_tui.framework.model import Pack
from gmrsj_tui.journey.answer import Answer, Status
from gmrsj_tui.journey.journey import Journey
from gmrsj_tui.journey.roadmap import RoadmapItem, filtered, open_criteria, overdue_first, owners, roadmap_of
from gmrsj_tui.journey.standing import standing_of
from tests.journey.values import (
    ESTABLISHED,
    EXCUSED,
    IN_PROGRESS,
    INTEGRATED,
    LAUNCHED,
    MET,
    OWN,
    SUPPLY,
    TRACKS,
    criterion,
    journey_of,
    pack_of,
)

FIVE = pack_of("S1-L1-01", "S1-L1-02", "S1-L2-01", "S1-L2-02", "S1-L3-01")


def of_step(pack: Pack, journey: Journey) -> list[str]:
    return [found.id for found in open_criteria(pack, journey, standing_of(pack, journey).steps[0])]


def items(pack: Pack, journey: Journey) -> tuple[RoadmapItem, ...]:
    return roadmap_of(pack, journey, standing_of(pack, journey))


def ids(found: tuple[RoadmapItem, ...]) -> list[str]:
    return [item.criterion.id for item in found]


def test_by_default_it_leads_to_the_next_level() -> None:
    assert of_step(FIVE, journey_of({"S1-L1-02": IN_PROGRESS})) == ["S1-L1-01", "S1-L1-02"]
    assert of_step(FIVE, journey_of({"S1-L1-01": MET, "S1-L1-02": EXCUSED})) == ["S1-L2-01", "S1-L2-02"]


def test_the_first_is_the_next_steppingstone() -> None:
    assert of_step(FIVE, journey_of({"S1-L1-01": MET, "S1-L3-01": MET}))[0] == "S1-L1-02"


def test_a_target_further_up_takes_every_level_on_the_way_along_in_order() -> None:
    journey = journey_of({"S1-L1-01": MET, "S1-L2-01": MET}, targets={"s1": INTEGRATED})
    assert standing_of(FIVE, journey).steps[0].target == INTEGRATED
    assert of_step(FIVE, journey) == ["S1-L1-02", "S1-L2-02", "S1-L3-01"]


@pytest.mark.parametrize("target", [LAUNCHED, ESTABLISHED])
def test_a_step_that_has_reached_its_target_gives_nothing(target: str) -> None:
    answers = {id: MET for id in ("S1-L1-01", "S1-L1-02", "S1-L2-01", "S1-L2-02")}
    journey = journey_of(answers, targets={"s1": target})
    assert standing_of(FIVE, journey).steps[0].held == ESTABLISHED
    assert of_step(FIVE, journey) == []
    assert items(FIVE, journey) == ()


def test_a_target_does_not_change_what_blocks_the_next_level() -> None:
    journey = journey_of({"S1-L1-01": MET, "S1-L1-02": MET}, targets={"s1": LAUNCHED})
    found = standing_of(FIVE, journey).steps[0]
    assert [c.id for c in found.blocking] == ["S1-L2-01", "S1-L2-02"]
    assert (found.chosen_target, found.next_level) == (LAUNCHED, ESTABLISHED)


def test_a_step_that_holds_everything_gives_nothing() -> None:
    journey = journey_of({c.id: MET for c in FIVE.criteria()})
    assert standing_of(FIVE, journey).steps[0].target is None
    assert of_step(FIVE, journey) == []


def test_a_target_that_a_newer_pack_has_dropped_is_none() -> None:
    journey = journey_of({"S1-L1-01": MET}, targets={"s1": "gold"})
    found = standing_of(FIVE, journey).steps[0]
    assert (found.chosen_target, found.target) == (None, LAUNCHED)
    assert of_step(FIVE, journey) == ["S1-L1-02"]


def test_what_does_not_apply_is_not_on_it() -> None:
    pack = pack_of(criterion("S1-L1-01", tracks=(OWN,)), criterion("S1-L1-02", tracks=(SUPPLY,)), tracks=TRACKS)
    assert of_step(pack, journey_of(tracks=(SUPPLY,))) == ["S1-L1-02"]


def test_steps_with_the_lowest_level_held_come_first_then_in_their_order() -> None:
    pack = pack_of("S1-L1-01", "S1-L2-01", "S2-L1-01", "S3-L1-01", "S3-L1-02", "S4-L1-01", "S4-L2-01", steps=5)
    found = items(pack, journey_of({"S1-L1-01": MET, "S4-L1-01": MET, "S3-L1-01": MET}))
    assert ids(found) == ["S2-L1-01", "S3-L1-02", "S1-L2-01", "S4-L2-01"]
    assert [item.position for item in found] == [1, 2, 3, 4]
    assert [item.step.number for item in found] == [2, 3, 1, 4]
    assert [item.level.id for item in found] == [LAUNCHED, LAUNCHED, ESTABLISHED, ESTABLISHED]


def test_the_next_action_is_that_of_the_group_else_that_of_the_pack() -> None:
    pack = pack_of(criterion("S1-L1-01", next_action="Name a sponsor."), criterion("S1-L1-02", next_action="Say so."))
    found = items(pack, journey_of({"S1-L1-02": Answer(next_action="Ask Ana to say so.")}))
    assert [item.next_action for item in found] == ["Name a sponsor.", "Ask Ana to say so."]


# -- filters and order --------------------------------------------------------------------------------------------

MANY = pack_of(
    criterion("S1-L1-01", tracks=(OWN,)),
    criterion("S1-L1-02", tracks=(SUPPLY,)),
    criterion("S2-L1-01", tracks=(OWN, SUPPLY)),
    criterion("S2-L1-02"),
    steps=2,
    tracks=TRACKS,
)
OWNED = journey_of(
    {
        "S1-L1-01": Answer(owner="Ana", due="2026-02-01"),
        "S1-L1-02": Answer(Status.NOT_MET, owner="ben", due="2026-01-09"),
        "S2-L1-01": Answer(owner="ANA", due="2026-01-01"),
    },
    tracks=(OWN, SUPPLY),
)


def test_without_a_filter_everything_stays() -> None:
    assert filtered(items(MANY, OWNED)) == items(MANY, OWNED)


def test_a_filter_keeps_places_in_the_whole_roadmap() -> None:
    found = filtered(items(MANY, OWNED), step="s2")
    assert [(item.position, item.criterion.id) for item in found] == [(3, "S2-L1-01"), (4, "S2-L1-02")]


def test_a_track_keeps_what_stands_in_it_and_what_stands_in_every_track() -> None:
    assert ids(filtered(items(MANY, OWNED), track=SUPPLY)) == ["S1-L1-02", "S2-L1-01", "S2-L1-02"]
    assert ids(filtered(items(MANY, OWNED), track=SUPPLY, step="s1")) == ["S1-L1-02"]


def test_owners_are_compared_without_case_and_nobody_is_an_owner_too() -> None:
    assert ids(filtered(items(MANY, OWNED), owner="ana")) == ["S1-L1-01", "S2-L1-01"]
    assert ids(filtered(items(MANY, OWNED), owner="")) == ["S2-L1-02"]
    assert [name.casefold() for name in owners(items(MANY, OWNED))] == ["ana", "ben"]


@pytest.mark.parametrize(
    ("due", "expected"), [("2026-01-14", True), ("2026-01-15", False), ("2026-01-16", False), ("", False), ("?", False)]
)
def test_overdue_is_what_was_due_before_today(due: str, expected: bool) -> None:
    item = items(pack_of("S1-L1-01"), journey_of({"S1-L1-01": Answer(due=due)}))[0]
    assert item.overdue(date(2026, 1, 15)) is expected


def test_overdue_first_puts_the_longest_overdue_on_top_and_leaves_the_rest_in_order() -> None:
    found = overdue_first(items(MANY, OWNED), date(2026, 1, 15))
    assert ids(found) == ["S2-L1-01", "S1-L1-02", "S1-L1-01", "S2-L1-02"]
    reset = OWNED._replace(answers={})
    assert overdue_first(items(MANY, reset), date(2026, 1, 15)) == items(MANY, reset)
