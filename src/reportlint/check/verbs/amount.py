"""amount: money that the prose itemises against the amount in a table: not the same, or the same in another unit."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING, Any

from reportlint.check.collected import Money, collected, label_of, stated
from reportlint.check.evaluate import cells_of
from reportlint.check.patterns import compiled
from reportlint.check.schema import Option
from reportlint.check.words import SCALES, WAN, plain, wan, yuan
from reportlint.tuples import NamedTuple
from reportlint.values import Edit, Place

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from decimal import Decimal

    from reportlint.check.context import Context
    from reportlint.check.plan import Check, Rule
    from reportlint.values import Cell, Finding, Form, Quantity, Unverified

ABOUT = "正文所列的收费与表中的金额：合计不等，或者差在元、万元、亿元上"
OPTIONS = {
    "of": Option("cell", required=True, help="表中的金额，例如 of: 表二.行政事业性收费"),
    "fault": Option(
        "choice",
        required=True,
        choices=("total", "text", "cell", "moved", "slip"),
        help="total：合计不等；text：正文差了几个数位；cell：表里填的是元；moved：表里的数错了几个数位；slip：不是收费的金额差了几个数位",
    ),
    "items": Option("regexes", required=True, help="哪些词说明这是一项收费，例如 items: 费|收入"),
    "not_fees": Option("regexes", help="其中哪些不是行政事业性收费，例如 not_fees: 罚没"),
    "doubtful": Option("regexes", help="可能是收费、也可能是支出的词，算不算进去都行，例如 doubtful: 培训费"),
    "unless": Option("regexes", help="数前面有这些词的不看"),
}
DEMANDS = {"fix": ("fault=cell|moved",)}
FIX = "suggested"
PLACEHOLDERS = {
    "sum": "正文所列的合计，以元计",
    "table": "表中应有或所填的金额，以元计",
    "difference": "两者相差多少",
    "factor": "差了多少倍",
    "wan": "正文所列的合计，以万元计",
    "items": "正文所列各项，以 + 相连",
}
SLIPS = (4, -4, 8, -8)
"""Powers of ten between 元, 万元 and 亿元."""


class Fault(NamedTuple):
    """What is wrong: its kind, the quantities that say so, their sum in 元, and the power of ten it is off by."""

    kind: str
    said: tuple[Quantity, ...]
    sum: Decimal
    power: int = 0


_BESIDE = 12
"""How far behind the items the number may stand that adds them up."""
_LEAD, _FEW = 60, 3
"""What stands so near before the items may be added up with them, all or some of it; among more nothing is told."""
_NOTHING = Money((), (), (), ())


def wakes(_: object) -> list[list[str]]:
    """Money in the prose."""
    return [["unit", "元"]]


def prepare(rule: Rule, form: Form, shared: dict[Any, Any]) -> Check:
    """total: the sums differ; text: by a power of ten, or one item does; cell: the table is ten thousand times too
    large, being in 元; moved: the prose gives the amount in 元 and in 万元, and the table by another power of ten; slip:
    an amount that is no fee differs by a power of ten, and `items` is what leads up to it."""
    options = rule.options
    ((table, row, column),) = cells_of(options["of"])
    reading = rule.reading("of", "fault")

    def check(context: Context) -> Iterator[Finding | Unverified]:
        slip = options["fault"] == "slip"
        money = _NOTHING if slip else context.once(reading, lambda: collected(context, options))
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
        if slip:
            if cell.unit in SCALES:
                yield from (
                    _finding(rule, context, fault, money, cell, there, (table, row, column))
                    for fault in _slips(stated(context, compiled(options["items"])), there, half)
                )
            return
        fault = _judge(money, there, half)
        if fault is not None and fault.kind != "total" and _right_as_mandated(context, money, cell, number):
            return  # the unit of the header is what is wrong, and has a finding of its own
        if fault is not None and fault.kind == options["fault"]:
            yield _finding(rule, context, fault, money, cell, there, (table, row, column))

    del form, shared
    return check


def _scaled(number: Any, cell: Cell) -> tuple[Decimal, Decimal]:
    """The cell's amount in 元, and half a unit of its last digit."""
    from decimal import Decimal

    scale = SCALES.get(cell.unit, WAN)
    return Decimal(number) * scale, Decimal(scale).scaleb(-cell.decimals) / 2


def _right_as_mandated(context: Context, money: Money, cell: Cell, number: Any) -> bool:
    """Whether a cell without a unit of its own agrees with the prose in the form's unit, the header saying another."""
    if cell.unit in ("", "万元") or "元" in context.report.source.plain[cell.start : cell.end]:
        return False
    return _judge(money, *_scaled(number, cell._replace(unit="万元"))) is None


# -------------------------------------------------------------------------------------------------------------- judging


