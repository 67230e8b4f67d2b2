"""``gmrsj answer``: records one answer, or many from a CSV file, a workbook, or lines typed from a workshop sheet."""

from __future__ import annotations

from argparse import ArgumentParser, ArgumentTypeError

from gmrsj_tui import clock
from gmrsj_tui.cli.change_words import step_words
from gmrsj_tui.cli.command import JOURNEY_HELP, Command
from gmrsj_tui.cli.console import put, tell, warn, with_folders
from gmrsj_tui.cli.context import Context
from gmrsj_tui.cli.failure import DONE, UsageError
from gmrsj_tui.cli.parsing import whole_number
from gmrsj_tui.cli.statuses import status_named
from gmrsj_tui.errors import GmrsjError
from gmrsj_tui.framework.model import Pack
from gmrsj_tui.journey.answer import Answer, Evidence, Status
from gmrsj_tui.journey.changes import AnswerUpdate, find_criterion, record
from gmrsj_tui.journey.journey import Change
from gmrsj_tui.journey.standing import Standing, standing_of
from gmrsj_tui.session import JourneySession, Outcome

TYPE_CHECKING = False  # as in typing, which takes long to import
if TYPE_CHECKING:
    from gmrsj_tui.cli.answers_from.found import Found

_TEXTS = ("reason", "note", "owner", "next_action", "disputed")
_DETAILS = (*_TEXTS, "evidence", "due", "as_of", "parked")
"""Options each of which is an answer without a status too: the one that stands is kept."""


def configure(parser: ArgumentParser) -> None:
    """Add the arguments."""
    parser.add_argument("journey", metavar="JOURNEY", help=JOURNEY_HELP)
    parser.add_argument("criterion", metavar="CRITERION", nargs="?", help="its id, in any case of letters")
    parser.add_argument(
        "status",
        metavar="STATUS",
        nargs="?",
        type=_status,
        help=f"{', '.join(Status)}; also as it is shown: 'in progress'",
    )
    parser.add_argument("--reason", metavar="R", help="why it is not applicable; needed for that status")
    parser.add_argument("--note", metavar="N", help="replaces the note; never name complainants in it")
    parser.add_argument(
        "--evidence", metavar="E", action="append", help="adds a text or link that lets others check it; repeatable"
    )
    parser.add_argument(
        "--strength",
        metavar="0-3",
        type=whole_number(0, 3),
        help="of the evidence given here: 0 said in the room, 1 document seen, 2 records of use seen, "
        "3 confirmed by rightsholders or an independent party; default 0",
    )
    parser.add_argument("--owner", metavar="O", help="who sees to it")
    parser.add_argument("--due", metavar="YYYY-MM-DD", help="by when")
    parser.add_argument("--as-of", metavar="YYYY-MM-DD", help="the day on which the status was true, where not today")
    parser.add_argument("--next-action", metavar="A", help="what to do next, instead of what the pack proposes")
    parser.add_argument(
        "--disputed",
        metavar="TEXT",
        help="who sees it otherwise, by role, and why; an empty text: nobody does any more",
    )
    parking = parser.add_mutually_exclusive_group()
    parking.add_argument(
        "--parked",
        action="store_true",
        default=None,
        help="the group puts it off, to come back to before the close; a status given without this takes it up again",
    )
    parking.add_argument(
        "--not-parked", dest="parked", action="store_false", default=None, help="takes it up again without a status"
    )
    parser.add_argument("--by", metavar="WHO", help="who gives the answer; default as your settings say")
    parser.add_argument(
        "--from", metavar="FILE", dest="file", help="a CSV file or a workbook with many answers; - is standard input"
    )
    parser.add_argument(
        "--from-codes",
        metavar="FILE",
        dest="codes",
        help="lines typed from a workshop sheet, such as 'G07K m policy signed'; - is standard input",
    )
    parser.add_argument("--yes", action="store_true", help="with --from-codes at a terminal: record it without asking")
    parser.add_argument(
        "--dry-run", action="store_true", help="with --from, --from-codes: show what would change, and record nothing"
    )
    parser.add_argument(
        "--notes", action="store_true", help="with --from, --from-codes: quote notes and evidence in what changes"
    )


