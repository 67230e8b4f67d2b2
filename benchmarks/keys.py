"""``keys``: from a key to the frame that it changed, with steps of several sizes."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path

from benchmarks import minimal_app, processes
from benchmarks.generated_pack import LEVELS, level_of
from benchmarks.measuring import MILLISECONDS, Goal, Plan, Result, Row, Series, compare, in_turns
from benchmarks.terminal import Answer, Terminal
from benchmarks.worlds import World, generated_world, temporary_folder, widgets_on_screen

KIB = 1024
MOVE = Goal(1.6)
MARK = Goal(2.0)
SCROLL = Goal(4.5)
FLAT = Goal(1.1)
TAIL = Goal(2.0)
MARK_BYTES = Goal(2.6 * KIB, of_measured=True)

SCREENFUL = 40
"""Rows that no list on the screen has."""
TRIPS = 5
"""Rows that the cursor goes down and up again; all of them are on the screen."""


class Keyboard:
    """One app that stays open, and somebody at its keys.

    Args:
        terminal: The app.
    """

    def __init__(self, terminal: Terminal) -> None:
        self.terminal = terminal
        self.answers: dict[str, list[Answer]] = {}

    def press(self, what: str, key: bytes, wanted: dict[bytes, int]) -> float:
        """Type a key, and keep what came of it under a name; the seconds it took."""
        answer = self.terminal.press(key, wanted)
        self.answers.setdefault(what, []).append(answer)
        return answer.seconds


class MinimalKeyboard(Keyboard):
    """At the minimal app."""

    def __init__(self, terminal: Terminal) -> None:
        super().__init__(terminal)
        self._pressed = 0

    def count(self) -> float:
        """Press its one key."""
        self._pressed += 1
        return self.press("count", minimal_app.KEY, minimal_app.counted(self._pressed))


class StepKeyboard(Keyboard):
    """At the first step of a generated journey.

    Args:
        terminal: The app.
        criteria: How many criteria the step has.
    """

    def __init__(self, terminal: Terminal, criteria: int) -> None:
        super().__init__(terminal)
        self._open = sum(level_of(number, criteria) == LEVELS[0] for number in range(1, criteria + 1))
        self._last_trip = min(1 + TRIPS, criteria)
        self._row = 1
        self._down = True
        self._met = False

    def move(self) -> float:
        """Move the cursor among the first rows, without scrolling."""
        if self._row >= self._last_trip:
            self._down = False
        elif self._row == 1:
            self._down = True
        return self._step("move", 1 if self._down else -1)

    def scroll(self) -> float:
        """Move the cursor one row further down; from the bottom of the list on, each time scrolls it."""
        return self._step("scroll", 1)

    def go_to_bottom_of_list(self) -> None:
        """Move the cursor down until moving on scrolls the list."""
        while self._row < SCREENFUL:
            self._step("before scrolling", 1)

    def mark(self) -> float:
        """Give the highlighted criterion of the first level a status and see it saved: met, and not met again."""
        self._met = not self._met
        wanted = {
            # counted in the header of the step, in the heading of its level, and in the roadmap beside
            f"{LEVELS[0].capitalize()} {int(self._met)} of {self._open}".encode(): 1,
            f"{int(self._met)} of {self._open} covered".encode(): 1,
            f"{self._open - int(self._met)} open".encode(): 1,
            # in its row and in the pane below the list
            b"met" if self._met else b"not met": 2,
        }
        return self.press("mark", b"m" if self._met else b"n", wanted)

    def _step(self, what: str, by: int) -> float:
        self._row += by
        # the pane tells the statement, and the row is drawn anew
        wanted = {f"Statement-{self._row:04}".encode(): 1, f"Title-{self._row:04}".encode(): 2}
        return self.press(what, b"j" if by > 0 else b"k", wanted)


def measure(plan: Plan) -> Result:
    """Time moving and marking at every size, all apps open side by side, a key at each in turn."""
    rounds = plan.rounds_or(60)
    warm_up = 4 * plan.warm_up
    largest = plan.criteria[-1]
    with temporary_folder(plan.folder) as folder, ExitStack() as open_apps:
        worlds = {str(size): generated_world(folder / str(size), size) for size in plan.criteria}
        worlds["answered"] = generated_world(folder / "answered", largest, answered=True)
        widgets = widgets_on_screen(worlds[str(plan.criteria[0])], open_journey=True)
        minimal = MinimalKeyboard(open_apps.enter_context(_minimal(folder, widgets)))
        minimal.terminal.until(minimal_app.first_frame(widgets))
        boards: dict[str, StepKeyboard] = {}
        for name, world in worlds.items():
            boards[name] = StepKeyboard(
                open_apps.enter_context(_app(world)), largest if name == "answered" else int(name)
            )
            boards[name].terminal.until({b"Statement-0001": 1, b"help": 1})
        for board in (minimal, *boards.values()):
            board.terminal.settle()
        floor: Callable[[], float] = minimal.count
        sizes = [str(size) for size in plan.criteria]
        moves = in_turns(rounds, warm_up, {"floor": floor, **{name: boards[name].move for name in sizes}})
        marks = in_turns(rounds, warm_up, {"floor": floor, **{name: board.mark for name, board in boards.items()}})
        rows = [*_rows(plan, "move", moves, MOVE), *_rows(plan, "mark", marks, MARK)]
        rows.append(
            compare(
                "keys",
                f"mark, {largest} criteria, all answered, against a minimal app's key",
                marks["answered"],
                marks["floor"],
            )
        )
        if largest >= SCREENFUL + warm_up + rounds:
            boards[str(largest)].go_to_bottom_of_list()
            scrolls = in_turns(rounds, warm_up, {"floor": floor, "scroll": boards[str(largest)].scroll})
            what = f"move that scrolls, {largest} criteria, against a minimal app's key"
            rows.append(compare("keys", what, scrolls["scroll"], scrolls["floor"], goal=SCROLL))
        rows += _sizes(minimal, boards[str(largest)])
    return Result(tuple(rows))


def _rows(plan: Plan, what: str, series: dict[str, Series], goal: Goal) -> list[Row]:
    sizes = [str(size) for size in plan.criteria]
    smallest, largest = sizes[0], sizes[-1]
    key = "a minimal app's key"
    rows = [
        compare("keys", f"{what}, {size} criteria, against {key}", series[size], series["floor"], goal=goal)
        for size in sizes
    ]
    if len(sizes) > 1:
        rows.append(
            compare(
                "keys", f"{what}, {largest} against {smallest} criteria", series[largest], series[smallest], goal=FLAT
            )
        )
    tail = series[largest].quantile(0.95) * MILLISECONDS
    rows.append(
        Row(
            "keys",
            f"{what}, {largest} criteria, p95 against median",
            tail,
            series[largest].median * MILLISECONDS,
            goal=TAIL,
        )
    )
    return rows


def _sizes(minimal: Keyboard, board: Keyboard) -> list[Row]:
    """Bytes to the terminal, and whether a second frame came behind the first."""
    floor = Series([float(answer.size) for answer in minimal.answers["count"]])
    rows = []
    for what, goal in (("move", None), ("mark", MARK_BYTES), ("scroll", None)):
        if what not in board.answers:
            continue
        sizes = Series([float(answer.size) for answer in board.answers[what]])
        rows.append(
            Row(
                "keys",
                f"{what}, bytes to the terminal, against a minimal app's key",
                sizes.median,
                floor.median,
                "B",
                goal,
            )
        )
    for what in ("move", "mark"):
        settled = Series([answer.settled * MILLISECONDS for answer in board.answers[what]])
        seen = Series([answer.seconds * MILLISECONDS for answer in board.answers[what]])
        rows.append(Row("keys", f"{what}, its last byte against the frame that shows it", settled.median, seen.median))
    return rows


def _app(world: World) -> Terminal:
    argv = processes.gmrsj(*world.options, "open", world.journey)
    return Terminal(argv, world.home, processes.environment(world.home))


def _minimal(folder: Path, widgets: int) -> Terminal:
    return Terminal(processes.minimal_app(widgets), folder, processes.environment(folder))
