"""Configuration: where it is found, what is in force, and what is said of mistakes in it."""

from __future__ import annotations

import json
import os
import re
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.accepting import ROOT, SOUND, carried
from tests.conftest import Cli, Ran

FAULTY = carried(2, 2, 0, 0, 0, 0, 4)


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, command_line: Cli) -> Cli:
    """Runs `check` in a folder with a repository's root, a sound report and a faulty one."""
    home = tmp_path / "home"
    (home / ".git").mkdir(parents=True)
    (home / "好.txt").write_text(SOUND, encoding="utf-8")
    (home / "坏.txt").write_text(FAULTY, encoding="utf-8")
    monkeypatch.chdir(home)

    def run(*arguments: str, toml: str = "", **environment: str) -> Ran:
        if toml:
            Path("reportlint.toml").write_text(toml, encoding="utf-8")
        for name, value in environment.items():
            monkeypatch.setenv(f"REPORTLINT_{name}", value)
        return command_line("check", *arguments)

    return run


def in_force(ran: Ran, key: str) -> str:
    return next(line for line in ran.out.splitlines() if line.startswith((f"{key} =", f"# {key} ")))


class TestPrecedence:
    def test_the_command_line_before_the_environment_before_the_file_before_the_default(self, run: Cli) -> None:
        assert in_force(run("--show-config"), "fail-on") == 'fail-on = "error"  # 默认'
        ran = run("--show-config", toml='# 本单位\nfail-on = "warning"\n')
        assert in_force(ran, "fail-on") == 'fail-on = "warning"  # reportlint.toml:2'
        ran = run("--show-config", FAIL_ON="info")
        assert in_force(ran, "fail-on") == 'fail-on = "info"  # 环境变量 REPORTLINT_FAIL_ON'
        ran = run("--show-config", "--fail-on", "error")
        assert in_force(ran, "fail-on") == 'fail-on = "error"  # 命令行'

    def test_it_acts(self, run: Cli) -> None:
        assert run("坏.txt", "-f", "json", toml='ignore = ["T3-01", "T3-13"]').status == 0
        assert run("坏.txt", "-f", "json", IGNORE="T3-01").codes == {"坏.txt": ["T3-13"]}
        assert run("坏.txt", "-f", "json", "--ignore", "T3-13").codes == {"坏.txt": ["T3-01"]}

    def test_isolated_it_does_not(self, run: Cli) -> None:
        Path("reportlint.exempt.yaml").write_text("- {code: T3, file: '*', reason: x}", encoding="utf-8")
        assert run("坏.txt", toml='ignore = ["T3-13"]', SELECT="T3").status == 0
        ran = run("坏.txt", "--isolated", "-f", "json")
        assert ran.codes == {"坏.txt": ["T3-13", "T3-01"]}

    def test_lists_and_switches_of_the_environment(self, run: Cli) -> None:
        ran = run("--show-config", SELECT="T3,NUM-09", SHOW_EXEMPT="1", YEAR="2021", RULES="", MAX_SIZE="3")
        assert in_force(ran, "select") == 'select = ["T3", "NUM-09"]  # 环境变量 REPORTLINT_SELECT'
        assert in_force(ran, "show-exempt").startswith("show-exempt = true")
        assert in_force(ran, "year").startswith("year = 2021 ")
        assert in_force(ran, "rules") == "# rules 未设"


