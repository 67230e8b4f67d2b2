"""Starts the program: the command line, and the app only when it is to be opened."""

from __future__ import annotations

import gc
import sys

from gmrsj_tui.cli.console import buffer_output
from gmrsj_tui.cli.main import run

TYPE_CHECKING = False  # as in typing, which takes long to import
if TYPE_CHECKING:
    from gmrsj_tui.launch import AppRequest


def open_app(request: AppRequest) -> int:
    """Open the app; its libraries are loaded here and nowhere before. It looks for garbage after its first frame."""
    from gmrsj_tui.tui.app import run_app

    return run_app(request)


def main() -> None:
    """The console script ``gmrsj``.

    Raises:
        SystemExit: Always, with the exit status.
    """
    # A command is over before there is garbage worth looking for; looking for it takes a tenth of its time.
    gc.disable()
    buffer_output()
    status = run(sys.argv[1:], open_app=open_app)
    gc.freeze()  # nor is it worth looking for when all of it goes
    sys.exit(status)


if __name__ == "__main__":
    main()
