"""The figures of a long run in a page."""

from __future__ import annotations

from pathlib import Path

from tests.torture.figures import BEGIN, END, Figure, put_into, table


def test_figures_take_the_place_of_the_old_ones_between_their_marks(tmp_path: Path) -> None:
    page = tmp_path / "saves.md"
    page.write_text(f"# Saves\n\n{BEGIN}\nold\n{END}\n\nMore.\n", encoding="utf-8")
    put_into(page, table([Figure("killed", "0 lost", [])], "A run:"))
    assert page.read_text(encoding="utf-8") == (
        f"# Saves\n\n{BEGIN}\nA run:\n\n"
        "| what was done | what came of it |\n| --- | --- |\n| killed | 0 lost |\n"
        f"{END}\n\nMore.\n"
    )


def test_a_page_without_marks_gets_them_at_its_end(tmp_path: Path) -> None:
    page = tmp_path / "saves.md"
    page.write_text("# Saves\n", encoding="utf-8")
    put_into(page, "one")
    put_into(page, "two")
    assert page.read_text(encoding="utf-8") == f"# Saves\n\n## Figures of a run\n\n{BEGIN}\ntwo\n{END}\n"
