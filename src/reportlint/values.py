"""The values that pass between the stages: immutable, without behaviour beyond looking something up.

Every position is an offset into `Source.text`, the text as the author wrote it: `start` is the first code point,
`end` the one after the last. Lines and columns are derived at the edge (`positions.Lines`).
"""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping
    from decimal import Decimal

    Number = int | Decimal

# --------------------------------------------------------------------------------------------------------- the text


class Source(NamedTuple):
    """One document, decoded. `plain` is `text` narrowed one character for one (full width, radicals, brackets)."""

    path: str
    text: str
    plain: str
    encoding: str = "utf-8"
    bom: bool = False


class Flow(NamedTuple):
    """Prose without its layout: soft line breaks and the spaces between characters are gone, a real paragraph
    break is one ``\\n``. `pieces` are the starts of the kept runs in `text`, `origins` the same places in the source.
    """

    text: str
    pieces: tuple[int, ...]
    origins: tuple[int, ...]

    def at(self, index: int) -> int:
        """The source offset of the character at `index`."""
        piece = max(bisect_right(self.pieces, index) - 1, 0)
        return self.origins[piece] + index - self.pieces[piece]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The source span of `text[start:end]`."""
        if end <= start:
            here = self.at(start) if self.pieces else 0
            return here, here
        return self.at(start), self.at(end - 1) + 1


# ---------------------------------------------------------------------------------------------- the form (grammar)


class Element(NamedTuple):
    """One thing that a form mandates: a section title, a header, a row label …, as its grammar states it."""

    id: str
    """Terminal of the grammar in lower case: ``s5``, ``deny_1``, ``made``."""
    name: str
    """The mandated wording with its number: ``（一）予以公开``."""
    words: tuple[str, ...]
    """Every accepted wording as it is matched: without number, white space, punctuation and quotation marks."""
    role: str
    """``title section topic caption note head column block group row``."""
    parent: str
    """Id of the block or group that it stands in, or of the table."""
    free: bool = False
    """A cell of a merged header: it has no fixed place among its like."""
    times: int = 1
    """How often it stands in the header."""


class TableForm(NamedTuple):
    """One mandated table: its rows with the columns that each has, and the groups whose rows are summed."""

    id: str
    name: str
    """How rules address it: ``表二``, ``表三``, ``表四``."""
    section: str
    elements: tuple[Element, ...]
    """Labels in reading order."""
    rows: Mapping[str, tuple[str, ...]]
    """Row id → ids of its columns, in order."""
    groups: Mapping[str, tuple[str, ...]]
    """Group id → ids of the rows that it sums (also groups of columns, such as 法人或其他组织)."""
    domains: Mapping[tuple[str, str], str]
    """(row id, column id) → ``COUNT`` (integer ≥ 0), ``SIGNED`` (integer), ``MONEY`` (unit in the cell), ``WAN`` (万元)."""
    names: Mapping[str, str]
    """Row, column or group id → its wording without numbering and brackets: ``予以公开``."""
    bare: frozenset[str]
    """Rows that have no label beside their values (表四)."""
    units: Mapping[str, str]
    """Column id → the unit that its header prescribes, where it does."""


class Form(NamedTuple):
    """A form as compiled from its grammar."""

    edition: str
    title: Element
    sections: tuple[Element, ...]
    tables: Mapping[str, TableForm]


# ------------------------------------------------------------------------------------------------- the document tree

VALUE, ZERO, EMPTY, SLASH, TEXT, LOST, ABSENT = "VALUE", "ZERO", "EMPTY", "SLASH", "TEXT", "LOST", "ABSENT"


class Cell(NamedTuple):
    """One place of a mandated table. `number` is set for VALUE and ZERO; for LOST only where the table proves it."""

    status: str
    start: int
    end: int
    number: Number | None = None
    unit: str = ""
    """Unit in force: written in the cell, else in the header (万元 in 表二 of edition 2021), else empty."""
    decimals: int = 0
    """Digits after the point, as written."""


class Row(NamedTuple):
    """A row as read. `survivors` are its values in order when fewer came through than the form has (cells LOST)."""

    id: str
    start: int
    end: int
    """Span of the label; empty, where it belongs, when the label is absent."""
    cells: Mapping[str, Cell]
    survivors: tuple[Cell, ...] = ()
    extra: tuple[Cell, ...] = ()
    """Values beyond the mandated cells."""


class Table(NamedTuple):
    """A table as read by the form that fits it best (`edition`), rows in the form's order."""

    id: str
    name: str
    edition: str
    start: int
    end: int
    rows: Mapping[str, Row]
    labels: Mapping[str, tuple[int, int]]
    """Element id → span of the wording found (headers, blocks, groups, rows)."""
    layout: str
    """``delimited`` (tabs or pipes), ``lines`` (one cell a line), ``spaced`` or ``joined``."""
    notes: tuple[str, ...] = ()
    """What the reader took for granted or could not read, in Chinese, for `parse` and for reasons."""


class Repair(NamedTuple):
    """One deviation of the text from its form."""

    kind: str
    """``missing extra doubled moved renamed renumbered foreign``."""
    element: str
    """Element id; for ``extra`` empty. ``foreign``: id in the other edition's form."""
    role: str
    name: str
    """What the form says, or for ``extra`` what stands there."""
    found: str
    """What the text says; empty when missing."""
    start: int
    end: int
    table: str = ""
    """``表二`` …, or empty for sections."""
    parent: str = ""
    """Where it belongs: the wording of the element before it, for the outline."""


