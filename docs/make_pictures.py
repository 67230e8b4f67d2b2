"""Makes the pictures of the documentation from the program itself: ``python docs/make_pictures.py``."""

from __future__ import annotations

import asyncio
import re
import shutil
import tempfile
from pathlib import Path

from gmrsj_tui.launch import AppRequest
from gmrsj_tui.places import sample_file
from gmrsj_tui.store.views import ViewState
from gmrsj_tui.tui.app import GmrsjApp

PICTURES = {
    "step": ("2", "down"),
    "focus": ("2", "f"),
    "roadmap": ("r",),
    "overview": ("o",),
    "explain": ("2", "e"),
}
"""Name of a picture: the keys that lead to it from the step screen."""
FOLDER = Path(__file__).parent / "pictures"


async def draw(name: str, keys: tuple[str, ...]) -> None:
    """Make one picture."""
    with tempfile.TemporaryDirectory() as folder:
        shutil.copy(sample_file(), Path(folder) / sample_file().name)
        app = GmrsjApp(AppRequest(Path(folder), (), sample_file().stem, Path(folder) / "settings.toml"))
        steps = tuple(step.id for step in app.packs.load("gm-rsj").steps)
        app.store.save_view(sample_file().stem, ViewState(seen_introductions=steps))
        async with app.run_test(size=(120, 36)) as pilot:
            await pilot.pause()
            await pilot.press(*keys)
            await pilot.pause()
            svg = app.export_screenshot(title="gmrsj")
    svg = re.sub(r"@font-face \{.*?\}\s*", "", svg, flags=re.DOTALL)  # no font from elsewhere: readers may be offline
    FOLDER.mkdir(exist_ok=True)
    (FOLDER / f"{name}.svg").write_text(svg, encoding="utf-8", newline="\n")


def main() -> None:
    """Make all pictures."""
    for name, keys in PICTURES.items():
        asyncio.run(draw(name, keys))


if __name__ == "__main__":
    main()
