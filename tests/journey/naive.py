"""The rules of CONTRACTS 2.2 to 2.7 a second time: straight from the text, slow, and without looking at the first.

Nothing here shares a helper with ``gmrsj_tui.journey``; every function walks through the whole pack again. What the
contract leaves open is written down where it is decided.
"""

from __future__ import annotations

from gmrsj_tui.framework.model import Criterion, Pack, Step
from gmrsj_tui.journey.answer import Answer, Status
from gmrsj_tui.journey.journey import Journey


def apply_to(pack: Pack, journey: Journey, step: Step) -> list[Criterion]:
    """2.2: a criterion applies to a journey when they share a track; a pack without tracks has one, shared by all."""
    found = []
    for level in pack.levels:
        for criterion in step.criteria:
            if criterion.level == level.id:
                if not pack.tracks:
                    found.append(criterion)
                else:
                    shared = False
                    for track in criterion.tracks:
                        for mine in journey.tracks:
                            if track == mine:
                                shared = True
                    if shared:
                        found.append(criterion)
    return found


def is_covered(criterion: Criterion, journey: Journey) -> bool:
    """2.3: met, or not-applicable with a non-empty reason, which is refused where the pack says never."""
    if criterion.id not in journey.answers:
        return False
    answer = journey.answers[criterion.id]
    if answer.status == "met":
        return True
    if answer.status == "not-applicable":
        if criterion.not_applicable == "never":
            return False
        return len(answer.reason.strip()) > 0
    return False


def is_met(criterion: Criterion, journey: Journey) -> bool:
    return criterion.id in journey.answers and journey.answers[criterion.id].status == "met"


def held(pack: Pack, journey: Journey, step: Step) -> int:
    """2.4: the highest n with everything at levels 1 to n covered and something met at level n; 0 for none."""
    highest = 0
    for n in range(1, len(pack.levels) + 1):
        everything_covered = True
        something_met = False
        for m in range(1, n + 1):
            for criterion in apply_to(pack, journey, step):
                if criterion.level == pack.levels[m - 1].id:
                    if not is_covered(criterion, journey):
                        everything_covered = False
                    if m == n and is_met(criterion, journey):
                        something_met = True
        if everything_covered and something_met:
            highest = n
    return highest


def level_name(pack: Pack, n: int) -> str | None:
    return None if n == 0 else pack.levels[n - 1].id


def overall(pack: Pack, journey: Journey) -> tuple[str | None, list[str]]:
    """2.4: the lowest level held among steps that have something applicable, and the steps that stand there."""
    counted = [step for step in pack.steps if len(apply_to(pack, journey, step)) > 0]
    if not counted:
        return None, []
    lowest = len(pack.levels)
    for step in counted:
        if held(pack, journey, step) < lowest:
            lowest = held(pack, journey, step)
    return level_name(pack, lowest), [step.id for step in counted if held(pack, journey, step) == lowest]


def is_clear(pack: Pack, journey: Journey, step: Step, n: int) -> bool:
    for criterion in apply_to(pack, journey, step):
        if criterion.level == pack.levels[n - 1].id and not is_covered(criterion, journey):
            return False
    return True


def next_level(pack: Pack, journey: Journey, step: Step) -> int:
    """2.6: the first level above the one held that is not clear; 0 for none."""
    for n in range(held(pack, journey, step) + 1, len(pack.levels) + 1):
        if not is_clear(pack, journey, step, n):
            return n
    return 0


def open_up_to(pack: Pack, journey: Journey, step: Step, highest: int) -> list[str]:
    ids = []
    for n in range(1, highest + 1):
        for criterion in apply_to(pack, journey, step):
            if criterion.level == pack.levels[n - 1].id and not is_covered(criterion, journey):
                ids.append(criterion.id)
    return ids


def blocking(pack: Pack, journey: Journey, step: Step) -> list[str]:
    """2.6: the uncovered applicable criteria at levels up to the next level."""
    return open_up_to(pack, journey, step, next_level(pack, journey, step))


def banked(pack: Pack, journey: Journey, step: Step) -> list[str]:
    """2.6: criteria that are met above the first level that is not clear."""
    first = 0
    for n in range(len(pack.levels), 0, -1):
        if not is_clear(pack, journey, step, n):
            first = n
    ids = []
    if first:
        for n in range(first + 1, len(pack.levels) + 1):
            for criterion in apply_to(pack, journey, step):
                if criterion.level == pack.levels[n - 1].id and is_met(criterion, journey):
                    ids.append(criterion.id)
    return ids


def weak(pack: Pack, journey: Journey, step: Step) -> list[str]:
    """2.5: met, and the strongest evidence (0 without any) is below the level's minimum."""
    ids = []
    for criterion in apply_to(pack, journey, step):
        if is_met(criterion, journey):
            strongest = 0
            for item in journey.answers[criterion.id].evidence:
                if item.strength > strongest:
                    strongest = item.strength
            for level in pack.levels:
                if level.id == criterion.level and strongest < level.minimum_evidence:
                    ids.append(criterion.id)
    return ids


def counts(pack: Pack, journey: Journey, step: Step) -> list[tuple[str, int, int, int, int]]:
    """Per level: applicable, covered, met, and covered without being met."""
    rows = []
    for level in pack.levels:
        here = [c for c in apply_to(pack, journey, step) if c.level == level.id]
        covered = [c for c in here if is_covered(c, journey)]
        met = [c for c in here if is_met(c, journey)]
        rows.append((level.id, len(here), len(covered), len(met), len(covered) - len(met)))
    return rows


def step_roadmap(pack: Pack, journey: Journey, step: Step) -> list[str]:
    """2.7: uncovered applicable criteria up to the target (default: the next level), in level order, then pack order.

    A target that the pack does not have is none.
    """
    highest = next_level(pack, journey, step)
    if step.id in journey.targets:
        for n in range(1, len(pack.levels) + 1):
            if pack.levels[n - 1].id == journey.targets[step.id]:
                highest = n
    return open_up_to(pack, journey, step, highest)


def journey_roadmap(pack: Pack, journey: Journey) -> list[str]:
    """2.7: the steps' roadmaps, steps with the lowest level held first, then step order."""
    ids = []
    for n in range(len(pack.levels) + 1):
        for step in pack.steps:
            if held(pack, journey, step) == n:
                ids.extend(step_roadmap(pack, journey, step))
    return ids


def keystones(pack: Pack, journey: Journey, step: Step) -> list[tuple[str, str | None, int]]:
    """Every open criterion that would raise the step's level if it alone were met: its id, the level, by how many.

    Found by trying each of them.
    """
    before = held(pack, journey, step)
    found = []
    for criterion in apply_to(pack, journey, step):
        if not is_covered(criterion, journey):
            tried = journey._replace(answers={**journey.answers, criterion.id: Answer(Status.MET)})
            after = held(pack, tried, step)
            if after > before:
                found.append((criterion.id, level_name(pack, after), after - before))
    return found


def per_effectiveness(pack: Pack, journey: Journey) -> list[tuple[str, int, int, int]]:
    """Per effectiveness criterion: how many applicable criteria serve it, how many are covered, how many met."""
    rows = []
    for letter in pack.effectiveness:
        applicable = covered = met = 0
        for step in pack.steps:
            for criterion in apply_to(pack, journey, step):
                if letter.id in criterion.effectiveness:
                    applicable += 1
                    if is_covered(criterion, journey):
                        covered += 1
                    if is_met(criterion, journey):
                        met += 1
        rows.append((letter.id, applicable, covered, met))
    return rows
