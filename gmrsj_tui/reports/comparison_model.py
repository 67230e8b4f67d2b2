"""A comparison as a document: what moved, section by section, what slipped back first. Command line and app show it."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from gmrsj_tui.framework.model import Criterion, Pack
from gmrsj_tui.journey.comparison import Comparison, EvidenceMove, StatusMove, StepMove, compare
from gmrsj_tui.journey.history_words import FIELD_NAMES, basic_words, strength_words, target_words
from gmrsj_tui.journey.journey import Journey
from gmrsj_tui.journey.pack_version import changed_pack
from gmrsj_tui.journey.points import Point, at, words
from gmrsj_tui.journey.standing import level_title
from gmrsj_tui.journey.weak_words import EITHER

ARROW = "->"
_MOVED = {"up": "up", "down": "down", "same": "as before"}


class StepLine(NamedTuple):
    """Where a step stood and stands."""

    id: str
    number: int
    title: str
    level: str
    """The level held, from and to where it moved."""
    moved: str
    """``up``, ``down`` or ``as before``."""
    covered: str
    """Counts: ``8 -> 11 of 27 covered``."""


class MovedLine(NamedTuple):
    """One thing that moved."""

    criterion: str
    """Id of the criterion that it is about; empty where it is about none."""
    title: str
    words: str
    """From and to; empty where the heading says it all."""


class Section(NamedTuple):
    """Things that moved in the same way."""

    title: str
    lines: tuple[MovedLine, ...]
    warning: bool = False
    """Whether it is bad news."""


class ComparisonDocument(NamedTuple):
    """What moved between two points of a journey, ready for any writer."""

    journey: Journey
    """As it is now."""
    pack: Pack
    """By whose criteria both are judged."""
    before: Point
    after: Point
    before_words: str
    after_words: str
    comparison: Comparison
    overall: str
    """The overall level, from and to where it moved."""
    steps: tuple[StepLine, ...]
    sections: tuple[Section, ...]
    """Only those with something in them."""
    remarks: tuple[str, ...]
    """What a reader has to know to judge it fairly: recorded levels that the criteria of today see otherwise."""


def comparison_document(
    pack: Pack, journey: Journey, before: Point, after: Point, *, arrow: str = ARROW
) -> ComparisonDocument:
    """What moved from one point of a journey to another.

    Args:
        pack: The pack of the journey.
        journey: The journey as it is saved.
        before: The first point.
        after: The second point.
        arrow: What stands between from and to.

    Raises:
        OlderPack: The answers of one of them were given with a newer version of the pack.
    """
    found = compare(pack, _judged(pack, at(journey, before)), _judged(pack, at(journey, after)))
    held = [level_title(pack, level) for level in (found.overall_before, found.overall_after)]
    return ComparisonDocument(
        journey=journey,
        pack=pack,
        before=before,
        after=after,
        before_words=words(journey, before),
        after_words=words(journey, after),
        comparison=found,
        overall=held[1] if held[0] == held[1] else f"{held[0]} {arrow} {held[1]}",
        steps=tuple(_step(pack, move, arrow) for move in found.steps),
        sections=tuple(section for section in _sections(pack, found, arrow) if section.lines),
        remarks=tuple(_remarks(pack, found, before, after)),
    )


def _judged(pack: Pack, journey: Journey) -> Journey:
    """A journey of then as the pack of today sees it: answers follow their criteria where the pack says how."""
    if not changed_pack(pack, journey):
        return journey
    from gmrsj_tui.journey.moving import preview  # rarely needed

    return preview(pack, journey)


def _step(pack: Pack, move: StepMove, arrow: str) -> StepLine:
    old, new = move.before, move.after
    level = level_title(pack, new.held) if new.criteria else "nothing applies"
    if move.direction != "same":
        level = f"{level_title(pack, old.held)} {arrow} {level_title(pack, new.held)}"
    covered = str(new.covered) if old.covered == new.covered else f"{old.covered} {arrow} {new.covered}"
    return StepLine(
        move.step.id,
        move.step.number,
        move.step.title,
        level,
        _MOVED[move.direction],
        f"{covered} of {len(new.criteria)} covered",
    )


def _sections(pack: Pack, found: Comparison, arrow: str) -> Iterator[Section]:
    yield Section("Slipped back: covered then, open now", _statuses(found.slipped, arrow), warning=True)
    yield Section("Covered now", _statuses(found.gained, arrow))
    yield Section("Another status", _statuses(found.other_statuses, arrow))
    for direction, title in (
        ("down", "Evidence got weaker"),
        ("up", "Evidence got stronger"),
        ("same", "Other evidence, as strong as before"),
    ):
        moves = [move for move in found.evidence if move.direction == direction]
        lines = tuple(_line(move.criterion, _evidence(move, arrow)) for move in moves)
        yield Section(title, lines, warning=direction == "down")
    yield Section(f"{EITHER.capitalize()}, and not before", _named(found.newly_weak), warning=True)
    yield Section(f"No longer {EITHER}", _named(found.no_longer_weak))
    yield Section("Came with a changed pack, to be confirmed", _named(found.to_review), warning=True)
    yield Section("Confirmed", _named(found.reviewed))
    targets = (
        MovedLine(
            "",
            f"Step {move.step.number}, {move.step.title}",
            f"{target_words(pack, move.before)} {arrow} {target_words(pack, move.after)}",
        )
        for move in found.targets
    )
    yield Section("Targets", tuple(targets))
    reasons = (
        _line(move.criterion, f"{move.before.strip() or 'none'} {arrow} {move.after.strip() or 'none'}")
        for move in found.reasons
    )
    yield Section("Reasons for not applicable", tuple(reasons))
    details = (_line(move.criterion, ", ".join(FIELD_NAMES[name] for name in move.fields)) for move in found.details)
    yield Section("Also written anew", tuple(details))
    yield Section("Part of the journey now, with its tracks", _named(found.joined))
    yield Section("No longer part of the journey, with its tracks", _named(found.left))
    basics = (MovedLine("", basic_words(move, pack, arrow), "") for move in found.basics)
    yield Section("The journey itself", tuple(basics))


def _line(criterion: Criterion, said: str) -> MovedLine:
    return MovedLine(criterion.id, criterion.title, said)


def _named(criteria: Iterable[Criterion]) -> tuple[MovedLine, ...]:
    return tuple(_line(criterion, "") for criterion in criteria)


def _statuses(moves: Iterable[StatusMove], arrow: str) -> tuple[MovedLine, ...]:
    return tuple(
        _line(move.criterion, f"{move.before.status.words} {arrow} {move.after.status.words}") for move in moves
    )


def _evidence(move: EvidenceMove, arrow: str) -> str:
    """Strengths and counts; what the evidence says can name people and is not quoted."""
    said = strength_words(move.strength_after)
    if move.direction != "same":
        said = f"{strength_words(move.strength_before)} {arrow} {said}"
    counts = ((move.added, "added"), (move.removed, "removed"), (move.changed, "of another strength"))
    return "; ".join((said, *(f"{len(items)} {verb}" for items, verb in counts if items)))


def _remarks(pack: Pack, found: Comparison, before: Point, after: Point) -> Iterator[str]:
    for point, place in ((before, "before"), (after, "after")):
        if point.snapshot is None:
            continue
        for move in found.steps:
            recorded = point.snapshot.levels.get(move.step.id)
            held = getattr(move, place).held
            if move.step.id in point.snapshot.levels and recorded != held:
                titles = {level.id: level.title for level in pack.levels}
                then = pack.not_yet if recorded is None else titles.get(recorded, recorded)
                yield (
                    f'The snapshot "{point.snapshot.name}" recorded {then} for step {move.step.number}; '
                    f"by the criteria of today it was {level_title(pack, held)}."
                )
    versions = next((move for move in found.basics if move.subject == "pack_version"), None)
    if versions is not None:
        yield (
            f"The answers are of version {versions.before} and of version {versions.after} of the pack; "
            f"both are judged by version {pack.version}."
        )
