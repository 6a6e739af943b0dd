"""repeated: the same quantity stated twice in the prose, with different numbers."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING, Any

from reportlint.check.clauses import Said, numbers, phrase, quote, span
from reportlint.check.patterns import compiled
from reportlint.check.schema import Option
from reportlint.check.words import plain
from reportlint.prose.layout import LONGEST
from reportlint.regex import regex
from reportlint.tuples import NamedTuple
from reportlint.values import Place

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from reportlint.check.context import Context
    from reportlint.check.plan import Check, Rule
    from reportlint.values import Finding, Form, Unverified

ABOUT = "同一件事在两处写了不同的数"
OPTIONS = {
    "alike": Option("choice", required=True, choices=("same", "similar"), help="措辞相同，还是相近"),
    "verbs": Option("named", required=True, help="做了什么，例如 verbs: {召开: 召开|组织召开}"),
    "units": Option("texts", required=True, help="例如 units: [次, 场]"),
    "leading": Option("regexes", required=True, help="动词前面可以有的词，例如 leading: 全年|共"),
    "trailing": Option("regexes", required=True, help="对象与数字之间可以有的词，例如 trailing: 共|达"),
    "marked": Option("regexes", required=True, help="说明是全年总数的词，例如 marked: 全年"),
    "apart": Option("regexes", required=True, help="句中有这些词，就不是全年的总数，例如 apart: 上半年|计划"),
    "scoped": Option("regexes", required=True, help="句中有这些词，就不是全机关的总数，例如 scoped: 各乡镇|网站"),
    "chapters": Option("regexes", required=True, help="不另限定范围的小标题，例如 chapters: 主动公开|监督保障"),
    "beside": Option("regexes", required=True, help="同一段前面有这些词，就可能是其中一部分，例如 beside: 微信|微博"),
    "spread": Option("regexes", required=True, help="会分渠道、分领域来数的事，例如 spread: 信息|解读"),
    "own": Option("regexes", required=True, help="本机关的自称，例如 own: 我局|本局"),
    "itself": Option("regexes", help="渠道前面说了等于没说的词，例如 itself: ^我局通过"),
    "whole": Option("regexes", help="说的就是本机关全体，例如 whole: ^全区$"),
    "cumulative": Option("regexes", help="历年累计，例如 cumulative: 截至|以来"),
    "words": Option("named", help="哪些词算同一个词，例如 words: {公开: 政务公开|政府信息公开}"),
    "objects": Option("regexes", help="只看哪些事"),
    "general": Option("regexes", help="太笼统的事，例如 general: ^信息$"),
    "unless": Option("regexes", help="不看哪些事"),
    "length": Option("range", required=True, help="对象的字数：从几个字起看，几个字起算说得具体，例如 4-6"),
}
_ITEM = 24
_NUMBERED = regex("[（(]?[一二三四五六七八九十0-9]{1,2}[）)、.．是]")
_RUN_IN = regex("[^,，。;；:：]{1,14}(?:公开|管理|建设|保障|改进|情况|方面)[:：]")
"""A heading that its text follows in the same line."""
_OPENING = regex(
    "(?:其中|20[0-9]{2}年|[上下]半年|[一二三四前]{1,2}季度|[0-9一二三四五六七八九十]{1,3}月|上年|去年)[^,，]*"
)
"""A clause that opens a sentence and holds for all of it: 2022年，…；上半年，…；"""
_DIVIDED = regex("[0-9](?![0-9]{0,3}年)[^;；。]*$")
"""A number before in the same stretch, of which this one may be a part: 在线访谈11次，负责同志参加6次."""
_MOST = 30
"""So many statements of one quantity are held against each other: more are no prose."""
PLACEHOLDERS = {
    "text": "后一处的原话",
    "other": "前一处的原话",
    "said": "后一处的数",
    "first": "前一处的数",
    "unit": "单位",
}


class Statement(NamedTuple):
    """How much of what: who or where, the class of the verb, the object in its own words and in those that stand for
    them."""

    said: Said
    subject: str
    """What stands before the verb besides the year and the organ itself: 在县政府网站, 全市各级行政机关."""
    verb: str
    wording: str
    """The verb as written."""
    object: str
    plain: str
    marked: bool
    """Whether its words say that it is the year's total."""
    total: bool
    """Whether it counts more years than one."""


def mistakes(options: Mapping[str, Any], _: Form) -> Iterator[tuple[str, str]]:
    """A length without one of its bounds."""
    if None in options["length"]:
        yield "length", "length 两头都要写，例如 4-6"


