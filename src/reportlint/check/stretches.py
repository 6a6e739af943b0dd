"""Where wording is looked for: the pieces of a report, each with the way back to the source, and the sentence in a text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportlint.regex import named
from reportlint.tuples import NamedTuple
from reportlint.values import Flow

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportlint.check.context import Context

_BLANKS = " \t\n\u3000\xa0"
_REACH = 500
"""A sentence or clause is longer than this only where its marks were lost."""
_pattern = named(
    {  # what stays of a text without blanks, or without white space; what goes of one whose characters are counted
        "blanks": "[^ ]+",
        "white space": r"\S+",
        "marks": "[ \n\t。，,、；;：:.“”\"'！!？?（）()*#|—-]+",
    }
)


class Stretch(NamedTuple):
    """A piece of text that a rule looks at: the text, and how its offsets lead back to the source."""

    text: str
    section: str
    flow: Flow | None
    offset: int = 0

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The source span."""
        if self.flow is not None:
            return self.flow.span(start, end)
        return self.offset + start, self.offset + end

    def quote(self, context: Context, start: int, end: int) -> str:
        """The same in the author's words."""
        if self.flow is not None:
            return context.quote(self.flow, start, end)
        return " ".join(context.report.source.text[self.offset + start : self.offset + end].split())

    def dense(self) -> Stretch:
        """Without blanks inside of cells and words: 行 政规范性文件 is no 规范性文件."""
        if self.flow is not None or " " not in self.text:
            return self
        return _without(self.text, "blanks", self.section, self.offset)


def stretches(context: Context, places: tuple[str, ...]) -> list[Stretch]:
    """What the rule looks at, put together once for all rules that look there."""
    return context.once(("stretches", *places), lambda: list(_stretches(context, places)))


def _stretches(context: Context, places: tuple[str, ...]) -> Iterator[Stretch]:
    report = context.report
    plain = report.source.plain
    for place in places:
        if place == "prose":
            yield from (Stretch(s.flow.text, s.id, s.flow) for s in context.spoken)
        elif place == "headings":
            yield from (_joined(plain, s.start, s.end, s.id) for s in report.sections if s.title)
        elif place == "subheadings":
            yield from (_joined(plain, h.start, h.end, s.id) for s in report.sections for h in s.headings)
        elif place == "tables":
            for table in report.tables.values():
                yield Stretch(plain[table.start : table.end], context.form(table).section, None, table.start)
        elif place == "title":
            if report.title:
                yield _joined(plain, *report.title, "head")
        elif place == "text":
            yield Stretch(plain, "", None)
        elif place in context.sections:
            section = context.sections[place]
            yield Stretch(section.flow.text, section.id, section.flow)


def _joined(plain: str, start: int, end: int, section: str) -> Stretch:
    """A heading without its layout: lines joined, blanks gone."""
    inside = plain[start:end]
    if not any(blank in inside for blank in _BLANKS):
        return Stretch(inside, section, None, start)
    return _without(inside, "white space", section, start)


def _without(text: str, what: str, section: str, offset: int) -> Stretch:
    """`text`, which begins at `offset` of the source, without its blanks, or without any white space."""
    pieces, origins, words = [], [], []
    length = 0
    for word in _pattern(what).finditer(text):
        pieces.append(length)
        origins.append(offset + word.start())
        words.append(word.group())
        length += len(word.group())
    joined = "".join(words)
    return Stretch(joined, section, Flow(joined, tuple(pieces), tuple(origins)))


def around(text: str, start: int, end: int, stops: str, reach: int = _REACH) -> tuple[int, int]:
    """The stretch around `text[start:end]` up to one of the characters `stops` on either side, no farther than `reach`."""
    low, high = max(start - reach, 0), min(end + reach, len(text))
    first = max(low, *(text.rfind(stop, low, start) + 1 for stop in stops))
    return first, min((at for stop in stops if (at := text.find(stop, end, high)) >= 0), default=high)


def size(text: str) -> int:
    """How many characters a text has besides punctuation and blanks."""
    return len(_pattern("marks").sub("", text))
