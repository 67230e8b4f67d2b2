"""The one way in which a save writes a value: sorted keys, one line, UTF-8. Checksums rest on it."""

from __future__ import annotations

import json
import re

_ENCODER = json.JSONEncoder(ensure_ascii=False, allow_nan=False, sort_keys=True, separators=(", ", ": "))


def encoded_value(value: object) -> bytes:
    """A value as JSON on one line; half characters, which UTF-8 has no form for, are replaced.

    Raises:
        TypeError, ValueError, RecursionError: It holds something that JSON has no form for.
    """
    text = _ENCODER.encode(value)
    try:
        return text.encode()
    except UnicodeEncodeError:
        return re.sub("[\ud800-\udfff]", "\ufffd", text).encode()


def encoded_line(number: int, document: object) -> bytes:
    """A document with its number, as it stands in its table.

    Raises:
        TypeError, ValueError, RecursionError: As for :func:`encoded_value`.
    """
    return b'"%d": %s' % (number, encoded_value(document))
