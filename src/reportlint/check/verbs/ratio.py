"""ratio: one term used far more often than the one that the form asks for."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from reportlint.check.bounds import within
from reportlint.check.patterns import compiled, needed
from reportlint.check.schema import Option

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from reportlint.check.context import Context
    from reportlint.check.plan import Check, Rule
    from reportlint.values import Finding, Form, Unverified

ABOUT = "该用的词用得少，另一个词用得多"
OPTIONS = {
    "of": Option("regexes", required=True, help="哪个词用得多，例如 of: 政务公开"),
    "to": Option("regexes", required=True, help="应当用哪个词，例如 to: 政府信息公开"),
    "least": Option("range", required=True, help="至少出现几次，例如 least: 8-"),
    "times": Option("number", required=True, help="是另一个词的几倍以上，例如 times: 3"),
}
PLACEHOLDERS = {"text": "用得多的词", "count": "用了几次", "other": "应当用的词用了几次"}


def needs(options: Mapping[str, Any], _: Form) -> list[str]:
    """Words one of which must stand where the term does."""
    return needed([options["of"]])


def prepare(rule: Rule, form: Form, shared: dict[object, object]) -> Check:
    """One finding, at the title where it has the term, else at its first use. A term in the title counts as half of all
    uses: it is what the report calls itself."""
    options = rule.options
    times = int(options["times"])

    def check(context: Context) -> Iterator[Finding | Unverified]:
        of, to = compiled(options["of"]), compiled(options["to"])
        text = context.prose
        count, other = len(of.findall(text)), len(to.findall(text))
        title = context.report.title
        named = context.report.source.plain[slice(*title)] if title else ""
        squeezed = "".join(named.split())
        bound = times // 2 or 1 if of.search(squeezed) and not to.search(squeezed) else times
        if not within(count, options["least"]) or count < bound * other:
            return
        yield _finding(rule, context, count, other, title if title and of.search(squeezed) else None)

    del form, shared
    return check


def _finding(rule: Rule, context: Context, count: int, other: int, title: tuple[int, int] | None) -> Finding:
    of = compiled(rule.options["of"])
    for section in context.report.sections:
        if match := of.search(section.flow.text):
            words = {"text": match.group(), "count": count, "other": other}
            place = "标题" if title else context.section_title(section.id)
            return rule.finding(title or section.flow.span(*match.span()), place, words)
    raise AssertionError("counted but not found")
