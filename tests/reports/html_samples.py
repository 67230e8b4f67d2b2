"""A page with every kind of block and every kind of text that people type, for the tests of the HTML writer."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from gmrsj_tui.journey.answer import Status
from gmrsj_tui.reports.blocks import (
    Bar,
    Block,
    Bullets,
    Caution,
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

HOSTILE = (
    "</style><script>alert(1)</script>",
    "</title></head><body onload=alert(1)>",
    "' onmouseover='alert(1)",
    '" autofocus onfocus="alert(1)',
    "<img src=x onerror=alert(1)>",
    "<!-- a comment --> &amp; &lt; &#x3c;",
    "]]></svg><foreignObject>",
    "javascript:alert(1) https://example.org/a?b=c&d=e data:text/html,x",
    '"; } body { display: none; } @import url(//example.org); a { content: "',
    r"\3c script\3e",
    "مرحبا بالعالم",
    "שלום, world",
    "การร้องเรียน 苦情処理 고충처리 शिकायत Жалоба Παράπονο",
    "Kindly" * 40,
    "a" * 200,
    "\ufdd0\ufffe\U0001fffe",
)


def plain(number: int) -> str:
    """A harmless text, another one for each number."""
    return f"Text {number}"


def hostile(number: int) -> str:
    """One of the texts that must stay text, told apart by its number."""
    return f"{HOSTILE[number % len(HOSTILE)]} {number}"


def everything(text: Callable[[int], str] = plain, language: str = "en") -> Page:
    """A page with every kind of block, whose texts are all given by ``text``."""
    numbers = iter(range(10_000))

    def say() -> str:
        return text(next(numbers))

    return Page(say(), tuple(_blocks(say)), language, say(), "2026-11-22T08:00:00.000Z", say(), contents=True)


def _blocks(say: Callable[[], str]) -> Iterator[Block]:
    yield Heading(say(), new_page=True)
    for tone in Tone:
        yield Prose(f"{say()}\n{say()}", tone)
    yield Caution(say(), say())
    yield Caution(say())
    yield Facts(((say(), say()), (say(), "_" * 24)))
    yield Heading(say(), 4)
    yield Bullets((*(Line(say(), tone, say()) for tone in Tone), Line(f"{say()}\n{say()}")))
    yield Bullets((Line(say()),), ordered=True)
    yield Heading(say(), 2, new_page=True)
    yield _table(say)
    yield grid(say)
    yield bars(say)
    yield Heading(say(), 3)
    yield over_time(say)
    yield Prose(say())
    yield over_time(say, steps=8)
    yield Table(say(), (Column(say()),), (((Line(say()),),),))
    yield SheetBoxes(
        tuple(
            SheetItem(f"G{place:02}K", f"S1-L1-0{place}", say(), f"{say()}\n{say()}", status, say(), place == 2)
            for place, status in enumerate(Status)
        )
    )


def _table(say: Callable[[], str]) -> Table:
    columns = (Column("No.", 5, short=True), *(Column(say(), 10 * place) for place in range(1, 8)))
    rows = tuple(
        (
            (Line(str(number)),),
            (Line(say(), Tone.STRONG), Line(say(), Tone.MUTED), Line(say(), label=say())),
            (Line("2026-11-22"), Line("overdue", Tone.ALERT)),
            (Line(say(), Tone.ALERT),),
            (Line(f"{say()}\n{say()}"),),
        )
        for number in range(1, 4)
    )
    return Table(say(), columns, rows, head=1, show_caption=True)


def grid(say: Callable[[], str] = lambda: "Text", levels: int = 6) -> LevelGrid:
    """A grid in which every state occurs."""
    states = list(GridState)
    rows = tuple(
        GridRow(
            number,
            say(),
            say(),
            tuple(
                GridCell(state := states[(number + level) % 6], level, 0 if state is GridState.NOTHING else 9)
                for level in range(levels)
            ),
        )
        for number in (1, 2)
    )
    return LevelGrid(say(), tuple(say() for _ in range(levels)), rows)


def bars(say: Callable[[], str] = lambda: "Text") -> EffectivenessBars:
    """Bars with and without something met, covered, applicable."""
    counts = ((3, 5, 12), (0, 0, 7), (4, 4, 4), (0, 2, 3), (0, 0, 0))
    return EffectivenessBars(say(), tuple(Bar("abcde"[at], say(), *count) for at, count in enumerate(counts)))


def over_time(say: Callable[[], str] = lambda: "Text", steps: int = 3) -> LevelsOverTime:
    """Three moments, two of them on one day."""
    points = tuple(
        TimePoint(say(), date, tuple((step + place) % 4 for step in range(steps)))
        for place, date in enumerate(("2025-02-03", "2026-11-22", "2026-11-22"))
    )
    return LevelsOverTime(say(), (say(), say(), say()), tuple(say() for _ in range(steps)), points)
