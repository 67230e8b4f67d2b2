"""The roadmap document as frozen values: what every writer prints, in words, before anything is laid out.

Texts are as people and packs gave them; each writer makes plain text of them in its own way.
"""

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from gmrsj_tui.framework.model import Criterion, Pack
from gmrsj_tui.journey.answer import Answer, Status
from gmrsj_tui.journey.applicability import track_titles
from gmrsj_tui.journey.coverage import covers
from gmrsj_tui.journey.journey import Journey
from gmrsj_tui.journey.retired import became, retired_answers, retired_name, to_review
from gmrsj_tui.journey.roadmap import RoadmapItem, filtered, owners, roadmap_of
from gmrsj_tui.journey.standing import Standing, StepStanding, level_title

OVERALL_CONVENTION = "this app's own convention: the lowest level held in any step that has something to assess"
"""Stands beside every overall level (CONTRACTS 2.4)."""

_OWNERS_NAMED = 8


class Header(NamedTuple):
    """Whose journey it is, with which pack, and when this was made."""

    journey: Journey
    tracks: tuple[str, ...]
    """Titles of the tracks that it covers."""
    pack: str
    """Title of the pack, with its short title where it has one."""
    pack_version: str
    """The version that the criteria were read from."""
    credit: str
    """Credit and caution of the pack; stands on every print."""
    today: date
    generated: str
    """This moment, RFC 3339 in UTC."""
    overall: str
    """The overall level in words, with what holds it; :data:`OVERALL_CONVENTION` stands beside it."""
    overall_level: str | None
    held_by: tuple[str, ...]
    """Step ids."""


class StepLine(NamedTuple):
    """Where one step stands, in a line."""

    id: str
    number: int
    title: str
    level: str
    """The level held, in words."""
    holds_back: str
    """What holds it back, with counts; never a percentage (CONTRACTS 2.9)."""


class RoadmapLine(NamedTuple):
    """One thing to do next."""

    position: int
    """Its place in the roadmap of the whole journey; a filter leaves it as it is."""
    criterion: str
    step: str
    step_number: int
    step_title: str
    level: str
    level_title: str
    title: str
    statement: str
    status: Status
    next_action: str
    owner: str
    due: str
    """YYYY-MM-DD, or empty."""
    overdue: bool
    evidence: tuple[str, ...]
    """Examples of what to fetch, from the pack."""
    tracks: tuple[str, ...]
    note: str
    """Empty unless notes were asked for: they can name people (DESIGN 1, conviction 4)."""


class NamedLine(NamedTuple):
    """A criterion that is only named, with a word about it."""

    criterion: str
    title: str
    level_title: str
    reason: str = ""


class RetiredLine(NamedTuple):
    """An answer that no criterion of the pack has any more."""

    key: str
    """Under which it is kept."""
    name: str
    """The same in words."""
    status: Status
    became: tuple[str, ...]
    """Ids of the criteria that it was copied to, as the pack says."""


class RoadmapDocument(NamedTuple):
    """The next actions of a journey, ready for any writer."""

    header: Header
    steps: tuple[StepLine, ...]
    items: tuple[RoadmapLine, ...]
    open: int
    """How many items the roadmap has after filtering and before it was cut to the first few."""
    filters: tuple[str, ...]
    """What it was narrowed to, in words; empty for the whole roadmap."""
    banked: tuple[NamedLine, ...]
    """Met above the level that is in the way."""
    not_applicable: tuple[NamedLine, ...]
    """With their reasons, so that this way out can be seen on paper."""
    notes: bool
    """Whether the items carry the notes."""
    nobody: str = ""
    """Where it was narrowed to an owner who has nothing open: that this is so, and who has; without a full stop."""
    needs_review: tuple[NamedLine, ...] = ()
    """Answers that came with a changed pack and were not confirmed yet; the reason is their status."""
    retired: tuple["RetiredLine", ...] = ()
    """Answers to criteria that the pack does not have any more; only in the roadmap of the whole journey."""
    participants: str = ""
    """Who took part, in roles; empty where the pack does not ask or nobody answered."""
    no_voice: str = ""
    """A sentence with "no rightsholder voice in this assessment" where the set-up says so, else empty."""
    parked: tuple[NamedLine, ...] = ()
    """Put off by the group: to come back to."""
    disputed: tuple[NamedLine, ...] = ()
    """Where somebody sees it otherwise, with the difference as the reason."""


