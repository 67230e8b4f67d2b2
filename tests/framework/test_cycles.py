"""Cycles are named, each once."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from gmrsj_tui.framework.cycles import cycles


def test_without_a_cycle_there_is_none() -> None:
    assert cycles({"a": [], "b": ["a"], "c": ["a", "b"], "d": ["unknown"]}) == []


def test_each_cycle_begins_with_its_first_name() -> None:
    assert cycles({"z": ["c"], "a": ["b"], "b": ["c"], "c": ["a"], "d": ["e"], "e": ["d", "a"]}) == [
        ("a", "b", "c"),
        ("d", "e"),
    ]


def test_two_cycles_through_one_name_are_two() -> None:
    assert cycles({"a": ["b", "c"], "b": ["a"], "c": ["a"]}) == [("a", "b"), ("a", "c")]


def test_a_name_that_builds_on_itself_is_told_elsewhere() -> None:
    assert cycles({"a": ["a"]}) == []


def test_a_chain_of_ten_thousand_is_walked() -> None:
    chain = {str(number): [str(number + 1)] for number in range(10_000)}
    assert cycles(chain) == []
    assert len(cycles({**chain, "10000": ["0"]})[0]) == 10_001


_GRAPHS = st.dictionaries(st.integers(0, 7).map(str), st.lists(st.integers(0, 7).map(str), max_size=3, unique=True))


@given(_GRAPHS)
def test_what_is_named_is_a_cycle_and_there_is_one_where_names_reach_themselves(graph: dict[str, list[str]]) -> None:
    found = cycles(graph)
    assert len(set(found)) == len(found)
    for cycle in found:
        assert len(set(cycle)) == len(cycle) > 1
        assert all(after in graph[name] for name, after in zip(cycle, (*cycle[1:], cycle[0]), strict=True))
    others = {name: {after for after in afters if after != name} for name, afters in graph.items()}
    assert bool(found) == any(name in _reached(others, name) for name in graph)


def _reached(graph: dict[str, set[str]], start: str) -> set[str]:
    reached: set[str] = set()
    waiting = list(graph[start])
    while waiting:
        name = waiting.pop()
        if name not in reached:
            reached.add(name)
            waiting += graph.get(name, ())
    return reached
