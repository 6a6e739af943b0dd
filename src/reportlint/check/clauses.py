"""The numbers of the prose with the words around them, as verbs that compare numbers read them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportlint.prose.layout import LONGEST
from reportlint.regex import named
from reportlint.tuples import NamedTuple
from reportlint.values import ASIDE

if TYPE_CHECKING:
    from collections.abc import Mapping

    from reportlint.check.context import Context
    from reportlint.values import Quantity

_BEHIND = 24
"""So many characters behind a number are looked at."""
_CLAUSE = 80
"""A clause is no longer than this."""
_pattern = named(
    {
        "mark": "[,，、;；:：。!?！？()（）\n]",
        "end": "[。!?！？\n]",
        "clause": "[,，;；:：。!?！？()（）\n]",
        "count": "[0-9](?![0-9]{0,3}年)",
        "from": "[由从](?![^,，]{0,9}(?:部门|方面|单位))[^,，]{0,12}$",
        "to": "(?:增[加长至]?|扩[大展充]?|拓展|上?升|提高|提升|减少?|压[减缩]|缩减|精简|下?降|降低|整合|归并|合并|撤并)[到至为成]$",
        "behind": "[,，(（]",
    }
)


class Said(NamedTuple):
    """A number with its words."""

    quantity: Quantity
    before: str
    """The words before it, since the last mark or number."""
    behind: str
    """The words behind it, up to the next mark or number."""
    low: int
    """Where its sentence begins, in the flow."""
    high: int
    """Where its sentence ends."""
    text: str
    """The flow of its section."""

    @property
    def start(self) -> int:
        """Where its own words begin, in the flow."""
        return self.quantity.at - len(self.before)

    @property
    def left(self) -> str:
        """What its sentence says before its own words."""
        return self.text[self.low : self.start]


def numbers(context: Context) -> Mapping[str, list[Said]]:
    """The numbers of each section in order, with their words; worked out once for a report."""
    return context.once(
        "said", lambda: {name: _in_section(context, name) for name in context.figures if name not in ASIDE}
    )


def _in_section(context: Context, name: str) -> list[Said]:
    text, found = context.sections[name].flow.text, list[Said]()
    for quantity in context.figures[name]:
        found.append(_said(text, quantity, found))
    return found


def _said(text: str, quantity: Quantity, earlier: list[Said]) -> Said:
    at, stop = quantity.at, quantity.stop
    last = earlier[-1] if earlier else None
    if last is not None and last.low <= at <= last.high:
        low, high = last.low, last.high
    else:
        low = last.high if last is not None else 0
        for match in _pattern("end").finditer(text, low, at):
            low = match.end()
        low = max(low, at - LONGEST)
        longest = max(low + LONGEST, stop)
        end = _pattern("end").search(text, stop, longest)
        high = end.start() if end else min(longest, len(text))
    begin = max(low, last.quantity.stop if last is not None else 0)
    before = _pattern("mark").split(text[begin:at])[-1]
    mark = _pattern("mark").search(text, stop, min(stop + _BEHIND, len(text)))
    behind = text[stop : mark.start() if mark else min(stop + _BEHIND, high)]
    return Said(quantity, before, behind, low, high, text)


def quote(context: Context, said: Said, end: int = 0) -> str:
    """A number with the words before it, as the author wrote them; as far as `end` in the flow, if that is given."""
    flow = context.sections[said.quantity.section].flow
    return context.quote(flow, said.start, max(said.quantity.stop, end))


def span(context: Context, said: Said, end: int = 0) -> tuple[int, int]:
    """Where that stands in the source."""
    flow = context.sections[said.quantity.section].flow
    return flow.span(said.start, max(said.quantity.stop, end))


def from_to(base: Said, now: Said, said: Said) -> bool:
    """Whether numbers say from where to where, and `said` right behind them by how much: 由18个增加到25个，增加7个."""
    between = said.text[now.quantity.stop : said.start]
    led = _pattern("from").search(base.before) and _pattern("to").search(now.before)
    return bool(led and _pattern("behind").fullmatch(between))


def phrase(said: Said) -> str:
    """The words before a number, with what stands side by side with them: 在县政府网站、微信公众号发布信息."""
    before = said.before.lstrip("*")
    if said.text[said.start - 1 : said.start] != "、":
        return before
    joined = _pattern("clause").split(said.left[-_CLAUSE:])[-1]
    return before if _pattern("count").search(joined) else joined + before


def enclosed(one: Said, rate: Said) -> bool:
    """Whether a number stands in a bracket that closes before the rate: 16件（其中自然人13件），比上年的10件增长60%."""
    left, between = one.text[one.low : one.quantity.at], one.text[one.quantity.stop : rate.quantity.at]
    inside = max(left.rfind("("), left.rfind("（")) > max(left.rfind(")"), left.rfind("）"))
    return inside and (")" in between or "）" in between)
