"""Faults of table 2 and of how numbers are written in any table."""

from __future__ import annotations

from decimal import Decimal

from tests.bench.draft import bare, mark
from tests.bench.facts import Wants
from tests.bench.faults.registry import BOTH, FORM, NEW, Plan, UnplantableError, core, fault
from tests.bench.faults.review import SUMS
from tests.bench.tables import plain

SMALL = Wants(kind="department")
FEES = Wants(fees=True)


def put(plan: Plan, row: str, **values: Decimal | int) -> None:
    """Change facts of table 2 before anything is written."""
    plan.facts_with(t2={**plan.facts.t2, row: {**plan.facts.t2[row], **values}})


def _mark_row(plan: Plan, row: str, *columns: int) -> None:
    where = plan.draft.table("t2").row(row)
    for column in columns:
        where.cells[column] = mark(where.cells[column])
    plan.names.append(core(where.label))


@fault("T2-01", "error", BOTH, needs="t2 blanks")
def holes(plan: Plan) -> None:
    cells = [(row, n) for row in plan.draft.table("t2").data for n, text in enumerate(row.cells) if text]
    for row, column in plan.rng.sample(cells, plan.rng.randint(1, 4)):
        row.cells[column] = mark()
        plan.names.append(core(row.label))
    if not any(text.isdigit() for row in plan.draft.table("t2").data for text in row.cells):
        raise UnplantableError("all blank")


@fault("T2-01", "warning", FORM, needs="t2 blanks")
def blanks_for_zeros(plan: Plan) -> None:
    cells = [(row, n) for row in plan.draft.table("t2").data for n, text in enumerate(row.cells) if text == "0"]
    if not 11 <= len(cells) < 21:
        raise UnplantableError("too few zeros, or too many")
    for row, column in cells:
        row.cells[column] = mark()
    plan.names.append("表二")


@fault("T2-01", "error", BOTH, needs="t2 blanks", also="T3-13 T2-26 T2-14 NUM-09 NUM-10")
def wholly_blank(plan: Plan) -> None:
    for row in plan.draft.table("t2").data:
        row.cells = [mark() if text else "" for text in row.cells]
    plan.names += ["表二", "主动公开政府信息情况"]


@fault("T2-02", "warning", BOTH, needs="t2", accept="T2-03", also="T3-04")
def signs_for_zeros(plan: Plan) -> None:
    sign = plan.pick("/", "—", "无", "-", "——")
    rows = [(row, n) for row in plan.draft.table("t2").data for n, text in enumerate(row.cells) if text == "0"]
    if not rows:
        raise UnplantableError("no zero")
    for row, column in rows:
        row.cells[column] = mark(sign)
    plan.names.append(sign)


@fault("T2-02", "warning", BOTH, needs="t4", skip="H", accept="T2-03", wants=Wants(reviews=False))
def table_four_of_slashes(plan: Plan) -> None:
    sign = plan.pick("/", "—", "无")
    row = plan.draft.table("t4").row("cases")
    row.cells = [mark(sign) for _ in row.cells]


@fault("T2-02", "warning", BOTH, needs="t3", accept="T2-03", wants=Wants(applications=False), also=SUMS)
def table_three_of_slashes(plan: Plan) -> None:
    sign = plan.pick("/", "—", "无")
    for row in plan.draft.table("t3").data:
        row.cells = [mark(sign) for _ in row.cells]


@fault("T2-03", "warning", BOTH, needs="t2", accept="T2-02", also="T2-02")
def zeros_and_signs(plan: Plan) -> None:
    rows = [(row, n) for row in plan.draft.table("t2").data for n, text in enumerate(row.cells) if text == "0"]
    if len(rows) < 3:
        raise UnplantableError("too few zeros")
    row, column = plan.rng.choice(rows)
    row.cells[column] = mark(plan.pick("/", "—", "无", "-"))
    plan.names.append(core(row.label))


@fault("T2-04", "error", BOTH, needs="t2", also="T2-07 T2-10 T2-27 T2-26 T3-13")
def negative_decisions(plan: Plan) -> None:
    column = 2 if plan.edition == "2019" else 0
    plan.cell("t2", plan.pick("license", "penalty", "coercion"), column, f"-{plan.rng.randint(1, 30)}")


@fault("T2-04", "error", BOTH, needs="t3", also=SUMS)
def negative_application(plan: Plan) -> None:
    row, column = plan.where("t3", lambda text: text == "0", range(6))
    plan.cell("t3", row, column, f"-{plan.rng.randint(1, 9)}")


@fault("T2-05", "info", FORM, needs="t2")
def decrease_in_words(plan: Plan) -> None:
    before = plan.rng.randint(12, 60)
    put(plan, "penalty", prev_items=before, delta=-3)
    plan.cell("t2", "penalty", 1, plan.pick("减3", "减少3", "少3"))


@fault("T2-06", "error", NEW, needs="t2", wants=SMALL)
def bureau_with_rules(plan: Plan) -> None:
    valid = plan.rng.randint(1, 6)
    if plan.facts.organ.level != "county":
        raise UnplantableError("not a county organ")
    put(plan, "rules", made=0, repealed=0, valid=valid)
    _mark_row(plan, "rules", 2)


@fault("T2-06", "error", FORM, needs="t2", wants=Wants(kind="township"))
def township_with_rules(plan: Plan) -> None:
    put(plan, "rules", new_made=0, new_public=0, total_public=plan.rng.randint(1, 5))
    _mark_row(plan, "rules", 2)


