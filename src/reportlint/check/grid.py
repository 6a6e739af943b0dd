"""A table as arithmetic needs it: its cells in the form's order, by index."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportlint.kept import kept
from reportlint.tuples import NamedTuple
from reportlint.values import ABSENT, EMPTY, LOST, SLASH, Cell

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from reportlint.values import Number, Table, TableForm

    Range = tuple[Number | None, Number | None]

NIL = (EMPTY, SLASH)
"""What stands for nothing; in arithmetic it is 0, whatever else is said of it."""
TOTAL = "total"
"""The column that sums a row up. Left blank, it counts as that sum."""


class Layout(NamedTuple):
    """The places of a table's cells: row by row, as the form has them."""

    keys: tuple[tuple[str, str], ...]
    place_of: Mapping[tuple[str, str], int]
    domains: tuple[str, ...]
    signed: frozenset[int]
    """Places whose number may be negative."""


@kept
def layout(form: TableForm, undivided: tuple[str, ...] = ()) -> Layout:
    """The layout of a form's table. In the place of the first row of each `undivided` group stands the
    group: an author may give （六）其他处理 in one row where the form has three.
    """
    keys = tuple((row, column) for row, columns in form.rows.items() for column in columns)
    place_of = {key: i for i, key in enumerate(keys)}
    domains = tuple(form.domains.get(key, "") for key in keys)
    signed = frozenset(i for i, domain in enumerate(domains) if domain == "SIGNED")
    stands = {form.groups[group][0]: group for group in undivided}
    keys = tuple((stands.get(row, row), column) for row, column in keys)
    place_of.update((key, i) for i, key in enumerate(keys))
    return Layout(keys, place_of, domains, signed)


class Pool(NamedTuple):
    """Values, in order, of cells of which it is not known which of them they belong to."""

    places: list[int]
    values: list[Number | None]


class Grid(NamedTuple):
    """The cells of a table in its layout. `numbers` has None where the number is not known."""

    table: Table
    form: TableForm
    layout: Layout
    cells: tuple[Cell, ...]
    numbers: list[Number | None]
    blank: bool
    """No cell holds a digit, or a sign for nil."""
    summed: frozenset[int] = frozenset()
    """Totals left blank, whose number is the sum of their row."""
    pools: Sequence[Pool] = ()
    """Cells whose values came through without their places. Rows that share their survivors (the three of 表四 on one
    line) are one pool."""

    def ranges(self) -> Ranges:
        """What each number can be."""
        return Ranges(self)


class Ranges:
    """What each number of a grid can be, by place: (least, most), None for no limit. Worked out when asked for."""

    __slots__ = ("_grid", "_numbers")

    def __init__(self, grid: Grid) -> None:
        self._grid, self._numbers = grid, grid.numbers

    def __getitem__(self, place: int) -> Range:
        number = self._numbers[place]
        if number is not None:
            return number, number
        countable = self._grid.cells[place].status in (LOST, ABSENT)
        return 0 if countable and place not in self._grid.layout.signed else None, None

    def total(self, places: tuple[int, ...]) -> Range | None:
        """The sum over some places when all numbers are known, else None."""
        numbers = self._numbers
        found = [numbers[place] for place in places]
        if None in found:
            return None
        total = sum(found)  # type: ignore[arg-type]
        return total, total

    def listed(self) -> list[Range]:
        """All of them, to be changed."""
        return [(number, number) if number is not None else self[at] for at, number in enumerate(self._numbers)]


def shifted(grid: Grid) -> Iterator[list[Range]]:
    """The other ways in which the table may be read where a column is lost that was all 0: which of those between the
    first and the total it was is not known."""
    gone = [at for at, cell in enumerate(grid.cells) if cell.status == LOST and grid.numbers[at] is not None]
    count = 0
    while gone and count < gone[0] and grid.layout.keys[gone[0] - count - 1][0] == grid.layout.keys[gone[0]][0]:
        count += 1
    for back in range(1, count):
        ranges = grid.ranges().listed()
        for at in gone:
            ranges[at - back : at + 1] = [ranges[at], *ranges[at - back : at]]
        yield ranges


def known(cell: Cell) -> Number | None:
    """The number of a cell for arithmetic: nil counts as 0."""
    return 0 if cell.status in NIL else cell.number


def grid(table: Table, form: TableForm) -> Grid:
    """The grid of `table`, read by `form` (of the table's own edition)."""
    rows, undivided = table.rows, _undivided(table, form)
    cells: list[Cell] = []
    for name, columns in form.rows.items():
        row = rows.get(name)
        if row is not None and len(row.cells) == len(columns):
            cells += map(row.cells.__getitem__, columns)
            continue
        mine, end = (row.cells, row.end) if row is not None else ({}, table.end)
        cells += [mine.get(column) or Cell(ABSENT, end, end) for column in columns]
    numbers = [0 if status in NIL else number for status, _, _, number, _, _ in cells]
    places = layout(form, undivided)
    for group in undivided:
        _fold(group, table, form, places, cells, numbers)
    pools = _pools(table, places)
    blank = not pools and not any(cell.number is not None or cell.status == SLASH for cell in cells)
    return Grid(table, form, places, tuple(cells), numbers, blank, _summed(places, cells, numbers), pools)


def _pools(table: Table, places: Layout) -> list[Pool]:
    found: dict[tuple[Cell, ...], list[int]] = {}
    for row in table.rows.values():
        if row.survivors:
            keys = [(row.id, column) for column in row.cells]
            found.setdefault(row.survivors, []).extend(places.place_of[key] for key in keys if key in places.place_of)
    return [Pool(its, [known(cell) for cell in values]) for values, its in found.items()]


def _summed(places: Layout, cells: list[Cell], numbers: list[Number | None]) -> frozenset[int]:
    """Gives each total that was left blank beside filled cells the sum of its row, unknown where one of them is."""
    found = set()
    if EMPTY not in {status for status, *_ in cells}:
        return frozenset()
    for place, cell in enumerate(cells):
        if cell.status != EMPTY or places.keys[place][1] != TOTAL:
            continue
        row = places.keys[place][0]
        first = place
        while first and places.keys[first - 1][0] == row:
            first -= 1
        if any(other.status != EMPTY for other in cells[first:place]):
            values = numbers[first:place]
            numbers[place] = None if None in values else sum(values)  # type: ignore[arg-type]
            found.add(place)
    return frozenset(found)


def _undivided(table: Table, form: TableForm) -> tuple[str, ...]:
    """The groups of rows that the author gave in one row."""
    rows = table.rows
    if len(rows) <= len(form.rows):
        return ()
    return tuple(
        group
        for group, members in form.groups.items()
        if group in rows
        and members[0] in form.rows
        and not any(cell.status != ABSENT for name in members if name in rows for cell in rows[name].cells.values())
    )


def _fold(
    group: str, table: Table, form: TableForm, places: Layout, cells: list[Cell], numbers: list[Number | None]
) -> None:
    """Puts the one row of a group in the place of its first row; the others count as nothing."""
    first, *others = form.groups[group]
    for column, cell in table.rows[group].cells.items():
        place = places.place_of.get((first, column))
        if place is not None:
            cells[place], numbers[place] = cell, known(cell)
    for name in others:
        for column in form.rows[name]:
            numbers[places.place_of[name, column]] = 0
