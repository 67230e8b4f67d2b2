"""Packs are found in the program and in extra folders."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from gmrsj_tui.errors import GmrsjError
from gmrsj_tui.framework import library
from gmrsj_tui.framework.finding import PackRefused
from gmrsj_tui.framework.library import PackLibrary, bundled_content
from tests.framework.packs import write_pack


@pytest.fixture
def bundled(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder that stands in for the content of the program, with the packs ``alpha`` and ``beta``."""
    folder = tmp_path / "bundled"
    write_pack(folder / "alpha", id="alpha", title="Alpha")
    write_pack(folder / "beta", id="beta", title="Beta")
    monkeypatch.setattr(library, "bundled_content", lambda: folder)
    return folder


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """The files that are read from now on."""
    files: list[Path] = []
    read_bytes = Path.read_bytes

    def note(path: Path) -> bytes:
        files.append(path)
        return read_bytes(path)

    monkeypatch.setattr(Path, "read_bytes", note)
    return files


def ids(packs: PackLibrary) -> list[str]:
    return [entry.id for entry in packs.list()]


def test_the_content_of_this_checkout_is_found() -> None:
    assert (bundled_content() / "gm-rsj" / "framework.toml").is_file()
    assert PackLibrary().load("gm-rsj").id == "gm-rsj"


