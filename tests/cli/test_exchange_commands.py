"""export and import, as somebody types them."""

from __future__ import annotations

import io
import json
import os
import stat
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from gmrsj_tui import clock
from gmrsj_tui.errors import GmrsjError
from gmrsj_tui.journey.answer import Status
from gmrsj_tui.journey.changes import AnswerUpdate, record
from gmrsj_tui.store.journeys import JourneyStore
from tests.cli.conftest import CommandLine
from tests.sample_pack import sample_pack
from tests.test_imports import running, top_levels

PRIVATE = "gmrsj: warning: it holds every note, name and reason; --redact leaves them out\n"


@pytest.fixture
def other(gmrsj: CommandLine, tmp_path: Path) -> CommandLine:
    """The same packs with saves of their own: another computer."""
    return CommandLine(tmp_path / "elsewhere", gmrsj.content, gmrsj.capsys)


@pytest.fixture
def apart(gmrsj: CommandLine, other: CommandLine, tmp_path: Path) -> tuple[str, str]:
    """A journey that went on here and elsewhere: its id, and the export from elsewhere."""
    journey, first, second = gmrsj.new(), str(tmp_path / "first.json"), str(tmp_path / "second.json")
    assert gmrsj("export", journey, "-o", first).status == 0
    assert other("import", first).status == 0
    gmrsj("answer", journey, "S1-L1-01", "met", "--note", "Ana saw it.", "--by", "Ana")
    other("answer", journey, "S1-L1-02", "met", "--note", "Only Ben.", "--by", "Ben")
    assert other("export", journey, "-o", second).status == 0
    return journey, second


@pytest.fixture
def in_conflict(other: CommandLine, apart: tuple[str, str]) -> tuple[str, str]:
    """The same, with one criterion answered differently."""
    journey, file = apart
    other("answer", journey, "S1-L1-01", "not-met", "--note", "Ben\ndid not.", "--evidence", "a log", "--by", "Ben")
    assert other("export", journey, "-o", file, "--force").status == 0
    return apart


def test_an_export_is_printed_with_a_word_about_what_it_holds(gmrsj: CommandLine) -> None:
    journey = gmrsj.new()
    ran = gmrsj("export", "acme 2026")
    assert (ran.status, ran.err) == (0, PRIVATE)
    assert ran.data["journey"]["id"] == journey and ran.out.endswith("\n}\n")
    assert gmrsj("export", journey, "-o", "-").out == ran.out


def test_a_file_is_private_and_is_replaced_only_when_that_is_asked_for(gmrsj: CommandLine, tmp_path: Path) -> None:
    journey, path = gmrsj.new(), tmp_path / "acme.json"
    ran = gmrsj("export", journey, "-o", str(path))
    assert (ran.status, ran.out) == (0, f"Saved in {path}.\n")
    assert path.read_text(encoding="utf-8") == gmrsj("export", journey).out
    if os.name == "posix":
        assert stat.S_IMODE(path.stat().st_mode) == 0o600
    path.write_text("mine", encoding="utf-8")
    ran = gmrsj("export", journey, "-o", str(path))
    assert ran.status == 1 and "exists and was left as it is; --force replaces it" in ran.err
    assert path.read_text(encoding="utf-8") == "mine"
    assert gmrsj("export", journey, "-o", str(path), "--force").status == 0
    assert json.loads(path.read_bytes())["kind"] == "gmrsj-journey"


def test_a_redacted_export_needs_no_warning(gmrsj: CommandLine) -> None:
    journey = gmrsj.new("Josephine's plant", "--organisation", "Acme plc")
    gmrsj("answer", journey, "S1-L1-01", "met", "--note", "Ask Josephine.", "--by", "Ana")
    ran = gmrsj("export", journey, "--redact")
    assert (ran.status, ran.err) == (0, "")
    assert ran.data["redacted"] is True
    assert not any(word in ran.out.lower() for word in ("josephine", "acme", "ana", "plant", journey))