def prepare(rule: Rule, form: Form, shared: dict[Any, Any]) -> Check:
    """One finding for each quantity that a later clause states differently.

    same: in the same words, which are specific or both speak of the whole year; similar: in words that mean the same.
    """
    reader = _Reader(rule.options)
    reading = rule.reading("alike", "general", "spread")

    def check(context: Context) -> Iterator[Finding | Unverified]:
        for pair in context.once(reading, lambda: reader.pairs(context)):
            if reader.grade(*pair) == rule.options["alike"]:
                yield _finding(rule, context, *pair)

    del form, shared
    return check


def _conflict(group: list[Statement]) -> tuple[Statement, Statement] | None:
    """The first statement and one that contradicts it, by the digits to which both are given; before that, a slip."""
    for first, other in combinations(group[:_MOST], 2):
        if _slip(first, other):
            return first, other
    return next(((group[0], other) for other in group[1:] if _differ(group[0], other)), None)


def _differ(first: Statement, second: Statement) -> bool:
    one, two = first.said.quantity, second.said.quantity
    slack: Any = max((one.half, two.half))
    return bool(abs(one.number - two.number) > slack)


def _slip(first: Statement, second: Statement) -> bool:
    """Whether the numbers have the same digits in another order, or three at least of which one is different."""
    one, two = (str(statement.said.quantity.number) for statement in (first, second))
    if len(one) != len(two) or not _differ(first, second):
        return False
    different = sum(a != b for a, b in zip(one, two, strict=True))
    return sorted(one) == sorted(two) or (len(one) > 2 and different == 1)


def _goes_on(first: Statement, second: Statement) -> bool:
    """Whether one sentence first says what there was and then what was done of it: 办理来信63件，答复来信60件."""
    same = first.said.text is second.said.text and first.said.low == second.said.low
    return same and bool(second.said.quantity.number <= first.said.quantity.number)


def _item(said: Said) -> str:
    """The short heading that the sentence follows at once, which says what it is about: （二）行政处罚。"""
    before = said.text[max(said.low - _ITEM, 0) : said.low].rstrip("。")
    heading = before[max(before.rfind("。"), before.rfind("\n")) + 1 :]
    return heading if _NUMBERED.match(heading) else ""


