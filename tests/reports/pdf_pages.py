"""Pages for the tests of PDF: every kind of block, and texts that want to be more than text."""

from __future__ import annotations

from gmrsj_tui.journey.answer import Status
from gmrsj_tui.reports.blocks import (
    Bar,
    Bullets,
    Caution,
    Cell,
    Column,
    EffectivenessBars,
    Facts,
    GridCell,
    GridRow,
    GridState,
    Heading,
    LevelGrid,
    LevelsOverTime,
    Line,
    Page,
    Prose,
    SheetBoxes,
    SheetItem,
    Table,
    TimePoint,
    Tone,
)

GENERATED = "2026-11-22T08:00:00.000Z"

LEVELS = ("Launched", "Established", "Integrated", "Leadership")

HOSTILE = (
    '#include "/etc/passwd"',
    "#set page(fill: red)",
    "*bold* _italic_ `raw` $x^2$ ] [ } { ) ( // /* @ref <label>",
    "= Heading",
    "https://example.org/track?me=1",
    '") #panic("out") ("',
    "\\u{41} \\ #sys.inputs",
    "<script>alert(1)</script> &amp; %PDF-1.4 (\\051) endobj",
)

LONG_WORD = "Beschwerdeverfahren" * 105
"""Some 2,000 letters without a place to break."""

GRID = LevelGrid(
    "How many criteria of each level are covered, per step",
    LEVELS,
    (
        GridRow(
            1,
            "Build the governance",
            "Launched",
            (
                GridCell(GridState.HELD, 8, 8),
                GridCell(GridState.IN_THE_WAY, 4, 7),
                GridCell(GridState.READY, 3, 3),
                GridCell(GridState.OPEN, 0, 5),
            ),
        ),
        GridRow(
            2,
            "Establish the mechanism",
            "Not yet launched",
            (
                GridCell(GridState.IN_THE_WAY, 2, 8),
                GridCell(GridState.PART, 1, 7),
                GridCell(GridState.NOTHING, 0, 0),
                GridCell(GridState.OPEN, 0, 5),
            ),
        ),
    ),
)

BARS = EffectivenessBars(
    "Criteria met and covered per effectiveness criterion",
    (Bar("a", "Legitimate", 12, 15, 21), Bar("b", "Accessible", 0, 2, 9), Bar("c", "Predictable", 7, 7, 7)),
)

OVER_TIME = LevelsOverTime(
    "Level held in each step at each snapshot",
    LEVELS,
    ("1. Governance", "2. Mechanism", "3. Cases", "4. Learning"),
    (
        TimePoint("First session", "2025-06-01", (0, 0, 0, 0)),
        TimePoint("Autumn", "2025-11-15", (1, 1, 0, 0)),
        TimePoint("now", "2026-11-22", (2, 1, 1, 0)),
    ),
)

SHEET = SheetBoxes(
    (
        SheetItem("G07K", "S1-L1-07", "Policy is public", "Anybody can read it.", Status.IN_PROGRESS, "The policy"),
        SheetItem("G08Q", "S1-L1-08", "Danger first", "A rule says so.\nIt is known.", Status.NOT_MET, no_way_out=True),
    )
)


def cell(*texts: str) -> Cell:
    """A cell with plain lines."""
    return tuple(map(Line, texts))


def actions(rows: int = 2) -> Table:
    """A table such as the roadmap has."""
    return Table(
        "Next actions in step 2",
        (
            Column("No.", 5, short=True),
            Column("Criterion", 35),
            Column("Next action", 34),
            Column("Due", 13, short=True),
        ),
        tuple(
            (
                cell(str(number)),
                (
                    Line(f"Criterion number {number}", Tone.STRONG),
                    Line(f"S2-L1-{number:02}, Launched, not met", Tone.MUTED),
                    Line("Each supplier was asked which channels its workers have.", label="To be true"),
                ),
                cell("Call the suppliers, and file what they say."),
                (Line("2026-11-01"), Line("overdue", Tone.ALERT)),
            )
            for number in range(1, rows + 1)
        ),
        head=1,
        show_caption=True,
    )


