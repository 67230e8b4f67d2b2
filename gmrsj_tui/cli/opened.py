"""A journey that is only read; :mod:`gmrsj_tui.session`, which changes one, takes longer to load."""

from typing import NamedTuple

from gmrsj_tui.errors import GmrsjError
from gmrsj_tui.framework.library import PackLibrary
from gmrsj_tui.framework.model import Pack
from gmrsj_tui.journey.journey import Journey
from gmrsj_tui.journey.pack_version import changed_pack
from gmrsj_tui.journey.standing import Standing, standing_of
from gmrsj_tui.store.journeys import JourneyStore


class Opened(NamedTuple):
    """A journey with its pack, and where it stands."""

    pack: Pack
    journey: Journey
    """As it would be once it is moved to this version of its pack; version, revision and history are those saved."""
    standing: Standing

    @property
    def unmoved(self) -> bool:
        """Whether it was answered with another version of the pack, and is shown as it would be."""
        return changed_pack(self.pack, self.journey)


class PackUnusable(NamedTuple):
    """A journey of which only the save itself can be read."""

    journey: Journey
    problem: GmrsjError
    """Why its pack cannot be used."""


def open_with_pack(journey: Journey, packs: PackLibrary) -> Opened:
    """A journey that was read, with its pack.

    Raises:
        GmrsjError: The pack is missing, broken, or older than the answers.
    """
    return opened_with(packs.load(journey.pack), journey)


def opened_with(pack: Pack, journey: Journey) -> Opened:
    """A journey that was read, and the pack that it names.

    Raises:
        OlderPack: The pack is older than the answers.
    """
    if changed_pack(pack, journey):
        from gmrsj_tui.journey.moving import preview  # rarely needed, and takes with it what changes a journey

        journey = preview(pack, journey)
    return Opened(pack, journey, standing_of(pack, journey))


def read_saved(store: JourneyStore, packs: PackLibrary, reference: str) -> Opened | PackUnusable:
    """Read the journey that somebody named, with its pack if that can be used.

    Args:
        store: The saved journeys.
        packs: The packs that can be used.
        reference: An id, a title, or a unique beginning of either.

    Raises:
        GmrsjError: No journey or several are meant, or it cannot be read.
    """
    journey = store.load(store.find(reference))
    try:
        return open_with_pack(journey, packs)
    except GmrsjError as problem:
        return PackUnusable(journey, problem)
