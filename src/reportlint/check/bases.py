"""The numbers that a rate of growth or a difference in the prose is made of: this year's, and what it is compared with."""

from __future__ import annotations

from bisect import bisect_left
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from reportlint.check.clauses import enclosed, from_to
from reportlint.check.patterns import compiled
from reportlint.regex import regex
from reportlint.tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportlint.check.clauses import Said
    from reportlint.check.context import Context
    from reportlint.values import Quantity

UNITS = ("%", "倍")
_DONE = "(?:公开|发布|公布|推送|制发|收到?|受理|办理|办结|答复)?"
"""What was done more often, or less: 比上年多公开60条."""
_RATE = f"{_DONE}(?:[率幅]?度?(?:为|达到?|约|近|了)*)$"
"""What may stand between 增长 and the rate."""
_SEMICOLON = regex("[;；]")
_YEAR = regex("20[0-9]{2}年")
_MARK = regex("[,，、;；:：。()（）]")
_YEARS = regex("年均|年平均|逐年|分别|依次|[两二三四五六七八九]年(?:来|间|内)?(?:累计)?(?:共|总共|合计)?$|累计$")
"""A rate of several years has another base than the year before."""
_NET = regex("(?:共|净|累计)?新增了?|(?:共|累计)?(?:关停(?:注销)?|注销|撤并|关闭)了?")
"""What a difference between two numbers may be called besides, right behind them: 由18个增加到25个，新增7个."""
_TOTAL = regex("(?:合计|共计|总计|总共|总量)[^0-9]{0,10}$")
_COMPARED = regex("[较比](?:上一?年|去年|前年|20[0-9]{2}年)")
"""How a rate says itself what it compares with."""
_ASIDE = regex("[,，、(（]?")
"""What stands between a difference and its rate: 增加60件、增长20%; 减少60件（降20%）."""
_LEFT = regex("净[增减][加少]?了?")
"""What is left of what was added and what was taken away: 删减15项，新增6项，净减9项."""
_REACHED = regex("[由从][^0-9]{0,12}[0-9].{0,16}[到至为成]$")
"""Before a number that is reached, not left behind: 从1.6万增加到2.0万."""
_ADDED = regex("新增|增加|新建|新设|增设|补充|纳入")
_TAKEN = regex("删[减除]|减少|[核精]减|废止|取消|撤[销并]|关停|注销|退出")


class Pair(NamedTuple):
    """Two numbers that a rate may be made of: this year's, and the year's before, read or worked out."""

    now: Quantity
    base: Quantity
    before: Any


class Rate(NamedTuple):
    """A rate as said: its sign, the word for it, and the numbers of its stretch of the sentence."""

    said: Said
    sign: int
    word: str
    pairs: list[Pair]