def test_a_redacted_journey_is_listed_with_the_day_of_its_last_change_and_no_hour(
    gmrsj: CommandLine, tmp_path: Path
) -> None:
    journey, path = gmrsj.new(), str(tmp_path / "redacted.json")
    gmrsj("answer", journey, "S1-L1-01", "met")
    assert gmrsj("export", journey, "--redact", "-o", path).status == 0
    assert gmrsj("import", path).status == 0
    day = json.loads(Path(path).read_bytes())["journey"]["updated"][:10]
    said = next(part for part in gmrsj("list").out.split("\n\n") if "Redacted journey" in part)
    assert f"last changed {day}\n" in said
    copy = next(row["id"] for row in gmrsj("list", "--json").data if row["title"] == "Redacted journey")
    assert "00:00" not in said + gmrsj("history", copy).out + gmrsj("status", copy).out


def test_an_export_works_while_somebody_else_holds_the_journey(gmrsj: CommandLine) -> None:
    journey = gmrsj.new()
    with JourneyStore(gmrsj.saves).lock(journey):
        assert gmrsj("export", journey).status == 0


def test_the_bytes_are_utf_8_whatever_the_terminal_speaks(gmrsj: CommandLine) -> None:
    journey = gmrsj.new("Größe 漢字")
    command = [sys.executable, "-m", "gmrsj_tui", "export", journey, "--saves", str(gmrsj.saves)]
    root = Path(__file__).parent.parent.parent
    env = {**os.environ, "PYTHONIOENCODING": "latin-1", "PYTHONPATH": str(root)}
    run = subprocess.run(command, capture_output=True, env=env, check=True)
    assert run.stdout == gmrsj("export", journey).out.encode()
    assert "Größe 漢字".encode() in run.stdout


def test_an_export_loads_nothing_that_saves(tmp_path: Path) -> None:
    running(tmp_path, "new", "Walk")
    for command in (["export", "Walk"], ["export", "Walk", "--redact"]):
        loaded = running(tmp_path, *command)
        assert not {"tinydb", "filelock", "platformdirs", "dataclasses", "difflib", "asyncio"} & top_levels(loaded)
        assert "gmrsj_tui.session" not in loaded


def test_what_is_not_here_yet_is_made_equal(gmrsj: CommandLine, other: CommandLine, tmp_path: Path) -> None:
    journey, path = gmrsj.new(), str(tmp_path / "acme.json")
    gmrsj("answer", journey, "S1-L1-01", "met", "--note", "Seen.", "--by", "Ana")
    gmrsj("export", journey, "-o", path)
    ran = other("import", path, "--dry-run")
    said = f'"Acme 2026" would be here as {journey}: 1 answer, 1 entry of the history, 0 snapshots.\n'
    assert (ran.status, ran.out, ran.err) == (0, said, "")
    assert not other.saves.exists()
    assert other("import", path).out == said.replace("would be", "is")
    assert other("export", journey).out == gmrsj("export", journey).out
    assert other("import", path).out == f"Nothing changed: {journey} holds all of it already.\n"


def test_an_export_can_come_from_standard_input(
    gmrsj: CommandLine, other: CommandLine, monkeypatch: pytest.MonkeyPatch
) -> None:
    journey = gmrsj.new()
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(gmrsj("export", journey).out.encode())))
    assert other("import", "-").status == 0
    assert other("export", journey).out == gmrsj("export", journey).out


def test_what_only_the_other_side_did_goes_on_here(gmrsj: CommandLine, other: CommandLine, tmp_path: Path) -> None:
    journey, path = gmrsj.new(), str(tmp_path / "acme.json")
    other("import", _exported(gmrsj, journey, path))
    other("answer", journey, "S1-L1-02", "met", "--note", "Only Ben.", "--by", "Ben")
    other("undo", journey)
    other("answer", journey, "S1-L1-02", "in-progress")
    ran = gmrsj("import", _exported(other, journey, path))
    assert (ran.status, ran.err) == (0, "")
    assert ran.out.splitlines() == [
        f"{journey} would go on as it did elsewhere, with 3 entries of the history.",
        "S1-L1-02 is in progress (was not assessed).",
        f"{journey} goes on as it did elsewhere, with 3 entries of the history.",
    ]
    assert gmrsj("export", journey).out == other("export", journey).out


