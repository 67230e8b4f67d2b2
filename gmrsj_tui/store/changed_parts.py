"""The history in a save, format 2: of an answer, a change says what it made different, and no more.

Written out, each change of a status would repeat the note and the evidence twice, and a long history would be a
hundred times as large as what was typed. So an item about an answer has ``set``, the keys that got another value,
``null`` where one went back to its default. What the answer was before follows from the changes before it; only where
it does not, as when a journey began as a copy, the item has ``before`` as well.
"""

from __future__ import annotations

from collections.abc import Mapping, MutableMapping
from typing import Any

Document = dict[str, Any]


def shortened(change: Document, standing: MutableMapping[str, Document]) -> Document:
    """A change that is written out, as it stands in a save.

    Args:
        change: A document with ``before`` and ``after`` in each item.
        standing: Criterion to the answer's document after all changes before this one; brought up to date.
    """
    items = []
    for item in change["items"]:
        if item["subject"] != "answer":
            items.append(item)
            continue
        key, before, after = item["key"], item["before"], item["after"]
        short = {name: value for name, value in item.items() if name not in ("before", "after")}
        short["set"] = difference(before, after)
        if standing.get(key, {}) != before:
            short["before"] = before
        standing[key] = after
        items.append(short)
    return {**change, "items": items}


def difference(before: Mapping[str, Any], after: Mapping[str, Any]) -> Document:
    """The keys that have another value after than before; ``None`` for those that are gone."""
    changed = {name: value for name, value in after.items() if name not in before or before[name] != value}
    return {**changed, **{name: None for name in before if name not in after}}
