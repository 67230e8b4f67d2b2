from __future__ import annotations

from collections.abc import Sequence

from textual import on
from textual.app import App, ComposeResult
from textual.pilot import Pilot

from gmrsj_tui.tui.lines import Line
from gmrsj_tui.tui.screens.styled import StyledScreen
from gmrsj_tui.tui.widgets.row_list import Row, RowList
from tests.tui.reading import screen_text


class Rows(RowList):
    """Draws every row as its key, or as its heading."""

    def draw(self, row: Row, width: int, selected: bool) -> Sequence[Line]:
        """One line each, the key in front of each."""
        mark = ">" if selected else " "
        return [((f"{mark}{row.key or row.data or ''}.{number}", ""),) for number in range(row.height)]


class RowsApp(App[None]):
    """A list of ten lines, and what it told."""

    CSS = "Rows { height: 10; }"

    def __init__(self, rows: Sequence[Row]) -> None:
        super().__init__()
        self.first_rows = rows
        self.moved: list[str | None] = []
        self.chosen: list[str] = []

    def get_default_screen(self) -> StyledScreen[None]:
        """Where lines have their styles."""
        return StyledScreen()

    def compose(self) -> ComposeResult:
        """Only the list."""
        yield Rows(id="rows")

    def on_mount(self) -> None:
        """Fill it."""
        self.rows.set_rows(self.first_rows)

    @property
    def rows(self) -> Rows:
        """The list."""
        return self.query_one(Rows)

    @on(RowList.Moved)
    def note_move(self, message: RowList.Moved) -> None:
        """Remember where the cursor came to."""
        assert message.control is self.rows
        self.moved.append(message.key)

    @on(RowList.Chosen)
    def note_choice(self, message: RowList.Chosen) -> None:
        """Remember what was chosen."""
        assert message.control is self.rows
        self.chosen.append(message.key)


def grouped(groups: int = 4, each: int = 5, height: int = 1) -> list[Row]:
    """Headings with rows below them, ``a0`` and so on."""
    rows = []
    for letter in "abcdefgh"[:groups]:
        rows.append(Row(None, data=f"heading {letter}"))
        rows.extend(Row(f"{letter}{number}", height) for number in range(each))
    return rows


def on_screen(app: RowsApp, text: str) -> bool:
    """Whether the list says a text now."""
    return text in screen_text(app)


async def settled(pilot: Pilot[None]) -> None:
    """Wait until scrolling and drawing are done."""
    await pilot.pause()
    await pilot.pause()


async def test_the_cursor_passes_over_headings_and_stops_at_the_ends() -> None:
    app = RowsApp(grouped())
    async with app.run_test(size=(20, 12)) as pilot:
        rows = app.rows
        assert rows.cursor == "a0"
        for expected in ("a1", "a2", "a3", "a4", "b0"):
            rows.move(1)
            assert rows.cursor == expected
        rows.move(-1)
        assert rows.cursor == "a4"
        rows.move(100)
        assert rows.cursor == "d4"
        rows.move(1)
        assert rows.cursor == "d4"
        rows.move(-100)
        assert rows.cursor == "a0"
        rows.move(-1)
        assert rows.cursor == "a0"
        await settled(pilot)
        assert on_screen(app, ">a0.0") and on_screen(app, "heading a")
        assert app.moved[-1] == "a0" and app.moved[0] == "a0"


async def test_the_cursor_stays_in_sight_by_steps_pages_and_jumps_also_with_tall_rows() -> None:
    for height in (1, 3):
        app = RowsApp(grouped(height=height))
        async with app.run_test(size=(20, 12)) as pilot:
            rows = app.rows
            seen = [rows.cursor]
            for _ in range(19):
                rows.move(1)
                await settled(pilot)
                assert on_screen(app, f">{rows.cursor}.0") and on_screen(app, f">{rows.cursor}.{height - 1}")
                seen.append(rows.cursor)
            assert len(set(seen)) == 20
            for _ in range(20):
                rows.page(-1)
            await settled(pilot)
            assert rows.cursor == "a0" and on_screen(app, "heading a")
            rows.page(1)
            await settled(pilot)
            assert rows.cursor not in ("a0", None) and on_screen(app, f">{rows.cursor}.0")
            rows.last()
            await settled(pilot)
            assert on_screen(app, f">d4.{height - 1}")
            rows.first()
            await settled(pilot)
            assert on_screen(app, "heading a") and on_screen(app, ">a0.0")
            assert rows.go_to("c2") and not rows.go_to("nowhere")
            await settled(pilot)
            assert on_screen(app, ">c2.0")


