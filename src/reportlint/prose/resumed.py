"""Tells what a sentence has of the applications that it, or the ones before it, have told of: 收到申请38件。办结38件."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportlint.prose.lists import FAMILIES
from reportlint.regex import named
from reportlint.tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from reportlint.prose.layout import Layout
    from reportlint.prose.lexicon import Entry
    from reportlint.prose.places import Place, Places
    from reportlint.values import Claim

_BACK = 2
"""So many sentences back may tell of them."""
_NUMBERS = 12
"""So many numbers back one may be of applications."""
_PLAINLY = 16
"""No more words lead to the number of a result that plain words tell."""
_pattern = named(
    {
        "done": "(?:截[至止]?[^,，;；:：。0-9]{1,10}[,，])?(?:现|均|皆|全部|年内|当年|全年|本年度?|共|依法|依规){0,4}已?(?:经|全部|依法|依规){0,4}"
        "(?:办结|(?<=[已经均皆部])答复|办理完毕|办理完成|处理完毕)(?:了|申请|政府信息公开申请|信息公开申请|完毕)?",
        "noun": "的?(?:政府信息公开|信息公开|依申请公开)?申请(?!人)|[和及与]|以及",
        "result": FAMILIES["result"],
        "digit": "[0-9]",
        "afresh": "全年|本年|累计|20[0-9]{2}年",
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
        if not told and _pattern("digit").search(frame.text, low, frame.sentence(low)[1]) is None:
            continue
        if not told or any(entry.topic != "申请" for entry in told):
            return False
        if any(entry.whole for entry in told):
            return True
    return False


def accompanied(frame: Layout, place: Place, entry: Entry, found: Sequence[Found]) -> bool:
    """Whether what the `company` of `entry` means is told at `place`: plain words (公开了15件) are of a result where the sentence
    has another one, or where applications have been counted right before, in it or in the sentence before it."""
    if entry.company is None:
        return True
    if len(place.item) > _PLAINLY or (place.behind and _pattern("noun").match(place.behind) is None):
        return False
    if entry.company.search(frame.outer, *frame.sentence(place.quantity.at)):
        return True
    last = found[-1] if found else None
    if last is None or last.entry.topic != entry.topic or _pattern("afresh").search(place.item):
        return False
    low = frame.sentence(place.quantity.at)[0]
    return last.sentence in (low, place.low) or follows(frame, low, last)


def follows(frame: Layout, start: int, last: Found) -> bool:
    """Whether the sentence from `start` comes right after the one that has the claim `last`."""
    return frame.text[start - 1 : start] == "。" and last.sentence == frame.sentence(start - 1)[0]


def amid_applications(frame: Layout, start: int, heading: str, found: Sequence[Found]) -> bool:
    """Whether the sentence from `start` stands under a `heading` of applications, and the one before it counts some."""
    return bool(found) and found[-1].entry.topic == heading == "申请" and follows(frame, start, found[-1])


def still_told(frame: Layout, places: Places, claimed: Mapping[int, Entry], index: int, own: bool) -> bool:
    """Whether the number `index`, where the sentence, by its `own` words or by those before it, has come to other business, is
    of applications still: that was the reason of some (按信访途径分流的7件), and what became of the others is told, too."""
    low, _ = frame.sentence(places.counted[index].at)
    earlier = [one.stop for one in places.counted[max(0, index - _NUMBERS) : index]]
    if not own:
        last = claimed.get(earlier[-1]) if earlier else None
        if last is None or last.topic != "申请" or frame.text[low - 1 : low] != "。":
            return False
        return earlier[-1] > frame.sentence(low - 1)[0]
    told = [claimed[stop] for stop in earlier if stop > low and stop in claimed]
    if not told or told[-1].topic != "申请" or not told[-1].result:
        return False
    place = places.place(index)
    return _pattern("result").search(place.item + place.behind) is not None
