"""topic: what the 2008 regulation asks a report to speak of, with a number or an explicit nil."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from reportlint.check.patterns import compiled
from reportlint.check.schema import Option
from reportlint.regex import regex
from reportlint.values import ASIDE

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from reportlint.check.context import Context
    from reportlint.check.plan import Check, Rule
    from reportlint.values import Element, Finding, Form, Unverified

ABOUT = "2008 年条例要求报告的各项内容写到了没有"
OPTIONS = {
    "of": Option("sections", required=True, help="例如 of: [主动公开, 收费及减免]"),
    "numbers": Option("flag", help="yes：要有数，或者说明没有"),
    "told": Option("named", help="形式里的一个词: 也算说到它的写法，例如 told: {收费: 免费提供}"),
}
PLACEHOLDERS = {"missing": "没有写到的事，加了引号", "count": "缺几件"}
_SAYS = regex(
    r"\d|[零一二三四五六七八九十百千两](?:余|多)?[件条次起宗项份元]|未|没有|无|不(?:收|予?收|再|曾|存在|涉及)"
    r"|免[费收]|停征|(?:收费|费用)[^。；，,]{0,6}取消|取消[^。；，,]{0,20}(?:收费|费用)|(?:[为是：:]|^)零(?!散|星|距|跑|门)|零(?:收费|申请|投诉|举报|复议|诉讼)"
)
_LISTS = regex(
    r"部分(?:组成|构成)|(?:内容|报告|全文)(?:主要)?(?:包括|包含|由|分[为成])|可以依法|有权"
    r"|[一二三四五六七八九\d]个?部分(?:[，,:]|$)|编制[，,](?:由|分)"
)
_FEES = "收费"
_OTHER_FEES = regex(
    r"(?:行政事业性?|经营服务性?|涉企|教育|医疗|医药|价格[和与、]?|停车|物业|乱)收费|收费(?:目录|标准|项目|公示|信息|政策|依据|站|许可|管理)"
)
"""Fees that are charged for other things than information."""
_YEAR = regex(r"(?:20\d\d[年,，]|\d{1,2}月|\d{1,2}日)")
_SKIPPED = regex(r"[\W_]+")
_STOPS = regex(r"[。；;\n]")
_NUMBERING = regex(r"^(?:[（(][一二三四五六七八九十\d]+[）)]|[一二三四五六七八九十\d]+[、.．])")
_ROW = regex(
    r"[\u4e00-\u9fff《》“”、:]{2,40}+(?:\([^()]{0,60}\))?[\s|]{0,9}+(?:[条件次篇个人份宗项元]|人次|万元)?[\s|]{0,9}+\d"
)
"""A label of the annexed table with the number behind it."""
_HEADING = 40
"""A heading is no longer than this."""


def mistakes(options: Mapping[str, Any], form: Form) -> Iterator[tuple[str, str]]:
    """Words of no topic."""
    known = dict.fromkeys(word for element in form.sections for word in element.words)
    for word in options.get("told", ()):
        if word not in known:
            yield "told", f"{form.edition} 版的格式里没有“{word}”这个词，可用的有：{'、'.join(known)}"


def prepare(rule: Rule, form: Form, shared: dict[Any, Any]) -> Check:
    """One finding that names every topic that the report does not speak of."""
    numbers = rule.options.get("numbers", False)
    topics = [element for element in form.sections if element.id in rule.options["of"]]
    owners = {word: element.id for element in form.sections for word in reversed(element.words)}
    named = regex("|".join(sorted(map(re.escape, owners), key=len, reverse=True)))
    told = [(owners[word], compiled(pattern)) for word, pattern in rule.options.get("told", {}).items()]
    due = {topic.id for topic in topics}

    def check(context: Context) -> Iterator[Finding | Unverified]:
        spoken: set[str] = set()
        for about, said in _sentences(context, rows=numbers):
            if spoken >= due:
                return
            if numbers and not _SAYS.search(_YEAR.sub("", said)):
                continue
            about = "".join(about.split()).replace("申请行政复议", "行政复议")
            for topic, pattern in told:  # words that speak of one topic speak of no other
                about, found = pattern.subn("", about)
                spoken.update([topic] * bool(found))
            about = _SKIPPED.sub("", about)
            if _FEES in about:
                about = _OTHER_FEES.sub("", about)
            spoken.update(owners[word] for word in named.findall(about))
        if missing := [topic for topic in topics if topic.id not in spoken]:
            place = _place(context, missing[0], form)
            words = {"missing": "、".join(f"“{topic.name}”" for topic in missing), "count": len(missing)}
            yield rule.finding((place, place), "正文", words, expected="、".join(topic.name for topic in missing))

    del shared
    return check


def _place(context: Context, missing: Element, form: Form) -> int:
    """Where a chapter on a topic belongs: behind those on the topics that the form has before it, else before the first
    on another. A title with words of two topics is of the later: 申请行政复议, 依申请公开政府信息."""
    order = [element.id for element in form.sections]
    ranks = {chapter.start: rank for rank, topic in enumerate(order) for chapter in context.chapters.get(topic, ())}
    due = order.index(missing.id)
    sections = context.report.sections
    before = [section.body_end for section in sections if ranks.get(section.start, due) < due]
    after = [section.start for section in sections if ranks.get(section.start, due) > due]
    end = max((section.body_end for section in sections[:-1]), default=0)
    place = max(before, default=min(after, default=end))
    return len(context.report.source.plain[:place].rstrip())


def _sentences(context: Context, *, rows: bool) -> Iterator[tuple[str, str]]:
    """What is spoken of and what is said: a chapter's title with its body, which is all that most reports need; each
    sentence by itself, a heading in the text, or what is like one, with the sentences up to the next, and with `rows` a
    row of the annexed table."""
    plain = context.report.source.plain
    sections = [section for section in context.report.sections if section.id not in ASIDE]
    yield from ((plain[section.start : section.end], section.flow.text) for section in sections if section.title)
    for section in context.report.sections:
        if rows and section.id == "annex":
            yield from ((row, row) for row in _ROW.findall(plain, section.start, section.body_end))
    for section in sections:
        heading = ""
        for sentence in filter(None, _STOPS.split(section.flow.text)):
            if _LISTS.search(sentence):
                continue
            said = _NUMBERING.sub("", sentence)
            if said != sentence or said.endswith("情况"):
                heading = said if len(said) <= _HEADING else ""
            yield sentence, said
            if heading:
                yield heading, said
