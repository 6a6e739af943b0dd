"""average: a number of things and the money for them, in two cells: one without the other, or a strange amount each."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from reportlint.check.evaluate import cells_of
from reportlint.check.schema import Option
from reportlint.check.words import SCALES, plain, yuan
from reportlint.values import VALUE, ZERO, Place

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from reportlint.check.context import Context
    from reportlint.check.plan import Check, Rule
    from reportlint.values import Finding, Form, Unverified

ABOUT = "表中同一行的金额和个数：一个是 0、另一个不是，或者平均每个的金额反常"
OPTIONS = {
    "of": Option("cell", required=True, help="金额，例如 of: 表二.政府集中采购.采购总金额"),
    "by": Option("cell", required=True, help="个数，与金额在同一行，例如 by: 表二.政府集中采购.采购项目数量"),
    "fault": Option(
        "choice",
        required=True,
        choices=("alone", "amount"),
        help="alone：一格是 0，另一格不是；amount：平均每个的金额反常",
    ),
    "within": Option("range", help="每个多少元算平常，例如 within: 1000-1000000000"),
}
DEMANDS = {"fault=amount": ("within",), "within": ("fault=amount",)}
PLACEHOLDERS = {
    "amount": "金额，照原样",
    "count": "个数",
    "average": "平均每个多少元",
    "missing": "填 0 的那一列",
    "present": "不是 0 的那一列",
}
FILLS = {"average": "fault=amount", "missing": "fault=alone", "present": "fault=alone"}


def mistakes(options: Mapping[str, Any], _: Form) -> Iterator[tuple[str, str]]:
    """Cells that do not stand side by side."""
    if options["of"][1:3] != options["by"][1:3]:
        yield "by", "by 要与 of 在同一张表的同一行"


def prepare(rule: Rule, form: Form, shared: dict[Any, Any]) -> Check:
    """alone: one of the cells is 0 and the other is not; amount: the average in 元 lies outside of `within`.

    An amount without a unit has no average: whether it is 元 or 万元 nobody knows.
    """
    options = rule.options
    ((table, row, money),), ((_, _, things),) = cells_of(options["of"]), cells_of(options["by"])
    low, high = options.get("within", (None, None))

    def check(context: Context) -> Iterator[Finding | Unverified]:
        if table not in context.report.tables:
            return
        grid = context.grid(table)
        places = [grid.layout.place_of.get((row, column)) for column in (money, things)]
        if None in places:
            return
        amount, count = (grid.cells[place] for place in places)  # type: ignore[index]
        if amount.number is None or count.number is None or {amount.status, count.status} - {VALUE, ZERO}:
            return
        if options["fault"] == "alone":
            if bool(amount.number) != bool(count.number):
                yield _finding(rule, context, (table, row, money, things), None)
            return
        if amount.unit not in SCALES or count.number <= 0 or amount.number <= 0:
            return
        whole, number = amount.number * SCALES[amount.unit], count.number
        if (low is not None and whole < low * number) or (high is not None and whole > high * number):
            from decimal import Decimal

            yield _finding(rule, context, (table, row, money, things), Decimal(whole) / Decimal(number))

    del form, shared
    return check


def _finding(rule: Rule, context: Context, address: tuple[str, str, str, str], each: Any) -> Finding:
    table, row, money, things = address
    grid = context.grid(table)
    amount, count = (grid.cells[grid.layout.place_of[row, column]] for column in (money, things))
    first, second = (amount, count) if each is not None or not amount.number else (count, amount)
    column = money if first is amount else things
    text = context.report.source.text
    names = grid.form.names
    words = {
        "amount": " ".join(text[amount.start : amount.end].split()),
        "count": plain(count.number),
        "average": yuan(round(each, 2)) if each is not None else "",
        "missing": names[column],
        "present": names[things if column == money else money],
    }
    return rule.finding(
        (first.start, first.end),
        context.cell_place(grid.table, row, column),
        words,
        actual=" ".join(text[first.start : first.end].split()),
        related=(
            Place(second.start, second.end, f"{words['present']} {' '.join(text[second.start : second.end].split())}"),
        ),
        cells=((table, row, money), (table, row, things)),
    )
