"""Every sentence of an explanation, and the keystone, by hand."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from gmrsj_tui.framework.model import Pack
from gmrsj_tui.journey.answer import Answer, Evidence, Status
from gmrsj_tui.journey.effectiveness import effectiveness_counts
from gmrsj_tui.journey.explanation import RULE, Explanation, explain
from gmrsj_tui.journey.keystone import Keystone, keystone_of_journey, keystone_of_step
from gmrsj_tui.journey.standing import standing_of
from tests.journey.values import (
    ESTABLISHED,
    EXCUSED,
    INTEGRATED,
    LAUNCHED,
    MET,
    NOT_MET,
    OWN,
    SUPPLY,
    TRACKS,
    criterion,
    journey_of,
    pack_of,
)

FIVE = pack_of("S1-L1-01", "S1-L1-02", "S1-L2-01", "S1-L2-02", "S1-L3-01")


def explained(pack: Pack, answers: Mapping[str, Answer], *tracks: str) -> Explanation:
    journey = journey_of(answers, tracks=tracks)
    return explain(pack, journey, standing_of(pack, journey).steps[0])


def words(explanation: Explanation) -> list[str]:
    return [f"{verdict.title}: {verdict.words}" for verdict in explanation.verdicts]


def keystone(answers: Mapping[str, Answer], pack: Pack = FIVE) -> Keystone | None:
    return keystone_of_step(pack, standing_of(pack, journey_of(answers)).steps[0])


# -- result -------------------------------------------------------------------------------------------------------


def test_the_rule_says_covered_held_and_at_least_one_met() -> None:
    explanation = explained(FIVE, {})
    assert explanation.rule == RULE
    for said in ("all levels below", "at least one criterion", "not applicable with a reason"):
        assert said in RULE


def test_the_result_names_the_level_held() -> None:
    assert explained(FIVE, {"S1-L1-01": MET, "S1-L1-02": MET}).result == "Step 1 holds Launched."


def test_the_result_says_not_yet_launched() -> None:
    assert explained(FIVE, {}).result == "Step 1 holds no level yet."


def test_the_result_says_that_all_not_applicable_gives_no_level() -> None:
    explanation = explained(FIVE, {c.id: EXCUSED for c in FIVE.criteria()})
    assert explanation.result == (
        "Step 1 holds no level: everything is not applicable, and a level needs at least one criterion met."
    )
    assert explanation.next_step == "Nothing is open in this step."


def test_the_result_says_that_nothing_applies() -> None:
    pack = pack_of(criterion("S1-L1-01", tracks=(OWN,)), tracks=TRACKS)
    explanation = explained(pack, {}, SUPPLY)
    assert explanation.result == "Step 1: nothing here applies to this journey, so no level is given."
    assert explanation.next_step == ""
    assert words(explanation) == [
        "Launched: nothing here applies: not awarded, not in the way",
        "Established: nothing here applies: not awarded, not in the way",
        "Integrated: nothing here applies: not awarded, not in the way",
    ]


# -- verdicts -----------------------------------------------------------------------------------------------------


def test_only_the_first_open_level_is_the_one_in_the_way() -> None:
    assert words(explained(FIVE, {"S1-L1-01": MET, "S1-L2-01": MET})) == [
        "Launched: 1 of 2 covered, 1 open: this is the level in the way",
        "Established: 1 of 2 covered, 1 open",
        "Integrated: 0 of 1 covered, 1 open",
    ]


def test_a_level_that_is_held_is_complete_and_tells_what_is_not_applicable() -> None:
    found = explained(FIVE, {"S1-L1-01": MET, "S1-L1-02": EXCUSED, "S1-L2-02": EXCUSED})
    assert words(found)[:2] == [
        "Launched: 2 of 2 covered (1 not applicable): complete",
        "Established: 1 of 2 covered (1 not applicable), 1 open: this is the level in the way",
    ]


def test_a_level_that_is_all_not_applicable_is_not_awarded_wherever_it_stands() -> None:
    below = explained(FIVE, {"S1-L1-01": EXCUSED, "S1-L1-02": EXCUSED})
    assert words(below)[0] == (
        "Launched: 2 of 2 covered (2 not applicable): all not applicable, so not awarded and not in the way"
    )
    above = explained(FIVE, {"S1-L3-01": EXCUSED})
    assert words(above)[2] == (
        "Integrated: 1 of 1 covered (1 not applicable): all not applicable, so not awarded and not in the way"
    )


def test_a_complete_level_above_an_open_one_is_ready() -> None:
    found = explained(FIVE, {"S1-L1-01": MET, "S1-L2-01": MET, "S1-L2-02": EXCUSED})
    assert words(found)[1] == (
        "Established: 2 of 2 covered (1 not applicable): ready, and counts once the levels below are complete"
    )


def test_everything_met_is_complete_at_every_level() -> None:
    found = explained(FIVE, {c.id: MET for c in FIVE.criteria()})
    assert all(said.endswith("covered: complete") for said in words(found))
    assert (found.in_the_way, found.banked, found.next_step) == ((), (), "Nothing is open in this step.")


def test_not_applicable_without_a_reason_is_counted_as_open() -> None:
    found = explained(FIVE, {"S1-L1-01": Answer(Status.NOT_APPLICABLE, reason=" "), "S1-L1-02": MET})
    assert words(found)[0] == "Launched: 1 of 2 covered, 1 open: this is the level in the way"
    assert found.not_applicable == ()


# -- what is named ------------------------------------------------------------------------------------------------


def test_criteria_are_named_with_what_stands_about_them() -> None:
    pack = pack_of(*FIVE.criteria(), minimum_evidence=(0, 2))
    weak = Answer(Status.MET, evidence=(Evidence("Plan", 1),))
    answers = {"S1-L1-01": EXCUSED, "S1-L1-02": NOT_MET, "S1-L2-01": weak, "S1-L3-01": MET}
    found = explained(pack, answers)
    assert [(item.criterion.id, item.answer) for item in found.in_the_way] == [("S1-L1-02", NOT_MET)]
    assert [(item.criterion.id, item.answer) for item in found.banked] == [("S1-L2-01", weak), ("S1-L3-01", MET)]
    assert [(item.criterion.id, item.answer.reason) for item in found.not_applicable] == [
        ("S1-L1-01", "There are no agency workers.")
    ]
    assert [item.criterion.id for item in found.weak] == ["S1-L2-01"]


# -- next step ----------------------------------------------------------------------------------------------------


def test_closing_the_next_of_several_tells_what_remains() -> None:
    pack = pack_of("S1-L1-01", "S1-L1-02", "S1-L1-03", "S1-L1-04")
    assert explained(pack, {"S1-L1-01": MET}).next_step == (
        "Closing S1-L1-02 Title S1-L1-02 would make 2 of 4 covered in Launched; "
        "2 would still be open before it is held."
    )


def test_closing_the_last_one_gives_the_level() -> None:
    assert explained(FIVE, {"S1-L1-01": MET}).next_step == "Closing S1-L1-02 Title S1-L1-02 would give Launched."


def test_closing_the_last_one_gives_all_that_is_banked_above() -> None:
    answers = {c.id: MET for c in FIVE.criteria() if c.id != "S1-L1-01"}
    assert explained(FIVE, answers).next_step == "Closing S1-L1-01 Title S1-L1-01 would give Integrated."


# -- keystone -----------------------------------------------------------------------------------------------------


def test_there_is_no_keystone_while_two_are_open_or_none() -> None:
    assert keystone({}) is None
    assert keystone({c.id: MET for c in FIVE.criteria()}) is None
    assert keystone({c.id: EXCUSED for c in FIVE.criteria()}) is None


def test_the_only_open_criterion_of_the_next_level_is_the_keystone() -> None:
    found = keystone({"S1-L1-01": MET, "S1-L1-02": MET, "S1-L2-02": MET})
    assert found is not None
    assert (found.criterion.id, found.level, found.raised) == ("S1-L2-01", ESTABLISHED, 1)


def test_a_keystone_lets_banked_levels_count() -> None:
    found = keystone({c.id: MET for c in FIVE.criteria() if c.id != "S1-L1-02"})
    assert found is not None
    assert (found.criterion.id, found.level, found.raised) == ("S1-L1-02", INTEGRATED, 3)


def test_a_keystone_among_not_applicable_ones_gives_its_own_level() -> None:
    found = keystone({"S1-L1-01": EXCUSED, "S1-L2-01": EXCUSED, "S1-L2-02": EXCUSED})
    assert found is not None
    assert (found.criterion.id, found.level, found.raised) == ("S1-L1-02", LAUNCHED, 1)


def test_a_keystone_does_not_award_what_is_all_not_applicable_above_it() -> None:
    found = keystone({"S1-L1-01": MET, "S1-L2-01": EXCUSED, "S1-L2-02": EXCUSED})
    assert found is not None
    assert found.level == LAUNCHED


def test_a_keystone_is_explained() -> None:
    found = explained(FIVE, {"S1-L1-01": MET}).keystone
    assert found is not None
    assert found.criterion.id == "S1-L1-02"
    assert explained(FIVE, {}).keystone is None


@pytest.mark.parametrize(
    ("answers", "expected"),
    [
        ({}, None),
        ({"S1-L1-01": MET}, "S1-L1-02"),
        ({"S1-L1-01": MET, "S2-L1-01": MET}, "S1-L1-02"),
        ({"S1-L1-01": MET, "S2-L1-01": MET, "S2-L2-01": MET}, "S2-L1-02"),
        ({"S1-L1-01": MET, "S1-L1-02": MET, "S2-L1-01": MET}, "S2-L1-02"),
    ],
)
def test_the_keystone_of_a_journey_raises_most_and_then_comes_first_in_the_roadmap(
    answers: dict[str, Answer], expected: str | None
) -> None:
    pack = pack_of("S1-L1-01", "S1-L1-02", "S1-L2-01", "S2-L1-01", "S2-L1-02", "S2-L2-01", steps=2)
    found = keystone_of_journey(pack, standing_of(pack, journey_of(answers)))
    assert (None if found is None else found.criterion.id) == expected


# -- effectiveness ------------------------------------------------------------------------------------------------


def test_counts_per_effectiveness_criterion_go_over_all_steps_and_leave_out_what_does_not_apply() -> None:
    pack = pack_of(
        criterion("S1-L1-01", effectiveness=("a",), tracks=(SUPPLY,)),
        criterion("S1-L2-01", effectiveness=("a", "b"), tracks=(SUPPLY,)),
        criterion("S2-L1-01", effectiveness=("a",), tracks=(SUPPLY,)),
        criterion("S2-L1-02", effectiveness=("a", "b"), tracks=(OWN,)),
        criterion("S2-L1-03", tracks=(SUPPLY,)),
        steps=2,
        tracks=TRACKS,
    )
    journey = journey_of({"S1-L1-01": MET, "S2-L1-01": EXCUSED, "S2-L1-02": MET}, tracks=(SUPPLY,))
    found = effectiveness_counts(pack, journey, standing_of(pack, journey))
    assert [(row.effectiveness.id, row.applicable, row.covered, row.met) for row in found] == [
        ("a", 3, 2, 1),
        ("b", 1, 0, 0),
    ]


def test_a_letter_that_stands_twice_in_a_criterion_counts_once() -> None:
    pack = pack_of(criterion("S1-L1-01", effectiveness=("a", "a")))
    journey = journey_of({"S1-L1-01": MET})
    found = effectiveness_counts(pack, journey, standing_of(pack, journey))[0]
    assert (found.applicable, found.covered, found.met) == (1, 1, 1)
