"""What moved between two moments of a journey: levels, criteria, evidence, targets, and what slipped back.

Both are judged by the same pack. Counts only: there is no percentage and no score (CONTRACTS 2.9). What applies to the
journey at one of the two moments only has come or gone with its track, and has not moved (CONTRACTS 2.2).
"""

from collections.abc import Iterator
from typing import Literal, NamedTuple

from gmrsj_tui.framework.model import Criterion, Pack, Step
from gmrsj_tui.journey.answer import Answer, Evidence
from gmrsj_tui.journey.applicability import applies
from gmrsj_tui.journey.coverage import covers
from gmrsj_tui.journey.evidence_moves import evidence_moves
from gmrsj_tui.journey.journey import Journey, Subject, Value
from gmrsj_tui.journey.standing import StepStanding, is_weak, rank_of, standing_of

Direction = Literal["up", "down", "same"]

DETAILS = ("note", "owner", "due", "as_of", "next_action", "parked", "disputed")
"""The fields of an answer that move no level."""

_OPPOSITE: dict[Direction, Direction] = {"up": "down", "down": "up", "same": "same"}


class StepMove(NamedTuple):
    """Where a step stood and where it stands."""

    before: StepStanding
    after: StepStanding
    direction: Direction
    """Where the level held went."""

    @property
    def step(self) -> Step:
        """The step."""
        return self.after.step


class StatusMove(NamedTuple):
    """A criterion whose status moved, or that is covered no longer, or now."""

    criterion: Criterion
    before: Answer
    after: Answer
    covered_before: bool
    covered_after: bool

    @property
    def slipped(self) -> bool:
        """Whether it slipped back: it was covered, and is open."""
        return self.covered_before and not self.covered_after

    @property
    def gained(self) -> bool:
        """Whether it was open, and is covered."""
        return self.covered_after and not self.covered_before


class EvidenceMove(NamedTuple):
    """A criterion whose evidence moved."""

    criterion: Criterion
    strength_before: int
    """Of the strongest item, 0 without any (CONTRACTS 2.5)."""
    strength_after: int
    added: tuple[Evidence, ...]
    removed: tuple[Evidence, ...]
    changed: tuple[tuple[Evidence, Evidence], ...]
    """The same text with another strength: before and after."""

    @property
    def direction(self) -> Direction:
        """Whether the answer got stronger or weaker."""
        return _direction(self.strength_before, self.strength_after)


class ReasonMove(NamedTuple):
    """A criterion whose reason for "not applicable" was written anew."""

    criterion: Criterion
    before: str
    after: str


class TargetMove(NamedTuple):
    """A step with another target; ``None`` is the next level."""

    step: Step
    before: str | None
    after: str | None


class DetailMove(NamedTuple):
    """A criterion about which something else was written."""

    criterion: Criterion
    fields: tuple[str, ...]
    """Names of the fields, of :data:`DETAILS`."""


class BasicMove(NamedTuple):
    """Something of the journey's own: title, organisation, tracks, a set-up answer, the version of its pack."""

    subject: Subject
    key: str
    before: Value
    after: Value


class Comparison(NamedTuple):
    """All that moved from one moment to another; criteria stand in the order of the pack."""

    overall_before: str | None
    overall_after: str | None
    steps: tuple[StepMove, ...]
    """Every step, moved or not."""
    statuses: tuple[StatusMove, ...] = ()
    evidence: tuple[EvidenceMove, ...] = ()
    reasons: tuple[ReasonMove, ...] = ()
    targets: tuple[TargetMove, ...] = ()
    newly_weak: tuple[Criterion, ...] = ()
    """Met on evidence below the level's minimum now, and not before."""
    no_longer_weak: tuple[Criterion, ...] = ()
    to_review: tuple[Criterion, ...] = ()
    """To be confirmed now, and not before."""
    reviewed: tuple[Criterion, ...] = ()
    joined: tuple[Criterion, ...] = ()
    """Part of the journey now, and not before."""
    left: tuple[Criterion, ...] = ()
    details: tuple[DetailMove, ...] = ()
    basics: tuple[BasicMove, ...] = ()

    @property
    def slipped(self) -> tuple[StatusMove, ...]:
        """What was covered, and is open."""
        return tuple(move for move in self.statuses if move.slipped)

    @property
    def gained(self) -> tuple[StatusMove, ...]:
        """What was open, and is covered."""
        return tuple(move for move in self.statuses if move.gained)

    @property
    def other_statuses(self) -> tuple[StatusMove, ...]:
        """What has another status, and is covered or open as before."""
        return tuple(move for move in self.statuses if not (move.gained or move.slipped))

    @property
    def moved_steps(self) -> tuple[StepMove, ...]:
        """The steps that hold another level."""
        return tuple(move for move in self.steps if move.direction != "same")

    @property
    def empty(self) -> bool:
        """Whether nothing at all moved."""
        return not self.moved_steps and not any(self[place] for place in range(3, len(self)))

    def mirrored(self) -> "Comparison":
        """The same the other way round: what the comparison from the later to the earlier moment gives."""
        return Comparison(
            self.overall_after,
            self.overall_before,
            tuple(StepMove(move.after, move.before, _OPPOSITE[move.direction]) for move in self.steps),
            tuple(
                StatusMove(move.criterion, move.after, move.before, move.covered_after, move.covered_before)
                for move in self.statuses
            ),
            tuple(
                EvidenceMove(
                    move.criterion,
                    move.strength_after,
                    move.strength_before,
                    move.removed,
                    move.added,
                    tuple((new, old) for old, new in move.changed),
                )
                for move in self.evidence
            ),
            tuple(ReasonMove(move.criterion, move.after, move.before) for move in self.reasons),
            tuple(TargetMove(move.step, move.after, move.before) for move in self.targets),
            self.no_longer_weak,
            self.newly_weak,
            self.reviewed,
            self.to_review,
            self.left,
            self.joined,
            self.details,
            tuple(BasicMove(move.subject, move.key, move.after, move.before) for move in self.basics),
        )


