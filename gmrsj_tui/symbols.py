"""Signs for statuses and levels: one cell wide in every terminal, with a set for terminals that know ASCII only.

A sign never stands alone where there is room for the word, and never is colour the only difference (DESIGN 2).
"""

from collections.abc import Iterator, Mapping
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
    review: str
    """An answer that came with a changed pack and was not confirmed yet."""
    parked: str
    """Put off by the group, to come back to."""
    disputed: str
    """Somebody sees it otherwise."""
    next: str
    rule: str
    separator: str
    ellipsis: str
    held: str
    """A level that is held."""
    not_held: str

    def all(self) -> Iterator[str]:
        """Every sign."""
        for sign in self:
            yield from (sign,) if isinstance(sign, str) else sign.values()


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
    review="?",
    parked="║",
    disputed="≠",
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
        Status.IN_PROGRESS: "/",
        Status.MET: "*",
        Status.NOT_APPLICABLE: "-",
    },
    covered="*",
    open=".",
    banked="+",
    pointer=">",
    warning="!",
    review="?",
    parked="=",
    disputed="&",
    next=">",
    rule="-",
    separator="|",
    ellipsis="~",
    held="#",
    not_held=".",
)


def chosen_symbols(wanted: str, encoding: str) -> SymbolSet:
    """The set that a person asked for, or the ASCII one where the terminal's encoding has no other signs.

    Args:
        wanted: "unicode" or "ascii".
        encoding: How text is written to the terminal, for example "utf-8" or "latin-1".
    """
    if wanted == "ascii":
        return ASCII
    try:
        "".join(UNICODE.all()).encode(encoding)
    except (UnicodeEncodeError, LookupError):
        return ASCII
    return UNICODE
