"""amount: money that the prose itemises against the amount in a table: not the same, or the same in another unit."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from reportlint.check.evaluate import cells_of
from reportlint.check.patterns import compiled
from reportlint.check.schema import Option
from reportlint.check.words import SCALES, WAN, plain, wan, yuan
from reportlint.regex import regex
from reportlint.tuples import NamedTuple
from reportlint.values import Edit, Place

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
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
PLACEHOLDERS = ("sum", "table", "difference", "factor", "wan", "items")
SLIPS = (4, -4, 8, -8)
"""Powers of ten between 元, 万元 and 亿元."""
_TOTAL = "行政事业性收费"
_PLACES = ("s6", "s1")
_CLAUSE = regex(r"[,，。;；、\n:：]|\d")
_STOP = regex(r"[。\n]")
_COLLECTED = regex(r"收取|征收|收费|收入|收缴")
_SPENT = regex(r"支出|决算|三公|经费")
_NUMBERED = regex(r"[（(]?[一二三四五六七八九十\d]+[）)、.．]|其中|具体|包括")
_PARTIAL = regex(r"主要(?:为|是|包括|包含|有|由|来自|来源|收)|其中[,，]?主要")
_ITEM = regex(r"[一-龥]费(?:为|共|计|约)*$")
_SUM = regex(r"(?:^|[^小])(?:合计|共计|总计|累计)(?:为|收取|征收|收费|金额)*$")
_LARGER = regex(rf"(?:元|非税收入)[,，(（:：]?主?要?(?:其中|包括|包含|含|由)[^。\n]{{0,60}}?{_TOTAL}")
_OTHER = regex(r"^(?:其他|其它)(?:为|共|计)*$")


class Money(NamedTuple):
    """What a section says was collected: fees one by one, those among them that are none, the whole as stated, and
    what the fees are said to come to (合计)."""

    items: tuple[Quantity, ...]
    others: tuple[Quantity, ...]
    wholes: tuple[Quantity, ...]
    sums: tuple[Quantity, ...]


class Fault(NamedTuple):
    """What is wrong: its kind, the quantities that say so, their sum in 元, and the power of ten it is off by."""

    kind: str
    said: tuple[Quantity, ...]
    sum: Decimal
    power: int = 0


def wakes(_: object) -> list[list[str]]:
    """Money in the prose."""
    return [["unit", "元"]]


def prepare(rule: Rule, form: Form, shared: dict[Any, Any]) -> Check:
    """total: the sums differ; text: by a power of ten, or one item does; cell: the table is ten thousand times too
    large, being in 元."""
    options = rule.options
    ((table, row, column),) = cells_of(options["of"])

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
        fault = _judge(money, there, half)
        if fault is not None and fault.kind == options["fault"]:
            yield _finding(rule, context, fault, money, cell, there, (table, row, column))

    del form, shared
    return check


def _scaled(number: Any, cell: Cell) -> tuple[Decimal, Decimal]:
    """The cell's amount in 元, and half a unit of its last digit."""
    from decimal import Decimal

    scale = SCALES.get(cell.unit, WAN)
    return Decimal(number) * scale, Decimal(scale).scaleb(-cell.decimals) / 2


# ------------------------------------------------------------------------------------------------- what the prose says


def _money(context: Context, options: Any) -> Money | None:
    """The fees that section six, or else one, itemises (two at least), or states as a whole."""
    key = ("money", options["items"]["pattern"])
    if key not in context.memo:
        context.memo[key] = next((found for place in _PLACES if (found := _in_section(context, place, options))), None)
    return context.memo[key]  # type: ignore[no-any-return]


def _in_section(context: Context, place: str, options: Any) -> Money | None:
    section = context.sections.get(place)
    if section is None or "元" not in section.flow.text:
        return None
    text = section.flow.text
    named, unless = compiled(options["items"]), compiled(options["unless"]) if "unless" in options else None
    other = compiled(options["not_fees"]) if "not_fees" in options else None
    items: list[Quantity] = []
    others: list[Quantity] = []
    wholes: list[Quantity] = []
    sums: list[Quantity] = []
    partial = False
    listing = _listings(text)
    for quantity in context.figures.get(place, ()):
        if quantity.unit != "元" or quantity.approximate:
            continue
        sentence = next((said for start, stop, said in listing if start <= quantity.at < stop), "")
        label = _label(text, quantity.at)
        if not sentence or (unless and unless.search(label)):
            continue
        if _TOTAL not in label and _TOTAL in sentence and _LARGER.search(sentence):
            continue  # what stands beside fees in a larger whole: 非税收入900万元，其中行政事业性收费300万元、专项收入600万元
        whole = not items and _TOTAL in label
        if not whole and (_SUM.search(label) or (items and _OTHER.search(label))):
            (sums if _SUM.search(label) else items).append(quantity)
        elif named.search(label):
            if _TOTAL in label and not _ITEM.search(label.rpartition(_TOTAL)[2]):
                wholes.append(quantity)
                continue
            items.append(quantity)
            partial = partial or bool(_PARTIAL.search(sentence)) or text.startswith("等", quantity.stop)
            if other and other.search(label):
                others.append(quantity)
    if partial or len(items) - len(others) < 2:
        items, others, sums = [], [], []
    return Money(tuple(items), tuple(others), tuple(wholes), tuple(sums)) if items or wholes else None