class Reader:
    """Finds rates and their bases by the words of a rule."""

    def __init__(self, options: Any) -> None:
        self.up = regex(f"(?:{options['up']['pattern']}){_RATE}")
        self.down = regex(f"(?:{options['down']['pattern']}){_RATE}")
        self.more = regex(f"(?:{options['up']['pattern']}|{options['down']['pattern']}){_DONE}(?:了|约|近)*$")
        self.alone = regex(rf"(?:[比较][上去]年|同比)?{self.more.pattern}|{_NET.pattern}")
        self.base = compiled(options["base"])
        self.unless = compiled(options["unless"]) if "unless" in options else None

    def rate(self, context: Context, listed: list[Said], index: int) -> Rate | None:
        """The rate that the number `index` is, or None."""
        said = listed[index]
        up, down = self.up.search(said.before), self.down.search(said.before)
        match = up or down
        if match is None or _YEARS.search(said.before[: match.start()]):
            return None
        near = [one for one in self._stretch(listed, index) if not (self.unless and self.unless.search(one.before))]
        if (other := self._next(listed, index)) is not None:
            near = [one for one in near if one is not other]
        kinds = {one.quantity.unit for one in near}
        pairs: list[Pair] = []
        for unit in kinds:
            its = [one for one in near if one.quantity.unit == unit]
            pairs += self._pairs(context, said, its, _compared_with(context, said.before[: match.start()]))
        return Rate(said, 1 if up else -1, match.group(), pairs)

    def _next(self, listed: list[Said], index: int) -> Said | None:
        """The number behind the rate `index` that has a rate of its own right behind it: 较2022年的80条增长25%，较2023年的90条增长11%."""
        if index + 2 >= len(listed):
            return None
        other, its = listed[index + 1 : index + 3]
        own = its.quantity.unit in UNITS and self.more.fullmatch(its.before)
        return other if own else None

    def compared(self, context: Context, listed: list[Said], index: int) -> Pair | None:
        """The only two numbers that the difference `index` can be of: this year's, and right behind it the base, with
        the difference right behind that (240条，比上年的200条增加40条)."""
        said = listed[index]
        if said.quantity.approximate:
            return None
        near = [one for one in _stretch(listed, index) if one.quantity.unit == said.quantity.unit]
        ahead = _totalled([one for one in near if one.quantity.at < said.quantity.at], 1)
        if len(near) == len(ahead) == 2 and from_to(ahead[0], ahead[1], said):
            return Pair(ahead[1].quantity, ahead[0].quantity, ahead[0].quantity.number)
        if len(ahead) != 2 or _NET.fullmatch(said.before):
            return None
        if self._is_base(context, ahead[0]) or not self._is_base(context, ahead[1]):
            return None
        if any(self.unless and self.unless.search(one.before) for one in ahead) or self.more.search(ahead[0].before):
            return None
        now, base = ahead[0].quantity, ahead[1].quantity
        return Pair(now, base, base.number)

    def falls(self, said: Said) -> bool:
        """Whether a difference is called a loss."""
        return bool(self.down.search(said.before) or (_NET.fullmatch(said.before) and "增" not in said.before))

    def points(self, context: Context, listed: list[Said], index: int) -> Pair | None:
        """The two percentages right before the difference `index` in points: 占12.5%，比上年的9.5%提高3个百分点."""
        if index < 2 or not self.more.fullmatch(listed[index].before):
            return None
        now, base, said = listed[index - 2 : index + 1]
        exact = not any(one.quantity.approximate for one in (now, base, said))
        shares = now.low == said.low and {now.quantity.unit, base.quantity.unit} == {"%"}
        joined = said.start == base.quantity.stop and said.text[now.quantity.stop : base.start] in (",", "，")
        if not (exact and shares and joined) or self._is_base(context, now) or not self._is_base(context, base):
            return None
        return Pair(now.quantity, base.quantity, base.quantity.number)

    def _stretch(self, listed: list[Said], index: int) -> list[Said]:
        """The numbers that a rate may be of: those of the rate before it, where both say what they compare with
        (较前年增长60%，较去年增长20%)."""
        rate, last = listed[index], listed[max(index - 1, 0)]
        beside = last.quantity.unit in UNITS and rate.text[last.quantity.stop : rate.start] in (",", "，", "、")
        both = beside and _COMPARED.match(rate.before) and _COMPARED.search(last.before)
        return _stretch(listed, index - 1 if both else index)

    def _pairs(self, context: Context, rate: Said, near: list[Said], year: int) -> Iterator[Pair]:
        """The numbers of the year with each base among them; none where it is open which number the rate is of.

        A base stands between its number and the rate, right before that number (由上年的150条增加到180条), or right
        behind the rate.
        """
        told = [_told(one) for one in near]
        named = [one for one, its in zip(near, told, strict=True) if its == year]
        bases = [one for one in near if self._is_base(context, one)] if year == context.year - 1 else named
        near = [one for one, its in zip(near, told, strict=True) if one in bases or its in (0, context.year)]
        changes = [one for one in near if one not in bases and self.more.search(one.before)]
        ahead = [one for one in near if one not in bases and one not in changes and one.quantity.at < rate.quantity.at]
        ahead = _totalled([one for one in ahead if not enclosed(one, rate)], 0)
        if not ahead and len(bases) == len(changes) == 1:
            yield from self._worked_out(rate, bases[0], changes[0])
        if not ahead or len(ahead) > 2 or len(bases) + len(changes) > 2:
            return
        last = ahead[-1]
        at = near.index(last)
        behind = next((one for one in near if one.quantity.at > rate.quantity.at), None)
        placed = named if year != context.year - 1 else [
            one for one in bases
            if last.quantity.at < one.quantity.at < rate.quantity.at or one is behind or near[at - 1 : at] == [one]
        ]  # fmt: skip
        for one in ahead:
            for base in placed:
                yield Pair(one.quantity, base.quantity, base.quantity.number)
            for change in changes:
                if last.quantity.at < change.quantity.at < rate.quantity.at:
                    down = self.down.search(change.before) is not None
                    number = change.quantity.number
                    yield Pair(one.quantity, change.quantity, one.quantity.number + (number if down else -number))

    def _worked_out(self, rate: Said, base: Said, change: Said) -> Iterator[Pair]:
        """The number of the year where only the base and the difference are told: 与上年的300件相比，增加60件、增长20%."""
        bare = self.up.fullmatch(rate.before) or self.down.fullmatch(rate.before)
        beside = _ASIDE.fullmatch(rate.text, change.quantity.stop, rate.start)
        if bare and beside and base.quantity.at < change.quantity.at < rate.quantity.at:
            before: Any = base.quantity.number
            down = self.down.search(change.before) is not None
            number = before - change.quantity.number if down else before + change.quantity.number
            yield Pair(change.quantity._replace(number=number), base.quantity, before)

    def _is_base(self, context: Context, one: Said) -> bool:
        """Whether the words right at a number say that it is of the year before."""
        words = one.before or _before_bracket(one)
        if self.more.search(words) or _REACHED.search(words):
            return False
        year = _told(one)
        return year == context.year - 1 or (year != context.year and self.base.search(words) is not None)


