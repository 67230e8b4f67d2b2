"""keys, paths, completion."""

from __future__ import annotations

from pathlib import Path

import pytest

from gmrsj_tui.keys import ACTIONS
from tests.cli.conftest import CommandLine


def test_keys_lists_every_action(gmrsj: CommandLine) -> None:
    ran = gmrsj("keys")
    assert (ran.status, ran.err) == (0, "")
    assert all(action.id in ran.out for action in ACTIONS)
    listed = {entry["id"]: entry["keys"] for entry in gmrsj("keys", "--json").data}
    assert listed["criterion.met"] == ["m"] and listed["move.page-up"] == ["page up"]


def test_keys_follow_the_settings_and_warn_of_what_is_wrong_there(
    gmrsj: CommandLine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings = tmp_path / "settings.toml"
    settings.write_text('colour = "red"\n[keys]\n"criterion.met" = "z"\n', encoding="utf-8")
    monkeypatch.setenv("GMRSJ_SETTINGS", str(settings))
    ran = gmrsj("keys", "--json")
    assert {entry["id"]: entry["keys"] for entry in ran.data}["criterion.met"] == ["z"]
    assert ran.err.startswith("gmrsj: warning: ") and "colour" in ran.err


def test_paths_shows_every_place(gmrsj: CommandLine) -> None:
    ran = gmrsj("paths")
    assert ran.status == 0
    assert f"saves     {gmrsj.saves}  (not there yet)" in ran.out
    assert f"content   {gmrsj.content}\n" in ran.out
    assert [line.split()[0] for line in ran.out.splitlines()] == [
        *("saves", "content", "content", "settings", "state", "sample"),
    ]


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion_knows_commands_and_options(gmrsj: CommandLine, shell: str) -> None:
    ran = gmrsj.bare("completion", shell)
    assert ran.status == 0
    assert "roadmap" in ran.out and "explain" in ran.out and "check" in ran.out
