"""misspelt: terms of the field in wrong characters, each with the right ones."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from reportlint.check.patterns import compiled, holds, needed
from reportlint.check.schema import Option
from reportlint.check.spotting import Spotter
from reportlint.values import Place

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator, Mapping

    from reportlint.check.context import Context
    from reportlint.check.plan import Check, Rule
    from reportlint.values import Finding, Flow, Form, Unverified

ABOUT = "本行业的词写错了字"
OPTIONS = {
    "terms": Option(
        "named", required=True, help="正确的写法: 错误的写法，例如 terms: {规范性文件: 规范性文(?![件字])}"
    ),
}
PLACEHOLDERS = {"text": "各个错误和应有的写法", "expected": "第一个应有的写法", "count": "有几处"}
_MOST = 3
"""Terms written wrong that the message names."""


def needs(options: Mapping[str, Any], _: Form) -> list[str]:
    """Words one of which must stand in the prose, where every wrong writing has one."""
    return needed(options["terms"].values())


def prepare(rule: Rule, form: Form, shared: dict[object, object]) -> Check:
    """One finding for all of them; the text is the prose without its layout, so that no line end hides a term."""
    terms = rule.options["terms"]
    spotter = Spotter({right: wrong["needs"] for right, wrong in terms.items()})

    def check(context: Context) -> Iterator[Finding | Unverified]:
        found: list[tuple[Flow, str, re.Match[str], str]] = []
        present = spotter.found(context.prose, context.pairs)
        for right in [right for right in terms if right in present]:
            words, pattern = present[right], compiled(terms[right])
            for section in context.spoken:
                if holds(words, section.flow.text):
                    found += ((section.flow, section.id, m, right) for m in pattern.finditer(section.flow.text))
        if found:
            yield _finding(rule, context, found)

    del form, shared
    return check


def _finding(rule: Rule, context: Context, found: list[tuple[Flow, str, re.Match[str], str]]) -> Finding:
    found.sort(key=lambda one: one[0].at(one[2].start()))
    spans = [flow.span(*match.span()) for flow, _, match, _ in found]
    quotes = [context.quote(flow, *match.span()) for flow, _, match, _ in found]
    rights = [right for *_, right in found]
    named = list(dict.fromkeys(zip(quotes, rights, strict=True)))
    said = "、".join(f"“{quote}”疑为“{right}”" for quote, right in named[:_MOST])
    if len(named) > _MOST:
        said += f"等 {len(named)} 个词"
    return rule.finding(
        spans[0],
        context.section_title(found[0][1]),
        {"text": said, "expected": rights[0], "count": len(found)},
        expected=rights[0],
        actual=quotes[0],
        related=tuple(
            Place(*span, f"“{quote}”疑为“{right}”")
            for span, quote, right in zip(spans[1:], quotes[1:], rights[1:], strict=True)
        ),
    )
