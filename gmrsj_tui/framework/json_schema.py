"""JSON Schema of the pack format for authors' editors, made from the definition that the reader uses (CONTRACTS 1).

A schema knows no warnings: it marks an unknown key, which the reader only warns of. It cannot know what lies between
tables and files, such as ids that must exist; ``gmrsj content check`` does.

``python -m gmrsj_tui.framework.json_schema FOLDER`` writes the files.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from gmrsj_tui.framework.definition import FRAMEWORK, STEP, Key, Table

_DIALECT = "https://json-schema.org/draft/2020-12/schema"
_NOT_BLANK = r"\S"
_ONE_LINE = r"^\s*(\S.*)?\s*$"
_ONE_LINE_NOT_BLANK = r"^\s*\S.*\s*$"

Schema = dict[str, Any]


def pack_schemas() -> dict[str, Schema]:
    """The schemas by file name: of ``framework.toml``, and of a step file."""
    return {"framework.schema.json": _document(FRAMEWORK), "step.schema.json": _document(STEP)}


def schema_text(schema: Schema) -> str:
    """A schema as the text of its file."""
    import json

    return json.dumps(schema, indent=2, ensure_ascii=False) + "\n"


def write_schemas(folder: Path) -> None:
    """Writes the schema files into a folder, which is made where it is missing."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, schema in pack_schemas().items():
        (folder / name).write_text(schema_text(schema), encoding="utf-8", newline="\n")


def _document(table: Table) -> Schema:
    return {"$schema": _DIALECT, "title": table.name, **_table(table)}


def _table(table: Table) -> Schema:
    properties = {key.name: {"description": key.about, **_value(key)} for key in table.keys}
    for inner in table.tables:
        entries: Schema = {"type": "array", "items": _table(inner)}
        if inner.at_least:
            entries["minItems"] = inner.at_least
        properties[inner.name] = {"description": inner.about, **entries}
    required = [key.name for key in table.keys if key.required]
    required += [inner.name for inner in table.tables if inner.at_least]
    return {
        "description": table.about,
        "type": "object",
        "properties": properties,
        "required": required,
        "additionalProperties": False,
    }


def _value(key: Key) -> Schema:
    if key.kind == "text":
        return _text(key)
    if key.kind == "boolean":
        return {"type": "boolean", "default": False}
    if key.kind == "integer":
        limits = {"minimum": key.minimum, "maximum": key.maximum}
        return {"type": "integer", **{name: limit for name, limit in limits.items() if limit is not None}}
    if key.kind == "mapping":
        ids: Schema = {"type": "string", "pattern": _ONE_LINE_NOT_BLANK}
        return {
            "type": "object",
            "propertyNames": {"pattern": _NOT_BLANK},
            "additionalProperties": {"type": "array", "items": ids, "minItems": 1, "uniqueItems": True},
        }
    items: Schema = {"type": "array", "items": _text(key, in_list=True)}
    if key.required:
        items["minItems"] = 1
    if key.unique:
        items["uniqueItems"] = True
    return items


def _text(key: Key, *, in_list: bool = False) -> Schema:
    if key.choices:
        optional = () if key.required or key.default else ("",)
        return {"enum": [*key.choices, *optional], **({"default": key.default} if key.default else {})}
    text: Schema = {"type": "string"}
    not_blank = key.required or in_list
    if key.pattern is not None:
        text["pattern"] = f"^{key.pattern.expression}$"
    elif key.lines != "many":
        text["pattern"] = _ONE_LINE_NOT_BLANK if not_blank else _ONE_LINE
    elif not_blank:
        text["pattern"] = _NOT_BLANK
    return text


def main(arguments: Sequence[str]) -> int:
    """Writes the schema files into the folder that is the only argument."""
    if len(arguments) != 1:
        sys.stderr.write("usage: python -m gmrsj_tui.framework.json_schema FOLDER\n")
        return 2
    write_schemas(Path(arguments[0]))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
