"""The only ways in which a journey changes. Each returns a new journey whose history has one entry more.

Nothing is rewritten: undo and redo are entries too (CONTRACTS 2.8). A request that would change nothing returns the
journey it was given.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from gmrsj_tui.errors import GmrsjError
from gmrsj_tui.framework.model import Criterion, Pack
from gmrsj_tui.journey.answer import UNANSWERED, Answer, Evidence, Status
from gmrsj_tui.journey.applicability import applies
from gmrsj_tui.journey.checking import (
    checked_date,
    checked_evidence,
    checked_line,
    checked_text,
    checked_title,
    checked_tracks,
)
from gmrsj_tui.journey.guessing import nearest_hint
from gmrsj_tui.journey.journey import Action, Change, ChangedItem, Journey, Subject, Value
from gmrsj_tui.journey.undoing import redoable, undoable
from gmrsj_tui.text import one_line, plain


class AnswerUpdate(NamedTuple):
    """What to change about one criterion; ``None`` keeps what stands."""

    criterion: str
    status: Status | None = None
    reason: str | None = None
    note: str | None = None
    evidence: tuple[Evidence, ...] | None = None
    """Replaces the whole list."""
    add_evidence: tuple[Evidence, ...] = ()
    """Added behind what stands; an item with the same text as one that stands replaces it."""
    owner: str | None = None
    due: str | None = None
    """YYYY-MM-DD; an empty text removes the date."""
    as_of: str | None = None
    """YYYY-MM-DD; an empty text removes the date."""
    next_action: str | None = None
    """An empty text, or the pack's own words, brings back what the pack proposes."""
    review: bool | None = None
    """Whether somebody still has to confirm it; a status that is given confirms by itself."""
    parked: bool | None = None
    """Whether the group puts it off; a status that is given takes it up again by itself."""
    disputed: str | None = None
    """Who sees it otherwise, and why; an empty text says that nobody does."""


def record(journey: Journey, pack: Pack, updates: Sequence[AnswerUpdate], when: str, who: str = "") -> Journey:
    """Record answers as one change, whole or not at all.

    Args:
        journey: The journey as it stands.
        pack: The pack it is answered with.
        updates: What to change; several updates of one criterion follow each other.
        when: This moment, RFC 3339 in UTC.
        who: Who answers, where they say so.

    Raises:
        GmrsjError: A criterion that the journey does not have, "not applicable" without a reason or where the pack
            says never (CONTRACTS 2.3), a date that is none, a strength beyond 0 to 3, a text that is too long.
    """
    who = checked_line(who, "the name of who answers")
    answers: dict[str, Answer] = {}
    for update in updates:
        criterion = find_criterion(journey, pack, update.criterion)
        standing = answers.get(criterion.id, journey.answer(criterion.id))
        answers[criterion.id] = _updated(standing, criterion, update, when, who)
    items = [
        ChangedItem("answer", criterion, journey.answer(criterion), answer)
        for criterion, answer in answers.items()
        if not answer.same_as(journey.answer(criterion))
    ]
    return apply_items(journey, items, when, who)


def find_criterion(journey: Journey, pack: Pack, criterion: str) -> Criterion:
    """The criterion with this id, in any case of letters, if it is part of the journey.

    Raises:
        GmrsjError: The pack has no such criterion, or it belongs to a track that the journey does not cover.
    """
    typed = criterion.strip().lower()
    found = pack.criterion(criterion) or next((other for other in pack.criteria() if other.id.lower() == typed), None)
    if found is None:
        raise GmrsjError(
            f"there is no criterion {one_line(criterion)[:40]!r} in {pack.name}", nearest_hint(journey, pack, typed)
        )
    if not applies(found, journey):
        titles = {track.id: track.title for track in pack.tracks}
        named = ", ".join(titles.get(track, track) for track in found.tracks)
        raise GmrsjError(
            f"{found.id} is only for {named}, which this journey does not cover", "change the journey's tracks first"
        )
    return found


