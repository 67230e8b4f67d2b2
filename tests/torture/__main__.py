"""The long form: ``make torture``, which is ``python -m tests.torture``. It prints figures, and fails on any loss."""

from __future__ import annotations

import os
import platform
import sys
import time
from argparse import ArgumentParser, Namespace
from collections.abc import Callable, Iterator
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

from tests.torture.damaging import Damages, flipped, lost_sectors, of_another_kind, replaced, some, truncated
from tests.torture.figures import Figure, number, put_into, table
from tests.torture.killing import Round, kill_a_command, kill_the_app, run_kills
from tests.torture.not_saved import scenes
from tests.torture.program import Program
from tests.torture.refused import trials
from tests.torture.tally import BAD_COPY, LOCKED, LOST, MIXED, UNREADABLE
from tests.torture.together import answer_together, tell_the_app

APP_SHARE = 0.4
"""Of the kills; the others are of command lines."""


def main(arguments: list[str]) -> int:
    """Run what was asked for; the exit status is 1 where a promise was broken."""
    options = _options(arguments)
    begun = time.monotonic()
    figures = []
    with TemporaryDirectory(prefix="gmrsj-torture-") as folder:
        for place, part in enumerate(options.only or PARTS):
            for figure in _played(part, Path(folder, str(place)), options):
                figures.append(figure)
                _say(f"{figure.done}: {figure.found}")
                for problem in figure.problems[:10]:
                    _say(f"  {problem}")
    about = (
        f"`make torture` on {platform.system()}, Python {platform.python_version()}, {os.cpu_count()} cores, "
        f"seed {options.seed}, in {(time.monotonic() - begun) / 60:.0f} minutes:"
    )
    _say(f"\n{table(figures, about)}")
    if options.into is not None:
        put_into(options.into, table(figures, about))
    return int(any(figure.problems for figure in figures))


def _played(part: str, folder: Path, options: Namespace) -> Iterator[Figure]:
    """The figures of a part; what the screen never showed ends the part, and not the run."""
    try:
        yield from PARTS[part](folder, options)
    except AssertionError as problem:
        yield Figure(part, "not as promised", str(problem).splitlines()[:1])


def _say(text: str) -> None:
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


def _options(arguments: list[str]) -> Namespace:
    parser = ArgumentParser(prog="python -m tests.torture", description="Kills, fills and damages the real program.")
    parser.add_argument("--kills", type=int, default=1000, metavar="N", help="of command lines and app; 1000")
    parser.add_argument("--answers", type=int, default=1000, metavar="N", help="by four programs at once; 1000")
    parser.add_argument("--trials", type=int, default=25, metavar="N", help="on each bad disk; 25")
    parser.add_argument("--one-in", type=int, default=1, metavar="N", help="of all bits, one in so many; 1")
    parser.add_argument("--seed", type=int, default=1, metavar="N", help="of everything that is random; 1")
    parser.add_argument("--workers", type=int, default=min(os.cpu_count() or 1, 8), metavar="N", help="kills at a time")
    parser.add_argument("--only", action="append", choices=sorted(PARTS), help="a part; repeatable")
    parser.add_argument("--into", type=Path, metavar="PAGE", help="a page that gets the table between its marks")
    return parser.parse_args(arguments)


def kills(folder: Path, options: Namespace) -> Iterator[Figure]:
    """Command lines and the app, killed."""
    of_app = round(options.kills * APP_SHARE)
    yield _kills("`gmrsj answer`", kill_a_command, folder / "command", options.kills - of_app, options)
    yield _kills("the app in a terminal, while keys are typed,", kill_the_app, folder / "app", of_app, options)