class Heading(NamedTuple):
    """A heading inside a section: `level` 2 for （一）, 3 for 1., `number` its ordinal."""

    level: int
    number: int
    text: str
    start: int
    end: int


class Section(NamedTuple):
    """A stretch of the document. Ids: ``head`` (before the first heading), ``s1`` … ``s6`` as the form names them,
    ``x1`` … for chapters that no form knows, ``closing`` (落款 and what follows), ``annex`` (the statistical table of 2014)."""

    id: str
    title: str
    """The heading as written, or empty."""
    start: int
    end: int
    """Span of the heading."""
    body_start: int
    body_end: int
    flow: Flow
    """The body's prose, tables left out."""
    headings: tuple[Heading, ...] = ()


# ------------------------------------------------------------------------------------------------------ what is said


class Quantity(NamedTuple):
    """A number of the prose with its unit: exact decimal, span in the source, half a unit of the last written digit."""

    number: Number
    unit: str
    """As written without scale: 条 件 次 元 % …; 万元 and 亿元 become 元 with the number scaled."""
    start: int
    end: int
    section: str
    at: int
    """Offset in the section's flow."""
    stop: int
    half: Number = 0
    approximate: bool = False
    written: str = ""


class Claim(NamedTuple):
    """What the prose says about something that a table or another sentence also states."""

    name: str
    """A name of `lint_rules/vocabulary`: 收到申请, 办结, 未收到申请 …"""
    number: Number
    unit: str
    start: int
    end: int
    """Span of the words that make the claim."""
    section: str
    approximate: bool = False
    half: Number = 0
    scope: str = ""
    """``wide`` when the words reach beyond the organ's own cases (备案, 代理, 上级 …), ``carried`` for 含上年结转."""


class Parts(NamedTuple):
    """A whole and what 其中 lists of it. `strict`: the parts are meant to be all of it."""

    whole: Quantity
    parts: tuple[Quantity, ...]
    strict: str
    """``all`` (must sum), ``pair`` (two that close the sentence), ``some`` (each at most the whole)."""
    start: int
    end: int
    section: str


class YearMark(NamedTuple):
    """A year in a role: ``title head mention period caption subject closing``."""

    role: str
    year: int
    start: int
    end: int


class DateMark(NamedTuple):
    """A date in a role: ``closing`` (落款), ``published``, ``period_start``, ``period_end``, or ``malformed`` (the
    parts are then what was written, or 0)."""

    role: str
    year: int
    month: int
    day: int
    start: int
    end: int
    malformed: bool = False


class Organ(NamedTuple):
    """Who reports. `kind`: government, department, township, committee (管委会), or empty when unknown; `level`:
    province, city, county, township, or empty."""

    name: str
    kind: str
    level: str
    start: int
    end: int


class Report(NamedTuple):
    """Everything recognised in one document."""

    source: Source
    year: int | None
    edition: str | None
    title: tuple[int, int] | None
    organ: Organ | None
    sections: tuple[Section, ...]
    tables: Mapping[str, Table]
    repairs: tuple[Repair, ...]
    years: tuple[YearMark, ...]
    dates: tuple[DateMark, ...]
    quantities: tuple[Quantity, ...]
    claims: tuple[Claim, ...]
    parts: tuple[Parts, ...]
    notes: tuple[str, ...]
    refusal: tuple[str, str] | None = None
    """(name, reason) when this is no document to check: ``not-a-report``, ``unknown-year``, ``several-reports``."""


# ---------------------------------------------------------------------------------------------------------- findings


class Place(NamedTuple):
    """A span with a label, beside the one that a finding points at."""

    start: int
    end: int
    label: str


class Finding(NamedTuple):
    """One fault. Severity: ``error warning info``."""

    code: str
    name: str
    category: str
    severity: str
    message: str
    start: int
    end: int
    where: str
    expected: str | None = None
    actual: str | None = None
    difference: str | None = None
    related: tuple[Place, ...] = ()
    basis: str = ""
    repair: Repair | None = None
    """The structure repair behind it, for the outline diff."""
    cells: tuple[tuple[str, str, str], ...] = ()
    """(表, row id, column id) of the cells concerned, for the table excerpt."""


class Unverified(NamedTuple):
    """A rule that could not be decided on one table or place: `count` is how many of its instances."""

    code: str | None
    name: str
    severity: str
    reason: str
    start: int
    count: int = 1


class Result(NamedTuple):
    """What is said of one file."""

    path: str
    report: Report | None
    findings: tuple[Finding, ...]
    unverified: tuple[Unverified, ...]
    rules: int
    """How many rules ran."""
    cells: int
    """How many cells were read."""
    error: str = ""
    """Why the file could not be read, in words."""

    @property
    def verdict(self) -> str:
        """``fail``, ``unverified`` or ``pass`` (design: an error; an undecided rule of severity error; neither)."""
        if any(finding.severity == "error" for finding in self.findings):
            return "fail"
        if any(entry.severity == "error" for entry in self.unverified):
            return "unverified"
        return "pass"
