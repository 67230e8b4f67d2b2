"""The project around the code: what is shipped, what the pages promise, and what must not be in any file."""

from __future__ import annotations

import re
import shutil
import stat
import subprocess
import sys
import zipfile
from email.parser import Parser
from pathlib import Path

import pytest
import tomli

import gmrsj_tui

ROOT = Path(__file__).parent.parent
PROJECT = tomli.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
PAGES = sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md"), *ROOT.glob("saves/*.md"), *ROOT.glob("content/*/*.md")])

LINK = re.compile(r"!?\[[^\]]*\]\(<?([^)>\s]+)>?(?:\s+\"[^\"]*\")?\)")
CODE = re.compile(r"^(```|~~~).*?^\1|`[^`\n]*`", re.DOTALL | re.MULTILINE)
HEADING = re.compile(r"^#{1,6}\s+(.+?)\s*#*$", re.MULTILINE)
ABSOLUTE_ADDRESS = re.compile(r"^[a-z][a-z0-9+.-]*:", re.IGNORECASE)
MACHINE_PATH = re.compile(r"(?<![\w.~}>-])/(?:root|home|work|Users)/[\w.-]+")


def anchors(page: Path) -> set[str]:
    """What a link may name after ``#`` in a page, as code forges make it out of the headings."""
    headings = HEADING.findall(
        re.sub(r"^```.*?^```", "", page.read_text(encoding="utf-8"), flags=re.DOTALL | re.MULTILINE)
    )
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


