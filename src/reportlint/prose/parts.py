"""Finds what the prose divides: a whole and its parts, under 其中, 分别为 or in a bracket (domain: part and whole).

Where a list can be read in several ways, the reading under which the figures agree is taken: only what is wrong in
every reading is worth a finding.
"""

from __future__ import annotations

from bisect import bisect_left
from itertools import pairwise
from typing import TYPE_CHECKING

from reportlint.prose.layout import HIDDEN, Layout, layout
from reportlint.prose.lists import Item, cuts, divide, family, fits, items_of, pattern, strictness
from reportlint.prose.wholes import explained
from reportlint.regex import named
from reportlint.tuples import NamedTuple
from reportlint.values import Parts

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reportlint.values import Flow, Number, Quantity

_MOST, _LONGEST, _NEAREST = 20, 60, 6
"""So many 其中 a sentence, members a list and candidates for its whole are looked at: more are no prose."""
_GAP = 30
"""At most so many characters stand between a whole and its 其中, brackets and comparisons left out."""


_SENTENCES = ("。予以公开", "。同意公开")
"""How a sentence begins that lists results."""
_LEADING = ("其中", "分,", "分，", "分:", "分：", "看,", "看，", "看:", "看：", *_SENTENCES)
_OPENING = (
    "(", "（", ":", "：", "分别", ",(", ",（", "，(", "，（", ",分别", "，分别",
    ",专职", ",网", ",信函", ",当面", "，专职", "，网", "，信函", "，当面",
)  # fmt: skip
_RESULTS = "result"
"""What opened a sentence that lists results and has no 其中: only one that ends in 其他处理 means to be complete."""
_VIEW = "view"
"""What opened a list under 从申请人看, 按渠道分: what it divides stands further off, and may be in the list itself."""
_pattern = named(
    {
        "openers": r"[,，]?[(（]|[,，]?分别[为是有]|[:：](?!一是)|[,，](?=专职|(?:网络|网上|信函|当面)(?:申请|提交)[0-9])",
        "view": "[分看][,，:：]",
        "by": f"(?:按照?|从)[^,，。;；:：、0-9\n{HIDDEN}]{{1,10}}$",
        "results": "(?:予以|同意)公开[^,，。;；:：0-9\n]{0,8}[0-9]",
        "inner": "[;；]|其中|[0-9][^,，。、0-9]{1,2}[:：]",
        "beside": "[^,，;；:：0-9]{0,12}[、和及与][^,，;；:：0-9]{0,12}|[,，][^,，;；:：、0-9]{1,12}",
        "mark": "[,，;；:：、。()（）\n0-9]",
    }
)


class Prose(NamedTuple):
    """The counts of one flow, in order."""

    frame: Layout
    counted: Sequence[Quantity]
    ats: Sequence[int]

    def between(self, home: int, start: int, end: int) -> list[Quantity]:
        """The counts from `start` to `end` at the level of bracket `home`."""
        found = self.counted[bisect_left(self.ats, start) : bisect_left(self.ats, end)]
        return [quantity for quantity in found if self.frame.home(quantity.at) == home]


class Scope(NamedTuple):
    """A stretch at one bracket level that may list parts."""

    home: int
    start: int
    end: int
    lead: str
    """What opened it: 其中, a bracket, a colon, 分别为."""
    wholes: tuple[Quantity, ...]
    """Candidates, the nearest first."""
    inner: bool
    """Whether it stands in a list itself, which goes on behind the next semicolon."""


def parts(section_id: str, flow: Flow, quantities: Sequence[Quantity]) -> tuple[Parts, ...]:
    """Every whole with its parts among the `quantities` of `flow`, in the order of their lists.

    `strict` says how far the parts must add up (domain, NUM-02): ``all``, ``pair`` or ``some``. Scaled and approximate
    quantities (万, 余) keep their `half` and `approximate`: comparing is left to the rule.
    """
    if not quantities or not _opens(flow.text, quantities):
        return ()
    frame = layout(flow.text)
    counted = [quantity for quantity in quantities if quantity.unit not in ("%", "‰", "百分点", "")]
    ats = [quantity.at for quantity in counted]
    prose = Prose(frame, counted, ats)
    found: list[Parts] = []
    taken: set[Quantity] = set()
    viewed: tuple[int, tuple[Quantity, ...]] = -1, ()
    for scope in sorted(_scopes(prose), key=lambda scope: scope.start):
        if scope.lead == _VIEW:
            sentence, shared = frame.sentence(scope.start)[0], viewed[1]
            free = tuple(whole for whole in scope.wholes if whole not in taken)
            scope = scope._replace(wholes=free or (shared if viewed[0] == sentence else ()))
            viewed = sentence, scope.wholes
        for whole, items, strict in _readings(prose, scope):
            members = tuple(item.quantity for item in items)
            taken.update(members)
            start, end = flow.span(min(whole.at, members[0].at), max(members[-1].stop, whole.stop))
            found.append(Parts(whole, members, strict, start, end, section_id))
    return tuple(found)


