"""Finds what the prose divides: a whole and its parts, under 其中, 分别为 or in a bracket (domain: part and whole).

Where a list can be read in several ways, the reading under which the figures agree is taken: only what is wrong in
every reading is worth a finding.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from reportlint.prose.counts import Prose
from reportlint.prose.layout import HIDDEN, Layout, layout, words_before
from reportlint.prose.leads import OF, RESULTS, VIEW
from reportlint.prose.listed import items_of
from reportlint.prose.lists import Item, alike, cuts, divide, family, fits, nearly, pattern, turns
from reportlint.prose.scopes import Scope, called, opens, scopes
from reportlint.prose.strictness import strictness
from reportlint.prose.summed import announced, summed
from reportlint.prose.wholes import explained
from reportlint.regex import named
from reportlint.values import Parts

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reportlint.values import Flow, Number, Quantity

_LONGEST = 60
"""So many members of a list are looked at: more are no prose."""


_pattern = named(
    {
        "beside": "[^,，;；:：0-9]{0,12}[、和及与][^,，;；:：0-9]{0,12}|[,，](?!实际)[^,，;；:：、0-9]{1,12}",
        "sum": "总?共|总计|合计",
        "cases": "申请|受理|承办",
        "without": "未(?:通过|收回|回复|采纳|达标)|不(?:合格|达标|通过)|有$",
        "average": "(?<!全)(?<!本)(?<!当)(?<!申请)[年月季周日户人]均(?!为|是|已|按|在|由)|平均",
    }
)


def parts(section_id: str, flow: Flow, quantities: Sequence[Quantity]) -> tuple[Parts, ...]:
    """Every whole with its parts among the `quantities` of `flow`, in the order of their lists.

    `strict` says how far the parts must add up (domain, NUM-02): ``all``, ``pair`` or ``some``. Scaled and approximate
    quantities (万, 余) keep their `half` and `approximate`: comparing is left to the rule.
    """
    counted = list(_counted(flow.text, quantities))
    totals = tuple(announced(flow.text, counted))
    if not totals and not opens(flow.text, counted):
        return ()
    frame = layout(flow.text)
    ats = [quantity.at for quantity in counted]
    prose = Prose(frame, counted, ats)
    found: list[Parts] = []
    taken: set[Quantity] = set()
    settled: set[Quantity] = set()
    viewed: tuple[int, tuple[Quantity, ...]] = -1, ()
    added = list(summed(frame, counted, totals))
    members_of_sums = {quantity for _, listed, _ in added for quantity in listed}
    for scope in sorted(scopes(prose), key=lambda scope: scope.start):
        if scope.lead == VIEW:
            sentence, shared = frame.sentence(scope.start)[0], viewed[1]
            free = tuple(whole for whole in scope.wholes if whole not in taken)
            scope = scope._replace(wholes=free or (shared if viewed[0] == sentence else ()))
            viewed = sentence, scope.wholes
        for whole, items, strict in _readings(prose, scope, taken, settled):
            members = tuple(item.quantity for item in items)
            if scope.lead != "其中" and whole in members_of_sums and members_of_sums.issuperset(members):
                continue  # it is one of them
            if scope.lead == VIEW and any(set(listed).issuperset(members) for _, listed, _ in added):
                continue  # the sentence adds them up itself
            taken.update(members)
            if len(members) > 1 and sum(quantity.number for quantity in members) == whole.number:
                settled.update(members)
            start, end = flow.span(min(whole.at, members[0].at), max(members[-1].stop, whole.stop))
            found.append(Parts(whole, members, strict, start, end, section_id))
    for whole, listed, strict in added:
        if sum(quantity.number for quantity in listed) == whole.number:
            continue
        start, end = flow.span(listed[0].at, whole.stop)
        found.append(Parts(whole, listed, strict, start, end, section_id))
    return tuple(found)


def _counted(text: str, quantities: Sequence[Quantity]) -> Iterator[Quantity]:
    """The counts among the quantities; what is in 万 alone may be of the unit that the last such one had: 40.8万人次，其中首次19.6万."""
    unit, stop = "", 0
    for quantity in quantities:
        scaled = quantity.half > 1
        if scaled and not quantity.unit and unit and "。" not in text[stop : quantity.at]:
            quantity = quantity._replace(unit=unit)
        if (quantity.unit or scaled) and quantity.unit not in ("%", "‰", "百分点") and not _average(text, quantity):
            yield quantity
        if scaled:
            unit, stop = quantity.unit, quantity.stop


def _average(text: str, quantity: Quantity) -> bool:
    """Whether a number tells how many there are of something each month, or in fractions: no whole, and no part."""
    words = words_before(text, quantity.at, 16, pattern("mark"))
    return quantity.average or ("均" in words and _pattern("average").search(words) is not None)


def _readings(
    prose: Prose, scope: Scope, taken: set[Quantity], settled: set[Quantity]
) -> Iterator[tuple[Quantity, list[Item], str]]:
    """The lists of a scope, each with its whole and how strict it is; `taken` are the parts of the lists before it,
    `settled` those of the lists that add up."""
    listed = prose.between(scope.home, scope.start, scope.end)[:_LONGEST]
    for unit in dict.fromkeys(whole.unit for whole in (*scope.wholes, *scope.received)):
        items = items_of(prose.frame, scope.home, scope.start, scope.end, listed, unit)
        if not items:
            continue
        lead = prose.frame.view(scope.home, scope.start, items[0].quantity.at).replace(HIDDEN, "")
        rest = scope.lead == VIEW and len(items) > 2 and items[-1].label in ("其余", "其他", "其它")
        rest = (
            rest
            and _pattern("cases").search(prose.frame.text, prose.frame.sentence(scope.start)[0], scope.start)
            is not None
        )
        if scope.lead == VIEW and not rest and pattern("totality").match(lead):
            continue
        if len(items) == 1 and scope.lead != "其中" and not _named(scope, items[0], lead):
            continue
        wholes = [whole for whole in scope.wholes if whole.unit == unit]
        if (rest or {item.family for item in items} == {"channel"}) and not any(fits(whole, items) for whole in wholes):
            wholes = [whole for whole in scope.received if whole.unit == unit] or wholes
        if not wholes:
            continue
        if scope.above and not any(fits(whole, items) for whole in wholes):
            wholes = _undivided(wholes, [whole for whole in scope.above if whole.unit == unit], items, taken)
        most = max(whole.number for whole in wholes)
        opened = _opened(prose.frame, scope)
        groups = list(divide(items, opened, scope.inner, most))
        whole_fits = any(fits(whole, items) for whole in wholes)
        # 办结41件，按时39件、延期2件。答复结果：…: two are not besides the forty-one
        divided = settled if scope.lead == VIEW else set()
        if not whole_fits and explained(prose.frame, prose.counted, scope, wholes, items, divided):
            continue
        if not whole_fits and {item.family for item in items} == {"channel"}:
            wholes = [whole for whole in wholes if called(prose.frame, whole) != "applicant"] or wholes
        if len(groups) > 1 and whole_fits and not any(fits(whole, groups[0]) for whole in wholes):
            groups = [items]
        for number, group in enumerate(groups):
            whole, kept = _fit(wholes, group)
            if len(kept) > 1 and scope.lead in ",，" and _beside(prose.frame, whole, kept):
                kept = kept[:-1]
            sound = fits(whole, kept)
            if not sound and _joined(prose.frame, scope.home, wholes) >= max(item.quantity.number for item in kept):
                continue
            if number and not (sound and len(kept) > 1) and not _apart(scope, kept):
                continue
            if scope.lead == RESULTS and not pattern("other").search(kept[-1].label):
                continue
            if scope.lead == OF and not _of_one_kind(kept) and not nearly(kept, whole.number):
                continue
            apart = (
                scope.lead in (VIEW, RESULTS)
                and prose.frame.sentence(whole.at)[0] != prose.frame.sentence(scope.start)[0]
            )
            if apart and whole.number < max(item.quantity.number for item in kept):
                continue
            after = prose.frame.view(scope.home, kept[-1].quantity.stop, scope.end)
            strict = strictness(prose.frame, whole, kept, lead if not number else "", after)
            open_ = (len(wholes) > 1 and _loose(kept)) or _unlike(scope, kept, opened, whole.number)
            if strict == "all" and not sound and open_:
                strict = "pair"  # which of the numbers before it they divide is open, or whether they do
            if not sound and (_runs_on(whole, group, len(kept)) or _closed(whole, kept, listed)):
                strict = "some"
            yield whole, kept, strict


def _named(scope: Scope, item: Item, lead: str) -> bool:
    """Whether words say that a single number is a part: 含视频45条; 5期培训班中，面向村居的有3期; 38人中有11人是兼职."""
    if scope.lead == OF:
        return item.label.endswith(("的有", "类")) or item.label in ("有", "仅有", "只有")
    return pattern("include").match(lead) is not None or _pattern("without").match(lead) is not None


def _undivided(
    wholes: list[Quantity], above: Sequence[Quantity], items: Sequence[Item], taken: set[Quantity]
) -> list[Quantity]:
    """What a sentence that begins with 其中 divides behind a list: its last member, or else what is no member of one.

    予以公开86件，不予公开21件，其他处理13件。其中，水利局办理74件、城管局办理31件 divides all that was done, not the 86.
    """
    free = [whole for whole in wholes[1:] if whole not in taken]
    kept = [*wholes[:1], *free, *(whole for whole in above if whole not in taken and whole not in free)]
    largest = max(item.quantity.number for item in items)
    members = len(wholes) - 1 - len(free)
    return kept if members > 1 and any(whole.number >= largest for whole in kept) else wholes


def _beside(frame: Layout, whole: Quantity, kept: Sequence[Item]) -> bool:
    """Whether the last number is too much to be a part, and stands apart: 会议3次，含专题会1次，培训5次."""
    before, last = kept[-2].quantity, kept[-1]
    apart = last.joiner == "," and "以及" not in frame.text[before.stop : last.quantity.at]
    return apart and last.quantity.number > whole.number


def _closed(whole: Quantity, kept: Sequence[Item], listed: Sequence[Quantity]) -> bool:
    """Whether what the members lack of the whole is listed among them in another unit: 其中网站81条、各类报刊登稿19篇."""
    lacking = whole.number - sum(item.quantity.number for item in kept)
    others = [quantity.number for quantity in listed if quantity.unit != whole.unit]
    return lacking > 0 and (lacking in others or lacking == sum(others))


def _runs_on(whole: Quantity, group: Sequence[Item], end: int) -> bool:
    """Whether members that commas join do not make the whole and go on, behind `end`, with what was done besides."""
    short = sum(item.quantity.number for item in group[:end]) < whole.number
    return short and end < len(group) and group[end].joiner == "," == group[end - 1].joiner and turns(group, end)


def _loose(kept: Sequence[Item]) -> bool:
    """Whether nothing but commas joins the members, and none says that they are all."""
    ways = any(item.family for item in kept) or pattern("other").search(kept[-1].label)
    return not ways and all(item.joiner == "," for item in kept[1:])


def _unlike(scope: Scope, kept: Sequence[Item], opened: str, most: Number) -> bool:
    """Whether nothing but their sum tells that the members are of one list, or that they divide the number before it."""
    if scope.lead == OF:
        return not _of_one_kind(kept)
    return all(item.joiner == ";" for item in kept[1:]) and not alike(kept, opened, most)


def _of_one_kind(kept: Sequence[Item]) -> bool:
    """Whether the members of a list that no 其中 opens divide in one way: by their family, or by the way they are named."""
    kinds = {item.family for item in kept}
    if len(kinds) == 1 and kinds.isdisjoint(("", "origin", "status")):
        return True
    words = [item.label for item in kept]
    alike = len({word[-1:] for word in words}) == 1 or len({word[:2] for word in words}) == 1
    return all(words) and (alike or pattern("other").search(words[-1]) is not None)


def _opened(frame: Layout, scope: Scope) -> str:
    """The mark that says that a list follows: ``:``, ``,`` where 其中 stands apart or begins a sentence, or nothing."""
    if scope.lead != "其中":
        return ":"
    mark = frame.text[scope.start : scope.start + 1]
    if mark in (":", "："):
        return ":"
    begins = not frame.view(scope.home, frame.sentence(scope.start)[0], scope.start - 2).strip()
    return "," if begins or mark in (",", "，") else ""


def _apart(scope: Scope, kept: Sequence[Item]) -> bool:
    """Whether the words of a later list say that it divides the whole another way."""
    kinds = {item.family for item in kept}
    if not kinds.isdisjoint(("", "origin", "status")):
        return False
    return kept[0].joiner != ";" or (len(kept) > 1 and not scope.inner)


def _joined(frame: Layout, home: int, wholes: list[Quantity]) -> Number:
    """What the nearest wholes are together that stand side by side: 建议146件、提案201件; 0 if there is but one."""
    total: Number = wholes[0].number
    for count, (later, earlier) in enumerate(pairwise(wholes)):
        between = frame.view(home, earlier.stop, later.at).replace(HIDDEN, "")
        if not _pattern("beside").fullmatch(between) or (
            between[0] in ",，"
            and (family(between) or pattern("verb").search(between[1:]) or _pattern("sum").match(between, 1))
        ):
            return total if count else 0
        total += earlier.number
    return total if len(wholes) > 1 else 0


def _fit(wholes: list[Quantity], group: list[Item]) -> tuple[Quantity, list[Item]]:
    """The whole that the group divides and how far the group goes: where the figures agree, else the likeliest."""
    ends = list(cuts(group, max(whole.number for whole in wholes)))
    likely = [
        end
        for end in range(2, len(group))
        if end in ends or (end > 2 and group[end].joiner != "、") or pattern("other").search(group[end - 1].label)
    ]
    for whole in wholes:
        for length in (len(group), *reversed(likely)):
            if length > 1 and fits(whole, group[:length]):
                return whole, group[:length]
    kept = group[: ends[0]] if ends else group
    largest = max(item.quantity.number for item in kept)
    enough = [whole for whole in wholes if whole.number >= largest]
    return (enough[0] if enough else max(wholes, key=lambda whole: whole.number)), kept
