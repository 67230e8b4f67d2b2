from __future__ import annotations

import json
import math
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from benchmarks.imports import costs
from benchmarks.measuring import CannotMeasure, Goal, Module, Modules, Plan, Result, Row, Series, compare, in_turns
from benchmarks.page import BEGIN, END, as_json, as_markdown, as_text, write_between_markers
from benchmarks.processes import environment, run
from benchmarks.registry import BENCHMARKS, measure
from benchmarks.terminal import Terminal

TINY = Plan(rounds=1, warm_up=0, criteria=(8, 60), saved=(1, 2), listed=(2,))
PAGE = Path(__file__).parent.parent / "docs" / "performance.md"
RESULT = Result(
    (
        Row("start", "fast enough", 11.0, 10.0, goal=Goal(1.15), spread=(1.0, 1.2)),
        Row("keys", "too many bytes", 3000.0, 100.0, "B", Goal(2662.0, of_measured=True)),
        Row("cli", "no goal", 3.0, 1.0),
    ),
    (Modules("Some modules", (Module("a.b", 1234.0, 5678.0),)),),
)


@pytest.mark.parametrize("name", BENCHMARKS)
def test_each_benchmark_runs_a_round_and_its_ratios_are_numbers(name: str) -> None:
    result = measure(name, TINY)
    assert result.rows
    for row in result.rows:
        assert row.name == name
        assert math.isfinite(row.ratio) and row.ratio > 0, row.what
        assert row.measured > 0 and row.floor > 0, row.what


def test_every_second_round_is_reversed_and_warming_up_does_not_count() -> None:
    order: list[str] = []

    def contestant(name: str) -> Callable[[], float]:
        return lambda: float(len(order.append(name) or order))  # type: ignore[func-returns-value]

    series = in_turns(2, 1, {name: contestant(name) for name in "abc"})
    assert "".join(order) == "cba" + "abc" + "cba"
    assert series["a"].values == [4.0, 9.0]


def test_a_quantile_is_a_value_that_was_measured() -> None:
    series = Series([5.0, 1.0, 4.0, 2.0, 3.0])
    assert [series.quantile(share) for share in (0.0, 0.2, 0.25, 0.5, 0.95, 1.0)] == [1.0, 1.0, 2.0, 3.0, 5.0, 5.0]
    assert series.median == 3.0


def test_a_row_holds_the_medians_and_the_quartiles_of_the_rounds() -> None:
    row = compare("x", "y", Series([0.002, 0.003, 0.008]), Series([0.001, 0.001, 0.002]))
    assert (row.measured, row.floor, row.ratio, row.spread) == (3.0, 1.0, 3.0, (2.0, 4.0))


def test_a_goal_is_met_up_to_its_limit_and_can_be_one_of_the_value_itself() -> None:
    assert Row("x", "y", 3.0, 2.0, goal=Goal(1.5)).met is True
    assert Row("x", "y", 3.1, 2.0, goal=Goal(1.5)).met is False
    assert Row("x", "y", 3.1, 2.0, goal=Goal(3.0, of_measured=True)).met is False
    assert Row("x", "y", 3.1, 2.0).met is None


def test_the_table_shows_each_row_and_whether_its_goal_was_met() -> None:
    lines = [" ".join(line.split()) for line in as_text([RESULT], "here").splitlines()]
    assert "start fast enough 11.0 ms 10.0 ms 1.10 <= 1.15 yes 1.00 - 1.20" in lines
    assert "keys too many bytes 3000 B 100 B 30.0 <= 2662 B no" in lines
    assert "cli no goal 3.00 ms 1.00 ms 3.00" in lines
    assert "1.23 5.68 a.b" in lines


def test_json_is_unrounded_and_has_the_goals() -> None:
    document = json.loads(as_json([RESULT], "here"))
    assert document["rows"][0]["ratio"] == 1.1
    assert document["rows"][0]["goal"] == 1.15
    assert document["rows"][2]["goal"] is None
    assert document["modules"]["Some modules"] == [{"module": "a.b", "self": 1234.0, "cumulative": 5678.0}]


def test_writing_replaces_what_stands_between_the_markers_and_nothing_else(tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    page.write_text(f"# Before\n\n{BEGIN}\n\nold\n\n{END}\n\nafter\n", encoding="utf-8")
    write_between_markers(page, "new")
    assert page.read_text(encoding="utf-8") == f"# Before\n\n{BEGIN}\n\nnew\n\n{END}\n\nafter\n"


@pytest.mark.parametrize(
    "text", ["none", BEGIN, f"{END}\n{BEGIN}", f"{BEGIN}\n{BEGIN}\n{END}", f"{BEGIN}\n{END}\n{END}"]
)
def test_a_page_without_its_two_markers_is_left_as_it_is(tmp_path: Path, text: str) -> None:
    page = tmp_path / "page.md"
    page.write_text(text, encoding="utf-8")
    with pytest.raises(ValueError, match=r"page\.md"):
        write_between_markers(page, "new")
    assert page.read_text(encoding="utf-8") == text


def test_the_page_on_performance_has_a_measured_table(tmp_path: Path) -> None:
    text = PAGE.read_text(encoding="utf-8")
    head = as_markdown([RESULT], "here").split("\n\n")[1].splitlines()[0]
    assert head in text[text.index(BEGIN) : text.index(END)]
    copy = tmp_path / "performance.md"
    copy.write_text(text, encoding="utf-8")
    write_between_markers(copy, "new")
    assert copy.read_text(encoding="utf-8").startswith(text[: text.index(BEGIN)])


def test_the_page_on_performance_explains_each_benchmark() -> None:
    text = PAGE.read_text(encoding="utf-8")
    assert [name for name in BENCHMARKS if f"| `{name}` |" not in text] == []


def test_a_program_that_fails_is_not_measured(tmp_path: Path) -> None:
    with pytest.raises(CannotMeasure, match="status 3"):
        run((sys.executable, "-c", "import sys; sys.exit(3)"), tmp_path)


def test_a_program_in_a_terminal_is_heard_and_answers(tmp_path: Path) -> None:
    code = "print('ready', flush=True); print('heard ' + input())"
    with Terminal((sys.executable, "-c", code), tmp_path, environment(tmp_path)) as terminal:
        assert terminal.until({b"ready": 1}) >= terminal.began
        answer = terminal.press(b"you\n", {b"heard you": 1})
    assert 0 < answer.seconds <= answer.settled
    assert answer.size >= len("heard you")


def test_a_program_that_ends_before_its_frame_is_told(tmp_path: Path) -> None:
    with (
        Terminal((sys.executable, "-c", "print('gone')"), tmp_path, environment(tmp_path)) as terminal,
        pytest.raises(CannotMeasure, match="gone"),
    ):
        terminal.until({b"never": 1})


def test_a_program_that_ends_with_a_failure_did_not_quit_well(tmp_path: Path) -> None:
    code = "import sys; print('ready', flush=True); input(); sys.exit(1)"
    with Terminal((sys.executable, "-c", code), tmp_path, environment(tmp_path)) as terminal:
        terminal.until({b"ready": 1})
        with pytest.raises(CannotMeasure, match="did not end well"):
            terminal.press_to_end(b"q\n")


def test_modules_are_listed_by_what_they_cost_themselves(tmp_path: Path) -> None:
    modules = costs((sys.executable, "-c", "import json.decoder"), tmp_path, 1, "json")
    assert {"json", "json.decoder", "json.scanner"} <= {module.name for module in modules}
    assert [module.own for module in modules] == sorted((module.own for module in modules), reverse=True)
    assert all(module.own <= module.cumulative for module in modules)
