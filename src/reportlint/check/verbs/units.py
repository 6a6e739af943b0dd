"""units: one kind of thing counted in different units: 信息32条, 信息12件."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from reportlint.check.clauses import Said, numbers, quote
from reportlint.check.patterns import compiled
from reportlint.check.schema import Option
from reportlint.regex import regex
from reportlint.values import Place

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from reportlint.check.context import Context
    from reportlint.check.plan import Check, Rule
    from reportlint.values import Finding, Form, Unverified

ABOUT = "同一样东西用了不同的单位：信息32条、信息12件"
OPTIONS = {
    "things": Option("named", required=True, help="数的是什么，例如 things: {信息: 信息}"),
    "units": Option("texts", required=True, help="哪些单位说的是同样的东西，例如 units: [条, 件]"),
    "double": Option("texts", help="两个单位并写，例如 double: [条/件]"),
    "unless": Option("regexes", help="这句话里有这些词就不算，例如 unless: 公文"),
}
PLACEHOLDERS = {
    "thing": "数的是什么",
    "text": "用得少的单位，那一处的原话",
    "other": "用得多的单位，第一处的原话",
    "units": "用了哪些单位，加了引号",
    "count": "用了几种单位",
}
_TAIL = "(?:总数|数量|总量|数|共计|合计|累计|共|为|达到?|约|有|了)*$"


def wakes(options: Mapping[str, Any]) -> list[list[str]]:
    """Numbers in the units that are asked for."""
    return [["unit", unit] for unit in (*options["units"], *options.get("double", ()))]


def prepare(rule: Rule, form: Form, shared: dict[Any, Any]) -> Check:
    """One finding a report: the first number whose unit is not the one that the same thing had before."""
    options = rule.options
    things = {name: regex(f"(?:{data['pattern']}){_TAIL}") for name, data in options["things"].items()}
    units, double = frozenset(options["units"]), frozenset(options.get("double", ()))
    unless = compiled(options["unless"]) if "unless" in options else None

    def check(context: Context) -> Iterator[Finding | Unverified]:
        counted: dict[str, dict[str, list[Said]]] = {}
        for listed in numbers(context).values():
            for said in listed:
                unit = said.quantity.unit
                if unit in double:
                    name = next((name for name, pattern in things.items() if pattern.search(said.before)), "")
                    yield _finding(rule, context, name or "同一事项", {unit: [said]})
                    return
                if unit in units and not (unless and unless.search(said.text, said.low, said.high)):
                    for name, pattern in things.items():
                        if pattern.search(said.before):
                            counted.setdefault(name, {}).setdefault(unit, []).append(said)
                            break
        for name, found in counted.items():
            if len(found) > 1:
                yield _finding(rule, context, name, found)
                return

    del form, shared
    return check


def _finding(rule: Rule, context: Context, name: str, found: dict[str, list[Said]]) -> Finding:
    """Points at the rarest unit, the later one where all are as frequent."""
    order = sorted(found, key=lambda unit: (len(found[unit]), -found[unit][0].quantity.start))
    rare, usual = found[order[0]][0], found[order[-1]][0]
    words = {
        "thing": name,
        "text": quote(context, rare),
        "other": quote(context, usual),
        "units": "、".join(f"“{unit}”" for unit in found),
        "count": len(found),
    }
    related = [
        Place(found[unit][0].quantity.start, found[unit][0].quantity.end, f"单位是“{unit}”") for unit in order[1:]
    ]
    return rule.finding(
        (rare.quantity.start, rare.quantity.end),
        context.section_title(rare.quantity.section),
        words,
        expected=None if rare is usual else usual.quantity.unit,
        actual=rare.quantity.unit,
        related=tuple(related),
    )
