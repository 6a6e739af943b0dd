"""Baselines: what was there is accepted, whatever is new counts; one fault for another does not cancel out."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportlint import baseline
from reportlint.command.accounts import Accounts, Sources
from reportlint.errors import BaselineError, WriteError
from reportlint.exempt import Ledger, exempted
from reportlint.output import Style, Tally, say
from reportlint.output import baseline as page
from reportlint.run import unreadable
from reportlint.values import BASELINE, Finding, Result
from tests.accepting import carried, counting, said
from tests.shipped import pack

ONE, OTHER = carried(2, 2, 0, 0, 0, 0, 4), carried(3, 1, 0, 0, 0, 0, 4)


def kept(result: Result) -> Ledger:
    """A baseline of one file."""
    path, records = json.loads(page.entry(result, Style()))
    return Ledger(baseline="基线.json", known={path: tuple(records)})


def book(path: Path, *results: Result) -> list[str]:
    """Writes a baseline; what there was to say of it."""
    kept = baseline.Book(str(path))
    for result in results:
        kept.entry(page.entry(result, Style()))
    kept.foot((), Tally(files=len(results)))
    return [words] if (words := kept.close()) else []


class TestAccepting:
    def test_what_was_there_does_not_count(self) -> None:
        result = said(ONE, kept(said(ONE)))
        assert result.findings
        assert not counting(result)
        assert {finding.exempt and finding.exempt.reason for finding in result.findings} == {BASELINE}
        assert result.verdict == "pass"

    def test_lines_above_do_not_matter(self) -> None:
        assert not counting(said("\n\n\n" + ONE, kept(said(ONE))))

    def test_one_fault_for_another_counts(self) -> None:
        assert len(said(ONE).findings) == len(said(OTHER).findings)
        assert [finding.code for finding in counting(said(OTHER, kept(said(ONE))))] == ["T3-01"]

    def test_the_same_twice_counts_twice(self) -> None:
        once = said(ONE)
        twice = exempted(once._replace(findings=once.findings * 2), kept(once))
        assert len(counting(twice)) == len(once.findings)
        assert not counting(exempted(twice, kept(twice)))

    def test_another_file_has_its_own(self) -> None:
        assert counting(said(ONE, kept(said(ONE)), "别的.txt"))

    def test_a_new_blank_among_blanks(self) -> None:
        blanks = ONE.replace("\t2\t2\t0\t0\t0\t0\t4", "\t2\t2\t\t\t0\t0\t4")
        more = ONE.replace("\t2\t2\t0\t0\t0\t0\t4", "\t2\t2\t\t\t\t0\t4")
        assert blanks != ONE
        [new] = counting(said(more, kept(said(blanks)), select=("T3-04",)))
        assert "社会公益组织" in new.where or "法律服务机构" in new.where


def single(findings: Iterable[Finding]) -> list[Finding]:
    """Every finding by itself, also those that are told as one."""
    return [member for finding in findings for member in finding.members or (finding,)]


row = st.lists(st.integers(0, 4), min_size=7, max_size=7)


@settings(max_examples=60, deadline=None)
@given(row, row)
def test_a_baseline_hides_nothing_new(before: list[int], after: list[int]) -> None:
    """Whatever is said in other words, with other values, counts; and no more is hidden than there was."""
    old, new = said(carried(*before)), said(carried(*after))
    marked = said(carried(*after), kept(old))
    known = [finding.message for finding in single(old.findings)]
    hidden = [finding.message for finding in single(marked.findings) if finding.exempt]
    assert len(single(marked.findings)) == len(single(new.findings))
    assert not Counter(hidden) - Counter(known)


class TestFile:
    def test_it_is_read_as_it_was_written(self, tmp_path: Path) -> None:
        path = tmp_path / "基线.json"
        assert book(path, said(ONE, path=str(tmp_path / "县" / "年报.txt"))) == [f"基线已写入 {path}：1 份文件，2 条"]
        known = baseline.read(str(path))
        assert list(known) == ["县/年报.txt"]
        assert [record["code"] for record in known["县/年报.txt"]] == ["T3-13", "T3-01"]
        assert "line" not in known["县/年报.txt"][0]

    def test_what_changed_is_said_and_other_files_stay(self, tmp_path: Path) -> None:
        path = tmp_path / "基线.json"
        for name in "abc":
            (tmp_path / f"{name}.txt").touch()
        book(path, *(said(ONE, path=str(tmp_path / f"{name}.txt")) for name in "abc"))
        (tmp_path / "c.txt").unlink()
        [words] = book(path, said(OTHER, path=str(tmp_path / "b.txt")))
        assert words.endswith("：2 份文件，4 条（新增 1 条，去掉 3 条）")
        assert sorted(baseline.read(str(path))) == ["a.txt", "b.txt"]

    def test_a_file_that_could_not_be_read_keeps_what_was_known(self, tmp_path: Path) -> None:
        path, report = tmp_path / "基线.json", tmp_path / "年报.txt"
        report.touch()
        book(path, said(ONE, path=str(report)))
        before = path.read_bytes()
        book(path, unreadable(str(report), "没有读取权限"), said("关于召开会议的通知", path=str(report)))
        assert path.read_bytes() == before

    def test_what_is_exempt_already_is_not_in_it(self, tmp_path: Path) -> None:
        result = said(ONE, kept(said(ONE)))
        other = result.findings[0].exempt
        assert other
        exempt = result.findings[0]._replace(exempt=other._replace(reason="已经核实"))
        _, records = json.loads(page.entry(result._replace(findings=(exempt, *result.findings[1:])), Style()))
        assert len(records) == len(result.findings) - 1

    @pytest.mark.parametrize("text", ["", "[]", "{}", '{"reportlint-baseline": 2, "files": {}}', "\xff", "{"])
    def test_what_is_no_baseline_is_neither_read_nor_overwritten(self, tmp_path: Path, text: str) -> None:
        path = tmp_path / "年报.json"
        path.write_text(text, encoding="latin-1")
        with pytest.raises(BaselineError):
            baseline.read(str(path))
        with pytest.raises(BaselineError):
            book(path, said(ONE))
        assert path.read_text(encoding="latin-1") == text

    def test_a_folder_that_is_not_there(self, tmp_path: Path) -> None:
        with pytest.raises(WriteError, match="文件夹不存在"):
            book(tmp_path / "no" / "基线.json", said(ONE))

    def test_nothing_is_left_aside(self, tmp_path: Path) -> None:
        book(tmp_path / "基线.json", said(ONE))
        assert [path.name for path in tmp_path.iterdir()] == ["基线.json"]


def test_what_has_been_put_right_is_told(tmp_path: Path) -> None:
    path, report = tmp_path / "基线.json", str(tmp_path / "年报.txt")
    book(path, said(ONE, path=report))
    active = frozenset(rule["name"] for rule in pack().rules)
    accounts = Accounts(Sources(baseline=str(path)), pack(), active)
    list(accounts.watch([say([], said(OTHER, accounts.ledger, report), {})]))
    assert accounts.remark() == f"基线中有 1 条已经改正，可重新生成（--write-baseline {path}）"
