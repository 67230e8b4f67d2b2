"""On which line a key stands, whatever way TOML allows of writing it."""

from __future__ import annotations

import tomli
from hypothesis import given, settings
from hypothesis import strategies as st

from gmrsj_tui.framework.finding import KeyPath
from gmrsj_tui.framework.lines import KeyLines
from tests.framework.packs import toml

TEXT = '''\
# a comment with [[criteria]] in it
format = 1
"quoted key" = 1
'literal # key' = 2
dotted . name = "x"
"escaped\\t\\"key" = 3
text = """
[[criteria]]
id = "not a key"
with ""quotes"" and \\""" inside"""""
literal = \'\'\'
title = no
\'\'\'
steps = [ # comment, with ] and ,
    "one # not a comment",
    "two ] , [",  # three
    [ 1,
      2 ],
]
inline = { a = 1, "b.c" = [ 2, 3 ], d.e = { f = "}" } }

[table.inner]
x = 1

[[criteria]]  # first
id = "A"
level = "low"

[[criteria]]
id = "B"

[criteria.details]
y = 2

[[criteria.notes]]
z = 1
[[criteria.notes]]
z = 2

[[criteria]]
id = 'C'
'''


def line(*path: str | int) -> int | None:
    assert tomli.loads(TEXT)
    return KeyLines(TEXT).line(path)


def test_plain_quoted_dotted_and_escaped_keys() -> None:
    assert line("format") == 2
    assert line("quoted key") == 3
    assert line("literal # key") == 4
    assert line("dotted") == line("dotted", "name") == 5
    assert line('escaped\t"key') == 6


def test_what_looks_like_a_key_inside_a_text_is_none() -> None:
    assert line("text") == 7
    assert line("id") is None
    assert line("title") is None
    assert line("literal") == 11


def test_items_of_a_list_have_their_own_lines() -> None:
    assert [line("steps", place) for place in range(3)] == [15, 16, 17]
    assert line("steps", 2, 1) == 18
    assert line("steps", 9) == 14, "an item that is not there is looked for at its list"


def test_inline_tables() -> None:
    for path in (("a",), ("b.c",), ("b.c", 1), ("d", "e", "f")):
        assert line("inline", *path) == 20


def test_tables_and_the_tables_of_an_array_are_counted() -> None:
    assert line("table", "inner", "x") == 23
    assert line("criteria") == line("criteria", 0) == 25
    assert line("criteria", 0, "level") == 27
    assert line("criteria", 1) == 29
    assert line("criteria", 1, "id") == 30
    assert line("criteria", 1, "details", "y") == 33
    assert line("criteria", 1, "notes", 0, "z") == 36
    assert line("criteria", 1, "notes", 1, "z") == 38
    assert line("criteria", 2, "id") == 41


def test_a_missing_key_is_at_the_header_of_its_table() -> None:
    assert line("criteria", 1, "title") == 29
    assert line("missing") is None


def test_windows_line_ends_count_once() -> None:
    assert KeyLines(TEXT.replace("\n", "\r\n")).line(("criteria", 2, "id")) == 41


def test_nesting_deeper_than_the_format_is_stepped_over() -> None:
    deep = "[" * 300 + ' "]", # ]\n' + "]" * 300
    assert KeyLines(f"deep = {deep}\nnext = 1\n").line(("next",)) == 3


@settings(deadline=None)
@given(st.text(alphabet="[]{}\"'\\=.,#\nab \t", max_size=60))
def test_the_scanner_ends_on_any_text(text: str) -> None:
    KeyLines(text)


_TEXTS = st.text(st.characters(exclude_categories=["Cs"]) | st.sampled_from("\"'[]{}#=,\n\\"), max_size=12)


@settings(deadline=None)
@given(st.dictionaries(_TEXTS, _TEXTS | st.lists(_TEXTS, max_size=3) | st.integers(), max_size=6))
def test_in_a_file_of_one_key_a_line_every_key_is_found(values: dict[str, object]) -> None:
    lines = KeyLines(toml(values))
    paths: list[KeyPath] = [(key,) for key in values]
    assert [lines.line(path) for path in paths] == list(range(1, len(values) + 1))
