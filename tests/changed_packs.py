"""One pack in three versions on disk, for tests of what becomes of answers when a pack changes.

1.0.0 has G-01 to G-05. In 1.1.0, G-01 has other words, G-02 became G-06 and G-07, G-03 is retired, G-05 is lost without
a word, and G-08 is new. In 2.0.0, G-07 was put to G-06, and G-02 is back with another meaning.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from tests.framework.packs import Tables, write_pack

FIRST, SECOND, THIRD = "1.0.0", "1.1.0", "2.0.0"

_CRITERIA = {
    FIRST: ("G-01", "G-02", "G-03", "G-04", "G-05"),
    SECOND: ("G-01", "G-04", "G-06", "G-07", "G-08"),
    THIRD: ("G-01", "G-02", "G-04", "G-06", "G-08"),
}
_SUPERSEDES: dict[str, list[dict[str, Any]]] = {FIRST: []}
_SUPERSEDES[SECOND] = [
    {"version": "1.0.0", "changed": {"G-02": ["G-06", "G-07"]}, "retired": ["G-03"], "reworded": ["G-01"]}
]
_SUPERSEDES[THIRD] = [*_SUPERSEDES[SECOND], {"version": "1.1.0", "changed": {"G-07": ["G-06"]}}]


def write_version(content: Path, version: str) -> Path:
    """Write one version into a content folder, in the place of another one, and give the pack's folder."""
    step: Tables = {
        "id": "guards",
        "title": "Guards",
        "purpose": "To see what moves.",
        "criteria": [
            {"id": id, "level": "low", "title": f"Title of {id} in {version}", "statement": f"{id} is true."}
            for id in _CRITERIA[version]
        ],
    }
    return write_pack(
        content / "guarded",
        step_files={"guards.toml": step},
        id="guarded",
        version=version,
        title="Guarded",
        supersedes=_SUPERSEDES[version] or None,
    )
