"""The export of a journey, format 1, said once: reader, writer and JSON Schema are made from it (CONTRACTS 3).

What is added to it are keys that may be left out; anything else is format 2.
"""

from typing import Any, NamedTuple

from gmrsj_tui.clock import parse_date
from gmrsj_tui.exchange.nodes import (
    Cases,
    Choice,
    Key,
    ListOf,
    MapOf,
    Node,
    Nullable,
    Number,
    Record,
    Text,
    Word,
    YesNo,
)
from gmrsj_tui.journey.answer import UNANSWERED, Answer, Evidence, Status
from gmrsj_tui.journey.checking import LONGEST_LINE, LONGEST_TEXT
from gmrsj_tui.journey.journey import Change, ChangedItem, Snapshot
from gmrsj_tui.store import identity

FORMAT = 1
"""A program reads exports of its own format number and of lower ones, and refuses higher ones."""

KIND = "gmrsj-journey"
"""What an export says that it is."""

_FULL_TEXT = Text(LONGEST_TEXT * 16)
"""Longer than what can be typed: where a changed pack puts several criteria together, so are their notes."""
_LINE = Text(LONGEST_LINE, "one")
_NAME = Text(LONGEST_LINE, "one", blank=False)
_ID = Word(r"\S(.*\S)?", "an id", LONGEST_LINE)
_CRITERION = Word(r"[A-Za-z0-9][A-Za-z0-9._-]*", "the id of a criterion", LONGEST_LINE)
_JOURNEY_ID = Word(identity.PATTERN, "the id of a journey", identity.LONGEST)
_MOMENT = Word(
    r"[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])T([01][0-9]|2[0-3])(:[0-5][0-9]){2}(\.[0-9]{1,9})?Z",
    "a time in UTC (RFC 3339, ending in Z)",
    40,
    lambda text: parse_date(text[:10]) is not None,
)
_DAY = Word(
    r"([0-9]{4}-[0-9]{2}-[0-9]{2})?", "a date (YYYY-MM-DD)", 10, lambda text: not text or parse_date(text) is not None
)

EVIDENCE = Record(
    "evidence",
    "One thing that lets another person check a statement.",
    (
        Key("text", _FULL_TEXT, "A text or a link."),
        Key(
            "strength",
            Number(0, 3),
            "0 said in the room, 1 document seen, 2 records of use seen, 3 confirmed by rightsholders or an "
            "independent party.",
        ),
    ),
    Evidence,
)

ANSWER = Record(
    "answer",
    "What stands about a criterion; an empty object where nothing does.",
    (
        Key("status", Choice(tuple(Status), Status), "The status.", UNANSWERED.status),
        Key("reason", _FULL_TEXT, "Why it is not applicable.", UNANSWERED.reason),
        Key("note", _FULL_TEXT, "What the group wrote about it.", UNANSWERED.note),
        Key("evidence", ListOf(EVIDENCE), "The evidence, in its order.", UNANSWERED.evidence),
        Key("owner", _LINE, "Who sees to it.", UNANSWERED.owner),
        Key("due", _DAY, "By when.", UNANSWERED.due),
        Key("as_of", _DAY, "The day on which the status was true, where not that of the answer.", UNANSWERED.as_of),
        Key(
            "next_action",
            _FULL_TEXT,
            "What to do next, where not what the pack proposes.",
            UNANSWERED.next_action,
        ),
        Key("when", _MOMENT, "When the answer was last changed.", UNANSWERED.when),
        Key("who", _LINE, "Who changed it last.", UNANSWERED.who),
        Key("review", YesNo(), "It came with a changed pack, and nobody has confirmed it yet.", UNANSWERED.review),
        Key("parked", YesNo(), "The group put it off, to come back to before the session closes.", UNANSWERED.parked),
        Key("disputed", _FULL_TEXT, "Who sees it otherwise, and why.", UNANSWERED.disputed),
    ),
    Answer,
)


def _item(subject: str, about: str, key: Node, value: Node) -> Record:
    return Record(
        f"{subject}_item",
        about,
        (
            Key("subject", Choice((subject,)), "What was changed."),
            Key("key", key, "Id of the criterion, step or question; empty for what the journey has once."),
            Key("before", value, "What it was."),
            Key("after", value, "What it became."),
        ),
        ChangedItem,
    )


