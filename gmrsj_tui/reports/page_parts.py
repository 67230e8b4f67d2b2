"""The parts that the pages share: cautions, facts, lists of named criteria, credit; every text in them is clean."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from gmrsj_tui.journey.overall_words import overall_sentence
from gmrsj_tui.reports.blocks import Block, Bullets, Caution, Facts, Heading, Line, Prose, Tone
from gmrsj_tui.reports.document_parts import Header, NamedLine, RetiredLine
from gmrsj_tui.reports.plain_parts import RETIRED, REVIEW, retired_words
from gmrsj_tui.reports.voices import NO_VOICE
from gmrsj_tui.text import one_line, plain

SAMPLE = "A filled-in sample, not a real company's answers."
NOTES = "Notes can name people. Read them before you pass this on, and give it only to those who need it."


def cautions(header: Header, no_voice: str, notes: bool) -> Iterator[Block]:
    """What must not be overlooked: a sample, no rightsholder voice, notes."""
    if header.journey.sample:
        yield Caution("Sample", SAMPLE)
    if no_voice:
        yield Caution("Caution", no_voice)
    if notes:
        yield Caution("With notes", NOTES)


def facts(header: Header, participants: str, more: Iterable[tuple[str, str]] = ()) -> Facts:
    """Organisation, tracks, date, pack and version, who took part; what is empty is left out.

    Args:
        header: Of the document.
        participants: Who took part, in roles.
        more: Facts to stand after these.
    """
    pairs = (
        ("Organisation", header.journey.organisation),
        ("Covers", ", ".join(header.tracks)),
        ("Date", header.today.isoformat()),
        ("Assessed with", f"{header.pack}, version {header.pack_version}"),
        ("Who took part", participants),
        *more,
    )
    return Facts(tuple((name, one_line(text)) for name, text in pairs if text.strip()))


def overall(header: Header) -> Prose:
    """The overall level, which is always labelled as this app's convention (CONTRACTS 2.4)."""
    return Prose(overall_sentence(header.overall))


def running(header: Header, no_voice: str) -> str:
    """What stands small on every printed page."""
    said = (one_line(header.journey.title), header.today.isoformat(), marks(header, no_voice))
    return ", ".join(text for text in said if text)


def marks(header: Header, no_voice: str) -> str:
    """The shortest form of the cautions, for where there is no room for more: "sample", "no rightsholder voice …"."""
    return ", ".join(["sample"] * header.journey.sample + [NO_VOICE] * bool(no_voice))


def subject(header: Header, kind: str) -> str:
    """One line for the properties of a file."""
    organisation = one_line(header.journey.organisation) or one_line(header.journey.title)
    return f"{kind} of {organisation}, {one_line(header.pack)}, version {one_line(header.pack_version)}"


def named(title: str, introduction: str, lines: Sequence[NamedLine], tone: Tone = Tone.PLAIN) -> Iterator[Block]:
    """A heading with how many there are, what they are, and one item each; nothing where there are none."""
    if lines:
        yield Heading(f"{title} ({len(lines)})")
        yield Prose(introduction)
        yield Bullets(tuple(Line(named_words(line), tone) for line in lines))


def named_words(line: NamedLine) -> str:
    """A criterion by id, title and level, with its reason."""
    text = f"{line.criterion} {one_line(line.title)} ({one_line(line.level_title)})"
    return f"{text}: {one_line(line.reason)}" if line.reason.strip() else text


def left_by_changes(needs_review: Sequence[NamedLine], retired: Sequence[RetiredLine]) -> Iterator[Block]:
    """What a changed pack left behind: answers to confirm, and answers that no criterion has any more."""
    yield from named("Needs review", REVIEW, needs_review)
    if retired:
        yield Heading(f"Retired ({len(retired)})")
        yield Prose(RETIRED)
        yield Bullets(tuple(Line(retired_words(gone)) for gone in retired))


def open_points(parked: Sequence[NamedLine], disputed: Sequence[NamedLine]) -> Iterator[Block]:
    """What the group has put off, and what somebody sees otherwise."""
    yield from named("Parked", "The group put these off, to come back to:", parked)
    yield from named("Disputed", "Somebody sees these otherwise than they are recorded:", disputed)


def set_aside(lines: Sequence[NamedLine]) -> Iterator[Block]:
    """What is not applicable, with the reasons."""
    yield from named("Set aside as not applicable", "Each with its reason:", lines)


def credit(header: Header) -> Iterator[Block]:
    """Credit and caution of the pack, where it gives any."""
    if header.credit.strip():
        yield Heading("About these criteria")
        yield from paragraphs(header.credit, Tone.MUTED)


def paragraphs(text: str, tone: Tone = Tone.PLAIN) -> Iterator[Prose]:
    """A text of several lines as paragraphs; empty lines are left out."""
    for line in plain(text).splitlines():
        if line.strip():
            yield Prose(" ".join(line.split()), tone)


def note_lines(note: str) -> tuple[Line, ...]:
    """A note as lines of a cell, the first of them labelled."""
    lines = [" ".join(line.split()) for line in plain(note).splitlines() if line.strip()]
    return tuple(Line(line, label="" if place else "Note") for place, line in enumerate(lines))
