"""Whether a list that does not add up to the number before it may be the parts of something else.

收到3件，上年结转1件，其中… may divide either number or both together, and what 结转下年 adds behind the list was never in
it. Where another reading explains the figures, or none is likelier than the others, there is nothing to report.
"""

from __future__ import annotations

from itertools import combinations, pairwise
from typing import TYPE_CHECKING

from reportlint.prose.layout import LONGEST, words_before
from reportlint.prose.leads import OF
from reportlint.prose.lists import family
from reportlint.regex import named
from reportlint.values import between

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from reportlint.prose.layout import Layout
    from reportlint.prose.lists import Item
    from reportlint.prose.scopes import Scope
    from reportlint.values import Number, Quantity

_NEAREST = 8
"""So many numbers before and behind a list are looked at."""
_OWNERS = {
    "result": "办结|答复|办理|处理|回复",
    "applicant": "收到|受理|新收|接收|收办|申请",
    "channel": "收到|受理|新收|接收|收办|申请",
}
"""What the words of a number say where it surely is what such a list divides."""
_pattern = named(
    {
        **_OWNERS,
        "beside": "结转|转入|转结|遗留|延续|顺延|撤回|撤销|撤件|另有|另外|另|还有|延期|延至|转下|正在|未到期"
        "|未办|尚未|尚有|不予受理|未受理|不含|重复|剩余|其余|剩下|余下",
        # what is left over when the list has been told: it makes nothing larger
        "left over": "^(?:另外|另|还有|剩余|其余)(?![^,，]*(?:结转|转入|上年))",
        "carried": "(?:上一?年|去年|往年|20[0-9]{2}年)度?[^下]{0,4}(?:结转|转入|转结|遗留|延续|顺延)",
        "included": "[,，:：]?(?:其中|包?含|包括)",
        "mark": "[,，;；:：、。()（）\n]",
    }
)


def explained(
    frame: Layout,
    counted: Sequence[Quantity],
    scope: Scope,
    wholes: Sequence[Quantity],
    items: Sequence[Item],
    divided: Collection[Quantity],
) -> bool:
    """Whether figures that agree with none of `wholes` agree with other numbers near by, or with several together; those
    of `divided` are parts already and count for nothing."""
    if scope.lead == "(":
        return False
    unit = items[0].quantity.unit
    first = items[0].quantity.at
    low, high = _stretch(frame, scope.start, items[-1].quantity.stop)
    before = [q for q in between(counted, low, first) if q.unit == unit and q not in divided][-_NEAREST:]
    its = _own(wholes, items, [q.number for q in before])
    if len(its) < len(items) and len(its) == 1:
        return True
    items = its
    total = sum(item.quantity.number for item in items)
    last = items[-1].quantity.stop
    behind = [q for q in between(counted, last, high) if q.unit == unit and q not in divided][:_NEAREST]
    aside = [q for q in before if _pattern("beside").search(_words(frame, q))]
    main = [q for q in before if q not in aside]
    if total > max((q.number for q in main), default=total):
        behind = [q for q in behind if not _pattern("left over").search(_words(frame, q))]
    rest = [q.number for q in (*aside, *behind) if q in aside or _pattern("beside").search(_words(frame, q))]
    mark = max(frame.text.rfind(";", low, first), frame.text.rfind("；", low, first))
    if {item.family for item in items} == {"channel"}:
        # by channel the cases received are counted, and perhaps those carried over; not what is left of them
        main = [q for q in main if family(_words(frame, q)) != "applicant" and (scope.lead != OF or q in wholes)]
        carried = [q.number for q in (*aside, *behind) if _pattern("carried").search(_words(frame, q))]
        changed = total in [number + sum(carried) for number in (q.number for q in main)]
    else:
        changed = total in _sums([q.number for q in main], rest)
    if changed or any(q.number == total for q in main if q.at > mark):
        return True
    if len(items) > 1 and _heads(frame, scope) and total in _earlier(frame, counted, low, unit, divided):
        return True
    if any(one.number + other.number == total for one, other in _side_by_side(frame, before, aside)):
        return True
    if set(before) == set(wholes) and max(item.quantity.number for item in items) > sum(q.number for q in before):
        return False  # more than all of them together
    return scope.lead != OF and not _clear(frame, wholes, aside, items)