def _exported(computer: CommandLine, journey: str, path: str) -> str:
    assert computer("export", journey, "-o", path, "--force").status == 0
    return path


def test_the_history_says_who_gave_what_came_in_and_when(gmrsj: CommandLine, apart: tuple[str, str]) -> None:
    journey, file = apart
    given = json.loads(Path(file).read_text())["answers"]["S1-L1-02"]
    assert gmrsj("import", file).status == 0
    (found,) = gmrsj("history", journey, "--who", "ben", "--json").data["changes"]
    (item,) = found["items"]
    assert (found["who"], item["key"]) == ("", "S1-L1-02")
    assert item["given"] == {"when": given["when"], "who": "Ben"}
    (own,) = gmrsj("history", journey, "--who", "Ana", "--json").data["changes"]
    assert "given" not in own["items"][0]
    for filters in (["--who", "Ben"], ["--criterion", "S1-L1-02"]):
        text = gmrsj("history", journey, *filters).out
        assert ", given by Ben\n" in text and f"- given by Ben, {clock.minute(given['when'])}\n" in text
    gmrsj("undo", journey)
    assert "given" not in gmrsj("history", journey, "--last", "1").out


def test_what_both_did_comes_together_as_one_change_and_an_undo_takes_it_back(
    gmrsj: CommandLine, apart: tuple[str, str]
) -> None:
    journey, file = apart
    before = gmrsj("export", journey).data["answers"]
    ran = gmrsj("import", file, "--dry-run")
    assert ran.out.splitlines() == [
        f"{journey} would take in what was done elsewhere, 1 entry of the history, as one change.",
        "S1-L1-02 is met (was not assessed), with other words: note.",
    ]
    assert gmrsj("export", journey).data["answers"] == before
    ran = gmrsj("import", file, "--by", "Cleo")
    assert f"as one change; '{gmrsj.named(f'undo {journey}')}' takes it back." in ran.out
    after = gmrsj("export", journey).data
    assert {key: answer["who"] for key, answer in after["answers"].items()} == {"S1-L1-01": "Ana", "S1-L1-02": "Ben"}
    assert after["changes"][-1]["who"] == "Cleo"
    assert gmrsj("undo", journey).status == 0
    assert gmrsj("export", journey).data["answers"] == before


