"""The GM RSJ pack says what its content design says: pinned here without the program's own reader.

Counts, order, scope and safety rules come from the content design of the criteria set (its tables of numbers), format 1
from CONTRACTS 1.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import tomli

Table = dict[str, Any]

FOLDER = Path(__file__).resolve().parents[2] / "content" / "gm-rsj"
LEVELS = ["launched", "established", "integrated", "leadership"]
STEPS = ["governance", "establishing", "implementing", "evaluating"]
TRACKS = ["own-operations", "supply-chain"]
LETTERS = list("abcdefgh")
CHECK = "Check before citing."

# The numbers of the content design: criteria per step and level, and per step and effectiveness letter a to h.
PER_LEVEL = {
    "governance": [8, 7, 7, 5],
    "establishing": [8, 8, 7, 5],
    "implementing": [9, 7, 7, 5],
    "evaluating": [7, 7, 6, 6],
}
PER_LETTER = {
    "governance": [20, 7, 5, 2, 2, 8, 2, 5],
    "establishing": [8, 18, 6, 8, 1, 1, 1, 6],
    "implementing": [6, 0, 7, 6, 8, 15, 2, 4],
    "evaluating": [3, 3, 0, 0, 3, 0, 23, 6],
}

# Standards whose facts come from professional knowledge alone; nobody has read them in the text for this pack.
FROM_PROFESSIONAL_KNOWLEDGE = {
    *("UNGP 13", "UNGP 18", "UNGP 19", "UNGP 20", "UNGP 24"),
    *("ILO C190 Art. 10", "IFC PS2 para 20", "IFC PS2 (contracted workers)"),
    *("OECD DDG step 1", "OECD DDG step 2", "OECD DDG step 3", "OECD DDG step 4", "OECD DDG step 6"),
    *("EU WBD Art. 9(1)(c)", "EU WBD Art. 16-18", "EU WBD Art. 19"),
    *("CHRB A.1.4", "CHRB A.2.2", "CHRB B.1.1", "CHRB B.1.2"),
    *("CHRB C.2", "CHRB C.3", "CHRB C.4", "CHRB C.5", "CHRB C.6", "CHRB C.8"),
    *("GRI 2-12", "GRI 2-25"),
}

# Standards of which one part was read and another was not, or whose state today is not known.
PARTLY_FROM_PROFESSIONAL_KNOWLEDGE = {
    *("UNGP 29", "ARP III (rights-compatible)", "ILO R130", "ILO MNE Declaration", "IFC PS1 para 35"),
    *("CSDDD Art. 10(2)", "CSDDD Art. 10(6)", "CSDDD Art. 11", "CSDDD Art. 11(3)", "CSDDD Art. 11(7)"),
    *("CSDDD Art. 14(5)", "LkSG s.8", "EU WBD Art. 8", "EU WBD Art. 9"),
    *("EU WBD Art. 9(1)(b)", "EU WBD Art. 9(1)(f)"),
}


def load(name: str) -> Table:
    """One TOML file of the pack."""
    return tomli.loads((FOLDER / name).read_text(encoding="utf-8"))


FRAMEWORK = load("framework.toml")
STEP_TABLES = [load(name) for name in FRAMEWORK["steps"]]
CRITERIA = [criterion for step in STEP_TABLES for criterion in step["criteria"]]
BY_ID = {criterion["id"]: criterion for criterion in CRITERIA}


def strings(value: Any, place: str = "") -> Iterator[tuple[str, str]]:
    """Every text in a TOML value, with where it stands."""
    if isinstance(value, str):
        yield place, value
    elif isinstance(value, dict):
        for key, part in value.items():
            yield from strings(part, f"{place}/{key}")
    elif isinstance(value, list):
        for index, part in enumerate(value):
            yield from strings(part, f"{place}[{index}]")


ALL_STRINGS = [*strings(FRAMEWORK, "framework")] + [
    pair for step in STEP_TABLES for pair in strings(step, str(step["id"]))
]


def rank(criterion: str) -> int:
    """The level of a criterion, 0 for the lowest."""
    return LEVELS.index(BY_ID[criterion]["level"])


def test_the_pack_says_what_it_is_and_what_it_is_not() -> None:
    assert (FRAMEWORK["format"], FRAMEWORK["id"], FRAMEWORK["version"]) == (1, "gm-rsj", "1.0.0")
    assert (FRAMEWORK["language"], FRAMEWORK["short_title"]) == ("en", "GM RSJ")
    assert FRAMEWORK["title"] == "Grievance Mechanism Responsible Sourcing Journey"
    assert FRAMEWORK["licence"] == "CC-BY-4.0"
    for words in (
        "written independently",
        "AIM-Progress published for consultation",
        "twentyfifty",
        "not the AIM-Progress criteria",
        "not endorsed by AIM-Progress",
        "not legal advice",
        "Grievance Mechanism Maturity Framework & Guidance 1.0",
    ):
        assert words in FRAMEWORK["credit"], words


def test_the_licence_file_names_the_licence_and_carries_the_same_caution() -> None:
    licence = " ".join((FOLDER / "LICENCE.md").read_text(encoding="utf-8").split())
    for words in (
        "CC BY 4.0",
        "https://creativecommons.org/licenses/by/4.0/",
        "credit line",
        "not the AIM-Progress criteria",
        "not endorsed by AIM-Progress",
        "not legal advice",
    ):
        assert words in licence, words


def test_the_pack_has_four_levels_of_which_only_the_first_is_in_strict_order() -> None:
    levels = FRAMEWORK["levels"]
    assert [level["id"] for level in levels] == LEVELS
    assert [level["strict_order"] for level in levels] == [True, False, False, False]
    assert [level["minimum_evidence"] for level in levels] == [1, 2, 2, 3]
    assert all(level["summary"] and "\n" not in level["summary"] for level in levels)


def test_the_steps_and_tracks_have_their_permanent_ids() -> None:
    assert [step["id"] for step in STEP_TABLES] == STEPS
    assert [track["id"] for track in FRAMEWORK["tracks"]] == TRACKS


def test_the_eight_effectiveness_criteria_have_a_definition_a_question_and_a_reference() -> None:
    entries = FRAMEWORK["effectiveness"]
    assert [entry["id"] for entry in entries] == LETTERS
    for entry in entries:
        assert entry["title"] and entry["definition"].endswith(".") and entry["question"].endswith("?")
        assert entry["reference"] == f"UNGP 31({entry['id']})"


def test_the_five_setup_questions_can_all_be_answered_later() -> None:
    questions = FRAMEWORK["setup"]
    assert [question["id"] for question in questions] == [
        *("own-sites", "priority-suppliers", "serious-case", "participants", "rightsholders-voice"),
    ]
    assert {question["kind"]: question["id"] for question in questions if "kind" in question} == {
        "participants": "participants",
        "rightsholders": "rightsholders-voice",
    }
    assert all(question["prompt"].endswith("?") and question["help"] for question in questions)
    assert not any(question["required"] for question in questions)


def test_the_seven_tests_for_met_are_there_in_order() -> None:
    assert [test["title"] for test in FRAMEWORK["tests"]] == [
        *("Today", "Everywhere", "Both halves", "Show me", "Show me three", "Ask them", "In doubt"),
    ]
    assert all(test["question"] for test in FRAMEWORK["tests"])


def test_the_glossary_is_alphabetical_and_explains_the_words_of_the_program() -> None:
    terms = [entry["term"] for entry in FRAMEWORK["glossary"]]
    assert terms == sorted(terms, key=str.lower)
    assert len(set(terms)) == len(terms)
    assert all(entry["meaning"].endswith(".") for entry in FRAMEWORK["glossary"])
    assert {
        *("Not assessed", "Not met", "In progress", "Met", "Not applicable", "Banked", "Evidence strength"),
        *("Keystone", "Track", "Remedy", "Rightsholder", "Covered", "Steppingstone", "Effectiveness criteria"),
    } <= set(terms)


def test_each_step_has_its_introduction() -> None:
    for step in STEP_TABLES:
        for key in ("title", "purpose", "read_aloud", "order_reason"):
            assert step[key].strip(), (step["id"], key)
        assert len(step["in_scope"]) >= 5 and len(step["not_in_scope"]) >= 2, step["id"]


def test_each_step_weighs_each_effectiveness_letter_at_most_once_and_says_why() -> None:
    for step in STEP_TABLES:
        entries = step["effectiveness"]
        letters = [entry["id"] for entry in entries]
        assert len(set(letters)) == len(letters) and set(letters) <= set(LETTERS), step["id"]
        assert all(entry["weight"] in {"main", "supporting", "touched"} and entry["why"] for entry in entries)
        used = {letter for criterion in step["criteria"] for letter in criterion["effectiveness"]}
        assert used <= set(letters), step["id"]


def test_there_are_109_criteria_distributed_as_designed() -> None:
    assert len(CRITERIA) == len(BY_ID) == 109
    for step in STEP_TABLES:
        counts = Counter(criterion["level"] for criterion in step["criteria"])
        assert [counts[level] for level in LEVELS] == PER_LEVEL[step["id"]], step["id"]


def test_the_criteria_per_scope_are_as_designed() -> None:
    scopes = Counter(tuple(criterion["tracks"]) for criterion in CRITERIA)
    assert scopes == {("own-operations", "supply-chain"): 76, ("supply-chain",): 24, ("own-operations",): 9}


@pytest.mark.parametrize("step", STEP_TABLES, ids=STEPS)
def test_the_criteria_per_effectiveness_letter_are_as_designed(step: Table) -> None:
    counts = Counter(letter for criterion in step["criteria"] for letter in criterion["effectiveness"])
    assert [counts[letter] for letter in LETTERS] == PER_LETTER[step["id"]]
    assert sum(counts.values()) == sum(PER_LETTER[step["id"]])


@pytest.mark.parametrize("track", TRACKS)
def test_every_level_of_every_step_has_criteria_for_each_track(track: str) -> None:
    for step in STEP_TABLES:
        for level in LEVELS:
            assert any(c["level"] == level and track in c["tracks"] for c in step["criteria"]), (step["id"], level)


def test_identifiers_follow_step_level_and_priority_order() -> None:
    for number, step in enumerate(STEP_TABLES, 1):
        expected = [
            f"S{number}-L{level}-{position:02}"
            for level, count in enumerate(PER_LEVEL[step["id"]], 1)
            for position in range(1, count + 1)
        ]
        assert [criterion["id"] for criterion in step["criteria"]] == expected
        for criterion in step["criteria"]:
            assert criterion["level"] == LEVELS[int(criterion["id"][4]) - 1], criterion["id"]


def test_builds_on_never_points_to_a_higher_level_or_to_nothing() -> None:
    for criterion in CRITERIA:
        for base in criterion["builds_on"]:
            assert base in BY_ID, (criterion["id"], base)
            assert rank(base) <= rank(criterion["id"]), (criterion["id"], base)


def test_builds_on_only_points_backwards_inside_a_launched_list() -> None:
    for criterion in CRITERIA:
        for base in criterion["builds_on"]:
            if criterion["level"] == "launched" and base[:2] == criterion["id"][:2]:
                assert base < criterion["id"], (criterion["id"], base)


def test_builds_on_has_no_cycles() -> None:
    open_edges = {criterion["id"]: set(criterion["builds_on"]) for criterion in CRITERIA}
    while open_edges:
        free = {key for key, bases in open_edges.items() if not bases}
        assert free, f"a cycle among {sorted(open_edges)}"
        open_edges = {key: bases - free for key, bases in open_edges.items() if key not in free}


def test_only_the_first_stone_builds_on_nothing() -> None:
    assert [criterion["id"] for criterion in CRITERIA if not criterion["builds_on"]] == ["S1-L1-01"]


def test_every_reference_has_exactly_one_standard_and_every_standard_is_used() -> None:
    keys = Counter(standard["key"] for standard in FRAMEWORK["standards"])
    assert set(keys.values()) == {1}
    assert {reference for criterion in CRITERIA for reference in criterion["references"]} == set(keys)


def test_every_reference_is_one_key() -> None:
    for criterion in CRITERIA:
        references = criterion["references"]
        assert references and len(set(references)) == len(references), criterion["id"]
        assert not any(";" in reference or reference != reference.strip() for reference in references)


def test_every_standard_has_a_title_and_a_note() -> None:
    for standard in FRAMEWORK["standards"]:
        assert standard["title"].strip() and standard["note"].endswith("."), standard["key"]


def test_facts_that_nobody_read_in_the_text_say_check_before_citing() -> None:
    notes = {standard["key"]: standard["note"] for standard in FRAMEWORK["standards"]}
    marked = {key for key, note in notes.items() if note.endswith(CHECK)}
    assert marked == FROM_PROFESSIONAL_KNOWLEDGE | PARTLY_FROM_PROFESSIONAL_KNOWLEDGE
    assert not any(CHECK in note for key, note in notes.items() if key not in marked)


def test_standards_in_motion_say_that_they_may_change() -> None:
    for standard in FRAMEWORK["standards"]:
        if standard["key"].startswith("ESRS"):
            assert "numbers may change" in standard["note"], standard["key"]
        if standard["key"].startswith("LkSG"):
            assert "bill of 2025" in standard["note"] and "not established" in standard["note"], standard["key"]


def test_only_the_four_safety_criteria_can_never_be_not_applicable() -> None:
    values = {criterion["id"]: criterion.get("not_applicable", "reason") for criterion in CRITERIA}
    assert {key for key, value in values.items() if value == "never"} == {
        *("S1-L1-03", "S2-L1-03", "S3-L1-03", "S3-L1-08"),
    }
    assert set(values.values()) == {"reason", "never"}


def test_each_statement_is_one_sentence_that_can_be_read_in_one_breath() -> None:
    for criterion in CRITERIA:
        statement = criterion["statement"]
        assert len(statement.split()) <= 31, criterion["id"]
        assert re.fullmatch(r"[A-Z][^.?!;]*\.", statement), criterion["id"]


def test_titles_and_statements_are_unique_and_titles_are_short() -> None:
    for key in ("title", "statement"):
        texts = [criterion[key] for criterion in CRITERIA]
        assert len(set(texts)) == len(texts), key
    assert max(len(criterion["title"]) for criterion in CRITERIA) <= 60
    assert max(len(step["title"]) for step in STEP_TABLES) <= 60


def test_each_criterion_has_evidence_and_a_next_action() -> None:
    for criterion in CRITERIA:
        assert criterion["evidence"] and all(item.strip() for item in criterion["evidence"]), criterion["id"]
        assert re.search(r"[.?]$", criterion["next_action"]), criterion["id"]


def test_no_text_has_control_characters_or_stray_blanks() -> None:
    for place, text in ALL_STRINGS:
        odd = [character for character in text if unicodedata.category(character) in {"Cc", "Cf", "Co", "Zl", "Zp"}]
        assert not odd, place
        assert text and text == " ".join(text.split()), place


def test_no_text_uses_a_hyphen_or_slash_between_blanks_as_a_pause() -> None:
    assert [place for place, text in ALL_STRINGS if re.search(r" [-/\u2013\u2014] ", text)] == []


def test_spelling_is_british_throughout() -> None:
    american = re.compile(
        r"\b(labor|organiz|recogniz|summariz|behavior|center\b|license|favor|program\b|fulfill|judgment)", re.IGNORECASE
    )
    assert [place for place, text in ALL_STRINGS if american.search(text)] == []


def test_the_files_have_no_tables_or_keys_outside_the_format() -> None:
    assert set(FRAMEWORK) == {
        *("format", "id", "version", "language", "title", "short_title", "summary", "credit", "licence", "steps"),
        *("levels", "tracks", "effectiveness", "setup", "tests", "glossary", "standards"),
    }
    for step in STEP_TABLES:
        assert set(step) == {
            *("id", "title", "purpose", "read_aloud", "in_scope", "not_in_scope", "order_reason"),
            *("effectiveness", "criteria"),
        }
    required = {
        *("id", "level", "title", "statement", "tracks", "effectiveness", "evidence", "next_action"),
        *("references", "builds_on"),
    }
    for criterion in CRITERIA:
        assert set(criterion) - {"not_applicable"} == required, criterion["id"]
    assert {path.name for path in FOLDER.glob("*.toml")} == {"framework.toml", *FRAMEWORK["steps"]}
