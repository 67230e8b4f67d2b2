"""The program as others run it: no terminal, closed pipes, poor locales, and what it loads."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from gmrsj_tui.store.journeys import JourneyStore
from tests.cli.conftest import CommandLine

PROJECT = Path(__file__).parent.parent.parent

SLOW = {"textual", "rich", "asyncio"}
ONLY_FOR_SAVING = {"tinydb", "filelock"}
ONLY_WHEN_NEEDED = {"platformdirs", "shtab", "csv", "difflib", "traceback"}


def environment(**extra: str) -> dict[str, str]:
    return {**os.environ, "PYTHONPATH": str(PROJECT), **extra}


def program(*arguments: str, **extra: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, "-m", "gmrsj_tui", *arguments],
        capture_output=True,
        stdin=subprocess.DEVNULL,
        env=environment(**extra),
        check=False,
    )


def loaded_by(*arguments: str) -> set[str]:
    code = (
        "import sys, json\nfrom gmrsj_tui.cli.main import run\n"
        f"status = run({list(arguments)!r}, open_app=lambda request: 0)\n"
        "sys.stderr.write('\\n' + json.dumps([status, sorted(sys.modules)]))"
    )
    ran = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, stdin=subprocess.DEVNULL, env=environment(), check=True
    )
    status, modules = json.loads(ran.stderr.decode().splitlines()[-1])
    assert status == 0, ran.stderr
    return {module.partition(".")[0] for module in modules}


@pytest.mark.parametrize(
    "arguments",
    [
        ["list"],
        ["list", "--json"],
        ["status", "acme"],
        ["status", "acme", "--json", "--explain"],
        ["roadmap", "acme"],
        ["roadmap", "acme", "--format", "md"],
        ["roadmap", "acme", "--format", "json"],
        ["content", "list"],
        ["content", "show", "small"],
        ["--help"],
        ["--version"],
    ],
    ids=" ".join,
)
def test_commands_that_read_load_nothing_that_is_slow(gmrsj: CommandLine, arguments: list[str]) -> None:
    gmrsj.new("Acme")
    options = [] if arguments[0].startswith("--") else ["--saves", str(gmrsj.saves), "--content", str(gmrsj.content)]
    loaded = loaded_by(*options, *arguments)
    assert not loaded & (SLOW | ONLY_FOR_SAVING | ONLY_WHEN_NEEDED)


@pytest.mark.parametrize(
    "arguments",
    [
        ["new", "B", "--pack", "small"],
        ["answer", "acme", "S1-L1-01", "met"],
        ["undo", "acme"],
        ["keys"],
        ["paths"],
        ["completion", "bash"],
    ],
    ids=" ".join,
)
def test_no_other_command_loads_the_app(gmrsj: CommandLine, arguments: list[str]) -> None:
    journey = gmrsj.new("Acme")
    gmrsj("answer", journey, "S1-L1-02", "not-met")
    assert not loaded_by("--saves", str(gmrsj.saves), "--content", str(gmrsj.content), *arguments) & {"textual", "rich"}


def test_without_a_terminal_the_app_is_refused_in_one_line() -> None:
    ran = program()
    assert ran.returncode == 2 and ran.stdout == b""
    assert ran.stderr.startswith(b"gmrsj: the app needs a terminal") and ran.stderr.count(b"\n") == 1


@pytest.mark.parametrize(
    "extra", [{"LC_ALL": "C"}, {"LC_ALL": "POSIX", "PYTHONUTF8": "0"}, {"PYTHONIOENCODING": "ascii"}, {"NO_COLOR": "1"}]
)
def test_any_locale_can_be_printed_to(gmrsj: CommandLine, extra: dict[str, str]) -> None:
    journey = gmrsj.new("Größe 陳 →")
    options = ("--saves", str(gmrsj.saves), "--content", str(gmrsj.content))
    for arguments in (
        ["list"],
        ["roadmap", journey],
        ["roadmap", "陳"],
        ["content", "show", "gm-rsj"],
        ["list", "--json"],
    ):
        ran = program(*options, *arguments, **extra)
        assert ran.returncode == (1 if "陳" in arguments else 0)
        assert b"Traceback" not in ran.stderr and b"\x1b" not in ran.stdout + ran.stderr


@pytest.mark.skipif(os.name != "posix", reason="pipes close otherwise there")
def test_a_reader_that_goes_away_is_no_error(gmrsj: CommandLine) -> None:
    journey = gmrsj.new()
    options = ("--saves", str(gmrsj.saves), "--content", str(gmrsj.content))
    reading, writing = os.pipe()
    os.close(reading)
    try:
        ran = subprocess.run(
            [sys.executable, "-m", "gmrsj_tui", *options, "roadmap", journey],
            stdout=writing,
            stderr=subprocess.PIPE,
            stdin=subprocess.DEVNULL,
            env=environment(),
            check=False,
        )
    finally:
        os.close(writing)
    assert (ran.returncode, ran.stderr) == (0, b"")


@pytest.mark.skipif(os.name != "posix", reason="pipes close otherwise there")
def test_a_reader_that_goes_away_does_not_turn_what_is_wrong_into_success(gmrsj: CommandLine) -> None:
    (gmrsj.saves / f"{gmrsj.new()}.json").write_text("{")
    reading, writing = os.pipe()
    os.close(reading)
    try:
        ran = subprocess.run(
            [sys.executable, "-m", "gmrsj_tui", "--saves", str(gmrsj.saves), "doctor"],
            stdout=writing,
            stderr=subprocess.PIPE,
            stdin=subprocess.DEVNULL,
            env=environment(),
            check=False,
        )
    finally:
        os.close(writing)
    assert (ran.returncode, ran.stderr) == (1, b"")


@pytest.mark.skipif(os.name != "posix", reason="pipes close otherwise there")
@pytest.mark.parametrize(
    ("arguments", "status", "saved"),
    [
        (["--content", "/nowhere", "answer", "acme", "S1-L1-01", "met"], 0, True),  # warns before it saves
        (["answer", "acme", "S9-L9-99", "met"], 1, False),
        (["answer", "acme"], 2, False),
    ],
)
def test_what_is_done_and_said_by_the_status_is_the_same_where_nobody_reads_what_is_said(
    gmrsj: CommandLine, arguments: list[str], status: int, saved: bool
) -> None:
    journey = gmrsj.new("Acme")
    options = ("--saves", str(gmrsj.saves), "--content", str(gmrsj.content))
    reading, writing = os.pipe()
    os.close(reading)
    try:
        ran = subprocess.run(
            [sys.executable, "-m", "gmrsj_tui", *options, *arguments],
            stdout=subprocess.DEVNULL,
            stderr=writing,
            stdin=subprocess.DEVNULL,
            env=environment(),
            check=False,
        )
    finally:
        os.close(writing)
    assert ran.returncode == status
    assert ("S1-L1-01" in JourneyStore(gmrsj.saves).load(journey).answers) is saved


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no device that is always full")
def test_output_that_cannot_be_written_is_an_error(gmrsj: CommandLine) -> None:
    options = ("--saves", str(gmrsj.saves), "--content", str(gmrsj.content))
    with open("/dev/full", "wb") as full:
        ran = subprocess.run(
            [sys.executable, "-m", "gmrsj_tui", *options, "list"],
            stdout=full,
            stderr=subprocess.PIPE,
            stdin=subprocess.DEVNULL,
            env=environment(),
            check=False,
        )
    assert ran.returncode == 1
    assert ran.stderr.startswith(b"gmrsj: ") and ran.stderr.count(b"\n") == 1


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no device that is always full")
def test_an_answer_that_is_saved_and_cannot_be_told_is_said_to_be_saved(gmrsj: CommandLine) -> None:
    journey = gmrsj.new()
    options = ("--saves", str(gmrsj.saves), "--content", str(gmrsj.content))
    with open("/dev/full", "wb") as full:
        ran = subprocess.run(
            [sys.executable, "-m", "gmrsj_tui", *options, "answer", journey, "S1-L1-01", "met"],
            stdout=full,
            stderr=subprocess.PIPE,
            stdin=subprocess.DEVNULL,
            env=environment(),
            check=False,
        )
    assert ran.returncode == 1
    assert b"standard output cannot be written: No space left" in ran.stderr
    assert b"what the command saved is saved" in ran.stderr and b"Traceback" not in ran.stderr
    assert len(JourneyStore(gmrsj.saves).load(journey).answers) == 1


@pytest.mark.skipif(sys.platform == "win32", reason="no limit of the size of a file can be set there")
@pytest.mark.parametrize("unbuffered", ["", "1"])
@pytest.mark.parametrize("arguments", [("export",), ("report",), ("report", "--format", "csv"), ("status", "--json")])
def test_output_of_which_a_full_disk_takes_only_a_part_is_an_error(
    gmrsj: CommandLine, tmp_path: Path, arguments: tuple[str, ...], unbuffered: str
) -> None:
    import resource
    import signal

    journey = gmrsj.new()
    assert gmrsj("answer", journey, "S1-L1-01", "met", "--note", "n" * 2000).status == 0
    command, *more = arguments
    options = ("--saves", str(gmrsj.saves), "--content", str(gmrsj.content), command, journey, *more)

    def limit() -> None:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (512, 512))

    with open(tmp_path / "out", "wb") as out:
        ran = subprocess.run(
            [sys.executable, "-m", "gmrsj_tui", *options],
            stdout=out,
            stderr=subprocess.PIPE,
            stdin=subprocess.DEVNULL,
            env=environment(PYTHONUNBUFFERED=unbuffered, PYTHONDONTWRITEBYTECODE="1"),
            preexec_fn=limit,
            check=False,
        )
    assert ran.returncode == 1 and (tmp_path / "out").stat().st_size <= 512
    assert b"standard output cannot be written: File too large" in ran.stderr and b"Traceback" not in ran.stderr


@pytest.mark.skipif(os.name != "posix", reason="a shell closes the streams")
@pytest.mark.parametrize("closing", ["<&-", ">&-", "2>&-", "<&- >&- 2>&-"])
def test_closed_streams_do_no_harm(gmrsj: CommandLine, closing: str) -> None:
    command = f'exec "{sys.executable}" -m gmrsj_tui --saves "{gmrsj.saves}" list {closing}'
    ran = subprocess.run(["sh", "-c", command], capture_output=True, env=environment(), check=False)
    assert ran.returncode == 0
    assert b"Traceback" not in ran.stderr


def test_a_read_only_content_folder_is_enough(gmrsj: CommandLine) -> None:
    pack = gmrsj.content / "small"
    before = sorted(path.name for path in pack.iterdir())
    pack.chmod(0o555)
    try:
        ran = gmrsj("content", "show", "small")
    finally:
        pack.chmod(0o755)
    assert ran.status == 0
    assert sorted(path.name for path in pack.iterdir()) == before


def test_garbage_is_not_looked_for_by_a_command_nor_by_the_app_before_its_first_frame() -> None:
    code = (
        "import gc, sys\n"
        "import gmrsj_tui.__main__ as program\n"
        "import gmrsj_tui.tui.app as app\n"
        "app.run_app = lambda request: print('app', gc.isenabled())\n"
        "program.run = lambda arguments, open_app: print('command', gc.isenabled()) or open_app(None)\n"
        "program.main()\n"
    )
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, env=environment(), check=True)
    assert ran.stdout.splitlines() == ["command False", "app False"]
