"""The pages say what the program does: their examples are run, their tables compared with what they describe."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from gmrsj_tui.framework.definition import FRAMEWORK, STEP, Table
from gmrsj_tui.framework.reader import read_pack
from gmrsj_tui.keys import ACTIONS, LOCAL, shown
from gmrsj_tui.settings import read_settings

DOCS = Path(__file__).parent.parent / "docs"
PACK_PAGE = (DOCS / "writing-a-pack.md").read_text(encoding="utf-8")
GUIDE = (DOCS / "facilitator-guide.md").read_text(encoding="utf-8")
HOUSE = (DOCS / "how-it-is-built.md").read_text(encoding="utf-8")
STEP_FILE = "step-1-getting-out.toml"


@pytest.fixture
def tutorial(tmp_path: Path) -> Path:
    """The pack of the tutorial, copied out of the page as a reader would."""
    folder = tmp_path / "fire-safety"
    folder.mkdir()
    for name, text in re.findall(r"^```toml\n(?=# (\S+\.toml)\n)(.*?)^```", PACK_PAGE, re.DOTALL | re.MULTILINE):
        (folder / name).write_text(text, encoding="utf-8")
    return folder


def test_the_pack_of_the_tutorial_has_no_findings(tutorial: Path) -> None:
    assert sorted(file.name for file in tutorial.iterdir()) == ["framework.toml", STEP_FILE]
    reading = read_pack(tutorial)
    assert reading.findings == ()
    assert reading.pack is not None
    assert [criterion.id for criterion in reading.pack.criteria()] == ["G-01", "G-02", "G-03"]


def test_the_mistakes_of_the_tutorial_give_the_findings_that_it_shows(tutorial: Path) -> None:
    text = (tutorial / STEP_FILE).read_text(encoding="utf-8")
    for right, wrong in (
        ('id = "G-01"\nlevel = "begun"', 'id = "G-01"\nlevel = "begin"'),
        ('references = ["Site rule 4"]', 'references = ["Site rule 5"]'),
        ('builds_on = ["G-01"]', 'builds_on = ["G-07"]'),
        ('title = "Forklifts are part of the drill"', 'title = """Forklifts are\npart of the drill"""'),
        ('tracks = ["warehouses"]', 'track = ["warehouses"]'),
        (re.findall(r'^statement = "Nine in ten.*\n', text, re.MULTILINE)[0], ""),
    ):
        assert text.count(right) == 1
        text = text.replace(right, wrong)
    (tutorial / STEP_FILE).write_text(text, encoding="utf-8")
    shown_findings = re.findall(r"^step-1-getting-out\.toml:\d+: .*$", PACK_PAGE, re.MULTILINE)
    assert [str(finding) for finding in read_pack(tutorial).findings] == shown_findings


def tables(*tops: Table) -> Iterator[tuple[str, Table]]:
    """Every table of the format with the words that stand before its rows in the page."""
    for top in tops:
        yield "### `framework.toml`" if top is FRAMEWORK else "### A step file", top
        for inner in top.tables:
            yield f"`[[{inner.name}]]`: ", inner


def test_the_pack_page_lists_every_key_of_the_format_and_no_other() -> None:
    position = PACK_PAGE.index("## Every key")
    for before, table in tables(FRAMEWORK, STEP):
        position = PACK_PAGE.index(before, position)
        rows = PACK_PAGE[PACK_PAGE.index("| --- |", position) :].split("\n\n", 1)[0]
        listed = re.findall(r"^\| `(\w+)` \| (yes)? *\|", rows, re.MULTILINE)
        assert listed == [(key.name, "yes" if key.required else "") for key in table.keys], before


def test_the_guide_says_of_each_key_what_the_app_says_and_leaves_out_no_promised_one() -> None:
    rows = GUIDE[GUIDE.index("## Keys on one page") : GUIDE.index("## Settings")]
    pairs = re.findall(r"^\| (`.+?`) \| (.+) \|$", rows, re.MULTILINE)
    listed = {(tuple(re.findall(r"`([^`]+)`", keys)), does) for keys, does in pairs}
    declared = {
        (tuple(dict.fromkeys(shown(key) for key in action.keys)), action.help)
        for action in ACTIONS
        if action.group not in LOCAL
    }
    assert listed - declared == {(("1", "9"), "To the step of that number.")}
    promised = {*"minxuUjkrfe/?p.[]q", "backspace", "enter", "escape", "up", "down", "home", "end"}  # CONTRACTS 5
    assert promised <= {key for keys, _ in listed for key in keys}


def test_every_key_that_the_guide_speaks_of_is_one() -> None:
    declared = {shown(key) for action in ACTIONS for key in action.keys}
    assert set(re.findall(r"(?<!`)`([^\s`])`(?!`)", GUIDE)) <= declared


def test_the_settings_that_the_guide_shows_are_understood(tmp_path: Path) -> None:
    file = tmp_path / "settings.toml"
    file.write_text(re.findall(r"^```toml\n(.*?)^```", GUIDE, re.DOTALL | re.MULTILINE)[0], encoding="utf-8")
    settings, warnings = read_settings(file)
    assert warnings == ()
    assert (settings.who, settings.theme, settings.symbols) == ("Ada", "gmrsj-light", "ascii")
    assert settings.keys == {"criterion.met": ("m", "M")}


def test_the_files_that_the_house_names_are_there() -> None:
    package = DOCS.parent / "gmrsj_tui"
    named = set(re.findall(r"`((?:gmrsj_tui/)?(?:\w+/)*\w+\.py)`", HOUSE))
    assert named
    missing = {name for name in named if not ((DOCS.parent / name).exists() or (package / name).exists())}
    assert missing == set()