class TestPlaces:
    def test_the_nearest_above_the_report(self, run: Cli, tmp_path: Path) -> None:
        deep = tmp_path / "别处" / "县" / "局"
        deep.mkdir(parents=True)
        (deep / "坏.txt").write_text(FAULTY, encoding="utf-8")
        (deep.parent / "reportlint.toml").write_text('ignore = ["T3-01"]', encoding="utf-8")
        (deep.parent.parent / "reportlint.toml").write_text('ignore = ["T3"]', encoding="utf-8")
        ran = run(str(deep / "坏.txt"), "-f", "json", toml='ignore = ["T3-13"]')
        assert ran.codes == {"坏.txt": ["T3-13"]}
        assert run(str(deep), "-f", "json").codes == ran.codes
        assert run(str(deep / "*.txt"), "-f", "json").codes == ran.codes

    def test_else_the_one_here(self, run: Cli, tmp_path: Path) -> None:
        (tmp_path / "坏.txt").write_text(FAULTY, encoding="utf-8")
        assert run("../坏.txt", "-f", "json", toml='ignore = ["T3-13"]').codes == {"坏.txt": ["T3-01"]}

    def test_no_further_than_the_repository(self, run: Cli, tmp_path: Path) -> None:
        (tmp_path / "reportlint.toml").write_text("slect = 1", encoding="utf-8")
        assert run("好.txt").status == 0

    def test_of_pyproject_only_what_is_ours(self, run: Cli) -> None:
        Path("pyproject.toml").write_text('[project]\nname = "reportlint-user"\n', encoding="utf-8")
        assert "# 配置文件：没有" in run("--show-config").out
        Path("pyproject.toml").write_text(
            '[tool.black]\nselect = 1\n[tool.reportlint]\nselect = "T3"\n', encoding="utf-8"
        )
        assert in_force(run("--show-config"), "select") == 'select = ["T3"]  # pyproject.toml:4'

    def test_reportlint_toml_comes_first(self, run: Cli) -> None:
        Path("pyproject.toml").write_text("[tool.reportlint]\nyear = 2020\n", encoding="utf-8")
        assert in_force(run("--show-config", toml="year = 2021"), "year") == "year = 2021  # reportlint.toml:1"

    def test_the_one_that_is_named(self, run: Cli, tmp_path: Path) -> None:
        other = tmp_path / "共用.toml"
        other.write_text('rules = "规则"\nbaseline = "基线.json"\n', encoding="utf-8")
        ran = run("--config", str(other), "--show-config", toml="year = 2021")
        assert in_force(ran, "rules").startswith(f'rules = ["{tmp_path / "规则"}"]')
        assert in_force(ran, "baseline").startswith(f'baseline = "{tmp_path / "基线.json"}"')
        assert in_force(ran, "year") == "# year 未设"
        assert in_force(run("--show-config", CONFIG=str(other)), "year") == "# year 未设"


class TestPerFile:
    TOML = """
ignore = ["T3-13"]

[[per-file]]
files = "坏*.txt"
ignore = "T3-01"

[[per-file]]
files = ["旧/**"]
select = ["T3-13", "T3-01"]
"""

    @pytest.mark.parametrize("jobs", ["1", "2"])
    def test_what_is_otherwise_for_some_files(self, run: Cli, jobs: str) -> None:
        Path("旧").mkdir()
        for number in range(40):
            Path(f"旧/{number:02}.txt").write_text(FAULTY, encoding="utf-8")
        ran = run("坏.txt", "旧", "--jobs", jobs, "-f", "json", toml=self.TOML)
        assert ran.codes == {"坏.txt": [], **{f"{number:02}.txt": ["T3-01"] for number in range(40)}}

    def test_the_command_line_decides_for_all_but_what_is_ignored(self, run: Cli) -> None:
        toml = '[per-file."坏.txt"]\nselect = ["STR"]\nignore = ["T3-13"]\n'
        assert run("坏.txt", "-f", "json", toml=toml).codes == {"坏.txt": []}
        assert run("坏.txt", "-f", "json", "--select", "T3").codes == {"坏.txt": ["T3-01"]}

    def test_the_year(self, run: Cli) -> None:
        ran = run("好.txt", "-f", "json", toml='[[per-file]]\nfiles = "好.txt"\nyear = 2020')
        assert json.loads(ran.out)["files"][0]["year"] == 2020


MISTAKES: list[tuple[str, str]] = [
    ('slect = "T3"', "reportlint.toml:1:1: 没有名为“slect”的配置项，是否指 select？"),
    ('fail_on = "info"', "1:1: 没有名为“fail_on”的配置项，是否指 fail-on？"),
    ('\nfail-on = "never"', "2:1: fail-on 只能是 error、warning、info"),
    ("year = 21", "1:1: year 应为 2008 至 2100 的整数"),
    ('year = "今年"', "1:1: year 要写一个数"),
    ("year = true", "1:1: year 要写一个数"),
    ("select = 3", "1:1: select 要写一个字符串，或一列字符串"),
    ("show-exempt = 1", "1:1: show-exempt 写 true 或 false"),
    ('as-of = "2026-2-30"', "1:1: as-of：日期写作 2026-01-31"),
    ("config = 'x'", "没有名为“config”的配置项"),
    ("select = [", "1:1: 从这里起不合 TOML 的写法"),
    ("year = 2021\nselect = T3", "2:10: 从这里起不合 TOML 的写法"),
    ("[[per-file]]\nselect = 'T3'", "1:3: 缺少 files"),
    (
        "[[per-file]]\nfiles = '*'\nfail-on = 'info'",
        "3:1: per-file 没有名为“fail-on”的配置项；可用：select、ignore、profile、year",
    ),
    ("year = 2021\n[per-file.'a.txt']\nyeer = 2021", "3:1: per-file 没有名为“yeer”的配置项，是否指 year？"),
    ("per-file = 3", "1:1: 写作 [[per-file]]"),
]


