"""What the five statuses mean and when "not applicable" is fair, in the words that screens show."""

from __future__ import annotations

from collections.abc import Mapping

from gmrsj_tui.journey.answer import Status

STATUS_MEANINGS: Mapping[Status, str] = {
    Status.NOT_ASSESSED: "Nobody has discussed it yet. Every criterion begins here.",
    Status.NOT_MET: "Discussed, and not true today. In doubt, this is the answer.",
    Status.IN_PROGRESS: "Work has begun, or only one half of the sentence is true. It does not count as covered.",
    Status.MET: "True today, everywhere it has to be, and somebody who is not in the room could check it.",
    Status.NOT_APPLICABLE: "It cannot apply to this company, and the reason is written down.",
}
"""In the order of the statuses."""

FAIR_REASONS = (
    "the group of people it speaks of does not exist here",
    "the scope of this journey leaves it out",
)
"""When "not applicable" is fair."""

UNFAIR_REASONS = ("it is hard", "it is expensive", "it has never happened")
"""When it is not."""

NOTE_WARNING = "No names of people who complained: the files are not encrypted."
"""Stands above every note (DESIGN 1, conviction 4)."""
