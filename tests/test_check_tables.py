"""Verbs for what the tables as a whole say: figures one row off, and figures that ask for a word of explanation."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from reportlint.values import ABSENT, LOST, Cell, Claim, Row
from tests.handmade import report, rule, said, section, table
from tests.test_check_identity import BOTH, RECEIVED, RESULTS, ROWS, SOUND, applications

if TYPE_CHECKING:
    from collections.abc import Mapping

    from reportlint.values import Table

SHIFT = rule(
    "shift: {table: 表三, rows: [予以公开, 部分公开, 不予公开, 无法提供, 不予处理, 其他处理, 总计, 结转下年度], total: 总计}",
    BOTH,
    "'{row} {total} {value}'",
)
RESULTS_BODY = "identity: {table: 表三, each: column, holds: 总计 == 予以公开+部分公开+不予公开+无法提供+不予处理+其他处理, follows: 总计}"
UNLIKELY = rule(
    "unlikely: {when: 表三.总计.总计 >= 10 且 表三.予以公开.总计 == 0, shows: [表三.总计.总计, 表三.本年新收.总计], unsaid: '说明[0-9]'}",
    BOTH,
    "'{first} {second} {share}'",
)


def shifted(found: Table) -> list[str]:
    result = said(report(found), RECEIVED, RESULTS, ROWS, SHIFT)
    return [
        finding.message for finding in result.findings if " " in finding.message[-12:] and "T3-" not in finding.message
    ]


def moved(rows: tuple[str, ...], values: tuple[str, ...]) -> Mapping[str, object]:
    """`SOUND` where each of `rows` has the values of another (or zeros)."""
    found: dict[str, object] = {}
    for row, other in zip(rows, values, strict=True):
        for column in ("自然人", "商业企业", "总计"):
            found[f"{row}.{column}"] = SOUND.get(f"{other}.{column}", 0)
    return found


class TestShift:
    def test_a_sound_table(self) -> None:
        assert shifted(applications()) == []

    def test_the_total_a_row_too_high(self) -> None:
        rows = ("其他", "总计", "结转下年度")
        assert shifted(applications(changed=moved(rows, ("总计", "结转下年度", "")))) == [
            "（六）其他处理 3.其他 （七）总计 22"
        ]

    def test_the_total_in_the_last_row(self) -> None:
        before = {
            **moved(("重复申请",), ("",)),
            **moved(("要求提供公开出版物",), ("重复申请",)),
            **moved(("总计",), ("",)),
        }
        found = applications(
            changed={
                **before, **moved(("结转下年度",), ("总计",)),
                "本年新收.自然人": 20, "本年新收.总计": 22, "上年结转.自然人": 0, "上年结转.总计": 0,
            }
        )  # fmt: skip
        assert shifted(found) == ["四、结转下年度继续办理 （七）总计 22"]

    def test_the_total_before_the_rows_it_sums(self) -> None:
        found = applications(changed=moved(("部分公开", "总计"), ("总计", "")))
        assert shifted(found) == ["（二）部分公开 （七）总计 22"]

    @pytest.mark.parametrize(
        "changed",
        [
            {"总计.自然人": 10, "总计.总计": 12},
            {"予以公开.自然人": 22, "予以公开.总计": 22},
            {"总计.自然人": 0, "总计.商业企业": 0, "总计.总计": 0},
        ],
    )
    def test_another_slip(self, changed: Mapping[str, object]) -> None:
        assert shifted(applications(changed=changed)) == []

    def test_too_few_figures_to_tell(self) -> None:
        zeros = dict.fromkeys(SOUND, 0)
        one = {**zeros, "本年新收.自然人": 1, "本年新收.总计": 1, "结转下年度.自然人": 1, "结转下年度.总计": 1}
        assert shifted(applications(changed={**one, "重复申请.自然人": 1, "重复申请.总计": 1})) == []

    def test_not_where_a_cell_is_lost(self) -> None:
        rows = ("其他", "总计", "结转下年度")
        changed = {**moved(rows, ("总计", "结转下年度", "")), "重复申请.科研机构": Cell(LOST, 0, 0)}
        assert shifted(applications(changed=changed)) == []


class TestUnlikely:
    @pytest.mark.parametrize(
        ("values", "found"),
        [
            ({"总计.总计": 40, "本年新收.总计": 50}, ["40 50 80"]),
            ({"总计.总计": 9}, []),
            ({"总计.总计": 40, "予以公开.总计": 1}, []),
        ],
    )
    def test_the_condition(self, values: Mapping[str, object], found: list[str]) -> None:
        result = said(report(table("表三", values)), UNLIKELY)
        assert [finding.message for finding in result.findings] == found

    def test_it_points_at_the_first_number(self) -> None:
        (finding,) = said(report(table("表三", {"总计.总计": 40})), UNLIKELY).findings
        assert finding.cells == (("t3", "done", "total"), ("t3", "new", "total"))
        assert finding.where.endswith("（七）总计 × 总计")

    def test_the_prose_may_have_said_it(self) -> None:
        found = table("表三", {"总计.总计": 40})
        assert not said(report(found, sections=(section("s1", "详见说明3"),)), UNLIKELY).findings
        assert said(report(found, sections=(section("s1", "详见说明"),)), UNLIKELY).findings

    def test_a_lost_cell_leaves_it_open(self) -> None:
        result = said(report(table("表三", {"总计.总计": 40, "予以公开.总计": Cell(ABSENT, 0, 0)})), UNLIKELY)
        assert not result.findings
        assert [entry.reason for entry in result.unverified] == ["表三没有“（一）予以公开 × 总计”这一格，未参与核对"]

    def test_so_does_a_table_that_is_not_there(self) -> None:
        assert [entry.reason for entry in said(report(), UNLIKELY).unverified] == ["没有读到表三"]


class TestAside:
    ASIDE = rule(
        "identity: {table: 表三, each: column, holds: 总计 == 予以公开+部分公开+不予公开+无法提供+不予处理+其他处理, follows: 总计,"
        " aside: 重复计算, aside_when: 部分公开 > 0 且 予以公开 + 部分公开 + 不予公开 > 总计}",
        BOTH,
    ) | {"fix": "suggested"}

    @pytest.mark.parametrize(
        ("changed", "said_so"),
        [
            ({"部分公开.自然人": 30, "部分公开.总计": 30}, True),
            ({"予以公开.自然人": 40, "予以公开.总计": 40}, False),
            ({"部分公开.自然人": 1, "部分公开.总计": 1}, False),
        ],
    )
    def test_a_likely_cause_is_told(self, changed: Mapping[str, object], said_so: bool) -> None:
        (finding,) = said(report(applications(changed=changed)), self.ASIDE).findings
        assert finding.message.endswith("重复计算") is said_so
        assert finding.fix is None, "which of the cells is wrong is not known"


def test_about_so_many_may_be_a_few_less() -> None:
    at_most = rule("claim: {of: 公开, is: 表三.本年新收.总计, compare: <=}", BOTH, claims=("公开",))

    def found(number: int, approximate: bool) -> bool:
        claim = Claim("公开", number, "条", 0, 1, "s1", approximate)
        return bool(said(report(table("表三", {"本年新收.总计": 95}), claims=(claim,)), at_most).findings)

    assert not found(95, False)
    assert found(96, False)
    assert not found(100, True)
    assert found(200, True)


@pytest.mark.parametrize(
    ("survivors", "reason"),
    [(8, "有 8 个数，多于 7 格，可能是一个数被拆成了两格"), (6, "仅读到 6/7 个数")],
)
def test_why_a_row_is_not_known(survivors: int, reason: str) -> None:
    base = table("表三").rows["new"]
    cells = {column: Cell(LOST, 0, 0) for column in base.cells}
    row = Row("new", 0, 0, cells, tuple(Cell("value", n, n + 1, 1) for n in range(survivors)))
    result = said(report(table("表三", rows={"new": row})), RECEIVED)
    assert [entry.reason for entry in result.unverified] == [
        f"表三“一、本年新收政府信息公开申请数量”一行{reason}，未参与核对"
    ]


def test_a_sum_with_an_unknown_part_is_told_as_the_least_it_can_be() -> None:
    stated = rule(RESULTS_BODY, BOTH, "'{left_value} {right_value} {difference}'")
    changed = {"总计.自然人": 5, "予以公开.自然人": 12, "属于国家秘密.自然人": Cell(LOST, 0, 0)}
    messages = [finding.message for finding in said(report(applications(changed=changed)), stated).findings]
    assert messages == ["5 至少 20 至少 15"]
