"""era: wording that has its years: an organ that is no more, a formula or a document that was not yet."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from reportlint.check.patterns import compiled, may_match, needed
from reportlint.check.schema import Option
from reportlint.check.stretches import around
from reportlint.values import Place

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from reportlint.check.context import Context
    from reportlint.check.plan import Check, Rule
    from reportlint.values import Finding, Form, Section, Unverified

ABOUT = "只在某些年度才有的说法：机构改革以前的名称、当年还没有的文件"
OPTIONS = {
    "since": Option("dated", help='例如 since: {"2021": 国办公开办函〔2021〕30号}：2021 年度起才会有'),
    "until": Option("dated", help='例如 until: {"2019": 国土资源局}：2019 年度以后不该再有'),
    "unless": Option("regexes", help="句中有这些词的不算，例如 unless: 原"),
    "own": Option("flag", help="yes：机关自己的名称里有的不算"),
}
REQUIRES_ONE = ("since", "until")
PLACEHOLDERS = {
    "text": "第一处的原话",
    "year": "报告的年度",
    "bound": "从哪一年起才有（或到哪一年为止）",
    "count": "有几处",
}
_STOPS = "。\n;"


def needs(options: Mapping[str, Any], _: Form) -> list[str]:
    """Words one of which must stand in the prose, where all wording has one."""
    return needed(pattern for key in ("since", "until") for pattern in options.get(key, {}).values())


def prepare(rule: Rule, form: Form, shared: dict[Any, Any]) -> Check:
    """One finding a year that bounds wording: report years before `since`, or after `until`, have no place for it."""
    options = rule.options
    bounds = [(int(year), pattern, -1) for year, pattern in options.get("since", {}).items()]
    bounds += [(int(year), pattern, 1) for year, pattern in options.get("until", {}).items()]

    def check(context: Context) -> Iterator[Finding | Unverified]:
        for bound, pattern, side in bounds:
            outside = context.year < bound if side < 0 else context.year > bound
            if outside and may_match(pattern, context.prose):
                found = list(_found(context, pattern, options))
                if found:
                    yield _finding(rule, context, found, bound)

    del form, shared
    return check


def _found(context: Context, pattern: Any, options: Any) -> Iterator[tuple[Section, int, int]]:
    """Where the wording stands, but for sentences that `unless` excuses and the organ's own name."""
    organ = context.report.organ
    own = organ.name if organ and options.get("own") else ""
    for section in context.spoken:
        text = section.flow.text
        for match in compiled(pattern).finditer(text):
            sentence = around(text, *match.span(), _STOPS)
            excused = "unless" in options and compiled(options["unless"]).search(text, *sentence)
            if not excused and not (own and match.group() in own):
                yield section, match.start(), match.end()


def _finding(rule: Rule, context: Context, found: list[tuple[Section, int, int]], bound: int) -> Finding:
    section, start, end = found[0]
    quoted = context.quote(section.flow, start, end)
    words = {"text": quoted, "year": context.year, "bound": bound, "count": len(found)}
    return rule.finding(
        section.flow.span(start, end),
        context.section_title(section.id),
        words,
        actual=quoted,
        related=tuple(Place(*other.flow.span(first, last), "又一处") for other, first, last in found[1:]),
    )
