"""What somebody who comes back has to know, in ten lines with a title: what was done, what comes next, what is late."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import Literal, NamedTuple

from gmrsj_tui import clock
from gmrsj_tui.framework.model import Criterion, Pack
from gmrsj_tui.journey.answer import Status
from gmrsj_tui.journey.comparison import compare
from gmrsj_tui.journey.coverage import covers
from gmrsj_tui.journey.journey import Change, Journey
from gmrsj_tui.journey.points import at, of_snapshot
from gmrsj_tui.journey.retired import to_review
from gmrsj_tui.journey.roadmap import open_criteria
from gmrsj_tui.journey.snapshots import latest
from gmrsj_tui.journey.standing import Standing, level_title
from gmrsj_tui.text import one_line

MOST_LINES = 9
"""With its title a briefing has ten lines at most."""
REVIEW_DAYS = 365
"""After how many days an answer is looked at again, where nobody set another period."""

_SESSION_GAP = timedelta(hours=6)
"""A longer pause between two changes begins a new session."""
_NAMED = 3
_LONGEST_NAME = 40
"""Characters of a person's or a snapshot's name; a longer one would push out what the line is about."""

Kind = Literal["session", "since", "next", "parked", "overdue", "old", "review"]


class BriefingLine(NamedTuple):
    """One line, with where it leads."""

    kind: Kind
    label: str
    """What it is about, such as "Overdue"."""
    text: str
    criterion: str = ""
    """The id of the criterion to go to; empty where it is about none."""


class Briefing(NamedTuple):
    """The lines, at most :data:`MOST_LINES`."""

    lines: tuple[BriefingLine, ...]

    @property
    def first(self) -> str:
        """The id of the first criterion that a line leads to; empty where none does."""
        return next((line.criterion for line in self.lines if line.criterion), "")


def briefing(pack: Pack, journey: Journey, standing: Standing, today: date, review_days: int = REVIEW_DAYS) -> Briefing:
    """What stands in a journey for somebody who comes back to it.

    Args:
        pack: The pack of the journey.
        journey: The journey.
        standing: Where it stands.
        today: The local date.
        review_days: After how many days an answer is to be looked at again.
    """
    applicable = [criterion for step in standing.steps for criterion in step.criteria]
    before = [*_session(journey, today), *_since(pack, journey)]
    after = [
        *_parked(journey, applicable),
        *_overdue(journey, applicable, today),
        *_old(journey, applicable, today, review_days),
        *_review(pack, journey),
    ]
    following = _next(pack, journey, standing, MOST_LINES - len(before) - len(after))
    return Briefing((*before, *following, *after))


def _session(journey: Journey, today: date) -> Iterator[BriefingLine]:
    changes = _last_session(journey.changes)
    if not changes:
        yield BriefingLine("session", "Last session", "none yet: nothing has been recorded")
        return
    day = clock.local(changes[-1].when)
    ago = "" if day is None else f", {_ago((today - day.date()).days)}"
    people = list(dict.fromkeys(_cut(change.who) for change in changes if change.who))
    by = f", by {_few(people)}" if people else ""
    count = "1 change" if len(changes) == 1 else f"{len(changes)} changes"
    yield BriefingLine("session", "Last session", f"{clock.minute(changes[-1].when)[:10]}{ago}: {count}{by}")


def _last_session(changes: Sequence[Change]) -> Sequence[Change]:
    first = len(changes)
    later = None
    for change in reversed(changes):
        moment = clock.local(change.when)
        if later is not None and moment is not None and later - moment > _SESSION_GAP:
            break
        later = moment or later
        first -= 1
    return changes[first:]


def _ago(days: int) -> str:
    if days <= 0:
        return "today"
    return "yesterday" if days == 1 else f"{days} days ago"


def _since(pack: Pack, journey: Journey) -> Iterator[BriefingLine]:
    snapshot = latest(journey)
    if snapshot is None:
        return
    found = compare(pack, at(journey, of_snapshot(snapshot)), journey)
    said = [
        f"step {move.step.number} from {level_title(pack, move.before.held)} to {level_title(pack, move.after.held)}"
        for move in found.moved_steps
    ]
    said += [f"{len(found.gained)} more covered"] if found.gained else []
    said += [f"{len(found.slipped)} slipped back"] if found.slipped else []
    said += [f"{len(found.evidence)} with other evidence"] if found.evidence else []
    if not said:
        said = ["nothing has moved"] if found.empty else ["no level and no status has moved"]
    name = f'Since "{_cut(snapshot.name)}"' if not snapshot.automatic else f"Since {clock.minute(snapshot.when)}"
    yield BriefingLine("since", name, "; ".join(said), found.slipped[0].criterion.id if found.slipped else "")


def _next(pack: Pack, journey: Journey, standing: Standing, room: int) -> Iterator[BriefingLine]:
    found = [
        (step.step.number, criteria[0]) for step in standing.steps if (criteria := open_criteria(pack, journey, step))
    ]
    if not found:
        yield BriefingLine("next", "Next", "nothing is open: every step has reached its target")
        return
    shown = len(found) if len(found) <= room else room - 1
    for number, criterion in found[:shown]:
        yield BriefingLine("next", f"Next in step {number}", _name(criterion), criterion.id)
    if shown < len(found):
        number, criterion = found[shown]
        more = len(found) - shown - 1
        others = f"; and {more} more {'step' if more == 1 else 'steps'}" if more else ""
        yield BriefingLine("next", f"Next in step {number}", f"{_name(criterion)}{others}", criterion.id)


def _parked(journey: Journey, criteria: Sequence[Criterion]) -> Iterator[BriefingLine]:
    parked = [criterion for criterion in criteria if journey.answer(criterion.id).parked]
    if parked:
        yield BriefingLine("parked", f"Parked ({len(parked)})", _some(parked), parked[0].id)


def _overdue(journey: Journey, criteria: Sequence[Criterion], today: date) -> Iterator[BriefingLine]:
    late: list[tuple[date, Criterion]] = []
    for criterion in criteria:
        answer = journey.answer(criterion.id)
        due = clock.parse_date(answer.due)
        if due is not None and due < today and not covers(criterion, answer):
            late.append((due, criterion))
    if late:
        late.sort(key=lambda pair: pair[0])
        said = [
            f"{criterion.id} since {due.isoformat()}"
            + (f" ({_cut(journey.answer(criterion.id).owner)})" if journey.answer(criterion.id).owner else "")
            for due, criterion in late
        ]
        yield BriefingLine("overdue", f"Overdue ({len(late)})", _few(said), late[0][1].id)


def _old(journey: Journey, criteria: Sequence[Criterion], today: date, days: int) -> Iterator[BriefingLine]:
    limit = clock.beginning(today - timedelta(days=min(days, today.toordinal() - 1)))
    old = [
        (answer.when, criterion)
        for criterion in criteria
        if (answer := journey.answer(criterion.id)).status is not Status.NOT_ASSESSED and "" < answer.when < limit
    ]
    if old:
        when, oldest = min(old, key=lambda pair: pair[0])
        period = "a year" if days == REVIEW_DAYS else f"{days} days"
        said = f"not looked at for {period}; the oldest is {oldest.id}, of {clock.minute(when)[:10]}"
        yield BriefingLine("old", f"Old answers ({len(old)})", said, oldest.id)


def _review(pack: Pack, journey: Journey) -> Iterator[BriefingLine]:
    waiting = to_review(pack, journey)
    if waiting:
        yield BriefingLine("review", f"Needs review ({len(waiting)})", _some(waiting), waiting[0].id)


def _name(criterion: Criterion) -> str:
    return f"{criterion.id} {one_line(criterion.title)}"


def _cut(name: str) -> str:
    """A name on one line, with three dots where it was longer than :data:`_LONGEST_NAME`."""
    said = one_line(name)
    return said if len(said) <= _LONGEST_NAME else f"{said[: _LONGEST_NAME - 3].rstrip()}..."


def _some(criteria: Sequence[Criterion]) -> str:
    return _few([criterion.id for criterion in criteria])


def _few(said: Sequence[str]) -> str:
    more = f" and {len(said) - _NAMED} more" if len(said) > _NAMED else ""
    return ", ".join(said[:_NAMED]) + more
