"""Reads the members of a list of counted things, each with the words around it."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from reportlint.prose.layout import HIDDEN
from reportlint.prose.lists import FLOW, Item, family, pattern
from reportlint.values import CASES

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reportlint.prose.layout import Layout
    from reportlint.values import Quantity

_MARKS = frozenset("、,，;；:：。")
_STOPS = ",，" + HIDDEN
_COLONS = (":", "：")
_PAPERS = frozenset("条件份篇则项幅期")
"""Units in which the same things may be counted: 公告6份、动态51条."""


def _item(quantity: Quantity, joiner: str, label: str, behind: str, gap: bool) -> Item:
    mark = "" if behind[:1] in _MARKS else pattern("mark").split(behind, maxsplit=1)[0]
    tail = pattern("joined").sub("", mark.replace(HIDDEN, ""))
    label = pattern("joint").sub("", label)
    leading = bool(tail) and pattern("bare").fullmatch(label) is not None
    plain = not leading and (not tail or pattern("noun").fullmatch(tail) is not None)
    head = behind.lstrip(_STOPS).startswith("其中")
    return Item(quantity, joiner, label, tail, gap, leading, plain, family(tail if leading else label), head)


def items_of(frame: Layout, home: int, start: int, end: int, listed: Sequence[Quantity], unit: str) -> list[Item]:
    """The members of `unit` that the list opening at `start` has; `listed` are the quantities of its stretch.

    It ends at a summing word (共, 均, 另有), at another unit's clause; what a further 其中 or a colon divides is left out.
    """
    found: list[Item] = []
    last, foreign, nested, mixed = start, False, False, False
    ends = _paid(listed)
    paid = set(ends.values())
    for quantity in listed:
        if quantity.unit != unit and (quantity.at in ends or quantity.stop in paid):
            continue
        before = frame.view(home, last, quantity.at)
        clauses = pattern("clause").split(before)
        inner = bool(found) and (pattern("inner").search(before) or before.lstrip(HIDDEN)[:1] in _COLONS)
        nested = (nested and not pattern("semicolon").search(before)) or bool(inner)
        if nested:
            last = quantity.stop
            continue
        words = pattern("mark").split(before)[-1]
        if pattern("versus").search(clauses[-1]) or pattern("extreme").search(words):
            continue
        if not found and (
            pattern("semicolon").search(before) or (len(clauses) > 1 and pattern("running").search(words))
        ):
            break
        summed = pattern("total").search(words) and not pattern("remainder").search(words)
        if found and (summed or (foreign and not pattern("semicolon").search(before))):
            break
        if quantity.unit != unit:
            foreign = bool(found)
            if {unit, quantity.unit} <= _PAPERS:
                mixed = True
                if _goes_on(found, before, words):
                    found[-1] = found[-1]._replace(gap=True)
            continue
        open_ = len(clauses) > 2 and found and not foreign and _clauses(pattern("share").sub("", before)) > 1
        gap = mixed or bool(open_ or pattern("unfilled").search(before) or pattern("each").search(words))
        stop = ends.get(quantity.at, quantity.stop)
        behind = frame.view(home, stop, min(end, stop + 40))
        found.append(_item(quantity, _joiner(before), words.replace(HIDDEN, ""), behind, gap))
        foreign, last = False, quantity.stop
    while found and found[0].family == "channel" and found[-1].family in FLOW:
        found.pop()
    if [item.family for item in found] == ["origin", "status"] and pattern("carried").fullmatch(found[1].label):
        found[1] = found[1]._replace(family="origin")  # 新收38件、结转3件
    return found


def _goes_on(found: Sequence[Item], before: str, words: str) -> bool:
    """Whether a number in another unit stands in the list like its members."""
    return len(found) > 1 and _joiner(before) == found[-1].joiner and not pattern("verb").search(words)


def _paid(listed: Sequence[Quantity]) -> dict[int, int]:
    """Where cases begin that have their money right behind them, or money its cases (1件200元, 200元1件: one member, in
    either unit), and where that ends."""
    return {
        one.at: other.stop
        for one, other in pairwise(listed)
        if one.stop == other.at and (_pays(one, other) or _pays(other, one))
    }


def _pays(cases: Quantity, money: Quantity) -> bool:
    return cases.unit in CASES and money.unit == "元" and money.half < 1


def _joiner(between: str) -> str:
    """The strongest mark in the words between two members."""
    marks = set(between)
    if not marks.isdisjoint(";；"):
        return ";"
    if not marks.isdisjoint(",，"):
        return ","
    return "" if marks.isdisjoint("、和及与") else "、"


def _clauses(words: str) -> int:
    return len(pattern("clause").findall(words))
