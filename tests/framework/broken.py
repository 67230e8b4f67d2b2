"""A small pack with known line numbers, to break one place at a time."""

from __future__ import annotations

from pathlib import Path

from gmrsj_tui.framework.reader import read_pack

FRAMEWORK = """\
format = 1
id = "small"
version = "1.0.0"
title = "A small framework"
licence = "CC0"
language = "en"
steps = [
    "first.toml",
    "second.toml",
]

[[levels]]
id = "low"
title = "Low"
summary = "The first."

[[levels]]
id = "high"
title = "High"
minimum_evidence = 2

[[tracks]]
id = "own"
title = "Own"

[[effectiveness]]
id = "a"
title = "Legitimate"

[[setup]]
id = "sites"
prompt = "Which sites?"

[[glossary]]
term = "Remedy"
meaning = "Putting right."

[[standards]]
key = "UNGP 31(a)"
title = "Legitimate"

[[supersedes]]
version = "0.9.0"
changed = { "S0-9" = ["S1-1", "S1-2"] }
retired = ["S0-8"]
reworded = ["S2-1"]
"""

FIRST = '''\
id = "first"
title = "First"
purpose = """
To begin,
in several lines."""

[[effectiveness]]
id = "a"
weight = "main"

[[criteria]]
id = "S1-1"
level = "low"
title = "One"
statement = "One is true."
tracks = ["own"]
effectiveness = ["a"]

[[criteria]]
id = "S1-2"
level = "high"
title = "Two"
statement = "Two is true."
references = [
    "UNGP 31(a)",
]
builds_on = ["S1-1"]
'''

SECOND = """\
id = "second"
title = "Second"
purpose = "To go on."

[[criteria]]
id = "S2-1"
level = "low"
title = "Three"
statement = "Three is true."
not_applicable = "never"
"""


def write_sound(folder: Path) -> Path:
    """Writes the pack as it stands above."""
    folder.mkdir(exist_ok=True)
    for name, text in (("framework.toml", FRAMEWORK), ("first.toml", FIRST), ("second.toml", SECOND)):
        (folder / name).write_bytes(text.encode())
    return folder


def change(folder: Path, file: str, old: str, new: str) -> None:
    """Changes the first such place in a file; it has to be there."""
    text = (folder / file).read_bytes().decode()
    assert old in text, old
    (folder / file).write_bytes(text.replace(old, new, 1).encode())


def findings(folder: Path) -> list[str]:
    """Every finding of a pack as it is printed."""
    return [str(finding) for finding in read_pack(folder).findings]
