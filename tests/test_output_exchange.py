"""What build servers and spreadsheets read: GitLab, JUnit, CSV; and Markdown for a reply."""

from __future__ import annotations

import csv
import json
import re
from io import StringIO
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportlint.output import markdown
from reportlint.values import Result
from tests import made, ran

ODD = st.text(st.sampled_from("=+-@＝|<>&\"'`*_[]#~\\\n\r\t\x00\x0b\x1b\ufffe\ud800,;a1年\U0001f600"), max_size=30)


def named(words: str, path: str = "a.txt") -> Result:
    """A result that has `words` wherever words can stand."""
    finding = made.faults()[0]._replace(
        message=words, where=words, basis=words, expected=words, actual=words, difference=words
    )
    undecided = made.result().unverified[0]._replace(reason=words)
    return made.result(path)._replace(findings=(finding,), unverified=(undecided,))


class TestGitlab:
    def test_an_entry(self) -> None:
        items = json.loads(ran.page("gitlab", ran.full()))
        [item] = [item for item in items if item["check_name"] == "T3-01"]
        assert item["description"].startswith("T3-01 “总计”一列：")
        assert (item["severity"], item["location"]) == ("critical", {"path": "青禾.txt", "lines": {"begin": 22}})

    def test_severities_and_what_is_exempt(self) -> None:
        items = json.loads(ran.page("gitlab", ran.full(), ran.unread()))
        said = {item["check_name"]: item["severity"] for item in items}
        assert said == {
            "T3-01": "critical", "NUM-06": "minor", "T2-03": "minor", "FMT-08": "minor", "STR-04": "minor",
            "T4-01": "major", "unreadable": "blocker",
        }  # fmt: skip

    def test_a_fingerprint_is_of_one_fault_in_one_file(self) -> None:
        items = json.loads(ran.page("gitlab", ran.full("a.txt"), ran.full("b.txt"), made.clean_result()))
        assert len({item["fingerprint"] for item in items}) == len(items) == 12

    def test_no_files_are_a_list_too(self) -> None:
        assert json.loads(ran.page("gitlab")) == []


def suites(*results: Result, bar: str = "error") -> list[ElementTree.Element]:
    text = ran.page("junit", *results, bar=bar).encode("utf-8", "replace")
    return list(ElementTree.fromstring(text))


class TestJunit:
    def test_errors_fail_what_is_less_is_output(self) -> None:
        [suite] = suites(ran.full())
        cases = {str(case.get("name")): case for case in suite}
        failure = cases["T3-01 intake-outcome-balance"].find("failure")
        assert failure is not None
        assert str(failure.get("message")).endswith("相差 1 件")
        assert str(failure.text).startswith("青禾.txt:22:19: 错误 “总计”一列")
        output = cases["NUM-06 applications-contradict-table"].find("system-out")
        assert output is not None
        assert "警告 正文称收到申请 12 件" in str(output.text)

    def test_undecided_is_an_error_and_exempt_is_skipped(self) -> None:
        [suite] = suites(ran.full())
        kinds = {str(case.get("name")): [child.tag for child in case] for case in suite}
        assert kinds["T4-01 review-sum"] == ["error"]
        assert kinds["T4-02 review-cells"] == kinds["STR-01 section-missing"] == ["skipped"]
        assert (suite.get("tests"), suite.get("failures"), suite.get("errors"), suite.get("skipped")) == (
            "8", "1", "1", "2",
        )  # fmt: skip

    def test_fail_on_moves_the_bar(self) -> None:
        [suite] = suites(ran.full(), bar="warning")
        assert suite.get("failures") == "5"

    def test_nothing_found_is_a_case_that_passes_and_unread_is_an_error(self) -> None:
        clean, unread = suites(made.clean_result(), ran.unread())
        assert [case.get("name") for case in clean] == ["核对 96 条规则"]
        assert (clean.get("tests"), clean.get("failures")) == ("1", "0")
        assert unread.get("errors") == "1"

    @given(ODD, ODD)
    def test_whatever_the_words_it_is_xml(self, words: str, path: str) -> None:
        [suite] = suites(named(words, path))
        assert [child.tag for case in suite for child in case] == ["failure", "error"]


def rows(*results: Result, format_: str = "csv") -> list[list[str]]:
    text = ran.page(format_, *results)
    assert text.startswith("\ufeff")
    assert text.count("\n") == text.count("\r\n") == len(text.splitlines())
    return list(csv.reader(StringIO(text[1:], newline=""), strict=True))


