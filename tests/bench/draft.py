"""A report as its author would hold it: title, sections, paragraphs and tables of strings, before any layout.

A fault marks what it changed with two private characters; they travel through every layout and come off at the end,
so that the place of the fault is known in whatever text results.
"""

from __future__ import annotations

from dataclasses import dataclass, field

OPEN, CLOSE = "\ue000", "\ue001"


def mark(text: str = "") -> str:
    """`text` as the place of a fault; the empty string marks where something is missing."""
    return f"{OPEN}{bare(text)}{CLOSE}"


def bare(text: str) -> str:
    """`text` without marks."""
    return text.replace(OPEN, "").replace(CLOSE, "")


def unmark(text: str) -> tuple[str, tuple[tuple[int, int], ...]]:
    """The text without marks, and the spans that they enclosed."""
    out: list[str] = []
    spans: list[tuple[int, int]] = []
    opened: list[int] = []
    length = 0
    for char in text:
        if char == OPEN:
            opened.append(length)
        elif char == CLOSE:
            if opened:
                spans.append((opened.pop(), length))
        else:
            out.append(char)
            length += 1
    return "".join(out), tuple(spans)


@dataclass
class Row:
    """A grid row: `lead` are its label columns, `cells` the columns beside them."""

    id: str
    kind: str
    """``block``, ``header`` or ``data``."""
    lead: list[str]
    cells: list[str]

    @property
    def label(self) -> str:
        """The innermost label."""
        return next((text for text in reversed(self.lead) if bare(text)), "")


@dataclass
class Table:
    """One of the form's tables (``t2 t3 t4``) or the statistical table of the years to 2018 (``old``)."""

    id: str
    rows: list[Row]

    def row(self, row_id: str) -> Row:
        """The data row of that id."""
        return next(row for row in self.rows if row.id == row_id and row.kind == "data")

    @property
    def data(self) -> list[Row]:
        """The rows that hold numbers."""
        return [row for row in self.rows if row.kind == "data"]


@dataclass
class Section:
    """A chapter: its heading and what follows, paragraphs and tables."""

    id: str
    heading: str
    body: list[str | Table] = field(default_factory=list)

    def tables(self) -> list[Table]:
        """The tables of this chapter."""
        return [part for part in self.body if isinstance(part, Table)]


@dataclass
class Draft:
    """The whole report."""

    title: str
    preamble: list[str]
    sections: list[Section]
    signature: str
    date: str
    published: str = ""
    """Publication date as a web page shows it, or empty."""

    def section(self, section_id: str) -> Section:
        """The chapter of that id."""
        return next(section for section in self.sections if section.id == section_id)

    def table(self, table_id: str) -> Table:
        """The table of that id."""
        return next(table for section in self.sections for table in section.tables() if table.id == table_id)

    def replace(self, old: str, new: str) -> bool:
        """Put `new` for the first `old` in title, preamble, headings or paragraphs; whether it was there."""
        for index, text in enumerate(self.preamble):
            if old in text:
                self.preamble[index] = text.replace(old, new, 1)
                return True
        for section in self.sections:
            for index, part in enumerate(section.body):
                if isinstance(part, str) and old in part:
                    section.body[index] = part.replace(old, new, 1)
                    return True
        return False