_NO_KEY = Word("", "empty", 0)

ITEM = Cases(
    "item",
    "One thing that a change moved, with what it was and what it became.",
    "subject",
    {
        "answer": _item("answer", "The answer to a criterion.", _CRITERION, ANSWER),
        "target": _item(
            "target", "The level that a step's roadmap leads to; null is the next one.", _ID, Nullable(_ID)
        ),
        "setup": _item("setup", "The answer to a set-up question; null is none.", _ID, Nullable(_FULL_TEXT)),
        "title": _item("title", "What people call the journey.", _NO_KEY, _NAME),
        "organisation": _item("organisation", "Whose journey it is.", _NO_KEY, _LINE),
        "tracks": _item("tracks", "Ids of the tracks that it covers.", _NO_KEY, ListOf(_ID)),
        "archived": _item("archived", "Whether it is put away.", _NO_KEY, YesNo()),
        "pack_version": _item("pack_version", "The version of its pack.", _NO_KEY, _ID),
    },
)

CHANGE = Record(
    "change",
    "One entry of the history; none is ever altered or removed.",
    (
        Key("number", Number(1), "Its place in the history, from 1."),
        Key("when", _MOMENT, "When it was made."),
        Key("who", _LINE, "Who made it; empty where nobody said so."),
        Key("action", Choice(("change", "undo", "redo", "back")), "Whether it took one back, redid it, or went back."),
        Key("of", Number(0), "The number of that change; where it went back, of the last that stood then.", None),
        Key("items", ListOf(ITEM), "What it moved."),
    ),
    Change,
)

SNAPSHOT = Record(
    "snapshot",
    "A named, dated point of the history.",
    (
        Key("name", _NAME, "What people call it."),
        Key("when", _MOMENT, "When it was taken."),
        Key("who", _LINE, "Who took it; empty where nobody said so."),
        Key("change", Number(0), "The number of the last change that it holds; 0 is the beginning."),
        Key("levels", MapOf(_ID, Nullable(_ID)), "Step id to the level held then; null is none."),
        Key("automatic", YesNo(), "The program took it at the end of a session."),
    ),
    Snapshot,
)

JOURNEY = Record(
    "journey",
    "What the journey has once.",
    (
        Key("id", _JOURNEY_ID, "The same wherever the journey goes; `redacted` where personal texts were taken out."),
        Key("title", _NAME, "What people call it."),
        Key("organisation", _LINE, "Whose journey it is."),
        Key("pack", _ID, "Id of the content pack that it is answered with."),
        Key("pack_version", _ID, "Its version."),
        Key("tracks", ListOf(_ID), "Ids of the tracks that it covers."),
        Key("created", _MOMENT, "When it was made."),
        Key("updated", _MOMENT, "When it was last changed."),
        Key("revision", Number(1), "Grows by one with each change."),
        Key("archived", YesNo(), "It is put away."),
        Key("sample", YesNo(), "A filled-in example, never to be taken for a company's own."),
        Key("targets", MapOf(_ID, _ID), "Step id to level id, where somebody chose a target."),
        Key("setup", MapOf(_ID, _FULL_TEXT), "Set-up question id to answer."),
    ),
    dict,
)


class Export(NamedTuple):
    """The parts of an export as values."""

    kind: str
    format: int
    program: str
    redacted: bool
    journey: Any
    """The values of the keys of :data:`JOURNEY` by name."""
    answers: Any
    """Criterion id to answer."""
    changes: tuple[Change, ...]
    snapshots: tuple[Snapshot, ...]


EXPORT = Record(
    "export",
    "A whole journey with its history and its snapshots.",
    (
        Key("kind", Choice((KIND,)), "What this document is."),
        Key("format", Number(1, FORMAT), "The number of this format."),
        Key("program", _ID, "The version of gmrsj that wrote it."),
        Key("redacted", YesNo(), "What people typed was taken out."),
        Key("journey", JOURNEY, "What the journey has once."),
        Key("answers", MapOf(_CRITERION, ANSWER), "Criterion id to what stands about it."),
        Key("changes", ListOf(CHANGE), "The history, by number."),
        Key("snapshots", ListOf(SNAPSHOT), "In the order in which they were taken."),
    ),
    Export,
)
