from __future__ import annotations

import os
from pathlib import Path

import pytest

from gmrsj_tui import places


def test_saves_are_where_the_option_says_then_the_variable_then_here_then_at_home(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    assert places.saves_folder() == tmp_path / "data" / "gmrsj" / "saves"
    (tmp_path / "saves").write_text("a file is no folder")
    assert places.saves_folder() == tmp_path / "data" / "gmrsj" / "saves"
    (tmp_path / "saves").unlink()
    (tmp_path / "saves").mkdir()
    assert places.saves_folder() == Path("saves")
    monkeypatch.setenv("GMRSJ_SAVES", "elsewhere")
    assert places.saves_folder() == Path("elsewhere")
    assert places.saves_folder("/given") == Path("/given")
    monkeypatch.setenv("GMRSJ_SAVES", "")
    assert places.saves_folder("") == Path("saves")


def test_a_tilde_stands_for_the_home_folder(monkeypatch: pytest.MonkeyPatch) -> None:
    home = Path(os.environ["HOME"])
    monkeypatch.setenv("GMRSJ_SAVES", "~/journeys")
    monkeypatch.setenv("GMRSJ_CONTENT", "~/packs")
    monkeypatch.setenv("GMRSJ_SETTINGS", "~/my.toml")
    assert places.saves_folder() == home / "journeys"
    assert places.content_folders() == (home / "packs",)
    assert places.settings_file() == home / "my.toml"


def test_asking_where_things_are_makes_nothing(tmp_path: Path) -> None:
    before = sorted(tmp_path.rglob("*"))
    for ask in (places.saves_folder, places.settings_file, places.state_file, places.sample_file):
        ask()
    assert sorted(tmp_path.rglob("*")) == before


def test_extra_packs_come_from_the_option_or_the_variable_in_their_order(monkeypatch: pytest.MonkeyPatch) -> None:
    assert places.content_folders() == ()
    monkeypatch.setenv("GMRSJ_CONTENT", os.pathsep.join(["one", "", "two"]))
    assert places.content_folders() == (Path("one"), Path("two"))
    assert places.content_folders("three") == (Path("three"),)


def test_settings_and_what_the_app_remembers_are_two_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    assert places.settings_file() == tmp_path / "config" / "gmrsj" / "settings.toml"
    assert places.state_file() == tmp_path / "state" / "gmrsj" / "remembered.json"
    monkeypatch.setenv("GMRSJ_SETTINGS", "mine.toml")
    assert places.settings_file() == Path("mine.toml")


def test_the_sample_is_inside_an_installed_package_and_beside_the_one_of_a_checkout(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(places, "__file__", str(tmp_path / "gmrsj_tui" / "places.py"))
    assert places.sample_file() == tmp_path / "saves" / "sample" / "sample-journey.json"
    installed = tmp_path / "gmrsj_tui" / "samples" / "sample-journey.json"
    installed.parent.mkdir(parents=True)
    installed.write_text("{}")
    assert places.sample_file() == installed
