"""A journey that is only read; :mod:`gmrsj_tui.session`, which changes one, takes longer to load."""

from typing import NamedTuple

from gmrsj_tui.framework.library import PackLibrary
from gmrsj_tui.framework.model import Pack
from gmrsj_tui.journey.journey import Journey
from gmrsj_tui.journey.standing import Standing, standing_of
from gmrsj_tui.store.journeys import JourneyStore


class Opened(NamedTuple):
    """A journey with its pack, and where it stands."""

    pack: Pack
    journey: Journey
    standing: Standing


def open_to_read(store: JourneyStore, packs: PackLibrary, reference: str) -> Opened:
    """Read the journey that somebody named.

    Args:
        store: The saved journeys.
        packs: The packs that can be used.
        reference: An id, a title, or a unique beginning of either.

    Raises:
        GmrsjError: No journey or several are meant, or it or its pack cannot be read.
    """
    journey = store.load(store.find(reference))
    pack = packs.load(journey.pack)
    return Opened(pack, journey, standing_of(pack, journey))
