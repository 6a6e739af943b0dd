"""What is shipped works where it lands: wheel, sdist, editable install, bundle, the commands of the README."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
import tarfile
import tomllib
import zipfile
from pathlib import Path

import pytest

from reportlint import __version__, pack, packed

WINDOWS = os.name == "nt"
SCRIPTS = "Scripts" if WINDOWS else "bin"

OWN_RULE = """\
code: LOCAL-01
name: slogan-left
category: wording
severity: warning
editions: [2021]
phrase: {any: 高举伟大旗帜}
message: 年度报告里不写口号
basis: 本单位编制要求
explain: 年度报告讲事实和数据。
examples:
  bad:
    - 我局高举伟大旗帜。
  ok:
    - 我局落实要求。
"""


def run(*command: object, cwd: Path, check: bool = True, **environment: str) -> subprocess.CompletedProcess[str]:
    """Runs a command away from this checkout and this environment; a failure shows what it said."""
    kept = {name: value for name, value in os.environ.items() if name not in ("PYTHONPATH", "VIRTUAL_ENV")}
    done = subprocess.run(
        [str(word) for word in command],
        cwd=cwd,
        env={**kept, "PYTHONIOENCODING": "utf-8", "PIP_DISABLE_PIP_VERSION_CHECK": "1", **environment},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert not check or done.returncode == 0, f"{command}\n{done.stdout[-3000:]}\n{done.stderr[-3000:]}"
    return done


def copy_of(root: Path, target: Path) -> Path:
    """A fresh clone: what git knows of, or would once everything is added, and nothing else."""
    listed = run("git", "ls-files", "-z", "--cached", "--others", "--exclude-standard", cwd=root).stdout
    for name in filter(None, listed.split("\0")):
        if (root / name).is_file():
            (target / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(root / name, target / name)
    return target


def environment(place: Path, *packages: object, cache: Path | None = None) -> Path:
    """A fresh virtual environment with `packages`, which may fill a `cache`; returns its folder of programs."""
    run(sys.executable, "-m", "venv", "--without-pip", place, cwd=place.parent)
    pip = [sys.executable, "-m", "pip", "--python", place / SCRIPTS / "python"]
    variables = {"XDG_CACHE_HOME": str(cache)} if cache else {}
    run(*pip, "install", "--quiet", *packages, cwd=place.parent, check=True, **variables)
    return place / SCRIPTS


def commands(readme: Path, name: str) -> list[str]:
    """The lines of the fenced block below the mark ``<!-- command: NAME -->`` of a README."""
    found = re.search(rf"<!-- command: {name} -->\s*```\w*\n(.*?)```", readme.read_text(encoding="utf-8"), re.S)
    assert found, f"{readme.name} has no command {name}"
    return found[1].strip().splitlines()


@pytest.fixture(scope="session")
def example(root: Path) -> Path:
    """A sound report to check."""
    return root / "examples" / "sound" / "2025.txt"


# ------------------------------------------------------------------------------------------------- quick: what is said


def test_the_version_is_said_once(root: Path) -> None:
    project = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert project["dynamic"] == ["version"]
    assert f"## {__version__}" in (root / "CHANGELOG.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", ["README.md", "README.zh-CN.md", "CONTRIBUTING.md", "CHANGELOG.md"])
def test_links_lead_somewhere(root: Path, name: str) -> None:
    for target in re.findall(r"\]\((?!https?:|#)([^)#]+)", (root / name).read_text(encoding="utf-8")):
        assert (root / target).exists(), target


@pytest.mark.parametrize("name", ["README.md", "README.zh-CN.md"])
def test_files_that_a_readme_names_are_there(root: Path, name: str) -> None:
    for path in re.findall(r"\bexamples[/\\][\w./\\-]*\w", (root / name).read_text(encoding="utf-8")):
        assert (root / path.replace("\\", "/")).exists(), path


def test_both_readmes_name_the_same_commands(root: Path) -> None:
    for name in ("check", "bundle"):
        assert commands(root / "README.md", name) == commands(root / "README.zh-CN.md", name)


# ------------------------------------------------------------------------------------------------- slow: what is built


@pytest.fixture(scope="module")
def built(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the sdist and the wheel that is built from it."""
    place = tmp_path_factory.mktemp("built")
    clone = copy_of(root, place / "clone")
    run(sys.executable, "-m", "build", "--outdir", place / "dist", clone, cwd=place)
    return place / "dist"


