"""amount: money that the prose itemises against the amount in a table: not the same, or the same in another unit."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, NamedTuple

from reportlint.check.evaluate import cells_of
from reportlint.check.patterns import compiled
from reportlint.check.schema import Option
from reportlint.check.words import WAN, plain, wan, yuan
from reportlint.values import LOST, Place

if TYPE_CHECKING:
    from collections.abc import Iterator
    from decimal import Decimal

    from reportlint.check.context import Context
    from reportlint.check.plan import Check, Rule
    from reportlint.values import Cell, Finding, Form, Quantity, Unverified

OPTIONS = {
    "of": Option("value", required=True, help="例如 of: 表二.行政事业性收费"),
    "fault": Option("choice", required=True, choices=("total", "text", "cell"), help="total、text 或 cell"),
    "items": Option("regexes", required=True, help="哪些词说明这是一项收费，例如 items: 费|收入"),
    "not_fees": Option("regexes"),
    "unless": Option("regexes"),
}
PLACEHOLDERS = ("sum", "table", "difference", "factor", "wan", "items", "without")
SCALES = {"元": 1, "万元": WAN, "万": WAN, "亿元": WAN * WAN, "亿": WAN * WAN}
_TOTAL = "行政事业性收费"
_PLACES = ("s6", "s1")
_CLAUSE = re.compile(r"[,，。;；、\n:：]|\d")


class Money(NamedTuple):
    """What the prose says was collected: the sum in 元, how far it may be off, its items, those that are no fees."""

    sum: Decimal
    half: Decimal
    items: tuple[Quantity, ...]
    others: tuple[Quantity, ...]


def prepare(rule: Rule, form: Form, shared: dict[Any, Any]) -> Check:
    """total: the sums differ; text: by a power of ten; cell: the table is ten thousand times too large, being in 元."""
    options = rule.options
    ((table, row, column),) = cells_of(options["of"])
    fault = options["fault"]

    def check(context: Context) -> Iterator[Finding | Unverified]:
        money = _money(context, options)
        if money is None:
            return
        grid = context.grid(table)
        place = grid.layout.place_of.get((row, column))
        if place is None:
            return
        cell, number = grid.cells[place], grid.numbers[place]
        if number is None:
            yield rule.undecided(context.why_unknown(grid, row, column), cell.start)
            return
        there, half = _scaled(number, cell)
        if _agree(money, there, half):
            return
        power = _power(money.sum, there, money.half, half)
        kind = "total" if power is None else "cell" if power == 4 and cell.status != LOST else "text"
        if kind == fault:
            yield _finding(rule, context, money, cell, there, power, (table, row, column))

    del form, shared
    return check


def _scaled(number: Any, cell: Cell) -> tuple[Decimal, Decimal]:
    """The cell's amount in 元, and half a unit of its last digit."""
    from decimal import Decimal

    scale = SCALES.get(cell.unit, WAN)
    return Decimal(number) * scale, Decimal(scale).scaleb(-cell.decimals) / 2


def _money(context: Context, options: Any) -> Money | None:
    """The fees that section six, or else one, itemises (two at least), or states as a whole."""
    key = ("money", options["items"]["pattern"])
    if key not in context.memo:
        context.memo[key] = next((found for place in _PLACES if (found := _in_section(context, place, options))), None)
    return context.memo[key]  # type: ignore[no-any-return]


def _in_section(context: Context, place: str, options: Any) -> Money | None:
    from decimal import Decimal

    section = context.sections.get(place)
    if section is None or "元" not in section.flow.text:
        return None
    text = section.flow.text
    named, unless = compiled(options["items"]), compiled(options["unless"]) if "unless" in options else None
    other = compiled(options["not_fees"]) if "not_fees" in options else None
    items: list[Quantity] = []
    others: list[Quantity] = []
    wholes: list[Quantity] = []
    for quantity in context.report.quantities:
        if quantity.section != place or quantity.unit != "元" or quantity.approximate:
            continue
        label = _label(text, quantity.at)
        if not named.search(label) or (unless and unless.search(label)):
            continue
        if _TOTAL in label:
            wholes.append(quantity)
        else:
            items.append(quantity)
            if other and other.search(label):
                others.append(quantity)
    if len(items) - len(others) < 2:
        items, others = ([], []) if wholes else (items, others)
    chosen = items or wholes[:1]
    if not wholes and len(chosen) - len(others) < 2:
        return None
    total = sum((Decimal(q.number) for q in chosen), Decimal(0))
    return Money(total, sum((Decimal(q.half) for q in chosen), Decimal(0)), tuple(chosen), tuple(others))


def _label(text: str, at: int) -> str:
    """The words right before an amount, in its clause."""
    before = text[max(at - 40, 0) : at]
    return _CLAUSE.split(before)[-1]


def _begin(context: Context, quantity: Quantity) -> int:
    """Where the words that name an amount begin."""
    flow = context.sections[quantity.section].flow
    return flow.at(quantity.at - len(_label(flow.text, quantity.at)))


def _agree(money: Money, there: Decimal, half: Decimal) -> bool:
    """Whether both can be roundings of one value, with or without what is no fee."""
    without = money.sum - sum(q.number for q in money.others)
    slack = money.half + half
    return abs(money.sum - there) <= slack or abs(without - there) <= slack


def _power(here: Decimal, there: Decimal, half_here: Decimal, half_there: Decimal) -> int | None:
    """The power of ten by which `there` is larger than `here`, when that is all that they differ in."""
    if here <= 0 or there <= 0:
        return None
    power = there.adjusted() - here.adjusted()
    for guess in (power - 1, power, power + 1):
        moved = here.scaleb(guess)
        if guess and abs(guess) <= 8 and abs(moved - there) <= min(half_there, half_here.scaleb(guess)) + moved / 10**9:
            return guess
    return None


def _finding(
    rule: Rule,
    context: Context,
    money: Money,
    cell: Cell,
    there: Decimal,
    power: int | None,
    address: tuple[str, str, str],
) -> Finding:
    first, last = money.items[0], money.items[-1]
    table = context.report.tables[address[0]]
    difference = money.sum - there
    words = {
        "sum": yuan(money.sum),
        "table": yuan(there),
        "difference": yuan(abs(difference)),
        "factor": plain(10 ** abs(power or 0)),
        "wan": wan(money.sum),
        "items": " + ".join(plain(q.number) for q in money.items),
    }
    note = ""
    if money.others:
        rest = money.sum - sum(q.number for q in money.others)
        named = "、".join(plain(q.number) + "元" for q in money.others)
        note = f"其中 {named} 不是行政事业性收费，扣除后合计 {yuan(rest)}"
    place = context.cell_place(table, *address[1:])
    in_cell = rule.options["fault"] == "cell"
    begin = _begin(context, first)
    span = (cell.start, cell.end) if in_cell else (begin, last.end)
    others = Place(begin, last.end, f"正文合计 {wan(money.sum)}") if in_cell else Place(cell.start, cell.end, place)
    return rule.finding(
        span,
        place if in_cell else context.section_title(first.section),
        words,
        expected=wan(money.sum) if in_cell else wan(there),
        actual=wan(there) if in_cell else wan(money.sum),
        difference=wan(there - money.sum) if in_cell else wan(difference),
        related=(others,),
        note=note,
    )
