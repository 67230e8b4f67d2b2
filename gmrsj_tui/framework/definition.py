"""The pack format, version 1, said once (CONTRACTS 1): the reader and the JSON Schema are both made from it.

The contract marks the keys of the framework, its levels, the steps and the criteria that are required. In the other
tables those are required without which an entry says nothing: its id, key or term, and its title, prompt or meaning.

The definition is made each time the program starts, hence named tuples: a dataclass takes many times as long to make.
"""

import re
from typing import Literal, NamedTuple

from gmrsj_tui.text import plain

FORMAT = 1
"""The format that this program reads."""

FRAMEWORK_FILE = "framework.toml"

Kind = Literal["text", "integer", "boolean", "list", "mapping"]
"""``list`` is a list of texts, ``mapping`` a table of id = list of ids."""

Lines = Literal["one", "folded", "many"]
"""Several lines are refused, folded into one with a warning, or kept."""


class Pattern(NamedTuple):
    """What a text must look like as a whole; written so that Python and JSON Schema read it alike."""

    expression: str
    says: str
    """Follows "must be"."""

    def fits(self, text: str) -> bool:
        """The whole text looks like this, and nothing in it could act on a terminal."""
        return re.fullmatch(self.expression, text) is not None and plain(text) == text


PACK_ID = Pattern("[a-z0-9-]+", "lower-case letters, digits and hyphens")
CRITERION_ID = Pattern(
    "[A-Za-z0-9][A-Za-z0-9._-]*", "letters, digits, full stops, underscores and hyphens, a letter or digit first"
)
ID = Pattern(r"[^\s\x00-\x1f\x7f-\x9f]+", "one word without spaces or control characters")
VERSION = Pattern(
    r"(0|[1-9][0-9]*)\.(0|[1-9][0-9]*)\.(0|[1-9][0-9]*)"
    r"(-(0|[1-9][0-9]*|[0-9]*[A-Za-z-][0-9A-Za-z-]*)(\.(0|[1-9][0-9]*|[0-9]*[A-Za-z-][0-9A-Za-z-]*))*)?"
    r"(\+[0-9A-Za-z-]+(\.[0-9A-Za-z-]+)*)?",
    "a semantic version such as 1.0.0",
)
LANGUAGE = Pattern("([A-Za-z]{1,8}(-[A-Za-z0-9]{1,8})*)?", "a language tag (BCP 47) such as en or pt-BR")
INNER_PATH = Pattern(
    r"(?!/)(?![A-Za-z]:)(?!(.*/)?\.\.(/|$))[^\\\x00-\x1f\x7f-\x9f]+",
    "a path inside the pack folder, written with forward slashes",
)


class Key(NamedTuple):
    """One key of a table and what its value must be."""

    name: str
    kind: Kind
    about: str
    """One line for authors."""
    required: bool = False
    """Must be there; a text or list must not be empty either."""
    lines: Lines = "many"
    pattern: Pattern | None = None
    """Of a text, or of each text of a list."""
    choices: tuple[str, ...] = ()
    minimum: int | None = None
    maximum: int | None = None
    above_maximum: str = ""
    """Said instead of the range when an integer is too large; ``{value}`` stands for it."""
    default: str = ""
    """Of a text that is left out."""
    unique: bool = False
    """No text of a list may stand in it twice."""
    repeated_is_error: bool = False
    """A text that stands twice in a unique list refuses the pack, instead of a warning."""


class Table(NamedTuple):
    """A file, or an array of tables in one."""

    name: str
    about: str
    keys: tuple[Key, ...]
    tables: tuple["Table", ...] = ()
    at_least: int = 0
    """How many entries an array of tables must have."""
    identity: str = "id"
    """The key by which its entries are told apart."""
    repeated_is_error: bool = True
    """Two entries with one identity refuse the pack, instead of a warning."""

    def names(self) -> tuple[str, ...]:
        """Every name that may stand in the table."""
        return tuple(key.name for key in self.keys) + tuple(table.name for table in self.tables)


def _id(about: str, pattern: Pattern = ID) -> Key:
    return Key("id", "text", about, required=True, lines="one", pattern=pattern)


def _title(about: str) -> Key:
    return Key("title", "text", about, required=True, lines="one")


_LEVELS = Table(
    "levels",
    "The levels of maturity, lowest first; at least two.",
    (
        _id("Names the level in the criteria; permanent."),
        _title("Its name."),
        Key("summary", "text", "What it means, in one line.", lines="folded"),
        Key("strict_order", "boolean", "Its criteria are steppingstones, worked on in order; default false."),
        Key(
            "minimum_evidence",
            "integer",
            "How strong the evidence of a met criterion should be, 0 to 3; below it a warning is shown; default 0.",
            minimum=0,
            maximum=3,
        ),
    ),
    at_least=2,
)

_TRACKS = Table(
    "tracks",
    "The parts of the company that a journey may cover; without any, a journey has one track.",
    (
        _id("Names the track in the criteria; permanent."),
        _title("Its name."),
        Key("summary", "text", "What it covers, in one line.", lines="folded"),
    ),
)

_EFFECTIVENESS = Table(
    "effectiveness",
    "The effectiveness criteria (UNGP 31) that the criteria serve.",
    (
        _id("Its letter, used in steps and criteria."),
        _title("Its name."),
        Key("definition", "text", "What it means."),
        Key("question", "text", "The question to ask aloud."),
        Key("reference", "text", "Where it is defined.", lines="folded"),
    ),
)

