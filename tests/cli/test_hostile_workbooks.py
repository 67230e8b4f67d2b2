from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from gmrsj_tui.cli.answers_from import source, workbook_guard, workbook_rows
from gmrsj_tui.store.journeys import JourneyStore
from tests.cli.conftest import CommandLine, Ran
from tests.reports.workbooks import Edited, report_bytes
from tests.sample_pack import sample_pack

SHEET = "xl/worksheets/sheet2.xml"
Parts = dict[str, bytes]


@pytest.fixture
def journey(gmrsj: CommandLine) -> str:
    return gmrsj.new()


@pytest.fixture
def sound(gmrsj: CommandLine, journey: str) -> bytes:
    return report_bytes(sample_pack(), JourneyStore(gmrsj.saves).load(journey))


def back(gmrsj: CommandLine, journey: str, content: bytes, name: str = "back.xlsx") -> Ran:
    path = gmrsj.content.parent / name
    path.write_bytes(content)
    return gmrsj("answer", journey, "--from", str(path))


def parts_of(content: bytes) -> Parts:
    archive = zipfile.ZipFile(io.BytesIO(content))
    return {name: archive.read(name) for name in archive.namelist()}


def packed(parts: Parts) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return stream.getvalue()


def refused(ran: Ran, said: str) -> None:
    """It is refused in one line."""
    assert (ran.status, ran.out) == (1, "")
    assert ran.err.startswith("gmrsj: ") and ran.err.count("\n") == 1
    assert said in ran.err


OLD = bytes.fromhex("d0cf11e0a1b11ae1") + bytes(600)


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("back.xls", OLD, "is an old Excel file; save it as an Excel workbook (.xlsx)"),
        ("back.xlsx", OLD + "EncryptedPackage".encode("utf-16-le"), "is protected with a password; save it without"),
        ("back.xlsx", b"criterion,status\n", "is not a workbook, whatever its name says"),
        ("back.xlsx", b"", "is not a workbook, whatever its name says"),
        ("back.ods", packed({"mimetype": b"application/vnd.oasis.opendocument.spreadsheet"}), "(.ods); save it as"),
        ("back.xlsb", packed({"xl/workbook.bin": b""}), "is a binary workbook (.xlsb); save it as"),
        ("back.docx", packed({"word/document.xml": b"<w/>"}), "is a text document, not a workbook"),
        ("back.zip", packed({"a.txt": b"a"}), "is not a workbook; save it as"),
        ("back.xlsx", b"PK\x03\x04" + b"x" * 100, "is damaged, or no workbook"),
        ("back.xlsx", packed({"xl/workbook.xml": b"<no"}), "cannot be read as a workbook; open it in a spreadsheet"),
    ],
)
def test_what_is_no_workbook_is_refused(gmrsj: CommandLine, journey: str, name: str, content: bytes, said: str) -> None:
    refused(back(gmrsj, journey, content, name), said)


def test_a_sound_workbook_is_not_refused(gmrsj: CommandLine, journey: str, sound: bytes) -> None:
    assert back(gmrsj, journey, packed(parts_of(sound))).status == 0


