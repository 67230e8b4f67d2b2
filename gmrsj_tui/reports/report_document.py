"""Works out the report: the whole assessment of one journey as one value, before anything is laid out."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from gmrsj_tui import clock
from gmrsj_tui.framework.model import Criterion, Pack
from gmrsj_tui.journey.answer import Status
from gmrsj_tui.journey.coverage import covers
from gmrsj_tui.journey.effectiveness import effectiveness_counts
from gmrsj_tui.journey.explanation import explain
from gmrsj_tui.journey.journey import Journey
from gmrsj_tui.journey.pack_version import OlderPack
from gmrsj_tui.journey.points import PRESENT, of_snapshot
from gmrsj_tui.journey.snapshots import NOW, latest
from gmrsj_tui.journey.standing import Standing, StepStanding
from gmrsj_tui.reports.comparison_model import ComparisonDocument, comparison_document
from gmrsj_tui.reports.document_parts import (
    disputed_lines,
    header_of,
    not_applicable_lines,
    parked_lines,
    retired_lines,
    review_lines,
    step_line,
)
from gmrsj_tui.reports.report_model import (
    CriterionLine,
    LevelsThen,
    ProfileLine,
    ReportDocument,
    StepReport,
    Words,
)
from gmrsj_tui.reports.voices import no_voice_of, participants_of


def report_document(
    pack: Pack,
    journey: Journey,
    standing: Standing,
    *,
    notes: bool = False,
    today: date,
    generated: str,
    saved: Journey | None = None,
) -> ReportDocument:
    """The whole assessment as a document.

    Args:
        pack: The pack of the journey.
        journey: The journey.
        standing: Where it stands.
        notes: Whether to carry the notes, which can name people.
        today: The local date, for what is overdue.
        generated: This moment, RFC 3339 in UTC.
        saved: The journey as it is saved, where ``journey`` is what it would be once it is moved to a changed pack:
            the history leads back from what is saved.
    """
    return ReportDocument(
        header=header_of(pack, journey, standing, today, generated),
        level_titles=tuple((level.id, level.title) for level in pack.levels),
        steps=tuple(_step(pack, journey, step, notes, today) for step in standing.steps),
        profile=tuple(
            ProfileLine(question.id, question.prompt, journey.setup.get(question.id, "").strip())
            for question in pack.setup
        ),
        participants=participants_of(pack, journey),
        no_voice=no_voice_of(pack, journey),
        words=_words(journey, standing),
        not_applicable=not_applicable_lines(pack, journey, standing.steps),
        needs_review=review_lines(pack, journey),
        retired=retired_lines(pack, journey),
        parked=parked_lines(pack, journey, standing.steps),
        disputed=disputed_lines(pack, journey, standing.steps),
        effectiveness=effectiveness_counts(pack, journey, standing),
        over_time=tuple(_over_time(journey, standing, today)),
        since=_since(pack, journey if saved is None else saved),
        notes=notes,
        not_yet=pack.not_yet,
    )


def _step(pack: Pack, journey: Journey, standing: StepStanding, notes: bool, today: date) -> StepReport:
    in_the_way = {criterion.id for criterion in standing.blocking}
    banked = {criterion.id for criterion in standing.banked}
    weak = {criterion.id for criterion in standing.weak_evidence}
    return StepReport(
        line=step_line(pack, journey, standing),
        purpose=standing.step.purpose,
        held=standing.held,
        next_level=standing.next_level,
        levels=standing.levels,
        explanation=explain(pack, journey, standing),
        criteria=tuple(
            _criterion(pack, journey, standing, criterion, notes, today)._replace(
                in_the_way=criterion.id in in_the_way,
                banked=criterion.id in banked,
                below_minimum=criterion.id in weak,
            )
            for criterion in standing.criteria
        ),
    )


def _criterion(
    pack: Pack, journey: Journey, standing: StepStanding, criterion: Criterion, notes: bool, today: date
) -> CriterionLine:
    answer, level = journey.answer(criterion.id), pack.level(criterion.level)
    due = clock.parse_date(answer.due)
    return CriterionLine(
        criterion=criterion.id,
        step=standing.step.id,
        step_number=standing.step.number,
        level=level.id,
        level_title=level.title,
        title=criterion.title,
        statement=criterion.statement,
        tracks=criterion.tracks,
        effectiveness=criterion.effectiveness,
        status=answer.status,
        reason=answer.reason,
        evidence=answer.evidence,
        strength=answer.strength,
        minimum=level.minimum_evidence,
        below_minimum=False,
        in_the_way=False,
        banked=False,
        next_action=criterion.next_action if answer.next_action is None else answer.next_action,
        owner=answer.owner,
        due=answer.due,
        overdue=due is not None and due < today and not covers(criterion, answer),
        as_of=answer.as_of,
        when=answer.when,
        who=answer.who,
        review=answer.review,
        parked=answer.parked,
        disputed=answer.disputed,
        note=answer.note if notes else "",
    )


def _words(journey: Journey, standing: Standing) -> Words:
    strengths = [
        answer.strength
        for step in standing.steps
        for criterion in step.criteria
        if (answer := journey.answer(criterion.id)).status is Status.MET
    ]
    return Words(met=len(strengths), words_only=strengths.count(0))


def _over_time(journey: Journey, standing: Standing, today: date) -> Iterator[LevelsThen]:
    for snapshot in sorted(journey.snapshots, key=lambda one: (one.change, one.when)):
        yield LevelsThen(snapshot.name, clock.minute(snapshot.when)[:10], snapshot.automatic, snapshot.levels)
    yield LevelsThen(NOW, today.isoformat(), False, {step.step.id: step.held for step in standing.steps})


def _since(pack: Pack, journey: Journey) -> ComparisonDocument | None:
    """What moved since the latest snapshot that somebody named, or, where nobody named any, the latest one."""
    snapshot = latest(journey)
    if snapshot is None:
        return None
    try:
        return comparison_document(pack, journey, of_snapshot(snapshot), PRESENT, arrow="to")
    except OlderPack:  # what was answered then was answered with a newer pack, and is never judged by an older one
        return None
