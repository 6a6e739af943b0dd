"""opposite: one part that claims what it then denies: 做到了及时公开, 部分信息公开不及时."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from reportlint.check.patterns import compiled, may_match, needed
from reportlint.check.schema import Option
from reportlint.check.stretches import around
from reportlint.regex import regex
from reportlint.values import Place

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator, Mapping

    from reportlint.check.context import Context
    from reportlint.check.plan import Check, Rule
    from reportlint.values import Finding, Form, Unverified

ABOUT = "同一部分里前面说做到了，后面说没有做到"
OPTIONS = {
    "qualities": Option("texts", required=True, help="例如 qualities: [及时, 全面]"),
    "claims": Option("regexes", required=True, help="怎样说做到了；说的是哪一条，由其中的词来定"),
    "denies": Option("regexes", required=True, help="怎样说没有做到"),
    "unless": Option("regexes", help="小句里有这些词就不算做到了，例如 unless: 将|力争|确保"),
}
PLACEHOLDERS = {"text": "说做到了的话", "denied": "说没有做到的话", "quality": "说的是哪一条"}
_CLAUSE = "。;；\n"


def needs(options: Mapping[str, Any], _: Form) -> list[str]:
    """Words one of which must stand in a denial."""
    return needed([options["denies"]])


def prepare(rule: Rule, form: Form, shared: dict[object, object]) -> Check:
    """One finding a report: the denial, with the claim beside it."""
    options = rule.options
    quality = regex("|".join(options["qualities"]))

    def check(context: Context) -> Iterator[Finding | Unverified]:
        for section in context.spoken:
            text = section.flow.text
            if not may_match(options["denies"], text):
                continue
            denied = [(match, quality.findall(match.group())) for match in compiled(options["denies"]).finditer(text)]
            if not denied:
                continue
            for claim in compiled(options["claims"]).finditer(text):
                start, _ = around(text, *claim.span(), _CLAUSE)
                if "unless" in options and compiled(options["unless"]).search(text, start, claim.end()):
                    continue
                said = set(quality.findall(claim.group()))
                against = next(((match, word) for match, words in denied for word in words if word in said), None)
                if against is not None:
                    yield _finding(rule, context, section.id, claim, *against)
                    return

    del form, shared
    return check


def _finding(
    rule: Rule, context: Context, name: str, claim: re.Match[str], denial: re.Match[str], quality: str
) -> Finding:
    flow = context.sections[name].flow
    said, denied = (context.quote(flow, *match.span()) for match in (claim, denial))
    return rule.finding(
        flow.span(*denial.span()),
        context.section_title(name),
        {"text": said, "denied": denied, "quality": quality},
        related=(Place(*flow.span(*claim.span()), f"“{said}”"),),
    )
