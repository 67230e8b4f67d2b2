"""Damage to a real save, sampled; ``make torture`` takes every length and every bit."""

from __future__ import annotations

from itertools import islice
from random import Random

import pytest

from tests.torture.damaging import Damages, flipped, lost_sectors, of_another_kind, replaced, some, truncated
from tests.torture.program import Program


@pytest.fixture(scope="module")
def damages(tmp_path_factory: pytest.TempPathFactory) -> Damages:
    return Damages(Program(tmp_path_factory.mktemp("damage")))


def test_whatever_is_damaged_is_refused_by_name_or_holds_what_was_saved(damages: Damages) -> None:
    random, content = Random(5), damages.content
    damages.open_all(islice(truncated(content), 3))
    damages.open_all(some(truncated(content), 20, random))
    damages.open_all([("without its last byte", content[:-1]), ("without its last two", content[:-2])])
    damages.open_all(some(flipped(content), 100, random))
    damages.open_all(some(replaced(content, random), 20, random))
    damages.open_all(lost_sectors(content, random, 20))
    damages.open_all(of_another_kind(content))
    assert damages.problems == []
    assert damages.counts["refused"] > 300
    assert set(damages.counts) <= {"refused", "equal"}


def test_the_real_program_refuses_damage_in_one_line_that_names_the_file_and_lists_the_others(
    damages: Damages,
) -> None:
    damages.by_command_lines([("half", damages.content[: len(damages.content) // 2])])
    damages.by_things_in_its_place(huge=1 << 20)
    assert damages.problems == []


def test_an_undamaged_save_is_told_from_a_damaged_one(damages: Damages) -> None:
    before = damages.counts["equal"]
    damages.open_all([("undamaged", damages.content)])
    assert damages.counts["equal"] == before + 1
