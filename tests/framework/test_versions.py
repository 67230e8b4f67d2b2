"""Which version is the newer one (semver.org, precedence)."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from gmrsj_tui.framework.versions import precedence

IN_ORDER = (
    "0.0.0-0",
    "0.9.0",
    "1.0.0-alpha",
    "1.0.0-alpha.1",
    "1.0.0-alpha.beta",
    "1.0.0-beta",
    "1.0.0-beta.2",
    "1.0.0-beta.11",
    "1.0.0-rc.1",
    "1.0.0",
    "1.0.10",
    "1.2.0",
    "1.10.0",
    "2.0.0-1",
    "2.0.0--",
    "2.0.0",
    f"{'9' * 5000}.0.0",
    f"1{'0' * 5000}.0.0",
)


def test_versions_go_in_the_order_of_semantic_versioning() -> None:
    for older, newer in pairwise(IN_ORDER):
        assert precedence(older) < precedence(newer), (older[:20], newer[:20])


def test_build_metadata_does_not_count() -> None:
    assert precedence("1.0.0+a.1-b") == precedence("1.0.0")
    assert precedence("1.0.0-rc.1+7") == precedence("1.0.0-rc.1")


@given(st.text(max_size=8))
def test_what_is_no_version_goes_before_all_that_are_or_is_one(text: str) -> None:
    low = precedence("0.0.0-0")
    assert precedence(text) < low or (text.count(".") >= 2 and text[0].isdigit())