class TestMistakes:
    @pytest.mark.parametrize(("toml", "words"), MISTAKES)
    def test_in_the_file(self, run: Cli, toml: str, words: str) -> None:
        ran = run("好.txt", toml=toml)
        assert (ran.status, ran.out) == (2, "")
        assert "配置文件有误" in ran.err
        assert words in ran.err

    def test_rules_that_there_are_not(self, run: Cli) -> None:
        assert (
            "reportlint.toml:2：没有编号或名称为 T3-1 的规则，是否指 T3-01？"
            in run("好.txt", toml='\nignore = "T3-1"').err
        )
        toml = '[[per-file]]\nfiles = "*"\nselect = "T3-1"'
        assert "reportlint.toml:1：没有编号或名称为 T3-1 的规则" in run("好.txt", toml=toml).err

    @pytest.mark.parametrize(
        ("name", "value", "words"),
        [
            ("FAIL_ON", "never", "环境变量 REPORTLINT_FAIL_ON：fail-on 只能是"),
            ("IGNROE", "T3", "没有环境变量 REPORTLINT_IGNROE，是否指 REPORTLINT_IGNORE？"),
            ("SELECT", "T3-1", "环境变量 REPORTLINT_SELECT：没有编号或名称为 T3-1 的规则"),
            ("CONFIG", "没有.toml", "配置文件不存在：没有.toml"),
            ("FIX", "1", "没有环境变量 REPORTLINT_FIX：--fix 只能写在命令行上"),
            ("WRITE_BASELINE", "b", "没有环境变量 REPORTLINT_WRITE_BASELINE：--write-baseline 只能写在命令行上"),
        ],
    )
    def test_in_the_environment(self, run: Cli, name: str, value: str, words: str) -> None:
        ran = run("好.txt", **{name: value})
        assert (ran.status, words in ran.err) == (2, True)

    def test_other_variables_are_somebody_elses(self, run: Cli) -> None:
        assert run("好.txt", VERSION="0.1.0", HOME="/x").status == 0

    @pytest.mark.parametrize(
        ("arguments", "words"),
        [
            (("--config", "没有.toml"), "配置文件不存在"),
            (("--config", "好.txt", "--isolated"), "不能同时用"),
            (("--exemptions", "没有.yaml"), "豁免文件有误\n没有.yaml: 文件不存在"),
            (("--baseline", "没有.json"), "基线有误\n没有.json: 文件不存在"),
            (("--as-of", "明天"), "日期写作"),
        ],
    )
    def test_on_the_command_line(self, run: Cli, arguments: tuple[str, ...], words: str) -> None:
        ran = run("好.txt", *arguments)
        assert (ran.status, ran.out) == (2, "")
        assert words in ran.err

    @pytest.mark.parametrize(
        ("toml", "words"),
        [
            ('format = "yaml"', "reportlint.toml:1：没有输出格式 yaml"),
            ("max-size = nan", "reportlint.toml:1:1: max-size 应为大于 0 的数"),
            ("max-size = inf", "reportlint.toml:1:1: max-size 应为大于 0 的数"),
            ('rules = "没有.yaml"', "reportlint.toml:1：规则文件或文件夹不存在"),
            ('profile = "nowhere"', "reportlint.toml:1：没有名为 nowhere 的地方要求"),
            ('[[per-file]]\nfiles = "*"\nprofile = "nowhere"', "reportlint.toml:1：没有名为 nowhere 的地方要求"),
        ],
    )
    def test_what_a_file_asks_for_is_not_there(self, run: Cli, toml: str, words: str) -> None:
        ran = run("好.txt", toml=toml)
        assert (ran.status, words in ran.err) == (2, True)

    @pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="whoever may read everything")
    @pytest.mark.parametrize("name", ["reportlint.toml", "pyproject.toml", "reportlint.exempt.yaml", "rules.yaml"])
    def test_what_may_not_be_read(self, run: Cli, name: str) -> None:
        Path(name).touch(mode=0)
        ran = run("好.txt", *(["--rules", name] if name == "rules.yaml" else []))
        assert (ran.status, f"{name}: 没有读取权限" in ran.err) == (2, True)

    def test_help_needs_no_configuration(self, run: Cli) -> None:
        assert run("--help", toml="slect = 1").status == 0


