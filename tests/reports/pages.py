"""Pages and documents for the tests of writers: the sample journey, and journeys with a bit of everything."""

from __future__ import annotations

from gmrsj_tui.framework.library import PackLibrary
from gmrsj_tui.framework.model import Effectiveness, Pack, SetupQuestion
from gmrsj_tui.journey.answer import Evidence, Status
from gmrsj_tui.journey.changes import AnswerUpdate, record, set_setup
from gmrsj_tui.journey.journey import Journey
from gmrsj_tui.journey.snapshots import take_snapshot
from gmrsj_tui.journey.standing import standing_of
from gmrsj_tui.reports.blocks import Page
from gmrsj_tui.reports.report_document import report_document
from gmrsj_tui.reports.report_model import ReportDocument
from gmrsj_tui.reports.report_page import report_page
from gmrsj_tui.reports.roadmap_page import roadmap_page
from tests.make_sample import sample
from tests.reports.journeys import GENERATED, TODAY, WHEN, halfway, journey_of, met, roadmap
from tests.sample_pack import sample_pack


def gm_rsj() -> Pack:
    """The bundled pack."""
    return PackLibrary().load("gm-rsj")


def report(pack: Pack, journey: Journey, *, notes: bool = False) -> ReportDocument:
    """The report of a journey on a day that stands still."""
    standing = standing_of(pack, journey)
    return report_document(pack, journey, standing, notes=notes, today=TODAY, generated=GENERATED)


def eventful(pack: Pack) -> Journey:
    """A journey through the bundled pack with everything that a report can show.

    Snapshots and what slipped back since, met on words only, not applicable, parked, disputed, needs review, overdue,
    notes, text in other scripts, and nobody who speaks for rightsholders.
    """
    journey = halfway(pack)
    journey = take_snapshot(journey, standing_of(pack, journey), "Spring session", "2026-04-14T08:00:00.000Z", "Ana")
    setup = {
        "own-sites": "Two plants and a warehouse",
        "participants": "Facilitator, recorder, human resources, procurement",
        "rightsholders-voice": "Nobody yet",
    }
    journey = set_setup(journey, pack, setup, "2026-05-01T08:00:00.000Z", "Ana")
    journey = record(
        journey,
        pack,
        [
            *met(["S3-L1-01"]),
            AnswerUpdate("S2-L1-04", Status.MET),
            AnswerUpdate("S3-L1-02", Status.MET, add_evidence=(Evidence("Everybody agreed", 0),)),
            AnswerUpdate("S4-L1-01", Status.IN_PROGRESS, owner="Δημήτρης Ωνάσης", next_action="Спросить рабочих"),
        ],
        "2026-10-01T08:00:00.000Z",
        "Bo",
    )
    journey = take_snapshot(journey, standing_of(pack, journey), "Autumn session", "2026-10-02T08:00:00.000Z", "Bo")
    journey = record(
        journey,
        pack,
        [AnswerUpdate("S1-L1-03", Status.IN_PROGRESS), AnswerUpdate("S2-L1-07", Status.MET)],
        "2026-11-20T08:00:00.000Z",
        "Bo",
    )
    answers = dict(journey.answers)
    answers["S1-L1-02"] = journey.answer("S1-L1-02")._replace(review=True)
    answers["S2-L1-05"] = journey.answer("S2-L1-05")._replace(parked=True)
    answers["S1-L1-04"] = journey.answer("S1-L1-04")._replace(disputed="The works council says it is on paper only")
    return journey._replace(answers=answers)


def small_pack() -> Pack:
    """The small pack, with letters and with questions about who takes part."""
    pack = sample_pack()
    letters = (
        Effectiveness("a", "Legitimate", "People trust it.", "Would they?", "UNGP 31(a)"),
        Effectiveness("b", "Accessible", "People can use it.", "Could they?", "UNGP 31(b)"),
    )
    steps = tuple(
        step._replace(
            criteria=tuple(
                criterion._replace(
                    effectiveness=("a",) if criterion.position == 1 else ("a", "b"), evidence=("A record",)
                )
                for criterion in step.criteria
            )
        )
        for step in pack.steps
    )
    setup = (
        *pack.setup,
        SetupQuestion("group", "Who takes part?", kind="participants"),
        SetupQuestion("voice", "Who speaks for rightsholders?", kind="rightsholders"),
    )
    credit = "Invented for tests.\n\nIt is not legal advice."
    return pack._replace(setup=setup, effectiveness=letters, steps=steps, credit=credit)


def small_journey(pack: Pack) -> Journey:
    """A journey through :func:`small_pack` with everything that a report can show."""
    journey = journey_of(
        pack,
        *met(["S1-L1-01", "S1-L1-02", "S1-L2-01"]),
        AnswerUpdate("S1-L3-01", Status.MET),
        AnswerUpdate("S2-L1-01", Status.NOT_APPLICABLE, reason="We have no suppliers"),
    )
    journey = take_snapshot(journey, standing_of(pack, journey), "Spring", "2026-04-14T08:00:00.000Z")
    journey = set_setup(journey, pack, {"sites": "Two", "group": "Recorder, human resources"}, WHEN)
    journey = record(
        journey,
        pack,
        [
            AnswerUpdate(
                "S1-L1-02", Status.IN_PROGRESS, owner="Bo", due="2026-11-21", note="Ask Josephine.\nNot by mail."
            ),
            AnswerUpdate("S2-L1-02", Status.MET, add_evidence=(Evidence("said", 0), Evidence("a link", 0))),
            AnswerUpdate("S2-L2-01", Status.NOT_MET, owner="Chi 陳", due="2027-01-15", next_action="Rent a hotline"),
        ],
        WHEN,
        "Bo",
    )
    answers = dict(journey.answers)
    answers["S1-L1-01"] = journey.answer("S1-L1-01")._replace(review=True, as_of="2026-01-14")
    answers["S1-L2-02"] = journey.answer("S1-L2-02")._replace(parked=True)
    answers["S2-L1-02"] = journey.answer("S2-L1-02")._replace(disputed="The works council: on paper only")
    answers["S9-L1-01"] = journey.answer("S1-L2-01")
    return journey._replace(answers=answers)


def sample_journey(pack: Pack) -> Journey:
    """The sample journey that comes with the program."""
    return sample(pack)


def pages() -> dict[str, Page]:
    """Pages to look at, by what they are."""
    pack = gm_rsj()
    shown, all_of_it = sample_journey(pack), eventful(pack)
    return {
        "roadmap-sample": roadmap_page(roadmap(pack, shown)),
        "roadmap-sample-5": roadmap_page(roadmap(pack, shown, next_n=5)),
        "roadmap-eventful": roadmap_page(roadmap(pack, all_of_it, notes=True)),
        "report-sample": report_page(report(pack, shown)),
        "report-eventful": report_page(report(pack, all_of_it, notes=True)),
    }
