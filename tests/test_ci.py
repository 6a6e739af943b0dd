"""The gates work where they are put: the hooks in a repository, the action's script, the GitLab and shell recipes."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.test_packaging import copy_of

SLIP = ("六、其他需要报告的事项", "六、其他需要汇报的事项")
FAULT = ("0\t0\t0\t0\t0\t0\t0\n\t（四）无法提供", "0\t0\t0\t0\t0\t0\t5\n\t（四）无法提供")


def sound(root: Path) -> str:
    return (root / "lint_rules" / "examples" / "2021.txt").read_text(encoding="utf-8")


def faulty(root: Path) -> str:
    text = sound(root).replace(*FAULT)
    assert text != sound(root)
    return text


def run(*command: object, cwd: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    words = [str(word) for word in command]
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("GITHUB_", "PRE_COMMIT"))}
    return subprocess.run(
        words, cwd=cwd, capture_output=True, encoding="utf-8", check=False, env={**kept, **environment}
    )


@pytest.fixture
def programs(tmp_path: Path) -> str:
    """A PATH on which `reportlint` is the one under test."""
    folder = tmp_path / "bin"
    folder.mkdir()
    program = folder / "reportlint"
    program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m reportlint "$@"\n')
    program.chmod(0o755)
    return f"{folder}{os.pathsep}{os.environ['PATH']}"


class TestHooks:
    def hooks(self, root: Path) -> list[dict[str, Any]]:
        found: list[dict[str, Any]] = yaml.safe_load((root / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
        return found

    def repository(self, root: Path, place: Path) -> Path:
        """A repository that has the hooks, run by the interpreter at hand instead of one of their own."""
        place.mkdir()
        hooks = [{**hook, "language": "system", "entry": hook["entry"]} for hook in self.hooks(root)]
        config = {"repos": [{"repo": "local", "hooks": hooks}]}
        (place / ".pre-commit-config.yaml").write_text(yaml.safe_dump(config, allow_unicode=True), encoding="utf-8")
        assert run("git", "init", "-q", ".", cwd=place).returncode == 0
        return place

    def hook(self, name: str, place: Path, path: str) -> subprocess.CompletedProcess[str]:
        run("git", "add", "-A", cwd=place)
        command = [sys.executable, "-m", "pre_commit", "run", name, "--all-files"]
        return run(*command, cwd=place, PATH=path, PRE_COMMIT_HOME=str(place.parent / "pre-commit"))

    def test_a_faulty_report_stops_the_commit(self, root: Path, tmp_path: Path, programs: str) -> None:
        place = self.repository(root, tmp_path / "repository")
        (place / "2023年报.txt").write_text(faulty(root), encoding="utf-8")
        (place / "README.md").write_text("没有报告。", encoding="utf-8")
        done = self.hook("reportlint", place, programs)
        assert done.returncode == 1, done.stdout + done.stderr
        assert "T3-03" in done.stdout

    def test_a_sound_one_passes(self, root: Path, tmp_path: Path, programs: str) -> None:
        place = self.repository(root, tmp_path / "repository")
        (place / "2023年报.txt").write_text(sound(root), encoding="utf-8")
        (place / "笔记.txt").write_text("没有报告。", encoding="utf-8")
        done = self.hook("reportlint", place, programs)
        assert done.returncode == 0, done.stdout + done.stderr

    def test_the_fixing_hook_mends_and_stops(self, root: Path, tmp_path: Path, programs: str) -> None:
        place = self.repository(root, tmp_path / "repository")
        report = place / "2023年度报告.txt"
        report.write_text(sound(root).replace(*SLIP), encoding="utf-8")
        assert self.hook("reportlint-fix", place, programs).returncode == 1
        assert report.read_text(encoding="utf-8") == sound(root)
        assert self.hook("reportlint-fix", place, programs).returncode == 0

    def test_rules_that_do_not_hold_stop_the_commit(self, root: Path, tmp_path: Path, programs: str) -> None:
        place = self.repository(root, tmp_path / "repository")
        (place / "lint_rules").mkdir()
        (place / "lint_rules" / "own.yaml").write_text("- code: LOCAL-01\n", encoding="utf-8")
        done = self.hook("reportlint-rules", place, programs)
        assert done.returncode == 1
        assert "规则缺少" in done.stdout

    @pytest.mark.slow
    def test_installed_by_pre_commit_itself(self, root: Path, tmp_path: Path) -> None:
        source = copy_of(root, tmp_path / "source")
        for words in ("init -q .", "add -A", "-c user.name=a -c user.email=a@b.c commit -q -m all"):
            assert run("git", *words.split(), cwd=source).returncode == 0
        place = self.repository(root, tmp_path / "repository")
        (place / "2023年报.txt").write_text(faulty(root), encoding="utf-8")
        run("git", "add", "-A", cwd=place)
        command = [sys.executable, "-m", "pre_commit", "try-repo", source, "reportlint", "--all-files"]
        done = run(*command, cwd=place, PRE_COMMIT_HOME=str(tmp_path / "pre-commit"))
        assert done.returncode == 1
        assert "T3-03" in done.stdout, done.stdout + done.stderr


class TestAction:
    def test_it_names_what_is_there(self, root: Path) -> None:
        action = yaml.safe_load((root / "action.yml").read_text(encoding="utf-8"))
        text = json.dumps(action)
        for name in re.findall(r"\$GITHUB_ACTION_PATH/([\w./-]+)", text):
            assert (root / name).is_file(), name
        used = set(re.findall(r"inputs\.([\w-]+)", text))
        assert used == set(action["inputs"])

    @pytest.mark.parametrize(("fault", "code"), [(True, 1), (False, 0)])
    def test_its_script_annotates_and_leaves_sarif(
        self, root: Path, tmp_path: Path, programs: str, fault: bool, code: int
    ) -> None:
        place = tmp_path / "年报 2023"
        place.mkdir()
        (place / "a.txt").write_text(faulty(root) if fault else sound(root), encoding="utf-8")
        output = tmp_path / "output"
        done = run(
            "bash", root / "docs/ci/action.sh", cwd=place,
            PATH=programs, REPORT_PATHS="*.txt", REPORT_SARIF="out.sarif", GITHUB_OUTPUT=str(output),
        )  # fmt: skip
        assert done.returncode == code, done.stderr
        assert ("::error file=a.txt" in done.stdout) == fault
        assert output.read_text() == f"exit-code={code}\n"
        assert json.loads((place / "out.sarif").read_text(encoding="utf-8"))["version"] == "2.1.0"

    def test_options_and_several_paths_go_on(self, root: Path, tmp_path: Path, programs: str) -> None:
        (tmp_path / "a.txt").write_text(faulty(root), encoding="utf-8")
        (tmp_path / "b.txt").write_text(sound(root), encoding="utf-8")
        done = run(
            "bash", root / "docs/ci/action.sh", cwd=tmp_path,
            PATH=programs, REPORT_PATHS="a.txt b.txt", REPORT_ARGUMENTS="--ignore T3,T4", REPORT_SARIF="",
        )  # fmt: skip
        assert done.returncode == 0, done.stdout + done.stderr

    @pytest.mark.parametrize("quote", ["'", '"'])
    def test_a_folder_may_hold_a_blank(self, root: Path, tmp_path: Path, programs: str, quote: str) -> None:
        folder = tmp_path / "年报 2023"
        folder.mkdir()
        (folder / "a.txt").write_text(faulty(root), encoding="utf-8")
        (tmp_path / "b.txt").write_text(sound(root), encoding="utf-8")
        paths = f"b.txt {quote}年报 2023/*.txt{quote}"
        done = run("bash", root / "docs/ci/action.sh", cwd=tmp_path, PATH=programs, REPORT_PATHS=paths)
        assert done.returncode == 1, done.stderr
        assert "::error file=年报 2023/a.txt" in done.stdout
        done = run("bash", root / "docs/ci/action.sh", cwd=tmp_path, PATH=programs, REPORT_PATHS=f"b.txt {quote}年报")
        assert (done.returncode, "引号没有成对" in done.stderr) == (2, True)

    def test_a_mistake_is_no_success(self, root: Path, tmp_path: Path, programs: str) -> None:
        done = run("bash", root / "docs/ci/action.sh", cwd=tmp_path, PATH=programs, REPORT_PATHS="nothing.txt")
        assert done.returncode == 2
        assert "nothing.txt" in done.stderr


def test_the_gitlab_recipe(root: Path, tmp_path: Path, programs: str) -> None:
    recipe = yaml.safe_load((root / "docs/ci/gitlab.yml").read_text(encoding="utf-8"))["reportlint"]
    (tmp_path / "a.txt").write_text(faulty(root), encoding="utf-8")
    command = next(line for line in recipe["script"] if line.startswith("reportlint"))
    done = run("bash", "-c", command, cwd=tmp_path, PATH=programs, **recipe["variables"])
    assert done.returncode == 1, done.stderr
    for name in recipe["artifacts"]["reports"].values():
        assert (tmp_path / name).is_file()
    assert any(
        item["check_name"].startswith("T3-03") for item in json.loads((tmp_path / "gl-code-quality.json").read_text())
    )


@pytest.mark.parametrize(("fault", "code", "word"), [(True, 1, "不能发布"), (False, 0, "可以发布")])
def test_the_shell_gate(root: Path, tmp_path: Path, programs: str, fault: bool, code: int, word: str) -> None:
    (tmp_path / "待发布").mkdir()
    (tmp_path / "待发布" / "年报.txt").write_text(faulty(root) if fault else sound(root), encoding="utf-8")
    done = run("bash", root / "docs/ci/gate.sh", "待发布", "结果", cwd=tmp_path, PATH=programs)
    assert done.returncode == code, done.stderr
    assert done.stdout.splitlines()[-1].startswith(word)
    assert "年报" in (tmp_path / "结果" / "结果.html").read_text(encoding="utf-8")
    assert (tmp_path / "结果" / "结果.sarif").is_file()


def test_a_gate_that_cannot_check_does_not_open(root: Path, tmp_path: Path, programs: str) -> None:
    done = run("bash", root / "docs/ci/gate.sh", "没有", "结果", cwd=tmp_path, PATH=programs)
    assert done.returncode == 2
    assert "不能发布" in done.stdout
