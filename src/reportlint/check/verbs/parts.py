"""parts: what 其中 lists of a whole: no part above it, and all of them together the whole."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from reportlint.check.patterns import compiled
from reportlint.check.schema import Option
from reportlint.check.words import plain
from reportlint.values import Place

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportlint.check.context import Context
    from reportlint.check.plan import Check, Rule
    from reportlint.values import Finding, Form, Parts, Quantity, Unverified

OPTIONS = {
    "fault": Option("choice", required=True, choices=("exceeds", "sum", "over"), help="exceeds、sum 或 over"),
    "of": Option("choices", choices=("all", "pair", "some")),
    "gap": Option("range"),
    "unless": Option("regexes"),
}
PLACEHOLDERS = ("whole", "unit", "part", "parts", "sum", "difference")


def prepare(rule: Rule, form: Form, shared: dict[Any, Any]) -> Check:
    """exceeds: one part is more than the whole; sum: the parts do not add up; over: they add up to more.

    `gap` is the shortfall in percent of the whole that is still a fault.
    """
    options = rule.options
    kinds = options.get("of", ("all", "pair", "some"))
    judge = _exceeds if options["fault"] == "exceeds" else _sum

    def check(context: Context) -> Iterator[Finding | Unverified]:
        for parts in context.report.parts:
            if parts.strict in kinds and not _left_out(context, parts.whole, options):
                yield from judge(rule, context, parts)

    del form, shared
    return check


def _left_out(context: Context, whole: Quantity, options: Any) -> bool:
    """Whether the words before the whole say that another rule looks at it."""
    if "unless" not in options:
        return False
    text = context.sections[whole.section].flow.text
    return bool(compiled(options["unless"]).search(text[max(whole.at - 20, 0) : whole.at]))


def _slack(*quantities: Quantity) -> Any:
    """How far numbers may be off for being rounded; counts written out are exact."""
    return sum(quantity.half for quantity in quantities if quantity.half > 1)


def _above(whole: Quantity, part: Quantity) -> bool:
    return not whole.approximate and part.number - _slack(part) > whole.number + _slack(whole)


def _exceeds(rule: Rule, context: Context, parts: Parts) -> Iterator[Finding]:
    whole = parts.whole
    above = [part for part in parts.parts if _above(whole, part)]
    if above:
        part = max(above, key=lambda part: part.number)
        yield _finding(rule, context, parts, part, part.number - whole.number, (part.start, part.end))


def _sum(rule: Rule, context: Context, parts: Parts) -> Iterator[Finding]:
    whole = parts.whole
    every = (whole, *parts.parts)
    if any(quantity.approximate for quantity in every) or any(_above(whole, part) for part in parts.parts):
        return
    total = sum(part.number for part in parts.parts)
    difference = total - whole.number
    if abs(difference) <= _slack(*every):
        return
    if rule.options["fault"] == "over" and difference < 0:
        return
    if difference < 0 and "gap" in rule.options:
        low, high = rule.options["gap"]
        share = -difference * 100
        if share < (low or 0) * whole.number or (high is not None and share > high * whole.number):
            return
    yield _finding(rule, context, parts, parts.parts[0], difference, (whole.start, whole.end))


def _finding(
    rule: Rule, context: Context, parts: Parts, part: Quantity, difference: Any, span: tuple[int, int]
) -> Finding:
    whole = parts.whole
    total = sum(part.number for part in parts.parts)
    single = rule.options["fault"] == "exceeds"
    words = {
        "whole": plain(whole.number),
        "unit": whole.unit,
        "part": plain(part.number),
        "parts": " + ".join(plain(part.number) for part in parts.parts),
        "sum": plain(total),
        "difference": plain(abs(difference)),
    }
    related = [Place(part.start, part.end, f"其中 {plain(part.number)}{part.unit}") for part in parts.parts]
    if single:
        related = [Place(whole.start, whole.end, f"总数 {plain(whole.number)}{whole.unit}")]
    return rule.finding(
        span,
        context.section_title(parts.section),
        words,
        expected=plain(whole.number) if single else plain(total),
        actual=plain(part.number) if single else plain(whole.number),
        difference=plain(difference) if single else plain(-difference),
        related=tuple(related),
    )
