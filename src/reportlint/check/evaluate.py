"""Evaluates the arithmetic of rules over numbers that may be unknown: numbers are ranges, answers may be None.

`number` and `truth` turn a tree of `compile.expressions` into a function of an environment: a mapping from a table's
id to the ranges of its cells, and from a variable's name to its range.
"""

from __future__ import annotations

from itertools import combinations
from math import comb
from typing import TYPE_CHECKING, Any

from reportlint.check.grid import Ranges, layout, shifted

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from reportlint.check.grid import Grid, Range
    from reportlint.values import Form, Number

    Env = Mapping[str, Any]
    NumberOf = Callable[[Env], Range]
    TruthOf = Callable[[Env], bool | None]

PLACEMENTS = 500
"""So many ways of placing what came through of a row are tried; beyond that the answer is unknown."""


def bind(ast: list[Any], row: str | None = None, column: str | None = None) -> list[Any]:
    """The tree with its open row or column filled in."""
    if ast[0] == "cell":
        return ["cell", ast[1], ast[2] if ast[2] is not None else row, ast[3] if ast[3] is not None else column]
    return [
        part if not isinstance(part, list) or not part
        else bind(part, row, column) if isinstance(part[0], str)
        else [bind(child, row, column) for child in part]
        for part in ast
    ]  # fmt: skip


def cells_of(ast: list[Any]) -> list[tuple[str, str, str]]:
    """The (table, row, column) of every cell of a bound tree, in the order written, each once."""
    if ast[0] == "cell":
        return [(ast[1], ast[2], ast[3])]
    found: dict[tuple[str, str, str], None] = {}
    for part in ast[1:]:
        if isinstance(part, list) and part:
            for child in [part] if isinstance(part[0], str) else part:
                found.update(dict.fromkeys(cells_of(child)))
    return list(found)


def linear(ast: list[Any]) -> list[tuple[str, str, str]] | None:
    """The cells of a tree that is a plain sum of cells, else None."""
    if ast[0] == "cell":
        return [(ast[1], ast[2], ast[3])]
    if ast[0] == "sum" and all(part[0] in ("cell", "sum") for part in ast[1]):
        parts = [linear(part) for part in ast[1]]
        return [cell for part in parts for cell in part or ()]
    return None


# ----------------------------------------------------------------------------------------------------------- numbers


def number(ast: list[Any], form: Form) -> NumberOf:
    """The function that gives the range of a numeric tree."""
    kind = ast[0]
    if kind == "cell":
        table, place = ast[1], layout(form.tables[ast[1]]).place_of[ast[2], ast[3]]
        return lambda env: env[table][place]
    if kind == "num":
        value = _exact(ast[1])
        return lambda _: (value, value)
    if kind == "var":
        name = ast[1]
        return lambda env: env[name]
    if kind == "sum":
        return _added(ast, form)
    if kind == "neg":
        inner = number(ast[1], form)
        return lambda env: _negated(inner(env))
    if kind == "call":
        arguments = [number(part, form) for part in ast[2]]
        function = _FUNCTIONS[ast[1]]
        return lambda env: function([argument(env) for argument in arguments])
    left, right, operate = number(ast[1], form), number(ast[2], form), _OPERATIONS[kind]
    return lambda env: operate(left(env), right(env))


def _added(ast: list[Any], form: Form) -> NumberOf:
    """The function for a sum; cells of one table are added up at once when all are known."""
    cells = linear(ast) or []
    tables = {table for table, _, _ in cells}
    if len(tables) != 1:
        parts = [number(part, form) for part in ast[1]]
        return lambda env: _sum([part(env) for part in parts])
    table = tables.pop()
    place_of = layout(form.tables[table]).place_of
    places = tuple(place_of[row, column] for _, row, column in cells)

    def total(env: Env) -> Range:
        ranges = env[table]
        known = ranges.total(places) if isinstance(ranges, Ranges) else None
        return known or _sum([ranges[place] for place in places])

    return total


def _exact(written: str) -> Number:
    if "." not in written:
        return int(written)
    from decimal import Decimal

    return Decimal(written)


def _sum(parts: Sequence[Range]) -> Range:
    low: Number | None = 0
    high: Number | None = 0
    for least, most in parts:
        low = None if low is None or least is None else low + least
        high = None if high is None or most is None else high + most
    return low, high


def _negated(value: Range) -> Range:
    low, high = value
    return None if high is None else -high, None if low is None else -low


def _product(left: Range, right: Range) -> Range:
    if None in left or None in right:
        positive = all(side[0] is not None and side[0] >= 0 for side in (left, right))
        return (left[0] * right[0] if positive else None, None)  # type: ignore[operator]
    corners = [a * b for a in left for b in right]  # type: ignore[operator]
    return min(corners), max(corners)


