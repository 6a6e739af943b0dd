"""Who imports whom, and what a start imports: the floor plan and the speed of a cold start, held by tests."""

from __future__ import annotations

import ast
import os
import subprocess
import sys
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

import pytest

SOURCES = sorted(Path(__file__).resolve().parent.parent.joinpath("src", "reportlint").rglob("*.py"))

FLOORS = (
    "__init__ tuples values errors positions cache packed regex firsts kept suggest home wholefile fingerprint globs",
    "read form",
    "lex",
    "parse prose",
    "model recognise",
    "check compile pack profiles fix",
    "engine",
    "run rulebook baseline api",
    "command cli __main__",
)
"""From the ground up: a module imports from its own floor and those below it. A new module is given its floor here."""
FLOOR = {name: number for number, names in enumerate(FLOORS) for name in names.split()}
ASIDE = {
    "output": {"__init__", "tuples", "values", "positions", "fingerprint", "output"},
    "exempt": {"tuples", "values", "fingerprint", "globs"},
}
"""Who stands beside the stairs, and imports nothing but this."""
FREE = {"cli", "__main__"}
"""Who prints and exits."""


def part(path: Path) -> str:
    """The module or package of reportlint that a file belongs to."""
    parts = path.relative_to(next(parent for parent in path.parents if parent.name == "reportlint")).parts
    return parts[0].removesuffix(".py")


@lru_cache(maxsize=1)
def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"), str(path))


def running(node: ast.AST) -> Iterator[ast.AST]:
    """The nodes of a tree, but for what is imported to name types alone."""
    yield node
    for child in ast.iter_child_nodes(node):
        if not (isinstance(child, ast.If) and ast.unparse(child.test) == "TYPE_CHECKING"):
            yield from running(child)


def imported(path: Path) -> Iterator[str]:
    """The parts of reportlint that a file imports anywhere when it runs."""
    for node in running(tree(path)):
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            assert not node.level, "imports are absolute here"
            inside = node.module == "reportlint"
            names = [f"reportlint.{alias.name}" for alias in node.names] if inside else [node.module or ""]
        else:
            continue
        for name in names:
            if name.split(".")[0] == "reportlint":
                yield [*name.split("."), "__init__"][1].replace("__version__", "__init__")


@pytest.mark.parametrize(
    "path",
    SOURCES,
    ids=lambda path: "/".join(path.parts[path.parts.index("reportlint") + 1 :]),
    scope="class",  # file by file, so that each is parsed once
)
class TestHouse:
    def test_nobody_imports_what_stands_above_it(self, path: Path) -> None:
        here = part(path)
        if here in ASIDE:
            assert not set(imported(path)) - ASIDE[here]
            return
        assert here in FLOOR, f"say in FLOORS where {here} stands"
        assert not [other for other in imported(path) if FLOOR.get(other, -1 if other in ASIDE else 99) > FLOOR[here]]

    def test_only_the_command_line_prints_or_exits(self, path: Path) -> None:
        if part(path) in FREE:
            return
        for node in ast.walk(tree(path)):
            call = ast.unparse(node.func) if isinstance(node, ast.Call) else ""
            assert call not in {"print", "exit", "quit", "sys.exit", "os._exit", "click.echo", "click.secho"}
            if isinstance(node, ast.Raise) and node.exc:
                assert "SystemExit" not in ast.unparse(node.exc)
            if isinstance(node, ast.Attribute):
                assert ast.unparse(node) not in {"sys.stdout", "sys.stderr"}

    def test_nothing_is_evaluated_or_unpickled(self, path: Path) -> None:
        for node in ast.walk(tree(path)):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
                assert node.func.id not in {"eval", "exec", "compile", "__import__"}
        assert not {"pickle", "marshal", "shelve"} & set(modules_of(path))

    def test_patterns_are_kept(self, path: Path) -> None:
        """What a check compiles goes through `regex.regex`, which remembers it from run to run."""
        if part(path) in {"regex", "compile", *FREE}:
            return
        assert "re.compile" not in {
            ast.unparse(node.func) for node in ast.walk(tree(path)) if isinstance(node, ast.Call)
        }

    def test_its_first_line_says_what_it_is_for(self, path: Path) -> None:
        first = (ast.get_docstring(tree(path)) or "").partition("\n")[0]
        assert first.endswith((".", ":", "；", "。")), first


