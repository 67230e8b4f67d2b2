"""A pack of any size: four steps and four levels, all the criteria that were asked for in the first step."""

from __future__ import annotations

import json
from pathlib import Path

PACK = "generated"
LEVELS = ("launched", "established", "integrated", "leading")
STEPS = 4
OTHERS = 12
"""Criteria in each of the other steps, whatever the size of the first."""


def criterion_id(number: int, step: int = 1) -> str:
    """The id of a criterion by its place in its step, from 1."""
    return f"S{step}-{number:04}"


def write_pack(folder: Path, criteria: int) -> Path:
    """Write a pack.

    Args:
        folder: Where; it is made.
        criteria: How many criteria the first step has; they are spread over the levels evenly.

    Returns:
        The folder.
    """
    folder.mkdir(parents=True)
    names = [f"step-{step}.toml" for step in range(1, STEPS + 1)]
    lines = [
        "format = 1",
        f'id = "{PACK}"',
        'version = "1.0.0"',
        'language = "en"',
        'title = "A generated framework"',
        'licence = "CC0"',
        f"steps = {json.dumps(names)}",
    ]
    for level in LEVELS:
        lines += ["", "[[levels]]", f'id = "{level}"', f'title = "{level.capitalize()}"', f'summary = "It is {level}."']
    (folder / "framework.toml").write_text("\n".join((*lines, "")), encoding="utf-8")
    for step, name in enumerate(names, 1):
        (folder / name).write_text(_step(step, criteria if step == 1 else OTHERS), encoding="utf-8")
    return folder


def level_of(number: int, criteria: int) -> str:
    """The level of a criterion by its place among all of its step, from 1."""
    return LEVELS[(number - 1) * len(LEVELS) // criteria]


def _step(step: int, criteria: int) -> str:
    lines = [
        f'id = "step-{step}"',
        f'title = "The generated step {step}"',
        'purpose = "So that people who are harmed can say so, are heard by somebody who can act, and are protected."',
    ]
    for number in range(1, criteria + 1):
        lines += [
            "",
            "[[criteria]]",
            f'id = "{criterion_id(number, step)}"',
            f'level = "{level_of(number, criteria)}"',
            f'title = "Title-{number:04} of a criterion that somebody has to work on"',
            f'statement = "Statement-{number:04} says what must be true on an ordinary day, at each place, for '
            'everybody, and not only on paper, so that a group can decide in a minute whether it is."',
            'evidence = ["A dated record that shows it", "What people there say when they are asked"]',
            'next_action = "Name one person who looks after it, and agree on a date by which it is true."',
        ]
    return "\n".join((*lines, ""))
