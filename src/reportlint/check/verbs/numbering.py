"""numbering: sub-headings （一）（二）… that skip, repeat or do not begin with one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from reportlint.check.schema import Option
from reportlint.regex import regex

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportlint.check.context import Context
    from reportlint.check.plan import Check, Rule
    from reportlint.values import Finding, Form, Heading, Unverified

ABOUT = "小标题的编号跳了、重了、不从一开始"
OPTIONS = {"level": Option("choice", choices=("2", "3"), help="2：（一）（二）（不写就是）；3：1. 2.")}
PLACEHOLDERS = {"heading": "那个小标题", "expected": "应当是几", "found": "写的是几"}
NUMERALS = "一二三四五六七八九十"
WIDEST = 24
"""So much of a heading is shown."""
_BEREFT = regex(r"(?m)^[^\S\n]{0,9}[)）][一-龥]")
"""A heading whose number was lost on the way: )主动公开."""
_STOPS = regex(r"[。；;:：]|[（(][一二三四五六七八九十]{1,3}[）)]|\d+[.．、]")


def prepare(rule: Rule, form: Form, shared: dict[Any, Any]) -> Check:
    """The first break in each section."""
    level = int(rule.options.get("level", "2"))

    def check(context: Context) -> Iterator[Finding | Unverified]:
        for section in context.report.sections:
            if section.id == "annex":
                continue
            last, passed = 0, section.start
            headings = [heading for heading in section.headings if heading.level == level]
            for heading, after in zip(headings, [*headings[1:], None], strict=False):
                # a list that begins anew goes on with two
                anew = heading.number == 1 and (after is None or after.number != 2)
                lost = heading.number == last + 2 and _BEREFT.search(context.report.source.text, passed, heading.start)
                last, passed = last + 1 if lost else last, heading.end
                if heading.number != last + 1 and (heading.number != 1 or anew or last == 1):
                    words = {
                        "heading": _short(_written(heading, context)),
                        "expected": _numeral(last + 1),
                        "found": _numeral(heading.number),
                    }
                    yield rule.finding(
                        (heading.start, min(heading.end, heading.start + WIDEST + 4)),
                        context.section_title(section.id),
                        words,
                        expected=f"（{words['expected']}）",
                        actual=f"（{words['found']}）",
                    )
                    break
                last = heading.number

    del form, shared
    return check


def _written(heading: Heading, context: Context) -> str:
    """The words of a heading as the author has them: what has been read of them is one character for one."""
    words = "".join(heading.text.split())
    return "".join(context.report.source.text[heading.start : heading.end].split())[-len(words) :] if words else ""


def _short(text: str) -> str:
    """A heading without the sentences that it may run into."""
    words = _STOPS.split(text, maxsplit=1)[0]
    return words if len(words) <= WIDEST else words[:WIDEST] + "…"


def _numeral(number: int) -> str:
    return NUMERALS[number - 1] if 0 < number <= len(NUMERALS) else str(number)
