"""The page of a report on how to read it: the rules in words that can be read aloud (CONTRACTS 2)."""

from __future__ import annotations

from collections.abc import Iterator

from gmrsj_tui.journey.answer import STRENGTHS
from gmrsj_tui.journey.explanation import RULE
from gmrsj_tui.reports.blocks import Block, Bullets, Column, GridState, Heading, Line, Prose, Table, Tone
from gmrsj_tui.reports.report_model import ReportDocument
from gmrsj_tui.text import one_line

STATUSES = (
    ("met", "it is true now, and somebody else could check it"),
    ("in progress", "work on it has begun; it does not count yet"),
    ("not met", "it was discussed, and is not true"),
    ("not applicable", "it does not concern this company, for the reason that stands beside it"),
    ("not assessed", "nobody has discussed it yet"),
)

WORDS = (
    ("Covered", "met, or not applicable with a reason where the criterion allows that."),
    ("In the way", "criteria that are not covered, up to the next level. They come first on the roadmap."),
    (
        "Banked",
        "met at a level above one that is still open. It is kept, and gives no level until those below are complete.",
    ),
    ("Words only", "met, and no evidence stronger than what was said in the room."),
    (
        "Below the minimum",
        "met on weaker evidence than its level asks for. That is a warning to fetch more; the level stays.",
    ),
    ("Needs review", "the criterion has changed since it was answered, and nobody has confirmed the answer yet."),
    ("Parked", "the group put it off, to come back to."),
    ("Disputed", "somebody sees it otherwise than it is recorded; their view stands beside it."),
    ("Overdue", "the due date was before the date of this report, and the criterion is still open."),
)


def how_to_read(document: ReportDocument) -> Iterator[Block]:
    """How to read the report, on a page of its own.

    Args:
        document: The report, whose levels and effectiveness criteria it names.
    """
    yield Heading("How to read this report", new_page=True)
    yield Prose(
        "This is what a group said about its own company on one day, with the evidence that it named. It is a record "
        "to work from, not a certificate and not an audit."
    )
    yield Heading("Levels", 3)
    yield Prose(RULE)
    levels = ", ".join(one_line(title) for _, title in document.level_titles)
    yield Prose(
        f"The levels, lowest first: {levels}. There is no score, no average and no percentage: one missing safeguard "
        "is not made good by something else. Counts such as 5 of 8 say how many criteria are covered, and no more."
    )
    yield Heading("In the chart of levels", 3)
    yield Bullets(tuple(Line(_STATES[state], label=state.words) for state in GridState))
    yield Heading("Status", 3)
    yield Bullets(tuple(Line(said, label=name) for name, said in STATUSES))
    yield Heading("Evidence", 3)
    yield Prose("An answer is as strong as its strongest evidence:")
    yield Bullets(tuple(Line(said, label=f"Strength {strength}") for strength, said in enumerate(STRENGTHS)))
    yield Heading("Words", 3)
    yield Bullets(tuple(Line(said, label=name) for name, said in WORDS))
    yield from _effectiveness(document)
    yield Heading("What it cannot show", 3)
    yield Prose(
        "Few grievances are no proof that all is well: people may not know the way in, or not dare to use it. What is "
        "true at one site may not be true at the weakest one. Whoever was not in the room was not heard."
    )


_STATES = {
    GridState.HELD: "it and all levels below are complete",
    GridState.IN_THE_WAY: "the first level with something open: work on it is what raises the step",
    GridState.READY: "all of it is covered, and it is awarded once the levels below are",
    GridState.PART: "some of it is covered, above the next level",
    GridState.OPEN: "nothing of it is covered yet, above the next level",
    GridState.NOTHING: "nothing of it concerns this journey, or all is not applicable: not awarded, not in the way",
}


def _effectiveness(document: ReportDocument) -> Iterator[Block]:
    entries = [entry.effectiveness for entry in document.effectiveness]
    if entries:
        yield Heading("Effectiveness criteria", 3)
        yield Table(
            "What the letters of the effectiveness criteria stand for",
            (Column("Letter", 8, short=True), Column("Name", 26), Column("What it means", 66)),
            tuple(
                (
                    (Line(one_line(entry.id)),),
                    (Line(one_line(entry.title), Tone.STRONG),),
                    (Line(one_line(entry.definition)),) if entry.definition.strip() else (),
                )
                for entry in entries
            ),
            head=1,
        )
