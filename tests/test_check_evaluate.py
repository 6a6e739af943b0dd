"""Arithmetic over numbers that may be unknown: an answer stands only if it does not depend on them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from reportlint.check.evaluate import decide, number, truth
from reportlint.check.grid import grid
from reportlint.compile.expressions import Scope, compile_expression
from reportlint.compile.yamlpos import Text, load_text
from reportlint.values import LOST, TEXT, Cell, Row
from tests.handmade import cell, forms, table

if TYPE_CHECKING:
    from reportlint.check.grid import Grid

FORM = forms()["2021"]
LOST_CELL, TEXT_CELL = Cell(LOST, 0, 0), Cell(TEXT, 0, 2)


def answer(text: str, values: Grid) -> bool | None:
    (node,) = load_text("rule.yaml", text)
    assert isinstance(node, Text)
    holds = truth(compile_expression(node, Scope(FORM)), FORM)
    return decide(holds, values, range(len(values.cells)), {values.table.id: values.ranges()})


def review(**values: object) -> Grid:
    names = {"u": "结果维持", "c": "结果纠正", "o": "其他结果", "p": "尚未审结", "t": "总计"}
    return grid(table("表四", {f"行政复议.{names[key]}": value for key, value in values.items()}), FORM.tables["t4"])


SUM = "表四.行政复议.总计 == 表四.行政复议.结果维持 + 表四.行政复议.尚未审结"


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ({"u": 2, "p": 1, "t": 3}, True),
        ({"u": 2, "p": 1, "t": 4}, False),
        ({"u": 2, "p": LOST_CELL, "t": 4}, None),
        ({"u": 5, "p": LOST_CELL, "t": 4}, False),  # the lost one is no less than 0
        ({"u": LOST_CELL, "p": LOST_CELL, "t": 0}, None),
        ({"u": TEXT_CELL, "p": 0, "t": 0}, None),
        ({"u": "", "p": "", "t": 0}, True),  # blank counts as 0
    ],
)
def test_a_sum_holds_fails_or_is_not_known(values: dict[str, object], expected: bool | None) -> None:
    assert answer(SUM, review(**values)) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("表四.行政复议.结果维持 >= 0", True),
        ("表四.行政复议.结果维持 < 0", False),
        ("表四.行政复议.结果维持 > 5", None),
        ("表四.行政复议.结果维持 > 5 或 表四.行政复议.总计 == 7", True),
        ("表四.行政复议.结果维持 > 5 且 表四.行政复议.总计 == 8", False),
        ("非 表四.行政复议.结果维持 < 0", True),
        ("最大(表四.行政复议.结果维持, 表四.行政复议.总计) >= 7", True),
        ("绝对值(0 - 表四.行政复议.总计) == 7", True),
        ("表四.行政复议.总计 / 2 == 3.5", True),
        ("表四.行政复议.总计 * 2 - 4 == 10", True),
        ("整数(表四.行政复议.总计 / 2) == 3", True),
    ],
)
def test_what_is_unknown_need_not_matter(text: str, expected: bool | None) -> None:
    assert answer(text, review(u=LOST_CELL, t=7)) is expected


def test_values_without_places_are_tried_in_every_place() -> None:
    """Twelve of the fifteen cells came through: whatever was lost, one of the first five is not 0."""
    survivors = tuple(cell(value) for value in (2, 0, 0, 2, 0, 0, 0, 0, 0, 0, 0, 0))
    rows = {
        row: Row(row, 0, 0, dict.fromkeys(columns, LOST_CELL), survivors)
        for row, columns in FORM.tables["t4"].rows.items()
    }
    values = grid(table("表四", rows=rows), FORM.tables["t4"])
    assert answer("全部(表四.行政复议) == 0", values) is False
    assert answer("全部(表四.行政诉讼) == 0", values) is None
    assert answer("全部(表四.行政复议) + 全部(表四.行政诉讼) == 4", values) is None


def test_a_number_is_a_range() -> None:
    (node,) = load_text("rule.yaml", "表四.行政复议.总计 + 3")
    assert isinstance(node, Text)
    value = number(compile_expression(node, Scope(FORM), truth=False), FORM)
    assert value({"t4": review(t=4).ranges()}) == (7, 7)
    assert value({"t4": review(t=LOST_CELL).ranges()}) == (3, None)
