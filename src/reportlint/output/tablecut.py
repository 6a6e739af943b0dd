"""The few cells of a table that a finding is about, by row and column name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportlint.output import clean
from reportlint.output.cells import cut, pad, width
from reportlint.tuples import NamedTuple
from reportlint.values import ABSENT, EMPTY, LOST, TEXT, Cell

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from reportlint.positions import Lines
    from reportlint.values import Finding, Form, Report, Table, TableForm

_MANY, _MOST = 8, 12
"""Beyond so many lines those of zeros are summed up in one; beyond so many the rest is only counted."""
_LABEL = 34
"""The widest label, in cells."""
_WORDS = {EMPTY: "空", LOST: "缺", ABSENT: "没有"}


class Line(NamedTuple):
    """One drawn line: the number of its source line (0: none), its text, and the caret's cells if it has one."""

    number: int
    text: str
    left: int = 0
    length: int = 0


class _Grid(NamedTuple):
    """What is to be drawn: `cells` is line by line, None where the table has no such cell."""

    corner: str
    lines: list[str]
    columns: list[str]
    cells: list[list[Cell | None]]

    def turned(self) -> _Grid:
        """Rows as columns."""
        return _Grid(self.corner, self.columns, self.lines, [list(line) for line in zip(*self.cells, strict=True)])

    def only(self, kept: list[int]) -> _Grid:
        """Some of the lines."""
        return self._replace(lines=[self.lines[i] for i in kept], cells=[self.cells[i] for i in kept])


def tablecut(finding: Finding, report: Report, forms: Mapping[str, Form], lines: Lines, cells: int) -> list[Line]:
    """The lines to draw, at most `cells` wide; none when the table or its form is not at hand."""
    grid = _grid(finding, report, forms)
    if not grid or not grid.lines or not grid.columns:
        return []
    if len(grid.columns) > 3 and len(grid.lines) < len(grid.columns):
        grid = grid.turned()
    left_out = []
    if len(grid.lines) > _MANY:
        told = [i for i, line in enumerate(grid.cells) if any(_tells(cell, finding) for cell in line)]
        if len(told) < len(grid.lines):
            left_out.append(f"其余 {len(grid.lines) - len(told)} 项均为 0")
        grid = grid.only(told)
    if len(grid.lines) > _MOST:
        left_out.append(f"另有 {len(grid.lines) - _MOST} 项未列出")
        grid = grid.only(list(range(_MOST)))
    drawn = list(_draw(grid, finding, report.source.text, lines, cells))
    return [*drawn, Line(0, f"（{'，'.join(left_out)}）")] if left_out else drawn


def holds(finding: Finding, report: Report, start: int) -> bool:
    """Whether one of the finding's cells begins at `start`."""
    table = _table(finding, report)
    rows = table.rows if table else {}
    cells = (rows[row].cells.get(column) for _, row, column in finding.cells if row in rows)
    return any(cell.start == start for cell in cells if cell)


def _grid(finding: Finding, report: Report, forms: Mapping[str, Form]) -> _Grid | None:
    table = _table(finding, report)
    form = table and _form(table, forms)
    if not table or not form:
        return None
    rows = _ordered((row for _, row, _ in finding.cells), form.rows)
    columns = _ordered((column for _, _, column in finding.cells), (c for row in form.rows.values() for c in row))
    return _Grid(
        table.name,
        [_row_name(form, row) for row in rows],
        [form.names.get(column, column) for column in columns],
        [[_cell(table, form, row, column) for column in columns] for row in rows],
    )


def _cell(table: Table, form: TableForm, row: str, column: str) -> Cell | None:
    """A cell of the table; ABSENT where the form has it and the table has not, None where the form has none."""
    found = table.rows[row].cells.get(column) if row in table.rows else None
    return Cell(ABSENT, -1, -1) if found is None and column in form.rows.get(row, ()) else found


def _table(finding: Finding, report: Report) -> Table | None:
    name = finding.cells[0][0]
    return next((table for table in report.tables.values() if name in (table.name, table.id)), None)


def _form(table: Table, forms: Mapping[str, Form]) -> TableForm | None:
    form = forms.get(table.edition)
    return next((known for known in form.tables.values() if known.name == table.name), None) if form else None


def _ordered(wanted: Iterable[str], order: Iterable[str]) -> list[str]:
    asked = dict.fromkeys(wanted)
    known = [name for name in dict.fromkeys(order) if name in asked]
    return known or list(asked)


def _row_name(form: TableForm, wanted: str) -> str:
    """With its number, as it stands in the form, without what the form adds in brackets."""
    name = next((element.name for element in form.elements if element.id == wanted), wanted)
    return name[:1] + name[1:].partition("（")[0]


def _tells(cell: Cell | None, finding: Finding) -> bool:
    """Whether a cell has to be seen: not a zero, or the one pointed at."""
    return cell is None or cell.number != 0 or cell.start == finding.start


# ----------------------------------------------------------------------------------------------------------- drawing


def _draw(grid: _Grid, finding: Finding, text: str, lines: Lines, cells: int) -> Iterator[Line]:
    words = [[_word(cell, text) for cell in line] for line in grid.cells]
    labels = [cut(label, _LABEL) for label in grid.lines]
    first = max(map(width, (grid.corner, *labels)), default=0)
    room = max((cells - first) // len(grid.columns) - 2, 4)
    heads = [_stacked(name, room) for name in grid.columns]
    sizes = [max(*map(width, head), *(width(line[i]) for line in words)) for i, head in enumerate(heads)]
    height = max(map(len, heads))
    for row in range(height):
        names = [head[row - height] if row >= height - len(head) else "" for head in heads]
        corner = grid.corner if row == height - 1 else ""
        yield Line(0, pad(corner, first) + _joined(names, sizes))
    marked = False
    for label, line, found in zip(labels, words, grid.cells, strict=True):
        number = next((lines.place(cell.start)[0] for cell in found if cell and cell.status not in (LOST, ABSENT)), 0)
        at = next((i for i, cell in enumerate(found) if cell and cell.start == finding.start), -1)
        left = length = 0
        if at >= 0 and not marked:
            marked, length = True, width(line[at])
            left = first + sum(sizes[: at + 1]) + 2 * (at + 1) - length
        yield Line(number, pad(label, first) + _joined(line, sizes), left, length)


def _stacked(name: str, cells: int) -> list[str]:
    """A header in lines of at most `cells`."""
    size = max(cells // 2, 2)
    return [name] if width(name) <= max(cells, 6) else [name[at : at + size] for at in range(0, len(name), size)]


def _joined(words: list[str], sizes: list[int]) -> str:
    return "".join("  " + pad(word, size, right=True) for word, size in zip(words, sizes, strict=True))


def _word(cell: Cell | None, text: str) -> str:
    if cell is None:  # the form has no such cell
        return ""
    written = clean(text[cell.start : cell.end]).strip()
    if cell.status == TEXT:
        return cut(written, 12)
    return _WORDS.get(cell.status) or written
