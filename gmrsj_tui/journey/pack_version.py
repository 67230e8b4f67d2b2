"""Whether a journey was answered with the version of the pack that is there. Every command asks; it costs nothing."""

from __future__ import annotations

from gmrsj_tui.errors import GmrsjError
from gmrsj_tui.framework.model import Pack
from gmrsj_tui.journey.journey import Journey


class OlderPack(GmrsjError):
    """The journey was answered with a newer version of the pack. Nothing is moved back: that would be guessing."""


def changed_pack(pack: Pack, journey: Journey) -> bool:
    """Whether this is another version of the pack than the one that the journey was answered with.

    Versions that differ in nothing but build metadata are the same one.
    """
    return pack.version != journey.pack_version and _compared(pack, journey) != 0


def refuse_older(pack: Pack, journey: Journey) -> None:
    """Refuse an older version of the pack than the one that the journey was answered with.

    Raises:
        OlderPack: It is older.
    """
    if pack.version != journey.pack_version and _compared(pack, journey) < 0:
        raise OlderPack(
            f"{journey.id} was answered with {pack.id} {journey.pack_version}, and this is the older {pack.version}",
            "use the newer pack with --content DIR, or update gmrsj",
        )


def _compared(pack: Pack, journey: Journey) -> int:
    from gmrsj_tui.framework.versions import precedence  # not needed where the versions are the same text

    here, then = precedence(pack.version), precedence(journey.pack_version)
    return (here > then) - (here < then)
