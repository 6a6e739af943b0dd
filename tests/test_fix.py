"""Fixing: only mandated wording changes, everything else stays byte for byte, and a second time changes nothing."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reportlint import engine, fix, read
from reportlint.check.options import Options
from reportlint.cli import app
from reportlint.errors import WriteError
from reportlint.output.patch import patch
from reportlint.read.narrowing import narrow
from reportlint.values import Edit, Finding, Fix, Mended, Result, Source
from tests.shipped import pack

SOUND = {
    edition: (Path(__file__).parent.parent / "lint_rules" / "examples" / f"{edition}.txt").read_text(encoding="utf-8")
    for edition in ("2019", "2021")
}
SLIPS = (
    ("五、存在的主要问题及改进情况", "五、存在问题及下步改进情况"),
    ("六、其他需要报告的事项", "六、其他需要汇报的事项"),
    ("二、主动公开政府信息情况", "三、主动公开政府信息情况"),
    ("国办公开办函〔", "国办公开办〔"),
    ("2.没有现成信息需要另行制作", "2.没有现成信息需另外制作"),
    ("4.保护第三方合法权益", "4.保护第三方合法权利"),
    ("四、政府信息公开行政复议", "五、政府信息公开行政复议"),
)
ENCODINGS = (("utf-8", b""), ("utf-8", b"\xef\xbb\xbf"), ("gb18030", b""), ("utf-16-le", b"\xff\xfe"))


def examine(text: str, path: str = "a.txt") -> Result:
    return engine.examine(Source(path, text, narrow(text)), pack(), Options())


def mended(text: str) -> tuple[Result, Mended]:
    return fix.mend(examine(text), examine)


def finding(*edits: tuple[int, int, str], safety: str = "safe") -> Finding:
    return Finding(
        "X-01", "x", "format", "warning", "", edits[0][0], edits[0][1], "",
        fix=Fix("改", safety, tuple(Edit(*edit) for edit in edits)),
    )  # fmt: skip


def run(*arguments: str) -> int:
    return app.main(list(arguments), prog_name="reportlint", standalone_mode=False) or 0


class TestMending:
    @pytest.mark.parametrize("slip", SLIPS, ids=lambda slip: slip[1])
    @pytest.mark.parametrize("edition", SOUND)
    def test_one_slip_is_put_right_and_nothing_else(self, edition: str, slip: tuple[str, str]) -> None:
        right, wrong = slip
        _, changes = mended(SOUND[edition].replace(right, wrong))
        assert changes.after == SOUND[edition]
        assert len(changes.done) == 1
        assert not changes.problem

    @pytest.mark.parametrize("edition", SOUND)
    def test_a_sound_report_is_left_alone(self, edition: str) -> None:
        assert mended(SOUND[edition])[1] == Mended(SOUND[edition], SOUND[edition])

    def test_figures_are_never_edited(self) -> None:
        wrong = SOUND["2021"].replace("\t1\t1\t0\t16\n", "\t1\t1\t0\t17\n")
        result, changes = mended(wrong)
        assert result.verdict == "fail"
        assert changes.after == wrong

    def test_numbers_that_a_chapter_of_the_authors_own_has_are_left_to_the_author(self) -> None:
        wrong = SOUND["2021"]
        for old, new in zip("六五四三二一", "七六五四三二", strict=True):
            for title in ("总体情况", "主动公开", "收到和处理", "政府信息公开行政复议", "存在的", "其他需要"):
                wrong = wrong.replace(f"\n{old}、{title}", f"\n{new}、{title}")
        wrong = wrong.replace("\n二、总体情况", "\n一、前言\n本报告由本机关编制，向社会公布。\n二、总体情况")
        result, changes = mended(wrong)
        assert "STR-03" in [finding.code for finding in result.findings]
        assert changes.after == wrong

    def test_a_label_cut_by_cells_is_no_single_wording(self) -> None:
        wrong = SOUND["2021"].replace("本年废止件数", "本年度\t废件数")
        assert mended(wrong)[1].after == wrong

    def test_fixes_that_undo_each_other_are_given_up(self) -> None:
        def swing(text: str) -> Result:
            other = {"甲": "乙", "乙": "甲"}[text]
            return Result("a", examine(text).report, (finding((0, 1, other)),), (), 1, 0)

        _, changes = fix.mend(swing("甲"), swing)
        assert changes.after == "甲"
        assert "抵触" in changes.problem

    def test_overlapping_fixes_wait_for_the_next_round(self) -> None:
        both = finding((0, 4, "x")), finding((2, 6, "y"))
        assert list(fix.fixable(both)) == [both[0]]
        apart = finding((0, 2, "x")), finding((3, 6, "y"))
        assert list(fix.fixable(apart)) == list(apart)

    def test_suggestions_are_not_applied(self) -> None:
        assert not list(fix.fixable([finding((0, 1, "x"), safety="suggested")]))


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    edition=st.sampled_from(sorted(SOUND)),
    slips=st.sets(st.sampled_from(SLIPS)),
    cuts=st.lists(st.tuples(st.floats(0, 1), st.integers(0, 60), st.text(max_size=8)), max_size=3),
    encoding=st.sampled_from(ENCODINGS),
    ends=st.sampled_from(["\n", "\r\n"]),
)
def test_no_byte_is_lost_or_altered_that_was_not_told(
    tmp_path: Path, edition: str, slips: set[tuple[str, str]], cuts: list[tuple[float, int, str]],
    encoding: tuple[str, bytes], ends: str,
) -> None:  # fmt: skip
    text = SOUND[edition]
    for right, wrong in slips:
        text = text.replace(right, wrong)
    for place, length, new in cuts:
        at = int(place * len(text))
        text = text[:at] + new + text[at + length :]
    data = encoding[1] + text.replace("\n", ends).encode(encoding[0], "ignore")
    path = tmp_path / "a.txt"
    path.write_bytes(data)
    first = run("check", "--fix", str(path))
    after = path.read_bytes()
    try:
        source = read.decode(data, str(path))
    except read.ReadError:
        assert first == 2
        assert after == data
        return
    before = examine(source.text)
    _, changes = fix.mend(before, examine)
    assert after in (fix.encoded(changes.after, source), data)
    run("check", "--fix", str(path))
    assert path.read_bytes() == after
    assert after.startswith(encoding[1])
    if not any(found.fix and found.fix.safety == "safe" for found in before.findings):
        assert after == data


class TestWritingBack:
    def source(self, text: str = "甲") -> Source:
        return Source("a.txt", text, text)

    def test_a_file_changed_meanwhile_is_left(self, tmp_path: Path) -> None:
        path = tmp_path / "a.txt"
        path.write_text("乙", encoding="utf-8")
        with pytest.raises(WriteError, match="期间被改动"):
            fix.write_back(str(path), "甲".encode(), self.source(), "丙")
        assert path.read_text(encoding="utf-8") == "乙"
        assert os.listdir(tmp_path) == ["a.txt"]

    def test_bytes_that_would_not_come_back_are_left(self, tmp_path: Path) -> None:
        path = tmp_path / "a.txt"
        path.write_bytes(b"\x81\x30\x81\x30")
        with pytest.raises(WriteError, match="不能原样写回"):
            fix.write_back(str(path), path.read_bytes(), self.source(), "丙")

    def test_a_file_that_vanished(self, tmp_path: Path) -> None:
        with pytest.raises(WriteError, match="没有改动"):
            fix.write_back(str(tmp_path / "a.txt"), "甲".encode(), self.source(), "丙")
        assert not os.listdir(tmp_path)

    @pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="root may write everything")
    def test_a_read_only_file(self, tmp_path: Path) -> None:
        path = tmp_path / "a.txt"
        path.write_text("甲", encoding="utf-8")
        path.chmod(0o444)
        with pytest.raises(WriteError, match="只读"):
            fix.write_back(str(path), "甲".encode(), self.source(), "丙")

    def test_mode_and_links_stay(self, tmp_path: Path) -> None:
        path, link = tmp_path / "a.txt", tmp_path / "b.txt"
        path.write_text("甲", encoding="utf-8")
        path.chmod(0o640)
        link.symlink_to(path)
        fix.write_back(str(link), "甲".encode(), self.source(), "丙")
        assert link.is_symlink()
        assert path.read_text(encoding="utf-8") == "丙"
        assert path.stat().st_mode & 0o777 == 0o640

    @pytest.mark.skipif(os.name == "nt" or os.geteuid() != 0, reason="root alone may give files away")
    def test_the_owner_stays(self, tmp_path: Path) -> None:
        path = tmp_path / "a.txt"
        path.write_text("甲", encoding="utf-8")
        os.chown(path, 1234, 2345)
        path.chmod(0o640)
        fix.write_back(str(path), "甲".encode(), self.source(), "丙")
        assert (path.read_text(encoding="utf-8"), path.stat().st_uid, path.stat().st_gid) == ("丙", 1234, 2345)
        assert path.stat().st_mode & 0o777 == 0o640

    def test_a_file_with_two_names_is_left(self, tmp_path: Path) -> None:
        path, other = tmp_path / "a.txt", tmp_path / "b.txt"
        path.write_text("甲", encoding="utf-8")
        try:
            os.link(path, other)
        except OSError:
            pytest.skip("no hard links here")
        with pytest.raises(WriteError, match="硬链接"):
            fix.write_back(str(path), "甲".encode(), self.source(), "丙")
        assert path.read_text(encoding="utf-8") == other.read_text(encoding="utf-8") == "甲"

    def test_a_break_in_the_middle_leaves_the_old_file(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        def interrupted(*_: object) -> None:
            raise KeyboardInterrupt

        path = tmp_path / "a.txt"
        path.write_text("甲", encoding="utf-8")
        monkeypatch.setattr(os, "fsync", interrupted)
        with pytest.raises(KeyboardInterrupt):
            fix.write_back(str(path), "甲".encode(), self.source(), "丙")
        assert path.read_text(encoding="utf-8") == "甲"
        assert os.listdir(tmp_path) == ["a.txt"]

    def test_a_full_disk(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        def full(*_: object) -> None:
            raise OSError(28, "No space left on device")

        path = tmp_path / "a.txt"
        path.write_text("甲", encoding="utf-8")
        monkeypatch.setattr(os, "fsync", full)
        with pytest.raises(WriteError, match="磁盘已满"):
            fix.write_back(str(path), "甲".encode(), self.source(), "丙")
        assert path.read_text(encoding="utf-8") == "甲"
        assert os.listdir(tmp_path) == ["a.txt"]


class TestPatch:
    @pytest.mark.parametrize("tool", ["git", "patch"])
    @pytest.mark.parametrize("ends", ["\n", "\r\n"])
    @pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
    def test_tools_take_it(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, tool: str, ends: str, encoding: str
    ) -> None:
        """What a process prints of several files, whatever these are called."""
        names = ["a.txt", "年 报.txt", 'q"uo\\te.txt', "甲/乙.txt"]
        if tool == "patch":  # it reads quoted names since 2.7 only
            names.remove('q"uo\\te.txt')
        monkeypatch.chdir(tmp_path)
        sound = SOUND["2021"].rstrip("\n").replace("\n", "\n国办公开办函〔2021〕30号\n", 1)  # near the first line
        text = sound
        for right, wrong in SLIPS:
            text = text.replace(right, wrong)
        for name in names:
            Path(name).parent.mkdir(exist_ok=True)
            Path(name).write_bytes(text.replace("\n", ends).encode(encoding))
        command = [sys.executable, "-m", "reportlint", "check", "--diff", *names]
        out = subprocess.run(command, capture_output=True, check=False)
        assert out.stdout.startswith(b"--- ")
        assert out.stderr.count(b"STR-04") >= len(names)
        applying = {"git": ["git", "apply", "-"], "patch": ["patch", "-s", "--binary", "-p1"]}[tool]
        try:
            subprocess.run(applying, input=out.stdout, check=True)
        except FileNotFoundError:
            pytest.skip(f"{tool} is not installed")
        for name in names:
            assert Path(name).read_bytes() == sound.replace("\n", ends).encode(encoding), name

    def test_the_exit_code_is_that_of_the_check(self, tmp_path: Path) -> None:
        path = tmp_path / "a.txt"
        path.write_text(SOUND["2021"].replace(*SLIPS[0]), encoding="utf-8")
        assert run("check", "--diff", str(path)) == 0
        assert run("check", "--diff", "--fail-on", "warning", str(path)) == 1
        assert run("check", "--fix", "--fail-on", "warning", str(path)) == 0

    def test_nothing_to_change_is_no_patch(self) -> None:
        assert patch("a.txt", Mended("甲\n", "甲\n")) == ""

    def test_a_missing_line_end_is_told(self) -> None:
        assert patch("a.txt", Mended("甲", "乙")).count("\\ No newline at end of file\n") == 2


class TestSuggestions:
    """What a person has to decide is shown with the value, and left alone."""

    @pytest.mark.parametrize(
        ("right", "wrong", "code", "new"),
        [
            ("行政事业性收费\t35.65\t", "行政事业性收费\t356500\t", "T2-14", "35.65"),
            ("\t1\t1\t0\t16\n", "\t1\t1\t0\t17\n", "T3-02", "16"),
            ("2023年政府信息公开工作年度报告\n", "2022年政府信息公开工作年度报告\n", "BAS-03", "2023"),
            ("六、其他需要报告的事项", "", "STR-01", "\n六、其他需要报告的事项\n"),
        ],
    )
    def test_each_kind(self, right: str, wrong: str, code: str, new: str) -> None:
        text = (
            SOUND["2021"]
            .replace(right, wrong)
            .replace("信息处理费0元。", "信息处理费0元。收取行政事业性收费356500元。")
        )
        result, changes = mended(text)
        (found,) = (one for one in result.findings if one.code == code)
        assert found.fix is not None
        assert found.fix.safety == "suggested"
        assert [edit.text for edit in found.fix.edits] == [new]
        assert changes.after == text
