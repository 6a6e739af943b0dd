"""Faults of tables 3 and 4: sums, blanks, and what the prose says against them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.bench.draft import Row, bare, mark
from tests.bench.facts import Wants, result_rows
from tests.bench.faults.registry import BOTH, COLUMN_NAMES, NEW, Plan, UnplantableError, core, fault, other_number

if TYPE_CHECKING:
    from collections.abc import Callable

SOME = Wants(applications=True, least=12)
FULL = Wants(applications=True, carry=True, next=True, least=30)
CASES = Wants(applications=True, reviews=True, least=40)
SUMS = "T3-01 T3-02 T3-03"
PROSE = "T3-13 T3-17 T3-15 T3-14 NUM-02 NUM-01"


def _shift(plan: Plan, row: str, column: int) -> None:
    """One cell of table 3 becomes another number."""
    right = plan.number("t3", row, column)
    plan.cell("t3", row, column, str(other_number(plan.rng, right)))


def _both(plan: Plan, row: str) -> None:
    """自然人 and 总计 of one row move together, so that the row still adds up."""
    right = plan.number("t3", row, 0)
    step = other_number(plan.rng, right) - right
    for column in (0, 6):
        plan.cell("t3", row, column, str(plan.number("t3", row, column) + step))


@fault("T3-01", "error", BOTH, needs="t3", also=f"{SUMS} {PROSE}", wants=SOME)
def first_identity_alone(plan: Plan) -> None:
    _both(plan, plan.pick("new", "carry", "next"))


@fault("T3-01", "error", BOTH, needs="t3", accept="T3-03", also=f"{SUMS} {PROSE}", wants=SOME)
def new_or_next_cell(plan: Plan) -> None:
    _shift(plan, plan.pick("new", "carry", "next"), plan.rng.randrange(6))


@fault("T3-01", "error", BOTH, needs="t3", accept="T3-02 T3-03", also=f"{SUMS} {PROSE}", wants=SOME)
def done_cell(plan: Plan) -> None:
    _shift(plan, "done", plan.rng.randrange(6))


@fault("T3-02", "error", BOTH, needs="t3", also=f"{SUMS} {PROSE}", wants=SOME)
def second_identity_alone(plan: Plan) -> None:
    _both(plan, plan.rng.choice(result_rows(plan.edition)))


@fault("T3-02", "error", BOTH, needs="t3", accept="T3-03", also=f"{SUMS} {PROSE}", wants=SOME)
def result_cell(plan: Plan) -> None:
    _shift(plan, plan.rng.choice(result_rows(plan.edition)), plan.rng.randrange(6))


@fault("T3-03", "error", BOTH, needs="t3", accept="T3-02", also=f"{SUMS} {PROSE}", wants=SOME)
def row_total(plan: Plan) -> None:
    _shift(plan, plan.rng.choice(result_rows(plan.edition)), 6)


@fault("T3-03", "error", BOTH, needs="t3", accept="T3-01", also=f"{SUMS} {PROSE}", wants=SOME)
def row_total_of_new(plan: Plan) -> None:
    _shift(plan, plan.pick("new", "carry"), 6)


@fault("T3-03", "error", BOTH, needs="t3", accept="T3-01 T3-02", also=PROSE, wants=Wants(applications=False))
def total_in_a_table_of_zeros(plan: Plan) -> None:
    _shift(plan, plan.rng.choice(result_rows(plan.edition)), 6)


def _blank(plan: Plan, table: str, cells: list[tuple[str, int]]) -> None:
    for row, column in cells:
        where = plan.draft.table(table).row(row)
        plan.names.append(core(where.label) if where.label else "")
        where.cells[column] = mark()
    plan.names.append({"t2": "表二", "t3": "表三", "t4": "表四"}[table])


def _all_cells(plan: Plan, table: str) -> list[tuple[str, int]]:
    return [(row.id, n) for row in plan.draft.table(table).data for n, text in enumerate(row.cells) if text]


@fault("T3-04", "error", BOTH, needs="t3 blanks", skip="C U A-lost", also=SUMS)
def holes(plan: Plan) -> None:
    cells = [(row, n) for row, n in _all_cells(plan, "t3") if plan.draft.table("t3").row(row).cells[n] == "0"]
    _blank(plan, "t3", plan.rng.sample(cells, min(plan.rng.randint(1, 6), len(cells))))


@fault("T3-04", "warning", BOTH, needs="t3 blanks", wants=SOME)
def blanks_for_zeros(plan: Plan) -> None:
    _blank(
        plan, "t3", [(row, n) for row, n in _all_cells(plan, "t3") if plan.draft.table("t3").row(row).cells[n] == "0"]
    )


@fault("T3-04", "error", BOTH, needs="t3 blanks", also="T3-13 T3-14")
def wholly_blank(plan: Plan) -> None:
    _blank(plan, "t3", _all_cells(plan, "t3"))


@fault("T3-04", "warning", BOTH, needs="t3 blanks", wants=SOME)
def total_column_blank(plan: Plan) -> None:
    _blank(plan, "t3", [(row.id, 6) for row in plan.draft.table("t3").data])


@fault("T3-05", "error", BOTH, needs="t3", skip="V V-mixed T", also=SUMS + " T3-04 T2-02")
def words_in_a_cell(plan: Plan) -> None:
    row, column = plan.where("t3", lambda text: text == "0")
    plan.cell("t3", row, column, plan.pick("若干", "见附件", "暂缺", "不详", "x"))


@fault("T3-05", "error", BOTH, needs="t4", skip="V V-mixed T H", also="T4-01 T4-02 T2-02")
def words_in_table_four(plan: Plan) -> None:
    row, column = plan.where("t4", lambda text: text == "0")
    plan.cell("t4", row, column, plan.pick("若干", "待定", "不详"))
    plan.names.append("行政复议" if column < 5 else "行政诉讼")


@fault("T3-10", "warning", BOTH, needs="t3", accept="FMT-10", also=SUMS)
def subtotal_row(plan: Plan) -> None:
    table = plan.draft.table("t3")
    group, last = plan.rng.choice((("deny", "deny.8"), ("unable", "unable.3"), ("noproc", "noproc.5")))
    rows = [row for row in table.data if row.id.startswith(group)]
    sums = [str(sum(int(row.cells[n]) for row in rows)) for n in range(7)]
    at = table.rows.index(table.row(last)) + 1
    label = mark(plan.pick("小计", "小 计", "合计"))
    table.rows.insert(at, Row("extra", "data", ["", "", label], sums))
    plan.names.append("小计")


@fault("T3-10", "warning", BOTH, needs="t3 grid", skip="C", accept="FMT-10", also=SUMS)
def subtotal_column(plan: Plan) -> None:
    table = plan.draft.table("t3")
    for row in table.rows:
        if row.kind == "data":
            row.cells.insert(6, str(sum(int(text) for text in row.cells[1:6])))
        else:
            row.cells.insert(6, mark(plan.pick("小计", "法人小计")) if row.id == "head.3" else "")
    plan.names.append("小计")


def _claim(slot: str) -> Callable[[Plan], None]:
    """The prose gives another number than table 3 for one claim."""

    def plant(plan: Plan) -> None:
        from tests.bench.wording import Voice

        slots = Voice(plan.rng, plan.facts).slots
        known = {int(text) for text in slots.values() if text.isdigit()}
        plan.compose(**{slot: str(other_number(plan.rng, int(slots[slot]), *known))})

    plant.__name__ = f"claim_{slot}"
    return plant


for _slot in ("new", "carry", "pool", "done", "next", "granted", "partial", "deny", "unable", "noproc", "other"):
    fault("T3-13", "error", BOTH, needs="t3", accept="NUM-02 NUM-01", also=PROSE + " NUM-04 NUM-19", wants=FULL)(
        _claim(_slot)
    )


@fault("T3-14", "error", BOTH, needs="t3", accept="T3-13", also=PROSE, wants=FULL)
def denies_applications(plan: Plan) -> None:
    plan.compose("!none")


@fault("T3-14", "error", BOTH, needs="t3", accept="T3-13", also=PROSE, wants=Wants(applications=False))
def claims_applications(plan: Plan) -> None:
    number = str(plan.rng.randint(1, 9))
    plan.facts_with(t3={**plan.facts.t3})
    plan.compose("!some")
    for section in plan.draft.sections:
        section.body = [
            part.replace("申请0件", f"申请{number}件")
            .replace("申请 0 件", f"申请 {number} 件")
            .replace("公开0件", f"公开{number}件")
            .replace("办结0件", f"办结{number}件")
            .replace("办结 0 件", f"办结 {number} 件")
            .replace("答复0件", f"答复{number}件")
            if isinstance(part, str) and part != bare(part)
            else part
            for part in section.body
        ]
    if not any(
        isinstance(part, str) and f"{number}" in part
        for part in plan.draft.section("s1").body
        if part != bare(str(part))
    ):
        raise UnplantableError("no number")


@fault("T3-15", "warning", BOTH, needs="t3", accept="T3-13 T3-14", also=PROSE, wants=FULL)
def claims_all_done(plan: Plan) -> None:
    plan.compose("!all-done")


@fault("T4-01", "error", BOTH, needs="t4", also="T4-04 T4-03", wants=CASES)
def review_total(plan: Plan) -> None:
    _t4(plan, plan.rng.choice((4, 9, 14)))


@fault("T4-01", "error", BOTH, needs="t4", also="T4-04 T4-03")
def review_result(plan: Plan) -> None:
    _t4(plan, plan.rng.choice([n for n in range(15) if n % 5 != 4]))


def _t4(plan: Plan, column: int) -> None:
    right = plan.number("t4", "cases", column)
    plan.cell("t4", "cases", column, str(other_number(plan.rng, right)))
    plan.names += ["行政复议" if column < 5 else "未经复议直接起诉" if column < 10 else "复议后起诉"]


@fault("T4-02", "warning", BOTH, needs="t4 blanks", skip="H", also="T4-01")
def blank_cases(plan: Plan) -> None:
    zeros = [n for row, n in _all_cells(plan, "t4") if plan.draft.table("t4").row(row).cells[n] == "0"]
    first = [n for n in zeros if n < 5]
    chosen = (
        first
        if len(first) == 5 and plan.rng.random() < 0.5
        else plan.rng.sample(zeros, min(len(zeros), plan.rng.randint(1, 4)))
    )
    _blank(plan, "t4", [("cases", n) for n in chosen])
    plan.names += ["行政复议", "行政诉讼"]


@fault("T4-02", "error", BOTH, needs="t4 blanks", skip="H", also="T4-03 T4-04")
def row_of_cases_blank(plan: Plan) -> None:
    _blank(plan, "t4", _all_cells(plan, "t4"))


@fault("T4-03", "error", BOTH, needs="t4", accept="T4-04", wants=CASES)
def denies_reviews(plan: Plan) -> None:
    plan.compose("!no-review")


def _case_claim(slot: str) -> Callable[[Plan], None]:
    def plant(plan: Plan) -> None:
        from tests.bench.wording import Voice

        slots = Voice(plan.rng, plan.facts).slots
        known = {int(slots[name]) for name in ("review", "suits", "direct", "after", "corrected", "upheld", "pending")}
        plan.compose(**{slot: str(other_number(plan.rng, int(slots[slot]), *known))})

    plant.__name__ = f"cases_{slot}"
    return plant


for _slot in ("review", "suits", "direct", "after", "corrected", "upheld"):
    fault("T4-04", "error", BOTH, needs="t4", accept="NUM-02 NUM-01", also="T4-03 T4-01 NUM-02 NUM-01", wants=CASES)(
        _case_claim(_slot)
    )

__all__ = ["COLUMN_NAMES", "NEW"]
