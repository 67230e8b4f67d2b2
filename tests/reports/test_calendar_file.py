from __future__ import annotations

import sys
from datetime import date, timedelta
from typing import NamedTuple

import pytest
from icalendar import Calendar

from gmrsj_tui.errors import GmrsjError
from gmrsj_tui.framework.model import SetupQuestion
from gmrsj_tui.journey.answer import Status
from gmrsj_tui.journey.changes import AnswerUpdate
from gmrsj_tui.reports.calendar_file import CalendarFile, render_roadmap
from gmrsj_tui.reports.model import RoadmapDocument
from tests.reports.journeys import journey_of, roadmap
from tests.sample_pack import sample_pack

HOSTILE = 'a, b; c\\d "e" \\n \r\nBEGIN:VALARM\r\nEND:VEVENT\x1b[31m \ud800 ' + "日本語 مرحبا é👩‍👩‍👧 " * 20


def document_of(*updates: AnswerUpdate, notes: bool = False, sample: bool = False) -> RoadmapDocument:
    """A roadmap of the small pack with these answers."""
    pack = sample_pack()
    return roadmap(pack, journey_of(pack, *updates, sample=sample), notes=notes)


def three_actions(notes: bool = False) -> RoadmapDocument:
    """One that is due, one that is overdue, and others without a date."""
    return document_of(
        AnswerUpdate("S1-L1-01", Status.IN_PROGRESS, owner="Bo", due="2027-01-15", note="Ask Josephine."),
        AnswerUpdate("S1-L1-02", Status.NOT_MET, owner="Chi 陳", due="2026-11-01", next_action="Rent a hotline"),
        notes=notes,
    )


class Entry(NamedTuple):
    """A property as a naive reader sees it."""

    name: str
    parameters: str
    value: str


def naive_lines(text: str) -> list[Entry]:
    """The lines of a calendar, unfolded and unescaped without any library."""
    assert text.endswith("\r\n") and "\n" not in text.replace("\r\n", "")
    found = []
    for line in text.replace("\r\n ", "").split("\r\n")[:-1]:
        head, _, value = line.partition(":")
        name, _, parameters = head.partition(";")
        plain = ""
        rest = iter(value)
        for character in rest:
            if character == "\\":
                character = next(rest)
                character = "\n" if character in "nN" else character
            plain += character
        found.append(Entry(name, parameters, plain))
    return found


def events_of(made: CalendarFile) -> list[dict[str, Entry]]:
    """The events as the naive reader sees them."""
    events: list[dict[str, Entry]] = []
    inside = False
    for entry in naive_lines(made.text):
        if entry == ("BEGIN", "", "VEVENT"):
            assert not inside
            inside = True
            events.append({})
        elif entry == ("END", "", "VEVENT"):
            inside = False
        elif inside:
            assert entry.name not in events[-1], "no property stands twice"
            events[-1][entry.name] = entry
    return events


def test_every_dated_action_is_a_whole_day_in_the_order_of_the_dates() -> None:
    first, second = events_of(render_roadmap(three_actions()))
    assert (first["DTSTART"].parameters, first["DTSTART"].value) == ("VALUE=DATE", "20261101")
    assert (first["DTEND"].parameters, first["DTEND"].value) == ("VALUE=DATE", "20261102")
    assert (second["DTSTART"].value, second["DTEND"].value) == ("20270115", "20270116")
    assert first["TRANSP"].value == "TRANSPARENT"
    assert first["DTSTAMP"].value == "20261122T080000Z"


def test_the_library_reads_it_back() -> None:
    made = render_roadmap(three_actions())
    calendar = Calendar.from_ical(made.text.encode())
    assert isinstance(calendar, Calendar) and not calendar.errors
    events = calendar.walk("VEVENT")
    assert [event.decoded("dtstart") for event in events] == [date(2026, 11, 1), date(2027, 1, 15)]
    assert all(event.decoded("dtend") - event.decoded("dtstart") == timedelta(days=1) for event in events)
    assert events[0]["summary"] == "Overdue: Rent a hotline (S1-L1-02)"
    assert "Owner: Chi 陳" in str(events[0]["description"])
    assert {component.name for component in calendar.walk()} == {"VCALENDAR", "VEVENT"}


def test_what_is_overdue_says_so_in_words_and_what_is_not_does_not() -> None:
    overdue, due = events_of(render_roadmap(three_actions()))
    assert overdue["SUMMARY"].value.startswith("Overdue: ")
    assert "Overdue on 2026-11-22" in overdue["DESCRIPTION"].value
    assert "verdue" not in due["SUMMARY"].value + due["DESCRIPTION"].value


def test_an_event_says_what_must_be_true_who_does_it_and_what_to_fetch() -> None:
    document = three_actions()
    items = tuple(item._replace(evidence=("A signed page.", "Minutes")) for item in document.items)
    item = next(item for item in items if item.criterion == "S1-L1-01")
    text = events_of(render_roadmap(document._replace(items=items)))[1]["DESCRIPTION"].value
    for said in (item.statement, "Owner: Bo", "A signed page; Minutes", item.step_title, item.level_title):
        assert said in text
    assert "Acme 2026" in text