@pytest.fixture(scope="module")
def installed(built: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The programs of a fresh environment that has the wheel."""
    return environment(tmp_path_factory.mktemp("installed") / "venv", *built.glob("*.whl"))


@pytest.fixture(scope="module")
def clone(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A fresh clone that a test may change and put back."""
    return copy_of(root, tmp_path_factory.mktemp("editable") / "reportlint")


@pytest.fixture(scope="module")
def programs(clone: Path) -> Path:
    """The programs of a fresh environment that has `clone`, editable."""
    return environment(clone.parent / "venv", "--editable", clone, cache=clone.parent / "cache")


@pytest.fixture(scope="module")
def bundle(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The bundle that the README's command builds, in a folder of its own."""
    place = tmp_path_factory.mktemp("bundle")
    copy = copy_of(root, place / "clone")
    run(sys.executable, *commands(root / "README.md", "bundle")[0].split()[1:], cwd=copy)
    return Path(shutil.move(copy / "dist" / "reportlint.pyz", place / "reportlint.pyz"))


@pytest.mark.slow
class TestWheel:
    def test_it_carries_grammars_rules_and_the_pack(self, built: Path, root: Path) -> None:
        (wheel,) = built.glob("*.whl")
        with zipfile.ZipFile(wheel) as archive:
            names = set(archive.namelist())
            first, _, rest = archive.read("reportlint/data/pack.json").partition(b"\n")
            carried, booked = json.loads(first), json.loads(archive.read("reportlint/data/book.json"))
        for folder in ("grammar", "lint_rules"):
            for path in filter(Path.is_file, (root / folder).rglob("*.*")):
                assert f"reportlint/data/{path.relative_to(root).as_posix()}" in names
        compiled = json.loads(json.dumps(pack.compiled()))
        profiles = compiled["profiles"].values()
        for item in (*compiled["rules"], *profiles, *(rule for profile in profiles for rule in profile["rules"])):
            item["file"] = Path(item["file"]).relative_to(root).as_posix()
        core, options, book = packed.parted(compiled)
        assert carried == {"stamp": pack.STAMP, **core}
        assert rest == options
        assert booked == book
        assert carried["profiles"]["gansu"]["rules"]
        assert "reportlint/py.typed" in names
        assert not [name for name in names if name.startswith(("tests", "benchmarks")) or "__pycache__" in name]

    def test_the_sdist_can_be_tested(self, built: Path) -> None:
        (sdist,) = built.glob("*.tar.gz")
        with tarfile.open(sdist) as archive:
            names = {name.partition("/")[2] for name in archive.getnames()}
        assert {"pyproject.toml", "hatch_build.py", "grammar/report-2021.lark", "tests/conftest.py", "LICENSE"} <= names

    def test_it_runs_from_another_folder(self, installed: Path, example: Path, tmp_path: Path) -> None:
        shutil.copy(example, tmp_path / "我的报告.txt")
        cache = tmp_path / "cache"
        checked = run(
            installed / "reportlint", "check", "-f", "json", "我的报告.txt", cwd=tmp_path, XDG_CACHE_HOME=str(cache)
        )
        assert json.loads(checked.stdout)["summary"]["pass"] == 1
        assert len([path for path in cache.rglob("*") if path.is_file()]) <= 1, (
            "no pack had to be compiled, only patterns"
        )

    def test_its_rules_pass_their_examples(self, installed: Path, tmp_path: Path) -> None:
        run(installed / "reportlint", "rules", "test", cwd=tmp_path)

    def test_its_profiles_need_neither_rule_files_nor_yaml(
        self, installed: Path, example: Path, tmp_path: Path
    ) -> None:
        code = "import sys; from reportlint.pack import load; load(profiles=['gansu']); print('yaml' in sys.modules)"
        assert run(installed / "python", "-c", code, cwd=tmp_path).stdout == "False\n"
        run(installed / "reportlint", "check", "--profile", "gansu", example, cwd=tmp_path)

    def test_it_works_where_nothing_can_be_written(self, installed: Path, example: Path, tmp_path: Path) -> None:
        run(installed / "reportlint", "check", example, cwd=tmp_path, XDG_CACHE_HOME="/dev/null", HOME="/dev/null")


@pytest.mark.slow
class TestEditable:
    @pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="their caches lie where no variable says")
    def test_its_first_run_compiles_nothing(self, clone: Path, programs: Path, tmp_path: Path) -> None:
        """The installation has put the pack where a run looks for it."""
        kept = {path.name: path.stat().st_mtime_ns for path in clone.parent.glob("cache/reportlint/*")}
        assert len(kept) == 4
        source = clone / "examples" / "sound" / "2025.txt"
        done = run(programs / "python", "-X", "importtime", "-m", "reportlint", "check", source, cwd=tmp_path,
                   XDG_CACHE_HOME=str(clone.parent / "cache"))  # fmt: skip
        assert " reportlint.pack\n" in done.stderr
        assert " reportlint.compile\n" not in done.stderr
        assert {path.name: path.stat().st_mtime_ns for path in clone.parent.glob("cache/reportlint/*")} == kept

    def test_a_changed_form_is_obeyed_at_once(self, clone: Path, programs: Path, tmp_path: Path) -> None:
        """Change a label in the grammar, and what the tool asks for changes."""
        source = clone / "examples" / "sound" / "2025.txt"
        cache = str(tmp_path / "cache")
        run(programs / "reportlint", "check", source, cwd=tmp_path, XDG_CACHE_HOME=cache)
        grammar = clone / "grammar" / "report-2021.lark"
        text = grammar.read_text(encoding="utf-8")
        grammar.write_text(re.sub(r"(?m)^S6: .*$", 'S6: "六、苹果与梨子"', text), encoding="utf-8")
        done = run(programs / "reportlint", "check", source, cwd=tmp_path, check=False, XDG_CACHE_HOME=cache)
        grammar.write_text(text, encoding="utf-8")
        assert "应为“六、苹果与梨子”" in done.stdout

    def test_nothing_is_left_in_the_checkout(self, clone: Path, programs: Path) -> None:
        assert not [path for path in clone.rglob("*") if path.name == "pack.json" or path.suffix == ".egg-info"]


@pytest.mark.slow
class TestBundle:
    def test_it_runs_on_a_bare_python(self, bundle: Path, example: Path, tmp_path: Path) -> None:
        """No site-packages (-I -S), another folder, a name in Chinese; drawn text, JSON, and a page with its style and script."""
        shutil.copy(example, tmp_path / "报告.txt")
        for form in ("text", "json", "concise", "html", "sarif"):
            run(sys.executable, "-I", "-S", bundle, "check", "-f", form, "报告.txt", cwd=tmp_path)

    def test_it_takes_further_rules(self, bundle: Path, example: Path, root: Path, tmp_path: Path) -> None:
        """Grammars and rules lie in a zip file here, and are compiled all the same, and so do the reports that examples
        change. That the rules of the wheel in it pass their own examples is tried where the wheel is.
        """
        (tmp_path / "rules").mkdir()
        (tmp_path / "rules" / "own.yaml").write_text(OWN_RULE, encoding="utf-8")
        run(sys.executable, "-I", "-S", bundle, "check", "--rules", "rules", example, cwd=tmp_path)
        run(sys.executable, "-I", "-S", bundle, "rules", "test", "rules", cwd=tmp_path)
        run(sys.executable, "-I", "-S", bundle, "explain", "T3-01", cwd=tmp_path)

    def test_it_is_pure_python_for_windows_too(self, bundle: Path) -> None:
        with zipfile.ZipFile(bundle) as archive:
            names = archive.namelist()
        assert not [name for name in names if name.endswith((".so", ".pyd", ".dll", ".pyc"))]
        assert {"colorama/__init__.py", "reportlint/data/pack.json", "yaml/__init__.py", "__main__.py"} <= set(names)


@pytest.mark.slow
@pytest.mark.skipif(WINDOWS, reason="the block is for a POSIX shell")
def test_the_readme_works_word_for_word(root: Path, tmp_path: Path) -> None:
    """Its commands, in a fresh clone, by the shell that they are written for (the test command runs these tests)."""
    clone = copy_of(root, tmp_path / "reportlint")
    script = "\n".join(commands(clone / "README.md", "check"))
    done = run("bash", "-euo", "pipefail", "-c", script, cwd=clone, XDG_CACHE_HOME=str(tmp_path / "cache"))
    assert "通过" in done.stdout + done.stderr
