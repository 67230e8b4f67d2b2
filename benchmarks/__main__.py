"""``python -m benchmarks``: measure and print one table."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from benchmarks.measuring import CannotMeasure, Plan, Result
from benchmarks.registry import BENCHMARKS, measure


def main() -> int:
    """Run what was asked for; 0 when all of it could be measured, goals met or not, else 1."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("names", metavar="NAME", nargs="*", help=f"{', '.join(BENCHMARKS)}; default all")
    parser.add_argument("--rounds", metavar="N", type=int, help="rounds of each, instead of its usual number")
    parser.add_argument("--json", action="store_true", help="print JSON, unrounded")
    parser.add_argument("--write", metavar="PAGE", type=Path, help="also put the tables between the markers of a page")
    parser.add_argument(
        "--folder", metavar="DIR", type=Path, help="where temporary folders are made; a disk in memory saves too fast"
    )
    options = parser.parse_args()
    unknown = [name for name in options.names if name not in BENCHMARKS]
    if unknown:
        parser.error(f"there is no benchmark {unknown[0]}; there are {', '.join(BENCHMARKS)}")
    if options.rounds is not None and options.rounds < 1:
        parser.error("--rounds needs a whole number from 1 up")
    if sys.platform == "win32":
        print("The benchmarks need a pseudo-terminal, which they find on Linux and macOS, but not on Windows.")
        return 1
    return _run(options.names or list(BENCHMARKS), Plan(rounds=options.rounds, folder=options.folder), options)


def _run(names: list[str], plan: Plan, options: argparse.Namespace) -> int:
    from benchmarks.page import as_json, as_markdown, as_text, where, write_between_markers

    place = where()
    results: list[Result] = []
    failed = False
    for name in names:
        print(f"measuring {name}", file=sys.stderr, flush=True)
        try:
            results.append(measure(name, plan))
        except CannotMeasure as problem:
            print(f"{name} could not be measured: {problem}", file=sys.stderr)
            failed = True
    print(as_json(results, place) if options.json else as_text(results, place))
    if options.write is not None:
        write_between_markers(options.write, as_markdown(results, place))
    return int(failed)


if __name__ == "__main__":
    sys.exit(main())
