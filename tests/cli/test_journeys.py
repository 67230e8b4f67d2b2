"""new, list, status, undo and redo."""

from __future__ import annotations

import pytest

from tests.cli.conftest import CommandLine


def test_new_prints_the_id_alone(gmrsj: CommandLine) -> None:
    ran = gmrsj("new", "Acme 2026", "--pack", "small", "--organisation", "Acme plc", "--track", "supply-chain")
    assert (ran.status, ran.err) == (0, "")
    journey = ran.out.removesuffix("\n")
    assert "\n" not in journey
    written = gmrsj("status", journey, "--json").data["journey"]
    assert written["title"] == "Acme 2026"
    assert written["organisation"] == "Acme plc"
    assert written["tracks"] == ["supply-chain"]
    assert written["pack"] == "small"


def test_new_takes_the_path_of_a_pack_and_warns_that_it_must_be_found_again(gmrsj: CommandLine) -> None:
    ran = gmrsj.bare("--saves", str(gmrsj.saves), "new", "Acme", "--pack", str(gmrsj.content / "small"))
    assert ran.status == 0
    assert ran.err.startswith("gmrsj: warning: the pack small is found only with --content")


def test_new_takes_the_only_pack_there_is(gmrsj: CommandLine) -> None:
    ran = gmrsj.bare("--saves", str(gmrsj.saves), "new", "Acme")
    assert ran.status == 0
    assert gmrsj("status", ran.out.strip(), "--json").data["journey"]["pack"] == "gm-rsj"


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["Acme"], "gmrsj: there are several packs; choose one with --pack: small, gm-rsj"),
        (["Acme", "--pack", "smal"], 'gmrsj: no pack has the id "smal"; did you mean "small"?'),
        (["Acme", "--pack", "small", "--track", "sea"], "gmrsj: there is no track 'sea' in A small framework; it has"),
        ([" ", "--pack", "small"], "gmrsj: a journey needs a title"),
    ],
)
def test_new_refuses_what_cannot_be(gmrsj: CommandLine, arguments: list[str], said: str) -> None:
    ran = gmrsj("new", *arguments)
    assert (ran.status, ran.out) == (1, "")
    assert ran.err.startswith(said) and ran.err.count("\n") == 1
    assert not gmrsj.saves.exists()


def test_list_says_where_there_is_nothing_yet(gmrsj: CommandLine) -> None:
    ran = gmrsj("list")
    assert ran.status == 0 and "No journeys yet" in ran.out
    assert gmrsj("list", "--json").data == []


def test_list_shows_levels_and_the_next_action_last_used_first(gmrsj: CommandLine) -> None:
    first, second = gmrsj.new("First"), gmrsj.new("Second")
    gmrsj("answer", first, "S1-L1-01", "met")
    ran = gmrsj("list", "--width", "100")
    assert ran.status == 0
    assert ran.out.index("First") < ran.out.index("Second")
    assert f"id {first}" in ran.out and f"id {second}" in ran.out
    assert "Steps: 1 Not yet launched; 2 Not yet launched" in ran.out
    assert "Next: S1-L1-02 Criterion 1.1.2" in ran.out


def test_list_as_json_has_the_keys_of_the_contract(gmrsj: CommandLine) -> None:
    journey = gmrsj.new("Acme", "--organisation", "Acme plc")
    for criterion in ("S1-L1-01", "S1-L1-02"):
        gmrsj("answer", journey, criterion, "met")
    (entry,) = gmrsj("list", "--json").data
    assert entry["id"] == journey
    assert entry["title"] == "Acme" and entry["organisation"] == "Acme plc"
    assert entry["pack"] == "small" and entry["pack_version"] == "1.0.0"
    assert entry["updated"].endswith("Z")
    assert entry["overall"] is None
    assert entry["levels"] == {"governance": "launched", "channels": None}


def test_a_damaged_save_is_named_and_hides_no_other(gmrsj: CommandLine) -> None:
    journey = gmrsj.new()
    (gmrsj.saves / "broken.json").write_text("{", encoding="utf-8")
    ran = gmrsj("list", "--json")
    assert ran.status == 0
    assert [entry["id"] for entry in ran.data] == [journey]
    assert ran.err.startswith("gmrsj: warning: ") and "broken.json" in ran.err


def test_a_journey_whose_pack_is_missing_is_still_listed(gmrsj: CommandLine) -> None:
    journey = gmrsj.new()
    ran = gmrsj.bare("--saves", str(gmrsj.saves), "list", "--json")
    assert ran.status == 0
    assert [(entry["id"], entry["overall"], entry["levels"]) for entry in ran.data] == [(journey, None, {})]
    assert "small" in ran.err
    assert "cannot be read" in gmrsj.bare("--saves", str(gmrsj.saves), "list").out


def test_status_explains_when_asked(gmrsj: CommandLine) -> None:
    journey = gmrsj.new()
    assert "In the way" not in gmrsj("status", journey).out
    ran = gmrsj("status", journey, "--explain")
    assert ran.status == 0
    assert "In the way (2):" in ran.out and "A level is held when" in ran.out


def test_a_journey_is_found_by_the_beginning_of_its_id_and_by_its_title(gmrsj: CommandLine) -> None:
    journey = gmrsj.new("Acme 2026")
    for reference in (journey, "acme", "acme 2026", "ACME 2026"):
        assert gmrsj("status", reference, "--json").data["journey"]["id"] == journey


def test_a_beginning_that_fits_several_is_refused(gmrsj: CommandLine) -> None:
    gmrsj.new("Acme 2025"), gmrsj.new("Acme 2026")
    ran = gmrsj("status", "acme")
    assert ran.status == 1 and ran.err.startswith("gmrsj: ") and ran.err.count("\n") == 1


def test_undo_takes_back_and_redo_does_again(gmrsj: CommandLine) -> None:
    journey = gmrsj.new()
    gmrsj("answer", journey, "S1-L1-01", "met")
    ran = gmrsj("undo", journey)
    assert (ran.status, ran.out) == (0, "Taken back: S1-L1-01 is not assessed (was met).\n")
    ran = gmrsj("redo", journey)
    assert (ran.status, ran.out) == (0, "Done again: S1-L1-01 is met (was not assessed).\n")


@pytest.mark.parametrize("command", ["undo", "redo"])
def test_nothing_to_undo_or_redo_is_refused(gmrsj: CommandLine, command: str) -> None:
    ran = gmrsj(command, gmrsj.new())
    assert (ran.status, ran.err) == (1, f"gmrsj: there is nothing to {command}\n")
