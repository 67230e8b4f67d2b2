"""What a sound pack becomes (CONTRACTS 1)."""

from __future__ import annotations

from pathlib import Path

from gmrsj_tui.framework.model import StepEffectiveness, Superseding
from gmrsj_tui.framework.reader import load_pack, read_pack
from tests.framework.broken import write_sound
from tests.framework.packs import Tables, framework_values, step_values, write_pack


def test_every_key_that_is_left_out_has_its_default(tmp_path: Path) -> None:
    criterion = {"id": "1", "level": "low", "title": "One", "statement": "It is."}
    step = {"id": "s", "title": "S", "purpose": "P", "criteria": [criterion]}
    pack = load_pack(
        write_pack(
            tmp_path, step_files={"s.toml": step}, language=None, tracks=None, effectiveness=None, standards=None
        )
    )
    assert (pack.language, pack.short_title, pack.summary, pack.credit) == ("", "", "", "")
    assert (pack.tracks, pack.effectiveness, pack.setup, pack.glossary) == ((), (), (), ())
    assert (pack.standards, pack.tests, pack.supersedes) == ((), (), ())
    level = pack.levels[0]
    assert (level.summary, level.strict_order, level.minimum_evidence) == ("", False, 0)
    only = pack.steps[0].criteria[0]
    assert (only.tracks, only.effectiveness, only.evidence, only.references, only.builds_on) == ((), (), (), (), ())
    assert (only.next_action, only.not_applicable, only.position) == ("", "reason", 1)


def test_a_criterion_without_tracks_stands_in_all_of_them(tmp_path: Path) -> None:
    pack = load_pack(write_pack(tmp_path))
    first, second = pack.steps[0].criteria
    assert first.tracks == ("own",)
    assert second.tracks == ("own", "chain")


def test_criteria_are_ordered_by_level_and_keep_the_order_of_the_file_within_it(tmp_path: Path) -> None:
    names = [("A", "high"), ("B", "low"), ("C", "high"), ("D", "low")]
    criteria = [{"id": name, "level": level, "title": name, "statement": name} for name, level in names]
    pack = load_pack(write_pack(tmp_path, step_files={"s.toml": {**step_values(), "criteria": criteria}}))
    ordered = [(criterion.id, criterion.level, criterion.position) for criterion in pack.criteria()]
    assert ordered == [("B", "low", 1), ("D", "low", 2), ("A", "high", 1), ("C", "high", 2)]


def test_steps_are_numbered_in_the_order_of_the_framework_file(tmp_path: Path) -> None:
    pack = load_pack(write_pack(tmp_path, steps=["second.toml", "first.toml"]))
    assert [(step.number, step.id) for step in pack.steps] == [(1, "step-2"), (2, "step-1")]
    assert {criterion.step for criterion in pack.steps[0].criteria} == {"step-2"}


def test_step_files_may_stand_in_inner_folders(tmp_path: Path) -> None:
    pack = load_pack(write_pack(tmp_path, step_files={"steps/deep/one.toml": step_values()}))
    assert len(pack.steps) == 1


def test_texts_lose_the_white_space_around_them_and_keep_their_lines(tmp_path: Path) -> None:
    step = {**step_values(), "title": "\n  A \t title \n", "purpose": "\n\nOne.\n\n  Two.\n"}
    pack = load_pack(write_pack(tmp_path, step_files={"s.toml": step}))
    assert pack.steps[0].title == "A title"
    assert pack.steps[0].purpose == "One.\n\n  Two."


def test_a_step_may_be_without_criteria_and_a_level_without_any(tmp_path: Path) -> None:
    step = step_values()
    del step["criteria"]
    pack = load_pack(write_pack(tmp_path, step_files={"s.toml": step}))
    assert pack.steps[0].criteria == ()


def test_the_parts_of_a_pack_arrive_as_they_stand(tmp_path: Path) -> None:
    pack = load_pack(write_sound(tmp_path))
    assert pack.steps[0].effectiveness == (StepEffectiveness("a", "main", ""),)
    assert pack.supersedes == (Superseding("0.9.0", {"S0-9": ("S1-1", "S1-2")}, ("S0-8",), ("S2-1",)),)
    assert pack.setup[0].prompt == "Which sites?"
    assert pack.glossary[0].meaning == "Putting right."
    assert pack.standard("UNGP 31(a)") is not None
    assert pack.step("second") is pack.steps[1]
    criterion = pack.criterion("S1-2")
    assert criterion is not None
    assert criterion.builds_on == ("S1-1",)


def test_tests_for_met_are_part_of_the_format(tmp_path: Path) -> None:
    tests = [{"title": "Seen", "question": "Who has seen it?"}]
    reading = read_pack(write_pack(tmp_path, tests=tests))
    assert reading.findings == ()
    assert reading.pack is not None
    assert reading.pack.tests[0].question == "Who has seen it?"


def test_an_empty_list_of_tracks_means_all_of_them(tmp_path: Path) -> None:
    step = step_values()
    step["criteria"][0]["tracks"] = []
    pack = load_pack(write_pack(tmp_path, step_files={"s.toml": step}))
    assert pack.steps[0].criteria[0].tracks == ("own", "chain")


def test_a_pack_of_many_steps_and_criteria_is_read(tmp_path: Path) -> None:
    def criterion(number: int) -> dict[str, object]:
        before = {"builds_on": [f"C{number - 1}"]} if number else {}
        return {"id": f"C{number}", "level": "low", "title": "T", "statement": "S", **before}

    files: dict[str, Tables] = {
        f"{number}.toml": {"id": f"s{number}", "title": "T", "purpose": "P"} for number in range(40)
    }
    files["0.toml"] = {**step_values(), "criteria": [criterion(number) for number in range(4000)]}
    levels = [{"id": f"l{rank}", "title": "T"} for rank in range(9)]
    pack = load_pack(write_pack(tmp_path, step_files=files, levels=[*framework_values()["levels"], *levels]))
    assert len(pack.steps) == 40
    assert len(pack.levels) == 11
    assert pack.steps[0].criteria[-1].position == 4000


def test_what_a_refused_pack_says_of_itself_is_still_known(tmp_path: Path) -> None:
    reading = read_pack(write_pack(tmp_path, licence=None))
    assert reading.pack is None
    assert (reading.id, reading.version, reading.title) == ("small", "1.0.0", "A small framework")
