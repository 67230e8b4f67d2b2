"""Compares what the program makes with files that a reviewer can read; GMRSJ_UPDATE_GOLDEN=1 writes them anew."""

from __future__ import annotations

import os
from pathlib import Path

GOLDEN = Path(__file__).parent / "golden"
UPDATE = bool(os.environ.get("GMRSJ_UPDATE_GOLDEN"))  # read before the tests get an environment of their own


def matches_golden(text: str, name: str) -> None:
    """Assert that a text is what the golden file of this name holds, line ends included."""
    path = GOLDEN / name
    if UPDATE:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode())
    expected = path.read_bytes().decode()
    assert "\r" not in expected
    assert text == expected, f"{path.name} differs; look at it, then run again with GMRSJ_UPDATE_GOLDEN=1"
