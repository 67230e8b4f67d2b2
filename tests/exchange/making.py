"""Copies of one journey that went on apart, for the tests of exports."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from hypothesis import strategies as st

from gmrsj_tui.errors import GmrsjError
from gmrsj_tui.journey import changes
from gmrsj_tui.journey.answer import Answer, Evidence, Status
from gmrsj_tui.journey.changes import AnswerUpdate
from gmrsj_tui.journey.journey import Journey, Snapshot, Value
from tests.sample_pack import sample_pack
from tests.store.making import new_journey

PACK = sample_pack()
CRITERIA = ("S1-L1-01", "S1-L1-02", "S2-L1-02")
"""Few, so that two copies often change the same one."""

Step = tuple[Any, ...]

_words = st.sampled_from(("", "Seen.", "Not yet.", 'Ünïcode 🙂 "x"\n two lines', "Ask Josephine"))
_steps = st.one_of(
    st.tuples(st.just("answer"), st.sampled_from(CRITERIA), st.sampled_from(Status), _words, _words),
    st.tuples(st.just("note"), st.sampled_from(CRITERIA), _words),
    st.tuples(st.just("parked"), st.sampled_from(CRITERIA), st.booleans(), _words),
    st.tuples(st.just("target"), st.sampled_from(("launched", "integrated", None))),
    st.tuples(st.just("setup"), _words),
    st.tuples(st.just("title"), st.sampled_from(("Acme", "Acme 2026", "Acme 2027"))),
    st.tuples(st.just("archived"), st.booleans()),
    st.tuples(st.just("undo")),
    st.tuples(st.just("redo")),
    st.tuples(st.just("snapshot"), st.sampled_from(("Q3", "q3", "End of year"))),
)


class Copies(NamedTuple):
    """A journey, and two copies of it that went on apart."""

    base: Journey
    ours: Journey
    theirs: Journey


@st.composite
def copies(draw: st.DrawFn, most: int = 6) -> Copies:
    """Copies that went on by up to so many steps each, at the same time, by different people or nameless ones."""
    base = grown(new_journey(), draw(st.lists(_steps, max_size=4)), 9, "Ana")
    ours = grown(base, draw(st.lists(_steps, max_size=most)), 10, draw(st.sampled_from(("Ana", ""))))
    theirs = grown(base, draw(st.lists(_steps, max_size=most)), 10, draw(st.sampled_from(("Ben", ""))))
    return Copies(base, ours, theirs)


journeys = copies().map(lambda drawn: drawn.ours)
"""Journeys with history and snapshots."""


def grown(journey: Journey, steps: list[Step], hour: int, who: str) -> Journey:
    """The journey after some steps; those that are refused leave no trace."""
    for number, step in enumerate(steps):
        try:
            journey = _after(journey, step, f"2026-11-22T{hour:02}:{number:02}:00.000Z", who)
        except GmrsjError:
            continue
    return journey


def answered(journey: Journey, criterion: str, status: Status, note: str, when: str, who: str) -> Journey:
    """The journey with one answer more."""
    return changes.record(journey, PACK, [AnswerUpdate(criterion, status=status, note=note)], when, who)


def snapshot(journey: Journey, name: str, when: str, who: str) -> Journey:
    """The journey with one snapshot more, if the name is free."""
    if any(one.name.casefold() == name.casefold() for one in journey.snapshots):
        return journey
    levels = {"governance": "launched" if journey.answers else None, "channels": None}
    return journey._replace(
        snapshots=(*journey.snapshots, Snapshot(name, when, who, len(journey.changes), levels, name == "q3"))
    )


def _after(journey: Journey, step: Step, when: str, who: str) -> Journey:
    match step:
        case "answer", str(criterion), Status() as status, str(note), str(evidence):
            update = AnswerUpdate(
                criterion, status=status, reason=note, note=note, add_evidence=(Evidence(evidence, 2),), owner=who
            )
            return changes.record(journey, PACK, [update], when, who)
        case "note", str(criterion), str(note):
            return changes.record(journey, PACK, [AnswerUpdate(criterion, note=note, due="2027-01-31")], when, who)
        case "parked", str(criterion), bool(parked), str(disputed):
            update = AnswerUpdate(criterion, parked=parked, disputed=disputed)
            return changes.record(journey, PACK, [update], when, who)
        case "target", level:
            return changes.set_target(journey, PACK, "governance", level, when, who)
        case "setup", str(text):
            return changes.set_setup(journey, PACK, {"sites": text}, when, who)
        case "title", str(title):
            return changes.set_profile(journey, PACK, when, who, title=title)
        case "archived", bool(archived):
            return changes.set_archived(journey, archived, when, who)
        case "snapshot", str(name):
            return snapshot(journey, name, when, who)
        case ("undo",):
            return changes.undo(journey, when, who)
    return changes.redo(journey, when, who)


def said(journey: Journey) -> dict[str, Any]:
    """What a journey says, whenever and by whomever it was said."""
    answers = {key: answer._replace(when="", who="") for key, answer in journey.answers.items()}
    return {
        "answers": {key: answer for key, answer in answers.items() if answer != Answer()},
        "targets": dict(journey.targets),
        "setup": dict(journey.setup),
        "title": journey.title,
        "organisation": journey.organisation,
        "tracks": journey.tracks,
        "archived": journey.archived,
        "pack_version": journey.pack_version,
    }


def texts(journey: Journey) -> set[str]:
    """Every text that people typed into a journey and that can be found in it or in its history."""
    values: list[Value] = [*journey.answers.values(), journey.title, journey.organisation, *journey.setup.values()]
    for change in journey.changes:
        for item in change.items:
            values += [item.before, item.after]
    return {text for value in values for text in _texts(value) if text}


def _texts(value: Value) -> Iterator[str]:
    if isinstance(value, Answer):
        yield from (value.reason, value.note, value.owner, value.next_action or "")
        yield from (item.text for item in value.evidence)
    elif isinstance(value, str):
        yield value