def execute(context: Context) -> int:
    """Record the answer, or those of the file."""
    options = context.options
    details = any(getattr(options, name) is not None for name in _DETAILS)
    many = "--from" if options.file is not None else "--from-codes" if options.codes is not None else None
    if many is not None:
        if options.criterion is not None or details or options.strength is not None:
            raise UsageError(f"{many} takes everything but --by from the file", f"usage: gmrsj answer {USAGE}")
        if options.file is not None and options.codes is not None:
            raise UsageError("give one of --from and --from-codes", f"usage: gmrsj answer {USAGE}")
        return _many(context)
    for name, given_too in (("--dry-run", options.dry_run), ("--notes", options.notes), ("--yes", options.yes)):
        if given_too:
            raise UsageError(f"{name} is for --from and --from-codes", f"usage: gmrsj answer {USAGE}")
    if options.criterion is None:
        missing = "CRITERION is missing" if details else "CRITERION and STATUS are missing"
        raise UsageError(f"{missing}, or --from FILE", f"usage: gmrsj answer {USAGE}")
    if options.strength is not None and not options.evidence:
        raise UsageError("--strength is that of the evidence given with it, and there is no --evidence")
    if options.status is None and not details:
        raise UsageError("STATUS is missing, or an option that says what else changes", f"usage: gmrsj answer {USAGE}")
    return _one(context)


def _one(context: Context) -> int:
    options = context.options
    session = context.session(options.journey, context.who)
    criterion = find_criterion(session.journey, session.pack, options.criterion)
    update = AnswerUpdate(
        criterion.id,
        status=options.status,
        add_evidence=tuple(Evidence(text, options.strength or 0) for text in options.evidence or ()),
        parked=options.parked,
        **{name: getattr(options, name) for name in _TEXTS},
        due=_date(options.due, f"the due date of {criterion.id}"),
        as_of=_day_of_truth(options.as_of, criterion.id),
    )
    outcome = session.answer([update])
    before, after = outcome.before.answer(criterion.id), outcome.after.answer(criterion.id)
    step = step_words(session.standing.of(criterion.step), session.pack)
    put(f"{criterion.id} {_moved(outcome, before, after)}. {step}.")
    _warn(outcome)
    return DONE


def _date(text: str | None, name: str) -> str | None:
    """A date that was given, as YYYY-MM-DD."""
    if text is None:
        return None
    from gmrsj_tui.dates import option_date

    return option_date(text, name)


def _day_of_truth(text: str | None, criterion: str) -> str | None:
    """The day on which the answer was true, as YYYY-MM-DD; none that is still to come."""
    day = _date(text, f"the date it was true of {criterion}")
    if not day:
        return day
    from gmrsj_tui.dates import day_of_truth

    return day_of_truth(day, clock.today(), criterion)


def _moved(outcome: Outcome, before: Answer, after: Answer) -> str:
    if outcome.change is None:
        return f"is {after.status.words}{' and parked' if after.parked else ''} already; nothing changed"
    parked = "" if before.parked is after.parked else ", parked" if after.parked else ", no longer parked"
    if before.status is after.status:
        return f"is {after.status.words} as before{parked or ', with the new details'}"
    return f"is {after.status.words} (was {before.status.words}){parked}"


def _many(context: Context) -> int:
    from gmrsj_tui.cli.answers_from import read_answers, read_codes
    from gmrsj_tui.cli.asking import agreed, asks

    options = context.options
    session = context.session(options.journey, context.who)
    if options.codes is not None:
        found = read_codes(options.codes, session.journey, session.pack)
    else:
        found = read_answers(options.file, session.journey, session.pack)
    for warning in found.warnings:
        warn(warning)
    if options.dry_run:
        _tried(context, session, found)
        put("\nNothing was recorded. Without --dry-run it is one change, which undo takes back.")
        return DONE
    if options.codes is not None and asks(options.yes):
        if not _tried(context, session, found):
            return DONE
        if not agreed("Record this?"):
            put("Nothing was recorded.")
            return DONE
    outcome = session.answer(found.updates) if found.updates else None
    if outcome is None or outcome.change is None:
        put(_nothing(found))
        return DONE
    _told(context, session.pack, outcome.change, session.standing, "changed")
    _warn(outcome)
    return DONE


def _tried(context: Context, session: JourneySession, found: Found) -> bool:
    """Say what the file would change, and whether that is anything; nothing is recorded."""
    journey, pack = session.journey, session.pack
    after = record(journey, pack, found.updates, clock.now(), session.who)
    if after is journey:
        put(_nothing(found))
        return False
    _told(context, pack, after.changes[-1], standing_of(pack, after), "would change")
    return True


def _nothing(found: Found) -> str:
    why = "everything in the file stands already" if found.rows else "the file has no answers"
    if found.rows and found.made_from_history and not found.updates:
        why = "nothing in the file is new"
    return f"Nothing changed: {why}."


