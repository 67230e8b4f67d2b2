"""An export as JSON from outside: refused by name where nothing in it can be relied on, or it would fill the memory."""

from __future__ import annotations

from gmrsj_tui.exchange.findings import ExportRefused
from gmrsj_tui.store.document import LARGEST
from gmrsj_tui.store.strict_json import BYTE_ORDER_MARK, Unreadable, is_utf_16, text_of, value_of


def parsed(content: bytes, name: str) -> object:
    """The value in a JSON text.

    Args:
        content: The text in UTF-8, with or without a byte order mark.
        name: What it is called in messages.

    Raises:
        ExportRefused: It is empty, too large, not UTF-8, not JSON, nested too deeply, or says something twice.
    """
    if len(content) > LARGEST:
        raise ExportRefused(f"{name} is larger than {LARGEST // 1024 // 1024} MB", hint="no journey is")
    if not content.strip():
        raise ExportRefused(f"{name} is empty")
    if is_utf_16(content):
        raise ExportRefused(f"{name} is UTF-16 and not UTF-8", hint="another program has saved it; take the original")
    try:
        found: object = value_of(text_of(content.removeprefix(BYTE_ORDER_MARK)))
    except Unreadable as problem:
        raise ExportRefused(f"{name} {problem}") from None
    return found
