"""The cells and sums of an identity in words: ``（一）予以公开 × 自然人 = 31``, ``本年新收 23 + 上年结转 0``."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from reportlint.check.wordings import cell_name, row_name
from reportlint.check.words import plain

if TYPE_CHECKING:
    from collections.abc import Callable

    from reportlint.check.grid import Grid, Range
    from reportlint.values import Number


def item(grid: Grid, each: str, key: str, place: int) -> str:
    """The row or column that an identity is about; `place` is one of its cells."""
    if not key:
        return ""
    if each == "row":
        return f"“{row_name(grid.form, grid.layout.keys[place][0])}”一行"
    return f"“{grid.form.names[key]}”一列"


def brief(grid: Grid, place: int, each: str) -> str:
    """A cell of the row or column that is spoken of: ``本年制发件数 75``."""
    row, column = grid.layout.keys[place]
    if each == "once":
        return f"{cell_name(grid.form, row, column)} {plain(grid.numbers[place])}"
    return f"{grid.form.names[column if each == 'row' else row]} {plain(grid.numbers[place])}"


def value(grid: Grid, place: int) -> str:
    """A cell with its number: ``（一）予以公开 × 自然人 = 31``."""
    row, column = grid.layout.keys[place]
    return f"{row_name(grid.form, row)} × {grid.form.names[column]} = {plain(grid.numbers[place])}"


def terms(ast: list[Any], grid: Grid, each: str, grid_of: Callable[[str], Grid]) -> str:
    """One side of a comparison with its numbers: ``本年新收 23 + 上年结转 0``; a long sum shows what is not 0. `grid_of`
    gives the other tables.
    """
    if ast[0] == "cell":
        if ast[1] != grid.table.id:
            return _elsewhere(ast, grid_of(ast[1]))
        row, column = grid.layout.keys[grid.layout.place_of[ast[2], ast[3]]]  # as the author has them
        name = grid.form.names[column if each == "row" else row].partition("（")[0]
        return f"{name} {plain(_number(ast, grid))}"
    if ast[0] == "sum":
        parts = ast[1]
        if len(parts) > 4:
            parts = [part for part in parts if part[0] != "cell" or part[1] != grid.table.id or _number(part, grid)]
        return " + ".join(terms(part, grid, each, grid_of) for part in parts) or "各项均为 0"
    if ast[0] == "sub":
        return f"{terms(ast[1], grid, each, grid_of)} - {terms(ast[2], grid, each, grid_of)}"
    return str(ast[1]) if ast[0] == "num" else ""


def _elsewhere(ast: list[Any], grid: Grid) -> str:
    """A cell of another table, which may be of another form, in full: ``表三“总计”的“总计” 38``."""
    place = grid.layout.place_of.get((ast[2], ast[3]))
    if place is None:
        return grid.table.name
    return f"{grid.table.name}{cell_name(grid.form, *grid.layout.keys[place])} {plain(grid.numbers[place])}"


def _number(ast: list[Any], grid: Grid) -> Number | None:
    return grid.numbers[grid.layout.place_of[ast[2], ast[3]]]


def known(value: Range) -> Number | None:
    """The number that a side of a comparison is, if it is one."""
    return value[0] if value[0] == value[1] else None


def side(value: Range) -> str:
    """A side in words; where some of its cells are not known it has a least value only: ``至少 17``."""
    return plain(value[0]) if known(value) is not None or value[0] is None else f"至少 {plain(value[0])}"


def gap(left: Range, right: Range) -> str:
    """The difference of two sides in words."""
    if left[0] is None or right[0] is None:
        return "?"
    least = plain(left[0] - right[0]).lstrip("-")
    return least if known(left) is not None and known(right) is not None else f"至少 {least}"
