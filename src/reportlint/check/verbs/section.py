"""section: what the text of a section must be: there, long enough, with a table, with a word that it owes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from reportlint.check.bounds import AT_LEAST_ONE, within
from reportlint.check.patterns import compiled
from reportlint.check.schema import Option
from reportlint.check.stretches import size
from reportlint.regex import regex
from reportlint.values import between

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from reportlint.check.context import Context
    from reportlint.check.plan import Check, Rule
    from reportlint.values import Finding, Form, Section, Unverified

ABOUT = "一个部分的文字：有没有、够不够长、有没有表格、写没写到"
OPTIONS = {
    "of": Option("sections", required=True, help="例如 of: 六、其他需要报告的事项，也可以只写 六"),
    "titled": Option("regexes", help="标题里有这些词的才看，例如 titled: 改进"),
    "length": Option("range", help="有多少字才报（不算标点），例如 length: -20"),
    "without": Option("regexes", help="有这些词的句子不算（不算字数，也不算写到）"),
    "lacks": Option("regexes", help="一处也没有这些词才报"),
    "owes": Option("named", help="要写到的事和说明写到了的词，例如 owes: {监督保障: 监督|考核|培训}"),
    "missing": Option("range", help="缺几件事才报，例如 missing: 2-"),
    "table": Option("choice", choices=("missing",), help="missing：没有读到这一部分的表格才报"),
    "doubt": Option("regexes", help="正文有这些词时，表格可能是图片或附件，记作无法核对"),
    "has": Option("regexes", help="有这些词才报"),
    "made_of": Option("regexes", help="这样的句子（到第一个数据为止）占的字数，要和 share 一起写"),
    "share": Option("range", help="百分之几，例如 share: 26-"),
}
REQUIRES_ONE = ("length", "lacks", "owes", "table", "has", "made_of")
DEMANDS = {
    "without": ("length|owes",),
    "missing": ("owes",),
    "doubt": ("table",),
    "share": ("made_of",),
    "made_of": ("share",),
}
PLACEHOLDERS = {
    "section": "这一部分的标题",
    "length": "有多少字",
    "text": "开头的二十个字",
    "missing": "没有写到的事",
    "share": "占百分之几",
}
FILLS = {"missing": "owes", "share": "made_of"}
_STOPS = regex("[。;；\n]")
_LONG = 200
"""A section of more characters than this is pointed at by its heading."""


def mistakes(options: Mapping[str, Any], _: Form) -> Iterator[tuple[str, str]]:
    """Options that are not looked at beside others."""
    for stronger, weaker in (("lacks", ("owes", "length", "table", "has", "made_of")), ("owes", ("table", "has"))):
        for key in weaker:
            if stronger in options and key in options:
                yield key, f"{key} 不能和 {stronger} 写在一起"


def prepare(rule: Rule, form: Form, shared: dict[Any, Any]) -> Check:
    """A finding for each of the sections that is as the rule describes; with `lacks`, one when none has the wording
    and the last, where it belongs, has other text;
    with `owes`, one for all topics that none of them speaks of, if they are as many as `missing` says."""
    options = rule.options
    tables = {table.section: table.id for table in form.tables.values()}

    lengthy = "length" in options

    def check(context: Context) -> Iterator[Finding | Unverified]:
        found = [context.sections.get(name) or context.topics.get(name) for name in options["of"]]
        sections = [section for section in found if section is not None and _titled(context, section, options)]
        if "lacks" in options:
            pattern = compiled(options["lacks"])
            last = found[-1]
            spoken = last is not None and (_length(last, {}, 0) or _length_after(context, last, {}))
            if last is not None and spoken and not any(pattern.search(s.flow.text) for s in sections):
                yield _finding(rule, context, last)
            return
        if "owes" in options:
            if "made_of" in options and not any(_largely(context, section, options) for section in sections):
                return
            if sections and (owed := _owed(context, sections, options)):
                yield _finding(rule, context, sections[0], "、".join(owed))
            return
        for section in sections:
            if "table" in options:
                if tables.get(section.id) in context.report.tables:
                    continue
                if context.ends_at(section.end):
                    yield rule.undecided(f"正文到标题“{context.section_title(section.id)}”为止", section.start)
                    continue
                if "doubt" in options and compiled(options["doubt"]).search(section.flow.text):
                    reason = f"“{context.section_title(section.id)}”下没有读到表格，正文提到图片或附件，请人工核对"
                    yield rule.undecided(reason, section.start)
                    continue
            if lengthy and not _as_long(context, section, options):
                continue
            if "has" in options and not compiled(options["has"]).search(section.flow.text):
                continue
            if "made_of" in options and not _largely(context, section, options):
                continue
            yield _finding(rule, context, section)

    del shared
    return check


def _titled(context: Context, section: Section, options: Any) -> bool:
    if "titled" not in options:
        return True
    return bool(compiled(options["titled"]).search(context.report.source.plain, section.start, section.end))


def _largely(context: Context, section: Section, options: Any) -> bool:
    """Whether the sentences that match `made_of` are as much of the section as `share` says."""
    return within(_share(context, section, options), options.get("share", AT_LEAST_ONE))


def _share(context: Context, section: Section, options: Any) -> int:
    """How many percent of the characters of the section stand in sentences that match `made_of`, up to their first figure."""
    pattern, figures = compiled(options["made_of"]), context.figures.get(section.id, ())
    at = total = formulae = 0
    for said in _STOPS.split(section.flow.text):
        end = at + len(said)
        total += len(said)
        if pattern.search(said):
            formulae += next((figure.at for figure in between(figures, at, end)), end) - at
        at = end + 1
    return 100 * formulae // max(total, 1)


def _owed(context: Context, sections: list[Section], options: Any) -> list[str]:
    """The topics that the sections, sentences that match `without` left out, do not speak of."""
    if "length" in options and not _as_long(context, sections[0], options):
        return []
    pieces = [piece for section in sections for piece in (section, *context.rest_of(section))]
    text = "\n".join([piece.flow.text for piece in pieces])
    if "without" in options:
        without = compiled(options["without"])
        text = "。".join(sentence for sentence in _STOPS.split(text) if not without.search(sentence))
    owed = [name for name, pattern in options["owes"].items() if not compiled(pattern).search(text)]
    return owed if within(len(owed), options.get("missing", AT_LEAST_ONE)) else []


def _as_long(context: Context, section: Section, options: Any) -> bool:
    """Whether the length is within the bounds; most sections are soon known to be longer."""
    enough = options["length"][1]
    return within(_length(section, options, enough) + _length_after(context, section, options), options["length"])


def _length(section: Section, options: Any, enough: int | None = None) -> int:
    """Characters of the section's prose, punctuation and the sentences that match `without` left out; beyond `enough`
    they are not counted.
    """
    text = section.flow.text
    if "without" not in options:
        if enough is not None:
            total = size(text[: 40 + 2 * enough])
            if total > enough:
                return total
        return size(text)
    pattern = compiled(options["without"])
    total = 0
    for sentence in _STOPS.split(text):
        if not pattern.search(sentence):
            total += size(sentence)
            if enough is not None and total > enough:
                break
    return total


def _length_after(context: Context, section: Section, options: Any) -> int:
    """The same of the chapters that follow the section: they are its own, cut up."""
    return sum(_length(piece, options) for piece in context.rest_of(section))


def _finding(rule: Rule, context: Context, section: Section, missing: str = "") -> Finding:
    flow = section.flow
    start, end = flow.span(0, len(flow.text)) if flow.text else (section.end, section.end)
    words = {
        "section": context.section_title(section.id),
        "length": _length(section, rule.options) + _length_after(context, section, rule.options),
        "text": context.quote(flow, 0, min(len(flow.text), 20)),
        "missing": missing,
        "share": _share(context, section, rule.options) if "made_of" in rule.options else "",
    }
    if len(flow.text) > _LONG or not flow.text:
        start, end = section.start, section.end
    return rule.finding((start, end), context.section_title(section.id), words, expected=missing or None)
