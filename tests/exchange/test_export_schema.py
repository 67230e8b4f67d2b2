"""The JSON Schema of exports is current, and exports are what it says."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

from hypothesis import given, settings
from jsonschema import Draft202012Validator

from gmrsj_tui.exchange.json_schema import FILE, export_schema, main
from gmrsj_tui.exchange.redaction import redacted
from gmrsj_tui.exchange.writing import export_text
from gmrsj_tui.journey.journey import Journey
from tests.exchange.making import journeys

PROJECT = Path(__file__).parent.parent.parent


def test_the_schema_file_in_the_documentation_is_current(tmp_path: Path) -> None:
    assert main([str(tmp_path / "new")]) == 0
    published = (PROJECT / "docs" / "schema" / FILE).read_bytes()
    assert published == (tmp_path / "new" / FILE).read_bytes(), (
        "run python -m gmrsj_tui.exchange.json_schema docs/schema"
    )
    Draft202012Validator.check_schema(json.loads(published))


def test_the_module_is_a_command_that_says_how_it_is_used() -> None:
    command = [sys.executable, "-m", "gmrsj_tui.exchange.json_schema"]
    result = subprocess.run(command, capture_output=True, text=True, cwd=PROJECT, check=False)
    assert result.returncode == 2
    assert result.stderr == "usage: python -m gmrsj_tui.exchange.json_schema FOLDER\n"


@settings(max_examples=15)
@given(journeys)
def test_every_export_is_valid(journey: Journey) -> None:
    validator = Draft202012Validator(export_schema())
    for text in (export_text(journey), export_text(redacted(journey), redacted=True)):
        assert [error.message for error in validator.iter_errors(json.loads(text))] == []
