"""Pages with every kind of block, and with texts that break what is not made for them."""

from __future__ import annotations

from gmrsj_tui.journey.answer import Status
from gmrsj_tui.reports.blocks import (
    Bar,
    Block,
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
STEPS = ("1. Build the governance", "2. Design the mechanism", "3. Make it known", "4. Learn and improve")


def cell(text: str, tone: Tone = Tone.PLAIN, label: str = "") -> Cell:
    """A cell of one line."""
    return (Line(text, tone, label),)


def action_row(position: int, title: str = "Somebody in top management answers for the mechanism") -> tuple[Cell, ...]:
    """A row of the table of next actions."""
    overdue = position % 3 == 0
    due = (Line("2026-11-01"), Line("overdue", Tone.ALERT)) if overdue else cell("2027-01-15")
    what = Line(f"S2-L1-{position:02} {title}", Tone.STRONG), Line("Ask for a signed page", label="Evidence")
    return cell(str(position)), what, cell("Rent a hotline and publish its number"), cell("Bo Chen"), due


def actions(rows: int, *, show_caption: bool = False) -> Table:
    """The table of next actions."""
    columns = (
        Column("No.", 4, True),
        Column("Criterion", 36),
        Column("Next action", 30),
        Column("Owner", 14),
        Column("Due", 12, True),
    )
    return Table("Next actions in order", columns, tuple(map(action_row, range(1, rows + 1))), 1, show_caption)


def grid(levels: int = 4) -> LevelGrid:
    """The step-by-level grid with every state."""
    states = list(GridState)
    rows = tuple(
        GridRow(
            number + 1,
            title.partition(" ")[2],
            LEVELS[number] if number else "Not yet launched",
            tuple(
                GridCell(state, 0 if state is GridState.NOTHING else 3 + number, 0 if state is GridState.NOTHING else 8)
                for state in (states[(number + level) % len(states)] for level in range(levels))
            ),
        )
        for number, title in enumerate(STEPS)
    )
    titles = (*LEVELS, *(f"Beyond {number}" for number in range(levels)))[:levels]
    return LevelGrid("Levels step by step", titles, rows)


def bars(scale: int = 1) -> EffectivenessBars:
    """Bars with something of each kind."""
    names = (
        "Legitimate",
        "Accessible",
        "Predictable",
        "Equitable",
        "Transparent",
        "Rights-compatible",
        "Learning",
        "Engagement",
    )
    made = [Bar("abcdefgh"[n], name, n * scale, (n + n // 2) * scale, (n + 10) * scale) for n, name in enumerate(names)]
    return EffectivenessBars(
        "The eight effectiveness criteria", (*made[:-1], made[-1]._replace(met=0, covered=0, applicable=0))
    )


def over_time(steps: tuple[str, ...] = STEPS) -> LevelsOverTime:
    """Three points, one of which slipped back."""
    points = (
        TimePoint("First workshop", "2025-11-20", tuple(0 for _ in steps)),
        TimePoint("Mid-year", "2026-05-02", tuple(n % 3 for n in range(len(steps)))),
        TimePoint("now", "2026-11-22", tuple(2 - n % 3 for n in range(len(steps)))),
    )
    return LevelsOverTime("Levels over time", LEVELS, steps, points)


def boxes(rows: int = 3) -> SheetBoxes:
    """A workshop sheet."""
    return SheetBoxes(
        tuple(
            SheetItem(
                f"G0{number}K",
                f"S1-L1-0{number}",
                "Somebody in top management answers for the mechanism",
                "A member of top management is named in writing as answering for the grievance mechanism.",
                Status.IN_PROGRESS,
                "Ask for the page that names this person",
                number == 2,
            )
            for number in range(1, rows + 1)
        )
    )


def everything() -> Page:
    """A page with every kind of block."""
    blocks: tuple[Block, ...] = (
        Caution("A filled-in sample, not a real company's answers.", "Nothing on these pages is true of anybody."),
        Caution("No rightsholder voice in this assessment"),
        Facts(
            (("Organisation", "Acme plc"), ("Date", "2026-11-22"), ("A name that is longer than most", "value " * 30))
        ),
        Heading("Where it stands"),
        grid(),
        Heading("Next actions", 2),
        Prose("Ten of 41 actions.\nIn order: the first comes first.", Tone.MUTED),
        actions(10, show_caption=True),
        Bullets(
            (Line("First thing", label="Next"), Line("Overdue since May", Tone.ALERT), Line("Third")), ordered=True
        ),
        Bullets((Line("Again the first"),), ordered=True),
        Bullets((Line("A point"), Line("Another point", Tone.STRONG))),
        Heading("Effectiveness", new_page=True),
        bars(),
        Heading("Over time", 3),
        over_time(),
        Heading("Details", 4),
        Prose("Plain text after a heading of the lowest level."),
        Heading("Workshop sheet", new_page=True),
        boxes(),
        Prose("After the sheet."),
        Table("Empty", (Column("Nothing"), Column("Here")), ()),
    )
    return Page(
        "Roadmap: Acme 2026 (sample)",
        blocks,
        "en",
        "Next actions of Acme 2026",
        GENERATED,
        "Acme 2026 · 2026-11-22 · sample",
        contents=True,
    )


HOSTILE = (
    "</w:t><w:br/> & \"quoted\" 'single' ]]> <!-- -->",
    "bell\x07 escape\x1b[31m null\x00 next\x85 line",
    "lone \ud800 surrogate and \udfff another",
    "forbidden \ufffe and \uffff",
    '{ MERGEFIELD } =HYPERLINK("http://example.com")',
    "tab\there\r\nand a line\u2028and another",
    "W" * 200,
    "مرحبا بالعالم",
    "العربية with English (and 123) داخل",
    "עברית",
    "ไทย ภาษา",
    "हिन्दी भाषा",
    "日本語の文章、句読点。",
    "한국어",
    "中文標題",
    "👩‍👩‍👧 family 🏳️‍🌈",
    "e\u0301 combining Ελληνικά Кириллица Ąžuolas",
    "",
    " ",
)


def hostile(language: str = "en") -> Page:
    """Every text that breaks things, in every place."""
    lines = tuple(Line(text, tone, text) for text in HOSTILE for tone in (Tone.PLAIN, Tone.ALERT))
    text = " ".join(HOSTILE)
    blocks: tuple[Block, ...] = (
        *(Heading(text, level) for text in HOSTILE for level in (0, 2, 3, 9)),
        *(Prose(text) for text in HOSTILE),
        *(Caution(text, text) for text in HOSTILE),
        Facts(tuple((text, text) for text in HOSTILE)),
        Bullets(lines, ordered=True),
        Table(
            text,
            (Column(text), Column(text, 0, True)),
            tuple(((line,), (line, line)) for line in lines),
            show_caption=True,
        ),
        Table(text, (Column("one"), Column("two")), (((),), (cell("a"), cell("b"), cell("too many")))),
        Table("no columns", (), ()),
        LevelGrid(text, HOSTILE[:9], (GridRow(1, text, text, (GridCell(GridState.HELD, 1, 2),) * 9),)),
        EffectivenessBars(text, tuple(Bar(t[:1], t, 1, 2, 3000) for t in HOSTILE)),
        LevelsOverTime(
            text, HOSTILE[:9], HOSTILE, (TimePoint(text, text, tuple(range(len(HOSTILE))[:9]) + (0,) * 10),)
        ),
        SheetBoxes(tuple(SheetItem(t, t, t, t, Status.MET, t) for t in HOSTILE)),
        SheetBoxes(()),
        LevelsOverTime("none", (), (), ()),
        EffectivenessBars("none", ()),
    )
    return Page(text, blocks, language, text, GENERATED, text, contents=True)
