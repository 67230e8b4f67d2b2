"""Lays the report out as a page: the profile first, then step by step, then how to read it."""

from __future__ import annotations

from collections.abc import Iterator

from gmrsj_tui.reports.blocks import Block, Bullets, Column, Heading, Line, Page, Prose, Table, Tone
from gmrsj_tui.reports.charts import effectiveness_bars, level_grid, levels_over_time
from gmrsj_tui.reports.comparison_model import ComparisonDocument, MovedLine
from gmrsj_tui.reports.page_parts import (
    cautions,
    credit,
    facts,
    left_by_changes,
    open_points,
    overall,
    running,
    set_aside,
    subject,
)
from gmrsj_tui.reports.plain_parts import title_of
from gmrsj_tui.reports.reading_page import how_to_read
from gmrsj_tui.reports.report_model import ReportDocument
from gmrsj_tui.reports.step_page import step_blocks
from gmrsj_tui.text import one_line

_STEPS_ON_A_PAGE = 10
"""With more, the chart of levels may fill the first page, and what is not applicable stands before it."""


def report_page(document: ReportDocument) -> Page:
    """The whole assessment as a page.

    Args:
        document: The assessment, with or without notes.
    """
    header = document.header
    first, more = tuple(_first_page(document)), tuple(_blocks(document))
    return Page(
        title=title_of(header, "Report"),
        blocks=first + more,
        language=header.language or "en",
        subject=subject(header, "Report"),
        generated=header.generated,
        running=running(header, document.no_voice),
        contents=True,
        contents_before=len(first),
    )


def _first_page(document: ReportDocument) -> Iterator[Block]:
    """What nobody may have to turn a page for: cautions, whose it is, the levels, what is not applicable and why."""
    header = document.header
    yield from cautions(header, document.no_voice, document.notes)
    yield facts(header, document.participants)
    tall = len(document.steps) > _STEPS_ON_A_PAGE
    if tall:
        yield from set_aside(document.not_applicable)
    yield Heading("Levels")
    yield level_grid(document)
    yield overall(header)
    yield Prose(words_only(document))
    if not tall:
        yield from set_aside(document.not_applicable)


def _blocks(document: ReportDocument) -> Iterator[Block]:
    header = document.header
    yield from open_points(document.parked, document.disputed)
    yield from left_by_changes(document.needs_review, document.retired)
    yield from _profile(document)
    if document.since is not None:
        yield from _since(document.since)
    yield from effectiveness_bars(document)
    yield from levels_over_time(document)
    for step in document.steps:
        yield from step_blocks(document, step)
    yield from how_to_read(document)
    yield from credit(header)


def words_only(document: ReportDocument) -> str:
    """How much of what is met rests on words only, in counts (CONTRACTS 2.9)."""
    met, said = document.words
    if not met:
        return "Nothing is met yet."
    if not said:
        return f"None of the {met} met rests on words only: all have evidence that somebody has seen."
    rest = "rests" if said == 1 else "rest"
    return f"{said} of {met} met {rest} on words only: said in the room, or without any evidence."


def _profile(document: ReportDocument) -> Iterator[Block]:
    """The set-up of the journey: every question, answered or not."""
    if document.profile:
        yield Heading("Set-up")
        yield Table(
            "What was answered before the assessment",
            (Column("Question", 35), Column("Answer", 65)),
            tuple(
                (
                    (Line(one_line(line.prompt), Tone.STRONG),),
                    (Line(one_line(line.answer)) if line.answer else Line("not answered", Tone.MUTED),),
                )
                for line in document.profile
            ),
        )


def _since(found: ComparisonDocument) -> Iterator[Block]:
    """What moved since the last snapshot; what slipped back stands first."""
    yield Heading(f"What changed since {one_line(found.before_words)}")
    for remark in found.remarks:
        yield Prose(one_line(remark), Tone.MUTED)
    if found.comparison.empty:
        yield Prose("Nothing moved.")
        return
    yield Bullets(
        tuple(
            Line(
                f"{one_line(step.level)}, {step.moved}; {step.covered}",
                label=f"Step {step.number}, {one_line(step.title)}",
            )
            for step in found.steps
        )
    )
    for section in found.sections:
        yield Heading(f"{one_line(section.title)} ({len(section.lines)})", 3)
        tone = Tone.ALERT if section.warning else Tone.PLAIN
        yield Bullets(tuple(Line(_moved(line), tone) for line in section.lines))


def _moved(line: MovedLine) -> str:
    name = f"{line.criterion} {one_line(line.title)}".strip()
    return f"{name}: {one_line(line.words)}" if line.words.strip() else name
