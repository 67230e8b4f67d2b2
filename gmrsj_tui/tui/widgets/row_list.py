"""A list with a cursor and headings, drawn line by line: criteria, roadmap rows, journeys, search results."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import accumulate

from textual import events
from textual.message import Message

from gmrsj_tui.tui.lines import BLANK, Line
from gmrsj_tui.tui.widgets.line_view import Drawn, LineView


@dataclass(frozen=True, slots=True)
class Row:
    """One row. A row without a key is a heading or a gap, which the cursor passes over."""

    key: str | None
    height: int = 1
    data: object = None


class RowList(LineView):
    """Rows of one or more lines; a subclass draws them."""

    DEFAULT_CSS = """
    RowList { min-width: 4; }
    """

    @dataclass
    class Moved(Message):
        """The cursor came to another row."""

        rows: RowList
        key: str | None

        @property
        def control(self) -> RowList:
            """The list."""
            return self.rows

    @dataclass
    class Chosen(Message):
        """A row was clicked that had the cursor already."""

        rows: RowList
        key: str

        @property
        def control(self) -> RowList:
            """The list."""
            return self.rows

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:
        super().__init__(id=id, classes=classes)
        self._rows: Sequence[Row] = ()
        self._starts: Sequence[int] = ()
        self._height = 0
        self._places: dict[str, int] = {}
        self._cursor = -1
        self._kept_offset: int | None = None
        self._follower: Callable[[str | None], None] | None = None
        self._seen_height = 0

    # -- what a subclass says ---------------------------------------------------------------------

    def draw(self, row: Row, width: int, selected: bool) -> Sequence[Line]:
        """The lines of one row, as many as its height."""
        raise NotImplementedError

    # -- rows and cursor --------------------------------------------------------------------------

    def set_rows(self, rows: Sequence[Row], *, cursor: str | None = None, offset: int | None = None) -> None:
        """Show other rows.

        Args:
            rows: The rows, in order.
            cursor: The key that the cursor shall stand on; else it stays on its key, and where that is gone on the
                row that came into its place.
            offset: The scroll place to go to, and to keep until the cursor moves, whatever size the list gets
                meanwhile; else the cursor is made visible. A list in which the cursor can be seen from the beginning
                on shows its beginning: the place may be one of a smaller window, or of the wheel.
        """
        wanted = cursor if cursor is not None else self.cursor
        before, order = self.cursor, list(self._places)
        self._rows = rows
        if all(row.height == 1 for row in rows):
            self._starts = range(len(rows))
            self._height = len(rows)
        else:
            ends = list(accumulate(row.height for row in rows))
            self._starts = [0, *ends[:-1]]
            self._height = ends[-1] if ends else 0
        self._places = {row.key: place for place, row in enumerate(rows) if row.key is not None}
        self._cursor = self._places.get(wanted or "", -1)
        if self._cursor < 0 and self._places:
            gone = order.index(before) if before in order else 0
            self._cursor = list(self._places.values())[min(gone, len(self._places) - 1)]
        self.resize_text(self._height)
        self._kept_offset = offset
        self._settle()
        self.refresh_changed()
        if self.cursor != before or cursor is not None:
            self._tell_moved()

    def redraw(self) -> None:
        """Draw those of the same rows anew that say something else now."""
        self.refresh_changed()

    @property
    def rows(self) -> Sequence[Row]:
        """The rows, headings included."""
        return self._rows

    @property
    def cursor(self) -> str | None:
        """The key of the row under the cursor, or ``None`` in an empty list."""
        return self.cursor_key_at(self._cursor)

    def cursor_key_at(self, place: int) -> str | None:
        """The key of the row at a place, if there is one."""
        return self._rows[place].key if 0 <= place < len(self._rows) else None

    @property
    def scroll_place(self) -> int:
        """The first line in sight; that to which the list is to be scrolled, where it has no size yet."""
        return self.scroll_offset.y if self._kept_offset is None else self._kept_offset

    def go_to(self, key: str) -> bool:
        """Put the cursor on a row; false when there is no such row."""
        place = self._places.get(key)
        if place is None:
            return False
        self._move_to(place)
        return True

    def move(self, by: int) -> None:
        """Move the cursor by rows, headings not counted; it stops at the ends."""
        places = list(self._places.values()) if abs(by) > 1 else None
        if self._cursor < 0:
            return
        if places is not None:
            now = places.index(self._cursor)
            self._move_to(places[min(max(now + by, 0), len(places) - 1)])
            return
        place = self._cursor + by
        while 0 <= place < len(self._rows):
            if self._rows[place].key is not None:
                self._move_to(place)
                return
            place += by
        if by < 0:  # nothing above but headings: show them
            self._kept_offset = None
            self.scroll_to_line(0)

    def page(self, direction: int) -> None:
        """Move the cursor by most of a page: 1 is down, -1 is up."""
        if self._cursor < 0:
            return
        height = max(self.scrollable_content_region.height - 1, 1)
        line = min(max(self._starts[self._cursor] + direction * height, 0), max(self._height - 1, 0))
        place = self._row_at(line)
        options = list(self._places.values())
        if direction > 0:
            self._move_to(next((p for p in options if p >= place), options[-1]))
        else:
            self._move_to(next((p for p in reversed(options) if p <= place), options[0]))

    def first(self) -> None:
        """Move the cursor to the first row."""
        if self._places:
            self._move_to(next(iter(self._places.values())))
            self._kept_offset = None
            self.scroll_to_line(0)

    def last(self) -> None:
        """Move the cursor to the last row."""
        if self._places:
            self._move_to(next(reversed(self._places.values())))

    def _move_to(self, place: int) -> None:
        if place == self._cursor:
            self._settle()
            return
        before, self._cursor = self._cursor, place
        self._kept_offset = None
        scrolled = self._settle()
        if not scrolled:
            self._refresh_row(before)
            self._refresh_row(place)
        self._tell_moved()

    def follow(self, follower: Callable[[str | None], None]) -> None:
        """Call somebody whenever the cursor came to another row, instead of posting :class:`Moved`.

        A message arrives a frame later than the key; this way list and detail change in the same frame.
        """
        self._follower = follower

    def _tell_moved(self) -> None:
        if self._follower is not None:
            self._follower(self.cursor)
        else:
            self.post_message(self.Moved(self, self.cursor))

    def _refresh_row(self, place: int) -> None:
        if 0 <= place < len(self._rows):
            for line in range(self._rows[place].height):
                y = self._starts[place] + line - self.scroll_offset.y
                if 0 <= y < self.scrollable_content_region.height:
                    self.refresh_row_of_screen(y)

    def refresh_row(self, key: str) -> None:
        """Draw one row anew."""
        if key in self._places:
            self._refresh_row(self._places[key])

    def _settle(self) -> bool:
        """Scroll so that the row under the cursor is visible; whether it scrolled."""
        height = self.scrollable_content_region.height
        if height <= 0 or self._cursor < 0:
            return False
        bottom = self._starts[self._cursor] + self._rows[self._cursor].height
        if self._kept_offset is not None:
            self.scroll_to_line(self._kept_offset if bottom > height else 0)
        above = self._cursor
        while above > 0 and self._rows[above - 1].key is None and bottom - self._starts[above - 1] <= height:
            above -= 1  # keep the heading in sight with its first row
        offset = now = self.scroll_offset.y
        if self._starts[above] < offset:
            offset = self._starts[above]
        if bottom > offset + height:
            offset = bottom - height
        if offset != now:
            self.scroll_to_line(offset)
        return offset != now

    # -- drawing and the mouse --------------------------------------------------------------------

    def _row_at(self, line: int) -> int:
        return bisect_right(self._starts, line) - 1

    def on_resize(self, event: events.Resize) -> None:
        """Keep the cursor in sight; a list that has grown shows its beginning again where the cursor stands in it."""
        self.resize_text(self._height)
        height = self.scrollable_content_region.height
        grown = 0 < self._seen_height < height and self._kept_offset is None
        self._seen_height = height
        if grown and self._cursor >= 0 and self._starts[self._cursor] + self._rows[self._cursor].height <= height:
            self.scroll_to_line(0)
        self._settle()
        self.refresh()

    def drawn(self, y: int) -> Drawn:
        """One line of the screen."""
        width = self.scrollable_content_region.width
        line = y + self.scroll_offset.y
        if not 0 <= line < self._height:
            return (BLANK, "")
        place = self._row_at(line)
        row = self._rows[place]
        selected = place == self._cursor
        lines = self.draw(row, width, selected)
        within = line - self._starts[place]
        pieces = lines[within] if within < len(lines) else BLANK
        return (pieces, "cursor" if selected else "")

    def on_mouse_scroll_up(self) -> None:
        """The wheel decides from here on which lines are in sight."""
        self._kept_offset = None

    def on_mouse_scroll_down(self) -> None:
        """The wheel decides from here on which lines are in sight."""
        self._kept_offset = None

    def on_click(self, event: events.Click) -> None:
        """A click moves the cursor; a click on the row under the cursor chooses it."""
        offset = event.get_content_offset(self)
        if offset is None:
            return
        line = offset.y + self.scroll_offset.y
        if not 0 <= line < self._height:
            return
        place = self._row_at(line)
        key = self._rows[place].key
        if key is None:
            return
        if place == self._cursor:
            self.post_message(self.Chosen(self, key))
        else:
            self._move_to(place)
