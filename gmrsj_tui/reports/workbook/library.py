"""The library that reads and writes workbooks, imported when one is asked for."""

from __future__ import annotations

from typing import Any

from gmrsj_tui.reports.extras import missing_extra


def openpyxl() -> Any:
    """The library.

    Raises:
        GmrsjError: It is not installed.
    """
    try:
        import openpyxl
    except ImportError:
        raise missing_extra("xlsx", "xlsx") from None
    return openpyxl
