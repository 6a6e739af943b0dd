"""Runs tests/scenarios: each file holds documents, a command, what it must print and its exit status.

A document stands there whole, or as the sound report of an edition with some lines changed (``report: NAME of 2021``).

``UPDATE_SCENARIOS=1 pytest tests/test_cli_scenarios.py`` writes what is printed now; read the difference before you
commit it. How many rules there are, and where the checkout lies, is left out of it.
"""

from __future__ import annotations

import io
import os
import re
import shlex
import sys
from itertools import pairwise
from pathlib import Path

import pytest

from reportlint import cli

FOLDER = Path(__file__).resolve().parent / "scenarios"
ROOT = FOLDER.parent.parent
MARK = re.compile(r"^==== (\w+)(?:: (.+))?\n", re.M)
EXPECTED = ("stdout", "stderr", "status")


def parts(text: str) -> list[tuple[str, str, str]]:
    """(kind, argument, content) of every part; what stands before the first is the title."""
    marks = list(MARK.finditer(text))
    ends = [mark.start() for mark in marks[1:]] + [len(text)]
    return [(mark[1], mark[2] or "", text[mark.end() : end]) for mark, end in zip(marks, ends, strict=True)]


def changed(edition: str, changes: str) -> str:
    """The sound report of an edition, with each ``- old`` replaced by the ``+ new`` below it, or taken out."""
    text = (ROOT / "lint_rules" / "examples" / f"{edition}.txt").read_text(encoding="utf-8")
    lines = [*changes.splitlines(), ""]
    for line, after in pairwise(lines):
        if line.startswith("- "):
            assert line[2:] in text, line
            text = text.replace(line[2:], after[2:] if after.startswith("+ ") else "", 1)
    return text


def steady(printed: str) -> str:
    """What is printed, without what changes when a rule is added or the checkout lies elsewhere."""
    printed = printed.replace(f"{ROOT}{os.sep}", "…/")
    printed = re.sub(r"(?<=核对 )\d+(?= 条规则)|(?<=\"checked\": {\"rules\": )\d+", "N", printed)
    return re.sub(r"(?<=^写在 )(.+ 第) \d+(?= 行)", r"\1 N", printed, flags=re.M)


def prepare(scenario: list[tuple[str, str, str]], monkeypatch: pytest.MonkeyPatch) -> str:
    """Writes the documents, sets the scene; returns the command."""
    for name in ("GITHUB_ACTIONS", "FORCE_COLOR", "NO_COLOR", "REPORTLINT_DEBUG"):
        monkeypatch.delenv(name, raising=False)
    command = ""
    for kind, argument, content in scenario:
        if kind in ("document", "report"):
            name, _, edition = argument.partition(" of ")
            Path(name).parent.mkdir(parents=True, exist_ok=True)
            text = changed(edition, content) if kind == "report" else content
            Path(name).write_text(text, encoding="utf-8", newline="")
        elif kind == "bytes":
            Path(argument).write_bytes(bytes.fromhex(content))
        elif kind == "environment":
            monkeypatch.setenv(*content.strip().split("=", 1))
        elif kind == "terminal":
            monkeypatch.setenv("COLUMNS", argument)
            monkeypatch.setenv("NO_COLOR", "1")
            monkeypatch.setattr(sys.stdout, "isatty", lambda: True, raising=False)
        elif kind == "stdin":
            monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(content.encode())))
        elif kind == "command":
            command = content.strip()
    return command


@pytest.mark.parametrize("path", sorted(FOLDER.glob("*.scenario")), ids=lambda path: path.stem)
def test_scenario(
    path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    text = path.read_text(encoding="utf-8")
    scenario = parts(text)
    monkeypatch.chdir(tmp_path)
    program, *arguments = shlex.split(prepare(scenario, monkeypatch))
    assert program == "reportlint"
    monkeypatch.setattr("sys.argv", [program, *arguments])
    with pytest.raises(SystemExit) as stop:
        cli.main()
    out, err = capsys.readouterr()
    got = {"stdout": steady(out), "stderr": steady(err), "status": f"{stop.value.code}\n"}
    if os.environ.get("UPDATE_SCENARIOS"):
        update(path, text, got)
    assert got == {
        **dict.fromkeys(EXPECTED, ""),
        **{kind: content for kind, _, content in scenario if kind in EXPECTED},
    }


def update(path: Path, text: str, got: dict[str, str]) -> None:
    """Writes what was printed into the scenario."""
    first = next((mark.start() for mark in MARK.finditer(text) if mark[1] in EXPECTED), len(text))
    printed = "".join(f"==== {kind}\n{got[kind]}" for kind in EXPECTED if got[kind])
    path.write_text(text[:first].rstrip("\n") + "\n" + printed, encoding="utf-8", newline="")
