"""year: years that stand in a role, such as the title or the statistic period, and are not the report year."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from reportlint.check.calendar import cut
from reportlint.check.patterns import compiled
from reportlint.check.schema import Option
from reportlint.regex import named, regex
from reportlint.values import Edit, Place, YearMark

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportlint.check.context import Context
    from reportlint.check.plan import Check, Rule
    from reportlint.values import Finding, Form, Section, Unverified

ROLES = {
    "title": "标题",
    "head": "页面标题",
    "period": "统计期限",
    "caption": "表头",
    "subject": "正文",
    "told": "正文",
    "closing": "落款",
}
ABOUT = "标题、统计期限等处的年份不是报告的年度"
OPTIONS = {
    "role": Option(
        "choices",
        required=True,
        choices=tuple(ROLES),
        help="title 标题，head 页面标题，period 统计期限，caption 表头，closing 落款，"
        "subject 第一部分里句子开头的年份，told 各部分的，前面可以有小标题或者主语",
    ),
    "only": Option("regexes", help="从年份起的话是这样的才看"),
    "unless": Option("regexes", help="从年份起的话是这样的不看"),
    "off": Option("choice", choices=("last", "past"), help="last 只看上一年，past 看以前三年"),
}
FIX = "suggested"
PLACEHOLDERS = {"year": "报告的年度", "found": "写的是哪一年", "role": "在哪里写的"}
_AHEAD, _NEXT, _LED, _PARAGRAPH = 240, 12, 30, 800
_RECEIVED = "收到|新收|受理|接到"
_BACK = {"last": 1, "past": 3}
"""How many years before the report's a rule looks at."""
_pattern = named(
    {
        "year": r"20\d\d(?=年(?:(?!\d)|1月1日|1[至到~—-]12月))",
        "sentence": r"[^。；;:!\n]*\Z",
        # what may stand in a sentence before its year: a number, and who reports
        "led": (
            r"(?:截至|截止|自|在|纵观|回顾|(?:据统计|总的来看|总体来看|总体上)[,，])?[*#]*(?:\([一二三四五六七八九十\d]{1,2}\)|\d{1,2}[.、]|[一二三四五六七八九十]{1,2}[是、])?"
            r"(?:(?![较与和比同对从自据按依在由向针为以其])[一-龥]{0,15}"
            r"(?:机关|部门|单位|政府|局|厅|委|会|院|队|所|中心|办事处|办公室|街道|镇|乡|网站|公众号|平台))?\Z"
        ),
        "carried": r"转[至到入]?(20\d\d)年",
        "counted": r"\d[条件次篇份宗元]",
        # a sentence of the report year that gives no year in figures, and what a sentence counts
        "this year": r"(?:本年度?|今年|全年)(?!要点)",
        "of": r"20\d\d年度?[^\d。;；]{0,30}?([一-龥]{4})\d",
        "last": r"[^。；;]*\Z",
        "deed": (
            rf"20\d\d年度?[^。；;\d]{{0,16}}?(?P<verb>{_RECEIVED}|办结|答复|收取|公开|发布)过?"
            r"(?:政府信息公开申请|信息公开申请|申请|信息处理费|政府信息|信息|[,，共计])*(?P<count>\d+)(?P<unit>[件条份宗元])"
        ),
        "paragraph": r"\n(?=[ \t(（]|[一二三四五六七八九十]{1,3}[、是]|\d{1,2}[.、．])",
        "stop": "[。；;]",
    }
)


def prepare(rule: Rule, form: Form, shared: dict[Any, Any]) -> Check:
    """One finding a role for the years that disagree; with `off` only those gone by. `only` and `unless` see the
    sentence from the year on, and the beginning of the next."""
    options = rule.options
    roles = options["role"]

    def check(context: Context) -> Iterator[Finding | Unverified]:
        wrong: dict[str, dict[tuple[int, int], int]] = {}
        for mark in _marks(context, roles):
            if mark.role not in roles or mark.year == context.year:
                continue
            if "off" in options and not 0 < context.year - mark.year <= _BACK[options["off"]]:
                continue
            if not _worded(context, mark.start, options):
                continue
            wrong.setdefault(mark.role, {})[mark.start, mark.end] = mark.year
        if "period" in wrong and cut(context):
            del wrong["period"]  # that it is no whole year says it all
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
    """The years with their roles; those that sentences tell of are looked for where a rule asks for them."""
    yield from context.report.years
    if "told" in roles:
        past = [f"{context.year - back}年" for back in range(1, _BACK["past"] + 1)]
        for section in context.spoken:
            if section.id != "head" and any(word in section.flow.text for word in past):
                yield from _told(section)


def _told(section: Section) -> Iterator[YearMark]:
    """Years that open a sentence, or stand in it behind a number or the name of who reports."""
    text = section.flow.text
    for match in _pattern("year").finditer(text):
        sentence = _pattern("sentence").search(text, max(match.start() - _LED, 0), match.start())
        if sentence and _pattern("led").match(sentence.group()):
            yield YearMark("told", int(match.group()), *section.flow.span(match.start(), match.end() + 1))


def _edits(context: Context, span: tuple[int, int], found: int) -> Iterator[Edit]:
    """The report year in the place of the one found, where that is written in figures."""
    at = context.report.source.plain.find(str(found), *span)
    if at >= 0:
        yield Edit(at, at + len(str(found)), str(context.year))


def _worded(context: Context, start: int, options: Any) -> bool:
    """Whether the words around a year are such as the rule is about."""
    if "only" in options or "unless" in options:
        if _in_series(context, start) or _beside_this_years(context, start):
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
    """Whether the sentence before begins with another year and gives a count, to which this one adds its own; or gives
    that of 本年 for what this one counts, too."""
    plain = context.report.source.plain
    before = plain[max(start - _AHEAD, 0) : start].rstrip(" \t\n。；;")
    line = before[before.rfind("\n") + 1 :]
    return any(_counts_another(plain, start, words) for words in ("".join(before.split()), "".join(line.split())))


def _beside_this_years(context: Context, start: int) -> bool:
    """Whether the paragraph has told of the report year what is counted here, by another number or as none at all: then
    it is last year's beside it."""
    plain = context.report.source.plain
    here = _pattern("deed").match("".join(plain[start : start + _AHEAD].split()))
    if here is None:
        return False
    before = _pattern("paragraph").split(plain[max(start - _PARAGRAPH, 0) : start])[-1]
    verb = _RECEIVED if regex(_RECEIVED).fullmatch(here["verb"]) else here["verb"]
    counts = regex(rf"(?:没有|未)(?:{verb})|(?:{verb})[^。；;\d]{{0,40}}(\d+){here['unit']}")
    for sentence in _pattern("stop").split("".join(before.split())):
        told = counts.search(sentence)
        if told is None or told[1] == here["count"]:
            continue
        years = _pattern("year").findall(sentence, 0, told.start())
        if not years or str(context.year) in years:
            return True
    return False


def _counts_another(plain: str, start: int, before: str) -> bool:
    sentence = _pattern("last").search(before)
    if sentence is None or not _pattern("counted").search(sentence.group()):
        return False
    if _pattern("this year").match(sentence.group()):
        counted = _pattern("of").match("".join(plain[start : start + _AHEAD].split()))
        return counted is not None and counted[1] in sentence.group()
    other = _pattern("year").match(sentence.group())
    return other is not None and not plain.startswith(other.group(), start)
