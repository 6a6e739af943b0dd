"""Tells whether a sentence goes on with the applications that the ones before it have told of: 收到申请38件。办结38件."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportlint.prose.whom import of_the_area, over_the_area
from reportlint.regex import named
from reportlint.tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reportlint.prose.layout import Layout
    from reportlint.prose.lexicon import Entry
    from reportlint.prose.places import Place
    from reportlint.values import Claim, Organ

_BACK = 2
"""So many sentences back may tell of them."""
_pattern = named(
    {
        "done": "(?:截[至止]?[^,，;；:：。0-9]{1,10}[,，])?(?:现|均|皆|全部|年内|当年|全年|本年度?|共|依法|依规){0,4}已?(?:经|全部|依法|依规){0,4}"
        "(?:办结|(?<=[已经均皆部])答复|办理完毕|办理完成|处理完毕)(?:了|申请|政府信息公开申请|信息公开申请|完毕)?",
        # how far the cases of a year have come, one kind each
        "flow": "(?P<came>新收|收到|受理)[^,，;；:：。、0-9]{0,10}[0-9]+[件宗份起例]"
        "|(?P<carried>上年度?[^,，;；:：。、0-9]{0,4}(?:结转|转入))[^,，;；:：。、0-9]{0,10}[0-9]+[件宗份起例]"
        "|(?P<done>办结|办理结果|答复)[^,，;；:：。、0-9]{0,10}[0-9]+[件宗份起例]"
        "|(?P<left>(?:结转|转|顺延)[至入到]?[下次])[^,，;；:：。、0-9]{0,10}[0-9]+[件宗份起例]"
        "|(?P<granted>予以公开|部分公开)[^,，;；:：。、0-9]{0,4}[0-9]+[件宗份起例]"
        "|(?P<refused>不予公开|无法提供)[^,，;；:：。、0-9]{0,4}[0-9]+[件宗份起例]",
    }
)


class Found(NamedTuple):
    """A claim with the sentence that it stands in and the entry that found it."""

    sentence: int
    entry: Entry
    claim: Claim


def flows(frame: Layout, place: Place) -> bool:
    """Whether the sentence of `place` tells how far all cases have come: 新收38件，办结38件，结转下年3件."""
    if place.home >= 0:
        return False
    words = frame.outer[slice(*frame.sentence(place.quantity.at))]
    kinds = {match.lastgroup for match in _pattern("flow").finditer(words)}
    return len(kinds) > 1 and not kinds <= {"came", "done"} and not kinds <= {"granted", "refused"}


def all_over(place: Place, entry: Entry, found: Sequence[Found], organ: Organ | None) -> bool:
    """Whether an office counts all over its area at `place`: reviews and lawsuits, or applications of which it has told of
    fewer, its own, in a sentence before."""
    if entry.topic in ("复议", "诉讼"):
        return over_the_area(place.left, organ)
    if not (entry.whole and of_the_area(place.left, organ)):
        return False
    told = [one for one in found if one.entry.whole and one.entry.topic == entry.topic and one.sentence < place.low]
    return bool(told) and max(one.claim.number for one in told) < place.quantity.number


def resumes(frame: Layout, place: Place, found: Sequence[Found]) -> bool:
    """Whether the sentence of `place` says nothing but what was done, behind `found` that are of all applications."""
    if place.home >= 0 or not _pattern("done").fullmatch(place.left):
        return False
    low = place.low
    if frame.text[low - 2 : low] == "。\n":
        low -= 1  # it may begin a paragraph of its own
    for _ in range(_BACK):
        if frame.text[low - 1 : low] != "。":
            return False
        low = frame.sentence(low - 1)[0]
        told = [one.entry for one in found if one.sentence == low]
        if not told or any(entry.topic != "申请" for entry in told):
            return False
        if any(entry.whole for entry in told):
            return True
    return False
