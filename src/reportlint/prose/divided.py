"""Tells what a number divides: all cases, those of one result alone, or those of several results together."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from reportlint.prose.lists import FAMILIES
from reportlint.regex import named

if TYPE_CHECKING:
    import re
    from collections.abc import Mapping, Sequence, Set

    from reportlint.prose.layout import Layout
    from reportlint.prose.lexicon import Entry
    from reportlint.prose.places import Place

_NEAR = 24
"""So far before a number its words are looked for."""
_pattern = named(
    {
        "number of all": "(?<![^,，;；:：。\n])(?:全年|本年度?|20[0-9]{2}年度?|[全我本][省市县区州盟旗镇乡局委厅院办]){0,3}"
        "(?:政府)?信息公开申请(?:数量|总量|件数|量|情况)$",
        "left over": "[^;；。]{0,40}?(?:结转|转结|转入|转至|延续)[^,，;；。0-9]{0,4}(?:下|次)",
        "new": "新收|新增",
        "carried": "[^;；。]{0,20}?(?:结转|转入|遗留)",
        # all that there was to do, not what was done
        "due": "(?!.*(?:办结|答复|办复)).*(?:[应需须][办处]|收办|[和及与、]上一?年度?结转)",
        "joined": "类?[、和及与或]",
        "examples": "等(?:依法|而)?(?P<result>无法提供|不予公开|不予处理)",
        "titles": "(?:《[^《》\n]{1,60}》[、和及与]?){1,9}等",
        "among": "[件宗份起例]中[,，]",
        "behind": f"[^,，;；:：。、0-9]{{0,8}}?(?:{FAMILIES['result']})类?(?:、|或者?|和|以?及|与)(?:依法)?(?:{FAMILIES['result']})类?(?![0-9])",
    }
)


def of_all(frame: Layout, claimed: dict[int, Entry], place: Place, inside: int, name: str) -> bool:
    """Whether a number in a bracket, or behind the 其中 at `inside`, is still of all applications: 申请数量(新收9件、结转2件);
    收到9件，上年结转2件，其中答复8件，结转下年3件, where what is left over is told, too; and 应办11件，其中上年结转2件、新收9件,
    by another `name` than theirs."""
    if place.home >= 0:
        low, opening = frame.sentence(place.quantity.at)[0], frame.brackets[place.home].opening
        return _pattern("number of all").search(frame.outer, low, opening) is not None
    at = place.low + inside - 1
    while at > 0 and frame.text[at] in ",，;；。:：":
        at -= 1
    if _pattern("new").search(place.item) and _pattern("carried").match(frame.outer, place.low + inside):
        owner = claimed.get(at + 1)
        due = _pattern("due").match(frame.outer, max(place.low, at - _NEAR), at + 1)
        return due is not None and owner is not None and owner.whole and owner.name != name
    if _pattern("left over").match(frame.outer, place.quantity.stop) is None:
        return False
    told = list(islice(reversed(claimed.items()), 2))
    if not told or told[0][0] != at + 1 or told[0][1].part or told[0][1].result:
        return False
    return any(owner.whole and stop > frame.sentence(at)[0] for stop, owner in told)


def together(found: Sequence[tuple[int, Sequence[Entry]]], end: int, entry: Entry, label: str) -> bool:
    """Whether the words of `entry`, up to `end`, are counted with another result right before them: 部分公开及不予公开9件."""
    earlier = [(stop, owner) for stop, owners in found for owner in owners if owner.result and stop < end]
    if not earlier or earlier[-1][1].name == entry.name:
        return False
    return _pattern("joined").match(label, earlier[-1][0]) is not None


def together_behind(frame: Layout, stop: int) -> bool:
    """Whether the number that ends at `stop` is of several results named behind it: 9件不予公开、无法提供."""
    return _pattern("behind").match(frame.outer, stop) is not None


def divides_another(frame: Layout, claimed: Mapping[int, Entry], stops: Set[int], place: Place, inside: int) -> bool:
    """Whether a kind of applicants or a channel divides the cases of one result alone: 予以公开14件(其中自然人12件)."""
    among = place.left.rfind("中")
    if place.home >= 0:
        at = frame.brackets[place.home].opening
    elif among > inside and _pattern("among").match(place.left, among - 1):
        owner = claimed.get(place.low + among)
        return owner is not None and not owner.whole
    elif inside >= 0:
        at = place.low + len(place.left[:inside].rstrip(",，:："))
    else:
        return False
    owner = claimed.get(at)
    if place.home < 0 or at not in stops:
        return owner is not None and owner.result
    return owner is None or not owner.whole


def without_examples(label: str, frame: Layout, at: int, totals: re.Pattern[str] | None) -> str:
    """`label`, of the number at `at`, without the titles that a sum gives as examples (全年出台《管理办法》等8件), and without
    the reasons (不掌握等无法提供), where their result is named but once."""
    if "》等" in label and totals is not None and totals.search(label):
        label = _pattern("titles").sub("", label)
    match = _pattern("examples").search(label)
    if match is None:
        return label
    return label[match.start("result") :] if frame.text.count(match["result"], *frame.sentence(at)) == 1 else label
