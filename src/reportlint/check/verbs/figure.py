"""figure: how the prose writes its numbers: about, in Chinese numerals, in two styles, without a unit."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from reportlint.check.patterns import compiled
from reportlint.check.schema import Option
from reportlint.check.stretches import around
from reportlint.prose.numerals import CHARACTERS
from reportlint.regex import regex
from reportlint.values import ASIDE, Place

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from reportlint.check.context import Context
    from reportlint.check.plan import Check, Rule
    from reportlint.values import Finding, Form, Quantity, Unverified

FAULTS = ("about", "numerals", "scales", "separators", "bare")
ABOUT = "正文里数的写法：约数、汉字数、写法不一、没有单位"
OPTIONS = {
    "fault": Option(
        "choice",
        required=True,
        choices=FAULTS,
        help="about：约数；numerals：汉字数；scales：有的用万，有的不用；separators：有的有千分号，有的没有；bare：没有单位",
    ),
    "units": Option("texts", help="只看这些单位的数，例如 units: [条, 件, 篇]"),
    "after": Option("regexes", help="数的前面（同一句话里）要有的词"),
    "unless": Option("regexes", help="这句话里有这些词就不报"),
}
PLACEHOLDERS = {
    "text": "这样的数，加了引号",
    "first": "第一个",
    "second": "与它写法不同的",
    "count": "有几个",
}
FILLS = {"second": "fault=scales|separators"}
_MOST = 3
"""Numbers that the message quotes."""
_STOPS = "。\n;；"
_CLAUSE = ",，。;；:：\n"
_BEFORE = 30
_SENTENCE = 400
"""A sentence goes no farther than this to either side."""
_BOUND = regex(r"以上|以内|上下|不少于|不低于|至少|不足|最多|不超过")
"""With these a number is a bound, not a rough count."""
_DIGIT = regex(r"\d")
_ROUND = regex(rf"^[{CHARACTERS}](?:十|百|千|万|亿)?[^{CHARACTERS}余多]|^[{CHARACTERS}](?:十|百|千|万|亿)$")
_GROUPED = regex(r"\d,\d{3}")
_PLAIN = regex(r"^\D{0,4}\d{4,}(?![\d.万亿]|[余多][万亿])")
_SCALED = regex(r"\d[余多]?[万亿]")
_LARGE = 10_000
_COUNTED = frozenset(("条", "件", "篇", "份", "期", "次", "人次", "件次", "场次", "条次", "起", "封", "宗"))


def prepare(rule: Rule, form: Form, shared: dict[Any, Any]) -> Check:
    """One finding a report. about: 300余条; numerals: 四十余条; scales: 56万人次 beside 1634502人次; separators: 1,234 beside
    1234; bare: 收到留言23。"""
    options = rule.options
    tables = form.tabled
    find = _FINDERS[options["fault"]]
    units = options.get("units")

    def check(context: Context) -> Iterator[Finding | Unverified]:
        quantities = [
            quantity
            for name, its in context.figures.items()
            if name not in tables and name not in ASIDE
            for quantity in its
            if not units or quantity.unit in units
        ]
        found = find(quantities)
        if "after" in options or "unless" in options:
            found = [quantity for quantity in found if _said(context, quantity, options)]
        if found:
            yield _finding(rule, context, found)

    del shared
    return check


def _said(context: Context, quantity: Quantity, options: Mapping[str, Any]) -> bool:
    """Whether a number stands in such words as the rule is about."""
    text = context.sections[quantity.section].flow.text
    start, end = around(text, quantity.at, quantity.stop, _STOPS, _SENTENCE)
    if "unless" in options and compiled(options["unless"]).search(text[start:end]):
        return False
    clause = max(text.rfind(stop, start, quantity.at) for stop in _CLAUSE) + 1
    before = text[max(start, clause, quantity.at - _BEFORE) : quantity.at]
    return "after" not in options or bool(compiled(options["after"]).search(before))


def _about(quantities: Sequence[Quantity]) -> list[Quantity]:
    return [
        quantity
        for quantity in quantities
        if quantity.approximate
        and _DIGIT.search(quantity.written)
        and not _BOUND.search(quantity.written)
        and not any(sign in quantity.written for sign in "-—~至到")
    ]


def _numerals(quantities: Sequence[Quantity]) -> list[Quantity]:
    """Counts in Chinese numerals: 四十五件, 六万余人. 三件, 十项, 十二个乡镇 are turns of phrase."""
    return [
        quantity
        for quantity in quantities
        if quantity.number >= 10
        and not _DIGIT.search(quantity.written)
        and not _BOUND.search(quantity.written)
        and (quantity.approximate or (quantity.unit in _COUNTED and not _ROUND.search(quantity.written)))
    ]


def _scales(quantities: Sequence[Quantity]) -> list[Quantity]:
    """For the first unit that is written both ways: the numbers in 万, then those in full."""
    scaled = [quantity for quantity in quantities if _SCALED.search(quantity.written)]
    for unit in dict.fromkeys(quantity.unit for quantity in scaled):
        if unit in ("元", "%", ""):
            continue
        full = [q for q in quantities if q.unit == unit and q.number >= _LARGE and _PLAIN.search(q.written)]
        if full:
            return [next(q for q in scaled if q.unit == unit), *full]
    return []


def _separators(quantities: Sequence[Quantity]) -> list[Quantity]:
    """Amounts of money and counts are written each in their own way: a number is held against its like."""
    for money in (False, True):
        like = [quantity for quantity in quantities if quantity.unit.endswith("元") == money]
        grouped = [quantity for quantity in like if _GROUPED.search(quantity.written)]
        plain = [quantity for quantity in like if _PLAIN.search(quantity.written)]
        if grouped and plain:
            return [grouped[0], *plain]
    return []


def _bare(quantities: Sequence[Quantity]) -> list[Quantity]:
    return [
        quantity for quantity in quantities if not quantity.unit and quantity.number and quantity.written.isdecimal()
    ]


_FINDERS: Mapping[str, Callable[[Sequence[Quantity]], list[Quantity]]] = {
    "about": _about,
    "numerals": _numerals,
    "scales": _scales,
    "separators": _separators,
    "bare": _bare,
}


def _finding(rule: Rule, context: Context, found: Sequence[Quantity]) -> Finding:
    def quote(quantity: Quantity) -> str:
        return context.quote(context.sections[quantity.section].flow, quantity.at, quantity.stop)

    quotes = list(dict.fromkeys(quote(quantity) for quantity in found))
    first = found[0]
    words = {
        "text": _joined(quotes),
        "first": quotes[0],
        "second": quotes[1] if len(quotes) > 1 else "",
        "count": len(found),
    }
    return rule.finding(
        (first.start, first.end),
        context.section_title(first.section),
        words,
        actual=quotes[0],
        related=tuple(Place(other.start, other.end, f"“{quote(other)}”") for other in found[1:]),
    )


def _joined(quotes: Iterable[str]) -> str:
    """The first few in quotation marks."""
    quotes = list(quotes)
    return "、".join(f"“{quote}”" for quote in quotes[:_MOST]) + ("等" if len(quotes) > _MOST else "")
