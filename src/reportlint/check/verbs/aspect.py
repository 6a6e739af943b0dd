"""aspect: what a section must treat, under headings or in sentences, and whether what a heading names follows it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from reportlint.check.bounds import within
from reportlint.check.patterns import compiled
from reportlint.check.schema import Option
from reportlint.check.stretches import size
from reportlint.regex import named
from reportlint.tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from reportlint.check.context import Context
    from reportlint.check.plan import Check, Rule
    from reportlint.values import Finding, Flow, Form, Section, Unverified

ABOUT = "一个部分要写到的几个方面：缺了哪个，标题与内容是不是一回事"
OPTIONS = {
    "of": Option("sections", required=True, help="例如 of: 一、总体情况"),
    "fault": Option(
        "choice",
        required=True,
        choices=("missing", "apart"),
        help="missing：没有写到；apart：标题说的与下面写的不是一回事",
    ),
    "heads": Option("named", required=True, help="例如 heads: {平台建设: 平台|网站}，标题里有哪些词"),
    "words": Option("named", required=True, help="例如 words: {平台建设: 平台|网站|公众号}，正文里有哪些词"),
    "without": Option("regexes", help="有这些词的句子不算写到"),
    "beside": Option("regexes", help="写了别的什么事"),
    "headed": Option("range", help="有几个方面用了标题才看，例如 headed: 2-"),
    "length": Option("range", help="正文有多少字才看，例如 length: 300-"),
}
DEMANDS = {"beside": ("fault=apart",), "headed": ("fault=missing",)}
PLACEHOLDERS = {
    "section": "这一部分的标题",
    "missing": "没有写到的各方面",
    "count": "缺几个方面",
    "heading": "那个标题",
    "aspect": "标题说的是哪个方面",
    "text": "下面写的话的开头",
}
FILLS = {
    "missing": "fault=missing",
    "count": "fault=missing",
    "heading": "fault=apart",
    "aspect": "fault=apart",
    "text": "fault=apart",
}
_WIDEST = 24
"""A heading is no longer than this."""
_SHOWN = 20
_pattern = named(
    {
        "lead": r"(?:^|(?<=[\n。；;：:]))[*#]*"
        r"(?:(?P<bracket>[（(][一二三四五六七八九十]{1,2}[）)])|(?P<is>[一二三四五六七八九十]是)|(?P<dot>[一二三四五六七八九十]、)"
        r"|(?P<digit>\d{1,2}[.、](?!\d))|(?P<plain>(?<![。；;：:])(?=[^\d。\n])))[*]*",
        "stop": r"[。：:；;，,\n]",
        "named": r"(?:情况|方面|工作|建设|公开|管理|保障)$",
        "about": r"(?:情况|方面)$",
        "sentence": r"[。；;\n]",
    }
)


class Lead(NamedTuple):
    """A heading or the words that open a paragraph: how it is numbered, its words, where its text begins."""

    kind: str
    words: str
    start: int
    end: int


def mistakes(options: Mapping[str, Any], _: Form) -> Iterator[tuple[str, str]]:
    """Aspects that headings may name and nothing is said of."""
    for name in options["heads"]:
        if name not in options["words"]:
            yield "heads", f"words 里没有“{name}”：heads 和 words 写同样的名称"


def prepare(rule: Rule, form: Form, shared: dict[Any, Any]) -> Check:
    """`missing`: one finding for all aspects without heading or wording; `apart`: one for each heading whose text, up
    to the next of its like, has none of its words."""
    options = rule.options

    def check(context: Context) -> Iterator[Finding | Unverified]:
        for ident in options["of"]:
            section = context.sections.get(ident)
            if section is None:
                continue
            yield from (_missing if options["fault"] == "missing" else _apart)(rule, context, section)

    del form, shared
    return check


def _missing(rule: Rule, context: Context, section: Section) -> Iterator[Finding]:
    options = rule.options
    pieces = [section, *context.rest_of(section)]
    leads = [lead for piece in pieces for lead in _all_leads(context, piece)]
    titles = [piece.title for piece in pieces[1:]]
    headed = {
        name
        for name, pattern in options["heads"].items()
        if any(compiled(pattern).search(words) for words in (*(lead.words for lead in leads), *titles))
    }
    asked = {name: words for name, words in options["words"].items() if name not in headed}
    if not asked or not within(len(headed), options.get("headed")):
        return
    text = "。".join(_told(options, piece.flow.text) for piece in pieces)
    missing = [name for name, words in asked.items() if not compiled(words).search(text)]
    if missing and within(size(text), options.get("length")):
        words = {"section": context.section_title(section.id), "missing": "、".join(missing), "count": len(missing)}
        span = (section.start, section.end) if section.title else section.flow.span(0, _SHOWN)
        yield rule.finding(span, context.section_title(section.id), words, expected="、".join(missing))


def _apart(rule: Rule, context: Context, section: Section) -> Iterator[Finding]:
    options = rule.options
    flow = section.flow
    if "beside" in options and not compiled(options["beside"]).search(flow.text):
        return
    leads = [lead for lead in _all_leads(context, section) if lead.kind != "plain" or _headlike(lead, flow)]
    for number, lead in enumerate(leads):
        aspects = [name for name, pattern in options["heads"].items() if compiled(pattern).search(lead.words)]
        if len(aspects) != 1:
            continue
        end = next((o.start for o in leads[number + 1 :] if _ends(o, lead, options)), len(flow.text))
        told = _told(options, flow.text[lead.end : end])
        length = size(told)
        if not within(length, options.get("length")) or compiled(options["words"][aspects[0]]).search(told):
            continue
        if "beside" in options and not compiled(options["beside"]).search(told):
            continue
        first = next((at for at in range(lead.end, end) if flow.text[at] not in "。：:；;，,\n "), lead.end)
        words = {
            "section": context.section_title(section.id),
            "heading": context.quote(flow, lead.start, lead.end),
            "aspect": aspects[0],
            "text": context.quote(flow, first, min(first + _SHOWN, end)),
        }
        yield rule.finding(flow.span(lead.start, min(first + _SHOWN, end)), words["section"], words)


def _ends(lead: Lead, above: Lead, options: Mapping[str, Any]) -> bool:
    """Whether the text under a heading ends at `lead`: it is one of the same kind, or of another aspect."""
    if lead.kind in (above.kind, "bracket"):
        return True
    return any(compiled(pattern).search(lead.words) for pattern in options["heads"].values())


def _told(options: Mapping[str, Any], text: str) -> str:
    """The text without the sentences that do not count."""
    if "without" not in options:
        return text
    without = compiled(options["without"])
    return "。".join(sentence for sentence in _pattern("sentence").split(text) if not without.search(sentence))


def _all_leads(context: Context, section: Section) -> list[Lead]:
    return context.once(("leads", section.start), lambda: list(_leads(section.flow.text)))


def _leads(text: str) -> Iterator[Lead]:
    stop = _pattern("stop")
    for match in _pattern("lead").finditer(text):
        kind = match.lastgroup or "plain"
        begin = match.end()
        found = stop.search(text, begin, begin + _WIDEST)
        end = found.start() if found else min(begin + _WIDEST, len(text))
        words = text[begin:end]
        if kind == "plain" and not _opens(words, found.group() if found else ""):
            continue
        yield Lead(kind, words, begin, end)


def _opens(words: str, stop: str) -> bool:
    """Whether the first words of a paragraph without number are a heading or name what the paragraph is about."""
    if stop in ("：", ":", "\n"):
        return True
    return len(words) <= _WIDEST // 2 and bool(_pattern("named" if stop == "。" else "about").search(words))


def _headlike(lead: Lead, flow: Flow) -> bool:
    return flow.text[lead.end : lead.end + 1] in ("：", ":", "\n")
