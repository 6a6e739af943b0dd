"""A table as arithmetic needs it: its cells in the form's order, by index."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from reportlint.values import ABSENT, EMPTY, LOST, SLASH, Cell

if TYPE_CHECKING:
    from collections.abc import Mapping

    from reportlint.values import Number, Table, TableForm

    Range = tuple[Number | None, Number | None]

NIL = (EMPTY, SLASH)
"""What stands for nothing; in arithmetic it is 0, whatever else is said of it."""


class Layout(NamedTuple):
    """The places of a table's cells: row by row, as the form has them."""

    keys: tuple[tuple[str, str], ...]
    place_of: Mapping[tuple[str, str], int]
    signed: frozenset[int]
    """Places whose number may be negative."""


_layouts: dict[int, tuple[TableForm, Layout]] = {}


def layout(form: TableForm) -> Layout:
    """The layout of a form's table, made once."""
    known = _layouts.get(id(form))
    if known is None or known[0] is not form:
        keys = tuple((row, column) for row, columns in form.rows.items() for column in columns)
        signed = frozenset(i for i, key in enumerate(keys) if form.domains.get(key) == "SIGNED")
        known = form, Layout(keys, {key: i for i, key in enumerate(keys)}, signed)
        _layouts[id(form)] = known
    return known[1]


class Grid(NamedTuple):
    """The cells of a table in its layout. `numbers` has None where the number is not known."""

    table: Table
    form: TableForm
    layout: Layout
    cells: tuple[Cell, ...]
    numbers: list[Number | None]
    blank: bool
    """No cell holds a digit, or a sign for nil."""

    def ranges(self) -> list[Range]:
        """What each number can be: (least, most), None for no limit."""
        signed = self.layout.signed
        return [
            (number, number) if number is not None else (None if place in signed or not _countable(cell) else 0, None)
            for place, (number, cell) in enumerate(zip(self.numbers, self.cells, strict=True))
        ]

    def pools(self) -> list[tuple[list[int], list[Number | None]]]:
        """Cells whose values came through without their places: the indexes, and the values in order.

        Rows that share their survivors (the three of 表四 on one line) are one pool.
        """
        found: dict[tuple[Cell, ...], list[int]] = {}
        for row in self.table.rows.values():
            if row.survivors:
                places = found.setdefault(row.survivors, [])
                places += [
                    self.layout.place_of[row.id, column]
                    for column in row.cells
                    if (row.id, column) in self.layout.place_of
                ]
        return [(places, [known(cell) for cell in values]) for values, places in found.items()]


def _countable(cell: Cell) -> bool:
    return cell.status in (LOST, ABSENT)


def known(cell: Cell) -> Number | None:
    """The number of a cell for arithmetic: nil counts as 0."""
    return 0 if cell.status in NIL else cell.number


def grid(table: Table, form: TableForm) -> Grid:
    """The grid of `table`, read by `form` (of the table's own edition)."""
    places = layout(form)
    cells: list[Cell] = []
    for name, columns in form.rows.items():
        row = table.rows.get(name)
        if row is None:
            cells += [Cell(ABSENT, table.end, table.end)] * len(columns)
            continue
        mine = row.cells
        cells += [mine.get(column) or Cell(ABSENT, row.end, row.end) for column in columns]
    numbers = [0 if cell.status in NIL else cell.number for cell in cells]
    digits = any(cell.number is not None or cell.status == SLASH for cell in cells)
    blank = not digits and not any(row.survivors for row in table.rows.values())
    return Grid(table, form, places, tuple(cells), numbers, blank)