@fault("T2-06", "warning", NEW, needs="t2", wants=Wants(kind="township"))
def township_with_rules_now(plan: Plan) -> None:
    put(plan, "rules", made=2, repealed=0, valid=plan.rng.randint(3, 7))
    _mark_row(plan, "rules", 0, 2)


@fault("T2-07", "error", NEW, needs="t2", also="T2-06")
def stock_too_small(plan: Plan) -> None:
    made, gone = plan.rng.randint(8, 40), plan.rng.randint(0, 3)
    put(plan, "normdoc", made=made, repealed=gone, valid=made - gone - plan.rng.randint(1, 4))
    _mark_row(plan, "normdoc", 0, 1, 2)


@fault("T2-08", "warning", NEW, needs="t2", also="T2-12")
def stock_is_this_year(plan: Plan) -> None:
    made = plan.rng.randint(5, 60)
    put(plan, "normdoc", made=made, repealed=0, valid=made)
    _mark_row(plan, "normdoc", 0, 2)


@fault("T2-09", "info", NEW, needs="")
def old_name_of_documents(plan: Plan) -> None:
    row = plan.draft.table("t2").row("normdoc")
    row.lead[0] = mark("规范性文件")


@fault("T2-10", "warning", FORM, needs="t2")
def total_below_new(plan: Plan) -> None:
    new = plan.rng.randint(3, 20)
    put(plan, "normdoc", new_made=new, new_public=new, total_public=new - plan.rng.randint(1, 3))
    _mark_row(plan, "normdoc", 1, 2)


@fault("T2-11", "error", FORM, needs="t2", also="T2-13")
def more_gone_than_there_were(plan: Plan) -> None:
    row = plan.pick("license", "penalty", "coercion", "other_mgmt", "fees")
    before = plan.rng.randint(0, 20)
    put(plan, row, prev_items=before, delta=-before - plan.rng.randint(1, 9))
    _mark_row(plan, row, 0, 1)


@fault("T2-14", "error", NEW, needs="t2", wants=FEES, accept="NUM-10", also="NUM-09")
def fees_in_yuan(plan: Plan) -> None:
    plan.compose("!fee-list")
    plan.cell("t2", "fees", 0, plain(plan.facts.fees))


@fault("T2-14", "warning", NEW, needs="t2", wants=Wants(fees=True, kind="department"), accept="NUM-10", also="NUM-09")
def fees_of_a_giant(plan: Plan) -> None:
    plan.facts_with(fee_items=tuple((name, amount + 900000) for name, amount in plan.facts.fee_items))
    if plan.facts.organ.level != "county":
        raise UnplantableError("not a county organ")
    plan.cell("t2", "fees", 0, plain(plan.facts.fees))


@fault("T2-14", "error", NEW, needs="t2", wants=FEES, accept="FMT-08", also="NUM-09 NUM-10 FMT-08")
def header_in_yuan(plan: Plan) -> None:
    table = plan.draft.table("t2")
    header = next(row for row in table.rows if row.id == "head.八")
    header.cells[0] = mark("本年收费金额（单位：元）")
    table.row("fees").cells[0] = plain(plan.facts.fees)
    plan.names.append("行政事业性收费")


@fault("T2-15", "warning", NEW, needs="t2", wants=FEES)
def unit_in_fee_cell(plan: Plan) -> None:
    text = bare(plan.draft.table("t2").row("fees").cells[0])
    plan.cell("t2", "fees", 0, text + plan.pick("万元", "万", " 万元"))


@fault("T2-16", "warning", NEW, needs="t2", wants=FEES, also="NUM-09 NUM-18")
def too_many_decimals(plan: Plan) -> None:
    text = bare(plan.draft.table("t2").row("fees").cells[0])
    whole, _, part = text.partition(".")
    plan.cell("t2", "fees", 0, f"{whole}.{part.ljust(6, '0')}{plan.rng.randint(1, 9)}")


@fault("T2-16", "warning", NEW, needs="t2", skip="O", wants=FEES, also="FMT-08")
def more_decimals_than_asked(plan: Plan) -> None:
    plan.facts_with(
        fee_items=(("考试考务费", Decimal(plan.rng.randint(10001, 99999)) * 10 + 7), *plan.facts.fee_items[1:])
    )
    put(plan, "fees", amount_wan=plan.facts.fees / 10000)
    table = plan.draft.table("t2")
    places = len(bare(table.row("fees").cells[0]).partition(".")[2])
    if places < 3:
        raise UnplantableError("too few decimals")
    next(row for row in table.rows if row.id == "head.八").cells[0] = "本年收费金额（单位：万元，保留2位小数）"
    _mark_row(plan, "fees", 0)


@fault("T2-17", "warning", FORM, needs="t2")
def amount_without_unit(plan: Plan) -> None:
    put(plan, "procurement", projects=plan.rng.randint(1, 30), amount=Decimal(1))
    plan.cell(
        "t2",
        "procurement",
        1,
        plan.pick(str(plan.rng.randint(10, 9000) * 1000), f"{plan.rng.randint(1, 900)}.{plan.rng.randint(1, 99)}"),
    )


@fault("T2-28", "info", FORM, needs="t2")
def amount_in_yuan(plan: Plan) -> None:
    put(plan, "procurement", projects=plan.rng.randint(5, 30), amount=Decimal(1))
    plan.cell(
        "t2",
        "procurement",
        1,
        f"{plan.rng.randint(100, 900) * 1234}{plan.pick('.50', '', '.07')}{plan.pick('', ' ')}元",
    )