def _judge(money: Money, there: Decimal, half: Decimal) -> Fault | None:
    """What is wrong with the prose or the cell, whose amount is `there`, give or take `half`."""
    if money.items:
        total, slack = _sum(money.items)
        rest = total - _sum(money.others)[0]
        more, loose = _sum(money.doubtful)
        if not any(abs(said - there) <= slack + loose + half for said in (total, rest, total + more, rest + more)):
            fault = _unlike(_listed(money, there, half), there, half)
            if fault.kind == "text" and len(fault.said) > 1 and _twice(money, fault):
                return fault._replace(kind="moved")
            agrees = any(abs(_sum((whole,))[0] - there) <= half for whole in (*money.wholes, *money.sums))
            return fault._replace(kind="text") if fault.kind == "cell" and agrees else fault
    for whole in money.wholes:
        total, slack = _sum((whole,))
        if abs(total - there) > slack + half:
            fault = _unlike((whole,), there, half)
            return fault._replace(kind="text") if money.items and fault.kind == "cell" else fault
    for whole in money.sums:
        total, slack = _sum((whole,))
        power = _power(total, there, slack, half) if abs(total - there) > slack + half else 0
        if power:
            return Fault("text", (whole,), total, power)
        if _miscounts(money, whole, total, there, slack + half):
            return Fault("total", (whole,), total)
    return None


def _miscounts(money: Money, whole: Quantity, total: Decimal, there: Decimal, slack: Decimal) -> bool:
    """Whether `whole`, right behind the items, comes near to their sum, and to no sum of them nor to the table."""
    before = [item for item in money.items if item.at < whole.at]
    if len(before) < 2 or whole.at - before[-1].stop > _BESIDE:
        return False
    beside = [other for other in (*money.doubtful, *money.aside) if before[0].at - _LEAD < other.at < whole.at]
    if len(beside) > _FEW:
        return False
    sums = [_sum(before[first:]) for first in range(len(before))]
    others = [_sum(some) for count in range(len(beside) + 1) for some in combinations(beside, count)]
    known = [(there, slack), *((a + c, slack + b + d) for a, b in sums for c, d in others)]
    return abs(total - sums[0][0]) * 4 <= total and not any(abs(total - said) <= near for said, near in known)


def _listed(money: Money, there: Decimal, half: Decimal) -> tuple[Quantity, ...]:
    """The items, with what may be none where these make the amount of the table but for a power of ten."""
    every = tuple(sorted((*money.items, *money.doubtful), key=lambda quantity: quantity.at))
    return every if money.doubtful and _power(_sum(every)[0], there, _sum(every)[1], half) else money.items


def _twice(money: Money, fault: Fault) -> bool:
    """Whether the prose gives the sum of the items in another unit, too: 共22.5万元，其中…125000元、…100000元."""
    scaled = any(item.half > 1 for item in fault.said)
    wholes = [whole for whole in (*money.wholes, *money.sums) if (whole.half > 1) != scaled]
    return any(abs(_sum((whole,))[0] - fault.sum) <= whole.half + _sum(fault.said)[1] for whole in wholes)


def _slips(said: Iterable[Quantity], there: Decimal, half: Decimal) -> Iterator[Fault]:
    """The amounts that are the one in the table but for a power of ten."""
    for quantity in said:
        total, slack = _sum((quantity,))
        power = _power(total, there, slack, half)
        if power:
            yield Fault("slip", (quantity,), total, power)


def _unlike(said: tuple[Quantity, ...], there: Decimal, half: Decimal) -> Fault:
    total, slack = _sum(said)
    power = _power(total, there, slack, half)
    if power:
        # what is finer than 分 was never in 元; nor were a few 元 with a fraction, since tariffs have none
        exact = total == round(total, 2) and (total >= WAN or total == round(total))
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
    in_cell = fault.kind in ("cell", "moved")
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
    """A sentence on what is no fee, or may be none, and on the sum without it or with it."""
    if fault.kind != "total" or fault.said != money.items:
        return ""
    notes = []
    if money.others:
        without = yuan(fault.sum - _sum(money.others)[0])
        notes.append(f"其中 {_named(money.others)} 不是行政事业性收费，扣除后合计 {without}")
    if money.doubtful:
        notes.append(f"{_named(money.doubtful)} 没有算进去，算进去合计 {yuan(fault.sum + _sum(money.doubtful)[0])}")
    return "；".join(notes)


def _named(quantities: Sequence[Quantity]) -> str:
    return "、".join(f"{plain(quantity.number)}元" for quantity in quantities)


def _begin(context: Context, quantity: Quantity) -> int:
    """Where the words that name an amount begin."""
    flow = context.sections[quantity.section].flow
    return flow.at(quantity.at - len(label_of(flow.text, quantity.at)))