def test_notes_are_never_in_it() -> None:
    assert "Josephine" in str(three_actions(notes=True))
    made = render_roadmap(three_actions(notes=True))
    assert "Josephine" not in "".join(entry.value for entry in naive_lines(made.text))
    assert made == render_roadmap(three_actions())


def test_actions_without_a_date_are_counted_and_named() -> None:
    document = three_actions()
    undated = [item.criterion for item in document.items if not item.due]
    (warning,) = render_roadmap(document).warnings
    assert warning.startswith(f"{len(undated)} action") and all(criterion in warning for criterion in undated[:8])
    dated = document._replace(items=tuple(item for item in document.items if item.due))
    assert render_roadmap(dated).warnings == ()


def test_a_roadmap_without_any_date_is_refused_with_what_to_do() -> None:
    with pytest.raises(GmrsjError, match="no action of this roadmap has a due date") as refused:
        render_roadmap(document_of())
    assert "--due" in refused.value.hint


def test_an_event_keeps_its_identifier_when_its_date_and_its_texts_change() -> None:
    before = document_of(AnswerUpdate("S1-L1-01", Status.NOT_MET, due="2027-01-15"))
    after = document_of(AnswerUpdate("S1-L1-01", Status.IN_PROGRESS, due="2027-03-01", next_action="Other"))
    header = after.header._replace(journey=after.header.journey._replace(revision=99))
    (first,), (second,) = (events_of(render_roadmap(made)) for made in (before, after._replace(header=header)))
    assert first["UID"] == second["UID"] and "S1-L1-01" in first["UID"].value and "acme-2026" in first["UID"].value
    assert "2027" not in first["UID"].value
    assert int(first["SEQUENCE"].value) < int(second["SEQUENCE"].value) == 99


def test_identifiers_differ_between_journeys_and_between_criteria() -> None:
    document = three_actions()
    other = document._replace(header=document.header._replace(journey=document.header.journey._replace(id="other")))
    names = [event["UID"].value for made in (document, other) for event in events_of(render_roadmap(made))]
    assert len(set(names)) == 4


def test_hostile_text_stays_text() -> None:
    document = three_actions()
    items = tuple(
        item._replace(title=HOSTILE, statement=HOSTILE, next_action=HOSTILE, owner=HOSTILE, evidence=(HOSTILE,) * 5)
        for item in document.items
    )
    journey = document.header.journey._replace(title=HOSTILE)
    made = render_roadmap(document._replace(items=items, header=document.header._replace(journey=journey)))
    assert all(len(line) <= 75 for line in made.text.encode().split(b"\r\n"))
    names = [entry.name for entry in naive_lines(made.text)]
    assert names.count("BEGIN") == names.count("END") == 3
    assert "\x1b" not in made.text
    event = events_of(made)[0]
    assert 'a, b; c\\d "e" \\n' in event["SUMMARY"].value and event["SUMMARY"].value.count("日本語") == 20
    calendar = Calendar.from_ical(made.text.encode())
    assert isinstance(calendar, Calendar)
    assert [str(read["summary"]) for read in calendar.walk("VEVENT")][0] == event["SUMMARY"].value


@pytest.mark.parametrize("due", ["0001-01-01", "9999-12-31"])
def test_the_first_and_the_last_day_of_the_calendar_can_be_due(due: str) -> None:
    (event,) = events_of(render_roadmap(document_of(AnswerUpdate("S1-L1-01", Status.NOT_MET, due=due))))
    assert event["DTSTART"].value == due.replace("-", "")


def test_the_same_roadmap_gives_the_same_calendar() -> None:
    assert render_roadmap(three_actions()) == render_roadmap(three_actions())


def test_a_sample_is_marked_in_every_event() -> None:
    update = AnswerUpdate("S1-L1-01", Status.NOT_MET, due="2027-01-15")
    (event,) = events_of(render_roadmap(document_of(update, sample=True)))
    assert "(sample)" in event["DESCRIPTION"].value


def test_an_assessment_without_a_rightsholder_voice_is_marked_in_every_event() -> None:
    pack = sample_pack()._replace(setup=(SetupQuestion("voice", "Who speaks for them?", kind="rightsholders"),))
    update = AnswerUpdate("S1-L1-01", Status.NOT_MET, due="2026-12-01")
    (event,) = events_of(render_roadmap(roadmap(pack, journey_of(pack, update))))
    assert event["DESCRIPTION"].value.endswith("2026-11-22, no rightsholder voice in this assessment")


def test_without_the_library_it_says_how_to_get_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "icalendar", None)
    with pytest.raises(GmrsjError) as refused:
        render_roadmap(three_actions())
    assert (
        refused.value.hint == """pip install "gmrsj[calendar]" adds it, or from a checkout: pip install '.[calendar]'"""
    )