def test_half_a_workbook_is_refused(gmrsj: CommandLine, journey: str, sound: bytes) -> None:
    refused(back(gmrsj, journey, sound[: len(sound) // 2]), "is damaged, or no workbook")


def test_damaged_data_is_refused(gmrsj: CommandLine, journey: str, sound: bytes) -> None:
    place = sound.index(SHEET.encode()) + 200
    refused(back(gmrsj, journey, sound[:place] + bytes(50) + sound[place + 50 :]), "is damaged, or no workbook")


def test_a_workbook_that_unpacks_into_too_much_is_refused(
    gmrsj: CommandLine, journey: str, sound: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(workbook_guard, "LARGEST_UNPACKED", 1_000_000)
    parts = parts_of(sound)
    parts["xl/sharedStrings.xml"] = b" " * 1_000_000
    refused(back(gmrsj, journey, packed(parts)), "would be far too large once it is unpacked")


def test_a_file_of_endless_size_is_refused(gmrsj: CommandLine, journey: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(source, "LARGEST", 1024 * 1024)
    endless = Path("/dev/zero")
    if not endless.exists():
        endless = gmrsj.content.parent / "endless"
        endless.write_bytes(bytes(2 * 1024 * 1024))
    refused(gmrsj("answer", journey, "--from", str(endless)), "is larger than 1 MB")


def _entities(parts: Parts) -> None:
    parts[SHEET] = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaa">]>' + parts[SHEET]


def _other_encoding(parts: Parts) -> None:
    parts[SHEET] = b'<?xml version="1.0" encoding="utf-16"?>' + parts[SHEET]


@pytest.mark.parametrize("change", [_entities, _other_encoding])
def test_xml_that_no_spreadsheet_writes_is_refused(
    gmrsj: CommandLine, journey: str, sound: bytes, change: Callable[[Parts], None]
) -> None:
    parts = parts_of(sound)
    change(parts)
    refused(back(gmrsj, journey, packed(parts)), "holds what no spreadsheet writes, and was not opened")


def test_a_sheet_of_endless_width_is_refused(
    gmrsj: CommandLine, journey: str, sound: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(workbook_rows, "_MOST_CELLS", 30_000)
    parts = parts_of(sound)
    wide = b"".join(b'<row r="%d"><c r="XFD%d"/></row>' % (row, row) for row in range(100, 110))
    parts[SHEET] = parts[SHEET].replace(b"</sheetData>", wide + b"</sheetData>")
    refused(back(gmrsj, journey, packed(parts)), "the sheet Step 1 Governance is far too large")


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (b'<row r="3"', b'<row r="99999999999"'),
        (b'r="A3"', b'r="XFD3"'),
        (b'r="A3"', b'r="ZZZZZZZ3"'),
        (b"<sheetData>", b"<sheetData><row r='x'/>"),
    ],
)
def test_cells_at_impossible_places_end_in_a_line(
    gmrsj: CommandLine, journey: str, sound: bytes, old: bytes, new: bytes
) -> None:
    parts = parts_of(sound)
    assert old in parts[SHEET]
    parts[SHEET] = parts[SHEET].replace(old, new, 1)
    ran = back(gmrsj, journey, packed(parts))
    assert ran.status in (0, 1) and "Traceback" not in ran.err
    assert len(ran.err.splitlines()) <= 2


def test_links_to_other_files_are_not_followed(gmrsj: CommandLine, journey: str, sound: bytes) -> None:
    book = Edited(sound)
    place = book.write("S1-L1-01", "Owner", "x")
    book.cell("S1-L1-01", "Owner").value = "=[1]Sheet1!A1"
    parts = parts_of(book.content)
    parts["xl/externalLinks/externalLink1.xml"] = b"<externalLink/>"
    ran = back(gmrsj, journey, packed(parts))
    assert ran.status == 1 and f"{place}: it is a formula; write what it shows instead" in ran.err


def test_links_and_macros_that_no_answer_needs_are_only_mentioned(
    gmrsj: CommandLine, journey: str, sound: bytes
) -> None:
    parts = parts_of(sound)
    parts |= {"xl/externalLinks/externalLink1.xml": b"<externalLink/>", "xl/vbaProject.bin": b"x"}
    ran = back(gmrsj, journey, packed(parts))
    assert ran.status == 0
    assert "has links to other files; they were not followed" in ran.err and "has macros; they were not run" in ran.err


def test_an_error_in_a_cell_is_named(gmrsj: CommandLine, journey: str, sound: bytes) -> None:
    book = Edited(sound)
    place = book.write("S1-L1-01", "Owner", "#REF!")
    book.cell("S1-L1-01", "Owner").data_type = "e"
    assert f"{place}: it shows the error #REF!" in back(gmrsj, journey, book.content).err


def test_hostile_text_is_said_as_plain_text(gmrsj: CommandLine, journey: str, sound: bytes) -> None:
    book = Edited(sound)
    book.write("S1-L1-01", "Status", "a\u202eb\nc")
    ran = back(gmrsj, journey, book.content)
    assert "there is no status 'a\ufffdb c'" in ran.err
