"""The saved journeys as home lists them: title, level of each step, next action; as tall as there is room."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from rich.cells import cell_len
from textual import events

from gmrsj_tui.framework.model import Pack
from gmrsj_tui.journey.applicability import track_titles
from gmrsj_tui.journey.standing import Standing, level_title
from gmrsj_tui.keys import BY_ID, shown_keys
from gmrsj_tui.store.listing import Damaged
from gmrsj_tui.symbols import SymbolSet
from gmrsj_tui.text import one_line
from gmrsj_tui.tui.lines import BLANK, Line, Piece, columns, crop, paragraph, width_of
from gmrsj_tui.tui.shelf import Shelf, ShelvedJourney, UnreadJourney
from gmrsj_tui.tui.widgets.row_list import Row, RowList
from gmrsj_tui.tui.words import ladder, moment, plural

TALLEST = 3
INDENT = "  "


@dataclass(frozen=True, slots=True)
class Offer:
    """Something that home offers beside the journeys: a key action, said in a sentence."""

    action: str
    words: str


class JourneyList(RowList):
    """One row a journey; first what is in use, then what was put away, then what cannot be read."""

    DEFAULT_CSS = """
    JourneyList { height: 1fr; padding: 0 1; }
    """

    def __init__(self, symbols: SymbolSet, rebound: dict[str, tuple[str, ...]]) -> None:
        super().__init__(id="journeys")
        self._symbols = symbols
        self._rebound = rebound
        self._shelf: Shelf | None = None
        self._archived = False
        self._welcome: Pack | None = None
        self._problem = ""
        self._wanted: str | None = None

    def show(self, shelf: Shelf, *, archived: bool, welcome: Pack | None = None, cursor: str | None = None) -> None:
        """Show what is saved.

        Args:
            shelf: What is saved.
            archived: Whether journeys that were put away are listed as well.
            welcome: The pack that a first start speaks of.
            cursor: Id of the journey that the cursor shall stand on.
        """
        self._shelf, self._archived, self._welcome, self._problem = shelf, archived, welcome, ""
        self._wanted = cursor or self._wanted
        self._lay_out()

    def show_more(self, shelf: Shelf) -> None:
        """Show the same journeys, of which more is known now; the row under the cursor stays where it is.

        Only while nobody has moved the cursor yet, it stays on the first journey, whichever that is.

        Args:
            shelf: What is saved.
        """
        before = self._shelf
        first = before.journeys[0].id if before is not None and before.journeys else None
        untouched = self.cursor == first and self.scroll_offset.y == 0
        line = self._starts[self._cursor] - self.scroll_offset.y if self._cursor >= 0 else 0
        self._shelf = shelf
        self._wanted = shelf.journeys[0].id if untouched and shelf.journeys else self._wanted
        self._lay_out()
        if not untouched and self._cursor >= 0:
            self.scroll_to_line(max(self._starts[self._cursor] - line, 0))

    def in_sight(self) -> list[str]:
        """The ids of the journeys that are in sight, then of those on the next and the last screen."""
        top, height = self.scroll_offset.y, self.scrollable_content_region.height
        found: list[str] = []
        for first in (top, top + height, top - height):
            begin, end = max(first, 0), min(first + height, self._height)
            if begin < end:
                places = range(self._row_at(begin), self._row_at(end - 1) + 1)
                found += [key for key in map(self.cursor_key_at, places) if key is not None]
        return found

    def refuse(self, problem: str) -> None:
        """Say why nothing can be listed."""
        self._problem = problem
        self._lay_out()

    def on_resize(self, event: events.Resize) -> None:
        """Give the rows the height that there is room for now."""
        self._lay_out()

    # -- rows -----------------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        shelf = self._shelf
        width, height = self.scrollable_content_region.size
        if not width:
            return
        if self._problem:
            rows = [*_said(paragraph(self._problem, width - 1, "error")), Row(None), *self._offers(sample=False)]
        elif shelf is None:
            return
        elif shelf.empty:
            rows = [*_said(self._welcome_lines(width)), *self._offers()]
        else:
            rows = self._journeys(shelf, width, height)
        cursor, self._wanted = self._wanted, None
        self.set_rows(rows, cursor=cursor)

    def _journeys(self, shelf: Shelf, width: int, height: int) -> list[Row]:
        tail = self._tail(shelf, width)
        count = len(shelf.journeys)
        room = height - sum(row.height for row in tail)
        tall, gap = _heights(count, room, height)
        rows: list[Row] = []
        for entry in shelf.journeys:
            if rows and gap:
                rows.append(Row(None))
            rows.append(Row(entry.id, tall, entry))
        return [*rows, *tail]

    def _tail(self, shelf: Shelf, width: int) -> list[Row]:
        """What stands behind the journeys in use."""
        rows: list[Row] = []
        if not shelf.journeys:
            rows += [*_said([(("No journey is in use.", "dim"),)]), *self._offers(sample=False)]
        elif shelf.only_sample:
            words = "This is an invented company, to try everything on. "
            words += f"{self._key('home.new')} creates a journey of your own."
            rows += [Row(None), *_said(paragraph(words, width - 1, "dim", "  "))]
        if shelf.archived and self._archived:
            rows += [Row(None), *_said([(("Archived", "heading"),)])]
            rows += [Row(entry.journey.id, 1, entry) for entry in shelf.archived]
        elif shelf.archived:
            count = plural(len(shelf.archived), "archived journey", "archived journeys")
            rows += [Row(None), *_said([((f"  {count}: {self._key('home.archived')} shows", "dim"),)])]
        if shelf.damaged:
            rows += [Row(None), *_said([(("Cannot be read", "heading"),)])]
            rows += [Row(f"/{item.path.name}", 1 + len(_wrong(item, width)), item) for item in shelf.damaged]
        return rows

    def _offers(self, *, sample: bool = True) -> list[Row]:
        offers = [
            Offer("home.new", "Create a journey"),
            Offer("home.sample", "Look at a filled-in sample, an invented company"),
            Offer("home.about", "What this is, and whose words they are"),
        ]
        return [Row(f"/{o.action}", 1, o) for o in offers if sample or o.action != "home.sample"]

    def _welcome_lines(self, width: int) -> list[Line]:
        """What this is, in a few lines (DESIGN 2); no longer than a small terminal."""
        assert self._shelf is not None
        pack, width = self._welcome, min(width - 1, 90)
        folder = one_line(str(self._shelf.folder))
        lines: list[Line] = []
        if pack is not None:
            criteria = sum(len(step.criteria) for step in pack.steps)
            counted = f"{len(pack.steps)} steps, {len(pack.levels)} levels, {criteria} criteria."
            lines += [*paragraph(one_line(pack.title), width, "title"), *paragraph(counted, width, "dim")]
        lines += [
            BLANK,
            *paragraph(
                "Walk through it with your group: read a criterion aloud, decide, press one key. Every answer is saved"
                " at once, and beside it stands what to do next.",
                width,
            ),
            BLANK,
            *paragraph(f"Journeys are kept in {folder}. They are not encrypted.", width, "dim"),
            BLANK,
        ]
        return lines

    def _key(self, action: str) -> str:
        return shown_keys(BY_ID[action], self._rebound)

    # -- drawing --------------------------------------------------------------------------------------

    def draw(self, row: Row, width: int, selected: bool) -> Sequence[Line]:
        """A journey, a damaged save, an offer, or a line of text."""
        mark: Piece = (f"{self._symbols.pointer if selected else ' '} ", "accent")
        match row.data:
            case ShelvedJourney() as entry:
                return self._entry(entry, mark, width, row.height)
            case UnreadJourney() as entry:
                return self._unread(entry, mark, width)
            case Damaged() as item:
                name = columns([mark, (one_line(item.path.name), "strong")], (), width, self._symbols.ellipsis)
                return [name, *_wrong(item, width)]
            case Offer() as offer:
                return [(mark, (f"{self._key(offer.action):<3}", "key"), (offer.words, ""))]
            case tuple() as said:
                return [said]
        return ()

    def _unread(self, entry: UnreadJourney, mark: Piece, width: int) -> Sequence[Line]:
        """What the name of its file tells of a journey that is still to be read."""
        name = columns([mark, (entry.id, "strong")], [("reading it", "dim")], width, self._symbols.ellipsis)
        return [name]

    def _entry(self, entry: ShelvedJourney, mark: Piece, width: int, height: int) -> Sequence[Line]:
        if height == 1:
            return [self._one_line(entry, mark, width)]
        head = columns(self._head(entry, mark, width), self._used(entry), width, self._symbols.ellipsis)
        if entry.unclear:
            return [head, ((f"{INDENT}reading it", "dim"),)]
        if entry.pack is None or entry.standing is None:
            wrong = paragraph(entry.trouble, width, "error", INDENT)[: height - 1]
            return [head, *wrong]
        levels = self._levels(entry.pack, entry.standing, width - len(INDENT))
        coming = columns([(INDENT, ""), *self._next(entry)], (), width, self._symbols.ellipsis)
        if height == 2:
            signs = self._signs(entry.pack, entry.standing, width // 2)
            room, cut = width - width_of(signs) - 1, self._symbols.ellipsis
            return [head, columns(columns([(INDENT, ""), *self._next(entry)], (), room, cut), signs, width, cut)]
        return [head, ((INDENT, ""), *levels), coming]

    def _head(self, entry: ShelvedJourney, mark: Piece, width: int) -> list[Piece]:
        journey = entry.journey
        pieces = [mark, (crop(journey.title, width * 3 // 5, self._symbols.ellipsis), "strong")]
        if journey.sample:
            pieces.append((" (sample)", "accent"))
        if journey.levels is not None and journey.levels.unmoved:
            pieces.append((" (the pack has changed)", "warning"))
        more = [journey.organisation] if journey.organisation and journey.organisation not in journey.title else []
        if entry.pack is not None:
            more.append(", ".join(track_titles(entry.pack, journey.tracks)))
        said = f" {self._symbols.separator} ".join(text for text in more if text)
        return [*pieces, (f"  {said}", "dim")] if said else pieces

    def _used(self, entry: ShelvedJourney) -> list[Piece]:
        return [(f"used {moment(entry.used)}", "dim")]

    def _one_line(self, entry: ShelvedJourney, mark: Piece, width: int) -> Line:
        journey, ellipsis = entry.journey, self._symbols.ellipsis
        used = moment(entry.used, brief=width < 76)
        right: list[Piece] = []
        if entry.unclear:
            right.append(("reading it", "dim"))
        elif entry.pack is None or entry.standing is None:
            right.append(("pack missing", "error"))
        else:
            right += self._signs(entry.pack, entry.standing, width // 3)
            coming = "" if entry.next is None else entry.next.criterion.id
            right.append((f"  {coming:<9}", "accent") if width >= 50 else ("", ""))
        right.append((f" {used:>6}", "dim"))
        sample: list[Piece] = [(" (sample)", "accent")] if journey.sample else []
        room = max(width - width_of(right) - width_of(sample) - cell_len(mark[0]) - 1, 6)
        left = [mark, (crop(journey.title, room, ellipsis), "strong"), *sample]
        spare = room - cell_len(journey.title) - 2
        if spare >= 12 and journey.organisation and journey.organisation not in journey.title:
            left.append((f"  {crop(journey.organisation, spare, ellipsis)}", "dim"))
        return columns(left, right, width, ellipsis)

    def _levels(self, pack: Pack, standing: Standing, width: int) -> list[Piece]:
        """The steps side by side: number, name and level in words where there is room, the level in signs always."""
        steps = standing.steps
        cell = width // len(steps)
        number = len(str(len(steps))) + 1
        bare = number + len(pack.levels)
        if cell <= bare:
            return self._signs(pack, standing, width)
        words = [level_title(pack, step.held) for step in steps]
        if cell - bare - 2 < max(map(cell_len, words)):
            words = ["not yet" if step.held is None else word for step, word in zip(steps, words, strict=True)]
        room = cell - bare - 2 - max(map(cell_len, words))
        pieces: list[Piece] = []
        for step, word in zip(steps, words, strict=True):
            made: list[Piece] = [(f"{step.step.number:<{number}}", "dim")]
            if room >= 14:
                made.append((f"{crop(step.step.title, room - 2, self._symbols.ellipsis)} ", "dim"))
            signs = ladder(pack, step, self._symbols)
            made.append(signs)
            if room >= 0:
                made.append((f" {word}", "" if step.held else "dim"))
            pieces += [*made, (" " * max(cell - width_of(made), 0), "")]
        return pieces

    def _signs(self, pack: Pack, standing: Standing, width: int) -> list[Piece]:
        """The levels of all steps in signs; in a sentence when even those do not fit."""
        steps = standing.steps
        if len(steps) * (len(pack.levels) + 1) - 1 <= width:
            pieces: list[Piece] = []
            for step in steps:
                pieces += [ladder(pack, step, self._symbols), (" ", "")]
            return pieces[:-1]
        held = sum(step.held is not None for step in steps)
        return [(crop(f"{held} of {len(steps)} {pack.levels[0].title.lower()}", width, self._symbols.ellipsis), "dim")]

    def _next(self, entry: ShelvedJourney) -> list[Piece]:
        coming = entry.next
        if coming is None:
            return [("nothing is open up to the targets", "dim")]
        return [
            (f"{self._symbols.next} ", "accent"),
            (f"{coming.criterion.id}  ", "dim"),
            (coming.criterion.title, ""),
            (f"  {one_line(coming.next_action)}", "dim"),
        ]


def _heights(count: int, room: int, height: int) -> tuple[int, bool]:
    """How many lines a journey gets, and whether an empty line stands between journeys."""
    if count * (TALLEST + 1) - 1 <= room:
        return TALLEST, True
    if count * TALLEST <= room:
        return TALLEST, False
    return (2, False) if count * 2 <= room or height >= 20 else (1, False)


def _said(lines: Sequence[Line]) -> list[Row]:
    return [Row(None, 1, line) for line in lines]


def _wrong(item: Damaged, width: int) -> list[Line]:
    return paragraph(one_line(str(item.error)), width, "error", INDENT)[:4]
