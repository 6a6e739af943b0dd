"""phrase: wording that must not stand in a report, or only under conditions."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from reportlint.check.bounds import AT_LEAST_ONE, within
from reportlint.check.context import Environment
from reportlint.check.evaluate import truth
from reportlint.check.patterns import compiled, holds, may_match
from reportlint.check.schema import Option, groups_of, variables_of
from reportlint.check.stretches import Stretch, around, stretches
from reportlint.values import Edit, Place

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator, Mapping

    from reportlint.check.context import Context
    from reportlint.check.plan import Check, Rule
    from reportlint.values import Finding, Form, Table, Unverified

    Match = tuple["Stretch", re.Match[str]]

GROUPS, YEAR = ("年", "数", "甲", "乙"), "年度"
"""What `where` may speak of: groups of the pattern, and the report year."""
BELONGS = {"开头": "head", "落款": "closing"}
ABOUT = "不该有的话，在指定的地方、在一定条件下有或者没有"
OPTIONS = {
    "in": Option("places", help="在哪里找，不写是正文；见下面“在哪里找”"),
    "any": Option("words", help="找哪些词，例如 any: [名列前茅, 走在全省前列]"),
    "regex": Option("regexes", help="找什么样的话，写正则表达式"),
    "after": Option("regexes", help="紧靠前面（40 字内）要有的话"),
    "unless": Option("regexes", help="同一句里有这些话就不报"),
    "lacks": Option("regexes", help="同样的地方没有哪些词才报，例如 lacks: 信息处理费"),
    "table": Option("table", help="empty 的行、where 里没有写表名的格属于哪张表"),
    "empty": Option("rows", help="表里哪些行读到的数都是 0 才报，例如 table: 表三，empty: [本年新收]"),
    "solid": Option("flag", help="中间有空格的不算：一行的文字里，空格隔开的是标题和正文"),
    "where": Option(
        "truth",
        choices=(*GROUPS, YEAR),
        help="例如 where: 年 == 年度 - 1，regex 里写 (?P<年>20\\d\\d)",
    ),
    "count": Option("range", help="有几处才报，例如 count: 3-；0 是一处也没有才报"),
    "each": Option("choice", choices=("match", "report"), help="match：每处报一条；report：一份报告报一条（不写就是）"),
    "expected": Option("text", help="应当怎样写；写了 fix 的，就改成这样（regex 里有 (?P<错>…) 的只改这一段）"),
    "against": Option("regexes", help="只在这些说法更多（至少一样多）时才报"),
    "belongs": Option("choice", choices=tuple(BELONGS), help="count: 0 时写明缺的话应在哪里"),
}
DEMANDS = {"fix": ("expected", "count!=0"), "belongs": ("count=0",), "empty": ("table",)}
FIX = "safe"
PLACEHOLDERS = {
    "text": "第一处的原话",
    "count": "有几处",
    "section": "在哪一部分",
    "expected": "应当怎样写",
    "year": "报告的年度",
}
FILLS = {"text": "count!=0", "expected": "expected"}
REQUIRES_ONE = ("any", "regex")
WRONG = "错"
"""The group of a pattern that is to be replaced, where that is not all of it."""
_STOPS = "。\n;；"
_BEHIND = 40
_SENTENCE = 400
"""A sentence goes no farther than this to either side."""
_SHORT = 40
"""A match is quoted up to this length."""


def mistakes(options: Mapping[str, Any], _: Form) -> Iterator[tuple[str, str]]:
    """Two things to look for, and variables of `where` for which the pattern has no group."""
    from reportlint.regex import parsed

    if "any" in options and "regex" in options:
        yield "regex", "any 和 regex 只能写一个"
    wordless = "regex" in options and not options["regex"]["needs"]
    if wordless and not parsed(options["regex"]["pattern"]).getwidth()[0]:
        yield "regex", "这样的正则表达式可以一个字也没有，会处处都有或者处处都没有"
    if "where" in options:
        groups = groups_of((options.get("any") or options["regex"])["pattern"])
        for name in variables_of(options["where"]):
            if name in GROUPS and name not in groups:
                yield "where", f"regex 里没有 (?P<{name}>…)，不知道“{name}”是多少"


def needs(options: Mapping[str, Any], form: Form) -> list[str]:
    """Words one of which must stand in the prose; none where the rule looks elsewhere, or for what is missing."""
    flows = {"prose", "head", "closing", *(section.id for section in form.sections)}
    low, high = options.get("count", AT_LEAST_ONE)
    spoken = set(options.get("in", ["prose"])) <= flows
    found: list[str] = (options.get("any") or options["regex"])["needs"] if spoken and low and high != 0 else []
    return found


def prepare(rule: Rule, form: Form, shared: dict[Any, Any]) -> Check:
    """One finding for the first match, with the others beside it; or one for each; with ``count: 0``, one when the
    wording stands nowhere."""
    options = rule.options
    wanted = options.get("any") or options["regex"]
    places = tuple(options.get("in", ["prose"]))
    bounds = options.get("count", AT_LEAST_ONE)
    nowhere = bounds[1] == 0
    holds = truth(options["where"], form) if "where" in options else None
    after, unless, against = options.get("after"), options.get("unless"), options.get("against")
    solid = options.get("solid")

    def check(context: Context) -> Iterator[Finding | Unverified]:
        if nowhere and not (after or unless or holds):
            if not _stands(context, places, wanted) and _circumstances(context, places, options):
                yield _absent(rule, context)
            return
        found = []
        for stretch, match in _matches(context, rule.name, places, wanted):
            if not _around(stretch.text, match, after, unless) or (solid and _apart(context, stretch, match)):
                continue
            answer = holds(Environment(context, form, _numbers(match, context.year))) if holds else True
            if answer is None:
                start, _ = stretch.span(match.start(), match.end())
                quoted = stretch.quote(context, match.start(), match.end())[:_SHORT]
                yield rule.undecided(f"“{quoted}”要核对的表格数据没有读到", start)
            elif answer:
                found.append((stretch, match))
        if not within(len(found), bounds) or not _circumstances(context, places, options):
            return
        if against and len(list(compiled(against).finditer(context.prose))) < max(len(found), 1):
            return
        if nowhere:
            yield _absent(rule, context)
        elif options.get("each") == "match":
            for item in found:
                yield _finding(rule, context, [item])
        elif found:
            yield _finding(rule, context, found)

    del shared
    return check


def _matches(context: Context, name: str, places: tuple[str, ...], wanted: Any) -> list[Match]:
    """Where the wording stands; rules that look for the same share what was found."""

    def read() -> list[Match]:
        found: list[Match] = []
        words = context.said.get(name, wanted["needs"])
        packed, find = places == ("tables",), compiled(wanted).finditer
        for stretch in stretches(context, places):
            if holds(words, stretch.text.replace(" ", "") if packed else stretch.text):
                piece = stretch.dense() if packed else stretch
                found += [(piece, match) for match in find(piece.text) if match.group()]
        return found

    return context.once(("matches", places, wanted["pattern"]), read)


def _stands(context: Context, places: tuple[str, ...], wanted: Any) -> bool:
    """Whether the wording stands anywhere."""
    pattern = compiled(wanted)
    return any(may_match(wanted, s.text) and pattern.search(s.text) for s in stretches(context, places))


def _around(text: str, match: re.Match[str], after: Any, unless: Any) -> bool:
    """Whether a match stands in such words as the rule is about."""
    if after and not compiled(after).search(text[max(match.start() - _BEHIND, 0) : match.start()]):
        return False
    return not (unless and compiled(unless).search(text[slice(*around(text, *match.span(), _STOPS, _SENTENCE))]))


def _apart(context: Context, stretch: Stretch, match: re.Match[str]) -> bool:
    """Whether a match was written with blanks in it, and not just cut by the end of a line; lines of a page's head, or
    with an empty one between them, are none that a sentence goes over."""
    start, end = stretch.span(match.start(), match.end())
    written = context.report.source.plain[start:end]
    lines = written.count("\n")
    return lines > 1 or (stretch.section == "head" if lines else " " in written)


def _circumstances(context: Context, places: tuple[str, ...], options: Mapping[str, Any]) -> bool:
    """Whether the rest of the report is as `lacks` and `empty` ask for."""
    if "lacks" in options:
        pattern = compiled(options["lacks"])
        if any(pattern.search(stretch.text) for stretch in stretches(context, places)):
            return False
    return "empty" not in options or _empty(context.report.tables.get(options["table"]), options["empty"])


def _empty(table: Table | None, rows: list[str]) -> bool:
    """Whether every number that was read in these rows is 0, and there is one; what was lost is taken to be like it."""
    if table is None:
        return False
    found = [table.rows[row] for row in rows if row in table.rows]
    read = [cell.number for row in found for cell in (*row.cells.values(), *row.survivors) if cell.number is not None]
    return bool(read) and not any(read)


def _numbers(match: Any, year: int) -> dict[str, Any]:
    """The variables of `where`: the named groups as numbers, and the report year."""
    found: dict[str, Any] = {YEAR: (year, year)} | dict.fromkeys(GROUPS, (None, None))
    for name, written in match.groupdict().items():
        digits = (written or "").replace(",", "")
        if digits.isdecimal():
            found[name] = (int(digits), int(digits))
    return found


def _absent(rule: Rule, context: Context) -> Finding:
    """That the wording is missing, where it belongs: behind the preamble, or at the end."""
    name = BELONGS[rule.options.get("belongs", "开头")]
    section = context.sections.get(name)
    title = context.report.title
    at = section.body_end if section else title[1] if title and name == "head" else len(context.report.source.text)
    written = context.report.source.text
    at = len(written[:at].rstrip(" \t\r\n#*"))
    words = {
        "count": 0,
        "section": context.section_title(name),
        "expected": rule.options.get("expected", ""),
        "year": context.year,
    }
    return rule.finding((at, at), context.section_title(name), words, expected=rule.options.get("expected"))


def _finding(rule: Rule, context: Context, found: list[Match]) -> Finding:
    stretch, match = found[0]
    quoted = stretch.quote(context, *match.span())
    spans = [piece.span(*match.span()) for piece, match in found]
    section = stretch.section or context.section_at(spans[0][0])
    words = {
        "text": quoted if len(quoted) <= _SHORT else quoted[:_SHORT] + "…",
        "count": len(found),
        "section": context.section_title(section),
        "expected": rule.options.get("expected", ""),
        "year": context.year,
    }
    return rule.finding(
        spans[0],
        "标题" if rule.options.get("in") == ["title"] else context.section_title(section),
        words,
        expected=rule.options.get("expected"),
        actual=quoted,
        related=tuple(Place(first, last, "又一处") for first, last in spans[1:]),
        edits=tuple(_edits(rule, context, found)) if rule.fix else (),
    )


def _edits(rule: Rule, context: Context, found: list[Match]) -> Iterator[Edit]:
    """The expected wording for each match, or for its group ``错``; one that goes over a line end is left alone."""
    for stretch, match in found:
        start, end = stretch.span(*match.span(WRONG if match.groupdict().get(WRONG) else 0))
        if not any(mark in context.report.source.text[start:end] for mark in "\t\n\r|"):
            yield Edit(start, end, rule.options["expected"])
