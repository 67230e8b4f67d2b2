"""Journeys for the tests of the store."""

from __future__ import annotations

from hypothesis import strategies as st

from gmrsj_tui.errors import GmrsjError
from gmrsj_tui.framework.model import Pack
from gmrsj_tui.journey import changes
from gmrsj_tui.journey.answer import Evidence, Status
from gmrsj_tui.journey.changes import AnswerUpdate
from gmrsj_tui.journey.journey import Journey
from tests.sample_pack import sample_pack

PACK = sample_pack()
CRITERIA = tuple(criterion.id for criterion in PACK.criteria())
WHEN = "2026-11-22T14:32:05.123Z"


def new_journey(journey: str = "acme-2345", title: str = "Acme", when: str = WHEN, pack: Pack = PACK) -> Journey:
    """A journey with nothing answered."""
    return changes.start(pack, journey, title, when, organisation="Acme Ltd")


def answered(journey: Journey, criterion: str = "S1-L1-01", note: str = "Seen.", when: str = WHEN) -> Journey:
    """The journey with one answer more."""
    update = AnswerUpdate(criterion, status=Status.MET, note=note, add_evidence=(Evidence("Minutes", 1),))
    return changes.record(journey, PACK, [update], when, "Ana")


def rich_journey(journey: str = "acme-2345") -> Journey:
    """A journey in which every kind of change was made, and some taken back."""
    rich = answered(new_journey(journey))
    rich = answered(rich, "S1-L1-02", 'Ünïcode 漢字 🙂, "quotes", \\ and\ntwo lines')
    rich = changes.set_target(rich, PACK, "governance", "integrated", WHEN)
    rich = changes.set_setup(rich, PACK, {"sites": "4"}, WHEN)
    rich = changes.set_profile(rich, PACK, WHEN, title="Acme 2026", tracks=["own-operations"])
    rich = changes.set_archived(rich, True, WHEN)
    rich = changes.undo(rich, WHEN)
    rich = changes.undo(rich, WHEN)
    return changes.redo(rich, WHEN)


_texts = st.one_of(st.none(), st.text(max_size=30))
_dates = st.one_of(st.none(), st.just(""), st.dates().map(lambda day: day.isoformat()))
_evidence = st.lists(st.builds(Evidence, st.text(max_size=20), st.integers(0, 3)), max_size=2).map(tuple)
_updates = st.builds(
    AnswerUpdate,
    st.sampled_from(CRITERIA),
    status=st.one_of(st.none(), st.sampled_from(Status)),
    reason=_texts,
    note=_texts,
    evidence=st.one_of(st.none(), _evidence),
    add_evidence=_evidence,
    owner=_texts,
    due=_dates,
    as_of=_dates,
    next_action=_texts,
    parked=st.sampled_from((None, True, False)),
    disputed=_texts,
)
_levels = st.one_of(st.none(), st.sampled_from([level.id for level in PACK.levels]))
_requests = st.one_of(
    st.tuples(st.just("record"), st.lists(_updates, min_size=1, max_size=3), st.text(max_size=8)),
    st.tuples(st.just("target"), st.sampled_from([step.id for step in PACK.steps]), _levels),
    st.tuples(st.just("setup"), st.sampled_from(["sites", "serious-case"]), st.text(max_size=20)),
    st.tuples(st.just("title"), st.text(max_size=20), st.none()),
    st.tuples(st.just("organisation"), st.text(max_size=20), st.none()),
    st.tuples(st.just("tracks"), st.lists(st.sampled_from([track.id for track in PACK.tracks])), st.none()),
    st.tuples(st.just("archived"), st.booleans(), st.none()),
    st.tuples(st.sampled_from(["undo", "undo", "redo"]), st.none(), st.none()),
)


@st.composite
def histories(draw: st.DrawFn) -> list[Journey]:
    """A new journey and what it became, change by change; requests that are refused leave no trace."""
    journeys = [new_journey()]
    for number, (kind, first, second) in enumerate(draw(st.lists(_requests, max_size=8)), 1):
        when = f"2026-11-22T14:{number:02}:00.000Z"
        before = journeys[-1]
        try:
            after = _made(before, kind, first, second, when)
        except GmrsjError:
            continue
        if after is not before:
            journeys.append(after)
    return journeys


def _made(journey: Journey, kind: str, first: object, second: object, when: str) -> Journey:
    match kind, first, second:
        case "record", list(updates), str(who):
            return changes.record(journey, PACK, updates, when, who)
        case "target", str(step), str() | None as level:
            return changes.set_target(journey, PACK, step, level, when)
        case "setup", str(question), str(text):
            return changes.set_setup(journey, PACK, {question: text}, when)
        case "title", str(title), _:
            return changes.set_profile(journey, PACK, when, title=title)
        case "organisation", str(organisation), _:
            return changes.set_profile(journey, PACK, when, organisation=organisation)
        case "tracks", list(tracks), _:
            return changes.set_profile(journey, PACK, when, tracks=tracks)
        case "archived", bool(archived), _:
            return changes.set_archived(journey, archived, when)
        case "undo", _, _:
            return changes.undo(journey, when)
    return changes.redo(journey, when)
