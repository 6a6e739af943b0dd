"""What table 3 counts of applications in all, which a number of the prose may mean."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping

    from reportlint.check.context import Context

_TABLE, _ALL = "t3", "total"
_NEW, _CARRIED, _DONE = "new", "carry", "done"
"""As the grammars call table 3, its last column, and the rows of applications received, carried over and answered."""


def totals(context: Context) -> list[Any]:
    """The totals of table 3, which a number of applications may mean: received, with those carried over, answered."""
    at = _column(context)
    new, carried, done = at.get(_NEW), at.get(_CARRIED), at.get(_DONE)
    known = (new, done, new + carried if new and carried else None)
    return [number for number in known if number and number != carried]


def received(context: Context) -> list[Any]:
    """The same without those answered: received, with those carried over."""
    at = _column(context)
    new, carried = at.get(_NEW), at.get(_CARRIED)
    return [number for number in (new, new + carried if new and carried else None) if number]


def column(context: Context) -> list[Any]:
    """All that the last column of table 3 counts, its groups summed."""
    at = _column(context)
    groups = context.grid(_TABLE).form.groups.values() if at else ()
    sums = [sum(at.get(row) or 0 for row in rows) for rows in groups]
    return [*filter(None, (*at.values(), *sums))]


def _column(context: Context) -> Mapping[str, Any]:
    """The last column of table 3 by row, an unknown number being None; nothing without the table."""
    return context.once("applications", lambda: _read(context))


def _read(context: Context) -> dict[str, Any]:
    if _TABLE not in context.report.tables:
        return {}
    grid = context.grid(_TABLE)
    return {row: grid.numbers[place] for (row, column), place in grid.layout.place_of.items() if column == _ALL}
