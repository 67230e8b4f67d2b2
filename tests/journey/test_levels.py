"""CONTRACTS 2.1 to 2.4 and 2.6 by hand: statuses, what applies, what covers, the level held, blocking and banked."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from gmrsj_tui.framework.model import Level, Pack
from gmrsj_tui.journey.answer import UNANSWERED, Answer, Status
from gmrsj_tui.journey.applicability import applicable, applies, track_titles
from gmrsj_tui.journey.coverage import covers
from gmrsj_tui.journey.standing import StepStanding, level_title, standing_of
from tests.journey.values import (
    ESTABLISHED,
    EXCUSED,
    IN_PROGRESS,
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


def step(pack: Pack, answers: Mapping[str, Answer]) -> StepStanding:
    return standing_of(pack, journey_of(answers)).steps[0]


def ids(criteria: tuple[object, ...]) -> list[str]:
    return [getattr(criterion, "id") for criterion in criteria]  # noqa: B009


# -- 2.1 statuses -------------------------------------------------------------------------------------------------


def test_there_are_five_statuses_and_they_read_as_words() -> None:
    assert [status.value for status in Status] == ["not-assessed", "not-met", "in-progress", "met", "not-applicable"]
    assert Status.IN_PROGRESS.words == "in progress"


def test_not_assessed_is_what_stands_where_nobody_answered() -> None:
    assert journey_of().answer("S1-L1-01") is UNANSWERED
    assert UNANSWERED.status is Status.NOT_ASSESSED


# -- 2.2 applicable -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("criterion_tracks", "journey_tracks", "expected"),
    [
        ((OWN,), (OWN,), True),
        ((OWN,), (SUPPLY,), False),
        ((OWN, SUPPLY), (SUPPLY,), True),
        ((OWN,), (SUPPLY, OWN), True),
        ((), (SUPPLY,), True),
        ((OWN,), (), True),
        ((), (), True),
    ],
)
def test_a_criterion_applies_when_it_shares_a_track_with_the_journey(
    criterion_tracks: tuple[str, ...], journey_tracks: tuple[str, ...], expected: bool
) -> None:
    found = applies(criterion("S1-L1-01", tracks=criterion_tracks), journey_of(tracks=journey_tracks))
    assert found is expected


def test_what_does_not_apply_is_not_counted_and_not_in_the_way() -> None:
    pack = pack_of(
        criterion("S1-L1-01", tracks=(OWN,)), criterion("S1-L1-02", tracks=(SUPPLY,)), "S1-L2-01", tracks=TRACKS
    )
    found = standing_of(pack, journey_of({"S1-L1-02": MET}, tracks=(SUPPLY,))).steps[0]
    assert ids(found.criteria) == ["S1-L1-02", "S1-L2-01"]
    assert found.held == LAUNCHED
    assert ids(found.blocking) == ["S1-L2-01"]
    assert (found.counted(LAUNCHED).applicable, found.counted(LAUNCHED).covered) == (1, 1)


def test_an_answer_outside_the_tracks_is_not_banked() -> None:
    pack = pack_of(criterion("S1-L1-01", tracks=(OWN,)), criterion("S1-L2-01", tracks=(SUPPLY,)), tracks=TRACKS)
    found = standing_of(pack, journey_of({"S1-L2-01": MET}, tracks=(OWN,))).steps[0]
    assert found.banked == ()
    assert found.counted(ESTABLISHED).met == 0


def test_a_pack_without_tracks_applies_as_a_whole() -> None:
    assert applicable(FIVE.steps[0], journey_of()) == FIVE.steps[0].criteria


def test_track_titles_come_in_the_order_of_the_pack() -> None:
    assert track_titles(pack_of(tracks=TRACKS), (SUPPLY, OWN)) == ("Own operations", "Supply chain")
    assert track_titles(pack_of(tracks=TRACKS), (SUPPLY,)) == ("Supply chain",)


# -- 2.3 covered --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("answer", "expected"),
    [
        (UNANSWERED, False),
        (NOT_MET, False),
        (IN_PROGRESS, False),
        (MET, True),
        (EXCUSED, True),
        (Answer(Status.NOT_APPLICABLE), False),
        (Answer(Status.NOT_APPLICABLE, reason=" \t\n "), False),
        (Answer(Status.NOT_MET, reason="A reason from before."), False),
    ],
)
def test_met_covers_and_so_does_not_applicable_with_a_reason(answer: Answer, expected: bool) -> None:
    assert covers(criterion("S1-L1-01"), answer) is expected
    assert (step(pack_of("S1-L1-01"), {"S1-L1-01": answer}).blocking == ()) is expected


def test_not_applicable_never_covers_where_the_pack_says_never() -> None:
    pack = pack_of(criterion("S1-L1-01", not_applicable="never"), "S1-L1-02")
    found = step(pack, {"S1-L1-01": EXCUSED, "S1-L1-02": MET})
    assert found.held is None
    assert ids(found.blocking) == ["S1-L1-01"]
    assert found.counted(LAUNCHED).not_applicable == 0
    assert covers(pack.steps[0].criteria[0], MET)


# -- 2.4 level held -----------------------------------------------------------------------------------------------


def test_without_answers_no_level_is_held() -> None:
    found = step(FIVE, {})
    assert (found.held, found.next_level) == (None, LAUNCHED)


def test_a_level_is_held_when_all_of_it_is_met() -> None:
    found = step(FIVE, {"S1-L1-01": MET, "S1-L1-02": MET})
    assert (found.held, found.next_level) == (LAUNCHED, ESTABLISHED)


def test_one_open_criterion_keeps_the_level_away() -> None:
    for status in (UNANSWERED, NOT_MET, IN_PROGRESS):
        assert step(FIVE, {"S1-L1-01": MET, "S1-L1-02": status}).held is None


def test_levels_are_cumulative() -> None:
    answers = {"S1-L1-01": MET, "S1-L2-01": MET, "S1-L2-02": MET, "S1-L3-01": MET}
    assert step(FIVE, answers).held is None
    found = step(FIVE, {**answers, "S1-L1-02": MET})
    assert (found.held, found.next_level, found.blocking, found.banked) == (INTEGRATED, None, (), ())


def test_one_met_and_the_rest_not_applicable_is_enough() -> None:
    assert step(FIVE, {"S1-L1-01": EXCUSED, "S1-L1-02": MET}).held == LAUNCHED


def test_a_level_that_is_all_not_applicable_is_not_awarded() -> None:
    found = step(FIVE, {"S1-L1-01": EXCUSED, "S1-L1-02": EXCUSED})
    assert (found.held, found.next_level) == (None, ESTABLISHED)


def test_a_level_that_is_all_not_applicable_is_not_in_the_way() -> None:
    found = step(FIVE, {"S1-L1-01": EXCUSED, "S1-L1-02": EXCUSED, "S1-L2-01": MET, "S1-L2-02": EXCUSED})
    assert (found.held, found.next_level) == (ESTABLISHED, INTEGRATED)


def test_a_level_that_is_all_not_applicable_on_top_is_not_awarded() -> None:
    found = step(FIVE, {"S1-L1-01": MET, "S1-L1-02": MET, "S1-L2-01": EXCUSED, "S1-L2-02": EXCUSED})
    assert (found.held, found.next_level) == (LAUNCHED, INTEGRATED)


def test_a_level_with_nothing_applicable_is_transparent() -> None:
    pack = pack_of("S1-L1-01", "S1-L3-01")
    assert step(pack, {"S1-L1-01": MET}).held == LAUNCHED
    assert step(pack, {"S1-L1-01": MET}).next_level == INTEGRATED
    assert step(pack, {"S1-L1-01": MET, "S1-L3-01": MET}).held == INTEGRATED


def test_a_first_level_with_nothing_applicable_is_transparent() -> None:
    pack = pack_of("S1-L2-01", "S1-L3-01")
    found = step(pack, {})
    assert (found.held, found.next_level, ids(found.blocking)) == (None, ESTABLISHED, ["S1-L2-01"])
    assert step(pack, {"S1-L2-01": MET}).held == ESTABLISHED


def test_a_step_where_all_is_not_applicable_holds_no_level_and_has_no_next() -> None:
    found = step(FIVE, {criterion.id: EXCUSED for criterion in FIVE.criteria()})
    assert (found.held, found.next_level, found.blocking) == (None, None, ())
    assert found.covered == 5


def test_no_level_is_called_not_yet_and_the_first_level_in_lower_case() -> None:
    assert level_title(FIVE, None) == "Not yet launched"
    assert level_title(FIVE, ESTABLISHED) == "Established"
    other = pack_of(levels=(Level("1", "First Steps"), Level("2", "Grown Up")))
    assert level_title(other, None) == "Not yet first steps"


def test_a_count_of_a_level_or_step_that_is_not_there_is_an_error() -> None:
    standing = standing_of(FIVE, journey_of())
    with pytest.raises(KeyError):
        standing.steps[0].counted("no-such-level")
    with pytest.raises(KeyError):
        standing.of("no-such-step")
    assert standing.of("s1") is standing.steps[0]


# -- 2.4 overall --------------------------------------------------------------------------------------------------

THREE_STEPS = pack_of("S1-L1-01", "S1-L2-01", "S2-L1-01", "S2-L2-01", "S3-L1-01", "S3-L2-01", steps=3)


def test_overall_is_the_lowest_level_held_and_names_every_step_that_holds_it() -> None:
    answers = {"S1-L1-01": MET, "S2-L1-01": MET, "S2-L2-01": MET, "S3-L1-01": MET}
    standing = standing_of(THREE_STEPS, journey_of(answers))
    assert [found.held for found in standing.steps] == [LAUNCHED, ESTABLISHED, LAUNCHED]
    assert (standing.overall, standing.held_by) == (LAUNCHED, ("s1", "s3"))


def test_overall_is_none_while_one_step_holds_none() -> None:
    standing = standing_of(THREE_STEPS, journey_of({"S1-L1-01": MET, "S3-L1-01": MET}))
    assert (standing.overall, standing.held_by) == (None, ("s2",))


def test_a_step_with_nothing_applicable_does_not_hold_the_overall_level_down() -> None:
    pack = pack_of("S1-L1-01", criterion("S2-L1-01", tracks=(OWN,)), steps=3, tracks=TRACKS)
    standing = standing_of(pack, journey_of({"S1-L1-01": MET}, tracks=(SUPPLY,)))
    assert [found.held for found in standing.steps] == [LAUNCHED, None, None]
    assert standing.steps[1].criteria == ()
    assert (standing.overall, standing.held_by) == (LAUNCHED, ("s1",))


def test_a_step_where_all_is_not_applicable_does_hold_it_down_for_something_is_applicable_there() -> None:
    pack = pack_of("S1-L1-01", "S2-L1-01", steps=2)
    standing = standing_of(pack, journey_of({"S1-L1-01": MET, "S2-L1-01": EXCUSED}))
    assert (standing.overall, standing.held_by) == (None, ("s2",))


def test_nothing_applicable_at_all_is_no_level_held_by_nobody() -> None:
    standing = standing_of(pack_of(steps=2), journey_of())
    assert (standing.overall, standing.held_by) == (None, ())


# -- 2.6 blocking and banked --------------------------------------------------------------------------------------


def test_blocking_are_the_open_criteria_of_the_next_level_only() -> None:
    found = step(FIVE, {"S1-L1-01": MET})
    assert ids(found.blocking) == ["S1-L1-02"]
    found = step(FIVE, {"S1-L1-01": MET, "S1-L1-02": EXCUSED, "S1-L2-02": IN_PROGRESS})
    assert ids(found.blocking) == ["S1-L2-01", "S1-L2-02"]


def test_banked_are_the_met_criteria_above_the_first_level_that_is_not_clear() -> None:
    found = step(FIVE, {"S1-L1-01": MET, "S1-L2-01": MET, "S1-L2-02": EXCUSED, "S1-L3-01": MET})
    assert ids(found.banked) == ["S1-L2-01", "S1-L3-01"]


def test_nothing_is_banked_when_nothing_is_open_below() -> None:
    assert step(FIVE, {"S1-L1-01": MET, "S1-L1-02": MET, "S1-L2-01": MET}).banked == ()


def test_banked_counts_from_the_first_open_level_even_where_none_is_held() -> None:
    found = step(FIVE, {"S1-L1-01": EXCUSED, "S1-L1-02": EXCUSED, "S1-L2-01": MET, "S1-L3-01": MET})
    assert (found.held, found.next_level) == (None, ESTABLISHED)
    assert ids(found.banked) == ["S1-L3-01"]


# -- 2.9 counts only ----------------------------------------------------------------------------------------------


def test_counts_are_whole_numbers_of_applicable_covered_met_and_not_applicable() -> None:
    count = step(FIVE, {"S1-L1-01": EXCUSED, "S1-L2-01": MET}).counted(LAUNCHED)
    assert (count.applicable, count.covered, count.met, count.not_applicable, count.open) == (2, 1, 0, 1, 1)
    assert not count.clear