class _Reader:
    """Reads statements by the options of a rule."""

    def __init__(self, options: Any) -> None:
        self.options = options
        self.least, self.specific = options["length"]
        self.units = frozenset(options["units"])
        words = "|".join(f"(?P<v{n}>{data['pattern']})" for n, data in enumerate(options["verbs"].values()))
        self.start = regex(f"(?P<lead>{options['leading']['pattern']})(?:{words})")
        self.subject = regex(f"(?P<subject>.{{1,24}})(?P<late>(?>{options['leading']['pattern']}))(?:{words})")
        self.year = regex(f"(?:{options['marked']['pattern']})+$")

    def pairs(self, context: Context) -> list[tuple[Statement, Statement]]:
        """Of each quantity that is stated twice with different numbers, two statements."""
        stated: dict[tuple[Any, ...], list[Statement]] = {}
        for statement in self.statements(context):
            quantity = statement.said.quantity
            key = statement.subject, statement.verb, statement.plain, quantity.unit, statement.total
            stated.setdefault(key, []).append(statement)
        return [pair for group in stated.values() if (pair := _conflict(group)) is not None]

    def grade(self, first: Statement, second: Statement) -> str:
        """How sure it is that both mean the same: ``same``, ``similar`` or nothing.

        Where both name the same channel or the like, they must agree in every word. A slip of the pen tells that they do
        mean the same.
        """
        both = first.marked and second.marked
        general = "general" in self.options and compiled(self.options["general"]).search(first.object)
        alone = bool(first.subject) or (self._alone(first) and self._alone(second))
        wording = (first.wording, first.object) == (second.wording, second.object)
        if wording and _slip(first, second) and (both or first.subject or not general):
            return "same"
        if (general and not (both and alone)) or (first.subject and not wording):
            return ""
        if not wording and _goes_on(first, second):
            return ""
        specific = both or len(first.object) >= (self.specific or 0)
        return "same" if wording and specific and alone and not general else "similar"

    def _alone(self, statement: Statement) -> bool:
        """Whether nothing in its paragraph says that a statement may be about one channel or field."""
        if not compiled(self.options["spread"]).search(statement.object):
            return True
        text, start = statement.said.text, statement.said.start
        low = max(start - LONGEST, 0)
        return not compiled(self.options["beside"]).search(text[max(text.rfind("\n", low, start) + 1, low) : start])

    def statements(self, context: Context) -> Iterator[Statement]:
        """What the prose states plainly: a verb, an object and an exact number, for the year and the whole organ."""
        divided = {part for parts in context.report.parts for part in parts.parts}
        organ = context.report.organ
        for section, listed in numbers(context).items():
            for said in listed:
                quantity = said.quantity
                if quantity.unit in self.units and not quantity.approximate and quantity not in divided:
                    statement = self._statement(context, said, organ.name if organ else "")
                    if statement is not None and (section != "s5" or f"{context.year}年" in said.left + said.before):
                        yield statement

    def _statement(self, context: Context, said: Said, organ: str) -> Statement | None:
        options = self.options
        words = phrase(said)
        words = words.replace(organ, "") if organ else words
        match, subject = self.start.match(words), ""
        if match is None:
            lead = compiled(options["leading"]).match(words)
            match = self.subject.match(words, lead.end() if lead else 0)
            if match is None:
                return None
            subject = self.year.sub("", match["subject"])  # 微信公众号全年推送
        verb = match.lastgroup or ""
        wording, before = match[verb], words[: match.start(verb)]
        subject = compiled(options["itself"]).sub("", subject) if "itself" in options else subject
        if "whole" in options and compiled(options["whole"]).search(subject):
            subject, wording = "", subject + wording  # 全区开展, of which 开展 may be one organ's part
        thing = compiled(options["trailing"]).sub("", words[match.end() :]) or said.behind.removeprefix("的")
        if not thing and not _DIVIDED.search(said.left) and not compiled(options["scoped"]).search(subject):
            subject, thing = "", subject  # 解读材料发布25篇: as in 发布解读材料25篇
        simple = thing
        for name, pattern in options.get("words", {}).items():
            simple = compiled(pattern).sub("" if name == "略" else name, simple)
        opening = said.left.rstrip(",，")
        marked = compiled(options["marked"]).search(words) or opening in (f"{context.year}年", "全年", "本年度")
        least = 2 if subject or marked else self.least or 1
        if len(thing) < least or not simple or not self._wanted(context, said, thing, subject, before):
            return None
        item = _item(said)
        if item and not self._plain(item, bool(subject), bool(marked)):
            return None
        total = "cumulative" in options and bool(compiled(options["cumulative"]).search(said.left + before))
        return Statement(said, subject, verb, wording, thing, simple, bool(marked), total)

    def _plain(self, item: str, subject: bool, marked: bool) -> bool:
        """Whether a short heading leaves the scope of what follows it as it is."""
        chapter = bool(compiled(self.options["chapters"]).search(item))
        if subject:
            return chapter
        narrow = any(compiled(self.options[key]).search(item) for key in ("apart", "scoped", "beside"))
        return (chapter or marked) and not narrow

    def _wanted(self, context: Context, said: Said, thing: str, subject: str, before: str) -> bool:
        """Whether the rule looks at such an object, and nothing in the sentence makes it a part or another year's.

        `before` are the words before the verb: what the object itself is limited to (更新网站栏目) is so in both places.
        """
        options = self.options
        if "objects" in options and not compiled(options["objects"]).search(thing):
            return False
        if "unless" in options and compiled(options["unless"]).search(thing):
            return False
        amid, year = _amid(said.left), f"{context.year}年"
        organ = context.report.organ.name if context.report.organ else year
        own = compiled(options["own"])
        if compiled(options["apart"]).search(own.sub("", amid + said.before).replace(organ, "").replace(year, "")):
            return False
        return bool(subject) or not compiled(options["scoped"]).search(own.sub("", amid + before).replace(organ, ""))


def _amid(left: str) -> str:
    """What the words before a statement say of its scope: those since the last semicolon, and what opens the sentence."""
    heading = _RUN_IN.match(left)
    left = left[heading.end() :] if heading else left
    if ":" in left or "：" in left:
        return left
    parts = left.replace(";", "；").split("；")
    opening = _OPENING.match(left) if len(parts) > 1 else None
    return f"{opening.group()}，{parts[-1]}" if opening else parts[-1]


def _finding(rule: Rule, context: Context, first: Statement, second: Statement) -> Finding:
    here, there = second.said.quantity, first.said.quantity
    ends = [
        one.said.quantity.stop + len(one.said.behind) if one.object == one.said.behind else 0 for one in (first, second)
    ]
    other = quote(context, first.said, ends[0])
    words = {
        "text": quote(context, second.said, ends[1]),
        "other": other,
        "said": plain(here.number),
        "first": plain(there.number),
        "unit": here.unit,
    }
    return rule.finding(
        span(context, second.said, ends[1]),
        context.section_title(here.section),
        words,
        expected=None,
        actual=plain(here.number),
        difference=plain(here.number - there.number),
        related=(Place(*span(context, first.said, ends[0]), f"前面写的是 {plain(there.number)}{there.unit}"),),
    )
