"""Every key of the app, declared once: the app binds from here, ``?`` and ``gmrsj keys`` list from here (CONTRACTS 5).

None of them needs ctrl, alt or a function key, and each can be rebound by its id in the settings file.
"""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

STRENGTHS = (
    "said in the room",
    "document seen",
    "records of use seen",
    "confirmed by rightsholders or an independent party",
)
"""As :data:`gmrsj_tui.journey.answer.STRENGTHS`, which this module stands below and cannot import; a test compares."""


class KeyAction(NamedTuple):
    """One thing that a key does."""

    id: str
    """What the settings file calls it, for example ``criterion.met``."""
    keys: tuple[str, ...]
    """The keys that do it, as Textual names them."""
    action: str
    """The action that the app's screens implement."""
    label: str
    """One or two words, for the footer and lists."""
    help: str
    """One sentence."""
    group: str
    """The heading it stands under in the help."""


ACTIONS: tuple[KeyAction, ...] = (
    KeyAction("criterion.met", ("m",), "mark('met')", "met", "The highlighted criterion is met.", "Answer"),
    KeyAction(
        "criterion.in-progress",
        ("i",),
        "mark('in-progress')",
        "in progress",
        "Work has begun, or only one half is true.",
        "Answer",
    ),
    KeyAction("criterion.not-met", ("n",), "mark('not-met')", "not met", "Discussed, and not true today.", "Answer"),
    KeyAction(
        "criterion.not-applicable",
        ("x",),
        "mark('not-applicable')",
        "not applicable",
        "Cannot apply to this company; asks for the reason.",
        "Answer",
    ),
    KeyAction(
        "criterion.not-assessed",
        ("backspace",),
        "mark('not-assessed')",
        "not assessed",
        "Back to nobody has discussed it; what was written stays.",
        "Answer",
    ),
    KeyAction(
        "criterion.park",
        ("P",),
        "park",
        "park",
        "Puts the criterion off, to come back to before the close, or takes it up again.",
        "Answer",
    ),
    KeyAction(
        "criterion.confirm",
        ("y",),
        "confirm",
        "still true",
        "What needs review since the pack changed is still true.",
        "Answer",
    ),
    KeyAction(
        "criterion.open",
        ("enter",),
        "open_criterion",
        "open",
        "Opens the criterion: note, evidence, strength, owner, due date.",
        "Answer",
    ),
    KeyAction(
        "history.undo", ("u",), "undo", "undo", "Takes the last change back, also one of an earlier day.", "Answer"
    ),
    KeyAction("history.redo", ("U",), "redo", "redo", "Does again what was taken back.", "Answer"),
    KeyAction("move.up", ("up", "k"), "cursor_up", "up", "One up.", "Move"),
    KeyAction("move.down", ("down", "j"), "cursor_down", "down", "One down.", "Move"),
    KeyAction("move.page-up", ("pageup",), "page_up", "page up", "One page up.", "Move"),
    KeyAction("move.page-down", ("pagedown",), "page_down", "page down", "One page down.", "Move"),
    KeyAction("move.first", ("home",), "cursor_first", "first", "To the first.", "Move"),
    KeyAction("move.last", ("end",), "cursor_last", "last", "To the last.", "Move"),
    KeyAction(
        "move.next-open",
        (".",),
        "next_open",
        "next open",
        "To the next open steppingstone, in the next step if need be; what is parked comes last.",
        "Move",
    ),
    KeyAction(
        "criterion.previous", ("<",), "previous_criterion", "criterion before", "To the criterion before.", "Move"
    ),
    KeyAction(
        "review.next", ("comma",), "next_review", "next review", "To the next criterion that needs review.", "Move"
    ),
    KeyAction("criterion.next", (">",), "next_criterion", "next criterion", "To the criterion after.", "Move"),
    KeyAction("text.up", ("K", "shift+up"), "text_up", "text up", "Scrolls the text beside the list up.", "Move"),
    KeyAction(
        "text.down", ("J", "shift+down"), "text_down", "text down", "Scrolls the text beside the list down.", "Move"
    ),
    KeyAction("step.previous", ("[",), "previous_step", "previous step", "To the step before.", "Move"),
    KeyAction("step.next", ("]",), "next_step", "next step", "To the step after.", "Move"),
    *(
        KeyAction(
            f"step.{number}", (str(number),), f"go_to_step({number})", f"step {number}", f"To step {number}.", "Move"
        )
        for number in range(1, 10)
    ),
    KeyAction("view.roadmap", ("r",), "roadmap", "roadmap", "The next actions of the whole journey.", "Look"),
    KeyAction(
        "view.overview", ("o",), "overview", "overview", "Steps by levels, targets, the effectiveness criteria.", "Look"
    ),
    KeyAction("view.focus", ("f",), "focus_view", "focus", "One criterion, large, for the back of the room.", "Look"),
    KeyAction(
        "view.explain",
        ("e",),
        "explain",
        "explain",
        "Why this level: the rule, the counts, what is in the way.",
        "Look",
    ),
    KeyAction(
        "view.introduction",
        ("a",),
        "introduction",
        "introduction",
        "The step to read aloud: purpose, scope, order.",
        "Look",
    ),
    KeyAction("view.tests", ("t",), "tests", "tests", "The questions to ask before saying met.", "Look"),
    KeyAction("view.search", ("/",), "search", "search", "Criteria, notes, glossary and standards.", "Look"),
    KeyAction("view.history", ("H",), "history", "history", "Who changed what and when, and the way back.", "Look"),
    KeyAction(
        "view.snapshots", ("S",), "snapshots", "snapshots", "Recorded moments, and what has moved since then.", "Look"
    ),
    KeyAction("view.levels", ("T",), "levels", "over time", "Levels over time, from the snapshots.", "Look"),
    KeyAction(
        "view.briefing",
        ("W",),
        "briefing",
        "briefing",
        "Where we were: the last session, what comes next, what is late.",
        "Look",
    ),
    KeyAction(
        "view.retired", ("O",), "retired", "old answers", "Answers to criteria that the pack has no more.", "Look"
    ),
    KeyAction("view.profile", ("B",), "profile", "basics", "Title, organisation, tracks and set-up answers.", "Look"),
    KeyAction("view.help", ("?",), "keys_help", "help", "What this screen is for, and its keys.", "Look"),
    KeyAction(
        "report.print", ("p",), "print_roadmap", "print", "Print or save the roadmap, the report, the sheet.", "Look"
    ),
    KeyAction("view.palette", (":",), "command_palette", "commands", "Everything else, by name.", "Look"),
    KeyAction("roadmap.go", ("g",), "go_to_criterion", "go to", "To the criterion on its step's screen.", "Roadmap"),
    KeyAction(
        "roadmap.step", ("s",), "filter_step", "step", "Only the actions of one step; again for the next.", "Roadmap"
    ),
    KeyAction(
        "roadmap.track",
        ("c",),
        "filter_track",
        "track",
        "Only the actions of one track; again for the next.",
        "Roadmap",
    ),
    KeyAction(
        "roadmap.owner",
        ("w",),
        "filter_owner",
        "owner",
        "Only the actions of one owner; again for the next.",
        "Roadmap",
    ),
    KeyAction("roadmap.overdue", ("d",), "overdue_first", "overdue first", "What is overdue stands on top.", "Roadmap"),
    KeyAction("history.entry", ("enter",), "open_entry", "in full", "The change in full, from and to.", "History"),
    KeyAction(
        "history.back-to",
        ("b",),
        "back_to",
        "back to here",
        "Goes back to the moment right after this change; that is one change, too.",
        "History",
    ),
    KeyAction(
        "history.step",
        ("s",),
        "filter_step",
        "step",
        "Only the changes of one step; again for the next.",
        "History",
    ),
    KeyAction(
        "history.criterion",
        ("c",),
        "filter_criterion",
        "criterion",
        "Only the changes of the highlighted criterion; again for all.",
        "History",
    ),
    KeyAction(
        "history.who",
        ("w",),
        "filter_who",
        "who",
        "Only the changes by one person; again for the next.",
        "History",
    ),
    KeyAction(
        "history.kind",
        ("v",),
        "filter_kind",
        "what",
        "Only statuses, only evidence and so on; again for the next.",
        "History",
    ),
    KeyAction(
        "history.since", ("d",), "filter_since", "since", "Only the changes of today, of a week and so on.", "History"
    ),
    KeyAction("history.go", ("g",), "go_to_criterion", "go to", "To the criterion on its step's screen.", "History"),
    KeyAction("snapshots.take", ("c",), "take_snapshot", "take", "Records this moment under a name.", "Snapshots"),
    KeyAction(
        "snapshots.compare",
        ("enter",),
        "compare",
        "compare",
        "What moved from this snapshot to now, or to the one that is marked.",
        "Snapshots",
    ),
    KeyAction(
        "snapshots.mark", ("space",), "mark_snapshot", "mark", "Marks it, to compare another one with it.", "Snapshots"
    ),
    KeyAction(
        "snapshots.back-to",
        ("b",),
        "back_to",
        "back to it",
        "Goes back to the moment of the snapshot; that is one change, too.",
        "Snapshots",
    ),
    KeyAction(
        "print.document",
        ("d",),
        "next_choice('document')",
        "document",
        "The roadmap, the whole report, or the workshop sheet.",
        "Print",
    ),
    KeyAction(
        "print.what",
        ("w",),
        "next_choice('what')",
        "what",
        "What to print: the journey, one step, one owner, the next few, what is due.",
        "Print",
    ),
    KeyAction(
        "print.format",
        ("v",),
        "next_choice('format')",
        "format",
        "Text, Markdown, a web page, PDF, a table and so on.",
        "Print",
    ),
    KeyAction("print.paper", ("z",), "next_choice('paper')", "paper", "A4 or Letter, where there is paper.", "Print"),
    KeyAction(
        "print.notes",
        ("b",),
        "next_choice('notes')",
        "notes",
        "With the notes, which can name people, or without.",
        "Print",
    ),
    KeyAction("print.more", ("+",), "few(1)", "more", "The next few actions, and one more of them.", "Print"),
    KeyAction("print.fewer", ("-",), "few(-1)", "fewer", "The next few actions, and one less of them.", "Print"),
    KeyAction("print.save", ("s",), "save", "save", "Saves it in a file; in a browser, downloads it.", "Print"),
    KeyAction(
        "print.enter",
        ("enter",),
        "go_ahead",
        "go ahead",
        "Sends it to the printer once that is named; until then, saves it in a file.",
        "Print",
    ),
    KeyAction("print.copy", ("c",), "copy", "copy", "Copies it to the clipboard.", "Print"),
    KeyAction(
        "print.printer",
        ("l",),
        "to_printer",
        "printer",
        "Names the printer of this computer; once more sends it there.",
        "Print",
    ),
    KeyAction(
        "evidence.add",
        ("+",),
        "add_evidence",
        "add evidence",
        "Adds a piece of evidence, a text or a link.",
        "Criterion",
    ),
    *(
        KeyAction(
            f"evidence.strength-{strength}",
            (str(strength),),
            f"strength({strength})",
            f"strength {strength}",
            f"The highlighted evidence: {words}.",
            "Criterion",
        )
        for strength, words in enumerate(STRENGTHS)
    ),
    KeyAction(
        "field.remove", ("d", "delete"), "remove", "remove", "Removes what the highlighted field says.", "Criterion"
    ),
    KeyAction("overview.raise", ("+",), "raise_target", "raise target", "The step's target one level up.", "Overview"),
    KeyAction(
        "overview.lower",
        ("-",),
        "lower_target",
        "lower target",
        "The step's target one level down, then back to the next level.",
        "Overview",
    ),
    KeyAction("home.open", ("enter",), "open_journey", "open", "Opens the journey where it was left.", "Home"),
    KeyAction("home.new", ("c",), "create_journey", "create", "Creates a journey.", "Home"),
    KeyAction(
        "home.sample",
        ("s",),
        "open_sample",
        "sample",
        "Opens a filled-in sample, to try everything on.",
        "Home",
    ),
    KeyAction("home.rename", ("R",), "rename_journey", "rename", "Gives the journey another title.", "Home"),
    KeyAction(
        "home.duplicate",
        ("D",),
        "duplicate_journey",
        "duplicate",
        "Copies the journey with all its answers.",
        "Home",
    ),
    KeyAction(
        "home.archive",
        ("Z",),
        "archive_journey",
        "archive",
        "Puts the journey away, or brings it back.",
        "Home",
    ),
    KeyAction(
        "home.archived",
        ("z",),
        "show_archived",
        "archived",
        "Shows the journeys that were put away, or hides them.",
        "Home",
    ),
    KeyAction(
        "home.delete",
        ("X",),
        "delete_journey",
        "delete",
        "Deletes an archived journey for good, once its title is typed.",
        "Home",
    ),
    KeyAction(
        "home.about",
        ("w",),
        "about",
        "what this is",
        "What this is, whose words they are, where files are kept.",
        "Home",
    ),
    KeyAction("form.on", ("enter",), "go_on", "on", "Goes on; at the end it is done.", "Form"),
    KeyAction("form.next", ("tab",), "next_field", "next field", "To the next field.", "Form"),
    KeyAction("form.previous", ("shift+tab",), "previous_field", "field before", "To the field before.", "Form"),
    KeyAction("form.tick", ("space",), "tick", "choose", "Chooses what is highlighted, or not.", "Form"),
    KeyAction("unsaved.retry", ("enter",), "try_again", "try again", "Tries to save once more.", "Not saved"),
    KeyAction(
        "unsaved.copy",
        ("c",),
        "save_copy",
        "save elsewhere",
        "Saves the whole journey in another folder, and goes on there.",
        "Not saved",
    ),
    KeyAction(
        "unsaved.leave",
        ("L",),
        "leave_unsaved",
        "leave without saving",
        "Leaves; what is not saved is lost.",
        "Not saved",
    ),
    KeyAction("app.back", ("escape",), "back", "back", "Back, never further than home.", "Leave"),
    KeyAction("app.quit", ("q",), "quit", "quit", "Leaves; what could not be saved is asked about first.", "Leave"),
)
"""In the order in which help lists them."""

