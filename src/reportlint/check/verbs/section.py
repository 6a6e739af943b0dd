"""section: what the text of a section must be: there, long enough, with a table, with a word that it owes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from reportlint.check.patterns import compiled
from reportlint.check.schema import Option
from reportlint.regex import regex

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportlint.check.context import Context
    from reportlint.check.plan import Check, Rule
    from reportlint.values import Finding, Form, Section, Unverified

OPTIONS = {
    "of": Option("sections", required=True, help="例如 of: 六、其他需要报告的事项，也可以只写 六"),
    "length": Option("range"),
    "without": Option("regexes"),
    "lacks": Option("regexes"),
    "table": Option("choice", choices=("missing",)),
    "doubt": Option("regexes"),
}
PLACEHOLDERS = ("section", "length", "text")
_STOPS = regex("[。;；\n]")
_SKIPPED = str.maketrans("", "", " \n\t。，,、；;：:.“”\"'！!？?（）()*#|-—")


def prepare(rule: Rule, form: Form, shared: dict[Any, Any]) -> Check:
    """A finding for each of the sections that is as the rule describes; with `lacks`, one when none has the wording."""
    options = rule.options
    tables = {table.section: table.id for table in form.tables.values()}

    lengthy = "length" in options

    def check(context: Context) -> Iterator[Finding | Unverified]:
        sections = [context.sections[name] for name in options["of"] if name in context.sections]
        if "lacks" in options:
            pattern = compiled(options["lacks"])
            if sections and not any(pattern.search(section.flow.text) for section in sections):
                yield _finding(rule, context, sections[-1])
            return
        for section in sections:
            if "table" in options:
                if tables.get(section.id) in context.report.tables:
                    continue
                if "doubt" in options and compiled(options["doubt"]).search(section.flow.text):
                    reason = f"“{context.section_title(section.id)}”下没有读到表格，正文提到图片或附件，请人工核对"
                    yield rule.undecided(reason, section.start)
                    continue
            if lengthy and not _within(context, section, options):
                continue
            yield _finding(rule, context, section)

    del shared
    return check


def _within(context: Context, section: Section, options: Any) -> bool:
    """Whether the length is within the bounds; most sections are soon known to be longer."""
    low, high = options["length"]
    length = _length(section, options, high) + _length_after(context, section, options)
    return (low or 0) <= length and (high is None or length <= high)


def _length(section: Section, options: Any, enough: int | None = None) -> int:
    """Characters of the section's prose, punctuation and the sentences that match `without` left out; beyond `enough`
    they are not counted.
    """
    text = section.flow.text
    if "without" not in options:
        if enough is not None:
            total = len(text[: 40 + 2 * enough].translate(_SKIPPED))
            if total > enough:
                return total
        return len(text.translate(_SKIPPED))
    pattern = compiled(options["without"])
    total = 0
    for sentence in _STOPS.split(text):
        if not pattern.search(sentence):
            total += len(sentence.translate(_SKIPPED))
            if enough is not None and total > enough:
                break
    return total


def _length_after(context: Context, section: Section, options: Any) -> int:
    """The same of the chapters that follow the section and that no form knows: they are its own, cut up."""
    sections = context.report.sections
    place = sections.index(section) + 1
    total = 0
    while place < len(sections) and sections[place].id.startswith("x"):
        total += _length(sections[place], options)
        place += 1
    return total


def _finding(rule: Rule, context: Context, section: Section) -> Finding:
    flow = section.flow
    start, end = flow.span(0, len(flow.text)) if flow.text else (section.end, section.end)
    words = {
        "section": context.section_title(section.id),
        "length": _length(section, rule.options),
        "text": context.quote(flow, 0, min(len(flow.text), 20)),
    }
    if end - start > 200 or not flow.text:
        start, end = section.start, section.end
    return rule.finding((start, end), context.section_title(section.id), words)
