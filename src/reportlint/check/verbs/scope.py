"""scope: figures of other business than the one that the report is about, by families of terms."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from reportlint.check.bounds import within
from reportlint.check.patterns import compiled, may_match, needed
from reportlint.check.schema import Option
from reportlint.check.stretches import around
from reportlint.tuples import NamedTuple
from reportlint.values import ASIDE, Place, between

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator, Mapping

    from reportlint.check.context import Context
    from reportlint.check.plan import Check, Rule
    from reportlint.values import Finding, Form, Quantity, Section, Unverified

ABOUT = "写了别的业务的数据"
OPTIONS = {
    "of": Option("sections", help="看哪几部分，例如 of: [一, 六]；不写则看全部正文"),
    "families": Option("named", required=True, help="例如 families: {政务服务: '(?:网上)?办件|网办率'}"),
    "unless": Option("regexes", help="小句里有这些词就不算"),
    "amid": Option("regexes", help="整句里有这些词就不算"),
    "parts_of": Option("regexes", help="整体的小句里有这些词，其中的各项就不算，例如 parts_of: 公开[^，。]{0,20}信息"),
    "least": Option("range", help="至少几处，例如 least: 3-"),
    "share": Option("range", help="占全部数据的百分之几，例如 share: 51-"),
}
PLACEHOLDERS = {"text": "各处的原话", "count": "有几处", "share": "占全部数据的百分之几", "total": "全部数据有几个"}
_CLAUSE = ",，。;；\n"
_SENTENCE = "。\n"
_AHEAD, _BACK = 16, 8
"""How far behind and before a term its number may stand."""
_WHOLE = 80
"""How far before a whole the words stand that say what it is of."""
_MOST = 3
_SHOWN = 24


class _Mention(NamedTuple):
    family: str
    quantity: Quantity
    start: int
    stop: int
    """Of the words and their number, in the section's flow."""


def needs(options: Mapping[str, Any], _: Form) -> list[str]:
    """Words one of which must stand where a family is named."""
    return needed(options["families"].values())


def prepare(rule: Rule, form: Form, shared: dict[Any, Any]) -> Check:
    """One finding that names the families, each with its first figure. A term counts where a number stands with it in its
    clause; each number counts once."""
    options = rule.options
    reading = rule.reading("least", "share")

    def check(context: Context) -> Iterator[Finding | Unverified]:
        found, total = context.once(reading, lambda: _mentions(context, options, form))
        if not found:
            return
        share = 100 * len(found) // max(total, len(found))
        if within(len(found), options.get("least")) and within(share, options.get("share")):
            yield _finding(rule, context, found, total, share)

    del shared
    return check


def _mentions(context: Context, options: Any, form: Form) -> tuple[list[_Mention], int]:
    """The figures of the families, and how many figures there are in all."""
    found: list[_Mention] = []
    parts = _own_parts(context, options)
    total = 0
    for section in context.report.sections:
        if section.id in ("head", *ASIDE) or section.id in form.tabled:
            continue
        if section.id not in options.get("of", (section.id,)):
            continue
        mine = context.figures.get(section.id)
        if mine and context.sections[section.id] is section:
            total += len(mine)
            found += [mention for mention in _in_section(section, mine, options) if mention.quantity not in parts]
    return found, total


def _own_parts(context: Context, options: Any) -> set[Quantity]:
    """The parts into which the report divides what it has counted of its own business: 公开信息81条，其中脱贫攻坚2条."""
    if "parts_of" not in options:
        return set()
    found: set[Quantity] = set()
    for parts in context.report.parts:
        whole = parts.whole
        text = context.sections[whole.section].flow.text
        if compiled(options["parts_of"]).search(
            text, around(text, whole.at, whole.stop, _CLAUSE, _WHOLE)[0], whole.stop
        ):
            found.update(parts.parts)
    return found


def _in_section(section: Section, quantities: list[Quantity], options: Any) -> list[_Mention]:
    text = section.flow.text
    found: dict[int, _Mention] = {}
    for family, pattern in options["families"].items():
        if not may_match(pattern, text):
            continue
        for match in compiled(pattern).finditer(text):
            start, stop = around(text, *match.span(), _CLAUSE)
            if _excused(text, match, options):
                continue
            here = [
                quantity
                for quantity in between(quantities, start, match.end() + _AHEAD + 1)
                if max(start, match.start() - _BACK) <= quantity.stop <= stop
                and not _behind_bracket(text, match, quantity)
            ]
            quantity = next((q for q in here if q.at >= match.end()), here[-1] if here else None)
            if quantity is not None:
                begin, end = min(match.start(), quantity.at), max(match.end(), quantity.stop)
                found.setdefault(quantity.at, _Mention(family, quantity, begin, end))
    return [found[at] for at in sorted(found)]


def _behind_bracket(text: str, match: re.Match[str], quantity: Quantity) -> bool:
    """Whether the bracket around a term closes before the number: 资金监管类(财政收入)41份 counts no revenue."""
    between = text[match.end() : quantity.at]
    closed, opened = (sum(map(between.count, signs)) for signs in (")）", "(（"))
    return closed > opened


def _excused(text: str, match: re.Match[str], options: Any) -> bool:
    """Whether the clause or the sentence around a term says that its number is one of the report's own business."""
    stops = {"unless": _CLAUSE, "amid": _SENTENCE}
    return any(
        compiled(options[key]).search(text, *around(text, *match.span(), marks))
        for key, marks in stops.items()
        if key in options
    )


def _finding(rule: Rule, context: Context, found: list[_Mention], total: int, share: int) -> Finding:
    first: dict[str, _Mention] = {}
    for mention in found:
        first.setdefault(mention.family, mention)
    quotes = []
    for mention in list(first.values())[:_MOST]:
        flow = context.sections[mention.quantity.section].flow
        quote = context.quote(flow, mention.start, mention.stop)
        quotes.append(f"{mention.family}“{quote if len(quote) <= _SHOWN else '…' + quote[-_SHOWN:]}”")
    said = "，".join(quotes) + (f"等 {len(first)} 类" if len(first) > _MOST else "")
    spans = [(context.sections[m.quantity.section].flow.span(m.start, m.stop), m.family) for m in found]
    return rule.finding(
        spans[0][0],
        context.section_title(found[0].quantity.section),
        {"text": said, "count": len(found), "share": share, "total": total},
        related=tuple(Place(*span, family) for span, family in spans[1:]),
    )
