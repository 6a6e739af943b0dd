"""The command line around the checking: exit codes, where things are written, what is said when something is wrong."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from collections.abc import Callable
from contextlib import suppress
from io import BytesIO, StringIO, TextIOWrapper
from pathlib import Path
from time import monotonic, sleep
from types import ModuleType

import pytest

from reportlint import pack
from reportlint.check.options import Options
from reportlint.command.outlets import Progress, shelve
from reportlint.errors import WriteError
from reportlint.packed import Pack
from reportlint.values import Result, Source
from tests import made
from tests import ran as results
from tests.conftest import Cli, Ran


def examine(source: Source, _pack: object, options: Options) -> Result:
    """Stands in for the checking: the first word of the text says what to find."""
    word = source.text.partition(" ")[0]
    if word == "boom":
        raise ZeroDivisionError("of all things")
    if word == "die" or (word == "once" and not os.path.exists("died")):
        Path("died").touch()
        os.kill(os.getpid(), signal.SIGKILL)
    result = made.result(source.path) if word in ("fail", "warn", "undecided") else made.clean_result(source.path)
    if word == "warn":
        return result._replace(findings=made.faults()[1:], unverified=())
    if word == "undecided":
        return result._replace(findings=())
    if word == "letter":
        refused = made.report()._replace(refusal=("not-a-report", "不像年度报告"), edition=None)
        entry = made.result().unverified[0]._replace(code=None, name="not-a-report", reason="不像年度报告")
        return result._replace(report=refused, unverified=(entry,), rules=0, cells=0)
    if word == "options":
        raise ValueError(str(tuple(options)))
    return result


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, command_line: Cli) -> Cli:
    """Runs the command line in an empty folder, with `examine` above in place of the checking."""
    engine = ModuleType("reportlint.engine")
    engine.examine = examine  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "reportlint.engine", engine)
    monkeypatch.setattr(pack, "load", lambda *_: Pack(made.forms(), {}, results.RULES))
    monkeypatch.chdir(tmp_path)

    def run(*arguments: str, **files: str) -> Ran:
        for name, text in files.items():
            Path(f"{name}.txt").write_text(text, encoding="utf-8")
        return command_line(*arguments)

    return run


class TestExit:
    @pytest.mark.parametrize(
        ("word", "status"), [("pass", 0), ("warn", 0), ("fail", 1), ("undecided", 1), ("letter", 1), ("boom", 2)]
    )
    def test_one_file(self, run: Cli, word: str, status: int) -> None:
        assert run("check", "a.txt", a=word).status == status

    def test_fail_on_lowers_the_bar(self, run: Cli) -> None:
        assert run("check", "--fail-on", "warning", "a.txt", a="warn").status == 1
        assert run("check", "--fail-on", "info", "a.txt", a="warn").status == 1
        assert run("check", "--fail-on", "warning", "a.txt", a="pass").status == 0

    def test_unreadable_outranks_findings_and_the_others_are_checked(self, run: Cli) -> None:
        ran = run("check", "-f", "json", "a.txt", "missing.txt", "b.txt", a="fail", b="pass")
        assert ran.status == 2
        files = json.loads(ran.out)["files"]
        assert [file["verdict"] for file in files] == ["fail", "unverified", "pass"]
        assert files[1]["error"] == files[1]["unverified"][0]["reason"] == "文件不存在"
        assert files[1]["unverified"][0]["name"] == "unreadable"
        assert "reportlint: missing.txt：文件不存在" in ran.err

    def test_an_empty_folder_is_nothing_to_check(self, run: Cli, tmp_path: Path) -> None:
        ran = run("check", "-f", "json", str(tmp_path))
        assert (ran.status, json.loads(ran.out)["files"]) == (2, [])
        assert "没有可核对的报告" in ran.err

    @pytest.mark.parametrize(
        ("arguments", "words"),
        [
            ("check", "没有指定要核对的文件"),
            ("check --select T3-01 --ignore T3 a.txt", "没有一条规则要核对"),
            ("chekc a.txt", "没有命令 chekc，是否指 check？"),
            ("check --selct T3-01 a.txt", "没有选项 --selct，是否指 --select？"),
            ("check --select T3-1 a.txt", "没有编号或名称为 T3-1 的规则，是否指 T3-01？"),
            ("check --ignore blank-cel a.txt", "是否指 blank-cell？"),
            ("check --fail-on never a.txt", "--fail-on 只能是 error、warning、info"),
            ("check --year 21 a.txt", "--year 应为"),
            ("a.txt", "没有命令 a.txt；要核对它，请写 reportlint check a.txt"),
            ("rules --rules nope", "reportlint: 规则文件或文件夹不存在：nope"),
            ("rules tset", "没有命令 tset，是否指 test？"),
            ("check --max-size 0 a.txt", "--max-size 应为大于 0 的数"),
            ("check --max-size nan a.txt", "--max-size 应为大于 0 的数"),
            ("check --max-size inf a.txt", "--max-size 应为大于 0 的数"),
            ("check --max-size 1e12 a.txt", "--max-size 应为大于 0 的数，不超过 4096"),
            ("check --year", "--year"),
            ("check --format jsn a.txt", "没有输出格式 jsn，是否指 json？"),
            ("check -f json -f text a.txt", "只能有一种格式写到标准输出"),
            ("check -f json:no/where.json a.txt", "无法写入 no/where.json"),
            ("check --rules nowhere a.txt", "规则文件或文件夹不存在：nowhere"),
            ("explain", "缺少参数"),
        ],
    )
    def test_a_mistake_on_the_command_line(self, run: Cli, arguments: str, words: str) -> None:
        ran = run(*arguments.split(), a="pass")
        assert (ran.status, ran.out) == (2, "")
        assert words in ran.err
        assert "Traceback" not in ran.err

    def test_a_crash_is_said_in_words_and_the_others_are_checked(self, run: Cli) -> None:
        ran = run("check", "-f", "json", "a.txt", "b.txt", a="boom", b="pass")
        assert ran.status == 2
        assert "ZeroDivisionError：of all things" in ran.err
        assert [file["verdict"] for file in json.loads(ran.out)["files"]] == ["unverified", "pass"]

    def test_a_crash_elsewhere_too(self, run: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(pack, "load", lambda *_: 1 / 0)
        ran = run("check", "a.txt", a="pass")
        assert ran.status == 2
        assert "程序出错（ZeroDivisionError" in ran.err

    def test_interrupted(self, run: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
        def interrupt(*_: object) -> None:
            raise KeyboardInterrupt

        monkeypatch.setattr(pack, "load", interrupt)
        ran = run("check", "a.txt", a="pass")
        assert (ran.status, ran.err.strip()) == (130, "reportlint: 已中断")


class TestStreams:
    def test_concise_when_piped_and_the_verdict_on_standard_error(self, run: Cli) -> None:
        ran = run("check", "a.txt", a="fail")
        assert ran.out.startswith("a.txt:5:80: 警告 NUM-06 ")
        assert ran.err == "reportlint: 不通过：2 个错误，4 个警告；2 条规则无法核对（表四没有识别到）\n"

    def test_annotations_inside_github_actions(self, run: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("GITHUB_ACTIONS", "true")
        assert run("check", "a.txt", a="fail").out.startswith("::warning file=a.txt,line=5,")
        ran = run("check", "a.txt", a="pass")
        assert (ran.out, ran.err[:16]) == ("", "reportlint: 通过：核")

    def test_json_is_all_that_stands_on_standard_output(self, run: Cli) -> None:
        ran = run("check", "-f", "json", "a.txt", "b.txt", a="fail", b="pass")
        assert json.loads(ran.out)["summary"]["files"] == 2
        assert ran.err == ""

    def test_formats_go_to_files(self, run: Cli) -> None:
        ran = run("check", "-f", "json:a.json", "-f", "text:a.out", "-f", "concise", "a.txt", a="fail")
        assert ran.out.startswith("a.txt:5:80: ")
        assert json.loads(Path("a.json").read_bytes())["summary"]["error"] == 2
        assert Path("a.out").read_text(encoding="utf-8").endswith("（表四没有识别到）\n")

    def test_text_ends_with_one_closing_line(self, run: Cli) -> None:
        ran = run("check", "-f", "text", "a.txt", "b.txt", a="fail", b="pass")
        assert ran.out.splitlines()[-1] == "共 2 份：1 份不通过，1 份通过；2 个错误，4 个警告"

    @pytest.mark.parametrize(
        ("option", "variables", "coloured"),
        [
            ("auto", {}, False),
            ("always", {}, True),
            ("auto", {"FORCE_COLOR": "1"}, True),
            ("auto", {"FORCE_COLOR": "1", "NO_COLOR": "1"}, False),
            ("always", {"NO_COLOR": "1"}, True),
            ("never", {"FORCE_COLOR": "1"}, False),
        ],
    )
    def test_colours(
        self, run: Cli, monkeypatch: pytest.MonkeyPatch, option: str, variables: dict[str, str], coloured: bool
    ) -> None:
        for name, value in variables.items():
            monkeypatch.setenv(name, value)
        assert ("\x1b[" in run("check", "-f", "text", "--color", option, "a.txt", a="fail").out) == coloured

    def test_a_folder_leaves_out_what_is_no_report(self, run: Cli, tmp_path: Path) -> None:
        tmp_path.joinpath("附件.docx").write_bytes(b"PK")
        ran = run("check", "-f", "json", ".", a="pass", b="letter", c="letter")
        assert [Path(file["path"]).name for file in json.loads(ran.out)["files"]] == ["a.txt"]
        assert "2 个文件不是年度报告，未计入" in ran.err
        assert "不能读取的种类，未核对：.docx 1 个" in ran.err
        assert ran.status == 0

    def test_named_it_stays(self, run: Cli) -> None:
        ran = run("check", "-f", "json", "b.txt", b="letter")
        assert json.loads(ran.out)["files"][0]["unverified"][0]["name"] == "not-a-report"


class TestFiles:
    def test_several_formats_in_one_run(self, run: Cli) -> None:
        given = ("sarif", "gitlab", "junit", "markdown", "csv", "html")
        options = [word for name in given for word in ("-f", f"{name}:a.{name}")]
        ran = run("check", *options, "-f", "concise", "--summary", "csv:sum.csv", "a.txt", a="fail")
        assert ran.out.startswith("a.txt:5:80: ")
        assert sorted(path.name for path in Path().iterdir()) == sorted(
            [*(f"a.{name}" for name in given), "a.txt", "sum.csv"]
        )
        assert json.loads(Path("a.sarif").read_bytes())["runs"][0]["results"]
        assert Path("sum.csv").read_bytes()[:3] == b"\xef\xbb\xbf"

    def test_an_interrupted_run_leaves_what_stood_there(self, run: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
        def interrupt(self: Progress) -> None:
            raise KeyboardInterrupt

        monkeypatch.setattr(Progress, "step", interrupt)
        Path("a.json").write_text("old", encoding="utf-8")
        ran = run("check", "-f", "json:a.json", "-f", "html:a.html", "a.txt", a="fail")
        assert ran.status == 130
        assert sorted(path.name for path in Path().iterdir()) == ["a.json", "a.txt"]
        assert Path("a.json").read_text(encoding="utf-8") == "old"

    @pytest.mark.parametrize(
        ("options", "words"),
        [
            ("-f csv:a.txt", "a.txt 是要核对的文件，不能把结果写到它上面"),
            ("-f csv:./a.txt -f json", "不能把结果写到它上面"),
            ("-f json:b.json --write-baseline b.json", "两种结果写到同一个文件"),
            ("-f csv:b -f json:./b", "两种结果写到同一个文件"),
            ("-f csv:.", "无法写入 .：这是一个文件夹"),
            ("-f csv --summary", "只能有一种格式写到标准输出"),
            ("--summary=json", "没有汇总表格式 json（可用：text、csv、html）"),
            ("--summary text:no/b", "无法写入 no/b：文件夹不存在"),
        ],
    )
    def test_a_place_that_cannot_be(self, run: Cli, options: str, words: str) -> None:
        ran = run("check", *options.split(), "a.txt", a="fail")
        assert (ran.status, ran.out) == (2, "")
        assert words in ran.err
        assert Path("a.txt").read_text(encoding="utf-8") == "fail"
        assert [path.name for path in Path().iterdir()] == ["a.txt"]

    @pytest.mark.skipif(not Path("/dev/full").exists(), reason="no full disk here")
    def test_a_full_disk(self, run: Cli) -> None:
        ran = run("check", "-f", "json:/dev/full", "a.txt", a="fail")
        assert (ran.status, ran.err) == (2, "reportlint: 无法写入 /dev/full：磁盘已满\n")

    def test_what_was_written_is_said(self, run: Cli) -> None:
        ran = run("check", "-f", "text", "-f", "json:结果.json", "a.txt", a="fail")
        assert "reportlint: 已写入 结果.json\n" in ran.err
        assert "已写入" not in run("check", "-q", "-f", "json:结果.json", "a.txt").err

    @pytest.mark.skipif(sys.platform != "linux", reason="names that are not UTF-8")
    def test_a_name_in_another_encoding(self, run: Cli) -> None:
        name = os.fsdecode("年报.txt".encode("gbk"))
        Path(name).write_text("fail", encoding="utf-8")
        ran = run("check", "-f", "json:a.json", "--write-baseline", "b.json", name)
        assert ran.status == 1
        assert json.loads(Path("a.json").read_text(encoding="utf-8"))["files"][0]["path"] == name
        assert list(json.loads(Path("b.json").read_text(encoding="utf-8"))["files"]) == [name]

    @pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes with names")
    def test_a_pipe_in_a_folder_is_nobodys_report(self, run: Cli) -> None:
        os.mkfifo("管道.txt")
        assert run("check", ".", a="pass").status == 0


@pytest.mark.skipif(os.name != "posix", reason="as a shell closes streams")
class TestClosedStreams:
    def closed(self, arguments: str, folder: Path) -> subprocess.CompletedProcess[str]:
        command = f"{sys.executable} -m reportlint {arguments}"
        return subprocess.run(["sh", "-c", command], capture_output=True, text=True, check=False, cwd=folder)

    def test_standard_output(self, tmp_path: Path) -> None:
        ran = self.closed("--help >&-", tmp_path)
        assert (ran.returncode, ran.stderr) == (2, "reportlint: 无法写到标准输出：已经关闭\n")

    def test_standard_error(self, tmp_path: Path) -> None:
        ran = self.closed("check nix.txt -f concise 2>&-", tmp_path)
        assert (ran.returncode, ran.stderr) == (2, "")

    def test_standard_input(self, tmp_path: Path) -> None:
        ran = self.closed("check - -f concise <&-", tmp_path)
        assert (ran.returncode, ran.stderr) == (2, "reportlint: 标准输入：已经关闭\n")
        assert self.closed("parse - <&-", tmp_path).stderr == ran.stderr
        assert self.closed("check - -f concise </dev/null", tmp_path).stdout.endswith("文件是空的\n")

    @pytest.mark.skipif(not os.path.exists("/dev/full"), reason="no full disk at hand")
    def test_a_full_standard_error_hides_no_finding(self, tmp_path: Path) -> None:
        ran = self.closed("check nix.txt -f concise 2>/dev/full", tmp_path)
        assert (ran.returncode, ran.stderr) == (2, "")

    @pytest.mark.skipif(not os.path.exists("/dev/full"), reason="no full disk at hand")
    @pytest.mark.parametrize("options", ["-f concise", "-f json", "--diff"])
    def test_a_full_disk(self, tmp_path: Path, root: Path, options: str) -> None:
        text = (root / "examples" / "sound" / "2025.txt").read_text(encoding="utf-8")
        (tmp_path / "a.txt").write_text(text.replace("主要问题及", "问题和"), encoding="utf-8")
        ran = self.closed(f"check -q {options} a.txt >/dev/full", tmp_path)
        assert ran.returncode == 2
        assert ran.stderr.endswith("reportlint: 无法写到标准输出：磁盘已满\n")

    @pytest.mark.parametrize(
        ("path", "status"), [("sound/2025.txt", 0), ("faults/applications.txt", 1), ("nix.txt", 2)]
    )
    @pytest.mark.parametrize("format_", ["concise", "json", "text"])
    def test_who_has_read_enough_changes_nothing_else(
        self, tmp_path: Path, root: Path, path: str, status: int, format_: str
    ) -> None:
        report = root / "examples" / path
        command = [
            sys.executable,
            "-m",
            "reportlint",
            "check",
            "-f",
            format_,
            "-f",
            "csv:a.csv",
            "--summary",
            "csv:b.csv",
        ]
        read, write = os.pipe()
        os.close(read)
        with open(write, "wb") as nobody:
            ran = subprocess.run(
                [*command, str(report)], stdout=nobody, stderr=subprocess.PIPE, check=False, cwd=tmp_path
            )
        assert ran.returncode == status
        assert b"Traceback" not in ran.stderr
        assert sorted(os.listdir(tmp_path)) == ["a.csv", "b.csv"]


class TestSummary:
    @pytest.mark.parametrize(
        "options", ["--summary a.txt b.txt", "a.txt b.txt --summary", "--summary text a.txt b.txt"]
    )
    def test_it_stands_in_place_of_the_findings(self, run: Cli, options: str) -> None:
        ran = run("check", *options.split(), a="fail", b="pass")
        assert ran.out.splitlines()[1:4] == [
            "不通过      2/4   1/1   0/1     ·     ·   0/1   1/0     ·   0/1     ·     ·       2  a.txt",
            "通过          ·     ·     ·     ·     ·     ·     ·     ·     ·     ·     ·       ·  b.txt",
            "合计        2/4   1/1   0/1     ·     ·   0/1   1/0     ·   0/1     ·     ·       2  共 2 份，1 份通过",
        ]
        assert (ran.status, ran.err) == (1, "")

    def test_standard_input_is_no_format(self, run: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr("sys.stdin", TextIOWrapper(BytesIO(b"pass")))
        assert "  标准输入\n" in run("check", "--summary", "-").out

    def test_beside_findings_in_another_place(self, run: Cli) -> None:
        ran = run("check", "-f", "concise:a.out", "--summary", "--summary", "html:sum.html", "a.txt", a="fail")
        assert ran.out.startswith("结论 ")
        assert Path("a.out").read_text(encoding="utf-8").startswith("a.txt:5:80")
        assert "<table" in Path("sum.html").read_text(encoding="utf-8")


def test_statistics_go_to_standard_error(run: Cli) -> None:
    ran = run("check", "-f", "json", "--statistics", "a.txt", "b.txt", a="fail", b="fail")
    assert json.loads(ran.out)["summary"]["error"] == 4
    assert ran.err.startswith("reportlint: 按规则统计：\n  2 个错误  STR-01  section-missing（2 份）\n")


class TestOptions:
    def test_they_reach_the_check_as_names(self, run: Cli) -> None:
        ran = run("check", "--select", "t3-01、STR", "--ignore", "blank-cell", "--year", "2022", "a.txt", a="options")
        selected = "('intake-outcome-balance', 'section-missing', 'section-title-altered')"
        assert f"({selected}, ('blank-cell',), 2022)" in ran.err

    def test_the_limit_of_size(self, run: Cli) -> None:
        ran = run("check", "--max-size", "0.00001", "a.txt", a="pass, but long for that")
        assert ran.status == 2
        assert "文件超过 10 字节的上限" in ran.err
        assert "--max-size" in ran.err


class TestHelp:
    @pytest.mark.parametrize("command", ["", "check", "explain", "rules", "rules test", "parse"])
    def test_every_page_is_in_chinese(self, run: Cli, command: str) -> None:
        ran = run(*command.split(), "--help")
        assert ran.status == 0
        assert ran.out.startswith("用法：reportlint")
        for word in ("Usage", "Options", "Show", "exit"):
            assert word not in ran.out

    def test_the_version(self, run: Cli) -> None:
        assert run("--version").out == "reportlint 0.1.0\n"


class TestProgress:
    class Terminal(StringIO):
        def isatty(self) -> bool:
            return True

    def drawn(self, monkeypatch: pytest.MonkeyPatch, stream: StringIO, seconds: float) -> str:
        """What is drawn in a run of five files that take so many seconds each."""
        now = iter(number * seconds for number in range(9))
        monkeypatch.setattr("reportlint.command.outlets.monotonic", lambda: next(now))
        progress = Progress(5, stream)
        for _ in range(5):
            progress.step()
        progress.clear()
        return stream.getvalue()

    def test_a_long_run_on_a_terminal_is_counted(self, monkeypatch: pytest.MonkeyPatch) -> None:
        said = self.drawn(monkeypatch, self.Terminal(), 0.6)
        assert said.startswith("\r已核对 2/5 份\r已核对 3/5 份")
        assert said.endswith("\r")

    def test_a_short_run_is_not(self, monkeypatch: pytest.MonkeyPatch) -> None:
        assert self.drawn(monkeypatch, self.Terminal(), 0.1) == ""

    def test_nor_is_one_that_is_piped(self, monkeypatch: pytest.MonkeyPatch) -> None:
        assert self.drawn(monkeypatch, StringIO(), 9) == ""


def test_pages_replace_pages_alone(tmp_path: Path) -> None:
    pages = {"README.md": "# 目录\n\n新的\n", "T3.md": "# 表三\n"}
    (tmp_path / "README.md").write_text("# 目录\n\n旧的\n", encoding="utf-8")
    assert shelve(pages, str(tmp_path)) == 2
    assert (tmp_path / "README.md").read_text(encoding="utf-8") == pages["README.md"]
    (tmp_path / "README.md").write_text("我自己的说明", encoding="utf-8")
    with pytest.raises(WriteError, match="是别的文件"):
        shelve({**pages, "T4.md": "# 表四"}, str(tmp_path))
    assert not (tmp_path / "T4.md").exists()
    with pytest.raises(WriteError, match="这是一个文件"):
        shelve(pages, str(tmp_path / "README.md"))


def living(group: int) -> list[int]:
    """The processes of a group, but for those that have ended."""
    found = []
    for stat in Path("/proc").glob("[0-9]*/stat"):
        with suppress(OSError):
            state, _, its = stat.read_text().rpartition(")")[2].split()[:3]
            if int(its) == group and state != "Z":
                found.append(int(stat.parent.name))
    return found


def within(seconds: float, holds: Callable[[], bool]) -> bool:
    end = monotonic() + seconds
    while monotonic() < end and not holds():
        sleep(0.02)
    return holds()


@pytest.mark.skipif(sys.platform != "linux", reason="looks for processes where Linux has them")
@pytest.mark.parametrize("name", ["SIGTERM", "SIGHUP", "SIGKILL"])
def test_no_process_outlives_the_first(tmp_path: Path, root: Path, name: str) -> None:
    text = (root / "examples" / "sound" / "2025.txt").read_text(encoding="utf-8")
    for number in range(900):
        (tmp_path / f"{number}.txt").write_text(text, encoding="utf-8")
    command = [sys.executable, "-m", "reportlint", "check", "--jobs", "2", "-f", "json:结果.json", "."]
    first = subprocess.Popen(command, cwd=tmp_path, stderr=subprocess.DEVNULL, start_new_session=True)
    assert within(60, lambda: len(living(first.pid)) == 3 or first.poll() is not None)
    assert first.poll() is None, "over before it could be stopped"
    first.send_signal(getattr(signal, name))
    number = getattr(signal, name)
    assert first.wait() == (-number if name == "SIGKILL" else 128 + number)
    assert within(60, lambda: not living(first.pid))
    assert not (tmp_path / "结果.json").exists()
    assert name == "SIGKILL" or not list(tmp_path.glob(".reportlint-*"))


def test_many_files_over_processes_come_in_order(run: Cli) -> None:
    names = {f"f{number:03}": "fail" if number % 7 == 0 else "pass" for number in range(100)}
    alone = run("check", "-f", "json", "--jobs", "1", *(f"{name}.txt" for name in names), **names)
    spread = run("check", "-f", "json", "--jobs", "3", *(f"{name}.txt" for name in names))
    assert spread.out == alone.out
    assert json.loads(spread.out)["summary"]["fail"] == 15


@pytest.mark.skipif(sys.platform != "linux", reason="workers that inherit `examine`")
@pytest.mark.parametrize(("word", "status"), [("once", 1), ("die", 2)])
def test_a_killed_process_costs_no_more_than_the_file_that_kills_it(run: Cli, word: str, status: int) -> None:
    names = {f"f{number:03}": "fail" if number % 7 == 0 else "pass" for number in range(100)}
    ran = run("check", "-f", "json", "--jobs", "2", *(f"{name}.txt" for name in names), **{**names, "f041": word})
    files = json.loads(ran.out)["files"]
    assert ran.status == status
    assert [file["path"] for file in files] == [f"{name}.txt" for name in names]
    assert [file["path"] for file in files if file["verdict"] == "unverified"] == ["f041.txt"] * (status == 2)
    assert ("f041.txt：核对这份文件的进程" in ran.err) == (status == 2)
    assert [file["path"] for file in files if file["verdict"] == "fail"] == [f"f{n:03}.txt" for n in range(0, 100, 7)]
