"""What a request to a session did."""

from typing import NamedTuple

from gmrsj_tui.journey.journey import Change, Journey
from gmrsj_tui.journey.snapshots import Slip


class Outcome(NamedTuple):
    """What a request did."""

    before: Journey
    after: Journey
    change: Change | None
    """The new entry in the history; ``None`` when the request changed nothing."""
    warnings: tuple[str, ...] = ()
    """Things to show that did not stop the change, such as a ``met`` on weak evidence."""
    foreign: tuple[Change, ...] = ()
    """Changes that somebody else had saved meanwhile, and that this journey now holds as well."""
    slips: tuple[Slip, ...] = ()
    """Steps that fell below a level which a snapshot recorded; each is among the warnings too, in words."""
    notices: tuple[str, ...] = ()
    """What went wrong beside saving, which worked: that there is no backup. Each is among the warnings too."""
