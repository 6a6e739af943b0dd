"""The pages of `parse`, `rules` and `explain`: what was recognised, what is asked for."""

from __future__ import annotations

import re
from typing import Any, get_args

import pytest

from reportlint.output import Style, parse, rules
from reportlint.output.cells import width
from reportlint.rulebook import Outcome
from reportlint.values import LOST, Cell, Flow, Heading
from reportlint.values.said import DateRole, YearRole
from tests import made

RULE: dict[str, Any] = {
    "code": "T3-01",
    "name": "received-against-handled",
    "category": "balance",
    "severity": "error",
    "editions": ["2019", "2021"],
    "message": "{item}不平衡",
    "basis": "表三表头",
    "explain": "收到的要么办完，要么结转。每一列都要相等。",
    "fix": "",
    "file": "lint_rules/applications.yaml",
    "line": 3,
    "examples": {
        "bad": [
            {"line": 1, "set": {"2021": [["t3", "carry", "np", "9"], ["t2", "fees", "amount", ""]]}},
            {"line": 2, "edition": "2019", "replace": [["总计", "合计"], ["其他", ""]]},
            {"line": 3, "section": {"2021": [["s6", " "]]}, "add": {"2021": [["s1", "收到\n申请"]]}},
        ],
        "ok": [{"line": 9, "snippet": "没有收到申请。\n也没有结转。"}],
    },
}
LOCAL = {**RULE, "code": "LOCAL-01", "name": "slogan-left", "category": "wording", "severity": "info"}


def page(**style: Any) -> str:
    """The page of the hand-made report."""
    return parse.page(made.report(), Style(forms=made.forms())._replace(**style))


class TestParse:
    def test_it_begins_with_what_the_document_is(self) -> None:
        assert page().splitlines()[:2] == [
            "青禾县林业局2022年政府信息公开工作年度报告",
            "年度 2022   格式 国办公开办函〔2021〕30号   机关 青禾县林业局（县级、部门）   编码 UTF-8",
        ]

    def test_sections_are_a_tree(self) -> None:
        assert "├── 一、总体情况  第 3 行，文字 0 字\n" in page()

    def test_a_value_a_line_is_said_so_whatever_parts_the_values(self) -> None:
        report = made.report()
        lines = report._replace(tables={n: t._replace(layout="lines") for n, t in report.tables.items()})
        assert "一行一格" in parse.page(lines, Style(forms=made.forms()))

    def test_the_annex_has_a_name_and_no_headings(self) -> None:
        report = made.report()
        annex = report.sections[-1]._replace(
            id="annex", title="", flow=Flow("指标", (0,), (0,)), headings=(Heading(2, 1, "机构", 0, 2),)
        )
        said = parse.page(report._replace(sections=(*report.sections, annex)), Style(forms=made.forms()))
        assert "附表：政府信息公开情况统计表" in said
        assert "机构\n" not in said

    def test_tables_are_tables_with_their_blanks(self) -> None:
        said = page(width=80)
        assert "  行政规范性文件             2            空            15\n" in said
        assert "空：有格无数" in said
        assert re.search(r"^表四  没有读到$", said, re.M)

    def test_groups_are_shown_above_their_rows(self) -> None:
        lines = [line.rstrip() for line in page().splitlines()]
        at = lines.index("    （三）不予公开")
        assert lines[at + 1].startswith("      1.属于国家秘密 ")

    def test_lost_cells_are_told_from_blank_ones(self) -> None:
        report = made.report()
        rows = dict(report.tables["表三"].rows)
        row = rows["new"]
        survivors = tuple(cell for name, cell in row.cells.items() if name != "oth")
        rows["new"] = row._replace(cells=dict.fromkeys(row.cells, Cell(LOST, 0, 0)), survivors=survivors)
        report = report._replace(tables={"表三": report.tables["表三"]._replace(rows=rows)})
        said = parse.page(report, Style(forms=made.forms()))
        assert re.search(r"一、本年新收\S+ +缺 +缺 +缺 +缺 +缺 +缺 +缺  9 2 0 0 1 12\n", said)
        assert "缺：文本中丢失，不知是几" in said

    def test_a_refusal_is_said_first(self) -> None:
        report = made.report()._replace(refusal=("unknown-year", "没有读出报告年度"), year=None, edition=None)
        assert parse.page(report, Style()).splitlines()[2] == "不作核对：没有读出报告年度"

    @pytest.mark.parametrize("cells", [80, 120])
    def test_it_keeps_to_the_terminal_and_to_gbk(self, cells: int) -> None:
        said = page(width=cells)
        assert max(map(width, said.splitlines())) <= cells
        said.encode("gbk")


