"""An export from anywhere is read whole or refused with every finding, named by the way to it."""

from __future__ import annotations

import copy
import json
from collections.abc import Iterator
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from gmrsj_tui.errors import GmrsjError
from gmrsj_tui.exchange import strict_json
from gmrsj_tui.exchange.findings import ExportRefused
from gmrsj_tui.exchange.json_schema import export_schema
from gmrsj_tui.exchange.reading import NewerExport, read_export
from gmrsj_tui.exchange.writing import export_text
from gmrsj_tui.journey.journey import Journey
from gmrsj_tui.store.codec import tables_of
from tests.exchange.making import snapshot
from tests.store.making import rich_journey

WHEN = "2026-11-23T08:00:00.000Z"


def journey() -> Journey:
    return snapshot(rich_journey(), "Q3", WHEN, "Ana")


def document() -> dict[str, Any]:
    found: dict[str, Any] = json.loads(export_text(journey()))
    return found


def read(data: object) -> Any:
    return read_export(json.dumps(data).encode(), "acme.json")


def refused(content: bytes) -> ExportRefused:
    with pytest.raises(ExportRefused) as caught:
        read_export(content, "acme.json")
    assert "\n" not in str(caught.value) and len(str(caught.value)) < 300
    return caught.value


def changed(way: str, value: object) -> dict[str, Any]:
    """The document with one value changed; ``...`` takes it away."""
    data = document()
    place: Any = data
    *steps, last = [int(step) if step.isdecimal() else step for step in way.split("/")]
    for step in steps:
        place = place[step]
    if value is ...:
        del place[last]
    else:
        place[last] = value
    return data


WRONG = [
    ("redacted", "no", "redacted: is a text and not true or false"),
    ("program", "", "program: is '', which is not an id"),
    ("format", "1", "format: is a text and not a whole number"),
    ("format", ..., "format: is missing"),
    ("format", 0, "format: is 0, which is not within 1 to 1"),
    ("journey", [], "journey: is a list and not an object"),
    ("journey/id", "../x", "journey.id: is '../x', which is not the id of a journey"),
    ("journey/id", "a" * 121, "which is not the id of a journey"),
    ("journey/title", "", "journey.title: is empty"),
    ("journey/title", "x" * 501, "journey.title: has 501 characters, and 500 is the most"),
    ("journey/organisation", ["x"], "journey.organisation: is a list and not a text"),
    ("journey/revision", True, "journey.revision: is true or false and not a whole number"),
    ("journey/revision", 1.5, "journey.revision: is a number and not a whole number"),
    ("journey/created", "yesterday", "journey.created: is 'yesterday', which is not a time in UTC"),
    ("journey/updated", "2026-02-30T08:00:00Z", "is '2026-02-30T08:00:00Z', which is not a time in UTC"),
    ("journey/tracks", "own", "journey.tracks: is a text and not a list"),
    ("journey/tracks/0", "a\u001b[31mb", "journey.tracks[0]: is 'a␛[31mb', which is not an id"),
    ("journey/targets/governance", 3, "journey.targets.governance: is a number and not a text"),
    ("journey/setup/sites", None, "journey.setup.sites: is null and not a text"),
    ("journey/setup/own\nsites", "x", "journey.setup['own sites']: is 'own sites', which is not an id"),
    ("answers/..", {}, "answers...: is '..', which is not the id of a criterion"),
    ("answers/S1-L1-01", "met", "answers.S1-L1-01: is a text and not an object"),
    ("answers/S1-L1-01/status", "done", "answers.S1-L1-01.status: is 'done', which is none of not-assessed, not-met"),
    ("answers/S1-L1-01/status", 1, "answers.S1-L1-01.status: is a number and not a text"),
    ("answers/S1-L1-01/due", "2026-02-30", "answers.S1-L1-01.due: is '2026-02-30', which is not a date"),
    ("answers/S1-L1-01/note", "x" * (2**20 + 1), "answers.S1-L1-01.note: has 1048577 characters, and 1048576"),
    (
        "answers/S1-L1-01/evidence/0/strength",
        4,
        "answers.S1-L1-01.evidence[0].strength: is 4, which is not within 0 to 3",
    ),
    ("answers/S1-L1-01/evidence/0/text", ..., "answers.S1-L1-01.evidence[0].text: is missing"),
    ("changes", {}, "changes: is an object and not a list"),
    ("changes/1/number", 7, "changes[1].number: is 7 and not 2"),
    ("changes/1/action", "erase", "changes[1].action: is 'erase', which is none of change, undo, redo"),
    ("changes/1/of", 1, "changes[1].of: does not belong to a change"),
    ("changes/6/of", ..., "changes[6].of: is missing"),
    ("changes/6/of", 7, "changes[6].of: is 7, which is not an earlier change"),
    ("changes/1/items", None, "changes[1].items: is null and not a list"),
    ("changes/1/items/0/subject", "colour", "changes[1].items[0].subject: is 'colour', which is none of answer"),
    ("changes/1/items/0/subject", ..., "changes[1].items[0].subject: is missing"),
    ("changes/1/items/0/after", "met", "changes[1].items[0].after: is a text and not an object"),
    ("changes/1/items/0/after/status", "x", "changes[1].items[0].after.status: is 'x', which is none of"),
    ("changes/1/items/0/before", ..., "changes[1].items[0].before: is missing"),
    ("changes/2/items/0/after", True, "changes[2].items[0].after: is true or false and not a text"),
    ("changes/4/items/0/key", "x", "changes[4].items[0].key: is 'x', which is not empty"),
    ("snapshots/0/change", 10, "snapshots[0].change: is 10, and there is no such change"),
    ("snapshots/0/name", " ", "snapshots[0].name: is empty"),
    ("snapshots/0/levels", ["x"], "snapshots[0].levels: is a list and not an object"),
    ("snapshots/0/automatic", ..., "snapshots[0].automatic: is missing"),
]

