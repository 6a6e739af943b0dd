"""What this year's number of a comparison in the prose is compared with: the numbers near it, and which of them is the base."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING, Any

from reportlint.check.patterns import compiled
from reportlint.regex import regex
from reportlint.tuples import NamedTuple

if TYPE_CHECKING:
    import re
    from collections.abc import Mapping

    from reportlint.check.clauses import Said
    from reportlint.check.context import Context
    from reportlint.values import Quantity

UNITS = ("%", "倍")
"""The units of a rate."""
YEAR = regex("20[0-9]{2}年")
_DONE = "(?:公开|发布|公布|推送|制发|收到?|受理|办理|办结|答复)?"
"""What was done more often, or less: 比上年多公开60条."""
_RATE = f"{_DONE}(?:[率幅]?度?(?:为|达到?|约|近|了)*)$"
"""What may stand between 增长 and the rate."""
_NET = "(?:共|净|累计)?新增了?|(?:共|累计)?(?:关停(?:注销)?|注销|撤并|关闭)了?"
"""What a difference between two numbers may be called besides, right behind them: 由18个增加到25个，新增7个."""
_SEMICOLON = regex("[;；]")
_MARK = regex("[,，、;；:：。()（）]")
_TOTAL = regex("(?:合计|共计|总计|总共|总量)[^0-9]{0,10}$")
_REACHED = regex("[由从][^0-9]{0,12}[0-9].{0,16}[到至为成]$")
"""Before a number that is reached, not left behind: 从1.6万增加到2.0万."""


class Words(NamedTuple):
    """The words of a rule by which it knows rates, differences and what they are compared with."""

    up: re.Pattern[str]
    """Ends in what says that the number behind it is a rate of growth, and so for a loss."""
    down: re.Pattern[str]
    more: re.Pattern[str]
    """Ends in what says that it is a rate or a difference, up or down."""
    alone: re.Pattern[str]
    """All that stands before a difference."""
    net: re.Pattern[str]
    """What it may be called that does not say up or down."""
    base: re.Pattern[str]
    unless: re.Pattern[str] | None
    """Finds what is not compared with the year before."""


class Pair(NamedTuple):
    """Two numbers that a rate or a difference may be made of: this year's, and the year's before, read or worked out."""

    now: Quantity
    base: Quantity
    before: Any


def words_of(options: Mapping[str, Any]) -> Words:
    """The words that a rule gives by its options."""
    up, down = options["up"]["pattern"], options["down"]["pattern"]
    more = f"(?:{up}|{down}){_DONE}(?:了|约|近)*$"
    return Words(
        regex(f"(?:{up}){_RATE}"),
        regex(f"(?:{down}){_RATE}"),
        regex(more),
        regex(rf"(?:[比较][上去]年|同比)?{more}|{_NET}"),
        regex(_NET),
        compiled(options["base"]),
        compiled(options["unless"]) if "unless" in options else None,
    )


def is_base(words: Words, context: Context, one: Said) -> bool:
    """Whether the words right at a number say that it is of the year before."""
    before = one.before or _before_bracket(one)
    if words.more.search(before) or _REACHED.search(before):
        return False
    year = told(one)
    return year == context.year - 1 or (year != context.year and words.base.search(before) is not None)


def told(one: Said) -> int:
    """The year that the words right at a number tell, 0 if they tell none."""
    years = YEAR.findall(one.before or _before_bracket(one))
    return int(years[-1][:4]) if years else 0


def _before_bracket(one: Said) -> str:
    """The words before the bracket that a number begins: 比上年（8件）增长25%."""
    left = one.text[one.low : one.quantity.at]
    return _MARK.split(left[:-1])[-1] if left.endswith(("(", "（")) else ""


def totalled(ahead: list[Said], behind: int) -> list[Said]:
    """From the last number but `behind` on where it sums up those before it: 网站1526条、微信684条，合计2210条，比上年…"""
    last = len(ahead) - 1 - behind
    return ahead[last:] if last > 0 and _TOTAL.search(ahead[last].before) else ahead


def near(listed: list[Said], index: int) -> list[Said]:
    """The exact counts of the sentence around a rate, up to the nearest semicolons and other rates before it."""
    rate = listed[index]
    at = rate.quantity.at
    low, high = rate.low, rate.high
    for match in _SEMICOLON.finditer(rate.text, low, high):
        if match.start() < at:
            low = match.end()
        else:
            high = match.start()
            break
    found: list[Said] = []
    for one in listed[bisect_left(listed, low, key=_place) : bisect_left(listed, high, key=_place)]:
        quantity = one.quantity
        if quantity is rate.quantity:
            continue
        if quantity.unit in ("%", "倍", "百分点", "‰"):
            if quantity.at < at:
                found.clear()
                continue
            break
        if not quantity.approximate and (quantity.unit or quantity.half > 1):
            found.append(one)
    return found


def _place(said: Said) -> int:
    return said.quantity.at
