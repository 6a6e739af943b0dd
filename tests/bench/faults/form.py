"""Faults of the form: tables of another edition, rows and columns missing, added, moved or misspelt."""

from __future__ import annotations

from tests.bench.draft import Row, Table, mark
from tests.bench.facts import Wants
from tests.bench.faults.registry import BOTH, NEW, Plan, UnplantableError, core, fault
from tests.bench.faults.review import SUMS
from tests.bench.tables import table2, table3

MESS = "FMT-01 FMT-02 FMT-03 FMT-04 FMT-05 FMT-06 FMT-07 FMT-08 FMT-10 T2-09 T2-17 T2-26 T2-14 T3-13 NUM-09 NUM-10"


def _other(edition: str) -> str:
    return "2019" if edition == "2021" else "2021"


def _put(plan: Plan, table: Table) -> None:
    """Put a table in place of the one of the same id."""
    for section in plan.draft.sections:
        section.body = [table if isinstance(part, Table) and part.id == table.id else part for part in section.body]


@fault("FMT-01", "error", BOTH, also=MESS)
def other_table_two(plan: Plan) -> None:
    table = table2(plan.rng, plan.facts, _other(plan.edition))
    for row in table.rows:
        if row.kind == "header":
            row.cells[0] = mark(row.cells[0])
    _put(plan, table)
    plan.names += ["表二", "主动公开政府信息情况"]


@fault("FMT-01", "error", BOTH, accept="FMT-04", also=f"{MESS} {SUMS}", needs="t3")
def other_table_three(plan: Plan) -> None:
    table = table3(plan.facts, _other(plan.edition))
    for row in table.data:
        if row.id.startswith("other"):
            row.lead = [mark(text) if text else "" for text in row.lead]
    _put(plan, table)
    plan.names += ["其他处理", "表三"]


@fault("FMT-02", "error", BOTH, also=MESS)
def two_forms_in_one_table(plan: Plan) -> None:
    foreign = table2(plan.rng, plan.facts, _other(plan.edition))
    block = plan.pick("五", "六")
    table = plan.draft.table("t2")
    names = {"五": ("license", "other_mgmt"), "六": ("penalty", "coercion")}[block]
    keep = {f"block.{block}", f"head.{block}", *names}
    new = [row for row in foreign.rows if row.id in keep]
    for row in new:
        if row.kind == "header":
            row.cells = [mark(text) if text else "" for text in row.cells]
        elif row.kind == "data" and plan.edition == "2019":
            row.cells[0] = str(plan.facts.t2.get(row.id, {}).get("decisions", 0))
        elif row.kind == "data":
            row.cells[2] = str(plan.facts.t2.get(row.id, {}).get("decisions", 0))
    at = next(n for n, row in enumerate(table.rows) if row.id == f"block.{block}")
    rest = [row for row in table.rows if row.id not in keep]
    table.rows[:] = rest[:at] + new + rest[at:]


@fault("FMT-03", "error", NEW, also="FMT-10 FMT-02 T2-17 FMT-01")
def procurement_kept(plan: Plan) -> None:
    table = plan.draft.table("t2")
    table.rows += [
        Row("block.九", "block", [mark("第二十条第（九）项")], ["", "", ""]),
        Row("head.九", "header", ["信息内容"], ["采购项目数量", "采购总金额", ""]),
        Row(
            "procurement",
            "data",
            [mark("政府集中采购")],
            [str(plan.rng.randint(1, 20)), f"{plan.rng.randint(20, 900)}万元", ""],
        ),
    ]


@fault("FMT-04", "error", NEW, needs="t3", accept="FMT-01", also=f"FMT-06 {SUMS}")
def no_rows_under_other(plan: Plan) -> None:
    table = plan.draft.table("t3")
    rows = [row for row in table.data if row.id.startswith("other.")]
    sums = [str(sum(int(row.cells[n]) for row in rows)) for n in range(7)]
    at = table.rows.index(rows[0])
    table.rows[at : at + 3] = [Row("other", "data", ["", mark("（六）其他处理"), ""], sums)]
    plan.names += ["其他处理"]


@fault("FMT-05", "warning", NEW, needs="t2", accept="FMT-02")
def numbers_in_blank_cells(plan: Plan) -> None:
    name = plan.pick("license", "penalty", "coercion")
    row = plan.draft.table("t2").row(name)
    row.cells[1:3] = [mark(str(plan.rng.choice((0, 0, 2)))), mark("0")]
    plan.names.append(core(row.label))


