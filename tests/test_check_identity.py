"""The identities of a table: which fail, which cell is to blame, and what cannot be decided."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from reportlint.values import ABSENT, LOST, Cell, Row, Table
from tests.handmade import cell, report, rule, said, table

if TYPE_CHECKING:
    from collections.abc import Mapping

BOTH = "'2019', '2021'"
RECEIVED = rule(
    "identity: {table: 表三, each: column, holds: 本年新收 + 上年结转 == 总计 + 结转下年度, follows: 总计}",
    BOTH,
    "'T3-01 {item} {left_value} {right_value} {difference}'",
)
RESULTS = rule(
    "identity: {table: 表三, each: column, holds: 总计 == 予以公开+部分公开+不予公开+无法提供+不予处理+其他处理, follows: 总计}",
    BOTH,
    "'T3-02 {item} {left} {right}'",
)
ROWS = rule(
    "identity: {table: 表三, each: row, holds: 总计 == 自然人 + 法人或其他组织}", BOTH, "'T3-03 {item} {left} {right}'"
)
SOUND = {
    "本年新收.自然人": 21, "本年新收.商业企业": 2, "本年新收.总计": 23, "上年结转.自然人": 1, "上年结转.总计": 1,
    "予以公开.自然人": 12, "予以公开.总计": 12, "重复申请.自然人": 8, "重复申请.商业企业": 2, "重复申请.总计": 10,
    "总计.自然人": 20, "总计.商业企业": 2, "总计.总计": 22, "结转下年度.自然人": 2, "结转下年度.总计": 2,
}  # fmt: skip


def applications(edition: str = "2021", changed: Mapping[str, object] | None = None, **more: object) -> Table:
    values: dict[str, object] = dict(SOUND)
    values.update({key.replace("__", "."): value for key, value in {**(changed or {}), **more}.items()})
    return table("表三", values, edition)


def findings(found: Table) -> list[Any]:
    return list(said(report(found), RECEIVED, RESULTS, ROWS).findings)


def codes(found: Table) -> list[str]:
    return sorted(finding.message[:5] for finding in findings(found))


def test_only_in_the_columns_that_are_asked_for() -> None:
    body = "identity: {table: 表三, each: column, columns: [自然人, 总计], holds: 重复申请 <= 本年新收}"
    more = {"重复申请.科研机构": 1, "重复申请.总计": 24}
    found = said(report(applications(changed=more)), rule(body, BOTH, "'{item}'")).findings
    assert [finding.message for finding in found] == ["“总计”一列"]


@pytest.mark.parametrize("edition", ["2019", "2021"])
def test_a_sound_table(edition: str) -> None:
    result = said(report(applications(edition), edition=edition), RECEIVED, RESULTS, ROWS)
    assert not result.findings
    assert not result.unverified


@pytest.mark.parametrize(
    ("cell", "value", "broken", "right"),
    [
        ("本年新收__自然人", 22, ["T3-01", "T3-03"], "21"),
        ("予以公开__自然人", 22, ["T3-02", "T3-03"], "12"),
        ("予以公开__总计", 13, ["T3-02", "T3-03"], "12"),
        ("结转下年度__自然人", 3, ["T3-01", "T3-03"], "2"),
        ("总计__自然人", 19, ["T3-01", "T3-02", "T3-03"], "20"),
        ("重复申请__商业企业", 20, ["T3-02", "T3-03"], "2"),
    ],
)
def test_one_wrong_cell_is_named_with_the_value_that_mends_all(
    cell: str, value: int, broken: list[str], right: str
) -> None:
    found = applications(changed={cell: value})
    assert codes(found) == broken
    for finding in findings(found):
        assert (finding.actual, finding.expected) == (str(value), right)
        assert f"由 {value} 改为 {right}" in finding.message
        assert cell.split("__")[1] in finding.where


def test_a_lone_failure_suggests_nothing() -> None:
    """Both 自然人 and 总计 of a row are off: the row adds up, two columns do not; 总计 follows from the others."""
    found = applications(本年新收__自然人=31, 本年新收__总计=33)
    (finding,) = findings(found)
    assert finding.message == "T3-01 “自然人”一列 32 22 10"
    assert finding.difference == "10"


def test_more_than_five_failures_of_one_code_are_one_finding() -> None:
    wrong = ("属于国家秘密", "重复申请", "予以公开", "部分公开", "危及", "保护", "属于三类")
    found = applications(changed={f"{row}__总计": 90 + i for i, row in enumerate(wrong)})
    (finding,) = said(report(found), ROWS).findings
    assert finding.message.startswith("表三共有 7 处同类问题，第一处：T3-03 “（一）予以公开”一行")
    assert len([place for place in finding.related if "×" in place.label]) >= 6


def test_lost_cells_leave_their_identities_undecided() -> None:
    result = said(report(applications(予以公开__商业企业=Cell(LOST, 0, 0))), RECEIVED, RESULTS, ROWS)
    assert not result.findings
    assert [(entry.name, entry.count) for entry in result.unverified] == [("rule-1", 1), ("rule-2", 1)]
    assert "予以公开" in result.unverified[1].reason


def test_a_blank_total_has_a_finding_of_its_own_and_none_here() -> None:
    assert not codes(applications(重复申请__总计=""))
    assert not codes(applications(重复申请__总计="", 予以公开__总计="", 重复申请__科研机构=""))


def test_a_blank_total_beside_a_cell_that_was_not_read_is_not_known() -> None:
    result = said(report(applications(重复申请__总计="", 重复申请__自然人=Cell(LOST, 0, 0))), ROWS)
    assert not result.findings
    assert [entry.count for entry in result.unverified] == [1]


@pytest.mark.parametrize(("status", "reason"), [("EMPTY", "没有填写任何数字"), (LOST, "的数读不出各属于哪一格")])
def test_a_table_without_a_digit_is_undecided_not_sound(status: str, reason: str) -> None:
    blank = table("表三", {f"{row}.{column}": "" for row in ("本年新收",) for column in ("自然人",)})
    rows = {name: row._replace(cells={c: Cell(status, 0, 0) for c in row.cells}) for name, row in blank.rows.items()}
    result = said(report(blank._replace(rows=rows)), RECEIVED, RESULTS, ROWS)
    assert not result.findings
    assert [entry.reason for entry in result.unverified] == [f"表三{reason}"] * 3


def test_a_missing_table_is_undecided() -> None:
    result = said(report(), RECEIVED)
    assert [entry.reason for entry in result.unverified] == ["没有读到表三"]


def test_a_table_of_another_edition_is_judged_by_its_own_identities() -> None:
    found = applications("2019", 予以公开__自然人=99)
    result = said(report(found), RESULTS)
    assert [finding.actual for finding in result.findings] == ["20"]


class TestGroupInOneRow:
    """（六）其他处理 in one row, as in 2019, where the form of 2021 has three."""

    @staticmethod
    def undivided(**numbers: int) -> Table:
        found = applications(重复申请__自然人=7, 重复申请__总计=9)
        columns = list(found.rows["granted"].cells)
        values = {"np": 1, "total": 1, **numbers}
        gone = {
            f"other_{n}": Row(f"other_{n}", 900, 900, {c: Cell(ABSENT, 900, 900) for c in columns}) for n in (1, 2, 3)
        }
        other = Row("other", 900, 905, {c: cell(values.get(c, 0), 910 + i) for i, c in enumerate(columns)})
        return found._replace(rows={**found.rows, **gone, "other": other})

    def test_it_takes_part_in_the_sum(self) -> None:
        result = said(report(self.undivided()), RECEIVED, RESULTS, ROWS)
        assert not result.findings
        assert not result.unverified

    def test_its_wrong_cell_is_named_as_the_author_has_it(self) -> None:
        messages = [finding.message for finding in findings(self.undivided(np=4))]
        assert any("“（六）其他处理”一行" in message for message in messages)
        assert all("把“其他处理”的“自然人”由 4 改为 1" in message for message in messages)
        assert all(("t3", "other", "np") in finding.cells for finding in findings(self.undivided(np=4)))

    def test_a_lost_cell_of_it_is_undecided(self) -> None:
        found = self.undivided()
        other = found.rows["other"]
        cells = {**other.cells, "np": Cell(LOST, 910, 910), "biz": Cell(LOST, 910, 910)}
        result = said(report(found._replace(rows={**found.rows, "other": other._replace(cells=cells)})), ROWS)
        assert ["（六）其他处理" in entry.reason for entry in result.unverified] == [True]