def test_what_changes_is_printed_before_it_is_saved(
    gmrsj: CommandLine, apart: tuple[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    journey, file = apart

    def full(*_: object) -> None:
        raise GmrsjError("the disk is full")

    monkeypatch.setattr("gmrsj_tui.store.journeys.JourneyStore.save", full)
    ran = gmrsj("import", file)
    assert (ran.status, ran.err) == (1, "gmrsj: the disk is full\n")
    assert ran.out.splitlines() == [
        f"{journey} would take in what was done elsewhere, 1 entry of the history, as one change.",
        "S1-L1-02 is met (was not assessed), with other words: note.",
    ]


@pytest.mark.parametrize(("said", "taken"), [("y", True), ("n", False), ("", False)])
def test_at_a_terminal_a_merge_is_shown_and_asked_for(
    gmrsj: CommandLine, apart: tuple[str, str], monkeypatch: pytest.MonkeyPatch, said: str, taken: bool
) -> None:
    journey, file = apart
    before = gmrsj("export", journey).out
    asked = at_a_terminal(monkeypatch, lambda: said)
    ran = gmrsj("import", file)
    assert ran.status == 0 and len(asked) == 1 and "Take this in?" in asked[0]
    assert ran.out.count("S1-L1-02 is met (was not assessed), with other words: note.") == 1
    assert ("Nothing was imported." in ran.out) is not taken
    assert (gmrsj("export", journey).data["answers"].get("S1-L1-02") is not None) is taken
    assert (gmrsj("export", journey).out == before) is not taken


def at_a_terminal(monkeypatch: pytest.MonkeyPatch, answer: Callable[[], str]) -> list[str]:
    """Lets somebody sit at the terminal; the questions that they are asked."""
    asked: list[str] = []

    def answered(question: str) -> str:
        asked.append(question)
        return answer()

    monkeypatch.setattr("gmrsj_tui.cli.asking.is_terminal", lambda _: True)
    monkeypatch.setattr("builtins.input", answered)
    return asked


def test_what_needs_no_answer_is_not_asked_for(
    gmrsj: CommandLine, other: CommandLine, apart: tuple[str, str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    _, file = apart
    asked = at_a_terminal(monkeypatch, lambda: "n")
    assert gmrsj("import", file, "--as-copy").status == 0
    assert gmrsj("import", file, "--dry-run").status == 0
    assert "took in" in gmrsj("import", file, "--yes").out
    assert gmrsj("import", file).out.startswith("Nothing changed")
    first = CommandLine(tmp_path / "third", gmrsj.content, gmrsj.capsys)
    assert first("import", file).status == 0
    assert asked == []


def test_what_changed_while_somebody_was_asked_is_not_merged_unseen(
    gmrsj: CommandLine, apart: tuple[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    journey, file = apart

    def meanwhile() -> str:
        store = JourneyStore(gmrsj.saves)
        mine = store.load(journey)
        answered = record(mine, sample_pack(), [AnswerUpdate("S1-L1-02", Status.NOT_MET)], "2027-01-01T00:00:00.000Z")
        with store.lock(journey):
            store.save(answered)
        return "y"

    at_a_terminal(monkeypatch, meanwhile)
    ran = gmrsj("import", file)
    assert ran.status == 1 and "was changed meanwhile, and the import would do something else now" in ran.err
    assert gmrsj("export", journey).data["answers"]["S1-L1-02"]["status"] == "not-met"


def test_a_conflict_is_refused_with_both_notes(gmrsj: CommandLine, in_conflict: tuple[str, str]) -> None:
    journey, file = in_conflict
    before = gmrsj("export", journey).out
    for arguments in ([], ["--dry-run"]):
        ran = gmrsj("import", file, *arguments)
        assert (ran.status, ran.out) == (1, "")
        first, *lines = ran.err.splitlines()
        assert first == (
            "gmrsj: nothing was imported; 1 thing was changed here and elsewhere to something different; --ours, "
            "--theirs or --newer says which stands, and the history keeps both"
        )
        here, there, *besides = lines
        assert besides == ["would come in too: S1-L1-02 is met (was not assessed), with other words: note"]
        assert here.startswith('S1-L1-01, here: met; note "Ana saw it."; said by Ana on 20')
        assert there.startswith(
            'S1-L1-01, in the file: not met; note "Ben did not."; evidence "a log" (strength 0); said'
        )
    assert gmrsj("export", journey).out == before


@pytest.mark.parametrize(("option", "stands"), [("--ours", "Ana saw it."), ("--theirs", "Ben"), ("--newer", "Ben")])
def test_somebody_says_what_stands_and_the_other_note_stays(
    gmrsj: CommandLine, in_conflict: tuple[str, str], option: str, stands: str
) -> None:
    journey, file = in_conflict
    ran = gmrsj("import", file, option)
    assert ran.status == 0 and "S1-L1-01 was in conflict: " in ran.out
    whole = gmrsj("export", journey)
    assert whole.data["answers"]["S1-L1-01"]["note"].startswith(stands)
    assert "Ana saw it." in whole.out and "Ben\\ndid not." in whole.out
    assert gmrsj("import", file).out == f"Nothing changed: {journey} holds all of it already.\n"


def test_json_says_all_of_it(gmrsj: CommandLine, in_conflict: tuple[str, str]) -> None:
    journey, file = in_conflict
    ran = gmrsj("import", file, "--json")
    assert ran.status == 1
    assert ran.data["result"] == "conflict" and ran.data["changes"] == []
    assert [item["key"] for item in ran.data["besides"]] == ["S1-L1-02"]
    (conflict,) = ran.data["conflicts"]
    assert (conflict["subject"], conflict["key"], conflict["kept"]) == ("answer", "S1-L1-01", None)
    assert (conflict["ours"]["who"], conflict["theirs"]["value"]["note"]) == ("Ana", "Ben\ndid not.")
    ran = gmrsj("import", file, "--json", "--newer")
    assert (ran.status, ran.data["result"], ran.data["journey"]["id"]) == (0, "merged", journey)
    assert [item["key"] for item in ran.data["changes"]] == ["S1-L1-01", "S1-L1-02"]
    assert ran.data["conflicts"][0]["kept"] == "theirs"


def test_a_copy_has_an_id_and_a_title_of_its_own(gmrsj: CommandLine, in_conflict: tuple[str, str]) -> None:
    journey, file = in_conflict
    before = gmrsj("export", journey).out
    assert gmrsj("import", file, "--as-copy", "--dry-run").out.startswith('"Acme 2026 (2)" would be here: 2 answers')
    ran = gmrsj("import", file, "--as-copy", "--json")
    copy = ran.data["journey"]
    assert (ran.data["result"], copy["title"]) == ("copy", "Acme 2026 (2)") and copy["id"] != journey
    assert gmrsj("export", copy["id"]).data["answers"]["S1-L1-01"]["note"] == "Ben\ndid not."
    assert gmrsj("export", journey).out == before


def test_journeys_with_nothing_in_common_are_kept_apart(gmrsj: CommandLine, apart: tuple[str, str]) -> None:
    journey, file = apart
    data = json.loads(Path(file).read_bytes())
    data["journey"]["created"] = "2020-01-01T00:00:00Z"
    Path(file).write_text(json.dumps(data), encoding="utf-8")
    ran = gmrsj("import", file)
    assert ran.status == 1 and ran.err.startswith(
        f"gmrsj: the export and the journey {journey} that is here have nothing"
    )
    assert "--as-copy" in ran.err
    assert gmrsj("import", file, "--as-copy").status == 0


def test_everything_wrong_with_a_file_is_said_at_once(gmrsj: CommandLine, apart: tuple[str, str]) -> None:
    journey, file = apart
    data = json.loads(Path(file).read_bytes())
    data["journey"]["title"] = ""
    data["changes"][0]["items"][0]["after"]["status"] = "done"
    Path(file).write_text(json.dumps(data), encoding="utf-8")
    ran = gmrsj("import", file)
    assert (ran.status, ran.out) == (1, "")
    assert ran.err.splitlines() == [
        f"gmrsj: nothing was imported; 2 things are wrong in {file}",
        "journey.title: is empty",
        "changes[0].items[0].after.status: is 'done', which is none of not-assessed, not-met, in-progress, met, "
        "not-applicable",
    ]
    assert len(gmrsj("export", journey).data["changes"]) == 1


def test_a_journey_whose_pack_is_not_here_is_imported_with_a_warning(
    gmrsj: CommandLine, other: CommandLine, tmp_path: Path
) -> None:
    journey, path = gmrsj.new(), str(tmp_path / "acme.json")
    gmrsj("export", journey, "-o", path)
    ran = other.bare("import", path, "--saves", str(other.saves))
    assert ran.status == 0
    assert ran.err.startswith(
        'gmrsj: warning: the pack of this journey cannot be used here: no pack has the id "small"'
    )
    assert other("export", journey).out == gmrsj("export", journey).out


@pytest.mark.parametrize("file", ["nowhere.json", ".", "a\x00b"])
def test_a_file_that_cannot_be_read_is_refused(gmrsj: CommandLine, file: str) -> None:
    ran = gmrsj("import", file)
    assert ran.status == 1 and ran.err.startswith("gmrsj: ") and ran.err.count("\n") == 1


def test_only_one_side_can_be_preferred(gmrsj: CommandLine) -> None:
    ran = gmrsj("import", "x.json", "--ours", "--theirs")
    assert ran.status == 2 and "usage: gmrsj import FILE" in ran.err
