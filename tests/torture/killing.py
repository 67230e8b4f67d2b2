"""kill -9 at random instants: of command lines that answer, and of the app in a terminal while keys are typed."""

from __future__ import annotations

import csv
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path
from random import Random

from gmrsj_tui.journey.answer import Status
from gmrsj_tui.journey.journey import Journey
from tests.torture.app_in_terminal import DOWN, KEYS, AppInTerminal
from tests.torture.instants import Watch, read_for
from tests.torture.program import PACK, ROWS, Program
from tests.torture.tally import LOCKED, Given, Request, Tally, after_a_kill, check_copies
from tests.tui.terminal import Terminal

CRITERIA = tuple(criterion.id for criterion in PACK.criteria() if not criterion.id.startswith("S4"))
JOURNEY_LASTS = 50
"""Kills for each journey, so that journeys of every size are met."""
SAVING = 0.004
"""Seconds, a little more than the save of such a journey takes."""

Round = Callable[[Tally, Program, Watch, Journey, Random], Journey | None]


def run_kills(one: Round, folder: Path, kills: int, seed: int, workers: int = 1) -> Tally:
    """Kill programs, several at a time, each on journeys of its own.

    Args:
        one: :func:`kill_a_command` or :func:`kill_the_app`.
        folder: An empty folder.
        kills: How many.
        seed: Of the random instants and answers.
        workers: How many programs run at a time.
    """
    shares = [kills // workers + (number < kills % workers) for number in range(workers)]
    tally = Tally()
    with ThreadPoolExecutor(workers) as pool:
        runs = [
            pool.submit(_share, one, Program(folder / str(number)), share, Random(f"{seed} {number}"))
            for number, share in enumerate(shares)
        ]
        for run in runs:
            tally.add(run.result())
    return tally


def _share(one: Round, program: Program, kills: int, random: Random) -> Tally:
    tally = Tally()
    while tally.kills < kills:
        id = program.new(f"Journey {random.randrange(1000)}")
        journey: Journey | None = program.load(id)
        until = min(tally.kills + JOURNEY_LASTS, kills)
        with Watch(program.seen) as watch:
            while journey is not None and tally.kills < until:
                left = program.unfinished()
                journey = one(tally, program, watch, journey, random)
                tally.in_a_save += bool(program.unfinished() - left)
        check_copies(tally, program, id)
    return tally


def kill_a_command(tally: Tally, program: Program, watch: Watch, journey: Journey, random: Random) -> Journey | None:
    """Start ``gmrsj answer`` and kill it: anywhere in its life, or in its save."""
    request, arguments = _command(program, journey, random)
    in_the_save = watch.sees and random.random() < 0.6
    watch.saves_begun()
    begun = time.monotonic()
    with program.started("answer", journey.id, *arguments) as process:
        assert process.stdout is not None
        if in_the_save:
            watch.wait(1, 20.0, also=[process.stdout.fileno()])
            said = read_for(process, _in_the_save(random))
        else:
            said = read_for(process, random.uniform(0.0, program.usual_seconds))
        process.kill()
        said += process.stdout.read()
        status = process.wait()
    if status != -9:
        program.usual_seconds = time.monotonic() - begun
    if status not in (0, -9):
        tally.fail(LOCKED, f"exit status {status}")
    tally.kills += status == -9
    # What was printed before the kill was seen, whether there was time for an exit status or not.
    acknowledged = int(status == 0 or said.endswith(b"\n"))
    return after_a_kill(tally, program, journey, [request], acknowledged)


def _in_the_save(random: Random) -> float:
    """Seconds after the beginning of a save; sooner rather than later, as a save is short."""
    return SAVING * random.random() ** 2


def _command(program: Program, journey: Journey, random: Random) -> tuple[Request, list[str]]:
    """One answer, or in one of six cases several from a file."""
    number = len(journey.changes)
    wanted = random.sample(CRITERIA, 1 if random.random() < 5 / 6 else random.randint(2, 20))
    request = tuple(
        Given(id, random.choice(list(KEYS)), f"answer {number} {'x' * random.randint(1, 400)}") for id in wanted
    )
    if len(request) == 1:
        return request, [request[0].criterion, request[0].status, "--note", request[0].note]
    path = program.folder / "answers.csv"
    with open(path, "w", newline="", encoding="utf-8") as file:
        csv.writer(file).writerows([Given._fields, *request])
    return request, ["--from", str(path)]


def kill_the_app(tally: Tally, program: Program, watch: Watch, journey: Journey, random: Random) -> Journey | None:
    """Open the app, type answers one by one or all at once, and kill it somewhere in between."""
    plan = _plan(journey, random)
    keys = [f"{KEYS[given.status]}{DOWN}" for given in plan]
    acknowledged = typed = 0
    with program.app(journey.id) as terminal:
        if random.random() < 0.05:
            terminal.read_for(random.uniform(0.0, 0.6))  # while it starts
        else:
            terminal.ready()
            watch.saves_begun()
            if random.random() < 0.5:
                acknowledged = _one_by_one(terminal, plan[: random.randrange(len(plan))], keys)
                watch.saves_begun()
                terminal.write(keys[acknowledged])
                typed = acknowledged + 1
            else:
                terminal.write("".join(keys))
                typed = len(keys)
            if watch.sees and random.random() < 0.6 and typed > acknowledged:
                watch.wait(random.randint(1, typed - acknowledged), 20.0)
                terminal.read_for(_in_the_save(random))
            else:
                terminal.read_for(random.uniform(0.0, 0.2))
        terminal.process.kill()
        assert terminal.wait() == -9, terminal.text()
        tally.kills += 1
        while acknowledged < typed and terminal.shows(plan[acknowledged].criterion, plan[acknowledged].status):
            acknowledged += 1
    return after_a_kill(tally, program, journey, [(given,) for given in plan[:typed]], acknowledged)


def _plan(journey: Journey, random: Random) -> list[Given]:
    """A new status for each of the first rows."""
    plan = []
    for criterion in ROWS[: random.randint(4, 14)]:
        answer = journey.answer(criterion)
        other: list[Status] = [status for status in KEYS if status is not answer.status]
        plan.append(Given(criterion, random.choice(other), answer.note))
    return plan


def _one_by_one(terminal: AppInTerminal, plan: list[Given], keys: list[str]) -> int:
    """Type an answer and wait for the screen, again and again; how many that were."""
    for given, key in zip(plan, keys, strict=False):
        terminal.write(key)
        terminal.read_until(partial(_shown, given=given))
    return len(plan)


def _shown(terminal: Terminal, given: Given) -> bool:
    assert isinstance(terminal, AppInTerminal)
    return terminal.shows(given.criterion, given.status)
