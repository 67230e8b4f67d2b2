"""Saving a workbook so that the same document gives the same bytes: no moment but the one that it was made for."""

from __future__ import annotations

import io
import re
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

_BEGINNING = (1980, 1, 1, 0, 0, 0)
"""The first moment that a zip file can name."""
_FIXED_HEIGHT = re.compile(rb'(<row [^>]*?) customHeight="1"')


class _Archive(ZipFile):
    """A zip file whose entries bear no time of their own."""

    def writestr(self, zinfo_or_arcname: Any, data: Any, *_: Any, **__: Any) -> None:
        """Write an entry."""
        entry = ZipInfo(zinfo_or_arcname, date_time=_BEGINNING)
        entry.compress_type = ZIP_DEFLATED
        entry.create_system = 0  # else it names the system that it was made on
        super().writestr(entry, data)

    def write(self, filename: Any, arcname: Any = None, *_: Any, **__: Any) -> None:
        """Write a file as an entry: a sheet, the rows of which may grow with what is typed into them."""
        self.writestr(arcname, _FIXED_HEIGHT.sub(rb"\1", Path(filename).read_bytes()))


def saved(book: Any, generated: str) -> bytes:
    """A workbook as bytes.

    Args:
        book: The workbook.
        generated: The moment that its properties name, RFC 3339 in UTC.
    """
    from openpyxl.writer.excel import ExcelWriter

    moment = (
        datetime.fromisoformat(generated.replace("Z", "+00:00")).astimezone(UTC).replace(microsecond=0, tzinfo=None)
    )
    book.properties.created = book.properties.modified = moment
    stream = io.BytesIO()
    ExcelWriter(book, _Archive(stream, "w", ZIP_DEFLATED)).save()
    return stream.getvalue()
