"""What is told and written about an unexpected error, and above all what is not."""

from __future__ import annotations

import stat
import sys
from pathlib import Path

import pytest
from textual.app import App, ComposeResult
from textual.widgets import Button
from textual.worker import WorkerFailed

from gmrsj_tui.errors import GmrsjError
from gmrsj_tui.tui.guards import crash
from gmrsj_tui.tui.guards.mixin import GuardedApp

SECRET = "Maria at the Riverside plant"


def raised(error: BaseException, cause: BaseException | None = None) -> BaseException:
    """The error as it is after it was raised here, with a note in a local variable."""
    note = SECRET
    try:
        if cause is not None:
            raise error from cause
        raise error
    except BaseException as caught:
        caught.add_note(note)
        return caught


def test_a_report_names_the_kind_and_the_frames_and_no_text() -> None:
    report = crash.report(raised(ValueError(SECRET)))
    assert "builtins.ValueError\n  test" in report
    assert "/test_crash.py:" in report and ":raised\n" in report
    assert SECRET not in report and "raise error" not in report


def test_a_report_names_no_folder_of_this_computer(monkeypatch: pytest.MonkeyPatch) -> None:
    here = Path(__file__)
    report = crash.report(raised(ValueError()))
    assert str(here.parent) not in report
    monkeypatch.setattr(sys, "path", [""])
    assert f"  {here.name}:" in crash.report(raised(ValueError()))


def test_a_report_follows_causes_groups_and_what_a_worker_wraps() -> None:
    cause = raised(KeyError(SECRET))
    group = ExceptionGroup(SECRET, [OSError(SECRET), WorkerFailed(raised(LookupError(SECRET)))])
    report = crash.report(raised(group, cause))
    for line in (
        "\nbuiltins.ExceptionGroup\n",
        "\ncaused by builtins.KeyError\n",
        "\none of builtins.OSError\n",
        "\none of textual.worker.WorkerFailed\n",
        "\nfailed with builtins.LookupError\n",
    ):
        assert line in report
    assert SECRET not in report


def test_a_report_is_written_even_where_the_version_of_textual_cannot_be_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "path", [])
    assert "Textual unknown" in crash.report(raised(ValueError()))


def test_an_error_that_leads_back_to_itself_is_reported_once() -> None:
    first, second = ValueError(), TypeError()
    first.__cause__, second.__cause__ = second, first
    report = crash.report(first)
    assert report.count("ValueError") == 1 and report.count("TypeError") == 1


def test_the_report_is_one_file_for_its_owner_only(tmp_path: Path) -> None:
    path = tmp_path / "state" / "crash.txt"
    assert crash.write_report(raised(ValueError()), path)
    path.chmod(0o644)
    assert crash.write_report(raised(TypeError()), path)
    assert [file.name for file in path.parent.iterdir()] == ["crash.txt"]
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert "TypeError" in path.read_text() and "ValueError" not in path.read_text()


def test_the_report_replaces_a_link_and_leaves_its_target_alone(tmp_path: Path) -> None:
    target, path = tmp_path / "target", tmp_path / "crash.txt"
    target.write_text("mine")
    path.symlink_to(target)
    assert crash.write_report(raised(ValueError()), path)
    assert target.read_text() == "mine" and not path.is_symlink()


def test_where_no_report_can_be_written_the_line_names_none(tmp_path: Path) -> None:
    in_the_way = tmp_path / "file"
    in_the_way.write_text("")
    line = crash.record(raised(ValueError(SECRET)), in_the_way / "crash.txt")
    assert line == "gmrsj: something went wrong and the app had to close. All saved answers are safe"
    assert crash.record(ValueError(SECRET), None) == line


def test_the_line_of_an_error_written_for_people_says_what_it_says() -> None:
    line = crash.closing_line(GmrsjError("the disk\x1b[2J is full", "free some space"), Path("r.txt"))
    assert line == (
        "gmrsj: the disk\u241b[2J is full; free some space. All saved answers are safe; "
        "a report without any of your texts is in r.txt"
    )


class Failing(GuardedApp[None]):
    def compose(self) -> ComposeResult:
        yield Button("fail")

    def on_button_pressed(self) -> None:
        raise LookupError(SECRET)


async def test_under_run_test_an_exception_is_raised_again(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    app = Failing(crash_report=tmp_path / "crash.txt")
    with pytest.raises(LookupError, match=SECRET):
        async with app.run_test() as pilot:
            await pilot.press("tab", "enter")
    assert app.return_code == 1
    assert "builtins.LookupError" in (tmp_path / "crash.txt").read_text()
    printed = capsys.readouterr().err
    assert printed.startswith("gmrsj: something went wrong") and printed.count("\n") == 1
    assert SECRET not in printed


class Saving(Failing):
    def save_at_the_last(self) -> tuple[str, ...]:
        return ("two changes are in a file", "this brings\x1b[2J them back")


async def test_what_was_saved_at_the_last_is_said_in_full_behind_the_line(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(LookupError):
        await failing(Saving())
    first, *rest = capsys.readouterr().err.splitlines()
    assert first.startswith("gmrsj: something went wrong")
    assert rest == ["two changes are in a file", "this brings\u241b[2J them back"]


async def test_an_error_in_saving_at_the_last_does_not_hide_the_first_one(capsys: pytest.CaptureFixture[str]) -> None:
    class FailingTwice(Failing):
        def save_at_the_last(self) -> tuple[str, ...]:
            raise RuntimeError(SECRET)

    with pytest.raises(LookupError):
        await failing(FailingTwice())
    assert capsys.readouterr().err.startswith("gmrsj: something went wrong")


async def failing(app: Failing) -> None:
    async with app.run_test() as pilot:
        await pilot.press("tab", "enter")


async def test_an_error_that_textual_would_let_draw_itself_is_not_drawn(capsys: pytest.CaptureFixture[str]) -> None:
    class Drawn(Exception):
        def __rich__(self) -> str:
            return SECRET

    class Drawing(Failing):
        def on_button_pressed(self) -> None:
            raise Drawn

    with pytest.raises(Drawn):
        async with Drawing().run_test() as pilot:
            await pilot.press("tab", "enter")
    assert SECRET not in capsys.readouterr().err


def test_an_error_before_the_first_screen_ends_in_the_line_as_well(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    class Broken(Failing):
        async def run_async(self, **options: object) -> None:
            raise LookupError(SECRET)

    assert Broken(crash_report=tmp_path / "crash.txt").run_to_exit_status() == 1
    assert capsys.readouterr().err.endswith("crash.txt\n")


def test_textual_still_has_what_the_guard_takes_the_place_of() -> None:
    assert "_handle_exception" in vars(App)
    app = Failing()
    for private in ("_exception", "_exit_renderables", "_return_code", "_close_messages_no_wait"):
        assert hasattr(app, private), f"Textual has no {private} any more: look at GuardedApp._handle_exception"