def _updated(standing: Answer, criterion: Criterion, update: AnswerUpdate, when: str, who: str) -> Answer:
    status = standing.status if update.status is None else update.status
    reason = standing.reason if update.reason is None else checked_text(update.reason, "the reason", criterion.id)
    # What already stands is not refused again: a note can be added to an answer that a newer pack would not take.
    if status is Status.NOT_APPLICABLE and (update.status is not None or update.reason is not None):
        if criterion.not_applicable == "never":
            raise GmrsjError(
                f"{criterion.id} can never be not applicable",
                f'this framework asks "{one_line(criterion.title)}" of everybody',
            )
        if not reason.strip():
            raise GmrsjError(f"{criterion.id} needs a reason to be not applicable", "say why it cannot apply to you")
    evidence = standing.evidence if update.evidence is None else checked_evidence(update.evidence, criterion.id)
    for item in checked_evidence(update.add_evidence, criterion.id):
        texts = [other.text for other in evidence]
        if item.text in texts:
            place = texts.index(item.text)
            evidence = (*evidence[:place], item, *evidence[place + 1 :])
        else:
            evidence = (*evidence, item)
    next_action = standing.next_action
    if update.next_action is not None:
        typed = checked_text(update.next_action, "the next action", criterion.id)
        next_action = None if typed in ("", plain(criterion.next_action).strip()) else typed
    return Answer(
        status=status,
        reason=reason,
        note=standing.note if update.note is None else checked_text(update.note, "the note", criterion.id),
        evidence=evidence,
        owner=standing.owner if update.owner is None else checked_line(update.owner, "the owner"),
        due=standing.due if update.due is None else checked_date(update.due, "the due date", criterion.id),
        as_of=standing.as_of
        if update.as_of is None
        else checked_date(update.as_of, "the date it was true", criterion.id),
        next_action=next_action,
        when=when,
        who=who,
        review=_until_a_status(standing.review, update.review, update),
        parked=_until_a_status(standing.parked, update.parked, update),
        disputed=standing.disputed
        if update.disputed is None
        else checked_text(update.disputed, "what is disputed", criterion.id),
    )


def _until_a_status(standing: bool, wanted: bool | None, update: AnswerUpdate) -> bool:
    """What holds until somebody gives a status, the same one included: then the group has decided."""
    return standing and update.status is None if wanted is None else wanted


def set_target(journey: Journey, pack: Pack, step: str, level: str | None, when: str, who: str = "") -> Journey:
    """Choose the level that a step's roadmap leads to; ``None`` goes back to "the next level" (CONTRACTS 2.7).

    Raises:
        GmrsjError: The pack has no such step or level.
    """
    if pack.step(step) is None:
        raise GmrsjError(f"there is no step {one_line(step)!r} in {pack.name}")
    if level is not None and level not in {known.id for known in pack.levels}:
        raise GmrsjError(f"there is no level {one_line(level)!r} in {pack.name}")
    return apply_items(journey, [ChangedItem("target", step, journey.targets.get(step), level)], when, who)


def set_setup(journey: Journey, pack: Pack, answers: Mapping[str, str], when: str, who: str = "") -> Journey:
    """Answer set-up questions, all in one change.

    Raises:
        GmrsjError: The pack has no such question, or a text is too long.
    """
    known = {question.id for question in pack.setup}
    items = []
    for question, text in answers.items():
        if question not in known:
            raise GmrsjError(f"there is no set-up question {one_line(question)!r} in {pack.name}")
        typed = checked_text(text, "the answer", question) or None
        items.append(ChangedItem("setup", question, journey.setup.get(question), typed))
    return apply_items(journey, items, when, who)


def set_profile(
    journey: Journey,
    pack: Pack | None,
    when: str,
    who: str = "",
    *,
    title: str | None = None,
    organisation: str | None = None,
    tracks: Sequence[str] | None = None,
) -> Journey:
    """Change title, organisation or tracks; ``None`` keeps what stands.

    Answers outside the new tracks stay with the journey, unseen, and come back with their track.

    Raises:
        GmrsjError: An empty title, a track that the pack does not have, or tracks without a pack to check them by.
    """
    items: list[ChangedItem] = []
    if title is not None:
        items.append(ChangedItem("title", "", journey.title, checked_title(title)))
    if organisation is not None:
        items.append(
            ChangedItem("organisation", "", journey.organisation, checked_line(organisation, "the organisation"))
        )
    if tracks is not None:
        if pack is None:
            raise GmrsjError(
                "the tracks of a journey can only be changed with its pack", f"find the pack {journey.pack}"
            )
        items.append(ChangedItem("tracks", "", journey.tracks, checked_tracks(pack, tracks)))
    return apply_items(journey, items, when, who)


def set_archived(journey: Journey, archived: bool, when: str, who: str = "") -> Journey:
    """Put a journey away, or bring it back."""
    return apply_items(journey, [ChangedItem("archived", "", journey.archived, archived)], when, who)


