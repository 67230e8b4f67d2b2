"""Writes the dated actions of a roadmap as an iCalendar file (RFC 5545) that common calendars import."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING, NamedTuple

from gmrsj_tui import clock
from gmrsj_tui.errors import GmrsjError
from gmrsj_tui.reports.document_parts import Header
from gmrsj_tui.reports.extras import missing_extra
from gmrsj_tui.reports.model import RoadmapDocument, RoadmapLine
from gmrsj_tui.reports.plain_parts import title_of
from gmrsj_tui.reports.roadmap_page import NOBODY_YET, evidence_to_fetch
from gmrsj_tui.reports.voices import NO_VOICE
from gmrsj_tui.text import one_line

if TYPE_CHECKING:
    from icalendar import Event

PRODUCT = "-//gmrsj//Roadmap//EN"
_UNDATED_NAMED = 8
_GREATEST_SEQUENCE = 2**31 - 1
"""Of an integer in RFC 5545, 3.3.8."""


class CalendarFile(NamedTuple):
    """A calendar, and what is not in it."""

    text: str
    """Lines that end in CRLF and take 75 octets at most; to be written in UTF-8 as it is."""
    warnings: tuple[str, ...] = ()


def render_roadmap(document: RoadmapDocument) -> CalendarFile:
    """The dated actions as whole days, in the order of their dates.

    They are events and not to-dos, which Google and Outlook do not import; they leave the day free and bring no alarm
    of their own. The identifier of an event is that of its criterion in its journey, so that a newer file moves the
    event where a calendar knows it already. Notes are never in it: people give calendars to others (DESIGN 1,
    conviction 4).

    Args:
        document: The next actions, with or without notes.

    Returns:
        The file, and a warning where actions have no date.

    Raises:
        GmrsjError: Not one action has a date, or the library is not installed.
    """
    dated = [(due, item) for item in document.items if (due := clock.parse_date(item.due)) is not None]
    if not dated:
        raise GmrsjError(
            "no action of this roadmap has a due date, so there is nothing for a calendar",
            "gmrsj answer JOURNEY CRITERION STATUS --due YYYY-MM-DD gives one",
        )
    try:
        from icalendar import Calendar
    except ImportError:
        raise missing_extra("ics", "calendar") from None
    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", title_of(document.header, "Roadmap"))
    for due, item in sorted(dated, key=lambda pair: (pair[0], pair[1].position)):
        calendar.add_component(_event(document, item, due))
    undated = [item.criterion for item in document.items if clock.parse_date(item.due) is None]
    return CalendarFile(calendar.to_ical().decode(), (_without_date(undated),) if undated else ())


def _event(document: RoadmapDocument, item: RoadmapLine, due: date) -> "Event":
    from icalendar import Event

    header = document.header
    event = Event()
    event.add("uid", one_line(f"{item.criterion}@{header.journey.id}.gmrsj"))
    event.add("dtstamp", _moment(header))
    event.add("sequence", min(header.journey.revision, _GREATEST_SEQUENCE))
    event.add("dtstart", due)
    if due < date.max:
        event.add("dtend", due + timedelta(days=1))
    event.add("summary", _summary(item))
    event.add("description", "\n".join(_description(document, item)))
    event.add("transp", "TRANSPARENT")
    event.add("x-microsoft-cdo-busystatus", "FREE")
    return event


def _summary(item: RoadmapLine) -> str:
    action = one_line(item.next_action) or one_line(item.title)
    return f"{'Overdue: ' if item.overdue else ''}{action} ({one_line(item.criterion)})"


def _description(document: RoadmapDocument, item: RoadmapLine) -> Iterator[str]:
    header = document.header
    yield f"{one_line(item.criterion)}: {one_line(item.title)}"
    yield f"To be true: {one_line(item.statement)}"
    yield f"Owner: {one_line(item.owner) or NOBODY_YET}"
    evidence = evidence_to_fetch(item)
    if evidence:
        yield f"Evidence to fetch: {evidence}"
    yield f"Step {item.step_number}, {one_line(item.step_title)}: {one_line(item.level_title)}, {item.status.words}"
    if item.overdue:
        yield f"Overdue on {header.today.isoformat()}"
    voice = [NO_VOICE] if document.no_voice else []
    yield ", ".join((title_of(header, "Roadmap"), header.today.isoformat(), *voice))


def _moment(header: Header) -> datetime:
    return datetime.fromisoformat(header.generated).astimezone(UTC).replace(microsecond=0)


def _without_date(criteria: list[str]) -> str:
    named = ", ".join(map(one_line, criteria[:_UNDATED_NAMED]))
    more = f" and {len(criteria) - _UNDATED_NAMED} more" if len(criteria) > _UNDATED_NAMED else ""
    if len(criteria) == 1:
        return f"1 action has no due date and is not in the calendar: {named}"
    return f"{len(criteria)} actions have no due date and are not in the calendar: {named}{more}"
