"""The program that typesets one page, in a process of its own; see :mod:`gmrsj_tui.reports.typeset.compiler`.

It imports nothing of this package, so that it starts at once: a job comes in as JSON on stdin, the PDF goes out on
stdout. Exit status 3 is an error of Typst, told as JSON on stderr.
"""

import json
import sys

REFUSED = 3


def main() -> int:
    """Typesets the job on stdin."""
    import typst

    job = json.load(sys.stdin)
    fonts = typst.Fonts(include_system_fonts=False, include_embedded_fonts=True, font_paths=job["font_folders"])
    try:
        content = typst.compile(
            job["template"],
            root=job["root"],
            font_paths=fonts,
            format="pdf",
            sys_inputs={"page": job["page"]},
            pdf_standards=job["standards"],
            timestamp=job["timestamp"],
        )
    except typst.TypstError as problem:
        sys.stderr.write(json.dumps({"message": problem.message, "hints": list(problem.hints)}))
        return REFUSED
    sys.stdout.buffer.write(content)
    return 0


if __name__ == "__main__":
    sys.exit(main())
