"""What becomes of a journey's answers when its pack has changed (CONTRACTS 1, ``supersedes``): worked out, then done.

Every answer stays in the journey as it was given, with the mark "needs review" at most, and beside its copies. An entry
of ``[[supersedes]]`` holds for answers given under its version or an older one, so the entries from the journey's
version on are followed one after the other, oldest first. Entries for older versions were followed when the journey
came to its version; they only tell which of its answers were retired then. An answer whose id has come to mean
something else is never taken for an answer to the new meaning: it is put aside under a key of its own. Where an id
comes back that the version before did not have, and the pack does not say what it means, its answer needs review.
"""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from gmrsj_tui.framework.model import Pack, Superseding
from gmrsj_tui.framework.versions import Precedence, precedence
from gmrsj_tui.journey.answer import Answer
from gmrsj_tui.journey.applicability import applies
from gmrsj_tui.journey.changes import apply_items
from gmrsj_tui.journey.combining import Part, combined
from gmrsj_tui.journey.journey import ChangedItem, Journey
from gmrsj_tui.journey.pack_version import refuse_older
from gmrsj_tui.journey.retired import kept_aside, key_until, retired_answers, without_criterion


class Copied(NamedTuple):
    """An answer that is copied to other criteria; each copy needs review."""

    criterion: str
    to: tuple[str, ...]
    """In pack order; its own id is among them where the pack says that it goes on."""
    kept_as: str
    """Under which key the answer itself stays with the journey, retired; empty where it goes on under its own id."""


class Retired(NamedTuple):
    """An answer that stays with the journey, and counts nowhere."""

    criterion: str
    kept_as: str
    """Under which key: its id, unless the pack uses that for something else."""
    said: bool = True
    """Whether the pack says that it is gone; else the pack has lost it without a word."""


class Moves(NamedTuple):
    """What would move. Each answer of the journey is in exactly one of the first five lists."""

    before: str
    """The version that the journey was answered with."""
    after: str
    """The version of the pack."""
    kept: tuple[str, ...]
    """Answers that stay as they are, in pack order."""
    review: tuple[str, ...]
    """Answers that stay and need review, because the words of the criterion changed."""
    copied: tuple[Copied, ...]
    retired: tuple[Retired, ...]
    earlier: tuple[Retired, ...]
    """Answers that an earlier change of the pack retired."""
    unanswered: tuple[str, ...]
    """Criteria without an answer afterwards, the new ones among them, in pack order."""
    answers: Mapping[str, Answer]
    """All answers as they will be."""
    tracks: tuple[str, ...]
    """The tracks as they will be: those that the pack still has, or all where it has none of them."""
    returned: tuple[str, ...] = ()
    """Those of ``review`` whose ids the version before did not have: they may mean something else now."""

    @property
    def copies(self) -> tuple[str, ...]:
        """Criteria that receive an answer, each once."""
        return tuple(dict.fromkeys(target for entry in self.copied for target in entry.to))


class _Going(NamedTuple):
    """What stands under an id on the way from version to version."""

    parts: tuple[Part, ...]
    """Answers of the journey as they were given; several where criteria were put together."""
    review: bool = False


def moves(pack: Pack, journey: Journey) -> Moves:
    """What would become of a journey's answers with this version of its pack.

    Raises:
        OlderPack: The journey was answered with a newer version.
    """
    refuse_older(pack, journey)
    then = precedence(journey.pack_version)
    given = given_under(journey)
    ranked = sorted(((precedence(entry.version), entry) for entry in pack.supersedes), key=lambda pair: pair[0])
    earlier = _retired_before(pack, [pair for pair in ranked if pair[0] < then], given)
    gone = without_criterion(journey, journey.pack_version) if then != precedence(pack.version) else frozenset()
    going = {id: _Going(((id, answer),), id in gone) for id, answer in journey.answers.items() if id not in earlier}
    said: set[str] = set()
    for version, entry in ranked if then != precedence(pack.version) else ():
        if version >= then:
            said.update(entry.changed, entry.retired)
            going = _followed(entry, going)
    found = _told(pack, journey, given, earlier, going, said)
    return found._replace(returned=tuple(id for id in found.review if id in gone))


def preview(pack: Pack, journey: Journey) -> Journey:
    """The journey as it would be, for looking at: version, revision and history are those of the save.

    Raises:
        OlderPack: The journey was answered with a newer version.
    """
    found = moves(pack, journey)
    return journey._replace(answers=found.answers, tracks=found.tracks)


def apply_moves(journey: Journey, pack: Pack, when: str, who: str = "") -> Journey:
    """Take a journey over to this version of its pack, as one change that an undo takes back.

    Args:
        journey: The journey as it stands.
        pack: The version to go on with.
        when: This moment, RFC 3339 in UTC.
        who: Who does it, where they say so.

    Raises:
        OlderPack: The journey was answered with a newer version.
    """
    found = moves(pack, journey)
    after = journey._replace(answers=found.answers)
    items = [
        ChangedItem("pack_version", "", journey.pack_version, pack.version),
        ChangedItem("tracks", "", journey.tracks, found.tracks),
    ]
    for id in dict.fromkeys((*journey.answers, *found.answers)):
        items.append(ChangedItem("answer", id, journey.answer(id), after.answer(id)))
    moved = apply_items(journey, items, when, who)
    return moved if moved is journey else _with_those_without_criterion(moved, pack)


