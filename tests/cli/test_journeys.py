"""new, list, status, undo and redo."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from gmrsj_tui import clock
from gmrsj_tui.framework.library import PackLibrary
from gmrsj_tui.journey.answer import Status
from gmrsj_tui.journey.changes import AnswerUpdate
from gmrsj_tui.session import JourneySession
from gmrsj_tui.store.journeys import JourneyStore
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


def test_list_does_not_say_that_there_is_nothing_where_there_is_something_damaged(gmrsj: CommandLine) -> None:
    (gmrsj.saves / f"{gmrsj.new()}.json").write_bytes(b"")
    ran = gmrsj("list")
    assert (ran.status, ran.out) == (
        0,
        f"No journey in {gmrsj.saves} can be read; '{gmrsj.named('doctor')}' says what is wrong.\n",
    )


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


def test_a_journey_is_found_by_the_beginning_of_its_title_as_it_is_shown(gmrsj: CommandLine) -> None:
    journey = gmrsj.new("Überseehafen 2026")
    for reference in ("übersee", "U\u0308bersee", "ÜBERSEEHAFEN 2", "überseehafen 2026 (sample)"):
        assert gmrsj("status", reference, "--json").data["journey"]["id"] == journey


def test_a_beginning_that_fits_several_is_refused(gmrsj: CommandLine) -> None:
    gmrsj.new("Acme 2025"), gmrsj.new("Acme 2026")
    ran = gmrsj("status", "acme")
    assert ran.status == 1 and ran.err.startswith("gmrsj: ") and ran.err.count("\n") == 1


def test_undo_takes_back_and_redo_does_again(gmrsj: CommandLine) -> None:
    journey = gmrsj.new()
    gmrsj("answer", journey, "S1-L1-01", "met")
    ran = gmrsj("undo", journey)
    assert (ran.status, ran.out) == (0, 'Taken back: S1-L1-01 "Criterion 1.1.1" is not assessed (was met).\n')
    ran = gmrsj("redo", journey)
    assert (ran.status, ran.out) == (0, 'Done again: S1-L1-01 "Criterion 1.1.1" is met (was not assessed).\n')


@pytest.mark.parametrize(
    ("by", "today", "said"),
    [
        ("Bo", "2026-11-22", "Took back what Ana did at 14:32: S1-L1-01 "),
        ("", "2026-11-22", "Took back what Ana did at 14:32: S1-L1-01 "),
        ("Bo", "2026-12-01", "Took back what Ana did on 2026-11-22 at 14:32: S1-L1-01 "),
        ("ANA", "2026-11-22", "Taken back: S1-L1-01 "),
    ],
)
def test_undo_says_whose_change_it_takes_back(
    gmrsj: CommandLine, monkeypatch: pytest.MonkeyPatch, by: str, today: str, said: str
) -> None:
    journey = gmrsj.new()
    moment = datetime(2026, 11, 22, 14, 32).astimezone(UTC).isoformat().replace("+00:00", "Z")
    monkeypatch.setattr(clock, "now", lambda: moment)
    monkeypatch.setattr(clock, "today", lambda: date.fromisoformat(today))
    gmrsj("answer", journey, "S1-L1-01", "met", "--by", "Ana")
    ran = gmrsj("undo", journey, "--by", by)
    assert ran.status == 0 and ran.out.startswith(said)


def test_undo_names_nobody_where_nobody_was_named(gmrsj: CommandLine) -> None:
    journey = gmrsj.new()
    gmrsj("answer", journey, "S1-L1-01", "met")
    assert gmrsj("undo", journey, "--by", "Bo").out.startswith("Taken back: ")


def test_undo_speaks_of_steps_and_questions_by_their_titles(gmrsj: CommandLine) -> None:
    journey = gmrsj.new()
    session = JourneySession.open(JourneyStore(gmrsj.saves), PackLibrary((gmrsj.content,)), journey)
    session.set_target("governance", "integrated")
    session.set_setup({"sites": "3"})
    ran = gmrsj("undo", journey)
    assert ran.out == 'Taken back: the answer to the set-up question "How many own sites?" is empty.\n'
    assert gmrsj("undo", journey).out == "Taken back: the target of Governance is the next level.\n"


def test_undo_of_many_things_names_the_first(gmrsj: CommandLine) -> None:
    journey = gmrsj.new()
    session = JourneySession.open(JourneyStore(gmrsj.saves), PackLibrary((gmrsj.content,)), journey)
    session.answer([AnswerUpdate(criterion.id, Status.MET) for criterion in session.pack.steps[0].criteria[:5]])
    assert gmrsj("undo", journey).out == "Taken back: 5 answers: S1-L1-01, S1-L1-02, S1-L2-01 and 2 more.\n"


@pytest.mark.parametrize("command", ["undo", "redo"])
def test_nothing_to_undo_or_redo_is_refused(gmrsj: CommandLine, command: str) -> None:
    ran = gmrsj(command, gmrsj.new())
    assert (ran.status, ran.err) == (1, f"gmrsj: there is nothing to {command}\n")