_SETUP = Table(
    "setup",
    "What a company has to say before it can assess itself; asked when a journey is created.",
    (
        _id("Names the answer in the journey; permanent."),
        Key("prompt", "text", "The question.", required=True),
        Key("help", "text", "How to answer it."),
        Key("required", "boolean", "The journey reminds of it until it is answered; default false."),
        Key(
            "kind",
            "text",
            "What reports make of the answer: who took part, in roles, or who speaks for rightsholders.",
            lines="one",
            choices=("participants", "rightsholders"),
        ),
    ),
)

_GLOSSARY = Table(
    "glossary",
    "Terms in plain words.",
    (
        Key("term", "text", "The term.", required=True, lines="one"),
        Key("meaning", "text", "What it means.", required=True),
    ),
    identity="term",
    repeated_is_error=False,
)

_STANDARDS = Table(
    "standards",
    "What the keys in the references of the criteria stand for.",
    (
        Key("key", "text", 'The key as it stands in "references".', required=True, lines="one"),
        _title("What it stands for."),
        Key("note", "text", "What to know before citing it."),
    ),
    identity="key",
)

_TESTS = Table(
    "tests",
    "The questions that a group asks before it calls a criterion met.",
    (_title("Its name."), Key("question", "text", "The question to ask aloud.", required=True)),
    identity="title",
    repeated_is_error=False,
)

_SUPERSEDES = Table(
    "supersedes",
    "How answers given under an older version move to this one.",
    (
        Key(
            "version",
            "text",
            "Answers given under this version or an older one are moved.",
            required=True,
            lines="one",
            pattern=VERSION,
        ),
        Key("changed", "mapping", 'Old id = new ids: the answer is copied to each and marked "needs review".'),
        Key("retired", "list", "Ids that are gone: kept with the journey, shown as retired.", lines="one", unique=True),
        Key("reworded", "list", 'Ids whose words changed: kept, marked "needs review".', lines="one", unique=True),
    ),
    identity="version",
    repeated_is_error=False,
)

FRAMEWORK = Table(
    FRAMEWORK_FILE,
    "A content pack: the framework that a journey follows.",
    (
        Key(
            "format",
            "integer",
            "The format of the pack: 1.",
            required=True,
            minimum=1,
            maximum=FORMAT,
            above_maximum=f"needs a gmrsj that reads format {{value}}; this one reads format {FORMAT}",
        ),
        _id("Unique among packs; permanent.", PACK_ID),
        Key("version", "text", "Semantic version of the content.", required=True, lines="one", pattern=VERSION),
        Key("language", "text", "Language of the texts (BCP 47).", lines="one", pattern=LANGUAGE),
        _title("Its name."),
        Key("short_title", "text", "A name that fits into a header.", lines="one"),
        Key("summary", "text", "What it is, in one paragraph."),
        Key("credit", "text", "Where structure and text come from; what it is not."),
        Key("licence", "text", "Under which terms the content may be used.", required=True),
        Key(
            "steps",
            "list",
            "The step files, in order; paths inside the pack folder only.",
            required=True,
            pattern=INNER_PATH,
            unique=True,
            repeated_is_error=True,
        ),
    ),
    (_LEVELS, _TRACKS, _EFFECTIVENESS, _SETUP, _GLOSSARY, _STANDARDS, _TESTS, _SUPERSEDES),
)

_STEP_EFFECTIVENESS = Table(
    "effectiveness",
    "How much each effectiveness criterion weighs in the step, and why.",
    (
        _id("Its id in framework.toml."),
        Key("weight", "text", "Its weight.", required=True, lines="one", choices=("main", "supporting", "touched")),
        Key("why", "text", "Why it has this weight."),
    ),
)

_CRITERIA = Table(
    "criteria",
    "Statements that are true or not; their order is their priority within a level.",
    (
        _id("Unique in the pack; permanent.", CRITERION_ID),
        Key("level", "text", "The id of its level.", required=True, lines="one"),
        _title("Its name, in one line."),
        Key("statement", "text", "What must be true.", required=True),
        Key("tracks", "list", "The ids of its tracks; default all.", lines="one", unique=True),
        Key("effectiveness", "list", "The effectiveness criteria that it serves.", lines="one", unique=True),
        Key("evidence", "list", "Examples of what counts as evidence."),
        Key("next_action", "text", "What to do when it is not met."),
        Key("references", "list", "Keys of the standards behind it.", lines="one", unique=True),
        Key("builds_on", "list", "Ids of criteria of its level or a lower one; a hint.", lines="one", unique=True),
        Key(
            "not_applicable",
            "text",
            "Whether it can be called not applicable: with a reason (default) or never.",
            lines="one",
            choices=("reason", "never"),
            default="reason",
        ),
    ),
)

STEP = Table(
    "step",
    "One step of a content pack.",
    (
        _id("Names the step; unique; permanent."),
        _title("Its name."),
        Key("purpose", "text", "What it is for.", required=True),
        Key("read_aloud", "text", "What the facilitator reads aloud when the step begins."),
        Key("in_scope", "list", "What belongs to it."),
        Key("not_in_scope", "list", "What does not belong to it."),
        Key("order_reason", "text", "Why its steppingstones stand in this order."),
    ),
    (_STEP_EFFECTIVENESS, _CRITERIA),
)
