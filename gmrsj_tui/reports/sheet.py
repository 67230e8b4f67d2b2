"""The workshop sheet: the criteria of a session on paper, with boxes and codes by which answers are typed later."""

from __future__ import annotations

from datetime import date

from gmrsj_tui.framework.model import Criterion, Pack, Step
from gmrsj_tui.framework.short_codes import short_codes
from gmrsj_tui.journey.answer import Answer
from gmrsj_tui.journey.applicability import applicable
from gmrsj_tui.journey.journey import Journey
from gmrsj_tui.journey.roadmap import open_criteria
from gmrsj_tui.journey.standing import Standing, level_title
from gmrsj_tui.reports.blocks import Block, Caution, Facts, Heading, Page, Prose, SheetBoxes, SheetItem, Tone
from gmrsj_tui.reports.document_parts import Header, header_of
from gmrsj_tui.reports.page_parts import cautions, marks
from gmrsj_tui.reports.plain_parts import title_of
from gmrsj_tui.reports.voices import no_voice_of
from gmrsj_tui.text import one_line, plain

_EVIDENCE_NAMED = 2

HOW = (
    "One cross for each criterion: m met, i in progress, n not met, x not applicable. In doubt it is not met, and "
    "where the group is split the lower one counts. On the line behind: after met what shows it, after not applicable "
    "the reason, else a remark. Later, type one line for each criterion, such as "
)


def sheet_page(
    pack: Pack,
    journey: Journey,
    standing: Standing,
    *,
    step: str | None = None,
    everything: bool = False,
    today: date,
    generated: str,
) -> Page:
    """The workshop sheet as a page.

    Args:
        pack: The pack of the journey.
        journey: The journey.
        standing: Where it stands.
        step: Only this step, by its id; else all of them.
        everything: Whether every criterion that applies is on it, not only those that are open up to the next level.
        today: The local date.
        generated: This moment, RFC 3339 in UTC.
    """
    codes = short_codes(pack).by_criterion
    header = header_of(pack, journey, standing, today, generated)
    no_voice = no_voice_of(pack, journey)
    blocks: list[Block] = [*cautions(header, no_voice, notes=False), Facts(_facts(header))]
    steps = [entry for entry in standing.steps if step is None or entry.step.id == step]
    chosen = [
        (entry.step, applicable(entry.step, journey) if everything else open_criteria(pack, journey, entry))
        for entry in steps
    ]
    first = next((codes[criteria[0].id] for _, criteria in chosen if criteria), "")
    if first:
        blocks += [
            Prose(f'{HOW}"{first} m policy signed", into: gmrsj answer {journey.id} --from-codes\u00a0-'),
            Caution("No names of complainants on this sheet"),
        ]
    for number, (found, criteria) in enumerate(chosen):
        blocks.append(Heading(f"Step {found.number}: {one_line(found.title)}", new_page=number > 0 and bool(criteria)))
        if not criteria:
            blocks.append(Prose("Nothing is open up to its target."))
        for level in pack.levels:
            of_level = [criterion for criterion in criteria if criterion.level == level.id]
            if of_level:
                blocks.append(Heading(level_title(pack, level.id), 3))
                boxes = (_item(criterion, journey.answer(criterion.id), codes[criterion.id]) for criterion in of_level)
                blocks.append(SheetBoxes(tuple(boxes)))
    blocks += [Prose(line, Tone.MUTED) for line in plain(header.credit).splitlines() if line.strip()]
    return Page(
        title=title_of(header, "Workshop sheet"),
        blocks=tuple(blocks),
        language=pack.language,
        subject="The criteria of a session, to be filled in with a pen",
        generated=generated,
        running=_running(header, steps[0].step if len(steps) == 1 else None, no_voice),
    )


def _facts(header: Header) -> tuple[tuple[str, str], ...]:
    pairs = [("Organisation", one_line(header.journey.organisation) or "_" * 24), ("Printed", header.today.isoformat())]
    if header.tracks:
        pairs.append(("Covers", one_line(", ".join(header.tracks))))
    pairs.append(("Pack", f"{one_line(header.pack)}, version {one_line(header.pack_version)}"))
    pairs += [("Date of the session", "_" * 24), ("Who takes part, by role", "_" * 40)]
    return tuple(pairs)


def _item(criterion: Criterion, answer: Answer, code: str) -> SheetItem:
    return SheetItem(
        code=code,
        criterion=criterion.id,
        title=one_line(criterion.title),
        statement=plain(criterion.statement).strip(),
        status=answer.status,
        asks="; ".join(one_line(example).rstrip(".") for example in criterion.evidence[:_EVIDENCE_NAMED]),
        no_way_out=criterion.not_applicable == "never",
    )


def _running(header: Header, step: Step | None, no_voice: str) -> str:
    journey = header.journey
    parts = ["Workshop sheet", one_line(journey.title), f"{one_line(journey.pack)} {one_line(header.pack_version)}"]
    parts += [f"step {step.number}"] if step else []
    parts += [header.today.isoformat()]
    return " · ".join((*parts, *filter(None, (marks(header, no_voice),))))
