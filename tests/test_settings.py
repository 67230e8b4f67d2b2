from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gmrsj_tui import keys
from gmrsj_tui.settings import Remembered, Settings, read_remembered, read_settings, write_remembered
from tests.pipes import read_from_a_pipe


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "settings.toml"


def read(file: Path, content: str) -> tuple[Settings, tuple[str, ...]]:
    file.write_text(content, encoding="utf-8")
    return read_settings(file)


def test_no_file_is_no_settings_and_no_warning(file: Path) -> None:
    assert read_settings(file) == (Settings(), ())
    assert read(file, "") == (Settings(), ())


def test_everything_can_be_set(file: Path) -> None:
    settings, warnings = read(
        file,
        """
who = "Ana  María"
theme = "gmrsj-light"
symbols = "ascii"

[keys]
"criterion.met" = "f7"
move.down = ["down", "f8"]
""",
    )
    assert warnings == ()
    assert settings == Settings(
        "Ana María", "gmrsj-light", "ascii", {"criterion.met": ("f7",), "move.down": ("down", "f8")}
    )


def test_a_byte_order_mark_does_no_harm(file: Path) -> None:
    assert read(file, '\ufeffwho = "Ana"') == (Settings(who="Ana"), ())


WRONG = {
    "no TOML": ('who = "Ana"\ntheme = ', ":2: is not TOML: "),
    "a key twice": ('who = "a"\nwho = "b"', "is not TOML: "),
    "nested too deeply": ("x = " + "[" * 100_000, "no setting was read"),
    "unknown": ('whom = "Ana"', ':1: whom: is not a setting; did you mean "who"?'),
    "unknown and far": ("\nzzzzzzzz = 1", ":2: zzzzzzzz: is not a setting"),
    "theme of a wrong type": ("theme = 3", ":1: theme: must be a text in quotation marks"),
    "who of a wrong type": ("\n\nwho = ['a']", ":3: who: must be a text"),
    "symbols of a wrong type": ("symbols = true", ":1: symbols: must be a text"),
    "no such symbols": ("symbols = 'emoji'", ":1: symbols: is 'emoji'; it can be unicode or ascii"),
    "keys that are no table": ("keys = 'vi'", ":1: keys: must be a table"),
    "no such action": (
        "[keys]\n'criterion.mett' = 'g'",
        ':2: keys.criterion.mett: is not something that a key does; did you mean "criterion.met"?',
    ),
    "no such action in a path": ("[keys]\n\ncriterion.mett = 'g'", ":3: keys.criterion.mett: is not something"),
    "a key that is none": ("[keys]\nhistory.undo = 7", ":2: keys.history.undo: must be a key"),
    "an empty key": ("[keys]\nhistory.undo = ''", ":2: keys.history.undo: must be a key"),
    "no key at all": ("[keys]\nhistory.undo = []", ":2: keys.history.undo: must be a key"),
    "two keys in one text": ("[keys]\nhistory.undo = 'a b'", ":2: keys.history.undo: must be a key"),
    "a list with a number": ("[keys]\nhistory.undo = ['a', 1]", ":2: keys.history.undo: must be a key"),
    "a key of another action": (
        "[keys]\n'criterion.met' = 'i'",
        ":2: keys.criterion.met: key 'i' already stands for criterion.in-progress; criterion.met keeps its own keys",
    ),
    "a key of another action in a path": ("[keys]\n\ncriterion.met = 'i'", ":3: keys.criterion.met: key 'i' already"),
}


@pytest.mark.parametrize(("content", "said"), WRONG.values(), ids=WRONG)
def test_what_is_wrong_is_a_warning_with_file_and_line_and_keeps_its_default(
    file: Path, content: str, said: str
) -> None:
    settings, warnings = read(file, content)
    assert settings == Settings()
    assert len(warnings) == 1
    assert warnings[0].startswith(str(file))
    assert said in warnings[0]
    assert "\n" not in warnings[0]


def test_one_wrong_setting_does_not_take_the_others_with_it(file: Path) -> None:
    settings, warnings = read(file, 'theme = 3\nwho = "Ana"\n[keys]\nhistory.undo = 7\nhistory.redo = "f7"\n')
    assert settings == Settings(who="Ana", keys={"history.redo": ("f7",)})
    assert len(warnings) == 2


def test_two_actions_may_swap_their_keys(file: Path) -> None:
    settings, warnings = read(file, "[keys]\ncriterion.met = 'i'\ncriterion.in-progress = 'm'\n")
    assert warnings == ()
    assert settings.keys == {"criterion.met": ("i",), "criterion.in-progress": ("m",)}


