"""Lays one step of a report out: its level and why, then every criterion, level by level.

What nobody has assessed yet, and does not count before another level is complete, is only named: of a journey that has
just begun that is most of it, and what people answered would be lost among it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from gmrsj_tui import clock
from gmrsj_tui.journey.answer import STRENGTHS, Status
from gmrsj_tui.journey.explanation import Named
from gmrsj_tui.journey.weak_words import asked_words, weak_groups
from gmrsj_tui.reports.blocks import Block, Bullets, Cell, Column, Heading, Line, Prose, Table, Tone
from gmrsj_tui.reports.page_parts import note_lines, paragraphs
from gmrsj_tui.reports.report_model import CriterionLine, ReportDocument, StepReport
from gmrsj_tui.reports.roadmap_page import due_cell, owner_cell
from gmrsj_tui.text import one_line

_CRITERIA = (
    Column("Criterion", 34),
    Column("Status", 20),
    Column("Evidence and next action", 32),
    Column("Owner", 12),
    Column("Due", 12, short=True),
)


def step_blocks(document: ReportDocument, step: StepReport) -> Iterator[Block]:
    """One step, which begins on a page of its own.

    Args:
        document: The report.
        step: The step of it.
    """
    yield from step_head(step)
    titles = dict(document.level_titles)
    for count in step.levels:
        criteria = [line for line in step.criteria if line.level == count.level]
        if not criteria:
            continue
        title = one_line(titles[count.level])
        yield Heading(f"{title}: {count.covered} of {count.applicable} covered", 3)
        told = [line for line in criteria if not is_untouched(line)]
        if told:
            caption = f"Criteria of step {step.line.number} at the level {title}"
            yield _filled(Table(caption, _CRITERIA, tuple(_criterion(line) for line in told)))
        yield from _untouched([line for line in criteria if is_untouched(line)])


def step_head(step: StepReport) -> Iterator[Block]:
    """What stands above the criteria of a step: what it is for, its level, and why."""
    yield Heading(f"Step {step.line.number}: {one_line(step.line.title)}", new_page=True)
    yield from paragraphs(step.purpose)
    yield Prose(f"Level held: {one_line(step.line.level)}", Tone.STRONG)
    yield from _explained(step)


def is_untouched(line: CriterionLine) -> bool:
    """Whether a criterion is only named: above the next level of its step, and nobody has said anything of it."""
    said = line.when or line.evidence or line.reason or line.note or line.owner or line.due or line.disputed
    return line.status is Status.NOT_ASSESSED and not (said or line.in_the_way or line.parked or line.review)


def _untouched(lines: Sequence[CriterionLine]) -> Iterator[Block]:
    if lines:
        yield Prose(f"Not assessed, and above the next level ({len(lines)}):")
        yield Bullets(tuple(Line(f"{line.criterion} {one_line(line.title)}: {line.status.words}") for line in lines))


def _filled(table: Table) -> Table:
    """A table without the columns in which nothing stands: the others need their room."""
    filled = [place for place, _ in enumerate(table.columns) if any(row[place] for row in table.rows)]
    return table._replace(
        columns=tuple(table.columns[place] for place in filled),
        rows=tuple(tuple(row[place] for place in filled) for row in table.rows),
    )


def _explained(step: StepReport) -> Iterator[Block]:
    found = step.explanation
    yield Heading("Why this level", 3)
    yield Prose(one_line(found.result))
    if not step.criteria:
        return
    yield Bullets(tuple(Line(one_line(verdict.words), label=one_line(verdict.title)) for verdict in found.verdicts))
    yield from _group("In the way", found.in_the_way)
    yield from _group("Banked for later", found.banked)
    for title, lines in weak_groups([(line, bool(line.evidence)) for line in step.criteria if line.below_minimum]):
        yield Heading(f"{title} ({len(lines)})", 4)
        yield Bullets(tuple(Line(f"{line.criterion} {one_line(line.title)} ({_asked(line)})") for line in lines))
    if found.next_step:
        yield Prose(one_line(found.next_step))
    if found.keystone is not None:
        yield Prose(f"Keystone: {found.keystone.criterion.id} alone raises the level of this step.")


def _group(title: str, found: Sequence[Named]) -> Iterator[Block]:
    if found:
        yield Heading(f"{title} ({len(found)})", 4)
        yield Bullets(
            tuple(
                Line(f"{entry.criterion.id} {one_line(entry.criterion.title)} ({entry.answer.status.words})")
                for entry in found
            )
        )


def _asked(line: CriterionLine) -> str:
    return asked_words(one_line(line.level_title), line.minimum, line)


def _criterion(line: CriterionLine) -> tuple[Cell, ...]:
    title = (
        Line(one_line(line.title), Tone.STRONG),
        Line(_marks(line), Tone.MUTED),
        Line(one_line(line.statement), label="To be true"),
        *note_lines(line.note),
    )
    owed = bool(line.owner or line.due) or line.in_the_way
    return (
        title,
        tuple(_status(line)),
        tuple(_evidence(line)),
        owner_cell(line.owner) if owed else (),
        due_cell(line.due, line.overdue) if owed else (),
    )


def _marks(line: CriterionLine) -> str:
    letters = f", serves {', '.join(one_line(letter) for letter in line.effectiveness)}" if line.effectiveness else ""
    return f"{line.criterion}{letters}"


def _status(line: CriterionLine) -> Iterator[Line]:
    """What stands without a label comes first: behind a labelled line it would read as a part of that."""
    yield Line(line.status.words, Tone.STRONG if line.status is Status.MET else Tone.PLAIN)
    if line.in_the_way:
        yield Line("in the way of the next level", Tone.ALERT)
    if line.banked:
        yield Line("banked")
    if line.review:
        yield Line("needs review", Tone.ALERT)
    if line.parked:
        yield Line("parked", Tone.ALERT)
    if line.below_minimum:
        yield Line(f"below the minimum: {_asked(line)}", Tone.ALERT)
    if line.as_of:
        yield Line(one_line(line.as_of), Tone.MUTED, "Since")
    if line.status is Status.NOT_APPLICABLE and line.reason.strip():
        yield Line(one_line(line.reason), label="Reason")
    if line.disputed.strip():
        yield Line(one_line(line.disputed), Tone.ALERT, "Disputed")
    if line.when:
        who = f", {one_line(line.who)}" if line.who.strip() else ""
        only_parked = line.parked and line.status is Status.NOT_ASSESSED  # nobody has answered it
        yield Line(f"{clock.minute(line.when)[:10]}{who}", Tone.MUTED, "Parked" if only_parked else "Answered")


def _evidence(line: CriterionLine) -> Iterator[Line]:
    """Evidence with its strength; where something is open, what to do next."""
    for place, item in enumerate(line.evidence):
        text = f"{one_line(item.text)} ({item.strength}, {STRENGTHS[item.strength]})"
        yield Line(text, label="" if place else "Evidence")
    if not line.evidence and line.status is Status.MET:
        yield Line("none", Tone.MUTED, "Evidence")
    begun = line.status in (Status.IN_PROGRESS, Status.NOT_MET)
    if (begun or line.in_the_way) and line.next_action.strip():
        yield Line(one_line(line.next_action), label="Next action")
