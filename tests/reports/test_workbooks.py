from __future__ import annotations

import builtins
import io
import zipfile
from datetime import date, datetime
from typing import Any

import pytest

from gmrsj_tui.errors import GmrsjError
from gmrsj_tui.framework.model import Pack
from gmrsj_tui.journey.answer import Evidence, Status
from gmrsj_tui.journey.changes import AnswerUpdate
from gmrsj_tui.journey.journey import Journey
from gmrsj_tui.reports.workbook.cells import CUT, LONGEST_CELL, cut
from tests.reports.journeys import journey_of
from tests.reports.workbooks import Edited, opened, report_bytes, roadmap_bytes
from tests.sample_pack import sample_pack

DANGEROUS = (
    "=1+1",
    "+49 30 1234",
    "-x",
    "@SUM(A1)",
    "#N/A",
    "'quoted",
    "_x0041_ and so on",
    "https://example.org/a?b=c&d",
)


@pytest.fixture
def pack() -> Pack:
    return sample_pack()._replace(credit="Written for tests.")


@pytest.fixture
def journey(pack: Pack) -> Journey:
    return journey_of(
        pack,
        AnswerUpdate("S1-L1-01", Status.MET, evidence=(Evidence("minutes", 1), Evidence("register", 3)), owner="Bo"),
        AnswerUpdate("S1-L1-02", Status.IN_PROGRESS, due="2026-11-01", note="Ask Jo."),
        AnswerUpdate("S1-L2-02", Status.NOT_APPLICABLE, reason="No plants"),
    )


def values(sheet: Any) -> dict[str, dict[str, Any]]:
    """A sheet by criterion and heading."""
    heading, *rows = sheet.iter_rows(values_only=True)
    found = [dict(zip(heading, row, strict=True)) for row in rows]
    return {row["Criterion"]: row for row in found}


def said(sheet: Any) -> str:
    return "\n".join(str(value) for row in sheet.iter_rows(values_only=True) for value in row if value is not None)


def test_a_report_has_a_summary_a_sheet_for_each_step_and_how_to_read_it(pack: Pack, journey: Journey) -> None:
    book = opened(report_bytes(pack, journey))
    assert book.sheetnames == ["Summary", "Step 1 Governance", "Step 2 Channels", "How to read it", "gmrsj"]
    assert [sheet.sheet_state for sheet in book.worksheets] == [*["visible"] * 4, "hidden"]
    assert book.active.title == "Summary"


def test_the_summary_names_the_journey_the_levels_and_how_it_comes_back(pack: Pack, journey: Journey) -> None:
    text = said(opened(report_bytes(pack, journey))["Summary"])
    for words in (
        *("Report: Acme 2026", "Acme plc", "2026-11-22", "A small framework, version 1.0.0", "Not yet launched"),
        *("1 of 2 covered\nnext level", "S1-L2-02 Criterion 1.2.2 (Established): No plants", "Written for tests."),
        *("gmrsj answer acme-2026 --from FILE.xlsx --dry-run", "what stands stays"),
    ):
        assert words in text, words


def test_every_criterion_stands_on_the_sheet_of_its_step_with_all_that_was_said(pack: Pack, journey: Journey) -> None:
    book = opened(report_bytes(pack, journey))
    first = values(book["Step 1 Governance"])
    assert list(first) == [criterion.id for criterion in pack.steps[0].criteria]
    assert first["S1-L1-01"]["Status"] == "met"
    assert first["S1-L1-01"]["Evidence"] == "[1] minutes\n[3] register"
    assert first["S1-L1-01"]["Strength"] == "3 confirmed by rightsholders or an independent party"
    assert first["S1-L1-02"]["Due"].isoformat() == "2026-11-01T00:00:00"
    assert first["S1-L1-02"]["To notice"] == "overdue\nin the way of the next level"
    assert first["S1-L2-02"]["Reason"] == "No plants"
    assert first["S1-L1-01"]["Next action"] == "Do it." and first["S1-L1-01"]["What must be true"] == "It is true."
    assert list(values(book["Step 2 Channels"])) == [criterion.id for criterion in pack.steps[1].criteria]


