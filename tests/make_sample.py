"""Makes the sample journey, ``saves/sample/sample-journey.json``: run ``python -m tests.make_sample`` after a change.

An invented company in the middle of its way: step 1 has reached its first level, step 2 is one steppingstone short of
it, step 3 is at work, step 4 has hardly begun. It is made with the program's own functions and a clock that stands
still, so that it comes out the same each time; a test compares it with the file.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

from gmrsj_tui.framework.library import PackLibrary
from gmrsj_tui.framework.model import Pack
from gmrsj_tui.journey.answer import Evidence, Status
from gmrsj_tui.journey.changes import AnswerUpdate, record, set_setup, set_target, start, undo
from gmrsj_tui.journey.journey import Journey
from gmrsj_tui.journey.snapshots import take_snapshot
from gmrsj_tui.journey.standing import standing_of
from gmrsj_tui.places import sample_file
from gmrsj_tui.store.journeys import JourneyStore

JOURNEY = "sample-journey"
TITLE = "Harvest Foods 2026"
ORGANISATION = "Harvest Foods (fictional)"

MET, BEGUN, NOT_MET = Status.MET, Status.IN_PROGRESS, Status.NOT_MET

RECORDER, OWNER, PROCUREMENT = "Recorder", "Mechanism owner", "Procurement lead"

SETUP = {
    "own-sites": "Two plants (Riverside, Northfield) and one distribution centre, with agency workers at all three.",
    "priority-suppliers": (
        "Six of 140: two tomato growers' groups, palm oil, cocoa, one packaging plant, cleaning at Northfield."
    ),
    "serious-case": (
        "Danger to life, child or forced labour, violence, sexual harassment, or retaliation for speaking up."
    ),
    "participants": "Facilitator, recorder, mechanism owner, human resources, procurement, legal, works council",
    "rightsholders-voice": "The works council at both plants. Nobody yet for growers and seasonal pickers.",
}


def said(text: str) -> tuple[Evidence, ...]:
    """Evidence of strength 0: said in the room."""
    return (Evidence(text, 0),)


def document(text: str) -> tuple[Evidence, ...]:
    """Evidence of strength 1: a document was seen."""
    return (Evidence(text, 1),)


def records(text: str) -> tuple[Evidence, ...]:
    """Evidence of strength 2: records of use were seen."""
    return (Evidence(text, 2),)


def confirmed(text: str) -> tuple[Evidence, ...]:
    """Evidence of strength 3: confirmed by rightsholders or an independent party."""
    return (Evidence(text, 3),)


@dataclass(frozen=True, slots=True)
class Session:
    """One sitting: answers in the order in which they were given, three minutes each."""

    begin: datetime
    who: str
    answers: tuple[AnswerUpdate, ...] = ()
    targets: dict[str, str] = field(default_factory=dict)
    mistaken: tuple[AnswerUpdate, ...] = ()
    """Given first and taken back again."""
    snapshot: str = ""
    """Under which name its end was recorded."""


GOVERNANCE = (
    AnswerUpdate("S1-L1-01", MET, evidence=document("Leadership minute of 14 January"), as_of="2026-01-14"),
    AnswerUpdate("S1-L1-02", MET, evidence=document("Human rights policy, section 4, on the public website")),
    AnswerUpdate(
        "S1-L1-03",
        MET,
        evidence=document("No-retaliation clause in the policy and in the disciplinary code"),
        note="Everybody agreed. The works council asked for examples in the next talk with shift leaders.",
    ),
    AnswerUpdate("S1-L1-04", MET, evidence=document("Role description, two days a week; budget line for 2026")),
    AnswerUpdate(
        "S1-L1-05",
        MET,
        evidence=document("Channel map of March with a row per group"),
        note="Three empty boxes: seasonal pickers, night cleaning, neighbours of the Northfield plant.",
    ),
    AnswerUpdate(
        "S1-L1-06",
        MET,
        evidence=said("Legal says that the settlement template has no waiver; nobody had it at hand"),
        note="Two people would have said in progress. Accepted because legal answers for it; fetch the template.",
        owner="Legal",
        due="2026-10-30",
    ),
    AnswerUpdate("S1-L1-07", MET, evidence=document("Supplier code of 2025, clause 9")),
    AnswerUpdate("S1-L1-08", MET, evidence=document("Twelve-month plan, signed by the sponsor, gravest risks first")),
    AnswerUpdate("S1-L2-01", MET, evidence=records("Minutes of the February and May meetings")),
    AnswerUpdate("S1-L2-02", MET, evidence=records("Rule with substitutes; a case in which the handler stepped aside")),
    AnswerUpdate(
        "S1-L2-03",
        BEGUN,
        note="Done for both plants. Nobody is named at the distribution centre.",
        owner="Human resources",
        due="2026-11-13",
        next_action="Name who receives and who decides at the distribution centre, and test it on one old case.",
    ),
    AnswerUpdate(
        "S1-L2-04",
        NOT_MET,
        note="Eleven people can open the case folder. Four of them need to.",
        owner=OWNER,
        due="2026-12-11",
    ),
    AnswerUpdate("S1-L2-05", MET, evidence=confirmed("Works council: its five points and our answers, April")),
    AnswerUpdate(
        "S1-L2-06",
        BEGUN,
        note="Four of six priority suppliers have signed.",
        owner=PROCUREMENT,
        due="2027-01-29",
    ),
)

ESTABLISHING = (
    AnswerUpdate("S2-L1-01", MET, evidence=document("User list by site, supplier; three groups marked at most risk")),
    AnswerUpdate(
        "S2-L1-02",
        MET,
        evidence=records("Hotline log; two agency workers at Northfield named the channel when asked"),
    ),
    AnswerUpdate("S2-L1-03", MET, evidence=records("Test report without a name, March; nothing gave the caller away")),
    AnswerUpdate("S2-L1-04", MET, evidence=records("Test calls in the six languages of the plants")),
    AnswerUpdate(
        "S2-L1-05",
        MET,
        evidence=document("Procedure on two pages, read aloud to three workers"),
        note="The sentence on possible results was not understood, and was written anew.",
    ),
    AnswerUpdate("S2-L1-06", MET, evidence=document("Photos of the notice boards of all three sites")),
    AnswerUpdate("S2-L1-07", MET, evidence=records("Test message in May, answered after four days")),
    AnswerUpdate(
        "S2-L1-08",
        NOT_MET,
        note="We know it of two suppliers, from audits. Nobody has asked.",
        owner=PROCUREMENT,
        due="2026-09-30",
    ),
    AnswerUpdate("S2-L2-01", MET, evidence=confirmed("Listening sessions with agency workers and with night shifts")),
    AnswerUpdate("S2-L2-03", MET, evidence=records("Time for each stage in the procedure; two notices of delay")),
    AnswerUpdate(
        "S2-L2-02",
        BEGUN,
        note="Riverside has a contact person and a hotline. The distribution centre has the hotline only.",
        owner="Operations",
        due="2027-02-26",
    ),
    AnswerUpdate(
        "S2-L2-04",
        BEGUN,
        note="New workers yes. The yearly talk reached about half of the others.",
        owner="Human resources",
        due="2026-12-18",
    ),
    AnswerUpdate("S2-L2-06", MET, evidence=records("Attendance of all handlers and site managers; coaching notes")),
    AnswerUpdate(
        "S2-L4-04",
        Status.NOT_APPLICABLE,
        reason="None of the six priority suppliers has another buyer with a mechanism; asked in June, again each year.",
    ),
)

IMPLEMENTING = (
    AnswerUpdate("S3-L1-01", MET, evidence=records("Register since January: 41 entries, matched with the hotline log")),
    AnswerUpdate("S3-L1-02", MET, evidence=records("Dates of the last five confirmations")),
    AnswerUpdate(
        "S3-L1-03",
        BEGUN,
        note="The rule is written. It was never rehearsed, and the night shift does not know it.",
        owner=OWNER,
        due="2026-10-16",
    ),
    AnswerUpdate("S3-L1-04", MET, evidence=records("Conversation notes in the last five cases")),
    AnswerUpdate(
        "S3-L1-05",
        BEGUN,
        note="At Northfield the checker reports to the plant manager.",
        disputed="The works council would say not met: it knows of two cases that the shift leader checked.",
        owner="Human resources",
        due="2026-12-04",
        next_action="Have Riverside check the cases of Northfield, and the other way round.",
    ),
    AnswerUpdate("S3-L1-06", MET, evidence=records("Outcome messages of the last five cases; one out of reach")),
    AnswerUpdate(
        "S3-L1-07",
        BEGUN,
        note="What stopped the harm is always there; what was decided about remedy in six files of ten.",
        owner=OWNER,
        due="2026-11-06",
    ),
    AnswerUpdate(
        "S3-L1-08",
        NOT_MET,
        note="Nobody asks afterwards. The works council sees this as the gravest gap.",
        owner="Works council with the mechanism owner",
        due="2026-12-11",
    ),
    AnswerUpdate("S3-L1-09", MET, evidence=document("Path for supplier cases; consent question in the intake form")),
    AnswerUpdate("S3-L2-03", MET, evidence=records("Guide, and two complete files read by the group")),
    AnswerUpdate("S3-L2-05", BEGUN, note="Apology and pay back only, so far.", owner="Legal", due="2027-03-31"),
)

EVALUATING = (
    AnswerUpdate("S4-L1-01", MET, evidence=document("Review notes of January and July")),
    AnswerUpdate("S4-L1-02", BEGUN, note="Sent once; no answer on record.", owner="Sponsor's office", due="2026-12-15"),
    AnswerUpdate(
        "S4-L1-03",
        NOT_MET,
        note="The distribution centre has had no case in two years, and nobody asked why.",
        owner="Works council with the mechanism owner",
        due="2027-01-15",
    ),
    AnswerUpdate("S4-L1-05", BEGUN, note="Rota at Riverside changed after four cases; not written down.", owner=OWNER),
    AnswerUpdate("S4-L1-06", parked=True, note="To be taken up when the July review has been sent round."),
)

AUTUMN = (
    AnswerUpdate(
        "S2-L1-08",
        BEGUN,
        note="Ten questions went to all six on 2 September. Four have answered; cocoa and packaging have not.",
        due="2026-11-15",
        next_action="Call the cocoa and the packaging supplier, and file what they say.",
    ),
    AnswerUpdate("S1-L2-07", MET, evidence=records("Delegation table with remedy entries; used once in August")),
    AnswerUpdate("S3-L1-02", note="Also checked for supplier cases: two of two."),
)

NOVEMBER = (
    AnswerUpdate("S1-L2-06", note="Five of six priority suppliers have signed.", owner=PROCUREMENT),
    AnswerUpdate("S3-L1-07", note="Eight files of ten, after the form was changed in October.", due="2026-12-18"),
)

SESSIONS = (
    Session(
        datetime(2026, 6, 9, 7, 10, tzinfo=UTC),
        RECORDER,
        (*GOVERNANCE, *ESTABLISHING),
        mistaken=(AnswerUpdate("S2-L1-08", MET),),
        snapshot="First morning",
    ),
    Session(
        datetime(2026, 6, 16, 7, 5, tzinfo=UTC),
        RECORDER,
        (*IMPLEMENTING, *EVALUATING),
        targets={"governance": "established"},
        snapshot="First session",
    ),
    Session(datetime(2026, 9, 15, 12, 30, tzinfo=UTC), OWNER, AUTUMN, snapshot="September review"),
    Session(datetime(2026, 11, 12, 15, 0, tzinfo=UTC), OWNER, NOVEMBER),
)


def moments(begin: datetime) -> Iterator[str]:
    """Moments three minutes apart, as the program writes them."""
    while True:
        yield begin.isoformat(timespec="milliseconds").replace("+00:00", "Z")
        begin += timedelta(minutes=3)


def sample(pack: Pack) -> Journey:
    """The sample journey."""
    prepared = moments(datetime(2026, 6, 2, 9, 0, tzinfo=UTC))
    journey = start(pack, JOURNEY, TITLE, next(prepared), organisation=ORGANISATION, sample=True)
    journey = set_setup(journey, pack, SETUP, next(prepared), OWNER)
    for session in SESSIONS:
        when = moments(session.begin)
        for update in session.answers:
            for wrong in session.mistaken:
                if wrong.criterion == update.criterion:
                    journey = undo(record(journey, pack, [wrong], next(when), session.who), next(when), session.who)
            journey = record(journey, pack, [update], next(when), session.who)
        for step, level in session.targets.items():
            journey = set_target(journey, pack, step, level, next(when), session.who)
        if session.snapshot:
            journey = take_snapshot(journey, standing_of(pack, journey), session.snapshot, next(when), session.who)
    return journey


def content() -> bytes:
    """The whole file, as the store writes it."""
    with TemporaryDirectory() as folder:
        store = JourneyStore(Path(folder))
        store.create(sample(PackLibrary().load("gm-rsj")))
        return store.path(JOURNEY).read_bytes()


if __name__ == "__main__":
    sample_file().write_bytes(content())
