"""The parts that every plain-text document has: headings, head and credit. Made to read well aloud: no box drawing."""

from __future__ import annotations

from collections.abc import Sequence

from gmrsj_tui.journey.journey import Journey
from gmrsj_tui.journey.overall_words import overall_sentence
from gmrsj_tui.reports.document_parts import Header, NamedLine, RetiredLine
from gmrsj_tui.reports.wrapping import cell_width, paragraphs, wrapped
from gmrsj_tui.text import one_line, plain

DEFAULT_WIDTH = 80
"""Cells of a line in a pipe or a file."""

REVIEW = "These answers came with a changed pack. They count as they stand until somebody confirms or changes them:"
RETIRED = "The pack has these criteria no more. The answers stay with the journey and count nowhere:"


def heading(text: str, width: int, rule: str = "-") -> list[str]:
    """A heading with a rule beneath."""
    lines = wrapped(one_line(text), width)
    return [*lines, rule * min(width, max(cell_width(line) for line in lines))]


def title_of(header: Header, kind: str) -> str:
    """The title of a document; a sample says that it is one."""
    return journey_title(header.journey, kind)


def journey_title(journey: Journey, kind: str) -> str:
    """The title of a document about a journey; a sample says that it is one."""
    return f"{kind}: {one_line(journey.title)}" + (" (sample)" if journey.sample else "")


def head(header: Header, kind: str, width: int) -> list[str]:
    """Title, company, tracks, pack and date."""
    lines = heading(title_of(header, kind), width, "=")
    if header.journey.sample:
        lines += wrapped("A filled-in sample, not a real company's answers.", width)
    if header.journey.organisation:
        lines += wrapped(one_line(header.journey.organisation), width, first="Organisation: ", rest="  ")
    if header.tracks:
        lines += wrapped(one_line(", ".join(header.tracks)), width, first="Covers: ", rest="  ")
    pack = f"{one_line(header.pack)}, version {one_line(header.pack_version)}"
    lines += wrapped(pack, width, first="Assessed with: ", rest="  ")
    lines += wrapped(header.today.isoformat(), width, first="Date: ")
    return lines


def overall(header: Header, width: int) -> list[str]:
    """The overall level, which is always labelled as this app's convention (CONTRACTS 2.4)."""
    return wrapped(overall_sentence(header.overall), width, rest="  ")


def left_by_changes(needs_review: Sequence[NamedLine], retired: Sequence[RetiredLine], width: int) -> list[str]:
    """What a changed pack left behind: answers to confirm, and answers that no criterion has any more."""
    lines: list[str] = []
    if needs_review:
        lines += ["", *heading(f"Needs review ({len(needs_review)})", width), *wrapped(REVIEW, width)]
        for entry in needs_review:
            text = f"{entry.criterion} {one_line(entry.title)} ({one_line(entry.level_title)}): {entry.reason}"
            lines += wrapped(text, width, first="- ")
    if retired:
        lines += ["", *heading(f"Retired ({len(retired)})", width), *wrapped(RETIRED, width)]
        for gone in retired:
            lines += wrapped(retired_words(gone), width, first="- ")
    return lines


def retired_words(gone: RetiredLine) -> str:
    """A retired answer in words: its id, its status, and where it was copied to."""
    copied = f", copied to {', '.join(gone.became)}" if gone.became else ""
    return f"{one_line(gone.name)}: {gone.status.words}{copied}"


def credit(header: Header, width: int) -> list[str]:
    """Credit and caution of the pack, where it gives any."""
    if not header.credit.strip():
        return []
    return ["", *heading("About these criteria", width), *paragraphs(plain(header.credit), width)]
