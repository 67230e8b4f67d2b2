"""Packs that say what they supersede, as files."""

from __future__ import annotations

from pathlib import Path

import pytest

from gmrsj_tui.framework.reader import read_pack
from tests.changed_packs import FIRST, SECOND, THIRD, write_version
from tests.framework.packs import write_pack


@pytest.mark.parametrize("version", [FIRST, SECOND, THIRD])
def test_each_version_of_a_pack_that_grows_is_sound(tmp_path: Path, version: str) -> None:
    reading = read_pack(write_version(tmp_path, version))
    assert reading.findings == ()
    assert reading.pack is not None and reading.pack.version == version


def test_an_entry_may_name_what_a_later_one_moved_on_and_no_other_stranger(tmp_path: Path) -> None:
    early = {"version": "0.1.0", "changed": {"A": ["B"]}, "reworded": ["C"]}
    late = {"version": "0.10.0", "changed": {"B": ["S1-1"]}, "retired": ["C"]}
    assert read_pack(write_pack(tmp_path / "in-order", supersedes=[late, early])).findings == ()
    early, late = {**early, "version": "0.10.0"}, {**late, "version": "0.9.0"}
    findings = [str(finding) for finding in read_pack(write_pack(tmp_path / "not", supersedes=[early, late])).findings]
    assert len(findings) == 2
    assert 'supersedes[1].changed.A: unknown criterion "B"' in findings[0]
    assert 'supersedes[1].reworded[1]: unknown criterion "C"' in findings[1]