BY_ID: Mapping[str, KeyAction] = {action.id: action for action in ACTIONS}


def shown(key: str) -> str:
    """A key as it is printed: the sign itself rather than its name."""
    names = {
        "left_square_bracket": "[",
        "right_square_bracket": "]",
        "question_mark": "?",
        "slash": "/",
        "colon": ":",
        "full_stop": ".",
        "comma": ",",
        "less_than_sign": "<",
        "greater_than_sign": ">",
        "pageup": "page up",
        "pagedown": "page down",
    }
    return names.get(key, key)


def shown_keys(action: KeyAction, rebound: Mapping[str, tuple[str, ...]]) -> str:
    """The keys of an action as they are printed, each once, after the person's own settings."""
    return " ".join(dict.fromkeys(shown(key) for key in rebound.get(action.id, action.keys)))


LOCAL = frozenset({"Home", "Form", "Roadmap", "History", "Snapshots", "Overview", "Print", "Criterion", "Not saved"})
"""Groups whose keys work on one screen only, so that two of these groups may use the same key."""
WITHOUT_CRITERIA = frozenset({"Home", "Form", "History", "Snapshots", "Print", "Not saved"})
"""Groups of screens on which no criterion is highlighted, so that they may use the keys of the criteria."""
NUMBERED = frozenset({"Criterion"})
"""Groups of screens on which a number does not go to a step."""


def clashes(rebound: Mapping[str, tuple[str, ...]]) -> Iterable[tuple[str, str, str]]:
    """Keys that stand for two actions on one screen after the person's settings: the key and both action ids."""
    holders: dict[str, list[KeyAction]] = {}
    for action in ACTIONS:
        for key in dict.fromkeys(shown(key) for key in rebound.get(action.id, action.keys)):
            for other in holders.setdefault(key, []):
                if _meet(other, action):
                    yield key, other.id, action.id
            holders[key].append(action)


def _meet(first: KeyAction, second: KeyAction) -> bool:
    """Whether two actions can be on one screen."""
    groups = {first.group, second.group}
    if len(groups) == 1:
        return True
    about_criterion = first.id.startswith("criterion.") or second.id.startswith("criterion.")
    about_number = any(action.id.startswith("step.") and action.id[5:].isdigit() for action in (first, second))
    if about_number and groups & NUMBERED:
        return False
    return not groups <= LOCAL and not (about_criterion and groups & WITHOUT_CRITERIA)