VERBS = [path for path in SOURCES if path.parent.name == "verbs"]


@pytest.mark.parametrize("path", VERBS, ids=lambda path: path.stem)
def test_no_verb_imports_another(path: Path) -> None:
    """What several need stands beside them, in `check`."""
    named = [node.module or "" for node in ast.walk(tree(path)) if isinstance(node, ast.ImportFrom)]
    assert not [module for module in named if "verbs" in module.split(".")]


def modules_of(path: Path) -> Iterator[str]:
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Import):
            yield from (alias.name.split(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and not node.level:
            yield (node.module or "").split(".")[0]


HEAVY = {
    *(
        "lark",
        "yaml",
        "rich",
        "dataclasses",
        "multiprocessing",
        "concurrent",
        "difflib",
        "pathlib",
        "hashlib",
        "logging",
    ),
    *("asyncio", "email", "zipfile", "tempfile", "unittest", "typing_extensions", "importlib.metadata"),
}
"""What a plain check of one file has no use for."""


def loaded(*arguments: str, stdin: str = "") -> set[str]:
    """The modules that a start of the command line imports beyond those that Python and click import anyway."""
    command = [sys.executable, "-X", "importtime", "-m", "reportlint", *arguments]
    run = subprocess.run(command, input=stdin, capture_output=True, encoding="utf-8", check=False, env=environment())
    assert run.returncode in (0, 1), run.stderr[-2000:]
    command = [sys.executable, "-X", "importtime", "-c", "import click"]
    bare = subprocess.run(command, capture_output=True, encoding="utf-8", check=True, env=environment())
    return names(run.stderr) - names(bare.stderr)


def environment() -> dict[str, str]:
    return {**os.environ, "PYTHONIOENCODING": "utf-8"}


def names(importtime: str) -> set[str]:
    lines = (line for line in importtime.splitlines() if line.startswith("import time:"))
    return {line.rpartition("|")[2].strip() for line in lines}


def heavy(modules: set[str]) -> set[str]:
    return {module for module in modules if module in HEAVY or module.split(".")[0] in HEAVY}


@pytest.fixture(scope="module")
def report(root: Path) -> str:
    """Any example that has something to say."""
    return str(min(root.joinpath("examples").rglob("*.txt")))


@pytest.mark.parametrize("format_", ["json", "concise"])
def test_a_check_imports_no_more_than_it_uses(report: str, format_: str) -> None:
    loaded("check", "-f", format_, report)  # leaves a compiled pack in the cache
    assert not heavy(loaded("check", "-f", format_, report))


def test_without_a_configuration_nothing_is_imported_for_one(report: str) -> None:
    unused = {
        "tomllib",
        "reportlint.command.configfile",
        "reportlint.exempt",
        "reportlint.command.accounts",
        "reportlint.baseline",
    }
    assert not {*unused, "reportlint.api", "fnmatch", "datetime"} & loaded("check", "--isolated", "-f", "json", report)
    assert not {*unused, "reportlint.api"} & loaded("check", "-f", "json", report)


def test_drawing_imports_rich_and_nothing_else_heavy(report: str) -> None:
    assert not {"lark", "yaml", "multiprocessing"} & loaded("check", "-f", "text", report)


def test_the_version_needs_click_alone() -> None:
    modules = loaded("--version")
    assert not heavy(modules)
    assert not {"json", "reportlint.pack", "reportlint.check", "reportlint.recognise"} & modules
