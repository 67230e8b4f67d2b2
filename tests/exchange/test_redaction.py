"""A redacted export has nothing that a person typed, wherever it was typed, and everything that can be counted."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gmrsj_tui.exchange.importing import import_journey
from gmrsj_tui.exchange.reading import read_export
from gmrsj_tui.exchange.redaction import redacted
from gmrsj_tui.exchange.writing import export_text
from gmrsj_tui.journey import changes
from gmrsj_tui.journey.answer import Evidence, Status
from gmrsj_tui.journey.changes import AnswerUpdate
from gmrsj_tui.journey.journey import Journey
from gmrsj_tui.journey.past import journey_at
from gmrsj_tui.journey.standing import standing_of
from gmrsj_tui.store.identity import proposed_id
from gmrsj_tui.store.journeys import JourneyStore
from tests.exchange.making import CRITERIA, PACK, journeys, snapshot
from tests.store.making import rich_journey

NOW = "2026-11-23T08:00:00.000Z"

_typed_words = st.text("abcdefghijklmnoprstuvwxyzäöüßéñ漢字", min_size=4, max_size=9).map(lambda word: f"qz{word}")


class Typist:
    """Types a text that nobody else has typed, and remembers each of its words."""

    def __init__(self, draw: st.DrawFn) -> None:
        self._draw = draw
        self.words: list[str] = []

    def text(self) -> str:
        """Two words, each told apart from all others by its number."""
        made = [f"{self._draw(_typed_words)}{len(self.words) + number}" for number in (1, 2)]
        self.words += made
        return " ".join(made)

    def day(self) -> str:
        """A date in a year of its own."""
        day = f"{2031 + self._draw(st.integers(0, 60))}-0{self._draw(st.integers(1, 9))}-17"
        self.words += [day, day[:4]]
        return day


@st.composite
def typed_journeys(draw: st.DrawFn) -> tuple[Journey, list[str]]:
    """A journey in which every field that people type was typed into several times, and the words that were typed."""
    typist = Typist(draw)
    title = typist.text()
    journey = changes.start(PACK, proposed_id(title), title, "2026-11-20T08:00:00.000Z", organisation=typist.text())
    for number in range(draw(st.integers(1, 6))):
        when, who = f"2026-11-22T10:{number:02}:00.000Z", typist.text()
        update = AnswerUpdate(
            draw(st.sampled_from(CRITERIA)),
            status=draw(st.sampled_from([status for status in Status if status is not Status.NOT_APPLICABLE])),
            reason=typist.text(),
            note=typist.text() + "\n" + typist.text(),
            add_evidence=(Evidence(typist.text(), 1), Evidence(f"https://example.org/{typist.text()}", 2)),
            owner=typist.text(),
            due=typist.day(),
            as_of=typist.day(),
            next_action=typist.text(),
            parked=draw(st.booleans()),
            disputed=typist.text() + "\n" + typist.text(),
        )
        journey = changes.record(journey, PACK, [update], when, who)
        journey = changes.set_setup(journey, PACK, {"sites": typist.text()}, when, who)
        journey = changes.set_profile(journey, PACK, when, who, title=typist.text(), organisation=typist.text())
        journey = snapshot(journey, typist.text(), when, typist.text())
        for _ in range(draw(st.integers(0, 2))):
            journey = changes.undo(journey, when, typist.text())
    return journey, typist.words


@given(typed_journeys())
def test_nothing_that_was_typed_is_in_it_not_even_a_word(typed: tuple[Journey, list[str]]) -> None:
    journey, words = typed
    whole = export_text(journey).casefold()
    assert words and all(word.casefold() in whole for word in words), "the search would find them"
    text = export_text(redacted(journey), redacted=True).casefold()
    assert [word for word in words if word.casefold() in text] == []
    assert "qz" not in text and re.search("20[3-9][0-9]-", text) is None
    assert journey.id not in text


@given(journeys)
def test_what_can_be_counted_stays(journey: Journey) -> None:
    bare = redacted(journey)
    for number in range(len(journey.changes) + 1):
        before, after = standing_of(PACK, journey_at(journey, number)), standing_of(PACK, journey_at(bare, number))
        assert [step.held for step in after.steps] == [step.held for step in before.steps]
        assert [step.levels for step in after.steps] == [step.levels for step in before.steps]
    for criterion, answer in journey.answers.items():
        there = bare.answer(criterion)
        assert (there.status, there.strength, len(there.evidence)) == (
            answer.status,
            answer.strength,
            len(answer.evidence),
        )
        assert bool(there.note) == bool(answer.note.strip())
        assert (there.parked, bool(there.disputed)) == (answer.parked, bool(answer.disputed.strip()))
    assert [one.change for one in bare.snapshots] == [one.change for one in journey.snapshots]
    assert [one.levels for one in bare.snapshots] == [one.levels for one in journey.snapshots]


@given(journeys)
def test_of_the_time_of_a_change_the_day_is_kept(journey: Journey) -> None:
    text = export_text(redacted(journey), redacted=True)
    assert set(re.findall(r"T[0-9:.]+Z", text)) == {"T00:00:00Z"}
    for before, after in zip(journey.changes, redacted(journey).changes, strict=True):
        assert after.when[:10] == before.when[:10]


@given(journeys)
def test_the_same_journey_gives_the_same_bytes_and_redacting_twice_takes_no_more(journey: Journey) -> None:
    once = redacted(journey)
    assert export_text(once, redacted=True) == export_text(redacted(journey), redacted=True)
    assert redacted(once) == once
    imported = read_export(export_text(once, redacted=True).encode(), "x")
    assert (imported.journey, imported.redacted, imported.warnings) == (once, True, ())


@pytest.mark.parametrize("id", ["redacted", "acme-2345"])
def test_it_is_never_merged_but_becomes_a_sample_of_its_own(tmp_path: Path, id: str) -> None:
    journey = rich_journey()
    store = JourneyStore(tmp_path / "saves")
    store.create(journey)
    text = export_text(redacted(journey)._replace(id=id), redacted=True)
    for title in ("Redacted journey", "Redacted journey (2)"):
        arrival = import_journey(store, read_export(text.encode(), "x"), NOW)
        assert (arrival.kind, arrival.journey.title, arrival.journey.sample) == ("copy", title, True)
        assert arrival.journey.id not in (journey.id, "redacted")
    assert store.load(journey.id) == journey