def test_notes_are_in_it_only_when_they_were_asked_for(pack: Pack, journey: Journey) -> None:
    without, with_them = report_bytes(pack, journey), report_bytes(pack, journey, notes=True)
    assert "Note" not in [cell.value for cell in opened(without)["Step 1 Governance"][1]]
    assert values(opened(with_them)["Step 1 Governance"])["S1-L1-02"]["Note"] == "Ask Jo."
    assert "Notes can name people" in said(opened(with_them)["Summary"])
    for content, there in ((without, False), (with_them, True)):
        parts = zipfile.ZipFile(io.BytesIO(content))
        assert any(b"Ask Jo" in parts.read(name) for name in parts.namelist()) is there


def test_the_hidden_sheet_holds_no_text_of_an_answer(pack: Pack, journey: Journey) -> None:
    text = said(opened(report_bytes(pack, journey, notes=True))["gmrsj"])
    assert "acme-2026" in text and "1.0.0" in text
    for private in ("minutes", "register", "Bo\n", "No plants", "Ask Jo"):
        assert private not in text


def test_a_sheet_is_made_to_be_filled_in(pack: Pack, journey: Journey) -> None:
    sheet = opened(report_bytes(pack, journey))["Step 1 Governance"]
    headings = [cell.value for cell in sheet[1]]
    assert sheet.freeze_panes == "D2" and headings[:3] == ["Criterion", "Level", "Title"]
    assert sheet.auto_filter.ref == f"A1:{sheet.cell(1, len(headings)).column_letter}7"
    lists = {str(validation.sqref): validation for validation in sheet.data_validations.dataValidation}
    assert lists["E2:E7"].formula1 == '"not assessed,not met,in progress,met,not applicable"'
    assert lists["H2:H7"].formula1.startswith('"0 said in the room,1 document seen,')
    assert len(lists["H2:H7"].formula1) < 255  # more is refused by Excel
    assert lists["J2:J7"].type == "date"
    assert not sheet.protection.sheet
    assert sheet["E2"].number_format == "@" and sheet["J3"].number_format == "yyyy-mm-dd"
    assert sheet["D2"].alignment.wrap_text


def test_a_status_stands_out_by_more_than_its_colour(pack: Pack, journey: Journey) -> None:
    sheet = opened(report_bytes(pack, journey))["Step 1 Governance"]
    looks = {}
    for where in sheet.conditional_formatting:
        for rule in where.rules:
            looks[rule.formula[0]] = (str(where.sqref), bool(rule.dxf.font.b), bool(rule.dxf.font.i))
    assert looks['LOWER(TRIM($E2))="met"'] == ("E2:E7", True, False)
    assert looks['LOWER(TRIM($E2))="in progress"'][1:] == (False, True)
    assert looks['LOWER(TRIM($E2))="not met"'][1:] == (True, True)


def test_a_sheet_prints_as_wide_as_the_paper_with_its_heading_on_every_page(pack: Pack, journey: Journey) -> None:
    book = opened(report_bytes(pack, journey._replace(title="R&D 2026")))
    sheet = book["Step 1 Governance"]
    assert (sheet.page_setup.orientation, sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight) == (
        *("landscape", 1),
        0,
    )
    assert sheet.sheet_properties.pageSetUpPr.fitToPage and sheet.print_title_rows == "$1:$1"
    assert sheet.oddFooter.left.text.startswith("R&&D 2026, 2026-11-22")
    assert sheet.oddFooter.right.text == "Page &P of &N"