def _told(context: Context, pack: Pack, change: Change, standing: Standing, verb: str) -> None:
    """Say what a change did or would do: how many criteria, the steps that it touches, then each criterion."""
    from gmrsj_tui.cli.answers_from.difference import difference

    number = len(change.items)
    put(f"{number} {'criterion' if number == 1 else 'criteria'} {verb}.")
    touched = {found.step for item in change.items if (found := pack.criterion(item.key))}
    for step in standing.steps:
        if step.step.id in touched:
            put(f"{step_words(step, pack)}.")
    put("\n" + "\n".join(difference(change.items, pack, context.width, notes=context.options.notes)))


def _warn(outcome: Outcome) -> None:
    for warning in outcome.warnings:
        warn(warning)
    if outcome.slips:
        tell(with_folders(f"'gmrsj undo {outcome.after.id}' takes it back"))
    if outcome.foreign:
        warn("somebody else changed this journey meanwhile; both changes are kept")


def _status(text: str) -> Status:
    try:
        return status_named(text)
    except GmrsjError as problem:
        raise ArgumentTypeError(str(problem)) from None


USAGE = (
    "JOURNEY CRITERION [STATUS] [--reason R] [--note N] [--evidence E]... [--strength 0-3] [--owner O] "
    "[--due DATE] [--as-of DATE] [--next-action A] [--disputed D] [--parked | --not-parked] [--by WHO], or "
    "JOURNEY --from FILE | --from-codes FILE [--dry-run] [--yes] [--notes] [--by WHO]"
)

COMMAND = Command(
    name="answer",
    usage=USAGE,
    description=(
        "Records an answer. Options that are left out keep what stands; an empty text takes it away. "
        "In doubt it is not met. STATUS can be left out where an option says what changes: the one that stands is "
        "kept, and what is parked stays parked.\n\n"
        "With --from it records many at once, all or none, as one change to undo, and says what changed; --dry-run "
        "shows that first and records nothing. An empty cell keeps what stands. Everything that is wrong is named at "
        "once, as FILE:LINE or SHEET!CELL.\n\n"
        "A CSV file is in UTF-8 with a header row and the columns criterion,status,reason,note,evidence,strength,owner,"
        "due,next_action,review,parked, of which only the first two are needed. Rows for one criterion follow "
        "each other, so that each can add one piece of evidence; rows that contradict each other are refused, both "
        "lines named. Several pieces in one cell stand one a line, each with its strength, such as [1] minutes.pdf. "
        "Where review or parked says yes, the same status changes neither.\n\n"
        "A date in a file is written as 2026-12-31, or so that it can mean one day only: 31.12.2026, 2026/12/31, "
        "31 Dec 2026. One that can be two days, such as 03/04/2026, is refused.\n\n"
        "The CSV of a report or a roadmap comes back as it is. Its column revision says what stood when it was made: "
        "only the cells that people changed since count, however old it is. Where the journey has changed the same "
        "thing, that is named by line and nothing is recorded. Without that column every filled cell counts.\n\n"
        "A workbook (.xlsx) is one that a report or a roadmap was. Only the cells that people changed count. Where the "
        "journey has changed the same thing since the workbook was made, that is named and nothing is recorded.\n\n"
        "--from-codes reads lines typed from a workshop sheet ('gmrsj sheet'): the code, the letter of the box (m, i, "
        "n, x, or - for not assessed), and what was written behind it: after m what shows it, after x the reason, else "
        "a remark for the note. A code whose check letter does not fit is refused. At a terminal it shows what would "
        "change and asks before it records."
    ),
    examples=(
        ("gmrsj answer acme S1-L1-01 met --evidence minutes.pdf --strength 1", "met, and a document was seen"),
        ('gmrsj answer acme S1-L1-08 not-applicable --reason "No suppliers"', "set aside, with the reason"),
        ("gmrsj answer acme S1-L1-04 --owner Ana --due 2026-12-31", "who sees to it and by when; the status stays"),
        ("gmrsj answer acme S1-L1-04 --parked", "put off, to come back to before the close"),
        ("gmrsj answer acme --from answers.csv", "a whole session from a spreadsheet"),
        ("gmrsj answer acme --from report.xlsx --dry-run", "what a workbook that came back would change"),
        ("gmrsj answer acme --from-codes -", "type what stands on the sheet, ctrl-d ends it"),
    ),
    configure=configure,
    execute=execute,
)
