"""The roadmap document as frozen values: what every writer prints, in words, before anything is laid out.

Texts are as people and packs gave them; each writer makes plain text of them in its own way.
"""

from datetime import date
from typing import NamedTuple

from gmrsj_tui.framework.model import Pack
from gmrsj_tui.journey.answer import Status
from gmrsj_tui.journey.applicability import track_titles
from gmrsj_tui.journey.journey import Journey
from gmrsj_tui.journey.roadmap import RoadmapItem, filtered, owners, roadmap_of
from gmrsj_tui.journey.standing import Standing, StepStanding
from gmrsj_tui.reports.document_parts import (
    Header,
    NamedLine,
    RetiredLine,
    StepLine,
    disputed_lines,
    header_of,
    named_line,
    not_applicable_lines,
    parked_lines,
    retired_lines,
    review_lines,
    step_line,
)
from gmrsj_tui.reports.voices import no_voice_of, participants_of

_OWNERS_NAMED = 8


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
    parked: bool = False
    disputed: str = ""
    """Who sees it otherwise, and why; empty where nobody does."""


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
    """With their reasons, so that this way out can be seen on paper; it follows the filters as what is parked does."""
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


def stamp_of(today: date) -> str:
    """A day as a moment, RFC 3339 in UTC: what a document that is printed or saved says of when it was made.

    A day and no more, so that the same journey gives the same bytes all day long.
    """
    return f"{today.isoformat()}T00:00:00.000Z"


def roadmap_document(
    pack: Pack,
    journey: Journey,
    standing: Standing,
    *,
    step: str | None = None,
    track: str | None = None,
    owner: str | None = None,
    due_before: date | None = None,
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
        due_before: Only what is due before this day.
        next_n: Only so many items, the first ones.
        notes: Whether to carry the notes.
        today: The local date, for what is overdue.
        generated: This moment, RFC 3339 in UTC.
    """
    all_owners = filtered(roadmap_of(pack, journey, standing), step=step, track=track)
    items = filtered(all_owners, owner=owner, due_before=due_before)
    chosen = items if next_n is None else items[:next_n]
    steps = [entry for entry in standing.steps if step is None or entry.step.id == step]

    def belonging(lines: tuple[NamedLine, ...]) -> tuple[NamedLine, ...]:
        return tuple(line for line in lines if _belongs(pack, journey, line.criterion, track, owner, due_before))

    return RoadmapDocument(
        header=header_of(pack, journey, standing, today, generated),
        steps=tuple(step_line(pack, journey, entry) for entry in steps),
        items=tuple(_roadmap_line(item, today, notes) for item in chosen),
        open=len(items),
        filters=_filters(pack, steps if step is not None else [], track, owner, due_before),
        banked=belonging(tuple(named_line(pack, criterion) for entry in steps for criterion in entry.banked)),
        not_applicable=belonging(not_applicable_lines(pack, journey, steps)),
        notes=notes,
        nobody=""
        if owner is None or filtered(all_owners, owner=owner)
        else _nobody(owner, owners(all_owners), step is not None or track is not None),
        needs_review=belonging(review_lines(pack, journey, step)),
        retired=retired_lines(pack, journey) if (step, track, owner, due_before) == (None,) * 4 else (),
        participants=participants_of(pack, journey),
        no_voice=no_voice_of(pack, journey),
        parked=belonging(parked_lines(pack, journey, steps)),
        disputed=belonging(disputed_lines(pack, journey, steps)),
    )


def _belongs(
    pack: Pack, journey: Journey, criterion: str, track: str | None, owner: str | None, due_before: date | None
) -> bool:
    """Whether a criterion that is only named belongs to a narrowed roadmap; no such list is about a date."""
    found = pack.criterion(criterion)
    serves = track is None or found is None or not found.tracks or track in found.tracks
    owned = owner is None or journey.answer(criterion).owner.casefold() == owner.casefold()
    return serves and owned and due_before is None


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
        parked=item.answer.parked,
        disputed=item.answer.disputed,
    )


def _filters(
    pack: Pack, steps: list[StepStanding], track: str | None, owner: str | None, due_before: date | None
) -> tuple[str, ...]:
    words = [f"step {entry.step.number}, {entry.step.title}" for entry in steps]
    if track is not None:
        words.append(f"track {', '.join(track_titles(pack, (track,))) or track}")
    if owner is not None:
        words.append(f"owner {owner}" if owner else "nobody owns it yet")
    if due_before is not None:
        words.append(f"due before {due_before.isoformat()}")
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
