"""Where a journey stands after a change, from where it stood before: an answer moves one criterion, not 4,000.

The result is that of :func:`gmrsj_tui.journey.standing.standing_of`, always: only what the two journeys have in common
is taken over, and that is looked up in the journeys themselves, not in what a history says.
"""

from __future__ import annotations

from bisect import bisect_left

from gmrsj_tui.framework.model import Criterion, Pack
from gmrsj_tui.journey.answer import Status
from gmrsj_tui.journey.coverage import covers
from gmrsj_tui.journey.journey import Journey
from gmrsj_tui.journey.standing import (
    Standing,
    StepStanding,
    assemble,
    first_not_clear,
    highest_held,
    is_weak,
    standing_of,
    step_standing,
)


def standing_after(pack: Pack, standing: Standing, before: Journey, after: Journey) -> Standing:
    """Work out where a journey stands, from where it stood (CONTRACTS 2.3 to 2.6).

    Args:
        pack: The pack that both are answered with.
        standing: Where the journey stood before, as worked out with this pack.
        before: The journey then.
        after: The journey now.
    """
    if before.tracks != after.tracks:
        return standing_of(pack, after)
    changed: dict[str, list[Criterion]] = {}
    for id in _changed(before, after):
        criterion = pack.criterion(id)
        if criterion is not None:
            changed.setdefault(criterion.step, []).append(criterion)
    steps = []
    for old in standing.steps:
        step = old.step
        criteria = changed.get(step.id, ())
        same_target = before.targets.get(step.id) == after.targets.get(step.id)
        if not criteria and same_target:
            steps.append(old)
        elif len(criteria) == 1 and same_target:
            steps.append(_with_answer(pack, old, criteria[0], before, after))
        else:
            steps.append(step_standing(pack, after, step))
    return assemble(pack, tuple(steps))


def _changed(before: Journey, after: Journey) -> list[str]:
    """The criteria of which another answer stands."""
    old, new = before.answers, after.answers
    if old is new:
        return []
    changed = [id for id, answer in new.items() if old.get(id) is not answer]
    if len(new) - sum(id not in old for id in changed) < len(old):
        changed.extend(old.keys() - new.keys())
    return changed


def _with_answer(pack: Pack, old: StepStanding, criterion: Criterion, before: Journey, after: Journey) -> StepStanding:
    """The standing of a step in which another answer stands about one criterion."""
    if not _is_among(pack, old.criteria, criterion):
        return old  # it is not part of the journey
    was, now = before.answer(criterion.id), after.answer(criterion.id)
    level = pack.level(criterion.level)
    weak = old.weak_evidence
    if is_weak(level, was) is not is_weak(level, now):
        weak = _with_or_without(pack, weak, criterion, is_weak(level, now))
    covered_before, covered_now = covers(criterion, was), covers(criterion, now)
    met_before, met_now = was.status is Status.MET, now.status is Status.MET
    if covered_before is covered_now and met_before is met_now:
        return old if weak is old.weak_evidence else old._replace(weak_evidence=weak)
    more, more_met = covered_now - covered_before, met_now - met_before
    counts = tuple(
        count._replace(
            covered=count.covered + more,
            met=count.met + more_met,
            not_applicable=count.not_applicable + more - more_met,
        )
        if count.level == criterion.level
        else count
        for count in old.levels
    )
    gate = first_not_clear(counts)
    if gate != first_not_clear(old.levels):
        return step_standing(pack, after, old.step)  # what is in the way or banked is another part of the step now
    held = highest_held(counts)
    blocking, banked = old.blocking, old.banked
    if gate is not None and pack.level_rank(criterion.level) <= gate:
        if covered_before is not covered_now:
            blocking = _with_or_without(pack, blocking, criterion, not covered_now)
    elif gate is not None and met_before is not met_now:
        banked = _with_or_without(pack, banked, criterion, met_now)
    return old._replace(
        levels=counts,
        held=None if held is None else counts[held].level,
        blocking=blocking,
        banked=banked,
        weak_evidence=weak,
    )


def _place(pack: Pack, criteria: tuple[Criterion, ...], criterion: Criterion) -> int:
    """Where a criterion stands among these, or would stand; they are in the order of the pack."""
    return bisect_left(criteria, pack.place(criterion.id), key=lambda one: pack.place(one.id))


def _is_among(pack: Pack, criteria: tuple[Criterion, ...], criterion: Criterion) -> bool:
    place = _place(pack, criteria, criterion)
    return place < len(criteria) and criteria[place].id == criterion.id


def _with_or_without(
    pack: Pack, criteria: tuple[Criterion, ...], criterion: Criterion, wanted: bool
) -> tuple[Criterion, ...]:
    place = _place(pack, criteria, criterion)
    return (*criteria[:place], criterion, *criteria[place:]) if wanted else criteria[:place] + criteria[place + 1 :]