BEYOND_A_SCHEMA = ("2026-02-30", "is 7 and not 2", ".of:", "no such change", "a␛[31mb")
"""What lies between parts of the document, or in what a pattern cannot know."""


@pytest.mark.parametrize(("way", "value", "said"), WRONG, ids=[f"{way}={value!r:.20}" for way, value, _ in WRONG])
def test_a_wrong_value_is_named_by_the_way_to_it_and_marked_by_the_schema(way: str, value: object, said: str) -> None:
    data = changed(way, value)
    found = refused(json.dumps(data).encode())
    assert len(found.lines) == 1
    assert said in found.lines[0]
    assert found.message.startswith("nothing was imported; 1 thing is wrong in acme.json")
    if not any(part in said for part in BEYOND_A_SCHEMA):
        assert list(Draft202012Validator(export_schema()).iter_errors(data))


def test_of_a_history_with_a_gap_only_the_first_number_after_it_is_named() -> None:
    assert list(refused(json.dumps(changed("changes/3", ...)).encode()).lines) == [
        "changes[3].number: is 5 and not 4",
        "snapshots[0].change: is 9, and there is no such change",
    ]


def test_every_finding_is_named_at_once() -> None:
    data = document()
    data["journey"]["title"] = 1
    data["answers"]["S1-L1-01"]["status"] = "done"
    data["changes"][3]["items"][0]["after"] = 5
    del data["snapshots"][0]["who"]
    assert [line.partition(":")[0] for line in refused(json.dumps(data).encode()).lines] == [
        "journey.title",
        "answers.S1-L1-01.status",
        "changes[3].items[0].after",
        "snapshots[0].who",
    ]


def test_of_a_thousand_findings_a_hundred_are_told_and_the_others_counted() -> None:
    data = document() | {"changes": [None] * 1000}
    found = refused(json.dumps(data).encode())
    assert "1000 things are wrong" in found.message
    assert len(found.lines) == 101 and found.lines[-1] == "and 900 more"


def test_unknown_keys_are_left_out_with_a_warning_each_kind_once() -> None:
    data = document() | {"weather": {"deep": [[[]]]}}
    data["journey"]["colour\u001b"] = "red"
    for change in data["changes"]:
        change["mood"] = "good"
    data["answers"]["S1-L1-01"]["confidence"] = 3
    imported = read(data)
    assert imported.journey == journey()
    assert list(imported.warnings) == [
        "journey['colour␛']: is not known to this version of gmrsj, and is left out",
        "answers.S1-L1-01.confidence: is not known to this version of gmrsj, and is left out",
        "changes[0].mood: is not known to this version of gmrsj, and is left out (so in 9 places)",
        "weather: is not known to this version of gmrsj, and is left out",
    ]


def test_what_could_act_on_a_terminal_is_replaced_with_a_warning() -> None:
    data = changed("journey/title", "Ac\u001b]0;x\u0007me\u202e")
    data["answers"]["S1-L1-01"]["note"] = "a\r\nb\tc\u0085"
    imported = read(data)
    assert imported.journey.title == "Ac␛]0;x␇me�"
    assert imported.journey.answer("S1-L1-01").note == "a\nb    c�"
    assert [line.partition(":")[0] for line in imported.warnings][:2] == ["journey.title", "answers.S1-L1-01.note"]


