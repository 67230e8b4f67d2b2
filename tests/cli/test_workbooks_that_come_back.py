from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from typing import Any

import pytest

from gmrsj_tui.framework.model import Pack
from gmrsj_tui.journey.answer import Answer, Evidence, Status
from gmrsj_tui.journey.journey import Journey
from gmrsj_tui.store.journeys import JourneyStore
from tests.cli.conftest import CommandLine, Ran
from tests.framework.packs import write_model
from tests.reports.workbooks import Edited, opened, report_bytes, roadmap_bytes, saved
from tests.sample_pack import sample_pack

ONE = "Step 1 Governance"


class Travelling:
    """A journey whose workbook is filled in elsewhere and comes back."""

    def __init__(self, gmrsj: CommandLine) -> None:
        self.gmrsj = gmrsj
        self.pack: Pack = sample_pack()
        self.id = gmrsj.new()

    @property
    def journey(self) -> Journey:
        return JourneyStore(self.gmrsj.saves).load(self.id)

    def answer(self, criterion: str) -> Answer:
        return self.journey.answer(criterion)

    def report(self, **options: Any) -> Edited:
        """Its workbook, to be filled in."""
        return Edited(report_bytes(self.pack, self.journey, **options))

    def back(self, content: bytes | Edited, *options: str) -> Ran:
        """What the command says when it comes back."""
        path = self.gmrsj.content.parent / "back.xlsx"
        path.write_bytes(content.content if isinstance(content, Edited) else content)
        return self.gmrsj("answer", self.id, "--from", str(path), *options)


@pytest.fixture
def travelling(gmrsj: CommandLine) -> Travelling:
    it = Travelling(gmrsj)
    gmrsj("answer", it.id, "S1-L1-01", "in-progress", "--evidence", "minutes", "--strength", "1", "--owner", "Bo")
    gmrsj("answer", it.id, "S1-L1-02", "not-met", "--due", "2026-12-01", "--note", "Ask Jo.", "--reason", "No time")
    return it


def test_a_workbook_that_nobody_filled_in_changes_nothing(travelling: Travelling) -> None:
    ran = travelling.back(travelling.report(notes=True))
    assert (ran.status, ran.err) == (0, "")
    assert ran.out == "Nothing changed: everything in the file stands already.\n"
    assert len(travelling.journey.changes) == 2


def test_what_was_filled_in_is_one_change_to_undo(travelling: Travelling) -> None:
    book = travelling.report(notes=True)
    book.write("S1-L1-01", "Status", "met")
    book.write("S1-L1-02", "Status", " Not applicable ")
    book.write("S1-L1-02", "Reason", "No plants")
    book.write("S1-L1-02", "Due", date(2027, 1, 31))
    book.write("S1-L1-02", "Note", "Asked.\nAll is well.")
    book.write("S2-L1-02", "Owner", 2026)
    book.write("S2-L1-02", "Next action", "=Rent a hotline")
    book.write("S2-L2-01", "Evidence", "policy\n[2] register")
    book.write("S2-L2-01", "Strength", 1)
    ran = travelling.back(book)
    assert (ran.status, ran.err) == (0, "")
    assert ran.out.startswith(
        "4 criteria changed.\nGovernance: Launched, 0 of 2 covered in Established.\nChannels: Not"
    )
    assert "S1-L1-01 Criterion 1.1.1\n- status: in progress -> met\n" in ran.out
    assert "- due date: 2026-12-01 -> 2027-01-31\n" in ran.out
    assert "Asked" not in ran.out and "policy" not in ran.out
    first, second = travelling.answer("S1-L1-01"), travelling.answer("S1-L1-02")
    assert (first.status, first.owner, first.evidence) == (Status.MET, "Bo", (Evidence("minutes", 1),))
    assert (second.status, second.reason, second.due) == (Status.NOT_APPLICABLE, "No plants", "2027-01-31")
    assert second.note == "Asked.\nAll is well."
    assert travelling.answer("S2-L1-02").owner == "2026"
    assert travelling.answer("S2-L1-02").next_action == "=Rent a hotline"
    assert travelling.answer("S2-L2-01").evidence == (Evidence("policy", 1), Evidence("register", 2))
    assert len(travelling.journey.changes) == 3
    assert travelling.gmrsj("undo", travelling.id).status == 0
    assert travelling.answer("S1-L1-01").status is Status.IN_PROGRESS and travelling.answer("S2-L1-02") == Answer()


