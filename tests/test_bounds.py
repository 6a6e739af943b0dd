"""Bounds that a rule sets, as written and as they are held."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from reportlint.check.bounds import AT_LEAST_ONE, within
from reportlint.values import EMPTY, Cell
from tests.handmade import report, rule, said, section, table


@pytest.mark.parametrize(
    ("bounds", "held"),
    [
        (AT_LEAST_ONE, [1, 2, 9]),
        ([2, None], [2, 9]),
        ([None, 2], [0, 1, 2]),
        ([None, 0], [0]),
        ([1, 2], [1, 2]),
        (None, [0, 1, 2, 9]),
    ],
)
def test_either_bound_may_be_open(bounds: Sequence[int | None] | None, held: list[int]) -> None:
    assert [number for number in (0, 1, 2, 9) if within(number, bounds)] == held


@pytest.mark.parametrize(
    ("body", "found"),
    [
        ("ending: {broken: 况, least: -5}", 0),
        ("ending: {broken: 况, least: -6}", 1),
        ("ratio: {of: 公开, to: 申请, least: 1-2, times: 1}", 1),
        ("ratio: {of: 公开, to: 申请, least: -1, times: 1}", 0),
    ],
)
def test_the_upper_bound_of_prose(body: str, found: int) -> None:
    assert len(said(report(sections=(section("s1", "公开公开情况"),)), rule(body)).findings) == found


@pytest.mark.parametrize(("count", "found"), [("-1", 0), ("-2", 1), ("2-", 1), ("3-", 0)])
def test_a_count_of_cells(count: str, found: int) -> None:
    blank = {"本年新收.自然人": Cell(EMPTY, 0, 0), "上年结转.自然人": Cell(EMPTY, 1, 1)}
    body = f"cells: {{table: 表三, status: [空白], count: {count}}}"
    assert len(said(report(table("表三", blank)), rule(body)).findings) == found
