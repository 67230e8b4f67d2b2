"""``gmrsj answer``: records one answer, or many from a CSV file."""

from __future__ import annotations

from argparse import ArgumentParser, ArgumentTypeError

from gmrsj_tui.cli.change_words import step_words
from gmrsj_tui.cli.command import JOURNEY_HELP, Command
from gmrsj_tui.cli.console import put, tell, warn
from gmrsj_tui.cli.context import Context
from gmrsj_tui.cli.failure import DONE, UsageError
from gmrsj_tui.cli.parsing import whole_number
from gmrsj_tui.cli.statuses import status_named
from gmrsj_tui.errors import GmrsjError
from gmrsj_tui.journey.answer import Answer, Evidence, Status
from gmrsj_tui.journey.changes import AnswerUpdate, find_criterion
from gmrsj_tui.session import JourneySession, Outcome

_TEXTS = ("reason", "note", "owner", "due", "as_of", "next_action")


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
    parser.add_argument("--by", metavar="WHO", help="who gives the answer; default as your settings say")
    parser.add_argument("--from", metavar="FILE", dest="file", help="a CSV file with many answers; - is standard input")


def execute(context: Context) -> int:
    """Record the answer, or those of the file."""
    options = context.options
    given = [name for name in (*_TEXTS, "evidence", "strength") if getattr(options, name) is not None]
    if options.file is not None:
        if options.criterion is not None or given:
            raise UsageError("--from takes everything but --by from the file", f"usage: gmrsj answer {USAGE}")
        return _many(context)
    if options.criterion is None or options.status is None:
        missing = "CRITERION and STATUS" if options.criterion is None else "STATUS"
        raise UsageError(f"{missing} is missing, or --from FILE", f"usage: gmrsj answer {USAGE}")
    if options.strength is not None and not options.evidence:
        raise UsageError("--strength is that of the evidence given with it, and there is no --evidence")
    return _one(context)


def _one(context: Context) -> int:
    options = context.options
    session = context.session(options.journey, context.who)
    criterion = find_criterion(session.journey, session.pack, options.criterion)
    update = AnswerUpdate(
        criterion.id,
        status=options.status,
        add_evidence=tuple(Evidence(text, options.strength or 0) for text in options.evidence or ()),
        **{name: getattr(options, name) for name in _TEXTS},
    )
    outcome = session.answer([update])
    before, after = outcome.before.answer(criterion.id), outcome.after.answer(criterion.id)
    step = step_words(session.standing.of(criterion.step), session.pack)
    put(f"{criterion.id} {_moved(outcome, before, after)}. {step}.")
    _warn(outcome)
    return DONE


def _moved(outcome: Outcome, before: Answer, after: Answer) -> str:
    if outcome.change is None:
        return f"is {after.status.words} already; nothing changed"
    if before.status is after.status:
        return f"is {after.status.words} as before, with the new details"
    return f"is {after.status.words} (was {before.status.words})"


def _many(context: Context) -> int:
    from gmrsj_tui.cli.answer_file import read_answers

    options = context.options
    session = context.session(options.journey, context.who)
    updates = read_answers(options.file, session.journey, session.pack)
    outcome = session.answer(updates) if updates else None
    if outcome is None or outcome.change is None:
        why = "everything in the file stands already" if updates else "the file has no answers"
        put(f"Nothing changed: {why}.")
        return DONE
    put(_counted(len(outcome.change.items)) + ".")
    for words in _steps(session, outcome):
        put(f"{words}.")
    _warn(outcome)
    return DONE


def _counted(number: int) -> str:
    return "1 criterion changed" if number == 1 else f"{number} criteria changed"


def _steps(session: JourneySession, outcome: Outcome) -> list[str]:
    """The steps that the change touched."""
    assert outcome.change is not None
    touched = {found.step for item in outcome.change.items if (found := session.pack.criterion(item.key))}
    return [step_words(step, session.pack) for step in session.standing.steps if step.step.id in touched]


def _warn(outcome: Outcome) -> None:
    for warning in outcome.warnings:
        warn(warning)
    if outcome.slips:
        tell(f"'gmrsj undo {outcome.after.id}' takes it back")
    if outcome.foreign:
        warn("somebody else changed this journey meanwhile; both changes are kept")


def _status(text: str) -> Status:
    try:
        return status_named(text)
    except GmrsjError as problem:
        raise ArgumentTypeError(str(problem)) from None


USAGE = (
    "JOURNEY CRITERION STATUS [--reason R] [--note N] [--evidence E]... [--strength 0-3] [--owner O] "
    "[--due YYYY-MM-DD] [--as-of YYYY-MM-DD] [--next-action A] [--by WHO] or "
    "gmrsj answer JOURNEY --from FILE [--by WHO]"
)

COMMAND = Command(
    name="answer",
    usage=USAGE,
    description=(
        "Records an answer. Options that are left out keep what stands; an empty text takes it away. "
        "In doubt it is not met.\n\n"
        "With --from it records many at once, all or none, as one change to undo. The file is CSV in UTF-8 with a "
        "header row and the columns criterion,status,reason,note,evidence,strength,owner,due, of which only the "
        "first two are needed. An empty cell keeps what stands. Rows for one criterion follow each other, so that "
        "each can add one piece of evidence. Everything that is wrong in any line is named at once, as FILE:LINE."
    ),
    examples=(
        ("gmrsj answer acme S1-L1-01 met --evidence minutes.pdf --strength 1", "met, and a document was seen"),
        ('gmrsj answer acme S1-L1-08 not-applicable --reason "No suppliers"', "set aside, with the reason"),
        ("gmrsj answer acme --from answers.csv", "a whole session from a spreadsheet"),
    ),
    configure=configure,
    execute=execute,
)