async def test_new_rows_keep_the_cursor_on_its_key_and_else_take_what_came_into_its_place() -> None:
    app = RowsApp(grouped())
    async with app.run_test(size=(20, 12)) as pilot:
        rows = app.rows
        rows.go_to("b2")
        rows.set_rows(list(reversed(grouped())))
        assert rows.cursor == "b2"
        rows.set_rows(grouped())
        app.moved.clear()
        rows.set_rows([row for row in grouped() if row.key != "b2"])
        assert rows.cursor == "b3"
        await settled(pilot)
        assert app.moved[-1] == "b3"
        rows.go_to("d4")
        rows.set_rows([row for row in grouped() if row.key != "d4"])
        assert rows.cursor == "d3"
        rows.set_rows([Row(None, data="nothing here")])
        assert rows.cursor is None
        rows.move(1)
        rows.page(1)
        rows.first()
        rows.last()
        await settled(pilot)
        assert on_screen(app, "nothing here") and app.moved[-1] is None
        rows.set_rows([])
        rows.set_rows(grouped(), cursor="c0")
        await settled(pilot)
        assert rows.cursor == "c0" and on_screen(app, ">c0.0") and on_screen(app, "heading c")


async def test_a_remembered_scroll_place_is_taken_where_the_cursor_can_be_seen_in_it() -> None:
    app = RowsApp(grouped())
    async with app.run_test(size=(20, 12)) as pilot:
        rows = app.rows
        rows.set_rows(grouped(), cursor="c1", offset=9)
        await settled(pilot)
        assert rows.scroll_offset.y == 9
        rows.set_rows(grouped(), cursor="a0", offset=9)
        await settled(pilot)
        assert rows.scroll_offset.y == 0 and on_screen(app, ">a0.0")


async def test_a_remembered_scroll_place_hides_no_beginning_in_which_the_cursor_can_be_seen() -> None:
    app = RowsApp(grouped())
    async with app.run_test(size=(20, 12)) as pilot:
        for cursor, offset, expected in (("a1", 2, 0), ("a1", 9, 0), ("b2", 3, 0), ("b3", 3, 3), ("c1", 20, 14)):
            app.rows.set_rows(grouped(), cursor=cursor, offset=offset)
            await settled(pilot)
            assert (app.rows.cursor, app.rows.scroll_offset.y) == (cursor, expected)
            assert on_screen(app, f">{cursor}.0") and on_screen(app, "heading a") is (expected == 0)


async def test_a_click_moves_the_cursor_and_another_one_chooses() -> None:
    app = RowsApp(grouped(height=2))
    async with app.run_test(size=(20, 12)) as pilot:
        await pilot.click(Rows, offset=(3, 6))
        assert app.rows.cursor == "a2" and not app.chosen
        await pilot.click(Rows, offset=(3, 5))
        assert app.chosen == ["a2"]
        await pilot.click(Rows, offset=(3, 0))
        assert app.rows.cursor == "a2" and app.chosen == ["a2"]
        app.rows.set_rows([Row("only")])
        await pilot.click(Rows, offset=(3, 8))
        assert app.rows.cursor == "only"


async def test_it_can_become_as_small_as_a_window_can_and_comes_back() -> None:
    app = RowsApp(grouped(height=2))
    async with app.run_test(size=(20, 12)) as pilot:
        app.rows.go_to("d1")
        for size in ((20, 3), (3, 2), (1, 1), (300, 90), (20, 12)):
            await pilot.resize_terminal(*size)
            await settled(pilot)
            app.rows.move(1)
        assert on_screen(app, f">{app.rows.cursor}.0")


async def test_only_the_lines_on_the_screen_are_drawn() -> None:
    drawn: set[str | None] = set()

    class Counting(Rows):
        def draw(self, row: Row, width: int, selected: bool) -> Sequence[Line]:
            drawn.add(row.key)
            return super().draw(row, width, selected)

    class CountingApp(RowsApp):
        def compose(self) -> ComposeResult:
            yield Counting(id="rows")

    app = CountingApp([Row(f"r{number}") for number in range(5000)])
    async with app.run_test(size=(20, 12)) as pilot:
        app.rows.last()
        await settled(pilot)
        assert on_screen(app, ">r4999.0") and len(drawn) < 100