def start(
    pack: Pack,
    journey: str,
    title: str,
    when: str,
    *,
    organisation: str = "",
    tracks: Sequence[str] = (),
    sample: bool = False,
) -> Journey:
    """A new journey with nothing assessed.

    Args:
        pack: The pack to answer with.
        journey: The id of the new journey.
        title: What people call it.
        when: This moment, RFC 3339 in UTC.
        organisation: Whose journey it is.
        tracks: Track ids; none stands for all of them.
        sample: Whether it is a filled-in example.

    Raises:
        GmrsjError: An empty title, or a track that the pack does not have.
    """
    return Journey(
        id=journey,
        title=checked_title(title),
        pack=pack.id,
        pack_version=pack.version,
        created=when,
        updated=when,
        organisation=checked_line(organisation, "the organisation"),
        tracks=checked_tracks(pack, tracks),
        sample=sample,
    )


def undo(journey: Journey, when: str, who: str = "") -> Journey:
    """Take the last change back; that is a change too (CONTRACTS 2.8).

    Raises:
        GmrsjError: There is nothing to undo.
    """
    change = undoable(journey.changes)
    if change is None:
        raise GmrsjError("there is nothing to undo")
    values = {(item.subject, item.key): item.before for item in reversed(change.items)}
    return apply_items(journey, _leading_to(journey, values), when, who, action="undo", of=change.number)


def redo(journey: Journey, when: str, who: str = "") -> Journey:
    """Do again what was last taken back, if nothing was changed since.

    Raises:
        GmrsjError: There is nothing to redo.
    """
    change = redoable(journey.changes)
    if change is None:
        raise GmrsjError("there is nothing to redo")
    values = {(item.subject, item.key): item.after for item in change.items}
    return apply_items(journey, _leading_to(journey, values), when, who, action="redo", of=change.number)


def _leading_to(journey: Journey, values: Mapping[tuple[Subject, str], Value]) -> list[ChangedItem]:
    """What has to move; a change that took in another history may have moved one thing more than once."""
    return [
        ChangedItem(subject, key, value_of(journey, subject, key), value) for (subject, key), value in values.items()
    ]


def value_of(journey: Journey, subject: Subject, key: str) -> Value:
    """What a subject holds at this moment."""
    if subject == "answer":
        return journey.answer(key)
    if subject == "target":
        return journey.targets.get(key)
    if subject == "setup":
        return journey.setup.get(key)
    value: Value = getattr(journey, subject)
    return value


def apply_items(
    journey: Journey,
    items: Iterable[ChangedItem],
    when: str,
    who: str = "",
    *,
    action: Action = "change",
    of: int | None = None,
) -> Journey:
    """The journey with these items changed and one entry more in its history.

    Items that change nothing are left out; a change without items gives back the journey unchanged, except that undo
    and redo always leave their entry, so that the next undo reaches further back.
    """
    moved = tuple(item for item in items if item.before != item.after)
    if not moved and action in ("change", "back"):
        return journey
    answers, targets, setup = dict(journey.answers), dict(journey.targets), dict(journey.setup)
    title, organisation, tracks, archived = journey.title, journey.organisation, journey.tracks, journey.archived
    pack_version = journey.pack_version
    for item in moved:
        match item.subject, item.after:
            case "answer", Answer() as answer:
                if answer == UNANSWERED:
                    answers.pop(item.key, None)
                else:
                    answers[item.key] = answer
            case "target", str() as level:
                targets[item.key] = level
            case "target", _:
                targets.pop(item.key, None)
            case "setup", str() as text:
                setup[item.key] = text
            case "setup", _:
                setup.pop(item.key, None)
            case "title", str() as text:
                title = text
            case "organisation", str() as text:
                organisation = text
            case "tracks", tuple() as ids:
                tracks = ids
            case "archived", bool() as away:
                archived = away
            case "pack_version", str() as text:
                pack_version = text
    change = Change(len(journey.changes) + 1, when, checked_line(who, "the name of who answers"), moved, action, of)
    return journey._replace(
        answers=answers,
        targets=targets,
        setup=setup,
        updated=when,
        revision=journey.revision + 1,
        changes=(*journey.changes, change),
        title=title,
        organisation=organisation,
        tracks=tracks,
        archived=archived,
        pack_version=pack_version,
    )
