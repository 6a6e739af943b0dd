"""growth: rates of growth and differences in the prose against the two numbers that they are made of."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from reportlint.check.bases import UNITS, words_of
from reportlint.check.clauses import numbers, span
from reportlint.check.differences import falls, pair_of
from reportlint.check.growing import rate_of
from reportlint.check.patterns import needed
from reportlint.check.schema import Option
from reportlint.check.words import last_digit, plain
from reportlint.values import Place

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from decimal import Decimal

    from reportlint.check.bases import Pair
    from reportlint.check.clauses import Said
    from reportlint.check.context import Context
    from reportlint.check.growing import Rate
    from reportlint.check.plan import Check, Rule
    from reportlint.values import Finding, Form, Unverified

ABOUT = "正文里的增减幅度，与旁边的两个数算一算"
OPTIONS = {
    "up": Option("regexes", required=True, help="例如 up: 增长|增加"),
    "down": Option("regexes", required=True, help="例如 down: 下降|减少"),
    "base": Option("regexes", required=True, help="说明是上年的数的词，例如 base: 上年|去年"),
    "unless": Option("regexes", help="哪些数不与上年比，例如 unless: 结转"),
}
PLACEHOLDERS = {
    "now": "本年的数",
    "base": "上年的数",
    "unit": "单位",
    "said": "所说的增减",
    "expected": "应当是多少",
    "word": "应当是增长还是下降",
}


def needs(options: Mapping[str, Any], _: Form) -> list[str]:
    """The signs of a rate, and the words for a difference."""
    return ["%", "倍", *needed([options["up"], options["down"]])]


def prepare(rule: Rule, form: Form, shared: dict[Any, Any]) -> Check:
    """One finding for each rate, or difference, that no two numbers printed beside it give. Without a base none is
    judged."""
    words = words_of(rule.options)

    def check(context: Context) -> Iterator[Finding | Unverified]:
        for listed in numbers(context).values():
            for index, said in enumerate(listed):
                if said.quantity.unit in UNITS and _exact_enough(said):
                    rate = rate_of(words, context, listed, index)
                    if rate is not None and rate.pairs and not any(_agrees(rate, pair) for pair in rate.pairs):
                        yield _finding(rule, context, rate)
                elif (pair := pair_of(words, context, listed, index)) is not None:
                    yield from _difference(rule, context, said, pair, down=falls(words, said))

    del form, shared
    return check


def _exact_enough(said: Said) -> bool:
    """Whether a rate can be wrong: 约17.7% can, 近二成 and 超过80% hardly."""
    return not said.quantity.approximate or (said.quantity.unit == "%" and said.quantity.written.startswith("约"))


def _bounds(pair: Pair) -> tuple[Decimal, Decimal]:
    """The least and the most that the rate can be, in percent, by the digits to which both numbers are given."""
    from decimal import Decimal

    now, half = Decimal(pair.now.number), Decimal(pair.now.half if pair.now.half > 1 else 0)
    before, slack = Decimal(pair.before), Decimal(pair.base.half if pair.base.half > 1 else 0)
    low, high = before - slack, before + slack
    return (now - half) * 100 / high - 100, (now + half) * 100 / low - 100


def _agrees(rate: Rate, pair: Pair) -> bool:
    """Whether two numbers give the rate, rounded or cut off."""
    from decimal import Decimal

    if pair.before <= 0 or pair.before - (pair.base.half if pair.base.half > 1 else 0) <= 0:
        return True
    unit, said = last_digit(rate.said.quantity), Decimal(rate.said.quantity.number)
    if rate.said.quantity.approximate:
        unit = max(Decimal(1), abs(said) / 10)
    times = rate.said.quantity.unit == "倍"
    low, high = _bounds(pair)
    if times:
        low, high = low / 100, high / 100
    wanted = said * rate.sign
    if low - unit <= wanted <= high + unit:
        return abs(wanted - low) < unit or abs(wanted - high) < unit or low <= wanted <= high
    return times and low + 1 - unit < wanted < high + 1 + unit


def _difference(rule: Rule, context: Context, said: Said, pair: Pair, *, down: bool) -> Iterator[Finding]:
    """What is wrong with a difference: its sign or its number, as far as the digits written tell."""
    here = said.quantity
    right = pair.now.number - pair.before
    if abs(right - (-here.number if down else here.number)) > 2 * (pair.now.half + pair.base.half + here.half):
        word = "增加" if right >= 0 else "减少"
        expected = f"{plain(abs(right))}{here.unit}"
        yield _told(rule, context, said, pair, f"{said.before}{plain(here.number)}{here.unit}", word, expected)


def _finding(rule: Rule, context: Context, rate: Rate) -> Finding:
    from decimal import ROUND_HALF_UP, Decimal

    pair = rate.pairs[0]
    said, unit = rate.said.quantity, last_digit(rate.said.quantity)
    exact = Decimal(pair.now.number) * 100 / Decimal(pair.before) - 100
    if said.unit == "倍":
        exact, unit = exact / 100, unit / 10
    word = "增长" if exact >= 0 else "下降"
    expected = f"{plain(abs(exact).quantize(unit, ROUND_HALF_UP))}{said.unit}"
    return _told(rule, context, rate.said, pair, f"{rate.word}{plain(said.number)}{said.unit}", word, expected)


def _told(rule: Rule, context: Context, said: Said, pair: Pair, written: str, word: str, expected: str) -> Finding:
    words = {
        "now": plain(pair.now.number),
        "base": plain(pair.before),
        "unit": pair.now.unit,
        "said": written,
        "expected": expected,
        "word": word,
    }
    return rule.finding(
        span(context, said),
        context.section_title(said.quantity.section),
        words,
        expected=f"{word}{expected}",
        actual=written,
        related=(
            Place(pair.now.start, pair.now.end, f"本年 {words['now']}{words['unit']}"),
            Place(pair.base.start, pair.base.end, f"上年或增减 {plain(pair.base.number)}{words['unit']}"),
        ),
    )