def _opens(text: str, quantities: Sequence[Quantity]) -> bool:
    """Whether there is anything in `text` that may open a list of parts."""
    return any(word in text for word in _LEADING) or any(
        text.startswith(_OPENING, quantity.stop) for quantity in quantities
    )


def _scopes(prose: Prose) -> Iterator[Scope]:
    """Every stretch that may list the parts of something before it."""
    frame = prose.frame
    sentence, seen = -1, 0
    leads = sorted(_leads(frame.text))
    views = [at for at, _, lead in leads if lead == _VIEW]
    for at, begin, lead in leads:
        start = frame.sentence(at)[0]
        sentence, seen = start, seen + 1 if start == sentence else 0
        if seen >= _MOST:
            continue
        home = frame.home(at)
        low, end = (frame.brackets[home].opening + 1, frame.brackets[home].closing) if home >= 0 else frame.sentence(at)
        wholes = _before(prose, home, low, at)
        if not wholes and home < 0 and low > 0 and not frame.outer[low:at].strip() and frame.text[low - 1] == "。":
            wholes = _before(prose, home, frame.sentence(low - 1)[0], low - 1)
        if wholes:
            inner = lead == "其中" and _pattern("inner").search(frame.view(home, low, at)) is not None
            yield Scope(home, begin, _until(views, begin, end), lead, wholes, inner)
    for quantity in prose.counted:
        if not frame.text.startswith(_OPENING, quantity.stop):
            continue
        opener = _pattern("openers").match(frame.text, quantity.stop)
        if opener is None:
            continue
        if opener.group()[-1] in "(（":
            inside = frame.home(opener.end() - 1)
            if inside >= 0 and frame.brackets[inside].opening == opener.end() - 1:
                yield Scope(
                    inside, opener.end(), frame.brackets[inside].closing, "(", _bracketed(prose, quantity), False
                )
            continue
        if opener.group() in ",，" and _named(frame, quantity) in ("applicant", "channel"):
            continue
        home = frame.home(quantity.at)
        end = frame.brackets[home].closing if home >= 0 else frame.sentence(quantity.stop)[1]
        yield Scope(home, opener.end(), _until(views, opener.end(), end), opener.group(), (quantity,), False)


def _bracketed(prose: Prose, quantity: Quantity) -> tuple[Quantity, ...]:
    """What a bracket right behind `quantity` may divide: that, or behind a comparison (22件，比上年增加4件) what is compared."""
    home = prose.frame.home(quantity.at)
    low = prose.frame.brackets[home].opening + 1 if home >= 0 else prose.frame.sentence(quantity.at)[0]
    clause = pattern("clause").split(prose.frame.view(home, low, quantity.at))
    if len(clause) == 1 or not pattern("versus").search(clause[-1]):
        return (quantity,)
    return quantity, *_before(prose, home, low, quantity.at)[:1]


def _until(views: Sequence[int], begin: int, end: int) -> int:
    """Where a list that begins at `begin` and reaches to `end` stops: before the next 按…分 or 从…看 at the latest."""
    index = bisect_left(views, begin)
    return min(end, views[index]) if index < len(views) else end


def _named(frame: Layout, quantity: Quantity) -> str:
    """How the words before a number divide, if it is a part itself: 网络申请24件，信函申请13件."""
    return family(_pattern("mark").split(frame.text[max(quantity.at - 24, 0) : quantity.at])[-1])


