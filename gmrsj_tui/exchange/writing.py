"""A journey as the text of its export: the same journey gives the same bytes (CONTRACTS 3).

One value of an answer stands on one line, and one entry of the history, so that ``diff`` shows what moved between two
exports. Keys and ids are in alphabetical order, but for the first ones, which say what the document is.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

from gmrsj_tui import __version__
from gmrsj_tui.exchange.definition import ANSWER, CHANGE, FORMAT, JOURNEY, KIND, SNAPSHOT
from gmrsj_tui.exchange.nodes import Cases, Choice, ListOf, MapOf, Node, Nullable, Record
from gmrsj_tui.journey.journey import Journey

_ENCODER = json.JSONEncoder(ensure_ascii=False, allow_nan=False, sort_keys=True)
_STEP = "  "


def export_text(journey: Journey, *, redacted: bool = False) -> str:
    """The text of an export, with a line feed at its end.

    Args:
        journey: The journey with its history and snapshots.
        redacted: Whether what people typed was taken out of it (:func:`gmrsj_tui.exchange.redaction.redacted`).
    """
    head = {"kind": KIND, "format": FORMAT, "program": __version__, "redacted": redacted}
    parts = [f"{_STEP}{_encoded(key)}: {_encoded(value)}" for key, value in head.items()]
    answers = {criterion: data_of(ANSWER, answer) for criterion, answer in journey.answers.items()}
    parts.append(f'{_STEP}"journey": {_block(data_of(JOURNEY, journey), _STEP, 2)}')
    parts.append(f'{_STEP}"answers": {_block(answers, _STEP, 3)}')
    parts.append(f'{_STEP}"changes": {_block([data_of(CHANGE, change) for change in journey.changes], _STEP, 1)}')
    parts.append(f'{_STEP}"snapshots": {_block([data_of(SNAPSHOT, one) for one in journey.snapshots], _STEP, 1)}')
    text = "{\n" + ",\n".join(parts) + "\n}\n"
    # What stands alone for half a character has no form in UTF-8.
    return text if text.isascii() else re.sub("[\ud800-\udfff]", "\ufffd", text)


def data_of(node: Node, value: Any) -> Any:
    """A value as JSON has it; keys that have their default value are left out."""
    if isinstance(node, Record):
        return dict(_fields(node, value))
    if isinstance(node, Cases):
        return data_of(node.cases[getattr(value, node.by)], value)
    if isinstance(node, ListOf):
        return [data_of(node.of, item) for item in value]
    if isinstance(node, MapOf):
        return {key: data_of(node.of, item) for key, item in value.items()}
    if isinstance(node, Nullable):
        return None if value is None else data_of(node.of, value)
    return str(value) if isinstance(node, Choice) else value


def _fields(record: Record, value: Any) -> Iterator[tuple[str, Any]]:
    for key in record.keys:
        field = getattr(value, key.name)
        if key.needed or field != key.default:
            yield key.name, data_of(key.of, field)


def _block(data: Any, indent: str, depth: int) -> str:
    """Data as JSON, with its outer levels spread over lines."""
    if depth == 0 or not data or not isinstance(data, dict | list):
        return _encoded(data)
    inner = indent + _STEP
    if isinstance(data, Mapping):
        lines = [f"{_encoded(key)}: {_block(data[key], inner, depth - 1)}" for key in sorted(data)]
        opening, closing = "{}"
    else:
        lines = [_block(item, inner, depth - 1) for item in data]
        opening, closing = "[]"
    return f"{opening}\n" + ",\n".join(inner + line for line in lines) + f"\n{indent}{closing}"


def _encoded(data: Any) -> str:
    return _ENCODER.encode(data)
