"""The schema for editors says what the reader says, as far as a schema can know."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import tomli
from jsonschema import Draft202012Validator

from gmrsj_tui.framework.definition import FRAMEWORK, STEP, Table
from gmrsj_tui.framework.json_schema import main, pack_schemas
from gmrsj_tui.framework.library import bundled_content
from gmrsj_tui.framework.reader import read_pack
from tests.framework.packs import Tables, framework_values, step_values, write_files

PROJECT = Path(__file__).parent.parent.parent
Change = Callable[[Tables, Tables], object]
"""Changes the values of the framework file and of a step file."""


def marked(name: str, values: Tables) -> list[str]:
    schema = pack_schemas()["framework.schema.json" if name == "framework.toml" else "step.schema.json"]
    return [f"{list(error.path)}: {error.message}" for error in Draft202012Validator(schema).iter_errors(values)]


def test_the_schemas_are_schemas() -> None:
    for schema in pack_schemas().values():
        Draft202012Validator.check_schema(schema)


def test_the_schema_files_in_the_documentation_are_current(tmp_path: Path) -> None:
    assert main([str(tmp_path / "new")]) == 0
    for name, schema in pack_schemas().items():
        published = (PROJECT / "docs" / "schema" / name).read_bytes()
        assert published == (tmp_path / "new" / name).read_bytes(), (
            "run python -m gmrsj_tui.framework.json_schema docs/schema"
        )
        assert json.loads(published) == schema


def test_the_module_is_a_command_that_says_how_it_is_used() -> None:
    command = [sys.executable, "-m", "gmrsj_tui.framework.json_schema"]
    result = subprocess.run(command, capture_output=True, text=True, cwd=PROJECT, check=False)
    assert result.returncode == 2
    assert result.stderr == "usage: python -m gmrsj_tui.framework.json_schema FOLDER\n"


def test_every_key_of_the_format_is_described_for_authors() -> None:
    def check(table: Table, schema: dict[str, Any]) -> None:
        assert list(schema["properties"]) == list(table.names())
        for key in table.keys:
            assert schema["properties"][key.name]["description"].endswith((".", "1."))
        for inner in table.tables:
            check(inner, schema["properties"][inner.name]["items"])

    check(FRAMEWORK, pack_schemas()["framework.schema.json"])
    check(STEP, pack_schemas()["step.schema.json"])


@pytest.mark.parametrize("folder", sorted(bundled_content().glob("*/")), ids=lambda folder: folder.name)
def test_the_bundled_packs_are_sound_for_both(folder: Path) -> None:
    assert [str(finding) for finding in read_pack(folder).errors] == []
    files = sorted(folder.glob("*.toml"))
    assert files
    for file in files:
        assert marked(file.name, tomli.loads(file.read_text(encoding="utf-8"))) == []


def put(table: int, *path: Any, value: Any) -> Change:
    """A change of one value in the framework file (0) or the step file (1); ``None`` takes it away."""

    def change(*tables: Tables) -> None:
        target: Any = tables[table]
        for part in path[:-1]:
            target = target[part]
        if value is None:
            del target[path[-1]]
        else:
            target[path[-1]] = value

    return change


BROKEN: dict[str, Change] = {
    "format missing": put(0, "format", value=None),
    "format a text": put(0, "format", value="1"),
    "format true": put(0, "format", value=True),
    "format of the future": put(0, "format", value=2),
    "format of the past": put(0, "format", value=0),
    "id with capitals": put(0, "id", value="Small"),
    "id empty": put(0, "id", value=""),
    "version of two numbers": put(0, "version", value="1.0"),
    "version with leading zero": put(0, "version", value="1.00.0"),
    "language with underscore": put(0, "language", value="en_GB"),
    "title blank": put(0, "title", value="  "),
    "title of two lines": put(0, "title", value="a\nb"),
    "licence missing": put(0, "licence", value=None),
    "licence a number": put(0, "licence", value=4),
    "steps empty": put(0, "steps", value=[]),
    "steps a text": put(0, "steps", value="one.toml"),
    "step out of the folder": put(0, "steps", value=["a/../../one.toml"]),
    "step absolute": put(0, "steps", value=["/one.toml"]),
    "step with backslash": put(0, "steps", value=["a\\one.toml"]),
    "step on a drive": put(0, "steps", value=["C:one.toml"]),
    "step twice": put(0, "steps", value=["one.toml", "one.toml"]),
    "levels missing": put(0, "levels", value=None),
    "one level": put(0, "levels", value=[{"id": "low", "title": "Low"}]),
    "levels a list of texts": put(0, "levels", value=["low", "high"]),
    "level without title": put(0, "levels", 0, "title", value=None),
    "level id of two words": put(0, "levels", 0, "id", value="very low"),
    "level evidence too high": put(0, "levels", 0, "minimum_evidence", value=4),
    "level order a text": put(0, "levels", 0, "strict_order", value="yes"),
    "level summary of two lines": put(0, "levels", 0, "summary", value="a\nb"),
    "changed a list": put(0, "supersedes", value=[{"version": "0.1.0", "changed": ["a"]}]),
    "changed into nothing": put(0, "supersedes", value=[{"version": "0.1.0", "changed": {"a": []}}]),
    "changed into a text": put(0, "supersedes", value=[{"version": "0.1.0", "changed": {"a": "S1-1"}}]),
    "superseded version missing": put(0, "supersedes", value=[{"retired": ["a"]}]),
    "test without a question": put(0, "tests", value=[{"title": "T"}]),
    "unknown key": put(0, "langauge", value="en"),
    "unknown key of a table": put(0, "tracks", 0, "colour", value="red"),
    "purpose missing": put(1, "purpose", value=None),
    "scope with a blank text": put(1, "in_scope", value=["a", " "]),
    "weight unknown": put(1, "effectiveness", 0, "weight", value="heavy"),
    "weight missing": put(1, "effectiveness", 0, "weight", value=None),
    "criteria a table": put(1, "criteria", value={"id": "S1-1"}),
    "criterion id malformed": put(1, "criteria", 1, "id", value=".S1-2"),
    "criterion level missing": put(1, "criteria", 0, "level", value=None),
    "criterion statement a list": put(1, "criteria", 0, "statement", value=["a"]),
    "criterion track twice": put(1, "criteria", 0, "tracks", value=["own", "own"]),
    "criterion tracks a text": put(1, "criteria", 0, "tracks", value="own"),
    "not applicable unknown": put(1, "criteria", 1, "not_applicable", value="maybe"),
    "unknown key of a criterion": put(1, "criteria", 0, "owner", value="me"),
}

SOUND: dict[str, Change] = {
    "as it is": lambda *_: None,
    "title with lines around it": put(0, "title", value="\n A title \n"),
    "version with labels": put(0, "version", value="1.0.0-rc.1+build.5"),
    "no language": put(0, "language", value=""),
    "no tracks named": put(1, "criteria", 0, "tracks", value=[]),
    "no criteria": put(1, "criteria", value=[]),
    "purpose of many lines": put(1, "purpose", value="a\n\nb\n"),
    "reference with a line end": put(1, "criteria", 1, "references", value=["UNGP 31(a)\n"]),
    "level summary empty": put(0, "levels", 0, "summary", value=""),
    "no lines in a scope": put(1, "in_scope", value=[]),
}


def judged(folder: Path, change: Change) -> tuple[list[str], list[str]]:
    """What the reader and what the schema have against a changed pack of one step."""
    framework, step = {**framework_values(), "steps": ["one.toml"]}, step_values()
    change(framework, step)
    files = {"framework.toml": framework, "one.toml": step}
    found = [str(finding) for finding in read_pack(write_files(folder, files)).findings]
    return found, [message for name, values in files.items() for message in marked(name, values)]


@pytest.mark.parametrize("case", BROKEN)
def test_the_reader_and_the_schema_mark_the_same_broken_packs(tmp_path: Path, case: str) -> None:
    found, by_schema = judged(tmp_path, BROKEN[case])
    assert found
    assert by_schema


@pytest.mark.parametrize("case", SOUND)
def test_the_reader_and_the_schema_let_the_same_packs_pass(tmp_path: Path, case: str) -> None:
    assert judged(tmp_path, SOUND[case]) == ([], [])