def test_a_dry_run_says_the_same_and_records_nothing(travelling: Travelling) -> None:
    book = travelling.report()
    book.write("S1-L1-01", "Status", "met")
    tried = travelling.back(book, "--dry-run")
    assert (tried.status, tried.err, len(travelling.journey.changes)) == (0, "", 2)
    assert tried.out.startswith(
        "1 criterion would change.\nGovernance: Not yet launched, 1 of 2 covered in Launched.\n"
    )
    assert tried.out.endswith("\nNothing was recorded. Without --dry-run it is one change, which undo takes back.\n")
    done = travelling.back(book)
    said = "S1-L1-01 Criterion 1.1.1\n- status: in progress -> met\n"
    assert said in tried.out and said in done.out


def test_notes_and_evidence_are_quoted_when_somebody_asks(travelling: Travelling) -> None:
    book = travelling.report(notes=True)
    book.write("S1-L1-02", "Note", "Asked.")
    book.write("S1-L1-02", "Evidence", "mail")
    assert "- note changed\n" in travelling.back(book, "--dry-run").out
    out = travelling.back(book, "--dry-run", "--notes").out
    assert "- note: Ask Jo. -> Asked.\n" in out and "- evidence added: mail: 0, said in the room\n" in out


def test_an_emptied_cell_keeps_what_stands(travelling: Travelling) -> None:
    book = travelling.report(notes=True)
    for heading in ("Status", "Evidence", "Strength", "Owner"):
        book.write("S1-L1-01", heading, None)
    for heading in ("Due", "Reason", "Note"):
        book.write("S1-L1-02", heading, " " if heading == "Reason" else None)
    assert "Nothing changed" in travelling.back(book).out


def test_rows_may_be_sorted_and_deleted_and_columns_moved_and_added(travelling: Travelling) -> None:
    book = travelling.report()
    book.write("S1-L1-02", "Owner", "Chi")
    sheet = book.book[ONE]
    rows = [[cell.value for cell in row] for row in sheet.iter_rows()]
    sheet.delete_rows(1, sheet.max_row)
    sheet.append(["Our own title"])
    sheet.append([])
    for row in (rows[0], rows[2], rows[1]):
        sheet.append(["own" if row is rows[0] else "mine", *reversed(row)])
    book.book.remove(book.book["Step 2 Channels"])
    ran = travelling.back(book)
    assert ran.status == 0 and ran.out.startswith("1 criterion changed.")
    assert travelling.answer("S1-L1-02").owner == "Chi"
    assert ran.err == f"gmrsj: warning: {ONE}!A3: a column of its own, which is not read\n"


def test_a_workbook_from_before_a_change_gives_only_what_its_people_changed(travelling: Travelling) -> None:
    book = travelling.report()
    book.write("S1-L1-02", "Owner", "Chi")
    travelling.gmrsj("answer", travelling.id, "S1-L1-01", "met", "--owner", "Dee")
    ran = travelling.back(book)
    assert ran.status == 0 and ran.out.startswith("1 criterion changed.")
    assert (travelling.answer("S1-L1-01").status, travelling.answer("S1-L1-01").owner) == (Status.MET, "Dee")


def test_what_both_changed_is_named_and_nothing_is_recorded(travelling: Travelling) -> None:
    book = travelling.report()
    status = book.write("S1-L1-01", "Status", "met")
    owner = book.write("S1-L1-01", "Owner", "Chi")
    strength = book.write("S1-L1-01", "Strength", "2 records of use seen")
    book.write("S1-L1-02", "Status", "met")
    travelling.gmrsj("answer", travelling.id, "S1-L1-01", "not-met", "--owner", "Dee", "--evidence", "mail")
    ran = travelling.back(book)
    assert (ran.status, ran.out) == (1, "")
    assert [line.partition(";")[0] for line in ran.err.splitlines()[1:]] == [
        f"{status}: the status of S1-L1-01 was changed in the journey too, since this workbook was made: "
        "not met there, met here",
        f"{owner}: the owner of S1-L1-01 was changed in the journey too, since this workbook was made",
        f"{strength}: the strength 2 does not say which piece of evidence it is for",
    ]
    assert travelling.answer("S1-L1-02").status is Status.NOT_MET


