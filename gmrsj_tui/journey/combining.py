"""One answer out of several, where a changed pack makes one criterion of several. Nothing that was written goes."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from gmrsj_tui.journey.answer import Answer, Evidence, Status

Part = tuple[str, Answer]
"""The id under which something was answered, and the answer."""


def combined(criterion: str, parts: Sequence[Part]) -> Answer:
    """The answer to a criterion that takes the place of these, its own one first where it had one.

    In doubt it is not met: what was met and what was not together are in progress. Notes and reasons follow each
    other, each with the id that it was written for, and so does what is disputed; all evidence is kept; owner, dates
    and next action are those of the first that has them. What was parked stays parked.
    """
    answers = [answer for _, answer in parts]
    if len(answers) == 1:
        return answers[0]
    latest = max(answers, key=lambda answer: answer.when)
    return Answer(
        status=_status({answer.status for answer in answers}),
        reason=_texts(criterion, ((id, answer.reason) for id, answer in parts)),
        note=_texts(criterion, ((id, answer.note) for id, answer in parts)),
        evidence=_evidence(item for answer in answers for item in answer.evidence),
        owner=next((answer.owner for answer in answers if answer.owner), ""),
        due=next((answer.due for answer in answers if answer.due), ""),
        as_of=next((answer.as_of for answer in answers if answer.as_of), ""),
        next_action=next((answer.next_action for answer in answers if answer.next_action is not None), None),
        when=latest.when,
        who=latest.who,
        review=any(answer.review for answer in answers),
        parked=any(answer.parked for answer in answers),
        disputed=_texts(criterion, ((id, answer.disputed) for id, answer in parts)),
    )


def _status(statuses: set[Status]) -> Status:
    if len(statuses) == 1:
        return next(iter(statuses))
    if statuses <= {Status.MET, Status.NOT_APPLICABLE}:
        return Status.MET
    if statuses & {Status.MET, Status.IN_PROGRESS}:
        return Status.IN_PROGRESS
    return Status.NOT_MET if Status.NOT_MET in statuses else Status.NOT_ASSESSED


def _texts(criterion: str, texts: Iterable[tuple[str, str]]) -> str:
    said: dict[str, str] = {}
    for id, text in texts:
        if text.strip():
            said.setdefault(text, text if id == criterion else f"{id}: {text}")
    return "\n\n".join(said.values())


def _evidence(items: Iterable[Evidence]) -> tuple[Evidence, ...]:
    strongest: dict[str, int] = {}
    for item in items:
        strongest[item.text] = max(item.strength, strongest.get(item.text, 0))
    return tuple(Evidence(text, strength) for text, strength in strongest.items())
