"""Packs that stand in each other's way, folders that are not there, and a pack that only a path leads to."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from gmrsj_tui.framework.library import PackLibrary
from gmrsj_tui.store.journeys import JourneyStore
from tests.cli.conftest import CommandLine
from tests.framework.packs import write_pack


def test_two_packs_with_one_id_are_said_with_both_folders(gmrsj: CommandLine, tmp_path: Path) -> None:
    for name in ("one", "two"):
        write_pack(tmp_path / "others" / name)
    ran = gmrsj.bare("--content", str(tmp_path / "others"), "content", "list")
    assert ran.status == 0
    first, second = str(tmp_path / "others" / "one"), str(tmp_path / "others" / "two")
    assert f"the pack in {second} has the id" in ran.err and f"the one in {first} stands in for it" in ran.err


def test_a_content_folder_that_is_not_there_is_said(gmrsj: CommandLine, tmp_path: Path) -> None:
    ran = gmrsj.bare("--content", str(tmp_path / "nope"), "content", "list")
    assert f"there is no folder {tmp_path / 'nope'}" in ran.err


def test_a_new_journey_with_a_pack_that_only_its_path_leads_to_opens_with_that_pack(
    gmrsj: CommandLine, tmp_path: Path, at_a_terminal: Callable[[str], None]
) -> None:
    write_pack(tmp_path / "pack")
    ran = gmrsj.bare("--saves", str(gmrsj.saves), "new", "Acme", "--pack", str(tmp_path / "pack"), "--open")
    assert ran.status == 0, ran.err
    (request,) = gmrsj.requests
    assert request.journey == ran.out.strip()
    used = JourneyStore(gmrsj.saves).load(request.journey).pack
    assert PackLibrary(request.content).find(used) is not None