def roadmap_document(
    pack: Pack,
    journey: Journey,
    standing: Standing,
    *,
    step: str | None = None,
    track: str | None = None,
    owner: str | None = None,
    next_n: int | None = None,
    notes: bool = False,
    today: date,
    generated: str,
) -> RoadmapDocument:
    """The roadmap of a journey (CONTRACTS 2.7) as a document.

    Args:
        pack: The pack of the journey.
        journey: The journey.
        standing: Where it stands.
        step: Only this step, by its id.
        track: Only what serves this track, by its id.
        owner: Only what this person owns, in any case of letters.
        next_n: Only so many items, the first ones.
        notes: Whether to carry the notes.
        today: The local date, for what is overdue.
        generated: This moment, RFC 3339 in UTC.
    """
    all_owners = filtered(roadmap_of(pack, journey, standing), step=step, track=track)
    items = filtered(all_owners, owner=owner)
    chosen = items if next_n is None else items[:next_n]
    steps = [entry for entry in standing.steps if step is None or entry.step.id == step]
    return RoadmapDocument(
        header=header_of(pack, journey, standing, today, generated),
        steps=tuple(step_line(pack, journey, entry) for entry in steps),
        items=tuple(_roadmap_line(item, today, notes) for item in chosen),
        open=len(items),
        filters=_filters(pack, steps if step is not None else [], track, owner),
        banked=tuple(named_line(pack, criterion) for entry in steps for criterion in entry.banked),
        not_applicable=not_applicable_lines(pack, journey, steps),
        notes=notes,
        nobody=""
        if owner is None or items
        else _nobody(owner, owners(all_owners), step is not None or track is not None),
        needs_review=review_lines(pack, journey, step),
        retired=retired_lines(pack, journey) if step is None else (),
    )


def review_lines(pack: Pack, journey: Journey, step: str | None = None) -> tuple[NamedLine, ...]:
    """What somebody still has to confirm, of the whole journey or of one step."""
    return tuple(
        named_line(pack, criterion, journey.answer(criterion.id).status.words)
        for criterion in to_review(pack, journey)
        if step is None or criterion.step == step
    )


def retired_lines(pack: Pack, journey: Journey) -> tuple[RetiredLine, ...]:
    """The answers that no criterion of the pack has any more; their texts are not among it."""
    return tuple(
        RetiredLine(key, retired_name(key), answer.status, became(pack, key))
        for key, answer in retired_answers(pack, journey).items()
    )


def header_of(pack: Pack, journey: Journey, standing: Standing, today: date, generated: str) -> Header:
    """What stands on top of every document about a journey."""
    numbers = {entry.step.id: entry.step.number for entry in standing.steps}
    overall = level_title(pack, standing.overall)
    if not standing.held_by:
        overall += ", as nothing applies to this journey"
    elif len(standing.held_by) < sum(1 for entry in standing.steps if entry.criteria):
        overall += f", held there by {_steps_named([numbers[step] for step in standing.held_by])}"
    return Header(
        journey=journey,
        tracks=track_titles(pack, journey.tracks),
        pack=f"{pack.title} ({pack.short_title})" if pack.short_title else pack.title,
        pack_version=pack.version,
        credit=pack.credit,
        today=today,
        generated=generated,
        overall=overall,
        overall_level=standing.overall,
        held_by=standing.held_by,
    )


