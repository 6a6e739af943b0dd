"""The mandated tables as grids of strings, filled from facts: a second, independent statement of the form."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from tests.bench.draft import Row, Table
from tests.bench.facts import T4_GROUPS, Facts

if TYPE_CHECKING:
    from random import Random

NOTE = "（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）"
T3_LEADS: dict[str, tuple[str, str, str]] = {
    "new": ("一、本年新收政府信息公开申请数量", "", ""),
    "carry": ("二、上年结转政府信息公开申请数量", "", ""),
    "granted": ("三、本年度办理结果", "（一）予以公开", ""),
    "partial": ("", "（二）部分公开（区分处理的，只计这一情形，不计其他情形）", ""),
    "deny.1": ("", "（三）不予公开", "1.属于国家秘密"),
    "deny.2": ("", "", "2.其他法律行政法规禁止公开"),
    "deny.3": ("", "", "3.危及“三安全一稳定”"),
    "deny.4": ("", "", "4.保护第三方合法权益"),
    "deny.5": ("", "", "5.属于三类内部事务信息"),
    "deny.6": ("", "", "6.属于四类过程性信息"),
    "deny.7": ("", "", "7.属于行政执法案卷"),
    "deny.8": ("", "", "8.属于行政查询事项"),
    "unable.1": ("", "（四）无法提供", "1.本机关不掌握相关政府信息"),
    "unable.2": ("", "", "2.没有现成信息需要另行制作"),
    "unable.3": ("", "", "3.补正后申请内容仍不明确"),
    "noproc.1": ("", "（五）不予处理", "1.信访举报投诉类申请"),
    "noproc.2": ("", "", "2.重复申请"),
    "noproc.3": ("", "", "3.要求提供公开出版物"),
    "noproc.4": ("", "", "4.无正当理由大量反复申请"),
    "noproc.5": ("", "", "5.要求行政机关确认或重新出具已获取信息"),
    "other": ("", "（六）其他处理", ""),
    "other.1": ("", "（六）其他处理", "1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请"),
    "other.2": ("", "", "2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请"),
    "other.3": ("", "", "3.其他"),
    "done": ("", "（七）总计", ""),
    "next": ("四、结转下年度继续办理", "", ""),
}
T2_NAMES = {
    "rules": "规章",
    "normdoc": "行政规范性文件",
    "license": "行政许可",
    "other_mgmt": "其他对外管理服务事项",
    "penalty": "行政处罚",
    "coercion": "行政强制",
    "fees": "行政事业性收费",
    "procurement": "政府集中采购",
}
BLOCKS: dict[str, tuple[tuple[str, tuple[str, ...], tuple[str, ...]], ...]] = {
    "2019": (
        ("一", ("本年新制作数量", "本年新公开数量", "对外公开总数量"), ("rules", "normdoc")),
        ("五", ("上一年项目数量", "本年增/减", "处理决定数量"), ("license", "other_mgmt")),
        ("六", ("上一年项目数量", "本年增/减", "处理决定数量"), ("penalty", "coercion")),
        ("八", ("上一年项目数量", "本年增/减"), ("fees",)),
        ("九", ("采购项目数量", "采购总金额"), ("procurement",)),
    ),
    "2021": (
        ("一", ("本年制发件数", "本年废止件数", "现行有效件数"), ("rules", "normdoc")),
        ("五", ("本年处理决定数量",), ("license",)),
        ("六", ("本年处理决定数量",), ("penalty", "coercion")),
        ("八", ("本年收费金额（单位：万元）",), ("fees",)),
    ),
}
RESULTS = ["结果维持", "结果纠正", "其他结果", "尚未审结", "总计"]


def plain(number: Decimal | int) -> str:
    """A number as people write it: no exponent, no trailing zeros."""
    return f"{Decimal(number).normalize():f}"


def amount_cell(rng: Random, yuan: Decimal | int) -> str:
    """采购总金额 of the form of 2019: 万元 or 元 in the cell."""
    if not yuan:
        return rng.choice(("0", "0", "0元", "0万元"))
    space = rng.choice(("", "", " "))
    if rng.random() < 0.7:
        return f"{plain(Decimal(yuan) / 10000)}{space}万元"
    return f"{plain(yuan)}{space}元"


def table2(rng: Random, facts: Facts, form: str) -> Table:
    """Table 2 in the form of an edition; rows that the facts lack are zero."""
    rows: list[Row] = []
    for number, headers, names in BLOCKS[form]:
        rows.append(Row(f"block.{number}", "block", [f"第二十条第（{number}）项"], ["", "", ""]))
        rows.append(Row(f"head.{number}", "header", ["信息内容"], [*headers, *[""] * (3 - len(headers))]))
        for name in names:
            values = list(facts.t2.get(name, {}).values()) if form == facts.edition else []
            cells = [plain(value) for value in values] or ["0"] * len(headers)
            if name == "procurement":
                cells[1] = amount_cell(rng, values[1] if values else 0)
            label = "规范性文件" if name == "normdoc" and form == "2019" else T2_NAMES[name]
            rows.append(Row(name, "data", [label], [*cells, *[""] * (3 - len(cells))]))
    return Table("t2", rows)


def t3_ids(form: str) -> tuple[str, ...]:
    """Row ids of table 3 in the form of an edition."""
    skipped = ("other",) if form == "2021" else ("other.1", "other.2", "other.3")
    return tuple(row for row in T3_LEADS if row not in skipped)


def table3(facts: Facts, form: str) -> Table:
    """Table 3: three label columns, seven columns of numbers."""
    rows = [
        Row("head.1", "header", [NOTE, "", ""], ["申请人情况", "", "", "", "", "", ""]),
        Row("head.2", "header", ["", "", ""], ["自然人", "法人或其他组织", "", "", "", "", "总计"]),
        Row("head.3", "header", ["", "", ""], ["", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他", ""]),
    ]
    for row in t3_ids(form):
        values = facts.t3.get(row)
        if values is None:
            values = _converted(facts, row)
        rows.append(Row(row, "data", list(T3_LEADS[row]), [str(value) for value in values]))
    return Table("t3", rows)


def _converted(facts: Facts, row: str) -> tuple[int, ...]:
    """其他处理 told in the other edition's rows."""
    if row == "other":
        return tuple(sum(column) for column in zip(*(facts.t3[f"other.{n}"] for n in (1, 2, 3)), strict=True))
    return facts.t3["other"] if row == "other.3" else (0,) * 7


def table4(facts: Facts) -> Table:
    """Table 4: three header rows and one row of fifteen numbers."""
    rows = [
        Row("head.1", "header", [], ["行政复议", *[""] * 4, "行政诉讼", *[""] * 9]),
        Row("head.2", "header", [], [*RESULTS, "未经复议直接起诉", *[""] * 4, "复议后起诉", *[""] * 4]),
        Row("head.3", "header", [], [*[""] * 5, *RESULTS, *RESULTS]),
        Row("cases", "data", [], [str(value) for group in T4_GROUPS for value in facts.t4[group]]),
    ]
    return Table("t4", rows)
