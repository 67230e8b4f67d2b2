"""What a changed pack left behind in a journey: answers that no criterion has any more, and those to be confirmed."""

from __future__ import annotations

from collections.abc import Mapping

from gmrsj_tui.framework.model import Criterion, Pack
from gmrsj_tui.journey.answer import Answer
from gmrsj_tui.journey.applicability import applies
from gmrsj_tui.journey.journey import Change, ChangedItem, Journey

_UNTIL = ".until-"


def retired_answers(pack: Pack, journey: Journey) -> Mapping[str, Answer]:
    """The answers whose criteria the pack does not have, by the key under which they are kept, in order."""
    return {key: journey.answers[key] for key in sorted(journey.answers) if pack.criterion(key) is None}


def to_review(pack: Pack, journey: Journey) -> tuple[Criterion, ...]:
    """The criteria whose answers came with a changed pack and were not confirmed yet, in pack order.

    They count as they stand (CONTRACTS 1, ``supersedes``); what does not apply to the journey is left out.
    """
    waiting = {key for key, answer in journey.answers.items() if answer.review}
    if not waiting:
        return ()
    return tuple(found for found in pack.criteria() if found.id in waiting and applies(found, journey))


def without_criterion(journey: Journey, version: str) -> frozenset[str]:
    """The answers that had no criterion when the journey was moved to this version of its pack, as its history says.

    What the history does not say is not guessed: a journey that an older program moved gives none.
    """
    moves = (change for change in journey.changes if any(_to_version(item, version) for item in change.items))
    return frozenset(item.key for change in moves for item in left_without_criterion(change))


def left_without_criterion(change: Change) -> tuple[ChangedItem, ...]:
    """What a move to another version of the pack says of answers that have no criterion any more.

    It names them with the same answer before and after; other changes can do that too, once they are redacted.
    """
    if not any(item.subject == "pack_version" for item in change.items):
        return ()
    return tuple(item for item in change.items if item.subject == "answer" and item.before == item.after)


def returned(journey: Journey, criterion: str) -> bool:
    """Whether the id of an answer was not part of the version of the pack that the journey had before."""
    version = next(
        (
            item.before
            for change in reversed(journey.changes)
            for item in change.items
            if _to_version(item, journey.pack_version)
        ),
        None,
    )
    return isinstance(version, str) and criterion in without_criterion(journey, version)


def _to_version(item: ChangedItem, version: str) -> bool:
    return item.subject == "pack_version" and item.after == version


def key_until(criterion: str, version: str) -> str:
    """The key of a retired answer whose id the pack has given to something else.

    It has the form of an id, so that every program that reads saves of this format reads it.
    """
    signs = "".join(sign if sign.isascii() and (sign.isalnum() or sign in "._-") else "-" for sign in version)
    return f"{criterion}{_UNTIL}{signs or 'then'}"


def kept_aside(key: str) -> bool:
    """Whether this is the key of an answer that was put aside because its id came to mean something else."""
    return _UNTIL in key


def retired_name(key: str) -> str:
    """A key of a retired answer, in words."""
    criterion, aside, version = key.partition(_UNTIL)
    return f"{criterion} as answered with version {version}" if aside else criterion


def criterion_of_key(key: str) -> str:
    """The id under which a retired answer was given."""
    return key.partition(_UNTIL)[0]


def became(pack: Pack, key: str) -> tuple[str, ...]:
    """What the pack says has become of a criterion: the ids of those that it has, in order; none where it is gone."""
    criterion = criterion_of_key(key)
    found = {new for entry in pack.supersedes for new in entry.changed.get(criterion, ()) if pack.criterion(new)}
    return tuple(other.id for other in pack.criteria() if other.id in found)


def came_from(pack: Pack, journey: Journey, criterion: str) -> tuple[str, ...]:
    """The criteria whose answers a criterion was given by the pack, as far as this journey has answers to them."""
    old = dict.fromkeys(key for entry in pack.supersedes for key, new in entry.changed.items() if criterion in new)
    kept = {criterion_of_key(key) for key in journey.answers}
    return tuple(key for key in old if key != criterion and key in kept)
