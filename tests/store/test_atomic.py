"""Replacing a file where other programs have it open, as Windows sees it."""

from __future__ import annotations

import errno
import os
import sys
import time
from pathlib import Path

import pytest

from gmrsj_tui.store.atomic import replace_whole


class Readers:
    """Programs that have a file open, so that Windows refuses to replace it."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, refusals: int) -> None:
        self.left = refusals
        self.now = 0.0
        self._replace = os.replace
        monkeypatch.setattr(os, "replace", self.replace)
        monkeypatch.setattr(time, "monotonic", lambda: self.now)
        monkeypatch.setattr(time, "sleep", self.sleep)

    def replace(self, source: str, target: str) -> None:
        if self.left:
            self.left -= 1
            raise PermissionError(errno.EACCES, "Access is denied")
        self._replace(source, target)

    def sleep(self, seconds: float) -> None:
        self.now += seconds


def test_a_file_that_another_program_reads_at_this_moment_is_replaced_a_moment_later(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "platform", "win32")
    readers = Readers(monkeypatch, 3)
    replace_whole(tmp_path / "acme.json", b"new", durable=False)
    assert (tmp_path / "acme.json").read_bytes() == b"new" and 0 < readers.now < 0.1


def test_a_file_that_another_program_keeps_open_is_given_up_and_nothing_is_left(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "platform", "win32")
    readers = Readers(monkeypatch, 1_000_000)
    (tmp_path / "acme.json").write_bytes(b"old")
    with pytest.raises(PermissionError):
        replace_whole(tmp_path / "acme.json", b"new", durable=False)
    assert (tmp_path / "acme.json").read_bytes() == b"old" and sorted(tmp_path.glob("**/*acme*")) == [
        tmp_path / "acme.json"
    ]
    assert 0.4 < readers.now < 1


def test_elsewhere_a_refusal_is_one_at_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "linux")
    readers = Readers(monkeypatch, 1)
    with pytest.raises(PermissionError):
        replace_whole(tmp_path / "acme.json", b"new", durable=False)
    assert readers.now == 0 and list(tmp_path.glob("**/*acme*")) == []
