"""What a list needs to know of a journey, without its answers and its history."""

from binascii import crc32
from collections.abc import Callable
from typing import NamedTuple

from gmrsj_tui import __version__
from gmrsj_tui.errors import GmrsjError
from gmrsj_tui.framework.model import Pack
from gmrsj_tui.journey.journey import Journey
from gmrsj_tui.journey.pack_version import changed_pack
from gmrsj_tui.journey.roadmap import roadmap_of
from gmrsj_tui.journey.standing import standing_of

PackFinder = Callable[[str], Pack | None]
"""Gives the pack with an id, or ``None`` where it cannot be used."""


class StepLevel(NamedTuple):
    """The level that one step holds."""

    step: str
    """Id of the step."""
    held: str | None
    applies: bool
    """Whether anything in the step is part of the journey."""


class Levels(NamedTuple):
    """Where a journey stands, as worked out with one pack, to which it is moved where its answers are older."""

    fingerprint: str
    """Of the pack and the program, see :func:`fingerprint`."""
    overall: str | None = None
    steps: tuple[StepLevel, ...] = ()
    next: str | None = None
    """Id of the first criterion of the roadmap, ``None`` when nothing is open."""
    next_action: str | None = None
    """The group's own words for it; ``None`` stands for the pack's."""
    unmoved: bool = False
    """Whether it was answered with another version of the pack, and is told as it would be."""
    problem: str = ""
    """Why the pack cannot be used for this journey, for people; then nothing else is known."""
    parked: int = 0
    """How many criteria the group put off."""


class Summary(NamedTuple):
    """One saved journey as a list shows it."""

    id: str
    title: str
    organisation: str
    tracks: tuple[str, ...]
    pack: str
    pack_version: str
    updated: str
    answered: str
    """When it was last answered, or else created, RFC 3339 in UTC."""
    revision: int
    archived: bool
    sample: bool
    answers: int
    """How many criteria were answered."""
    changes: int
    """How many changes its history has."""
    opened: str = ""
    """When it was last opened in the app, RFC 3339 in UTC; empty when it never was."""
    levels: Levels | None = None
    """``None`` where nobody asked for them, or the pack cannot be used."""

    @property
    def used(self) -> str:
        """When it was last answered or opened, RFC 3339 in UTC."""
        return max(self.answered, self.opened)


def last_answered(journey: Journey) -> str:
    """When a journey was last answered, RFC 3339 in UTC; putting it away or renaming it is no use of it."""
    for change in reversed(journey.changes):
        if any(item.subject not in ("archived", "title") for item in change.items):
            return change.when
    return journey.created


def summary_of(journey: Journey, pack: Pack | None = None, mark: str = "") -> Summary:
    """What a list needs of a journey.

    Args:
        journey: The journey.
        pack: Its pack, for the levels.
        mark: The :func:`fingerprint` of that pack.
    """
    return Summary(
        id=journey.id,
        title=journey.title,
        organisation=journey.organisation,
        tracks=journey.tracks,
        pack=journey.pack,
        pack_version=journey.pack_version,
        updated=journey.updated,
        answered=last_answered(journey),
        revision=journey.revision,
        archived=journey.archived,
        sample=journey.sample,
        answers=len(journey.answers),
        changes=len(journey.changes),
        levels=None if pack is None else levels_of(pack, journey, mark),
    )


def levels_of(pack: Pack, journey: Journey, mark: str) -> Levels:
    """Where a journey stands, as it would once it is moved to this version of its pack."""
    try:
        unmoved = changed_pack(pack, journey)
        if unmoved:
            from gmrsj_tui.journey.moving import preview  # rarely needed, and takes with it what changes a journey

            journey = preview(pack, journey)
    except GmrsjError as problem:
        return Levels(mark, problem=str(problem))
    standing = standing_of(pack, journey)
    coming = next(iter(roadmap_of(pack, journey, standing)), None)
    return Levels(
        fingerprint=mark,
        overall=standing.overall,
        steps=tuple(StepLevel(step.step.id, step.held, bool(step.criteria)) for step in standing.steps),
        next=None if coming is None else coming.criterion.id,
        next_action=None if coming is None else coming.answer.next_action,
        unmoved=unmoved,
        parked=sum(journey.answer(one.id).parked for step in standing.steps for one in step.criteria),
    )


def fingerprint(pack: Pack) -> str:
    """What tells one content of a pack from another, and one version of the rules from another."""
    return f"{__version__} {pack.version} {crc32(repr(pack).encode('utf-8', 'backslashreplace')):08x}"
