"""The arithmetic of rules: the form's own words, looked up in one edition, as a tree of lists."""

from __future__ import annotations

import pytest

from reportlint.compile.expressions import Scope, compile_expression
from reportlint.compile.yamlpos import Text, load_text
from reportlint.errors import RuleError
from tests.handmade import forms


def compiled(
    text: str,
    edition: str = "2021",
    table: str = "",
    each: str = "",
    variables: tuple[str, ...] = (),
    truth: bool = True,
) -> list[object]:
    (node,) = load_text("rule.yaml", text)
    assert isinstance(node, Text)
    return compile_expression(node, Scope(forms()[edition], table, each, variables), truth)


def test_a_row_by_the_beginning_of_its_wording() -> None:
    assert compiled("本年新收 + 上年结转 == 总计 + 结转下年度", table="t3", each="column") == [
        "eq",
        ["sum", [["cell", "t3", "new", None], ["cell", "t3", "carry", None]]],
        ["sum", [["cell", "t3", "done", None], ["cell", "t3", "next", None]]],
    ]


def test_the_same_word_is_a_column_where_the_rule_goes_over_rows() -> None:
    assert compiled("总计 == 自然人", table="t3", each="row") == [
        "eq", ["cell", "t3", None, "total"], ["cell", "t3", None, "np"],
    ]  # fmt: skip


def test_a_group_is_the_sum_of_its_rows_or_columns() -> None:
    assert compiled("无法提供", table="t3", each="column", truth=False) == [
        "sum", [["cell", "t3", f"unable_{i}", None] for i in (1, 2, 3)],
    ]  # fmt: skip
    assert compiled("表四.行政诉讼.总计", truth=False) == [
        "sum", [["cell", "t4", "direct", "total"], ["cell", "t4", "after", "total"]],
    ]  # fmt: skip


def test_what_is_a_row_in_one_edition_is_a_group_in_the_next() -> None:
    assert compiled("表三.其他处理.总计", "2019", truth=False) == ["cell", "t3", "other", "total"]
    assert compiled("表三.其他处理.总计", "2021", truth=False)[0] == "sum"


def test_a_row_of_one_cell_needs_no_column() -> None:
    assert compiled("表二.行政许可", truth=False) == ["cell", "t2", "license", "decisions"]


def test_all_cells_of_a_row() -> None:
    assert len(compiled("全部(表四.行政复议)", truth=False)[1]) == 5  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "text",
    [
        "值 > 3 且 非 (值 == 5 或 值 == 6)",
        "值 > 3 and not (值 == 5 or 值 == 6)",
        "值 ＞ 3 并且 非（值 ＝ 5 或者 值 = 6）",
    ],
)
def test_logic_in_chinese_english_and_full_width(text: str) -> None:
    assert compiled(text, variables=("值",)) == [
        "and",
        [
            ["gt", ["var", "值"], ["num", "3"]],
            ["not", ["or", [["eq", ["var", "值"], ["num", "5"]], ["eq", ["var", "值"], ["num", "6"]]]]],
        ],
    ]


def test_arithmetic_binds_as_usual() -> None:
    assert compiled("值 - 1 - 2 * 3", variables=("值",), truth=False) == [
        "sub", ["sub", ["var", "值"], ["num", "1"]], ["mul", ["num", "2"], ["num", "3"]],
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "column", "message", "hint"),
    [
        ("本年新收 == ", 7, "没有写完", ""),
        ("不予 == 1", 1, "“不予”不止一行", "不予公开、不予处理"),
        ("自然人 == 1", 1, "没有名为“自然人”的行", "“自然人”是列，不是行"),
        ("表二.行政处罚.废止 == 1", 9, "没有“废止”这一列", "本年处理决定数量"),
        ("平方(3) == 1", 1, "没有名为“平方”的函数", "绝对值"),
        ("0 < 总计 < 3", 8, "读不下去", ""),
        ("(总计 == 1) + 1 == 2", 1, "条件不能参与", ""),
        ("表三.总计.自然人.其他 == 1", 11, "地址写作", ""),
        ("总计 ? 1", 4, "算式里不能有“?”", ""),
    ],
)
def test_mistakes_are_told_at_the_character(text: str, column: int, message: str, hint: str) -> None:
    with pytest.raises(RuleError) as caught:
        compiled(text, table="t3", each="column")
    assert message in caught.value.message
    assert caught.value.column == column
    assert hint in caught.value.hint
