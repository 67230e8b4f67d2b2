"""Report and roadmap, as CSV and as a workbook, come back through ``answer --from`` unchanged."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gmrsj_tui.cli.answers_from.csv_file import read_csv
from gmrsj_tui.cli.answers_from.workbook_file import read_workbook
from gmrsj_tui.framework.model import Pack
from gmrsj_tui.journey.answer import Evidence, Status
from gmrsj_tui.journey.changes import AnswerUpdate, record
from gmrsj_tui.journey.journey import Journey
from gmrsj_tui.reports.csv_document import render_report, render_roadmap
from gmrsj_tui.reports.workbook.cells import texts_of
from tests.cli.conftest import CommandLine, Ran
from tests.reports.journeys import WHEN, journey_of, roadmap
from tests.reports.workbooks import Edited, report, report_bytes, roadmap_bytes
from tests.sample_pack import sample_pack

PACK = sample_pack()
PACK = PACK._replace(steps=(PACK.steps[0],))
CRITERIA = [criterion.id for criterion in PACK.criteria()]

texts = st.text(max_size=25) | st.sampled_from(
    (
        "=1+1",
        "'=x",
        "-",
        "two\nlines",
        "a\r\nb\tc",
        "_x0041_",
        "_x005F_",
        " lead",
        "[2] x",
        "é\u0301",
        "\U0001f33e",
        "#N/A",
    )
)
updates = st.builds(
    lambda **given_so: AnswerUpdate(**given_so),  # builds would invent what is left out
    criterion=st.sampled_from(CRITERIA),
    status=st.sampled_from([status for status in Status if status is not Status.NOT_APPLICABLE]),
    reason=texts,
    note=texts,
    evidence=st.lists(st.tuples(texts, st.integers(0, 3)).map(lambda both: Evidence(*both)), max_size=3).map(tuple),
    owner=texts,
    due=st.none() | st.dates().map(lambda day: day.isoformat()),
    next_action=st.none() | texts,
    review=st.none() | st.booleans(),
    parked=st.none() | st.booleans(),
)
journeys = st.lists(updates, max_size=5).map(lambda found: journey_of(PACK, *found, title="A"))


@settings(max_examples=12)
@given(journeys, st.booleans())
def test_nothing_changes_where_nobody_changed_anything(journey: Journey, notes: bool) -> None:
    for text in (
        render_report(report(PACK, journey, notes=notes)),
        render_roadmap(roadmap(PACK, journey, notes=notes)),
    ):
        assert read_csv(text.encode(), "a.csv", journey, PACK).updates == ()
    for content in (report_bytes(PACK, journey, notes=notes), roadmap_bytes(PACK, journey, notes=notes)):
        found = read_workbook(content, "a.xlsx", journey, PACK)
        assert (found.updates, found.warnings) == ((), ())


@settings(max_examples=12)
@given(journeys, st.lists(updates, max_size=5), st.booleans())
def test_an_old_file_that_nobody_edited_takes_nothing_back(
    journey: Journey, since: list[AnswerUpdate], notes: bool
) -> None:
    now = journey
    for update in since:
        now = record(now, PACK, [update], WHEN, "Bo")
    for text in (
        render_report(report(PACK, journey, notes=notes)),
        render_roadmap(roadmap(PACK, journey, notes=notes)),
    ):
        assert read_csv(text.encode(), "a.csv", now, PACK).updates == ()


@settings(max_examples=12)
@given(journeys, updates)
def test_what_a_person_writes_into_a_workbook_is_what_stands_then(journey: Journey, wish: AnswerUpdate) -> None:
    wanted = record(journey, PACK, [wish], WHEN)
    criterion = PACK.criterion(wish.criterion)
    assert criterion is not None
    cells = texts_of(criterion, wanted.answer(wish.criterion))
    book = Edited(report_bytes(PACK, journey, notes=True))
    headings = {"status": "Status", "reason": "Reason", "owner": "Owner", "due": "Due", "note": "Note"}
    for key, heading in headings.items():
        if cells[key] and "_x" not in cells[key]:
            book.write(wish.criterion, heading, cells[key])
    found = read_workbook(book.content, "a.xlsx", journey, PACK)
    after = record(journey, PACK, found.updates, WHEN)
    then = texts_of(criterion, after.answer(wish.criterion))
    stood = texts_of(criterion, journey.answer(wish.criterion))
    for key in headings:
        written = bool(cells[key]) and "_x" not in cells[key]
        assert then[key] == (cells[key] if written else stood[key])
    others = [other for other in CRITERIA if other != wish.criterion]
    assert all(after.answer(other) == journey.answer(other) for other in others)


# -- CSV through the command ------------------------------------------------------------------------------------------


def from_csv(gmrsj: CommandLine, journey: str, content: str, *options: str) -> Ran:
    path = gmrsj.content.parent / "back.csv"
    path.write_text(content, encoding="utf-8", newline="")
    return gmrsj("answer", journey, "--from", str(path), *options)


def test_a_dry_run_of_csv_records_nothing(gmrsj: CommandLine) -> None:
    journey = gmrsj.new()
    content = "criterion,status\nS1-L1-01,met\nS1-L1-02,met\n"
    ran = from_csv(gmrsj, journey, content, "--dry-run")
    assert ran.status == 0 and ran.out.startswith("2 criteria would change.\nGovernance: Launched, ")
    assert "S1-L1-02 Criterion 1.1.2\n- status: not assessed -> met\n" in ran.out
    assert "is met" not in gmrsj("history", journey).out and "Nothing was changed yet" in gmrsj("history", journey).out
    assert from_csv(gmrsj, journey, content).out.startswith("2 criteria changed.\n")


def test_a_dry_run_names_what_is_wrong_as_well(gmrsj: CommandLine) -> None:
    ran = from_csv(gmrsj, gmrsj.new(), "criterion,status\nS1-L1-01,mett\n", "--dry-run")
    assert ran.status == 1 and "back.csv:2: there is no status 'mett'" in ran.err


@pytest.fixture
def waiting() -> Journey:
    """One answer that nobody confirmed, one that is parked, and one that a newer pack would not take."""
    journey = journey_of(
        PACK,
        AnswerUpdate("S1-L1-02", Status.MET, review=True),
        AnswerUpdate("S1-L3-01", Status.NOT_MET, parked=True),
        AnswerUpdate("S1-L2-01", Status.NOT_APPLICABLE, reason="No plants"),
    )
    return journey._replace(answers={**journey.answers, "S1-L1-01": journey.answer("S1-L2-01")})


def changed(text: str, journey: Journey, pack: Pack = PACK) -> Journey:
    """The journey after CSV came back."""
    return record(journey, pack, read_csv(text.encode(), "a.csv", journey, pack).updates, WHEN)


def test_a_report_that_comes_back_confirms_nothing_and_is_not_refused(waiting: Journey) -> None:
    text = render_report(report(PACK, waiting))
    assert changed(text, waiting) is waiting


def test_the_same_status_without_a_mark_confirms_and_takes_up_again(waiting: Journey) -> None:
    after = changed("criterion,status\nS1-L1-02,met\nS1-L3-01,not-met\n", waiting)
    assert not after.answer("S1-L1-02").review and not after.answer("S1-L3-01").parked
    after = changed("criterion,status,review,parked\nS1-L1-02,met,yes,\nS1-L3-01,in-progress,,yes\n", waiting)
    assert after.answer("S1-L1-02").review and not after.answer("S1-L3-01").parked


def test_a_mark_is_yes_or_no(gmrsj: CommandLine) -> None:
    ran = from_csv(gmrsj, gmrsj.new(), "criterion,status,parked\nS1-L1-01,met,perhaps\n")
    assert ran.status == 1 and "parked is 'perhaps', and it is yes or no" in ran.err


def test_a_cell_with_several_pieces_of_evidence_adds_them() -> None:
    journey = journey_of(PACK, AnswerUpdate("S1-L1-01", evidence=(Evidence("a", 1), Evidence("b", 1))))
    after = changed('criterion,status,evidence,strength\nS1-L1-01,,"[2] b\n[0] c",2\n', journey)
    assert after.answer("S1-L1-01").evidence == (Evidence("a", 1), Evidence("b", 2), Evidence("c", 0))


def test_a_strength_beside_marked_evidence_must_say_the_same(gmrsj: CommandLine) -> None:
    ran = from_csv(gmrsj, gmrsj.new(), 'criterion,status,evidence,strength\nS1-L1-01,met,"[2] b\n[0] c",3\n')
    assert ran.status == 1 and "the strength is 3, and the evidence says 2; change the figures in brackets" in ran.err
