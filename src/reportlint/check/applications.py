"""What table 3 counts of applications in all, which a number of the prose may mean."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from reportlint.check.context import Context


def totals(context: Context) -> list[Any]:
    """The totals of table 3, which a number of applications may mean: received, with those carried over, answered."""
    if "t3" not in context.report.tables:
        return []
    grid = context.grid("t3")
    at = {row: grid.numbers[grid.layout.place_of[row, "total"]] for row in ("new", "carry", "done")}
    known = [number for number in at.values() if number]
    if at["new"] and at["carry"]:
        known.append(at["new"] + at["carry"])
    return [number for number in known if number != at["carry"]]


def received(context: Context) -> list[Any]:
    """The same without those answered: received, with those carried over."""
    if "t3" not in context.report.tables:
        return []
    grid = context.grid("t3")
    new, carry = (grid.numbers[grid.layout.place_of[row, "total"]] for row in ("new", "carry"))
    return [number for number in (new, new + carry if new and carry else None) if number]


def column(context: Context) -> list[Any]:
    """All that the last column of table 3 counts, its groups summed."""
    grid = context.grid("t3") if "t3" in context.report.tables else None
    if grid is None:
        return []
    known = {row: grid.numbers[place] for (row, column), place in grid.layout.place_of.items() if column == "total"}
    sums = [sum(known.get(row) or 0 for row in rows) for rows in grid.form.groups.values()]
    return [*filter(None, (*known.values(), *sums))]
