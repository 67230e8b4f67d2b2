"""Whatever pack there is, its files say it whole."""

from __future__ import annotations

import tempfile
from pathlib import Path

from hypothesis import HealthCheck, Phase, given, settings

from gmrsj_tui.framework.json_schema import pack_schemas
from gmrsj_tui.framework.model import Pack
from gmrsj_tui.framework.reader import load_pack, read_pack
from tests.framework.packs import pack_files, write_model
from tests.strategies import packs

_UNHURRIED = settings(
    deadline=None,
    max_examples=30,
    # A whole pack that is made smaller takes minutes; the first one that fails tells enough.
    phases=[phase for phase in Phase if phase is not Phase.shrink],
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)


@_UNHURRIED
@given(packs())
def test_a_pack_that_is_written_reads_back_as_it_was(pack: Pack) -> None:
    with tempfile.TemporaryDirectory() as folder:
        reading = read_pack(write_model(Path(folder), pack))
    assert reading.findings == ()
    assert reading.pack == pack


@_UNHURRIED
@given(packs(plain_words=True))
def test_a_pack_in_memory_keeps_the_promises_of_one_that_was_read(pack: Pack) -> None:
    with tempfile.TemporaryDirectory() as folder:
        assert load_pack(write_model(Path(folder), pack)) == pack
    for step in pack.steps:
        ranks = [pack.level_rank(criterion.level) for criterion in step.criteria]
        assert ranks == sorted(ranks)
        for level in pack.levels:
            positions = [criterion.position for criterion in step.at_level(level.id)]
            assert positions == list(range(1, len(positions) + 1))


@_UNHURRIED
@given(packs())
def test_the_schema_has_nothing_against_a_sound_pack(pack: Pack) -> None:
    from jsonschema import Draft202012Validator

    schemas = pack_schemas()
    for name, values in pack_files(pack).items():
        schema = schemas["framework.schema.json" if name == "framework.toml" else "step.schema.json"]
        assert [error.message for error in Draft202012Validator(schema).iter_errors(values)] == []
