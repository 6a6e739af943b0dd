"""ending: a section whose last paragraph breaks off before its sentence has ended."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportlint.check.bounds import AT_LEAST_ONE, within
from reportlint.check.patterns import compiled
from reportlint.check.schema import Option
from reportlint.values import ASIDE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportlint.check.context import Context
    from reportlint.check.plan import Check, Rule
    from reportlint.values import Finding, Form, Section, Unverified

ABOUT = "最后一段没有写完的部分"
OPTIONS = {
    "broken": Option("regexes", required=True, help="怎样结尾是没有写完，例如 broken: '[一-龥]$'"),
    "least": Option("range", help="最后一段至少多少字才看，例如 least: 30-"),
    "unless": Option("regexes", help="最后一段有这些词的不看"),
}
PLACEHOLDERS = {"section": "那一部分的标题", "text": "最后的几个字"}
_SHOWN = 20


def prepare(rule: Rule, form: Form, shared: dict[object, object]) -> Check:
    """One finding a report. Sections that hold a table, and what stands before the first or after the last one, have
    endings of another kind; so has the last section, where it runs into the signature."""
    options = rule.options
    tables = form.tabled
    least = options.get("least", AT_LEAST_ONE)

    def check(context: Context) -> Iterator[Finding | Unverified]:
        for section in context.report.sections:
            if section.id in ("head", *ASIDE) or section.id in tables:
                continue
            last = section.flow.text.rstrip().rpartition("\n")[2]
            if not within(len(last), least) or not compiled(options["broken"]).search(last):
                continue
            if "unless" in options and compiled(options["unless"]).search(last):
                continue
            yield _finding(rule, context, section)
            return

    del shared
    return check


def _finding(rule: Rule, context: Context, section: Section) -> Finding:
    flow = section.flow
    end = len(flow.text.rstrip())
    start = max(end - _SHOWN, flow.text.rfind("\n", 0, end) + 1)
    title = context.section_title(section.id)
    return rule.finding(flow.span(start, end), title, {"section": title, "text": context.quote(flow, start, end)})
