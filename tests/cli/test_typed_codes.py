"""Answers typed from a workshop sheet."""

from __future__ import annotations

import io

import pytest

from gmrsj_tui.framework.library import PackLibrary
from gmrsj_tui.framework.short_codes import LETTERS, short_codes
from tests.cli.conftest import CommandLine
from tests.sample_pack import sample_pack

CODES = short_codes(sample_pack()).by_criterion
FIRST, SECOND, THIRD = CODES["S1-L1-01"], CODES["S1-L1-02"], CODES["S1-L2-01"]


def typed(
    gmrsj: CommandLine, monkeypatch: pytest.MonkeyPatch, journey: str, text: str, *options: str
) -> tuple[int, str, str]:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(text.encode()), encoding="utf-8"))
    ran = gmrsj("answer", journey, "--from-codes", "-", *options)
    return ran.status, ran.out, ran.err


def test_typed_lines_become_one_change_to_undo(gmrsj: CommandLine, monkeypatch: pytest.MonkeyPatch) -> None:
    journey = gmrsj.new()
    text = f'# step 1\n{FIRST} m policy signed\n\n{SECOND.lower()} I "half of the sites"\n{THIRD} n\n'
    status, out, err = typed(gmrsj, monkeypatch, journey, text)
    assert (status, err.count("Traceback")) == (0, 0), err
    assert "S1-L1-01" in out and "not assessed -> met" in out
    answers = gmrsj("export", journey).data["answers"]
    assert answers["S1-L1-01"]["status"] == "met"
    assert answers["S1-L1-01"]["evidence"] == [{"text": "policy signed", "strength": 0}]
    assert (answers["S1-L1-02"]["status"], answers["S1-L1-02"]["note"]) == ("in-progress", "half of the sites")
    assert answers["S1-L2-01"]["status"] == "not-met"
    assert gmrsj("undo", journey).status == 0
    assert gmrsj("export", journey).data["answers"] == {}


@pytest.mark.parametrize("gap", ["\t", " \t ", "\u00a0", "   "])
def test_any_white_space_separates_what_was_typed(
    gmrsj: CommandLine, monkeypatch: pytest.MonkeyPatch, gap: str
) -> None:
    journey = gmrsj.new()
    status, _, err = typed(gmrsj, monkeypatch, journey, f"{FIRST}{gap}m{gap}policy  signed\n{SECOND}{gap}n\n")
    assert status == 0, err
    answers = gmrsj("export", journey).data["answers"]
    assert answers["S1-L1-01"]["evidence"] == [{"text": "policy  signed", "strength": 0}]
    assert (answers["S1-L1-01"]["status"], answers["S1-L1-02"]["status"]) == ("met", "not-met")


def test_a_dry_run_shows_the_difference_and_changes_nothing(
    gmrsj: CommandLine, monkeypatch: pytest.MonkeyPatch
) -> None:
    journey = gmrsj.new()
    status, out, _ = typed(gmrsj, monkeypatch, journey, f"{FIRST} m policy signed\n", "--dry-run", "--notes")
    assert status == 0
    assert "not assessed -> met" in out and "policy signed" in out
    assert gmrsj("export", journey).data["answers"] == {}


def test_everything_that_is_wrong_is_named_and_nothing_is_recorded(
    gmrsj: CommandLine, monkeypatch: pytest.MonkeyPatch
) -> None:
    journey = gmrsj.new()
    wrong = FIRST[:-1] + LETTERS[(LETTERS.index(FIRST[-1]) + 1) % len(LETTERS)]
    text = f"{SECOND} m\n{wrong} m\nhello m\n{SECOND[:-1]} m\n{THIRD} q\n{THIRD} x\n{SECOND} n\n{THIRD}\nQ99A m\n"
    status, _, err = typed(gmrsj, monkeypatch, journey, text)
    assert status == 1
    for said in (
        "nothing was recorded; 8 things are wrong in standard input",
        f"standard input:2: the check letter of {wrong} does not fit",
        "standard input:3: 'hello' is no code of a sheet",
        f"standard input:4: {SECOND[:-1]} has no check letter",
        "standard input:5: 'q' is no box of the sheet; there are m met, i in progress, n not met, x not applicable,",
        "standard input:6: S1-L2-01 needs a reason to be not applicable",
        "standard input:7: S1-L1-02 stands in line 1 already",
        f"standard input:8: {THIRD} has no status",
        "standard input:9: no criterion has the code Q99A",
    ):
        assert said in err, err
    for line in err.splitlines():
        parts = line.split("; ")
        assert len(parts) == len(set(parts)), "what to do is said once"
    assert FIRST not in err, "the right letter is not given away"
    assert gmrsj("export", journey).data["answers"] == {}


