"""What no author writes on purpose ends in findings too, never in a traceback or a text that acts."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gmrsj_tui.framework.model import Pack
from gmrsj_tui.framework.reader import load_pack, read_pack
from gmrsj_tui.text import plain
from tests.framework.broken import change, findings, write_sound
from tests.framework.packs import framework_values, step_values, write_files, write_pack

BAD_TOML = [
    ("x = ", "second.toml:4: TOML: invalid value (column 5)"),
    ('id = "again"', "second.toml:4: TOML: cannot overwrite a value (column 13)"),
    ("a" * 3 + "\x07 = 1", None),
    ("x = '''never closed", None),
    ("x = " + "[" * 100_000, "second.toml: TOML: lists or tables are nested too deeply"),
    ("x = " + "{a=" * 100_000, "second.toml: TOML: lists or tables are nested too deeply"),
    ("x = " + "9" * 10_000, "second.toml: TOML: has a number, date or time that is out of range"),
    ("[[criteria]]\n[criteria]", None),
]


@pytest.mark.parametrize(("text", "expected"), BAD_TOML, ids=range(len(BAD_TOML)))
def test_a_file_that_is_not_toml_is_one_finding_and_the_others_are_still_checked(
    tmp_path: Path, text: str, expected: str | None
) -> None:
    write_sound(tmp_path)
    (tmp_path / "second.toml").write_text(f'id = "second"\ntitle = "S"\npurpose = "P"\n{text}\n')
    change(tmp_path, "first.toml", 'title = "First"\n', "")
    first, second = findings(tmp_path)
    assert first == "first.toml: title: is missing"
    assert second == expected if expected else second.startswith("second.toml:")
    assert ": TOML: " in second


def test_criteria_of_a_step_that_cannot_be_read_are_not_missed(tmp_path: Path) -> None:
    write_sound(tmp_path)
    (tmp_path / "first.toml").write_text("=")
    change(tmp_path, "second.toml", "not_app", 'builds_on = ["S1-1"]\nnot_app')
    assert [finding.file for finding in read_pack(tmp_path).findings] == ["first.toml"]


def test_when_the_framework_file_is_not_toml_the_step_files_are_still_checked(tmp_path: Path) -> None:
    write_sound(tmp_path)
    change(tmp_path, "framework.toml", "format = 1", "format 1")
    change(tmp_path, "first.toml", 'weight = "main"', "weight = 1")
    change(tmp_path, "second.toml", '"second"', '"first"')
    assert findings(tmp_path) == [
        "framework.toml:1: TOML: expected '=' after a key in a key/value pair (column 8)",
        "first.toml:9: effectiveness[1].weight: must be text, is the number 1",
        'second.toml:1: id: "first" stands twice, first in first.toml:1',
    ]


def test_a_folder_without_a_framework_file_is_one_finding(tmp_path: Path) -> None:
    write_sound(tmp_path)
    (tmp_path / "framework.toml").unlink()
    (tmp_path / "first.toml").write_text("=")
    assert findings(tmp_path) == ["framework.toml: file: there is no such file"]


def test_a_folder_that_is_not_there_or_not_a_folder_is_a_finding(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    assert findings(tmp_path / "nowhere") == ["nowhere: folder: there is no such folder"]
    assert findings(tmp_path / "file") == ["file: folder: is a file, not the folder of a pack"]
    assert findings(tmp_path / "a\x1b\0b") == ["a␛␀b: folder: there is no such folder"]


def test_a_byte_that_is_not_utf_8_is_named_with_its_line(tmp_path: Path) -> None:
    write_sound(tmp_path)
    path = tmp_path / "second.toml"
    path.write_bytes(path.read_bytes().replace(b"Three is", b"Caf\xe9 is"))
    assert findings(tmp_path) == ["second.toml:9: encoding: is not UTF-8: the byte 0xe9"]


def test_utf_16_is_named(tmp_path: Path) -> None:
    write_sound(tmp_path)
    path = tmp_path / "framework.toml"
    path.write_bytes(path.read_text().encode("utf-16"))
    assert findings(tmp_path) == ["framework.toml: encoding: is not UTF-8: UTF-16"]


def test_a_byte_order_mark_is_a_warning_and_the_file_is_read(tmp_path: Path) -> None:
    write_sound(tmp_path)
    path = tmp_path / "framework.toml"
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes())
    assert findings(tmp_path) == [
        "framework.toml:1: encoding: warning: begins with a byte order mark; save it as UTF-8 without one"
    ]
    assert load_pack(tmp_path).id == "small"


def test_windows_line_ends_change_neither_texts_nor_lines(tmp_path: Path) -> None:
    write_sound(tmp_path / "unix")
    write_sound(tmp_path / "windows")
    for path in (tmp_path / "windows").iterdir():
        path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    assert load_pack(tmp_path / "unix") == load_pack(tmp_path / "windows")
    change(tmp_path / "windows", "second.toml", '"low"', '"lwo"')
    assert findings(tmp_path / "windows")[0].startswith("second.toml:7: criteria[1].level: ")


@pytest.mark.parametrize(
    "path",
    ["../second.toml", "sub/../../second.toml", "/etc/passwd", "..", "C:/second.toml", "c:second.toml", "sub\\a.toml"],
)
def test_a_step_path_that_leaves_the_folder_is_refused(tmp_path: Path, path: str) -> None:
    write_sound(tmp_path)
    change(tmp_path, "framework.toml", '"second.toml"', f"'{path}'")
    shown = f'must be a path inside the pack folder, written with forward slashes, is "{path}"'
    assert f"framework.toml:9: steps[2]: {shown}" in findings(tmp_path)


def test_a_step_path_with_an_escape_sequence_is_refused(tmp_path: Path) -> None:
    write_sound(tmp_path)
    change(tmp_path, "framework.toml", '"second.toml"', '"\\u001b]0;x\\u0007.toml"')
    assert findings(tmp_path)[0].startswith("framework.toml:9: steps[2]: must be a path inside the pack folder")
    assert all(plain(line) == line for line in findings(tmp_path))


def test_a_link_that_leads_out_of_the_folder_is_refused(tmp_path: Path) -> None:
    write_sound(tmp_path / "pack")
    (tmp_path / "pack" / "second.toml").rename(tmp_path / "second.toml")
    (tmp_path / "pack" / "second.toml").symlink_to(tmp_path / "second.toml")
    assert 'framework.toml:9: steps[2]: "second.toml" leads out of the pack folder' in findings(tmp_path / "pack")


def test_a_neighbour_folder_whose_name_begins_alike_is_outside_too(tmp_path: Path) -> None:
    write_sound(tmp_path / "pack")
    write_sound(tmp_path / "pack-2")
    (tmp_path / "pack" / "second.toml").unlink()
    (tmp_path / "pack" / "second.toml").symlink_to(tmp_path / "pack-2" / "second.toml")
    assert 'framework.toml:9: steps[2]: "second.toml" leads out of the pack folder' in findings(tmp_path / "pack")


def test_links_inside_the_folder_and_to_the_folder_are_followed(tmp_path: Path) -> None:
    pack = write_sound(tmp_path / "pack")
    (pack / "inner").mkdir()
    (pack / "second.toml").rename(pack / "inner" / "two.toml")
    (pack / "second.toml").symlink_to(pack / "inner" / "two.toml")
    (tmp_path / "link").symlink_to(pack)
    assert findings(tmp_path / "link") == []


def test_a_link_that_leads_to_itself_is_a_finding(tmp_path: Path) -> None:
    write_sound(tmp_path)
    (tmp_path / "second.toml").unlink()
    (tmp_path / "second.toml").symlink_to(tmp_path / "second.toml")
    assert any("steps[2]" in line for line in findings(tmp_path))


def test_a_step_that_is_a_folder_is_a_finding(tmp_path: Path) -> None:
    write_sound(tmp_path)
    (tmp_path / "second.toml").unlink()
    (tmp_path / "second.toml").mkdir()
    assert "second.toml: file: is a folder, not a file" in findings(tmp_path)


def test_a_step_that_is_a_pipe_is_a_finding_and_nothing_waits_for_it(tmp_path: Path) -> None:
    write_sound(tmp_path)
    (tmp_path / "second.toml").unlink()
    os.mkfifo(tmp_path / "second.toml")
    assert "second.toml: file: cannot be read: is not a regular file" in findings(tmp_path)


def test_a_file_that_may_not_be_read_is_a_finding(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_sound(tmp_path)
    read_bytes = Path.read_bytes

    def refuse(path: Path) -> bytes:
        if path.name == "second.toml":
            raise PermissionError(13, "Permission denied")
        return read_bytes(path)

    monkeypatch.setattr(Path, "read_bytes", refuse)
    assert "second.toml: file: cannot be read: Permission denied" in findings(tmp_path)


def test_numbers_that_python_cannot_write_out_are_findings(tmp_path: Path) -> None:
    write_sound(tmp_path)
    huge = "0x" + "f" * 50_000
    change(tmp_path, "framework.toml", "format = 1", f"format = {huge}")
    change(tmp_path, "framework.toml", "minimum_evidence = 2", f"minimum_evidence = {huge}")
    change(tmp_path, "framework.toml", '"CC0"', huge)
    assert [line.split(": ", 2)[2] for line in findings(tmp_path)] == [
        "needs a gmrsj that reads format a number of very many digits; this one reads format 1",
        "must be text, is a number of very many digits",
        "must be 0 to 3, is a number of very many digits",
    ]


def test_deep_but_legal_nesting_under_an_unknown_key_is_only_a_warning(tmp_path: Path) -> None:
    write_sound(tmp_path)
    deep = "[" * 150 + "]" * 150
    change(
        tmp_path, "framework.toml", 'language = "en"', f"deep = {deep}\nlanguage = 'en'\n" + "x" + ".x" * 300 + " = 1"
    )
    assert findings(tmp_path) == [
        "framework.toml:6: deep: warning: unknown key",
        "framework.toml:8: x: warning: unknown key",
    ]


def test_what_a_finding_quotes_cannot_act_on_a_terminal(tmp_path: Path) -> None:
    write_sound(tmp_path)
    change(tmp_path, "second.toml", '"low"', '"\\u001b[2Jlow\\u202e"')
    change(tmp_path, "second.toml", "not_app", '"\\u001b]52;c;x\\u0007\\nkey" = 1\nnot_app')
    lines = findings(tmp_path)
    assert len(lines) == 3  # the control characters, the level, the key
    assert all(plain(line) == line and "\n" not in line for line in lines)


def test_a_long_value_is_quoted_shortly(tmp_path: Path) -> None:
    write_sound(tmp_path)
    change(tmp_path, "second.toml", '"low"', '"' + "low" * 1000 + '"')
    assert max(map(len, findings(tmp_path))) < 200


def test_texts_that_would_act_are_cleaned_at_the_door(tmp_path: Path) -> None:
    hostile = "\x1b]52;c;cHduZWQ=\x07\x9b31m\u202eno\u2066 [@click=app.quit]x[/] \x00 \r\nend"
    step = {**step_values(), "purpose": hostile, "title": hostile.replace("\r\n", " "), "in_scope": [hostile]}
    pack = load_pack(write_pack(tmp_path, step_files={"one.toml": step}, title="\x1b[31mRed", licence="a\tb\x0b"))
    assert pack.title == "␛[31mRed"
    assert pack.licence == "a    b␋"
    assert "[@click=app.quit]x[/]" in pack.steps[0].purpose, "what looks like markup is text and stays"
    for text in (pack.steps[0].purpose, pack.steps[0].title, *pack.steps[0].in_scope):
        assert plain(text) == text
    assert "\n" in pack.steps[0].purpose
    assert len(read_pack(tmp_path).findings) == 5


_ODD = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=4), inner, max_size=3),
    max_leaves=6,
)


@st.composite
def _mangled_files(draw: st.DrawFn) -> dict[str, dict[str, Any]]:
    """The small sound pack with up to four values, at any depth, replaced by anything."""
    files = {"framework.toml": framework_values(), "first.toml": step_values(1), "second.toml": step_values(2)}
    for _ in range(draw(st.integers(1, 4))):
        table: Any = files[draw(st.sampled_from(sorted(files)))]
        key: Any = draw(st.sampled_from(sorted(table)))
        while isinstance(table[key], list | dict) and table[key] and draw(st.booleans()):
            table = table[key]
            key = draw(st.sampled_from(range(len(table)) if isinstance(table, list) else sorted(table)))
        odd = draw(_ODD.filter(_is_toml))
        if isinstance(table, dict) or odd is not None:
            table[key] = odd
    return files


def _is_toml(value: object) -> bool:
    """TOML has no null but where a key may be left out, no surrogates and, as the reader takes it, no large numbers."""
    if isinstance(value, list):
        return all(item is not None and _is_toml(item) for item in value)
    if isinstance(value, dict):
        return all(item is not None and _is_toml(item) and _is_toml(key) for key, item in value.items())
    return not isinstance(value, str) or value.isprintable()


@settings(deadline=None, max_examples=200)
@given(_mangled_files())
def test_whatever_stands_in_the_files_reading_ends_in_a_pack_or_in_findings(files: dict[str, dict[str, Any]]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        reading = read_pack(write_files(Path(folder), files))
    assert isinstance(reading.pack, Pack) != bool(reading.errors)
    for finding in reading.findings:
        assert finding.line is None or finding.line >= 1
        assert plain(str(finding)) == str(finding)


@settings(deadline=None, max_examples=150)
@given(st.data())
def test_whatever_bytes_a_file_has_reading_ends_in_a_pack_or_in_findings(data: st.DataObject) -> None:
    with tempfile.TemporaryDirectory() as folder:
        pack = write_sound(Path(folder))
        path = pack / data.draw(st.sampled_from(["framework.toml", "first.toml"]))
        content = bytearray(path.read_bytes())
        for _ in range(data.draw(st.integers(1, 5))):
            content[data.draw(st.integers(0, len(content) - 1))] = data.draw(st.integers(0, 255))
        path.write_bytes(content)
        reading = read_pack(pack)
    assert isinstance(reading.pack, Pack) != bool(reading.errors)
