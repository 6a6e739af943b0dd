"""The rates of growth in the prose, each with the pairs of numbers that it may be made of."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from reportlint.check.bases import UNITS, YEAR, Pair, is_base, near, told, totalled
from reportlint.check.clauses import enclosed
from reportlint.regex import regex
from reportlint.tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportlint.check.bases import Words
    from reportlint.check.clauses import Said
    from reportlint.check.context import Context

_YEARS = regex("年均|年平均|逐年|分别|依次|[两二三四五六七八九]年(?:来|间|内)?(?:累计)?(?:共|总共|合计)?$|累计$")
"""A rate of several years has another base than the year before."""
_COMPARED = regex("[较比](?:上一?年|去年|前年|20[0-9]{2}年)")
"""How a rate says itself what it compares with."""
_ASIDE = regex("[,，、(（]?")
"""What stands between a difference and its rate: 增加60件、增长20%; 减少60件（降20%）."""


class Rate(NamedTuple):
    """A rate as said: its sign, the word for it, and the numbers of its stretch of the sentence."""

    said: Said
    sign: int
    word: str
    pairs: list[Pair]


def rate_of(words: Words, context: Context, listed: list[Said], index: int) -> Rate | None:
    """The rate that the number `index` of those `listed` is, or None."""
    said = listed[index]
    up, down = words.up.search(said.before), words.down.search(said.before)
    match = up or down
    if match is None or _YEARS.search(said.before[: match.start()]):
        return None
    found = [one for one in _stretch(listed, index) if not (words.unless and words.unless.search(one.before))]
    if (other := _next(words, listed, index)) is not None:
        found = [one for one in found if one is not other]
    pairs: list[Pair] = []
    for unit in dict.fromkeys(one.quantity.unit for one in found):
        its = [one for one in found if one.quantity.unit == unit]
        pairs += _pairs(words, context, said, its, _compared_with(context, said.before[: match.start()]))
    return Rate(said, 1 if up else -1, match.group(), pairs)


def _next(words: Words, listed: list[Said], index: int) -> Said | None:
    """The number behind the rate `index` that has a rate of its own right behind it: 较2022年的80条增长25%，较2023年的90条增长11%."""
    if index + 2 >= len(listed):
        return None
    other, its = listed[index + 1 : index + 3]
    own = its.quantity.unit in UNITS and words.more.fullmatch(its.before)
    return other if own else None


def _stretch(listed: list[Said], index: int) -> list[Said]:
    """The numbers that a rate may be of: those of the rate before it, where both say what they compare with
    (较前年增长60%，较去年增长20%)."""
    rate, last = listed[index], listed[max(index - 1, 0)]
    beside = last.quantity.unit in UNITS and rate.text[last.quantity.stop : rate.start] in (",", "，", "、")
    both = beside and _COMPARED.match(rate.before) and _COMPARED.search(last.before)
    return near(listed, index - 1 if both else index)


def _compared_with(context: Context, before: str) -> int:
    """The year that the words before a rate say it compares with: the year before, if they say none."""
    years = YEAR.findall(before) if _COMPARED.search(before) else []
    return context.year - 2 if "前年" in before else int(years[-1][:4]) if years else context.year - 1


def _pairs(words: Words, context: Context, rate: Said, found: list[Said], year: int) -> Iterator[Pair]:
    """The numbers of the year with each base among those `found`; none where it is open which number the rate is of.

    A base stands between its number and the rate, right before that number (由上年的150条增加到180条), or right
    behind the rate.
    """
    years = [told(one) for one in found]
    named = [one for one, its in zip(found, years, strict=True) if its == year]
    bases = [one for one in found if is_base(words, context, one)] if year == context.year - 1 else named
    found = [one for one, its in zip(found, years, strict=True) if one in bases or its in (0, context.year)]
    changes = [one for one in found if one not in bases and words.more.search(one.before)]
    ahead = [one for one in found if one not in bases and one not in changes and one.quantity.at < rate.quantity.at]
    ahead = totalled([one for one in ahead if not enclosed(one, rate)], 0)
    if not ahead and len(bases) == len(changes) == 1:
        yield from _worked_out(words, rate, bases[0], changes[0])
    if not ahead or len(ahead) > 2 or len(bases) + len(changes) > 2:
        return
    last = ahead[-1]
    at = found.index(last)
    behind = next((one for one in found if one.quantity.at > rate.quantity.at), None)
    placed = named if year != context.year - 1 else [
        one for one in bases
        if last.quantity.at < one.quantity.at < rate.quantity.at or one is behind or found[at - 1 : at] == [one]
    ]  # fmt: skip
    for one in ahead:
        for base in placed:
            yield Pair(one.quantity, base.quantity, base.quantity.number)
        for change in changes:
            if last.quantity.at < change.quantity.at < rate.quantity.at:
                down = words.down.search(change.before) is not None
                number = change.quantity.number
                yield Pair(one.quantity, change.quantity, one.quantity.number + (number if down else -number))


def _worked_out(words: Words, rate: Said, base: Said, change: Said) -> Iterator[Pair]:
    """The number of the year where only the base and the difference are told: 与上年的300件相比，增加60件、增长20%."""
    bare = words.up.fullmatch(rate.before) or words.down.fullmatch(rate.before)
    beside = _ASIDE.fullmatch(rate.text, change.quantity.stop, rate.start)
    if bare and beside and base.quantity.at < change.quantity.at < rate.quantity.at:
        before: Any = base.quantity.number
        down = words.down.search(change.before) is not None
        number = before - change.quantity.number if down else before + change.quantity.number
        yield Pair(change.quantity._replace(number=number), base.quantity, before)