def _listings(text: str) -> list[tuple[int, int, str]]:
    """The sentences on what was collected, and those that go on with their list, by a number or 其中: (start, end, words)."""
    found = []
    start, leads = 0, False
    for stop in [*(match.end() for match in _STOP.finditer(text)), len(text)]:
        said = text[start:stop]
        goes_on = leads and bool(_NUMBERED.match(said))
        leads = goes_on or (bool(_COLLECTED.search(said)) and not _SPENT.search(said))
        if leads:
            found.append((start, stop, said))
        start = stop
    return found


def _label(text: str, at: int) -> str:
    """The words right before an amount, in its clause."""
    return _CLAUSE.split(text[max(at - 40, 0) : at])[-1]


# -------------------------------------------------------------------------------------------------------------- judging


def _judge(money: Money, there: Decimal, half: Decimal) -> Fault | None:
    """What is wrong with the prose or the cell, whose amount is `there`, give or take `half`."""
    if money.items:
        total, slack = _sum(money.items)
        rest = total - _sum(money.others)[0]
        if not any(abs(said - there) <= slack + half for said in (total, rest)):
            fault = _unlike(money.items, there, half)
            agrees = any(abs(_sum((whole,))[0] - there) <= half for whole in (*money.wholes, *money.sums))
            return fault._replace(kind="text") if fault.kind == "cell" and agrees else fault
    for whole in money.wholes:
        total, slack = _sum((whole,))
        if abs(total - there) > slack + half:
            fault = _unlike((whole,), there, half)
            return fault._replace(kind="text") if money.items and fault.kind == "cell" else fault
    for stated in money.sums:
        total, slack = _sum((stated,))
        power = _power(total, there, slack, half) if abs(total - there) > slack + half else 0
        if power:
            return Fault("text", (stated,), total, power)
    return None


def _unlike(said: tuple[Quantity, ...], there: Decimal, half: Decimal) -> Fault:
    total, slack = _sum(said)
    power = _power(total, there, slack, half)
    if power:
        exact = total == round(total, 2)  # what is finer than 分 was never in 元
        return Fault("cell" if power == SLIPS[0] and exact else "text", said, total, power)
    for item in said if len(said) > 1 else ():
        amount, _ = _sum((item,))
        for slip in SLIPS:
            moved = total - amount + amount.scaleb(slip)
            near = half + slack.scaleb(max(slip, 0))
            if abs(moved - there) <= near < amount.scaleb(slip):
                return Fault("text", (item,), amount, slip)
    return Fault("total", said, total)


def _sum(quantities: Sequence[Quantity]) -> tuple[Decimal, Decimal]:
    """The sum in 元, and how far it may be off for rounding."""
    from decimal import Decimal

    zero = Decimal(0)
    return sum((Decimal(q.number) for q in quantities), zero), sum((Decimal(q.half) for q in quantities), zero)


def _power(here: Decimal, there: Decimal, half_here: Decimal, half_there: Decimal) -> int:
    """The power of ten by which `there` is larger than `here`, when that is all that they differ in; else 0."""
    if here <= 0 or there <= 0:
        return 0
    power = there.adjusted() - here.adjusted()
    for guess in (power - 1, power, power + 1):
        moved = here.scaleb(guess)
        if guess and abs(guess) <= 8 and abs(moved - there) <= min(half_there, half_here.scaleb(guess)) + moved / 10**9:
            return guess
    return 0


# -------------------------------------------------------------------------------------------------------------- wording


def _finding(
    rule: Rule,
    context: Context,
    fault: Fault,
    money: Money,
    cell: Cell,
    there: Decimal,
    address: tuple[str, str, str],
) -> Finding:
    first, last = fault.said[0], fault.said[-1]
    single = len(fault.said) == 1 and fault.said != money.wholes[:1] and len(money.items) > 1
    right = fault.sum.scaleb(fault.power) if single and fault.power else there
    difference = fault.sum - right
    words = {
        "sum": yuan(fault.sum),
        "table": yuan(right),
        "difference": yuan(abs(difference)),
        "factor": plain(10 ** abs(fault.power)),
        "wan": wan(fault.sum),
        "items": " + ".join(plain(q.number) for q in fault.said),
    }
    place = context.cell_place(context.report.tables[address[0]], *address[1:])
    begin = _begin(context, first)
    in_cell = fault.kind == "cell"
    return rule.finding(
        (cell.start, cell.end) if in_cell else (begin, last.end),
        place if in_cell else context.section_title(first.section),
        words,
        expected=wan(fault.sum) if in_cell else wan(right),
        actual=wan(there) if in_cell else wan(fault.sum),
        difference=wan(there - fault.sum) if in_cell else wan(difference),
        related=(
            Place(begin, last.end, f"正文所列 {wan(fault.sum)}") if in_cell else Place(cell.start, cell.end, place),
        ),
        note=_without_others(fault, money),
        edits=(Edit(cell.start, cell.end, plain(fault.sum / WAN)),) if in_cell else (),
    )


def _without_others(fault: Fault, money: Money) -> str:
    """A sentence on what is no fee, and on the sum without it."""
    if not money.others or fault.kind != "total":
        return ""
    named = "、".join(f"{plain(q.number)}元" for q in money.others)
    return f"其中 {named} 不是行政事业性收费，扣除后合计 {yuan(fault.sum - _sum(money.others)[0])}"


def _begin(context: Context, quantity: Quantity) -> int:
    """Where the words that name an amount begin."""
    flow = context.sections[quantity.section].flow
    return flow.at(quantity.at - len(_label(flow.text, quantity.at)))
