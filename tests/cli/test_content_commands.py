from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.conftest import CommandLine
from tests.framework.packs import write_pack


def test_content_list_names_every_pack(gmrsj: CommandLine) -> None:
    ran = gmrsj("content", "list")
    assert (ran.status, ran.err) == (0, "")
    assert "small 1.0.0: A small framework\n  2 steps, 3 levels, 12 criteria\n" in ran.out
    assert "gm-rsj" in ran.out


def test_a_broken_pack_is_listed_with_a_warning(gmrsj: CommandLine) -> None:
    write_pack(gmrsj.content / "broken", id="broken", title=None)
    ran = gmrsj("content", "list")
    assert ran.status == 0 and "cannot be used" in ran.out
    assert ran.err.startswith("gmrsj: warning: ") and "content check" in ran.err


def test_content_check_passes_a_sound_pack(gmrsj: CommandLine) -> None:
    for path in (gmrsj.content / "small", gmrsj.content / "small" / "framework.toml"):
        ran = gmrsj("content", "check", str(path))
        assert (ran.status, ran.err) == (0, "")
        assert ran.out == "small 1.0.0 can be used: 2 steps, 3 levels, 12 criteria; no findings\n"


def test_content_check_prints_every_finding_and_exits_with_1(gmrsj: CommandLine, tmp_path: Path) -> None:
    folder = write_pack(tmp_path / "broken", title=None, licence=None, colour="red")
    ran = gmrsj("content", "check", str(folder))
    assert ran.status == 1
    assert "title" in ran.out and "licence" in ran.out and "colour" in ran.out
    assert all(line.startswith("framework.toml") for line in ran.out.splitlines())
    assert ran.err.startswith("gmrsj: the pack in ") and "2 errors" in ran.err and ran.err.count("\n") == 1


def test_warnings_alone_do_not_refuse_a_pack(gmrsj: CommandLine, tmp_path: Path) -> None:
    ran = gmrsj("content", "check", str(write_pack(tmp_path / "odd", colour="red")))
    assert ran.status == 0
    assert "warning" in ran.out and ran.out.endswith("1 warning\n")


def test_content_check_of_nothing_is_refused(gmrsj: CommandLine, tmp_path: Path) -> None:
    ran = gmrsj("content", "check", str(tmp_path / "nowhere"))
    assert ran.status == 1 and ran.err.startswith("gmrsj: the pack in ")
    ran = gmrsj("content", "check", "smal")
    assert (ran.status, ran.out) == (1, "")
    assert ran.err.startswith('gmrsj: no pack has the id "smal"; did you mean "small"?')


def test_content_check_takes_an_id_where_no_pack_has_that_path(
    gmrsj: CommandLine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "here" / "small").mkdir(parents=True)
    monkeypatch.chdir(tmp_path / "here")
    write_pack(gmrsj.content / "broken", id="broken", title=None)
    assert gmrsj("content", "check", "small").out.startswith("small 1.0.0 can be used: 2 steps")
    ran = gmrsj("content", "check", "broken")
    assert ran.status == 1 and "title" in ran.out and str(gmrsj.content / "broken") in ran.err
    write_pack(tmp_path / "here" / "small", id="small", version="2.0.0")
    assert gmrsj("content", "check", "small").out.startswith("small 2.0.0 can be used")


def test_content_show_prints_levels_steps_and_credit(gmrsj: CommandLine) -> None:
    ran = gmrsj("content", "show", "gm-rsj")
    assert ran.status == 0
    text = " ".join(ran.out.split())
    assert "1. Launched:" in text and "own-operations: Own operations" in text and "not legal advice" in text
    assert "Steps (109 criteria)" in text


def test_content_show_of_an_unknown_pack_is_refused(gmrsj: CommandLine) -> None:
    ran = gmrsj("content", "show", "smal")
    assert ran.status == 1 and 'did you mean "small"?' in ran.err
