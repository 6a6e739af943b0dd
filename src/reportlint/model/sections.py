"""The sections of a document as prose, their tables left out, with their sub-headings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportlint.lex.flow import flow, page_width
from reportlint.regex import regex
from reportlint.values import Flow, Heading, Section

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from reportlint.model.outline import Outline
    from reportlint.parse.heads import Head
    from reportlint.values import Table

_NUMERALS = {c: i for i, c in enumerate("一二三四五六七八九十", 1)}
_SUB_HEADING = r"(?:^|[\n。；;:])[*#]*(?:\(([一二三四五六七八九十]{1,2})\)|(\d{1,2})[.、](?!\d))([^。\n；;:]{2,40})?"
_ROW = r"[^\n]{0,90}?(?:[ \t|\n]{1,9}[0-9]{1,9}(?![0-9])){4}"
"""A row of a table that stands in the prose, as where a table is given twice: (二)部分公开 5 0 0 0."""


class SectionReader:
    """Reads sections, each stretch of text once: section one is asked for its years before the tables are read."""

    def __init__(self, plain: str) -> None:
        self.plain = plain
        self.width = page_width(plain)
        self.known: dict[tuple[tuple[int, int], ...], tuple[Flow, tuple[Heading, ...]]] = {}

    def section(self, ident: str, head: Head | None, body: tuple[int, int], tables: Sequence[Table] = ()) -> Section:
        """The section `ident` under `head` with its `body`, what stands in `tables` left out."""
        at, stop = body
        spans = []
        for table in tables:
            if body[0] <= table.start < stop:
                spans.append((at, table.start))
                at = min(table.end, stop)
        spans.append((at, stop))
        wanted = tuple(span for span in spans if span[0] < span[1])
        known = self.known.get(wanted)
        if known is None:
            text = flow(self.plain, wanted, self.width)
            known = self.known[wanted] = text, _headings(text)
        title, start, end = (head.title, head.start, head.end) if head else ("", body[0], body[0])
        return Section(ident, title, start, end, *body, *known)

    def sections(self, layout: Outline, tables: Mapping[str, Table]) -> tuple[Section, ...]:
        """All sections in the order of the text, from ``head`` to ``closing`` and ``annex``."""
        ordered = sorted(tables.values(), key=lambda table: table.start)
        found = [self.section("head", None, (0, layout.first if layout.heads else layout.end), ordered)]
        unknown = 0
        for head, body in zip(layout.heads, layout.bodies, strict=True):
            unknown += not head.id
            found.append(self.section(head.id or f"x{unknown}", head, body, ordered))
        start, stop = layout.annex
        behind = start >= layout.end
        found.append(self.section("closing", None, (layout.end, start if behind else len(self.plain)), ordered))
        if start < stop:
            place = len(found) if behind else next(i for i, section in enumerate(found) if section.start >= stop)
            found.insert(place, self.section("annex", None, (start, stop)))
        return tuple(found)


def _headings(text: Flow) -> tuple[Heading, ...]:
    prose = text.text
    if "(" not in prose and "." not in prose and "、" not in prose:
        return ()
    found = []
    for match in regex(_SUB_HEADING).finditer(prose):
        cn, arabic, words = match.groups()
        begin = match.start(1) - 1 if cn else match.start(2)
        if regex(_ROW).match(prose, begin):
            continue
        value = (_NUMERALS[cn[0]] if len(cn) == 1 else 10 + _NUMERALS[cn[1]]) if cn else int(arabic)
        found.append(Heading(2 if cn else 3, value, (words or "").strip(), *text.span(begin, match.end())))
    return tuple(found)
