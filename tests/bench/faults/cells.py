"""Faults in how a number is written in a cell of any table."""

from __future__ import annotations

from tests.bench.facts import Wants
from tests.bench.faults.disclosure import put
from tests.bench.faults.registry import BOTH, Plan, UnplantableError, fault
from tests.bench.faults.review import SUMS

_DIGITS = "零一二三四五六七八九"


def _large(plan: Plan) -> int:
    """A decisions cell of at least a thousand; its column."""
    put(plan, "license", decisions=plan.rng.randint(1001, 98765))
    if plan.edition == "2019":
        put(plan, "license", prev_items=plan.rng.randint(20, 90), delta=0)
        return 2
    return 0


@fault("T2-20", "info", BOTH, needs="t2", skip="N", also="T2-27")
def thousands_signs(plan: Plan) -> None:
    column = _large(plan)
    text = f"{plan.number('t2', 'license', column):,}"
    plan.cell("t2", "license", column, plan.pick(text, text.replace(",", "，")))


@fault("T2-20", "info", BOTH, needs="t2 grid", skip="N J F E C V", also="T2-27")
def wide_digits(plan: Plan) -> None:
    column = _large(plan)
    text = str(plan.number("t2", "license", column))
    plan.cell(
        "t2",
        "license",
        column,
        plan.pick(text.translate({ord(d): chr(ord(d) + 0xFEE0) for d in "0123456789"}), f"{text[:2]} {text[2:]}"),
    )


@fault("T2-21", "error", BOTH, needs="t3", also=SUMS)
def decimals_in_counts(plan: Plan) -> None:
    row, column = plan.where("t3", lambda text: text.isdigit(), range(6))
    plan.cell("t3", row, column, plan.pick("0.5", "3.5", f"{plan.number('t3', row, column)}.0"))


@fault("T2-21", "error", BOTH, needs="t2", also="T2-27 T2-20")
def decimals_in_decisions(plan: Plan) -> None:
    column = 2 if plan.edition == "2019" else 0
    plan.cell("t2", plan.pick("license", "penalty"), column, plan.pick("3.5", "12.0", "0.6"))


@fault("T2-22", "warning", BOTH, needs="t2", also="T2-27 T2-23 T2-26 T3-13")
def chinese_numerals(plan: Plan) -> None:
    table = plan.draft.table("t2")
    row, column = plan.where("t2", lambda text: text.isdigit() and len(text) == 1)
    if row in ("fees", "procurement"):
        raise UnplantableError("not a count of 件")
    text = table.row(row).cells[column]
    plan.cell("t2", row, column, _DIGITS[int(text)] + plan.pick("", "件"))


@fault("T2-23", "info", BOTH, needs="t2", also="T2-27")
def unit_in_count(plan: Plan) -> None:
    row, column = plan.where("t2", lambda text: text.isdigit(), (0,))
    if row in ("fees", "procurement"):
        raise UnplantableError("not a count of 件")
    text = plan.draft.table("t2").row(row).cells[column]
    plan.cell("t2", row, column, text + ("项" if plan.edition == "2019" and row not in ("rules", "normdoc") else "件"))


@fault("T2-23", "info", BOTH, needs="t3", wants=Wants(applications=True))
def unit_in_application(plan: Plan) -> None:
    row, column = plan.where("t3", lambda text: text not in ("", "0"))
    plan.cell("t3", row, column, f"{plan.number('t3', row, column)}件")
