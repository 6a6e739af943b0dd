"""The differences in the prose, each with the two numbers that it must be made of."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from reportlint.check.bases import Pair, is_base, near, totalled
from reportlint.check.clauses import from_to
from reportlint.regex import regex

if TYPE_CHECKING:
    from reportlint.check.bases import Words
    from reportlint.check.clauses import Said
    from reportlint.check.context import Context

_POINTS = "百分点"
_LEFT = regex("净[增减][加少]?了?")
"""What is left of what was added and what was taken away: 删减15项，新增6项，净减9项."""
_ADDED = regex("新增|增加|新建|新设|增设|补充|纳入")
_TAKEN = regex("删[减除]|减少|[核精]减|废止|取消|撤[销并]|关停|注销|退出")


def pair_of(words: Words, context: Context, listed: list[Said], index: int) -> Pair | None:
    """The only two numbers that the difference `index` of those `listed` can be of; None where it is none, or it is open."""
    said = listed[index]
    if not words.alone.fullmatch(said.before):
        return None
    compared = _points if said.quantity.unit == _POINTS else _compared
    return compared(words, context, listed, index) or _left(listed, index)


def falls(words: Words, said: Said) -> bool:
    """Whether a difference is called a loss."""
    return bool(words.down.search(said.before) or (words.net.fullmatch(said.before) and "增" not in said.before))


def _compared(words: Words, context: Context, listed: list[Said], index: int) -> Pair | None:
    """The number of the year, and right behind it the base, with the difference right behind that (240条，比上年的200条增加40条)."""
    said = listed[index]
    if said.quantity.approximate:
        return None
    alike = [one for one in near(listed, index) if one.quantity.unit == said.quantity.unit]
    ahead = totalled([one for one in alike if one.quantity.at < said.quantity.at], 1)
    if len(alike) == len(ahead) == 2 and from_to(ahead[0], ahead[1], said):
        return Pair(ahead[1].quantity, ahead[0].quantity, ahead[0].quantity.number)
    if len(ahead) != 2 or words.net.fullmatch(said.before):
        return None
    if is_base(words, context, ahead[0]) or not is_base(words, context, ahead[1]):
        return None
    if any(words.unless and words.unless.search(one.before) for one in ahead) or words.more.search(ahead[0].before):
        return None
    now, base = ahead[0].quantity, ahead[1].quantity
    return Pair(now, base, base.number)


def _points(words: Words, context: Context, listed: list[Said], index: int) -> Pair | None:
    """The two percentages right before a difference in points: 占12.5%，比上年的9.5%提高3个百分点."""
    if index < 2 or not words.more.fullmatch(listed[index].before):
        return None
    now, base, said = listed[index - 2 : index + 1]
    exact = not any(one.quantity.approximate for one in (now, base, said))
    shares = now.low == said.low and {now.quantity.unit, base.quantity.unit} == {"%"}
    joined = said.start == base.quantity.stop and said.text[now.quantity.stop : base.start] in (",", "，")
    if not (exact and shares and joined) or is_base(words, context, now) or not is_base(words, context, base):
        return None
    return Pair(now.quantity, base.quantity, base.quantity.number)


def _left(listed: list[Said], index: int) -> Pair | None:
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
