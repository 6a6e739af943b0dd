"""year: years that stand in a role, such as the title or the statistic period, and are not the report year."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from reportlint.check.patterns import compiled
from reportlint.check.schema import Option
from reportlint.model.yearmarks import subjects
from reportlint.regex import named
from reportlint.values import Edit, Place

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportlint.check.context import Context
    from reportlint.check.plan import Check, Rule
    from reportlint.values import Finding, Form, Unverified, YearMark

ROLES = {
    "title": "标题",
    "head": "页面标题",
    "period": "统计期限",
    "caption": "表头",
    "subject": "正文",
    "later": "正文",
    "closing": "落款",
}
OPTIONS = {
    "role": Option(
        "choices",
        required=True,
        choices=tuple(ROLES),
        help="例如 role: [title, period]；subject 是第一部分里句子开头的年份，later 是其后各部分的",
    ),
    "only": Option("regexes"),
    "unless": Option("regexes"),
    "off": Option("choice", choices=("last",)),
}
PLACEHOLDERS = ("year", "found", "role")
_AHEAD, _NEXT = 240, 12
_pattern = named(
    {
        "carried": r"转[至到入]?(20\d\d)年",
        "counted": r"\d[条件次篇份宗]",
    }
)


def prepare(rule: Rule, form: Form, shared: dict[Any, Any]) -> Check:
    """One finding a role for the years that disagree; with ``off: last`` only last year's. `only` and `unless`
    see the sentence from the year on, and the beginning of the next."""
    options = rule.options
    roles = options["role"]

    def check(context: Context) -> Iterator[Finding | Unverified]:
        wrong: dict[str, dict[tuple[int, int], int]] = {}
        for mark in _marks(context, roles):
            if mark.role not in roles or mark.year == context.year:
                continue
            if "off" in options and mark.year != context.year - 1:
                continue
            if not _worded(context, mark.start, options):
                continue
            wrong.setdefault(mark.role, {})[mark.start, mark.end] = mark.year
        for role, marks in wrong.items():
            (span, year), *others = marks.items()
            yield rule.finding(
                span,
                context.section_title(context.section_at(span[0])),
                {"year": context.year, "found": year, "role": ROLES[role]},
                expected=str(context.year),
                actual=str(year),
                difference=f"{year - context.year:+d}",
                related=tuple(Place(start, end, f"{ROLES[role]}又一处") for (start, end), _ in others),
                edits=tuple(edit for place, found in marks.items() for edit in _edits(context, place, found)),
            )

    del form, shared
    return check


def _marks(context: Context, roles: Any) -> Iterator[YearMark]:
    """The years with their roles; those of later sections are looked for where a rule asks for them."""
    known = context.report.years
    yield from known
    if "later" in roles:
        first = {mark.start for mark in known}
        for section in context.spoken:
            if section.id != "head" and str(context.year - 1) in section.flow.text:
                yield from (mark._replace(role="later") for mark in subjects(section) if mark.start not in first)


def _edits(context: Context, span: tuple[int, int], found: int) -> Iterator[Edit]:
    """The report year in the place of the one found, where that is written in figures."""
    at = context.report.source.plain.find(str(found), *span)
    if at >= 0:
        yield Edit(at, at + len(str(found)), str(context.year))


def _worded(context: Context, start: int, options: Any) -> bool:
    """Whether the words around a year are such as the rule is about."""
    if "only" in options or "unless" in options:
        if _in_series(context, start):
            return False
        said = _sentences(context, start)
        if "only" in options and not compiled(options["only"]).search(said):
            return False
        if "unless" in options and compiled(options["unless"]).search(said):
            return False
    return True


def _sentences(context: Context, start: int) -> str:
    """From the year to the end of the sentence, and the beginning of the next. The year after the report's, to which
    cases are carried over or which has the plans, is left out: it tells nothing of this one."""
    ahead = context.report.source.plain[start : start + _AHEAD]
    sentence, stop, after = "".join(ahead.split()).partition("。")
    for year in _pattern("carried").findall(sentence):
        if int(year) == context.year + 1:
            sentence = sentence.replace(year, "下")
    return sentence + stop + ("" if after.startswith(str(context.year + 1)) else after[:_NEXT])


def _in_series(context: Context, start: int) -> bool:
    """Whether the sentence before begins with the report year and gives a count, to which this one adds last year's."""
    before = "".join(context.report.source.plain[max(start - _AHEAD, 0) : start].split()).removesuffix("。")
    sentence = before[before.rfind("。") + 1 :]
    return sentence.startswith(f"{context.year}年") and _pattern("counted").search(sentence) is not None