def _leads(text: str) -> Iterator[tuple[int, int, str]]:
    """The words that open a list: where they stand, where the list begins, what kind they are."""
    at = text.find("其中")
    while at >= 0:
        yield at, at + 2, "其中"
        at = text.find("其中", at + 2)
    for word in _SENTENCES:
        at = text.find(word)
        while at >= 0:
            if _pattern("results").match(text, at + 1):
                yield at + 1, at + 1, _RESULTS
            at = text.find(word, at + 1)
    if "从" in text or "按" in text:
        for match in _pattern("view").finditer(text):
            by = _pattern("by").search(text, max(match.start() - 13, 0), match.start() + 1)
            if by:
                yield by.start(), match.end(), _VIEW


def _before(prose: Prose, home: int, low: int, at: int) -> tuple[Quantity, ...]:
    """The quantities that may be the whole of a list opening at `at`, the nearest first."""
    found: list[Quantity] = []
    for quantity in prose.between(home, low, at)[: -_NEAREST - 1 : -1]:
        clause = pattern("clause").split(prose.frame.view(home, low, quantity.at))[-1]
        if pattern("versus").search(clause):
            continue
        between = prose.frame.view(home, quantity.stop, at).replace(HIDDEN, "")
        if found and pattern("semicolon").search(between):
            break
        kept = [part for part in pattern("clause").split(between) if not pattern("versus").search(part)]
        if found or len("".join(kept)) <= _GAP:
            found.append(quantity)
    return tuple(found)


def _readings(prose: Prose, scope: Scope) -> Iterator[tuple[Quantity, list[Item], str]]:
    """The lists of a scope, each with its whole and how strict it is."""
    listed = prose.between(scope.home, scope.start, scope.end)[:_LONGEST]
    for unit in dict.fromkeys(whole.unit for whole in scope.wholes):
        items = items_of(prose.frame, scope.home, scope.start, scope.end, listed, unit)
        if not items:
            continue
        lead = prose.frame.view(scope.home, scope.start, items[0].quantity.at).replace(HIDDEN, "")
        if scope.lead == _VIEW and pattern("totality").match(lead):
            continue
        if scope.lead != "其中" and len(items) == 1 and not pattern("include").match(lead):
            continue
        wholes = [whole for whole in scope.wholes if whole.unit == unit]
        most = max(whole.number for whole in wholes)
        groups = list(divide(items, _opened(prose.frame, scope), scope.inner, most))
        whole_fits = any(fits(whole, items) for whole in wholes)
        if not whole_fits and explained(prose.frame, prose.counted, scope, wholes, items):
            continue
        if len(groups) > 1 and whole_fits and not any(fits(whole, groups[0]) for whole in wholes):
            groups = [items]
        for number, group in enumerate(groups):
            whole, kept = _fit(wholes, group)
            sound = fits(whole, kept)
            if not sound and _joined(prose.frame, scope.home, wholes) >= max(item.quantity.number for item in kept):
                continue
            if number and not (sound and len(kept) > 1) and not _apart(scope, kept):
                continue
            if scope.lead == _RESULTS and not pattern("other").search(kept[-1].label):
                continue
            apart = scope.lead == _VIEW and prose.frame.sentence(whole.at)[0] != prose.frame.sentence(scope.start)[0]
            if apart and whole.number < max(item.quantity.number for item in kept):
                continue
            after = prose.frame.view(scope.home, kept[-1].quantity.stop, scope.end)
            yield whole, kept, strictness(whole, kept, lead if not number else "", after)


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
            between[0] in ",，" and (family(between) or pattern("verb").search(between[1:]))
        ):
            return total if count else 0
        total += earlier.number
    return total if len(wholes) > 1 else 0


def _fit(wholes: list[Quantity], group: list[Item]) -> tuple[Quantity, list[Item]]:
    """The whole that the group divides and how far the group goes: where the figures agree, else the likeliest."""
    ends = list(cuts(group, max(whole.number for whole in wholes)))
    likely = [end for end in range(2, len(group)) if end in ends or (end > 2 and group[end].joiner != "、")]
    for whole in wholes:
        for length in (len(group), *reversed(likely)):
            if length > 1 and fits(whole, group[:length]):
                return whole, group[:length]
    kept = group[: ends[0]] if ends else group
    largest = max(item.quantity.number for item in kept)
    enough = [whole for whole in wholes if whole.number >= largest]
    return (enough[0] if enough else max(wholes, key=lambda whole: whole.number)), kept
