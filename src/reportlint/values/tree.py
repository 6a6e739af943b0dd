"""What stands where in one document: cells, rows, tables, deviations, sections."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportlint.tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping

    from reportlint.values.text import Flow, Number


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


ASIDE = ("closing", "annex")
"""The sections in which a report tells nothing more of its year: its signature and the annexed table."""


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
