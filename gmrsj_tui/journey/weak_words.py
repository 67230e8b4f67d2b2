"""What a "met" below the minimum of evidence of its level is called, in words that all share (CONTRACTS 2.5)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol, TypeVar

from gmrsj_tui.journey.answer import Evidence

WITHOUT = "met without evidence"
WEAKER = "met on weaker evidence than the level asks for"
EITHER = "met without evidence, or on weaker evidence than the level asks for"

_Item = TypeVar("_Item")


class Weighed(Protocol):
    """Something with evidence."""

    @property
    def evidence(self) -> tuple[Evidence, ...]:
        """The pieces of evidence."""

    @property
    def strength(self) -> int:
        """That of the strongest."""


def weak_groups(found: Sequence[tuple[_Item, bool]]) -> tuple[tuple[str, tuple[_Item, ...]], ...]:
    """What is met below the minimum, under headings: first what has no evidence at all; a heading needs something.

    Args:
        found: What is met below the minimum, each with whether there is any evidence.
    """
    groups = (
        (words[:1].upper() + words[1:], tuple(item for item, evidence in found if evidence is wanted))
        for words, wanted in ((WITHOUT, False), (WEAKER, True))
    )
    return tuple((heading, items) for heading, items in groups if items)


def asked_words(level: str, minimum: int, answer: Weighed) -> str:
    """What a level asks for beside what there is, such as ``strength 1, Integrated asks for 2``.

    Args:
        level: Title of the level.
        minimum: The strength that it asks for.
        answer: What was answered, or what a document says of that.
    """
    if not answer.evidence:
        return f"{level} asks for strength {minimum}"
    return f"strength {answer.strength}, {level} asks for {minimum}"