class TestCsv:
    def test_one_row_a_finding(self) -> None:
        head, *found = rows(ran.full())
        assert head == [
            "文件",
            "单位",
            "年度",
            "结论",
            "级别",
            "编号",
            "规则",
            "位置",
            "行",
            "问题",
            "应为",
            "实为",
            "相差",
            "依据",
            "原文",
            "豁免",
        ]
        [balance] = [row for row in found if row[5] == "T3-01"]
        assert balance[:7] == ["青禾.txt", "青禾县林业局", "2022", "不通过", "错误", "T3-01", "intake-outcome-balance"]
        assert (balance[8], *balance[10:13], *balance[14:]) == ("22", "12", "11", "-1", "9", "")
        assert [row[4:6] for row in found if row[15]] == [["错误", "STR-01"], ["无法核对", "T4-02"]]

    def test_files_with_nothing_to_say_have_a_row(self) -> None:
        _, clean, unread = rows(made.clean_result("-"), ran.unread())
        assert clean == ["标准输入", "青禾县林业局", "2022", "通过", *[""] * 12]
        assert (unread[3], unread[9]) == ("无法读取", "Word 文档暂不能直接读取")

    @pytest.mark.parametrize(
        ("words", "cell"),
        [
            ("=1+1", "'=1+1"), ("@SUM(A1)", "'@SUM(A1)"), ("+86", "+86"), ("-0.5", "-0.5"), ("-57万元", "'-57万元"),
            ("-1+cmd", "'-1+cmd"), ("\t=1", "'=1"), ("＝1", "'＝1"), ('a"b', 'a"b'), ("a\nb", "a b"), ("-", "'-"),
        ],
    )  # fmt: skip
    def test_no_cell_is_a_formula(self, words: str, cell: str) -> None:
        assert rows(named(words))[1][9] == cell

    @given(ODD, ODD)
    def test_whatever_the_words_rows_and_cells_hold(self, words: str, path: str) -> None:
        for row in rows(named(words, path)):
            assert len(row) == 16
            for cell in row:
                assert cell[:1] not in {*"=+-@＝"} or re.fullmatch(r"[-+]\d+\.?\d*|[-+]\.\d+", cell)


class TestMarkdown:
    def test_a_letter(self) -> None:
        finding, *_ = made.faults()
        result = made.result()._replace(findings=(finding,), unverified=made.result().unverified[:1])
        assert (
            ran.page("markdown", result)
            == """\
# 政府信息公开工作年度报告核对意见

## 青禾县林业局2022年政府信息公开工作年度报告

文件：青禾.txt

**不通过：1 个错误；1 条规则无法核对（表四没有识别到）**

| 序号 | 级别 | 编号 | 行 | 问题 | 现为 | 应为 | 依据 |
| --- | --- | --- | --- | --- | --- | --- | --- |
| 1 | 错误 | T3-01 | 22 | “总计”一列：本年新收 12 + 上年结转 0 = 12，办理结果总计 9 + 结转下年度 2 = 11，相差 1 件（三、收到和处理政府信息公开申请情况 表三 （七）总计 × 总计） | 11 | 12 | 国办公开办函〔2021〕30号 表三注 |

无法核对，请人工核对：

- 表四没有识别到：T4-01（第 25 行）

"""  # noqa: E501
        )

    def test_several_files_begin_with_a_table_of_them(self) -> None:
        text = ran.page("markdown", ran.full(), ran.unread(), made.clean_result())
        assert "共 3 份：1 份不通过，1 份无法读取，1 份通过；1 个错误，4 个警告。" in text
        assert "| 云汀.docx |  | 无法读取 |  |  |  |  |" in text
        assert text.count("\n## ") == 3

    def test_what_is_exempt_stands_apart(self) -> None:
        text = ran.page("markdown", ran.full())
        assert "- STR-01 第 31 行：缺少“六、其他需要报告的事项”——本局没有这一项（张三）" in text
        assert "T4-02" not in text

    @given(ODD)
    def test_whatever_the_words_they_stay_in_their_cell(self, words: str) -> None:
        text = ran.page("markdown", named(words))
        [row] = [line for line in text.split("\n") if line.startswith("| 1 |")]
        assert len(re.findall(r"(?<!\\)(?:\\\\)*\|", row)) == 9

    @pytest.mark.parametrize(
        ("words", "escaped"),
        [
            ("<b>", "&lt;b&gt;"), ("a|b", "a\\|b"), ("*粗*", "\\*粗\\*"), ("[a](b)", "\\[a\\](b)"), ("a\r\nb", "a  b"),
            ("@user", "@\u2060user"), ("#12", "#\u206012"), ("C:\\a", "C:\\\\a"),
        ],
    )  # fmt: skip
    def test_nothing_is_markup(self, words: str, escaped: str) -> None:
        assert markdown.text(words) == escaped
