"""A page as frozen blocks: what text, Markdown, HTML, PDF and DOCX writers lay out, each in its own way.

Every text in a block is clean already: builders pass what people and packs gave through :mod:`gmrsj_tui.text`, so a
writer only escapes for its own format. A text is one line, except in :class:`Prose` and :class:`Line`, where a line
feed is a line break. What a tone or a mark says is always said in words as well: colour and weight only repeat it.
"""

from enum import StrEnum
from typing import NamedTuple

from gmrsj_tui.journey.answer import Status


class Tone(StrEnum):
    """How a line of text stands out."""

    PLAIN = "plain"
    STRONG = "strong"
    MUTED = "muted"
    ALERT = "alert"
    """Overdue, below the minimum, needs review: the words say which."""


class Line(NamedTuple):
    """A run of text that stands on a line of its own."""

    text: str
    tone: Tone = Tone.PLAIN
    label: str = ""
    """Said before the text with a colon: "Next action"."""


Cell = tuple[Line, ...]
"""What a cell of a table holds; may be empty."""


class Heading(NamedTuple):
    """A heading inside the page."""

    text: str
    level: int = 2
    """2 to 4; level 1 is the title of the page."""
    new_page: bool = False
    """Whether a printed page starts here."""


class Prose(NamedTuple):
    """A paragraph."""

    text: str
    tone: Tone = Tone.PLAIN


class Caution(NamedTuple):
    """A paragraph that must not be overlooked: a sample, no rightsholder voice, notes that can name people."""

    title: str
    text: str = ""


class Facts(NamedTuple):
    """Short facts, each with its name: organisation, date, pack."""

    pairs: tuple[tuple[str, str], ...]


class Bullets(NamedTuple):
    """A list."""

    items: tuple[Line, ...]
    ordered: bool = False


class Column(NamedTuple):
    """A column of a table."""

    title: str
    share: int = 10
    """How much of the width it wants, against the other columns."""
    short: bool = False
    """Whether it holds numbers, dates or a word, which should not be broken."""


class Table(NamedTuple):
    """A table whose first row is repeated on every printed page."""

    caption: str
    """What it shows, for a reader who cannot see it; shown only where ``show_caption`` says so."""
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    head: int = 0
    """The column that names the row."""
    show_caption: bool = False


class GridState(StrEnum):
    """What a cell of the step-by-level grid says about its level."""

    HELD = "held"
    """All of it and of the levels below is covered, and something in it is met."""
    IN_THE_WAY = "next"
    """The first level above the one held that is not clear."""
    READY = "ready"
    """Clear, above the level that is in the way: banked."""
    PART = "part"
    """Above the level in the way, some covered."""
    OPEN = "open"
    """Above the level in the way, nothing covered."""
    NOTHING = "nothing"
    """Nothing applies, or all is not applicable."""

    @property
    def words(self) -> str:
        """What a legend says."""
        return _STATE_WORDS[self]

    @property
    def sign(self) -> str:
        """One letter or sign that stands for it where there is no colour."""
        return _STATE_SIGNS[self]


_STATE_WORDS = {
    GridState.HELD: "held",
    GridState.IN_THE_WAY: "next level",
    GridState.READY: "complete, counts later",
    GridState.PART: "begun",
    GridState.OPEN: "open",
    GridState.NOTHING: "nothing applies",
}
_STATE_SIGNS = {
    GridState.HELD: "●",
    GridState.IN_THE_WAY: "▶",
    GridState.READY: "◆",
    GridState.PART: "◐",
    GridState.OPEN: "○",
    GridState.NOTHING: "–",
}


class GridCell(NamedTuple):
    """One level of one step; counts only, never a percentage (CONTRACTS 2.9)."""

    state: GridState
    covered: int
    applicable: int

    @property
    def words(self) -> str:
        """The figures as text: "3 of 8"."""
        return f"{self.covered} of {self.applicable}" if self.applicable else "none"


class GridRow(NamedTuple):
    """One step in the grid."""

    number: int
    title: str
    level: str
    """The level held, in words."""
    cells: tuple[GridCell, ...]
    """One per level, lowest first."""


class LevelGrid(NamedTuple):
    """The step-by-level grid as a chart; its figures stand in the cells."""

    caption: str
    levels: tuple[str, ...]
    rows: tuple[GridRow, ...]


class Bar(NamedTuple):
    """One effectiveness criterion: counts over all steps."""

    letter: str
    title: str
    met: int
    covered: int
    applicable: int


class EffectivenessBars(NamedTuple):
    """How many criteria are met and covered per effectiveness criterion, as bars with their figures beside them."""

    caption: str
    bars: tuple[Bar, ...]


class TimePoint(NamedTuple):
    """The levels held at one snapshot, or now."""

    name: str
    date: str
    """YYYY-MM-DD."""
    ranks: tuple[int, ...]
    """Per step the rank of the level held: 0 for none yet, 1 for the lowest level."""


class LevelsOverTime(NamedTuple):
    """Levels over time from the snapshots: one line per step, one point per snapshot, the last is now."""

    caption: str
    levels: tuple[str, ...]
    """Titles of the levels, lowest first; rank 1 is the first."""
    steps: tuple[str, ...]
    """Titles of the steps with their numbers, in the order of the ranks."""
    points: tuple[TimePoint, ...]


class SheetItem(NamedTuple):
    """One criterion on a workshop sheet, to be ticked with a pen."""

    code: str
    """Short code with its check letter, as it is typed later."""
    criterion: str
    title: str
    statement: str
    status: Status
    """What stands now."""
    asks: str = ""
    """The evidence to ask for, in a line."""
    no_way_out: bool = False
    """Whether the pack says that it is never not applicable."""


class SheetBoxes(NamedTuple):
    """Criteria with boxes: met, in progress, not met, not applicable, and room for a remark."""

    items: tuple[SheetItem, ...]


Chart = LevelGrid | EffectivenessBars | LevelsOverTime
Block = Heading | Prose | Caution | Facts | Bullets | Table | Chart | SheetBoxes


class Page(NamedTuple):
    """A document ready to be laid out."""

    title: str
    """Heading 1, such as "Roadmap: Acme 2026"."""
    blocks: tuple[Block, ...]
    language: str = "en"
    """BCP 47; the language of the pack."""
    subject: str = ""
    """One line for the properties of a file."""
    generated: str = ""
    """RFC 3339 in UTC; the only date in the properties of a file, so that the same input gives the same bytes."""
    running: str = ""
    """Stands small on every printed page: journey, date, and "sample" or "no rightsholder voice" where that is so."""
    contents: bool = False
    """Whether a long document has a table of contents, where the format has one."""
    contents_before: int | None = None
    """Before which block the contents stand where a format sets them into the text; else before the first heading.

    What a reader must see on the first page goes before them.
    """
