"""The percentages that the prose says to be shares, each with the number that it is a share of something of."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from reportlint.check.rates import rated_by
from reportlint.prose.layout import LONGEST, words_before
from reportlint.regex import regex
from reportlint.values import between

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportlint.values import Number, Quantity

    Parallel = tuple[list[Quantity], list[Quantity]]

SHARE = regex(
    r"[,，、(]?(?:约|共|分别|均|各)?所?(?:占|比例|比重)(?:的|为|约|达|比|例|重|到|总|件|条|数|量|其中|全部|全年|本年度?|当年|年度"
    "|总体|总量|总数|新收|收到|受理|收办|答复|办结|办理|处理|发布|主动|公开|政府|信息|政务|依|申请|各类){0,12}:?$"
)
"""A share of what the sentence counts; one of something else (占全省的9%) has its whole elsewhere."""
PORTION = regex("[,，、(]?(?:约|共|分别|均|各)?所?(?:占|比例|比重)[^,，;；。0-9]*$")
"""What stands between a part and its percentage, whatever that is a share of."""
_ALIKE = regex("(?:[、,，]|和|与|及|以及){1,2}")
"""What stands between percentages that belong to as many numbers before them: 42件、38件，分别占52.5%、47.5%."""
_JOINED = regex("[^,，、;；:：。0-9()（）]{0,4}(?:和|与|及|以及)[^,，、;；:：。0-9()（）]{0,12}$")
"""What stands between two numbers that may have one share together: 网络30件和信函20件，占62.5%."""
NAMED = regex("[,，、;；]([^,，、;；:：。0-9()（）]{2,14}?)占(?:比(?:重|例)?(?:为|达到?|约|是)*)?$")
"""A share whose part is named again behind the list that has its number: 网站公开50条、微信公开30条，微信公开占37.5%."""
_TOGETHER = regex(
    "[,，](?P<many>[两二三四五])(?:者|项|类|种|家|个)(?:合计|共计|总计|一?共|加起来)?约?占(?:比(?:重|例)?(?:为|达到?|约|是)*)?$"
)
"""What says that a percentage is the share of as many numbers before it together: 予以公开40件，部分公开9件，两者占61.3%."""
_NEXT = regex("[^;；。\n]{0,30}[,，、][^;；。\n]{0,30}")
"""What stands between two of them."""
_SUM = regex("(?:合计|共计|总计|一共|共)(?:为|是|有)?$")
"""What stands before a number that only adds up those before it."""
_CLOSES = regex("[^()（）,，;；。0-9]{0,6}[)）]")
_LABEL = 24
"""What a number counts is said in so many characters before it."""
_MARKS = regex("[,，、;；:：。()（）\n]")
STOPS = "。\n"


def sentence_start(text: str, at: int) -> int:
    """Where the sentence begins that goes on at `at`; no farther away than sentences are read."""
    low = max(at - LONGEST, 0)
    return max(low, *(text.rfind(stop, low, at) + 1 for stop in STOPS))


def shared(
    text: str, quantities: list[Quantity], lists: list[Parallel]
) -> tuple[dict[Quantity, Quantity], set[Quantity]]:
    """Numbers with the percentage that is said of each; and those of which it is called a rate."""
    pairs: dict[Quantity, Quantity] = {}
    rated: set[Quantity] = set()
    listed = {said for _, shares in lists for said in shares}
    before = [None, *quantities]
    for joined, part, said in zip(before, quantities, quantities[1:], strict=False):
        if said in listed:
            continue
        if joined and joined.unit == part.unit and _JOINED.match(text, joined.stop, part.at):
            continue  # whether both are meant, or the last alone, no word tells
        if not said.unit == "%" != part.unit or said.approximate or part.approximate:
            continue
        if (together := _together(text, part, said, quantities)) is not None:
            pairs[together] = said
        elif SHARE.match(text, part.stop, said.at):
            pairs[part] = said
        elif (outer := _before_bracket(text, part, said, quantities)) is not None:
            pairs[outer] = said
        elif (whose := rated_by(text, part, said, quantities)) is not None:
            pairs[whose] = said
            rated.add(whose)
        elif (again := _named(text, said, quantities)) is not None:
            pairs.setdefault(again, said)
    for parts, shares in lists:
        pairs.update((part, said) for part, said in zip(parts, shares, strict=False) if not said.approximate)
    return pairs, rated


def _before_bracket(text: str, last: Quantity, said: Quantity, quantities: list[Quantity]) -> Quantity | None:
    """The number of which a percentage is said behind a bracket that divides it: 合计19件（其中部分公开6件），占47.5%."""
    close = _CLOSES.match(text, last.stop, said.at)
    if close is None or not SHARE.match(text, close.end(), said.at):
        return None
    opening = max(text.rfind("(", 0, last.at), text.rfind("（", 0, last.at))
    before = between(quantities, max(opening - _LABEL, 0), opening) if opening >= 0 else []
    inside = between(quantities, opening, last.stop)
    if not before or before[-1].stop != opening or last not in inside:
        return None
    outer = before[-1]
    return outer if outer.unit == last.unit and not outer.approximate and outer.number >= last.number else None


def _together(text: str, last: Quantity, said: Quantity, quantities: list[Quantity]) -> Quantity | None:
    """The sum of the numbers up to `last` that a percentage is of, where its words say how many they are."""
    match = _TOGETHER.fullmatch(text, last.stop, said.at)
    if match is None:
        return None
    many = "两二三四五".index(match["many"]) + 1 if match["many"] != "两" else 2
    at = quantities.index(last) + 1
    its = quantities[max(at - many, 0) : at]
    alike = len(its) == many and len({one.unit for one in its}) == 1 and not any(one.approximate for one in its)
    if not alike or not all(_NEXT.fullmatch(text, one.stop, other.at) for one, other in pairwise(its)):
        return None
    total: Number = sum(one.number for one in its)
    return last._replace(number=total, at=its[0].at, start=its[0].start)


def parallel(text: str, quantities: list[Quantity]) -> Iterator[Parallel]:
    """Percentages that follow each other, with as many numbers before them that they are shares of, each in its place;
    with none where there are not as many."""
    at = 0
    while at < len(quantities):
        stop = at + 1
        if quantities[at].unit == "%":
            while stop < len(quantities) and _follows(text, quantities[stop - 1], quantities[stop]):
                stop += 1
            if stop - at > 1:
                last = at - _summed(text, quantities, at, stop - at)
                parts = quantities[max(last - stop + at, 0) : last]
                linked = len(parts) == stop - at and _linked(text, parts, quantities[at - 1].stop, quantities[at])
                yield (parts if linked else []), quantities[at:stop]
        at = stop


def _summed(text: str, quantities: list[Quantity], at: int, count: int) -> bool:
    """Whether the last number before `at` only adds up the `count` before it: 50条、30条，合计80条，分别占62.5%、37.5%."""
    if at <= count or not _SUM.search(text, quantities[at - 2].stop, quantities[at - 1].at):
        return False
    its = quantities[at - 1 - count : at]
    return len({one.unit for one in its}) == 1


def _follows(text: str, one: Quantity, other: Quantity) -> bool:
    return other.unit == "%" and _ALIKE.fullmatch(text, one.stop, other.at) is not None


def _linked(text: str, parts: list[Quantity], stop: int, said: Quantity) -> bool:
    """Whether numbers of one unit in one sentence are those that percentages from `said` on are shares of; the last
    number before these ends at `stop`."""
    alike = len({part.unit for part in parts}) == 1 and not any(part.approximate or part.unit == "%" for part in parts)
    together = not any(stop in text[parts[0].at : said.at] for stop in STOPS)
    return alike and together and PORTION.match(text, stop, said.at) is not None


def _named(text: str, said: Quantity, quantities: list[Quantity]) -> Quantity | None:
    """The number before a share in its sentence that has the same name."""
    name = NAMED.search(text, max(said.at - 22, 0), said.at)
    if name is None:
        return None
    start = sentence_start(text, said.at)
    labels = [(q, words_before(text, q.at, _LABEL, _MARKS)) for q in between(quantities, start, said.at)]
    same = [q for q, label in labels if label.endswith(name[1]) or label.startswith(name[1])]
    same = [q for q in same if q.unit != "%" and not q.approximate]
    return same[0] if len(same) == 1 else None
