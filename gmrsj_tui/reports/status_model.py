"""The status document as frozen values: the level of each step, the counts, and on request the whole derivation."""

from datetime import date
from typing import NamedTuple

from gmrsj_tui.framework.model import Pack
from gmrsj_tui.journey.explanation import Explanation, explain
from gmrsj_tui.journey.journey import Journey
from gmrsj_tui.journey.standing import Standing, StepStanding
from gmrsj_tui.journey.weak_words import asked_words, weak_groups
from gmrsj_tui.reports.document_parts import (
    Header,
    NamedLine,
    RetiredLine,
    StepLine,
    disputed_lines,
    header_of,
    named_line,
    parked_lines,
    retired_lines,
    review_lines,
    step_line,
)


class StepStatus(NamedTuple):
    """One step: its line, its standing with the counts, and what comes next."""

    line: StepLine
    standing: StepStanding
    counts: tuple[str, ...]
    """Per level of the pack "3 of 8", or "none" where nothing applies."""
    next: NamedLine | None
    """The next steppingstone, the first thing in the way."""
    explanation: Explanation | None
    weak: tuple[tuple[str, tuple[NamedLine, ...]], ...] = ()
    """Met below the minimum of evidence, under headings, each with what the level asks for; when explained."""
    parked: tuple[str, ...] = ()
    """Ids of what the group put off."""
    disputed: tuple[str, ...] = ()
    """Ids of what somebody sees otherwise."""


class StatusDocument(NamedTuple):
    """Where a journey stands, ready for any writer."""

    header: Header
    levels: tuple[str, ...]
    """Titles of the levels, lowest first."""
    steps: tuple[StepStatus, ...]
    needs_review: tuple[NamedLine, ...] = ()
    """Answers that came with a changed pack and were not confirmed yet; the reason is their status."""
    retired: tuple[RetiredLine, ...] = ()
    """Answers to criteria that the pack does not have any more."""


def status_document(
    pack: Pack, journey: Journey, standing: Standing, *, explained: bool = False, today: date, generated: str
) -> StatusDocument:
    """Where a journey stands, as a document.

    Args:
        pack: The pack of the journey.
        journey: The journey.
        standing: Where it stands.
        explained: Whether to carry the derivation of each level.
        today: The local date.
        generated: This moment, RFC 3339 in UTC.
    """
    return StatusDocument(
        header=header_of(pack, journey, standing, today, generated),
        levels=tuple(level.title for level in pack.levels),
        steps=tuple(
            StepStatus(
                weak=_below_minimum(pack, journey, step) if explained else (),
                line=step_line(pack, journey, step),
                standing=step,
                counts=tuple(
                    f"{count.covered} of {count.applicable}" if count.applicable else "none" for count in step.levels
                ),
                next=named_line(pack, step.blocking[0]) if step.blocking else None,
                explanation=explain(pack, journey, step) if explained else None,
                parked=tuple(line.criterion for line in parked_lines(pack, journey, (step,))),
                disputed=tuple(line.criterion for line in disputed_lines(pack, journey, (step,))),
            )
            for step in standing.steps
        ),
        needs_review=review_lines(pack, journey),
        retired=retired_lines(pack, journey),
    )


def _below_minimum(
    pack: Pack, journey: Journey, standing: StepStanding
) -> tuple[tuple[str, tuple[NamedLine, ...]], ...]:
    """What is met below the minimum of its level (CONTRACTS 2.5), under headings."""
    lines: list[tuple[NamedLine, bool]] = []
    for criterion in standing.weak_evidence:
        level, answer = pack.level(criterion.level), journey.answer(criterion.id)
        asked = asked_words(level.title, level.minimum_evidence, answer)
        lines.append((named_line(pack, criterion, asked), bool(answer.evidence)))
    return weak_groups(lines)
