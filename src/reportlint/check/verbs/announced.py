"""announced: wording by which a report announces something, and that does not follow."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from reportlint.check.patterns import compiled, may_match, needed
from reportlint.check.schema import Option
from reportlint.check.stretches import around
from reportlint.lex.spans import Spans

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from reportlint.check.context import Context
    from reportlint.check.plan import Check, Rule
    from reportlint.values import Finding, Form, Section, Unverified

ABOUT = "说了“详见附件”一类的话，后面却没有"
OPTIONS = {
    "regex": Option("regexes", required=True, help="怎样预告，例如 regex: 详见附件"),
    "kept": Option("regexes", required=True, help="例如 kept: 附件[:：]，写明什么算有"),
    "unless": Option("regexes", help="句中有这些词的不算预告"),
}
PLACEHOLDERS = {"text": "预告的原话"}
_STOPS = "。\n"


def needs(options: Mapping[str, Any], _: Form) -> list[str]:
    """Words one of which must stand in an announcement."""
    return needed([options["regex"]])


def prepare(rule: Rule, form: Form, shared: dict[Any, Any]) -> Check:
    """The first announcement, if nothing outside the sentences that announce shows that it was kept."""
    options = rule.options

    def check(context: Context) -> Iterator[Finding | Unverified]:
        if "annex" in context.sections:
            return
        made = list(_announcements(context, options))
        if made and not _kept(context, options, [span for _, span in made]):
            (section, start, end), _ = made[0]
            quoted = context.quote(section.flow, start, end)
            where = context.section_title(section.id)
            yield rule.finding(section.flow.span(start, end), where, {"text": quoted}, actual=quoted)

    del form, shared
    return check


def _announcements(context: Context, options: Any) -> Iterator[tuple[tuple[Section, int, int], tuple[int, int]]]:
    """The announcing words in their flow, and the source span of the sentence around them."""
    for section in context.report.sections:
        text = section.flow.text
        if section.id == "closing" or not may_match(options["regex"], text):
            continue
        for match in compiled(options["regex"]).finditer(text):
            start, end = around(text, *match.span(), _STOPS)
            if "unless" in options and compiled(options["unless"]).search(text[start:end]):
                continue
            yield (section, *match.span()), section.flow.span(start, end)


def _kept(context: Context, options: Any, sentences: list[tuple[int, int]]) -> bool:
    within = Spans(sentences)
    found = compiled(options["kept"]).finditer(context.report.source.plain)
    return any(match.start() not in within for match in found)