def test_content_inside_the_package_comes_before_that_of_a_checkout(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    package = tmp_path / "gmrsj_tui"
    (package / "framework").mkdir(parents=True)
    monkeypatch.setattr(library, "__file__", str(package / "framework" / "library.py"))
    assert bundled_content() == tmp_path / "content"
    (package / "content").mkdir()
    assert bundled_content() == package / "content"


def test_every_pack_is_listed_with_what_it_holds(bundled: Path) -> None:
    first, second = PackLibrary().list()
    assert (first.id, first.title, first.version, first.path) == ("alpha", "Alpha", "1.0.0", bundled / "alpha")
    assert (first.source, first.readable, first.findings) == ("bundled", True, ())
    assert (first.steps, first.levels, first.criteria) == (2, 2, 4)
    assert second.id == "beta"
    assert PackLibrary().folders() == (bundled / "alpha", bundled / "beta")


def test_an_extra_folder_may_be_a_pack_or_hold_packs(bundled: Path, tmp_path: Path) -> None:
    one = write_pack(tmp_path / "one", id="one")
    write_pack(tmp_path / "many" / "two", id="two")
    write_pack(tmp_path / "many" / "three", id="three")
    (tmp_path / "many" / "notes").mkdir()
    (tmp_path / "many" / ".git").mkdir()
    packs = PackLibrary((one, tmp_path / "many"))
    assert ids(packs) == ["one", "three", "two", "alpha", "beta"]
    assert [packs.load(name).id for name in ids(packs)] == ids(packs)


def test_an_extra_pack_stands_in_for_the_bundled_one_with_its_id(bundled: Path, tmp_path: Path) -> None:
    write_pack(tmp_path / "extra" / "another-name", id="beta", title="Ours")
    packs = PackLibrary((tmp_path / "extra",))
    assert packs.load("beta").title == "Ours"
    assert ids(packs) == ["beta", "alpha"]
    found = packs.find("beta")
    assert found is not None
    assert (found.source, found.path) == ("extra", tmp_path / "extra" / "another-name")
    assert found == packs.list()[0]._replace(hides=())
    assert packs.list()[0].hides == (bundled / "beta",)


def test_of_two_extra_packs_with_one_id_the_earlier_folder_wins(bundled: Path, tmp_path: Path) -> None:
    first = write_pack(tmp_path / "first", id="x", title="First")
    second = write_pack(tmp_path / "second", id="x", title="Second")
    assert PackLibrary((first, second)).load("x").title == "First"
    assert PackLibrary((second, first)).list()[0].title == "Second"


def test_of_two_packs_with_one_id_in_one_folder_listing_and_loading_take_the_same(bundled: Path) -> None:
    write_pack(bundled / "aaa", id="beta", title="Copy")
    listed = {entry.id: entry.title for entry in PackLibrary().list()}
    assert listed["beta"] == PackLibrary().load("beta").title == "Beta"


def test_a_broken_extra_pack_is_listed_with_its_findings_and_stops_no_other(bundled: Path, tmp_path: Path) -> None:
    write_pack(tmp_path / "extra" / "broken", id="broken", licence=None)
    write_pack(tmp_path / "extra" / "sound", id="sound")
    (tmp_path / "extra" / "worse").mkdir()
    (tmp_path / "extra" / "worse" / "framework.toml").write_text("=")
    packs = PackLibrary((tmp_path / "extra",))
    assert [(entry.id, entry.readable) for entry in packs.list()] == [
        ("broken", False),
        ("sound", True),
        ("worse", False),
        ("alpha", True),
        ("beta", True),
    ]
    assert str(packs.list()[0].findings[0]) == "framework.toml: licence: is missing"
    assert packs.load("sound").id == "sound"
    assert packs.load("alpha").id == "alpha"
    for name in ("broken", "worse"):
        with pytest.raises(PackRefused):
            packs.load(name)


def test_a_broken_pack_is_not_quietly_replaced_by_the_bundled_one_with_its_id(bundled: Path, tmp_path: Path) -> None:
    extra = write_pack(tmp_path / "extra", id="alpha", licence=None)
    with pytest.raises(PackRefused) as refusal:
        PackLibrary((extra,)).load("alpha")
    assert refusal.value.folder == extra


def test_an_extra_folder_that_is_not_there_is_listed_as_such(bundled: Path, tmp_path: Path) -> None:
    entry = PackLibrary((tmp_path / "nowhere",)).list()[0]
    assert not entry.readable
    assert [str(finding) for finding in entry.findings] == ["nowhere: folder: there is no such folder"]


def test_loading_by_id_reads_no_other_pack(bundled: Path, opened: list[Path]) -> None:
    PackLibrary().load("beta")
    assert [path.parent for path in opened] == [bundled / "beta"] * 3
    assert [path.name for path in opened] == ["framework.toml", "first.toml", "second.toml"]


def test_a_pack_whose_folder_has_another_name_is_found_by_its_framework_file(bundled: Path, opened: list[Path]) -> None:
    write_pack(bundled / "renamed", id="gamma")
    assert PackLibrary().load("gamma").id == "gamma"
    assert {path.name for path in opened if path.parent.name != "renamed"} == {"framework.toml"}


def test_a_folder_that_has_the_name_of_an_id_but_holds_another_pack_is_not_taken_for_it(bundled: Path) -> None:
    write_pack(bundled / "gamma", id="delta")
    assert PackLibrary().load("delta").id == "delta"
    assert PackLibrary().find("gamma") is None
    with pytest.raises(GmrsjError, match='no pack has the id "gamma"'):
        PackLibrary().load("gamma")


def test_a_pack_can_be_loaded_by_the_path_of_its_folder_or_framework_file(
    bundled: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = write_pack(tmp_path / "My Pack", id="mine")
    packs = PackLibrary()
    assert packs.load(str(folder)).id == "mine"
    assert packs.load(str(folder / "framework.toml")).id == "mine"
    monkeypatch.chdir(tmp_path)
    assert packs.load("My Pack").id == "mine"
    assert packs.load("./My Pack/").id == "mine"
    monkeypatch.chdir(folder)
    assert packs.load(".").id == "mine"


def test_an_id_comes_before_a_folder_of_that_name(
    bundled: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_pack(tmp_path / "work" / "alpha", id="impostor")
    monkeypatch.chdir(tmp_path / "work")
    assert PackLibrary().load("alpha").id == "alpha"


def test_a_path_that_holds_no_pack_is_refused_with_the_reason(bundled: Path, tmp_path: Path) -> None:
    with pytest.raises(PackRefused, match="framework.toml: file: there is no such file"):
        PackLibrary().load(str(tmp_path))
    with pytest.raises(PackRefused, match="there is no such folder"):
        PackLibrary().load("./nowhere")


@pytest.mark.parametrize("name", ["alhpa", "ALPHA"])
def test_an_unknown_id_names_the_nearest_and_all_others(bundled: Path, name: str) -> None:
    with pytest.raises(GmrsjError) as error:
        PackLibrary().load(name)
    assert error.value.message == f'no pack has the id "{name}"; did you mean "alpha"?'
    assert error.value.hint == "there are: alpha, beta"
    assert PackLibrary().find(name) is None


@pytest.mark.parametrize("name", ["", "\0", "x" * 10_000, "\x1b[31m", "a\nb"])
def test_odd_names_are_unknown_and_no_more(
    bundled: Path, name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_pack(tmp_path / "here", id="here")
    monkeypatch.chdir(tmp_path / "here")
    with pytest.raises(GmrsjError, match="no pack has the id") as error:
        PackLibrary().load(name)
    assert "\x1b" not in str(error.value) and "\n" not in str(error.value)


def test_a_content_folder_in_which_nothing_may_be_written_is_enough(bundled: Path) -> None:
    for folder, _, files in os.walk(bundled, topdown=False):
        for name in files:
            os.chmod(os.path.join(folder, name), 0o444)
        os.chmod(folder, 0o555)
    before = sorted(bundled.rglob("*"))
    try:
        assert ids(PackLibrary()) == ["alpha", "beta"]
        assert PackLibrary().load("alpha").id == "alpha"
        assert sorted(bundled.rglob("*")) == before
    finally:
        for folder, _, _ in os.walk(bundled):
            os.chmod(folder, 0o755)


def test_the_same_folder_given_twice_is_listed_once(bundled: Path, tmp_path: Path) -> None:
    extra = write_pack(tmp_path / "extra", id="x")
    (tmp_path / "link").symlink_to(extra)
    packs = PackLibrary((extra, extra, tmp_path / "link", bundled))
    assert packs.folders() == (extra, bundled / "alpha", bundled / "beta")
