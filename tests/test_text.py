from __future__ import annotations

import pytest

from gmrsj_tui.store.identity import is_id, proposed_id
from gmrsj_tui.text import folded


@pytest.mark.parametrize(
    ("title", "begins"),
    [
        ("Müller & Søn", "muller-son-"),
        ("Łódź Đà Nẵng", "lodz-da-nang-"),
        ("Straße Ærø Œuvre", "strasse-aero-oeuvre-"),
        ("Þorlákshöfn Ð", "thorlakshofn-d-"),
        ("Aydın İzmir", "aydin-izmir-"),
        ("Ǿresund", "oresund-"),
        ("工場 2026", "journey-"),
    ],
)
def test_an_id_spells_letters_as_people_do_who_do_not_have_them(title: str, begins: str) -> None:
    id = proposed_id(title)
    assert id.startswith(begins) and len(id) == len(begins) + 4 and is_id(id)


def test_what_is_looked_for_is_found_in_either_spelling() -> None:
    assert folded("SØREN") == folded("Søren") == folded("Soren") == "soren"
    assert folded("MASSE ẞ") == "masse ss"
