"""A journey without anything that a person typed: no text, no name, no date; what is left can be counted (CONTRACTS 3).

Statuses, what is parked, strengths, how many pieces of evidence there are, levels, targets and the ids of the pack
stay. Where something was written, the word "redacted" stands for it, so that what was set aside with a reason still
counts as that (CONTRACTS 2.3). Of the times of changes, which the program wrote, the day is kept: enough to see what
moved when, and too little to know who sat at the table.
"""

from __future__ import annotations

from gmrsj_tui.journey.answer import Answer, Evidence
from gmrsj_tui.journey.journey import Change, ChangedItem, Journey, Snapshot, Value

REDACTED = "redacted"
"""Stands for every text, and for the id of the journey, which is made of its title."""

TITLE = "Redacted journey"

_PERSONAL = ("title", "organisation", "setup")
"""Subjects whose values people type; those of the others are ids of the pack, or yes and no."""


def redacted(journey: Journey) -> Journey:
    """The journey without what people typed, in its history and its snapshots as well."""
    return journey._replace(
        id=REDACTED,
        title=TITLE,
        organisation=_hidden(journey.organisation),
        created=_day(journey.created),
        updated=_day(journey.updated),
        answers={criterion: _answer(answer) for criterion, answer in journey.answers.items()},
        setup={question: _hidden(text) for question, text in journey.setup.items()},
        changes=tuple(_change(change) for change in journey.changes),
        snapshots=tuple(_snapshot(snapshot, number) for number, snapshot in enumerate(journey.snapshots, 1)),
    )


def _answer(answer: Answer) -> Answer:
    return Answer(
        status=answer.status,
        reason=_hidden(answer.reason),
        note=_hidden(answer.note),
        evidence=tuple(Evidence(_hidden(item.text), item.strength) for item in answer.evidence),
        owner=_hidden(answer.owner),
        next_action=None if answer.next_action is None else _hidden(answer.next_action),
        when=_day(answer.when),
        who=_hidden(answer.who),
        review=answer.review,
        parked=answer.parked,
        disputed=_hidden(answer.disputed),
    )


def _change(change: Change) -> Change:
    items = tuple(ChangedItem(i.subject, i.key, _value(i, i.before), _value(i, i.after)) for i in change.items)
    return Change(change.number, _day(change.when), _hidden(change.who), items, change.action, change.of)


def _value(item: ChangedItem, value: Value) -> Value:
    if isinstance(value, Answer):
        return _answer(value)
    if item.subject in _PERSONAL and isinstance(value, str):
        return TITLE if item.subject == "title" else _hidden(value)
    return value


def _snapshot(snapshot: Snapshot, number: int) -> Snapshot:
    return Snapshot(
        name=f"snapshot {number}",
        when=_day(snapshot.when),
        who=_hidden(snapshot.who),
        change=snapshot.change,
        levels=snapshot.levels,
        automatic=snapshot.automatic,
    )


def _hidden(text: str) -> str:
    return REDACTED if text.strip() else ""


def _day(moment: str) -> str:
    return f"{moment[:10]}T00:00:00Z" if moment else ""
