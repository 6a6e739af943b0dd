"""What table 3 counts of applications in all, which a number of the prose may mean."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from reportlint.regex import regex

if TYPE_CHECKING:
    from collections.abc import Mapping

    from reportlint.check.context import Context
    from reportlint.values import Quantity

_TABLE, _ALL = "t3", "total"
_NEW, _CARRIED, _DONE = "new", "carry", "done"
"""As the grammars call table 3, its last column, and the rows of applications received, carried over and answered."""
_GRANTED, _PARTLY = "granted", "partial"
"""The rows of those granted, and granted in part: often counted together."""
_RESULT = regex("(?:予以公开|部分公开|不予公开|无法提供|不予处理|其[他它]处理)[^,，。;；:：、0-9]{0,6}$")
"""What leads to a number of applications with one result, wherever it stands."""
_CASES = ("件", "份", "宗", "条")


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


def meant(context: Context, words: str) -> list[Any]:
    """The total of table 3 that the words of a share name: 占新收总数, 占办结总数."""
    row = _NEW if "新收" in words else _DONE if "办结" in words else ""
    return [number for number in (_column(context).get(row),) if number]


def of_results(context: Context, text: str, part: Quantity) -> bool:
    """Whether a number is that of a result of applications, or of what was granted at all, and table 3 has it."""
    words = text[max(part.at - 16, 0) : part.at]
    if part.unit not in _CASES or _RESULT.search(words) is None:
        return False
    at = _column(context)
    return part.number in column(context) or part.number == (at.get(_GRANTED) or 0) + (at.get(_PARTLY) or 0)


def _column(context: Context) -> Mapping[str, Any]:
    """The last column of table 3 by row, an unknown number being None; nothing without the table."""
    return context.once("applications", lambda: _read(context))


def _read(context: Context) -> dict[str, Any]:
    if _TABLE not in context.report.tables:
        return {}
    grid = context.grid(_TABLE)
    return {row: grid.numbers[place] for (row, column), place in grid.layout.place_of.items() if column == _ALL}