def balance(listed: list[Said], index: int) -> Pair | None:
    """What was added and what was taken away, right before what the difference `index` says is left: 删减15项，新增6项，净减9项."""
    if index < 2 or not _LEFT.fullmatch(listed[index].before):
        return None
    one, other, said = listed[index - 2 : index + 1]
    row = (one, other, said) if index == 2 else (listed[index - 3], one, other, said)
    beside = [last.text[last.quantity.stop : its.start] in (",", "，", "、") for last, its in pairwise(row)]
    alike = one.quantity.unit == other.quantity.unit == said.quantity.unit and one.low == said.low
    if beside[-2:] != [True, True] or not alike or any(its.quantity.approximate for its in row[-3:]):
        return None
    if len(row) > 3 and beside[0] and (_ADDED.search(row[0].before) or _TAKEN.search(row[0].before)):
        return None
    for added, taken in ((one, other), (other, one)):
        if _ADDED.search(added.before) and _TAKEN.search(taken.before) and not _TAKEN.search(added.before):
            return Pair(added.quantity, taken.quantity, taken.quantity.number)
    return None


def _told(one: Said) -> int:
    """The year that the words right at a number tell, 0 if they tell none."""
    years = _YEAR.findall(one.before or _before_bracket(one))
    return int(years[-1][:4]) if years else 0


def _compared_with(context: Context, words: str) -> int:
    """The year that the words before a rate say it compares with: the year before, if they say none."""
    years = _YEAR.findall(words) if _COMPARED.search(words) else []
    return context.year - 2 if "前年" in words else int(years[-1][:4]) if years else context.year - 1


def _totalled(ahead: list[Said], behind: int) -> list[Said]:
    """From the last number but `behind` on where it sums up those before it: 网站1526条、微信684条，合计2210条，比上年…"""
    last = len(ahead) - 1 - behind
    return ahead[last:] if last > 0 and _TOTAL.search(ahead[last].before) else ahead


def _before_bracket(one: Said) -> str:
    """The words before the bracket that a number begins: 比上年（8件）增长25%."""
    left = one.text[one.low : one.quantity.at]
    return _MARK.split(left[:-1])[-1] if left.endswith(("(", "（")) else ""


def _place(said: Said) -> int:
    return said.quantity.at


def _stretch(listed: list[Said], index: int) -> list[Said]:
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
