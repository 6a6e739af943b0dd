"""The table of files and families, in its three formats; the statistics."""

from __future__ import annotations

from html.parser import HTMLParser

import pytest

from reportlint.output import FORMATS, SUMMARIES, Said, Tally, families, statistics, tally
from reportlint.output.cells import width
from tests import made, ran
from tests.test_output_exchange import rows


def test_every_family_has_its_column() -> None:
    counts = families.counts(tally(made.result()))
    assert tuple(counts) == ("结构", "格式", "依据", "日期", "表二", "表三", "表四", "数字", "文字", "其他")
    assert {name: count for name, count in counts.items() if any(count)} == {
        "结构": (1, 1, 0), "格式": (0, 1, 0), "表二": (0, 1, 0), "表三": (1, 0, 0), "数字": (0, 1, 0),
    }  # fmt: skip


def test_rules_of_ones_own_count_too() -> None:
    own = made.faults()[0]._replace(code="LOCAL-01")
    assert families.counts(tally(made.result()._replace(findings=(own,))))["其他"] == (1, 0, 0)


def test_what_is_exempt_does_not_count() -> None:
    assert families.counts(tally(ran.full()))["结构"] == (0, 1, 0)


@pytest.mark.parametrize("cells", [40, 60, 80, 99])
def test_on_a_narrow_terminal(cells: int) -> None:
    text = ran.page("summary", ran.full("各单位年报/" * 9 + "青禾.txt"), ran.unread(), made.clean_result(), width=cells)
    assert max(map(width, text.splitlines())) <= cells
    whole = "".join(text.split())
    for said in ("不通过1/4各单位年报", "青禾.txt", "格式0/1", "表三1/0", "未核对1", "通过·云汀.txt", "合计1/4共3份"):
        assert said in whole


def test_on_the_terminal() -> None:
    text = ran.page("summary", ran.full(), ran.unread(), made.clean_result())
    assert (
        text
        == """\
结论       合计  结构  格式  依据  日期  表二  表三  表四  数字  文字  其他  未核对  文件
不通过      1/4   0/1   0/1     ·     ·   0/1   1/0     ·   0/1     ·     ·       1  青禾.txt
无法读取      ·     ·     ·     ·     ·     ·     ·     ·     ·     ·     ·       ·  云汀.docx
通过          ·     ·     ·     ·     ·     ·     ·     ·     ·     ·     ·       ·  云汀.txt
合计        1/4   0/1   0/1     ·     ·   0/1   1/0     ·   0/1     ·     ·       1  共 3 份，1 份通过
每栏为 错误/警告 的个数；·：没有。
"""
    )
    assert len({width(line.rpartition("  ")[0]) for line in text.splitlines()[:-1]}) == 1
    text.encode("gbk")


def test_in_a_spreadsheet_every_count_has_a_cell() -> None:
    head, *found, total = rows(ran.full(), made.clean_result(), format_="summary_csv")
    first = dict(zip(head, found[0], strict=True))
    assert (first["文件"], first["单位"], first["结论"]) == ("青禾.txt", "青禾县林业局", "不通过")
    assert (first["错误"], first["警告"], first["未核对"]) == ("1", "4", "1")
    assert (first["表三错误"], first["表三警告"], first["结构错误"]) == ("1", "0", "0")
    last = dict(zip(head, total, strict=True))
    assert (last["文件"], last["结论"], last["错误"]) == ("合计 2 份", "通过 1 份", "1")


class Cells(HTMLParser):
    """The table of a page as lines of words."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.lines: list[list[str]] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "tr":
            self.lines.append([])
        elif tag in ("td", "th"):
            self.lines[-1].append("")

    def handle_data(self, data: str) -> None:
        if self.lines and self.lines[-1] and data.strip():
            self.lines[-1][-1] += data


def test_as_a_page() -> None:
    text = ran.page("summary_html", ran.full("<b>.txt"), made.clean_result())
    head, first, second, total, *_ = Cells(text).lines
    assert head == ["报告", "结论", "合计", *families.COLUMNS, "无法核对"]
    assert first[0] == "青禾县林业局2022年政府信息公开工作年度报告<b>.txt"
    assert (first[1], first[2], first[3], first[-1]) == ("不通过", "1错4警", "1警", "1")
    assert second[1] == "通过"
    assert total[:3] == ["合计 2 份", "1 份通过", "1错4警"]


@pytest.mark.parametrize("name", [*FORMATS, *SUMMARIES.values()])
def test_a_run_over_nothing_writes_what_can_be_read(name: str) -> None:
    assert isinstance(ran.page(name), str)


class TestStatistics:
    def page(self, *files: Said) -> str:
        total = Tally()
        for said in files:
            total = total.plus(said.tally)
        return statistics.page(files, total)

    def test_by_rule_then_by_file_the_most_first(self) -> None:
        files = [Said(name, tally(result), ()) for name, result in (("a", made.clean_result()), ("b", made.result()))]
        twice = made.result()._replace(findings=(made.faults()[1],) * 2)
        assert (
            self.page(*files, Said("c", tally(twice), ()))
            == """\
按规则统计：
  3 个警告  NUM-06  applications-contradict-table（2 份）
  1 个错误  STR-01  section-missing（1 份）
  1 个错误  T3-01   intake-outcome-balance（1 份）
  1 个警告  FMT-08  label-altered（1 份）
  1 个警告  STR-04  section-title-altered（1 份）
  1 个警告  T2-03   blank-cell（1 份）
按文件统计：
  b：2 个错误，4 个警告
  c：2 个警告"""
        )

    def test_the_list_of_files_ends_somewhere(self) -> None:
        text = self.page(*(Said(f"{number}.txt", tally(made.result()), ()) for number in range(25)))
        assert text.endswith("  另有 5 份有问题，全部列出用 --summary")

    def test_nothing_found(self) -> None:
        assert self.page(Said("a", tally(made.clean_result()), ())) == "统计：没有发现问题"
