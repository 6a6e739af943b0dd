"""Reads the ways by which words narrow what is counted: one mechanism for all topics, whose ways stand in `table`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportlint.regex import named
from reportlint.tuples import NamedTuple

if TYPE_CHECKING:
    import re
    from collections.abc import Callable, Iterable

    from reportlint.prose.lexicon import Entry
    from reportlint.values import Number

_LOOK, _NEAR = 240, 160
"""So many characters before a number tell of which cases it is; where they must come to the number itself, so many."""
FIRST, LAST = slice(1), slice(-1, None)
"""Which of several finds counts, where not any of them does."""
_pattern = named(
    {
        "segment": "[;；]",
        "clause": "[,，;；:：。\n]",
        # 通过网站、信函等渠道收到: how, not what
        "however": "^[^,，;；:：。]*(?:等|种)(?:渠道|方式|形式|途径)",
        # 40件不予处理的申请中: the reasons of a result divide all that had it
        "refused": "[0-9]+[件宗份起例](?:不予公开|无法提供|不予处理|其[他它]处理)的(?:政府信息公开|信息公开|依申请公开)?申请中?[,，:：]",
        "count": "[0-9][件宗份起例]",
        "those": "(?:申请)?(?:中|[,，:：]?其中)[^;；]*",
    }
)


class Case(NamedTuple):
    """What is counted, as far as the ways ask."""

    left: str
    """What stands before it in its sentence or bracket."""
    number: Number | None = None
    """None where something is said of all: 均已办结."""
    entry: Entry | None = None
    year: int | None = None
    """The year of the report."""


class Way(NamedTuple):
    """One way by which words leave some of all cases."""

    words: re.Pattern[str]
    """Finds these words. Their group `which` says which cases are left, `of` how many: no more can be counted behind them."""
    within: str = "segment"
    """Where they are looked for: a key of `_STRETCHES`."""
    again: re.Pattern[str] | None = None
    """What, anywhere behind them, means all cases again."""
    leaves: Callable[[re.Match[str], Case], bool] | None = None
    """Whether what they say leaves some cases only; None: it does."""
    by: str = ""
    """What a claim must have that they narrow, a field of `Entry`: ``whole``; and what it may not have."""
    but: str = ""
    place: str = ""
    """``first``: they have the first count, or what is counted is named as one of theirs; ``those``: it must be; ``only``:
    theirs is the only count there is."""
    takes: slice = slice(None)
    alone: bool = False
    """Whether they must be the only ones of their way."""
    unless: re.Pattern[str] | None = None
    """What the stretch may not begin with."""
    needs: str = ""
    """A word without which they are not looked for."""


def narrowed(ways: Iterable[Way], case: Case) -> bool:
    """Whether what is counted are some cases alone, by any of the `ways`."""
    cut: dict[str, str] = {}
    for way in ways:
        if (way.by and not getattr(case.entry, way.by)) or (way.but and getattr(case.entry, way.but)):
            continue
        words = cut.get(way.within)
        if words is None:
            words = cut[way.within] = _STRETCHES[way.within](case)
        if way.needs and way.needs not in words:
            continue
        if way.words.search(words) is not None and _narrows(way, case, words):
            return True
    return False


def _narrows(way: Way, case: Case, words: str) -> bool:
    """Whether what `way` finds in `words`, where there is any, leaves some cases alone."""
    if way.unless is not None and way.unless.match(words):
        return False
    found = [*way.words.finditer(words)][way.takes]
    if way.leaves is not None:
        found = [match for match in found if way.leaves(match, case)]
    if way.alone and len(found) > 1:
        return False
    return any(
        _enough(match, case)
        and (not way.place or _placed(way.place, match, words))
        and (way.again is None or way.again.search(words, match.end()) is None)
        for match in found
    )


def _enough(match: re.Match[str], case: Case) -> bool:
    """Whether what is counted may be among those that the words have counted."""
    return case.number is None or "of" not in match.re.groupindex or case.number <= int(match["of"])


def _placed(place: str, match: re.Match[str], words: str) -> bool:
    if place == "only":
        return len(_pattern("count").findall(words)) == 1
    if place == "first" and _pattern("count").search(words, 0, match.start()) is None:
        return True
    return _pattern("those").fullmatch(words, match.end()) is not None


def plainly(words: str) -> str:
    """`words` without the ways of applying that they begin with: 通过网站、信函等渠道."""
    return _pattern("however").sub("", words)


def _left(case: Case) -> str:
    return case.left[-_LOOK:]


def _divided(case: Case) -> str:
    left = _left(case)
    return _pattern("refused").sub("", left) if case.entry is not None and case.entry.outcome else left


def _segment(case: Case) -> str:
    return _pattern("segment").split(_divided(case))[-1]


def _clause(case: Case) -> str:
    return _pattern("clause").split(_left(case))[-1]


_STRETCHES: dict[str, Callable[[Case], str]] = {
    "left": _left,
    "divided": _divided,
    "segment": _segment,
    "clause": _clause,
    "plain clause": lambda case: plainly(_clause(case)),
    "counted": lambda case: f"{_pattern('segment').split(case.left[-_NEAR:])[-1]}{case.number}件",
}
"""All that is looked at before the number; that without what a reason divides; since the last semicolon; the last clause, and
without how one applied; since the last semicolon with the number itself."""
