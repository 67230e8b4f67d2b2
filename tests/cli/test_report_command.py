from __future__ import annotations

import re
import sys
from pathlib import Path
from typing import Any

import pytest

from gmrsj_tui.cli.main import run
from gmrsj_tui.reports import formats
from gmrsj_tui.reports.formats import FORMATS, Format, Layout, Written, write
from tests.cli.conftest import CommandLine
from tests.conftest import ClockAt
from tests.framework.packs import write_model
from tests.reports.journeys import journey_of, roadmap
from tests.sample_pack import sample_pack


def with_writer(monkeypatch: pytest.MonkeyPatch, name: str, writer: Any) -> None:
    """Let a format be written by something else, so that a test needs no library."""
    monkeypatch.setitem(FORMATS, name, FORMATS[name]._replace(write=writer))


def test_the_report_is_printed_as_text(gmrsj: CommandLine) -> None:
    ran = gmrsj("report", gmrsj.new())
    assert (ran.status, ran.err) == (0, "")
    assert ran.out.startswith("Report: Acme 2026\n====")
    assert "How to read this report" in ran.out
    assert max(map(len, ran.out.splitlines())) <= 80
    assert max(map(len, gmrsj("report", "acme", "--width", "50").out.splitlines())) <= 50


@pytest.mark.parametrize("name", FORMATS)
@pytest.mark.parametrize("command", ["report", "roadmap"])
def test_the_same_journey_gives_the_same_file_all_day_long(
    gmrsj: CommandLine, tmp_path: Path, clock_at: ClockAt, command: str, name: str
) -> None:
    if command not in FORMATS[name].documents:
        assert gmrsj(command, gmrsj.new(), "--format", name).status == 2
        return
    clock_at("2026-11-22T08:00:00.000Z")
    journey = gmrsj.new()
    gmrsj("answer", journey, "S1-L1-01", "in-progress", "--due", "2026-12-31")
    files = []
    for moment in ("2026-11-22T09:00:00.000Z", "2026-11-22T21:45:12.345Z"):
        clock_at(moment)
        file = tmp_path / f"{moment[11:13]}{FORMATS[name].suffix}"
        assert gmrsj(command, journey, "-o", str(file)).status == 0
        files.append(file.read_bytes())
    assert files[0] == files[1] and files[0]


def test_notes_come_with_a_warning(gmrsj: CommandLine) -> None:
    journey = gmrsj.new()
    gmrsj("answer", journey, "S1-L1-01", "not-met", "--note", "Ask Josephine.")
    assert "Josephine" not in gmrsj("report", journey).out
    ran = gmrsj("report", journey, "--notes", "--format", "md")
    assert "Josephine" in ran.out and "Notes can name people" in ran.out
    assert ran.err.startswith("gmrsj: warning: notes can name people")


@pytest.mark.parametrize("name", [entry.name for entry in FORMATS.values() if entry.binary])
@pytest.mark.parametrize("command", ["report", "roadmap"])
def test_a_binary_format_is_not_printed_and_no_work_is_done_for_it(
    gmrsj: CommandLine, monkeypatch: pytest.MonkeyPatch, command: str, name: str
) -> None:
    with_writer(monkeypatch, name, None)
    ran = gmrsj(command, gmrsj.new(), "--format", name)
    assert (ran.status, ran.out) == (1, "")
    assert ran.err == f"gmrsj: {name} is not text and is not printed; -o {command}.{name} saves it in a file\n"