def step_line(pack: Pack, journey: Journey, standing: StepStanding) -> StepLine:
    """Where a step stands and what holds it back, in one line."""
    return StepLine(
        id=standing.step.id,
        number=standing.step.number,
        title=standing.step.title,
        level=level_title(pack, standing.held) if standing.criteria else "nothing applies",
        holds_back=_holds_back(pack, journey, standing),
    )


def _holds_back(pack: Pack, journey: Journey, standing: StepStanding) -> str:
    if not standing.criteria:
        return "nothing here applies to this journey"
    if standing.next_level is None:
        words = "nothing is open"
    else:
        count = standing.counted(standing.next_level)
        title = pack.level(standing.next_level).title
        words = f"{count.covered} of {count.applicable} covered in {title}, {count.open} open"
    set_aside = sum(count.not_applicable for count in standing.levels)
    if set_aside:
        words += f"; {set_aside} set aside as not applicable"
    if standing.chosen_target is not None:
        words += f"; target {pack.level(standing.chosen_target).title}"
    bare = sum(not journey.answer(criterion.id).evidence for criterion in standing.weak_evidence)
    if bare:
        words += f"; {bare} met without evidence"
    if len(standing.weak_evidence) > bare:
        words += f"; {len(standing.weak_evidence) - bare} met on weaker evidence than the level asks for"
    return words


def not_applicable_lines(pack: Pack, journey: Journey, steps: Iterable[StepStanding]) -> tuple[NamedLine, ...]:
    """What was set aside as not applicable, with the reasons."""
    return tuple(
        named_line(pack, criterion, answer.reason)
        for step in steps
        for criterion in step.criteria
        if is_set_aside(criterion, answer := journey.answer(criterion.id))
    )


def is_set_aside(criterion: Criterion, answer: Answer) -> bool:
    """Whether a criterion is covered by being not applicable."""
    return answer.status is Status.NOT_APPLICABLE and covers(criterion, answer)


def named_line(pack: Pack, criterion: Criterion, reason: str = "") -> NamedLine:
    """A criterion by name."""
    return NamedLine(criterion.id, criterion.title, pack.level(criterion.level).title, reason)


def _roadmap_line(item: RoadmapItem, today: date, notes: bool) -> RoadmapLine:
    return RoadmapLine(
        position=item.position,
        criterion=item.criterion.id,
        step=item.step.id,
        step_number=item.step.number,
        step_title=item.step.title,
        level=item.level.id,
        level_title=item.level.title,
        title=item.criterion.title,
        statement=item.criterion.statement,
        status=item.answer.status,
        next_action=item.next_action,
        owner=item.answer.owner,
        due=item.answer.due,
        overdue=item.overdue(today),
        evidence=item.criterion.evidence,
        tracks=item.criterion.tracks,
        note=item.answer.note if notes else "",
    )


def _filters(pack: Pack, steps: list[StepStanding], track: str | None, owner: str | None) -> tuple[str, ...]:
    words = [f"step {entry.step.number}, {entry.step.title}" for entry in steps]
    if track is not None:
        words.append(f"track {', '.join(track_titles(pack, (track,))) or track}")
    if owner is not None:
        words.append(f"owner {owner}" if owner else "nobody owns it yet")
    return tuple(words)


def _nobody(owner: str, owners: tuple[str, ...], narrowed: bool) -> str:
    """That nobody of this name has anything open, and who has."""
    among = " among these" if narrowed else ""
    more = f" and {len(owners) - _OWNERS_NAMED} more" if len(owners) > _OWNERS_NAMED else ""
    named = ", ".join(owners[:_OWNERS_NAMED]) + more
    if not owner:
        return f"every open action{among} has an owner: {named}" if named else ""
    return f"nobody named {owner} owns an open action{among}; " + (
        f"these do: {named}" if named else "nobody owns any yet"
    )


def _steps_named(numbers: list[int]) -> str:
    if len(numbers) == 1:
        return f"step {numbers[0]}"
    return f"steps {', '.join(str(number) for number in numbers[:-1])} and {numbers[-1]}"