def compare(pack: Pack, before: Journey, after: Journey) -> Comparison:
    """Work out what moved between two moments of a journey.

    Args:
        pack: The pack by whose criteria both are judged.
        before: The journey at the first moment, see :func:`gmrsj_tui.journey.past.journey_at`.
        after: The journey at the second moment.
    """
    then, now = standing_of(pack, before), standing_of(pack, after)
    steps = tuple(
        StepMove(old, new, _direction(rank_of(pack, old.held), rank_of(pack, new.held)))
        for old, new in zip(then.steps, now.steps, strict=True)
    )
    criteria = tuple(pack.criteria())
    both = [criterion for criterion in criteria if applies(criterion, before) and applies(criterion, after)]
    pairs = [(criterion, before.answer(criterion.id), after.answer(criterion.id)) for criterion in both]
    moved = [(criterion, old, new) for criterion, old, new in pairs if old is not new and not old.same_as(new)]
    weak_before, weak_after = _weak(pack, both, before), _weak(pack, both, after)
    return Comparison(
        then.overall,
        now.overall,
        steps,
        tuple(_statuses(moved)),
        tuple(_evidence(moved)),
        tuple(
            ReasonMove(criterion, old.reason, new.reason)
            for criterion, old, new in moved
            if old.reason.strip() != new.reason.strip()
        ),
        tuple(_targets(pack, before, after)),
        tuple(criterion for criterion in both if criterion.id in weak_after - weak_before),
        tuple(criterion for criterion in both if criterion.id in weak_before - weak_after),
        tuple(criterion for criterion, old, new in moved if new.review and not old.review),
        tuple(criterion for criterion, old, new in moved if old.review and not new.review),
        tuple(criterion for criterion in criteria if applies(criterion, after) and not applies(criterion, before)),
        tuple(criterion for criterion in criteria if applies(criterion, before) and not applies(criterion, after)),
        tuple(_details(moved)),
        tuple(_basics(before, after)),
    )


_Moved = list[tuple[Criterion, Answer, Answer]]


def _direction(before: int, after: int) -> Direction:
    return "same" if before == after else "up" if before < after else "down"


def _weak(pack: Pack, criteria: list[Criterion], journey: Journey) -> set[str]:
    return {c.id for c in criteria if is_weak(pack.level(c.level), journey.answer(c.id))}


def _statuses(moved: _Moved) -> Iterator[StatusMove]:
    for criterion, old, new in moved:
        covered_before, covered_after = covers(criterion, old), covers(criterion, new)
        if old.status is not new.status or covered_before != covered_after:
            yield StatusMove(criterion, old, new, covered_before, covered_after)


def _evidence(moved: _Moved) -> Iterator[EvidenceMove]:
    for criterion, old, new in moved:
        if old.evidence == new.evidence:
            continue
        moves = evidence_moves(old.evidence, new.evidence)
        if any(moves):
            yield EvidenceMove(criterion, old.strength, new.strength, *moves)


def _targets(pack: Pack, before: Journey, after: Journey) -> Iterator[TargetMove]:
    for step in pack.steps:
        old, new = before.targets.get(step.id), after.targets.get(step.id)
        if old != new:
            yield TargetMove(step, old, new)


def _details(moved: _Moved) -> Iterator[DetailMove]:
    for criterion, old, new in moved:
        fields = tuple(name for name in DETAILS if getattr(old, name) != getattr(new, name))
        if fields:
            yield DetailMove(criterion, fields)


def _basics(before: Journey, after: Journey) -> Iterator[BasicMove]:
    subjects: tuple[Subject, ...] = ("title", "organisation", "tracks", "archived", "pack_version")
    for subject in subjects:
        old, new = getattr(before, subject), getattr(after, subject)
        if old != new:
            yield BasicMove(subject, "", old, new)
    for question in dict.fromkeys((*sorted(before.setup), *sorted(after.setup))):
        if before.setup.get(question) != after.setup.get(question):
            yield BasicMove("setup", question, before.setup.get(question), after.setup.get(question))
