"""JSON Schema of the export for other programs, made from the definition that the reader uses (CONTRACTS 3).

It lets keys pass that it does not know, as later versions may add some. What lies between parts of the document, such
as numbers that must follow each other, no schema can know; ``gmrsj import --dry-run`` does.

``python -m gmrsj_tui.exchange.json_schema FOLDER`` writes the file.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from gmrsj_tui.exchange.definition import EXPORT
from gmrsj_tui.exchange.nodes import Cases, Choice, Key, ListOf, MapOf, Node, Nullable, Number, Record, Text, Word

FILE = "journey-export.schema.json"

_DIALECT = "https://json-schema.org/draft/2020-12/schema"

Schema = dict[str, Any]


def export_schema() -> Schema:
    """The schema of an export."""
    parts: dict[str, Schema] = {}
    whole = _record(EXPORT, parts)
    return {"$schema": _DIALECT, "title": "An export of a gmrsj journey", **whole, "$defs": parts}


def schema_text() -> str:
    """The schema as the text of its file."""
    return json.dumps(export_schema(), indent=2, ensure_ascii=False) + "\n"


def _schema(node: Node, parts: dict[str, Schema]) -> Schema:
    if isinstance(node, Text):
        blank: Schema = {} if node.blank else {"pattern": r"\S"}
        return {"type": "string", "maxLength": node.longest, **blank}
    if isinstance(node, Word):
        return {"type": "string", "pattern": f"^({node.pattern})$", "maxLength": node.longest}
    if isinstance(node, Number):
        return {"type": "integer", "minimum": node.lowest, "maximum": node.highest}
    if isinstance(node, Choice):
        return {"enum": [str(choice) for choice in node.choices]}
    if isinstance(node, Nullable):
        return {"anyOf": [_schema(node.of, parts), {"type": "null"}]}
    if isinstance(node, ListOf):
        return {"type": "array", "items": _schema(node.of, parts)}
    if isinstance(node, MapOf):
        names = _schema(node.key, parts)
        return {"type": "object", "propertyNames": names, "additionalProperties": _schema(node.of, parts)}
    if isinstance(node, Record | Cases):
        if node.name not in parts:
            parts[node.name] = {}
            parts[node.name] = _record(node, parts) if isinstance(node, Record) else _cases(node, parts)
        return {"$ref": f"#/$defs/{node.name}"}
    return {"type": "boolean"}


def _record(record: Record, parts: dict[str, Schema]) -> Schema:
    return {
        "description": record.about,
        "type": "object",
        "properties": {key.name: _key(key, parts) for key in record.keys},
        "required": [key.name for key in record.keys if key.needed],
    }


def _key(key: Key, parts: dict[str, Schema]) -> Schema:
    described: Schema = {"description": key.about, **_schema(key.of, parts)}
    if isinstance(key.default, str | bool):
        described["default"] = key.default if isinstance(key.default, bool) else str(key.default)
    return described


def _cases(cases: Cases, parts: dict[str, Schema]) -> Schema:
    return {"description": cases.about, "oneOf": [_schema(record, parts) for record in cases.cases.values()]}


def main(arguments: Sequence[str]) -> int:
    """Writes the schema file into the folder that is the only argument."""
    if len(arguments) != 1:
        sys.stderr.write("usage: python -m gmrsj_tui.exchange.json_schema FOLDER\n")
        return 2
    folder = Path(arguments[0])
    folder.mkdir(parents=True, exist_ok=True)
    (folder / FILE).write_text(schema_text(), encoding="utf-8", newline="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