def every_block(*, contents: bool = True) -> Page:
    """A page with every kind of block, tone and state."""
    return Page(
        "Report: Acme 2026",
        (
            Caution("No rightsholder voice", "Nobody who could need the mechanism took part."),
            Facts((("Organisation", "Acme plc"), ("Date", "2026-11-22"), ("Pack", "GM RSJ"), ("Covers", "own sites"))),
            Heading("Levels"),
            GRID,
            Prose("Overall: Launched.\nHeld by step 2."),
            Heading("Effectiveness"),
            Prose("Counts over all steps."),
            BARS,
            Heading("Over time", 4),
            OVER_TIME,
            Heading("Next actions", new_page=True),
            actions(),
            Heading("Lists", 3),
            Bullets((Line("one"), Line("two", Tone.ALERT, "Label"), Line("three", Tone.MUTED))),
            Bullets((Line("first"), Line("second", Tone.STRONG)), ordered=True),
            *(Prose(f"This is {tone}.", tone) for tone in Tone),
            Heading("Sheet", new_page=True),
            SHEET,
            Caution("Nothing behind this title"),
        ),
        subject="Report of Acme plc, GM RSJ, version 1.0.0",
        generated=GENERATED,
        running="Acme 2026, 2026-11-22, sample",
        contents=contents,
    )


def page_of(*blocks: object, title: str = "Roadmap: Acme 2026", language: str = "en") -> Page:
    """A small page."""
    return Page(title, blocks, language=language, generated=GENERATED, running="Acme 2026")  # type: ignore[arg-type]


def hostile() -> Page:
    """A page on which every text of every block is hostile."""
    text = " ".join(HOSTILE)
    line = Line(text, Tone.ALERT, HOSTILE[0])
    return Page(
        text,
        (
            Heading(text),
            Prose("\n".join(HOSTILE)),
            Caution(text, text),
            Facts(tuple((text, text) for _ in range(2))),
            Bullets((line, line)),
            Table(text, (Column(text), Column(text, short=True)), (((line,), (line,)), ((), ())), show_caption=True),
            LevelGrid(text, (text, text), (GridRow(1, text, text, (GridCell(GridState.HELD, 1, 1),)),)),
            EffectivenessBars(text, (Bar("#", text, 1, 1, 1),)),
            LevelsOverTime(text, (text,), (text,), (TimePoint(text, text, (1,)),)),
            SheetBoxes((SheetItem(text, text, text, text, Status.MET, text),)),
        ),
        language='en"); #panic()',
        subject=text,
        generated="when it was ready",
        running=text,
        contents=True,
    )


def long_words() -> Page:
    """A page on which every text is one word of 2,000 letters."""
    line = Line(LONG_WORD, label=LONG_WORD)
    return Page(
        LONG_WORD,
        (
            Heading(LONG_WORD),
            Prose(LONG_WORD),
            Caution(LONG_WORD, LONG_WORD),
            Facts(((LONG_WORD, LONG_WORD),)),
            Bullets((line,)),
            Table(
                "long",
                (Column("No.", 5, short=True), Column("What"), Column(LONG_WORD)),
                ((cell("1"), (line,), (line,)),),
            ),
            LevelGrid(
                LONG_WORD, (LONG_WORD,) * 4, (GridRow(1, LONG_WORD, LONG_WORD, (GridCell(GridState.HELD, 1, 1),) * 4),)
            ),
            EffectivenessBars(LONG_WORD, (Bar("a", LONG_WORD, 1, 1, 1),)),
            LevelsOverTime(LONG_WORD, (LONG_WORD,), (LONG_WORD,), (TimePoint(LONG_WORD, "2026-11-22", (1,)),)),
            SheetBoxes((SheetItem("G07K", LONG_WORD, LONG_WORD, LONG_WORD, Status.MET, LONG_WORD),)),
        ),
        generated=GENERATED,
        running=LONG_WORD,
    )
