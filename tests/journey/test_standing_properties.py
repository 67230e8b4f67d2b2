"""Every rule of CONTRACTS 2.2 to 2.7 over random packs and journeys: the program and the naive reading agree."""

from __future__ import annotations

from hypothesis import assume, given
from hypothesis import strategies as st

from gmrsj_tui.framework.model import Pack
from gmrsj_tui.journey.answer import Answer, Evidence, Status
from gmrsj_tui.journey.effectiveness import effectiveness_counts
from gmrsj_tui.journey.explanation import explain
from gmrsj_tui.journey.journey import Journey
from gmrsj_tui.journey.keystone import keystone_of_journey, keystone_of_step
from gmrsj_tui.journey.roadmap import open_criteria, roadmap_of
from gmrsj_tui.journey.standing import assemble, rank_of, standing_of, step_standing
from tests.journey import naive
from tests.journey.strategies import packs_with_journeys, unhurried

Drawn = tuple[Pack, Journey]


@unhurried
@given(packs_with_journeys())
def test_level_held_and_next_level_are_those_of_the_contract(drawn: Drawn) -> None:
    pack, journey = drawn
    for found in standing_of(pack, journey).steps:
        assert found.held == naive.level_name(pack, naive.held(pack, journey, found.step))
        assert found.next_level == naive.level_name(pack, naive.next_level(pack, journey, found.step))


@unhurried
@given(packs_with_journeys())
def test_overall_level_and_the_steps_that_hold_it_are_those_of_the_contract(drawn: Drawn) -> None:
    pack, journey = drawn
    standing = standing_of(pack, journey)
    assert (standing.overall, list(standing.held_by)) == naive.overall(pack, journey)


@unhurried
@given(packs_with_journeys())
def test_criteria_and_counts_are_those_that_apply(drawn: Drawn) -> None:
    pack, journey = drawn
    for found in standing_of(pack, journey).steps:
        assert list(found.criteria) == naive.apply_to(pack, journey, found.step)
        rows = [(c.level, c.applicable, c.covered, c.met, c.not_applicable) for c in found.levels]
        assert rows == naive.counts(pack, journey, found.step)
        assert found.covered == sum(row[2] for row in rows)
        for row in rows:
            assert found.counted(row[0]).open == row[1] - row[2]


@unhurried
@given(packs_with_journeys())
def test_blocking_banked_and_weak_evidence_are_those_of_the_contract(drawn: Drawn) -> None:
    pack, journey = drawn
    for found in standing_of(pack, journey).steps:
        assert [c.id for c in found.blocking] == naive.blocking(pack, journey, found.step)
        assert [c.id for c in found.banked] == naive.banked(pack, journey, found.step)
        assert [c.id for c in found.weak_evidence] == naive.weak(pack, journey, found.step)


@unhurried
@given(packs_with_journeys())
def test_roadmaps_of_steps_and_journey_are_those_of_the_contract(drawn: Drawn) -> None:
    pack, journey = drawn
    standing = standing_of(pack, journey)
    for found in standing.steps:
        assert [c.id for c in open_criteria(pack, journey, found)] == naive.step_roadmap(pack, journey, found.step)
    items = roadmap_of(pack, journey, standing)
    assert [item.criterion.id for item in items] == naive.journey_roadmap(pack, journey)
    assert [item.position for item in items] == list(range(1, len(items) + 1))
    assert all(item.step.id == item.criterion.step and item.level.id == item.criterion.level for item in items)


@unhurried
@given(packs_with_journeys())
def test_the_keystone_is_what_trying_every_open_criterion_finds(drawn: Drawn) -> None:
    pack, journey = drawn
    standing = standing_of(pack, journey)
    best = 0
    for found in standing.steps:
        keystone = keystone_of_step(pack, found)
        tried = naive.keystones(pack, journey, found.step)
        assert ([] if keystone is None else [(keystone.criterion.id, keystone.level, keystone.raised)]) == tried
        best = max([best, *(raised for _, _, raised in tried)])
    of_journey = keystone_of_journey(pack, standing)
    assert (0 if of_journey is None else of_journey.raised) == best


@unhurried
@given(packs_with_journeys())
def test_counts_per_effectiveness_criterion_are_those_of_what_applies(drawn: Drawn) -> None:
    pack, journey = drawn
    found = effectiveness_counts(pack, journey, standing_of(pack, journey))
    rows = [(row.effectiveness.id, row.applicable, row.covered, row.met) for row in found]
    assert rows == naive.per_effectiveness(pack, journey)