def test_a_history_that_does_not_lead_to_what_stands_is_taken_with_a_warning() -> None:
    data = changed("answers/S1-L1-01/note", "Rewritten by hand.")
    data["changes"][5]["items"][0]["before"] = True
    imported = read(data)
    assert imported.journey.answer("S1-L1-01").note == "Rewritten by hand."
    assert [line.partition(":")[0] for line in imported.warnings] == ["changes[0]"]


@pytest.mark.parametrize("program", ["9.1.0", None, "\x1b]0;x" * 1000])
def test_an_export_from_the_future_is_refused_with_the_version_it_needs(program: object) -> None:
    with pytest.raises(NewerExport) as caught:
        read({"kind": "gmrsj-journey", "format": 2, "program": program, "journey": ["another form"]})
    needed = "gmrsj 9.1.0" if program == "9.1.0" else "gmrsj ␛" if program else "a newer gmrsj"
    assert f"exported by {needed}" in caught.value.message and "in format 2" in caught.value.message
    assert caught.value.hint.startswith("update to")
    assert len(str(caught.value)) < 400


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "is empty"),
        (b" \n", "is empty"),
        (b"criterion,status\n", "is not JSON from line 1, column 1 on"),
        (b'{"kind": "gmrsj-journey"', "is not JSON from line 1, column 25 on: it is cut off there"),
        (b'{"a": 1}{"b": 2}', "is not JSON from line 1, column 9 on: it is at its end before"),
        (b'{"kind": 1, "kind": 1}', "holds 'kind' twice in one place"),
        (b'{"format": NaN}', "holds NaN, which is no number"),
        (b'{"format": 1e999}', "holds '1e999', which is too large for a number"),
        (b'{"format": ' + b"9" * 5000 + b"}", "holds a number that is too long"),
        (b'{"a": ' + b"[" * 200_000, "is nested too deeply"),
        (b'{"a": ' * 200_000, "is nested too deeply"),
        ('{"kind": "é"}'.encode("latin-1"), "is not UTF-8: byte 0xe9 in line 1"),
        ('{"kind": "gmrsj-journey"}'.encode("utf-16"), "is UTF-16 and not UTF-8"),
        (b"[]", "is not an export of a journey: it is a list and not an object"),
        (b"null", "it is null and not an object"),
        (b'{"kind": "other"}', "its kind is not 'gmrsj-journey'"),
        (b'{"kind": []}', "its kind is not 'gmrsj-journey'"),
        (json.dumps(tables_of(rich_journey())).encode(), "is the file of a saved journey, not an export"),
    ],
    ids=lambda value: repr(value)[:30],
)
def test_what_is_no_export_is_refused_by_name(content: bytes, said: str) -> None:
    found = refused(content)
    assert found.message.startswith("acme.json ") and said in found.message


def test_what_is_too_large_is_refused_before_it_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(strict_json, "LARGEST", 1024 * 1024)
    assert "is larger than 1 MB" in refused(b"[" * (1024 * 1024 + 1)).message


def test_a_byte_order_mark_and_the_line_ends_of_windows_do_no_harm() -> None:
    content = b"\xef\xbb\xbf" + export_text(journey()).replace("\n", "\r\n").encode()
    assert read_export(content, "x").journey == journey()


def attempts(content: bytes) -> Iterator[bytes]:
    for place in range(len(content)):
        yield content[:place]
        flipped = bytearray(content)
        flipped[place] ^= 1 << place % 8
        yield bytes(flipped)


def test_cut_anywhere_or_with_any_byte_changed_it_is_read_or_clearly_refused() -> None:
    for content in attempts(export_text(journey()).encode()):
        try:
            imported = read_export(content, "x")
        except GmrsjError:
            continue
        assert isinstance(imported.journey, Journey)


OTHER_KINDS: tuple[object, ...] = (None, True, -1, 2**60, "", "x", [], [[]], {}, {"a": {}})


def test_every_value_replaced_by_any_other_kind_is_read_or_clearly_refused() -> None:
    def places(data: Any, *way: str) -> Iterator[tuple[str, ...]]:
        for key, value in data.items() if isinstance(data, dict) else enumerate(data):
            yield (*way, str(key))
            if isinstance(value, dict | list):
                yield from places(value, *way, str(key))

    for way in places(document()):
        for value in OTHER_KINDS:
            data = changed("/".join(way), copy.deepcopy(value))
            try:
                found: Journey | GmrsjError = read(data).journey
            except GmrsjError as problem:
                found = problem
            assert isinstance(found, Journey) or len(str(found)) < 300