def test_evidence_that_was_changed_in_both_is_named(travelling: Travelling) -> None:
    book = travelling.report()
    place = book.write("S1-L1-01", "Evidence", "minutes of May")
    travelling.gmrsj("answer", travelling.id, "S1-L1-01", "met", "--evidence", "minutes", "--strength", "3")
    ran = travelling.back(book)
    assert ran.status == 1 and f"{place}: the evidence of S1-L1-01 was changed in the journey too" in ran.err


def test_what_both_changed_in_the_same_way_is_no_conflict(travelling: Travelling) -> None:
    book = travelling.report()
    book.write("S1-L1-01", "Status", "met")
    travelling.gmrsj("answer", travelling.id, "S1-L1-01", "met")
    assert "Nothing changed" in travelling.back(book).out


def test_a_note_that_the_workbook_did_not_show_is_not_written_over(travelling: Travelling) -> None:
    book = travelling.report()
    sheet = book.book[ONE]
    sheet.cell(1, sheet.max_column + 1).value = "Note"
    book.write("S1-L1-01", "Note", "New.")
    assert travelling.back(book).status == 0 and travelling.answer("S1-L1-01").note == "New."
    book.write("S1-L1-02", "Note", "Other.")
    ran = travelling.back(book)
    assert ran.status == 1 and "the note of S1-L1-02 was changed in the journey too" in ran.err
    assert travelling.answer("S1-L1-02").note == "Ask Jo."


def test_every_bad_cell_is_named_and_nothing_is_recorded(travelling: Travelling) -> None:
    book = travelling.report()
    sheet = book.book[ONE]
    bad = {
        book.write("S1-L1-01", "Status", "mett"): "there is no status 'mett'; did you mean met?",
        book.write("S1-L1-01", "Due", "soon"): "the due date of S1-L1-01 is not a date: 'soon'; write it as YYYY-MM-DD",
        book.write("S1-L1-02", "Strength", "very"): "the strength is 'very', and it goes from 0 to 3",
        book.write("S1-L1-02", "Owner", "x" * 501): "the owner has 501 characters, and 500 is the most",
        book.write("S1-L2-01", "Status", "not applicable"): "S1-L2-01 needs a reason to be not applicable",
        book.write("S1-L2-02", "Criterion", "S1-L9-99"): "there is no criterion 'S1-L9-99' in A small framework",
        book.write("S1-L3-01", "Strength", 2): "it gives a strength without evidence",
    }
    sheet["K7"].value = "=1+1"
    bad[f"{ONE}!K7"] = "it is a formula; write what it shows instead"
    book.write("S2-L1-01", "Status", "met")
    ran = travelling.back(book)
    assert (ran.status, ran.out, len(travelling.journey.changes)) == (1, "", 2)
    assert ran.err.startswith("gmrsj: nothing was recorded; 8 things are wrong in ")
    for place, said in bad.items():
        assert f"\n{place}: {said}" in ran.err, (place, ran.err)


def test_a_criterion_that_stands_twice_must_say_one_thing(travelling: Travelling) -> None:
    book = travelling.report()
    sheet = book.book[ONE]
    first = book.write("S1-L1-01", "Owner", "Chi")
    sheet.append([cell.value for cell in sheet[2]])
    assert travelling.back(book, "--dry-run").status == 0
    sheet.cell(sheet.max_row, book.cell("S1-L1-01", "Owner").column).value = "Dee"
    ran = travelling.back(book)
    assert ran.status == 1 and f"{ONE}!I8: S1-L1-01 says something else at {first}" in ran.err


def test_a_row_without_a_criterion_is_named(travelling: Travelling) -> None:
    book = travelling.report()
    book.write("S1-L1-01", "Criterion", None)
    assert f"{ONE}!A2: it names no criterion" in travelling.back(book).err