class TestRules:
    def test_the_list_goes_by_category(self) -> None:
        assert (
            rules.listing([LOCAL, RULE], Style())
            == """\
勾稽：表内的等式（balance，1 条）
  T3-01     错误  received-against-handled  收到的要么办完，要么结转

文字（wording，1 条）
  LOCAL-01  提示  slogan-left               收到的要么办完，要么结转

共 2 条规则；详见 reportlint explain 编号
"""
        )

    def test_what_a_profile_does_is_marked(self) -> None:
        graver = {**RULE, "severity": "info"}
        added = {**LOCAL, "code": "LOCAL-02", "name": "motto-left"}
        assert (
            rules.listing([graver, added], Style(), [RULE, LOCAL])
            == """\
勾稽：表内的等式（balance，1 条）
→ T3-01     错误→提示  received-against-handled  收到的要么办完，要么结转

文字（wording，1 条）
+ LOCAL-02  提示       motto-left                收到的要么办完，要么结转
× LOCAL-01  提示       slogan-left               收到的要么办完，要么结转

地方要求：+ 增加 1 条，→ 改动 1 条，× 停用 1 条
共 2 条规则；详见 reportlint explain 编号
"""
        )

    def test_profiles_are_listed_and_named_on_the_page_of_a_rule(self) -> None:
        off = {"title": "青禾", "extends": "yunting", "severity": {"slogan-left": "off"}, "rules": []}
        graver = {"title": "云汀", "extends": "", "severity": {"slogan-left": "error"}, "rules": [RULE]}
        profiles = {"yunting": graver, "qinghe": off}
        assert rules.listing([LOCAL], Style(), [LOCAL], profiles).endswith(
            """\
共 1 条规则；详见 reportlint explain 编号

地方要求（平时不核对，加 --profile 名称 才核对）
  qinghe   青禾  在 yunting 的基础上，停用 1 条
  yunting  云汀  增加 1 条，改动 1 条
"""
        )
        said = rules.explain([LOCAL, {**RULE, "profile": "yunting"}], Style(forms=made.forms()), profiles)
        assert "地方  --profile qinghe（青禾）不核对这一条\n地方  --profile yunting（云汀）定为错误\n" in said
        assert "地方  云汀的要求，加 --profile yunting 才核对\n" in said

    def test_a_page_has_what_why_and_examples(self) -> None:
        assert (
            rules.explain([RULE], Style(forms=made.forms()))
            == """\
错误 T3-01  received-against-handled
勾稽（balance），适用 2019、2021 版格式

收到的要么办完，要么结转。每一列都要相等。

报出  {item}不平衡
依据  表三表头

有错的例子
  × 表三“上年结转政府信息公开申请数量”一行“自然人”一列填“9”
    表二“行政事业性收费”一行空着
  × 2019 版格式的报告：
    “总计”改为“合计”
    删去“其他”
  × “六、其他需要报告的事项”只写：（空）
    “一、总体情况”添上：收到（换行）申请

没有错的例子
  √ 没有收到申请。
    也没有结转。

写在 lint_rules/applications.yaml 第 3 行

"""
        )

    def test_examples_that_do_not_hold_are_named(self) -> None:
        good = Outcome("slogan-left", "LOCAL-01", "ok", "2021", "a.yaml", 9, "")
        wrong = good._replace(kind="bad", line=7, problem="没有报出来")
        assert (
            rules.examples([good, wrong], Style())
            == """\
× LOCAL-01  slogan-left  a.yaml:7
  有错的例子（2021 版）：没有报出来
不通过：1 条规则的 2 个例子中，1 个不对
"""
        )
        assert rules.examples([good], Style()) == "通过：1 条规则的 1 个例子\n"


def test_every_role_of_a_year_or_date_has_a_word() -> None:
    assert set(parse._ROLES) == {*get_args(YearRole), *get_args(DateRole)}
