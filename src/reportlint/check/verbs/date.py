"""date: the signature, publication and statistic period of a report against the calendar."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from reportlint.check.calendar import cut, days, sound, wrong
from reportlint.check.schema import Option
from reportlint.regex import named
from reportlint.values import Place

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportlint.check.context import Context
    from reportlint.check.plan import Check, Rule
    from reportlint.values import DateMark, Finding, Form

NEXT_YEAR = 1
ABOUT = "落款日期、发布日期、统计期限"
OPTIONS = {
    "role": Option(
        "choices", choices=("published", "closing"), help="看哪个日期：published 发布日期，closing 落款日期"
    ),
    "without": Option("choice", choices=("published", "closing"), help="没有这个日期才看"),
    "is": Option(
        "choice",
        required=True,
        choices=("late", "early", "malformed", "partial", "apart", "absent", "dayless"),
        help="late：晚于期限；early：年度未完；malformed：没有这样的日子；partial：统计期限不满一年；"
        "apart：落款与发布相差太久；absent：没有日期；dayless：日期没有写到日",
    ),
    "after": Option("date", help="期限，是年度次年的几月几日，例如 after: 01-31"),
    "until": Option("date", help="更晚的另有规则，例如 until: 01-31"),
    "days": Option("number", help="相差几天以上才报，例如 days: 7"),
}
DEMANDS = {
    "is=late": ("after",),
    "after": ("is=late",),
    "until": ("is=late",),
    "days": ("is=apart",),
    "role": ("is=late|early|dayless",),
    "without": ("is=late|dayless",),
}
PLACEHOLDERS = {
    "date": "写的日期",
    "deadline": "期限，或者应有的日期、期间",
    "year": "报告的年度",
    "organ": "机关名称",
    "text": "日期的原样",
    "days": "相差几天",
}
FILLS = {
    "date": "is!=absent",
    "deadline": "is=late|early|partial|apart",
    "organ": "is!=absent",
    "text": "is!=absent",
    "days": "is=apart",
}
_pattern = named(
    {  # a day with its year, or what is left of one whose 年 and 月 were lost
        "day": r"(20\d\d)\s*[-年./]\s*(?:\d{1,2}|元)\s*[-月./]\s*\d{1,2}|二[〇○零O0].{2}年[元一二三四五六七八九十]{1,2}月"
        r"|(?m:^[^\S\n]{0,99}20\d{3,6}[^\S\n]{0,99}$)"
    }
)
_TAIL = 400
"""How far before the end a date may stand for the closing one."""


def prepare(rule: Rule, form: Form, shared: dict[Any, Any]) -> Check:
    """late: after the day `after` of the year following, and not after `until`; early: before the report year has ended;
    partial: a period that is not the whole year; malformed: a date that is none; apart: signed and published more than
    `days` from each other; absent: neither signed nor published on any day; dayless: of a month, on no day of it.
    """
    judges = {
        "late": _late, "early": _early, "malformed": _malformed, "partial": _partial, "apart": _apart, "absent": _absent,
        "dayless": _dayless,
    }  # fmt: skip
    judge = judges[rule.options["is"]]
    del form, shared
    return partial(judge, rule)


def _mark(rule: Rule, context: Context) -> DateMark | None:
    """The date of the first role that has one; of several publication dates the earliest.

    A page that says it was put up in a year after the one in which it was due has moved from an older site.
    """
    due = context.year + NEXT_YEAR
    marks = [mark for mark in sound(context) if mark.role != "published" or mark.year <= due]
    if any(mark.role == rule.options.get("without") for mark in marks):
        return None
    for role in rule.options.get("role", ("published", "closing")):
        mine = sorted((mark for mark in marks if mark.role == role), key=lambda mark: mark[1:4])
        if mine:
            return mine[0]
    return None


def _late(rule: Rule, context: Context) -> Iterator[Finding]:
    mark = _mark(rule, context)
    deadline = (context.year + NEXT_YEAR, *rule.options["after"])
    last = (context.year + NEXT_YEAR, *rule.options["until"]) if "until" in rule.options else (9999,)
    if mark is not None and deadline < mark[1:4] <= last:
        yield _finding(rule, context, mark, f"不晚于{_words(deadline)}", _words(deadline))


def _early(rule: Rule, context: Context) -> Iterator[Finding]:
    """Each role for itself: a page put up in time may bear last year's signature."""
    seen = set()
    for role in rule.options.get("role", ("published", "closing")):
        mine = [mark for mark in sound(context) if mark.role == role and mark.year <= context.year]
        mark = min(mine, key=lambda mark: mark[1:4], default=None)
        if mark is not None and (mark.start, mark.end) not in seen:
            seen.add((mark.start, mark.end))
            yield _finding(rule, context, mark, f"{context.year + NEXT_YEAR}年1月1日以后")