def _side_by_side(
    frame: Layout, before: Sequence[Quantity], aside: Collection[Quantity]
) -> Iterator[tuple[Quantity, Quantity]]:
    """Numbers that a list may divide together: what a semicolon divides only where one was carried over."""
    for one, other in pairwise(before):
        apart = not {";", "；"}.isdisjoint(frame.text[one.stop : other.at])
        if not apart or one in aside or other in aside:
            yield one, other


def _heads(frame: Layout, scope: Scope) -> bool:
    """Whether the list begins its sentence, so that it may go back to one further up than the last."""
    return (
        scope.lead == "其中" and not frame.text[frame.sentence(scope.start)[0] : scope.start - len(scope.lead)].strip()
    )


def _earlier(
    frame: Layout, counted: Sequence[Quantity], low: int, unit: str, divided: Collection[Quantity]
) -> set[Number]:
    """The numbers in `unit` of the paragraph before `low`, no farther away than a sentence may be long, but those `divided`."""
    first = max(low - LONGEST, 0)
    start = max(frame.text.rfind("\n", first, low) + 1, first)
    return {q.number for q in between(counted, start, low) if q.unit == unit and q not in divided}


def _own(wholes: Sequence[Quantity], items: Sequence[Item], before: Sequence[Number]) -> Sequence[Item]:
    """Without what a semicolon divides from the list and what stands beside the whole: 办结9件,其中公开5件、不予公开4件;其余2件延期."""
    later = next((n for n, item in enumerate(items) if n and item.joiner == ";"), len(items))
    others = sum(item.quantity.number for item in items[later:])
    return items[:later] if others and any(whole.number + others in before for whole in wholes) else items


def _sums(main: Sequence[Number], rest: Sequence[Number]) -> Iterator[Number]:
    """Every number of `main` with one or two of `rest` added or taken off."""
    changes: list[Number] = []
    for count in (1, 2):
        for some in combinations(rest, count):
            changes += [sum(some), -sum(some), some[0] - some[-1], some[-1] - some[0]]
    return (number + change for number in main for change in changes)


def _clear(frame: Layout, wholes: Sequence[Quantity], aside: Sequence[Quantity], items: Sequence[Item]) -> bool:
    """Whether one number is so much likelier than the others that the list must be its parts."""
    apart = [quantity for quantity in aside if not _within(frame, quantity)]
    if not apart or wholes[0].at > apart[-1].at:
        return True
    family = next((item.family for item in items if item.family in _OWNERS), "")
    return bool(family) and any(_pattern(family).search(_words(frame, whole)) for whole in wholes if whole not in apart)


def _within(frame: Layout, quantity: Quantity) -> bool:
    """Whether a bracket says that the number is part of the one before it: (含上年结转2件)."""
    home = frame.home(quantity.at)
    return home >= 0 and _pattern("included").match(frame.text, frame.brackets[home].opening + 1) is not None


def _stretch(frame: Layout, start: int, last: int) -> tuple[int, int]:
    """From the sentence before the list to the one behind it, within the paragraph."""
    low, high = frame.sentence(start)[0], frame.sentence(last)[1]
    if low and frame.text[low - 1] != "\n":
        low = frame.sentence(low - 1)[0]
    if frame.text[high : high + 1] not in ("", "\n"):
        high = frame.sentence(high + 1)[1]
    return low, high


def _words(frame: Layout, quantity: Quantity) -> str:
    """The words around a number up to the next marks."""
    mark = _pattern("mark")
    before = words_before(frame.text, quantity.at, 40, mark)
    return before + mark.split(frame.text[quantity.stop : quantity.stop + 20], maxsplit=1)[0]