def test_a_dash_sends_a_binary_format_into_a_pipe_but_never_to_a_terminal(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    content = bytes(range(256))
    with_writer(monkeypatch, "pdf", lambda document, layout: Written(content))
    write_model(tmp_path / "packs" / "small", sample_pack())
    folders = ("--saves", str(tmp_path / "journeys"), "--content", str(tmp_path / "packs"))

    def ran(*arguments: str) -> int:
        capfdbinary.readouterr()
        return run([*folders, *arguments], open_app=lambda request: 0)

    assert ran("new", "Acme", "--pack", "small") == 0
    assert ran("report", "acme", "--format", "pdf", "-o", "-") == 0
    assert capfdbinary.readouterr().out == content
    monkeypatch.setattr("gmrsj_tui.cli.documents.is_terminal", lambda stream: stream is sys.stdout)
    assert ran("report", "acme", "--format", "pdf", "-o", "-") == 1
    assert b"is not text and is not printed" in capfdbinary.readouterr().err


def test_the_ending_of_the_file_chooses_the_format_and_warnings_are_told(
    gmrsj: CommandLine, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    asked: list[Layout] = []

    def made(document: object, layout: Layout) -> Written:
        asked.append(layout)
        return Written(b"%PDF\r\n\x00", ("no font has Thai",))

    with_writer(monkeypatch, "pdf", made)
    path = tmp_path / "report.pdf"
    ran = gmrsj("report", gmrsj.new(), "-o", str(path), "--paper", "letter")
    assert (ran.status, ran.out) == (0, f"Saved in {path}.\n")
    assert ran.err == "gmrsj: warning: no font has Thai\n"
    assert path.read_bytes() == b"%PDF\r\n\x00" and asked == [Layout(80, "letter")]


@pytest.mark.parametrize(("command", "name"), [("report", "a.doc"), ("roadmap", "a.XLS"), ("report", "a.rtf")])
def test_an_ending_of_another_program_is_told_to_hold_text(
    gmrsj: CommandLine, tmp_path: Path, command: str, name: str
) -> None:
    path = tmp_path / name
    ran = gmrsj(command, gmrsj.new(), "-o", str(path))
    assert (ran.status, ran.out) == (0, f"Saved in {path}.\n")
    assert ran.err.startswith(f"gmrsj: warning: {path} holds plain text: {path.suffix} is no ending of a format")
    assert "there are .txt, .md, .html" in ran.err and ran.err.count("\n") == 1


@pytest.mark.parametrize("given", [("a.doc", "--format", "text"), ("a.txt",), ("a",), ("in.2026/a",)])
def test_nothing_is_told_of_an_ending_that_was_meant_or_of_none(
    gmrsj: CommandLine, tmp_path: Path, given: tuple[str, ...]
) -> None:
    (tmp_path / "in.2026").mkdir()
    name, *options = given
    ran = gmrsj("report", gmrsj.new(), "-o", str(tmp_path / name), *options)
    assert (ran.status, ran.err) == (0, "")


def test_a_file_that_exists_is_refused_before_any_work(
    gmrsj: CommandLine, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    path = tmp_path / "report.md"
    path.write_text("mine", encoding="utf-8")
    journey = gmrsj.new()
    with_writer(monkeypatch, "md", None)
    ran = gmrsj("report", journey, "-o", str(path))
    assert ran.status == 1 and "exists and was left as it is; --force replaces it" in ran.err
    assert path.read_text(encoding="utf-8") == "mine"


def test_an_interruption_leaves_no_half_file_and_the_old_one_as_it_was(
    gmrsj: CommandLine, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    def interrupted(document: object, layout: Layout) -> Written:
        raise KeyboardInterrupt

    with_writer(monkeypatch, "md", interrupted)
    old = tmp_path / "old.md"
    old.write_text("mine", encoding="utf-8")
    journey = gmrsj.new()
    before = sorted(path.name for path in tmp_path.iterdir())
    for path in (old, tmp_path / "new.md"):
        assert gmrsj("report", journey, "-o", str(path), "--force").status == 130
    assert sorted(path.name for path in tmp_path.iterdir()) == before
    assert old.read_text(encoding="utf-8") == "mine"


@pytest.mark.parametrize("name", [entry.name for entry in FORMATS.values() if entry.extra])
def test_a_library_that_is_missing_is_named_with_how_to_get_it(
    gmrsj: CommandLine, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, name: str
) -> None:
    libraries = {"pdf": ("typst", "fontTools"), "xlsx": ("openpyxl",), "docx": ("docx",), "ics": ("icalendar",)}[name]
    for module in [loaded for loaded in sys.modules if loaded.partition(".")[0] in libraries]:
        monkeypatch.delitem(sys.modules, module)
    for library in libraries:
        monkeypatch.setitem(sys.modules, library, None)
    journey = gmrsj.new()
    gmrsj("answer", journey, "S1-L1-01", "in-progress", "--due", "2026-12-31")
    command = "report" if "report" in FORMATS[name].documents else "roadmap"
    ran = gmrsj(command, journey, "-o", str(tmp_path / f"report.{name}"))
    assert ran.status == 1, ran.out
    assert f'pip install "gmrsj[{FORMATS[name].extra}]"' in ran.err and ran.err.count("\n") == 1
    assert not (tmp_path / f"report.{name}").exists()


def test_a_fault_of_the_program_itself_is_not_taken_for_a_missing_library(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(document: object, layout: Layout) -> Written:
        raise ImportError("cannot import name", name="gmrsj_tui.reports.nothing")

    with_writer(monkeypatch, "pdf", broken)
    pack = sample_pack()
    with pytest.raises(ImportError):
        write(roadmap(pack, journey_of(pack)), "pdf")


def test_a_format_that_only_the_roadmap_has_is_refused_for_a_report(
    gmrsj: CommandLine, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    only = Format("cal", ".cal", "a calendar", lambda document, layout: Written(b"x"), documents=("roadmap",))
    monkeypatch.setitem(formats.FORMATS, "cal", only)
    journey = gmrsj.new()
    assert gmrsj("roadmap", journey, "--format", "cal").out == "x\n"
    assert gmrsj("report", journey, "--format", "cal").status == 2
    ran = gmrsj("report", journey, "-o", str(tmp_path / "a.cal"))
    assert ran.status == 1 and ran.err.startswith("gmrsj: a report cannot be had as cal; there are text, md")


def test_a_terminal_is_told_that_long_work_goes_on(monkeypatch: pytest.MonkeyPatch) -> None:
    from io import StringIO
    from threading import Event

    from gmrsj_tui.cli import patience

    said = Event()

    class Terminal(StringIO):
        def write(self, text: str) -> int:
            if "seconds" in text:
                said.set()
            return super().write(text)

    terminal = Terminal()
    monkeypatch.setattr(sys, "stderr", terminal)
    monkeypatch.setattr(patience, "is_terminal", lambda stream: True)
    with patience.Patience("Writing report.pdf", first=0.001, every=0.001):
        assert said.wait(60)
    text = terminal.getvalue()
    assert re.search(r"Writing report\.pdf: \d+ seconds \(ctrl-c stops it\)", text)
    assert text.endswith("\r\x1b[K"), "the line is taken away when it is done"


def test_what_is_quick_or_has_no_terminal_says_nothing(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    from gmrsj_tui.cli import patience

    with patience.Patience("Writing", first=0):
        pass
    monkeypatch.setattr(patience, "is_terminal", lambda stream: True)
    with patience.Patience("Writing", first=60):
        pass
    assert capsys.readouterr().err == ""
