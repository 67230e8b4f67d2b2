"""Random packs, journeys and requests, built as values.

Small integers stand for criteria, so that large packs stay cheap to draw and failing examples shrink to small ones.
"""

from __future__ import annotations

from hypothesis import settings
from hypothesis import strategies as st

from gmrsj_tui.framework.model import (
    Criterion,
    Effectiveness,
    Level,
    NotApplicableRule,
    Pack,
    SetupQuestion,
    Step,
    Track,
)
from gmrsj_tui.journey.answer import UNANSWERED, Answer, Evidence, Status
from gmrsj_tui.journey.changes import AnswerUpdate
from gmrsj_tui.journey.journey import Journey

unhurried = settings(deadline=None)
"""No test may fail because a machine is slow."""

LETTERS = ("a", "b", "c")
WHEN = "2026-01-02T03:04:05.006Z"


def _criterion(step: int, level: int, position: int, code: int, tracks: tuple[str, ...]) -> Criterion:
    """Bits 0 to 2 of the code choose tracks, 3 to 5 effectiveness criteria, 6 whether it can be not applicable."""
    chosen = tuple(track for bit, track in enumerate(tracks) if code >> bit & 1)
    rule: NotApplicableRule = "never" if code >> 6 & 1 else "reason"
    return Criterion(
        id=f"S{step}-L{level}-{position:02}",
        step=f"step-{step}",
        level=f"level-{level}",
        title=f"Title {step}.{level}.{position}",
        statement="It is so.",
        position=position,
        tracks=chosen or tracks,
        effectiveness=tuple(letter for bit, letter in enumerate(LETTERS) if code >> 3 + bit & 1),
        not_applicable=rule,
    )


@st.composite
def packs(draw: st.DrawFn) -> Pack:
    """Packs of 1 to 5 steps, 2 to 5 levels, 0 to 6 criteria in each step and level, and 0 to 3 tracks."""
    levels = tuple(
        Level(f"level-{number}", f"Level {number}", minimum_evidence=minimum)
        for number, minimum in enumerate(draw(st.lists(st.integers(0, 3), min_size=2, max_size=5)), start=1)
    )
    tracks = tuple(Track(f"track-{number}", f"Track {number}") for number in range(draw(st.integers(0, 3))))
    ids = tuple(track.id for track in tracks)
    steps = []
    for number in range(1, draw(st.integers(1, 5)) + 1):
        criteria = tuple(
            _criterion(number, level, position, code, ids)
            for level in range(1, len(levels) + 1)
            for position, code in enumerate(draw(st.lists(st.integers(0, 127), max_size=6)), start=1)
        )
        steps.append(Step(f"step-{number}", number, f"Step {number}", "A purpose.", criteria=criteria))
    return Pack(
        id="drawn",
        version="1.0.0",
        title="Drawn",
        licence="none",
        levels=levels,
        steps=tuple(steps),
        tracks=tracks,
        effectiveness=tuple(Effectiveness(letter, f"Letter {letter}") for letter in LETTERS),
        setup=(SetupQuestion("sites", "Which sites?"), SetupQuestion("case", "Which case?")),
    )


EVIDENCE = (
    (),
    (Evidence("seen"),),
    (Evidence("plan", 1),),
    (Evidence("seen"), Evidence("records", 2)),
    (Evidence("records", 3), Evidence("plan", 1)),
)

ANYTHING = tuple(
    Answer(status, reason, evidence=evidence)
    for status in Status
    for reason in ("", " \n ", "There are none here.")
    for evidence in EVIDENCE
    if Answer(status, reason, evidence=evidence) != UNANSWERED  # a journey keeps no entry for what was never answered
)
_MET = tuple(Answer(Status.MET, evidence=evidence) for evidence in EVIDENCE)
_EXCUSED = (Answer(Status.NOT_APPLICABLE, "There are none here."),)

_MOODS = (
    (None,),
    (None, *ANYTHING),
    _MET,
    (*_MET, *_EXCUSED),
    _EXCUSED,
    (*_MET, *_EXCUSED, None),
)
"""What a group may have said in one step and level: nothing, all sorts of things, or enough to reach the level."""


@st.composite
def journeys(draw: st.DrawFn, pack: Pack) -> Journey:
    """Journeys through a pack with answers of every status, whether they could have been recorded or not."""
    tracks = tuple(track.id for track in pack.tracks)
    chosen = draw(st.sets(st.sampled_from(tracks), min_size=1)) if tracks else set()
    answers: dict[str, Answer] = {}
    targets: dict[str, str] = {}
    for step in pack.steps:
        for level in pack.levels:
            mood = draw(st.sampled_from(_MOODS))
            for criterion in step.criteria:
                if criterion.level == level.id:
                    answer = draw(st.sampled_from(mood))
                    if answer is not None:
                        answers[criterion.id] = answer
        target = draw(st.sampled_from((None, None, *(level.id for level in pack.levels), "dropped")))
        if target is not None:
            targets[step.id] = target
    return Journey(
        id="drawn",
        title="Drawn",
        pack=pack.id,
        pack_version=pack.version,
        created=WHEN,
        updated=WHEN,
        tracks=tuple(track for track in tracks if track in chosen),
        answers=answers,
        targets=targets,
    )


@st.composite
def packs_with_journeys(draw: st.DrawFn) -> tuple[Pack, Journey]:
    """A pack and a journey through it."""
    pack = draw(packs())
    return pack, draw(journeys(pack))


@st.composite
def updates(draw: st.DrawFn, criteria: tuple[Criterion, ...]) -> AnswerUpdate:
    """An update of one of these criteria that can be recorded."""
    criterion = draw(st.sampled_from(criteria))
    statuses = [status for status in Status if status != "not-applicable" or criterion.not_applicable != "never"]
    status = draw(st.sampled_from([None, *statuses]))
    return AnswerUpdate(
        criterion.id,
        status=status,
        reason=draw(st.sampled_from(("none here", "closed"))) if status == "not-applicable" else None,
        note=draw(st.sampled_from((None, "", "a note"))),
        evidence=draw(st.sampled_from((None, *EVIDENCE))),
        add_evidence=draw(st.sampled_from(EVIDENCE)),
        owner=draw(st.sampled_from((None, "", "Ana"))),
        due=draw(st.sampled_from((None, "", "2026-03-01"))),
        as_of=draw(st.sampled_from((None, "", "2025-12-31"))),
        next_action=draw(st.sampled_from((None, "", "Call them."))),
        parked=draw(st.sampled_from((None, True, False))),
        disputed=draw(st.sampled_from((None, "", "Procurement sees it as met."))),
    )