def test_a_reason_stands_behind_x_and_a_remark_is_added_to_the_note(
    gmrsj: CommandLine, monkeypatch: pytest.MonkeyPatch
) -> None:
    journey = gmrsj.new()
    gmrsj("answer", journey, "S1-L1-02", "not-met", "--note", "From May.")
    typed(gmrsj, monkeypatch, journey, f"{SECOND} i asked again\n{THIRD} x no agency workers\n")
    answers = gmrsj("export", journey).data["answers"]
    assert answers["S1-L1-02"]["note"] == "From May.\nasked again"
    assert answers["S1-L2-01"]["reason"] == "no agency workers"


def test_typing_the_same_lines_again_changes_nothing(gmrsj: CommandLine, monkeypatch: pytest.MonkeyPatch) -> None:
    journey = gmrsj.new()
    text = f"{FIRST} m policy signed\n{SECOND} i half\n"
    typed(gmrsj, monkeypatch, journey, text)
    status, out, _ = typed(gmrsj, monkeypatch, journey, text)
    assert status == 0 and "Nothing changed" in out


@pytest.mark.parametrize("content", [b"\xff\xfe\x00", b"G01 \xe9"])
def test_what_is_not_text_is_refused_in_one_line(gmrsj: CommandLine, content: bytes) -> None:
    journey = gmrsj.new()
    file = gmrsj.saves.parent / "typed.txt"
    file.write_bytes(content)
    ran = gmrsj("answer", journey, "--from-codes", str(file))
    assert ran.status == 1 and "is not UTF-8" in ran.err and len(ran.err.splitlines()) <= 2


def test_a_code_printed_in_the_issue_of_the_real_pack_is_understood(
    gmrsj: CommandLine, monkeypatch: pytest.MonkeyPatch
) -> None:
    code = short_codes(PackLibrary(()).load("gm-rsj")).by_criterion["S1-L1-07"]
    ran = gmrsj("new", "Real", "--pack", "gm-rsj")
    status, out, _ = typed(gmrsj, monkeypatch, ran.out.strip(), f"{code} m policy signed\n")
    assert status == 0 and "S1-L1-07" in out


@pytest.mark.parametrize(("said", "status"), [("y", "met"), ("n", None), ("", None)])
def test_at_a_terminal_it_shows_the_difference_and_asks_first(
    gmrsj: CommandLine, monkeypatch: pytest.MonkeyPatch, said: str, status: str | None
) -> None:
    journey = gmrsj.new()
    file = gmrsj.saves.parent / "typed.txt"
    file.write_text(f"{FIRST} m policy signed\n")
    monkeypatch.setattr("gmrsj_tui.cli.asking.is_terminal", lambda _: True)
    asked: list[str] = []

    def answer(question: str) -> str:
        asked.append(question)
        return said

    monkeypatch.setattr("builtins.input", answer)
    ran = gmrsj("answer", journey, "--from-codes", str(file))
    assert ran.status == 0 and "1 criterion would change." in ran.out and len(asked) == 1
    assert gmrsj("export", journey).data["answers"].get("S1-L1-01", {}).get("status") == status
    assert ("Nothing was recorded." in ran.out) is (status is None)
    assert gmrsj("answer", journey, "--from-codes", str(file), "--yes").status == 0 and len(asked) == 1