@unhurried
@given(packs_with_journeys(), st.data())
def test_one_criterion_more_that_is_met_never_lowers_a_level(drawn: Drawn, data: st.DataObject) -> None:
    pack, journey = drawn
    ids = [criterion.id for criterion in pack.criteria()]
    assume(ids)
    before = standing_of(pack, journey)
    met = Answer(Status.MET)
    after = standing_of(pack, journey._replace(answers={**journey.answers, data.draw(st.sampled_from(ids)): met}))
    assert rank_of(pack, after.overall) >= rank_of(pack, before.overall)
    for one, other in zip(before.steps, after.steps, strict=True):
        assert rank_of(pack, other.held) >= rank_of(pack, one.held)


@unhurried
@given(packs_with_journeys(), st.data())
def test_stronger_evidence_changes_nothing_but_the_weak_ones(drawn: Drawn, data: st.DataObject) -> None:
    pack, journey = drawn
    assume(journey.answers)
    criterion = data.draw(st.sampled_from(sorted(journey.answers)))
    answer = journey.answers[criterion]
    confirmed = answer._replace(evidence=(*answer.evidence, Evidence("confirmed", 3)))
    before = standing_of(pack, journey)
    after = standing_of(pack, journey._replace(answers={**journey.answers, criterion: confirmed}))
    for one, other in zip(before.steps, after.steps, strict=True):
        assert [c.id for c in other.weak_evidence] == [c.id for c in one.weak_evidence if c.id != criterion]
        assert other._replace(weak_evidence=()) == one._replace(weak_evidence=())


@unhurried
@given(packs_with_journeys())
def test_what_does_not_apply_is_nowhere_counted_or_shown(drawn: Drawn) -> None:
    pack, journey = drawn
    standing = standing_of(pack, journey)
    applicable = {c.id for step in pack.steps for c in naive.apply_to(pack, journey, step)}
    shown = {item.criterion.id for item in roadmap_of(pack, journey, standing)}
    for found in standing.steps:
        explanation = explain(pack, journey, found)
        for named in (explanation.in_the_way, explanation.banked, explanation.not_applicable, explanation.weak):
            shown.update(item.criterion.id for item in named)
        if explanation.keystone is not None:
            shown.add(explanation.keystone.criterion.id)
        for criteria in (found.criteria, found.blocking, found.banked, found.weak_evidence):
            shown.update(c.id for c in criteria)
        for criterion in pack.criteria():
            assert criterion.id in applicable or criterion.id not in explanation.next_step.split()
    assert shown <= applicable


@unhurried
@given(packs_with_journeys())
def test_answers_to_what_does_not_apply_change_nothing(drawn: Drawn) -> None:
    pack, journey = drawn
    applicable = {c.id for step in pack.steps for c in naive.apply_to(pack, journey, step)}
    bare = journey._replace(answers={key: answer for key, answer in journey.answers.items() if key in applicable})
    assert standing_of(pack, bare) == standing_of(pack, journey)
    assert roadmap_of(pack, bare, standing_of(pack, bare)) == roadmap_of(pack, journey, standing_of(pack, journey))


@unhurried
@given(packs_with_journeys())
def test_counting_one_step_again_is_enough_after_one_answer(drawn: Drawn) -> None:
    pack, journey = drawn
    assert assemble(pack, tuple(step_standing(pack, journey, step) for step in pack.steps)) == standing_of(
        pack, journey
    )


@unhurried
@given(packs_with_journeys())
def test_the_explanation_is_that_of_the_standing(drawn: Drawn) -> None:
    pack, journey = drawn
    for found in standing_of(pack, journey).steps:
        explanation = explain(pack, journey, found)
        assert [item.criterion.id for item in explanation.in_the_way] == naive.blocking(pack, journey, found.step)
        assert [item.criterion.id for item in explanation.banked] == naive.banked(pack, journey, found.step)
        assert [item.criterion.id for item in explanation.weak] == naive.weak(pack, journey, found.step)
        assert [item.criterion.id for item in explanation.not_applicable] == [
            c.id
            for c in naive.apply_to(pack, journey, found.step)
            if naive.is_covered(c, journey) and not naive.is_met(c, journey)
        ]
        assert len(explanation.verdicts) == len(pack.levels)
        in_the_way = [verdict for verdict in explanation.verdicts if verdict.words.endswith("the level in the way")]
        assert [verdict.counts.level for verdict in in_the_way] == [found.next_level] * (found.next_level is not None)
