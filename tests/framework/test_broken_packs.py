"""Each way in which a pack can be broken, and the exact finding that says so (CONTRACTS 1)."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from gmrsj_tui.framework.finding import Finding, PackRefused
from gmrsj_tui.framework.reader import load_pack, read_pack
from tests.framework.broken import change, findings, write_sound

F, ONE, TWO = "framework.toml", "first.toml", "second.toml"

ERRORS = [
    # missing keys
    (F, "format = 1\n", "", "framework.toml: format: is missing"),
    (F, 'id = "small"\n', "", "framework.toml: id: is missing"),
    (F, 'licence = "CC0"\n', "", "framework.toml: licence: is missing"),
    (F, 'title = "Low"\n', "", "framework.toml:12: levels[1].title: is missing"),
    (
        F,
        'prompt = "Which sites?"\n',
        'prompt = "Which sites?"\nkind = "participant"\n',
        'framework.toml:33: setup[1].kind: must be "participants" or "rightsholders", is "participant"; '
        'did you mean "participants"?',
    ),
    (F, 'prompt = "Which sites?"\n', "", "framework.toml:30: setup[1].prompt: is missing"),
    (ONE, 'title = "First"\n', "", "first.toml: title: is missing"),
    (ONE, 'weight = "main"\n', "", "first.toml:7: effectiveness[1].weight: is missing"),
    (ONE, 'statement = "Two is true."\n', "", "first.toml:19: criteria[2].statement: is missing"),
    (TWO, 'level = "low"\n', "", "second.toml:5: criteria[1].level: is missing"),
    # empty ones
    (F, '"A small framework"', '""', "framework.toml:4: title: is empty"),
    (F, '"A small framework"', '" \\n "', "framework.toml:4: title: is empty"),
    (F, 'id = "small"', 'id = ""', "framework.toml:2: id: is empty"),
    (TWO, '"Three is true."', '"  "', "second.toml:9: criteria[1].statement: is empty"),
    # wrong kinds
    (F, "format = 1", 'format = "1"', 'framework.toml:1: format: must be a whole number, is the text "1"'),
    (F, "format = 1", "format = true", "framework.toml:1: format: must be a whole number, is true"),
    (F, "format = 1", "format = 1.0", "framework.toml:1: format: must be a whole number, is the number 1.0"),
    (F, '"CC0"', "2026-01-01", "framework.toml:5: licence: must be text, is a date or time"),
    (F, '"CC0"', '["CC0"]', "framework.toml:5: licence: must be text, is a list"),
    (F, '"Which sites?"', "3", "framework.toml:32: setup[1].prompt: must be text, is the number 3"),
    (
        F,
        '"Which sites?"\n',
        '"Which?"\nrequired = 1\n',
        "framework.toml:33: setup[1].required: must be true or false, is the number 1",
    ),
    (
        F,
        'summary = "The first."',
        "strict_order = { a = 1 }",
        "framework.toml:15: levels[1].strict_order: must be true or false, is a table",
    ),
    (
        F,
        "minimum_evidence = 2",
        "minimum_evidence = false",
        "framework.toml:20: levels[2].minimum_evidence: must be a whole number, is false",
    ),
    (
        F,
        "[[setup]]",
        "[setup]",
        "framework.toml:30: setup: must be a list of tables, each written [[setup]], is a table",
    ),
    (
        F,
        '{ "S0-9" = ["S1-1", "S1-2"] }',
        '["S0-9"]',
        "framework.toml:44: supersedes[1].changed: must be a table of id = list of ids, is a list",
    ),
    (
        F,
        '["S1-1", "S1-2"]',
        '"S1-1"',
        'framework.toml:44: supersedes[1].changed.S0-9: must be a list of texts, is the text "S1-1"',
    ),
    (F, '["S1-1", "S1-2"]', "[]", "framework.toml:44: supersedes[1].changed.S0-9: is empty; a pack needs at least 1"),
    (F, '"S0-9" =', '"" =', 'framework.toml:44: supersedes[1].changed.: must be the id of a criterion, is ""'),
    (
        ONE,
        'tracks = ["own"]',
        'tracks = "own"',
        'first.toml:16: criteria[1].tracks: must be a list of texts, is the text "own"',
    ),
    (
        ONE,
        'tracks = ["own"]',
        'tracks = ["own", 7]',
        "first.toml:16: criteria[1].tracks[2]: must be text, is the number 7",
    ),
    (
        TWO,
        "[[criteria]]",
        "[criteria]",
        "second.toml:5: criteria: must be a list of tables, each written [[criteria]], is a table",
    ),
    # out of range
    (
        F,
        "format = 1",
        "format = 2",
        "framework.toml:1: format: needs a gmrsj that reads format 2; this one reads format 1",
    ),
    (F, "format = 1", "format = 0", "framework.toml:1: format: must be 1, is 0"),
    (
        F,
        "minimum_evidence = 2",
        "minimum_evidence = 4",
        "framework.toml:20: levels[2].minimum_evidence: must be 0 to 3, is 4",
    ),
    (
        F,
        "minimum_evidence = 2",
        "minimum_evidence = -1",
        "framework.toml:20: levels[2].minimum_evidence: must be 0 to 3, is -1",
    ),
    (
        ONE,
        '"main"',
        '"mian"',
        'first.toml:9: effectiveness[1].weight: must be "main" or "supporting" or "touched", is "mian"; '
        'did you mean "main"?',
    ),
    (
        TWO,
        '"never"',
        '"sometimes"',
        'second.toml:10: criteria[1].not_applicable: must be "reason" or "never", is "sometimes"',
    ),
    # malformed
    (F, '"small"', '"Small"', 'framework.toml:2: id: must be lower-case letters, digits and hyphens, is "Small"'),
    (F, '"1.0.0"', '"1.0"', 'framework.toml:3: version: must be a semantic version such as 1.0.0, is "1.0"'),
    (
        F,
        '"0.9.0"',
        '"v0.9.0"',
        'framework.toml:43: supersedes[1].version: must be a semantic version such as 1.0.0, is "v0.9.0"',
    ),
    (
        F,
        'language = "en"',
        'language = "en_GB"',
        'framework.toml:6: language: must be a language tag (BCP 47) such as en or pt-BR, is "en_GB"',
    ),
    (
        F,
        '"sites"',
        '"our sites"',
        'framework.toml:31: setup[1].id: must be one word without spaces or control characters, is "our sites"',
    ),
    (
        TWO,
        '"S2-1"',
        '"-S2"',
        "second.toml:6: criteria[1].id: must be letters, digits, full stops, underscores and hyphens, "
        'a letter or digit first, is "-S2"',
    ),
    (TWO, '"Three"', '"Three\\nlines\\nhere"', "second.toml:8: criteria[1].title: must be one line, has 3 lines"),
    # names that are not there
    (TWO, '"low"', '"lwo"', 'second.toml:7: criteria[1].level: unknown level "lwo"; did you mean "low"?'),
    (
        ONE,
        'tracks = ["own"]',
        'tracks = ["own", "chain"]',
        'first.toml:16: criteria[1].tracks[2]: unknown track "chain"',
    ),
    (
        ONE,
        'effectiveness = ["a"]',
        'effectiveness = ["z"]',
        'first.toml:17: criteria[1].effectiveness[1]: unknown effectiveness criterion "z"',
    ),
    (ONE, 'id = "a"', 'id = "q"', 'first.toml:8: effectiveness[1].id: unknown effectiveness criterion "q"'),
    (
        ONE,
        'builds_on = ["S1-1"]',
        'builds_on = [\n  "S1-1",\n  "S9-9",\n]',
        'first.toml:29: criteria[2].builds_on[2]: unknown criterion "S9-9"',
    ),
    (
        F,
        '"S1-2"]',
        '"S1-3"]',
        'framework.toml:44: supersedes[1].changed.S0-9: unknown criterion "S1-3"; did you mean "S1-2"?',
    ),
    (
        F,
        'reworded = ["S2-1"]',
        'reworded = ["Z"]',
        'framework.toml:46: supersedes[1].reworded[1]: unknown criterion "Z"',
    ),
    (
        F,
        'retired = ["S0-8"]',
        'retired = ["S2-1"]',
        'framework.toml:45: supersedes[1].retired[1]: "S2-1" is retired but still in the pack',
    ),
    (
        F,
        'retired = ["S0-8"]',
        'retired = ["S0-9"]',
        'framework.toml:45: supersedes[1].retired[1]: "S0-9" is both changed and retired',
    ),
    # names that stand twice
    (F, 'id = "high"', 'id = "low"', 'framework.toml:18: levels[2].id: "low" stands twice, first in framework.toml:13'),
    (
        F,
        "[[tracks]]",
        '[[tracks]]\nid = "own"\ntitle = "Ours"\n\n[[tracks]]',
        'framework.toml:27: tracks[2].id: "own" stands twice, first in framework.toml:23',
    ),
    (
        F,
        "[[effectiveness]]",
        '[[effectiveness]]\nid = "a"\ntitle = "Fair"\n\n[[effectiveness]]',
        'framework.toml:31: effectiveness[2].id: "a" stands twice, first in framework.toml:27',
    ),
    (
        F,
        "[[setup]]",
        '[[setup]]\nid = "sites"\nprompt = "?"\n\n[[setup]]',
        'framework.toml:35: setup[2].id: "sites" stands twice, first in framework.toml:31',
    ),
    (
        F,
        "[[standards]]",
        '[[standards]]\nkey = "UNGP 31(a)"\ntitle = "?"\n\n[[standards]]',
        'framework.toml:43: standards[2].key: "UNGP 31(a)" stands twice, first in framework.toml:39',
    ),
    (TWO, 'id = "second"', 'id = "first"', 'second.toml:1: id: "first" stands twice, first in first.toml:1'),
    (
        ONE,
        "[[effectiveness]]",
        '[[effectiveness]]\nid = "a"\nweight = "touched"\n\n[[effectiveness]]',
        'first.toml:12: effectiveness[2].id: "a" stands twice, first in first.toml:8',
    ),
    # what builds on what
    (
        ONE,
        'effectiveness = ["a"]\n',
        'effectiveness = ["a"]\nbuilds_on = ["S1-1"]\n',
        'first.toml:18: criteria[1].builds_on[1]: "S1-1" builds on itself',
    ),
    (
        TWO,
        "not_app",
        'builds_on = ["S1-2"]\nnot_app',
        'second.toml:10: criteria[1].builds_on[1]: "S1-2" stands at a higher level, "high"',
    ),
    # step files
    (F, '"second.toml"', '"third.toml"', 'framework.toml:9: steps[2]: "third.toml" does not exist'),
    (F, '"second.toml"', '"first.toml"', 'framework.toml:9: steps[2]: "first.toml" stands twice'),
    (F, '"second.toml"', '"./first.toml"', 'framework.toml:9: steps[2]: "./first.toml" is the same file as steps[1]'),
    (
        F,
        '"second.toml"',
        '"framework.toml"',
        'framework.toml:9: steps[2]: "framework.toml" is the framework file itself',
    ),
    (F, '"second.toml"', "2", "framework.toml:9: steps[2]: must be text, is the number 2"),
]

WARNINGS = [
    (
        F,
        'language = "en"',
        'langauge = "en"',
        'framework.toml:6: langauge: warning: unknown key; did you mean "language"?',
    ),
    (F, 'title = "Own"', 'title = "Own"\ncolour = "red"', "framework.toml:25: tracks[1].colour: warning: unknown key"),
    (
        TWO,
        "not_applicable",
        '"next action" = "Go."\nnot_applicable',
        'second.toml:10: criteria[1].next action: warning: unknown key; did you mean "next_action"?',
    ),
    (F, "[[tracks]]", "[extra.table]\nx = 1\n\n[[tracks]]", "framework.toml:22: extra: warning: unknown key"),
    (
        F,
        "[[standards]]",
        '[[glossary]]\nterm = "Remedy"\nmeaning = "Again."\n\n[[standards]]',
        'framework.toml:39: glossary[2].term: warning: "Remedy" stands twice, first in framework.toml:35',
    ),
    (
        ONE,
        '"UNGP 31(a)"',
        '"UNGP 31(a)",\n    "CHRB C.1"',
        'first.toml:26: criteria[2].references[2]: warning: no [[standards]] entry has the key "CHRB C.1"',
    ),
    (
        ONE,
        'tracks = ["own"]',
        'tracks = ["own", "own"]',
        'first.toml:16: criteria[1].tracks[2]: warning: "own" stands twice',
    ),
    (
        ONE,
        'tracks = ["own"]',
        'evidence = ["A list", ""]',
        "first.toml:16: criteria[1].evidence[2]: warning: is empty; left out",
    ),
    (
        F,
        '"The first."',
        '"The\\nfirst."',
        "framework.toml:15: levels[1].summary: warning: should be one line, has 2 lines; shown as one",
    ),
    (
        TWO,
        '"Three is true."',
        '"Three \\u001b[31mis\\u0007 true."',
        "second.toml:9: criteria[1].statement: warning: has control characters; they are shown as plain text",
    ),
]


def test_the_pack_that_the_other_tests_break_is_sound(tmp_path: Path) -> None:
    reading = read_pack(write_sound(tmp_path))
    assert reading.findings == ()
    assert reading.pack is not None


@pytest.mark.parametrize(("file", "old", "new", "expected"), ERRORS, ids=[case[3][:60] for case in ERRORS])
def test_a_broken_pack_is_refused_with_the_one_thing_that_is_wrong(
    tmp_path: Path, file: str, old: str, new: str, expected: str
) -> None:
    write_sound(tmp_path)
    change(tmp_path, file, old, new)
    reading = read_pack(tmp_path)
    assert reading.pack is None
    assert expected in findings(tmp_path)
    # A name that is gone may be missed elsewhere; nothing else may be made up.
    assert all("unknown" in str(finding) or str(finding) == expected for finding in reading.errors)


@pytest.mark.parametrize(("file", "old", "new", "expected"), WARNINGS, ids=[case[3][:60] for case in WARNINGS])
def test_a_doubtful_pack_is_read_with_a_warning(tmp_path: Path, file: str, old: str, new: str, expected: str) -> None:
    write_sound(tmp_path)
    change(tmp_path, file, old, new)
    assert findings(tmp_path) == [expected]
    assert read_pack(tmp_path).pack is not None


def test_a_criterion_id_that_stands_in_two_files_names_both_places(tmp_path: Path) -> None:
    write_sound(tmp_path)
    change(tmp_path, TWO, '"S2-1"', '"S1-2"')
    change(tmp_path, F, 'reworded = ["S2-1"]', "")
    assert findings(tmp_path) == ['second.toml:6: criteria[1].id: "S1-2" stands twice, first in first.toml:20']


def test_a_cycle_is_named_once_from_its_first_criterion(tmp_path: Path) -> None:
    write_sound(tmp_path)
    change(tmp_path, ONE, 'effectiveness = ["a"]', 'builds_on = ["S2-1"]')
    change(tmp_path, TWO, "not_app", 'builds_on = ["S1-1"]\nnot_app')
    assert findings(tmp_path) == ["first.toml:17: criteria[1].builds_on: a cycle: S1-1 > S2-1 > S1-1"]


def test_one_level_is_not_enough(tmp_path: Path) -> None:
    write_sound(tmp_path)
    change(tmp_path, F, '[[levels]]\nid = "high"\ntitle = "High"\nminimum_evidence = 2\n', "")
    assert "framework.toml:12: levels: a pack needs at least 2, this one has 1" in findings(tmp_path)


def test_without_levels_the_criteria_are_not_blamed_one_by_one(tmp_path: Path) -> None:
    write_sound(tmp_path)
    change(tmp_path, F, "[[levels]]", "[[xyz]]")
    change(tmp_path, F, "[[levels]]", "[[xyz]]")
    assert findings(tmp_path) == [
        "framework.toml: levels: is missing; a pack needs at least 2",
        "framework.toml:12: xyz: warning: unknown key",
    ]


def test_a_pack_needs_a_step(tmp_path: Path) -> None:
    write_sound(tmp_path)
    change(tmp_path, F, '"first.toml",\n    "second.toml",', "")
    assert findings(tmp_path)[0] == "framework.toml:7: steps: is empty; a pack needs at least 1"


def test_everything_that_is_wrong_is_said_at_once(tmp_path: Path) -> None:
    write_sound(tmp_path)
    change(tmp_path, F, "format = 1", "format = 3")
    change(tmp_path, F, '"1.0.0"', "1")
    change(tmp_path, F, 'title = "Own"', "titel = 'Own'")
    change(tmp_path, ONE, 'weight = "main"', "weight = ")
    change(tmp_path, TWO, '"low"', '"lwo"')
    change(tmp_path, TWO, '"Three"', "[]")
    assert findings(tmp_path) == [
        "framework.toml:1: format: needs a gmrsj that reads format 3; this one reads format 1",
        "framework.toml:3: version: must be text, is the number 1",
        "framework.toml:22: tracks[1].title: is missing",
        'framework.toml:24: tracks[1].titel: warning: unknown key; did you mean "title"?',
        "first.toml:9: TOML: invalid value (column 10)",
        'second.toml:7: criteria[1].level: unknown level "lwo"; did you mean "low"?',
        "second.toml:8: criteria[1].title: must be text, is a list",
    ]


def test_a_refusal_carries_every_finding_and_tells_the_first_three(tmp_path: Path) -> None:
    write_sound(tmp_path)
    for file in (F, ONE, TWO):
        change(tmp_path, file, "title =", "titel =")
    change(tmp_path, TWO, '"low"', '"lwo"')
    with pytest.raises(PackRefused) as refusal:
        load_pack(tmp_path)
    assert len(refusal.value.findings) == 7
    assert refusal.value.folder == tmp_path
    assert refusal.value.message == (
        f"the pack in {tmp_path} is refused, 4 errors: framework.toml: title: is missing; "
        "first.toml: title: is missing; second.toml: title: is missing; and 1 more"
    )
    assert refusal.value.hint == f"'gmrsj content check {tmp_path}' lists them all"
    assert "\n" not in str(refusal.value)


def test_a_refusal_for_one_reason_says_it_and_nothing_more(tmp_path: Path) -> None:
    write_sound(tmp_path)
    change(tmp_path, F, 'licence = "CC0"', "")
    message = re.escape(f"the pack in {tmp_path} is refused, 1 error: framework.toml: licence: is missing")
    with pytest.raises(PackRefused, match=f"^{message}$"):
        load_pack(tmp_path)


def test_a_finding_without_a_line_leaves_it_out() -> None:
    assert str(Finding("a.toml", None, "id", "is missing")) == "a.toml: id: is missing"
    assert str(Finding("a.toml", 3, "id", "is odd", "warning")) == "a.toml:3: id: warning: is odd"
