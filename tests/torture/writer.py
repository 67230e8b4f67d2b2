"""One of several programs that answer one journey: ``python -m tests.torture.writer SAVES JOURNEY WHO ANSWERS ID…``.

It runs the command line as ``gmrsj`` does, once for each answer; only the start of Python is left out. It says "ready",
waits for a line, so that all begin together, and says how many answers were acknowledged.
"""

from __future__ import annotations

import os
import sys

from gmrsj_tui.cli.main import run
from gmrsj_tui.launch import AppRequest

STATUSES = ("met", "not-met", "in-progress")


def no_app(request: AppRequest) -> int:
    """Nobody asks for the app here."""
    raise AssertionError(request)


def answer(saves: str, journey: str, who: str, answers: int, criteria: list[str]) -> int:
    """Give answers, each with a note that says whose it is and which one; how many were acknowledged."""
    done = 0
    for number in range(answers):
        criterion, status = criteria[number % len(criteria)], STATUSES[number % len(STATUSES)]
        note = f"{who} {number}"
        arguments = ["--saves", saves, "answer", journey, criterion, status, "--note", note, "--by", who]
        done += run(arguments, open_app=no_app) == 0
    return done


if __name__ == "__main__":
    os.write(1, b"ready\n")
    sys.stdin.readline()
    sys.stdout = open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115
    sys.stderr = sys.stdout
    saves, journey, who, answers, *criteria = sys.argv[1:]
    os.write(1, f"{answer(saves, journey, who, int(answers), criteria)}\n".encode())
