"""Signs for statuses and levels: one cell wide in every terminal, with a set for terminals that know ASCII only.

A sign never stands alone where there is room for the word, and never is colour the only difference (DESIGN 2).
"""

from collections.abc import Mapping
from typing import NamedTuple

from gmrsj_tui.journey.answer import Status


class SymbolSet(NamedTuple):
    """One way to draw."""

    status: Mapping[Status, str]
    covered: str
    open: str
    banked: str
    pointer: str
    warning: str
    next: str
    rule: str
    separator: str
    ellipsis: str
    held: str
    """A level that is held."""
    not_held: str


UNICODE = SymbolSet(
    status={
        Status.NOT_ASSESSED: "○",
        Status.NOT_MET: "✗",
        Status.IN_PROGRESS: "◐",
        Status.MET: "●",
        Status.NOT_APPLICABLE: "–",
    },
    covered="●",
    open="○",
    banked="◆",
    pointer="▸",
    warning="△",
    next="→",
    rule="─",
    separator="·",
    ellipsis="…",
    held="■",
    not_held="□",
)

ASCII = SymbolSet(
    status={
        Status.NOT_ASSESSED: ".",
        Status.NOT_MET: "x",
        Status.IN_PROGRESS: "~",
        Status.MET: "*",
        Status.NOT_APPLICABLE: "-",
    },
    covered="*",
    open=".",
    banked="+",
    pointer=">",
    warning="!",
    next=">",
    rule="-",
    separator="|",
    ellipsis="~",
    held="#",
    not_held=".",
)
