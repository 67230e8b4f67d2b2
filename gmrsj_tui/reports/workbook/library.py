"""The library that reads and writes workbooks, imported when one is asked for."""

from __future__ import annotations

from typing import Any

from gmrsj_tui.errors import GmrsjError


def openpyxl() -> Any:
    """The library.

    Raises:
        GmrsjError: It is not installed.
    """
    try:
        import openpyxl
    except ImportError:
        raise GmrsjError(
            "xlsx needs a library that is not installed here", 'pip install "gmrsj[xlsx]" adds it'
        ) from None
    return openpyxl
