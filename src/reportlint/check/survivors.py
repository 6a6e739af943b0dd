"""Tells what came through of rows whose values have lost their places."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from reportlint.check.wordings import row_name
from reportlint.check.words import plain
from reportlint.values import Place

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reportlint.check.context import Context


def came_through(context: Context, shown: Sequence[tuple[str, str, str]]) -> list[Place]:
    """The numbers other than 0 that came through of the rows of the cells `shown`."""
    rows = (context.grid(table).table.rows.get(name) for table, name, _ in shown)
    cells = dict.fromkeys(cell for row in rows if row is not None for cell in row.survivors if cell.number)
    return [Place(cell.start, cell.end, f"读到的数 {plain(cell.number)}") for cell in cells]


def survivors(context: Context, shown: Sequence[tuple[str, str, str]]) -> str:
    """What came through of the rows of the cells `shown`, where they have lost their places; or that it is all 0."""
    said: dict[Any, str] = {}
    for table, name, _ in shown:
        grid = context.grid(table)
        row = grid.table.rows.get(name)
        if row is not None and row.survivors and row.survivors not in said:
            numbers = [plain(cell.number) for cell in row.survivors if cell.number]
            told = f"其中不为 0 的是 {'、'.join(numbers)}" if numbers else "都是 0"
            alone = sum(other.survivors == row.survivors for other in grid.table.rows.values()) == 1
            label = f"“{row_name(grid.form, name)}”一行" if alone else ""
            said[row.survivors] = f"{grid.table.name}{label}读到 {len(row.survivors)} 个数，{told}"
    if not shown:
        return ""
    return "；".join(said.values()) or f"{context.grid(shown[0][0]).table.name}相应各格都是 0"