def test_the_same_document_gives_the_same_bytes_and_only_its_own_moment(pack: Pack, journey: Journey) -> None:
    content = report_bytes(pack, journey)
    assert content == report_bytes(pack, journey)
    archive = zipfile.ZipFile(io.BytesIO(content))
    assert {part.date_time for part in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    properties = opened(content).properties
    assert properties.created == properties.modified == datetime.fromisoformat("2026-11-22T08:00")
    assert (properties.creator, properties.title) == ("gmrsj", "Report: Acme 2026")


@pytest.mark.parametrize("text", DANGEROUS)
def test_text_stays_text_whatever_it_begins_with(pack: Pack, text: str) -> None:
    update = AnswerUpdate("S1-L1-01", reason=text, owner=text, note=text, next_action=text, evidence=(Evidence(text),))
    book = opened(report_bytes(pack, journey_of(pack, update, title=text), notes=True))
    for sheet in book.worksheets:
        assert not [cell.coordinate for row in sheet.iter_rows() for cell in row if cell.data_type in ("f", "e")]
    if not text.startswith("_x"):  # the library does not take back what it must not be read as
        assert values(book["Step 1 Governance"])["S1-L1-01"]["Owner"] == text


def test_what_is_read_as_a_character_by_its_number_is_written_so_that_it_is_not(pack: Pack) -> None:
    content = report_bytes(pack, journey_of(pack, AnswerUpdate("S1-L1-01", owner="_x0041_")))
    assert b"_x005F_x0041_" in zipfile.ZipFile(io.BytesIO(content)).read("xl/worksheets/sheet2.xml")


def test_control_characters_do_not_reach_a_cell(pack: Pack) -> None:
    pack = pack._replace(credit="a\x00b\x1b[31mc\ud800")
    text = said(opened(report_bytes(pack, journey_of(pack)))["Summary"])
    assert "a\u2400b\u241b[31mc\ufffd" in text


def test_a_text_that_is_longer_than_a_cell_says_that_it_was_cut(pack: Pack) -> None:
    long = "\U0001f33e" * 20_000
    book = opened(report_bytes(pack, journey_of(pack, AnswerUpdate("S1-L1-01", reason=long))))
    text = values(book["Step 1 Governance"])["S1-L1-01"]["Reason"]
    assert text.endswith(CUT) and len(text.encode("utf-16-le")) // 2 <= LONGEST_CELL
    assert cut("x" * LONGEST_CELL) == "x" * LONGEST_CELL
    assert len(cut("x" * (LONGEST_CELL + 1))) == LONGEST_CELL


def test_a_day_before_spreadsheets_count_is_a_text(pack: Pack) -> None:
    book = opened(report_bytes(pack, journey_of(pack, AnswerUpdate("S1-L1-01", due="1066-10-14"))))
    assert values(book["Step 1 Governance"])["S1-L1-01"]["Due"] == "1066-10-14"


def test_rows_have_a_height_that_still_grows(pack: Pack, journey: Journey) -> None:
    sheet = zipfile.ZipFile(io.BytesIO(report_bytes(pack, journey))).read("xl/worksheets/sheet2.xml")
    assert b' ht="' in sheet and b"customHeight" not in sheet


def test_a_text_that_looks_like_markup_of_a_sheet_stays_as_it_is(pack: Pack) -> None:
    text = '<row r="2" customHeight="1"> & "so on"'
    book = opened(report_bytes(pack, journey_of(pack, AnswerUpdate("S1-L1-01", reason=text))))
    assert values(book["Step 1 Governance"])["S1-L1-01"]["Reason"] == text


def test_a_roadmap_has_the_actions_in_their_order(pack: Pack, journey: Journey) -> None:
    book = opened(roadmap_bytes(pack, journey))
    assert book.sheetnames == ["Summary", "Roadmap", "gmrsj"]
    rows = values(book["Roadmap"])
    assert list(rows) == ["S1-L1-02", "S2-L1-01", "S2-L1-02"]
    assert [row["No."] for row in rows.values()] == [1, 2, 3]
    assert rows["S1-L1-02"]["To notice"] == "overdue" and rows["S1-L1-02"]["Status"] == "in progress"
    text = said(book["Summary"])
    assert "They stand on the sheet Roadmap" in text and "1 of 2 covered in Launched, 1 open" in text


def test_an_empty_roadmap_is_a_workbook_too(pack: Pack, journey: Journey) -> None:
    book = opened(roadmap_bytes(pack, journey, owner="Nobody at all"))
    assert values(book["Roadmap"]) == {} and "Nobody named Nobody at all" in said(book["Summary"])


def test_a_step_without_criteria_is_a_sheet_without_rows(pack: Pack) -> None:
    pack = pack._replace(steps=(pack.steps[0], pack.steps[1]._replace(criteria=())))
    assert values(opened(report_bytes(pack, journey_of(pack)))["Step 2 Channels"]) == {}


def test_a_due_date_is_a_real_date(pack: Pack, journey: Journey) -> None:
    cell = Edited(report_bytes(pack, journey)).cell("S1-L1-02", "Due")
    assert cell.is_date and cell.value.date() == date(2026, 11, 1)


def test_without_the_library_it_is_said_what_to_install(
    pack: Pack, journey: Journey, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = builtins.__import__

    def without(name: str, *rest: Any, **more: Any) -> Any:
        if name.partition(".")[0] == "openpyxl":
            raise ImportError(name)
        return real(name, *rest, **more)

    monkeypatch.setattr(builtins, "__import__", without)
    with pytest.raises(GmrsjError, match=r"pip install \"gmrsj\[xlsx\]\""):
        report_bytes(pack, journey)
