from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gmrsj_tui.store.views import ViewState, read_view, view_path, write_view
from tests.pipes import read_from_a_pipe

STATE = ViewState(
    screen="step",
    step="channels",
    places={"governance": ("S1-L1-02", 0), "channels": ("S2-L3-01", 14)},
    seen_introductions=("governance", "channels"),
    opened="2026-11-22T14:32:05.123Z",
)


def test_a_view_state_comes_back_equal(tmp_path: Path) -> None:
    write_view(tmp_path, "acme", STATE)
    assert read_view(tmp_path, "acme") == STATE
    assert read_view(tmp_path, "other") == ViewState()


def test_it_is_written_without_waiting_for_the_disk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "fsync", None)  # a call would fail
    write_view(tmp_path, "acme", STATE)
    write_view(tmp_path, "acme", ViewState())
    assert read_view(tmp_path, "acme") == ViewState()
    assert stat.S_IMODE(view_path(tmp_path, "acme").stat().st_mode) == 0o600
    assert os.listdir(tmp_path / ".views") == ["acme.json"]


def test_a_state_that_cannot_be_written_is_no_error(tmp_path: Path) -> None:
    (tmp_path / ".views").write_text("in the way")
    write_view(tmp_path, "acme", STATE)
    write_view(tmp_path / "a\0b", "acme", STATE)
    assert read_view(tmp_path, "acme") == ViewState()


def test_a_saves_folder_that_is_gone_is_not_made_again(tmp_path: Path) -> None:
    write_view(tmp_path / "renamed", "acme", STATE)
    assert not (tmp_path / "renamed").exists()


WRONG = [
    "",
    "{",
    "null",
    "[]",
    "NaN",
    "[" * 100_000,
    '{"screen": 1}',
    '{"step": null}',
    '{"step": "two words that somebody typed"}',
    '{"places": []}',
    '{"places": {"governance": "S1"}}',
    '{"places": {"governance": ["S1"]}}',
    '{"places": {"governance": ["S1", -1]}}',
    '{"places": {"governance": ["S1", true]}}',
    '{"seen_introductions": "governance"}',
    '{"opened": "tomorrow"}',
    '{"opened": ["2026-11-22T14:32:05.123Z"]}',
    '{"step": "' + "x" * 300 + '"}',
    '{"step": "x"' + " " * 2_000_000 + "}",
]


@pytest.mark.parametrize("content", WRONG, ids=range(len(WRONG)))
def test_a_wrong_state_is_the_beginning_and_no_error(tmp_path: Path, content: str) -> None:
    path = view_path(tmp_path, "acme")
    path.parent.mkdir()
    path.write_text(content)
    assert read_view(tmp_path, "acme") == ViewState()


@given(st.binary(max_size=60))
def test_no_bytes_in_the_file_are_an_error(tmp_path_factory: pytest.TempPathFactory, content: bytes) -> None:
    folder = tmp_path_factory.getbasetemp()
    path = view_path(folder, "any")
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(content)
    assert isinstance(read_view(folder, "any"), ViewState)


def test_keys_of_a_newer_program_are_passed_over(tmp_path: Path) -> None:
    path = view_path(tmp_path, "acme")
    path.parent.mkdir()
    path.write_text('{"format": 7, "step": "channels", "colour": {"of": 1}}')
    assert read_view(tmp_path, "acme") == ViewState(step="channels")


def test_a_pipe_in_the_place_of_the_file_is_not_waited_for(tmp_path: Path) -> None:
    path = view_path(tmp_path, "acme")
    path.parent.mkdir()
    assert read_from_a_pipe(path, lambda: read_view(tmp_path, "acme")) == ViewState()