def _with_those_without_criterion(moved: Journey, pack: Pack) -> Journey:
    """The journey just moved, whose last change also names the answers that stay as they were without a criterion.

    Nothing else would tell later that such an id was gone meanwhile, when a pack brings it back with another meaning.
    """
    last = moved.changes[-1]
    told = {item.key for item in last.items if item.subject == "answer"}
    left = {id: answer for id, answer in retired_answers(pack, moved).items() if id not in told}
    items = (*last.items, *(ChangedItem("answer", id, answer, answer) for id, answer in left.items()))
    return moved._replace(changes=(*moved.changes[:-1], last._replace(items=items)))


def given_under(journey: Journey) -> Mapping[str, str]:
    """The version of the pack under which each answer was last changed, from the history."""
    version = journey.pack_version
    found: dict[str, str] = {}
    for change in reversed(journey.changes):
        for item in change.items:
            if item.subject == "answer" and item.before != item.after:
                found.setdefault(item.key, version)
        for item in change.items:
            if item.subject == "pack_version" and isinstance(item.before, str):
                version = item.before
    return {id: found.get(id, version) for id in journey.answers}


def _retired_before(
    pack: Pack, entries: Sequence[tuple[Precedence, Superseding]], given: Mapping[str, str]
) -> set[str]:
    """The answers that were retired when the journey came to its version.

    Args:
        pack: The pack.
        entries: What it supersedes in versions before the journey's.
        given: The version under which each answer was given.
    """
    found = {id for id in given if kept_aside(id) and pack.criterion(id) is None}
    ranks = {version: precedence(version) for version in set(given.values())} if entries else {}
    for version, entry in entries:
        for id in (*entry.changed, *entry.retired):
            if id in given and ranks[given[id]] <= version and id not in entry.changed.get(id, ()):
                found.add(id)
    return found


def _followed(entry: Superseding, going: Mapping[str, _Going]) -> dict[str, _Going]:
    """What stands after one entry. All of it is read from what stood before, so that two ids can change places."""
    gone = {*entry.changed, *entry.retired}
    after = {id: found for id, found in going.items() if id not in gone}
    for id in entry.reworded:
        if id in after:
            after[id] = after[id]._replace(review=True)
    for old, targets in entry.changed.items():
        found = going.get(old, _Going(()))
        for target in dict.fromkeys(targets) if found.parts else ():
            there = after.get(target, _Going(()))
            # Where a criterion goes on and others are put to it, its own words come first.
            parts = (*found.parts, *there.parts) if target == old else (*there.parts, *found.parts)
            after[target] = _Going(tuple(dict.fromkeys(parts)), review=True)
    return after


def _told(
    pack: Pack,
    journey: Journey,
    given: Mapping[str, str],
    earlier: set[str],
    going: Mapping[str, _Going],
    said: set[str],
) -> Moves:
    order = {criterion.id: place for place, criterion in enumerate(pack.criteria())}
    standing = {id: found for id, found in going.items() if id in order}
    to: dict[str, list[str]] = {}
    for target in sorted(standing, key=order.__getitem__):
        for source, _ in standing[target].parts:
            to.setdefault(source, []).append(target)
    answers = {target: _answer(target, found) for target, found in standing.items()}
    taken = {*order, *journey.answers}
    kept: list[str] = []
    review: list[str] = []
    copied: list[Copied] = []
    retired: list[Retired] = []
    before: list[Retired] = []
    for id in sorted(journey.answers, key=lambda id: (order.get(id, len(order)), id)):
        here = standing.get(id, _Going(()))
        if to.get(id) == [id] and len(here.parts) == 1:
            (review if here.review else kept).append(id)
            continue
        kept_as = ""
        if here.parts != ((id, journey.answers[id]),):
            kept_as = _key(id, given[id], taken) if id in order else id
            taken.add(kept_as)
            answers[kept_as] = journey.answers[id]
        if id in to:
            copied.append(Copied(id, tuple(to[id]), kept_as))
        elif id in earlier:
            before.append(Retired(id, kept_as))
        else:
            retired.append(Retired(id, kept_as, id in said))
    tracks = _tracks(pack, journey)
    applying = journey._replace(tracks=tracks)
    return Moves(
        before=journey.pack_version,
        after=pack.version,
        kept=tuple(kept),
        review=tuple(review),
        copied=tuple(copied),
        retired=tuple(retired),
        earlier=tuple(before),
        unanswered=tuple(one.id for one in pack.criteria() if one.id not in answers and applies(one, applying)),
        answers=answers,
        tracks=tracks,
    )


def _answer(target: str, found: _Going) -> Answer:
    answer = combined(target, found.parts)
    return answer._replace(review=True) if found.review else answer


def _key(id: str, given: str, taken: set[str]) -> str:
    """A free key for an answer whose id the pack uses for something else, or for it and others together."""
    first = key = key_until(id, given)
    number = 1
    while key in taken:
        number += 1
        key = f"{first}.{number}"
    return key


def _tracks(pack: Pack, journey: Journey) -> tuple[str, ...]:
    known = tuple(track.id for track in pack.tracks)
    left = tuple(track for track in journey.tracks if track in known)
    # With none but tracks that the pack has no more, the journey would be left without any criterion.
    return left or known if journey.tracks else ()
