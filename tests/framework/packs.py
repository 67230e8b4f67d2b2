"""Packs on disk for tests: a small sound one, any one that is said in values, and any ``Pack``."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from gmrsj_tui.framework.model import Criterion, Pack, Step

Tables = dict[str, Any]


def framework_values() -> Tables:
    """The values of a small sound framework file, fresh on each call."""
    return {
        "format": 1,
        "id": "small",
        "version": "1.0.0",
        "language": "en",
        "title": "A small framework",
        "licence": "CC0",
        "steps": ["first.toml", "second.toml"],
        "levels": [{"id": "low", "title": "Low"}, {"id": "high", "title": "High", "minimum_evidence": 2}],
        "tracks": [{"id": "own", "title": "Own"}, {"id": "chain", "title": "Supply chain"}],
        "effectiveness": [{"id": "a", "title": "Legitimate"}, {"id": "b", "title": "Accessible"}],
        "standards": [{"key": "UNGP 31(a)", "title": "Legitimate"}],
    }


def step_values(number: int = 1) -> Tables:
    """The values of a small sound step file, fresh on each call; two numbers share no id."""
    return {
        "id": f"step-{number}",
        "title": f"Step {number}",
        "purpose": "To begin.",
        "effectiveness": [{"id": "a", "weight": "main", "why": "It is first."}],
        "criteria": [
            {"id": f"S{number}-1", "level": "low", "title": "One", "statement": "One is true.", "tracks": ["own"]},
            {
                "id": f"S{number}-2",
                "level": "high",
                "title": "Two",
                "statement": "Two is true.",
                "effectiveness": ["a"],
                "references": ["UNGP 31(a)"],
                "builds_on": [f"S{number}-1"],
                "not_applicable": "never",
            },
        ],
    }


def write_pack(folder: Path, *, step_files: Mapping[str, Tables] | None = None, **framework: Any) -> Path:
    """Writes a pack, by default the small sound one.

    Args:
        folder: Where; it is made.
        step_files: The step files by name instead of the two sound ones; ``steps`` then names them.
        framework: Keys of ``framework.toml`` to change; ``None`` leaves the key out.

    Returns:
        The folder.
    """
    files = step_files if step_files is not None else {"first.toml": step_values(1), "second.toml": step_values(2)}
    values = {**framework_values(), "steps": list(files), **framework}
    return write_files(folder, {"framework.toml": values, **files})


def write_files(folder: Path, files: Mapping[str, Tables]) -> Path:
    """Writes TOML files; keys that are ``None`` are left out."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, values in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(toml(values), encoding="utf-8", newline="\n")
    return folder


def write_model(folder: Path, pack: Pack) -> Path:
    """Writes a pack value as files, every key spelled out."""
    return write_files(folder, pack_files(pack))


def pack_files(pack: Pack) -> dict[str, Tables]:
    """The values of the files that say what a pack value says."""
    names = [f"step-{step.number}.toml" for step in pack.steps]
    framework = {**_values(pack, "steps"), "steps": names}
    return {"framework.toml": framework, **dict(zip(names, map(_step, pack.steps), strict=True))}


def _step(step: Step) -> Tables:
    criteria = [_values(criterion, "step", "position") for criterion in step.criteria]
    return {**_values(step, "number", "criteria"), "criteria": criteria}


def _values(value: Any, *left_out: str) -> Tables:
    """The fields of a value, entries as tables, tuples as lists."""
    names = [name for name in value._fields if name not in left_out]
    result = {}
    for name in names:
        content = getattr(value, name)
        if isinstance(content, tuple):
            content = [item if isinstance(item, str) else _values(item) for item in content]
        if isinstance(value, Criterion) and name == "tracks" and not content:
            continue
        if isinstance(content, Mapping):
            content = {key: list(items) for key, items in content.items()}
        result[name] = content
    return result


def toml(values: Mapping[str, Any]) -> str:
    """TOML text of plain values: tables in lists as arrays of tables, all else in line."""
    lines = []
    for key, value in values.items():
        if value is not None and not _is_tables(value):
            lines.append(f"{_text(key)} = {_inline(value)}")
    for key, value in values.items():
        for table in value if _is_tables(value) else ():
            lines += ["", f"[[{_text(key)}]]"]
            lines += [f"{_text(name)} = {_inline(item)}" for name, item in table.items() if item is not None]
    return "\n".join(lines) + "\n"


def _is_tables(value: object) -> bool:
    return isinstance(value, list) and bool(value) and all(isinstance(item, dict) for item in value)


def _inline(value: object) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int | float):
        return repr(value)
    if isinstance(value, str):
        return _text(value)
    if isinstance(value, Mapping):
        items = [f"{_text(key)} = {_inline(item)}" for key, item in value.items() if item is not None]
        return "{ " + ", ".join(items) + " }"
    assert isinstance(value, list | tuple), value
    return "[" + ", ".join(_inline(item) for item in value) + "]"


def _text(value: str) -> str:
    # A JSON string is a basic string of TOML, but for characters that JSON splits into surrogates, and for DEL.
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")
