"""A form as compiled from its grammar."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportlint.tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping


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
    """Column of money → the unit that its header prescribes, or empty."""


class Form(NamedTuple):
    """A form as compiled from its grammar."""

    edition: str
    title: Element
    sections: tuple[Element, ...]
    tables: Mapping[str, TableForm]

    @property
    def tabled(self) -> frozenset[str]:
        """Ids of the sections that hold a table."""
        return frozenset([table.section for table in self.tables.values()])
