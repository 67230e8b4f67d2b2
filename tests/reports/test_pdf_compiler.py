from __future__ import annotations

import subprocess
from importlib.util import find_spec
from time import monotonic
from typing import Any

import pytest

from gmrsj_tui.errors import GmrsjError
from gmrsj_tui.reports.blocks import Column, Table
from gmrsj_tui.reports.pdf_page import render
from gmrsj_tui.reports.typeset import compiler
from gmrsj_tui.reports.typeset.widths import breakable, column_widths, elided, lines_of, width_of
from tests.reports.pdf_pages import LONG_WORD, actions, cell, page_of

LONG = page_of(actions(3000))
"""Takes more than a second, so that there is something to stop."""


@pytest.fixture
def started(monkeypatch: pytest.MonkeyPatch) -> list[subprocess.Popen[bytes]]:
    """The processes that were started."""
    processes: list[subprocess.Popen[bytes]] = []
    real = subprocess.Popen

    def remembering(*arguments: Any, **options: Any) -> subprocess.Popen[bytes]:
        processes.append(real(*arguments, **options))
        return processes[-1]

    monkeypatch.setattr(subprocess, "Popen", remembering)
    return processes


def test_typesetting_stops_when_asked_and_leaves_no_process(started: list[subprocess.Popen[bytes]]) -> None:
    with pytest.raises(compiler.Stopped, match="no PDF was made"):
        render(LONG, stop=lambda: True)
    (process,) = started
    assert process.returncode not in (None, 0)


def test_an_interruption_leaves_no_process(started: list[subprocess.Popen[bytes]]) -> None:
    def interrupted() -> bool:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        render(LONG, stop=interrupted)
    (process,) = started
    assert process.returncode not in (None, 0)


def test_a_page_that_is_not_stopped_is_made() -> None:
    assert render(page_of(), stop=lambda: False).content.startswith(b"%PDF-1.7")


def test_a_page_reaches_a_typesetter_that_starts_slowly(monkeypatch: pytest.MonkeyPatch) -> None:
    """Looked at often while it starts, with more than a pipe holds: nothing of the page is forgotten on the way."""
    monkeypatch.setattr(compiler, "_LOOK_AGAIN", 0.001)
    end = monotonic() + 60
    page = page_of(actions(800))
    assert render(page, stop=lambda: monotonic() > end).content.startswith(b"%PDF-1.7")


@pytest.mark.parametrize("library", ["typst", "fontTools"])
def test_without_the_libraries_the_error_says_how_to_get_them(library: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(compiler, "find_spec", lambda name: None if name == library else find_spec(name))
    with pytest.raises(GmrsjError) as refused:
        render(page_of())
    assert 'pip install "gmrsj[pdf]"' in str(refused.value)


def test_an_error_of_typst_is_an_error_for_people() -> None:
    with pytest.raises(GmrsjError, match="the PDF could not be typeset: dictionary does not contain key"):
        compiler.typeset({"title": "x"}, None, ())


def test_a_typesetter_that_dies_is_an_error_for_people(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(compiler, "_run", lambda job, stop: (-9, b"", b"Traceback (most recent call last)"))
    with pytest.raises(GmrsjError, match="ended early; there may be too little memory") as refused:
        render(page_of())
    assert "Traceback" not in str(refused.value)


def test_a_typesetter_that_cannot_be_started_is_an_error_for_people(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.executable", "/nowhere/python")
    with pytest.raises(GmrsjError, match="the PDF could not be typeset: No such file"):
        render(page_of())


def test_a_short_column_gets_its_longest_line_and_nothing_is_wider_than_the_page() -> None:
    table = actions(5)
    widths = column_widths(table.columns, [table], 450, 9)
    assert sum(widths) == pytest.approx(450)
    assert widths[3] >= width_of("2026-11-01", 9)
    assert widths[1] > widths[3]


def test_columns_share_the_room_even_where_none_has_enough() -> None:
    columns = tuple(Column(LONG_WORD, short=number % 2 == 0) for number in range(9))
    table = Table("t", columns, ((cell(LONG_WORD),) * 9,))
    widths = column_widths(columns, [table], 450, 9)
    assert sum(widths) == pytest.approx(450) and min(widths) > 30


def test_all_columns_may_be_short() -> None:
    columns = (Column("a", short=True), Column("b", short=True))
    assert sum(column_widths(columns, [Table("t", columns, ())], 450, 9)) == pytest.approx(450)


def test_a_word_is_only_broken_where_it_is_wider_than_the_room() -> None:
    assert breakable("a sentence of short words " * 20, 60, 9) == "a sentence of short words " * 20
    broken = breakable(LONG_WORD, 60, 9)
    assert broken.replace("\u200b", "") == LONG_WORD
    assert all(width_of(part, 9) <= 60 for part in broken.split("\u200b"))
    assert "\u200b\u0301" not in breakable("e\u0301" * 500, 60, 9)


def test_what_is_left_out_is_the_middle() -> None:
    text = f"Journey {LONG_WORD}, 2026-11-22, no rightsholder voice"
    short = elided(text, 400, 7.5)
    assert short.startswith("Journey Besch") and short.endswith("no rightsholder voice") and " … " in short
    assert width_of(short, 7.5) <= 400
    assert elided("short", 400, 7.5) == "short"


def test_lines_are_counted_rather_too_many_than_too_few() -> None:
    assert lines_of("one", 100, 9) == 1
    assert lines_of("one\ntwo\n", 100, 9) == 3
    assert lines_of("word " * 100, 100, 9) >= 20