def _quotient(left: Range, right: Range) -> Range:
    if None in left or None in right or right[0] <= 0 <= right[1]:  # type: ignore[operator]
        return None, None
    from decimal import Decimal

    corners = [Decimal(a) / Decimal(b) for a in left for b in right]  # type: ignore[arg-type]
    return min(corners), max(corners)


def _absolute(values: Sequence[Range]) -> Range:
    low, high = values[0]
    if low is not None and low >= 0:
        return low, high
    if high is not None and high <= 0:
        return _negated(values[0])
    return 0, None if low is None or high is None else max(-low, high)


def _most(values: Sequence[Range]) -> Range:
    lows = [low for low, _ in values if low is not None]
    highs = [high for _, high in values if high is not None]
    return max(lows) if lows else None, max(highs) if len(highs) == len(values) else None


def _least(values: Sequence[Range]) -> Range:
    return _negated(_most([_negated(value) for value in values]))


def _whole(values: Sequence[Range]) -> Range:
    low, high = values[0]
    return None if low is None else int(low), None if high is None else int(high)


_OPERATIONS: dict[str, Callable[[Range, Range], Range]] = {
    "sub": lambda left, right: _sum((left, _negated(right))),
    "mul": _product,
    "div": _quotient,
}
_FUNCTIONS: dict[str, Callable[[Sequence[Range]], Range]] = {
    "绝对值": _absolute,
    "最大": _most,
    "最小": _least,
    "整数": _whole,
}

# ------------------------------------------------------------------------------------------------------------ truths


def truth(ast: list[Any], form: Form) -> TruthOf:
    """The function that says whether a condition holds: True, False, or None where that depends on what is unknown."""
    kind = ast[0]
    if kind == "and" or kind == "or":
        parts = [truth(part, form) for part in ast[1]]
        settles = kind == "or"
        return lambda env: _joined([part(env) for part in parts], settles)
    if kind == "not":
        inner = truth(ast[1], form)
        return lambda env: None if (answer := inner(env)) is None else not answer
    left, right, compare = number(ast[1], form), number(ast[2], form), COMPARISONS[kind]
    return lambda env: compare(left(env), right(env))


def _joined(answers: list[bool | None], settles: bool) -> bool | None:
    if settles in answers:
        return settles
    return None if None in answers else not settles


def _le(left: Range, right: Range) -> bool | None:
    if left[1] is not None and right[0] is not None and left[1] <= right[0]:
        return True
    if left[0] is not None and right[1] is not None and left[0] > right[1]:
        return False
    return None


def _lt(left: Range, right: Range) -> bool | None:
    answer = _le(right, left)
    return None if answer is None else not answer


def _eq(left: Range, right: Range) -> bool | None:
    if _lt(left, right) or _lt(right, left):
        return False
    known = left[0] == left[1] == right[0] == right[1] and left[0] is not None
    return True if known else None


COMPARISONS: dict[str, Callable[[Range, Range], bool | None]] = {
    "eq": _eq,
    "ne": lambda left, right: None if (answer := _eq(left, right)) is None else not answer,
    "le": _le,
    "lt": _lt,
    "ge": lambda left, right: _le(right, left),
    "gt": lambda left, right: _lt(right, left),
}


def decide(holds: TruthOf, grid: Grid, cells: Sequence[int], env: Env) -> bool | None:
    """Whether a condition over `cells` of one table holds, whatever the places of the values that came through.

    `env` has the ranges of the table, each value without a place being unknown there.
    """
    answer = holds(env)
    if answer is not None:
        return answer
    touched = [pool for pool in grid.pools if not set(pool.places).isdisjoint(cells)]
    if len(touched) != 1 or comb(len(touched[0].places), len(touched[0].values)) > PLACEMENTS:
        return None
    places, survivors = touched[0]
    ranges = grid.ranges().listed()
    unknown = [ranges[place] for place in places]
    tried = {**env, grid.table.id: ranges}
    found: set[bool | None] = set()
    for chosen in combinations(places, len(survivors)):
        for place, bounds in zip(places, unknown, strict=True):
            ranges[place] = bounds
        for place, value in zip(chosen, survivors, strict=True):
            if value is not None:
                ranges[place] = (value, value)
        found.add(holds(tried))
        if None in found or len(found) > 1:
            return None
    return found.pop() if found else None


def certain(answer: bool | None, holds: TruthOf, grid: Grid, env: Env) -> bool | None:
    """`answer`, or None where a column is lost and the condition would hold if it had stood elsewhere."""
    if answer is not False:
        return answer
    return False if all(holds({**env, grid.table.id: ranges}) is False for ranges in shifted(grid)) else None