def _malformed(rule: Rule, context: Context) -> Iterator[Finding]:
    seen = set()
    for mark in context.report.dates:
        if wrong(mark) and (mark.start, mark.end) not in seen:
            seen.add((mark.start, mark.end))
            yield _finding(rule, context, mark, None)


def _partial(rule: Rule, context: Context) -> Iterator[Finding]:
    if found := cut(context):
        whole = f"{context.year}年1月1日至{context.year}年12月31日"
        yield _finding(rule, context, found[0]._replace(end=found[1].end), whole)


def _apart(rule: Rule, context: Context) -> Iterator[Finding]:
    """Days of the year after the report's alone: another year is a matter of its own."""
    by_role = {}
    for role in ("published", "closing"):
        mine = [mark for mark in sound(context) if mark.role == role and mark.year > context.year and mark.day]
        if not mine:
            return
        by_role[role] = min(mine, key=lambda mark: mark[1:4])
    closing, published = by_role["closing"], by_role["published"]
    between = days(published) - days(closing)
    if abs(between) > int(rule.options.get("days", 0)):
        finding = _finding(rule, context, closing, _words(published[1:4]), _words(published[1:4]), str(abs(between)))
        yield finding._replace(related=(Place(published.start, published.end, "发布日期"),))


def _dayless(rule: Rule, context: Context) -> Iterator[Finding]:
    mark = _mark(rule, context)
    if mark is not None and not mark.day:
        yield _finding(rule, context, mark, None)


def _absent(rule: Rule, context: Context) -> Iterator[Finding]:
    """No day, not even a misspelt one, and none in what stands before section one or at the end."""
    report = context.report
    if any(mark.role in ("published", "closing", "malformed") for mark in report.dates):
        return
    plain = report.source.plain
    body = next((section.start for section in report.sections if section.title), 0)
    day, tail = _pattern("day"), max(len(plain) - _TAIL, body)
    for match in (*day.finditer(plain, 0, body), *day.finditer(plain, tail)):
        if not match[1] or int(match[1]) > context.year:
            return
    end = len(plain.rstrip())
    yield rule.finding((end, end), context.section_title("closing"), {"year": context.year})


def _words(day: tuple[int, ...]) -> str:
    return f"{day[0]}年{day[1]}月" + (f"{day[2]}日" if day[2] else "")


def _finding(
    rule: Rule, context: Context, mark: DateMark, expected: str | None, deadline: str = "", days: str = ""
) -> Finding:
    written = " ".join(context.report.source.text[mark.start : mark.end].split())
    organ = context.report.organ
    words = {
        "date": written if wrong(mark) or rule.options["is"] == "partial" else _words(mark[1:4]),
        "deadline": deadline or expected or "",
        "year": context.year,
        "organ": organ.name if organ else "本机关",
        "text": written,
        "days": days,
    }
    place = context.section_title("closing" if mark.role == "closing" else context.section_at(mark.start))
    return rule.finding((mark.start, mark.end), place, words, expected=expected, actual=written)
