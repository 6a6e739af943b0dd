"""How complete a list of parts means to be: from the words that open it, its members, and what follows it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportlint.prose.layout import words_before
from reportlint.prose.lists import family, fits, nearly, pattern

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reportlint.prose.layout import Layout
    from reportlint.prose.lists import Item
    from reportlint.values import Number, Quantity


def strictness(frame: Layout, whole: Quantity, items: Sequence[Item], lead: str, after: str) -> str:
    """``all``, ``pair`` or ``some``, from the words that open the list, its members, and what follows it."""
    count = len(items)
    total: Number = sum(item.quantity.number for item in items)
    sound = fits(whole, items)
    apart = pattern("apart").match(after) and all(item.joiner != ";" for item in items[1:])
    if pattern("open").match(after) and not apart:
        return "some"
    gap = pattern("unfilled").search(after) or any(item.gap for item in items)
    if gap or pattern("loose").search(lead):
        return "some"
    if any(quantity.approximate for quantity in (whole, *(item.quantity for item in items))) and sound:
        return "some"
    if all(item.leading for item in items):
        if total > whole.number and _reasons(frame, whole, items):
            return "pair"
        return "all" if count > 2 and all(item.joiner in "、;" for item in items[1:]) else "some"
    if not all(item.plain for item in items):
        return "some"
    if count == 2 and total <= whole.number and _kinds_of_applicants(items):
        return "some"
    last = items[-1]
    if total < whole.number and all(pattern("ended").search(item.label) for item in items):
        return "some"
    if not sound and (_overlapping(frame, whole, items, total) or _portions(frame, whole, items, total)):
        return "some"
    partial = total < whole.number and pattern("include").match(lead) is not None
    if count > 2 or (count == 2 and pattern("other").search(last.label)):
        if sound or pattern("other").search(last.label) or (all(item.family for item in items) and not partial):
            return "all"
        if total < whole.number and all(pattern("organ").search(item.label) for item in items):
            return "pair"  # the departments with most of them, or all
        channels = sum(1 for item in items if pattern("channels").search(item.label))
        if partial and nearly(items, whole.number) and _closes(after):
            return "pair"  # 包括 may leave things out, but hardly so few
        if 2 * channels >= count or partial:
            return "some"
        examples = total * 2 < whole.number  # perhaps; and commas join what may be no more than that
        commas = 2 * sum(item.joiner == "," for item in items[1:]) >= count
        return "pair" if examples or (total < whole.number and commas) else "all"
    if count != 2 or (partial and "其中" not in lead):
        return "some"
    kinds = {item.family for item in items}
    exclusive = kinds == {"channel"} or (
        total > whole.number and (kinds == {"applicant"} or _halves(frame, whole, items))
    )
    return "pair" if exclusive or _closes(after) else "some"


def _halves(frame: Layout, whole: Quantity, items: Sequence[Item]) -> bool:
    """Whether the whole is called by the names of its parts: 投诉举报120件，其中投诉90件、举报30件."""
    words = words_before(frame.text, whole.at, 16, pattern("mark"))
    return all(len(item.label) > 1 and item.label in words for item in items)


def _reasons(frame: Layout, whole: Quantity, items: Sequence[Item]) -> bool:
    """Whether the members are why applications were refused, one for each: 不予公开2件，其中1件因…，1件属于…."""
    words = words_before(frame.text, whole.at, 16, pattern("mark"))
    return family(words) == "result" and all(pattern("reason").match(item.tail) for item in items)


def _closes(after: str) -> bool:
    """Whether `after`, what stands behind a list, is the end of it all, its money and shares left out."""
    closed = pattern("money").sub("", pattern("share").sub("", after), count=1)
    closed = pattern("made").sub("", closed)
    return not closed or closed[0] in ";；。"


def _kinds_of_applicants(items: Sequence[Item]) -> bool:
    """Whether one of the six kinds of applicants is named, not the five of legal persons together: 自然人9件、商业企业2件."""
    return all(item.family == "applicant" for item in items) and any(pattern("kind").search(i.label) for i in items)


def _portions(frame: Layout, whole: Quantity, items: Sequence[Item], total: Number) -> bool:
    """Whether the shares of the members say themselves that there are more: 公告30条,占15%；动态50条,占25%."""
    shares = [pattern("of").match(frame.text, item.quantity.stop) for item in items]
    if total >= whole.number or None in shares:
        return False
    said = sum(float(share[1]) for share in shares if share)
    return abs(said - 100 * float(total) / float(whole.number)) <= len(items) / 2


def _overlapping(frame: Layout, whole: Quantity, items: Sequence[Item], total: Number) -> bool:
    """Whether the members may count the same things by several ways (网站73条、微信73条), or only some of the verdicts."""
    first, stop = items[0].quantity.at, items[-1].quantity.stop
    cases = all(item.family for item in items)
    if (
        total > whole.number
        and not cases
        and pattern("doubled").search(frame.text, first - 20, frame.sentence(stop)[1])
    ):
        return True
    if all(item.family == "verdict" for item in items):
        return total < whole.number and not any(pattern("rest").search(item.label) for item in items)
    if total > whole.number and any(pattern("adopted").search(item.label) for item in items):
        return True
    outlets = sum(1 for item in items if pattern("outlet").search(item.label))
    if total <= whole.number or 2 * outlets < len(items):
        return False
    if len(items) < 3:
        return outlets == 2 and any(item.quantity.number == whole.number for item in items)
    if any(item.quantity.number == whole.number for item in items):
        return True
    clauses = all(item.joiner != "、" for item in items[1:]) and all(
        pattern("verb").search(item.label) for item in items
    )
    main = max(item.quantity.number for item in items)
    return clauses and (10 * main >= 9 * whole.number or 4 * (total - whole.number) > whole.number)