def files_of_the_project() -> list[Path]:
    """The files that git has or would take; without git, everything that is neither hidden nor made by tools."""
    git = shutil.which("git")
    if git and (ROOT / ".git").exists():
        command = [git, "-c", "safe.directory=*", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
        run = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
        if run.returncode == 0:
            return [file for name in run.stdout.split("\0") if name and (file := ROOT / name).is_file()]
    made = {"__pycache__", "build", "dist"}
    parts = ((file, file.relative_to(ROOT).parts) for file in ROOT.rglob("*") if file.is_file())
    return [file for file, names in parts if not made & set(names) and not any(name.startswith(".") for name in names)]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel of this checkout."""
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(folder), str(ROOT)]
    run = subprocess.run(command, capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stdout + run.stderr
    (built,) = folder.glob("*.whl")
    return built


def names_in(wheel: Path) -> set[str]:
    """The paths inside a wheel."""
    with zipfile.ZipFile(wheel) as archive:
        return set(archive.namelist())


def text_in(wheel: Path, ending: str) -> str:
    """The text of the one file in a wheel whose path ends so."""
    with zipfile.ZipFile(wheel) as archive:
        (name,) = (name for name in archive.namelist() if name.endswith(ending))
        return archive.read(name).decode("utf-8")


def test_the_version_is_written_down_in_one_place() -> None:
    assert "version" in PROJECT["project"]["dynamic"]
    assert "version" not in PROJECT["project"]
    assert PROJECT["tool"]["hatch"]["version"]["path"] == "gmrsj_tui/__init__.py"
    assert re.fullmatch(r"\d+\.\d+\.\d+", gmrsj_tui.__version__)


def test_the_wheel_has_the_version_of_the_package(wheel: Path) -> None:
    assert Parser().parsestr(text_in(wheel, ".dist-info/METADATA"))["Version"] == gmrsj_tui.__version__


def test_the_wheel_has_every_module_and_style_sheet(wheel: Path) -> None:
    package = ROOT / "gmrsj_tui"
    expected = {
        file.relative_to(ROOT).as_posix()
        for file in package.rglob("*")
        if file.suffix in {".py", ".tcss"} or file.name == "py.typed"
    }
    assert "gmrsj_tui/py.typed" in expected
    assert any(name.endswith(".tcss") for name in expected)
    assert expected <= names_in(wheel)


def test_the_wheel_has_the_content_with_its_licence_and_the_sample(wheel: Path) -> None:
    names = names_in(wheel)
    pack = {
        f"gmrsj_tui/content/gm-rsj/{file.name}" for file in (ROOT / "content" / "gm-rsj").iterdir() if file.is_file()
    }
    assert "gmrsj_tui/content/gm-rsj/framework.toml" in pack
    assert "gmrsj_tui/content/gm-rsj/LICENCE.md" in pack
    assert pack <= names
    assert "gmrsj_tui/samples/sample-journey.json" in names


def test_the_wheel_has_the_licences_and_starts_as_gmrsj(wheel: Path) -> None:
    names = names_in(wheel)
    assert any(name.endswith(".dist-info/licenses/LICENSE") for name in names)
    assert any(name.endswith(".dist-info/licenses/content/gm-rsj/LICENCE.md") for name in names)
    assert "gmrsj = gmrsj_tui.__main__:main" in text_in(wheel, "entry_points.txt")


def test_the_wheel_has_nothing_else(wheel: Path) -> None:
    strangers = {
        name
        for name in names_in(wheel)
        if not name.startswith("gmrsj_tui/") and ".dist-info/" not in name or "__pycache__" in name
    }
    assert strangers == set()


def test_each_dependency_is_explained() -> None:
    explained = (ROOT / "docs" / "dependencies.md").read_text(encoding="utf-8")
    extras = PROJECT["project"]["optional-dependencies"].values()
    wanted = [*PROJECT["project"]["dependencies"], *(requirement for extra in extras for requirement in extra)]
    names = {re.split(r"[\[<>=~!; ]", requirement)[0] for requirement in wanted} - {"gmrsj"}
    assert {name for name in names if f"| `{name}" not in explained} == set()


def test_each_constraint_is_a_name_and_a_version_and_the_tools_are_among_them() -> None:
    lines = (ROOT / "constraints.txt").read_text(encoding="utf-8").splitlines()
    assert [line for line in lines if not re.fullmatch(r"[A-Za-z0-9._-]+==[0-9][0-9A-Za-z.]*", line)] == []
    pinned = {line.partition("==")[0].lower().replace("_", "-") for line in lines}
    assert len(pinned) == len(lines)
    dependencies, extras = PROJECT["project"]["dependencies"], PROJECT["project"]["optional-dependencies"].values()
    wanted = [*dependencies, *(requirement for extra in extras for requirement in extra)]
    assert {re.split(r"[\[<>=~!; ]", requirement)[0] for requirement in wanted} - {"gmrsj"} <= pinned


def test_the_readme_names_the_commands_that_start_and_test_it() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    assert "make run" in readme
    assert "make test" in readme
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    for target in ("run", "test", "check", "bench", "help"):
        assert re.search(rf"^{target}:.*## ", makefile, re.MULTILINE), f"make {target} is not explained"


def test_what_the_pages_say_about_make_exists() -> None:
    targets = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    for page in PAGES:
        for target in re.findall(r"(?:`|^)make ([a-z-]+)", page.read_text(encoding="utf-8"), re.MULTILINE):
            assert target in targets, f"{page.relative_to(ROOT)} speaks of make {target}"


def test_the_continuous_integration_runs_the_test_command_of_the_readme() -> None:
    script = ROOT / ".ci" / "run"
    assert script.stat().st_mode & stat.S_IXUSR
    text = script.read_text(encoding="utf-8")
    assert "\nmake test" in text
    assert re.search(r"^make .*lint", text, re.MULTILINE)


def test_the_changelog_has_this_version() -> None:
    headings = HEADING.findall((ROOT / "CHANGELOG.md").read_text(encoding="utf-8"))
    assert any(heading.startswith(f"[{gmrsj_tui.__version__}] - ") for heading in headings)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_every_link_of_a_page_leads_somewhere(page: Path) -> None:
    broken = []
    for target in LINK.findall(CODE.sub("", page.read_text(encoding="utf-8"))):
        if ABSOLUTE_ADDRESS.match(target):
            continue
        name, _, anchor = target.partition("#")
        file = (page.parent / name).resolve() if name else page
        if not file.exists() or (anchor and anchor not in anchors(file)):
            broken.append(target)
    assert broken == []


def test_git_takes_no_journey_but_the_sample() -> None:
    taken = {
        file.name for file in files_of_the_project() if file.parent == ROOT / "saves" and not file.name.startswith(".")
    }
    if (ROOT / ".git").exists():
        assert taken <= {"README.md"}
        sample = {file.name for file in files_of_the_project() if file.parent == ROOT / "saves" / "sample"}
        assert sample == {"sample-journey.json"}
    ignored = (ROOT / ".gitignore").read_text(encoding="utf-8").splitlines()
    assert "/saves/*" in ignored


def test_no_file_mentions_a_path_of_the_machine_it_was_made_on() -> None:
    found = []
    for file in files_of_the_project():
        try:
            text = file.read_text(encoding="utf-8")
        except UnicodeDecodeError:
            continue
        found += [f"{file.relative_to(ROOT)}: {match}" for match in MACHINE_PATH.findall(text)]
    assert found == []


def test_the_search_for_machine_paths_would_find_one() -> None:
    assert MACHINE_PATH.search("see " + "/".join(["", "root", "notes.txt"]))
    assert not MACHINE_PATH.search("content/work/notes.txt")