class TestAround:
    def test_results_are_written_beside_the_configuration(self, run: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
        run("--show-config", toml='format = ["text", "json:结果.json"]')
        home = Path.cwd()
        (home / "内层").mkdir()
        monkeypatch.chdir("内层")
        assert run("../好.txt").status == 0
        assert (home / "结果.json").exists()

    def test_standard_input_by_another_name(self, run: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
        class Input:
            class buffer:  # noqa: N801 - as sys has it
                @staticmethod
                def read(_: int) -> bytes:
                    return FAULTY.encode()

        monkeypatch.setattr(sys, "stdin", Input)
        toml = '[[per-file]]\nfiles = "旧/*"\nignore = "T3-01"'
        ran = run("--stdin-filename", "旧/年报.txt", "-f", "json", toml=toml)
        assert json.loads(ran.out)["files"][0]["path"] == "旧/年报.txt"
        assert ran.codes == {"年报.txt": ["T3-13"]}

    def test_quiet_says_what_is_wrong_alone(self, run: Cli) -> None:
        Path("reportlint.exempt.yaml").write_text("- {code: T3-02, file: '*', reason: x}", encoding="utf-8")
        Path("附件.docx").touch()
        ran = run("-q", ".", "没有.txt")
        assert ran.err.splitlines() == [
            "reportlint: 没有.txt：文件不存在",
            "reportlint: reportlint.exempt.yaml:1: 这一条豁免没有用到，问题已改正的请删去：T3-02 *",
        ]

    def test_verbose_says_what_a_run_goes_by(self, run: Cli) -> None:
        Path("reportlint.exempt.yaml").write_text("- {code: T3, file: '*', reason: x}", encoding="utf-8")
        err = run("-v", "坏.txt", toml="jobs = 1").err
        for words in ("配置文件：reportlint.toml", "豁免文件：reportlint.exempt.yaml，1 条有效", "文件：1 份"):
            assert words in err

    def test_strict_exemptions_fail_a_run(self, run: Cli) -> None:
        Path("reportlint.exempt.yaml").write_text("- {code: T3, file: '*', reason: x}", encoding="utf-8")
        assert run("好.txt").status == 0
        assert run("好.txt", "--strict-exemptions").status == 1
        assert run("坏.txt", "--strict-exemptions").status == 0

    def test_as_of_decides_what_has_expired(self, run: Cli) -> None:
        entry = "- {code: T3, file: '*', reason: x, until: 2026-01-31}"
        Path("reportlint.exempt.yaml").write_text(entry, encoding="utf-8")
        assert run("坏.txt", "--as-of", "2026-01-31").status == 0
        ran = run("坏.txt", "--as-of", "2026-02-01")
        assert ran.status == 1
        assert "已于 2026-01-31 到期" in ran.err

    def test_a_baseline_from_end_to_end(self, run: Cli) -> None:
        assert run("坏.txt", "--write-baseline", "基线.json").status == 0
        assert run("坏.txt", "--baseline", "基线.json", "--jobs", "2").status == 0
        Path("坏.txt").write_text(FAULTY.replace("2023年共收到", "2023年共收到申请之外又"), encoding="utf-8")
        Path("坏.txt").write_text(carried(2, 1, 0, 0, 0, 0, 4), encoding="utf-8")
        ran = run("坏.txt", "--baseline", "基线.json")
        assert ran.status == 1
        assert "T3-03" in ran.out
        assert "基线中有 2 条已经改正" in ran.err  # what the prose says is not held against a cell to be corrected

    def test_a_baseline_that_is_written_anew_is_not_to_be_written_anew(self, run: Cli) -> None:
        run("坏.txt", "--write-baseline", "基线.json")
        Path("坏.txt").write_text(SOUND, encoding="utf-8")
        assert "已经改正" in run("坏.txt", "--baseline", "基线.json").err
        ran = run("坏.txt", "--baseline", "基线.json", "--write-baseline", "./基线.json")
        assert ("去掉 2 条" in ran.err, "已经改正" in ran.err) == (True, False)

    @pytest.mark.parametrize(
        ("path", "words"),
        [("基线.json", "是基线"), ("reportlint.toml", "是配置文件"), ("reportlint.exempt.yaml", "是豁免文件")],
    )
    def test_what_a_run_goes_by_is_not_written_to(self, run: Cli, path: str, words: str) -> None:
        Path("reportlint.exempt.yaml").write_text("- {code: T3, file: '*', reason: x}", encoding="utf-8")
        run("坏.txt", "--write-baseline", "基线.json")
        ran = run("坏.txt", "--baseline", "基线.json", "-f", f"csv:./{path}", toml="color = 'never'")
        assert (ran.status, ran.out) == (2, "")
        assert f"{words}，不能把结果写到它上面" in ran.err

    def test_what_is_exempt_is_in_the_json_and_in_no_list_unless_asked_for(self, run: Cli) -> None:
        Path("reportlint.exempt.yaml").write_text("- {code: T3, file: '*', reason: 已核实, by: 李某}", encoding="utf-8")
        found: dict[str, Any] = json.loads(run("坏.txt", "-f", "json").out)
        exempt = {"reason": "已核实", "by": "李某", "until": "", "source": "reportlint.exempt.yaml:1"}
        assert [finding["exempt"] for finding in found["files"][0]["findings"]] == [exempt, exempt]
        assert found["summary"]["error"] == 0
        for name in ("text", "concise", "github"):
            assert "T3-01" not in run("坏.txt", "-f", name).out
            assert "（已豁免：已核实；李某）" in run("坏.txt", "-f", name, "--show-exempt").out


@pytest.mark.parametrize("page", ["docs/configuration.md", "README.zh-CN.md"])
def test_what_the_docs_show_is_a_configuration(run: Cli, page: str) -> None:
    blocks = re.findall(r"```toml\n([a-z].*?)```", (ROOT / page).read_text(encoding="utf-8"), re.S)
    assert blocks
    for block in blocks:
        assert in_force(run("--show-config", toml=block), "fail-on") == 'fail-on = "warning"  # reportlint.toml:' + (
            str(block[: block.index("fail-on")].count("\n") + 1)
        )


def test_a_profile_for_some_files(run: Cli) -> None:
    """What the profile asks of one file it does not ask of the other; an unknown one is told with its place."""
    toml = '[[per-file]]\nfiles = "坏.txt"\nprofile = "{}"\n'
    plain = run("坏.txt", "好.txt", "-f", "json", "--isolated")
    asked = run("坏.txt", "好.txt", "-f", "json", toml=toml.format("gansu"))
    everywhere = run("坏.txt", "好.txt", "-f", "json", "--isolated", "--profile", "gansu")
    assert asked.codes == {"坏.txt": everywhere.codes["坏.txt"], "好.txt": plain.codes["好.txt"]}
    rules = [json.loads(ran.out)["files"][0]["checked"]["rules"] for ran in (plain, asked, everywhere)]
    assert rules[0] < rules[1] == rules[2]
    ran = run("好.txt", toml=toml.format("ganso"))
    assert (ran.status, "是否指 gansu" in ran.err) == (2, True)


def test_what_is_exempt_is_not_mended(run: Cli) -> None:
    Path("题.txt").write_text(SOUND.replace("二、主动公开政府信息情况", "二、主动公开情况"), encoding="utf-8")
    before = Path("题.txt").read_bytes()
    Path("reportlint.exempt.yaml").write_text("- {code: STR-04, file: 题.txt, reason: 沿用旧题}", encoding="utf-8")
    assert run("题.txt", "--fix").status == 0
    assert Path("题.txt").read_bytes() == before
    assert run("题.txt", "--fix", "--isolated").status == 0
    assert Path("题.txt").read_bytes() != before