def _cut(plan: Plan, table: Table, at: int) -> None:
    """Remove a row; the place is where it stood."""
    row = table.rows[at]
    after = table.rows[at + 1] if at + 1 < len(table.rows) else table.rows[at - 1]
    plan.names.append(core(row.label))
    if after.lead and row.lead:
        n = next(n for n, text in enumerate(after.lead) if text)
        after.lead[n] = mark() + after.lead[n]
        for n, text in enumerate(row.lead[:-1]):
            if text and not after.lead[n] and row.id != "granted":
                after.lead[n] = text
    del table.rows[at]


@fault("FMT-06", "error", BOTH, needs="", also=f"{SUMS} T2-26")
def row_of_table_three_missing(plan: Plan) -> None:
    table = plan.draft.table("t3")
    empty = [
        n
        for n, row in enumerate(table.rows)
        if row.kind == "data" and row.id[0] in "dun" and "." in row.id and set(row.cells) == {"0"}
    ]
    if not empty:
        raise UnplantableError("no row of zeros")
    _cut(plan, table, plan.rng.choice(empty))


@fault("FMT-06", "error", BOTH, also=f"{SUMS} T3-13 T2-26 NUM-09 NUM-10 FMT-02")
def row_of_table_two_missing(plan: Plan) -> None:
    table = plan.draft.table("t2")
    name = (
        plan.pick("rules", "coercion", "license")
        if plan.edition == "2021"
        else plan.pick("rules", "other_mgmt", "coercion", "penalty")
    )
    _cut(plan, table, next(n for n, row in enumerate(table.rows) if row.id == name))


@fault("FMT-06", "error", BOTH, also="FMT-02")
def block_heading_missing(plan: Plan) -> None:
    table = plan.draft.table("t2")
    block = plan.pick("一", "五", "六", "八")
    _cut(plan, table, next(n for n, row in enumerate(table.rows) if row.id == f"block.{block}"))
    plan.names.append(f"（{block}）项")


@fault("FMT-06", "error", BOTH, needs="t3 grid", also=SUMS)
def column_of_table_three_missing(plan: Plan) -> None:
    table = plan.draft.table("t3")
    zero = [n for n in range(2, 6) if all(row.cells[n] == "0" for row in table.data)]
    if not zero:
        raise UnplantableError("no column of zeros")
    column = plan.rng.choice(zero)
    header = next(row for row in table.rows if row.id == "head.3")
    plan.names.append(header.cells[column])
    header.cells[column - 1] = header.cells[column - 1] + mark()
    for row in table.rows:
        del row.cells[column]


@fault("FMT-06", "error", BOTH, needs="t4 grid", also="T4-01")
def column_of_table_four_missing(plan: Plan) -> None:
    table = plan.draft.table("t4")
    row = table.row("cases")
    zero = [n for n in (1, 2, 3, 6, 7, 8, 11, 12, 13) if row.cells[n] == "0"]
    if not zero:
        raise UnplantableError("no zero")
    column = plan.rng.choice(zero)
    header = table.rows[1 if column < 5 else 2]
    plan.names.append(header.cells[column])
    header.cells[column - 1] += mark()
    top = table.rows[0].cells
    del header.cells[column], row.cells[column], top[column]
    if column > 5:
        del table.rows[1].cells[column]
    else:
        del table.rows[2].cells[column]


@fault("FMT-06", "error", BOTH, also="FMT-01 FMT-02")
def header_row_missing(plan: Plan) -> None:
    table = plan.draft.table("t2")
    block = plan.pick("一", "五", "六", "八")
    at = next(n for n, row in enumerate(table.rows) if row.id == f"head.{block}")
    plan.names += [text for text in table.rows[at].cells if text]
    _cut(plan, table, at)


@fault("FMT-07", "warning", BOTH, also="FMT-06 FMT-10")
def rows_exchanged(plan: Plan) -> None:
    table = plan.draft.table("t3")
    group = plan.pick("deny", "noproc", "unable")
    rows = [row for row in table.data if row.id.startswith(group)]
    n = plan.rng.randrange(1, len(rows) - 1)
    first, second = rows[n], rows[n + 1]
    a, b = table.rows.index(first), table.rows.index(second)
    for row in (first, second):
        row.lead[-1] = mark(row.lead[-1])
        plan.names.append(core(row.label.strip("\ue000\ue001")))
    table.rows[a], table.rows[b] = second, first