def test_a_sheet_without_its_headings_is_named(travelling: Travelling) -> None:
    book = travelling.report()
    book.book[ONE].delete_rows(1)
    ran = travelling.back(book)
    assert ran.status == 1 and f"\n{ONE}: the row with the headings is missing" in ran.err


@pytest.mark.parametrize("heading", ["Status", "Criterion"])
@pytest.mark.parametrize("known", [True, False])
def test_a_sheet_without_a_column_that_is_needed_is_refused_with_sheet_and_column(
    travelling: Travelling, heading: str, known: bool
) -> None:
    book = travelling.report()
    book.write("S1-L1-02", "Owner", "Chi")
    book.write("S2-L1-02", "Status", "met")
    next(cell for cell in book.book[ONE][1] if cell.value == heading).value = "Our own word"
    if not known:
        _unknown(book.book)
    before = travelling.journey
    for options in ([], ["--dry-run"]):
        ran = travelling.back(book, *options)
        assert (ran.status, ran.out) == (1, "")
        assert f"\n{ONE}!1: the column {heading} is missing" in ran.err
    assert travelling.journey == before


def test_a_column_that_is_there_twice_is_named(travelling: Travelling) -> None:
    book = travelling.report()
    book.book[ONE]["C1"].value = "Status"
    ran = travelling.back(book)
    assert ran.status == 1 and f"\n{ONE}!E1: the column is there twice, also as {ONE}!C1" in ran.err


@pytest.mark.parametrize(
    "due", [datetime.fromisoformat("2027-01-31T09:30"), 46418, 46418.0, "2027-01-31", "31.01.2027", "31 Jan 2027"]
)
def test_a_date_may_come_as_programs_keep_it(travelling: Travelling, due: Any) -> None:
    book = travelling.report()
    book.write("S1-L1-02", "Due", due)
    if not isinstance(due, datetime):
        book.cell("S1-L1-02", "Due").number_format = "General"
    assert travelling.back(book).status == 0
    assert travelling.answer("S1-L1-02").due == "2027-01-31"


def test_a_date_that_can_be_two_days_is_refused_by_its_cell(travelling: Travelling) -> None:
    book = travelling.report()
    place = book.write("S1-L1-02", "Due", "03/04/2027")
    said = "the due date of S1-L1-02 can be either of two days: '03/04/2027'; write it as 2027-04-03 or 2027-03-04"
    assert f"{place}: {said}" in travelling.back(book).err


def test_a_year_is_no_date(travelling: Travelling) -> None:
    book = travelling.report()
    place = book.write("S1-L1-02", "Due", 2027)
    book.cell("S1-L1-02", "Due").number_format = "General"
    assert f"{place}: the due date of S1-L1-02 is not a date: '2027'" in travelling.back(book).err


def test_a_roadmap_comes_back_too(travelling: Travelling) -> None:
    book = Edited(roadmap_bytes(travelling.pack, travelling.journey))
    assert "Nothing changed" in travelling.back(book).out
    book.write("S1-L1-01", "Status", "met")
    book.write("S1-L1-01", "Evidence", "[1] minutes\n[2] register")
    assert travelling.back(book).status == 0
    assert travelling.answer("S1-L1-01").evidence == (Evidence("minutes", 1), Evidence("register", 2))


def test_several_pieces_of_evidence_come_back_as_they_were(travelling: Travelling) -> None:
    travelling.gmrsj(
        "answer", travelling.id, "S1-L1-01", "met", "--evidence", "two\n  lines \nof it", "--strength", "3"
    )
    before = travelling.answer("S1-L1-01").evidence
    book = travelling.report()
    book.write("S1-L1-01", "Owner", "Chi")
    assert travelling.back(book).status == 0
    assert travelling.answer("S1-L1-01").evidence == before and len(before) == 2


def test_a_text_that_was_cut_stays_whole(travelling: Travelling) -> None:
    long = "é" * 40_000
    travelling.gmrsj("answer", travelling.id, "S1-L1-01", "met", "--reason", long)
    book = travelling.report()
    assert "Nothing changed" in travelling.back(book).out
    place = book.write("S1-L1-01", "Reason", "é" * 20)
    ran = travelling.back(book)
    assert ran.status == 1 and f"{place}: the reason of S1-L1-01 is longer than a cell holds" in ran.err
    assert travelling.answer("S1-L1-01").reason == long