def test_a_clash_between_two_own_settings_drops_one_and_what_then_clashes_too(file: Path) -> None:
    settings, warnings = read(
        file, "[keys]\ncriterion.met = 'i'\ncriterion.in-progress = 'f7'\nview.roadmap = 'f7'\nview.help = 'f8'\n"
    )
    assert settings.keys == {"criterion.met": ("i",), "criterion.in-progress": ("f7",), "view.help": ("f8",)}
    assert ["view.roadmap keeps its own keys" in warning for warning in warnings] == [True]
    settings, warnings = read(
        file, "[keys]\ncriterion.not-met = 'f7'\ncriterion.met = 'n'\nhistory.undo = 'f7'\nhistory.redo = 'u'\n"
    )
    assert settings.keys == {"criterion.not-met": ("f7",), "criterion.met": ("n",)}
    assert len(warnings) == 2


def test_a_key_under_another_of_its_names_clashes_too(file: Path) -> None:
    settings, warnings = read(file, "[keys]\ncriterion.met = 'question_mark'\n")
    assert settings == Settings()
    assert len(warnings) == 1 and "view.help" in warnings[0]


@given(
    st.dictionaries(
        st.sampled_from(sorted(keys.BY_ID)),
        st.lists(st.sampled_from([*"mnixuU[]./?:", "enter", "escape", "slash", "z", "y"]), min_size=1, max_size=3),
        max_size=6,
    )
)
def test_whatever_is_set_no_key_that_was_set_does_two_things_on_one_screen(
    tmp_path_factory: pytest.TempPathFactory, rebound: dict[str, list[str]]
) -> None:
    file = tmp_path_factory.getbasetemp() / "any.toml"
    settings, warnings = read(file, "[keys]\n" + "".join(f"{name} = {chosen!r}\n" for name, chosen in rebound.items()))
    assert not [clash for clash in keys.clashes(settings.keys) if set(clash[1:]) & settings.keys.keys()]
    assert len(settings.keys) + len(warnings) == len(rebound)
    assert all(settings.keys[name] == tuple(dict.fromkeys(rebound[name])) for name in settings.keys)


def test_bytes_that_are_no_text_are_a_warning(file: Path) -> None:
    file.write_bytes(b'who = "Ana"\ntheme = "caf\xe9"\n')
    assert read_settings(file) == (Settings(), (f"{file}:2: is not UTF-8; no setting was read",))


def test_a_folder_a_pipe_and_a_giant_are_warnings(file: Path) -> None:
    file.mkdir()
    assert read_settings(file) == (Settings(), (f"{file}: cannot be read: it is a folder",))
    file.rmdir()
    os.mkfifo(file)
    pipe = (Settings(), (f"{file}: cannot be read: it is a device or a pipe, not a file",))
    assert read_settings(file) == pipe
    writer = os.open(file, os.O_RDWR)  # somebody who has not written anything yet
    try:
        assert read_settings(file) == pipe
    finally:
        os.close(writer)
    file.unlink()
    settings, warnings = read(file, "# " + "x" * 2_000_000)
    assert (settings, warnings) == (Settings(), (f"{file}: is too large for settings",))


def test_the_null_device_says_that_there_are_no_settings() -> None:
    assert read_settings(Path(os.devnull)) == (Settings(), ())


def test_text_in_the_file_is_cleaned(file: Path) -> None:
    settings, warnings = read(file, '"\\u001B[2J" = 1\nwho = "A\\u001B]0;x\\u0007\\nB"\n')
    assert settings.who == "A␛]0;x␇ B"
    assert "\x1b" not in warnings[0] and "␛[2J" in warnings[0]


def test_reading_never_writes(file: Path) -> None:
    file.write_text("whom = 1")
    before = (file.read_bytes(), file.stat().st_mtime_ns, sorted(file.parent.iterdir()))
    read_settings(file)
    assert (file.read_bytes(), file.stat().st_mtime_ns, sorted(file.parent.iterdir())) == before


def test_what_the_app_remembers_comes_back(tmp_path: Path) -> None:
    path = tmp_path / "state" / "gmrsj" / "remembered.json"
    assert read_remembered(path) == Remembered()
    write_remembered(path, Remembered("gmrsj-dark"))
    assert read_remembered(path) == Remembered("gmrsj-dark")
    write_remembered(path, Remembered("gmrsj-dark", "Ana  María"))
    assert read_remembered(path) == Remembered("gmrsj-dark", "Ana María")
    write_remembered(path, Remembered(who="Bo"))
    assert read_remembered(path) == Remembered(who="Bo")
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


@pytest.mark.parametrize(
    "content", ["", "{", "[]", "null", '{"theme": 3}', '{"who": ["Ana"]}', '{"thema": "x"}', "[" * 100_000]
)
def test_a_wrong_memory_is_no_error(tmp_path: Path, content: str) -> None:
    path = tmp_path / "remembered.json"
    path.write_text(content)
    assert read_remembered(path) == Remembered()


def test_a_memory_that_cannot_be_written_is_no_error(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    write_remembered(tmp_path / "file" / "remembered.json", Remembered("x"))
    assert read_remembered(tmp_path / "file" / "remembered.json") == Remembered()


def test_a_pipe_in_the_place_of_the_memory_is_not_waited_for(tmp_path: Path) -> None:
    path = tmp_path / "remembered.json"
    assert read_from_a_pipe(path, lambda: read_remembered(path)) == Remembered()