def _kills(name: str, one: Round, folder: Path, times: int, options: Namespace) -> Figure:
    tally = run_kills(one, folder, times, options.seed, options.workers)
    broken = tally.broken
    return Figure(
        f"{name} killed (SIGKILL) at a random instant, {number(tally.kills, 'time')}, "
        f"{tally.in_a_save:,} of them while the file was being written",
        f"{broken[UNREADABLE]} files unreadable, {broken[LOST]} of {tally.acknowledged:,} acknowledged answers lost, "
        f"{broken[MIXED]} mixed up, {broken[LOCKED]} times locked out; "
        f"{tally.copies - broken[BAD_COPY]} of {number(tally.copies, 'backup copy', 'backup copies')} in good order",
        [f"{problem.kind}: {problem.detail}" for problem in tally.problems],
    )


def together(folder: Path, options: Namespace) -> Iterator[Figure]:
    """Four programs on one journey."""
    found = answer_together(Program(folder / "four"), options.answers // 4)
    yield Figure(
        f"four programs, one of them the app, give {number(found.asked, 'answer')} to one journey at the same time",
        f"{found.acknowledged:,} acknowledged, {found.stored:,} stored"
        + ("; the history has each of them once, in order" if not found.problems else ""),
        found.problems,
    )
    told = tell_the_app(Program(folder / "told"), max(options.trials, 1))
    yield Figure(
        f"somebody else changes an answer beside the open app, {number(len(told.seconds), 'time')}",
        f"told with name and criterion after {told.median:.1f} seconds (median), {told.slowest:.1f} (slowest); "
        f"the cursor moved {told.moved} times",
        ["the cursor moved"] if told.moved else [],
    )


def disks(folder: Path, options: Namespace) -> Iterator[Figure]:
    """Command line and app on disks that are full, read-only or gone."""
    for trial in trials():
        found = trial(folder / trial.__name__, options.trials, Random(options.seed))
        yield Figure(
            f"`gmrsj answer` {found.form}, {number(found.refused + found.saved, 'time')}",
            f"{found.refused} refused with exit status 1 and one line, {found.saved} saved whole"
            + ("; the file was never anything else" if not found.problems else ""),
            found.problems,
        )
    for scene in scenes():
        problems = []
        try:
            scene(folder / f"app-{scene.__name__}")
        except AssertionError as problem:
            problems.append(str(problem).partition("\n")[0])
        what = (scene.__doc__ or "").rstrip(".")
        yield Figure(
            f"the app is open: {what[0].lower()}{what[1:]}",
            "not as promised" if problems else "two answers kept in the app and said to be not saved, then all saved",
            problems,
        )


def damage(folder: Path, options: Namespace) -> Iterator[Figure]:
    """A real save, damaged in every place."""
    random = Random(options.seed)
    damages = Damages(Program(folder))
    content, one_in = damages.content, options.one_in
    for what, damaged in (
        ("truncated at every length", some(truncated(content), one_in, random)),
        ("every single bit turned over", some(flipped(content), one_in, random)),
        ("every byte replaced by another", some(replaced(content, random), one_in, random)),
        ("parts zero, missing, twice or from elsewhere", lost_sectors(content, random, 2000 // one_in)),
        ("something else: empty, UTF-16, other JSON, two documents …", of_another_kind(content)),
    ):
        damages.counts.clear()
        damages.problems.clear()
        damages.open_all(damaged)
        yield _damage(damages, f"a save of {number(len(content), 'byte')}, {what}")
    damages.counts.clear()
    damages.by_command_lines(of_another_kind(content))
    damages.by_things_in_its_place(huge=200 * 1024 * 1024)
    yield _damage(damages, "the same by command lines, and a folder, a pipe, a device, a link to itself, 200 MB")


def _damage(damages: Damages, what: str) -> Figure:
    counts = damages.counts
    return Figure(
        f"{what}: {number(counts.total(), 'case')}",
        f"{counts['refused']:,} refused by name, {counts['equal']:,} opened with just what was saved, "
        f"{counts['other']} with anything else, {counts['crashed']} crashed; the other journeys are listed",
        list(damages.problems),
    )


PARTS: dict[str, Callable[[Path, Namespace], Iterator[Figure]]] = {
    "kills": kills,
    "together": together,
    "disks": disks,
    "damage": damage,
}

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