def test_a_parked_answer_stays_parked_until_its_status_changes(travelling: Travelling) -> None:
    travelling.gmrsj("answer", travelling.id, "S1-L1-01", "--parked")
    book = travelling.report()
    book.write("S1-L1-01", "Owner", "Chi")
    travelling.back(book)
    assert travelling.answer("S1-L1-01").parked and travelling.answer("S1-L1-01").owner == "Chi"
    book = travelling.report()
    book.write("S1-L1-01", "Status", "met")
    travelling.back(book)
    assert not travelling.answer("S1-L1-01").parked


def test_the_workbook_of_another_journey_is_refused(travelling: Travelling) -> None:
    other = travelling.gmrsj.new("Other")
    theirs = JourneyStore(travelling.gmrsj.saves).load(other)
    ran = travelling.back(report_bytes(travelling.pack, theirs))
    assert ran.status == 1
    assert f"was made from the journey {other}, and this is {travelling.id}; " in ran.err
    assert travelling.gmrsj.named(f"answer {other} --from FILE") in ran.err


def test_the_workbook_of_another_version_of_the_pack_is_refused(travelling: Travelling) -> None:
    book = travelling.report()
    write_model(travelling.gmrsj.content / "small", travelling.pack._replace(version="1.1.0"))
    assert travelling.gmrsj("migrate", travelling.id).status == 0
    ran = travelling.back(book)
    assert ran.status == 1
    assert "was made with small 1.0.0, and the journey is at small 1.1.0; make a new one with" in ran.err
    assert travelling.gmrsj.named("report") in ran.err


def _unknown(book: Any) -> None:
    del book["gmrsj"]


def _damaged(book: Any) -> None:
    book["gmrsj"].delete_rows(2, 20)


def _newer(book: Any) -> None:
    book["gmrsj"]["B1"].value = "2"


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (_damaged, "cannot be used: its hidden sheet gmrsj is damaged; make a new workbook"),
        (_newer, "cannot be used: it was made by a newer gmrsj; update gmrsj"),
    ],
)
def test_a_hidden_sheet_that_was_changed_is_refused(
    travelling: Travelling, change: Callable[[Any], None], said: str
) -> None:
    book = travelling.report()
    change(book.book)
    ran = travelling.back(book)
    assert ran.status == 1 and said in ran.err


def test_without_the_hidden_sheet_every_filled_cell_counts_and_it_says_so(travelling: Travelling) -> None:
    book = travelling.report()
    _unknown(book.book)
    travelling.gmrsj("answer", travelling.id, "S1-L1-01", "met")
    ran = travelling.back(book)
    assert ran.status == 0 and "does not say which journey it was made from; every filled cell counts" in ran.err
    assert travelling.answer("S1-L1-01").status is Status.IN_PROGRESS


def test_a_workbook_of_ones_own_will_do(travelling: Travelling) -> None:
    book = opened(travelling.report().content)
    for sheet in book.worksheets[1:]:
        book.remove(sheet)
    sheet = book.worksheets[0]
    sheet.delete_rows(1, 100)
    for row in (["criterion", "STATUS", "next_action"], ["s1-l1-01", "Met", None], ["S1-L1-02", None, "Go."]):
        sheet.append(row)
    assert travelling.back(saved(book)).status == 0
    assert travelling.answer("S1-L1-01").status is Status.MET and travelling.answer("S1-L1-02").next_action == "Go."


def test_a_workbook_without_criteria_is_refused(travelling: Travelling) -> None:
    book = opened(travelling.report().content)
    for sheet in book.worksheets[1:]:
        book.remove(sheet)
    assert "has no sheet with criteria" in travelling.back(saved(book)).err


@pytest.mark.parametrize("option", ["--dry-run", "--notes"])
def test_what_is_for_files_is_refused_without_one(travelling: Travelling, option: str) -> None:
    ran = travelling.gmrsj("answer", travelling.id, "S1-L1-01", "met", option)
    assert ran.status == 2 and ran.err.startswith(f"gmrsj: {option} is for --from and --from-codes")