@fault("FMT-07", "warning", BOTH, also="FMT-06 FMT-10")
def rows_of_table_two_exchanged(plan: Plan) -> None:
    table = plan.draft.table("t2")
    one, two = plan.rng.choice((("rules", "normdoc"), ("penalty", "coercion")))
    a, b = table.rows.index(table.row(one)), table.rows.index(table.row(two))
    for n in (a, b):
        table.rows[n].lead[0] = mark(table.rows[n].lead[0])
    table.rows[a], table.rows[b] = table.rows[b], table.rows[a]


_SLIPS = {
    "本年废止件数": ("本年度止件数", "本年废止件教", "本年止废件数"),
    "本年制发件数": ("本年制法件数", "本年度制发件量"),
    "现行有效件数": ("现行有效数", "现在有效件数"),
    "本年处理决定数量": ("本年处理决定量", "本年处里决定数量"),
    "本年新制作数量": ("本年新制做数量", "本年新制数量"),
    "上一年项目数量": ("上一年项目量", "上年项目数量"),
    "对外公开总数量": ("对外公开总量", "对外公幵总数量"),
    "行政强制": ("行政强治",),
    "行政处罚": ("行政处罪",),
    "行政事业性收费": ("行政事业收费", "行政事业性收废"),
    "1.属于国家秘密": ("1.属于国家密秘",),
    "2.其他法律行政法规禁止公开": ("2.其他法律行政规禁止公开", "2.其他法律行政法规禁止"),
    "8.属于行政查询事项": ("8.属于行政查讯事项",),
    "3.补正后申请内容仍不明确": ("3.补证后申请内容仍不明确",),
    "2.没有现成信息需要另行制作": ("2.没有现成信息需另行制做",),
    "1.信访举报投诉类申请": ("1.信访举报投诉申请",),
    "四、结转下年度继续办理": ("四、转结下年度继续办理", "四、结转下年继续办里"),
    "二、上年结转政府信息公开申请数量": ("二、上年转结政府信息公开申请数量",),
    "社会公益组织": ("社会公共组织", "社会公益组只"),
    "法律服务机构": ("法律服务机关", "法津服务机构"),
    "结果纠正": ("结果纠证", "结果改正"),
    "尚未审结": ("尚末审结", "尚未审理"),
    "未经复议直接起诉": ("未经复议直接起述",),
}


@fault("FMT-08", "warning", BOTH, skip="O F", accept="T2-09", also="FMT-06 FMT-10")
def label_misspelt(plan: Plan) -> None:
    places = []
    for section in plan.draft.sections:
        for table in section.tables():
            for row in table.rows:
                for cells in (row.lead, row.cells):
                    places += [(cells, n) for n, text in enumerate(cells) if text in _SLIPS]
    cells, n = plan.rng.choice(places)
    plan.names.append(core(cells[n]))
    cells[n] = mark(plan.rng.choice(_SLIPS[cells[n]]))


@fault("FMT-09", "info", BOTH, skip="C")
def note_deleted(plan: Plan) -> None:
    table = plan.draft.table("t3")
    table.rows[0].lead[0] = ""
    table.rows[0].cells[0] = mark() + table.rows[0].cells[0]
    plan.names += ["勾稽关系"]


@fault("FMT-10", "warning", BOTH, skip="U", also="FMT-06")
def extra_row_in_table_two(plan: Plan) -> None:
    table = plan.draft.table("t2")
    after = plan.pick("normdoc", "coercion", "license")
    label = mark(plan.pick("合计", "行政检查", "政策性文件", "小计"))
    table.rows.insert(
        table.rows.index(table.row(after)) + 1,
        Row("extra", "data", [label], [*["0" if text else "" for text in table.row(after).cells]]),
    )


@fault("FMT-10", "warning", BOTH, needs="t3 grid", skip="C", accept="T3-10", also=SUMS, wants=Wants())
def extra_column(plan: Plan) -> None:
    table = plan.draft.table("t3")
    name = plan.pick("备注", "个体工商户", "合计")
    for row in table.rows:
        if row.kind == "data":
            row.cells.insert(6, "0")
        else:
            row.cells.insert(6, mark(name) if row.id == "head.3" else "")
    if name == "合计":
        for row in table.data:
            row.cells[6] = str(sum(int(text) for text in row.cells[1:6]))
